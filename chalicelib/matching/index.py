"""A playbook's rules as an index: which of them are true of a moment, without looking at each.

Each rule is taken apart into alternatives (`alternatives`); each of those is a row, and has a bit. Every fact and every
text that rules ask for says which rows it lets through; what all let through, and whose remaining conditions are true
when the plain evaluator looks at them, is true. The result is always the plain evaluator's (`plain.match`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from threading import Lock

from chalicelib import facts
from chalicelib.domain.conditions import Condition, Expression, Leaf
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook, Rule
from chalicelib.matching.alternatives import alternatives, leaves, meaning
from chalicelib.matching.bits import bits
from chalicelib.matching.bits import numbers as numbers_of
from chalicelib.matching.fields import KINDS, Field
from chalicelib.matching.firing import Fired, fire
from chalicelib.matching.plain import Look, evaluate
from chalicelib.matching.texts import Text


class Index:
    """The rules of one playbook, ready to be matched."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Build it.

        Args:
            rules: In firing order.
        """
        rows = [(rule, row) for rule in rules for row in alternatives(rule.when, whole=_is_of_one_field)]
        everything = (1 << len(rows)) - 1
        by_fact: dict[str, dict[str, tuple[Condition, list[int]]]] = defaultdict(dict)
        self._rules = [rule for rule, _ in rows]
        self._has_alternatives = len(rows) > len(rules)
        self._rest: list[Sequence[Condition]] = []
        self._texts: dict[str, Text] = {}
        for number, (_, row) in enumerate(rows):
            rest: list[Condition] = []
            for condition in row:
                fact = _fact_of(condition)
                if fact is not None and facts.BY_NAME[fact].type in KINDS:
                    same = by_fact[fact].setdefault(meaning(condition), (condition, []))
                    same[1].append(number)
                elif fact is None or not self._text(fact, everything).add(condition, 1 << number):
                    rest.append(condition)
            self._rest.append(rest)
        self._with_rest = bits([number for number, rest in enumerate(self._rest) if rest], len(rows))
        self._everything = everything
        self._fields = [
            Field(
                facts.BY_NAME[name],
                [(condition, bits(numbers, len(rows))) for condition, numbers in conditions.values()],
                everything=everything,
            )
            for name, conditions in by_fact.items()
        ]

    def true(self, moment: Moment) -> list[Rule]:
        """Rules whose ``when`` is true, in firing order."""
        look = Look(moment)
        left = self._everything
        for field in self._fields:
            left &= field.passes(look)
            if not left:
                return []
        for text in self._texts.values():
            left &= text.passes(look)
            if not left:
                return []
        for number in numbers_of(left & self._with_rest):
            if not all(_holds(one, look) for one in self._rest[number]):
                left ^= 1 << number
        found = [self._rules[number] for number in numbers_of(left)]
        return [next(rows) for _, rows in groupby(found, key=id)] if self._has_alternatives else found

    def _text(self, fact: str, everything: int) -> Text:
        if fact not in self._texts:
            self._texts[fact] = Text(facts.BY_NAME[fact], everything=everything)
        return self._texts[fact]


def _holds(condition: Condition, look: Look) -> bool:
    if isinstance(condition, Expression):
        return look.answer(condition.text).result is True
    return evaluate(condition, look).result is True


_indexes: dict[int, tuple[Playbook, Index]] = {}
_building = Lock()
MOST_INDEXES = 16


def index_of(playbook: Playbook) -> Index:
    """The playbook's index, built once as long as not many others come in between."""
    known = _indexes.get(id(playbook))
    if known is not None:
        return known[1]
    with _building:
        if id(playbook) not in _indexes:
            if len(_indexes) >= MOST_INDEXES:
                del _indexes[next(iter(_indexes))]
            _indexes[id(playbook)] = (playbook, Index(playbook.rules))  # which keeps the playbook, and so its id
        return _indexes[id(playbook)][1]


def match(playbook: Playbook, moment: Moment) -> tuple[Fired, ...]:
    """The rules that are true of the moment, in firing order, and what becomes of each.

    The same rules, order and outcomes as `plain.match` has, without what it says of all others and of the leaves.
    """
    true = index_of(playbook).true(moment)
    return fire(true, sensitive=bool(moment.signals.stop.reasons), on_trial=moment.on_trial)


def _fact_of(condition: Condition) -> str | None:
    """The one fact that it is about. None: about several, or an expression."""
    found = {leaf.fact if isinstance(leaf, Leaf) else None for leaf in leaves(condition)}
    return found.pop() if len(found) == 1 else None


def _is_of_one_field(condition: Condition) -> bool:
    fact = _fact_of(condition)
    return fact is not None and facts.BY_NAME[fact].type in KINDS
