"""Drafts, tasks, outbox and withdrawal: what stands on the boards, and what is taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.books import drafts, outbox, tasks, timers, withdrawal
from chalicelib.books.items import short
from chalicelib.domain.decision import PlannedAction
from chalicelib.domain.errors import Conflict, Refused
from chalicelib.domain.work import Draft, Receipt, Task
from chalicelib.ports import Records
from tests.worlds import BRAND, REPLY, STEAK_AT, STEAK_KEY, TASK, Stage, post

DRAFT = Draft(
    key="x:1/r/0",
    id="d1",
    post_key="x:1",
    rule="r",
    brand="b",
    to="public",
    original="Hello",
    text="Hello",
    proposed_at=STEAK_AT,
)
OPEN_TASK = Task(
    key="x:1/r/1",
    id=short("x:1/r/1"),
    post_key="x:1",
    rule="r",
    brand="b",
    text="Bring it",
    things=("pie",),
    place="EWR",
    deadline=STEAK_AT + timedelta(minutes=30),
    cost_cents=100,
    currency="USD",
    purse="fun",
)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def records(stage: Stage) -> Records:
    return stage.records.behind


def propose(records: Records, draft: Draft = DRAFT) -> None:
    records.write(*drafts.propose(draft))


def found(records: Records, identifier: str = "d1") -> tuple[Draft, int]:
    draft = drafts.get(records, identifier)
    assert draft is not None
    return draft


def test_a_draft_is_proposed_once(records: Records) -> None:
    propose(records)
    with pytest.raises(Conflict):
        propose(records)


def test_the_oldest_proposal_comes_first(records: Records) -> None:
    for number in (3, 1, 2):
        propose(records, replace(DRAFT, id=f"d{number}", proposed_at=STEAK_AT + timedelta(minutes=number)))
    assert [draft.id for draft in drafts.proposed(records, "b")] == ["d1", "d2", "d3"]


def test_the_newest_decision_comes_first(records: Records) -> None:
    for number in (1, 2, 3):
        propose(records, replace(DRAFT, id=f"d{number}"))
        at = STEAK_AT + timedelta(minutes=number)
        _, changes = drafts.decide(
            *found(records, f"d{number}"), state="rejected", text="Hello", by="Bo", reason=None, now=at
        )
        records.write(*changes)
    assert [draft.id for draft in drafts.decided(records, "b")] == ["d3", "d2", "d1"]
    assert [draft.id for draft in drafts.decided(records, "b", limit=2)] == ["d3", "d2"]
    assert drafts.proposed(records, "b") == []


def test_two_who_decide_on_the_same_version_cant_both(records: Records) -> None:
    propose(records)
    read = found(records)
    _, yes = drafts.decide(*read, state="approved", text="Hello", by="Bo", reason=None, now=STEAK_AT)
    _, no = drafts.decide(*read, state="rejected", text="Hello", by="Cy", reason=None, now=STEAK_AT)
    records.write(*yes)
    with pytest.raises(Conflict):
        records.write(*no)


def test_a_decided_draft_cant_be_reworded(records: Records) -> None:
    propose(records)
    _, changes = drafts.decide(*found(records), state="approved", text="Hi", by="Bo", reason=None, now=STEAK_AT)
    records.write(*changes)
    with pytest.raises(Refused, match="approved"):
        drafts.reword(*found(records), text="Hey", by="Cy")


def test_that_a_reply_was_sent_is_written_once(records: Records) -> None:
    propose(records)
    receipt = Receipt(provider="x", provider_id="9", at=STEAK_AT)
    records.write(*drafts.sent(records, "d1", receipt))
    assert found(records)[0].receipt == receipt
    assert drafts.sent(records, "d1", receipt) == []
    assert drafts.sent(records, "nobody", receipt) == []


def test_a_reply_that_was_approved_and_then_withdrawn_stands_once_among_the_decided(stage: Stage) -> None:
    stage.consider(post("@Mortons my steak was stone cold and the waiter was rude. Never again."))
    stage.work()
    (draft,) = drafts.proposed(stage.records, BRAND)
    _, changes = drafts.decide(
        *found(stage.records, draft.id), state="approved", text=draft.text, by="Bo", reason=None, now=STEAK_AT
    )
    stage.records.write(*changes)
    stage.pass_time(minutes=3)
    stage.retract()
    decided = [one.state for one in drafts.decided(stage.records, BRAND) if one.id == draft.id]
    assert decided == ["withdrawn"]


def open_task(records: Records, *, accept_minutes: int = 5) -> tuple[Task, int]:
    accept_by = STEAK_AT + timedelta(minutes=accept_minutes)
    records.write(*tasks.open_task(OPEN_TASK, store="here", to="captain", now=STEAK_AT, accept_by=accept_by))
    task = tasks.get(records, OPEN_TASK.id)
    assert task is not None
    return task


def test_a_task_is_opened_once_with_a_timer(records: Records) -> None:
    task, _ = open_task(records)
    assert (task.state, task.offer.number, task.offer.store, task.offer.to) == ("offered", 1, "here", "captain")
    assert task.offer.accept_by == STEAK_AT + timedelta(minutes=5)
    with pytest.raises(Conflict):
        open_task(records)
    assert timers.due(records, now=STEAK_AT + timedelta(minutes=4, seconds=59)) == []
    (timer,) = timers.due(records, now=STEAK_AT + timedelta(minutes=5))
    assert (timer.kind, timer.about, timer.number) == ("acceptance", OPEN_TASK.id, 1)


def test_nobody_may_accept_after_the_deadline(records: Records) -> None:
    task, _ = open_task(records, accept_minutes=45)
    assert task.offer.accept_by == OPEN_TASK.deadline
    with pytest.raises(Refused, match="too_late"):
        tasks.answer(task, number=1, accepted=True, by="Ann", reason=None, now=OPEN_TASK.deadline)


@pytest.mark.parametrize(
    ("state", "number", "code"),
    [
        ("withdrawn", 1, "withdrawn"),
        ("unfilled", 1, "unfilled"),
        ("offered", 2, "passed_on"),
        ("offered", 0, "passed_on"),
    ],
)
def test_what_cant_be_answered_is_refused_with_the_reason(records: Records, state: str, number: int, code: str) -> None:
    task, _ = open_task(records)
    with pytest.raises(Refused, match=code):
        tasks.answer(replace(task, state=state), number=number, accepted=True, by="Ann", reason=None, now=STEAK_AT)


def test_a_passed_on_task_has_a_timer_of_its_own(records: Records) -> None:
    task, version = open_task(records)
    later = STEAK_AT + timedelta(minutes=2)
    after, changes = tasks.pass_on(
        task, version, store="there", to="chef", text="Bring it", now=later, accept_by=later + timedelta(minutes=5)
    )
    records.write(*changes)
    assert [(offer.store, offer.to) for offer in after.offers] == [("here", "captain"), ("there", "chef")]
    assert [timer.number for timer in timers.due(records, now=STEAK_AT + timedelta(hours=1))] == [1, 2]


def test_a_task_leaves_the_board_when_it_is_withdrawn_or_nobody_took_it(records: Records) -> None:
    task, _ = open_task(records)
    assert [one.id for one in tasks.open_tasks(records, "b")] == [OPEN_TASK.id]
    as_it_was, changes = tasks.withdraw(records, OPEN_TASK.key, now=STEAK_AT)
    assert as_it_was == task
    records.write(*changes)
    assert tasks.open_tasks(records, "b") == []
    assert tasks.withdraw(records, OPEN_TASK.key, now=STEAK_AT) == (None, [])


def test_a_task_that_nobody_took_has_a_timer_for_what_comes_instead(records: Records) -> None:
    task, version = open_task(records)
    records.write(*tasks.leave_unfilled(task, version, now=STEAK_AT))
    assert tasks.open_tasks(records, "b") == []
    assert [timer.kind for timer in timers.due(records, now=STEAK_AT)] == ["unfilled"]


def effect(key: str, *, after_task: str | None = None) -> PlannedAction:
    return PlannedAction(key=key, rule="r", do="queue_reply", settings={}, after_task=after_task)


def test_an_effect_is_planned_once(records: Records) -> None:
    records.write(outbox.add(effect("x:1/r/0"), brand="b", post_key="x:1", now=STEAK_AT))
    with pytest.raises(Conflict):
        records.write(outbox.add(effect("x:1/r/0"), brand="b", post_key="x:1", now=STEAK_AT))


def test_what_may_not_begin_yet_is_not_due(records: Records) -> None:
    records.write(
        outbox.add(effect("x:1/r/0"), brand="b", post_key="x:1", now=STEAK_AT),
        outbox.add(effect("x:1/r/1"), brand="b", post_key="x:1", now=STEAK_AT + timedelta(minutes=30)),
        outbox.add(effect("x:1/r/2", after_task="x:1/r/0"), brand="b", post_key="x:1", now=STEAK_AT),
    )

    def due(minutes: int) -> list[str]:
        return [one.planned.key for one in outbox.due(records, now=STEAK_AT + timedelta(minutes=minutes))]

    assert due(0) == ["x:1/r/0"]
    assert due(30) == ["x:1/r/0", "x:1/r/1"]
    blocked = outbox.blocked_by(records, "x:1", "x:1/r/0")
    assert [entry.effect.planned.key for entry in blocked] == ["x:1/r/2"]
    records.write(outbox.unblock(blocked[0], now=STEAK_AT))
    assert due(0) == ["x:1/r/0", "x:1/r/2"]


def test_only_one_of_two_gets_the_lease(records: Records) -> None:
    records.write(outbox.add(effect("x:1/r/0"), brand="b", post_key="x:1", now=STEAK_AT))
    entry = outbox.get(records, "x:1", "x:1/r/0")
    assert entry is not None
    records.write(outbox.lease(entry, looking=False, now=STEAK_AT))
    with pytest.raises(Conflict):
        records.write(outbox.lease(entry, looking=False, now=STEAK_AT))


def test_an_announcement_tells_post_and_effect(stage: Stage) -> None:
    outbox.announce(stage.world.effects, "x:1", ["x:1/ein Grüß/0"])
    outbox.announce(stage.world.effects, "x:1", ["x:1/ein Grüß/0"])
    (message,) = stage.world.effects.take(limit=10)
    assert outbox.announced(message.body) == ("x:1", "x:1/ein Grüß/0")


def test_effects_of_one_post_are_not_those_of_another(records: Records) -> None:
    for key in ("x:1", "x:11"):
        records.write(outbox.add(effect(f"{key}/r/0"), brand="b", post_key=key, now=STEAK_AT))
    assert [entry.effect.post_key for entry in outbox.of_post(records, "x:1")] == ["x:1"]


def withdraw(stage: Stage, key: str) -> int:
    entry = outbox.get(stage.records, STEAK_KEY, key)
    assert entry is not None
    changes = withdrawal.withdraw(stage.records, entry, now=stage.clock.at)
    if changes:
        stage.records.write(*changes)
    return len(changes)


def test_everything_of_an_effect_is_taken_back_together_and_once(stage: Stage) -> None:
    stage.consider(post())
    stage.work()
    assert withdraw(stage, TASK) > 0
    assert stage.task().state == "withdrawn"
    assert stage.reserved() == 0
    assert stage.granted() == {}
    assert withdraw(stage, TASK) == 0


def test_a_store_that_was_asked_is_told_and_one_that_was_not_is_left_in_peace(stage: Stage) -> None:
    stage.consider(post())
    withdraw(stage, TASK)
    stage.tick()
    assert stage.notices.kept == {}
    other = Stage()
    other.consider(post())
    other.work()
    withdraw(other, TASK)
    other.tick()
    told = other.notices.kept[f"{TASK}/withdrawn"]
    assert (told.to, "Please stop" in told.subject) == ("hackensack-manager", True)


def test_what_was_sent_stays_sent(stage: Stage) -> None:
    stage.consider(post())
    stage.work()
    withdraw(stage, REPLY)
    assert stage.state(REPLY) == "cancelled"
    assert withdraw(stage, REPLY) == 0
