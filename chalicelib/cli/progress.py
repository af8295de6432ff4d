"""How far a long command is: a bar on the terminal, and nothing where there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
WIDTH = 40


def shown(things: Iterable[T], *, total: int) -> Iterator[T]:
    """The same things, while a bar on the error stream tells how many of them were taken."""
    if not sys.stderr.isatty():
        yield from things
        return
    drawn = -1
    for number, thing in enumerate(things):
        percent = 100 * number // max(total, 1)
        if percent != drawn:
            drawn = percent
            done = WIDTH * percent // 100
            sys.stderr.write(f"\r[{'█' * done}{'·' * (WIDTH - done)}] {percent:3} %")
            sys.stderr.flush()
        yield thing
    sys.stderr.write(f"\r{' ' * (WIDTH + 8)}\r")
    sys.stderr.flush()
