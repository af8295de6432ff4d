"""How two conditions on one fact stand to each other, and which can never be true.

Everything claimed here is exact in one direction only: where `implies`, `excludes` or `impossible` says yes, no post is
an exception; a no means that it can't be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from typing import Any

from chalicelib import facts
from chalicelib.editor.atoms import Atom, Form, Phrases, Range, Value
from chalicelib.text import Phrase

BOUNDS = {
    "0 to 23": Range(0, 23),
    "0 to 1": Range(0, 1),
    **dict.fromkeys(("people", "visits", "complaints", "km", "stars"), Range(0, inf)),
}
"""By unit: the numbers that a fact can be at all. What isn't here can be any."""


def implies(one: Atom, other: Atom) -> bool:
    """Whether the other is true wherever the first one is."""
    if one.meaning == other.meaning:
        return True
    if one.fact is None or one.fact != other.fact:
        return False
    if other.form == "known":
        return bool(other.value) and not (one.form == "known" and not one.value)
    told = _IMPLIES.get((one.form, other.form))
    return told is not None and told(one.value, other.value)


def _numbers_in(values: Iterable[Value]) -> list[float]:
    return [number for kind, number in values if kind == "number"]


def _all_in(values: frozenset[Value], bounds: Range) -> bool:
    return all(kind == "number" and bounds.holds(number) for kind, number in values)


def _none_in(bounds: Range, values: frozenset[Value]) -> bool:
    return not any(map(bounds.holds, _numbers_in(values)))


def _each_says_one(phrases: Phrases, others: Phrases) -> bool:
    return all(any(says(one, other) for other in others) for one in phrases)


def _each_is_said(phrases: Phrases, others: Phrases) -> bool:
    return all(any(says(one, other) for one in phrases) for other in others)


def _one_says_one(phrases: Phrases, others: Phrases) -> bool:
    return any(says(one, other) for one in phrases for other in others)


def _each_says_each(phrases: Phrases, others: Phrases) -> bool:
    return all(says(one, other) for one in phrases for other in others)


_IMPLIES: dict[tuple[Form, Form], Callable[[Any, Any], bool]] = {
    ("one_of", "one_of"): frozenset.issubset,
    ("one_of", "none_of"): frozenset.isdisjoint,
    ("one_of", "range"): _all_in,
    ("none_of", "none_of"): frozenset.issuperset,
    ("range", "range"): Range.within,
    ("range", "none_of"): _none_in,
    ("has_all", "has_all"): frozenset.issuperset,
    ("has_all", "has_any"): lambda these, those: not these.isdisjoint(those),
    ("has_any", "has_any"): frozenset.issubset,
    ("has_none", "has_none"): frozenset.issuperset,
    ("has_all", "empty"): lambda _, empty: not empty,
    ("has_any", "empty"): lambda _, empty: not empty,
    ("mentions_all", "empty"): lambda _, empty: not empty,
    ("mentions_any", "empty"): lambda _, empty: not empty,
    ("near", "empty"): lambda _, empty: not empty,
    ("empty", "has_none"): lambda empty, _: bool(empty),
    ("empty", "mentions_none"): lambda empty, _: bool(empty),
    ("mentions_any", "mentions_any"): _each_says_one,
    ("mentions_any", "mentions_all"): _each_says_each,
    ("mentions_all", "mentions_any"): _one_says_one,
    ("mentions_all", "mentions_all"): _each_is_said,
    ("near", "mentions_any"): _one_says_one,
    ("near", "mentions_all"): _each_is_said,
    ("mentions_none", "mentions_none"): lambda these, those: _each_says_one(those, these),
}
"""Two conditions → whether the second is true wherever the first is. What isn't here can't be told."""


def says(one: Phrase, other: Phrase) -> bool:
    """Whether every text that mentions the first phrase mentions the other."""
    most = len(one.words) - len(other.words)
    return any(_says_at(one, other, start) for start in range(most + 1))


def _says_at(one: Phrase, other: Phrase, start: int) -> bool:
    last = len(other.words) - 1
    for offset, wanted in enumerate(other.words):
        there = one.words[start + offset]
        goes_on = one.open_end and start + offset == len(one.words) - 1
        if offset == last and other.open_end:
            if not all(any(form.startswith(begin) for begin in wanted) for form in there):
                return False
        elif goes_on or not there <= wanted:
            return False
    return True


def impossible(one: Atom) -> bool:
    """Whether it can never be true."""
    if one.fact is None:
        return False
    fact = facts.BY_NAME[one.fact]
    match one.form:
        case "one_of":
            bounds = BOUNDS.get(fact.unit or "", Range())
            return not any(_can_be(fact, bounds, *value) for value in one.value)
        case "range":
            return not one.value.meets(BOUNDS.get(fact.unit or "", Range())) or not one.value.meets(Range())
        case "known":
            return not one.value and fact.unknown == "never"
    return False


def _can_be(fact: facts.Fact, bounds: Range, kind: str, value: Any) -> bool:
    if fact.type == "number":
        return kind == "number" and bounds.holds(value)
    return kind == ("boolean" if fact.type == "boolean" else "text")


def excludes(one: Atom, other: Atom) -> bool:
    """Whether both can never be true of one post."""
    if other.meaning == f"not({one.meaning})" or one.meaning == f"not({other.meaning})":
        return True
    if one.fact is None or one.fact != other.fact:
        return False
    if "known" in {one.form, other.form} and one.form != other.form:
        return not (one.value if one.form == "known" else other.value)
    told = _EXCLUDES.get((one.form, other.form))
    if told is not None:
        return told(one.value, other.value)
    turned = _EXCLUDES.get((other.form, one.form))
    return turned is not None and turned(other.value, one.value)


_EXCLUDES: dict[tuple[Form, Form], Callable[[Any, Any], bool]] = {
    ("known", "known"): lambda this, that: this is not that,
    ("one_of", "one_of"): frozenset.isdisjoint,
    ("one_of", "none_of"): frozenset.issubset,
    ("one_of", "range"): lambda values, bounds: _none_in(bounds, values),
    ("one_of", "outside"): lambda values, bounds: all(map(bounds.holds, _numbers_in(values))),
    ("range", "range"): lambda these, those: not these.meets(those),
    ("range", "outside"): Range.within,
    ("has_all", "has_none"): lambda these, those: not these.isdisjoint(those),
    ("has_any", "has_none"): frozenset.issubset,
    ("has_all", "lacks"): frozenset.issuperset,
    ("empty", "empty"): lambda this, that: this is not that,
    **dict.fromkeys(
        [("empty", form) for form in ("has_all", "has_any", "mentions_all", "mentions_any", "near")],
        lambda empty, _: bool(empty),
    ),
    ("mentions_all", "mentions_none"): _one_says_one,
    ("near", "mentions_none"): _one_says_one,
    ("mentions_any", "mentions_none"): _each_says_one,
}
"""Two conditions → whether they are never true together. What isn't here, either way round, can't be told."""
