"""Some seeds of the storm over AWS, in processes of their own; `make soak STORM=aws` has three hundred."""

from __future__ import annotations

import subprocess
import sys

from tests.e2e.posts import ROOT

SEEDS = 12


def test_nothing_is_lost_and_nothing_done_twice_whatever_aws_does() -> None:
    command = [sys.executable, "-m", "tests.soak", "--storm", "aws", "--seeds", str(SEEDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert done.stdout.count("aws seed ") == SEEDS
