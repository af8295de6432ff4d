"""Sets of small numbers as the bits of one whole number."""

from __future__ import annotations

from collections.abc import Sequence


def bits(numbers: Sequence[int], most: int) -> int:
    """A whole number with these bits.

    Args:
        most: No number is larger.
    """
    found = bytearray(most // 8 + 1)
    for number in numbers:
        found[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(found, "little")


def numbers(of: int) -> list[int]:
    """The bits of a whole number, from low to high."""
    digits = f"{of:b}"
    last, found = len(digits) - 1, []
    before = digits.rfind  # looked up once: this is asked of every post
    at = before("1")
    while at >= 0:
        found.append(last - at)
        at = before("1", 0, at)
    return found
