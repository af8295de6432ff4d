"""What is special about the SQLite adapter: its file, a full disk, locks, dead letters, and the price of a call.

What it promises like every other adapter is in ``tests/contract``.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Event

import pytest

from chalicelib.adapters.sqlite import queue as queue_module
from chalicelib.adapters.sqlite import records as records_module
from chalicelib.adapters.sqlite.database import SCHEMA_VERSION, Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.domain.errors import Conflict, NotStored
from chalicelib.ports import ABSENT, Add, Check, Key, Message, Put
from tests.disk import Disk

SOON = timedelta(milliseconds=50)


class MovedClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "engine.db"


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database(path, patience=SOON)
    yield database
    database.close()


@pytest.fixture
def records(database: Database, clock: MovedClock) -> SqliteRecords:
    return SqliteRecords(database, clock)


@pytest.fixture
def make_queue(database: Database, clock: MovedClock) -> Callable[[str], SqliteQueue]:
    return lambda name: SqliteQueue(database, name, max_receives=2, now=clock.now)


@pytest.fixture
def queue(make_queue: Callable[[str], SqliteQueue]) -> SqliteQueue:
    return make_queue("raw")


def let_die(queue: SqliteQueue) -> Message:
    """Fail the next message until it is a dead letter."""
    for _ in range(2):
        (message,) = queue.take()
        assert queue.fail(message)
    return message


# The file


def test_a_commit_waits_for_the_disk_and_erases_what_it_deletes(database: Database) -> None:
    def pragmas(connection: sqlite3.Connection) -> list[object]:
        names = ("synchronous", "secure_delete", "journal_mode")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    found = [database.write(pragmas, durably=durably) for durably in (True, False, True)]
    assert found == [[2, 1, "wal"], [1, 1, "wal"], [2, 1, "wal"]]


def test_a_put_waits_for_the_disk_and_what_may_be_done_again_does_not(path: Path) -> None:
    with Disk(path.parent) as disk:
        code = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
queue = SqliteQueue(Database(Path({str(path)!r})), "raw", now=lambda: datetime.now(UTC))
for step in sys.stdin:
    taken = eval(step)
    print(flush=True)
"""
        environment = {**os.environ, **disk.environment()}
        command = [sys.executable, "-c", code]
        with Popen(command, env=environment, stdin=PIPE, stdout=PIPE, text=True) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            synced = {}
            for step in (
                "queue.put('x')",
                "queue.take()",
                "queue.fail(taken[0])",
                "queue.take()",
                "queue.done(taken[0])",
            ):
                before = disk.fsyncs
                process.stdin.write(f"{step}\n")
                process.stdin.flush()
                process.stdout.readline()
                synced[step] = disk.fsyncs - before
            process.stdin.close()
            assert process.wait(30) == 0
    assert synced.pop("queue.put('x')") > 0
    assert set(synced.values()) == {0}


