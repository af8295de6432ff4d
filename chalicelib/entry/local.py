"""One machine: workers that feed the engine from its queues, and a ticker for what time brings."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import count

from chalicelib.domain import structs
from chalicelib.domain.errors import OutOfService, TryAgainLater
from chalicelib.engine import pipeline
from chalicelib.entry.schedule import Schedule, Turn
from chalicelib.entry.trouble import guarded, tell
from chalicelib.entry.watch import Watch
from chalicelib.ports import Message, Queue, World
from chalicelib.steps import Stopwatch

LEASE = timedelta(seconds=60)
IDLE_S = 0.05
"""How long a worker sleeps when its queue is empty."""
TICK_S = 1.0
CONSIDERERS = 2
OUT_OF_SERVICE_S = 2.0
"""How long whatever needs what is out of service waits for its next try."""
GIVE_BACK_TRIES = round(LEASE.total_seconds() / OUT_OF_SERVICE_S)
"""Then the lease has ended by itself."""
QUIET_S = 0.002
GIVES_WAY = 9
"""While requests come in, a worker rests so many times as long as it worked."""


class Intake:
    """The HTTP side, as far as workers have to know it.

    Attributes:
        asked_at: When the last request came, on the machine's monotonic clock, in seconds.
    """

    def __init__(self) -> None:
        self.asked_at = -QUIET_S

    def asked(self) -> None:
        """A request is here."""
        self.asked_at = time.monotonic()

    def is_quiet(self) -> bool:
        """Nobody has asked for anything for a moment."""
        return time.monotonic() - self.asked_at > QUIET_S


class Workers:
    """The engine's threads; stopping them loses nothing, for whatever was begun is delivered again.

    Requests go first: a platform gives up after some seconds, while a post that waits on the queue is safe.
    """

    def __init__(self, world: World, intake: Intake) -> None:
        self._world = world
        self._intake = intake
        self._stopping = threading.Event()
        jobs = [
            ("normalise", lambda: self._work("normalise", world.raw, pipeline.normalise_body)),
            *[("consider", lambda: self._work("consider", world.items, pipeline.consider))] * CONSIDERERS,
            ("act", lambda: self._work("act", world.effects, pipeline.perform)),
            ("tick", self._tick),
        ]
        self._threads = [threading.Thread(target=job, name=name, daemon=True) for name, job in jobs]

    def start(self) -> None:
        structs.learn()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let each finish what it has in hand."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=15)
        guarded(self._world, "metrics", self._world.metrics.flush)

    def _work(self, name: str, queue: Queue, do: Callable[[str, World], object]) -> None:
        while not self._stopping.is_set():
            try:
                messages = queue.take(limit=10, lease=LEASE)
            except OutOfService as error:
                self._world.alarms.raised(error)
                self._stopping.wait(OUT_OF_SERVICE_S)
                continue
            if not messages:
                self._stopping.wait(IDLE_S)
            held_up: set[str | None] = set()
            for message in messages:
                if self._stopping.is_set():
                    break
                if message.group is not None and message.group in held_up:
                    self._give_back(queue, message, timedelta(0), counts=False)
                    continue
                begun = time.thread_time()  # what was waited for, a platform or the disk, held nobody up
                if not self._one(name, queue, do, message):
                    held_up.add(message.group)
                self._give_way(time.thread_time() - begun)

    def _give_way(self, worked_s: float) -> None:
        """Python runs one thread at a time, so whoever decides a post holds up those who take one in."""
        until = time.monotonic() + GIVES_WAY * worked_s
        while not self._intake.is_quiet() and time.monotonic() < until:
            time.sleep(QUIET_S)

    def _one(self, name: str, queue: Queue, do: Callable[[str, World], object], message: Message) -> bool:
        """One message; what it raises gives it back to the queue, and after too many tries to the dead letters.

        False: it is not done, so nothing of its group behind it may be.
        """
        watch = Stopwatch()
        try:
            do(message.body, self._world)
            queue.done(message)
        except OutOfService as error:
            self._tell(name, error, watch, message)
            self._give_back(queue, message, timedelta(seconds=OUT_OF_SERVICE_S), counts=False)
            return False
        except Exception as error:  # noqa: BLE001  (one of the two rims: one bad message must not end the worker)
            self._tell(name, error, watch, message)
            asked_for = error.after if isinstance(error, TryAgainLater) else None
            self._give_back(queue, message, asked_for or timedelta(seconds=min(2**message.receives, 60)))
            return False
        return True

    def _tell(self, name: str, error: Exception, watch: Stopwatch, message: Message) -> None:
        tell(self._world, name, error, watch, receives=message.receives, **pipeline.about(name, message.body))

    def _give_back(self, queue: Queue, message: Message, pause: timedelta, *, counts: bool = True) -> None:
        for _ in range(GIVE_BACK_TRIES):
            try:
                queue.fail(message, after=pause, counts=counts)
            except OutOfService as error:
                self._world.alarms.raised(error)
            else:
                return
            if self._stopping.wait(OUT_OF_SERVICE_S):
                return

    def _tick(self) -> None:
        schedule = Schedule(self._world, Turn("follow_up", 1, Watch(self._world).look))
        for second in count():
            if second and self._stopping.wait(TICK_S):
                return
            schedule.look(second)
