"""One seed of a storm, in whichever process."""

from __future__ import annotations

import tempfile
import time
import traceback
from pathlib import Path
from typing import NamedTuple

from tests.soak.storms import STORMS


class Blown(NamedTuple):
    """What is told of a seed.

    Attributes:
        sound: Everything held.
    """

    seed: int
    told: str
    sound: bool


def once(name: str, seed: int, seconds: float) -> Blown:
    """Let it blow, whatever comes of it; by its storm's name, which every process understands."""
    storm = next(one for one in STORMS if one.name == name)
    begun, sound = time.monotonic(), True
    with tempfile.TemporaryDirectory(prefix=f"{name}-{seed}-") as folder:
        try:
            told = storm.run(seed, Path(folder), seconds)
        except Exception:  # noqa: BLE001  (the other seeds are still worth their time)
            traceback.print_exc()
            told, sound = "FAILED", False
    return Blown(seed, f"{told} ({time.monotonic() - begun:.0f} s)", sound)
