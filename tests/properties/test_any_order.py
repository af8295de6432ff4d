"""Whatever happens to a post, in whatever order: nothing twice, nothing stuck, and a retraction ends it all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.books import cases, drafts, ledger, tasks
from chalicelib.domain.errors import FateUnknown, Refused, TryAgainLater
from chalicelib.engine import people
from tests.worlds import BRAND, POST, STEAK, STEAK_KEY, Killed, Stage, post

Step = Callable[[Stage], object]
WORDINGS = ("two hours", "three hours", "30 minutes", "105 minutes")


REVISIONS = (POST, *(f"209876888888888{number:04d}" for number in range(1, 4)))


def edited(number: int) -> Step:
    """Each revision has a text of its own and tells all before it, as X does; they come in any order, and again."""
    event = post(
        STEAK.format(WORDINGS[number]), revision=REVISIONS[number], revisions=REVISIONS[: number + 1] if number else ()
    )
    return lambda stage: stage.consider(event)


def accept(stage: Stage) -> None:
    for task in tasks.open_tasks(stage.records, BRAND):
        people.accept(task.id, offer=task.offer.number, by="Ann", world=stage.world)


def decline(stage: Stage) -> None:
    for task in tasks.open_tasks(stage.records, BRAND):
        people.decline(task.id, offer=task.offer.number, by="Ann", reason=None, world=stage.world)


def approve(stage: Stage) -> None:
    for draft in drafts.proposed(stage.records, BRAND):
        people.approve(draft.id, text=f"{draft.text} Bo", seen=draft.text, by="Bo", world=stage.world)


def reword(stage: Stage) -> None:
    for draft in drafts.proposed(stage.records, BRAND):
        people.save(draft.id, text="In my words", seen=draft.text, by="Cy", world=stage.world)


def reject(stage: Stage) -> None:
    for draft in drafts.proposed(stage.records, BRAND):
        people.reject(draft.id, by="Bo", reason=None, world=stage.world)


def close(stage: Stage) -> None:
    for case in cases.open_cases(stage.records, BRAND):
        people.close_case(case.id, by="Bo", world=stage.world)


def busy(stage: Stage) -> None:
    stage.notices.failures.append(TryAgainLater("busy"))


def lost(stage: Stage) -> None:
    stage.x.after.append(FateUnknown("no answer"))


def refused_before(stage: Stage) -> None:
    stage.x.before.append(FateUnknown("no answer"))


def die(stage: Stage) -> None:
    """While it works, at the second write from here on."""

    def kill(number: int) -> None:
        if number == 2:
            raise Killed

    stage.records.calm()
    stage.records.before = kill
    with suppress(Killed):
        stage.work()
    stage.restart()


STEPS: tuple[Step, ...] = (
    *(edited(number) for number in range(4)),
    accept,
    decline,
    approve,
    reword,
    reject,
    close,
    busy,
    lost,
    refused_before,
    die,
    lambda stage: stage.work(),
    lambda stage: stage.tick(seconds=10),
    lambda stage: stage.tick(minutes=2),
    lambda stage: stage.tick(minutes=6),
)


def task_states(stage: Stage) -> list[str]:
    """Of every task of the post, wherever it came from."""
    keys = [f"{STEAK_KEY}/{effect}" for effect in stage.states()]
    return [found[0].state for key in keys if (found := tasks.of_action(stage.records, key)) is not None]


def settle(stage: Stage) -> None:
    stage.restart()
    stage.notices.failures.clear()
    stage.x.before.clear()
    stage.x.after.clear()
    for _ in range(6):
        stage.tick(minutes=4)


@settings(deadline=None, max_examples=100)
@given(steps=st.lists(st.sampled_from(STEPS), min_size=2, max_size=14))
def test_whatever_happens_nothing_is_done_twice_and_nothing_is_stuck(steps: list[Step]) -> None:
    stage = Stage(on_x=True)
    stage.consider(post())
    for step in steps:
        with suppress(Refused):
            step(stage)
    settle(stage)

    assert set(stage.states().values()) <= {"done", "cancelled", "gave_up", "blocked"}
    reserved = [one.cents for one in ledger.reservations(stage.records, STEAK_KEY) if one.state == "reserved"]
    assert stage.reserved() == sum(reserved) in {0, 9000}
    texts = [one["text"] for one in stage.x.written]
    assert len(texts) == len(set(texts))
    sent = [effect for effect, state in stage.states().items() if effect.endswith("/send") and state == "done"]
    assert len(texts) == len(sent)

    stage.retract()
    settle(stage)
    assert set(stage.states().values()) <= {"done", "cancelled"}
    if not texts and "done" not in task_states(stage):  # nobody had anything, so it costs nothing and counts nothing
        assert (stage.reserved(), stage.granted()) == (0, {})
    assert drafts.proposed(stage.records, BRAND) == []
    assert tasks.open_tasks(stage.records, BRAND) == []
    assert cases.open_cases(stage.records, BRAND) == []
    assert len(stage.x.written) == len(texts)
