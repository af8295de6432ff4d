"""The ports of records and queues in front of others, writing down what is read, written and sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bench.scale.units import Op, Table, reading
from chalicelib.adapters.aws.dynamodb import BATCH
from chalicelib.adapters.aws.dynamodb_items import SHARDS, part
from chalicelib.ports import Change, Key, Message, Queue, Records, Stored

PAGE = 1024 * 1024
"""Bytes that one query brings at most."""


class HeardRecords:
    """The Records port.

    Attributes:
        ops: What was read and written since somebody took them.
        calls: How often AWS would have been called since then.
    """

    def __init__(self, behind: Records) -> None:
        self._behind = behind
        self.table = Table()
        self.ops: list[Op] = []
        self.calls = 0

    def get(self, key: Key) -> Stored | None:
        found = self._behind.get(key)
        self.calls += 1
        self.ops.append(reading(key.partition, [self.table.size(key)])._replace(sort=key.sort))
        return found

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        """One call for up to a hundred keys."""
        asked = list(keys)
        found = self._behind.get_all(asked)
        self.calls += -(-len(asked) // BATCH)
        self.ops += [reading(key.partition, [self.table.size(key)])._replace(sort=key.sort) for key in asked]
        return found

    def query(
        self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100
    ) -> Sequence[Stored]:
        found = self._behind.query(partition, prefix=prefix, after=after, limit=limit)
        sizes = [self.table.size(one.key) for one in found]
        self.calls += 1 + sum(sizes) // PAGE
        self.ops.append(reading(partition, sizes))
        return found

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        """Each shard is asked, eventually consistent: half a unit where nothing is; then the items are read."""
        return self._on_agenda(agenda, self._behind.due(agenda, now=now, limit=limit))

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        """As `due`."""
        return self._on_agenda(agenda, self._behind.latest(agenda, since=since, limit=limit))

    def _on_agenda(self, agenda: str, found: Sequence[Stored]) -> Sequence[Stored]:
        self.calls += SHARDS + -(-len(found) // BATCH)
        self.ops += [Op(f"due:{part(agenda, which)}", "", read=0.5) for which in range(SHARDS)]
        self.ops += [reading(one.key.partition, [self.table.size(one.key)]) for one in found]
        return found

    def write(self, *changes: Change) -> None:
        self._behind.write(*changes)
        if changes:
            self.calls += 1
            self.ops += self.table.write(changes)

    def taken(self) -> list[Op]:
        """What came since the last time."""
        ops, self.ops = self.ops, []
        return ops


class HeardQueue:
    """The Queue port.

    Attributes:
        sent: Messages since somebody set it back.
    """

    def __init__(self, behind: Queue) -> None:
        self._behind = behind
        self.sent = 0

    def put(self, body: str, *, group: str | None = None, key: str | None = None) -> None:
        self.sent += 1
        self._behind.put(body, group=group, key=key)

    def put_all(self, bodies: Sequence[str]) -> None:
        self.sent += len(bodies)
        self._behind.put_all(bodies)

    def take(self, *, limit: int = 1, lease: timedelta = timedelta(seconds=30)) -> Sequence[Message]:
        return self._behind.take(limit=limit, lease=lease)

    def done(self, message: Message) -> bool:
        return self._behind.done(message)

    def fail(self, message: Message, *, after: timedelta = timedelta(0), counts: bool = True) -> bool:
        return self._behind.fail(message, after=after, counts=counts)

    def dead(self, *, limit: int = 100) -> Sequence[Message]:
        return self._behind.dead(limit=limit)

    def how_many_dead(self) -> int:
        return self._behind.how_many_dead()

    def redrive(self, *, limit: int = 100) -> int:
        return self._behind.redrive(limit=limit)

    def depth(self) -> int:
        return self._behind.depth()
