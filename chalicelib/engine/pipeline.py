"""The table of contents: what happens to a post, stage after stage.

::

    receive ──> normalise ──> consider: enrich → match → decide → plan → store ──> act ──> follow up
                                  └── retract                                  └── people

`decide_post` is one function for live deciding, explaining and replaying.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from chalicelib.actions import tell_headquarters
from chalicelib.books import decisions, outbox, timers
from chalicelib.books.glance import Glance
from chalicelib.books.items import retraction_key
from chalicelib.books.standing import Standing, looked_at
from chalicelib.domain.decision import Decision, PlannedAction, RuleResult
from chalicelib.domain.errors import Conflict, TryAgainLater
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import Post, PostEvent, Retraction, is_newer
from chalicelib.domain.work import Timer
from chalicelib.engine import act as act_stage
from chalicelib.engine import decide, enrich, follow_up, gauges, normalise, plan, retract, store
from chalicelib.engine.items import ToConsider
from chalicelib.engine.messages import Arrival
from chalicelib.matching import index, plain
from chalicelib.matching.firing import Fired
from chalicelib.ports import Records, Told, World
from chalicelib.steps import Stopwatch

TRIES = 30
"""Decisions rest on what was read; whoever finds it moved decides again."""

normalise_body = normalise.normalise


def about(stage: str, message_body: str) -> dict[str, str | None]:
    """What a message is about, for the log: empty if it can't be read."""
    try:
        if stage == "normalise":
            return {"delivery": Arrival.read(message_body).delivery}
        if stage == "act":
            post_key, effect = outbox.announced(message_body)
            return {"post_key": post_key, "effect": effect}
        return {"post_key": msgspec.json.decode(message_body, type=ToConsider).post_key}
    except (msgspec.MsgspecError, ValueError, TypeError):
        return {}


@dataclass(frozen=True)
class Considered:
    """A decision with what it rests on."""

    decision: Decision
    playbook: Playbook
    standing: Standing
    fired: tuple[Fired, ...]

    @cached_property
    def results(self) -> tuple[RuleResult, ...]:
        """The trace: every rule, every leaf. It is derived when somebody asks, the same whenever that is."""
        return plain.match(self.playbook, self.decision.moment)


def decide_post(event: PostEvent, playbook: Playbook, records: Records, *, now: datetime) -> Considered:
    """Enrich, match, decide and plan; reads, and writes nothing."""
    standing = Standing(records, playbook.brand, post_key=event.id, now=now)
    moment = enrich.enrich(event, playbook, standing, now=now)
    fired = index.match(playbook, moment)
    decided = decide.decide(playbook, moment, fired, standing)
    decision = Decision(
        id=decision_id(event.id, playbook.version),
        post_key=event.id,
        brand=playbook.brand.id,
        version=playbook.version,
        revision=event.post.revision,
        moment=moment,
        matched=tuple(one.rule.id for one in fired if one.outcome in {"matched", "shadow"}),
        verdicts=decided.verdicts,
        plan=plan.plan(decided.approved, post_key=event.id, case=decided.case),
        case=decided.case,
    )
    return Considered(decision, playbook, standing, fired)


def decision_id(post_key: str, version: str) -> str:
    """The same post under the same playbook has the same decision id everywhere."""
    return hashlib.sha256(f"{post_key}\n{version}".encode()).hexdigest()[:32]


def consider(message_body: str, world: World) -> str:
    """One post or retraction from the queue; returns the outcome.

    Raises:
        TryAgainLater: Others kept writing in between.
    """
    watch = Stopwatch()
    item = msgspec.json.decode(message_body, type=ToConsider)
    for tries in range(1, TRIES + 1):
        try:
            done = _consider(item, world)
        except Conflict:
            continue
        _tell(done, tries=tries, latency_ms=watch.ms(), world=world)
        return done.outcome
    raise TryAgainLater("others keep writing in between")


