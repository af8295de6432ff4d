"""What of this repository belongs into the package: told by name, so that whatever else lies around stays out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

DATA = {"chalicelib/console/templates": {".jinja"}, "chalicelib/console/static": {".css", ".svg"}}
"""Folders of the program with files that are no Python → their endings."""
NOT_ON_LAMBDA = ("chalicelib/cli", "chalicelib/costs")
"""The terminal's; no handler imports it."""
BRAND = {".json", ".jinja"}
"""What a brand's folder is made of, as in `adapters.files.brands`."""


def belonging(root: Path) -> list[Path]:
    """Paths under the root, in order; those in ``vendor`` lie beside ``app.py`` once they are packaged."""
    found = [Path("app.py"), *_program(root), *_brands(root), *_beside(root)]
    return sorted(path for path in found if not any(part.startswith(".") for part in path.parts))


def copy(root: Path, to: Path) -> None:
    """Only what belongs, and Chalice's own configuration; requirements are installed by us."""
    for path in belonging(root):
        _copied(root / path, to / path)
    for path in sorted((root / ".chalice").glob("*.json")):
        _copied(path, to / ".chalice" / path.name)
    (to / "requirements.txt").write_text("")


def _copied(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, to)


def _program(root: Path) -> Iterator[Path]:
    for path in _files(root, "chalicelib"):
        folder = path.parent.as_posix()
        if "__pycache__" in path.parts or any(map(PurePosixPath(folder).is_relative_to, NOT_ON_LAMBDA)):
            continue
        if path.suffix in DATA.get(folder, {".py"}):
            yield path


def _brands(root: Path) -> Iterator[Path]:
    """Each brand's folder: what lies beside them is nobody's."""
    for folder in sorted((root / "vendor" / "playbooks").glob("*/brand.json")):
        for path in _files(root, folder.parent.relative_to(root).as_posix()):
            if path.suffix in BRAND:
                yield path


def _beside(root: Path) -> Iterator[Path]:
    """The schemas, and the customers of the examples: a playbook that is published is checked with them."""
    for path in (*_files(root, "vendor/schemas"), *_files(root, "vendor/seeds")):
        if path.name.endswith(".schema.json") or path.name in {"facts.json", "customers.json"}:
            yield path


def _files(root: Path, folder: str) -> Iterator[Path]:
    for path in sorted((root / folder).rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(root)
