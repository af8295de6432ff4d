"""The shape of an operator."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from chalicelib.domain.problem import Problem, problem
from chalicelib.domain.sentence import Language, Sentence
from chalicelib.facts import Fact, FactType

Number = Annotated[float, Meta(ge=-1e18, le=1e18)]
"""A number within what people count; JSON knows 1e999."""

TYPES: Mapping[FactType, Sentence] = {
    "text": Sentence("a text", "ein Text"),
    "word": Sentence("a word", "ein Wort"),
    "number": Sentence("a number", "eine Zahl"),
    "boolean": Sentence("true or false", "true oder false"),
    "list": Sentence("a list", "eine Liste"),
    "place": Sentence("a place", "ein Ort"),
}
"""Types of facts, as a part of a sentence."""

_ENDS = {
    (False, False): Sentence("from {least} to {most}", "von {least} bis {most}"),
    (False, True): Sentence("at least {least}", "mindestens {least}"),
    (True, False): Sentence("at most {most}", "höchstens {most}"),
}
"""A fact's range, as a part of a sentence: without a least, without a most."""

_OTHER_KIND = Sentence("this is of another kind", "dieser ist von anderer Art")


class Compared(NamedTuple):
    """The answer of an operator.

    Attributes:
        found: What the trace shows: the value, or the part of it that made the difference.
    """

    result: bool
    found: Any


MOST_SHOWN = 8
"""Of a list; it is read by somebody who knows what the list is for."""
_MORE = {"en": "… and {} more", "de": "… und {} weitere"}
_NOTHING = {"en": "nothing", "de": "nichts"}
_UNKNOWN = {"en": "unknown", "de": "unbekannt"}
_TRUE, _FALSE = {"en": "yes", "de": "ja"}, {"en": "no", "de": "nein"}


def plain(value: Any, language: Language = "en") -> str:
    """A value as a person writes it; long texts and lists are cut."""
    if isinstance(value, list):
        return shown(value, ", ", language) or _NOTHING[language]
    if isinstance(value, dict):
        return ", ".join(f"{name} {plain(one, language)}" for name, one in value.items() if one is not None)
    if isinstance(value, bool):
        return (_TRUE if value else _FALSE)[language]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = _UNKNOWN[language] if value is None else str(value)
    return f"“{text[:60]}…”" if len(text) > 60 else text


def shown(values: Sequence[Any], between: str, language: Language) -> str:
    """The first of them, and how many more there are."""
    more = [_MORE[language].format(len(values) - MOST_SHOWN)] if len(values) > MOST_SHOWN else []
    return between.join([*(plain(one, language) for one in values[:MOST_SHOWN]), *more])


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
        unfit: Why this very fact could never be what the condition wants. None from it: it could.
        words: The value as it stands in the sentence, by language.
    """

    name: str
    sentence: str
    wants: Any
    compares: frozenset[FactType]
    evaluate: Callable[[Any, Any], Compared]
    on_unknown: bool | None = None
    refuses: Callable[[Any], Sentence | None] = lambda _: None
    unfit: Callable[[Fact, Any], Problem | None] = lambda _fact, _wanted: None
    words: Callable[[Any, Language], str] = plain
    sentence_de: str = field(kw_only=True)

    def says(self, fact: str, wanted: Any, language: Language = "en") -> str:
        """A leaf in plain words."""
        sentence = self.sentence_de if language == "de" else self.sentence
        return sentence.format(fact=fact, value=self.words(wanted, language))

    def problem(self, fact: Fact, wanted: Any) -> Problem | None:
        """What is wrong with using it on this fact with this value. None: nothing."""
        if fact.type == "list" and fact.type not in self.compares:
            return problem("wrong_value.operator_list", operator=self.name, fact=fact.name)
        if fact.type not in self.compares:
            return problem("wrong_value.operator", operator=self.name, fact=fact.name, type=TYPES[fact.type])
        try:
            msgspec.convert(wanted, self.wants)
        except msgspec.ValidationError:
            return problem("wrong_value.refused", operator=self.name, why=_OTHER_KIND)
        refused = self.refuses(wanted)
        if refused is not None:
            return problem("wrong_value.refused", operator=self.name, why=refused)
        return self.unfit(fact, wanted)


def each(wanted: Any) -> list[Any]:
    """The value, or what is in it if it is a list."""
    return wanted if isinstance(wanted, list) else [wanted]


def never(fact: Fact, wanted: Any) -> Problem | None:
    """A word that is none of those that the fact can be. None: it is one, or any word will do."""
    for word in each(wanted):
        if fact.values and word not in fact.values:
            nearest = next(iter(get_close_matches(word, fact.values, n=1)), None)
            return problem("wrong_value.never", fact=fact.name, value=word, choices=fact.values, nearest=nearest)
    return None


def out_of_range(fact: Fact) -> Problem:
    """A number that the fact never is."""
    return problem(
        "wrong_value.out_of_range",
        fact=fact.name,
        ends=_ENDS[fact.least is None, fact.most is None].filled(least=plain(fact.least), most=plain(fact.most)),
    )
