"""Plan: approved requests → planned actions, each with its idempotency key."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.actions import call_people
from chalicelib.actions.action import Approved
from chalicelib.domain.decision import CaseRequest, PlannedAction


def plan(approved: Sequence[Approved], *, post_key: str, case: CaseRequest | None = None) -> tuple[PlannedAction, ...]:
    """One planned action for each request, in order; before them, somebody is called where a case can't wait."""
    planned = tuple(_planned(one, approved, post_key=post_key) for one in approved)
    if case is None or not case.urgent:
        return planned
    call = PlannedAction(
        key=f"{post_key}/{call_people.NAME}/0",
        rule=call_people.NAME,
        do=call_people.NAME,
        settings={"department": case.department},
    )
    return (call, *planned)


def _planned(one: Approved, approved: Sequence[Approved], *, post_key: str) -> PlannedAction:
    cost = one.request.cost
    return PlannedAction(
        key=_key(one, post_key),
        rule=one.rule.id,
        do=one.request.do,
        settings=one.proposal.settings,
        cost_cents=0 if cost is None else cost.cents,
        purse=None if cost is None else cost.purse,
        after_task=_task_of_rule(one, approved, post_key) if one.proposal.settings.get("when_task") else None,
    )


def _task_of_rule(one: Approved, approved: Sequence[Approved], post_key: str) -> str | None:
    """The task that the same rule has a store asked for. None: it asks for none, so nothing has to be waited for."""
    for other in approved:
        if other.rule.id == one.rule.id and other.proposal.store is not None:
            return _key(other, post_key)
    return None


def _key(one: Approved, post_key: str) -> str:
    return f"{post_key}/{one.rule.id}/{one.position}"
