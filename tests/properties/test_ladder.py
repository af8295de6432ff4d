"""Whatever the clock does and whoever answers when: nobody is told twice, one accepts at most, and the order holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.books import cases, tasks
from chalicelib.domain.errors import Refused, TryAgainLater
from chalicelib.domain.work import Task, Timer
from chalicelib.engine import people, pipeline
from chalicelib.stores.hours import on_duty
from tests.worlds import BRAND, STEAK, STEAK_KEY, TASK, Killed, Stage, post

ORDER = [f"{store}-{role}" for store in ("hackensack", "great-neck") for role in ("manager", "captain")]
HEADQUARTERS = "guest-relations"


@dataclass
class Play:
    """One stage, and what was done on it.

    Attributes:
        held: Timers that somebody looked up a while ago.
        acceptances: Numbers of the offers that were accepted.
        seen: How many messages were looked at.
    """

    stage: Stage
    held: list[Timer] = field(default_factory=list)
    acceptances: list[int] = field(default_factory=list)
    seen: int = 0

    @property
    def task(self) -> Task | None:
        found = tasks.of_action(self.stage.records, TASK)
        return None if found is None else found[0]


Step = Callable[[Play], object]


def passes(**how_much: float) -> Step:
    """Time passes, forward or back, and what it brings is done."""
    return lambda play: play.stage.tick(**how_much)


def jumps(**how_much: float) -> Step:
    """Time passes, and nobody looks yet."""
    return lambda play: play.stage.pass_time(**how_much)


def look(play: Play) -> None:
    """Somebody finds timers and is slow to ring them."""
    play.held += pipeline.due_timers(play.stage.world)


def ring(play: Play) -> None:
    """Timers ring, those that rang before too."""
    for timer in play.held:
        pipeline.ring(timer, play.stage.world)


def work(play: Play) -> None:
    play.stage.work()


def has_link(play: Play, number: int) -> bool:
    return message(number) in play.stage.notices.kept


def message(number: int) -> str:
    """The key of an offer's message."""
    return TASK if number == 1 else f"{TASK}/offer-{number}"


def accepts(number: int) -> Step:
    """Who holds the link of this offer accepts, if somebody does."""

    def step(play: Play) -> None:
        if play.task is not None and has_link(play, number):
            people.accept(play.task.id, offer=number, by="Ann", world=play.stage.world)
            play.acceptances.append(number)

    return step


def declines(number: int) -> Step:
    def step(play: Play) -> None:
        if play.task is not None and has_link(play, number):
            people.decline(play.task.id, offer=number, by="Ann", reason=None, world=play.stage.world)

    return step


def busy(play: Play) -> None:
    """The channel to our people is down for one message."""
    play.stage.notices.failures.append(TryAgainLater("busy"))


def announced_again(play: Play) -> None:
    for effect in play.stage.states():
        play.stage.world.effects.put(f'["{STEAK_KEY}","{STEAK_KEY}/{effect}"]')


def dies(at: int, *, applied: bool) -> Step:
    """While it rings and works, before or behind a write."""

    def step(play: Play) -> None:
        def kill(number: int) -> None:
            if number == at:
                raise Killed

        play.stage.records.calm()
        if applied:
            play.stage.records.after = kill
        else:
            play.stage.records.before = kill
        with suppress(Killed):
            play.stage.tick(minutes=3)
        play.stage.restart()

    return step


STEPS: tuple[Step, ...] = (
    passes(minutes=1),
    passes(minutes=5),
    passes(minutes=5),
    passes(minutes=5),
    passes(minutes=13),
    passes(minutes=45),
    passes(minutes=-4),
    passes(minutes=-30),
    jumps(minutes=6),
    jumps(minutes=90),
    jumps(minutes=-10),
    look,
    ring,
    work,
    busy,
    announced_again,
    *(accepts(number) for number in range(1, 5)),
    *(declines(number) for number in range(1, 5)),
    *(dies(at, applied=applied) for at in range(1, 4) for applied in (False, True)),
)


