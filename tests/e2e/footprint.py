"""What a process takes of the machine, as Linux tells it in ``/proc``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple


class Footprint(NamedTuple):
    """At one moment.

    Attributes:
        memory_mb: Resident.
        files: Open ones, sockets among them.
    """

    memory_mb: int
    threads: int
    files: int


def footprint(pid: int) -> Footprint:
    """Of a running process."""
    folder = Path("/proc") / str(pid)
    told = (folder / "status").read_text()

    def number(name: str) -> int:
        (found,) = re.findall(rf"^{name}:\s+(\d+)", told, re.MULTILINE)
        return int(found)

    return Footprint(number("VmRSS") // 1024, number("Threads"), len(list((folder / "fd").iterdir())))
