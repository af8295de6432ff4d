"""What each Lambda function costs when it starts cold: modules imported, time on the processor, services described.

The real zip runs under Lambda's own client (`tests.lambdas`). Time is a ratio to a route of ten lines that has one
client of boto3, in the same zip, in the same round: it depends little on the machine.
"""

from __future__ import annotations

import platform
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests import functions
from tests.lambdas import Report, unpacked
from tests.packaged import ROOT, package

BARE, RECEIVE = "bare", "receive"
EVENTS = 4
"""That a process is given; the first of them cold."""
AIM = 1.3


class Start(NamedTuple):
    """Of one function, in one round.

    Attributes:
        cold: After the first event.
        ratio: Of the time until then, to the bare one's in the same round.
        warm_s: On the processor, for a later event.
    """

    cold: Report
    ratio: float
    warm_s: float

    @classmethod
    def of(cls, reports: list[Report], bare: list[Report]) -> Start:
        """From reports after the import and after each event."""
        later = [after.cpu_s - before.cpu_s for before, after in pairwise(reports[1:])]
        return cls(reports[1], reports[1].cpu_s / bare[1].cpu_s, median(later) if later else 0.0)


def measure(folder: Path, *, rounds: int) -> str:
    """The table."""
    task = unpacked(package(ROOT, folder / "package").zipped, folder / "task")
    peer = functions.bare(task, folder / "bare")
    starts: dict[str, list[Start]] = defaultdict(list)
    with functions.stack(folder / "aws") as there:
        functions.run(task, "playbook_changed", [there.uploaded()], there, scratch=folder)
        for _ in range(rounds):
            given = [functions.webhook() for _ in range(EVENTS)]
            bare = functions.run(peer, RECEIVE, given, there, scratch=folder)
            there.waiting("raw")
            starts[BARE].append(Start.of(bare, bare))
            for name, reports in functions.each(task, there, events_each=EVENTS, scratch=folder):
                starts[name].append(Start.of(reports, bare))
    about = f"cold starts: {platform.machine()}, Python {platform.python_version()}; median of {rounds} rounds"
    return "\n".join([about, "", *_table(starts), "", _aim(starts[RECEIVE])])


def _table(starts: dict[str, list[Start]]) -> list[str]:
    lines = [f"{'':<17}{'modules':>8}{'ours':>6}{'cold ms':>9}{'ratio':>7}{'warm ms':>9}  services described"]
    for name, found in starts.items():
        modules, models = found[0].cold.modules, found[0].cold.models
        ours = sum(one.partition(".")[0] == "chalicelib" for one in modules)
        times = (
            median(one.cold.cpu_s for one in found) * 1e3,
            _ratio(found),
            median(one.warm_s for one in found) * 1e3,
        )
        lines.append(
            f"{name:<17}{len(modules):>8}{ours:>6}{times[0]:>9.0f}{times[1]:>7.2f}{times[2]:>9.1f}"
            f"  {' '.join(sorted(set(models))) or 'none'}"
        )
    return lines


def _ratio(found: list[Start]) -> float:
    return median(one.ratio for one in found)


def _aim(found: list[Start]) -> str:
    reached = "reached" if _ratio(found) <= AIM else "missed"
    return f"{RECEIVE} takes {_ratio(found):.2f} times {BARE}'s; aim: at most {AIM}, {reached}"
