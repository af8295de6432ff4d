"""X, Facebook and a program of the brand, in a process of their own; and how the first two deliver."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.managers import BaseManager
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tests.e2e.apis import Facebook, Program, X
from tests.e2e.engine import WEBHOOKS, Engine
from tests.e2e.standin import Api, Asked, Posted, StandIn
from tests.soak.kill_storm.plan import Delivery, Plan

CONNECTIONS = 6
AGAIN_AFTER_S = 0.05
PATIENCE_S = 20.0


class Seen(NamedTuple):
    """What a stand-in was asked, and what really stands there."""

    asked: Sequence[Asked]
    posted: Sequence[Posted]


class Remote(StandIn):
    """A stand-in that is asked from another process: by methods only."""

    def address(self) -> str:
        return self.url

    def holds(self) -> int:
        """How many requests were left hanging so far."""
        return self.held

    def seen(self) -> Seen:
        return Seen(tuple(self.asked), tuple(self.posted))


class _Process(BaseManager):
    if TYPE_CHECKING:

        def stand_in(self, api: Api) -> Remote: ...


_Process.register("stand_in", Remote)


class Outside(NamedTuple):
    """Everything that the engine sends something to."""

    x: Remote
    facebook: Remote
    program: Remote

    def held(self) -> int:
        """How many sends hung so far."""
        return self.x.holds() + self.facebook.holds()


@contextmanager
def outside(plan: Plan) -> Iterator[Outside]:
    """The stand-ins, with the fates that they hide."""
    threads = {
        post.first.id: post.conversation
        for post in plan.posts.values()
        if post.platform == "facebook" and post.conversation != post.first.id
    }
    with _Process(ctx=get_context("spawn")) as process:
        there = Outside(process.stand_in(X()), process.stand_in(Facebook(threads)), process.stand_in(Program()))
        for post_id, behaviours in plan.fates["x"].items():
            there.x.will(post_id, *behaviours)
        for post_id, behaviours in plan.fates["facebook"].items():
            there.facebook.will(post_id, *behaviours)
        for post_key, behaviours in plan.calls.items():
            there.program.will(post_key, *behaviours)
        yield there


class Deliveries:
    """What platforms do over several connections: what was not acknowledged is delivered again, until it is.

    Attributes:
        tried: Deliveries that were begun.
        acknowledged: Those that were answered with 200.
        refused: Answers that no platform should get.
    """

    def __init__(self, engine: Engine) -> None:
        self.tried: list[Delivery] = []
        self.acknowledged: list[Delivery] = []
        self.refused: list[str] = []
        self._engine = engine
        self._waiting: SimpleQueue[Delivery] = SimpleQueue()
        self._begun = 0
        self._over = 0
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(CONNECTIONS)]
        for thread in self._threads:
            thread.start()

    def add(self, deliveries: Sequence[Delivery]) -> None:
        """Begin with these too."""
        self._begun += len(deliveries)
        for delivery in deliveries:
            self._waiting.put(delivery)

    def are_acknowledged(self, count: int) -> bool:
        """Whether at least so many are."""
        return len(self.acknowledged) >= count

    def all_over(self) -> bool:
        """Whether nothing is left to be delivered."""
        return self._over == self._begun

    def stop(self) -> None:
        self._ending.set()
        for thread in self._threads:
            thread.join(timeout=PATIENCE_S)

    def _work(self) -> None:
        connection: http.client.HTTPConnection | None = None
        while not self._ending.is_set():
            try:
                delivery = self._waiting.get(timeout=0.1)
            except Empty:
                continue
            with self._lock:
                self.tried.append(delivery)
            while not self._ending.is_set():
                try:
                    connection = connection or self._connect()
                    self._send(connection, delivery)
                    if delivery.hangs_up or self._is_acknowledged(connection, delivery):
                        break
                except (OSError, http.client.HTTPException):
                    if delivery.hangs_up:
                        break
                self._close(connection)
                connection = None
                time.sleep(AGAIN_AFTER_S)
            if delivery.hangs_up:
                self._close(connection)
                connection = None
            with self._lock:
                self._over += 1

    def _connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(urlsplit(self._engine.url).netloc, timeout=PATIENCE_S)

    def _send(self, connection: http.client.HTTPConnection, delivery: Delivery) -> None:
        headers = self._engine.signed(delivery.raw, delivery.platform)
        connection.request("POST", WEBHOOKS[delivery.platform], body=delivery.raw, headers=headers)

    def _is_acknowledged(self, connection: http.client.HTTPConnection, delivery: Delivery) -> bool:
        answer = connection.getresponse()
        content = answer.read()
        with self._lock:
            if answer.status == 200:
                self.acknowledged.append(delivery)
            elif answer.status < 500:
                self.refused.append(f"{answer.status}: {content[:200]!r}")
        return answer.status < 500

    def _close(self, connection: http.client.HTTPConnection | None) -> None:
        if connection is not None:
            connection.close()
