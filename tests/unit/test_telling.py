"""What is told of a post on its way: one line a step that leads to the next, figures, and nothing of what it says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from chalicelib import steps
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.books import cases
from chalicelib.domain import errors
from chalicelib.domain.errors import Conflict, FateUnknown, NotStored, TryAgainLater
from chalicelib.engine import people, pipeline
from chalicelib.engine.messages import Arrival
from chalicelib.engine.receive import MAX_BODY
from chalicelib.entry import door, webhooks
from chalicelib.entry.local import Intake, Workers
from chalicelib.entry.web import Answer, Request
from chalicelib.platforms import verify
from chalicelib.ports import HttpAnswer, World
from tests.worlds import BRAND, REPLY, ROOT, STEAK_KEY, TASK, Stage, edit, item, post

STEAK_BODY = (ROOT / "tests" / "platforms" / "x" / "steak__activity.json").read_bytes()
DELIVERY = hashlib.sha256(STEAK_BODY).hexdigest()[:16]


def event(
    stage: Stage,
    raw: bytes = STEAK_BODY,
    *,
    secret: str = "webhook-secret",
    platform: str = "x",
    endpoint: str = "mortons",
) -> Answer:
    headers = verify.sign(verify.SCHEMES["x"], secret=secret, raw=raw) if secret else {}
    request = Request("POST", {name.lower(): value for name, value in headers.items()}, {}, raw)
    return webhooks.event(request, stage.world, platform=platform, endpoint=endpoint)


def told(stage: Stage, step: str) -> list[dict[str, Any]]:
    return [line for line in stage.log.lines if line["step"] == step]


def all_of(line: Mapping[str, Any], **wanted: object) -> bool:
    return {name: line.get(name) for name in wanted} == wanted


def figures(stage: Stage, name: str) -> dict[str, float]:
    """Sums by dimensions."""
    parted = [(series.partition(" "), values) for series, values in stage.metrics.values.items()]
    return {dimensions: sum(values) for (found, _, dimensions), values in parted if found == name}


@pytest.fixture
def stage() -> Stage:
    return Stage(on_x=True)


def to_the_reply(stage: Stage) -> None:
    """The whole story: posted, accepted, approved, sent."""
    assert event(stage).status == 200
    stage.work()
    people.accept(stage.task().id, offer=1, by="Luis", world=stage.world)
    stage.work()
    draft = stage.draft()
    people.approve(draft.id, text=draft.text, seen=draft.text, by="Maria", world=stage.world)
    stage.work()


def test_each_line_of_the_story_leads_to_the_next(stage: Stage) -> None:
    to_the_reply(stage)
    (received,), (read,), (decided,) = (told(stage, step) for step in ("receive", "normalise", "consider"))
    acts = told(stage, "act")
    assert all_of(received, outcome="ok", status=200, platform="x", endpoint="mortons", bytes=len(STEAK_BODY))
    assert received["delivery"] == read["delivery"] == DELIVERY
    assert all_of(read, outcome="post", post_key=STEAK_KEY)
    decision = stage.decision()
    assert all_of(
        decided,
        outcome="decided",
        post_key=STEAK_KEY,
        decision_id=decision.id,
        version=decision.version,
        rules=("airport-steak",),
        planned=2,
        tries=1,
    )
    assert "case" not in decided
    assert [(line["action"], line["outcome"], line["effect"]) for line in acts] == [
        ("notify_store", "done", TASK),
        ("queue_reply", "done", REPLY),
        ("send_reply", "done", f"{REPLY}/send"),
    ]
    assert {(line["post_key"], line["rule"], line["tries"]) for line in acts} == {(STEAK_KEY, "airport-steak", 1)}
    assert [line["provider"] for line in acts] == ["outbox", "engine", "x"]
    assert [line.get("provider_status") for line in acts] == [None, None, 2]
    assert all(float(str(line["latency_ms"])) > 0 for line in stage.log.lines)


def test_the_figures_of_the_story(stage: Stage) -> None:
    to_the_reply(stage)
    assert figures(stage, "deliveries") == {"platform=x": 1}
    assert figures(stage, "posts") == {"platform=x": 1}
    assert figures(stage, "considered") == {"outcome=decided": 1}
    assert figures(stage, "effects") == {
        "action=notify_store outcome=done": 1,
        "action=queue_reply outcome=done": 1,
        "action=send_reply outcome=done": 1,
    }
    assert figures(stage, "time_to_decision") == {"": 0}  # on a clock that stands still
    for timed in ("receive_latency", "decision_latency", "act_latency"):
        assert all(value > 0 for value in figures(stage, timed).values())
    for trouble in ("refusals", "breakages", "retries", "quarantined"):
        assert figures(stage, trouble) == {}


def test_a_duplicate_an_edit_and_a_deletion_name_the_decision_they_meet(stage: Stage) -> None:
    stage.consider(post())
    first = stage.decision().id
    stage.consider(post())
    stage.work()
    stage.consider(edit("@Mortons never mind"))
    stage.retract()
    lines = told(stage, "consider")
    assert [line["outcome"] for line in lines] == ["decided", "duplicate", "amended", "retracted"]
    assert [line.get("decision_id") for line in lines] == [first, first, stage.decision().id, None]
    assert [line.get("planned") for line in lines] == [2, 2, len(stage.decision().plan), None]
    assert {line["post_key"] for line in lines} == {STEAK_KEY}


def test_a_case_and_how_often_it_was_decided_are_told(stage: Stage) -> None:
    def overtake(number: int) -> None:
        if number < 3:
            raise Conflict(None)

    stage.records.before = overtake
    stage.consider(post("@Mortons my steak was cold and the waiter was rude. I want a refund!"))
    (line,) = told(stage, "consider")
    assert all_of(line, outcome="decided", case="complaint", tries=3)


# Refused, to be tried again, broken


@pytest.mark.parametrize(
    ("changed", "status", "outcome", "level"),
    [
        ({"secret": "wrong"}, 401, "bad_signature", "warning"),
        ({"secret": ""}, 401, "unsigned", "warning"),
        ({"endpoint": "nobody"}, 404, "unknown_endpoint", "warning"),
        ({"platform": "evil"}, 404, "unknown_endpoint", "warning"),
        ({"endpoint": "-/../x"}, 404, "unknown_endpoint", "warning"),
        ({"raw": b"x" * (MAX_BODY + 1)}, 413, "too_big", "warning"),
    ],
)
def test_a_refusal_is_told_with_its_reason_and_a_strangers_words_are_not(
    stage: Stage, changed: dict[str, Any], status: int, outcome: str, level: str
) -> None:
    assert event(stage, **changed).status == status
    (line,) = told(stage, "receive")
    assert all_of(line, status=status, outcome=outcome)
    assert steps.level("receive", outcome) == level
    assert figures(stage, "refusals") == {f"reason={outcome}": 1}
    assert figures(stage, "deliveries") == figures(stage, "receive_latency") == {}
    proven = status == 401
    assert ("platform" in line, "endpoint" in line) == (proven, proven)
    assert "delivery" not in line


def test_what_could_not_be_stored_is_told_with_what_to_do(stage: Stage) -> None:
    class Full:
        def put_all(self, bodies: Sequence[str]) -> None:
            raise NotStored("the disk is full: free some space")

    raw: Any = Full()
    stage.world = replace(stage.world, raw=raw)
    assert event(stage).status == 503
    (line,) = told(stage, "receive")
    assert all_of(line, outcome="not_stored", advice="the disk is full: free some space", endpoint="mortons")
    assert figures(stage, "refusals") == {"reason=not_stored": 1}


class Broken:
    """A vault that is out of order, with a guest's words in its complaint."""

    def secrets(self, name: str) -> tuple[str, ...]:
        raise RuntimeError("Peter said: porterhouse")


