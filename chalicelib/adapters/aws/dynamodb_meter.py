"""What reads and writes cost on DynamoDB, by its own rules: measured in front of any records, without an AWS.

Developer guide, "DynamoDB read and write operations" and "Managing complex workflows with transactions": a write counts
a unit for each KB of the item before or after, whichever is larger, and twice in a transaction, looks included; the
index one for each of its items that comes or goes; a consistent read one for each 4 KB, at least one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.adapters.aws import dynamodb_items as items
from chalicelib.domain.records import ABSENT, Add, Change, Check, Delete, Due, Key, Put, Stored
from chalicelib.ports import Records

READ_UNIT = 4096


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one or more calls.

    Attributes:
        calls: Round trips.
        write_units: On the table.
        index_units: Write units on the index.
        read_units: Consistent ones; half ones for the index.
    """

    calls: int = 0
    write_units: int = 0
    index_units: int = 0
    read_units: float = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.calls + other.calls,
            self.write_units + other.write_units,
            self.index_units + other.index_units,
            self.read_units + other.read_units,
        )


def of_write(changes: Sequence[Change], before: Mapping[Key, Stored]) -> Cost:
    """What a write costs.

    Args:
        before: What is there of the changed keys.
    """
    if not changes:
        return Cost()
    first, alone = changes[0], len(changes) == 1
    if alone and isinstance(first, Check):
        return Cost(calls=1, read_units=_read_units(before.get(first.key)))
    times = 1 if alone and isinstance(first, Put) and first.expect is not None else 2
    pairs = [(before.get(change.key), _after(change, before.get(change.key))) for change in changes]
    return Cost(
        calls=1,
        write_units=times * sum(items.units(max(size(one), size(other))) for one, other in pairs),
        index_units=sum(_index_units(one, other) for one, other in pairs),
    )


def size(stored: Stored | None) -> int:
    """Bytes of its item; without an expiry, which reading doesn't tell. 0: there is none."""
    if stored is None:
        return 0
    item: dict[str, items.Value] = {**items.key(stored.key), "v": items.number(stored.version)}
    item |= items.attributes(Put(stored.key, stored.body, due=stored.due))
    return items.size(item | {f"{items.COUNTER}{name}": items.number(n) for name, n in stored.counters.items()})


def _after(change: Change, before: Stored | None) -> Stored | None:
    old = before or Stored(change.key, {}, ABSENT)
    match change:
        case Put():
            return replace(old, body=change.body, due=change.due, version=old.version + 1)
        case Add():
            counters = {**old.counters, change.counter: old.counters.get(change.counter, 0) + change.amount}
            return replace(old, counters=counters, version=old.version + 1)
        case Delete():
            return None
        case Check():
            return before


def _index_units(before: Stored | None, after: Stored | None) -> int:
    was, now = _due(before), _due(after)
    return 0 if was == now else (was is not None) + (now is not None)


def _due(stored: Stored | None) -> Due | None:
    return None if stored is None else stored.due


def _read_units(*read: Stored | None) -> int:
    """Of items that are read one by one."""
    return sum(max(1, -(-size(one) // READ_UNIT)) for one in read)


class Meter:
    """`ports.Records` in front of others; adds up what would have been paid.

    Attributes:
        cost: So far; set it to ``Cost()`` to begin anew.
    """

    def __init__(self, behind: Records) -> None:
        self._behind = behind
        self.cost = Cost()

    def get(self, key: Key) -> Stored | None:
        """See `ports.Records.get`."""
        found = self._behind.get(key)
        self.cost += Cost(calls=1, read_units=_read_units(found))
        return found

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        """See `ports.Records.get_all`."""
        asked = list(dict.fromkeys(keys))
        found = self._behind.get_all(asked)
        self.cost += Cost(calls=-(-len(asked) // 100), read_units=_read_units(*map(found.get, asked)))
        return found

    def query(
        self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100
    ) -> Sequence[Stored]:
        """See `ports.Records.query`."""
        found = self._behind.query(partition, prefix=prefix, after=after, limit=limit)
        self.cost += Cost(calls=1, read_units=max(1, -(-sum(map(size, found)) // READ_UNIT)))
        return found

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        """See `ports.Records.due`."""
        return self._on_agenda(self._behind.due(agenda, now=now, limit=limit))

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        """See `ports.Records.latest`."""
        return self._on_agenda(self._behind.latest(agenda, since=since, limit=limit))

    def _on_agenda(self, found: Sequence[Stored]) -> Sequence[Stored]:
        self.cost += Cost(calls=items.SHARDS + -(-len(found) // 100), read_units=0.5 * items.SHARDS)
        self.cost += Cost(read_units=_read_units(*found))
        return found

    def write(self, *changes: Change) -> None:
        """See `ports.Records.write`."""
        before = self._behind.get_all(change.key for change in changes)
        self._behind.write(*changes)
        self.cost += of_write(changes, before)
