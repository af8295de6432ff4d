"""What cannot be split: one item that many decisions write.

A write of several items is a transaction. While one holds an item, another that wants it fails at once
(TransactionConflict) and is tried again a little later. Where the item is expected to be as it was read, whoever was
overtaken decides again from the start.
"""

from __future__ import annotations

import heapq
from random import Random
from typing import NamedTuple

from chalicelib.adapters.aws.dynamodb_calls import CONTENDED, longest_pause_s
from chalicelib.engine.pipeline import TRIES

CONSIDERING_S = 0.04
"""From reading the item to writing it, in `consider`."""
HELD_S = 0.012
"""For which a transaction holds an item."""


class Contended(NamedTuple):
    """One item under load.

    Attributes:
        done: Writes a second.
        waited_s: From a post's arrival to its write, on average.
        tries: Decisions for each of them.
        again: Share of the posts that go back to the queue.
    """

    rate: float
    done: float
    tries: float
    again: float
    waited_s: float


class _Try(NamedTuple):
    """Somebody about to write.

    Attributes:
        came: When the post did.
        read: Version that it rests on.
    """

    at: float
    came: float
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
        heapq.heappush(coming, _Try(at, at, number, -1, 0, 0))
    version, held_until, done, decisions, again, waited = 0, 0.0, 0, 0, 0, 0.0
    while coming and coming[0].at < seconds:
        one = heapq.heappop(coming)
        if one.read < 0:  # it reads now, and writes when it has decided
            took = CONSIDERING_S * chance.uniform(0.7, 1.3)
            heapq.heappush(coming, one._replace(at=one.at + took, read=version, decisions=one.decisions + 1, writes=0))
        elif one.at < held_until:
            writes = one.writes + 1
            if writes >= CONTENDED.tries:
                again += 1
                continue
            pause = chance.uniform(0, longest_pause_s(writes, CONTENDED))
            heapq.heappush(coming, one._replace(at=one.at + pause, writes=writes))
        elif versioned and one.read != version:
            if one.decisions >= TRIES:
                again += 1
            else:
                heapq.heappush(coming, one._replace(read=-1))
        else:
            held_until = one.at + HELD_S
            version += 1
            done += 1
            decisions += one.decisions
            waited += one.at - one.came
    each = max(done, 1)
    return Contended(rate, done / seconds, decisions / each, again / max(number, 1), waited / each)
