"""``/webhooks/{platform}/{endpoint}``: GET is a challenge, POST an event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chalicelib.engine import receive
from chalicelib.engine.messages import Arrival
from chalicelib.entry.web import Answer, Request, failed, guarded, refused
from chalicelib.ports import Told, World
from chalicelib.steps import Stopwatch

CONTENT_TYPES = ("application/json",)
"""What platforms send; anything else is answered with 415. A missing content type passes."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


ACCEPTED = Answer(200, '{"status": "accepted"}')


class Genuine(NamedTuple):
    """A delivery that was verified and is to be kept."""

    arrival: Arrival
    watch: Stopwatch
    told: Mapping[str, Told]

    @property
    def names(self) -> Mapping[str, str]:
        """In its address."""
        return {"platform": self.arrival.platform, "endpoint": self.arrival.endpoint}


def event(request: Request, world: World, *, platform: str, endpoint: str) -> Answer:
    """Verify and keep a delivery."""
    found = verified(request, world, platform=platform, endpoint=endpoint)
    return found if isinstance(found, Answer) else answered(found, keep([found], world), world)


def verified(request: Request, world: World, *, platform: str, endpoint: str) -> Genuine | Answer:
    """Verify a delivery. An answer: it was refused."""
    watch = Stopwatch()
    said = request.headers.get("content-type", CONTENT_TYPES[0])
    if said.partition(";")[0].strip().lower() not in CONTENT_TYPES:
        return refused(415, world, watch)
    told = {"bytes": len(request.raw)}
    try:
        _check_names(platform, endpoint)
        arrival = receive.verified(
            platform=platform, endpoint=endpoint, headers=request.headers, raw=request.raw, world=world
        )
    except Exception as error:  # noqa: BLE001  (one of the two rims: a stranger never sees a stack trace)
        names = {"platform": platform, "endpoint": endpoint}
        return failed("receive", error, world, watch, names=names, told=told)
    return Genuine(arrival, watch, {**told, "delivery": arrival.delivery})


def keep(genuine: Sequence[Genuine], world: World) -> Exception | None:
    """Keep them all at once. An error: none is to be acknowledged."""
    try:
        receive.keep([one.arrival for one in genuine], world)
    except Exception as error:  # noqa: BLE001  (as above)
        return error
    return None


def answered(genuine: Genuine, error: Exception | None, world: World) -> Answer:
    """What to say to a delivery once it was kept, or was not."""
    if error is not None:
        told = {name: value for name, value in genuine.told.items() if name != "delivery"}
        return failed("receive", error, world, genuine.watch, names=genuine.names, told=told)
    latency_ms = genuine.watch.ms()
    world.metrics.count("deliveries", platform=genuine.arrival.platform)
    world.metrics.time_ms("receive_latency", latency_ms)
    world.log.step("receive", status=200, outcome="ok", latency_ms=latency_ms, **genuine.told, **genuine.names)
    return ACCEPTED


def challenge(request: Request, world: World, *, platform: str, endpoint: str) -> Answer:
    """Prove that the endpoint is ours."""

    def call() -> Answer:
        _check_names(platform, endpoint)
        found = receive.challenge(platform=platform, endpoint=endpoint, query=request.query, world=world)
        return Answer(200, found.body, found.content_type)

    return guarded("challenge", call, world, names={"platform": platform, "endpoint": endpoint}, told={})


def _check_names(platform: str, endpoint: str) -> None:
    if not (_NAME.fullmatch(platform) and _NAME.fullmatch(endpoint)):
        raise receive.unknown_endpoint()
