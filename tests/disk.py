"""A disk for one process that is as slow, full or broken as a test wants: ``disk.c``, loaded before the C library.

It stands between the process and all files below one folder, whoever opens them: Python, SQLite. So a fault is what the
operating system would answer, on any file system and for root too. Linux only.
"""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Literal, get_args

Fault = Literal["none", "full", "broken", "read_only", "denied", "unsynced"]
"""How the disk fails, in the order of ``disk.c``.

``full``: writes and new files fail with ENOSPC. ``broken``: reads, writes and fsync fail with EIO. ``read_only``:
writes fail with EROFS. ``denied``: nothing can be opened (EACCES), what is open stays so. ``unsynced``: only fsync
fails (EIO).
"""

FOR_EVER = -1
LIBRARY = "disk.so"
_CONTROL = struct.Struct("6q")  # as `struct control`
_NUMBER = struct.Struct("q")
_FSYNCS, _DELAY, _FAULT, _TIMES, _ROOM, _FAILED = range(0, _CONTROL.size, _NUMBER.size)


class Disk:
    """What processes that were started with its `environment` find below its folder; can be changed while they run."""

    def __init__(self, folder: Path) -> None:
        """Everything works, nothing is slow.

        Args:
            folder: May be made later. Files outside are as ever.

        Raises:
            RuntimeError: There is no C compiler.
        """
        self._library = Path(_build().name) / LIBRARY
        self._folder = folder.absolute().resolve()
        self._scratch = tempfile.TemporaryDirectory(prefix="disk-")
        self._control = Path(self._scratch.name) / "control"
        self._control.write_bytes(bytes(_CONTROL.size))
        with self._control.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _CONTROL.size)
        self.heal()

    def __enter__(self) -> Disk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._shared.close()
        self._scratch.cleanup()

    def environment(self) -> dict[str, str]:
        """Variables that a process needs besides its own."""
        before = os.environ.get("LD_PRELOAD")
        preload = str(self._library) if not before else f"{self._library}:{before}"
        return {"LD_PRELOAD": preload, "DISK_FOLDER": str(self._folder), "DISK_CONTROL": str(self._control)}

    @property
    def fsyncs(self) -> int:
        """How often somebody called fsync or fdatasync so far, on a file or folder below."""
        return self._read(_FSYNCS)

    @property
    def failed(self) -> int:
        """How many calls were made to fail so far."""
        return self._read(_FAILED)

    @property
    def ails(self) -> bool:
        """Whether a fault is on: one with `times` may be over."""
        return self._read(_FAULT) != 0

    def slow(self, by_ms: float) -> None:
        """Make each fsync last so much longer. 0: as fast as it is."""
        self._write(_DELAY, round(by_ms * 1000))

    def fail(self, how: Fault, *, times: int = FOR_EVER, room: int = 0) -> None:
        """From now on, until `heal`.

        Args:
            times: So many calls fail, then the disk is well again.
            room: If it is full: bytes that can still be written; the last write that fits is a short one.
        """
        self._write(_FAULT, 0)
        self._write(_TIMES, times)
        self._write(_ROOM, room)
        self._write(_FAULT, get_args(Fault).index(how))

    def heal(self) -> None:
        """Everything works again; how slow it is stays."""
        self.fail("none")

    def _read(self, where: int) -> int:
        (number,) = _NUMBER.unpack_from(self._shared, where)
        return int(number)

    def _write(self, where: int, number: int) -> None:
        _NUMBER.pack_into(self._shared, where, number)


@cache
def _build() -> tempfile.TemporaryDirectory[str]:
    """The folder with the library, built once a process and gone with it."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise RuntimeError("a disk that fails needs a C compiler; on Debian or Ubuntu:  apt-get install gcc libc6-dev")
    folder = tempfile.TemporaryDirectory(prefix="disk-library-")
    source, library = Path(__file__).with_suffix(".c"), Path(folder.name) / LIBRARY
    command = [compiler, "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-o", str(library), str(source), "-ldl"]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    if built.returncode != 0:
        raise RuntimeError(f"{compiler} can't build tests/disk.c:\n{built.stderr}")
    return folder
