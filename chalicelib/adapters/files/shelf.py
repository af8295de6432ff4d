"""A shelf on a folder: each name is a file."""

from __future__ import annotations

from pathlib import Path

from chalicelib.adapters.files.durable import replace_file
from chalicelib.domain import advice, shelf_names
from chalicelib.domain.errors import NotStored


class FileShelf:
    """`ports.Shelf` in a folder, which is made when the first thing is put there; a name is a path in it."""

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
        return self._folder.joinpath(*shelf_names.parts(name))
