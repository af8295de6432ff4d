"""When a store is open and who is on duty, on the clock of the store's own wall.

A night belongs to the day on which it began: what opens on Saturday at 18:00 and ends at 01:00 is Saturday's, and
a date in `closed` shuts what would begin on it, not the hour that is left of the night before. Nobody is on duty
for a day on which the store is shut. All instants are aware, in any zone.

Where clocks change, local times are read as RFC 5545 (3.3.5) reads them: a time that comes twice is its first, a
time that is skipped counts as if the clock had not changed yet.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from chalicelib.domain.playbook import Hours, Store, TeamMember, Weekday

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

LOOK_AHEAD_DAYS = 7
"""How far ahead hours are read: long enough for a weekday to name one day, and no other."""

_ONE_DAY = timedelta(days=1)


def is_open(store: Store, at: datetime) -> bool:
    """Whether guests are let in at this instant; at the closing time itself they are not."""
    return open_until(store, at) is not None


def open_until(store: Store, at: datetime) -> datetime | None:
    """When it closes, UTC. Intervals that touch are one; a store that never closes is open for some days at least.

    Returns:
        None: it is closed.
    """
    return _end_of_span(_spans(store, store.hours, at), at)


def opens_next(store: Store, at: datetime) -> datetime | None:
    """When it opens after this instant, UTC. None: not today and not on the six days after it."""
    return next((start for start, _ in _spans(store, store.hours, at) if start > at), None)


def on_duty(store: Store, at: datetime, *, until: datetime | None = None) -> tuple[TeamMember, ...]:
    """Who is there at this instant, in the order of the file.

    Args:
        until: Leaves out who goes before that, a break included. None: it doesn't matter when they go.
    """
    there = ((member, _end_of_span(_spans(store, member.on_duty, at), at)) for member in store.team)
    return tuple(member for member, end in there if end is not None and (until is None or end >= until))


def _spans(store: Store, hours: Hours, at: datetime) -> list[tuple[datetime, datetime]]:
    """All intervals around this instant in UTC, merged where they touch, from the night before on."""
    zone = ZoneInfo(store.time_zone)
    today = at.astimezone(zone).date()
    days = (today + n * _ONE_DAY for n in range(-1, LOOK_AHEAD_DAYS))
    found = sorted(span for day in days for span in _spans_of(day, hours, store.closed, zone))
    merged: list[tuple[datetime, datetime]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _spans_of(day: date, hours: Hours, closed: Collection[date], zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """The intervals that begin on this day, in UTC."""
    if day in closed:
        return []
    spans = [
        (_instant(day, start, zone), _instant(day if end > start else day + _ONE_DAY, end, zone))
        for start, end in hours.get(WEEKDAYS[day.weekday()], ())
    ]
    return [(start, end) for start, end in spans if start < end]  # a skipped hour may swallow an interval


def _instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, tzinfo=zone).astimezone(UTC)


def _end_of_span(spans: list[tuple[datetime, datetime]], at: datetime) -> datetime | None:
    return next((end for start, end in spans if start <= at < end), None)
