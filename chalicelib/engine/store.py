"""Store: decision, case, outbox, purses and timers in one transaction; an edit amends what has not happened yet."""

from __future__ import annotations

from datetime import datetime

import msgspec

from chalicelib.actions import notify_store, queue_reply
from chalicelib.books import decisions, drafts, ledger, outbox, tasks, withdrawal
from chalicelib.books.standing import Standing
from chalicelib.domain.decision import CaseRequest, Decision, PlannedAction
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
) -> None:
    """The author edited the post: plan again what has not happened yet, and never repeat what has.

    What was withdrawn by an earlier edit stays withdrawn; a person looks at it instead.

    Args:
        before: The decision on the earlier revision, and its version.

    Raises:
        Conflict: As with `store`; what was withdrawn until then stays so, and is found withdrawn next time.
    """
    entries = {entry.effect.planned.key: entry for entry in outbox.of_post(world.records, decision.post_key)}
    wanted = {planned.key: planned for planned in decision.plan}
    earlier, version = before
    moved = {
        planned.rule for planned in earlier.plan if planned.key in wanted and _is_another_wish(planned, wanted, world)
    }
    for planned in earlier.plan:
        if planned.key not in wanted or planned.rule in moved:
            _withdraw_all(planned.key, entries, world, now=now)
    over = {key for key in wanted if key in entries and _is_over(entries[key], world)}
    over |= {key for key, planned in wanted.items() if planned.rule in moved}
    kept = msgspec.structs.replace(
        decision,
        plan=tuple(planned for planned in decision.plan if planned.key not in over),
        case=CaseRequest(kind="held", department=brand.care_department, reason="edited")
        if over and decision.case is None
        else decision.case,
    )
    fresh = tuple(planned for planned in kept.plan if planned.key not in entries)
    changes: list[Change] = [
        *decisions.write(kept, expect=version),
        *standing.changes(kept, stores=_stores(kept)),
        *ledger.reserve(fresh, brand, post_key=kept.post_key, now=now),
        *(outbox.add(planned, brand=brand.id, post_key=kept.post_key, now=now) for planned in fresh),
    ]
    for planned in kept.plan:
        if planned.key in entries:
            changes += _replan(entries[planned.key], planned, kept, world, now=now)
    world.records.write(*changes)


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
            changes = withdrawal.withdraw(world.records, entry, now=now)
            if changes:
                world.records.write(*changes)


def _is_over(entry: outbox.Entry, world: World) -> bool:
    """It was withdrawn, or no store was left for it."""
    found = tasks.of_action(world.records, entry.effect.planned.key)
    return entry.effect.state == "cancelled" or (found is not None and found[0].state in {"unfilled", "withdrawn"})


def _replan(
    entry: outbox.Entry, planned: PlannedAction, decision: Decision, world: World, *, now: datetime
) -> list[Change]:
    """The new wish, wherever it can still be told: an untried effect, a task under way, an unread draft."""
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
