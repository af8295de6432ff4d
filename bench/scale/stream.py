"""Posts as they come to demo brands, taken through the real engine, and what each of them read, wrote and sent.

They are the marketers' examples in another mix. A few people write much and most write once; one post in twenty stands
in one conversation, the others each in their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from random import Random
from typing import NamedTuple

import msgspec

from bench.scale.heard import HeardQueue, HeardRecords
from bench.scale.units import Op
from chalicelib.books import cases, drafts, outbox, tasks
from chalicelib.domain.decision import Decision
from chalicelib.domain.errors import Refused
from chalicelib.domain.post import Author, PostEvent
from chalicelib.engine import people, pipeline
from chalicelib.ports import World
from tests.worlds import Files, Stage, changed, demo_files, item

BRANDS = ("mortons", "studio-aktiv")
MIX = {"nothing": 0.6, "case": 0.3, "acts": 0.1}
"""Nobody has to do anything; a person has to look; a rule does something. An assumption, as in `chalicelib/costs`."""
HOT_CONVERSATION = 0.05
BUSY, BUSY_PEOPLE = 0.02, 20
"""So many posts are by so many people; all others by somebody else each time."""
ANSWERED = 0.5
"""Of the drafts, so many are approved at once; as many tasks are accepted."""
AT_AND_LEVEL = 60
"""Bytes that the log adds to each line."""
DEEP_PURSE = 10**12
"""Of cents: a brand of this size spends more than a demo, whose purses would soon be empty and not written any more."""


class Seen(NamedTuple):
    """What came of one post.

    Attributes:
        kind: ``nothing``, ``case`` or ``acts``.
        calls: Of DynamoDB, while it was considered.
        ops: While it was considered.
        later: Of its effects.
        answered: Of people who accept a task or close a case, and of what follows.
        replied: Of people who approve a reply, and of its sending.
        effects: Messages on the queue of effects, but for those of replies.
        stored: Bytes that the table has grown by.
        log_bytes: Of the lines of considering and acting.
        notices: Messages to our own people.
    """

    kind: str
    brand: str
    calls: int
    ops: Sequence[Op]
    later: Sequence[Op]
    answered: Sequence[Op]
    replied: Sequence[Op]
    replies: int
    effects: int
    stored: int
    log_bytes: int
    notices: int


class Run(NamedTuple):
    """What came of a stream.

    Attributes:
        minute: What one brand reads each minute, whether posts come or not.
        series: Of metrics that were written, those of one brand apart.
    """

    posts: Sequence[Seen]
    minute: Sequence[Op]
    series: int
    brand_series: int


class Engine(NamedTuple):
    """One brand's, and what listens to it."""

    stage: Stage
    world: World
    records: HeardRecords
    effects: HeardQueue


def run(posts: int, *, seed: int = 1) -> Run:
    """Take so many posts through the engine; the same for the same seed."""
    chance = Random(seed)
    engines = {brand: _engine(brand) for brand in BRANDS}
    seen = []
    for number in range(posts):
        brand = chance.choice(BRANDS)
        engine = engines[brand]
        engine.stage.pass_time(seconds=1)
        seen.append(_one(_event(brand, number, chance, engine.stage.clock.now()), engine, chance))
    minute = _minute(engines[BRANDS[0]])
    names = [set(engine.stage.metrics.values) for engine in engines.values()]
    of_brands = [{name for name in found if " brand=" in name} for found in names]
    return Run(
        seen,
        minute,
        series=len({one for found in names for one in found} - {one for found in of_brands for one in found}),
        brand_series=max(map(len, of_brands)),
    )


def _engine(brand: str) -> Engine:
    stage = Stage(_deep(demo_files(brand)))
    records, effects = HeardRecords(stage.records), HeardQueue(stage.world.effects)
    return Engine(stage, replace(stage.world, records=records, effects=effects), records, effects)


def _deep(files: Files) -> Files:
    def fill(content: dict[str, dict[str, dict[str, int]]]) -> None:
        for purse in content.get("purses", {}).values():
            purse["cents"] = DEEP_PURSE

    return changed(files, "brand.json", fill)


@cache
def _examples(brand: str) -> Mapping[str, Sequence[PostEvent]]:
    """The brand's examples, and the same overheard, by what comes of them."""
    stage = Stage(_deep(demo_files(brand)))
    found: dict[str, list[PostEvent]] = {kind: [] for kind in MIX}
    for path, text in sorted(demo_files(brand).items()):
        if path.startswith("examples/"):
            spoken = msgspec.json.decode(text, type=PostEvent)
            for event in (spoken, _overheard(spoken)):
                number = str(sum(map(len, found.values())))
                tried = msgspec.structs.replace(event, id=f"{event.post.platform}:{number}")
                stage.consider(tried)
                found[_kind(stage.decision(tried.id))].append(event)
    return found


