"""Two things at the same time: one cuts in between any two writes of the other, and the end is sound all the same."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from chalicelib.books import cases, ledger, outbox
from chalicelib.domain.errors import Conflict, Refused
from chalicelib.engine import people, pipeline
from chalicelib.ports import Key
from tests.moved import moved
from tests.tables import Tables
from tests.worlds import BRAND, POST, REGULAR, STEAK, STEAK_KEY, TASK, Stage, demo_files, edit, item, post

EDITED = "2098768888888888888"
Step = Callable[[Stage], object]


def start() -> Stage:
    return Stage(on_x=True)


def decided(how_long: str = "two hours") -> Stage:
    stage = start()
    stage.consider(post(STEAK.format(how_long)))
    return stage


def offered(how_long: str = "two hours") -> Stage:
    stage = decided(how_long)
    stage.work()
    return stage


def accepted() -> Stage:
    stage = offered()
    accept(stage)
    stage.work()
    return stage


def approved() -> Stage:
    stage = accepted()
    approve(stage)
    return stage


def late() -> Stage:
    """Whoever is on duty stayed silent; the deputy's turn has come."""
    stage = offered("three hours")
    stage.pass_time(minutes=5)
    return stage


def deputy() -> Stage:
    stage = late()
    stage.tick()
    return stage


def unfilled() -> Stage:
    stage = offered()
    while stage.task().state == "offered":
        decline(stage)
    return stage


def consider(stage: Stage) -> None:
    stage.consider(post())


def edit_to_too_late(stage: Stage) -> None:
    stage.consider(edit(STEAK.format("30 minutes")))


def edit_to_more_time(stage: Stage) -> None:
    stage.consider(edit(STEAK.format("three hours")))


def retract(stage: Stage) -> None:
    stage.retract()


def work(stage: Stage) -> None:
    stage.work()


def tick(stage: Stage) -> None:
    stage.tick()


def accept(stage: Stage) -> None:
    task = stage.task()
    people.accept(task.id, offer=task.offer.number, by="Ann", world=stage.world)


def decline(stage: Stage) -> None:
    task = stage.task()
    people.decline(task.id, offer=task.offer.number, by="Ann", reason=None, world=stage.world)


def approve(stage: Stage) -> None:
    draft = stage.draft()
    people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=stage.world)


def reject(stage: Stage) -> None:
    people.reject(stage.draft().id, by="Bo", reason=None, world=stage.world)


def every_way(prepare: Callable[[], Stage], one: Step, other: Step) -> list[Stage]:
    """One stage for each place at which the other can cut in, after both are done and time has passed."""
    stages: list[Stage] = []
    for first, second in ((one, other), (other, one)):
        place = 0
        while True:
            place += 1
            stage = prepare()
            stage.records.calm()
            fired: list[int] = []
            cut_in(stage, second, at=place, fired=fired)
            with suppress(Refused):
                first(stage)
            stage.records.calm()
            if not fired:
                break
            for _ in range(3):
                stage.tick(seconds=91)
            stages.append(stage)
    assert stages
    return stages


def cut_in(stage: Stage, step: Step, *, at: int, fired: list[int]) -> None:
    def hook(number: int) -> None:
        if number == at:
            stage.records.before = None
            fired.append(number)
            try:
                step(stage)
            except Refused:
                pass  # a person is told why; that is an answer
            except Conflict as conflict:
                raise AssertionError("whoever cut in got no answer") from conflict

    stage.records.before = hook


def assert_sound(stage: Stage, key: str = STEAK_KEY) -> None:
    """Nothing is stuck, nothing is said twice, and the purse's sum is that of its reservations."""
    assert set(stage.states(key).values()) <= {"done", "cancelled", "gave_up", "blocked"}
    reserved = [one.cents for one in ledger.reservations(stage.records, key) if one.state == "reserved"]
    assert stage.reserved() == sum(reserved)
    assert len(stage.x.written) <= 1


