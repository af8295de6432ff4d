"""Names that strangers make up: how many of them are asked for, and the list of endpoints that keeps the others out.

SSM answers some 40 questions a second to a whole account, and Secrets Manager takes money for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

LIST = "engine/endpoints"
"""Where the list stands in the vault; no secret, but read in the same way."""
ANY = "*"
MOST_CHARACTERS = 4096
"""Of a parameter. A longer list keeps nobody out: one that misses an endpoint would."""
AT_ONCE, EVERY = 10, timedelta(seconds=10)


class Allowance:
    """Of questions about names that nobody knows yet: some at once, later one now and then."""

    def __init__(self, *, at_once: int = AT_ONCE, every: timedelta = EVERY) -> None:
        self._most = at_once
        self._every = every
        self._left = float(at_once)
        self._at: datetime | None = None

    def takes(self, now: datetime) -> bool:
        """One more. False: there have been too many."""
        since = timedelta(0) if self._at is None else max(now - self._at, timedelta(0))
        self._left, self._at = min(self._left + since / self._every, self._most), now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def endpoint(name: str) -> str:
    """Whose secret it is: ``x/mortons`` of ``x/mortons/consumer_secret``."""
    return name.rpartition("/")[0]


def listed(before: str | None, names: Iterable[str]) -> str:
    """The list with the endpoints of some more names on it.

    Args:
        before: As it stands there. None: there is none.
    """
    if before == ANY:
        return ANY
    text = " ".join(sorted({*(before or "").split(), *map(endpoint, names)}))
    return text if len(text) <= MOST_CHARACTERS else ANY


def is_on(text: str | None, name: str) -> bool:
    """Whether a name may be asked for. None: there is no list, so any may."""
    return text is None or text == ANY or endpoint(name) in text.split()
