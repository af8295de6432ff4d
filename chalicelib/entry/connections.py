"""The open connections: bounded in number, and none waits for its client longer than it may."""

from __future__ import annotations

import math
import resource
import select
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import NamedTuple

MOST = 500
"""Connections at once, or half the files that this process may open if that is less."""

WAITS_S = 15.0
"""How long a client may let us wait: to ask something, to send all of what it asks, to take all of the answer. These
are whole times; a byte now and then doesn't make them longer."""

GRACE_S = 1.0
"""Where all places are taken, whoever lets us wait longer than this loses his to a newcomer."""


def most_connections(files: int) -> int:
    """`MOST`, as far as the files allow that this process may open; the other half is for whatever else it does."""
    return MOST if files == resource.RLIM_INFINITY else min(MOST, max(1, files // 2))


class Connections:
    """All that are open. Each waits for its client, or the engine has it in hand and nobody ends it.

    The client that has let us wait longest makes place for a newcomer. So neither idle nor slow clients hold anybody
    up, however many they are; only if everybody is being served, newcomers wait in the system's line.
    """

    def __init__(self, most: int, *, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._now = now
        self._waiting: dict[socket.socket, _Wait] = {}
        self._lock = Lock()
        self._looked = now()

    def make_place(self) -> bool:
        """For a newcomer, where there is none. False: all that are there have to stay."""
        with self._lock:
            return len(self._waiting) < self._most or self._end_longest()

    def enter(self, connection: socket.socket) -> None:
        """Give it the place that was made."""
        with self._lock:
            self._waiting[connection] = _Wait(self._now(), select.POLLIN)

    def reads(self, connection: socket.socket) -> None:
        """From now on it waits for its client to say something."""
        self._set(connection, _Wait(self._now(), select.POLLIN))

    def writes(self, connection: socket.socket) -> None:
        """From now on it waits for its client to take something."""
        self._set(connection, _Wait(self._now(), select.POLLOUT))

    def works(self, connection: socket.socket) -> None:
        """The engine has it in hand."""
        self._set(connection, _IN_HAND)

    def leave(self, connection: socket.socket) -> None:
        """It is about to be closed."""
        with self._lock:
            self._waiting.pop(connection, None)

    def end_slow(self) -> None:
        """End those that waited too long; to be called again and again."""
        now = self._now()
        if now - self._looked < 1:
            return
        self._looked = now
        with self._lock:
            for connection, wait in list(self._waiting.items()):
                if now - wait.since > WAITS_S:
                    self._end(connection)

    def _set(self, connection: socket.socket, wait: _Wait) -> None:
        if connection in self._waiting:  # else it was ended just now
            self._waiting[connection] = wait

    def _end_longest(self) -> bool:
        now = self._now()
        for connection, wait in sorted(self._waiting.items(), key=lambda one: one[1].since):
            if now - wait.since <= GRACE_S:
                return False
            if _idle(connection, wait.event):
                self._end(connection)
                return True
        return False

    def _end(self, connection: socket.socket) -> None:
        """Whoever has it reads the end, or can't write any more, and closes it."""
        del self._waiting[connection]
        with suppress(OSError):  # the client has gone by itself
            connection.shutdown(socket.SHUT_RDWR)


class _Wait(NamedTuple):
    """Since when, and for what; see `select.poll`."""

    since: float
    event: int


_IN_HAND = _Wait(math.inf, 0)


def _idle(connection: socket.socket, event: int) -> bool:
    """Whether it is the client that lets us wait, and not we the client: it may not have had its turn yet."""
    poll = select.poll()
    poll.register(connection, event)
    return not poll.poll(0)
