"""Records of which a part was read ahead, at once: one call instead of many where each costs a round trip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from chalicelib.ports import Change, Key, Records, Stored


class Glance:
    """`ports.Records` that answers from memory what it has seen, and asks for the rest.

    For the short time between reading and writing, where the write says what it expects. What is written is forgotten.
    """

    def __init__(self, behind: Records, keys: Iterable[Key]) -> None:
        """Read these now."""
        asked = list(keys)
        self._behind = behind
        self._seen: dict[Key, Stored | None] = {**dict.fromkeys(asked), **behind.get_all(asked)}

    def get(self, key: Key) -> Stored | None:
        """See `ports.Records.get`."""
        return self._seen[key] if key in self._seen else self._behind.get(key)

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        """See `ports.Records.get_all`."""
        asked = list(keys)
        seen = {key: stored for key in asked if (stored := self._seen.get(key)) is not None}
        unseen = [key for key in asked if key not in self._seen]
        return {**seen, **self._behind.get_all(unseen)} if unseen else seen

    def query(
        self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100
    ) -> Sequence[Stored]:
        """See `ports.Records.query`."""
        return self._behind.query(partition, prefix=prefix, after=after, limit=limit)

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        """See `ports.Records.due`."""
        return self._behind.due(agenda, now=now, limit=limit)

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        """See `ports.Records.latest`."""
        return self._behind.latest(agenda, since=since, limit=limit)

    def write(self, *changes: Change) -> None:
        """See `ports.Records.write`."""
        for change in changes:
            self._seen.pop(change.key, None)
        self._behind.write(*changes)
