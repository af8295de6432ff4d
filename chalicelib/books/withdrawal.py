"""Taking back what has not happened yet: effect, task, draft, money and grants of one planned action together."""

from __future__ import annotations

from datetime import datetime

from chalicelib.books import drafts, grants, ledger, outbox, tasks
from chalicelib.domain.decision import PlannedAction
from chalicelib.domain.work import Task
from chalicelib.ports import Change, Records

WITHDRAWN = "withdrawn"
OVERTAKEN = "overtaken"
"""Instead of a message's id in its receipt: its time was over before it could be sent."""


def withdraw(records: Records, entry: outbox.Entry, *, now: datetime) -> list[Change]:
    """Everything that takes back one effect; empty where there is nothing left to take back.

    What has happened stays: a sent reply, a refused draft, a task that nobody took. What is being performed, or may
    have happened, is left to whoever performs it: nobody but the other side can tell. A store that was asked is told.
    """
    effect = entry.effect
    planned = effect.planned
    if not_to_be_taken_back(planned):
        return []
    existing = tasks.of_action(records, planned.key)
    if existing is not None and tasks.has_happened(existing[0], now=now):
        return []
    task, changes = tasks.withdraw(records, planned.key, now=now)
    changes += drafts.withdraw(records, planned.key, now=now)
    if effect.state in {"blocked", "waiting", "gave_up"}:
        changes.append(outbox.cancel(entry))
    changes += ledger.release(records, effect.post_key, planned.key)
    if changes and not anything_happened(records, post_key=effect.post_key, rule=planned.rule, now=now):
        for counted_as in (planned.rule, grants.of_action(planned.do)):
            changes += grants.take_back(records, post_key=effect.post_key, rule=counted_as, now=now)
    if task is not None and _was_told(records, task):
        changes.append(outbox.add(_tell(planned, task), brand=effect.brand, post_key=effect.post_key, now=now))
    return changes


def not_to_be_taken_back(planned: PlannedAction) -> bool:
    """Messages to our own people that matter even more when a post is taken back: come, or don't come."""
    return planned.do == "call_people" or planned.settings.get("message") == WITHDRAWN


def _was_told(records: Records, task: Task) -> bool:
    """Whether whoever the current offer went to has its message; on one of several channels is enough."""
    number = task.offer.number
    entry = outbox.get(records, task.post_key, task.key if number == 1 else f"{task.key}/offer-{number}")
    if entry is None or not (entry.effect.state in {"done", "leased"} or entry.effect.begun):
        return False
    receipt = entry.effect.receipt
    return receipt is None or receipt.provider_id != OVERTAKEN


def anything_happened(records: Records, *, post_key: str, rule: str, now: datetime) -> bool:
    """Whether the customer had anything of a rule: then it counts towards its limits."""
    for entry in outbox.of_post(records, post_key):
        planned = entry.effect.planned
        if planned.rule != rule:
            continue
        task, draft = tasks.of_action(records, planned.key), drafts.of_action(records, planned.key)
        if task is not None and tasks.has_happened(task[0], now=now):
            return True
        if draft is not None and draft[0].state == "sent" and not planned.instead and planned.after_task is None:
            return True
    return False


def _tell(planned: PlannedAction, task: Task) -> PlannedAction:
    """Tell the store that was asked last that it need not come."""
    return PlannedAction(
        key=f"{planned.key}/{WITHDRAWN}",
        rule=planned.rule,
        do=planned.do,
        settings={"task": planned.key, "store": task.offer.store, "offer": task.offer.number, "message": WITHDRAWN},
    )
