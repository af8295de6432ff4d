"""More or less."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from chalicelib.domain.problem import Problem
from chalicelib.domain.sentence import Sentence
from chalicelib.facts import Fact, FactType
from chalicelib.operators.operator import Compared, Number, Operator, out_of_range, plain

_NUMBER: frozenset[FactType] = frozenset({"number"})
_UPSIDE_DOWN = Sentence(
    "the first bound is above the second; turn them round, or for a span across midnight write"
    ' {{"any": [{{… "at_least": {first}}}, {{… "less_than": {second}}}]}}',
    "die erste Grenze liegt über der zweiten; tauschen Sie beide, oder schreiben Sie für eine Spanne über Mitternacht"
    ' {{"any": [{{… "at_least": {first}}}, {{… "less_than": {second}}}]}}',
)
Bounds = Annotated[list[Number], Meta(min_length=2, max_length=2)]


def _at_least(found: float, wanted: float) -> Compared:
    return Compared(found >= wanted, found)


def _at_most(found: float, wanted: float) -> Compared:
    return Compared(found <= wanted, found)


def _more_than(found: float, wanted: float) -> Compared:
    return Compared(found > wanted, found)


def _less_than(found: float, wanted: float) -> Compared:
    return Compared(found < wanted, found)


def _between(found: float, wanted: list[float]) -> Compared:
    return Compared(wanted[0] <= found <= wanted[1], found)


def _refuses(wanted: list[float]) -> Sentence | None:
    if wanted[0] <= wanted[1]:
        return None
    return _UPSIDE_DOWN.filled(first=plain(wanted[0]), second=plain(wanted[1]))


def _too_high(fact: Fact, wanted: float) -> Problem | None:
    return out_of_range(fact) if fact.most is not None and wanted > fact.most else None


def _too_low(fact: Fact, wanted: float) -> Problem | None:
    return out_of_range(fact) if fact.least is not None and wanted < fact.least else None


def _at_the_top(fact: Fact, wanted: float) -> Problem | None:
    return out_of_range(fact) if fact.most is not None and wanted >= fact.most else None


def _at_the_bottom(fact: Fact, wanted: float) -> Problem | None:
    return out_of_range(fact) if fact.least is not None and wanted <= fact.least else None


def _outside(fact: Fact, wanted: list[float]) -> Problem | None:
    return _too_high(fact, wanted[0]) or _too_low(fact, wanted[1])


_TO = {"en": "to", "de": "bis"}

OPERATORS = (
    Operator(
        "at_least",
        "{fact} is at least {value}",
        Number,
        _NUMBER,
        _at_least,
        unfit=_too_high,
        sentence_de="{fact} ist mindestens {value}",
    ),
    Operator(
        "at_most",
        "{fact} is at most {value}",
        Number,
        _NUMBER,
        _at_most,
        unfit=_too_low,
        sentence_de="{fact} ist höchstens {value}",
    ),
    Operator(
        "more_than",
        "{fact} is more than {value}",
        Number,
        _NUMBER,
        _more_than,
        unfit=_at_the_top,
        sentence_de="{fact} ist mehr als {value}",
    ),
    Operator(
        "less_than",
        "{fact} is less than {value}",
        Number,
        _NUMBER,
        _less_than,
        unfit=_at_the_bottom,
        sentence_de="{fact} ist weniger als {value}",
    ),
    Operator(
        "between",
        "{fact} is from {value}",
        Bounds,
        _NUMBER,
        _between,
        refuses=_refuses,
        unfit=_outside,
        words=lambda wanted, language: f"{plain(wanted[0])} {_TO[language]} {plain(wanted[1])}",
        sentence_de="{fact} liegt im Bereich {value}",
    ),
)
