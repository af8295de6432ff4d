"""What a single condition says, in a form in which two of them can be held against each other (`relations`)."""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import Any, Literal, NamedTuple

from chalicelib import facts
from chalicelib.domain.conditions import Condition, Expression, Leaf, Not
from chalicelib.matching.alternatives import meaning
from chalicelib.text import Phrase, fold, phrase

Form = Literal[
    "one_of",
    "none_of",
    "range",
    "outside",
    "has_all",
    "has_any",
    "has_none",
    "lacks",
    "mentions_all",
    "mentions_any",
    "mentions_none",
    "near",
    "empty",
    "known",
    "other",
]
Value = tuple[str, Any]
"""A value that is compared, with its kind: no number equals true or false."""

Phrases = frozenset[Phrase]

_SETS: dict[str, Form] = {"is": "one_of", "in": "one_of", "is_not": "none_of", "not_in": "none_of"}
_LISTS: dict[str, Form] = {"includes": "has_all", "includes_all": "has_all", "includes_any": "has_any"}
_WORDS: dict[str, Form] = {
    "mentions_all": "mentions_all",
    "mentions_any": "mentions_any",
    "mentions_none": "mentions_none",
}
_OPPOSITE: dict[Form, Form] = {
    "one_of": "none_of",
    "none_of": "one_of",
    "range": "outside",
    "has_any": "has_none",
    "has_all": "lacks",
    "mentions_any": "mentions_none",
    "mentions_none": "mentions_any",
}


class Range(NamedTuple):
    """Numbers between two bounds.

    Attributes:
        above: The lower bound itself is not in it.
        below: The same of the upper one.
    """

    least: float = -inf
    most: float = inf
    above: bool = False
    below: bool = False

    def holds(self, number: float) -> bool:
        """Whether the number is in it."""
        return (number > self.least if self.above else number >= self.least) and (
            number < self.most if self.below else number <= self.most
        )

    def within(self, other: Range) -> bool:
        """Whether all of it is in the other."""
        low = self.least > other.least or (self.least == other.least and (self.above or not other.above))
        return low and (self.most < other.most or (self.most == other.most and (self.below or not other.below)))

    def meets(self, other: Range) -> bool:
        """Whether some number can be in both."""
        least, above = max((self.least, self.above), (other.least, other.above))
        most, below = min((self.most, not self.below), (other.most, not other.below))
        return least < most or (least == most and not above and below)


class Atom(NamedTuple):
    """One condition that says something on its own.

    Attributes:
        fact: None: an expression, or a whole tree that was left as it is.
        value: By `form`: a set of `Value`, `Phrase` or words, a `Range`, or true or false.
        meaning: The same for all that say the same, wherever they stand.
        path: Of the leaf in its file.
    """

    fact: str | None
    form: Form
    value: Any
    meaning: str
    path: str


def atom(condition: Condition) -> Atom:
    """What a condition says, or that it must be false."""
    negated = isinstance(condition, Not)
    inner = condition.child if isinstance(condition, Not) else condition
    if not isinstance(inner, Leaf):
        path = inner.path if isinstance(inner, Expression) else condition.path
        return Atom(None, "other", None, meaning(condition), path)
    form, value = _read(inner)
    if negated and form in {"empty", "known"}:
        value = not value
    elif negated and form in _OPPOSITE:
        form = _OPPOSITE[form]
    elif negated and form == "mentions_all" and len(value) == 1:
        form = "mentions_none"
    elif negated:
        form, value = "other", None
    if form == "lacks" and len(value) == 1:
        form = "has_none"
    form, value = _closed(inner.fact, form, value)
    if form in {"has_any", "mentions_any"} and len(value) == 1:
        form = "has_all" if form == "has_any" else "mentions_all"
    said = meaning(condition) if form in {"other", "near"} else f"{inner.fact} {form} {_sorted(value)}"
    return Atom(inner.fact, form, value, said, inner.path)


def _read(leaf: Leaf) -> tuple[Form, Any]:
    name, wanted = leaf.operator, leaf.wanted
    if name in _SETS:
        return _SETS[name], frozenset(map(_value, wanted if isinstance(wanted, list) else [wanted]))
    if name in _LISTS:
        return _LISTS[name], frozenset(map(fold, wanted if isinstance(wanted, list) else [wanted]))
    if name in _WORDS:
        return _WORDS[name], frozenset(map(read_phrase, wanted))
    match name:
        case "near":
            said = frozenset(read_phrase(one) for one in wanted["phrases"] if isinstance(one, str))
            return ("near", said) if said else ("other", None)  # of choices nobody knows which is said
        case "at_least":
            return "range", Range(least=wanted)
        case "at_most":
            return "range", Range(most=wanted)
        case "more_than":
            return "range", Range(least=wanted, above=True)
        case "less_than":
            return "range", Range(most=wanted, below=True)
        case "between":
            return "range", Range(wanted[0], wanted[1])
        case "is_known":
            return "known", wanted
        case "is_empty":
            return "empty", wanted
        case _:
            return "other", None


def _closed(name: str, form: Form, value: Any) -> tuple[Form, Any]:
    """Where a fact has few values, all but some are the others; where a bound is one of all numbers, its other side."""
    fact = facts.BY_NAME[name]
    if form == "outside" and value.least == -inf:
        return "range", Range(least=value.most, above=not value.below)
    if form == "outside" and value.most == inf:
        return "range", Range(most=value.least, below=not value.above)
    whole: frozenset[Value] = frozenset()
    if fact.type == "boolean":
        whole = frozenset({("boolean", True), ("boolean", False)})
    elif fact.type == "word":
        whole = frozenset(map(_value, fact.values))
    if whole and form in {"one_of", "none_of"}:
        return "one_of", whole & value if form == "one_of" else whole - value
    return form, value


def _value(written: Any) -> Value:
    if isinstance(written, str):
        return "text", fold(written)
    return ("boolean" if isinstance(written, bool) else "number"), written


@lru_cache(maxsize=50_000)
def read_phrase(written: str) -> Phrase:
    """A phrase of a rule, which was checked before."""
    return phrase(written)


def _sorted(value: Any) -> str:
    return str(sorted(map(_shown, value))) if isinstance(value, frozenset) else repr(value)


def _shown(one: Any) -> str:
    if isinstance(one, Phrase):
        return f"{' '.join('/'.join(sorted(word)) for word in one.words)}{'*' if one.open_end else ''}"
    return repr(one)