def test_what_is_broken_is_told_by_type_and_place_and_never_by_its_words(stage: Stage) -> None:
    stage.world = replace(stage.world, vault=Broken())
    assert event(stage).status == 503
    show = door.rim(lambda request, world: _leak())
    assert show(Request("GET", {}, {}), stage.world).status == 503
    received, page = stage.log.lines
    for line in (received, page):
        assert all_of(line, status=503, outcome="broken", error="RuntimeError")
    assert re.fullmatch(
        r"entry/webhooks\.py:\d+ verified > engine/receive\.py:\d+ verified"
        r" > platforms/verify\.py:\d+ chosen > engine/receive\.py:\d+ known",
        str(received["place"]),
    )
    assert re.fullmatch(r"entry/door\.py:\d+ guarded", str(page["place"]))
    assert "Peter" not in json.dumps(stage.log.lines)
    assert figures(stage, "breakages") == {"step=receive": 1, "step=page": 1}
    assert figures(stage, "refusals") == {}


def _leak() -> Answer:
    raise RuntimeError("Peter said: porterhouse")


def one(stage: Stage, name: str, body: str, error: Exception) -> dict[str, Any]:
    """What is told when a message of the queue can't be done."""

    def fail(_: str, __: World) -> object:
        raise error

    queue = stage.world.raw
    queue.put(body)
    (message,) = queue.take()
    Workers(stage.world, Intake())._one(name, queue, fail, message)
    return stage.log.lines[-1]


