"""What reads and writes cost on DynamoDB, by its documented rules: an item's size decides.

A write takes a unit for each KiB of the item, before or after, whichever is larger; twice that in a transaction, in
which a mere expectation counts as a write. A strongly consistent read takes one for each 4 KiB, an eventually
consistent one half of it. What comes to an agenda, moves there or goes is written to the index as well, which holds
keys only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from chalicelib.adapters.aws import dynamodb_items as items
from chalicelib.ports import Add, Change, Check, Delete, Key, Put

READ_UNIT = 4 * items.WRITE_UNIT
COUNTER = 10
"""Bytes of a counter beside its name."""
OVERHEAD = 100
"""Bytes that DynamoDB adds to each item it stores."""


class Op(NamedTuple):
    """One item or one page of items, read or written.

    Attributes:
        partition: Of the table, or of the index (``due:effects#7``).
        sort: Empty: a page.
        together: Written in a transaction.
    """

    partition: str
    sort: str
    written: float = 0.0
    read: float = 0.0
    together: bool = False


def item_size(change: Put) -> int:
    """Bytes of an item as the adapter writes it, without counters."""
    item = {**items.key(change.key), "v": items.number(1), **items.attributes(change)}
    return items.size(item)


def shard(key: Key, agenda: str) -> str:
    """The partition of the index on which an item stands."""
    return f"due:{items.shard(agenda, key)}"


def reading(partition: str, found: Sequence[int]) -> Op:
    """A consistent read of items of these sizes; nothing found costs as much as a small item."""
    return Op(partition, "", read=max(1, -(-sum(found) // READ_UNIT)))


class Table:
    """Remembers how large each item is, so that a write can be reckoned."""

    def __init__(self) -> None:
        self._sizes: dict[Key, int] = {}
        self._due: dict[Key, tuple[str, datetime]] = {}

    def size(self, key: Key) -> int:
        """Bytes. 0: it isn't there."""
        return self._sizes.get(key, 0)

    @property
    def stored(self) -> int:
        """Bytes of all items."""
        return sum(self._sizes.values()) + OVERHEAD * len(self._sizes)

    def write(self, changes: Sequence[Change]) -> list[Op]:
        """What a write takes, once it has been applied."""
        together = len(changes) > 1
        ops: list[Op] = []
        for change in changes:
            before = self._sizes.get(change.key, 0)
            after = self._apply(change)
            units = items.units(max(before, after)) * (2 if together else 1)
            ops.append(Op(*change.key, written=units, together=together))
            ops += self._index(change)
        return ops

    def _apply(self, change: Change) -> int:
        before = self._sizes.get(change.key, 0)
        match change:
            case Put():
                self._sizes[change.key] = item_size(change)
            case Delete():
                self._sizes.pop(change.key, None)
            case Add():
                self._sizes[change.key] = before or item_size(Put(change.key, {})) + len(change.counter) + COUNTER
            case Check():
                pass
        return self._sizes.get(change.key, 0)

    def _index(self, change: Change) -> list[Op]:
        """An entry that appears, moves or goes; one that moves is deleted and put."""
        if not isinstance(change, Put | Delete):
            return []
        before = self._due.pop(change.key, None)
        now = None if isinstance(change, Delete) or change.due is None else (change.due.agenda, change.due.at)
        if now is not None:
            self._due[change.key] = now
        if before == now:
            return []
        return [Op(shard(change.key, agenda), at.isoformat(), written=1) for agenda, at in filter(None, (before, now))]
