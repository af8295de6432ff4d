"""Killed at any moment, it goes on where it was: whatever is done again after a crash ends as if there had been none.

Each test lets the process die at every write, before it was applied and behind it, does the same again, and compares
everything that is kept and everything that left with an undisturbed run.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress

import pytest

from chalicelib.domain.errors import Refused
from chalicelib.engine import people
from tests.worlds import STEAK, STEAK_KEY, Killed, Stage, demo_files, edit, post

Step = Callable[[Stage], object]


def start() -> Stage:
    return Stage(on_x=True)


def offered(minutes_left: str = "two hours") -> Stage:
    """A store was asked."""
    stage = start()
    stage.consider(post(STEAK.format(minutes_left)))
    stage.work()
    return stage


def accepted() -> Stage:
    """A store accepted, and the reply waits for a person."""
    stage = offered()
    accept(stage)
    stage.work()
    return stage


def approved() -> Stage:
    """A person let the reply out; it has not left yet."""
    stage = accepted()
    approve(stage)
    return stage


def late(minutes: float) -> Stage:
    """The first store stayed silent for so long."""
    stage = offered("three hours")
    stage.pass_time(minutes=minutes)
    return stage


def unfilled() -> Stage:
    """No store was left; the rule's ``otherwise`` is due."""
    stage = offered()
    while stage.task().state == "offered":
        decline(stage)
    assert stage.task().state == "unfilled"
    return stage


def accept(stage: Stage) -> None:
    people.accept(stage.task().id, offer=stage.task().offer.number, by="Ann", world=stage.world)


def decline_first(stage: Stage) -> None:
    people.decline(stage.task().id, offer=1, by="Ann", reason="full house", world=stage.world)


def decline(stage: Stage) -> None:
    task = stage.task()
    people.decline(task.id, offer=task.offer.number, by="Ann", reason="full house", world=stage.world)


def approve(stage: Stage) -> None:
    draft = stage.draft()
    people.approve(draft.id, text=draft.original + " Bo", seen=draft.original, by="Bo", world=stage.world)


def settle(stage: Stage) -> None:
    """What a running engine does in the minutes after; fewer than a store has to accept."""
    stage.records.calm()
    for _ in range(3):
        stage.tick(seconds=91)


def assert_survives(prepare: Callable[[], Stage], step: Step) -> None:
    calm = prepare()
    step(calm)
    settle(calm)
    expected = calm.picture()
    writes = died = 0
    while died == writes:
        writes += 1
        for applied in (False, True):
            stage = prepare()
            stage.records.calm()
            if not dies(stage, step, write=writes, applied=applied):
                continue
            died += 1 if applied else 0
            stage.restart()
            with suppress(Refused):  # it was done before the crash, and the person is told so
                step(stage)
            settle(stage)
            found = stage.picture()
            differs = {key: (found.get(key), expected.get(key)) for key in found.keys() | expected.keys()}
            differs = {key: both for key, both in differs.items() if both[0] != both[1]}
            assert differs == {}, f"killed {'behind' if applied else 'before'} write {writes}"
    assert died > 0


def dies(stage: Stage, step: Step, *, write: int, applied: bool) -> bool:
    def kill(number: int) -> None:
        if number == write:
            raise Killed

    if applied:
        stage.records.after = kill
    else:
        stage.records.before = kill
    try:
        step(stage)
    except Killed:
        return True
    return False


@pytest.mark.parametrize("text", ["two hours", "30 minutes"])
def test_while_a_post_is_considered(text: str) -> None:
    assert_survives(start, lambda stage: stage.consider(post(STEAK.format(text))))


def test_while_a_complaint_is_considered() -> None:
    text = json.loads(demo_files()["examples/cold-steak-complaint.json"])["post"]["text"]
    assert_survives(start, lambda stage: stage.consider(post(text)))


def test_while_a_store_is_asked() -> None:
    def prepare() -> Stage:
        stage = start()
        stage.consider(post())
        return stage

    assert_survives(prepare, lambda stage: stage.work())


def test_while_a_reply_is_proposed() -> None:
    def prepare() -> Stage:
        stage = offered()
        accept(stage)
        return stage

    assert_survives(prepare, lambda stage: stage.work())


def test_while_a_reply_is_sent() -> None:
    assert_survives(approved, lambda stage: stage.work())


def test_while_a_store_accepts() -> None:
    assert_survives(offered, accept)


def test_while_a_store_declines_and_the_next_is_asked() -> None:
    assert_survives(lambda: offered("three hours"), decline_first)


def test_while_the_last_store_declines() -> None:
    def prepare() -> Stage:
        stage = offered()
        decline(stage)
        stage.work()
        return stage

    def decline_the_second_offer(stage: Stage) -> None:
        people.decline(stage.task().id, offer=2, by="Cy", reason=None, world=stage.world)

    assert_survives(prepare, decline_the_second_offer)


def test_while_a_silent_store_is_passed_over() -> None:
    assert_survives(lambda: late(5.5), lambda stage: stage.tick())


@pytest.mark.parametrize("rungs", range(1, 4))
def test_while_somebody_on_a_later_rung_stays_silent(rungs: int) -> None:
    """To the next store, to its deputy, and to nobody."""

    def prepare() -> Stage:
        stage = offered("three hours")
        for _ in range(rungs):
            stage.tick(minutes=5)
        stage.pass_time(minutes=5)
        return stage

    assert_survives(prepare, lambda stage: stage.tick())


def test_while_a_deputy_accepts() -> None:
    def prepare() -> Stage:
        stage = offered("three hours")
        stage.tick(minutes=5)
        return stage

    assert_survives(prepare, accept)


def test_while_a_deputy_declines() -> None:
    def prepare() -> Stage:
        stage = offered("three hours")
        stage.tick(minutes=5)
        return stage

    def decline_as_deputy(stage: Stage) -> None:
        people.decline(stage.task().id, offer=2, by="Cy", reason=None, world=stage.world)

    assert_survives(prepare, decline_as_deputy)


def test_while_a_rule_falls_back() -> None:
    assert_survives(unfilled, lambda stage: stage.tick())


def test_while_a_reply_is_approved() -> None:
    assert_survives(accepted, approve)


def test_while_a_reply_is_rejected() -> None:
    def reject(stage: Stage) -> None:
        people.reject(stage.draft().id, by="Bo", reason=None, world=stage.world)

    assert_survives(accepted, reject)


@pytest.mark.parametrize("prepare", [start, offered, accepted, approved, unfilled])
def test_while_a_post_is_retracted(prepare: Callable[[], Stage]) -> None:
    assert_survives(prepare, lambda stage: stage.retract())


@pytest.mark.parametrize("prepare", [offered, accepted, approved, unfilled])
@pytest.mark.parametrize("text", ["three hours", "30 minutes"])
def test_while_an_edit_is_considered(prepare: Callable[[], Stage], text: str) -> None:
    assert_survives(prepare, lambda stage: stage.consider(edit(STEAK.format(text))))


def test_an_undisturbed_story_keeps_what_it_should() -> None:
    """The comparisons above are worth nothing if the undisturbed run did nothing."""
    stage = approved()
    settle(stage)
    assert stage.states(STEAK_KEY) == {
        "airport-steak/0": "done",
        "airport-steak/1": "done",
        "airport-steak/1/send": "done",
    }
    assert [one["text"][-3:] for one in stage.x.written] == [" Bo"]
