"""What a storm is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Storm(NamedTuple):
    """An attack on the engine that can be repeated by its seed.

    Attributes:
        name: For ``make soak STORM=…``.
        run: Seed, an empty folder of its own and the seconds it should take at most → one line that says what was
            measured. Raises whatever says what broke. The same seed makes the same plan; it can't make the same race.
        seeds: How many there are, from 1 on.
        minutes: Its share of the time, when there is time for everything.
        processes: So many of its seeds blow at the same time, each in a process that blows others before and after it.
    """

    name: str
    run: Callable[[int, Path, float], str]
    seeds: int
    minutes: float
    processes: int = 1
