"""The table's own partitions: ranges of hashed keys, split where they are too hot or too large, as far as that helps.

A new table has four. One that takes more than it can is split where half of its load lies on each side; between two
items of one key, too, but not where the load lies on a single item, or at the end of a growing order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import md5
from itertools import accumulate
from typing import NamedTuple

from bench.scale.partitions import WRITES, design_of, hottest, ops_of
from bench.scale.stream import Run

NEW_TABLE = 4
MOST_BYTES = 10 * 1024**3
COPIES = 24
"""A post of the run stands for so many at once at the highest rates, each with keys of its own."""
ROUNDS = 40
_HASHES = 2**32

Place = tuple[int, str]
"""Hash of the partition key, then the sort key."""


class Split(NamedTuple):
    """A table under load.

    Attributes:
        heat: Partitions, once no split helps any more.
        rounds: Of splitting, until then.
        size: Partitions that a month of posts needs for its bytes alone.
        hottest: Units a second of the hottest one.
        refused: Share of all units that is too much for its partition.
    """

    rate: float
    heat: int
    rounds: int
    size: int
    hottest: float
    refused: float


def split(run: Run, rate: float) -> Split:
    """So many posts a second."""
    load = _load(run, rate)
    parts: list[list[tuple[Place, float]]] = [[] for _ in range(NEW_TABLE)]
    for place, units in sorted(load.items()):
        parts[place[0] * NEW_TABLE // _HASHES].append((place, units))
    rounds = 0
    for rounds in range(ROUNDS):  # noqa: B007  (how many there were is told)
        after = [half for part in parts for half in _halves(part)]
        if len(after) == len(parts):
            break
        parts = after
    sums = [sum(units for _, units in part) for part in parts]
    stored = sum(one.stored for one in run.posts) / len(run.posts) * rate * 30 * 24 * 3600
    refused = sum(max(one - WRITES, 0.0) for one in sums) / max(sum(sums), 1e-9)
    return Split(rate, len(parts), rounds, max(1, round(stored / MOST_BYTES)), max(sums), refused)


def _load(run: Run, rate: float) -> Mapping[Place, float]:
    """Units a second by place. What grows at its end counts as one place."""
    meeting = {hot.design: hot for hot in hottest(run)}
    copies = min(COPIES, max(1, round(rate / len(run.posts))))
    weight = rate / len(run.posts) / copies
    load: dict[Place, float] = defaultdict(float)
    for one in run.posts:
        for op in ops_of(one):
            if not op.written or op.partition.startswith("due:"):
                continue
            hot = meeting.get(design_of(op.partition, one.brand))
            for copy in range(copies):
                if hot is None:
                    place = (_hash(f"{op.partition}~{copy}"), op.sort)
                else:
                    place = (_hash(op.partition), "" if hot.grows_at_its_end else _copied(op.sort, copy))
                load[place] += weight * op.written
    return load


def _copied(sort: str, copy: int) -> str:
    """Tallies of customers are others for other posts; those of stores, rules and purses are the same."""
    return f"{sort}~{copy}" if sort.startswith("customer#") else sort


def _halves(part: Sequence[tuple[Place, float]]) -> list[list[tuple[Place, float]]]:
    whole = sum(units for _, units in part)
    if whole <= WRITES or len(part) < 2:
        return [list(part)]
    sums = list(accumulate(units for _, units in part))
    at = min(range(1, len(part)), key=lambda cut: abs(sums[cut - 1] - whole / 2))
    return [list(part[:at]), list(part[at:])]


def _hash(key: str) -> int:
    return int.from_bytes(md5(key.encode(), usedforsecurity=False).digest()[:4])
