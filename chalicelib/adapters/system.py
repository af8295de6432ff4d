"""The machine's own clock and randomness: the only places that ask for either."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The Clock port: the machine's time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ShiftedClock:
    """The Clock port: ticks from a given time on, as fast as the machine's."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._since = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._since)


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