def test_a_message_that_is_given_back_is_told_with_what_it_is_about(stage: Stage) -> None:
    arrival = Arrival("x", "mortons", "2026-03-11T19:05:00+00:00", f"raw/2026-03-11/x-mortons-{DELIVERY}0", "")
    effect = json.dumps([STEAK_KEY, TASK])
    later = TryAgainLater("busy")
    assert all_of(one(stage, "normalise", arrival.message(), later), outcome="again", delivery=DELIVERY, receives=1)
    assert all_of(one(stage, "consider", item(post(), BRAND), later), outcome="again", post_key=STEAK_KEY)
    assert all_of(one(stage, "act", effect, NotStored("full")), outcome="again", post_key=STEAK_KEY, effect=TASK)
    broken = one(stage, "consider", item(post(), BRAND), ValueError("Peter said: porterhouse"))
    assert all_of(broken, outcome="broken", error="ValueError", post_key=STEAK_KEY)
    assert str(broken["place"]).startswith("entry/local.py:")
    assert figures(stage, "retries") == {"step=normalise": 1, "step=consider": 1, "step=act": 1}
    assert figures(stage, "breakages") == {"step=consider": 1}
    assert "porterhouse" not in json.dumps(stage.log.lines)


@pytest.mark.parametrize("name", ["normalise", "consider", "act"])
@pytest.mark.parametrize("body", ["", "null", "[]", "{}", '"Peter"', '{"brand": "x", "Peter": 1}', '["Peter"]', "\x00"])
def test_a_message_that_nobody_can_read_is_told_without_a_word_of_it(stage: Stage, name: str, body: str) -> None:
    line = one(stage, name, body, TypeError("Peter"))
    assert all_of(line, step=name, outcome="broken", error="TypeError", receives=1)
    assert "Peter" not in json.dumps(stage.log.lines)


@pytest.mark.parametrize(
    ("answer", "outcome", "status"),
    [
        (HttpAnswer(503, {}, b"{}"), "unknown", 5),
        (HttpAnswer(429, {"retry-after": "120"}, b"{}"), "retry", 4),
        (HttpAnswer(400, {}, b'{"detail": "Peter said: porterhouse"}'), "gave_up", 4),
        (FateUnknown("no answer came"), "unknown", None),
        (TryAgainLater("no connection"), "retry", None),
    ],
)
def test_how_the_other_side_answered_is_told_by_its_class(
    stage: Stage, answer: HttpAnswer | Exception, outcome: str, status: int | None
) -> None:
    stage.x.before.append(answer)
    to_the_reply(stage)
    line = told(stage, "act")[-1]
    assert all_of(line, action="send_reply", outcome=outcome, provider_status=status)
    assert figures(stage, "effects")[f"action=send_reply outcome={outcome}"] == 1
    assert "porterhouse" not in json.dumps(stage.log.lines)


