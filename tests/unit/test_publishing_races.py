"""Who publishes at the same moment, and who dies meanwhile: one version is in force, and all know whose."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from chalicelib.adapters.memory import MemoryShelf
from chalicelib.books import publications, timers
from chalicelib.domain.errors import Refused
from chalicelib.domain.publication import Publication
from chalicelib.editor import publishing
from chalicelib.engine import pipeline
from chalicelib.ports import World
from tests.interleavings import Actor, SteppedRecords
from tests.newsroom import ALONE, CAREFUL, COSTLY, in_force, journal, look, pointer, publish, roll_back, sign, small
from tests.worlds import BRAND, Killed, Stage

ROUNDS = 50

Act = Callable[[Stage, World], object]


class Person(Actor):
    """Somebody at a terminal.

    Attributes:
        done: What came of it. None: nothing.
        told: Why nothing came of it. None: something did.
    """

    def __init__(self) -> None:
        super().__init__()
        self.done: Publication | None = None
        self.told: Refused | None = None

    def starts(self, stage: Stage, act: Act) -> None:
        world = replace(stage.world, records=SteppedRecords(stage.records, self.pause))

        def do() -> None:
            try:
                done = act(stage, world)
                self.done = done.publication if isinstance(done, publishing.Published) else None
            except Refused as refused:
                self.told = refused

        self.begin(do)


def in_any_order(people: list[Person], seed: int) -> None:
    chance = random.Random(seed)
    while busy := [one for one in people if one.is_busy]:
        chance.choice(busy).step()


def publishes(number: int) -> Act:
    return lambda stage, world: publish(stage, small(f"version {number}"), by=f"Person {number}", world=world)


def is_sound(stage: Stage) -> None:
    """The journal is one chain, and its end is in force."""
    entries = journal(stage)
    assert [one.number for one in entries] == list(range(1, len(entries) + 1))
    were = [one for one in entries if one.puts_in_force]
    assert [one.previous for one in were] == [None, *(one.version for one in were[:-1])]
    assert pointer(stage).in_force == were[-1]
    for one in were:
        stage.playbooks.load(one)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told_who_and_when(seed: int) -> None:
    stage = Stage(small())
    publish(stage, small())
    people = [Person(), Person()]
    for number, one in enumerate(people):
        one.starts(stage, publishes(number))
    in_any_order(people, seed)
    is_sound(stage)
    winners = [one for one in people if one.done is not None]
    for one in people:
        if one.done is not None:
            assert one.done in journal(stage)
        else:
            assert one.told is not None
            (winner,) = winners
            assert winner.done is not None
            assert one.told.code == "overtaken"
            assert one.told.facts["by"] == winner.done.by
            assert one.told.facts["at"] == winner.done.at.isoformat()
    assert len(winners) == 1 or winners[0].done != winners[1].done


def test_both_who_read_before_either_wrote_can_not_both_win() -> None:
    stage = Stage(small())
    publish(stage, small())
    people = [Person(), Person()]
    for number, one in enumerate(people):
        one.starts(stage, publishes(number))
        one.step()  # the pointer is read
    in_any_order(people, 1)
    assert sorted(one.done is None for one in people) == [False, True]
    assert len(journal(stage)) == 2


def test_two_first_versions_can_not_both_win() -> None:
    for seed in range(10):
        stage = Stage(small())
        people = [Person(), Person()]
        for number, one in enumerate(people):
            one.starts(stage, publishes(number))
            one.step()
        in_any_order(people, seed)
        is_sound(stage)
        assert [one.done is None for one in people].count(True) == 1


def rings(stage: Stage, world: World) -> object:
    for timer in timers.due(world.records, now=stage.clock.now()):
        pipeline.ring(timer, world)
    return None


MEANWHILE: dict[str, Act] = {
    "sign": lambda stage, world: publishing.sign(_waiting(stage), by="Bo", world=world),
    "withdraw": lambda stage, world: publishing.withdraw(_waiting(stage), by="Cy", reason="no", world=world),
    "roll back": lambda stage, world: publishing.roll_back(None, brand=None, by="Di", reason="no", world=world),
    "ring": rings,
}


def _waiting(stage: Stage) -> str:
    entry = next(one for one in journal(stage) if one.what == "proposed")
    return entry.version


@pytest.mark.parametrize("seed", range(ROUNDS))
@pytest.mark.parametrize("brand", [CAREFUL, ALONE], ids=["signature", "time"])
def test_signing_withdrawing_going_back_and_the_time_get_along(seed: int, brand: dict[str, object]) -> None:
    stage = Stage(small())
    publish(stage, small(brand=brand))
    publish(stage, small("2", brand=brand))
    publish(stage, small("3", brand=brand), more=COSTLY)
    stage.pass_time(hours=30)
    people = [Person() for _ in MEANWHILE]
    for one, act in zip(people, MEANWHILE.values(), strict=True):
        one.starts(stage, act)
    in_any_order(people, seed)
    is_sound(stage)
    assert pointer(stage).waiting is None
    ends = [one for one in journal(stage)[3:] if one.version == _waiting(stage)]
    assert len(ends) <= 1  # signed, come in time, or withdrawn: not two of them
    stage.tick(days=3)
    is_sound(stage)


# Killed


class FatalShelf(MemoryShelf):
    """Whoever puts something there dies.

    Attributes:
        kills: ``before`` or ``after`` it is there. None: nobody dies.
    """

    kills: str | None = None

    def put(self, name: str, content: bytes) -> None:
        if self.kills == "before":
            raise Killed
        super().put(name, content)
        if self.kills == "after":
            raise Killed


def on_fatal_shelf() -> tuple[Stage, FatalShelf]:
    stage, shelf = Stage(small()), FatalShelf()
    stage.playbooks._shelf = shelf
    return stage, shelf


ACTS: dict[str, Callable[[Stage], object]] = {
    "publish": lambda stage: publish(stage, small("next")),
    "propose": lambda stage: publish(stage, small("next", brand=CAREFUL), more=COSTLY),
    "sign": lambda stage: sign(stage, _waiting(stage), "Bo"),
    "withdraw": lambda stage: publishing.withdraw(_waiting(stage), by="Bo", reason="no", world=stage.world),
    "roll back": roll_back,
    "time": lambda stage: rings(stage, stage.world),
}


def before(act: str) -> Stage:
    stage = Stage(small())
    brand = ALONE if act == "time" else CAREFUL
    publish(stage, small(brand=brand))
    publish(stage, small("2", brand=brand))
    if act in {"sign", "withdraw", "time"}:
        publish(stage, small("3", brand=brand), more=COSTLY)
        stage.pass_time(days=2)
    stage.records.calm()
    return stage


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_any_write_the_old_or_the_new_version_is_in_force(act: str, when: str) -> None:
    undisturbed = before(act)
    ACTS[act](undisturbed)
    writes = undisturbed.records.writes
    assert writes == 1  # pointer and journal change together
    stage = before(act)
    was = pointer(stage)

    def die(number: int) -> None:
        raise Killed

    setattr(stage.records, when, die)
    with pytest.raises(Killed):
        ACTS[act](stage)
    stage.restart()
    is_sound(stage)
    assert pointer(stage) == (was if when == "before" else pointer(undisturbed))
    look(stage)
    assert stage.playbooks.current(BRAND).version == in_force(stage)


@pytest.mark.parametrize("kills", ["before", "after"])
def test_killed_while_the_bundle_is_put_on_the_shelf_the_old_version_is_in_force(kills: str) -> None:
    stage, shelf = on_fatal_shelf()
    publish(stage, small())
    was = in_force(stage)
    shelf.kills = kills
    with pytest.raises(Killed):
        publish(stage, small("next"))
    shelf.kills = None
    is_sound(stage)
    assert in_force(stage) == was
    assert publish(stage, small("next")).publication.previous == was
    assert publications.get(stage.records, BRAND) is not None
