"""The one SQLite file: its connections, its schema and the meaning of its errors.

What the tables say is the business of `records` and `queue`; nothing else opens the file.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from chalicelib.domain import advice
from chalicelib.domain.errors import NotStored

SCHEMA_VERSION = 1
"""Kept in the file's ``user_version``; goes up with every change of the schema."""

_SCHEMA = """
CREATE TABLE records (
    partition TEXT NOT NULL,
    sort TEXT NOT NULL,
    body TEXT NOT NULL,
    counters TEXT NOT NULL,
    version INTEGER NOT NULL,
    agenda TEXT,
    due_at INTEGER,
    expires INTEGER,
    PRIMARY KEY (partition, sort)
);
CREATE INDEX records_due ON records (agenda, due_at, partition, sort) WHERE agenda IS NOT NULL;
CREATE INDEX records_expires ON records (expires) WHERE expires IS NOT NULL;

CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    "group" TEXT,
    key TEXT,
    state TEXT NOT NULL,
    until INTEGER,
    receives INTEGER NOT NULL DEFAULT 0,
    epoch INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX messages_state ON messages (queue, state, id);
CREATE INDEX messages_until ON messages (queue, until) WHERE until IS NOT NULL;
CREATE INDEX messages_group ON messages (queue, "group", id) WHERE "group" IS NOT NULL AND state <> 'dead';
CREATE UNIQUE INDEX messages_key ON messages (queue, key) WHERE key IS NOT NULL AND state <> 'dead';
"""

_ADVICE = {
    sqlite3.SQLITE_FULL: advice.FULL,
    sqlite3.SQLITE_BUSY: advice.LOCKED,
    sqlite3.SQLITE_LOCKED: advice.LOCKED,
    sqlite3.SQLITE_READONLY: advice.NOT_WRITABLE,
    sqlite3.SQLITE_PERM: advice.NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: advice.NOT_OPENED,
    sqlite3.SQLITE_IOERR: advice.DISK_ERROR,
    sqlite3.SQLITE_CORRUPT: advice.DAMAGED,
    sqlite3.SQLITE_NOTADB: advice.NO_DATABASE,
}

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Microseconds since 1970, UTC: they sort, and nothing is lost.

    Raises:
        ValueError: The time is naive.
    """
    if at.utcoffset() is None:
        raise ValueError(f"{at.isoformat()} has no time zone")
    return (at - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The time, UTC."""
    return _EPOCH + micros * _MICROSECOND


class Database:
    """Connections to one file, for all threads of this process; other processes may have it open too.

    A commit returns once it is on the disk (WAL, ``synchronous=FULL``). Writers of this process wait in one line
    before they compete with other processes for the file, so that nobody polls who needn't.
    """

    def __init__(self, path: Path | None, *, patience: timedelta = timedelta(seconds=5)) -> None:
        """Open the file, or make it readable for its owner alone.

        Args:
            path: None: a private database in memory, gone with this object.
            patience: How long a write waits for others at most.

        Raises:
            NotStored: It can't be opened, or a newer engine wrote it.
        """
        self._path = path
        self._patience = patience.total_seconds()
        self._turn = Lock()
        self._idle: list[sqlite3.Connection] = []
        if path is not None:
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.touch(mode=0o600)
            except OSError as error:
                raise NotStored(advice.on(error), where=str(path)) from error
        with self._borrowed() as connection:
            self._use_wal(connection)
        with self.writing() as connection:
            self._set_up(connection)

    def close(self) -> None:
        """Close what is open; nobody may be reading or writing any more."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with; never waits for writers, except in memory, where there is only one."""
        if self._path is not None:
            with self._borrowed() as connection:
                yield connection
        else:
            with self._alone(), self._borrowed() as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, the only one at this time: committed at the end of the block, undone if it raises.

        Raises:
            NotStored: Nothing was written; the message says what to do.
        """
        with self._alone(), self._borrowed() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=self._patience):
            raise self._not_stored(advice.LOCKED)
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        """A connection that nobody else uses meanwhile.

        They are lent, not bound to threads: a server that starts a thread a request would open one each time.
        """
        try:
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connect()
            try:
                yield connection
            finally:
                connection.rollback()  # nothing to do after a commit
                self._idle.append(connection)
        except sqlite3.Error as error:
            what_to_do = _ADVICE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
            if what_to_do is None:
                raise
            raise self._not_stored(what_to_do) from error

    def _not_stored(self, what_to_do: str) -> NotStored:
        return NotStored(what_to_do, where=str(self._path or "the database in memory"))

    def _connect(self) -> sqlite3.Connection:
        target = ":memory:" if self._path is None else f"{self._path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(
            target, uri=True, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what was erased is not left behind in free pages
        return connection

    def _use_wal(self, connection: sqlite3.Connection) -> None:
        """Switch to WAL, which stays with the file.

        SQLite doesn't wait here as it does elsewhere when another process opens the same new file at this moment.
        """
        give_up = time.monotonic() + self._patience
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                    raise
                time.sleep(0.01)
            else:
                return

    def _set_up(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise self._not_stored(
                f"a newer engine wrote it (schema {version}, this one knows {SCHEMA_VERSION}): "
                "update the engine, or name another data folder"
            )
        if version < SCHEMA_VERSION:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
