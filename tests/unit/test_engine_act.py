"""Act: every transition that the outbox draws, what a killed performer leaves, and fates that nobody knows."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import msgspec
import pytest

from chalicelib.books import cases, outbox, replies
from chalicelib.books.outbox import Entry
from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater
from chalicelib.domain.work import Case, Receipt
from chalicelib.engine import act, people
from chalicelib.ports import HttpAnswer
from tests.worlds import BRAND, REPLY, STEAK_KEY, TASK, Killed, Stage, post

SEND = f"{REPLY}/send"
DUPLICATE = HttpAnswer(403, {}, b'{"detail": "You are not allowed to create a Tweet with duplicate content."}')
TEXT_LIMIT = HttpAnswer(400, {}, b'{"detail": "too long"}')
BROKEN = HttpAnswer(503, {}, b"{}")
PAUSE = HttpAnswer(429, {"retry-after": "120"}, b"{}")


@pytest.fixture
def stage() -> Stage:
    """A regular's post is decided; nothing is done yet."""
    found = Stage(on_x=True)
    found.consider(post())
    return found


@pytest.fixture
def approved(stage: Stage) -> Stage:
    """A reply is approved and about to leave."""
    stage.work()
    people.accept(stage.task().id, offer=1, by="Ann", world=stage.world)
    stage.work()
    draft = stage.draft()
    people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=stage.world)
    return stage


def entry(stage: Stage, key: str) -> Entry:
    found = outbox.get(stage.records, STEAK_KEY, key)
    assert found is not None
    return found


def ask(stage: Stage) -> str:
    return act.act(STEAK_KEY, TASK, stage.world)


def send(stage: Stage) -> str:
    return act.act(STEAK_KEY, SEND, stage.world)


def open_case(stage: Stage) -> Case:
    (case,) = cases.open_cases(stage.records, BRAND)
    return case


def test_waiting_becomes_done_with_a_receipt(stage: Stage) -> None:
    assert ask(stage) == "done"
    effect = entry(stage, TASK).effect
    assert (effect.state, effect.due_at, effect.tries) == ("done", None, 1)
    assert effect.receipt is not None
    assert effect.receipt.provider == "outbox"


def test_done_is_never_done_again(stage: Stage) -> None:
    ask(stage)
    assert ask(stage) == "not_due"
    assert stage.notices.sends == {TASK: 1}


def test_what_was_never_planned_is_not_due(stage: Stage) -> None:
    assert act.act(STEAK_KEY, "nobody/planned/this", stage.world) == "not_due"


def test_blocked_waits_for_its_task_and_is_due_once_it_is_accepted(stage: Stage) -> None:
    assert act.act(STEAK_KEY, REPLY, stage.world) == "not_due"
    assert entry(stage, REPLY).effect.due_at is None
    ask(stage)
    people.accept(stage.task().id, offer=1, by="Ann", world=stage.world)
    assert stage.state(REPLY) == "waiting"
    assert act.act(STEAK_KEY, REPLY, stage.world) == "done"
    assert stage.draft().state == "proposed"


def test_what_may_work_later_waits_twice_as_long_each_time(stage: Stage) -> None:
    pauses = []
    for _ in range(4):
        stage.notices.failures.append(TryAgainLater("busy"))
        assert ask(stage) == "retry"
        effect = entry(stage, TASK).effect
        assert (effect.state, effect.problem) == ("waiting", "busy")
        assert effect.due_at is not None
        pauses.append((effect.due_at - stage.clock.at).total_seconds())
        assert ask(stage) == "not_due"
        stage.clock.at = effect.due_at
    assert pauses == [2, 4, 8, 16]
    assert ask(stage) == "done"
    assert entry(stage, TASK).effect.problem is None


def test_the_other_sides_own_pause_is_kept(stage: Stage) -> None:
    stage.notices.failures.append(TryAgainLater("busy", after=timedelta(minutes=3)))
    ask(stage)
    assert entry(stage, TASK).effect.due_at == stage.clock.at + timedelta(minutes=3)


def test_after_too_many_tries_a_person_has_to_know(approved: Stage) -> None:
    outcomes = []
    while approved.state(SEND) == "waiting":
        approved.x.before.append(TryAgainLater("busy"))
        outcomes.append(send(approved))
        approved.clock.at = entry(approved, SEND).effect.due_at or approved.clock.at
    assert outcomes == ["retry"] * (outbox.MAX_TRIES - 1) + ["gave_up"]
    assert (open_case(approved).kind, open_case(approved).reason) == ("held", "gave up: send_reply")
    assert approved.draft().state == "not_sent"


def test_what_had_begun_is_known_also_once_it_is_given_up(approved: Stage) -> None:
    while approved.state(SEND) == "waiting":
        last = entry(approved, SEND).effect.tries == outbox.MAX_TRIES - 1
        approved.x.before.append(TryAgainLater("busy", begun=last))
        send(approved)
        approved.clock.at = entry(approved, SEND).effect.due_at or approved.clock.at
    assert (approved.state(SEND), entry(approved, SEND).effect.begun) == ("gave_up", True)


