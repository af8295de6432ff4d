"""Which rules miss by one leaf alone: what `plain.match` says of them, without looking at every leaf of every rule.

Leaves that several rules share are looked at once a post, the quick ones first, and a rule is given up at the second
leaf that would have to change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from chalicelib import facts
from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not
from chalicelib.domain.decision import Truth
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook
from chalicelib.matching.plain import Look, evaluate

_TEXTS, _EXPRESSIONS = 1, 2
_FAR = 2


class NearMiss(NamedTuple):
    """A rule that would be true if one leaf were otherwise.

    Attributes:
        leaf: Its path, the only one in `RuleResult.nearest_miss`.
        unknown: The leaf is neither true nor false.
    """

    rule: str
    leaf: str
    unknown: bool


class _Asked(NamedTuple):
    """A leaf that has to be `wanted`.

    Attributes:
        number: The same for leaves that say the same.
    """

    path: str
    number: int
    wanted: bool
    price: int


class _Group(NamedTuple):
    """Several of which each has to be right, or one."""

    each: bool
    parts: tuple[_Asked | _Group, ...]
    price: int


_Wants = _Asked | _Group


class NearMisses:
    """The rules of one playbook, ready to be asked."""

    def __init__(self, playbook: Playbook) -> None:
        self._leaves: list[Leaf | Expression] = []
        self._numbers: dict[str, int] = {}
        self._rules = [(rule.id, self._wants(rule.when, wanted=True)) for rule in playbook.rules]

    def of(self, moment: Moment, *, true: Collection[str]) -> Iterator[NearMiss]:
        """Those of the rules that are not true.

        Args:
            true: Ids of the rules that are.
        """
        look = Look(moment)
        known: dict[int, Truth] = {}

        def truth(number: int) -> Truth:
            if number not in known:
                known[number] = evaluate(self._leaves[number], look).result
            return known[number]

        for rule, wants in self._rules:
            if rule not in true:
                misses, leaf = _fewest(wants, truth)
                if misses == 1 and leaf is not None:
                    yield NearMiss(rule, leaf.path, unknown=known[leaf.number] is None)

    def _wants(self, condition: Condition, *, wanted: bool) -> _Wants:
        match condition:
            case Leaf():
                text = facts.BY_NAME[condition.fact].type == "text"
                return self._asked(condition, wanted=wanted, price=_TEXTS if text else 0)
            case Expression():
                return self._asked(condition, wanted=wanted, price=_EXPRESSIONS)
            case Not(child=child):
                return self._wants(child, wanted=not wanted)
            case AllOf(children=children) | AnyOf(children=children):
                each = isinstance(condition, AllOf) is wanted
                parts = [self._wants(child, wanted=wanted) for child in children]
                if each:  # of which any order finds the same leaf
                    parts.sort(key=lambda part: part.price)
                return _Group(each, tuple(parts), price=max(part.price for part in parts))

    def _asked(self, leaf: Leaf | Expression, *, wanted: bool, price: int) -> _Asked:
        says = f"{leaf.fact} {leaf.operator} {leaf.wanted!r}" if isinstance(leaf, Leaf) else f"jmespath {leaf.text}"
        if says not in self._numbers:
            self._numbers[says] = len(self._leaves)
            self._leaves.append(leaf)
        return _Asked(leaf.path, self._numbers[says], wanted, price)


def _fewest(wants: _Wants, truth: Callable[[int], Truth]) -> tuple[int, _Asked | None]:
    """How many leaves would have to change, `_FAR` for two or more, and which it is where it is one."""
    if isinstance(wants, _Asked):
        return (0, None) if truth(wants.number) is wants.wanted else (1, wants)
    if wants.each:
        found: _Asked | None = None
        for part in wants.parts:
            misses, leaf = _fewest(part, truth)
            if misses and (found is not None or misses > 1):
                return _FAR, None
            found = leaf if misses else found
        return (0, None) if found is None else (1, found)
    nearest: tuple[int, _Asked | None] = (_FAR, None)
    for part in wants.parts:
        one = _fewest(part, truth)
        if one[0] < nearest[0]:
            nearest = one
        if nearest[0] == 0:
            break
    return nearest
