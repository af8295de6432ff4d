"""The functions of one engine on AWS, run in this process: fed by its queues, killed, started again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from random import Random
from typing import Any

from chalicelib import bootstrap
from chalicelib.adapters.aws import clients
from chalicelib.adapters.system import FixedClock
from chalicelib.bootstrap.environment import Stack
from chalicelib.domain.playbook import Playbook
from chalicelib.entry import functions, webhooks
from chalicelib.entry.web import Request
from chalicelib.ports import Playbooks, Queue, World
from tests.e2e.engine import WEBHOOKS, WEDNESDAY
from tests.e2e.posts import meta_signature, signature
from tests.soak.aws_storm import stack as stacks
from tests.soak.aws_storm.feed import Feed
from tests.soak.aws_storm.outside import Outside
from tests.soak.aws_storm.wire import Wire
from tests.soak.kill_storm.plan import Delivery
from tests.worlds import KeptLog, KeptMetrics, Killed

VISIBLE_AFTER = {"raw": timedelta(minutes=3), "items": timedelta(minutes=3), "effects": timedelta(minutes=12)}
"""As the stack's template has it."""
COLD = 0.15
"""Of the functions that start, so many read their playbooks from the bucket; the others save the time."""


class AwsEngine:
    """Several functions that share one process, one after the other or in the middle of each other.

    Attributes:
        world: Of the function that started last.
        kills: How many functions died.
        crashes: What a function raised instead of an answer.
    """

    def __init__(
        self, stack: Stack, playbook: Playbook, *, chance: Random, wire: Wire, threads: Mapping[str, str]
    ) -> None:
        self.clock = FixedClock(WEDNESDAY)
        self.log = KeptLog()
        self.outside = Outside(self.clock, chance, wire, threads)
        self.kills = 0
        self.crashes: list[str] = []
        self.stack = stack
        self._chance = chance
        self._wire = wire
        self._metrics = KeptMetrics()
        self.world = self._started(None)
        self._warm: Playbooks = self.world.playbooks
        self._warm.use(playbook)
        functions_of = {"raw": functions.normalise, "items": functions.consider, "effects": functions.act}
        self.feeds = {name: self._feed(name, do) for name, do in functions_of.items()}
        wire.hidden = self._hide

    def _feed(self, name: str, do: Callable[[Mapping[str, Any]], functions.Failures]) -> Feed:
        def invoke(event: dict[str, Any]) -> functions.Failures | None:
            answer: functions.Failures | None = self.run(lambda: do(event))
            return answer

        url = getattr(self.stack, name)
        return Feed(url, invoke, visible_after=VISIBLE_AFTER[name], clock=self.clock, chance=self._chance)

    def _hide(self, receipt: str, seconds: int) -> None:
        for feed in self.feeds.values():
            feed.hide(receipt, seconds)

    def run(self, do: Callable[[], Any]) -> Any:
        """Something that a function does; None if it died, and the next one starts."""
        with self._wire.exposed():
            try:
                return do()
            except Killed:
                self.kills += 1
            except Exception as error:  # noqa: BLE001  (told in the end)
                self.crashes.append(repr(error))
            self.start()
            return None

    def start(self) -> None:
        """A function's process begins; others may still be at work."""
        self.world = self._started(None if self._chance.random() < COLD else self._warm)

    def _started(self, playbooks: Playbooks | None) -> World:
        world = stacks.world(
            self.stack,
            clock=self.clock,
            http=self.outside,
            log=self.log,
            metrics=self._metrics,
            playbooks=playbooks,
        )
        bootstrap.use(world)
        functions._changes.cache_clear()
        return world

    def follow_up(self) -> None:
        """As each minute."""
        self.run(functions.follow_up)

    def receive(self, delivery: Delivery) -> int | None:
        """What a platform is answered. None: nothing."""
        platform, endpoint = WEBHOOKS[delivery.platform].split("/")[2:]
        if platform == "x":
            headers = {"x-twitter-webhooks-signature": signature(delivery.raw, stacks.CONSUMER_SECRET)}
        else:
            headers = {"x-hub-signature-256": meta_signature(delivery.raw, stacks.APP_SECRET)}
        asked = Request("POST", headers, {}, delivery.raw)
        answer = self.run(lambda: webhooks.event(asked, self.world, platform=platform, endpoint=endpoint))
        return None if answer is None else int(answer.status)

    def queues(self) -> dict[str, Queue]:
        return {"raw": self.world.raw, "items": self.world.items, "effects": self.world.effects}

    def agenda(self) -> Iterator[tuple[str, str, int]]:
        """Whatever is due some time: on which agenda, what, and when in microseconds."""
        pages = (
            clients.client("dynamodb")
            .get_paginator("scan")
            .paginate(
                TableName=self.stack.table,
                ProjectionExpression="p, s, a, d",
                FilterExpression="begins_with(a, :e) OR begins_with(a, :t)",
                ExpressionAttributeValues={":e": {"S": "effects#"}, ":t": {"S": "timers#"}},
            )
        )
        for page in pages:
            for item in page["Items"]:
                yield item["a"]["S"].partition("#")[0], item["p"]["S"] + item["s"]["S"], int(item["d"]["N"])


@contextmanager
def forgotten() -> Iterator[None]:
    """No world is left behind."""
    before = list(bootstrap._worlds)
    try:
        yield
    finally:
        bootstrap._worlds[:] = before
        functions._changes.cache_clear()
