"""A queue and its function, as Lambda's event source mapping joins them.

What a function reports as failed stays on the queue, the rest is deleted; if it dies, all of its batch comes again. How
long something is hidden goes by the storm's clock, which SQS doesn't know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from chalicelib.adapters.aws import clients
from chalicelib.adapters.system import FixedClock
from tests.soak.aws_storm.wire import FOREVER_S

Invoke = Callable[[dict[str, Any]], Mapping[str, Any] | None]
"""None: the function died."""


class Feed:
    """One mapping; nobody disturbs its own calls.

    Attributes:
        hidden: Receipt handles of what is being worked on or waits, and until when.
        repeats: Chance that something is delivered once more although it was done.
        whole, partial, died: How many batches were done, done in part, or ended with their function.
    """

    def __init__(
        self, url: str, invoke: Invoke, *, visible_after: timedelta, clock: FixedClock, chance: Random
    ) -> None:
        self.url = url
        self.hidden: dict[str, datetime] = {}
        self.repeats = 0.0
        self.whole = self.partial = self.died = 0
        self._invoke = invoke
        self._visible_after = visible_after
        self._clock = clock
        self._chance = chance

    def poll(self) -> bool:
        """Hand over what is ready. False: nothing is."""
        self._show()
        records = self._receive()
        if not records:
            return False
        until = self._clock.now() + self._visible_after
        self.hidden |= {record["receiptHandle"]: until for record in records}
        answer = self._invoke({"Records": records})
        if answer is None:
            self.died += 1
            return True
        failed = {one["itemIdentifier"] for one in answer["batchItemFailures"]}
        self.partial += bool(failed)
        self.whole += not failed
        for record in records:
            if record["messageId"] not in failed and self._chance.random() >= self.repeats:
                self._delete(record["receiptHandle"])
        return True

    def hide(self, receipt: str, seconds: int) -> None:
        """The function gave it back."""
        if receipt in self.hidden:
            self.hidden[receipt] = self._clock.now() + timedelta(seconds=seconds)

    def _show(self) -> None:
        over = [receipt for receipt, until in self.hidden.items() if until <= self._clock.now()]
        for receipt in over:
            del self.hidden[receipt]
            clients.client("sqs").change_message_visibility(
                QueueUrl=self.url, ReceiptHandle=receipt, VisibilityTimeout=0
            )

    def _receive(self) -> list[dict[str, Any]]:
        answer = clients.client("sqs").receive_message(
            QueueUrl=self.url,
            MaxNumberOfMessages=self._chance.choice((1, 1, 2, 5, 10)),
            VisibilityTimeout=FOREVER_S,
            AttributeNames=["All"],
        )
        return [
            {
                "messageId": one["MessageId"],
                "receiptHandle": one["ReceiptHandle"],
                "body": one["Body"],
                "attributes": one["Attributes"],
                "messageAttributes": {},
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:eu-central-1:000000000000:{self.url.rpartition('/')[2]}",
                "awsRegion": "eu-central-1",
            }
            for one in answer.get("Messages", ())
        ]

    def _delete(self, receipt: str) -> None:
        del self.hidden[receipt]
        clients.client("sqs").delete_message(QueueUrl=self.url, ReceiptHandle=receipt)
