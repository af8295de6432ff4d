"""How bad it is: which fates calls meet, and how often. Each seed has a weather of its own."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Literal, NamedTuple

from tests.tap import Trouble, lost_after, lost_before, refused

Fate = Literal[
    "throttled",
    "broken",
    "contended",
    "refused_connection",
    "lost_before",
    "lost_after",
    "broken_after",
    "halved",
    "overtaken",
    "overtaken_after",
    "died_before",
    "died_after",
]
"""``…_before``: nothing happened; ``…_after``: it did, and nobody hears of it. ``overtaken``: others came first."""
FAULTS: tuple[Fate, ...] = (
    "throttled",
    "broken",
    "contended",
    "contended",
    "refused_connection",
    "lost_before",
    "halved",
    "halved",
)
HIDDEN: tuple[Fate, ...] = ("lost_after", "lost_after", "broken_after", "overtaken_after")


class Weather(NamedTuple):
    """Chances of a call.

    Attributes:
        faulty: That AWS says no, or nothing.
        hiding: That it is done and nobody hears of it, where it writes.
        crowded: That somebody else has a turn while it is on its way, where it writes.
        deadly: That the function dies there.
        platforms: Of a request to a platform, that it does not go well.
    """

    faulty: float
    hiding: float
    crowded: float
    deadly: float
    platforms: float

    def fate(
        self, chance: Random, possible: Callable[[Fate], bool], *, is_write: bool, wanted: float, is_swept: bool
    ) -> Fate | None:
        """Of the next call. None: it goes well.

        Args:
            possible: Whether the call can meet it.
            wanted: So many others want what it is about, more or less.
            is_swept: It is one of the many that only look for what is due.
        """
        lot = chance.random() * (5 if is_swept else 1)
        for share, fates in (
            (self.faulty, FAULTS),
            (self.hiding if is_write else 0.0, HIDDEN),
            (min(self.crowded * wanted, 0.8), ("overtaken",)),
            (self.deadly, ("died_before", "died_after")),
        ):
            if lot < share:
                return chance.choice([fate for fate in fates if possible(fate)] or [None])
            lot -= share
        return None

    def secrets(self, chance: Random) -> list[Trouble]:
        """What becomes of the next secrets that are asked for. Few: whoever asks for one really waits in between."""
        if chance.random() < 0.8:
            return []
        kinds = (lost_before, lost_after, refused("ThrottlingException"))
        return [chance.choice(kinds) for _ in range(chance.choice((1, 2, 3)))]


CLEAR = Weather(faulty=0.0, hiding=0.0, crowded=0.0, deadly=0.0, platforms=0.0)


def of(chance: Random) -> Weather:
    """Mixed, or mostly of one kind."""
    usual = Weather(faulty=0.06, hiding=0.1, crowded=0.2, deadly=0.015, platforms=0.3)
    return usual._replace(
        **chance.choice(
            (
                {},
                {},
                {"faulty": 0.15, "hiding": 0.02},
                {"hiding": 0.3},
                {"crowded": 0.6},
                {"deadly": 0.05},
                {"platforms": 0.8},
            )
        )
    )
