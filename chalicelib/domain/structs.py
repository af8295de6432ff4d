"""Structs are learned before threads begin.

msgspec reads a struct's annotations when it first converts something to it. While one thread does so, another one that
converts to the same struct ends the whole process with a segmentation fault (seen with 0.22.0 under Python 3.11).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

_OURS = "chalicelib."


def learn() -> list[str]:
    """Have every struct of ours read that is imported by now; returns their names. The second time costs nothing."""
    ours = [kind for kind in _below(msgspec.Struct) if kind.__module__.startswith(_OURS)]
    for kind in ours:
        msgspec.json.Decoder(kind)
    return [f"{kind.__module__}.{kind.__name__}" for kind in ours]


def _below(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
