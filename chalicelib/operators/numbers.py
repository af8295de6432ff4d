"""More or less."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from chalicelib.domain.sentence import Sentence
from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator, plain

_NUMBER: frozenset[FactType] = frozenset({"number"})
_UPSIDE_DOWN = Sentence("the first bound is above the second", "die erste Grenze liegt über der zweiten")
Bounds = Annotated[list[float], Meta(min_length=2, max_length=2)]


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
    return None if wanted[0] <= wanted[1] else _UPSIDE_DOWN


_TO = {"en": "to", "de": "bis"}

OPERATORS = (
    Operator(
        "at_least", "{fact} is at least {value}", float, _NUMBER, _at_least, sentence_de="{fact} ist mindestens {value}"
    ),
    Operator(
        "at_most", "{fact} is at most {value}", float, _NUMBER, _at_most, sentence_de="{fact} ist höchstens {value}"
    ),
    Operator(
        "more_than",
        "{fact} is more than {value}",
        float,
        _NUMBER,
        _more_than,
        sentence_de="{fact} ist mehr als {value}",
    ),
    Operator(
        "less_than",
        "{fact} is less than {value}",
        float,
        _NUMBER,
        _less_than,
        sentence_de="{fact} ist weniger als {value}",
    ),
    Operator(
        "between",
        "{fact} is from {value}",
        Bounds,
        _NUMBER,
        _between,
        refuses=_refuses,
        words=lambda wanted, language: f"{plain(wanted[0])} {_TO[language]} {plain(wanted[1])}",
        sentence_de="{fact} liegt im Bereich {value}",
    ),
)
