"""Explain: decision and trace of one post, for machines (`tell`: for people). The same function as live deciding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from chalicelib import facts
from chalicelib.domain.decision import Decision, Explanation, RuleResult
from chalicelib.domain.post import Ignored, Item, PostEvent, Quarantined, Retraction


def explanation(decision: Decision, results: Sequence[RuleResult], items: Sequence[Item] = ()) -> Explanation:
    """The contract of ``explain --json``."""
    return Explanation(
        post_key=decision.post_key,
        decision_id=decision.id,
        brand=decision.brand,
        version=decision.version,
        facts=facts.values(decision.moment),
        signals=msgspec.to_builtins(decision.moment.signals),
        rules=tuple(results),
        verdicts=decision.verdicts,
        plan=decision.plan,
        case=decision.case,
        items=tuple(item_line(item) for item in items),
    )


def nothing_to_decide(items: Sequence[Item]) -> Explanation:
    """A payload without a post."""
    return Explanation(
        post_key=None, decision_id=None, brand=None, version=None, items=tuple(item_line(item) for item in items)
    )


def item_line(item: Item) -> dict[str, Any]:
    """What a payload's item is, and why it is nothing more."""
    match item:
        case PostEvent():
            return {"kind": "post", "reason": None}
        case Retraction():
            return {"kind": "retraction", "reason": item.cause}
        case Ignored():
            return {"kind": "ignored", "reason": item.reason}
        case Quarantined():
            return {"kind": "quarantined", "reason": f"{item.path}: {item.problem}"}
        case _:
            return {"kind": "account_alert", "reason": item.code}
