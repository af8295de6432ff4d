"""Queues on SQS: what it refuses, what it does by halves, and what goes around it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.aws import bodies, clients
from chalicelib.adapters.aws.sqs import SqsQueue
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.adapters.system import SystemIds
from chalicelib.domain import advice
from chalicelib.domain.errors import NotStored
from chalicelib.engine.messages import Arrival
from chalicelib.engine.receive import MAX_QUEUED
from chalicelib.ports import Message
from tests.listener import Listener, Said
from tests.scripted_aws import SILENCE, answers, refuses, scripted
from tests.worlds import ROOT, STEAK_AT


@pytest.fixture
def there() -> Iterator[Listener]:
    with scripted() as found:
        yield found


class Opened:
    """A queue with what is around it."""

    def __init__(self, there: Listener, *, end: str = "") -> None:
        self.shelf = MemoryShelf()
        self.waits: list[float] = []
        url = f"{there.url}/000000000000/raw"
        self.queue = SqsQueue(
            url + end, dead_url=f"{url}-dead{end}", shelf=self.shelf, ids=SystemIds(), wait=self.waits.append
        )


def message(*, receives: int = 1) -> Message:
    return Message("m", "{}", None, receives, "handle")


def record(body: str, **attributes: str) -> dict[str, Any]:
    """As Lambda hands it over."""
    told = {"ApproximateReceiveCount": "2", "SentTimestamp": "1", **attributes}
    return {"messageId": "m", "receiptHandle": "r", "body": body, "attributes": told, "eventSource": "aws:sqs"}


# What it refuses


@pytest.mark.parametrize(
    ("said", "calls", "fix"),
    [
        (refuses("AccessDeniedException", 403), 1, advice.AWS_REFUSES),
        (refuses("QueueDoesNotExist"), 1, advice.AWS_GONE),
        (refuses("RequestThrottled"), 3, advice.AWS_BUSY),
        (refuses("InternalError", 500), 3, advice.AWS_BUSY),
        (SILENCE, 3, advice.AWS_SILENT),
        (refuses("Odd<script>"), 1, "AWS answers Oddscript: its documentation says what that means"),
    ],
    ids=lambda value: "" if isinstance(value, Said) else str(value)[:20],
)
def test_what_sqs_cant_keep_is_told_as_the_engine_says_it(there: Listener, said: Said, calls: int, fix: str) -> None:
    there.says += [said] * calls
    with pytest.raises(NotStored, match=f"raw: {re.escape(fix)}") as told:
        Opened(there).queue.put("{}")
    assert told.value.fix == fix
    assert len(there.got) == calls


def test_everything_else_fails_as_the_engine_says_it_too(there: Listener) -> None:
    queue = Opened(there).queue
    for call in (
        lambda: queue.put_all(["{}"]),
        queue.take,
        queue.dead,
        queue.redrive,
        queue.depth,
        queue.how_many_dead,
        lambda: queue.done(message()),
        lambda: queue.fail(message()),
    ):
        there.says.append(refuses("AccessDeniedException", 403))
        with pytest.raises(NotStored, match="AWS refuses this"):
            call()


@pytest.mark.parametrize("code", ["ReceiptHandleIsInvalid", "InvalidParameterValue"])
def test_a_lease_that_sqs_doesnt_know_any_more_is_lost(there: Listener, code: str) -> None:
    queue = Opened(there).queue
    there.says += [refuses(code)] * 2
    assert not queue.done(message())
    assert not queue.fail(message())


def test_a_put_that_is_sent_twice_is_one_to_a_fifo_queue_and_two_puts_are_two(there: Listener) -> None:
    queue = Opened(there, end=".fifo").queue
    there.says.append(SILENCE)
    queue.put("{}", group="g", key="k")
    queue.put("{}", group="g", key="k")
    ids = [post.body["MessageDeduplicationId"] for post in there.got]
    assert (len(ids), ids[0] == ids[1], len(set(ids))) == (3, True, 2)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{16,128}", one) for one in ids)


def test_a_standard_queue_keeps_no_order(there: Listener) -> None:
    with pytest.raises(ValueError, match="keeps no order"):
        Opened(there).queue.put("{}", group="g")
    assert there.got == []


# By halves


def test_those_that_sqs_left_out_are_put_again_and_no_others(there: Listener) -> None:
    opened = Opened(there)
    left_out = [{"Id": one, "Code": "InternalError", "SenderFault": False} for one in ("1", "2")]
    there.says += [answers(Failed=left_out), answers(Failed=left_out[1:])]
    opened.queue.put_all(["a", "b", "c"])
    sent = [[entry["MessageBody"] for entry in post.body["Entries"]] for post in there.got]
    assert sent == [["a", "b", "c"], ["b", "c"], ["c"]]
    assert opened.waits == [0.1, 0.2]


def test_what_sqs_leaves_out_again_and_again_is_not_stored(there: Listener) -> None:
    there.says += [answers(Failed=[{"Id": "0", "Code": "InternalError", "SenderFault": False}])] * 4
    with pytest.raises(NotStored, match="takes no more calls"):
        Opened(there).queue.put_all(["a"])
    assert len(there.got) == 4


def test_what_sqs_will_never_take_is_not_tried_again(there: Listener) -> None:
    there.says.append(answers(Failed=[{"Id": "0", "Code": "KmsAccessDenied", "SenderFault": True}]))
    with pytest.raises(NotStored, match="AWS refuses this"):
        Opened(there).queue.put_all(["a"])
    assert len(there.got) == 1


def test_a_batch_is_no_longer_and_no_heavier_than_sqs_takes(there: Listener) -> None:
    Opened(there).queue.put_all(["x" * 60_000] * 9 + ["y"] * 25 + ["ü" * 131_072])
    batches = [[entry["MessageBody"] for entry in post.body["Entries"]] for post in there.got]
    assert sum(map(len, batches)) == 35
    assert max(map(len, batches)) == 10
    assert max(sum(len(one.encode()) for one in batch) for batch in batches) <= 256 * 1024
    assert all(len({entry["Id"] for entry in post.body["Entries"]}) == len(post.body["Entries"]) for post in there.got)


# Pauses


def pauses(there: Listener) -> list[int]:
    return [post.body["VisibilityTimeout"] for post in there.got]


def test_a_pause_is_never_shorter_and_as_long_as_sqs_can(there: Listener) -> None:
    queue = Opened(there).queue
    for after in (timedelta(0), timedelta(seconds=1.2), timedelta(hours=2), timedelta(days=3), timedelta(seconds=-5)):
        assert queue.fail(message(), after=after)
    assert pauses(there) == [0, 2, 7200, 11 * 3600, 0]


def test_what_was_not_its_fault_waits_ever_longer_so_that_a_short_outage_buries_nothing(there: Listener) -> None:
    queue = Opened(there).queue
    for receives in (1, 2, 3, 4, 5, 500):
        assert queue.fail(message(receives=receives), after=timedelta(seconds=2), counts=False)
    assert pauses(there) == [10, 40, 160, 640, 640, 640]
    assert queue.fail(message(), after=timedelta(minutes=1), counts=False)
    assert pauses(there)[-1] == 60


# Around it


@pytest.mark.parametrize(
    "body", ["", "\ufffe", "\x00{}", "\ud800", "escaped:x", "shelved:queued/x", "escaped:\uffff"], ids=ascii
)
def test_what_sqs_refuses_is_escaped_so_that_one_can_read_it(body: str) -> None:
    packed = bodies.packed(body, MemoryShelf())
    assert packed.startswith('escaped:"')
    assert packed.isascii()
    assert packed.isprintable()
    assert bodies.unpacked(packed, MemoryShelf()) == body


@pytest.mark.parametrize("body", ["{}", "\t\n\r", '{"text": "Käse 🥩 \ufffd"}', "Escaped:", " shelved:"])
def test_everything_else_stands_there_as_it_is(body: str) -> None:
    assert bodies.packed(body, MemoryShelf()) == body
    assert bodies.unpacked(body, MemoryShelf()) == body


@pytest.mark.parametrize("body", ["x" * 262_145, "ü" * 140_000, "\x00" * 50_000])
def test_what_is_too_large_for_sqs_goes_over_the_shelf(there: Listener, body: str) -> None:
    opened = Opened(there)
    opened.queue.put(body)
    (post,) = there.got
    assert re.fullmatch(r"shelved:queued/[0-9a-f]{64}", post.body["MessageBody"])
    there.says.append(answers(Messages=[raw(post.body["MessageBody"])]))
    (taken,) = opened.queue.take()
    assert taken.body == body


def test_what_just_fits_does_not(there: Listener) -> None:
    Opened(there).queue.put("x" * 262_144)
    assert there.got[0].body["MessageBody"] == "x" * 262_144


def test_the_largest_body_that_goes_on_the_queue_itself_fits() -> None:
    """The function that takes webhooks in may write no other name on the shelf than that of a raw body."""
    body = base64.b64encode(b"\xff" * MAX_QUEUED).decode()
    arrival = Arrival(
        "facebook", "e" * 200, STEAK_AT.isoformat(), f"raw/2026-03-11/facebook-{'e' * 200}-{'f' * 64}", body
    )
    assert bodies.packed(arrival.message(), MemoryShelf()) == arrival.message()


def raw(body: str) -> dict[str, Any]:
    """As SQS hands it over."""
    return {"MessageId": "m", "ReceiptHandle": "r", "Body": body, "Attributes": {"ApproximateReceiveCount": "1"}}


def test_what_the_shelf_cant_give_waits_alone(there: Listener) -> None:
    queue = Opened(there).queue
    there.says.append(answers(Messages=[raw("a"), raw("shelved:queued/gone"), raw("b")]))
    assert [one.body for one in queue.take(limit=10)] == ["a", "b"]
    with pytest.raises(NotStored, match="queued/gone"):
        queue.delivered(record("shelved:queued/gone"))


def test_a_dead_letter_that_the_shelf_cant_give_is_shown_and_redriven_as_it_is(there: Listener) -> None:
    queue = Opened(there).queue
    letters = answers(Messages=[raw("shelved:queued/gone")])
    how_many = answers(Attributes={"ApproximateNumberOfMessages": "1"})
    there.says += [how_many, letters, answers(), how_many, letters]
    assert [letter.body for letter in queue.dead()] == ["shelved:queued/gone"]
    assert queue.redrive() == 1
    operations = [post.headers["x-amz-target"].partition(".")[2] for post in there.got]
    assert operations[-2:] == ["SendMessage", "DeleteMessage"]
    assert there.got[-2].body["MessageBody"] == "shelved:queued/gone"
    assert there.got[-1].body["QueueUrl"].endswith("-dead")


def test_a_dead_letter_that_cant_be_put_back_stays_dead(there: Listener) -> None:
    queue = Opened(there).queue
    how_many = answers(Attributes={"ApproximateNumberOfMessages": "1"})
    there.says += [how_many, answers(Messages=[raw("a")]), refuses("AccessDeniedException", 403)]
    with pytest.raises(NotStored):
        queue.redrive()
    assert not any("DeleteMessage" in post.headers["x-amz-target"] for post in there.got)


def test_what_lambda_hands_over_is_a_message(there: Listener) -> None:
    queue = Opened(there, end=".fifo").queue
    assert queue.delivered(record('escaped:"\\u0000"', MessageGroupId="x:1")) == Message("m", "\x00", "x:1", 2, "r")
    assert queue.delivered(record("{}", MessageGroupId="~alone")).group is None
    assert queue.delivered(record("{}")).group is None


def test_a_process_that_was_not_told_where_dead_letters_are_says_so(there: Listener) -> None:
    queue = SqsQueue(f"{there.url}/0/raw", shelf=MemoryShelf(), ids=SystemIds())
    with pytest.raises(NotStored, match="where the dead letters are"):
        queue.dead()


def test_whoever_takes_webhooks_in_still_can_say_that_the_queue_is_silent() -> None:
    """Else Lambda ends the function: nothing is told, nothing is counted."""
    stack = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))
    may_take_s = stack["lambda_functions"]["api_handler"]["lambda_timeout"]
    config: Any = clients.config("sqs")
    assert clients.OTHERWISE * config.read_timeout + 2 < may_take_s


def test_looking_for_messages_waits_for_none(there: Listener) -> None:
    """A queue of the stack lets whoever asks wait for 20 seconds unless told otherwise, longer than a client waits."""
    there.says.append(answers(Messages=[]))
    assert Opened(there).queue.take() == []
    (asked,) = there.got
    assert asked.body["WaitTimeSeconds"] == 0
