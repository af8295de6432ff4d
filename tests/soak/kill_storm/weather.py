"""When it strikes: ``kill -9`` at the seed's moments and whenever a send hangs; then a start on the folder, later."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from random import Random

from tests.e2e.engine import Engine
from tests.soak.kill_storm.plan import STEP, Plan
from tests.soak.kill_storm.platforms import Outside

PATIENCE_S = 120.0
LOOK_S = 0.02


class Weather:
    """Watches an engine, and strikes.

    Attributes:
        kills: How often it struck.
        kills_in_flight: How often while a send hung.
    """

    def __init__(self, engine: Engine, plan: Plan, outside: Outside) -> None:
        self.kills = 0
        self.kills_in_flight = 0
        self._engine = engine
        self._outside = outside
        self._held = 0
        self._chance = Random(plan.seed)

    def until(self, ready: Callable[[], bool], *, within_s: float = PATIENCE_S) -> bool:
        """Wait, and strike whenever a send hangs meanwhile. False: the time is over.

        Raises:
            AssertionError: The engine ended by itself.
        """
        give_up = time.monotonic() + within_s
        while True:
            if self._outside.held() > self._held:
                time.sleep(self._chance.uniform(0, 0.2))
                self.strike()
                give_up = time.monotonic() + within_s
            elif self._engine.process is not None and self._engine.process.poll() is not None:
                raise AssertionError(f"the engine ended by itself with {self._engine.process.returncode}")
            elif ready():
                return True
            elif time.monotonic() > give_up:
                return False
            time.sleep(LOOK_S)

    def rest(self, seconds: float) -> None:
        """Let it run for a while."""
        over = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > over)

    def strike(self, *, by: timedelta = STEP) -> None:
        """End the engine without a warning, and start it again when it is later."""
        self._engine.kill()
        held = self._outside.held()
        self.kills += 1
        self.kills_in_flight += held > self._held
        self._held = held
        self._engine.rise_again(by)
