"""Comparing: every operator with its sentence, what it wants and what it compares, side by side.

Operators never see unknown values: a leaf on an unknown fact is unknown before any operator is asked; only
`is_known` and its like are asked then (`Operator.on_unknown`).
"""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.operators import equality, lists, nearby, numbers, patterns, words
from chalicelib.operators.operator import Operator

OPERATORS: tuple[Operator, ...] = (
    *equality.OPERATORS,
    *numbers.OPERATORS,
    *lists.OPERATORS,
    *words.OPERATORS,
    *patterns.OPERATORS,
    *nearby.OPERATORS,
)

BY_NAME: Mapping[str, Operator] = {operator.name: operator for operator in OPERATORS}
