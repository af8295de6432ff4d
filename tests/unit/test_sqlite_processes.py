"""Several processes on one SQLite file, and one that is killed in the middle of writing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.books import ledger
from chalicelib.domain import advice
from chalicelib.ports import Key
from tests.disk import Disk

ROOT = Path(__file__).resolve().parents[2]

OPENING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.domain.errors import Conflict
from chalicelib.ports import Add, Key, Put
class Clock:
    def now(self): return datetime.now(UTC)
print("imported", flush=True)
sys.stdin.readline()
database = Database(Path(sys.argv[1]))
records = SqliteRecords(database, Clock())
queue = SqliteQueue(database, "raw", now=Clock().now)
"""
RESERVING = """
won = 0
for _ in range(1000):
    try:
        records.write(Add(Key("purse", "p"), "cents", 1, at_most=1370))
        won += 1
    except Conflict:
        pass
print(won)
"""
PURSE = """
from concurrent.futures import ThreadPoolExecutor
from chalicelib.books import ledger
from chalicelib.domain.decision import PlannedAction
from chalicelib.domain.playbook import Brand, Purse
purses = {"fun": Purse(cents=3700, period="year")}
brand = Brand(id="b", name="B", languages=("en",), time_zone="UTC", currency="USD", purses=purses)
def reserve(number):
    key = f"x:{sys.argv[2]}-{number}"
    action = PlannedAction(key=key, rule="r", do="notify_store", settings={}, cost_cents=100, purse="fun")
    now = datetime(2026, 3, 11, tzinfo=UTC)
    try:
        records.write(*ledger.reserve([action], brand, post_key=key, now=now))
    except Conflict:
        return None
    return key
with ThreadPoolExecutor(8) as pool:
    print(*filter(None, pool.map(reserve, range(50))))
"""
TAKING = """
while queue.depth():
    for message in queue.take(limit=3):
        print(message.body)
        assert queue.done(message)
"""
OPENING_MORE = """
for number in range(50):
    Database(Path(f"{sys.argv[1]}-{number}")).close()
print("open")
"""
WRITING = """
for number in range(1_000_000):
    records.write(Put(Key("pair", f"{number}/a"), {"text": "x" * 2000}), Put(Key("pair", f"{number}/b"), {}))
    queue.put(str(number), group=str(number % 3))
    print(number, flush=True)
"""


class Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "engine.db"


def start(script: str, path: Path, *more: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Another process on the same file; it begins when it is told to `go`."""
    return subprocess.Popen(
        [sys.executable, "-c", OPENING + script, str(path), *more],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def go(*processes: subprocess.Popen[str]) -> None:
    """Let them begin at the same moment."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "imported\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()


def outputs(*processes: subprocess.Popen[str]) -> list[list[str]]:
    go(*processes)
    printed = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return printed


def test_two_processes_together_never_pass_a_limit(path: Path) -> None:
    printed = outputs(start(RESERVING, path), start(RESERVING, path))
    assert sum(int(won) for (won,) in printed) == 1370
    stored = SqliteRecords(Database(path), Clock()).get(Key("purse", "p"))
    assert stored is not None
    assert (stored.counters, stored.version) == ({"cents": 1370}, 1370)


def test_a_hundred_reservations_from_two_processes_leave_a_purse_exactly_empty(path: Path) -> None:
    first, second = outputs(start(PURSE, path, "first"), start(PURSE, path, "second"))
    assert len({*first, *second}) == 37
    records = SqliteRecords(Database(path), Clock())
    stored = records.get(Key("purse#b#fun", "2026-01-01"))
    assert stored is not None
    assert stored.counters == {ledger.COUNTER: 3700}
    assert all(len(ledger.reservations(records, key)) == 1 for key in (*first, *second))


def test_two_processes_share_the_messages_of_a_queue(path: Path) -> None:
    queue = SqliteQueue(Database(path), "raw", now=Clock().now)
    for number in range(400):
        queue.put(str(number), group=str(number % 7) if number % 2 else None)
    first, second = outputs(start(TAKING, path), start(TAKING, path))
    assert sorted(first + second, key=int) == [str(number) for number in range(400)]


def test_processes_may_open_a_new_file_at_the_same_moment(path: Path) -> None:
    assert outputs(*(start(OPENING_MORE, path) for _ in range(4))) == [["open"]] * 4


def test_whatever_was_acknowledged_before_a_kill_is_there(path: Path) -> None:
    process = start(WRITING, path)
    go(process)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(60)]
    process.kill()
    acknowledged += process.communicate(timeout=60)[0].split()
    database = Database(path)
    records, queue = SqliteRecords(database, Clock()), SqliteQueue(database, "raw", now=Clock().now)
    pairs = {stored.key.sort for stored in records.query("pair", limit=1_000_000)}
    queued = set()
    while taken := queue.take(limit=10):
        queued |= {message.body for message in taken if queue.done(message)}
    assert {f"{number}/{half}" for number in acknowledged for half in "ab"} <= pairs
    assert set(acknowledged) <= queued
    assert {sort[:-2] for sort in pairs if sort.endswith("a")} == {sort[:-2] for sort in pairs if sort.endswith("b")}
    with database.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


FILLING = """
from chalicelib.domain.errors import NotStored
for number in range(20):
    records.write(Put(Key("p", str(number)), {"text": "x" * 20_000}))
queue.put("taken without waiting for the disk")
queue.take()
log = Path(sys.argv[1] + "-wal")
somebody_else = database.reading()  # so that nobody is the last to close it, and tidies up by that
somebody_else.__enter__()
for _ in range(2):
    print(log.stat().st_size, flush=True)
    sys.stdin.readline()
    try:
        records.write(Put(Key("p", "last"), {}))
        print("stored", flush=True)
    except NotStored as error:
        print(error.fix, flush=True)
print(log.stat().st_size)
"""


def test_after_a_failed_fsync_everything_is_written_anew_before_anything_else(path: Path) -> None:
    """What the system took for written, though it was not, would else be missing after a power failure."""
    with Disk(path.parent) as disk:
        process = start(FILLING, path, environment=disk.environment())
        go(process)
        assert process.stdout is not None
        assert process.stdin is not None
        before = int(process.stdout.readline())
        disk.fail("unsynced", times=1)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline().strip() == advice.DISK_ERROR
        assert disk.failed == 1
        told = process.communicate("\n", timeout=60)[0].splitlines()
    assert told[-2] == "stored"
    assert int(told[-1]) < 50_000 < 400_000 < before
    assert len(SqliteRecords(Database(path), Clock()).query("p")) == 21


OPENING_LATE = """
from chalicelib.domain.errors import NotStored
print("ready", flush=True)
sys.stdin.readline()
one, other = database.reading(), database.reading()
one.__enter__()
print(other.__enter__().execute("SELECT count(*) FROM records").fetchone()[0], flush=True)
one.__exit__(None, None, None)
other.__exit__(None, None, None)  # so this one is used next
sys.stdin.readline()
for number in range(3):
    try:
        records.write(Put(Key("p", str(number)), {}))
        print("stored")
    except NotStored as error:
        print("refused")
"""


def test_a_connection_that_was_opened_while_the_disk_was_read_only_is_not_used_for_long(path: Path) -> None:
    with Disk(path.parent) as disk:
        process = start(OPENING_LATE, path, environment=disk.environment())
        go(process)
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        disk.fail("read_only")
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "0\n"
        disk.heal()
        assert process.communicate("\n", timeout=60)[0].split() == ["refused", "stored", "stored"]