def test_timers_are_told_and_counted(stage: Stage) -> None:
    stage.consider(post())
    stage.work()
    stage.tick(minutes=15)
    (line,) = told(stage, "follow_up")
    assert all_of(line, timer="acceptance", about=stage.task().id, outcome="passed_on")
    assert figures(stage, "follow_ups") == {"timer=acceptance outcome=passed_on": 1}


class LostShelf(MemoryShelf):
    def get(self, name: str) -> bytes | None:
        raise LookupError(name)


def test_only_frames_of_the_engine_are_in_a_place_and_of_many_the_innermost() -> None:
    assert errors.place(RuntimeError("never raised")) == ""
    with pytest.raises(msgspec.MsgspecError) as elsewhere:
        msgspec.json.decode(b"not json")
    assert errors.place(elsewhere.value) == ""
    shelf: MemoryShelf = LostShelf()
    for _ in range(12):
        shelf = MemoryShelf(shelf)
    with pytest.raises(LookupError) as nested:
        shelf.get("Peter")
    frames = errors.place(nested.value).split(" > ")
    assert len(frames) == 8
    assert all(re.fullmatch(r"adapters/memory\.py:\d+ get", frame) for frame in frames)


# Gauges


def test_gauges_tell_what_waits_and_what_is_left(stage: Stage) -> None:
    to_the_reply(stage)
    stage.consider(post("@Mortons my steak was cold. I want a refund!", number="2098765432109876999", author="77"))
    stage.work()
    stage.pass_time(hours=3)
    stage.world.raw.put("poison")
    for _ in range(5):
        for message in stage.world.raw.take():
            stage.world.raw.fail(message)
    for body in ("one", "two"):
        stage.world.raw.put(body)
    stage.metrics.values.clear()
    pipeline.read_gauges(stage.world)
    assert figures(stage, "queue_depth") == {"queue=raw": 2, "queue=items": 0, "queue=effects": 0}
    assert figures(stage, "dead_letters") == {"queue=raw": 1, "queue=items": 0, "queue=effects": 0}
    assert figures(stage, "cases_open") == {f"brand={BRAND}": 1}
    assert figures(stage, "oldest_unanswered") == {f"brand={BRAND}": 3 * 3600}
    (case,) = cases.open_cases(stage.records, BRAND)
    overdue = (stage.clock.now() - case.answer_by).total_seconds()
    assert figures(stage, "answer_overdue") == {f"brand={BRAND}": overdue}
    assert overdue > 0
    left = figures(stage, "purse_left")
    purses = stage.playbooks.current(BRAND).brand.purses
    assert left.keys() == {f"brand={BRAND} purse={name}" for name in purses}
    assert left[f"brand={BRAND} purse=airport-delight"] == 100 * (1 - 9000 / purses["airport-delight"].cents)


def test_an_idle_engine_has_nothing_waiting(stage: Stage) -> None:
    pipeline.read_gauges(stage.world)
    for name in ("drafts_waiting", "cases_open", "oldest_unanswered", "answer_overdue", "effects_unknown"):
        assert set(figures(stage, name).values()) == {0}
    assert set(figures(stage, "purse_left").values()) == {100}


def test_of_two_cases_the_one_that_is_due_first_counts_urgent_or_not(stage: Stage) -> None:
    stage.consider(post("@Mortons my steak was cold. I want a refund!", number="2098765432109876001", author="77"))
    first = cases.first_due(stage.records, BRAND)
    stage.pass_time(hours=5)
    stage.consider(post("@Mortons call me or I will kill myself", number="2098765432109876002", author="78"))
    both = cases.open_cases(stage.records, BRAND)
    assert [case.urgent for case in both] == [True, False]
    assert cases.first_due(stage.records, BRAND) == first == both[1]
