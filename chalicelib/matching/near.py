"""Which rules miss by one leaf alone: what `plain.match` says of them, without looking at every leaf of every rule.

Leaves that several rules share are looked at once a post, the quick ones first, all phrases in one pass over the text,
and a rule is given up at the second leaf that would have to change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from chalicelib import facts
from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not
from chalicelib.domain.decision import Truth
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Rule
from chalicelib.matching.alternatives import meaning
from chalicelib.matching.phrases import Phrases, is_short
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


class _Mention(NamedTuple):
    """A leaf that asks for phrases, by their numbers."""

    fact: str
    operator: str
    wanted: frozenset[int]


_BY_PHRASES: Mapping[str, Callable[[frozenset[int], AbstractSet[int]], Truth]] = {
    "mentions_any": lambda wanted, found: not wanted.isdisjoint(found),
    "mentions_all": lambda wanted, found: wanted <= found,
    "mentions_none": lambda wanted, found: wanted.isdisjoint(found),
    "near": lambda wanted, found: None if wanted <= found else False,  # None: it depends on where they stand
}


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
    """The rules of a playbook, ready to be asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._leaves: list[Leaf | Expression] = []
        self._mentions: dict[int, _Mention] = {}
        self._phrases: dict[str, Phrases] = defaultdict(Phrases)  # by the fact that is a text
        self._numbers: dict[str, int] = {}
        self._rules = [(rule.id, self._wants(rule.when, wanted=True)) for rule in rules]

    def of(self, moment: Moment, *, true: Collection[str]) -> Iterator[NearMiss]:
        """Those of the rules that are not true.

        Args:
            true: Ids of the rules that are.
        """
        look = Look(moment)
        read = cache(lambda fact: self._phrases_in(look, fact))
        known: dict[int, Truth] = {}

        def truth(number: int) -> Truth:
            if number not in known:
                known[number] = self._truth(number, look, read)
            return known[number]

        for rule, wants in self._rules:
            if rule not in true:
                misses, leaf = _fewest(wants, truth)
                if misses == 1 and leaf is not None:
                    yield NearMiss(rule, leaf.path, unknown=known[leaf.number] is None)

    def _phrases_in(self, look: Look, fact: str) -> AbstractSet[int] | None:
        """Which of all phrases stand in a text. None: it is unknown."""
        text = facts.READERS[fact](look.moment)
        return None if text is None else frozenset(self._phrases[fact].found(text))

    def _truth(self, number: int, look: Look, read: Callable[[str], AbstractSet[int] | None]) -> Truth:
        mention = self._mentions.get(number)
        if mention is not None:
            found = read(mention.fact)
            said = None if found is None else _BY_PHRASES[mention.operator](mention.wanted, found)
            if said is not None or found is None:
                return said
        return evaluate(self._leaves[number], look).result

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
        says = meaning(leaf)
        if says not in self._numbers:
            self._numbers[says] = len(self._leaves)
            self._leaves.append(leaf)
            if isinstance(leaf, Leaf) and leaf.operator in _BY_PHRASES:
                self._mention(leaf)
        return _Asked(leaf.path, self._numbers[says], wanted, price)

    def _mention(self, leaf: Leaf) -> None:
        phrases = leaf.wanted["phrases"] if leaf.operator == "near" else leaf.wanted
        if all(isinstance(one, str) and is_short(one) for one in phrases):  # choices within near are left to it
            numbers = frozenset(map(self._phrases[leaf.fact].number, phrases))
            self._mentions[self._numbers[meaning(leaf)]] = _Mention(leaf.fact, leaf.operator, numbers)


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
