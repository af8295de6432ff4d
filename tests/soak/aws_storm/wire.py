"""What stands between botocore and the network: by chance a call is refused, lost, half done, or a function's last.

Each call of DynamoDB, SQS and S3 comes by here as botocore would send it, signed, with its answer still to come.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from random import Random
from typing import Any, NamedTuple

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ConnectionClosedError, ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError

from chalicelib.adapters.aws import clients
from tests.soak.aws_storm import answers
from tests.soak.aws_storm.local_aws import LocalAws, response
from tests.soak.aws_storm.weather import Fate, Weather
from tests.worlds import Killed

SERVICES = ("dynamodb", "sqs", "s3")
WRITES = frozenset({"TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem", "SendMessage", "SendMessageBatch"})
HALVED = frozenset({"SendMessageBatch", "BatchGetItem", "Query"})
"""Calls of which AWS may do or answer a part only."""
STUBBORN: tuple[Fate | None, ...] = ("throttled", "broken", "refused_connection", "lost_before")
FOREVER_S = 43_200
"""So long SQS hides a message at most: the storm's own clock says when it is seen again."""


class Call(NamedTuple):
    """One call on its way."""

    service: str
    operation: str
    request: AWSPreparedRequest

    @property
    def asked(self) -> dict[str, Any]:
        """Of the services that speak JSON."""
        raw: Any = self.request.body
        content: dict[str, Any] = json.loads(raw or b"{}")
        return content

    @property
    def takes_money(self) -> bool:
        """It counts on a purse."""
        return self.operation == "TransactWriteItems" and "purse#" in str(self.request.body)


