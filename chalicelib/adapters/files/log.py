"""A file of lines that stays open and can't fill the disk, and what the newest line in it says.

Files are rotated as `logging.handlers.RotatingFileHandler` does it: ``engine.log`` is the one that grows,
``engine.log.1`` the one before.
"""

from __future__ import annotations

import json
import os
import threading
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

MOST_BYTES = 16 * 1024 * 1024
"""Of one file."""
LARGEST_WRITE = 64 * 1024
"""Characters that are written at once; a line is never divided."""
KEPT = 4
"""Older files."""


class LogFile:
    """Lines of one process at the end of a file, readable for its owner alone.

    A full disk or a folder that can't be written loses lines and nothing else; a line is there wholly or not at all.
    Only one process may write it: whoever has the data folder (`bootstrap.occupy`).
    """

    def __init__(self, path: Path, *, most_bytes: int = MOST_BYTES, kept: int = KEPT) -> None:
        """Nothing is opened before the first line.

        Args:
            most_bytes: After which the file is put aside.
            kept: How many of those stay.
        """
        self._path = path
        self._most_bytes = most_bytes
        self._aside = RotatingFileHandler(path, backupCount=kept, delay=True)
        self._lines: deque[str] = deque()
        self._lock = threading.Lock()
        self._handle: int | None = None
        self._size = 0

    def write(self, line: str) -> None:
        """Add a line, given without its end; never raises.

        Nobody waits for anybody here: a thread that comes while another one writes leaves its line to that one.
        """
        self._lines.append(line)
        while self._lines and self._lock.acquire(blocking=False):
            try:
                for content in self._chunks():
                    self._append(content)
            except OSError:
                return
            finally:
                self._lock.release()

    def _chunks(self) -> Iterator[bytes]:
        """What waits, in pieces that are written wholly or not at all."""
        while self._lines:
            size, lines = 0, []
            while self._lines and size < LARGEST_WRITE:
                lines.append(self._lines.popleft())
                size += len(lines[-1])
            yield "".join(f"{line}\n" for line in lines).encode()

    def close(self) -> None:
        """Until the next line."""
        with self._lock:
            self._close()

    def _append(self, content: bytes) -> None:
        handle = self._open() if self._handle is None else self._handle
        if self._size and self._size + len(content) > self._most_bytes:
            self._close()
            self._aside.doRollover()
            handle = self._open()
        written = os.write(handle, content)
        if written < len(content):  # the disk became full in the middle of it
            os.ftruncate(handle, self._size)
            return
        self._size += written

    def _open(self) -> int:
        handle = self._handle = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        self._size = os.fstat(handle).st_size
        if self._size and os.pread(handle, 1, self._size - 1) != b"\n":  # the power went in the middle of a line
            self._size += os.write(handle, b"\n")
        return handle

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def last_logged(path: Path) -> datetime | None:
    """When the newest line was written, in the file or in the one before. None: there is none."""
    for file in (path, path.with_name(f"{path.name}.1")):
        found = _newest(file)
        if found is not None:
            return found
    return None


def _newest(path: Path) -> datetime | None:
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
