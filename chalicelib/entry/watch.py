"""Whether what the engine stands on works: tried while an alarm stands, so that it ends by itself; else each minute."""

from __future__ import annotations

import time
from collections.abc import Callable

from chalicelib.books.links import SECRET as LINKS_SECRET
from chalicelib.domain import advice
from chalicelib.domain.errors import ClockJumped, NotStored, OutOfService, SecretsUnreadable
from chalicelib.ports import Delete, Key, Put, World

IDLE = 60
"""Looks from one trial to the next while nothing is wrong: a full disk is known before the next post comes."""
CALM = 3
"""So many looks in a row without any failure end an alarm."""
ROOM = 64 * 1024
"""Bytes that are written as a trial: with less room than that, posts would fail again at once."""
JUMP_S = 60.0
"""By so much the engine's clock has to differ from the time that really passed between two looks."""
TRIAL = Key("engine", "trial")


class Watch:
    """Looks each second; one for each process."""

    def __init__(self, world: World, *, passed_s: Callable[[], float] = time.monotonic) -> None:
        """Begin.

        Args:
            passed_s: Seconds that really passed, since whenever.
        """
        self._world = world
        self._passed_s = passed_s
        self._ahead_s = self._ahead()
        self._looks = 0
        self._calm: dict[str, tuple[int, int]] = {}

    def look(self) -> None:
        """One look. What fails raises its alarm, what has worked for a while ends it."""
        self._looks += 1
        self._look_at_the_clock()
        standing = self._world.alarms.standing()
        if not standing.keys() & TRIALS.keys() and self._looks % IDLE:
            return
        for about, try_out in TRIALS.items():
            try:
                try_out(self._world)
            except OutOfService as error:
                self._world.alarms.raised(error)
            else:
                self._worked(about)

    def _look_at_the_clock(self) -> None:
        before, self._ahead_s = self._ahead_s, self._ahead()
        by = self._ahead_s - before
        if abs(by) > JUMP_S:
            fix = advice.CLOCK_AHEAD if by > 0 else advice.CLOCK_BACK
            self._world.alarms.raised(ClockJumped(fix, where=f"by {by:+.0f} s"))
            self._world.alarms.over(ClockJumped.about)  # the engine works by whatever time it is

    def _ahead(self) -> float:
        return self._world.clock.now().timestamp() - self._passed_s()

    def _worked(self, about: str) -> None:
        """It did this time; whether nobody else met a failure meanwhile, the alarm knows."""
        alarm = self._world.alarms.standing().get(about)
        if alarm is None:
            return
        times, calm = self._calm.get(about, (0, 0))
        calm = calm + 1 if times == alarm.times else 1
        self._calm[about] = (alarm.times, calm)
        if calm >= CALM:
            del self._calm[about]
            self._world.alarms.over(about)


def _try_storage(world: World) -> None:
    world.records.write(Put(TRIAL, {"room": "x" * ROOM}))
    world.records.write(Delete(TRIAL))
    if NotStored.about in world.alarms.standing():
        world.shelf.put("/".join(TRIAL), b"x" * ROOM)


def _try_secrets(world: World) -> None:
    world.vault.secrets(LINKS_SECRET)


TRIALS: dict[str, Callable[[World], None]] = {NotStored.about: _try_storage, SecretsUnreadable.about: _try_secrets}
