"""Every sentence of the pages, by language and key. Only sentences: how they are filled in is for `voice`.

Keys are ``page.what``. Some groups are looked up by a code that comes from elsewhere, just as it is written there:
``decline``, ``reject``, ``refused``, ``notice``, ``problem``, ``state``, ``count``, and for cases ``kind``, ``reason``,
``sensitive``, ``action`` and ``happened``. Another language is another module with the same keys. How an action is
called, and what only it has to say, stands with the action.
"""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib import actions
from chalicelib.console.words_de import DE
from chalicelib.console.words_en import EN


def _with_actions(language: str, words: Mapping[str, str]) -> Mapping[str, str]:
    found = dict(words)
    for action in actions.BY_NAME.values():
        said = {f"action.{action.name}": action.label[language]}
        said |= {f"reason.{code}": by_language[language] for code, by_language in action.reasons.items()}
        if twice := found.keys() & said.keys():
            raise ValueError(f"{action.name} says again: {', '.join(sorted(twice))}")
        found |= said
    return found


WORDS: Mapping[str, Mapping[str, str]] = {"en": _with_actions("en", EN), "de": _with_actions("de", DE)}
