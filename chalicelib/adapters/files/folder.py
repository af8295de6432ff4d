"""The folder with the engine's own data: made where it is missing, and held by one engine at a time."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from chalicelib.domain import advice
from chalicelib.domain.errors import DelightError


def make_folder(data: Path) -> None:
    """Make it, for its owner alone.

    Raises:
        DelightError: It can't be made; says what to do.
    """
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unusable(data, error) from None


def occupy(data: Path) -> IO[str]:
    """Hold the folder for this process until the file is closed, or the process dies.

    Raises:
        DelightError: Another engine holds it: two clocks on one folder would call each other's tasks overdue. Or
            nothing can be written there.
    """
    make_folder(data)
    try:
        file = (data / "lock").open("w")
    except OSError as error:
        raise _unusable(data, error) from None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise DelightError(f"another engine runs on {data}; stop it, or name another folder with --data") from None
    return file


def _unusable(data: Path, error: OSError) -> DelightError:
    return DelightError(f"can't use the data folder {data}: {advice.on(error)}. Or name another with --data")
