"""``/webhooks/{platform}/{endpoint}``: GET is a challenge, POST an event."""

from __future__ import annotations

import re

from chalicelib.engine import receive
from chalicelib.entry.web import Answer, Request, guarded, refused
from chalicelib.ports import Told, World
from chalicelib.steps import Stopwatch

CONTENT_TYPES = ("application/json",)
"""What platforms send; anything else is answered with 415. A missing content type passes."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def event(request: Request, world: World, *, platform: str, endpoint: str) -> Answer:
    """Verify and keep a delivery."""
    watch = Stopwatch()
    said = request.headers.get("content-type", CONTENT_TYPES[0])
    if said.partition(";")[0].strip().lower() not in CONTENT_TYPES:
        return refused(415, world, watch)
    told: dict[str, Told] = {"bytes": len(request.raw)}

    def call() -> Answer:
        _check_names(platform, endpoint)
        told["delivery"] = receive.receive(
            platform=platform, endpoint=endpoint, headers=request.headers, raw=request.raw, world=world
        )
        world.metrics.count("deliveries", platform=platform)
        world.metrics.time_ms("receive_latency", watch.ms())
        return Answer(200, '{"status": "accepted"}')

    return guarded("receive", call, world, names={"platform": platform, "endpoint": endpoint}, told=told)


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
