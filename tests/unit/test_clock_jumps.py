"""Somebody sets the machine's clock, back and forth, while posts are on their way: nothing twice, nothing stuck."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from chalicelib.adapters.files.log import LogFile, last_logged
from chalicelib.adapters.lines import JsonLog
from chalicelib.adapters.system import SteadyClock, SystemClock
from chalicelib.books import grants, ledger, links
from chalicelib.books.links import Session
from chalicelib.domain import advice
from chalicelib.domain.errors import FateUnknown, TryAgainLater
from chalicelib.domain.playbook import Limit
from chalicelib.engine import people
from chalicelib.entry.local import Intake, Workers
from chalicelib.entry.watch import Watch
from tests.worlds import BRAND, POST, REPLY, STEAK, STEAK_KEY, TASK, Stage, item, post

HOUR = timedelta(hours=1)
JUMPS: Sequence[timedelta] = (HOUR, -HOUR, timedelta(days=-400), timedelta(days=400), timedelta(minutes=-3))
"""They add up to almost nothing: in the end the clock is right again."""


def jump(stage: Stage, by: timedelta) -> None:
    """Only the engine's clock; leases of queues run on time that really passes."""
    stage.clock.at += by


@pytest.fixture
def stage() -> Stage:
    return Stage(on_x=True)


def accepted(stage: Stage) -> None:
    stage.consider(post())
    stage.work()
    people.accept(stage.task().id, offer=1, by="Ann", world=stage.world)
    stage.work()


def approve(stage: Stage) -> None:
    draft = stage.draft()
    people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=stage.world)


def settle(stage: Stage) -> None:
    for _ in range(12):
        stage.tick(minutes=4)


def test_leases_of_queues_run_on_time_that_really_passes() -> None:
    clock, began = SteadyClock(), time.monotonic()
    first = clock.now()
    assert abs(first - SystemClock().now()) < timedelta(seconds=5)
    assert timedelta(0) <= clock.now() - first <= timedelta(seconds=time.monotonic() - began + 1)


@pytest.mark.parametrize("by", JUMPS)
def test_a_post_is_decided_once_whatever_time_it_is_when_it_comes_again(stage: Stage, by: timedelta) -> None:
    assert stage.consider(post()) == "decided"
    jump(stage, by)
    assert stage.consider(post()) == "duplicate"
    assert stage.reserved() == 9000


def test_what_was_planned_by_a_clock_ahead_is_done_when_it_is_announced(stage: Stage) -> None:
    jump(stage, HOUR)
    stage.consider(post(STEAK.format("three hours")))
    jump(stage, -HOUR)
    stage.work()
    assert stage.state(TASK) == "done"


@pytest.mark.parametrize(("by", "fix"), [(HOUR, advice.CLOCK_AHEAD), (-HOUR, advice.CLOCK_BACK)])
def test_a_jump_is_told_once(stage: Stage, by: timedelta, fix: str) -> None:
    watch = Watch(stage.world, passed_s=lambda: 0.0)
    jump(stage, by)
    for _ in range(5):
        watch.look()
    assert stage.terminal.getvalue().splitlines() == [
        f"delight: clock: by {by.total_seconds():+.0f} s: {fix}",
        "delight: clock: works again",
    ]
    assert stage.alarms.standing() == {}


def test_time_that_passes_is_no_jump(stage: Stage) -> None:
    passed = iter([0.0, 300.0])
    watch = Watch(stage.world, passed_s=lambda: next(passed))
    jump(stage, timedelta(minutes=5))
    watch.look()
    assert stage.terminal.getvalue() == ""


@pytest.mark.parametrize("by", JUMPS)
def test_a_reply_that_is_being_sent_is_sent_once(stage: Stage, by: timedelta) -> None:
    accepted(stage)
    stage.x.after.append(FateUnknown("no answer"))
    approve(stage)
    stage.work()
    assert stage.state(f"{REPLY}/send") == "unknown"
    jump(stage, by)
    stage.tick()
    jump(stage, -by)
    settle(stage)
    assert stage.state(f"{REPLY}/send") == "done"
    assert [request.method for request in stage.x.requests].count("POST") == 1