def test_the_file_is_for_its_owner_alone(path: Path, records: SqliteRecords) -> None:
    records.write(Put(Key("p", "a"), {}))
    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {"engine.db": 0o600, "engine.db-wal": 0o600, "engine.db-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_is_stored_is_there_after_closing_and_opening(path: Path, database: Database) -> None:
    SqliteRecords(database, MovedClock()).write(Put(Key("p", "a"), {"n": 1}))
    SqliteQueue(database, "raw", now=MovedClock().now).put("x")
    database.close()
    again = Database(path)
    stored = SqliteRecords(again, MovedClock()).get(Key("p", "a"))
    assert stored is not None
    assert stored.body == {"n": 1}
    assert [message.body for message in SqliteQueue(again, "raw", now=MovedClock().now).take()] == ["x"]


def test_a_file_of_a_newer_engine_is_refused_and_left_alone(path: Path, database: Database) -> None:
    database.write(lambda connection: connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}"))
    database.close()
    before = path.read_bytes()
    with pytest.raises(NotStored, match=r"newer engine wrote it \(schema 2, this one knows 1\): update"):
        Database(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(NotStored, match="no database"):
        Database(path)
    assert path.read_bytes() == b"Dear diary, " * 1000


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_opening_a_new_file_waits_for_whoever_else_opens_it(path: Path, lock: str) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(f"BEGIN {lock}")
    with ThreadPoolExecutor(1) as thread:
        opened = thread.submit(Database, path)
        with pytest.raises(TimeoutError):
            opened.result(timeout=0.1)
        other.execute("ROLLBACK")
        other.close()
        opened.result(timeout=60).close()


def test_a_place_where_no_file_can_be_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(NotStored, match="can't be opened"):
        Database(path)
    (path / "file").touch()
    with pytest.raises(NotStored, match=r"file/engine.db: something else is where"):
        Database(path / "file" / "engine.db")


def test_what_another_program_locks_is_not_stored_and_works_again_afterwards(
    path: Path, records: SqliteRecords, queue: SqliteQueue
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotStored, match="locked"):
        records.write(Put(Key("p", "a"), {}))
    with pytest.raises(NotStored, match="locked"):
        queue.put("x")
    assert records.get(Key("p", "a")) is None  # reading goes on
    other.execute("ROLLBACK")
    other.close()
    records.write(Put(Key("p", "a"), {}, expect=ABSENT))


def test_a_writer_waits_for_its_own_process_no_longer_than_for_others(database: Database, queue: SqliteQueue) -> None:
    writing, enough = Event(), Event()

    def hold(connection: sqlite3.Connection) -> None:
        writing.set()
        enough.wait(60)

    with ThreadPoolExecutor(1) as thread:
        held = thread.submit(database.write, hold)
        assert writing.wait(60)
        with pytest.raises(NotStored, match="locked"):
            queue.put("x")
        enough.set()
        held.result()
    queue.put("x")
    assert queue.depth() == 1


def test_a_full_disk_is_said_and_loses_nothing_that_was_acknowledged(
    database: Database, records: SqliteRecords, queue: SqliteQueue
) -> None:
    with database.reading() as connection:
        connection.execute("PRAGMA max_page_count = 60")  # as if the disk ended there
    acknowledged: list[str] = []

    def fill() -> None:
        for number in count():
            records.write(Put(Key("p", f"{number:03}"), {"text": "x" * 5000}))
            acknowledged.append(f"{number:03}")

    with pytest.raises(NotStored, match="disk is full: free some space"):
        fill()
    with pytest.raises(NotStored, match="disk is full"):
        queue.put("x" * 50_000)
    assert acknowledged
    assert [stored.key.sort for stored in records.query("p")] == acknowledged
    with database.reading() as connection:
        connection.execute("PRAGMA max_page_count = 6000")
    queue.put("x" * 50_000)


def test_a_mistake_in_the_program_is_not_taken_for_a_full_disk(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        database.write(lambda connection: connection.execute("INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(sqlite3.IntegrityError):
        database.write(lambda connection: connection.execute("INSERT INTO messages (queue) VALUES ('raw')"))


def test_a_failed_write_holds_nobody_up(records: SqliteRecords, path: Path) -> None:
    with pytest.raises(Conflict):
        records.write(Put(Key("p", "a"), {}), Check(Key("p", "b"), 1))
    other = SqliteRecords(Database(path, patience=SOON), MovedClock())
    other.write(Put(Key("p", "a"), {}, expect=ABSENT))


def test_memory_is_shared_by_all_threads_and_by_nobody_else() -> None:
    database = Database(None)
    records = SqliteRecords(database, MovedClock())
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: records.write(Add(Key("p", "a"), "n", 1)), range(100)))
        read = set(threads.map(lambda _: str(records.get(Key("p", "a"))), range(8)))
    assert len(read) == 1
    assert "'n': 100" in read.pop()
    assert SqliteRecords(Database(None), MovedClock()).get(Key("p", "a")) is None


# Records


def test_what_has_expired_can_be_erased_for_good(
    database: Database, records: SqliteRecords, clock: MovedClock, path: Path
) -> None:
    for number in range(5):
        records.write(Put(Key("p", str(number)), {"text": "a private matter"}, expires=clock.at))
    records.write(Put(Key("p", "stays"), {}), Put(Key("p", "later"), {}, expires=clock.at + SOON))
    assert b"private matter" in path.with_name("engine.db-wal").read_bytes()
    assert [records.erase_expired(limit=3) for _ in range(3)] == [3, 2, 0]
    assert [stored.key.sort for stored in records.query("p")] == ["later", "stays"]
    database.close()
    assert b"private matter" not in path.read_bytes()


# Queues


def test_messages_are_delivered_in_the_order_of_their_puts_whatever_the_clock_says(
    queue: SqliteQueue, clock: MovedClock
) -> None:
    for number in range(20):
        queue.put(str(number), group=str(number % 12) if number % 2 else None)
        clock.at -= timedelta(hours=1)
    seen = []
    while taken := queue.take(limit=4):
        seen += [int(message.body) for message in taken]
        for message in taken:
            assert queue.done(message)
    assert seen == list(range(20))


def test_queues_of_one_file_know_nothing_of_each_other(make_queue: Callable[[str], SqliteQueue]) -> None:
    raw, items = make_queue("raw"), make_queue("items")
    raw.put("raw", group="g", key="k")
    items.put("item", group="g", key="k")
    (message,) = raw.take()
    assert not items.done(message)
    assert not items.fail(message)
    assert [each.body for each in items.take(limit=10)] == ["item"]
    assert raw.fail(message)
    (message,) = raw.take()
    assert raw.fail(message)
    assert list(items.dead()) == []
    assert items.redrive() == 0
    assert (raw.depth(), items.depth(), len(raw.dead())) == (0, 1, 1)


def test_a_key_is_free_again_once_its_message_is_done(queue: SqliteQueue) -> None:
    queue.put("first", key="k")
    (message,) = queue.take()
    assert queue.done(message)
    queue.put("second", key="k")
    assert [message.body for message in queue.take()] == ["second"]


def test_a_dead_letter_does_not_block_its_key(queue: SqliteQueue) -> None:
    queue.put("first", key="k")
    let_die(queue)
    queue.put("second", key="k")
    assert [message.body for message in queue.take()] == ["second"]


def test_a_redriven_dead_letter_whose_key_was_put_meanwhile_is_dropped(queue: SqliteQueue) -> None:
    queue.put("first", key="k")
    let_die(queue)
    queue.put("second", key="k")
    assert queue.redrive() == 1
    assert (queue.depth(), list(queue.dead())) == (1, [])
    assert [message.body for message in queue.take(limit=10)] == ["second"]


def test_nobody_can_finish_a_dead_letter(queue: SqliteQueue) -> None:
    queue.put("poison")
    last = let_die(queue)
    (letter,) = queue.dead()
    for message in (last, letter):
        assert not queue.done(message)
        assert not queue.fail(message)
    assert queue.redrive() == 1
    assert not queue.done(last)
    assert queue.depth() == 1


def test_a_lease_that_ended_still_counts_while_nobody_else_has_the_message(
    queue: SqliteQueue, clock: MovedClock
) -> None:
    queue.put("slow", group="g")
    queue.put("next", group="g")
    (message,) = queue.take(lease=SOON)
    clock.at += SOON
    assert queue.done(message)
    assert [each.body for each in queue.take()] == ["next"]


# The price of a call


def test_every_statement_finds_its_rows_by_an_index(database: Database) -> None:
    statements = {
        f"{module.__name__}.{name}": statement
        for module in (queue_module, records_module)
        for name, statement in vars(module).items()
        if isinstance(statement, str) and name not in {"_READ", "_ALIVE"} and "WHERE" in statement
    }
    assert len(statements) >= 15
    with database.reading() as connection:
        for name, statement in statements.items():
            values = (None,) * (4 if "?1" in statement else statement.count("?"))
            steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
            assert not [step for step in steps if step.startswith("SCAN") or "TEMP B-TREE" in step], (name, steps)


@pytest.mark.parametrize("state", ["behind", "ready", "hidden", "dead"])
def test_a_take_costs_the_same_however_many_wait(database: Database, queue: SqliteQueue, state: str) -> None:
    def cost() -> int:
        """Steps of SQLite's machine for a put, a take and a done, in tens."""
        tens = count()
        with database.reading() as connection:
            connection.set_progress_handler(lambda: next(tens) and 0, 10)
        queue.put("next", group="crowd", key="k")
        (message,) = queue.take(limit=1)
        assert queue.done(message)
        with database.reading() as connection:
            connection.set_progress_handler(None, 10)
        return next(tens)

    queue.put("first", group="crowd")
    alone = cost()
    rows = (
        ("raw", "x", "crowd" if state == "behind" else str(number), state, 2**62 if state == "hidden" else None)
        for number in range(20_000)
    )
    insert = 'INSERT INTO messages (queue, body, "group", state, until) VALUES (?, ?, ?, ?, ?)'
    database.write(lambda connection: connection.executemany(insert, rows))
    queue.put("first", group="another crowd")
    assert cost() < 2 * alone
