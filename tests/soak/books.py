"""Storm over the books: many interleavings of workers and people, more and longer than ``make test`` has time for."""

from __future__ import annotations

import time
from itertools import count, cycle
from pathlib import Path

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.interleavings import STORIES

EXAMPLES = 20
LONG = settings(
    max_examples=EXAMPLES,
    stateful_step_count=100,
    deadline=None,
    derandomize=False,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


def run(number: int, folder: Path, seconds: float) -> str:
    """Story after story, each round with a seed of its own."""
    until = time.monotonic() + seconds
    rounds = count()
    for story in cycle(STORIES):
        now = next(rounds)
        run_state_machine_as_test(seed(1_000_000 * number + now)(story), settings=LONG)
        if now >= len(STORIES) - 1 and time.monotonic() > until:
            break
    return f"{(now + 1) * EXAMPLES} interleavings of 100 steps, {now + 1} rounds of {len(STORIES)} stories: all sound"
