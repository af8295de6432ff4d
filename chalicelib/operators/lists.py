"""What is in a list."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator, never
from chalicelib.text import fold

_LIST: frozenset[FactType] = frozenset({"list"})
_EMPTY: frozenset[FactType] = frozenset({"list", "text"})
Words = Annotated[list[str], Meta(min_length=1)]


def _present(found: list[str], wanted: list[str]) -> list[str]:
    there = {fold(word) for word in found}
    return [word for word in wanted if fold(word) in there]


def _includes(found: list[str], wanted: str) -> Compared:
    return Compared(bool(_present(found, [wanted])), found)


def _includes_any(found: list[str], wanted: list[str]) -> Compared:
    return Compared(bool(_present(found, wanted)), found)


def _includes_all(found: list[str], wanted: list[str]) -> Compared:
    return Compared(len(_present(found, wanted)) == len(wanted), found)


def _is_empty(found: list[str] | str, wanted: bool) -> Compared:  # noqa: FBT001  (the marketer's value)
    return Compared((len(found) == 0) is wanted, found)


_EMPTINESS = {"en": ("empty", "not empty"), "de": ("leer", "nicht leer")}

OPERATORS = (
    Operator(
        "includes", "{fact} includes {value}", str, _LIST, _includes, unfit=never, sentence_de="{fact} enthält {value}"
    ),
    Operator(
        "includes_any",
        "{fact} includes any of {value}",
        Words,
        _LIST,
        _includes_any,
        unfit=never,
        sentence_de="{fact} enthält eines von {value}",
    ),
    Operator(
        "includes_all",
        "{fact} includes all of {value}",
        Words,
        _LIST,
        _includes_all,
        unfit=never,
        sentence_de="{fact} enthält alle von {value}",
    ),
    Operator(
        "is_empty",
        "{fact} is {value}",
        bool,
        _EMPTY,
        _is_empty,
        words=lambda wanted, language: _EMPTINESS[language][not wanted],
        sentence_de="{fact} ist {value}",
    ),
)
