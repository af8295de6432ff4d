"""What people decide: a store accepts or declines, an agent edits, approves or rejects, somebody closes a case.

Each is one write with the version that the person acted on; whoever is second is told who was faster.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from chalicelib import lengths
from chalicelib.actions import notify_store, queue_reply, send_reply
from chalicelib.books import cases, decisions, drafts, outbox, tasks
from chalicelib.books.items import retraction_key
from chalicelib.domain.decision import Decision
from chalicelib.domain.errors import Conflict, NotRendered, Refused, TryAgainLater
from chalicelib.domain.work import Case, Draft, Task
from chalicelib.ports import ABSENT, Change, Check, World

T = TypeVar("T")
TRIES = 20


def accept(task_id: str, *, offer: int, by: str, world: World) -> Task:
    """A store takes the task; what waited for that becomes due.

    Raises:
        Refused: Somebody was faster, or there is nothing left to accept.
    """

    def once() -> Task:
        task, version = _found(tasks.get(world.records, task_id))
        _basics_first(_decision(task.post_key, world), world, otherwise=Refused("on_hold"))
        after = tasks.answer(task, number=offer, accepted=True, by=by, reason=None, now=world.clock.now())
        waiting = outbox.blocked_by(world.records, task.post_key, task.key)
        now = world.clock.now()
        world.records.write(
            tasks.keep(after, version),
            tasks.await_deadline(after),
            Check(retraction_key(task.post_key), ABSENT),
            *(outbox.unblock(entry, now=now) for entry in waiting),
        )
        outbox.announce(world.effects, task.post_key, [entry.effect.planned.key for entry in waiting])
        return after

    return _until_stored(once)


def decline(task_id: str, *, offer: int, by: str, reason: str | None, world: World) -> Task:
    """A store can't; the next able one is asked.

    Raises:
        Refused: It was answered before.
    """

    def once() -> Task:
        task, version = _found(tasks.get(world.records, task_id))
        after = tasks.answer(task, number=offer, accepted=False, by=by, reason=reason, now=world.clock.now())
        changes, effects = notify_store.hand_on(after, version, world)
        world.records.write(*changes)
        outbox.announce(world.effects, task.post_key, effects)
        return after

    return _until_stored(once)


def save(draft_id: str, *, text: str, seen: str, by: str, world: World) -> Draft:
    """Keep another wording; nothing is sent.

    Raises:
        Refused: It was decided or changed meanwhile, or the text is too long.
    """

    def once() -> Draft:
        draft, version = _seen(draft_id, seen, world)
        _check_length(draft, text, _decision(draft.post_key, world))
        world.records.write(drafts.reword(draft, version, text=text, by=by))
        return draft

    return _until_stored(once)


def approve(draft_id: str, *, text: str, seen: str, by: str, world: World) -> Draft:
    """Let a reply out as it is worded now.

    Raises:
        Refused: It was decided or changed meanwhile, or the text is too long, or the platform takes no answer any more.
    """

    def once() -> Draft:
        draft, version = _seen(draft_id, seen, world)
        decision = _decision(draft.post_key, world)
        _check_length(draft, text, decision)
        _still_true(draft, decision, world)
        alone = _still_taken(draft, decision, world)
        now = world.clock.now()
        after, changes = drafts.decide(draft, version, state="approved", text=text, by=by, reason=None, now=now)
        effect = send_reply.planned(after, revision=decision.revision)
        sending: Change = outbox.add(effect, brand=draft.brand, post_key=draft.post_key, now=now)
        still_there = Check(retraction_key(draft.post_key), ABSENT)
        world.records.write(*changes, sending, still_there, *alone, *_noted(draft, "reply approved", by, world))
        outbox.announce(world.effects, draft.post_key, [effect.key])
        return after

    return _until_stored(once)


def reject(draft_id: str, *, by: str, reason: str | None, world: World) -> Draft:
    """This reply will not be sent.

    Raises:
        Refused: It was decided meanwhile.
    """

    def once() -> Draft:
        draft, version = _found(drafts.get(world.records, draft_id))
        after, changes = drafts.decide(
            draft, version, state="rejected", text=draft.text, by=by, reason=reason, now=world.clock.now()
        )
        world.records.write(*changes, *_noted(draft, "reply rejected", by, world))
        return after

    return _until_stored(once)


def close_case(case_id: str, *, by: str, world: World) -> Case:
    """The matter is settled.

    Raises:
        Refused: It was closed before.
    """

    def once() -> Case:
        case, version = _found(cases.get(world.records, case_id))
        if case.state == "closed":
            closing = next(entry for entry in reversed(case.timeline) if entry.what in {"closed", "retracted"})
            raise Refused("closed", by=closing.by, at=closing.at.isoformat())
        world.records.write(*cases.close(world.records, case, version, by=by, why="closed", now=world.clock.now()))
        return case

    return _until_stored(once)


def _until_stored(once: Callable[[], T]) -> T:
    """Read and write again while others write in between; what has changed for good is refused by `once` itself."""
    for _ in range(TRIES):
        try:
            return once()
        except Conflict as conflict:
            if isinstance(conflict.change, Check) and conflict.change.expect == ABSENT:  # somebody took the post back
                raise Refused("withdrawn") from None
    raise TryAgainLater("others keep writing in between")


def _found(found: tuple[T, int] | None) -> tuple[T, int]:
    if found is None:
        raise Refused("not_found")
    return found


def _seen(draft_id: str, seen: str, world: World) -> tuple[Draft, int]:
    """The draft, if it still reads as the person saw it (or was decided, which is told more precisely)."""
    draft, version = _found(drafts.get(world.records, draft_id))
    if draft.state == "proposed" and draft.text != seen:
        raise Refused("changed", by=draft.edited_by or "")
    return draft, version


def _still_true(draft: Draft, decision: Decision, world: World) -> None:
    """What promises something for a time must not go out when that time is over, nor cheer over a complaint.

    Raises:
        Refused: ``too_late`` or ``open_complaint``.
    """
    if draft.state != "proposed":
        return
    entry = outbox.get(world.records, draft.post_key, draft.key)
    after_task = None if entry is None else entry.effect.planned.after_task
    found = None if after_task is None else tasks.of_action(world.records, after_task)
    if found is not None and world.clock.now() >= found[0].deadline:
        raise Refused("too_late")
    playbook = world.playbooks.version(decision.brand, decision.version)
    if any(rule.id == draft.rule and rule.goal == "delight" for rule in playbook.rules):
        _basics_first(decision, world, otherwise=Refused("open_complaint"))


def _still_taken(draft: Draft, decision: Decision, world: World) -> list[Change]:
    """What must stay as it is until the write, so that the platform gets no more answers than it takes.

    Raises:
        Refused: ``window_closed`` or ``once_used``.
    """
    right = queue_reply.right_of(decision.moment, draft.to)
    if draft.state != "proposed":
        return []
    if queue_reply.is_over(right, world.clock.now()):
        raise Refused("window_closed")
    others = drafts.others(world.records, draft) if right.once else []
    if any(other.state in {"approved", "sent"} for other, _ in others):
        raise Refused("once_used")
    return [drafts.unchanged(*other) for other in others]


def _basics_first(decision: Decision, world: World, *, otherwise: Refused) -> None:
    """No delight for somebody who has complained since; whoever closes the complaint lets it go on.

    Raises:
        Refused: `otherwise`.
    """
    if cases.history_of(world.records, decision.brand, decision.moment.persons).open_complaints:
        raise otherwise


def _decision(post_key: str, world: World) -> Decision:
    found = decisions.get(world.records, post_key)
    if found is None:
        raise Refused("not_found")
    return found[0]


def _check_length(draft: Draft, text: str, decision: Decision) -> None:
    right = queue_reply.right_of(decision.moment, draft.to)
    try:
        lengths.check_length(text, right)
    except NotRendered:
        length = lengths.length(text, right.length_unit)
        raise Refused("bad_length", length=str(length), most=str(right.max_length)) from None


def _noted(draft: Draft, what: str, by: str, world: World) -> list[Change]:
    """The case of the post, if it has one, tells what happened."""
    found = cases.get(world.records, cases.case_id(draft.post_key))
    if found is None:
        return []
    return [cases.note(*found, what=what, by=by, now=world.clock.now())]
