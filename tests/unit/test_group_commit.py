"""Group commit: who waits shares a commit, who is alone waits for nobody, and nobody pays for a neighbour's mistake."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.line import LARGEST_GROUP, Line, Waiting
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import SystemClock
from chalicelib.domain.errors import Conflict, NotStored
from chalicelib.ports import ABSENT, Add, Check, Key, Put
from tests.e2e.engine import until

LONG = timedelta(seconds=60)
SOON = timedelta(milliseconds=50)
MANY = 40


def stand(line: Line[Any], count: int) -> None:
    """Wait until so many stand in a line."""
    until(lambda: len(line._line) >= count)


@contextmanager
def written_to(database: Database, threads: ThreadPoolExecutor) -> Iterator[None]:
    """Somebody else writes; at the end of the block that is over."""
    busy, go_on = Event(), Event()

    def hold(connection: sqlite3.Connection) -> None:
        busy.set()
        assert go_on.wait(60)

    held = threads.submit(database.write, hold)
    assert busy.wait(60)
    yield
    go_on.set()
    held.result(60)


class Slow:
    """Something to write to that is busy until it is told to go on.

    Attributes:
        groups: What was written, group by group.
    """

    def __init__(self, *, patience: timedelta = LONG) -> None:
        self.groups: list[list[str]] = []
        self.busy, self.go_on = Event(), Event()
        self.line: Line[str] = Line(self._write, patience=patience, too_long=lambda: NotStored("too long"))

    def _write(self, group: Sequence[Waiting[str]]) -> None:
        self.groups.append([each.wanted for each in group])
        self.busy.set()
        assert self.go_on.wait(60)
        for each in group:
            each.result = each.wanted.upper()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2 * LARGEST_GROUP) as pool:
        yield pool


def first_and_others(slow: Slow, threads: ThreadPoolExecutor, count: int) -> list[Future[object]]:
    """One is being written, and so many others wait."""
    first = threads.submit(slow.line.stand, "first")
    assert slow.busy.wait(60)
    others = [threads.submit(slow.line.stand, f"other {number}") for number in range(count)]
    stand(slow.line, count + 1)
    return [first, *others]


def test_who_comes_while_somebody_writes_is_written_together(threads: ThreadPoolExecutor) -> None:
    slow = Slow()
    everybody = first_and_others(slow, threads, MANY)
    assert slow.groups == [["first"]]
    assert not any(one.done() for one in everybody)  # nobody is told before it is written
    slow.go_on.set()
    told = [one.result(60) for one in everybody]
    assert told == ["FIRST", *(f"OTHER {number}" for number in range(MANY))]
    assert [len(group) for group in slow.groups] == [1, MANY]


def test_who_is_alone_waits_for_nobody() -> None:
    slow = Slow()
    slow.go_on.set()
    assert [slow.line.stand(word) for word in "abc"] == ["A", "B", "C"]
    assert slow.groups == [["a"], ["b"], ["c"]]


def test_a_group_has_a_bound_so_that_its_head_has_an_answer(threads: ThreadPoolExecutor) -> None:
    slow = Slow()
    everybody = first_and_others(slow, threads, LARGEST_GROUP + 10)
    slow.go_on.set()
    assert all(one.result(60) for one in everybody)
    assert [len(group) for group in slow.groups] == [1, LARGEST_GROUP, 10]


def test_who_has_waited_too_long_leaves_and_is_never_written(threads: ThreadPoolExecutor) -> None:
    slow = Slow(patience=SOON)
    first, *others = first_and_others(slow, threads, 3)
    for one in others:
        with pytest.raises(NotStored, match="too long"):
            one.result(60)
    assert not first.done()  # it is being written, however long that takes
    slow.go_on.set()
    assert first.result(60) == "FIRST"
    assert slow.line.stand("next") == "NEXT"
    assert slow.groups == [["first"], ["next"]]


def test_a_group_that_can_not_be_written_is_told_to_each_of_it(threads: ThreadPoolExecutor) -> None:
    slow = Slow()
    everybody = first_and_others(slow, threads, 3)

    def fail(group: Sequence[Waiting[str]]) -> None:
        raise NotStored("full")

    slow.line._write = fail
    slow.go_on.set()
    assert everybody[0].result(60) == "FIRST"
    for one in everybody[1:]:
        with pytest.raises(NotStored, match="full"):
            one.result(60)


# In a database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "engine.db")
    yield opened
    opened.close()


def together(
    database: Database, threads: ThreadPoolExecutor, writes: Sequence[Callable[[], object]]
) -> list[Future[object]]:
    """All of them in one group: they gather while somebody else writes."""
    running = []
    with written_to(database, threads):
        for number, write in enumerate(writes, start=2):
            running.append(threads.submit(write))
            stand(database._line, number)
    return running


def test_who_fails_is_undone_alone(database: Database, threads: ThreadPoolExecutor) -> None:
    records = SqliteRecords(database, SystemClock())
    queue = SqliteQueue(database, "items", now=SystemClock().now)

    def break_it(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO messages (queue, body, state) VALUES ('items', 'half done', 'ready')")
        raise LookupError("a mistake in the program")

    def interrupt(connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    good, conflict, mistake, no_table, interrupted, put, late = together(
        database,
        threads,
        [
            lambda: records.write(Put(Key("p", "a"), {"n": 1}, expect=ABSENT)),
            lambda: records.write(Put(Key("p", "b"), {}), Check(Key("p", "missing"), 1)),
            lambda: database.write(break_it),
            lambda: database.write(lambda connection: connection.execute("DELETE FROM nothing")),
            lambda: database.write(interrupt),
            lambda: queue.put("x", group="g"),
            lambda: records.write(Put(Key("p", "a"), {"n": 2}, expect=1)),
        ],
    )
    for one in (good, put, late):
        one.result(60)
    for one, error in (
        (conflict, Conflict),
        (mistake, LookupError),
        (no_table, sqlite3.OperationalError),
        (interrupted, KeyboardInterrupt),
    ):
        with pytest.raises(error):
            one.result(60)
    assert [(stored.key.sort, stored.body, stored.version) for stored in records.query("p")] == [("a", {"n": 2}, 2)]
    assert [message.body for message in queue.take(limit=10)] == ["x"]


def test_who_is_in_one_group_sees_what_those_before_it_wrote(database: Database, threads: ThreadPoolExecutor) -> None:
    records = SqliteRecords(database, SystemClock())
    writes = [lambda: records.write(Add(Key("purse", "march"), "cents", 1, at_most=37))] * 100
    outcomes = together(database, threads, writes)
    refused = [one for one in outcomes if isinstance(one.exception(60), Conflict)]
    assert len(refused) == 63
    stored = records.get(Key("purse", "march"))
    assert stored is not None
    assert stored.counters == {"cents": 37}


@pytest.mark.parametrize("many", [0, 1, MANY, 1000])
def test_what_is_put_together_is_one_commit_of_few_statements(database: Database, many: int) -> None:
    queue = SqliteQueue(database, "raw", now=SystemClock().now)
    bodies = [f'{{"body": "{number}\u00e4\U0001f969\\u0000"}}' for number in range(many)]
    statements: list[str] = []
    with database.reading() as connection:
        connection.set_trace_callback(statements.append)
    queue.put_all(bodies)
    assert len([one for one in statements if one.startswith("INSERT")]) == -(-many // 256)
    assert len([one for one in statements if one == "COMMIT"]) <= 1
    taken = queue.take(limit=many + 1)
    assert [message.body for message in taken] == bodies
    assert {(message.group, message.receives) for message in taken} <= {(None, 1)}


def test_what_is_put_is_committed_before_anybody_is_told(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    database, other = Database(tmp_path / "engine.db"), Database(tmp_path / "engine.db")
    queue = SqliteQueue(database, "raw", now=SystemClock().now)

    def is_there_at_once(number: int) -> bool:
        queue.put(f"{number}")
        with other.reading() as connection:
            asked = connection.execute("SELECT count(*) FROM messages WHERE body = ?", (f"{number}",))
            return bool(asked.fetchone() == (1,))

    assert all(threads.map(is_there_at_once, range(200)))


@pytest.mark.parametrize("size", [200_000, 5_000_000])
def test_a_disk_that_fills_up_in_the_middle_of_a_group_takes_nobody_in_by_halves(
    database: Database, threads: ThreadPoolExecutor, size: int
) -> None:
    """Whoever was told that it is written finds it, whoever was told that it is not finds nothing of it."""
    records = SqliteRecords(database, SystemClock())
    queue = SqliteQueue(database, "items", now=SystemClock().now)
    connections = [database._connect() for _ in range(2)]
    for connection in connections:
        connection.execute("PRAGMA max_page_count = 60")  # as if the disk ended there
    database._idle[:] = connections

    def write(name: str, length: int) -> Callable[[], object]:
        return lambda: records.write(Put(Key("p", name), {"text": "x" * length}), Put(Key("q", name), {}))

    names = [f"{number:02}" for number in range(8)]
    outcomes = together(
        database, threads, [write(name, size if number == 4 else 10_000) for number, name in enumerate(names)]
    )
    refused = {name for name, one in zip(names, outcomes, strict=True) if one.exception(60) is not None}
    assert "04" in refused
    for one in outcomes:
        assert one.exception(60) is None or isinstance(one.exception(60), NotStored)
    for partition in "pq":
        assert [stored.key.sort for stored in records.query(partition)] == sorted(set(names) - refused)
    for connection in connections:
        connection.execute("PRAGMA max_page_count = 6000")
    queue.put("there is room again")
    records.write(Put(Key("p", "04"), {}, expect=ABSENT))