class Wire:
    """Decides what becomes of each call.

    Attributes:
        met: How many calls met each fate; `calls` counts them all.
        meanwhile: Somebody else has a turn, while a call is on its way; told whether it is one about money.
        hidden: Called with a receipt handle and the seconds for which it was asked to be hidden.
    """

    def __init__(self, aws: LocalAws, chance: Random, weather: Weather) -> None:
        self._aws = aws
        self.met: Counter[Fate] = Counter()
        self.operations: Counter[str] = Counter()
        self.calls = 0
        self.meanwhile: Callable[[bool], object] = lambda of_money: None
        self.hidden: Callable[[str, int], object] = lambda receipt, seconds: None
        self._chance = chance
        self.weather = weather
        self._blows = self._exposed = False
        self._busy = 0
        self._more: dict[str, tuple[Fate, int]] = {}

    @contextmanager
    def plugged_in(self) -> Iterator[None]:
        """All clients of this process go through it meanwhile."""
        made = [(service, clients.client(service).meta.events) for service in SERVICES]
        for service, events in made:
            events.register_first(f"before-send.{service}.*", self._send, unique_id=f"wire-{service}")
            events.register_first(f"needs-retry.{service}.*", self._at_once, unique_id=f"retry-{service}")
        stop = clients.heard(self._announced)
        try:
            yield
        finally:
            stop()
            for service, events in made:
                events.unregister(f"before-send.{service}.*", unique_id=f"wire-{service}")
                events.unregister(f"needs-retry.{service}.*", unique_id=f"retry-{service}")

    @contextmanager
    def storm(self) -> Iterator[None]:
        """The weather is bad."""
        self._blows = True
        try:
            yield
        finally:
            self._blows = False

    @contextmanager
    def exposed(self) -> Iterator[None]:
        """Calls are the engine's; all others go well."""
        before, self._exposed = self._exposed, True
        try:
            yield
        finally:
            self._exposed = before

    @contextmanager
    def _sheltered(self) -> Iterator[None]:
        before, self._exposed = self._exposed, False
        try:
            yield
        finally:
            self._exposed = before

    @property
    def _is_calm(self) -> bool:
        return not (self._blows and self._exposed)

    def _announced(self, service: str, operation: str, asked: Mapping[str, Any]) -> None:
        """Secrets are asked for without a client: a function can die there as anywhere."""
        if service not in SERVICES and not self._is_calm and self._chance.random() < self.weather.deadly / 4:
            self.met["died_before"] += 1
            raise Killed

    def _send(self, request: AWSPreparedRequest, event_name: str, **_: object) -> AWSResponse:
        service, operation = event_name.split(".")[1:]
        call = Call(service, operation, request)
        if operation == "ChangeMessageVisibility" and self._exposed:
            self._hide(call)
        if self._is_calm:
            return self._through(call)
        self.calls += 1
        self.operations[operation] += 1
        fate = self._fate(call)
        if fate is None:
            return self._through(call)
        self.met[fate] += 1
        return self._meet(call, fate)

    def _hide(self, call: Call) -> None:
        """By the clock of the storm, which SQS doesn't know."""
        asked = call.asked
        self.hidden(asked["ReceiptHandle"], asked["VisibilityTimeout"])
        rewrite(call.request, {**asked, "VisibilityTimeout": FOREVER_S})

    def _fate(self, call: Call) -> Fate | None:
        """What goes wrong goes wrong several times in a row, often."""
        waiting = self._more.pop(call.operation, None)
        if waiting is not None:
            fate, left = waiting
            if left > 1:
                self._more[call.operation] = (fate, left - 1)
            return fate
        is_swept = call.operation == "Query" and "IndexName" in call.asked
        met = self.weather.fate(
            self._chance,
            lambda fate: self._can_meet(call, fate),
            is_write=call.operation in WRITES,
            wanted=_wanted(call),
            is_swept=is_swept,
        )
        if met in STUBBORN:
            times = self._chance.choice((0, 0, 1, 1, 2, 3, 12))
            if met is not None and times:
                self._more[call.operation] = (met, times)
        return met

    def _can_meet(self, call: Call, fate: Fate) -> bool:
        match fate:
            case "contended":
                return call.operation == "TransactWriteItems"
            case "halved":
                return call.operation in HALVED
            case "overtaken" | "overtaken_after":
                return not self._busy
            case _:
                return True

    def _meet(self, call: Call, fate: Fate) -> AWSResponse:
        """It takes effect or doesn't, others may have their turn, and then comes what is answered."""
        if fate.endswith("_after"):
            self._through(call)
        if fate.startswith("overtaken"):
            self.interrupted(of_money=call.takes_money)
        match fate:
            case "died_before" | "died_after":
                raise Killed
            case "refused_connection":
                raise self._chance.choice((EndpointConnectionError, ConnectTimeoutError))(endpoint_url=call.request.url)
            case "lost_before" | "lost_after" | "overtaken_after":
                raise self._chance.choice((ReadTimeoutError, ConnectionClosedError))(endpoint_url=call.request.url)
            case "overtaken":
                return self._through(call)
            case "halved":
                return self._halved(call)
            case _:
                return answered(call, *self._refusal(call, fate))

    def _refusal(self, call: Call, fate: Fate) -> answers.Answer:
        if fate == "throttled":
            return answers.throttled(call.service, call.operation, self._chance)
        if fate == "contended":
            return answers.contended(len(call.asked["TransactItems"]), self._chance)
        return answers.broken(call.service)

    def interrupted(self, *, of_money: bool = False) -> None:
        """Somebody else has a turn; nobody interrupts whoever interrupts."""
        if self._busy:
            return
        self._busy += 1
        try:
            with self._sheltered():
                self.meanwhile(of_money)
        finally:
            self._busy -= 1

    def _halved(self, call: Call) -> AWSResponse:
        asked, finish = answers.HALVES[call.operation](call.asked, self._chance)
        content: dict[str, Any] = {}
        if asked is not None:
            rewrite(call.request, asked)
            content = json.loads(self._through(call).content)
        return answered(call, 200, json.dumps(finish(content)).encode())

    def _through(self, call: Call) -> AWSResponse:
        return self._aws.send(call.request)

    def _at_once(self, attempts: int, operation: Any, response: Any, caught_exception: Any, **_: object) -> int | None:
        """As botocore does it, but nobody waits. None: it is for botocore to say."""
        if self._is_calm:
            return None
        service = operation.service_model.service_id.hyphenize()
        most = clients.ATTEMPTS.get(service, clients.OTHERWISE)
        failed = caught_exception is not None or (response is not None and _is_passing(response[0], response[1]))
        return 0 if failed and attempts < most else None


def _is_passing(http: Any, parsed: Mapping[str, Any]) -> bool:
    return http.status_code >= 500 or parsed.get("Error", {}).get("Code") in answers.THROTTLES


def _wanted(call: Call) -> float:
    """How many others want the same."""
    if call.operation == "TransactWriteItems":
        return 4 if call.takes_money else 2
    return 1 if call.operation in WRITES else 0.2


def rewrite(request: AWSPreparedRequest, asked: Mapping[str, Any]) -> None:
    """Another body; the signature doesn't fit any more, which the local AWS doesn't mind."""
    request.body = json.dumps(asked).encode()
    del request.headers["Content-Length"]
    request.headers["Content-Length"] = str(len(request.body))


def answered(call: Call, status: int, content: bytes) -> AWSResponse:
    """An answer that AWS never gave."""
    kind = "application/xml" if call.service == "s3" else "application/x-amz-json-1.0"
    return response(call.request.url, status, {"content-type": kind, "content-length": str(len(content))}, content)
