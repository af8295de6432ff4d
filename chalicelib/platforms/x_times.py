"""X's notations of time: read them, and move those of a whole payload (for `delight send`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_V1 = re.compile(rf"(?:{'|'.join(_DAYS)}) ({'|'.join(_MONTHS)}) (\d\d) (\d\d):(\d\d):(\d\d) \+0000 (\d{{4}})", re.ASCII)

_HAPPENED = frozenset({"created_at", "created_timestamp", "date_time", "timestamp_ms"})
_MOVES_ALONG = frozenset({"editable_until", "editable_until_ms"})


def read_time(raw: object) -> datetime | None:
    """UTC, from RFC 3339, ``Wed Feb 05 08:39:31 +0000 2020`` or milliseconds since 1970, as text or number.

    None: nonsense, without a zone, or of no year in which X can have existed.
    """
    found = _milliseconds(raw) if isinstance(raw, int) else _written(raw) if isinstance(raw, str) else None
    return found if found is not None and 2006 <= found.year < 2100 else None


def move_times(payload: Any, *, to: datetime) -> Any:
    """A copy of a raw payload with all its events shifted alike, so that the newest happened at `to`.

    Until when a post can be edited moves along and doesn't count; when an account was opened stays, as do ids.
    Each time keeps its notation, so one without fractions of a second is cut to the second.
    """
    newest = max(_events(payload), default=None)
    return _moved(payload, timedelta(0) if newest is None else to.astimezone(UTC) - newest)


def _events(value: Any) -> Iterator[datetime]:
    if isinstance(value, list):
        for element in value:
            yield from _events(element)
    elif isinstance(value, dict):
        for name, member in value.items():
            if name in _HAPPENED and not _is_user(value):
                found = read_time(member)
                if found is not None:
                    yield found
            yield from _events(member)


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, list):
        return [_moved(element, by) for element in value]
    if isinstance(value, dict):
        times = frozenset() if _is_user(value) else _HAPPENED | _MOVES_ALONG
        return {
            name: _shifted(member, by) if name in times and read_time(member) is not None else _moved(member, by)
            for name, member in value.items()
        }
    return value


def _is_user(value: dict[str, Any]) -> bool:
    return "screen_name" in value or "username" in value


def _shifted(raw: Any, by: timedelta) -> Any:
    """The same time later, in its own notation."""
    if isinstance(raw, int):
        return raw + by // _MILLISECOND
    if raw.isdigit():
        return str(int(raw) + by // _MILLISECOND)
    if _V1.fullmatch(raw):
        then = _written(raw) or _EPOCH
        then += by
        return f"{_DAYS[then.weekday()]} {_MONTHS[then.month - 1]} {then:%d %H:%M:%S} +0000 {then.year}"
    then = datetime.fromisoformat(raw) + by
    text = then.isoformat(timespec="milliseconds" if "." in raw else "seconds")
    return text.replace("+00:00", "Z") if raw.endswith(("Z", "z")) else text


def _written(raw: str) -> datetime | None:
    if raw.isascii() and raw.isdigit():
        return _milliseconds(int(raw)) if len(raw) < 16 else None
    try:
        old = _V1.fullmatch(raw)
        if old:
            month, day, hour, minute, second, year = old.groups()
            return datetime(
                int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=UTC
            )
        found = datetime.fromisoformat(raw)
        return None if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _milliseconds(raw: int) -> datetime | None:
    return None if isinstance(raw, bool) or not 0 <= raw < 10**14 else _EPOCH + raw * _MILLISECOND
