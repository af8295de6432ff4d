"""What was counted in a replay, as a summary for machines; `tell_replay` tells it to people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Literal, get_args

from chalicelib.domain.conditions import Expression, Leaf
from chalicelib.domain.decision import CaseKind, RuleOutcome
from chalicelib.domain.playbook import Playbook, Rule
from chalicelib.editor.replayed import LeafCost, ReasonCount, RuleReplayed, Summary, VerdictName
from chalicelib.matching.alternatives import leaves
from chalicelib.matching.plain import JMESPATH

Counted = Counter[tuple[str, ...]]
"""What is counted, and for what: ``("cost", rule)``, ``("task", rule, store)``."""

_Table = defaultdict[str | tuple[str, str], Counter[str]]


def summary(playbook: Playbook, counted: Counted) -> Summary:
    """What came of posts under a playbook, by what was counted."""
    table = _table(counted)
    days = len(table["day"])
    cost_cents = table["cost"].total()
    drafts, public_texts = counted["total", "drafts"], counted["total", "public_texts"]
    return Summary(
        brand=playbook.brand.id,
        version=playbook.version,
        currency=playbook.brand.currency,
        posts=counted["total", "posts"],
        edits=counted["total", "edits"],
        repeated=counted["total", "repeated"],
        days=days,
        rules=tuple(_rule(rule, table) for rule in sorted(playbook.rules, key=lambda rule: rule.backstop)),
        actions=_sorted(table["action"]),
        cost_cents=cost_cents,
        tasks=_sorted(table["task"]),
        drafts=drafts,
        public_texts=public_texts,
        cases={kind: table["case"][kind] for kind in get_args(CaseKind) if table["case"][kind]},
        unanswered=counted["total", "unanswered"],
        reasons=_reasons(table),
        cost_cents_per_day=_per_day(cost_cents, days),
        tasks_per_day=_per_day(table["task"].total(), days),
        drafts_per_day=_per_day(drafts, days),
        public_texts_per_day=_per_day(public_texts, days),
    )


def _per_day(amount: int, days: int) -> float:
    return round(amount / days, 2) if days else 0.0


def _table(counted: Counted) -> _Table:
    """The same by what is counted, and, where it is counted for something, by that too."""
    table: _Table = defaultdict(Counter)
    for key, amount in counted.items():
        if amount:
            kind, *about, last = key
            table[kind][last] += amount
            if about:
                table[kind, about[0]][last] += amount
    return table


def _sorted(counted: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counted.items()))


def _rule(rule: Rule, table: _Table) -> RuleReplayed:
    missed, unknown = table["missed", rule.id], table["unknown", rule.id]
    asked = {leaf.path: leaf for leaf in leaves(rule.when)}
    return RuleReplayed(
        id=rule.id,
        path=rule.file,
        state=rule.state,
        outcomes={
            one: table["outcome", rule.id][one] for one in get_args(RuleOutcome) if table["outcome", rule.id][one]
        },
        near_misses=missed.total(),
        verdicts={
            one: table["verdict", rule.id][one] for one in get_args(VerdictName) if table["verdict", rule.id][one]
        },
        actions=_sorted(table["action", rule.id]),
        cost_cents=table["cost"][rule.id],
        tasks=_sorted(table["task", rule.id]),
        leaves=tuple(_leaf(asked[path], missed=count, unknown=unknown[path]) for path, count in _most_first(missed)),
    )


def _leaf(leaf: Leaf | Expression, *, missed: int, unknown: int) -> LeafCost:
    if isinstance(leaf, Leaf):
        fact, operator, wanted = leaf.fact, leaf.operator, leaf.wanted
    else:
        fact, operator, wanted = JMESPATH, JMESPATH, leaf.text
    return LeafCost(path=leaf.path, fact=fact, operator=operator, wanted=wanted, missed=missed, unknown=unknown)


def _reasons(table: _Table) -> tuple[ReasonCount, ...]:
    kinds: tuple[Literal["held", "declined"], ...] = ("held", "declined")
    return tuple(
        ReasonCount(verdict=kind, code=code, count=count)
        for kind in kinds
        for code, count in _most_first(table["reason", kind])
    )


def _most_first(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))
