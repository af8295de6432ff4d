"""Secrets in one JSON file that only its owner can read: name → secret, or a list of up to two, newest first."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from chalicelib import reading
from chalicelib.adapters.files.durable import alone_in, replace_file
from chalicelib.domain import advice
from chalicelib.domain.errors import SecretsUnreadable, Unreadable
from chalicelib.ports import Clock

LOOK_EVERY = timedelta(seconds=1)
"""Asking the disk for each webhook would cost a sixth of all that is done for one."""
MAX_AGE = timedelta(minutes=5)
MOST_AT_ONCE = 2


class _Version(NamedTuple):
    """Tells one state of the file from another, its permissions included."""

    inode: int
    size: int
    changed_ns: int


class _Cached(NamedTuple):
    version: _Version
    read_at: datetime
    looked_at: datetime
    secrets: dict[str, tuple[str, ...]]


class FileVault:
    """`ports.Vault` in a file. A changed file counts within a second; an unchanged one is read each five minutes."""

    def __init__(self, path: Path, *, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._cached: _Cached | None = None

    def secrets(self, name: str) -> tuple[str, ...]:
        """See `ports.Vault.secrets`.

        Raises:
            SecretsUnreadable: The file is missing, can't be read, or others can read it too, or it is not what was
                promised.
        """
        now = self._clock.now()
        cached = self._cached
        if cached is None or abs(now - cached.looked_at) >= LOOK_EVERY:
            cached = self._cached = self._look(now)
        return cached.secrets.get(name, ())

    def put(self, name: str, secrets: tuple[str, ...]) -> None:
        """See `ports.OwnersVault.put`. Makes the file if there is none."""
        if not 1 <= len(secrets) <= MOST_AT_ONCE or not all(secrets):
            raise ValueError("one or two secrets, none of them empty")
        _change(self._path, lambda _: {name: secrets})
        self._cached = None

    def _look(self, now: datetime) -> _Cached:
        cached = self._cached
        if cached is not None and _version(self._path) == cached.version and abs(now - cached.read_at) < MAX_AGE:
            return cached._replace(looked_at=now)
        try:
            version, secrets = _read(self._path)
        except (OSError, ValueError) as error:
            raise SecretsUnreadable(_told(self._path, error)) from error
        return _Cached(version, now, now, secrets)


def generate(path: Path, names: Iterable[str], token: Callable[[], str]) -> None:
    """Give every name that has no secret yet a fresh one; existing ones stay. Makes the file if there is none.

    Args:
        token: A new secret with each call.

    Raises:
        SecretsUnreadable: As `FileVault.secrets`, or it can't be written; the file is as it was.
    """
    _change(path, lambda known: {name: (token(),) for name in names if name not in known})


def _change(path: Path, fresh: Callable[[Mapping[str, tuple[str, ...]]], dict[str, tuple[str, ...]]]) -> None:
    """Write the file anew, unless nothing is fresh; of two who do at once, the second sees what the first wrote."""
    try:
        with alone_in(path.parent):
            known = _read(path)[1] if path.exists() else {}
            if new := fresh(known):
                replace_file(path, json.dumps(known | new, ensure_ascii=False, indent=2).encode() + b"\n")
    except (OSError, ValueError) as error:
        raise SecretsUnreadable(_told(path, error)) from error


def _read(path: Path) -> tuple[_Version, dict[str, tuple[str, ...]]]:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_IMODE(status.st_mode) & 0o077:
                raise PermissionError(f"{path} can be read by others than its owner: run  chmod 600 {path}")
            content = file.read()
    except FileNotFoundError:
        raise FileNotFoundError(f"{path} is missing: put the secrets there, or name another file") from None
    try:
        return _as_version(status), _parse(content)
    except Unreadable as error:
        raise ValueError(f"{path}: {error}") from None


def _told(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno is not None:  # the operating system's own words
        return f"{path}: {advice.on(error)}"
    return str(error)


def _parse(content: bytes) -> dict[str, tuple[str, ...]]:
    root = reading.parse(content)
    if not isinstance(root.raw, dict):
        raise root.wrong("must be an object: name → secret, or a list of up to two")
    return {name: _secrets(root[name]) for name in root.raw}


def _secrets(value: reading.Value) -> tuple[str, ...]:
    found = tuple(map(_secret, value.items() if isinstance(value.raw, list) else (value,)))
    if len(found) > MOST_AT_ONCE:
        raise value.wrong(f"has more than {MOST_AT_ONCE} secrets: remove the oldest")
    return found


def _secret(value: reading.Value) -> str:
    if not isinstance(value.raw, str):  # not `Value.text`, which may spell a character differently
        raise value.wrong("must be a string")
    if not value.raw:
        raise value.wrong("is empty: anybody could sign with it")
    return value.raw


def _version(path: Path) -> _Version | None:
    try:
        return _as_version(path.stat())
    except OSError:
        return None


def _as_version(status: os.stat_result) -> _Version:
    return _Version(status.st_ino, status.st_size, status.st_ctime_ns)
