"""``make soak``: every storm, seed after seed, as long as its share of the minutes lasts; each at least once."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context

from tests.soak.seeds import Blown, once
from tests.soak.storm import Storm
from tests.soak.storms import STORMS

FULL_MINUTES = 40


def main() -> int:
    """Run what is asked for; 1 if a seed failed, with the command that repeats it."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=FULL_MINUTES, help="for all storms together")
    parser.add_argument("--storm", choices=[storm.name for storm in STORMS], help="only this one")
    parser.add_argument("--seed", type=int, help="only this one")
    parser.add_argument("--seeds", type=int, help="only the first ones, so many")
    asked = parser.parse_args()
    chosen = [storm for storm in STORMS if asked.storm in {None, storm.name}]
    shares = sum(storm.minutes for storm in chosen)
    failures = []
    for storm in chosen:
        seeds = [asked.seed] if asked.seed is not None else list(range(1, (asked.seeds or storm.seeds) + 1))
        failures += _blow(storm, seeds, within_s=60 * asked.minutes * storm.minutes / shares)
    for line in failures:
        print(line)
    return 1 if failures else 0


def _blow(storm: Storm, seeds: Sequence[int], *, within_s: float) -> list[str]:
    """One storm; the repeating commands of the seeds that failed."""
    failures, over = [], 0
    for blown in _seeds(storm, seeds, until=time.monotonic() + within_s):
        over += 1
        print(f"{storm.name} seed {blown.seed}: {blown.told}", flush=True)
        if not blown.sound:
            failures.append(f"repeat with: make soak STORM={storm.name} SEED={blown.seed}")
    if over < len(seeds):
        print(f"{storm.name}: {over} of {len(seeds)} seeds in the time there is", flush=True)
    return failures


def _seeds(storm: Storm, seeds: Sequence[int], *, until: float) -> Iterator[Blown]:
    """One after the other, or several at the same time; none begins that would not be over in time."""
    if storm.processes == 1:
        began = time.monotonic()
        for number, seed in enumerate(seeds):
            left = until - time.monotonic()
            if number and (time.monotonic() - began) / number > left:
                return
            yield once(storm.name, seed, left / (len(seeds) - number))
        return
    with ProcessPoolExecutor(storm.processes, mp_context=get_context("spawn")) as pool:
        waiting, blowing, longest = list(seeds), set[Future[Blown]](), 0.0
        while waiting or blowing:
            while waiting and len(blowing) < storm.processes:
                blowing.add(pool.submit(once, storm.name, waiting.pop(0), 0.0))
            began = time.monotonic()
            over, blowing = wait(blowing, return_when=FIRST_COMPLETED)
            longest = max(longest, time.monotonic() - began)
            if time.monotonic() + longest > until:
                waiting.clear()
            yield from (one.result() for one in over)


if __name__ == "__main__":
    sys.exit(main())
