"""Replay: many posts through the whole decision in a world of their own, where nothing is ever done.

What is decided is stored as live, so that limits, purses and cases of earlier posts count for later ones. Nobody
answers there: every task counts as accepted by the store that is asked first and its money as spent, every reply as
approved, and no case is ever closed. ``docs/marketers/replay.md`` says what that means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from typing import NamedTuple

import msgspec

from chalicelib.actions import notify_store, queue_reply
from chalicelib.adapters.memory import OnePlaybook
from chalicelib.adapters.system import FixedClock
from chalicelib.books import decisions
from chalicelib.bootstrap import commands, environment, machine
from chalicelib.domain.decision import Decision
from chalicelib.domain.errors import Conflict, TryAgainLater
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import PostEvent
from chalicelib.editor.replay_summary import Counted, summary
from chalicelib.editor.replayed import Summary
from chalicelib.engine import pipeline
from chalicelib.matching import index
from chalicelib.matching.firing import Fired
from chalicelib.matching.near import NearMisses
from chalicelib.ports import World

Did = Mapping[str, int]
"""What rules did on one post: rule → a mark that is the same as long as it does the same."""


class Stage(NamedTuple):
    """A world in which posts are tried out, and its clock, which is set to each post's time."""

    world: World
    clock: FixedClock


def new_stage(options: environment.Options) -> Stage:
    """A new one, for one replay: nothing leaves it, and what is decided stays in it."""
    clock = FixedClock(machine.now())
    return Stage(commands.without_past(options, clock), clock)


class Replayed(NamedTuple):
    """What came of many posts.

    Attributes:
        did: By post key, for rules that matched.
    """

    summary: Summary
    did: Mapping[str, Did]


def replay(posts: Iterable[PostEvent], playbook: Playbook, stage: Stage) -> Replayed:
    """What comes of posts under a playbook.

    Args:
        posts: In the order in which they were received.
        stage: For this replay alone (`new_stage`).
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
        self._near = NearMisses(playbook.rules)
        self._counted: Counted = Counter()
        self._did: dict[str, Did] = {}

    def take(self, event: PostEvent) -> None:
        """The next post, received when those before it were or later."""
        self._clock.at = event.received_at.astimezone(UTC)
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
        return Replayed(summary(self._playbook, self._counted), self._did)

    def _settled(self, event: PostEvent) -> pipeline.Settled:
        for _ in range(pipeline.TRIES):
            try:
                return pipeline.settle(event, self._playbook, self._world)
            except Conflict:  # what an edit withdraws is written first
                continue
        raise TryAgainLater(f"{event.id} can't be settled")

    def _count(self, decision: Decision, fired: Sequence[Fired]) -> Counted:
        """What one decision adds."""
        moment = decision.moment
        counted: Counted = Counter({("day", moment.time.date): 1})
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


def _mark(decision: Decision, rule: str) -> int:
    """The same for decisions by which a rule does the same; comparable within one process."""
    verdicts = tuple((one.action, one.verdict, one.shadow) for one in decision.verdicts if one.rule == rule)
    planned = [one for one in decision.plan if one.rule == rule]
    return hash((verdicts, msgspec.json.encode(planned)))
