"""Queues on SQS: standard ones, and FIFO ones for what has an order. SQS counts deliveries and buries dead letters.

It promises less than a database does: a key is never looked at, every delivery counts, and whoever comes late with a
standard queue's lease may not hear that it was lost.
"""

from __future__ import annotations

import hashlib
import math
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from chalicelib.adapters.aws import faults
from chalicelib.adapters.aws.bodies import MOST, packed, unpacked
from chalicelib.adapters.aws.clients import client
from chalicelib.domain import advice
from chalicelib.domain.errors import NotStored
from chalicelib.ports import Ids, Message, Shelf

_BATCH = 10
"""Messages in one call."""
_BATCH_TRIES = 4
_LONGEST_PAUSE = timedelta(hours=11)
"""SQS hides a message for twelve hours at most, from its delivery on."""
_FIRST_PAUSE, _MOST_STEPS = timedelta(seconds=10), 3
"""Of what fails through no fault of its own, four times as long with each step: 10 s, 40 s, 3 min, 11 min."""
_LETTER_LEASE = timedelta(seconds=30)
_LOST = frozenset({"ReceiptHandleIsInvalid", "InvalidParameterValue", "AWS.SimpleQueueService.MessageNotInflight"})
_GROUP = re.compile(r"[!-~]{1,128}")
_ALONE, _HASHED = "~", "#"
_COUNTED = (
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
)
_TOLD = ["ApproximateReceiveCount", "MessageGroupId", "SentTimestamp"]


