"""Words that people read, in each of their languages, with places for values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any, Literal, get_args

from msgspec import Struct

Language = Literal["en", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

MOST = 80
"""Characters of a value that are shown; somebody may have written a novel where a name belongs."""


class Sentence(Struct, frozen=True):
    """A sentence or a part of one, in English and German.

    Attributes:
        en: With ``{names}`` where values go.
        de: The same in German.
        values: Of those names. A value may be a sentence again, or a list.
    """

    en: str
    de: str
    values: Mapping[str, Any] = {}

    def __str__(self) -> str:
        return self.said()

    def said(self, language: Language = "en") -> str:
        """With its values filled in; KeyError where one is missing."""
        template = self.de if language == "de" else self.en
        return template.format_map({name: shown(value, language) for name, value in self.values.items()})

    def filled(self, **values: Any) -> Sentence:
        """The same with these values."""
        return Sentence(self.en, self.de, {**self.values, **values})

    def names(self) -> tuple[frozenset[str], frozenset[str]]:
        """The names of the values that it takes, in English and in German."""
        return frozenset(_names(self.en)), frozenset(_names(self.de))


def shown(value: Any, language: Language) -> str:
    """A value as it stands in a sentence: never longer than a line, and nothing in it moves a terminal's cursor."""
    if isinstance(value, Sentence):
        return value.said(language)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(shown(one, language) for one in value)
    text = json.dumps(value) if value is None or isinstance(value, bool) else str(value)
    plain = "".join(char if char.isprintable() else "�" for char in text)
    return plain if len(plain) <= MOST else f"{plain[: MOST - 1]}…"


def _names(template: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(template) if name)
