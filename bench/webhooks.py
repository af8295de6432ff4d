"""How many posts a second are taken in durably through the real HTTP port, and how long each waits for its answer.

All servers run at the same time and are asked in turn, round after round, so that whatever else the machine does meets
all of them. A figure is the median of its rounds.
"""

from __future__ import annotations

import platform
import sqlite3
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.load import MOST_A_SECOND, Load, load
from bench.servers import SECRET, Server, serving

BARE, CHALICE, COMMIT = "http.server", "chalice", "commit"
STOPPED, RUNNING = "delight, workers stopped", "delight"
NAMES = {
    BARE: "http.server, answers 200",
    CHALICE: "Chalice's server, answers 200",
    COMMIT: "http.server, one commit a post",
    STOPPED: "delight, workers stopped",
    RUNNING: "delight, workers running",
}
CONNECTIONS = (1, 8, 32)
SLOW_MS = 3.0


class Figures(NamedTuple):
    """Of one server with so many connections, over all rounds."""

    rate: float
    p50_ms: float
    p99_ms: float
    per_fsync: float


def measure(folder: Path, *, rounds: int, seconds: float) -> str:
    """The table."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(name, folder / str(n))) for n, name in enumerate(NAMES)]
        fresh = {server.name: server.memory_mb() for server in servers}
        usual = {many: _in_turn(servers, many, rounds=rounds, seconds=seconds) for many in CONNECTIONS}
        durable = [server for server in servers if server.name not in {BARE, CHALICE}]
        for server in durable:
            server.disk.slow(by_ms=SLOW_MS)
        slow = {many: _in_turn(durable, many, rounds=rounds, seconds=seconds) for many in CONNECTIONS}
        starts = [server for server in servers if server.name == RUNNING]
        about = (
            f"start to the first connection {starts[0].start_s:.2f} s, memory then {fresh[RUNNING]:.0f} MB,"
            f" after all of this {starts[0].memory_mb():.0f} MB"
        )
    versions = f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    lines = [
        f"webhooks: {versions}; median of {rounds} rounds of {seconds:g} s",
        "",
        *_table(usual),
        "",
        f"with {SLOW_MS:g} ms added to every fsync",
        *_table(slow),
        "",
        about,
        "",
        *_aims(usual[CONNECTIONS[-1]], slow[CONNECTIONS[-1]]),
    ]
    return "\n".join(lines)


_numbers = count(0)


def _in_turn(servers: list[Server], connections: int, *, rounds: int, seconds: float) -> dict[str, Figures]:
    runs: dict[str, list[tuple[Load, int]]] = {server.name: [] for server in servers}
    for _ in range(rounds):
        for server in servers:
            first = int(MOST_A_SECOND * seconds) * next(_numbers)
            fsyncs = server.disk.fsyncs
            run = load(server.port, secret=SECRET, first=first, connections=connections, seconds=seconds)
            if run.refused:
                raise RuntimeError(f"{server.name} refused {run.refused} posts")
            runs[server.name].append((run, server.disk.fsyncs - fsyncs))
    return {
        name: Figures(
            rate=median(run.rate for run, _ in one),
            p50_ms=median(run.p50_ms for run, _ in one),
            p99_ms=median(run.p99_ms for run, _ in one),
            per_fsync=median(run.posts / max(fsyncs, 1) for run, fsyncs in one),
        )
        for name, one in runs.items()
    }


def _table(measured: dict[int, dict[str, Figures]]) -> list[str]:
    head = "".join(f"{f'{many} connection' + 's' * (many > 1):>34}" for many in measured)
    under = "".join(f"{'posts/s':>12}{'p50':>7}{'p99 ms':>8}{'/fsync':>7}" for _ in measured)
    rows = [
        f"{NAMES[name]:<31}" + "".join(_cell(figures[name]) for figures in measured.values())
        for name in next(iter(measured.values()))
    ]
    return [f"{'':<31}{head}", f"{'':<31}{under}", *rows]


def _cell(figures: Figures) -> str:
    per_fsync = "-" if figures.per_fsync > 10_000 or not figures.per_fsync else f"{figures.per_fsync:.1f}"
    return f"{figures.rate:>12,.0f}{figures.p50_ms:>7.2f}{figures.p99_ms:>8.2f}{per_fsync:>7}"


def _aims(usual: dict[str, Figures], slow: dict[str, Figures]) -> list[str]:
    """With the most connections."""
    told = [f"at {CONNECTIONS[-1]} connections{'':>25}aim   workers stopped   workers running"]
    for bare in (CHALICE, BARE):
        rates = (usual[name].rate / usual[bare].rate for name in (STOPPED, RUNNING))
        waits = (usual[name].p99_ms / usual[bare].p99_ms for name in (STOPPED, RUNNING))
        told.append(_aim(f"posts a second of {NAMES[bare].partition(',')[0]}'s", ">= 0.5", *rates))
        told.append(_aim(f"p99 of {NAMES[bare].partition(',')[0]}'s", "<= 3", *waits))
    told.append(_aim("posts an fsync", ">= 8", *(usual[name].per_fsync for name in (STOPPED, RUNNING))))
    gain = (slow[name].rate / slow[COMMIT].rate for name in (STOPPED, RUNNING))
    told.append(_aim("slow fsync: times one commit a post", ">= 5", *gain))
    return told


def _aim(what: str, aim: str, stopped: float, running: float) -> str:
    return f"  {what:<37}{aim:>7}{stopped:>16.2f}{running:>18.2f}"
