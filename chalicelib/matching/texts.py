"""One text and all that rules look for in it: which rows of rules it lets through, as one whole number of bits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from chalicelib.domain.conditions import Condition, Leaf, Not
from chalicelib.facts import READERS, Fact
from chalicelib.matching.phrases import Patterns, Phrases, is_short
from chalicelib.matching.plain import Look

_ABSENT = -1  # as the index of a list: its last


class _Sought(Protocol):
    """Things by number that a text has or hasn't."""

    def number(self, written: str) -> int: ...

    def found(self, text: str) -> Sequence[int]: ...


class Text:
    """A fact that is a text, with its conditions.

    A row may want several things of one text. Each of them has a place: its first condition has place 0, the next
    place 1. What is found sets the rows' bits of that place, and in the end a row needs its bit in every place it has.
    """

    def __init__(self, fact: Fact, *, everything: int) -> None:
        self._read = READERS[fact.name]
        self._everything = everything
        self._any_row = 0
        self._places: list[int] = []  # the rows that have this place
        self._others: list[int] = []  # and all others
        self._kinds: tuple[tuple[_Sought, _Bits], ...] = ((Phrases(), _Bits()), (Patterns(), _Bits()))

    def add(self, condition: Condition, row: int) -> bool:
        """Take a condition of a row, given by its bit; False: it is none for an index."""
        sought = _sought(condition)
        if sought is None:
            return False
        kind, wanted, absent = sought
        things, bits = self._kinds[kind]
        self._any_row |= row
        for together in wanted:
            place = _ABSENT if absent else self._place(row)
            for one in together:
                bits.set(things.number(one), place, row)
        return True

    def _place(self, row: int) -> int:
        """The row's next one."""
        place = next((place for place, rows in enumerate(self._places) if not rows & row), len(self._places))
        if place == len(self._places):
            self._places.append(0)
            self._others.append(self._everything)
        self._places[place] |= row
        self._others[place] &= ~row
        return place

    def passes(self, look: Look) -> int:
        """The rows of which no condition on this text is untrue."""
        text = self._read(look.moment)
        if text is None:
            return self._everything & ~self._any_row
        found = [0] * (len(self._places) + 1)  # the last is that of what has to be absent
        for things, bits in self._kinds:
            of = bits.of
            for number in things.found(text):
                for place, rows in of[number]:
                    found[place] |= rows
        *hits, absent = found
        passing = self._everything & ~absent
        for others, hit in zip(self._others, hits, strict=True):
            passing &= hit | others
        return passing


class _Bits:
    """Number → which rows want it, place by place; `_ABSENT`: they want it to be absent."""

    def __init__(self) -> None:
        self.of: list[list[tuple[int, int]]] = []

    def set(self, number: int, place: int, row: int) -> None:
        while len(self.of) <= number:
            self.of.append([])
        known = self.of[number]
        for index, (other, rows) in enumerate(known):
            if other == place:
                known[index] = (place, rows | row)
                return
        known.append((place, row))


_PHRASES, _PATTERNS = 0, 1
_OPPOSITE = {"mentions_any": "mentions_none", "mentions_none": "mentions_any"}


def _sought(condition: Condition) -> tuple[int, list[list[str]], bool] | None:
    """Kind, groups of which one each has to be found, and whether they have to be absent. None: not for an index."""
    negative = isinstance(condition, Not)
    leaf = condition.child if isinstance(condition, Not) else condition
    if not isinstance(leaf, Leaf):
        return None
    if leaf.operator == "matches":
        return _PATTERNS, [[leaf.wanted]], negative
    operator = _OPPOSITE.get(leaf.operator, "") if negative else leaf.operator
    if operator not in {"mentions_any", "mentions_none", "mentions_all"} or not all(map(is_short, leaf.wanted)):
        return None
    if operator == "mentions_all":
        return _PHRASES, [[one] for one in leaf.wanted], False
    return _PHRASES, [leaf.wanted], operator == "mentions_none"
