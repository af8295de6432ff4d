"""A rule's tree as alternatives, each a row of conditions that must all be true.

Only what makes a rule match is kept, so three values become two: ``not`` is pushed down to the leaves, where it is
"false" and not "unknown", and then a tree is true exactly where one of its alternatives is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not

MOST = 16
"""Alternatives of one rule; what would make more of them stays one condition."""

EXPRESSION = "jmespath "
"""So the meaning of an expression begins."""

Row = tuple[Condition, ...]


def alternatives(condition: Condition, *, whole: Callable[[Condition], bool]) -> tuple[Row, ...]:
    """The tree is true where every condition of one row is.

    Args:
        whole: Conditions that are not to be taken apart.
    """
    if whole(condition):
        return ((condition,),)
    match condition:
        case Not(child=Not(child=child)):
            return alternatives(child, whole=whole)
        case Not(path=path, child=AllOf(children=children)):
            return alternatives(AnyOf(path=path, children=_not_each(children, path)), whole=whole)
        case Not(path=path, child=AnyOf(children=children)):
            return alternatives(AllOf(path=path, children=_not_each(children, path)), whole=whole)
        case AllOf(children=children):
            return _all_of([(child, alternatives(child, whole=whole)) for child in children])
        case AnyOf(children=children):
            rows = tuple(row for child in children for row in alternatives(child, whole=whole))
            return rows if len(rows) <= MOST else ((condition,),)
        case _:
            return ((condition,),)


def _all_of(children: list[tuple[Condition, tuple[Row, ...]]]) -> tuple[Row, ...]:
    """Every choice of a row from each child; a child that would make too many of them stays one condition."""
    rows: tuple[Row, ...] = ((),)
    for child, choices in sorted(children, key=lambda one: len(one[1])):
        more = choices if len(rows) * len(choices) <= MOST else ((child,),)
        rows = tuple((*before, *row) for before, row in product(rows, more))
    return rows


def _not_each(children: Iterable[Condition], path: str) -> tuple[Condition, ...]:
    return tuple(Not(path=path, child=child) for child in children)


def leaves(condition: Condition) -> Iterator[Leaf | Expression]:
    """Every leaf, from left to right."""
    match condition:
        case Leaf() | Expression():
            yield condition
        case Not(child=child):
            yield from leaves(child)
        case AllOf(children=children) | AnyOf(children=children):
            for child in children:
                yield from leaves(child)


def meaning(condition: Condition) -> str:
    """The same for conditions that say the same in the same words, wherever they stand."""
    match condition:
        case Leaf(fact=fact, operator=operator, wanted=wanted):
            return f"{fact} {operator} {wanted!r}"
        case Expression(text=text):
            return f"{EXPRESSION}{text}"
        case Not(child=child):
            return f"not({meaning(child)})"
        case AllOf(children=children):
            return f"all({', '.join(sorted(map(meaning, children)))})"
        case AnyOf(children=children):
            return f"any({', '.join(sorted(map(meaning, children)))})"
