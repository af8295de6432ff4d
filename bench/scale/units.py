"""What reads and writes cost on DynamoDB, by its documented rules: an item's size decides.

A write takes a unit for each KiB of the item, before or after, whichever is larger; twice that in a transaction, in
which a mere expectation counts as a write. A strongly consistent read takes one for each 4 KiB, an eventually
consistent one half of it. What comes to an agenda, moves there or goes is written to the index as well, which holds
keys only.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from chalicelib.ports import Add, Change, Check, Delete, Key, Put, Stored

KIB = 1024
AGENDA_SHARDS = 16
"""An agenda's entries are spread over so many partitions of the index, by a hash of the key."""
_NUMBER = 9
"""Bytes of a time in microseconds, as DynamoDB keeps numbers."""


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


def item_size(key: Key, body: object, *, agenda: str | None, expires: bool) -> int:
    """Bytes: names and values of the attributes."""
    size = 1 + len(key.partition.encode()) + 1 + len(key.sort.encode()) + 1 + 2
    size += 1 + packed(json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode(), beside=size)
    if agenda is not None:
        size += 1 + len(agenda) + 3 + 1 + _NUMBER
    return size + (1 + _NUMBER + 3 + 6 if expires else 0)


def packed(raw: bytes, *, beside: int) -> int:
    """Bytes of a body as it is kept: compressed where that saves a whole unit."""
    small = len(zlib.compress(raw))
    return small if kibs(small + beside) < kibs(len(raw) + beside) else len(raw)


def kibs(size: int) -> int:
    """Started KiB, at least one."""
    return max(1, -(-size // KIB))


def shard(key: Key, agenda: str) -> str:
    """The partition of the index on which an item stands."""
    part = zlib.crc32("\0".join(key).encode()) % AGENDA_SHARDS
    return f"due:{agenda}#{part:x}"


def reading(partition: str, found: Sequence[int]) -> Op:
    """A consistent read of items of these sizes; nothing found costs as much as a small item."""
    return Op(partition, "", read=max(1, -(-sum(found) // (4 * KIB))))


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
        """Bytes of all items, with the 100 that DynamoDB adds to each."""
        return sum(self._sizes.values()) + 100 * len(self._sizes)

    def looked(self, stored: Stored) -> int:
        """Bytes of an item that was read."""
        return self._sizes.get(stored.key, 0)

    def write(self, changes: Sequence[Change]) -> list[Op]:
        """What a write takes, once it has been applied."""
        together = len(changes) > 1
        ops: list[Op] = []
        for change in changes:
            before = self._sizes.get(change.key, 0)
            after = self._apply(change)
            units = kibs(max(before, after)) * (2 if together else 1)
            ops.append(Op(*change.key, written=units, together=together))
            ops += self._index(change)
        return ops

    def _apply(self, change: Change) -> int:
        before = self._sizes.get(change.key, 0)
        match change:
            case Put():
                agenda = None if change.due is None else change.due.agenda
                size = item_size(change.key, change.body, agenda=agenda, expires=change.expires is not None)
                self._sizes[change.key] = size
            case Delete():
                self._sizes.pop(change.key, None)
            case Add():
                self._sizes[change.key] = before or item_size(change.key, {}, agenda=None, expires=False) + 20
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
