"""Store: decision, case, outbox, purses and timers in one transaction; an edit amends what has not happened yet."""

from __future__ import annotations

from datetime import datetime

import msgspec

from chalicelib import actions
from chalicelib.actions import call_people, notify_store, queue_reply
from chalicelib.books import decisions, drafts, ledger, outbox, tasks, withdrawal
from chalicelib.books.standing import Standing
from chalicelib.domain.decision import CaseRequest, Decision, PlannedAction
from chalicelib.domain.errors import GaveUp, TryAgainLater
from chalicelib.domain.playbook import Brand
from chalicelib.ports import ABSENT, Change, World


def store(decision: Decision, standing: Standing, brand: Brand, world: World, *, now: datetime) -> None:
    """Write a first decision.

    Raises:
        Conflict: Something moved since it was read (another delivery of the post, the purse, the person's
            history, a retraction); nothing was written, decide again.
    """
    changes: list[Change] = [
        *decisions.write(decision, expect=ABSENT),
        *standing.changes(decision, stores=_stores(decision)),
        *ledger.reserve(decision.plan, brand, post_key=decision.post_key, now=now),
        *(outbox.add(planned, brand=brand.id, post_key=decision.post_key, now=now) for planned in decision.plan),
    ]
    world.records.write(*changes)


def amend(
    decision: Decision, standing: Standing, brand: Brand, world: World, *, before: tuple[Decision, int], now: datetime
) -> Decision:
    """The author edited the post: plan again what has not happened yet, and never repeat what has.

    Returns the decision as it was stored.

    What was withdrawn by an earlier edit stays withdrawn; a person looks at it instead.

    Args:
        before: The decision on the earlier revision, and its version.

    Raises:
        Conflict: As with `store`; what was withdrawn until then stays so, and is found withdrawn next time.
        TryAgainLater: Something that the edit changes is being done just now.
    """
    earlier, version = before
    decision = _carry_over(earlier, decision, world)
    entries = {entry.effect.planned.key: entry for entry in outbox.of_post(world.records, decision.post_key)}
    wanted = {planned.key: planned for planned in decision.plan}
    moved = {
        planned.rule for planned in earlier.plan if planned.key in wanted and _is_another_wish(planned, wanted, world)
    }
    for planned in earlier.plan:
        if planned.key not in wanted or planned.rule in moved:
            _withdraw_all(planned.key, entries, world, now=now)
    over = {key for key in wanted if key in entries and _is_over(entries[key], world)}
    over |= {key for key, planned in wanted.items() if planned.rule in moved}
    changes: list[Change] = []
    for key in wanted.keys() & entries.keys() - over:
        try:
            changes += _replan(entries[key], wanted[key], decision, world, now=now)
        except (GaveUp, KeyError):  # a text that can't be told anew, a store that is gone
            over.add(key)
    held = CaseRequest(kind="held", department=brand.care_department, reason="edited")
    kept = msgspec.structs.replace(
        decision,
        plan=tuple(planned for planned in decision.plan if planned.key not in over),
        case=held if over and decision.case is None else decision.case,
    )
    fresh = tuple(planned for planned in kept.plan if planned.key not in entries)
    world.records.write(
        *decisions.write(kept, expect=version),
        *standing.changes(kept, stores=_stores(kept)),
        *ledger.reserve(fresh, brand, post_key=kept.post_key, now=now),
        *(outbox.add(planned, brand=brand.id, post_key=kept.post_key, now=now) for planned in fresh),
        *changes,
    )
    return kept


def _carry_over(earlier: Decision, decision: Decision, world: World) -> Decision:
    """What an edit leaves alone: a call to our people, and a wish that a store is seeing to and that stayed the same.

    A store that accepted needs no fresh start to be able: its rule keeps its plan, even if the guest comes later.
    """
    before, now = earlier.moment.wish, decision.moment.wish
    same_thing = before.things == now.things and (before.place and before.place.id) == (now.place and now.place.id)
    carried = {call_people.NAME}
    for planned in earlier.plan:
        found = tasks.of_action(world.records, planned.key)
        if found is None or not same_thing or planned.rule not in decision.matched or now.deadline is None:
            continue
        accepted = found[0].state in {"accepted", "done"}
        if now.deadline == found[0].deadline or (accepted and now.deadline > found[0].deadline):
            carried.add(planned.rule)
    kept = tuple(planned for planned in earlier.plan if planned.rule in carried)
    fresh = tuple(one for one in decision.plan if one.rule not in {planned.rule for planned in kept})
    verdicts = tuple(one for one in earlier.verdicts if one.rule in carried)
    others = tuple(one for one in decision.verdicts if one.rule not in {verdict.rule for verdict in verdicts})
    return msgspec.structs.replace(decision, plan=(*kept, *fresh), verdicts=(*verdicts, *others))


def _is_another_wish(planned: PlannedAction, wanted: dict[str, PlannedAction], world: World) -> bool:
    """Whether a store was asked already, and for something else or elsewhere: that can't be reworded."""
    if tasks.of_action(world.records, planned.key) is None:
        return False
    after = wanted[planned.key].settings
    return any(planned.settings.get(name) != after.get(name) for name in ("things", "place"))


def _withdraw_all(key: str, entries: dict[str, outbox.Entry], world: World, *, now: datetime) -> None:
    """Take back a planned action and whatever followed from it."""
    for planned_key, entry in entries.items():
        if planned_key == key or planned_key.startswith(f"{key}/"):
            _not_just_now(entry)
            changes = withdrawal.withdraw(world.records, entry, now=now)
            if changes:
                world.records.write(*changes)


def _not_just_now(entry: outbox.Entry) -> None:
    """Raise TryAgainLater while somebody performs it: the task or draft to be changed may not be there yet."""
    if entry.effect.state == "leased" and actions.BY_NAME[entry.effect.planned.do].repeatable:
        raise TryAgainLater("something for the post is being done just now", after=outbox.LEASE / 3)


def _is_over(entry: outbox.Entry, world: World) -> bool:
    """It was withdrawn, no store was left for it, or a person said no to it."""
    task = tasks.of_action(world.records, entry.effect.planned.key)
    draft = drafts.of_action(world.records, entry.effect.planned.key)
    return (
        entry.effect.state == "cancelled"
        or (task is not None and task[0].state in {"unfilled", "withdrawn"})
        or (draft is not None and draft[0].state in {"withdrawn", "rejected"})
    )


def _replan(
    entry: outbox.Entry, planned: PlannedAction, decision: Decision, world: World, *, now: datetime
) -> list[Change]:
    """The new wish, wherever it can still be told: an untried effect, a task under way, an unread draft."""
    _not_just_now(entry)
    if entry.effect.state in {"waiting", "blocked"}:
        return [outbox.replan(entry, planned)]
    if planned.do == queue_reply.ACTION.name:
        text = queue_reply.wording_now(planned, decision, world)
        return drafts.propose_anew(world.records, planned.key, text=text)
    found = tasks.of_action(world.records, planned.key)
    deadline = decision.moment.wish.deadline
    if found is None or deadline is None or tasks.has_happened(found[0], now=now) or found[0].deadline == deadline:
        return []
    playbook = world.playbooks.version(decision.brand, decision.version)
    text, message = notify_store.tell_change(found[0], decision, playbook)
    return [
        *tasks.move_deadline(*found, text=text, deadline=deadline),
        outbox.add(message, brand=decision.brand, post_key=decision.post_key, now=now),
    ]


def _stores(decision: Decision) -> dict[str, str]:
    return {planned.rule: planned.settings["store"] for planned in decision.plan if "store" in planned.settings}
