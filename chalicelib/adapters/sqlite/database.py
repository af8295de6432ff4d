"""The one SQLite file: its connections, its schema and the meaning of its errors.

What the tables say is the business of `records` and `queue`; nothing else opens the file.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar, cast

from chalicelib.adapters.sqlite.line import Line, Waiting
from chalicelib.domain import advice
from chalicelib.domain.errors import NotStored

T = TypeVar("T")


class _Wanted(NamedTuple):
    """What a writer wants to be executed, and whether it waits until that is on the disk."""

    do: Callable[[sqlite3.Connection], object]
    durably: bool


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

_SPOILS = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT}
"""Connections that met one of these are not used again: one that was opened while the disk was read only stays so."""


def _code(error: BaseException) -> int:
    """SQLite's primary result code. 0: it has none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


class _Connection(sqlite3.Connection):
    """One that knows whether its commits wait for the disk, so that it is not told each time."""

    _waits: bool | None = None

    def wait_for_disk(self, *, waits: bool) -> None:
        """``synchronous=FULL``, or ``NORMAL``: then only what comes later waits, for this too."""
        if waits is not self._waits:
            self.execute(f"PRAGMA synchronous = {'FULL' if waits else 'NORMAL'}")
            self._waits = waits


class Database:
    """Connections to one file, for all threads of this process; other processes may have it open too.

    A commit returns once it is on the disk (WAL, ``synchronous=FULL``). Writers of this process stand in one line
    before they compete with other processes for the file, and those who wait share a commit.
    """

    def __init__(self, path: Path | None, *, patience: timedelta = timedelta(seconds=5)) -> None:
        """Open the file, or make it readable for its owner alone.

        Args:
            path: None: a private database, gone with this object; in memory, and what becomes too much for that in a
                file without a name (sqlite.org/inmemorydb.html, "Temporary Databases").
            patience: How long a write waits for others at most.

        Raises:
            NotStored: It can't be opened, or a newer engine wrote it.
        """
        self._path = path
        self._patience = patience
        self._line: Line[_Wanted] = Line(
            self._write_group, patience=patience, too_long=lambda: self._not_stored(advice.LOCKED)
        )
        self._in_doubt = False
        self._idle: list[_Connection] = []
        # In memory there is only one connection.
        self._alone: AbstractContextManager[object] = Lock() if path is None else nullcontext()
        if path is not None:
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.touch(mode=0o600)
            except OSError as error:
                raise NotStored(advice.on(error), where=str(path)) from error
        with self.reading() as connection:
            self._use_wal(connection)
        self.write(self._set_up)

    def close(self) -> None:
        """Close what is open and not in use."""
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    @contextmanager
    def reading(self) -> Iterator[_Connection]:
        """A connection to read with, which nobody else uses meanwhile; never waits for writers, except in memory.

        Connections are lent, not bound to threads: a server that starts a thread a request would open one each time.

        Raises:
            NotStored: The message says what to do.
        """
        with self._alone:
            try:
                connection = self._idle_one() or self._connect()
                try:
                    yield connection
                finally:
                    connection.rollback()  # nothing to do after a commit
                    self._idle.append(connection)
            except sqlite3.Error as error:
                if _code(error) in _SPOILS and self._path is not None:
                    self.close()
                raise self._told(error) from error.__cause__

    def _idle_one(self) -> _Connection | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def write(self, do: Callable[[sqlite3.Connection], T], *, durably: bool = True) -> T:
        """What `do` returns, once all that it executed is on the disk; if it raises, nothing of it is.

        Args:
            durably: False: a power failure may undo it, as long as nothing durable was written afterwards. A process
                that dies undoes nothing.

        Raises:
            NotStored: Nothing was written; the message says what to do.
        """
        return cast(T, self._line.stand(_Wanted(do, durably)))

    def _write_group(self, group: Sequence[Waiting[_Wanted]]) -> None:
        """One transaction for all; who raises is undone alone."""
        durably = any(each.wanted.durably for each in group)
        with self.reading() as connection:
            try:
                if self._in_doubt:
                    self._write_anew(connection)
                connection.wait_for_disk(waits=durably)
                connection.execute("BEGIN IMMEDIATE")
                if len(group) == 1:
                    group[0].result = group[0].wanted.do(connection)
                else:
                    for each in group:
                        self._write_one(connection, each)
                connection.commit()
            except sqlite3.Error as error:
                self._in_doubt |= _code(error) == sqlite3.SQLITE_IOERR
                raise

    def _write_anew(self, connection: _Connection) -> None:
        """Move everything from the log of writes into the file itself, and wait for the disk.

        After a failed fsync the system takes for written what it could not write. What others had put into the log
        without waiting (`durably`) would then be a hole in it, and after a power failure nothing behind a hole is read.
        """
        connection.wait_for_disk(waits=True)
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._in_doubt = bool(busy)

    def _write_one(self, connection: sqlite3.Connection, one: Waiting[_Wanted]) -> None:
        connection.execute("SAVEPOINT one")
        try:
            one.result = one.wanted.do(connection)
        except BaseException as error:
            if not connection.in_transaction or _code(error) in _SPOILS:  # then nobody of the group is written
                raise
            connection.execute("ROLLBACK TO one")
            one.error = self._told(error)
        connection.execute("RELEASE one")

    def _told(self, error: BaseException) -> BaseException:
        """The error, or what to do about it where it is one of the storage's."""
        code = _code(error)
        return self._not_stored(_ADVICE[code]) if code in _ADVICE else error

    def _not_stored(self, what_to_do: str) -> NotStored:
        return NotStored(what_to_do, where=str(self._path or "the database in memory"))

    def _connect(self) -> _Connection:
        target = "" if self._path is None else f"{self._path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(
            target,
            factory=_Connection,
            uri=True,
            timeout=self._patience.total_seconds(),
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA secure_delete = ON")  # what was erased is not left behind in free pages
        return connection

    def _use_wal(self, connection: sqlite3.Connection) -> None:
        """Switch to WAL, which stays with the file.

        SQLite doesn't wait here as it does elsewhere when another process opens the same new file at this moment.
        """
        give_up = time.monotonic() + self._patience.total_seconds()
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
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