class SqsQueue:
    """`ports.Queue` on one of SQS's, FIFO if its URL ends so; its redrive policy says after how many deliveries a
    message is a dead letter.

    A put has a deduplication id of its own: SQS's deduplication is for its client, which may send one call twice. It
    would also drop what is put again on purpose within five minutes, such as a dead letter.
    """

    def __init__(
        self,
        url: str,
        *,
        shelf: Shelf,
        ids: Ids,
        dead_url: str | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """Open the queue.

        Args:
            shelf: Takes what is too large for SQS.
            dead_url: Of its dead letters. None: this process has nothing to do with them.
        """
        self._url = url
        self._dead_url = dead_url
        self._shelf = shelf
        self._ids = ids
        self._wait = wait
        self._is_fifo = url.endswith(".fifo")
        self._name = url.rpartition("/")[2]

    def put(self, body: str, *, group: str | None = None, key: str | None = None) -> None:  # noqa: ARG002
        """See `ports.Queue.put`. Nothing is dropped because of its key. ValueError: a group on a standard queue."""
        self._send(packed(body, self._shelf), self._group_id(group))

    def put_all(self, bodies: Sequence[str]) -> None:
        """See `ports.Queue.put_all`."""
        for some in _in_batches([packed(body, self._shelf) for body in bodies]):
            entries = [
                {"Id": str(number), "MessageBody": text, **self._order(self._group_id(None))}
                for number, text in enumerate(some)
            ]
            self._send_all(entries)

    def take(self, *, limit: int = 1, lease: timedelta = timedelta(seconds=30)) -> Sequence[Message]:
        """See `ports.Queue.take`. At most ten; of a FIFO queue several may be of one group, in its order."""
        taken = []
        for raw in self._receive(self._url, limit=limit, lease=lease, WaitTimeSeconds=0):  # whatever the queue's own is
            try:
                taken.append(self.delivered(_as_in_event(raw)))
            except NotStored:  # only this one waits: it is delivered again when its lease ends
                continue
        return taken

    def delivered(self, record: Mapping[str, Any]) -> Message:
        """One record of the event with which Lambda is called.

        Raises:
            NotStored: It was too large for the queue, and the shelf can't be read.
        """
        return _message(record, unpacked(record["body"], self._shelf))

    def done(self, message: Message) -> bool:
        """See `ports.Queue.done`. A standard queue may say yes to somebody whose lease was lost; the message stays."""
        return self._while_leased("delete_message", message)

    def fail(self, message: Message, *, after: timedelta = timedelta(0), counts: bool = True) -> bool:
        """See `ports.Queue.fail`. SQS counts every delivery, so what doesn't count waits ever longer instead: of five
        deliveries the last comes after fourteen minutes, so no shorter outage buries anything."""
        if not counts:
            after = max(after, _FIRST_PAUSE * 4 ** min(message.receives - 1, _MOST_STEPS))
        pause = _seconds(min(after, _LONGEST_PAUSE))
        return self._while_leased("change_message_visibility", message, VisibilityTimeout=pause)

    def dead(self, *, limit: int = 100) -> Sequence[Message]:
        """See `ports.Queue.dead`. They are hidden for a moment, and of one group ten at most can be seen."""
        url = self._letters()
        found: list[Mapping[str, Any]] = []
        try:
            for some in self._letters_of(url, limit=limit):
                found += some
        finally:
            self._release(url, found)
        found.sort(key=lambda letter: int(letter.get("Attributes", {}).get("SentTimestamp", 0)))
        return [_message(record, self._readable(record["body"])) for record in map(_as_in_event, found)]

    def redrive(self, *, limit: int = 100) -> int:
        """See `ports.Queue.redrive`. Each is put before it is removed: if that fails in between, it comes twice."""
        url, moved = self._letters(), 0
        for some in self._letters_of(url, limit=limit):
            for letter in some:
                group_id = letter.get("Attributes", {}).get("MessageGroupId") if self._is_fifo else None
                self._send(letter["Body"], group_id)
                with faults.told(self._name):
                    client("sqs").delete_message(QueueUrl=url, ReceiptHandle=letter["ReceiptHandle"])
                moved += 1
        return moved

    def depth(self) -> int:
        """See `ports.Queue.depth`. About as many."""
        return self._count(self._url, _COUNTED)

    def how_many_dead(self) -> int:
        """See `ports.Queue.how_many_dead`. About as many."""
        return self._count(self._letters(), _COUNTED)

    def _send(self, text: str, group_id: str | None) -> None:
        with faults.told(self._name):
            client("sqs").send_message(QueueUrl=self._url, MessageBody=text, **self._order(group_id))

    def _send_all(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Those that SQS did not take are sent again, as they were."""
        for tries in range(1, _BATCH_TRIES + 1):
            with faults.told(self._name):
                answer = client("sqs").send_message_batch(QueueUrl=self._url, Entries=entries)
            failed = {entry["Id"]: entry for entry in answer.get("Failed", ())}
            if not failed:
                return
            worst = next((one for one in failed.values() if one.get("SenderFault")), None)
            if worst is not None:
                raise NotStored(faults.advice_on(worst.get("Code", "")), where=self._name)
            entries = [entry for entry in entries if entry["Id"] in failed]
            if tries < _BATCH_TRIES:
                self._wait(0.05 * 2**tries)
        raise NotStored(advice.AWS_BUSY, where=self._name)

    def _group_id(self, group: str | None) -> str | None:
        """SQS orders by short words: a hash stands for what is none, and what has no group is one of its own."""
        if not self._is_fifo:
            if group is not None:
                raise ValueError(f"{self._name} keeps no order: a group needs a FIFO queue")
            return None
        if group is None:
            return _ALONE + self._ids.token()
        if _GROUP.fullmatch(group) and not group.startswith((_ALONE, _HASHED)):
            return group
        return _HASHED + hashlib.sha256(group.encode("utf-8", "surrogatepass")).hexdigest()

    def _order(self, group_id: str | None) -> dict[str, str]:
        if group_id is None:
            return {}
        return {"MessageGroupId": group_id, "MessageDeduplicationId": self._ids.token()}

    def _receive(self, url: str, *, limit: int, lease: timedelta, **more: int) -> Sequence[Mapping[str, Any]]:
        with faults.told(self._name):
            answer = client("sqs").receive_message(
                QueueUrl=url,
                MaxNumberOfMessages=min(limit, _BATCH),
                VisibilityTimeout=_seconds(lease),
                MessageSystemAttributeNames=_TOLD,
                **more,
            )
        return list(answer.get("Messages", ()))

    def _letters_of(self, url: str, *, limit: int) -> Iterator[Sequence[Mapping[str, Any]]]:
        """Leased for a while, until nothing comes although it was waited for, or as many came as SQS says there are."""
        waiting, found = self._count(url, _COUNTED[:1]), 0
        while found < limit:
            some = self._receive(url, limit=limit - found, lease=_LETTER_LEASE, WaitTimeSeconds=1)
            if some:
                yield some
            found += len(some)
            if not some or found == waiting:
                return

    def _release(self, url: str, letters: Sequence[Mapping[str, Any]]) -> None:
        for first in range(0, len(letters), _BATCH):
            entries = [
                {"Id": str(number), "ReceiptHandle": letter["ReceiptHandle"], "VisibilityTimeout": 0}
                for number, letter in enumerate(letters[first : first + _BATCH])
            ]
            with faults.told(self._name):
                client("sqs").change_message_visibility_batch(QueueUrl=url, Entries=entries)

    def _while_leased(self, call: str, message: Message, **more: int) -> bool:
        with faults.told(self._name):
            try:
                getattr(client("sqs"), call)(QueueUrl=self._url, ReceiptHandle=message.lease, **more)
            except Exception as error:
                if faults.code_of(error) in _LOST:
                    return False
                raise
        return True

    def _count(self, url: str, names: Sequence[str]) -> int:
        with faults.told(self._name):
            answer = client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=list(names))
        return sum(int(answer.get("Attributes", {}).get(name, 0)) for name in names)

    def _letters(self) -> str:
        if self._dead_url is None:
            raise NotStored("this process was not told where the dead letters are", where=self._name)
        return self._dead_url

    def _readable(self, text: str) -> str:
        try:
            return unpacked(text, self._shelf)
        except NotStored:
            return text


def _message(record: Mapping[str, Any], body: str) -> Message:
    attributes = record.get("attributes", {})
    group_id = attributes.get("MessageGroupId")
    return Message(
        id=record["messageId"],
        body=body,
        group=None if group_id is None or group_id.startswith(_ALONE) else group_id,
        receives=int(attributes.get("ApproximateReceiveCount", 1)),
        lease=record["receiptHandle"],
    )


def _as_in_event(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What SQS delivers to whoever asks, as Lambda hands it on."""
    return {
        "messageId": raw["MessageId"],
        "receiptHandle": raw["ReceiptHandle"],
        "body": raw["Body"],
        "attributes": raw.get("Attributes", {}),
    }


def _in_batches(texts: Sequence[str]) -> Iterator[list[str]]:
    some: list[str] = []
    size = 0
    for text in texts:
        more = len(text.encode())
        if some and (len(some) == _BATCH or size + more > MOST):
            yield some
            some, size = [], 0
        some.append(text)
        size += more
    if some:
        yield some


def _seconds(time_: timedelta) -> int:
    """Whole ones; never shorter than asked for."""
    return max(0, math.ceil(time_.total_seconds()))
