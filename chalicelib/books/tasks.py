"""Tasks: offered to one after another, the deputy and the next store included, until one accepts."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

import msgspec

from chalicelib.books import timers
from chalicelib.books.items import ids_in, listed, put, read, retraction_key, short
from chalicelib.domain.errors import Refused
from chalicelib.domain.work import Offer, Task, Timer
from chalicelib.ports import ABSENT, Change, Check, Delete, Key, Put, Records


def get(records: Records, identifier: str) -> tuple[Task, int] | None:
    """One task and its version."""
    return read(records, _key(identifier), Task)


def of_action(records: Records, planned_key: str) -> tuple[Task, int] | None:
    """The task that a planned action opened. None: not yet."""
    return get(records, short(planned_key))


def open_tasks(records: Records, brand: str, *, limit: int = 100) -> list[Task]:
    """Offered or accepted ones."""
    return listed(records, map(_key, islice(ids_in(records, _board(brand)), limit)), Task)


def how_many(records: Records, brand: str) -> int:
    """Offered or accepted ones."""
    return sum(1 for _ in ids_in(records, _board(brand)))


def open_task(task: Task, *, store: str, to: str | None, now: datetime, accept_by: datetime) -> list[Change]:
    """Open a task and offer it to its first store; Conflict if it is open already or its post was taken back."""
    offer = Offer(number=1, store=store, to=to, offered_at=now, accept_by=min(accept_by, task.deadline))
    return [
        put(_key(task.id), msgspec.structs.replace(task, offers=(offer,)), expect=ABSENT),
        Put(_entry(task), {"id": task.id}),
        Check(retraction_key(task.post_key), ABSENT),
        timers.start(_timer(task, offer)),
    ]


def answer(task: Task, *, number: int, accepted: bool, by: str, reason: str | None, now: datetime) -> Task:
    """The task with the store's answer to an offer.

    Raises:
        Refused: ``withdrawn``, ``unfilled``, ``accepted`` (somebody was faster), ``passed_on`` (somebody
            else is asked by now), ``too_late`` (its time to accept is over).
    """
    offer = task.offer
    if task.state == "accepted" and offer.number == number:
        raise Refused("accepted", by=offer.by or "", at=_when(offer))
    if task.state != "offered":
        raise Refused(task.state)
    if offer.number != number:
        raise Refused("passed_on")
    if accepted and now >= offer.accept_by:
        raise Refused("too_late")
    answered = msgspec.structs.replace(
        offer, answer="accepted" if accepted else "declined", by=by, answered_at=now, reason=reason
    )
    return msgspec.structs.replace(
        task, offers=(*task.offers[:-1], answered), state="accepted" if accepted else "offered"
    )


def keep(task: Task, version: int) -> Put:
    """The change that keeps a task as it is now."""
    return put(_key(task.id), task, expect=version)


def stay_silent(task: Task, *, now: datetime) -> Task:
    """The time to accept ran out."""
    silent = msgspec.structs.replace(task.offer, answer="silent", answered_at=now)
    return msgspec.structs.replace(task, offers=(*task.offers[:-1], silent))


def pass_on(
    task: Task, version: int, *, store: str, to: str, text: str, now: datetime, accept_by: datetime
) -> tuple[Task, list[Change]]:
    """Offer it to the next one, with the text in the store's language."""
    number = task.offer.number + 1
    offer = Offer(number=number, store=store, to=to, offered_at=now, accept_by=min(accept_by, task.deadline))
    after = msgspec.structs.replace(task, text=text, offers=(*task.offers, offer))
    return after, [put(_key(task.id), after, expect=version), timers.start(_timer(task, offer))]


def leave_unfilled(task: Task, version: int, *, now: datetime) -> list[Change]:
    """No store is left; the rule's ``otherwise`` is due."""
    due = Timer(id=f"{task.id}.unfilled", kind="unfilled", about=task.id, at=now)
    unfilled = put(_key(task.id), msgspec.structs.replace(task, state="unfilled"), expect=version)
    return [unfilled, Delete(_entry(task)), timers.start(due)]


def has_happened(task: Task, *, now: datetime) -> bool:
    """Whether a store brought it: it accepted, and the deadline is over."""
    return task.state == "done" or (task.state == "accepted" and now >= task.deadline)


def await_deadline(task: Task) -> Put:
    """The timer that ends an accepted task."""
    return timers.start(Timer(id=f"{task.id}.deadline", kind="deadline", about=task.id, at=task.deadline))


def finish(task: Task, version: int) -> list[Change]:
    """Its deadline is over."""
    done = put(_key(task.id), msgspec.structs.replace(task, state="done"), expect=version)
    return [done, Delete(_entry(task))]


def withdraw(records: Records, planned_key: str, *, now: datetime) -> tuple[Task | None, list[Change]]:
    """Take back the task of a planned action, offered or accepted; the task as it was, None if there is nothing to
    take back."""
    found = of_action(records, planned_key)
    if found is None or found[0].state not in {"offered", "accepted"} or has_happened(found[0], now=now):
        return None, []
    task, version = found
    withdrawn = put(_key(task.id), msgspec.structs.replace(task, state="withdrawn"), expect=version)
    return task, [withdrawn, Delete(_entry(task))]


def move_deadline(task: Task, version: int, *, text: str, deadline: datetime) -> list[Change]:
    """The guest needs it at another time."""
    offer = msgspec.structs.replace(task.offer, accept_by=min(task.offer.accept_by, deadline))
    moved = msgspec.structs.replace(task, text=text, deadline=deadline, offers=(*task.offers[:-1], offer))
    timer = await_deadline(moved) if task.state == "accepted" else timers.start(_timer(moved, offer))
    return [put(_key(task.id), moved, expect=version), timer]


def _timer(task: Task, offer: Offer) -> Timer:
    return Timer(
        id=f"{task.id}.{offer.number}", kind="acceptance", about=task.id, number=offer.number, at=offer.accept_by
    )


def _when(offer: Offer) -> str:
    return "" if offer.answered_at is None else offer.answered_at.isoformat()


def _board(brand: str) -> str:
    return f"tasks#{brand}"


def _entry(task: Task) -> Key:
    return Key(_board(task.brand), task.id)


def _key(identifier: str) -> Key:
    return Key(f"task#{identifier}", "task")
