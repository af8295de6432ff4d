"""The syntax tree of an expression."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jmespath.parser import Parser

Node = Mapping[str, Any]
NULL: Node = {"type": "literal", "value": None, "children": []}
ORDERS = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
"""Comparisons of numbers, and their signs."""
KNOWS_NULL = frozenset({"not_null", "type", "to_array"})
"""Functions that say something of what is unknown."""


@lru_cache(maxsize=20_000)
def tree_of(text: str) -> Node:
    """Parsed once.

    Raises:
        JMESPathError: It is no JMESPath.
        RecursionError: It is nested too deeply.
    """
    parsed: Node = Parser().parse(text).parsed
    return parsed


def nodes_of(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    """The node and all below it, with how deep each stands."""
    yield node, depth
    for child in node["children"]:
        if isinstance(child, dict):
            yield from nodes_of(child, depth + 1)


def is_number(value: object) -> bool:
    """In JSON true is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)
