"""The marketers' JSON files as types: what each may hold, field by field; unknown fields are refused."""

from __future__ import annotations

from typing import Any

import msgspec

from chalicelib.domain.playbook import Endpoint, Goal, Limit, RuleExample, State, Store


class RuleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule as it stands in its file (design of the language: the fields of `domain.playbook.Rule`)."""

    schema_: str | msgspec.UnsetType = msgspec.field(name="$schema", default=msgspec.UNSET)
    id: str
    title: str
    why: str
    owner: str
    goal: Goal
    state: State
    priority: int = 50
    when: dict[str, Any]
    then: list[dict[str, Any]]
    otherwise: list[dict[str, Any]] = msgspec.field(default_factory=list)
    limits: tuple[Limit, ...] = ()
    stop: bool = False
    group: str | None = None
    backstop: bool = False
    despite_care: bool = False
    examples: tuple[RuleExample, ...] = ()


class StoresFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``stores.json``."""

    schema_: str | msgspec.UnsetType = msgspec.field(name="$schema", default=msgspec.UNSET)
    stores: tuple[Store, ...] = ()


class ChannelsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``channels.json``."""

    schema_: str | msgspec.UnsetType = msgspec.field(name="$schema", default=msgspec.UNSET)
    endpoints: dict[str, Endpoint] = msgspec.field(default_factory=dict)


class GuidelinesFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``guidelines.json``: how the brand speaks. For people; the engine does not read it.

    Attributes:
        voice: By language.
        do: What we do when we answer.
        dont: What we never do.
        never_topics: What we say nothing about.
        hand_over: Matter → who takes it, and how.
    """

    schema_: str | msgspec.UnsetType = msgspec.field(name="$schema", default=msgspec.UNSET)
    voice: dict[str, str] = msgspec.field(default_factory=dict)
    do: list[str] = msgspec.field(default_factory=list)
    dont: list[str] = msgspec.field(default_factory=list)
    never_topics: list[str] = msgspec.field(default_factory=list)
    hand_over: dict[str, str] = msgspec.field(default_factory=dict)
