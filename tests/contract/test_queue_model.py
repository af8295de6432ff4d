"""A queue against a plain list: puts, takes, failures and redrives in any order, with time passing.

For those whose every answer is exact: SQS delivers late, and only some of what is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from chalicelib.ports import Clock, Message, Queue

PassTime = Callable[[timedelta], None]
seconds = st.integers(0, 4).map(lambda number: timedelta(seconds=number))


@dataclass
class Entry:
    """What the model knows of a message that is not done."""

    number: int
    body: str
    group: str | None
    key: str | None
    receives: int = 0
    until: datetime | None = None
    delivery: Message | None = None


class Anything(RuleBasedStateMachine):
    def __init__(self, queue: Queue, clock: Clock, pass_time: PassTime, max_receives: int) -> None:
        super().__init__()
        self.queue = queue
        self.clock = clock
        self.pass_time = pass_time
        self.max_receives = max_receives
        self.waiting: list[Entry] = []
        self.dead: list[Entry] = []
        self.deliveries: list[Message] = []
        self.numbers = count()

    @rule(group=st.sampled_from([None, "a", "b"]), key=st.sampled_from([None, None, "k", "l"]))
    def put(self, group: str | None, key: str | None) -> None:
        body = f"message {next(self.numbers)}"
        self.queue.put(body, group=group, key=key)
        self.append(body, group, key)

    @rule(many=st.integers(0, 3))
    def put_all(self, many: int) -> None:
        bodies = [f"message {next(self.numbers)}" for _ in range(many)]
        self.queue.put_all(bodies)
        for body in bodies:
            self.append(body, None, None)

    @rule(limit=st.integers(1, 4), lease=seconds)
    def take(self, limit: int, lease: timedelta) -> None:
        self.settle()
        ready = {entry.body: entry for entry in self.waiting if self.first_of_its_group(entry) and entry.until is None}
        taken = self.queue.take(limit=limit, lease=lease)
        assert len(taken) == min(limit, len(ready))
        for message in taken:
            entry = ready.pop(message.body)
            entry.receives += 1
            entry.until = self.clock.now() + lease
            entry.delivery = message
            assert (message.group, message.receives) == (entry.group, entry.receives)
        self.deliveries += taken

    @precondition(lambda self: self.deliveries)
    @rule(pick=st.integers(0, 999))
    def done(self, pick: int) -> None:
        message, entry = self.any_delivery(pick)
        assert self.queue.done(message) == (entry is not None)
        if entry is not None:
            self.waiting.remove(entry)

    @precondition(lambda self: self.deliveries)
    @rule(pick=st.integers(0, 999), after=seconds, counts=st.booleans())
    def fail(self, pick: int, after: timedelta, counts: bool) -> None:
        message, entry = self.any_delivery(pick)
        assert self.queue.fail(message, after=after, counts=counts) == (entry is not None)
        if entry is None:
            return
        entry.delivery = None
        entry.until = self.clock.now() + after
        if not counts:
            entry.receives -= 1
        elif entry.receives >= self.max_receives:
            self.bury(entry)

    @rule(limit=st.integers(1, 3))
    def redrive(self, limit: int) -> None:
        self.settle()
        moved, self.dead = self.dead[:limit], self.dead[limit:]
        assert self.queue.redrive(limit=limit) == len(moved)
        for entry in moved:
            self.append(entry.body, entry.group, entry.key)

    @rule(by=seconds)
    def time_passes(self, by: timedelta) -> None:
        self.pass_time(by)

    @invariant()
    def it_is_as_deep_and_as_dead_as_the_model(self) -> None:
        self.settle()
        assert [letter.body for letter in self.queue.dead()] == [entry.body for entry in self.dead]
        assert self.queue.depth() == len(self.waiting)

    def append(self, body: str, group: str | None, key: str | None) -> None:
        if key is None or all(entry.key != key for entry in self.waiting):
            self.waiting.append(Entry(next(self.numbers), body, group, key))

    def any_delivery(self, pick: int) -> tuple[Message, Entry | None]:
        """Some delivery ever made, and its message if nobody else had it since."""
        message = self.deliveries[pick % len(self.deliveries)]
        return message, next((entry for entry in self.waiting if entry.delivery is message), None)

    def settle(self) -> None:
        """What has waited long enough is ready, or dead."""
        now = self.clock.now()
        for entry in [entry for entry in self.waiting if entry.until is not None and entry.until <= now]:
            entry.until = None
            if entry.receives >= self.max_receives:
                self.bury(entry)

    def bury(self, entry: Entry) -> None:
        self.waiting.remove(entry)
        self.dead.append(entry)
        self.dead.sort(key=lambda letter: letter.number)

    def first_of_its_group(self, entry: Entry) -> bool:
        return entry.group is None or next(e for e in self.waiting if e.group == entry.group) is entry


def test_any_order_of_calls_behaves_like_a_plain_list(
    make_exact_queue: Callable[[], Queue], clock: Clock, pass_time: PassTime, max_receives: int
) -> None:
    class Fresh(Anything):
        def __init__(self) -> None:
            super().__init__(make_exact_queue(), clock, pass_time, max_receives)

    run_state_machine_as_test(Fresh, settings=settings(max_examples=30, stateful_step_count=40, deadline=None))
