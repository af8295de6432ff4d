"""The outbox: each planned action on its way to its receipt, done once.

::

    blocked ──(task accepted)──> waiting ──lease──> leased ──> done
                                    ^                 ├──> waiting     it may work later
                                    │                 ├──> gave_up     a person has to know
                                    └──(not there)── unknown <──┤      nobody knows whether it happened
    blocked, waiting ──withdraw──> cancelled            └──> cancelled

What was given up can still be withdrawn. Whatever turns out to have happened is done, wherever it was by then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from chalicelib.books.items import post_partition, put, read, thing
from chalicelib.domain.decision import PlannedAction
from chalicelib.domain.work import Effect, EffectState, Receipt
from chalicelib.ports import Due, Key, Put, Queue, Records

AGENDA = "effects"
MAX_TRIES = 20
"""Pauses double up to ten minutes: some two and a half hours until a person has to know."""
READ_BACK_AFTER = timedelta(seconds=90)
"""Platforms show a new reply only after a while; asking earlier would say "not there" too soon."""
LEASE = READ_BACK_AFTER
"""Whoever takes over from somebody who died may have to read back at once."""


class Entry(NamedTuple):
    """An effect as it was read."""

    effect: Effect
    version: int


def key(post_key: str, planned_key: str) -> Key:
    """Where an effect is."""
    return Key(post_partition(post_key), f"effect#{planned_key}")


def get(records: Records, post_key: str, planned_key: str) -> Entry | None:
    """One effect. None: it was never planned."""
    found = read(records, key(post_key, planned_key), Effect)
    return None if found is None else Entry(*found)


def of_post(records: Records, post_key: str) -> list[Entry]:
    """All effects of a post, by key."""
    stored = records.query(post_partition(post_key), prefix="effect#")
    return [Entry(thing(one, Effect), one.version) for one in stored]


def due(records: Records, *, now: datetime, limit: int = 100) -> list[Effect]:
    """What somebody has to look at: to be performed, overdue leases, reads-back; the longest overdue first."""
    return [thing(one, Effect) for one in records.due(AGENDA, now=now, limit=limit)]


def uncertain(records: Records, *, now: datetime) -> list[Effect]:
    """Of which nobody knows yet whether they happened."""
    ahead = READ_BACK_AFTER * (MAX_TRIES + 1)
    return [effect for effect in due(records, now=now + ahead) if effect.state == "unknown"]


def add(planned: PlannedAction, *, brand: str, post_key: str, now: datetime) -> Put:
    """A new effect; Conflict if its key was planned before."""
    blocked = planned.after_task is not None
    effect = Effect(
        planned=planned,
        brand=brand,
        post_key=post_key,
        state="blocked" if blocked else "waiting",
        due_at=None if blocked else now,
    )
    return _put(effect, expect=0)


def blocked_by(records: Records, post_key: str, task_key: str) -> list[Entry]:
    """Effects that wait until a task is accepted."""
    return [
        entry
        for entry in of_post(records, post_key)
        if entry.effect.state == "blocked" and entry.effect.planned.after_task == task_key
    ]


def unblock(entry: Entry, *, now: datetime) -> Put:
    """Its task was accepted."""
    return _move(entry, "waiting", due_at=now)


def replan(entry: Entry, planned: PlannedAction) -> Put:
    """An edit of the post changed what was planned and has not been tried."""
    return _put(msgspec.structs.replace(entry.effect, planned=planned), expect=entry.version)


def cancel(entry: Entry) -> Put:
    """It must not happen any more."""
    return _move(entry, "cancelled", due_at=None)


def leased(effect: Effect, *, looking: bool, now: datetime) -> Effect:
    """The effect while somebody performs it, or only looks whether it happened."""
    return msgspec.structs.replace(
        effect,
        state="unknown" if looking else "leased",
        tries=effect.tries + (not looking),
        looks=effect.looks + looking,
        due_at=now + LEASE,
        problem=None,
    )


def lease(entry: Entry, *, looking: bool, now: datetime) -> Put:
    """Take it; the lease's end is on the agenda, in case nobody comes back."""
    return _put(leased(entry.effect, looking=looking, now=now), expect=entry.version)


def done(entry: Entry, receipt: Receipt) -> Put:
    """It happened."""
    return _put(
        msgspec.structs.replace(entry.effect, state="done", due_at=None, problem=None, receipt=receipt),
        expect=entry.version,
    )


def begun(entry: Entry) -> Entry:
    """A part of it happened, and more has to."""
    return Entry(msgspec.structs.replace(entry.effect, begun=True), entry.version)


def retry(entry: Entry, *, now: datetime, after: timedelta | None, problem: str) -> Put:
    """It did not happen and may work later: after the given time, or a pause that doubles from two seconds on."""
    pause = after or timedelta(seconds=min(2**entry.effect.tries, 600))
    return _move(entry, "waiting", due_at=now + pause, problem=problem)


def give_up(entry: Entry, *, problem: str) -> Put:
    """It can't be done."""
    return _move(entry, "gave_up", due_at=None, problem=problem)


def unknown(entry: Entry, *, now: datetime, problem: str, retry_if_absent: bool) -> Put:
    """Nobody knows whether it happened; look in a while."""
    effect = msgspec.structs.replace(
        entry.effect,
        state="unknown",
        due_at=now + READ_BACK_AFTER * max(entry.effect.looks, 1),
        problem=problem,
        retry_if_absent=retry_if_absent,
    )
    return _put(effect, expect=entry.version)


def _move(entry: Entry, state: EffectState, *, due_at: datetime | None, problem: str | None = None) -> Put:
    effect = msgspec.structs.replace(entry.effect, state=state, due_at=due_at, problem=problem)
    return _put(effect, expect=entry.version)


def _put(effect: Effect, *, expect: int) -> Put:
    agenda = None if effect.due_at is None else Due(AGENDA, effect.due_at)
    return put(key(effect.post_key, effect.planned.key), effect, expect=expect, due=agenda)


def announce(queue: Queue, post_key: str, planned_keys: Iterable[str]) -> None:
    """Put effects on the queue, after the commit; what gets lost here is found on the agenda."""
    for planned_key in planned_keys:
        queue.put(msgspec.json.encode((post_key, planned_key)).decode(), key=planned_key)


def announce_waiting(queue: Queue, records: Records, post_key: str) -> None:
    """Announce whatever of a post waits to be performed."""
    waiting = [entry.effect.planned.key for entry in of_post(records, post_key) if entry.effect.state == "waiting"]
    announce(queue, post_key, waiting)


def announced(message_body: str) -> tuple[str, str]:
    """Post key and planned key back from the queue."""
    return msgspec.json.decode(message_body, type=tuple[str, str])
