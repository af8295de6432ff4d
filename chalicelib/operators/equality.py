"""Same or not, known or not. Words are compared folded: case and accents don't count."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from math import inf
from typing import Annotated, Any

from msgspec import Meta

from chalicelib.domain.problem import Problem, problem
from chalicelib.facts import Fact, FactType
from chalicelib.operators.operator import TYPES, Compared, Number, Operator, each, never, out_of_range
from chalicelib.text import fold

_SINGLE: frozenset[FactType] = frozenset({"text", "word", "number", "boolean"})
_ANY: frozenset[FactType] = frozenset({"text", "word", "number", "boolean", "list", "place"})
_KINDS: Mapping[FactType, tuple[type, ...]] = {
    "text": (str,),
    "word": (str,),
    "number": (int, float),
    "boolean": (bool,),
}
_QUOTED: Mapping[FactType, re.Pattern[str]] = {
    "number": re.compile(r"-?\d{1,15}(?:\.\d{1,15})?"),
    "boolean": re.compile("true|false"),
}
"""Values of these types that stand in quotes by mistake."""
Scalar = str | bool | Number
Scalars = Annotated[list[Scalar], Meta(min_length=1)]


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


def _unfit(fact: Fact, wanted: Any) -> Problem | None:
    for one in each(wanted):
        if type(one) not in _KINDS[fact.type]:
            if isinstance(one, str) and _QUOTED[fact.type].fullmatch(one):
                return problem("wrong_value.compared_quoted", fact=fact.name, type=TYPES[fact.type], value=one)
            return problem(
                "wrong_value.compared", fact=fact.name, type=TYPES[fact.type], value=json.dumps(one, ensure_ascii=False)
            )
    if fact.type != "number":
        return never(fact, wanted)
    low, high = (-inf if fact.least is None else fact.least), (inf if fact.most is None else fact.most)
    return None if any(low <= one <= high for one in each(wanted)) else out_of_range(fact)


def _unfit_none_of(fact: Fact, wanted: list[Any]) -> Problem | None:
    every = (True, False) if fact.type == "boolean" else fact.values
    if every and all(any(same(one, other) for other in wanted) for one in every):
        return problem("wrong_value.every", fact=fact.name)
    return _unfit(fact, wanted)


_KNOWN = {"en": ("known", "not known"), "de": ("bekannt", "nicht bekannt")}

OPERATORS = (
    Operator("is", "{fact} is {value}", Scalar, _SINGLE, _is, unfit=_unfit, sentence_de="{fact} ist {value}"),
    Operator(
        "is_not",
        "{fact} is not {value}",
        Scalar,
        _SINGLE,
        _is_not,
        unfit=_unfit,
        sentence_de="{fact} ist nicht {value}",
    ),
    Operator(
        "in",
        "{fact} is one of {value}",
        Scalars,
        _SINGLE,
        _in,
        unfit=_unfit,
        sentence_de="{fact} ist eines von {value}",
    ),
    Operator(
        "not_in",
        "{fact} is none of {value}",
        Scalars,
        _SINGLE,
        _not_in,
        unfit=_unfit_none_of,
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