def assert_gone(stage: Stage, key: str = STEAK_KEY) -> None:
    """Nothing of the post goes on, and what nobody had counts for no limit."""
    assert_sound(stage, key)
    assert "blocked" not in stage.states(key).values()
    assert stage.reserved() == 0
    assert stage.x.written or stage.granted() == {}
    assert cases.open_cases(stage.records, BRAND) == []
    for stored in stage.records.query(f"drafts#{BRAND}"):
        raise AssertionError(f"still waits for a person: {stored.body}")
    for stored in stage.records.query(f"tasks#{BRAND}"):
        raise AssertionError(f"still open: {stored.body}")


@pytest.mark.parametrize(
    ("prepare", "other"),
    [
        (start, consider),
        (decided, work),
        (offered, accept),
        (offered, decline),
        (offered, edit_to_too_late),
        (offered, edit_to_more_time),
        (accepted, approve),
        (accepted, reject),
        (accepted, edit_to_too_late),
        (approved, work),
        (unfilled, tick),
        (late, tick),
        (deputy, accept),
        (deputy, decline),
    ],
)
def test_a_retraction_wins_whenever_it_comes(prepare: Callable[[], Stage], other: Step) -> None:
    for stage in every_way(prepare, retract, other):
        assert_gone(stage)


@pytest.mark.parametrize(
    ("prepare", "one", "other"),
    [
        (decided, work, edit_to_too_late),
        (decided, work, edit_to_more_time),
        (offered, accept, edit_to_too_late),
        (offered, accept, edit_to_more_time),
        (offered, decline, edit_to_too_late),
        (offered, accept, decline),
        (accepted, approve, edit_to_too_late),
        (accepted, approve, edit_to_more_time),
        (accepted, approve, reject),
        (approved, work, edit_to_too_late),
        (unfilled, tick, edit_to_more_time),
        (late, tick, decline),
        (late, tick, edit_to_too_late),
        (deputy, accept, decline),
        (deputy, accept, edit_to_too_late),
        (start, consider, edit_to_more_time),
    ],
)
def test_two_at_once_leave_nothing_stuck(prepare: Callable[[], Stage], one: Step, other: Step) -> None:
    for stage in every_way(prepare, one, other):
        assert_sound(stage)


def test_an_edit_is_never_lost_to_what_it_meets() -> None:
    for stage in every_way(start, consider, edit_to_more_time):
        assert stage.decision().revision == EDITED


def test_a_retraction_that_names_an_edit_finds_the_post() -> None:
    """X deletes by the id of any edit; the first that we hear of the post may be that edit."""

    def consider_the_edit(stage: Stage) -> None:
        stage.consider(edit(STEAK.format("two hours"), revision=EDITED))

    def retract_the_edit(stage: Stage) -> None:
        stage.retract(f"x:{EDITED}")

    for stage in every_way(start, consider_the_edit, retract_the_edit):
        assert_gone(stage)


def test_a_store_that_accepted_is_told_when_a_retraction_is_delivered_twice() -> None:
    stage = accepted()
    stage.retract()
    stage.retract()
    stage.tick()
    assert f"{TASK}/withdrawn" in stage.notices.kept


def test_a_retraction_that_overtook_its_post_is_remembered() -> None:
    stage = start()
    stage.retract()
    assert stage.consider(post()) == "retracted_before"
    stage.work()
    assert stage.states() == {}


def test_a_deletion_and_the_edit_that_it_names_may_both_overtake_the_post() -> None:
    stage = start()
    stage.retract(f"x:{EDITED}")
    assert stage.consider(edit(STEAK.format("two hours"), revision=EDITED)) == "retracted_before"
    assert stage.consider(post()) == "retracted_before"
    stage.work()
    assert stage.states() == {}


def test_a_sensitive_case_outlives_the_post() -> None:
    stage = start()
    stage.consider(post("@Mortons my husband is in hospital after your oysters, allergic shock"))
    (case,) = cases.open_cases(stage.records, BRAND)
    assert case.kind == "sensitive"
    stage.retract()
    assert cases.open_cases(stage.records, BRAND) == [case]


