"""Facebook's notations of time: read them, and move those of a whole payload (for `delight send`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_MILLISECOND = timedelta(milliseconds=1)
_MILLISECONDS_FROM = 10**11
"""Seconds are written with ten digits, milliseconds (by Messenger) with thirteen."""

_HAPPENED = frozenset({"created_time", "edited_time", "timestamp"})
_SENT = frozenset({"time", "updated_time", "watermark"})


def read_time(raw: object) -> datetime | None:
    """UTC, from seconds or milliseconds since 1970, as number or text, or from ``2026-03-11T19:05:00+0000``.

    None: nonsense, without a zone, or of no year in which Facebook can have existed.
    """
    if isinstance(raw, str) and not (raw.isascii() and raw.isdigit()):
        return _plausible(_written(raw))
    if isinstance(raw, str):
        raw = int(raw) if len(raw) < 16 else None
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw < 10**14:
        return None
    return _plausible(_EPOCH + raw * (_MILLISECOND if raw >= _MILLISECONDS_FROM else _SECOND))


def move_times(payload: Any, *, to: datetime) -> Any:
    """A copy of a raw payload with all its times shifted alike, so that the newest event happened at `to`.

    When Meta sent it moves along, and counts only where nothing else says when something happened.
    """
    newest = max(_named(payload, _HAPPENED), default=None) or max(_named(payload, _SENT), default=None)
    return _moved(payload, timedelta(0) if newest is None else to.astimezone(UTC) - newest)


def _named(value: Any, names: frozenset[str]) -> Iterator[datetime]:
    if isinstance(value, list):
        for element in value:
            yield from _named(element, names)
    elif isinstance(value, dict):
        for name, member in value.items():
            found = read_time(member) if name in names else None
            if found is not None:
                yield found
            yield from _named(member, names)


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, list):
        return [_moved(element, by) for element in value]
    if isinstance(value, dict):
        return {
            name: _shifted(member, by)
            if name in _HAPPENED | _SENT and read_time(member) is not None
            else _moved(member, by)
            for name, member in value.items()
        }
    return value


def _shifted(raw: Any, by: timedelta) -> Any:
    """The same time later, in its own notation; a second is the least that one without fractions tells."""
    if isinstance(raw, str) and not raw.isdigit():
        return (datetime.fromisoformat(raw) + by).strftime("%Y-%m-%dT%H:%M:%S%z")
    moved = int(raw) + by // (_MILLISECOND if int(raw) >= _MILLISECONDS_FROM else _SECOND)
    return str(moved) if isinstance(raw, str) else moved


def _written(raw: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(raw)
        return None if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _plausible(at: datetime | None) -> datetime | None:
    return at if at is not None and 2004 <= at.year < 2100 else None
