"""Taking back what has not happened yet: effect, task, draft, money and grants of one planned action together."""

from __future__ import annotations

from datetime import datetime

from chalicelib.books import drafts, grants, ledger, outbox, tasks
from chalicelib.domain.decision import PlannedAction
from chalicelib.domain.work import Effect, Task
from chalicelib.ports import Change, Records

WITHDRAWN = "withdrawn"


def withdraw(records: Records, entry: outbox.Entry, *, now: datetime) -> list[Change]:
    """Everything that takes back one effect; empty where there is nothing left to take back.

    What has happened stays: a sent reply, a refused draft, a task that nobody took. What is being performed or may have
    happened, is left to whoever performs it: nobody but the other side can tell. A store that was asked is told.
    """
    effect = entry.effect
    planned = effect.planned
    if planned.settings.get("message") == WITHDRAWN:
        return []  # this one tells the store; it must happen
    existing = tasks.of_action(records, planned.key)
    if existing is not None and tasks.has_happened(existing[0], now=now):
        return []
    task, changes = tasks.withdraw(records, planned.key, now=now)
    changes += drafts.withdraw(records, planned.key, now=now)
    if effect.state in {"blocked", "waiting", "gave_up"}:
        changes.append(outbox.cancel(entry))
    changes += ledger.release(records, effect.post_key, planned.key)
    if changes and not _anything_happened(records, effect, now=now):
        changes += grants.take_back(records, post_key=effect.post_key, rule=planned.rule, now=now)
    if task is not None:
        changes.append(outbox.add(_tell(planned, task), brand=effect.brand, post_key=effect.post_key, now=now))
    return changes


def _anything_happened(records: Records, effect: Effect, *, now: datetime) -> bool:
    """Whether the customer had anything of the same rule: then it counts towards its limits."""
    for entry in outbox.of_post(records, effect.post_key):
        planned = entry.effect.planned
        if planned.rule != effect.planned.rule:
            continue
        task, draft = tasks.of_action(records, planned.key), drafts.of_action(records, planned.key)
        if task is not None and tasks.has_happened(task[0], now=now):
            return True
        if draft is not None and draft[0].state == "sent" and not planned.instead:
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
