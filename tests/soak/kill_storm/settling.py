"""After the last delivery: the clock is moved on until nothing is left that anybody waits for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from chalicelib.books import outbox, timers
from tests.e2e.engine import Engine
from tests.soak.kill_storm.people import People
from tests.soak.kill_storm.weather import Weather

ROUNDS = 40
"""After so many restarts everything has to be settled."""
ASKING = timedelta(minutes=6)
"""Longer than a store's time to accept: so far is the clock moved while stores are asked."""
CALM_WITHIN_S = 8.0
"""Some of what is on its way waits longer than that for its next try; the next restart finds it."""
ALWAYS = datetime(9999, 1, 1, tzinfo=UTC)
ALL = 100_000


def settle(engine: Engine, weather: Weather, people: People) -> None:
    """Move the clock, restart after restart, until nothing is left that anybody waits for."""
    for _ in range(ROUNDS):
        people.idle = 0
        weather.until(lambda: people.idle >= 2 and _is_calm(engine), within_s=CALM_WITHIN_S)
        left = _left(engine)
        if not left and engine.depth() == 0:
            return
        now = engine.now()
        last = max((one.at for one in left), default=now)
        being_asked = any(one.what not in ("deadline", "answer") for one in left)
        weather.strike(by=max(ASKING, timedelta(0) if being_asked else last - now + timedelta(seconds=1)))
    raise AssertionError(f"after {ROUNDS} restarts there is still {_left(engine)[:5]} and {engine.queued()}")


class _Left(NamedTuple):
    """Something that is due some time."""

    at: datetime
    what: str
    about: str


def _left(engine: Engine) -> list[_Left]:
    """Whatever stands on an agenda."""
    due = [
        one for agenda in (outbox.AGENDA, timers.AGENDA) for one in engine.records.due(agenda, now=ALWAYS, limit=ALL)
    ]
    return [_Left(one.due.at, str(one.body.get("kind") or one.body["state"]), one.key.sort) for one in due if one.due]


def _is_calm(engine: Engine) -> bool:
    """Whether nothing is on its way, and nothing is due."""
    now = engine.now()
    return engine.depth() == 0 and not any(one.at <= now for one in _left(engine))
