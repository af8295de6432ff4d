"""The shape of an operator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NamedTuple

import msgspec

from chalicelib.domain.problem import Problem, problem
from chalicelib.domain.sentence import Language, Sentence
from chalicelib.facts import Fact, FactType

TYPES: Mapping[FactType, Sentence] = {
    "text": Sentence("a text", "ein Text"),
    "word": Sentence("a word", "ein Wort"),
    "number": Sentence("a number", "eine Zahl"),
    "boolean": Sentence("true or false", "true oder false"),
    "list": Sentence("a list", "eine Liste"),
    "place": Sentence("a place", "ein Ort"),
}
"""Types of facts, as a part of a sentence."""

_OTHER_KIND = Sentence("this is of another kind", "dieser ist von anderer Art")


class Compared(NamedTuple):
    """The answer of an operator.

    Attributes:
        found: What the trace shows: the value, or the part of it that made the difference.
    """

    result: bool
    found: Any


_NOTHING = {"en": "nothing", "de": "nichts"}
_UNKNOWN = {"en": "unknown", "de": "unbekannt"}
_TRUE, _FALSE = {"en": "yes", "de": "ja"}, {"en": "no", "de": "nein"}


def plain(value: Any, language: Language = "en") -> str:
    """A value as a person writes it; long ones are cut."""
    if isinstance(value, list):
        return ", ".join(plain(one, language) for one in value) or _NOTHING[language]
    if isinstance(value, dict):
        return ", ".join(f"{name} {plain(one, language)}" for name, one in value.items() if one is not None)
    if isinstance(value, bool):
        return (_TRUE if value else _FALSE)[language]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = _UNKNOWN[language] if value is None else str(value)
    return f"“{text[:60]}…”" if len(text) > 60 else text


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to compare a fact with a marketer's value.

    Attributes:
        sentence: In plain words, ``{fact}`` and ``{value}`` to be filled in (`says`).
        sentence_de: The same in German.
        wants: Type of the marketer's value, as msgspec reads it.
        compares: Types of facts it can be used on.
        evaluate: ``(found, wanted) -> Compared``; never raises on values of those types.
        on_unknown: Its answer where the fact is unknown. None: the leaf is unknown.
        refuses: What is wrong with a value of the right type, as the end of a sentence; None from it: nothing.
        words: The value as it stands in the sentence, by language.
    """

    name: str
    sentence: str
    wants: Any
    compares: frozenset[FactType]
    evaluate: Callable[[Any, Any], Compared]
    on_unknown: bool | None = None
    refuses: Callable[[Any], Sentence | None] = lambda _: None
    words: Callable[[Any, Language], str] = plain
    sentence_de: str = field(kw_only=True)

    def says(self, fact: str, wanted: Any, language: Language = "en") -> str:
        """A leaf in plain words."""
        sentence = self.sentence_de if language == "de" else self.sentence
        return sentence.format(fact=fact, value=self.words(wanted, language))

    def problem(self, fact: Fact, wanted: Any) -> Problem | None:
        """What is wrong with using it on this fact with this value. None: nothing."""
        if fact.type not in self.compares:
            return problem("wrong_value.operator", operator=self.name, fact=fact.name, type=TYPES[fact.type])
        try:
            msgspec.convert(wanted, self.wants)
        except msgspec.ValidationError:
            return problem("wrong_value.refused", operator=self.name, why=_OTHER_KIND)
        refused = self.refuses(wanted)
        if refused is not None:
            return problem("wrong_value.refused", operator=self.name, why=refused)
        if self.name in {"is", "is_not"} and not _is_of(fact.type, wanted):
            return problem("wrong_value.compared", fact=fact.name, type=TYPES[fact.type], value=plain(wanted))
        for one in wanted if isinstance(wanted, list) else [wanted]:
            if fact.values and isinstance(one, str) and one not in fact.values:
                nearest = next(iter(get_close_matches(one, fact.values, n=1)), None)
                return problem("wrong_value.never", fact=fact.name, value=one, choices=fact.values, nearest=nearest)
        return None


def _is_of(kind: FactType, value: Any) -> bool:
    """Whether a fact of this type could be the value."""
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, bool if kind == "boolean" else str)
