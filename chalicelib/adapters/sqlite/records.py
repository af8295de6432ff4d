"""Records on SQLite: one row an item."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from chalicelib.adapters.sqlite.database import Database
from chalicelib.domain.errors import Conflict
from chalicelib.domain.micros import from_micros, to_micros
from chalicelib.ports import ABSENT, Add, Change, Check, Clock, Delete, Due, Key, Put, Stored

MAX_CHANGES = 100

ERASE_EACH, ERASE_AT_ONCE = 200, 400
"""So many writes later, so many expired items are removed for good along with one."""

_READ = "SELECT partition, sort, body, counters, version, agenda, due_at FROM records"
_ALIVE = "(expires IS NULL OR expires > ?)"
_GET = f"{_READ} WHERE partition = ? AND sort = ? AND {_ALIVE}"
_QUERY = f"{_READ} WHERE partition = ? AND sort >= ? AND sort < ? AND {_ALIVE} ORDER BY sort LIMIT ?"
_DUE = f"{_READ} WHERE agenda = ? AND due_at <= ? AND {_ALIVE} ORDER BY due_at, partition, sort LIMIT ?"
_LATEST = f"""{_READ} WHERE agenda = ? AND due_at >= ? AND {_ALIVE}
    ORDER BY due_at DESC, partition DESC, sort DESC LIMIT ?"""
_KEEP = """INSERT OR REPLACE INTO records (partition, sort, counters, version, body, agenda, due_at, expires)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_COUNT = "UPDATE records SET counters = ?, version = ? WHERE partition = ? AND sort = ?"
_DELETE = "DELETE FROM records WHERE partition = ? AND sort = ?"
_ERASE = "DELETE FROM records WHERE rowid IN (SELECT rowid FROM records WHERE expires <= ? LIMIT ?)"

_Columns = tuple[str, str | None, int | None, int | None]  # body, agenda, due_at, expires
_EMPTY: _Columns = ("{}", None, None, None)


class SqliteRecords:
    """`ports.Records` in a database; expiry goes by the engine's clock."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._writes = count(1)

    def get(self, key: Key) -> Stored | None:
        """See `ports.Records.get`."""
        with self._database.reading() as connection:
            return _find(connection, key, now=self._now())

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        """See `ports.Records.get_all`."""
        now = self._now()
        with self._database.reading() as connection:
            found = [_find(connection, key, now=now) for key in dict.fromkeys(keys)]
        return {stored.key: stored for stored in found if stored is not None}

    def query(
        self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100
    ) -> Sequence[Stored]:
        """See `ports.Records.query`."""
        first = prefix if after is None else max(prefix, after + "\0")
        with self._database.reading() as connection:
            rows = connection.execute(_QUERY, (partition, first, _behind(prefix), self._now(), limit)).fetchall()
        return [_stored(row) for row in rows]

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        """See `ports.Records.due`."""
        with self._database.reading() as connection:
            rows = connection.execute(_DUE, (agenda, to_micros(now), self._now(), limit)).fetchall()
        return [_stored(row) for row in rows]

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        """See `ports.Records.latest`."""
        with self._database.reading() as connection:
            rows = connection.execute(_LATEST, (agenda, to_micros(since), self._now(), limit)).fetchall()
        return [_stored(row) for row in rows]

    def write(self, *changes: Change) -> None:
        """See `ports.Records.write`."""
        if len(changes) > MAX_CHANGES:
            raise ValueError(f"{len(changes)} changes in one write; {MAX_CHANGES} is the most")
        if len({change.key for change in changes}) < len(changes):
            raise ValueError("a key occurs twice in one write")
        ready = [(change, _columns(change) if isinstance(change, Put) else _EMPTY) for change in changes]
        now = self._now()

        def apply(connection: sqlite3.Connection) -> None:
            for change, columns in ready:
                _apply(connection, change, columns, now=now)
            if next(self._writes) % ERASE_EACH == 0:
                connection.execute(_ERASE, (now, ERASE_AT_ONCE))

        self._database.write(apply)

    def erase_expired(self, *, limit: int = 1000) -> int:
        """Remove what has expired for good, so that nothing outlives its retention. Returns how many items."""
        now = self._now()
        return self._database.write(lambda connection: connection.execute(_ERASE, (now, limit)).rowcount)

    def _now(self) -> int:
        return to_micros(self._clock.now())


def _apply(connection: sqlite3.Connection, change: Change, columns: _Columns, *, now: int) -> None:
    found = _find(connection, change.key, now=now)
    version = ABSENT if found is None else found.version
    if isinstance(change, Add):
        _add(connection, change, found)
        return
    if change.expect not in {None, version}:
        raise Conflict(change)
    match change:
        case Put():
            counters = {} if found is None else found.counters
            connection.execute(_KEEP, (*change.key, _compact(counters), version + 1, *columns))
        case Delete():
            connection.execute(_DELETE, change.key)
        case Check():
            pass


def _add(connection: sqlite3.Connection, change: Add, found: Stored | None) -> None:
    counters = {} if found is None else dict(found.counters)
    total = counters.get(change.counter, 0) + change.amount
    if change.at_most is not None and total > change.at_most:
        raise Conflict(change)
    if change.at_least is not None and total < change.at_least:
        raise Conflict(change)
    counters[change.counter] = total
    if found is None:
        connection.execute(_KEEP, (*change.key, _compact(counters), 1, *_EMPTY))
    else:
        connection.execute(_COUNT, (_compact(counters), found.version + 1, *change.key))


def _find(connection: sqlite3.Connection, key: Key, *, now: int) -> Stored | None:
    row = connection.execute(_GET, (*key, now)).fetchone()
    return None if row is None else _stored(row)


def _stored(row: tuple[str, str, str, str, int, str | None, int]) -> Stored:
    partition, sort, body, counters, version, agenda, due_at = row
    return Stored(
        key=Key(partition, sort),
        body=json.loads(body),
        version=version,
        counters=json.loads(counters),
        due=None if agenda is None else Due(agenda, from_micros(due_at)),
    )


def _columns(change: Put) -> _Columns:
    return (
        _compact(change.body),
        None if change.due is None else change.due.agenda,
        None if change.due is None else to_micros(change.due.at),
        None if change.expires is None else to_micros(change.expires),
    )


def _compact(body: Mapping[str, Any]) -> str:
    return json.dumps(dict(body), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _behind(prefix: str) -> str | bytes:
    """What sorts directly behind every text with this prefix; for SQLite an empty blob is behind every text."""
    stem = prefix.rstrip("\U0010ffff")
    if not stem:
        return b""
    following = ord(stem[-1]) + 1
    return stem[:-1] + chr(0xE000 if following == 0xD800 else following)  # there are no characters in between
