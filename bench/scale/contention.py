"""What cannot be split: one item that many decisions write.

A write of several items is a transaction. While one holds an item, another that wants it fails at once
(TransactionConflict) and is tried again a little later. Where the item is expected to be as it was read, whoever was
overtaken decides again from the start.
"""

from __future__ import annotations

import heapq
from random import Random
from typing import NamedTuple

from chalicelib.engine.pipeline import TRIES

CONSIDERING_S = 0.04
"""From reading the item to writing it, in `consider`."""
HELD_S = 0.012
"""For which a transaction holds an item."""
PAUSE_S = 0.025
"""Before a write that met another is tried again, on average; doubles each time."""
WRITES = 5
"""How often the same write is tried."""


class Contended(NamedTuple):
    """One item under load.

    Attributes:
        done: Writes a second.
        tries: Decisions for each of them.
        again: Share of the posts that go back to the queue.
    """

    rate: float
    done: float
    tries: float
    again: float


class _Try(NamedTuple):
    """Somebody about to write.

    Attributes:
        read: Version that it rests on.
    """

    at: float
    number: int
    read: int
    decisions: int
    writes: int


def contended(rate: float, *, versioned: bool, seconds: float = 60.0, seed: int = 1) -> Contended:
    """So many posts a second that all write one item."""
    chance = Random(seed)
    coming: list[_Try] = []
    at, number = 0.0, 0
    while at < seconds:
        at += chance.expovariate(rate)
        number += 1
        heapq.heappush(coming, _Try(at, number, -1, 0, 0))
    version, held_until, done, decisions, again = 0, 0.0, 0, 0, 0
    while coming and coming[0].at < seconds:
        one = heapq.heappop(coming)
        if one.read < 0:  # it reads now, and writes when it has decided
            took = CONSIDERING_S * chance.uniform(0.7, 1.3)
            heapq.heappush(coming, _Try(one.at + took, one.number, version, one.decisions + 1, 0))
        elif one.at < held_until:
            if one.writes + 1 >= WRITES:
                again += 1
                continue
            pause = chance.uniform(0, 2 * PAUSE_S * 2**one.writes)
            heapq.heappush(coming, one._replace(at=one.at + pause, writes=one.writes + 1))
        elif versioned and one.read != version:
            if one.decisions >= TRIES:
                again += 1
            else:
                heapq.heappush(coming, _Try(one.at, one.number, -1, one.decisions, 0))
        else:
            held_until = one.at + HELD_S
            version += 1
            done += 1
            decisions += one.decisions
    return Contended(rate, done / seconds, decisions / done if done else 0.0, again / max(number, 1))
