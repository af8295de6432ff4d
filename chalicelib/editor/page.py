"""Lines of a page on a terminal: what each says, how it is set, and nothing of how it came about."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Style = Literal["plain", "title", "good", "bad", "unsure", "aside"]
_CODES: dict[Style, str] = {"title": "1", "good": "32", "bad": "31", "unsure": "33", "aside": "2"}
"""Select Graphic Rendition (ECMA-48, 8.3.117): bold, green, red, yellow, faint."""


class Line(NamedTuple):
    """One line, which may become several where the page is narrow.

    Attributes:
        indent: Levels, of two columns each.
        style: Of the whole line, or of its mark alone where it has one.
        mark: One sign in front of the text.
        hang: Columns by which what doesn't fit is set further in.
    """

    text: str = ""
    indent: int = 0
    style: Style = "plain"
    mark: str = ""
    hang: int = 2


def written(lines: Iterable[Line], *, width: int | None = None, colours: bool = False) -> Iterator[str]:
    """The page as text.

    Args:
        width: In columns. None: every line stays one line.
    """
    for line in lines:
        # Whatever a stranger wrote moves no cursor and sets no colour.
        text = "".join(char if char.isprintable() else "�" for char in line.text)
        before = "  " * line.indent + (f"{line.mark} " if line.mark else "")
        hang = " " * (len(before) + (0 if line.mark else line.hang))
        rows = [before + text]
        if width is not None and len(rows[0]) > width:
            rows = textwrap.wrap(
                text, width, initial_indent=before, subsequent_indent=hang, break_on_hyphens=False
            ) or [before]
        yield from _painted(rows, line) if colours else rows


def _painted(rows: list[str], line: Line) -> Iterator[str]:
    code = _CODES.get(line.style)
    for number, row in enumerate(rows):
        if code is None or not row.strip():
            yield row
        elif not line.mark:
            yield f"\x1b[{code}m{row}\x1b[0m"
        elif number:
            yield row
        else:
            before, mark, rest = row.partition(line.mark)
            yield f"{before}\x1b[{code}m{mark}\x1b[0m{rest}"
