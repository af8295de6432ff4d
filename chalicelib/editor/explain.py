"""Explain: decision and trace of one post, for machines and for people. The same function as live deciding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from chalicelib import facts, operators
from chalicelib.domain.decision import Decision, Explanation, LeafResult, RuleResult
from chalicelib.domain.post import Ignored, Item, PostEvent, Quarantined, Retraction
from chalicelib.domain.work import Draft, Effect, Task
from chalicelib.matching.plain import JMESPATH
from chalicelib.operators.operator import plain

_MARKS = {True: "✓", False: "✗", None: "?"}
_GROUPS = {"all": "all of:", "any": "any of:"}
_OUTCOMES = {
    "matched": "matched",
    "missed": "missed",
    "unknown": "unknown",
    "hidden": "would match, hidden by",
    "shadow": "matched, in shadow: decided and traced, nothing is done",
    "draft": "would match, is a draft",
    "paused": "would match, is paused",
    "backstop": "would match, but another rule did: it is a backstop",
}


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


def who_did_what(task: tuple[Task, int] | None, draft: tuple[Draft, int] | None) -> list[str]:
    """What people did about an effect, one line each."""
    told = []
    for offer in () if task is None else task[0].offers:
        by = f" by {offer.by}" if offer.by else ""
        who = f"{offer.store}, {offer.to}" if offer.to else offer.store
        told.append(f"{who}: {offer.answer or 'asked'}{by}{f' ({offer.reason})' if offer.reason else ''}")
    if task is not None and task[0].state not in {"offered", "accepted"}:
        told.append(f"the task is {task[0].state}")
    if draft is not None:
        by = f" by {draft[0].by}" if draft[0].by else ""
        told.append(f"the reply is {draft[0].state}{by}{f' ({draft[0].reason})' if draft[0].reason else ''}")
    return told


def lines(
    found: Explanation, effects: Sequence[Effect] = (), people: Mapping[str, Sequence[str]] | None = None
) -> Iterator[str]:
    """As a person reads it: the verdict first, then each rule, then what was done.

    Args:
        people: What people did, by the key of the effect.
    """
    for item in found.items:
        if item["kind"] != "post":
            yield f"{item['kind']}: {item['reason']}"
    if found.post_key is None:
        return
    yield _headline(found, "Decided" if effects else "Will do")
    yield f"post {found.post_key} · brand {found.brand} · decision {found.decision_id} · {str(found.version)[:19]}…"
    if found.case is not None:
        urgent = ", at once" if found.case.urgent else ""
        matters = ", ".join(found.signals["stop"]["reasons"]) if found.case.kind == "sensitive" else found.case.reason
        by = "" if found.case.answer_by is None else f", to be answered by {found.case.answer_by:%Y-%m-%d %H:%M} UTC"
        yield f"a person looks at it{urgent}: {found.case.kind} ({matters}), for {found.case.department}{by}"
    for verdict in found.verdicts:
        yield ""
        shadow = " in shadow: nothing is done" if verdict.shadow else ""
        yield f"{verdict.rule} → {verdict.action}: {verdict.verdict}{shadow}"
        for reason in verdict.reasons:
            yield f"    {reason.sentence}"
    for rule in sorted(found.rules, key=lambda one: (one.result != "matched", len(one.nearest_miss))):
        yield ""
        yield from _rule_lines(rule)
    for effect in effects:
        yield ""
        yield from _effect_lines(effect)
        yield from (f"    {told}" for told in (people or {}).get(effect.planned.key, ()))


def _headline(found: Explanation, verb: str) -> str:
    weighed = [verdict for verdict in found.verdicts if not verdict.shadow]
    done = [verdict for verdict in weighed if verdict.verdict == "approved"]
    if done:
        return f"{verb}: " + ", ".join(f"{verdict.action} ({verdict.rule})" for verdict in done)
    if weighed:
        return "Does nothing by itself: " + weighed[0].reasons[-1].sentence
    if found.case is not None:
        return f"No rule acts; a person looks at it: {found.case.reason}"
    return "No rule matched."


def _rule_lines(rule: RuleResult) -> Iterator[str]:
    """Its leaves in the order of its file, grouped as it groups them."""
    hidden = f" {rule.hidden_by}" if rule.hidden_by else ""
    yield f"{rule.path}: {_OUTCOMES[rule.result]}{hidden}"
    open_groups: list[str] = []
    for leaf in rule.leaves:
        groups = _groups(leaf.path)
        same = next((n for n, (one, two) in enumerate(zip(open_groups, groups, strict=False)) if one != two), None)
        known = min(len(open_groups), len(groups)) if same is None else same
        for depth in range(known, len(groups)):
            yield f"    {'  ' * depth}{_group(groups[depth])}"
        open_groups = groups
        near = "  ← would have to change" if leaf.path in rule.nearest_miss else ""
        opposite = leaf.path.count("/not") % 2 == 1
        result = not leaf.result if opposite and leaf.result is not None else leaf.result
        yield f"    {'  ' * len(groups)}{_MARKS[result]} {'not: ' if opposite else ''}{sentence(leaf)}{near}"


def _group(path: str) -> str:
    """A group's headline. Leaves below a ``not`` are told as their opposites, and so is the group around them."""
    kinds = list(_GROUPS)
    kind = path.rpartition("/")[2]
    opposite = path.count("/not") % 2 == 1
    return _GROUPS[kinds[1 - kinds.index(kind)] if opposite else kind]


def _groups(path: str) -> list[str]:
    """The groups around a leaf, from the outside in, but for a rule's own ``all``, which needs no word."""
    steps = path.split("/")
    found = []
    for number, step in enumerate(steps):
        if step in _GROUPS and number + 1 < len(steps) and "/".join(steps[: number + 1]) != "#/when/all":
            found.append("/".join(steps[: number + 1]))
    return found


def sentence(leaf: LeafResult) -> str:
    """A leaf in plain words, with what was found."""
    told = str(leaf.wanted) if leaf.fact == JMESPATH else operators.BY_NAME[leaf.operator].says(leaf.fact, leaf.wanted)
    found = f"unknown: {leaf.why}" if leaf.result is None else f"found {plain(leaf.found)}"
    return f"{told}: {found}"


def _effect_lines(effect: Effect) -> Iterator[str]:
    yield f"{effect.planned.key}: {effect.planned.do} is {effect.state}"
    if effect.receipt is not None:
        receipt = effect.receipt
        yield f"    receipt {receipt.provider} {receipt.provider_id} at {receipt.at:%Y-%m-%d %H:%M:%S} UTC"
    if effect.problem is not None:
        yield f"    {effect.problem}"
