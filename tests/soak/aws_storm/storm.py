"""The storm over AWS: every call of the real functions may be refused, lost, half done, overtaken, or their last.

::

    plan ──> receive ──> queues ──feed──> normalise, consider, act <── people, follow up, rivals in the middle of it
                             botocore ──wire──> local AWS                 outside: platforms that hide fates
    then the weather is calm: dead letters go back, the clock goes on until nobody waits, and everything is looked at
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from chalicelib import actions
from chalicelib.adapters.aws.s3 import S3Shelf
from chalicelib.adapters.files import brands
from chalicelib.books import publications
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.domain.playbook import Playbook
from chalicelib.engine.first_start import first
from tests.soak.aws_storm import checks, local_aws, weather
from tests.soak.aws_storm import plan as plans
from tests.soak.aws_storm import stack as stacks
from tests.soak.aws_storm.engine import AwsEngine, forgotten
from tests.soak.aws_storm.local_aws import LocalAws
from tests.soak.aws_storm.people import People
from tests.soak.aws_storm.wire import Wire
from tests.soak.kill_storm import playbook as playbooks
from tests.soak.kill_storm.aftermath import Aftermath
from tests.soak.kill_storm.plan import Delivery, Plan
from tests.tap import Trouble

STEPS = 70
"""Turns that somebody has while the weather is bad."""
ROUNDS = 60
ASKING = timedelta(minutes=6)
TOLD = 20


def run(seed: int, folder: Path, seconds: float) -> str:
    """One seed for `storm.Storm`; it takes as long as it takes."""
    return str(blow(seed, _ground_of_this_process()))


@cache
def _ground_of_this_process() -> Ground:
    kept = ExitStack()
    Finalize(None, kept.close, exitpriority=1)
    folder = kept.enter_context(TemporaryDirectory(prefix="aws-storm-"))
    return kept.enter_context(ground(Path(folder)))


class Figures(NamedTuple):
    """What was counted.

    Attributes:
        met: Calls, by the fate that they met.
        operations: Calls, by what they were.
    """

    calls: int
    kills: int
    met: Counter[str]
    operations: Counter[str]
    batches: Counter[str]
    people: Counter[str]
    dead: int
    decisions: int
    replies: int
    empty: int

    def __str__(self) -> str:
        met = ", ".join(f"{count} {fate}" for fate, count in sorted(self.met.items()))
        return (
            f"{self.calls} calls ({met}), {self.kills} kills, {self.batches['partial']} batches in part, {self.dead} "
            f"dead letters, {self.decisions} decisions, {self.replies} replies, {self.empty} empty purses"
        )


class Ground(NamedTuple):
    """What all seeds of a process share."""

    aws: LocalAws
    playbook: Playbook
    troubles: list[Trouble]


@contextmanager
def ground(folder: Path) -> Iterator[Ground]:
    """A local AWS with a bucket, secrets and a playbook; the environment leads to it meanwhile."""
    troubles: list[Trouble] = []
    os.environ.update(local_aws.surroundings(folder))
    aws = local_aws.LocalAws()
    with local_aws.listening(aws, lambda: troubles.pop(0) if troubles else None) as url:
        os.environ["AWS_ENDPOINT_URL_SSM"] = url
        with Wire(aws, Random(0), weather.CLEAR).plugged_in():
            playbook = _founded(folder)
        yield Ground(aws, playbook, troubles)


def _founded(folder: Path) -> Playbook:
    stacks.founded()
    files = playbooks.changed(folder, program=stacks.PROGRAM, room=plans.ROOM, stores_tire=False) / "mortons"
    return PublishedPlaybooks(S3Shelf(stacks.BUCKET), settings=actions.SETTINGS).keep(brands.bundle(files))


class Storm:
    """One seed."""

    def __init__(self, seed: int, engine: AwsEngine, plan: Plan, wire: Wire, chance: Random) -> None:
        self.engine = engine
        self.plan = plan
        self.wire = wire
        self.people = People(seed)
        self.waiting: list[Delivery] = plans.deliveries(plan)
        self.tried: list[Delivery] = []
        self.acknowledged: list[Delivery] = []
        self.refused: list[str] = []
        self.dead = 0
        self._chance = chance
        wire.meanwhile = self.rival

    def rage(self) -> None:
        """Everybody has turns, in any order, until all was delivered and a while longer."""
        turns: dict[Callable[[], object], int] = {
            self._wave: 3,
            self._feed("raw"): 4,
            self._feed("items"): 8,
            self._feed("effects"): 8,
            self._person: 5,
            self.engine.follow_up: 1,
            self._time: 4,
        }
        steps = 0
        while steps < STEPS or self.waiting:
            self._chance.choices(list(turns), list(turns.values()))[0]()
            steps += 1

    def rival(self, of_money: bool) -> None:
        """Somebody else, in the middle of a call; whoever sets money aside is overtaken by others who want it."""
        if of_money:
            for _ in range(2):
                self._consider()
            return
        turns: dict[Callable[[], object], int] = {
            self._consider: 10,
            self._feed("effects"): 5,
            self._person: 3,
            self._moment: 2,
        }
        self._chance.choices(list(turns), list(turns.values()))[0]()

    def _feed(self, name: str) -> Callable[[], object]:
        return self.engine.feeds[name].poll

    def _person(self) -> object:
        return self.engine.run(lambda: self.people.look(self.engine.world))

    def _wave(self) -> None:
        """Several things at once, so that there is a crowd."""
        for _ in range(self._chance.choice((1, 4, 8))):
            self._deliver()
        self.engine.feeds["raw"].poll()

    def _consider(self) -> None:
        """Two conversations; whatever is to come comes sooner, if need be."""
        for _ in range(2):
            if not self.engine.feeds["items"].poll():
                self._wave()
                self.engine.feeds["items"].poll()

    def _deliver(self) -> None:
        if not self.waiting:
            return
        number = self._chance.randrange(min(3, len(self.waiting)))
        delivery = self.waiting.pop(number)
        self.tried.append(delivery)
        status = self.engine.receive(delivery)
        if status == 200:
            self.acknowledged.append(delivery)
        else:
            self.waiting.append(delivery)
            if status not in {None, 503}:
                self.refused.append(f"a delivery was answered with {status}")

    def _time(self) -> None:
        self.engine.clock.at += timedelta(seconds=self._chance.choice((1, 5, 20, 60, 100, 200)))

    def _moment(self) -> None:
        self.engine.clock.at += timedelta(seconds=self._chance.uniform(0, 5))

    def settle(self) -> None:
        """The weather is calm; everything comes to its end."""
        self.engine.start()
        while self.waiting:
            self._deliver()
        for _ in range(ROUNDS):
            self._work()
            if self._redrive():
                continue
            due = self._next()
            if due is None:
                return
            self.engine.clock.at = max(due, self.engine.clock.at)
            if not self._is_hidden():
                self.engine.follow_up()
        raise AssertionError(f"after {ROUNDS} rounds there is still {list(self.engine.agenda())[:5]}")

    def _work(self) -> None:
        while any([*(feed.poll() for feed in self.engine.feeds.values()), self._person()]):
            pass

    def _redrive(self) -> int:
        moved = 0
        for queue in self.engine.queues().values():
            if queue.how_many_dead():
                moved += queue.redrive()
        self.dead += moved
        return moved

    def _is_hidden(self) -> bool:
        return any(feed.hidden for feed in self.engine.feeds.values())

    def _next(self) -> datetime | None:
        """When something comes back to a queue; else when something is due. None: nothing is left."""
        hidden = [until for feed in self.engine.feeds.values() for until in feed.hidden.values()]
        if hidden:
            return min(hidden)
        left = list(self.engine.agenda())
        if not left:
            return None
        now = self.engine.clock.now()
        last = max(datetime.fromtimestamp(at / 1e6, UTC) for *_, at in left)
        calm = all(what == "timers" and (".deadline" in key or "answer" in key) for what, key, _ in left)
        return max(now + ASKING, last + timedelta(seconds=1)) if calm else now + ASKING


def blow(seed: int, on: Ground) -> Figures:
    """One seed.

    Raises:
        AssertionError: With what doesn't hold.
    """
    chance = Random(seed)
    wire = Wire(on.aws, chance, weather.of(chance))
    plan = plans.made(seed)
    with wire.plugged_in(), stacks.made(most_receives=chance.choice((2, 3, 5, 5))) as stack, forgotten():
        engine = AwsEngine(stack, on.playbook, chance=chance, wire=wire, threads=_threads(plan))
        entry = first(on.playbook, engine.world, by="storm", reason="a test")
        engine.world.records.write(*publications.put_in_force(entry, None))
        storm = Storm(seed, engine, plan, wire, chance)
        engine.outside.rough = wire.weather.platforms
        for feed in engine.feeds.values():
            feed.repeats = 0.05
        on.troubles[:] = wire.weather.secrets(chance)
        with wire.storm():
            storm.rage()
        on.troubles.clear()
        engine.outside.rough = 0.0
        for feed in engine.feeds.values():
            feed.repeats = 0.0
        storm.settle()
        after = checks.gathered(storm)
        figures = _counted(storm, after)
        found = checks.problems(storm, after)
    told = "\n  ".join(found[:TOLD])
    assert not found, f"{len(found)} things don't hold with seed {seed} ({figures}):\n  {told}"
    return figures


def _counted(storm: Storm, after: Aftermath) -> Figures:
    feeds = storm.engine.feeds.values()
    kept = [one.decision for one in after.kept.values() if one.decision is not None]
    return Figures(
        calls=storm.wire.calls,
        kills=storm.engine.kills,
        met=Counter(storm.wire.met),
        operations=storm.wire.operations,
        batches=Counter({name: sum(getattr(feed, name) for feed in feeds) for name in ("whole", "partial", "died")}),
        people=storm.people.did,
        dead=storm.dead,
        decisions=len(kept),
        replies=sum(len(seen.posted) for seen in after.seen.values()),
        empty=sum(
            reason.code == "purse_empty" for one in kept for verdict in one.verdicts for reason in verdict.reasons
        ),
    )


def _threads(plan: Plan) -> dict[str, str]:
    return {
        post.first.id: post.conversation
        for post in plan.posts.values()
        if post.platform == "facebook" and post.conversation != post.first.id
    }