@pytest.fixture(params=["file", "dynamodb"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Stage], Stage]:
    """Puts a stage where threads can read while another writes; its queues need the file in any case."""
    if request.param == "file":
        return lambda stage: stage
    tables: Tables = request.getfixturevalue("tables")
    return lambda stage: moved(stage, tables.empty())


@pytest.fixture
def on_disk(shared: Callable[[Stage], Stage], tmp_path: Path) -> Stage:
    return shared(Stage(on_x=True, path=tmp_path / "engine.db"))


def at_once(*steps: Callable[[], str]) -> list[str]:
    with ThreadPoolExecutor(len(steps)) as pool:
        return [one.result() for one in [pool.submit(step) for step in steps]]


def test_the_same_post_from_many_threads_is_decided_once(on_disk: Stage) -> None:
    outcomes = at_once(*[lambda: pipeline.consider(item(post()), on_disk.world)] * 6)
    assert sorted(outcomes) == ["decided", *["duplicate"] * 5]
    assert on_disk.reserved() == 9000


def test_of_many_who_accept_at_once_one_is_first(on_disk: Stage) -> None:
    on_disk.consider(post())
    on_disk.work()
    task = on_disk.task()

    def tap(name: str) -> str:
        try:
            return people.accept(task.id, offer=1, by=name, world=on_disk.world).offer.by or ""
        except Refused as refused:
            return f"{refused.code} by {refused.facts['by']}"

    outcomes = at_once(lambda: tap("Ann"), lambda: tap("Cy"), lambda: tap("Di"), lambda: tap("Ed"))
    (winner,) = {"Ann", "Cy", "Di", "Ed"} & set(outcomes)
    assert sorted(outcomes) == sorted([winner, *[f"accepted by {winner}"] * 3])
    on_disk.work()
    assert on_disk.draft().state == "proposed"


def test_two_workers_perform_an_effect_once(on_disk: Stage) -> None:
    on_disk.consider(post())
    on_disk.work()
    accept(on_disk)
    on_disk.work()
    approve(on_disk)
    (sending,) = [one for one in outbox.of_post(on_disk.records, STEAK_KEY) if one.effect.planned.do == "send_reply"]
    body = f'["{STEAK_KEY}","{sending.effect.planned.key}"]'
    outcomes = at_once(*[lambda: pipeline.perform(body, on_disk.world)] * 4)
    assert outcomes.count("done") == 1
    assert len(on_disk.x.written) == 1


def test_posts_of_one_regular_at_once_are_delighted_once(on_disk: Stage) -> None:
    events = [post(number=f"{int(POST) + n}") for n in range(4)]
    outcomes = at_once(*[partial(pipeline.consider, item(event), on_disk.world) for event in events])
    assert outcomes == ["decided"] * 4
    assert on_disk.reserved() == 9000
    assert len(on_disk.granted()["customer#customer:c-1001"]) == 1


def test_the_last_money_of_a_purse_goes_to_one(shared: Callable[[Stage], Stage], tmp_path: Path) -> None:
    files = {
        **demo_files(),
        "brand.json": demo_files()["brand.json"].replace('"cents": 100000', '"cents": 9000'),
    }
    stage = shared(Stage(files, path=tmp_path / "engine.db"))
    events = [post(number=f"{int(POST) + n}", author=author) for n, author in enumerate((REGULAR, "7", "8"))]
    outcomes = at_once(*[partial(pipeline.consider, item(event), stage.world) for event in events])
    assert outcomes == ["decided"] * 3
    assert stage.reserved() == 9000
    does = [[planned.do for planned in stage.decision(event.id).plan] for event in events]
    assert sorted(does) == [["notify_store", "queue_reply"], ["queue_reply"], ["queue_reply"]]


def test_a_retraction_between_decision_and_effect_leaves_a_mark() -> None:
    stage = decided()
    stage.retract()
    assert stage.records.get(Key(f"post#{STEAK_KEY}", "retraction")) is not None
    stage.work()
    assert stage.notices.kept == {}
    assert set(stage.states().values()) == {"cancelled"}
