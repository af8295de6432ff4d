"""``make bench``: how fast it is on this machine, each figure beside a peer or a floor of the same run."""

from __future__ import annotations

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench import cold, matching, patterns, webhooks
from bench.scale.measure import measure as measure_scale


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each round")
    parser.add_argument("--folder", type=Path, help="on the disk to be measured (default: this folder's)")
    parts = ["webhooks", "matching", "patterns", "cold", "scale"]
    parser.add_argument("--part", choices=parts, help="only this one")
    parser.add_argument("--write", action="store_true", help="scale: into the documents and the figures of costs, too")
    asked = parser.parse_args()
    if asked.part in {None, "matching"}:
        print(matching.measure())
    if asked.part in {None, "patterns"}:
        print(patterns.measure())
    if asked.part in {None, "scale"}:
        print(measure_scale(write=asked.write, today=datetime.now(UTC).date()))
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=asked.folder or Path.cwd()) as folder:
        if asked.part in {None, "cold"}:
            print(cold.measure(Path(folder) / "cold", rounds=asked.rounds))
        if asked.part in {None, "webhooks"}:
            print(webhooks.measure(Path(folder), rounds=asked.rounds, seconds=asked.seconds))


if __name__ == "__main__":
    main()
