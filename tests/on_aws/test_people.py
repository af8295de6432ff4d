"""What stores and guests do on AWS: decline, stay silent, get angry, take back; and bodies that are too large."""

from __future__ import annotations

import json
from datetime import timedelta

import msgspec

from chalicelib.books import tasks, timers
from chalicelib.domain.work import Timer
from chalicelib.engine import pipeline
from tests import events
from tests.e2e.engine import until
from tests.e2e.outcome import Outcome, decline
from tests.e2e.posts import deletion, mention, wish
from tests.e2e.standin import StandIn
from tests.on_aws.engine import PATIENCE_S, AwsEngine

DECLINED, SILENT, ANGRY, LARGE, COLD = (f"209876543210987200{number}" for number in range(5))
GARBAGE = b'{"data": {"filter_id": 7, "event_type": 9, "payload": []}}'


def test_stores_that_decline_hand_the_guest_on_until_none_is_left(engine: AwsEngine) -> None:
    engine.deliver(wish(post_id=DECLINED, author_id="88001"))
    steak = Outcome(engine, f"x:{DECLINED}")
    store = engine.open_browser()
    for asked in range(1, 10):
        until(lambda asked=asked: len(offered(steak)) == asked, within_s=PATIENCE_S)  # type: ignore[misc]
        assert decline(store, engine.base + offered(steak)[-1]["link"], "Luis").status == 303
        assert steak.task.offers[asked - 1].answer == "declined"
        if steak.task.state == "unfilled":
            break
    assert len({offer.store for offer in steak.task.offers}) > 1
    engine.invoke("follow_up", events.minute())
    until(lambda: steak.drafts, within_s=PATIENCE_S)  # the rule's otherwise


def offered(steak: Outcome) -> list[dict[str, str]]:
    """Messages with a link to the task."""
    return [one for one in steak.messages if str(one["link"]).startswith("/t/")]


def test_whoever_stays_silent_is_passed_over_by_the_schedule(engine: AwsEngine) -> None:
    engine.deliver(wish(post_id=SILENT, author_id="88002"))
    steak = Outcome(engine, f"x:{SILENT}")
    until(lambda: steak.tasks, within_s=PATIENCE_S)
    task, version = tasks.get(engine.records, steak.task.id) or (steak.task, 0)
    past = engine.world.clock.now() - timedelta(minutes=1)
    offer = msgspec.structs.replace(task.offer, accept_by=past)
    timer = next(one for one in due_soon(engine) if one.about == task.id and one.kind == "acceptance")
    engine.records.write(
        tasks.keep(msgspec.structs.replace(task, offers=(offer,)), version),
        timers.start(msgspec.structs.replace(timer, at=past)),
    )
    until(lambda: [offer.answer for offer in steak.task.offers] == ["silent", None], within_s=150)


def due_soon(engine: AwsEngine) -> list[Timer]:
    return timers.due(engine.records, now=engine.world.clock.now() + timedelta(hours=3))


def test_an_angry_guest_is_answered_and_handed_on_and_what_they_take_back_is_gone(
    engine: AwsEngine, x: StandIn
) -> None:
    engine.deliver(
        mention("@Mortons worst dinner ever, cold steak and rude staff. Terrible!", post_id=ANGRY, author_id="88003")
    )
    angry = Outcome(engine, f"x:{ANGRY}")
    until(lambda: angry.decision, within_s=PATIENCE_S)
    assert "angry-in-public" in angry.decided.matched
    until(lambda: [one for one in angry.effects if one.planned.do == "send_reply"], within_s=PATIENCE_S)
    until(lambda: angry.sending.state == "done", within_s=PATIENCE_S)
    assert [one.answers for one in x.asked if one.answers == ANGRY] == [ANGRY]
    engine.deliver(deletion(ANGRY))
    case = until(lambda: angry.case if angry.case and angry.case.state == "closed" else None, within_s=PATIENCE_S)
    assert case.timeline[-1].what == "retracted"


def test_whoever_complains_has_a_case_until_a_person_closes_it(engine: AwsEngine) -> None:
    engine.deliver(mention("@Mortons my steak was cold. I am disappointed.", post_id=COLD, author_id="88005"))
    cold = Outcome(engine, f"x:{COLD}")
    until(lambda: cold.case, within_s=PATIENCE_S)
    told = json.loads(engine.delight("cases", "--json").stdout)["open"]
    (case,) = [one for one in told if one["post_key"] == f"x:{COLD}"]
    assert "my steak was cold" in case["post"]
    done = engine.delight("cases", "--close", case["id"], "--as", "Maria")
    assert done.returncode == 0, done.stderr
    assert cold.case is not None
    assert (cold.case.state, cold.case.timeline[-1].by) == ("closed", "Maria")
    assert "already closed. Maria" in engine.delight("cases", "--close", case["id"], "--as", "Ines").stderr


def test_a_body_that_is_too_large_for_the_queue_goes_over_the_bucket(engine: AwsEngine) -> None:
    payload = mention("@Mortons what a lovely evening, thank you!", post_id=LARGE, author_id="88004")
    payload["data"]["padding"] = "x" * 300_000
    engine.deliver(payload)
    assert until(lambda: Outcome(engine, f"x:{LARGE}").decision, within_s=PATIENCE_S)


def test_what_is_well_signed_and_unreadable_is_kept_and_told(engine: AwsEngine) -> None:
    engine.deliver(GARBAGE)
    (line,) = until(
        lambda: [one for one in engine.log("normalise") if one.get("outcome") == "quarantined"], within_s=PATIENCE_S
    )
    kept = until(lambda: engine.client("s3").list_objects_v2(Bucket=engine.stack.bucket, Prefix="raw/")["Contents"])
    assert any(line["delivery"] in one["Key"] for one in kept)


def test_what_nobody_can_read_on_the_first_queue_is_buried(engine: AwsEngine) -> None:
    until(lambda: engine.world.raw.dead() and engine.world.effects.dead(), within_s=120)
    assert pipeline.about("normalise", engine.world.raw.dead()[0].body) == {}
    for queue in (engine.stack.dead_raw, engine.stack.dead_effects):
        engine.client("sqs").purge_queue(QueueUrl=queue)
