"""What time brings, in one table: looked at each second on one machine, each minute on AWS."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from chalicelib.engine import pipeline
from chalicelib.engine.changeover import Changeover
from chalicelib.entry.trouble import guarded
from chalicelib.ports import World
from chalicelib.steps import Stopwatch

PAGE, MOST_PAGES = 100, 50
"""Of timers in one look; what is left then is found by the next."""


class Turn(NamedTuple):
    """Something that is done again and again.

    Attributes:
        step: What the log calls it if it breaks.
        every: Seconds.
    """

    step: str
    every: int
    do: Callable[[], object]


class Schedule:
    """Everything that has its turn; one for each process."""

    def __init__(self, world: World, *more: Turn, most: int = 100, ring_s: float = math.inf) -> None:
        """Begin.

        Args:
            more: What only this kind of process looks at; it comes first.
            most: So many effects that nobody saw to are announced in one look; the longest overdue first.
            ring_s: After so many seconds no further timer of a look is rung, so that what comes behind has its turn.
        """
        self._world = world
        self._ring_ms = ring_s * 1000
        self.turns: Sequence[Turn] = (
            *more,
            Turn("playbook", 1, Changeover(world).look),  # before timers: a function starts without any
            Turn("follow_up", 1, lambda: pipeline.sweep(world, most=most)),
            Turn("follow_up", 1, self._ring),
            Turn("metrics", 60, lambda: pipeline.read_gauges(world)),
            Turn("metrics", 5, world.metrics.flush),
        )

    def look(self, second: int = 0) -> None:
        """Do whatever has its turn in this second; at zero everything has."""
        for turn in self.turns:
            if second % turn.every == 0:
                guarded(self._world, turn.step, turn.do)

    def _ring(self) -> None:
        seen: set[str] = set()
        watch, still_there = Stopwatch(), 0
        for _ in range(MOST_PAGES):
            most = PAGE + still_there
            found = pipeline.due_timers(self._world, most=most)
            due = [timer for timer in found if timer.id not in seen]
            still_there = len(found) - len(due)  # those that break again and again hide nobody behind them
            if not due and len(found) < most:
                return
            for timer in due:
                if watch.ms() > self._ring_ms:
                    return
                seen.add(timer.id)
                ring = partial(pipeline.ring, timer, self._world)
                guarded(self._world, "follow_up", ring, timer=timer.kind, about=timer.about)