@pytest.mark.parametrize("by", JUMPS)
def test_a_message_that_waits_for_its_next_try_goes_out_once_or_is_overtaken(stage: Stage, by: timedelta) -> None:
    stage.notices.failures.append(TryAgainLater("busy"))
    stage.consider(post())
    stage.work()
    jump(stage, by)
    stage.tick()
    jump(stage, -by)
    settle(stage)
    assert all(times == 1 for times in stage.notices.sends.values())
    assert set(stage.states().values()) <= {"done", "cancelled", "blocked"}


def test_a_clock_that_went_back_asks_nobody_twice_and_skips_nobody(stage: Stage) -> None:
    stage.consider(post(STEAK.format("three hours")))
    stage.work()
    offers: list[str | None] = []
    for _ in range(4):
        jump(stage, -HOUR)
        stage.tick()
        assert stage.task().offer.number == len(offers) + 1, "passed on before its time"
        jump(stage, HOUR)
        stage.tick(minutes=5)
        offers.append(stage.task().offer.to)
    assert len(stage.notices.kept) == len(set(stage.notices.kept))
    assert all(times == 1 for times in stage.notices.sends.values())


def test_a_clock_that_was_wrong_for_a_while_leaves_money_and_limits_as_they_were(stage: Stage) -> None:
    accepted(stage)
    for by in JUMPS:
        jump(stage, by)
        stage.tick()
    assert stage.reserved() == 9000
    reserved = [one for one in ledger.reservations(stage.records, STEAK_KEY) if one.state == "reserved"]
    assert [one.period for one in reserved] == ["2026-03-01"]


def test_limits_count_what_the_future_holds(stage: Stage) -> None:
    """What was granted while the clock was ahead still counts when it is right again."""
    limits = [Limit(per="customer", times=1, days=30)]
    about = {"customer": "anna"}
    jump(stage, HOUR)
    tallies = grants.read(stage.records, brand=BRAND, rule="r", limits=limits, about=about)
    stage.records.write(*grants.grant(stage.records, tallies, post_key="x:1", rule="r", now=stage.clock.now()))
    jump(stage, -HOUR)
    (tally,) = grants.read(stage.records, brand=BRAND, rule="r", limits=limits, about=about)
    assert tally.reached(now=stage.clock.now(), apart_from="x:2") == limits[0]


def test_a_link_and_a_cookie_are_held_against_the_clock_as_it_is(stage: Stage) -> None:
    now = stage.clock.now()
    secrets = ("secret",)
    cookie = links.session_cookie(secrets, Session("Ann", "id", now + HOUR))
    for by, good in ((timedelta(0), True), (2 * HOUR, False), (-2 * HOUR, True)):
        jump(stage, by)
        assert (links.read_session(secrets, cookie, now=stage.clock.now()) is not None) == good


def test_a_log_whose_times_went_back_still_tells_when_it_was_written_last(stage: Stage, tmp_path: Path) -> None:
    log = JsonLog(LogFile(tmp_path / "engine.log").write, clock=stage.clock)
    for by in (timedelta(0), HOUR, -HOUR):
        jump(stage, by)
        log.step("consider", outcome="decided")
    assert last_logged(tmp_path / "engine.log") == stage.clock.now()


def test_workers_whose_clock_jumps_decide_each_post_once_and_leave_nothing_lying(tmp_path: Path) -> None:
    stage = Stage(on_x=True, path=tmp_path / "engine.db", leases=SteadyClock())
    keys = [f"x:{int(POST) + number}" for number in range(30)]
    for key in keys:
        stage.world.items.put(item(post(number=key[2:], author=key)), group=key)
    workers = Workers(stage.world, Intake())
    workers.start()
    right = stage.clock.at
    while stage.world.items.depth() > 0:
        for by in JUMPS:
            stage.clock.at = right + by
            Event().wait(0.01)
    stage.clock.at = right
    while stage.world.effects.depth() > 0:
        Event().wait(0.05)
    workers.stop()
    decided = [str(line["post_key"]) for line in stage.log.lines if line.get("outcome") == "decided"]
    assert sorted(decided) == sorted(keys)
    assert stage.world.items.dead() == []
    assert all(times == 1 for times in stage.notices.sends.values())
    settle(stage)
    for key in keys:
        assert set(stage.states(key).values()) <= {"done", "cancelled", "gave_up", "blocked"}
