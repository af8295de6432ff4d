"""Sets of small numbers as the bits of one whole number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def bits(numbers: Sequence[int], most: int) -> int:
    """A whole number with these bits.

    Args:
        most: No number is larger.
    """
    found = bytearray(most // 8 + 1)
    for number in numbers:
        found[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(found, "little")


def numbers(of: int) -> Iterator[int]:
    """The bits of a whole number, from low to high."""
    digits = f"{of:b}"
    last = len(digits) - 1
    at = digits.rfind("1")
    while at >= 0:
        yield last - at
        at = digits.rfind("1", 0, at)