def test_given_up_is_a_case_or_stands_in_the_one_there_is(stage: Stage) -> None:
    stage.consider(post("@Mortons hm", number="100"))
    stage.notices.failures.append(GaveUp("no channel"))
    assert ask(stage) == "gave_up"
    assert stage.state(TASK) == "gave_up"
    assert ask(stage) == "not_due"
    assert {case.post_key for case in cases.open_cases(stage.records, BRAND)} == {STEAK_KEY, "x:100"}


def test_a_repeatable_action_is_simply_done_again_after_a_crash(stage: Stage) -> None:
    stage.notices.failures.append(Killed())
    with pytest.raises(Killed):
        ask(stage)
    assert stage.state(TASK) == "leased"
    assert ask(stage) == "not_due"
    stage.clock.at += outbox.LEASE
    assert ask(stage) == "done"
    assert stage.notices.sends == {TASK: 1}


def test_an_action_that_breaks_is_tried_again_and_told_in_the_log_without_its_words(stage: Stage) -> None:
    stage.notices.failures.append(RuntimeError("with a secret in it"))
    assert ask(stage) == "retry"
    assert entry(stage, TASK).effect.problem == "RuntimeError"
    (told,) = [line for line in stage.log.lines if line["outcome"] == "broken"]
    assert (told["step"], told["effect"], told["error"]) == ("act", TASK, "RuntimeError")
    assert re.search(r"engine/act\.py:\d+ _perform > actions/notify_store\.py:\d+ perform$", str(told["place"]))
    assert "secret" not in json.dumps(stage.log.lines)


def test_a_reply_leaves_once_and_its_draft_knows_its_receipt(approved: Stage) -> None:
    assert send(approved) == "done"
    assert send(approved) == "not_due"
    assert [one["text"] for one in approved.x.written] == [approved.draft().text]
    draft = approved.draft()
    assert draft.state == "sent"
    assert draft.receipt is not None
    assert (draft.receipt.provider, draft.receipt.provider_id) == ("x", approved.x.written[0]["id"])
    assert approved.x.requests[0].headers["Authorization"] == "Bearer x-token"


def test_without_an_api_a_reply_stays_in_the_local_outbox() -> None:
    stage = Stage(on_x=False)
    stage.consider(post())
    stage.work()
    people.accept(stage.task().id, offer=1, by="Ann", world=stage.world)
    stage.work()
    draft = stage.draft()
    people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=stage.world)
    stage.work()
    assert stage.x.requests == []
    assert [one.text for one in stage.unsent.kept.values()] == [draft.text]
    assert stage.draft().state == "sent"


def test_without_a_token_a_reply_waits_for_it(approved: Stage) -> None:
    tokens = approved.vault.by_name.pop("x/mortons/access_token")
    assert send(approved) == "retry"
    assert "x/mortons/access_token" in str(entry(approved, SEND).effect.problem)
    approved.vault.by_name["x/mortons/access_token"] = tokens
    approved.pass_time(minutes=1)
    assert send(approved) == "done"


@pytest.mark.parametrize("lost", ["before it left", "behind it"])
def test_a_killed_sender_is_read_back_before_any_retry(approved: Stage, lost: str) -> None:
    (approved.x.before if lost == "before it left" else approved.x.after).append(Killed())
    with pytest.raises(Killed):
        send(approved)
    assert send(approved) == "not_due"
    approved.clock.at = entry(approved, SEND).effect.due_at or approved.clock.at
    assert send(approved) == ("retry" if lost == "before it left" else "done")
    assert approved.x.requests[-1].method == "GET"
    approved.pass_time(minutes=1)
    send(approved)
    assert len(approved.x.written) == 1
    assert approved.draft().state == "sent"


@pytest.mark.parametrize("told", [FateUnknown("no answer"), BROKEN, RuntimeError("torn")])
@pytest.mark.parametrize("arrived", [True, False])
def test_an_unknown_fate_is_settled_by_reading_back(
    approved: Stage, told: BaseException | HttpAnswer, *, arrived: bool
) -> None:
    (approved.x.after if arrived else approved.x.before).append(told)
    assert send(approved) == "unknown"
    assert stage_of(approved) == "unknown"
    assert send(approved) == "not_due"
    approved.pass_time(seconds=outbox.READ_BACK_AFTER.total_seconds())
    assert send(approved) == ("done" if arrived else "retry")
    approved.pass_time(minutes=1)
    send(approved)
    assert stage_of(approved) == "done"
    assert len(approved.x.written) == 1


def test_another_ones_reply_in_the_same_words_is_not_taken_for_this_one(approved: Stage) -> None:
    approved.x.before.append(FateUnknown("no answer"))
    send(approved)
    below = {"type": "replied_to", "id": STEAK_KEY.removeprefix("x:")}
    approved.x.written.append({"id": "41", "text": approved.draft().text, "referenced_tweets": [below]})
    approved.records.write(replies.claim(Receipt(provider="x", provider_id="41", at=approved.clock.at), "another"))
    approved.pass_time(seconds=outbox.READ_BACK_AFTER.total_seconds())
    assert send(approved) == "retry"


