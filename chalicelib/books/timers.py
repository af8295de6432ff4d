"""Timers: what is due at a time, found on the agenda by whoever looks each minute."""

from __future__ import annotations

from datetime import datetime

from chalicelib.books.items import put, read, thing
from chalicelib.domain.work import Timer
from chalicelib.ports import Delete, Due, Key, Put, Records

AGENDA = "timers"


def start(timer: Timer) -> Put:
    """Start it; the same id again starts it anew."""
    return put(_key(timer), timer, expect=None, due=Due(AGENDA, timer.at))


def due(records: Records, *, now: datetime, limit: int = 100) -> list[Timer]:
    """Those whose time has come, the longest overdue first."""
    return [thing(stored, Timer) for stored in records.due(AGENDA, now=now, limit=limit)]


def is_running(records: Records, timer: Timer) -> int | None:
    """The version of a timer that somebody rings. None: it was seen to meanwhile, or started anew for another time."""
    found = read(records, _key(timer), Timer)
    return None if found is None or found[0] != timer else found[1]


def stop(timer: Timer, *, expect: int | None = None) -> Delete:
    """It has been seen to; with an expected version, Conflict if somebody else did."""
    return Delete(_key(timer), expect)


def _key(timer: Timer) -> Key:
    return Key(f"timer#{timer.id}", "timer")
