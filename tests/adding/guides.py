"""The guides in ``docs/adding/`` as a reader follows them: each block of code is a new file, or a change of one.

A block is named by the line above it, `` `path/of/the/file`, what it is: ``. A block of the language ``diff`` changes
the file: its lines without a sign or with ``-`` must stand there exactly once, in a row; a bare ``@@`` begins another
place. Every other named block is a whole new file. Blocks without a name are only shown.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
GUIDES = tuple(sorted((ROOT / "docs" / "adding").glob("*.md")))

_BLOCK = re.compile(
    r"(?:^`(?P<path>[\w./-]+)`, [^\n]*:\n\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """One block of code.

    Attributes:
        path: From the repository's root. Empty: it is only shown.
    """

    path: str
    language: str
    text: str

    @property
    def is_change(self) -> bool:
        """Of a file that is there."""
        return self.language == "diff"


class DoesNotApply(Exception):
    """A guide that can't be followed any more; says which block, and what it looks for."""


def blocks(guide: Path) -> list[Block]:
    """All blocks of a guide, in its order."""
    found = _BLOCK.finditer(guide.read_text("utf-8"))
    return [Block(match["path"] or "", match["language"], match["text"]) for match in found]


def written_by_readers() -> set[str]:
    """Files that exist only once somebody followed a guide."""
    return {block.path for guide in GUIDES for block in blocks(guide) if block.path and not block.is_change}


def follow(guide: Path, folder: Path, *, but_not: str | None = None) -> None:
    """Do in a copy of the repository what a guide says.

    Args:
        but_not: Leave out the blocks of this file.

    Raises:
        DoesNotApply: A new file is there already, or what shall be changed isn't there exactly once.
    """
    for block in blocks(guide):
        if block.path and block.path != but_not:
            path = folder / block.path
            if block.is_change:
                path.write_text(change(path.read_text("utf-8"), block), "utf-8")
            elif path.exists():
                raise DoesNotApply(f"{block.path} is no new file")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.text, "utf-8")


def change(text: str, block: Block) -> str:
    """The text of a file, changed; see `follow`."""
    for place in re.split(r"^@@\n", block.text, flags=re.MULTILINE):
        lines = place.splitlines(keepends=True)
        old = "".join(line[1:] or "\n" for line in lines if not line.startswith("+"))
        new = "".join(line[1:] or "\n" for line in lines if not line.startswith("-"))
        if f"\n{text}".count(f"\n{old}") != 1:
            raise DoesNotApply(f"not exactly once in {block.path}:\n{old}")
        text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
    return text


def changed_files(folder: Path) -> set[str]:
    """What differs in the copy from the repository: files of the program, below ``chalicelib`` or ``app.py``."""
    program = {path.relative_to(folder) for path in (folder / "chalicelib").rglob("*.*") if path.is_file()}
    program |= {path.relative_to(ROOT) for path in (ROOT / "chalicelib").rglob("*.*") if path.is_file()}
    return {
        path.as_posix()
        for path in {*program, Path("app.py")}
        if "__pycache__" not in path.parts and _content(folder / path) != _content(ROOT / path)
    }


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
