"""Alarms: on one machine kept by its process and told on the terminal; on AWS told in the log, no more."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TextIO

from chalicelib.domain.errors import OutOfService
from chalicelib.ports import Alarm, Log
from chalicelib.steps import Stopwatch


class TerminalAlarms:
    """The Alarms port on a terminal. It may be a file on the very disk that is full: then nothing is told there."""

    def __init__(self, terminal: TextIO, log: Log) -> None:
        self._terminal = terminal
        self._log = log
        self._lock = threading.Lock()
        self._standing: dict[str, Alarm] = {}
        self._told: dict[str, set[str]] = {}
        self._since: dict[str, Stopwatch] = {}

    def raised(self, error: OutOfService) -> None:
        with self._lock:
            before = self._standing.get(error.about)
            self._standing[error.about] = Alarm(error.fix, 1 if before is None else before.times + 1)
            watch = self._since.setdefault(error.about, Stopwatch())
            told = self._told.setdefault(error.about, set())
            is_news = error.kind not in told
            told.add(error.kind)
        if is_news:
            self._log.step("alarm", about=error.about, outcome="raised", latency_ms=watch.ms(), advice=str(error))
            self._tell(f"{error.about}: {error}")

    def over(self, about: str) -> None:
        with self._lock:
            alarm = self._standing.pop(about, None)
            self._told.pop(about, None)
            watch = self._since.pop(about, Stopwatch())
        if alarm is not None:
            self._log.step("alarm", about=about, outcome="over", latency_ms=watch.ms(), times=alarm.times)
            self._tell(f"{about}: works again")

    def standing(self) -> Mapping[str, Alarm]:
        with self._lock:
            return dict(self._standing)

    def _tell(self, line: str) -> None:
        try:
            self._terminal.write(f"delight: {line}\n")
            self._terminal.flush()
        except (OSError, ValueError):  # full, or closed
            return


class LoggedAlarms:
    """The Alarms port of a function on AWS: each kind of failure is one line of a process.

    It keeps none: processes come and go, and whether something works again is seen by CloudWatch's alarms.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._told: set[tuple[str, str]] = set()

    def raised(self, error: OutOfService) -> None:
        if (error.about, error.kind) not in self._told:
            self._told.add((error.about, error.kind))
            self._log.step("alarm", about=error.about, outcome="raised", latency_ms=0.0, advice=str(error))

    def over(self, about: str) -> None:
        """It keeps none."""

    def standing(self) -> Mapping[str, Alarm]:
        return {}
