"""``make soak``: every storm, seed after seed, as long as its share of the minutes lasts; each at least once."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.soak.storm import Storm
from tests.soak.storms import STORMS

FULL_MINUTES = 40


def main() -> int:
    """Run what is asked for; 1 if a seed failed, with the command that repeats it."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=FULL_MINUTES, help="for all storms together")
    parser.add_argument("--storm", choices=[storm.name for storm in STORMS], help="only this one")
    parser.add_argument("--seed", type=int, help="only this one")
    asked = parser.parse_args()
    chosen = [storm for storm in STORMS if asked.storm in {None, storm.name}]
    shares = sum(storm.minutes for storm in chosen)
    failures = []
    for storm in chosen:
        seeds = [asked.seed] if asked.seed is not None else list(range(1, storm.seeds + 1))
        failures += _blow(storm, seeds, within_s=60 * asked.minutes * storm.minutes / shares)
    for line in failures:
        print(line)
    return 1 if failures else 0


def _blow(storm: Storm, seeds: list[int], *, within_s: float) -> list[str]:
    """One storm; the repeating commands of the seeds that failed."""
    started, failures = time.monotonic(), []
    for number, seed in enumerate(seeds):
        left = within_s - (time.monotonic() - started)
        spent = within_s - left
        if number and spent / number > left:  # the next would not be over in time
            print(f"{storm.name}: {number} of {len(seeds)} seeds in the time there is", flush=True)
            break
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix=f"{storm.name}-{seed}-") as folder:
            try:
                told = storm.run(seed, Path(folder), left / (len(seeds) - number))
            except Exception:  # noqa: BLE001  (the other seeds are still worth their time)
                traceback.print_exc()
                told = "FAILED"
                failures.append(f"repeat with: make soak STORM={storm.name} SEED={seed}")
        print(f"{storm.name} seed {seed}: {told} ({time.monotonic() - begun:.0f} s)", flush=True)
    return failures


if __name__ == "__main__":
    sys.exit(main())
