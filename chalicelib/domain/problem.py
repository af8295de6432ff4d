"""Something that is wrong in a marketer's files."""

from __future__ import annotations

from typing import Literal

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


class BrandReport(Struct, frozen=True, kw_only=True):
    """What a check found in one brand's folder.

    Attributes:
        brand: The folder's name.
        version: Of the files as they are. None: nothing of them can be used.
        examples: Example posts that were decided.
    """

    brand: str
    version: str | None
    rules: int
    texts: int
    stores: int
    examples: int
    problems: tuple[Problem, ...]


class CheckReport(Struct, frozen=True, kw_only=True):
    """``check --json``, a contract: fields may be added, none renamed (``schemas/check.schema.json``)."""

    schema: Literal["check/1"] = "check/1"
    brands: tuple[BrandReport, ...]
