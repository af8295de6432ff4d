"""What is written to `ports.Records`, and how it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

ABSENT = 0  # as an expectation: the item must not be there


class Key(NamedTuple):
    """Where an item is: items of one partition are read together, in the order of their sort key."""

    partition: str
    sort: str


class Due(NamedTuple):
    """When somebody has to look at an item, and on which of the named agendas it stands."""

    agenda: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """An item as it was read.

    Attributes:
        body: JSON object.
        version: 1 for the first write, one more with each further one.
        counters: Whole numbers changed by `Add`.
        due: None: on no agenda.
    """

    key: Key
    body: Mapping[str, Any]
    version: int
    counters: Mapping[str, int] = field(default_factory=dict)
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """Write the body; counters stay.

    Attributes:
        expect: `ABSENT`, the version that must be there, or None for whatever is there.
        due: None: takes it off every agenda.
        expires: From then on it counts as deleted (UTC), whenever it is removed. None: it stays.
    """

    key: Key
    body: Mapping[str, Any]
    expect: int | None = None
    due: Due | None = None
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove the item.

    Attributes:
        expect: The version that must be there, or None for whatever is there.
    """

    key: Key
    expect: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Write nothing, only expect.

    Attributes:
        expect: `ABSENT`, or the version that must be there.
    """

    key: Key
    expect: int


@dataclass(frozen=True, slots=True)
class Add:
    """Add to a counter of an item, which is made if it isn't there.

    Attributes:
        amount: May be negative.
        at_most: The sum must not be above it.
        at_least: The sum must not be below it.
    """

    key: Key
    counter: str
    amount: int
    at_most: int | None = None
    at_least: int | None = None


Change = Put | Delete | Check | Add
