"""Timers: what is due at a time, found on the agenda by whoever looks each minute."""

from __future__ import annotations

from datetime import datetime

from chalicelib.books.items import put, thing
from chalicelib.domain.work import Timer
from chalicelib.ports import Delete, Due, Key, Put, Records

AGENDA = "timers"


def start(timer: Timer) -> Put:
    """Start it; the same id again starts it anew."""
    return put(_key(timer), timer, expect=None, due=Due(AGENDA, timer.at))


def due(records: Records, *, now: datetime) -> list[Timer]:
    """Those whose time has come, the longest overdue first."""
    return [thing(stored, Timer) for stored in records.due(AGENDA, now=now)]


def stop(timer: Timer) -> Delete:
    """It has been seen to."""
    return Delete(_key(timer))


def _key(timer: Timer) -> Key:
    return Key(f"timer#{timer.id}", "timer")
