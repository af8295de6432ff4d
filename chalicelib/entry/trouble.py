"""What is told where a message or something that was due could not be done: one line in the log, one count."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from chalicelib.domain.errors import OutOfService, TryAgainLater, place
from chalicelib.ports import Told, World
from chalicelib.steps import Stopwatch

T = TypeVar("T")


def tell(world: World, name: str, error: Exception, watch: Stopwatch, **told: Told) -> None:
    """It is done again later in any case; what nobody expected is told as such."""
    if isinstance(error, OutOfService):
        world.alarms.raised(error)
    expected = isinstance(error, TryAgainLater | OutOfService)
    outcome = "again" if expected else "broken"
    trouble = {"error": type(error).__name__, "place": place(error)}
    world.log.step(name, outcome=outcome, latency_ms=watch.ms(), **trouble, **told)
    if expected:
        world.metrics.count("retries", step=name)
    else:
        world.metrics.count("breakages", step=name)


def guarded(world: World, name: str, do: Callable[[], T], **told: Told) -> T | None:
    """One thing that is due; if it breaks, the next still has its turn."""
    watch = Stopwatch()
    try:
        return do()
    except Exception as error:  # noqa: BLE001  (one of the two rims: what breaks ends nothing else)
        tell(world, name, error, watch, **told)
        return None
