"""Queues on SQLite: one row a message, whose state says why it may or may not be delivered.

::

    put ──► behind ──► ready ──take──► hidden ──done──► (gone)
              an earlier ▲               │  until the lease ends or the pause after a failure is over
              one of the └───────────────┤
              group is not done          └─ too many deliveries ──► dead ──redrive──► put again

Of each group at most one message is ready or hidden: the first. So the next message is found by index alone,
however many wait.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from chalicelib.adapters.sqlite.database import Database
from chalicelib.domain.micros import to_micros
from chalicelib.ports import Message

_PUT = """INSERT INTO messages (queue, body, "group", key, state) VALUES (?1, ?2, ?3, ?4, CASE WHEN EXISTS
    (SELECT 1 FROM messages WHERE queue = ?1 AND "group" = ?3 AND state <> 'dead') THEN 'behind' ELSE 'ready' END)
    ON CONFLICT DO NOTHING"""
_PUT_ALL, _ROW = "INSERT INTO messages (queue, body, state) VALUES ", "(?, ?, 'ready')"
_ROWS = 256
"""In one statement; SQLite takes 32,766 values."""
_TAKE = """UPDATE messages SET state = 'hidden', until = ?, receives = receives + 1, epoch = epoch + 1
    WHERE id IN (SELECT id FROM messages WHERE queue = ? AND state = 'ready' ORDER BY id LIMIT ?)
    RETURNING id, body, "group", receives, epoch"""
_WAKE = "UPDATE messages SET state = 'ready', until = NULL WHERE queue = ? AND until <= ?"
_NEXT = """UPDATE messages SET state = 'ready' WHERE id =
    (SELECT min(id) FROM messages WHERE queue = ? AND "group" = ? AND state <> 'dead')"""
_LEASED = 'SELECT "group", receives FROM messages WHERE id = ? AND queue = ? AND epoch = ?'
_DONE = 'DELETE FROM messages WHERE id = ? AND queue = ? AND epoch = ? RETURNING "group"'
_PAUSE = "UPDATE messages SET until = ?, state = 'hidden', receives = ?, epoch = epoch + 1 WHERE id = ?"
_EXHAUSTED = 'SELECT id, "group" FROM messages WHERE queue = ? AND until <= ? AND receives >= ?'
_BURY = "UPDATE messages SET state = 'dead', until = NULL, epoch = epoch + 1 WHERE id = ?"
_DEAD = """SELECT id, body, "group", receives FROM messages WHERE queue = ? AND state = 'dead' ORDER BY id LIMIT ?"""
_EXHUME = """DELETE FROM messages
    WHERE id IN (SELECT id FROM messages WHERE queue = ? AND state = 'dead' ORDER BY id LIMIT ?)
    RETURNING id, body, "group", key"""
_HOW_MANY_DEAD = "SELECT count(*) FROM messages WHERE queue = ? AND state = 'dead'"
_DEPTH = "SELECT count(*) FROM messages WHERE queue = ? AND state IN ('behind', 'ready', 'hidden')"


class SqliteQueue:
    """`ports.Queue` in a database, one of several by name.

    A put with a key that waits or is leased is dropped, always. A dead letter blocks nothing: neither its group nor
    its key, so a new put with its key is accepted. Redriven dead letters go to the end, as if they were put again; one
    whose key was put meanwhile is dropped like any second put.

    What is put is on the disk; that it was taken, done or failed need not be: if the power fails, it is delivered
    again, as it would be if whoever had it had died.

    A message's `epoch` goes up with each delivery and each time that one is given back or buried, so that a lease
    names one delivery and can never come back.
    """

    def __init__(self, database: Database, name: str, *, max_receives: int = 5, now: Callable[[], datetime]) -> None:
        """Open the queue with this name.

        Args:
            max_receives: Deliveries after which a message that was not done is a dead letter.
            now: Real time, UTC. Leases run on it, as those of a hosted queue do, not on the engine's clock.
        """
        self._database = database
        self._name = name
        self._max_receives = max_receives
        self._now = now

    def put(self, body: str, *, group: str | None = None, key: str | None = None) -> None:
        """See `ports.Queue.put`."""
        self._database.write(lambda connection: connection.execute(_PUT, (self._name, body, group, key)))

    def put_all(self, bodies: Sequence[str]) -> None:
        """See `ports.Queue.put_all`. All or none; one statement for many: each costs Python a change of threads."""

        def put(connection: sqlite3.Connection) -> None:
            for first in range(0, len(bodies), _ROWS):
                some = bodies[first : first + _ROWS]
                values = [value for body in some for value in (self._name, body)]
                connection.execute(_PUT_ALL + ", ".join([_ROW] * len(some)), values)

        self._database.write(put)

    def take(self, *, limit: int = 1, lease: timedelta = timedelta(seconds=30)) -> Sequence[Message]:
        """See `ports.Queue.take`. All that is ready up to the limit; at most one message of a group at a time."""
        now = self._now()

        def take(connection: sqlite3.Connection) -> list[tuple[int, str, str | None, int, int]]:
            self._wake(connection, now)
            return connection.execute(_TAKE, (to_micros(now + lease), self._name, limit)).fetchall()

        return [
            Message(id=str(number), body=body, group=group, receives=receives, lease=str(epoch))
            for number, body, group, receives, epoch in sorted(self._database.write(take, durably=False))
        ]

    def done(self, message: Message) -> bool:
        """See `ports.Queue.done`. A lease that ended is lost only once the message is delivered again or dead; what is
        said of it is always true."""

        def done(connection: sqlite3.Connection) -> bool:
            row = connection.execute(_DONE, self._delivery(message)).fetchone()
            if row is None:
                return False
            self._call_next(connection, group=row[0])
            return True

        return self._database.write(done, durably=False)

    def fail(self, message: Message, *, after: timedelta = timedelta(0), counts: bool = True) -> bool:
        """See `ports.Queue.fail`."""
        now = self._now()

        def fail(connection: sqlite3.Connection) -> bool:
            row = connection.execute(_LEASED, self._delivery(message)).fetchone()
            if row is None:
                return False
            group, receives = row
            if counts and receives >= self._max_receives:
                self._bury(connection, message.id, group=group)
            else:
                connection.execute(_PAUSE, (to_micros(now + after), receives - (not counts), message.id))
            return True

        return self._database.write(fail, durably=False)

    def dead(self, *, limit: int = 100) -> Sequence[Message]:
        """See `ports.Queue.dead`. Their lease is empty: nobody works on them."""
        now = self._now()

        def look(connection: sqlite3.Connection) -> list[tuple[int, str, str | None, int]]:
            self._wake(connection, now)
            return connection.execute(_DEAD, (self._name, limit)).fetchall()

        return [
            Message(id=str(number), body=body, group=group, receives=receives, lease="")
            for number, body, group, receives in self._database.write(look)
        ]

    def how_many_dead(self) -> int:
        """See `ports.Queue.how_many_dead`."""
        now = self._now()

        def count(connection: sqlite3.Connection) -> int:
            self._wake(connection, now)
            return int(connection.execute(_HOW_MANY_DEAD, (self._name,)).fetchone()[0])

        return self._database.write(count, durably=False)

    def redrive(self, *, limit: int = 100) -> int:
        """See `ports.Queue.redrive`. Counts every message that is no dead letter any more."""
        now = self._now()

        def redrive(connection: sqlite3.Connection) -> int:
            self._wake(connection, now)
            rows = sorted(connection.execute(_EXHUME, (self._name, limit)).fetchall())
            for _, body, group, key in rows:
                connection.execute(_PUT, (self._name, body, group, key))
            return len(rows)

        return self._database.write(redrive)

    def depth(self) -> int:
        """See `ports.Queue.depth`."""
        with self._database.reading() as connection:
            (count,) = connection.execute(_DEPTH, (self._name,)).fetchone()
        return int(count)

    def _delivery(self, message: Message) -> tuple[str, str, str]:
        return message.id, self._name, message.lease  # SQLite compares them as the numbers they are

    def _wake(self, connection: sqlite3.Connection, now: datetime) -> None:
        """What is hidden for long enough: bury it if it was delivered often enough, else make it ready."""
        until = to_micros(now)
        for number, group in connection.execute(_EXHAUSTED, (self._name, until, self._max_receives)).fetchall():
            self._bury(connection, number, group=group)
        connection.execute(_WAKE, (self._name, until))

    def _bury(self, connection: sqlite3.Connection, number: int | str, *, group: str | None) -> None:
        connection.execute(_BURY, (number,))
        self._call_next(connection, group=group)

    def _call_next(self, connection: sqlite3.Connection, *, group: str | None) -> None:
        if group is not None:
            connection.execute(_NEXT, (self._name, group))