class _Done(NamedTuple):
    """What came of one post or retraction.

    Attributes:
        decision: As it stands now. None: there is none, or nobody asked.
    """

    outcome: str
    post_key: str | None
    decision: Decision | None = None


def _consider(item: ToConsider, world: World) -> _Done:
    if item.retraction is not None:
        return _Done("retracted", retract.retract(item.retraction, world, now=world.clock.now()))
    if item.post is not None:
        outcome, decision = _consider_post(item.post, world.playbooks.current(item.brand), world)
        return _Done(outcome, item.post.id, decision)
    return _Done("empty", None)


def _tell(done: _Done, *, tries: int, latency_ms: float, world: World) -> None:
    told: dict[str, Told] = {}
    decision = done.decision
    if decision is not None:
        case = None if decision.case is None else decision.case.kind
        told = {"decision_id": decision.id, "version": decision.version, "rules": decision.matched}
        told |= {"planned": len(decision.plan), "case": case}
    world.log.step("consider", post_key=done.post_key, outcome=done.outcome, latency_ms=latency_ms, tries=tries, **told)
    world.metrics.count("considered", outcome=done.outcome)
    world.metrics.time_ms("decision_latency", latency_ms)
    if decision is not None and done.outcome == "decided":
        waited = world.clock.now() - decision.moment.event.received_at
        world.metrics.time_ms("time_to_decision", max(waited / timedelta(milliseconds=1), 0.0))


def _consider_post(event: PostEvent, playbook: Playbook, world: World) -> tuple[str, Decision | None]:
    settled = settle(event, playbook, world)
    if settled.outcome == "amended":
        outbox.announce_waiting(world.effects, world.records, event.id)
    elif settled.outcome == "decided" and settled.decision is not None:
        at_once = [planned.key for planned in settled.decision.plan if planned.after_task is None]
        outbox.announce(world.effects, event.id, at_once)
    return settled.outcome, settled.decision


class Settled(NamedTuple):
    """What came of a post.

    Attributes:
        decision: As it stands now. None: the post was taken back.
        fired: What it was decided by. None: nothing was decided now.
    """

    outcome: Literal["decided", "amended", "duplicate", "retracted_before"]
    decision: Decision | None
    fired: tuple[Fired, ...] | None = None


def settle(event: PostEvent, playbook: Playbook, world: World) -> Settled:
    """Decide a post and store what was decided, unless that was done before; nobody is told to do anything yet.

    Raises:
        Conflict: Something moved since it was read; settle it again.
        TryAgainLater: Something that an edit changes is being done just now.
    """
    now, ids = world.clock.now(), [event.id, *_other_ids(event)]
    at_once = [decisions.key(event.id), *map(retraction_key, ids), *looked_at(playbook.brand.id, event.post)]
    records = Glance(world.records, at_once)
    before = decisions.get(records, event.id)
    if decisions.is_retracted(records, ids):
        named_an_edit = not decisions.is_retracted(records, [event.id])
        if before is not None or named_an_edit:  # of which we didn't know that it is one of this post
            retract.retract(Retraction(key=event.id, account_id=event.post.account_id), world, now=now)
        return Settled("retracted_before", None)
    if before is not None:
        earlier, version = before
        newer = is_newer(event.post.revision, earlier.revision)
        same = event.post.revision == earlier.revision or _says_the_same(event.post, earlier.moment.post)
        names_author = same and earlier.moment.post.author.id is None and event.post.author.id is not None
        if not names_author and (same or not newer):
            if newer:
                later = msgspec.structs.replace(earlier, revision=event.post.revision)
                world.records.write(*decisions.write(later, expect=version))
            return Settled("duplicate", earlier)
        if not newer:
            event = _with_revision(event, earlier.revision)
    considered = decide_post(event, playbook, records, now=now)
    decision, standing = considered.decision, considered.standing
    if before is None:
        store.store(decision, standing, playbook.brand, world, now=now)
    else:
        decision = store.amend(decision, standing, playbook.brand, world, before=before, now=now)
    return Settled("decided" if before is None else "amended", decision, considered.fired)


