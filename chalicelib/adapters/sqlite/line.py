"""Group commit: writers of one process stand in a line, and whoever is at its head writes for all who stand there.

While one group is on its way to the disk, the next gathers: the more there is to write, the more writes share a commit,
and a writer that is alone waits for nobody. Nothing here knows SQLite.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import islice
from threading import Lock
from typing import Generic, TypeVar

W = TypeVar("W")

LARGEST_GROUP = 256
"""Whoever is at the head serves so many at most, so that it has its own answer soon."""


class Waiting(Generic[W]):
    """Somebody in the line.

    Attributes:
        wanted: What is to be written.
        result: What came of it, once it is settled.
        error: Why it was not written. None: it was.
        settled: Somebody wrote it, or tried.
        known: Somebody counts on it, so it can't leave any more: it is being written, or has become the head.
    """

    __slots__ = ("call", "error", "known", "result", "settled", "wanted")

    def __init__(self, wanted: W) -> None:
        self.wanted = wanted
        self.result: object = None
        self.error: BaseException | None = None
        self.settled = False
        self.known = False
        self.call = Lock()  # held until it is settled, or the head
        self.call.acquire()


class Line(Generic[W]):
    """Writers, one group after another."""

    def __init__(
        self,
        write: Callable[[Sequence[Waiting[W]]], None],
        *,
        patience: timedelta,
        too_long: Callable[[], Exception],
    ) -> None:
        """Make an empty line.

        Args:
            write: Writes a group, all in one, and gives each its `result` or `error`; what it raises is the error of
                each that has none. One thread at a time calls it.
            patience: How long anybody waits at most until somebody turns to what it wants.
            too_long: What to raise then.
        """
        self._write = write
        self._patience_s = patience.total_seconds()
        self._too_long = too_long
        self._lock = Lock()
        self._line: deque[Waiting[W]] = deque()

    def stand(self, wanted: W) -> object:
        """Stand in the line until it is written; returns the result.

        Raises:
            Exception: Why it was not written.
        """
        mine = Waiting(wanted)
        with self._lock:
            self._line.append(mine)
            if len(self._line) == 1:
                self._make_head()
        if not mine.call.acquire(timeout=self._patience_s):
            self._leave(mine)
        if not mine.settled:
            self._serve()
        if mine.error is not None:
            raise mine.error
        return mine.result

    def _make_head(self) -> None:
        head = self._line[0]
        head.known = True
        head.call.release()

    def _leave(self, mine: Waiting[W]) -> None:
        with self._lock:
            if not mine.known:
                self._line.remove(mine)
                raise self._too_long()
        mine.call.acquire()

    def _serve(self) -> None:
        with self._lock:
            group = list(islice(self._line, LARGEST_GROUP))
            for each in group:
                each.known = True
        try:
            self._write(group)
        except BaseException as error:  # noqa: BLE001  (it belongs to those who wait)
            for each in group:
                each.error = each.error or error
        with self._lock:
            for _ in group:
                self._line.popleft()
            if self._line:
                self._make_head()
        for each in group:
            each.settled = True
            each.call.release()
