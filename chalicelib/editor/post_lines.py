"""Posts in canonical form, one a line, in the order of time: however long the file, only a few of them in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, NamedTuple

from chalicelib.domain.errors import DelightError
from chalicelib.domain.post import PostEvent
from chalicelib.editor import post_files
from chalicelib.editor.replayed import Misread

IN_MEMORY = 8 * 1024 * 1024
"""Bytes; more of them go into a file that nobody else sees."""


MOST_MISREAD = 5
"""Lines that are no posts, before the first that is one; then the file is of another form."""


class NotLines(DelightError):
    """The file doesn't hold one post a line."""


class _Place(NamedTuple):
    """Where a post stands, and what it is sorted by."""

    received_at: datetime
    time: datetime
    offset: int


class PostLines:
    """The posts of a file, which is read twice: once to see when each was received, then in that order.

    Attributes:
        misread: Lines that are no posts. Blank ones don't count.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        """Read the lines to their end.

        Raises:
            NotLines: None of the first few is a post.
        """
        self._kept: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed with this)
        self._places: list[_Place] = []
        self.misread: list[Misread] = []
        for number, line in enumerate(lines, start=1):
            if line.strip():
                self._keep(number, line)
            if not self._places and len(self.misread) == MOST_MISREAD:
                self._kept.close()
                raise NotLines(self.misread[0].problem)
        self._places.sort()

    def _keep(self, number: int, line: bytes) -> None:
        try:
            event = post_files.canonical(line)
        except DelightError as error:
            self.misread.append(Misread(line=number, problem=error.said("en"), problem_de=error.said("de")))
            return
        self._places.append(_Place(event.received_at, event.time, self._kept.tell()))
        self._kept.write(line.rstrip(b"\r\n") + b"\n")

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[PostEvent]:
        """In the order in which they were received; at the same time as they were written, then as they stand."""
        for place in self._places:
            self._kept.seek(place.offset)
            yield post_files.canonical(self._kept.readline())

    def __enter__(self) -> PostLines:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._kept.close()
