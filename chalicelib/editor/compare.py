"""What another playbook would have made of the same posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from chalicelib.editor.replay import Did, Replayed
from chalicelib.editor.replayed import ChangeKind, Difference, RuleDifference, RuleReplayed

MOST_EXAMPLES = 5
"""Post keys that a difference shows of each kind."""


def compare(before: Replayed, after: Replayed) -> Difference:
    """What the other playbook makes of the same posts."""
    old, new = before.summary, after.summary
    rules = {rule.id: rule for rule in (*new.rules, *old.rules)}
    changed: dict[str, dict[ChangeKind, list[str]]] = {
        rule: {kind: [] for kind in get_args(ChangeKind)} for rule in rules
    }
    for post_key, did in before.did.items():
        for rule, kind in _changes(did, after.did.get(post_key, {})):
            changed[rule][kind].append(post_key)
    was, is_now = ({rule.id: rule for rule in one.rules} for one in (old, new))
    found = [_difference(rule, was.get(rule.id), is_now.get(rule.id), changed[rule.id]) for rule in rules.values()]
    return Difference(
        brand=new.brand,
        before=old.version,
        after=new.version,
        days=new.days,
        rules=tuple(one for one in found if one is not None),
        cost_cents=new.cost_cents - old.cost_cents,
        unanswered=new.unanswered - old.unanswered,
        cost_cents_per_day=round(new.cost_cents_per_day - old.cost_cents_per_day, 2),
        tasks_per_day=round(new.tasks_per_day - old.tasks_per_day, 2),
        drafts_per_day=round(new.drafts_per_day - old.drafts_per_day, 2),
        public_texts_per_day=round(new.public_texts_per_day - old.public_texts_per_day, 2),
    )


def _changes(before: Did, after: Did) -> Iterator[tuple[str, ChangeKind]]:
    for rule in dict.fromkeys((*before, *after)):
        if rule not in before:
            yield rule, "newly_matched"
        elif rule not in after:
            yield rule, "lost"
        elif before[rule] != after[rule]:
            yield rule, "changed_actions"


def _difference(
    rule: RuleReplayed, before: RuleReplayed | None, after: RuleReplayed | None, changed: Mapping[ChangeKind, list[str]]
) -> RuleDifference | None:
    """None: nothing changes for the rule."""
    was, is_now = ({} if one is None else one.actions for one in (before, after))
    actions = {name: is_now.get(name, 0) - was.get(name, 0) for name in sorted({*was, *is_now})}
    cost_cents = (0 if after is None else after.cost_cents) - (0 if before is None else before.cost_cents)
    if not any(changed.values()) and not cost_cents and not any(actions.values()):
        return None
    return RuleDifference(
        id=rule.id,
        path=rule.path,
        newly_matched=len(changed["newly_matched"]),
        lost=len(changed["lost"]),
        changed_actions=len(changed["changed_actions"]),
        cost_cents=cost_cents,
        actions={name: more for name, more in actions.items() if more},
        examples={kind: tuple(keys[:MOST_EXAMPLES]) for kind, keys in changed.items() if keys},
    )
