"""The storm ``parsers``: hostile input for every reader (`readers`), in bounded time and memory.

They run in this process; the clock is the processor's, for the machine may be busy.
"""

from __future__ import annotations

import contextlib
import random
import resource
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from chalicelib import wording
from chalicelib.domain.errors import NotRendered
from chalicelib.wording import sandbox
from tests.hostile_texts import HARMLESS, HOSTILE
from tests.soak.readers import Reader, readers
from tests.soak.storm import Storm

SECONDS = 2.0
"""Of the processor, that reading one thing may take; the largest have a megabyte."""
MEMORY_MB = 250
"""By which the most that this process ever took may grow over what it took for everything small."""
ADDRESS_MB = 2048
"""More than it has, the system doesn't give it; a burst ends as an error then, and takes nobody along."""

TIMES = 10
"""That a hostile text may take at the most of what a harmless one of the length of a text takes."""


class TooSlow(BaseException):
    """No `Exception`: nothing that is read may take it for one of its own."""


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """As long as something is read: `TooSlow` when it took too long, `MemoryError` when it took too much."""

    def too_slow(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {SECONDS} s of the processor")

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGVTALRM, too_slow)
    has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (has + ADDRESS_MB * 2**20, hard))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def feed(known: Sequence[Reader], seed: int, *, seconds: float) -> str:
    """Read as long as there is time; a line of figures.

    Raises:
        AssertionError: Names the reader and the number of its input.
    """
    give_up = time.monotonic() + seconds
    weights = [one.weight for one in known]
    slowest, number, refused, peak = (0.0, ""), 0, 0, _peak_mb()
    with bounded():
        while time.monotonic() < give_up:
            chance = random.Random(f"{seed}:{number}")
            one = chance.choices(known, weights)[0]
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            try:
                one.read(chance)
            except one.refuses:
                refused += 1
            except (Exception, TooSlow) as error:
                raise AssertionError(f"reader '{one.name}', input {number} of seed {seed}") from error
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            slowest = max(slowest, (time.process_time() - begun, one.name))
            assert _peak_mb() < peak + MEMORY_MB, f"reader '{one.name}', input {number} of seed {seed}: {_peak_mb()} MB"
            number += 1
    return (
        f"{number} inputs for {len(known)} readers, {refused} refused in words, none wrong; slowest"
        f" {1000 * slowest[0]:.0f} ms ({slowest[1]}), memory {peak} → {_peak_mb()} MB"
    )


def _text_seconds(source: str) -> float:
    """What checking and saying a text takes of the processor; the best of three."""

    def once() -> float:
        sandbox.compiled.cache_clear()
        wording.names.cache_clear()
        begun = time.process_time()
        wording.names(source)
        if wording.problem(source) is None:
            with contextlib.suppress(NotRendered):
                wording.render(source, language="en", wish={"things": ["a"], "place": "x" * wording.MAX_VALUE}, a="z")
        return time.process_time() - begun

    return min(once() for _ in range(3))


def hostile_texts() -> str:
    """A line on how much longer the worst of `HOSTILE` takes than a harmless text; AssertionError if it is too much."""
    harmless = _text_seconds(HARMLESS)
    ratios = {name: _text_seconds(source) / harmless for name, source in HOSTILE.items()}
    worst = max(ratios, key=lambda name: ratios[name])
    assert ratios[worst] <= TIMES, f"text '{worst}' takes {ratios[worst]:.1f} times a harmless one"
    return f"{len(HOSTILE)} hostile texts take {ratios[worst]:.1f} times a harmless one at the most ({worst})"


def run(seed: int, folder: Path, seconds: float) -> str:
    """All of them; what they import and keep is nobody's fault, so each reads once before."""
    give_up = time.monotonic() + 0.95 * seconds
    known = readers(folder)
    for one in known:
        with contextlib.suppress(*one.refuses):
            one.read(random.Random(0))
    texts = hostile_texts()
    return f"{feed(known, seed, seconds=give_up - time.monotonic())}; {texts}"


STORM = Storm("parsers", run, seeds=5, minutes=5)
