"""Replay: many posts through the whole decision in a world of their own, where nothing is ever done.

What is decided is stored as live, so that limits, purses and cases of earlier posts count for later ones. Nobody
answers there: every task counts as accepted by the store that is asked first and its money as spent, every reply as
approved, and no case is ever closed. ``docs/marketers/replay.md`` says what that means.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

import msgspec

from chalicelib import bootstrap
from chalicelib.actions import notify_store, queue_reply
from chalicelib.adapters.memory import OnePlaybook
from chalicelib.adapters.system import FixedClock
from chalicelib.books import decisions
from chalicelib.domain.conditions import Expression, Leaf
from chalicelib.domain.decision import CaseKind, Decision, RuleOutcome
from chalicelib.domain.errors import Conflict, TryAgainLater
from chalicelib.domain.playbook import Playbook, Rule
from chalicelib.domain.post import PostEvent
from chalicelib.domain.replayed import (
    Difference,
    LeafCost,
    ReasonCount,
    RuleDifference,
    RuleReplayed,
    Summary,
    VerdictName,
)
from chalicelib.engine import pipeline
from chalicelib.matching import index
from chalicelib.matching.alternatives import leaves
from chalicelib.matching.firing import Fired
from chalicelib.matching.near import NearMisses
from chalicelib.matching.plain import JMESPATH
from chalicelib.ports import World

MOST_EXAMPLES = 5
"""Post keys that a difference shows of each kind."""

_Counted = Counter[tuple[str, ...]]
"""What is counted, and for what: ``("cost", rule)``, ``("task", rule, store)``."""
_Table = defaultdict[str | tuple[str, str], Counter[str]]
_Did = Mapping[str, int]
_Kind = Literal["newly_matched", "lost", "changed_actions"]


class Stage(NamedTuple):
    """A world in which posts are tried out, and its clock, which is set to each post's time."""

    world: World
    clock: FixedClock


def stage(options: bootstrap.Options) -> Stage:
    """A new one, for one replay: nothing leaves it, and what is decided stays in it."""
    clock = FixedClock(bootstrap.now())
    return Stage(bootstrap.without_past(options, clock), clock)


class Replayed(NamedTuple):
    """What came of many posts.

    Attributes:
        did: Post key → rule that matched → a mark that is the same as long as the rule does the same.
    """

    summary: Summary
    did: Mapping[str, _Did]


def replay(posts: Iterable[PostEvent], playbook: Playbook, stage: Stage) -> Replayed:
    """What comes of posts under a playbook.

    Args:
        posts: In the order in which they were received.
        stage: For this replay alone (`stage`).
    """
    replaying = Replay(playbook, stage)
    for event in posts:
        replaying.take(event)
    return replaying.result()


class Replay:
    """One playbook, to which posts are shown one after another."""

    def __init__(self, playbook: Playbook, stage: Stage) -> None:
        """Begin.

        Args:
            stage: For this replay alone: what is decided stays in it.
        """
        self._playbook = playbook
        self._clock = stage.clock
        self._world = replace(stage.world, playbooks=OnePlaybook(playbook))
        self._near = NearMisses(playbook)
        self._counted: _Counted = Counter()
        self._did: dict[str, _Did] = {}

    def take(self, event: PostEvent) -> None:
        """The next post, received when those before it were or later."""
        self._clock.at = event.received_at
        before = decisions.get(self._world.records, event.id) if event.id in self._did else None
        settled = self._settled(event)
        decision = settled.decision
        if settled.fired is None or decision is None:
            self._counted["total", "repeated"] += 1
            return
        self._counted["total", "posts" if before is None else "edits"] += 1
        if before is not None:
            earlier = before[0]
            self._counted.subtract(self._count(earlier, index.match(self._playbook, earlier.moment)))
        self._counted.update(self._count(decision, settled.fired))
        self._did[event.id] = {rule: _mark(decision, rule) for rule in decision.matched}

    def result(self) -> Replayed:
        """What came of all posts so far."""
        return Replayed(_summary(self._playbook, self._counted), self._did)

    def _settled(self, event: PostEvent) -> pipeline.Settled:
        for _ in range(pipeline.TRIES):
            try:
                return pipeline.settle(event, self._playbook, self._world)
            except Conflict:  # what an edit withdraws is written first
                continue
        raise TryAgainLater(f"{event.id} can't be settled")

    def _count(self, decision: Decision, fired: Sequence[Fired]) -> _Counted:
        """What one decision adds."""
        moment = decision.moment
        counted: _Counted = Counter({("day", moment.time.date): 1})
        counted.update(("outcome", one.rule.id, one.outcome) for one in fired)
        for miss in self._near.of(moment, true={one.rule.id for one in fired}):
            counted["missed", miss.rule, miss.leaf] += 1
            counted["unknown", miss.rule, miss.leaf] += miss.unknown
        for verdict in decision.verdicts:
            counted["verdict", verdict.rule, verdict.verdict] += 1
            if verdict.verdict != "approved" and not verdict.shadow and verdict.reasons:
                counted["reason", verdict.verdict, verdict.reasons[-1].code] += 1
        for planned in decision.plan:
            counted["action", planned.rule, planned.do] += 1
            counted["cost", planned.rule] += planned.cost_cents
            counted["total", "public_texts"] += planned.settings.get("to") == "public"
            counted["total", "drafts"] += planned.do == queue_reply.ACTION.name
            if planned.do == notify_store.ACTION.name:
                counted["task", planned.rule, str(planned.settings["store"])] += 1
        if decision.case is not None:
            counted["case", decision.case.kind] += 1
            public = moment.post.visibility == "public" and moment.post.addressed
            counted["total", "unanswered"] += decision.case.kind == "unanswered" and public
        return counted


def compare(before: Replayed, after: Replayed) -> Difference:
    """What the other playbook makes of the same posts."""
    old, new = before.summary, after.summary
    rules = {rule.id: rule for rule in (*new.rules, *old.rules)}
    changed: dict[str, dict[_Kind, list[str]]] = {rule: {kind: [] for kind in get_args(_Kind)} for rule in rules}
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


def _mark(decision: Decision, rule: str) -> int:
    """The same for decisions by which a rule does the same; comparable within one process."""
    verdicts = tuple((one.action, one.verdict, one.shadow) for one in decision.verdicts if one.rule == rule)
    planned = [one for one in decision.plan if one.rule == rule]
    return hash((verdicts, msgspec.json.encode(planned)))


def _changes(before: _Did, after: _Did) -> Iterator[tuple[str, _Kind]]:
    for rule in dict.fromkeys((*before, *after)):
        if rule not in before:
            yield rule, "newly_matched"
        elif rule not in after:
            yield rule, "lost"
        elif before[rule] != after[rule]:
            yield rule, "changed_actions"


def _difference(
    rule: RuleReplayed, before: RuleReplayed | None, after: RuleReplayed | None, changed: Mapping[_Kind, list[str]]
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


def _summary(playbook: Playbook, counted: _Counted) -> Summary:
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


def _table(counted: _Counted) -> _Table:
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
