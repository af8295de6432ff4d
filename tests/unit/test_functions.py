"""Lambda's functions: what a batch does, and which of its messages are told to be delivered again."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec
import pytest

from chalicelib import bootstrap
from chalicelib.books import cases, decisions, publications, timers
from chalicelib.domain.decision import CaseRequest
from chalicelib.domain.errors import Conflict, NotStored, TryAgainLater
from chalicelib.domain.work import Timer
from chalicelib.editor import uploads
from chalicelib.editor.uploads import Upload
from chalicelib.engine import pipeline
from chalicelib.entry import functions
from chalicelib.entry.schedule import Schedule
from chalicelib.ports import Key, Message, Put, World
from tests.events import messages, put
from tests.worlds import BRAND, ROOT, STEAK_KEY, Stage, changed, demo_files, item, post, taken_back

OTHER, THIRD = "2098765432109876601", "2098765432109876602"


class Fed:
    """What a function knows of its queue: messages come with the event, and are given back."""

    def __init__(self) -> None:
        self.given_back: dict[str, tuple[timedelta, bool]] = {}
        self.unreadable: set[str] = set()

    def delivered(self, record: Mapping[str, Any]) -> Message:
        if record["messageId"] in self.unreadable:
            raise NotStored("the shelf can't be read", where="raw/x")
        receives = int(record["attributes"]["ApproximateReceiveCount"])
        return Message(record["messageId"], record["body"], "g", receives, record["receiptHandle"])

    def fail(self, message: Message, *, after: timedelta = timedelta(0), counts: bool = True) -> bool:
        self.given_back[message.id] = (after, counts)
        return True


def event(*bodies: str, groups: Sequence[str] | None = None, receives: int = 1) -> dict[str, Any]:
    """As SQS calls a function; the messages are called m0, m1, …"""
    made: dict[str, Any] = messages("items.fifo", bodies, groups=groups or ["g"] * len(bodies), receives=receives)
    for number, record in enumerate(made["Records"]):
        record["messageId"] = f"m{number}"
    return made


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    use(made.world)
    yield made
    use(made.world)


@pytest.fixture
def fed(stage: Stage) -> Fed:
    """The queue of items, as a function knows it."""
    made = Fed()
    items: Any = made
    use(replace(stage.world, items=items))
    return made


def use(world: World) -> None:
    bootstrap.use(world)
    functions._changes.cache_clear()


def failed(answer: functions.Failures) -> list[str]:
    return [one["itemIdentifier"] for one in answer["batchItemFailures"]]


def test_a_batch_is_decided_and_nothing_of_it_comes_again(stage: Stage, fed: Fed) -> None:
    answer = functions.consider(event(item(post()), item(post(number=OTHER))))
    assert answer == {"batchItemFailures": []}
    assert decisions.get(stage.records, STEAK_KEY) is not None
    assert decisions.get(stage.records, f"x:{OTHER}") is not None


def test_one_bad_message_fails_alone(stage: Stage, fed: Fed) -> None:
    answer = functions.consider(event("no JSON", item(post()), groups=["a", "b"]))
    assert failed(answer) == ["m0"]
    assert decisions.get(stage.records, STEAK_KEY) is not None
    (line,) = [line for line in stage.log.lines if line["outcome"] == "broken"]
    assert (line["step"], line["receives"]) == ("consider", 1)


def test_a_batch_that_fails_whole_is_no_error_of_the_function(stage: Stage, fed: Fed) -> None:
    assert failed(functions.consider(event("no JSON", "neither", groups=["a", "b"]))) == ["m0", "m1"]


def test_nothing_of_a_conversation_overtakes_what_failed(stage: Stage, fed: Fed) -> None:
    bodies = (item(post(number=OTHER)), "no JSON", item(post()), taken_back(), item(post(number=THIRD)))
    answer = functions.consider(event(*bodies, groups=["a", "b", "b", "b", "c"]))
    assert failed(answer) == ["m1", "m2", "m3"]
    assert decisions.get(stage.records, STEAK_KEY) is None
    assert decisions.get(stage.records, f"x:{THIRD}") is not None
    assert len({*fed.given_back.values()}) == 1  # they come again together


def test_what_is_buried_takes_nothing_of_its_conversation_along(stage: Stage, fed: Fed) -> None:
    """What comes behind was delivered as often, and nobody has tried it yet."""
    stack = json.loads((ROOT / ".chalice" / "infra.json").read_text("utf-8"))
    most = stack["Resources"]["ItemsQueue"]["Properties"]["RedrivePolicy"]["maxReceiveCount"]
    for receives, wanted in ((most - 1, ["m0", "m1"]), (most, ["m0"])):
        answer = functions.consider(event("no JSON", item(post()), groups=["a", "a"], receives=receives))
        assert failed(answer) == wanted
    assert decisions.get(stage.records, STEAK_KEY) is not None


def test_what_fails_again_and_again_waits_ever_longer(stage: Stage, fed: Fed) -> None:
    pauses = []
    for receives in (1, 2, 3, 10):
        functions.consider(event("no JSON", receives=receives))
        pauses.append(fed.given_back["m0"])
    assert pauses == [(timedelta(seconds=seconds), True) for seconds in (2, 4, 8, 60)]


def test_what_the_engine_stands_on_is_not_the_messages_fault(stage: Stage, fed: Fed) -> None:
    fed.unreadable.add("m0")
    assert failed(functions.consider(event(item(post())))) == ["m0"]
    assert fed.given_back["m0"][1] is False
    assert [line["outcome"] for line in stage.log.lines if line["step"] == "consider"] == ["again"]


def test_without_any_playbook_everything_waits(stage: Stage, fed: Fed) -> None:
    stage.playbooks._current.clear()
    assert failed(functions.consider(event(item(post())))) == ["m0"]
    assert fed.given_back["m0"] == (functions.LONGEST, True)


def test_what_is_counted_is_written_before_the_function_freezes(stage: Stage, fed: Fed) -> None:
    functions.consider(event(item(post())))
    assert stage.metrics.flushes == 1


def test_time_brings_timers_effects_and_gauges_in_one_look(stage: Stage) -> None:
    stage.consider(post())
    stage.pass_time(minutes=5)
    functions.follow_up()
    (message,) = stage.world.effects.take()
    assert pipeline.perform(message.body, stage.world) == "done"
    assert stage.metrics.flushes == 1


def test_a_function_that_just_started_has_playbooks_before_it_rings_a_timer(stage: Stage) -> None:
    stage.consider(post("@Mortons I found glass in my food!"))
    stage.world.shelf.put(f"publish/{BRAND}.json", Upload(by="Mara", reason="new", files=dict(demo_files())).content())
    uploads.take(f"publish/{BRAND}.json", stage.world)
    case = cases.case_id(STEAK_KEY)
    due = Timer(id="case", kind="answer", about=case, at=stage.clock.now())
    stage.world.records.write(timers.start(due))
    stage.playbooks._current.clear()
    functions.follow_up()
    assert [line["outcome"] for line in stage.log.lines if line["step"] == "follow_up"] == ["reminded"]


def test_many_timers_leave_time_for_what_comes_behind_them(stage: Stage) -> None:
    for number in range(3):
        gone = Timer(id=f"t{number}", kind="deadline", about="gone", at=stage.clock.now())
        stage.world.records.write(timers.start(gone))
    Schedule(stage.world, ring_s=0.0).look()
    assert len(pipeline.due_timers(stage.world)) >= 2
    assert stage.metrics.flushes == 1
    functions.follow_up()
    assert pipeline.due_timers(stage.world) == []


def test_timers_that_break_each_time_hide_nobody_behind_them(stage: Stage) -> None:
    """A hundred cases of a brand whose playbook is gone are the longest overdue."""
    request = CaseRequest(kind="sensitive", department="care", reason="sensitive: safety")
    opened = cases.raise_case(
        stage.records,
        request,
        brand="gone",
        post_key="x:1",
        person=None,
        now=stage.clock.now(),
        answer_minutes=60,
    )
    stage.world.records.write(*opened)
    long_ago = stage.clock.now() - timedelta(hours=1)
    for number in range(100):
        broken = Timer(id=f"b{number}", kind="answer", about=cases.case_id("x:1"), at=long_ago)
        stage.world.records.write(timers.start(broken))
    stage.world.records.write(timers.start(Timer(id="last", kind="deadline", about="gone", at=stage.clock.now())))
    Schedule(stage.world).look()
    rung = [line["outcome"] for line in stage.log.lines if line["step"] == "follow_up"]
    assert rung == ["broken"] * 100 + ["nothing_left"]


def test_a_batch_that_takes_too_long_gives_back_what_it_did_not_begin(stage: Stage, fed: Fed) -> None:
    batch = functions._Batch("consider", pipeline.consider, within_s=0.0, in_order=True)
    assert failed(batch.of(event(item(post()), item(post(number=OTHER))), queue="items")) == ["m0", "m1"]
    assert decisions.get(stage.records, STEAK_KEY) is None
    assert set(fed.given_back.values()) == {(timedelta(seconds=1), True)}


def test_what_lambda_is_told_of_a_failure_quotes_nobody(stage: Stage) -> None:
    """Lambda writes it into its log, and into the message about the lost event."""
    secret = {BRAND: [{"id": "c-9", "handles": [{"platform": "x", "id": "the-handle", "basis": "told_us"}]}]}
    stage.world.shelf.put("customers/new.json", msgspec.json.encode(secret))

    def conflict(_: int) -> None:
        raise Conflict(Put(Key("handle#mortons#x:the-handle", "customer"), {}))

    stage.records.before = conflict
    with pytest.raises(TryAgainLater) as raised:
        functions.uploaded(put("bucket", "customers/new.json"))
    assert "the-handle" not in "".join(traceback.format_exception(raised.value))
    assert [line["error"] for line in stage.log.lines if line["step"] == "upload"] == ["Conflict"]
    assert stage.metrics.flushes == 1


def test_an_upload_takes_no_endpoint_of_another_brand_though_the_function_just_started(stage: Stage) -> None:
    for brand in (BRAND, "harbour"):
        files = changed(demo_files(), "brand.json", partial(dict.update, id=brand))
        stage.world.shelf.put(f"publish/{brand}.json", Upload(by="Mara", reason="new", files=files).content())
        stage.playbooks._current.clear()
        functions.uploaded(put("bucket", f"publish/{brand}.json"))
    assert set(publications.pointers(stage.records)) == {BRAND}
    told = json.loads(stage.world.shelf.get("answers/harbour.json") or b"")
    assert "endpoint_taken" in {one["code"] for one in told["problems"]}


def test_who_meets_others_at_an_item_again_and_again_is_not_buried_for_it(
    stage: Stage, fed: Fed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meets_others(body: str, world: World) -> None:
        raise TryAgainLater("others keep writing in between")

    monkeypatch.setattr(pipeline, "consider", meets_others)
    functions.consider(event(item(post())))
    assert fed.given_back["m0"][1] is False
