"""Publishes again and again, and is killed each time one step later: at each call that may write something.

Called as ``python -m tests.killed_publisher DATA FOLDER FOLDER``; the two folders are published in turn, and each line
of the output is ``[killed at, what was in force, what is, can it be loaded]``. A process of its own, because it forks.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from chalicelib.books import publications
from chalicelib.bootstrap import commands, environment
from chalicelib.cli import main
from tests.worlds import BRAND

MAY_WRITE = {"commit", "execute", "fsync", "replace", "write"}
BEGIN = "tempfile.mkstemp"
"""Python's audit event of the first file that publishing writes, the bundle; nothing is written before."""
_PLACES = ("adapters/files/durable.py", "adapters/sqlite/records.py", "adapters/sqlite/database.py", "pathlib.py")


def publish(data: Path, folder: Path, *, die_at: int) -> bool:
    """Whether it came to its end: it was not killed."""
    child = os.fork()
    if child == 0:
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123  (for as long as this process lives)
        os.environ["DELIGHT_CUSTOMERS"] = ""  # their records in memory are of no interest here
        _die_at(die_at)
        os._exit(main(["publish", str(folder), "--data", str(data), "--as", "Ann", "--reason", "x"]))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0
    return True


def is_a_write(frame: FrameType, call: Any) -> bool:
    """Whether it may change a file: writes of a file, and what is executed in a transaction that writes."""
    code = frame.f_code
    if call.__name__ not in MAY_WRITE or not code.co_filename.endswith(_PLACES) or isinstance(call.__self__, str):
        return False
    return call.__name__ != "execute" or code.co_name in {"_write_group", "_apply", "_add"}


def _die_at(number: int) -> None:
    steps = 0

    def step(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal steps
        if event in {"c_call", "c_return"} and is_a_write(frame, arg):
            steps += 1
            if steps == number:
                os.kill(os.getpid(), signal.SIGKILL)

    def begin(event: str, arguments: object) -> None:
        if event == BEGIN:
            sys.setprofile(step)

    sys.addaudithook(begin)


def in_force(data: Path) -> tuple[str, bool]:
    """The version, and whether an engine could use it."""
    world = commands.desk(environment.Options(data=data))
    found = publications.pointers(world.records)[BRAND].in_force
    return found.version, world.playbooks.load(found).version == found.version


def run(data: Path, folders: list[Path]) -> None:
    """Until a publisher survives."""
    assert publish(data, folders[0], die_at=0)
    before, _ = in_force(data)
    versions = {before: folders[1]}
    number = 0
    survived = False
    while not survived:
        number += 1
        survived = publish(data, versions.get(before, folders[0]), die_at=number)
        after, usable = in_force(data)
        print(json.dumps([number, before, after, usable]))
        before = after


if __name__ == "__main__":
    run(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
