"""AWS: what a queue, the clock or the bucket hands to a Lambda function ↔ the engine's calls.

A message that can't be done is told to Lambda as failed, alone, so that the others of its batch are done with; it is
delivered again after a pause, and after five times it is a dead letter. Of a conversation nothing overtakes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Any, cast

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, SqsFifoPartialProcessor

from chalicelib import bootstrap
from chalicelib.domain.errors import OutOfService, TryAgainLater
from chalicelib.engine import pipeline
from chalicelib.engine.changeover import Changeover
from chalicelib.entry.schedule import Schedule
from chalicelib.entry.trouble import guarded, tell
from chalicelib.ports import Message, World
from chalicelib.steps import Stopwatch

if TYPE_CHECKING:
    from chalicelib.adapters.aws.sqs import SqsQueue

LOOK_EVERY = timedelta(seconds=5)
"""How old a function's idea of what is in force may be, frozen or not; one small read each time."""
SWEPT = 1000
"""Effects that are announced each minute although somebody should have done so before."""

RING_S = 20.0
"""Of a minute: announcing comes before, and gauges behind it, which nobody would see if Lambda ended the function."""
BEGIN_WITHIN_S, ACT_WITHIN_S = 10.0, 60.0
"""No further message of a batch is begun after it: a third, and a half, of the functions' time. Whoever is ended by
Lambda tells nothing, and all of the batch, done or not, failed; what is given back in time comes again at once."""

DELIVERIES = 5
"""Of a message, until it is a dead letter (``maxReceiveCount`` in ``.chalice/infra.json``)."""

LONGEST = timedelta(seconds=60)
"""Pause of a message that can't be done for a reason of its own."""

Failures = dict[str, list[dict[str, str]]]


def normalise(event: Mapping[str, Any]) -> Failures:
    """Verified bodies."""
    return _Batch("normalise", pipeline.normalise_body, within_s=BEGIN_WITHIN_S).of(event, queue="raw")


def consider(event: Mapping[str, Any]) -> Failures:
    """Posts and retractions, in the order of their conversations."""
    return _Batch("consider", pipeline.consider, within_s=BEGIN_WITHIN_S, in_order=True).of(event, queue="items")


def act(event: Mapping[str, Any]) -> Failures:
    """Announced effects."""
    return _Batch("act", pipeline.perform, within_s=ACT_WITHIN_S).of(event, queue="effects")


def follow_up() -> None:
    """What time brings, each minute."""
    Schedule(bootstrap.the_engine(), most=SWEPT, ring_s=RING_S).look()


def uploaded(event: Mapping[str, Any]) -> None:
    """Somebody put a playbook or customers into the bucket.

    Raises:
        TryAgainLater: It could not be seen to; the event comes again. It says no more than that, for Lambda writes what
            is raised into the log, and into the message that tells of a lost event.
    """
    from chalicelib.editor import uploads  # noqa: PLC0415  (nobody else needs the editor)

    world, watch = bootstrap.the_engine(), Stopwatch()
    try:
        Changeover(world).look()  # what other brands have is not to be taken
        put = event["detail"]["object"]
        uploads.take(str(put["key"]), world, put=put.get("sequencer"))
    except Exception as error:  # noqa: BLE001  (one of the two rims)
        tell(world, "upload", error, watch)
        raise TryAgainLater(f"{type(error).__name__}; the line before says where") from None
    finally:
        guarded(world, "metrics", world.metrics.flush)


class _Changes:
    """Takes up what is in force, now and then."""

    def __init__(self, world: World) -> None:
        self._changeover = Changeover(world)
        self._clock = world.clock
        self._looked_at: datetime | None = None

    def look(self) -> None:
        now = self._clock.now()
        if self._looked_at is None or abs(now - self._looked_at) > LOOK_EVERY:
            self._changeover.look()
            self._looked_at = now


@cache
def _changes() -> _Changes:
    """This process's own."""
    return _Changes(bootstrap.the_engine())


class _Batch:
    """What a queue hands over at once."""

    def __init__(
        self,
        step: str,
        do: Callable[[str, World], object],
        *,
        in_order: bool = False,
        within_s: float,
    ) -> None:
        self._step = step
        self._do = do
        self._in_order = in_order
        self._within_ms = within_s * 1000
        self._watch = Stopwatch()
        self._failed: dict[str, Exception] = {}

    def of(self, event: Mapping[str, Any], *, queue: str) -> Failures:
        """Do what is in it; tells which messages are to be delivered again."""
        world = bootstrap.the_engine()
        source = cast("SqsQueue", getattr(world, queue))
        processor = _in_order() if self._in_order else _each_for_itself()
        records: list[dict[str, Any]] = event["Records"]
        with processor(records, lambda record: self._one(record.raw_event, source, world)):
            processor.process()
        failed = {str(one["itemIdentifier"]) for one in processor.response()["batchItemFailures"]} | self._failed.keys()
        last = next(reversed(self._failed.values()), None)
        for record in records:
            if record["messageId"] in failed:  # those behind a failed one of their conversation wait as long as it does
                error = self._failed.get(record["messageId"], last)
                guarded(world, self._step, partial(_give_back, source, _lease(record), error))
        guarded(world, "metrics", world.metrics.flush)
        return {"batchItemFailures": [{"itemIdentifier": one} for one in sorted(failed)]}

    def _one(self, record: Mapping[str, Any], source: SqsQueue, world: World) -> None:
        watch, body = Stopwatch(), ""
        try:
            if self._watch.ms() > self._within_ms:
                raise TryAgainLater("the batch took too long", after=timedelta(seconds=1))
            body = source.delivered(record).body
            _changes().look()
            if not world.playbooks.brands():
                raise TryAgainLater("no playbook is published yet", after=LONGEST)
            self._do(body, world)
        except Exception as error:
            self._failed[record["messageId"]] = error
            told = pipeline.about(self._step, body)
            receives = _lease(record).receives
            tell(world, self._step, error, watch, receives=receives, **told)
            if receives < DELIVERIES:  # else it is buried, and what waits behind it would be, too, without any try
                raise


def _lease(record: Mapping[str, Any]) -> Message:
    """What gives a message back, whether or not its body can be read."""
    receives = int(record["attributes"]["ApproximateReceiveCount"])
    return Message(record["messageId"], body="", group=None, receives=receives, lease=record["receiptHandle"])


def _give_back(source: SqsQueue, message: Message, error: Exception | None) -> None:
    """It comes again after a pause; the later, the more often it came already."""
    asked_for = error.after if isinstance(error, TryAgainLater) else None
    if asked_for is None and isinstance(error, OutOfService | TryAgainLater):
        source.fail(message, counts=False)  # no fault of its own: what fails, or who meets it, passes within minutes
    else:
        source.fail(message, after=asked_for or min(timedelta(seconds=2**message.receives), LONGEST))


def _each_for_itself() -> BatchProcessor:
    return BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False)


def _in_order() -> SqsFifoPartialProcessor:
    """What comes behind a failed message of its conversation fails with it."""
    processor = SqsFifoPartialProcessor(skip_group_on_error=True)
    processor.raise_on_entire_batch_failure = False
    return processor
