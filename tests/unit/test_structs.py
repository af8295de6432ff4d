"""Threads never meet a struct that is not learned yet: msgspec would end the process, so it is tried in another one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TOGETHER = """
import sys, threading
import msgspec
from chalicelib.domain import structs
from chalicelib.engine.items import ToConsider
from tests.worlds import post

body = msgspec.json.encode(ToConsider(brand="mortons", post=post()))
{before}
sys.setswitchinterval(1e-6)
ready = threading.Barrier(4)
reads = []

def decode():
    sys.setprofile(lambda frame, event, _: reads.append(1) if frame.f_code.co_name == "get_class_annotations" else None)
    ready.wait()
    for _ in range(50):
        msgspec.json.decode(body, type=ToConsider)

threads = [threading.Thread(target=decode) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("annotations were read" if reads else "nothing was read")
"""

LEARNED = """
import importlib, pkgutil
import app, chalicelib
from chalicelib.cli import serve
from chalicelib.domain import structs
from chalicelib.entry import local, local_server

known = set(structs.learn())
for module in pkgutil.walk_packages(chalicelib.__path__, "chalicelib."):
    importlib.import_module(module.name)
print(*sorted(set(structs.learn()) - known), sep="\\n")
"""


def python(source: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_threads_read_no_struct_once_all_are_learned() -> None:
    done = python(TOGETHER.format(before="structs.learn()"))
    assert (done.returncode, done.stdout) == (0, "nothing was read\n"), done.stderr


def test_without_that_they_do() -> None:
    """Or it ends already: that is what this is about."""
    done = python(TOGETHER.format(before=""))
    assert done.returncode < 0 or done.stdout == "annotations were read\n", done.stderr


def test_what_the_server_runs_with_is_there_when_its_structs_are_learned() -> None:
    done = python(LEARNED)
    assert done.returncode == 0, done.stderr
    late = done.stdout.split()
    assert [name for name in late if not name.startswith("chalicelib.editor.")] == []
