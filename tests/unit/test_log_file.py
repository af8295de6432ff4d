"""The log's file: stays open, rotates, is its owner's alone, and loses lines rather than the engine's nerve."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.adapters.files.log import LogFile, last_logged
from chalicelib.adapters.lines import JsonLog
from chalicelib.adapters.system import FixedClock
from chalicelib.steps import STEPS

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "engine.log"


def lines(*paths: Path) -> list[str]:
    return [line for path in paths for line in path.read_text("ascii").splitlines()]


def in_order(path: Path) -> list[Path]:
    """The files of a log, the oldest first."""
    aside = sorted(path.parent.glob(f"{path.name}.*"), key=lambda file: -int(file.suffix[1:]))
    return [*aside, path]


def test_a_line_says_when_how_bad_what_and_how_it_ended(path: Path) -> None:
    log = JsonLog(LogFile(path).write, clock=FixedClock(NOON))
    log.step("consider", outcome="decided", latency_ms=1.5, rules=("a", "b"), case=None, post_key='x:"\u2028ü')
    (line,) = lines(path)
    assert json.loads(line) == {
        "at": "2026-03-11T12:00:00+00:00",
        "level": "info",
        "step": "consider",
        "outcome": "decided",
        "latency_ms": 1.5,
        "rules": ["a", "b"],
        "post_key": 'x:"\u2028ü',
    }


def test_the_level_comes_from_the_table_and_what_it_does_not_know_deserves_a_look(path: Path) -> None:
    log = JsonLog(LogFile(path).write, clock=FixedClock(NOON))
    known = [(name, outcome, told.level) for name, step in STEPS.items() for outcome, told in step.outcomes.items()]
    for name, outcome, _ in known:
        log.step(name, outcome=outcome)
    log.step("consider", outcome="never heard of")
    log.step("consider")
    found = [json.loads(line)["level"] for line in lines(path)]
    assert found == [level for *_, level in known] + ["error", "error"]


def test_a_full_file_is_put_aside_and_the_oldest_one_goes(path: Path) -> None:
    log = LogFile(path, most_bytes=100, kept=2)
    for number in range(100):
        log.write(f"{number:09d}")  # ten bytes with its end
    files = in_order(path)
    assert [file.name for file in files] == ["engine.log.2", "engine.log.1", "engine.log"]
    assert [int(line) for line in lines(*files)] == list(range(70, 100))
    assert {file.stat().st_size for file in files} == {100}


def test_every_file_is_for_its_owner_alone_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        log = LogFile(path, most_bytes=10, kept=2)
        for _ in range(4):
            log.write("123456789")
    finally:
        os.umask(before)
    assert [file.stat().st_mode & 0o777 for file in in_order(path)] == [0o600] * 3


def test_a_line_longer_than_a_file_gets_a_file_of_its_own(path: Path) -> None:
    log = LogFile(path, most_bytes=10, kept=5)
    for line in ("a", "b" * 100, "c"):
        log.write(line)
    assert [lines(file) for file in in_order(path)] == [["a"], ["b" * 100], ["c"]]


def test_a_restart_goes_on_at_the_end_of_the_file(path: Path) -> None:
    for number in range(3):
        log = LogFile(path, most_bytes=25, kept=1)
        log.write(f"{number:09d}")
        log.close()
    assert [lines(file) for file in in_order(path)] == [["000000000", "000000001"], ["000000002"]]


def test_a_line_that_was_cut_off_spoils_no_other(path: Path) -> None:
    path.write_bytes(b'{"at": "whole"}\n{"at": "cut o')
    log = LogFile(path)
    log.write("next")
    log.write("one more")
    assert lines(path) == ['{"at": "whole"}', '{"at": "cut o', "next", "one more"]


def test_a_full_disk_loses_lines_and_nothing_else() -> None:
    log = JsonLog(LogFile(Path("/dev/full")).write, clock=FixedClock(NOON))
    for _ in range(3):
        log.step("http", outcome="refused")


def test_a_disk_that_becomes_full_within_a_line_leaves_no_half_of_it(path: Path) -> None:
    """A limit on the size of files stands for the disk's end: the kernel takes a part of the line, then no more."""
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from chalicelib.adapters.files.log import LogFile\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "log = LogFile(Path(sys.argv[1]))\n"
        "log.write('1' * 60)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (100, {resource.RLIM_INFINITY}))\n"
        "log.write('2' * 60)\n"
        "log.write('3' * 60)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({resource.RLIM_INFINITY}, {resource.RLIM_INFINITY}))\n"
        "log.write('4' * 60)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=True, timeout=30)
    assert lines(path) == ["1" * 60, "4" * 60]


def test_a_folder_that_is_not_there_loses_lines_until_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    log = LogFile(folder / "engine.log")
    log.write("lost")
    folder.mkdir()
    log.write("kept")
    assert lines(folder / "engine.log") == ["kept"]


def test_where_nothing_can_be_put_aside_lines_are_lost_until_it_can(path: Path) -> None:
    in_the_way = path.with_name("engine.log.1")
    in_the_way.mkdir()
    log = LogFile(path, most_bytes=10, kept=1)
    for line in ("kept once", "lost", "lost"):
        log.write(line)
    assert lines(path) == ["kept once"]
    in_the_way.rmdir()
    log.write("kept again")
    assert [lines(file) for file in in_order(path)] == [["kept once"], ["kept again"]]


def test_many_threads_write_whole_lines_and_lose_none_over_rotations(path: Path) -> None:
    log = JsonLog(LogFile(path, most_bytes=20_000, kept=100).write, clock=FixedClock(NOON))

    def write(thread: int) -> None:
        for number in range(200):
            log.step("page", outcome="ok", page=f"{thread}/{number}" + "x" * (number % 50))

    with ThreadPoolExecutor(8) as together:
        list(together.map(write, range(8)))
    files = in_order(path)
    found = [json.loads(line)["page"].rstrip("x") for line in lines(*files)]
    assert sorted(found) == sorted(f"{thread}/{number}" for thread in range(8) for number in range(200))
    for thread in range(8):
        own = [int(page.partition("/")[2]) for page in found if page.startswith(f"{thread}/")]
        assert own == list(range(200))
    assert len(files) > 5


# When the newest line was written


def test_the_newest_line_is_found_across_a_rotation(path: Path) -> None:
    clock = FixedClock(NOON)
    file = LogFile(path, most_bytes=200, kept=3)
    log = JsonLog(file.write, clock=clock)
    for _ in range(30):
        clock.at += timedelta(seconds=1)
        log.step("page", outcome="ok")
        assert last_logged(path) == clock.at


@pytest.mark.parametrize("rest", ["", "\n\n", '{"at": "2026-03-1', "not json\n[]\n"])
def test_a_file_without_a_whole_line_leaves_it_to_the_one_before(path: Path, rest: str) -> None:
    path.with_name("engine.log.1").write_text(json.dumps({"at": NOON.isoformat()}) + "\n")
    path.write_text(rest)
    assert last_logged(path) == NOON


def test_without_any_line_nothing_was_logged(path: Path) -> None:
    assert last_logged(path) is None