def _overheard(event: PostEvent) -> PostEvent:
    """Said about us, not to us, where we can't answer."""
    no = msgspec.structs.replace(event.reply.public, allowed=False, reason="not_summoned")
    post = msgspec.structs.replace(event.post, addressed=False)
    return msgspec.structs.replace(event, post=post, reply=msgspec.structs.replace(event.reply, public=no, private=no))


def _kind(decision: Decision) -> str:
    return "acts" if decision.plan else "nothing" if decision.case is None else "case"


def _event(brand: str, number: int, chance: Random, now: datetime) -> PostEvent:
    """A post with an id and an author of its own; ids of posts grow with time, as the platforms' do."""
    (kind,) = chance.choices(list(MIX), weights=list(MIX.values()))
    base = chance.choice(_examples(brand)[kind])
    native = str(2_098_800_000_000_000_000 + number * 4_194_304_000)
    thread = "2098700000000000001" if chance.random() < HOT_CONVERSATION else native
    person = str(chance.randrange(BUSY_PEOPLE) if chance.random() < BUSY else BUSY_PEOPLE + number)
    reply = msgspec.structs.replace(base.reply, private=msgspec.structs.replace(base.reply.private, by=None))
    reply = msgspec.structs.replace(reply, public=msgspec.structs.replace(reply.public, by=None))
    post = msgspec.structs.replace(
        base.post,
        post_id=native,
        conversation_id=thread,
        revision=native if base.post.revision_ids else base.post.revision,
        revision_ids=(native,) if base.post.revision_ids else (),
        author=Author() if base.post.author.id is None else msgspec.structs.replace(base.post.author, id=person),
    )
    return msgspec.structs.replace(
        base, id=f"{post.platform}:{native}", subject=native, time=now, received_at=now, post=post, reply=reply
    )


def _one(event: PostEvent, engine: Engine, chance: Random) -> Seen:
    stage, world, records, effects = engine
    effects.sent = records.calls = 0
    stored, lines, notices = records.table.stored, len(stage.log.lines), len(stage.notices.kept)
    pipeline.consider(item(event, stage.brand), world)
    calls, ops = records.calls, records.taken()
    _act(world)
    later = records.taken()
    decision = stage.decision(event.id)
    _answer(event, engine, chance)
    answered, announced = records.taken(), effects.sent
    replies = _reply(event, engine, chance)
    return Seen(
        kind=_kind(decision),
        brand=stage.brand,
        calls=calls,
        ops=ops,
        later=later,
        answered=answered,
        replied=records.taken(),
        replies=replies,
        effects=announced,
        stored=records.table.stored - stored,
        log_bytes=sum(len(json.dumps(line)) + AT_AND_LEVEL for line in stage.log.lines[lines:]),
        notices=len(stage.notices.kept) - notices,
    )


def _act(world: World) -> None:
    while messages := world.effects.take(limit=10):
        for message in messages:
            pipeline.perform(message.body, world)
            world.effects.done(message)


def _planned(event: PostEvent, stage: Stage) -> list[str]:
    return [one.effect.planned.key for one in outbox.of_post(stage.records, event.id)]


def _answer(event: PostEvent, engine: Engine, chance: Random) -> None:
    """Some tasks are accepted, every case is closed; at once, for nothing here depends on when."""
    stage, world = engine.stage, engine.world
    for key in _planned(event, stage):
        task = tasks.of_action(stage.records, key)
        if task is not None and task[0].state == "offered" and chance.random() < ANSWERED:
            people.accept(task[0].id, offer=task[0].offer.number, by="Ann", world=world)
            _act(world)
    case = cases.get(stage.records, cases.case_id(event.id))
    if case is not None and case[0].state == "open":
        people.close_case(case[0].id, by="Bo", world=world)


def _reply(event: PostEvent, engine: Engine, chance: Random) -> int:
    """How many drafts were approved and sent."""
    stage, world = engine.stage, engine.world
    replies = 0
    for key in _planned(event, stage):
        draft = drafts.of_action(stage.records, key)
        if draft is not None and draft[0].state == "proposed" and chance.random() < ANSWERED:
            try:
                people.approve(draft[0].id, text=draft[0].text, seen=draft[0].text, by="Bo", world=world)
            except Refused:  # it may not be answered any more
                continue
            _act(world)
            replies += 1
    return replies


def _minute(engine: Engine) -> Sequence[Op]:
    pipeline.sweep(engine.world)
    pipeline.due_timers(engine.world)
    pipeline.read_gauges(engine.world)
    return engine.records.taken()
