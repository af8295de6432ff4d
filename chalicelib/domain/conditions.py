"""The tree of a rule's ``when``: groups and leaves, each with its JSON pointer into the marketer's file."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Leaf(Struct, frozen=True, kw_only=True, tag_field="node", tag="leaf"):
    """One fact compared with one value.

    Attributes:
        path: JSON pointer into the rule's file, e.g. ``#/when/all/1``.
        wanted: The marketer's value, named lists resolved.
    """

    path: str
    fact: str
    operator: str
    wanted: Any


class Expression(Struct, frozen=True, kw_only=True, tag_field="node", tag="jmespath"):
    """The escape hatch: a JMESPath expression that is true, false, or unknown.

    Attributes:
        path: JSON pointer into the rule's file, e.g. ``#/when/all/7``.
        text: As the marketer wrote it.
    """

    path: str
    text: str


class AllOf(Struct, frozen=True, kw_only=True, tag_field="node", tag="all"):
    """True when every child is; false when one is; else unknown."""

    path: str
    children: tuple[Condition, ...]


class AnyOf(Struct, frozen=True, kw_only=True, tag_field="node", tag="any"):
    """True when one child is; false when none is; else unknown."""

    path: str
    children: tuple[Condition, ...]


class Not(Struct, frozen=True, kw_only=True, tag_field="node", tag="not"):
    """The opposite; unknown stays unknown."""

    path: str
    child: Condition


Condition = Leaf | Expression | AllOf | AnyOf | Not
