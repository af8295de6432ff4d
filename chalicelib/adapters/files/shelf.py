"""A shelf on a folder: each name is a file."""

from __future__ import annotations

from pathlib import Path

from chalicelib.adapters.files.durable import replace_file
from chalicelib.domain import advice
from chalicelib.domain.errors import NotStored


class FileShelf:
    """`ports.Shelf` in a folder, which is made when the first thing is put there.

    Names are paths with slashes, e.g. ``raw/2026/abc.json``. One that is empty or would lead elsewhere (``..``,
    absolute, with NUL or backslash) is a ValueError: names may come from outside.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, content: bytes) -> None:
        """See `ports.Shelf.put`."""
        path = self._path(name)
        try:
            replace_file(path, content)
        except OSError as error:
            raise NotStored(advice.on(error), where=str(path)) from error

    def get(self, name: str) -> bytes | None:
        """See `ports.Shelf.get`."""
        path = self._path(name)
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise NotStored(advice.on(error), where=str(path)) from error

    def _path(self, name: str) -> Path:
        parts = name.split("/")
        if {"", ".", ".."} & set(parts) or "\0" in name or "\\" in name:
            raise ValueError(f"{name!r} is no name for a shelf: use parts joined by single slashes, without ..")
        return self._folder.joinpath(*parts)
