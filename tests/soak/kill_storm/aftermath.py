"""What is there when a storm is over: the books, the stand-ins, and what was acknowledged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chalicelib.books import cases, decisions, drafts, ledger, outbox, quarantine, tasks
from chalicelib.books.ledger import Reservation
from chalicelib.domain.decision import Decision
from chalicelib.domain.work import Case, Draft, Effect, Task
from chalicelib.ports import Records
from tests.e2e.engine import Engine, Platform
from tests.soak.kill_storm.plan import Delivery, Plan
from tests.soak.kill_storm.platforms import Deliveries, Outside, Seen

BRAND = "mortons"
ALL = 100_000
Tellings = Mapping[str, frozenset[str | None]]
"""Post → revisions; None: that it was taken back."""


class Kept(NamedTuple):
    """What the books hold about one post.

    Attributes:
        effects: By key; as are the tasks and drafts that came of them.
        taken_back: A mark says so, under one of the post's ids.
    """

    decision: Decision | None
    effects: Mapping[str, Effect]
    tasks: Mapping[str, Task]
    drafts: Mapping[str, Draft]
    reservations: Sequence[Reservation]
    case: Case | None
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Everything that is looked at.

    Attributes:
        kept: By the key of the post.
        astray: Keys of decisions on what is no post of its own: an edit.
        acknowledged: What acknowledged deliveries told.
        tried: What deliveries told that were begun at all.
        refused: Answers that no platform should have had.
        on_boards: Ids that stand before people, by the board's name.
        queued: How many messages there are, by queue; dead letters by themselves.
        messages: Keys of what lies in the local outbox.
    """

    plan: Plan
    records: Records
    kept: Mapping[str, Kept]
    astray: Sequence[str]
    acknowledged: Tellings
    tried: Tellings
    refused: Sequence[str]
    seen: Mapping[Platform, Seen]
    program: Seen
    on_boards: Mapping[str, frozenset[str]]
    queued: Mapping[str, int]
    quarantined: int
    messages: frozenset[str]
    output: str


def gathered(plan: Plan, engine: Engine, there: Outside, deliveries: Deliveries) -> Aftermath:
    """Of an engine that stands still."""
    records = engine.records
    return Aftermath(
        plan=plan,
        records=records,
        kept=kept(records, plan),
        astray=astray(records, plan),
        acknowledged=told(deliveries.acknowledged),
        tried=told(deliveries.tried),
        refused=tuple(deliveries.refused),
        seen={"x": there.x.seen(), "facebook": there.facebook.seen()},
        program=there.program.seen(),
        on_boards=on_boards(records),
        queued=engine.queued(),
        quarantined=len(quarantine.kept(records)),
        messages=frozenset(str(one["key"]) for one in engine.messages()),
        output=engine.output(),
    )


def kept(records: Records, plan: Plan) -> dict[str, Kept]:
    """Of each post."""
    return {
        key: _kept(records, key, [f"{post.platform}:{one.id}" for one in post.revisions])
        for key, post in plan.posts.items()
    }


def astray(records: Records, plan: Plan) -> list[str]:
    """Keys of decisions on what is no post of its own: an edit."""
    edits = [f"{post.platform}:{one.id}" for post in plan.posts.values() for one in post.revisions if one != post.first]
    return [key for key in edits if key not in plan.posts and decisions.get(records, key) is not None]


def on_boards(records: Records) -> dict[str, frozenset[str]]:
    """Ids that stand before people."""
    return {
        "tasks": frozenset(one.id for one in tasks.open_tasks(records, BRAND, limit=ALL)),
        "drafts": frozenset(one.id for one in drafts.proposed(records, BRAND, limit=ALL)),
        "cases": frozenset(one.id for one in cases.open_cases(records, BRAND, limit=ALL)),
    }


def _kept(records: Records, post_key: str, ids: Sequence[str]) -> Kept:
    decided = decisions.get(records, post_key)
    effects = {entry.effect.planned.key: entry.effect for entry in outbox.of_post(records, post_key)}
    opened = {key: tasks.of_action(records, key) for key in effects}
    proposed = {key: drafts.of_action(records, key) for key in effects}
    case = cases.get(records, cases.case_id(post_key))
    return Kept(
        decision=None if decided is None else decided[0],
        effects=effects,
        tasks={key: found[0] for key, found in opened.items() if found is not None},
        drafts={key: found[0] for key, found in proposed.items() if found is not None},
        reservations=ledger.reservations(records, post_key),
        case=None if case is None else case[0],
        taken_back=decisions.is_retracted(records, [post_key, *ids]),
    )


def told(deliveries: Iterable[Delivery]) -> Tellings:
    """What they say about which posts."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for delivery in deliveries:
        for one in delivery.told:
            found[one.post_key].add(one.revision)
    return {key: frozenset(revisions) for key, revisions in found.items()}