def _says_the_same(post: Post, before: Post) -> bool:
    """Whether it is no edit, although dated later, where no edit has an id of its own.

    Facebook tells one edit as feed and as mention, each with its time. A mention names no author; the feed, which may
    come later, does.
    """
    now, then = ((one.text, one.links, one.attachments, one.rating) for one in (post, before))
    return now == then and not post.revision_ids


def _with_revision(event: PostEvent, revision: str) -> PostEvent:
    return msgspec.structs.replace(event, post=msgspec.structs.replace(event.post, revision=revision))


def _other_ids(event: PostEvent) -> list[str]:
    others = dict.fromkeys(event.post.revision_ids)
    return [f"{event.post.platform}:{other}" for other in others if other != event.post.post_id]


def perform(message_body: str, world: World) -> str:
    """One announced effect; returns the outcome."""
    post_key, planned_key = outbox.announced(message_body)
    return act_stage.act(post_key, planned_key, world)


sweep = follow_up.sweep
due_timers = follow_up.due_timers
read_gauges = gauges.read


def ring(timer: Timer, world: World) -> str:
    """A timer's time has come; returns the outcome."""
    due = {
        "acceptance": follow_up.acceptance_ran_out,
        "answer": follow_up.answer_is_due,
        "deadline": follow_up.deadline_is_over,
        "publication": follow_up.publication_is_due,
        "unfilled": _fall_back,
    }
    watch = Stopwatch()
    outcome = due[timer.kind](timer, world)
    world.log.step("follow_up", timer=timer.kind, about=timer.about, outcome=outcome, latency_ms=watch.ms())
    world.metrics.count("follow_ups", timer=timer.kind, outcome=outcome)
    return outcome


def _fall_back(timer: Timer, world: World) -> str:
    """No store took the task: the rule's ``otherwise``; where that is over too, or answers nothing, a case.

    Headquarters is told, where the brand has one, and has a case in any event.
    """
    now = world.clock.now()
    rings = timers.is_running(world.records, timer)
    if rings is None:
        return "seen_to"
    task = follow_up.task_of(timer, world)
    found = None if task is None else decisions.get(world.records, task.post_key)
    if task is None or found is None or world.records.get(retraction_key(task.post_key)) is not None:
        world.records.write(timers.stop(timer))
        return "nothing_left"
    decision, version = found
    playbook = world.playbooks.version(decision.brand, decision.version)
    rule = next((rule for rule in playbook.rules if rule.id == task.rule), None)
    if rule is None:  # an edit was decided by a version without it
        decided = decide.Decided((), (), decide.nobody_answers(playbook))
    else:
        decided = decide.fall_back(playbook, rule, decision.moment)
    planned = plan.plan(decided.approved, post_key=decision.post_key)
    more = tuple(one for one in planned if outbox.get(world.records, decision.post_key, one.key) is None)
    case = decided.case if more or decided.case else decide.nobody_answers(playbook)
    told: tuple[PlannedAction, ...] = ()
    if playbook.brand.headquarters is not None:
        case = tell_headquarters.case(case, task, department=playbook.brand.headquarters, now=now)
        told = (tell_headquarters.planned(task, department=playbook.brand.headquarters),)
    after = msgspec.structs.replace(
        decision,
        verdicts=(*decision.verdicts, *decided.verdicts),
        plan=(*decision.plan, *more),
        case=decision.case or case,
    )
    standing = Standing(world.records, playbook.brand, post_key=decision.post_key, now=now)
    try:
        world.records.write(
            *decisions.write(after, expect=version),
            timers.stop(timer, expect=rings),
            *(outbox.add(one, brand=decision.brand, post_key=decision.post_key, now=now) for one in (*told, *more)),
            *([] if case is None else standing.case(case, decision)),
        )
    except Conflict:
        return "overtaken"
    outbox.announce(world.effects, decision.post_key, [one.key for one in (*told, *more)])
    return "otherwise"
