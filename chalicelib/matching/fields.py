"""One fact and all conditions on it: which rows of rules its value lets through, as one whole number of bits.

A value is first reduced to what the conditions can tell apart (which of their words it is, between which of their
bounds it lies), and for each such key the answer is worked out once, by the operators themselves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from chalicelib.domain.conditions import Condition, Leaf
from chalicelib.facts import READERS, Fact
from chalicelib.matching.alternatives import leaves
from chalicelib.matching.plain import Look, evaluate
from chalicelib.text import fold

MOST_KEYS = 4096
"""Answers kept for one fact; then it starts afresh."""

KINDS = frozenset({"word", "boolean", "number", "list"})
"""Types of facts that have a field; texts have words, places are looked at one by one."""

_OTHER = object()


class Field:
    """A fact with its conditions."""

    def __init__(self, fact: Fact, conditions: Sequence[tuple[Condition, int]], *, everything: int) -> None:
        """Index it.

        Args:
            conditions: Conditions on this fact alone, each with the bits of the rows that it stands in.
            everything: The bits of all rows.
        """
        self.read = READERS[fact.name]
        self._conditions = conditions
        self._everything = everything
        self._key = _key(fact, [leaf for condition, _ in conditions for leaf in leaves(condition)])
        self._known: dict[Any, int] = {}

    def passes(self, look: Look) -> int:
        """The rows of which no condition on this fact is untrue."""
        value = self.read(look.moment)
        key = None if value is None else self._key(value)
        found = self._known.get(key)
        if found is None:
            found = self._everything
            for condition, rows in self._conditions:
                if evaluate(condition, look).result is not True:
                    found &= ~rows
            if len(self._known) >= MOST_KEYS:
                self._known.clear()
            self._known[key] = found
        return found


def _key(fact: Fact, conditions: Iterable[Any]) -> Callable[[Any], Any]:
    """What the conditions can tell apart of a value that is known."""
    wanted = [one for leaf in conditions if isinstance(leaf, Leaf) for one in _each(leaf.wanted)]
    if fact.type == "number":
        bounds = sorted(
            {one for one in wanted if isinstance(one, int | float)}
        )  # no float of a large int: it is another
        return lambda value: (bisect_left(bounds, value), bisect_right(bounds, value))
    words = frozenset(fold(one) for one in wanted if isinstance(one, str))
    if fact.type == "list":
        return lambda value: (not value, frozenset(words.intersection(map(fold, value))))
    if fact.type == "boolean":
        return lambda value: value
    return lambda value: folded if (folded := fold(value)) in words else _OTHER


def _each(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]
