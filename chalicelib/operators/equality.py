"""Same or not, known or not. Words are compared folded: case and accents don't count."""

from __future__ import annotations

from typing import Any

from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator
from chalicelib.text import fold

_SINGLE: frozenset[FactType] = frozenset({"text", "word", "number", "boolean"})
_ANY: frozenset[FactType] = frozenset({"text", "word", "number", "boolean", "list", "place"})
Scalar = str | bool | int | float


def same(found: Any, wanted: Any) -> bool:
    """Whether two single values mean the same; a number never equals true or false."""
    if isinstance(found, str) and isinstance(wanted, str):
        return fold(found) == fold(wanted)
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    return bool(found == wanted)


def _is(found: Any, wanted: Any) -> Compared:
    return Compared(same(found, wanted), found)


def _is_not(found: Any, wanted: Any) -> Compared:
    return Compared(not same(found, wanted), found)


def _in(found: Any, wanted: list[Any]) -> Compared:
    return Compared(any(same(found, one) for one in wanted), found)


def _not_in(found: Any, wanted: list[Any]) -> Compared:
    return Compared(not any(same(found, one) for one in wanted), found)


def _is_known(found: Any, wanted: bool) -> Compared:  # noqa: FBT001  (the marketer's value)
    return Compared((found is not None) is wanted, found is not None)


_KNOWN = {"en": ("known", "not known"), "de": ("bekannt", "nicht bekannt")}

OPERATORS = (
    Operator("is", "{fact} is {value}", Scalar, _SINGLE, _is, sentence_de="{fact} ist {value}"),
    Operator("is_not", "{fact} is not {value}", Scalar, _SINGLE, _is_not, sentence_de="{fact} ist nicht {value}"),
    Operator("in", "{fact} is one of {value}", list[Scalar], _SINGLE, _in, sentence_de="{fact} ist eines von {value}"),
    Operator(
        "not_in",
        "{fact} is none of {value}",
        list[Scalar],
        _SINGLE,
        _not_in,
        sentence_de="{fact} ist keines von {value}",
    ),
    Operator(
        "is_known",
        "{fact} is {value}",
        bool,
        _ANY,
        _is_known,
        on_unknown=False,
        words=lambda wanted, language: _KNOWN[language][not wanted],
        sentence_de="{fact} ist {value}",
    ),
)
