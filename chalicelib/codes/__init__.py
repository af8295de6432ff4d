"""What codes are called when people read them, by language: wherever one is shown, it is called the same.

Keys are ``group.code``: ``kind`` and ``reason`` of cases, ``sensitive`` matters, what has ``happened`` to a case, the
``state`` of a reply, why a store said no (``decline``) or a person (``reject``), ``outcome`` of a rule on a
post, what ``became`` of it on many, ``verdict``,
the state of an ``effect``, an ``offer`` or a store's ``work``, the ``item`` of a payload, and ``action``. How an action
is called, and what only it has to say, stands with the action.
"""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib import actions
from chalicelib.codes.english import EN
from chalicelib.codes.german import DE


def _with_actions(language: str, words: Mapping[str, str]) -> Mapping[str, str]:
    found = dict(words)
    for action in actions.BY_NAME.values():
        said = {f"action.{action.name}": action.label[language]}
        said |= {f"reason.{code}": by_language[language] for code, by_language in action.reasons.items()}
        if twice := found.keys() & said.keys():
            raise ValueError(f"{action.name} says again: {', '.join(sorted(twice))}")
        found |= said
    return found


CODES: Mapping[str, Mapping[str, str]] = {"en": _with_actions("en", EN), "de": _with_actions("de", DE)}
LANGUAGES = tuple(CODES)


def called(group: str, code: str, language: str) -> str:
    """The words for a code; a code without words stands for itself."""
    return CODES[language].get(f"{group}.{code}", code)
