"""The machine's own clock and randomness: the only places that ask for either."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The Clock port: the machine's time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class AheadClock:
    """The Clock port: the machine's time and so much more, the same in every process."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


class ShiftedClock:
    """The Clock port: ticks from a given time on, as fast as the machine's."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._since = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._since)


class SteadyClock:
    """The Clock port for leases: the machine's time when it was made, and from then on only what really passed.

    Whoever sets the machine's clock, back or forth, ends no lease early and makes nobody wait.
    """

    def __init__(self) -> None:
        self._ticking = ShiftedClock(SystemClock().now())

    def now(self) -> datetime:
        return self._ticking.now()


class FixedClock:
    """The Clock port: stands still until it is set; for explaining and for tests."""

    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self.at


class SystemIds:
    """The Ids port: the operating system's randomness."""

    def token(self) -> str:
        return secrets.token_urlsafe(32)
