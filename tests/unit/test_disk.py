"""The disk that tests use is as they believe: SQLite and Python both meet it, and only below its folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.disk import Disk

WORK = """
import json, os, pathlib, sqlite3, sys
folder = pathlib.Path(sys.argv[1])

def commit():
    with sqlite3.connect(folder / "one.db") as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS t (a)")
        connection.execute("INSERT INTO t VALUES (zeroblob(20000))")

def keep():
    handle = os.open(folder / "file", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    wrote = os.write(handle, bytes(1000))
    os.fsync(handle)
    os.close(handle)
    return wrote

def look():
    return len((folder / "file").read_bytes())

def touch():
    (folder / "file").touch()

def make():
    (folder / "new").mkdir()

for line in sys.stdin:
    try:
        answer = {"did": globals()[line.strip()]()}
    except sqlite3.Error as error:
        answer = {"sqlite": "_".join(error.sqlite_errorname.split("_")[:2])}
    except OSError as error:
        answer = {"error": error.strerror}
    print(json.dumps(answer), flush=True)
"""

FULL, BROKEN = {"error": "No space left on device"}, {"error": "Input/output error"}
READ_ONLY, DENIED = {"error": "Read-only file system"}, {"error": "Permission denied"}
DONE = {"did": None}


class Writer:
    """Another process that works below a folder."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", WORK, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **disk.environment()},
        )

    def __call__(self, what: str) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(what + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with Disk(tmp_path / "disk") as disk:
        (tmp_path / "disk").mkdir()
        yield disk


@pytest.fixture
def writer(tmp_path: Path, disk: Disk) -> Iterator[Writer]:
    writer = Writer(tmp_path / "disk", disk)
    assert writer("commit") == DONE
    assert writer("keep") == {"did": 1000}
    yield writer
    writer.close()


def test_each_fsync_is_counted(writer: Writer, disk: Disk) -> None:
    before = disk.fsyncs
    writer("keep")
    assert disk.fsyncs == before + 1
    writer("commit")
    assert disk.fsyncs > before + 1


def test_a_slow_disk_takes_its_time(writer: Writer, disk: Disk) -> None:
    disk.slow(by_ms=80)
    began = time.monotonic()
    writer("keep")
    assert time.monotonic() - began >= 0.08


@pytest.mark.parametrize(
    ("how", "commit", "keep", "look", "touch", "make"),
    [
        ("full", {"sqlite": "SQLITE_FULL"}, FULL, {"did": 0}, DONE, FULL),
        ("broken", {"sqlite": "SQLITE_IOERR"}, BROKEN, BROKEN, DONE, DONE),
        ("read_only", {"sqlite": "SQLITE_READONLY"}, READ_ONLY, {"did": 1000}, READ_ONLY, READ_ONLY),
        ("denied", {"sqlite": "SQLITE_CANTOPEN"}, DENIED, DENIED, DENIED, DENIED),
        ("unsynced", {"sqlite": "SQLITE_IOERR"}, BROKEN, {"did": 1000}, DONE, DONE),
    ],
)
def test_a_disk_fails_as_the_operating_system_says_it(
    writer: Writer, disk: Disk, how: str, commit: object, keep: object, look: object, touch: object, make: object
) -> None:
    disk.fail(how)  # type: ignore[arg-type]
    assert (writer("commit"), writer("keep"), writer("look"), writer("touch"), writer("make")) == (
        commit,
        keep,
        look,
        touch,
        make,
    )
    assert disk.failed > 0
    disk.heal()
    assert (writer("commit"), writer("keep"), writer("look")) == (DONE, {"did": 1000}, {"did": 1000})


def test_a_disk_that_fills_up_takes_a_part(writer: Writer, disk: Disk) -> None:
    disk.fail("full", room=1200)
    assert [writer("keep"), writer("keep"), writer("keep")] == [{"did": 1000}, {"did": 200}, FULL]


def test_a_fault_can_pass_by_itself(writer: Writer, disk: Disk) -> None:
    disk.fail("unsynced", times=1)
    assert disk.ails
    assert [writer("keep"), writer("keep")] == [BROKEN, {"did": 1000}]
    assert (disk.ails, disk.failed) == (False, 1)


def test_files_elsewhere_are_spared(tmp_path: Path, disk: Disk) -> None:
    elsewhere = tmp_path / "disks"  # only its name begins alike
    elsewhere.mkdir()
    writer = Writer(elsewhere, disk)
    disk.fail("full")
    assert (writer("commit"), writer("keep")) == (DONE, {"did": 1000})
    assert (disk.failed, disk.fsyncs) == (0, 0)
    writer.close()
