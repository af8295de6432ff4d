"""Which partition takes how much of the load, and at how many posts a second of one brand it breaks.

A partition of DynamoDB takes 1,000 write and 3,000 read units a second. A hot one is split by its sort keys, down to a
single item, unless all writes go to the end of its order: then every half is as hot as the whole was.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bench.scale.stream import Run, Seen
from bench.scale.units import Op

WRITES, READS = 1_000, 3_000
MEET = 5
"""A design spreads by itself as long as fewer posts meet in any of its partitions."""
AT_THE_END, LAST = 0.6, 0.1
"""If so many of the writes go to so much of the order that is there, it grows at its end."""


class Hot(NamedTuple):
    """The hottest partition of a design.

    Attributes:
        design: ``cases#<brand>``.
        written: Units for each post of its brand.
        item_written: The same, of its hottest item.
        grows_at_its_end: So that a split doesn't help.
    """

    design: str
    partition: str
    written: float
    read: float
    item_written: float
    item_read: float
    grows_at_its_end: bool

    @property
    def breaks_at(self) -> float:
        """Posts a second of its brand."""
        whole = self.grows_at_its_end or self.written == self.item_written
        written, read = (self.written, self.read) if whole else (self.item_written, self.item_read)
        return min(WRITES / written if written else float("inf"), READS / read if read else float("inf"))


def hottest(run: Run) -> list[Hot]:
    """Of each design in which posts meet, the one that breaks first first."""
    found: dict[str, Hot] = {}
    for brand in sorted({one.brand for one in run.posts}):
        posts = [one for one in run.posts if one.brand == brand]
        for hot in _of_brand(posts, brand):
            if hot.design not in found or hot.breaks_at < found[hot.design].breaks_at:
                found[hot.design] = hot
    return sorted(found.values(), key=lambda hot: (hot.breaks_at, hot.design))


def spread(run: Run) -> tuple[float, float]:
    """Units written and read for each post where no two posts meet."""
    designs = {hot.design for hot in hottest(run)}
    rest = [op for one in run.posts for op in ops_of(one) if design_of(op.partition, one.brand) not in designs]
    return sum(op.written for op in rest) / len(run.posts), sum(op.read for op in rest) / len(run.posts)


def ops_of(seen: Seen) -> Iterator[Op]:
    """Everything that a post brings, people's part included."""
    yield from seen.ops
    yield from seen.later
    yield from seen.answered
    yield from seen.replied


def design_of(partition: str, brand: str) -> str:
    """A partition's name without what is of one post, person or hour."""
    name, *parts = partition.split("#")
    if name.startswith("due:"):
        return "#".join([name, *("<brand>" for part in parts if part == brand), "<shard>"])
    if brand not in parts:
        return f"{name}#<…>" if parts else name
    kept = {"purse": "<purse>", "grants": "<rule>", "tag": "<tag>", "decided": "<hour>"}
    rest = ["<brand>", *(kept.get(name, "<…>") for part in parts if part != brand)]
    return "#".join([name, *rest])


def _of_brand(posts: Sequence[Seen], brand: str) -> Iterator[Hot]:
    by_design: dict[str, dict[str, list[Op]]] = defaultdict(lambda: defaultdict(list))
    meeting: dict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(posts):
        for op in ops_of(one):
            by_design[design_of(op.partition, brand)][op.partition].append(op)
            meeting[op.partition].add(number)
    for design, partitions in by_design.items():
        if max(len(meeting[partition]) for partition in partitions) < MEET:
            continue
        partition, ops = max(partitions.items(), key=lambda one: (sum(op.written + op.read / 3 for op in one[1]), one))
        items: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for op in ops:
            items[op.sort][0] += op.written
            items[op.sort][1] += op.read
        yield Hot(
            design,
            partition,
            written=sum(op.written for op in ops) / len(posts),
            read=sum(op.read for op in ops) / len(posts),
            item_written=max(one[0] for one in items.values()) / len(posts),
            item_read=max(one[1] for one in items.values()) / len(posts),
            grows_at_its_end=_grows_at_its_end(op.sort for op in ops if op.written and op.sort),
        )


def _grows_at_its_end(sorts: Iterable[str]) -> bool:
    seen: list[str] = []  # in order
    first = last = fresh = 0
    for sort in dict.fromkeys(sorts):
        if len(seen) >= 1 / LAST:
            fresh += 1
            first += sort <= seen[int(len(seen) * LAST)]
            last += sort >= seen[int(len(seen) * (1 - LAST))]
        insort(seen, sort)
    return fresh > 0 and max(first, last) / fresh >= AT_THE_END
