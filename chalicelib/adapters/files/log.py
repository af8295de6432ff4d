"""The log of one machine: one line of JSON a step, appended to a file."""

from __future__ import annotations

import json
import os
import threading
from datetime import datetime
from pathlib import Path

from chalicelib.ports import Clock


class FileLog:
    """The Log port on a file; a full disk loses log lines and nothing else."""

    def __init__(self, path: Path, *, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()

    def step(self, name: str, **fields: str | int | float | bool | None) -> None:
        line = json.dumps({"at": self._clock.now().isoformat(), "step": name, **fields}, ensure_ascii=True)
        try:
            with self._lock, open(self._path, "a", encoding="utf-8", opener=_owner_only) as file:
                file.write(line + "\n")
        except OSError:
            return


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def last_logged(path: Path) -> datetime | None:
    """When the newest line was written. None: there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 8192))
            lines = file.read().splitlines()
    except OSError:
        return None
    for line in reversed(lines):
        try:
            return datetime.fromisoformat(json.loads(line)["at"])
        except (ValueError, KeyError, TypeError):
            continue  # the line that a kill cut off
    return None
