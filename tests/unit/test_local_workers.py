"""The workers of one machine: what can't be done just now is done later, and is not lost before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from chalicelib.domain.errors import TryAgainLater
from chalicelib.engine import pipeline
from chalicelib.entry.local import Intake, Workers
from chalicelib.ports import Message, Queue, World
from tests.e2e.engine import until
from tests.worlds import KeptMetrics, Killed, Stage, edit, item, post


def test_an_edit_outlives_the_lease_of_whoever_died() -> None:
    """Five deliveries are all that a message has: together they must last longer than the lease."""
    stage = Stage()
    stage.consider(post())
    stage.notices.failures.append(Killed())
    with pytest.raises(Killed):
        stage.work()
    world: World = stage.world
    world.items.put(item(edit("@Mortons never mind")))
    workers = Workers(world, Intake())
    for _ in range(150):
        for name, queue, do in (
            ("consider", world.items, pipeline.consider),
            ("act", world.effects, pipeline.perform),
        ):
            for message in queue.take(limit=10):
                workers._one(name, queue, do, message)
        stage.pass_time(seconds=1)
        pipeline.sweep(world)
    assert world.items.dead() == []
    assert world.items.depth() == 0
    assert stage.decision().plan == ()
    assert stage.reserved() == 0


def test_the_pause_that_is_asked_for_is_kept() -> None:
    stage = Stage()
    queue = stage.world.raw
    queue.put("one")

    def busy(body: str, world: World) -> object:
        raise TryAgainLater("busy", after=timedelta(minutes=3))

    (message,) = queue.take()
    Workers(stage.world, Intake())._one("normalise", queue, busy, message)
    stage.pass_time(minutes=2)
    assert queue.take() == []
    stage.pass_time(minutes=1)
    assert [found.body for found in queue.take()] == ["one"]


class Asked(Intake):
    """Somebody asks for something all the time, until it has been looked at so often."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.looks = looks

    def is_quiet(self) -> bool:
        self.looks -= 1
        return self.looks < 0


def test_a_worker_gives_way_until_it_is_quiet_but_not_for_ever() -> None:
    briefly, always = Asked(3), Asked(10**9)
    Workers(Stage().world, briefly)._give_way(60.0)
    assert briefly.looks == -1
    Workers(Stage().world, always)._give_way(0.01)
    assert always.looks < 10**9


def test_it_is_quiet_a_moment_after_the_last_request() -> None:
    intake = Intake()
    assert intake.is_quiet()
    intake.asked()
    assert not intake.is_quiet()
    until(intake.is_quiet)


class Unwritable(KeptMetrics):
    def flush(self) -> None:
        raise OSError("there is no place")


def test_metrics_that_cannot_be_written_stop_nobody(tmp_path: Path) -> None:
    stage = Stage(path=tmp_path / "engine.db")
    workers = Workers(replace(stage.world, metrics=Unwritable()), Intake())
    workers.start()
    workers.stop()
    assert {(line["step"], line["outcome"], line["error"]) for line in stage.log.lines} == {
        ("metrics", "broken", "OSError")
    }


class SeveralOfAGroup:
    """A queue that delivers what it has at once, as `ports.Queue.take` may, and then ends the worker."""

    def __init__(self, *bodies: str) -> None:
        self.there = [Message(body, body, body[0], 1, body) for body in bodies]
        self.finished: list[str] = []
        self.given_back: list[tuple[str, bool]] = []
        self.workers: Workers | None = None

    def take(self, *, limit: int = 1, lease: timedelta = timedelta(0)) -> list[Message]:
        assert self.workers is not None
        if not self.there:
            self.workers._stopping.set()
        taken, self.there = self.there, []
        return taken

    def done(self, message: Message) -> bool:
        self.finished.append(message.body)
        return True

    def fail(self, message: Message, *, after: timedelta = timedelta(0), counts: bool = True) -> bool:
        self.given_back.append((message.body, counts))
        return True


def test_what_comes_behind_a_failed_one_of_its_conversation_waits_and_is_not_blamed() -> None:
    queue = SeveralOfAGroup("a1", "b1", "a2", "b2", "a3")

    def do(body: str, world: World) -> object:
        if body == "a1":
            raise TryAgainLater("busy")
        return body

    queue.workers = Workers(Stage().world, Intake())
    queue.workers._work("consider", cast("Queue", queue), do)
    assert queue.finished == ["b1", "b2"]
    assert queue.given_back == [("a1", True), ("a2", False), ("a3", False)]