def assert_sound(play: Play) -> None:
    """What holds at every moment."""
    stage, task = play.stage, play.task
    assert len(play.acceptances) <= 1
    open_or_had = task is None or task.state in {"offered", "accepted", "done"}
    assert stage.reserved() == (9000 if open_or_had else 0)
    kept = list(stage.notices.kept.values())
    told = [notice.to for notice in kept]
    for to in told[play.seen :]:
        assert to == HEADQUARTERS or is_there_and_in_time(play, to)
    play.seen = len(told)
    assert len(told) == len(set(told))
    assert told == [one for one in (*ORDER, HEADQUARTERS) if one in told]
    offers = () if task is None else task.offers
    for offer, following in pairwise(offers):
        assert offer.answer == "declined" or (offer.answer, following.offered_at >= offer.accept_by) == ("silent", True)
        assert offer.answer == "silent" or following.store != offer.store
    asked = [offer.to for offer in offers if offer.to is not None]
    assert asked == [one for one in ORDER if one in asked]
    if HEADQUARTERS in told:
        assert task is not None
        assert task.state == "unfilled"


def is_there_and_in_time(play: Play, to: str) -> bool:
    """Nobody is written to off shift, nor about an offer whose time is over."""
    now, task = play.stage.clock.at, play.task
    store = play.stage.playbooks.current(BRAND).store(to.rpartition("-")[0])
    there = [member.id for member in on_duty(store, now)]
    return to in there and task is not None and task.offer.to == to and now < task.offer.accept_by


def played(steps: list[Step], how_long: str) -> Play:
    play = Play(Stage(on_x=True))
    play.stage.consider(post(STEAK.format(f"{how_long} hours")))
    for step in steps:
        with suppress(Refused):
            step(play)
        assert_sound(play)
    play.stage.restart()
    return play


SOME_STEPS = st.lists(st.sampled_from(STEPS), min_size=2, max_size=16)
HOW_LONG = st.sampled_from(("two", "three"))


@settings(deadline=None, max_examples=150)
@given(steps=SOME_STEPS, how_long=HOW_LONG)
def test_nobody_is_told_twice_and_one_accepts_at_most(steps: list[Step], how_long: str) -> None:
    play = played(steps, how_long)
    stage = play.stage
    stage.notices.failures.clear()
    for _ in range(45):  # until the clock is where it was, and every rung's time is over
        stage.tick(minutes=6)
        assert_sound(play)
    task = play.task
    assert task is not None
    assert task.state == ("done" if play.acceptances else "unfilled")
    told = [notice.to for notice in stage.notices.kept.values()]
    assert (HEADQUARTERS in told) == (task.state == "unfilled")
    departments = [case.department for case in cases.open_cases(stage.records, BRAND)]
    assert departments == ([HEADQUARTERS] if task.state == "unfilled" else [])
    assert {effect: state for effect, state in stage.states().items() if state in {"waiting", "leased"}} == {}


@settings(deadline=None, max_examples=100)
@given(steps=SOME_STEPS, how_long=HOW_LONG)
def test_a_wish_that_is_taken_back_is_told_to_whoever_was_asked_last_and_to_nobody_else(
    steps: list[Step], how_long: str
) -> None:
    play = played(steps, how_long)
    stage, task = play.stage, play.task
    told = [notice.to for notice in stage.notices.kept.values()]
    stage.notices.failures.clear()
    perhaps_told = task is not None and stage.state(message(task.offer.number)) == "leased"  # whoever sent it died
    had_it = task is not None and tasks.has_happened(task, now=stage.clock.at)
    stage.retract()
    for _ in range(45):
        stage.tick(minutes=6)
    more = [notice.to for notice in stage.notices.kept.values()][len(told) :]
    asked_last = None if task is None or had_it or task.state not in {"offered", "accepted"} else task.offer.to
    assert more == ([asked_last] if asked_last is not None and (asked_last in told or perhaps_told) else [])
    assert stage.reserved() == (9000 if had_it else 0)
    assert tasks.open_tasks(stage.records, BRAND) == []
    assert cases.open_cases(stage.records, BRAND) == []
