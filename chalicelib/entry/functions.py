"""AWS: what a queue, the clock or the bucket hands to a Lambda function ↔ the engine's calls.

A message that can't be done is told to Lambda as failed, alone, so that the others of its batch are done with; it is
delivered again after a pause, and after five times it is a dead letter. Of a conversation nothing overtakes it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache, partial
from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, SqsFifoPartialProcessor

from chalicelib import bootstrap
from chalicelib.domain.errors import OutOfService, TryAgainLater
from chalicelib.engine import pipeline
from chalicelib.engine.changeover import Changeover
from chalicelib.entry.schedule import Schedule
from chalicelib.entry.trouble import guarded, tell
from chalicelib.ports import Message, World
from chalicelib.steps import Stopwatch

LOOK_EVERY_S = 5.0
"""How old a function's idea of what is in force may be; one small read each time."""
OUTAGE = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=4), timedelta(minutes=12))
"""Pauses while what the engine stands on is out of service, one after another: a message outlives a quarter of
an hour."""
SWEPT = 1000
"""Effects that are announced each minute although somebody should have done so before."""

LONGEST = timedelta(seconds=60)
"""Pause of a message that can't be done for a reason of its own."""

Failures = dict[str, list[dict[str, str]]]


def normalise(event: Mapping[str, Any]) -> Failures:
    """Verified bodies."""
    return _Batch("normalise", pipeline.normalise_body).of(event, queue="raw")


def consider(event: Mapping[str, Any]) -> Failures:
    """Posts and retractions, in the order of their conversations."""
    return _Batch("consider", pipeline.consider, in_order=True).of(event, queue="items")


def act(event: Mapping[str, Any]) -> Failures:
    """Announced effects."""
    return _Batch("act", pipeline.perform).of(event, queue="effects")


def follow_up() -> None:
    """What time brings, each minute."""
    Schedule(bootstrap.the_engine(), most=SWEPT).look()


def uploaded(event: Mapping[str, Any]) -> None:
    """Somebody put a playbook or customers into the bucket.

    Raises:
        Exception: It could not be seen to; the event comes again.
    """
    from chalicelib.editor import uploads  # noqa: PLC0415  (nobody else needs the editor)

    world, watch = bootstrap.the_engine(), Stopwatch()
    try:
        uploads.take(str(event["detail"]["object"]["key"]), world)
    except Exception as error:
        tell(world, "upload", error, watch)
        raise
    finally:
        world.metrics.flush()


class _Changes:
    """Takes up what is in force, now and then."""

    def __init__(self, world: World) -> None:
        self._changeover = Changeover(world)
        self._looked_at: float | None = None

    def look(self) -> None:
        if self._looked_at is None or time.monotonic() - self._looked_at > LOOK_EVERY_S:
            self._changeover.look()
            self._looked_at = time.monotonic()


@cache
def _changes() -> _Changes:
    """This process's own."""
    return _Changes(bootstrap.the_engine())


class _Batch:
    """What a queue hands over at once."""

    def __init__(self, step: str, do: Callable[[str, World], object], *, in_order: bool = False) -> None:
        self._step = step
        self._do = do
        self._in_order = in_order
        self._pauses: dict[str, timedelta] = {}

    def of(self, event: Mapping[str, Any], *, queue: str) -> Failures:
        """Do what is in it; tells which messages are to be delivered again."""
        world = bootstrap.the_engine()
        processor = _in_order() if self._in_order else _each_for_itself()
        records: list[dict[str, Any]] = event["Records"]
        with processor(records, lambda record: self._one(_message(record.raw_event), world)):
            processor.process()
        failed = {str(one["itemIdentifier"]) for one in processor.response()["batchItemFailures"]}
        pause = max(self._pauses.values(), default=timedelta(0))
        for message in (_message(record) for record in records if record["messageId"] in failed):
            give_back = partial(getattr(world, queue).fail, message, after=self._pauses.get(message.id, pause))
            guarded(world, self._step, give_back)
        guarded(world, "metrics", world.metrics.flush)
        return {"batchItemFailures": [{"itemIdentifier": one} for one in sorted(failed)]}

    def _one(self, message: Message, world: World) -> None:
        watch = Stopwatch()
        try:
            _changes().look()
            if not world.playbooks.brands():
                raise TryAgainLater("no playbook is published yet", after=LONGEST)
            self._do(message.body, world)
        except Exception as error:
            self._pauses[message.id] = _pause(error, message.receives)
            told = pipeline.about(self._step, message.body)
            tell(world, self._step, error, watch, receives=message.receives, **told)
            raise


def _pause(error: Exception, receives: int) -> timedelta:
    """Until the message is delivered again."""
    if isinstance(error, OutOfService):
        return OUTAGE[min(receives, len(OUTAGE)) - 1]
    asked_for = error.after if isinstance(error, TryAgainLater) else None
    return asked_for or min(timedelta(seconds=2**receives), LONGEST)


def _each_for_itself() -> BatchProcessor:
    return BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False)


def _in_order() -> SqsFifoPartialProcessor:
    """What comes behind a failed message of its conversation fails with it."""
    processor = SqsFifoPartialProcessor(skip_group_on_error=True)
    processor.raise_on_entire_batch_failure = False
    return processor


def _message(record: Mapping[str, Any]) -> Message:
    attributes = record["attributes"]
    return Message(
        id=record["messageId"],
        body=record["body"],
        group=attributes.get("MessageGroupId"),
        receives=int(attributes["ApproximateReceiveCount"]),
        lease=record["receiptHandle"],
    )
