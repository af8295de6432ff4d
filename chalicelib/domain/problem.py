"""Something that is wrong in a marketer's files."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True, kw_only=True, order=True):
    """One mistake, and where it stands.

    Attributes:
        file: Path in the brand's folder, e.g. ``rules/airport-steak.json``.
        line: From 1. 0: the file as a whole, or it isn't there.
        column: From 1, in characters. 0: as above.
        path: JSON pointer, e.g. ``#/when/all/1/fact``; ``#`` is the whole file.
        code: Short word that never changes, e.g. ``unknown_fact``.
        sentence: For the person who wrote the file, with the fix or the nearest name where there is one.
        at_name: It is about the name of a member, not about its value.
    """

    file: str
    line: int = 0
    column: int = 0
    path: str
    code: str
    sentence: str
    at_name: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.sentence}" + ("" if self.path == "#" else f" ({self.path})")