def test_a_reply_that_another_one_took_for_its_own_is_not_on_two_receipts(approved: Stage) -> None:
    first = Receipt(provider="x", provider_id="3000000000000000000", at=approved.clock.at)
    approved.records.write(replies.claim(first, "another"))
    assert send(approved) == "overtaken"
    assert (stage_of(approved), approved.draft().state) == ("leased", "approved")
    approved.clock.at = entry(approved, SEND).effect.due_at or approved.clock.at
    assert send(approved) == "retry"


def stage_of(stage: Stage) -> str:
    return stage.state(SEND)


def test_a_read_back_that_tells_nothing_leaves_the_fate_unknown_and_asks_ever_less_often(approved: Stage) -> None:
    approved.x.before.append(FateUnknown("no answer"))
    send(approved)
    approved.vault.by_name.pop("x/mortons/access_token")
    pauses = []
    for _ in range(3):
        due_at = entry(approved, SEND).effect.due_at
        assert due_at is not None
        approved.clock.at = due_at
        assert send(approved) == "unknown"
        pauses.append((entry(approved, SEND).effect.due_at or due_at) - due_at)
    assert pauses == sorted(set(pauses))
    assert approved.x.written == []


def test_an_unknown_fate_is_given_to_a_person_in_the_end(approved: Stage) -> None:
    approved.x.before.append(FateUnknown("no answer"))
    send(approved)
    approved.vault.by_name.pop("x/mortons/access_token")
    while stage_of(approved) == "unknown":
        approved.clock.at = entry(approved, SEND).effect.due_at or approved.clock.at
        send(approved)
    assert stage_of(approved) == "gave_up"
    assert open_case(approved).reason == "gave up: send_reply"


def test_a_text_that_x_has_already_and_shows_is_this_reply(approved: Stage) -> None:
    approved.x.after.append(DUPLICATE)
    assert send(approved) == "unknown"
    assert not entry(approved, SEND).effect.retry_if_absent
    approved.pass_time(seconds=90)
    assert send(approved) == "done"
    assert len(approved.x.written) == 1


def test_a_text_that_x_has_already_but_not_here_goes_to_a_person(approved: Stage) -> None:
    approved.x.before.append(DUPLICATE)
    assert send(approved) == "unknown"
    approved.pass_time(seconds=90)
    assert send(approved) == "gave_up"
    assert approved.x.written == []
    assert "gave up" in open_case(approved).reason


def test_what_x_refuses_for_good_goes_to_a_person(approved: Stage) -> None:
    approved.x.before.append(TEXT_LIMIT)
    assert send(approved) == "gave_up"
    assert entry(approved, SEND).effect.state == "gave_up"


def test_a_pause_that_x_asks_for_is_kept(approved: Stage) -> None:
    approved.x.before.append(PAUSE)
    assert send(approved) == "retry"
    assert entry(approved, SEND).effect.due_at == approved.clock.at + timedelta(seconds=120)


def test_a_retracted_post_is_not_answered(approved: Stage) -> None:
    approved.retract()
    approved.work()
    assert approved.x.requests == []
    assert stage_of(approved) == "cancelled"
    assert approved.draft().state == "withdrawn"


def test_a_reply_that_left_before_the_retraction_is_told_so(approved: Stage) -> None:
    """The retraction comes while X answers: it went out, and the books must say so."""

    def retract_at_the_second_write(number: int) -> None:
        if number == 2:  # the first took the lease, the second writes the receipt
            approved.records.before = None
            approved.retract()

    approved.records.calm()
    approved.records.before = retract_at_the_second_write
    assert send(approved) == "done_meanwhile"
    assert stage_of(approved) == "done"
    for _ in range(3):
        approved.tick(minutes=2)
    assert len(approved.x.written) == 1
    assert stage_of(approved) == "done"
    assert approved.draft().state == "sent"


def test_what_is_lost_from_the_queue_is_found_on_the_agenda(stage: Stage) -> None:
    for message in stage.world.effects.take(limit=10):
        stage.world.effects.done(message)
    stage.work()
    assert stage.state(TASK) == "waiting"
    stage.tick()
    assert stage.state(TASK) == "done"


def test_looking_whether_it_happened_is_no_try(approved: Stage) -> None:
    """However often X was asked in vain: once it is known that nothing left, the reply has its tries still."""
    approved.x.before.append(FateUnknown("no answer"))
    send(approved)
    approved.pass_time(seconds=90)
    send(approved)
    assert entry(approved, SEND).effect.tries == 1


def test_an_action_that_only_a_later_engine_knew_goes_to_a_person(stage: Stage) -> None:
    """The engine's code went back to an earlier version; the effect must not be announced again for ever."""
    planned = entry(stage, TASK)
    strange = msgspec.structs.replace(planned.effect.planned, do="send_a_drone")
    stage.records.write(outbox.replan(planned, strange))
    assert act.act(STEAK_KEY, TASK, stage.world) == "gave_up"
    assert stage.state(TASK) == "gave_up"
    case = cases.get(stage.records, cases.case_id(STEAK_KEY))
    assert case is not None
    assert cases.tells_of_giving_up(case[0])
    assert act.act(STEAK_KEY, TASK, stage.world) == "not_due"
