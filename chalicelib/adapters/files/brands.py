"""Brands' folders, as marketers keep them."""

from __future__ import annotations

from pathlib import Path


def bundle(folder: Path) -> dict[str, str]:
    """A brand's folder as ``{path: text}``: JSON files and texts, nothing else, no links out of it.

    Bytes that are no UTF-8 become halves of characters, which are told as a problem when the bundle is read.
    """
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".json", ".jinja"} and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            files[path.relative_to(folder).as_posix()] = path.read_bytes().decode("utf-8", "surrogateescape")
    return files


def brand_folders(folder: Path) -> list[Path]:
    """The folder itself if it is a brand's, else those in it that are."""
    if (folder / "brand.json").is_file() or not folder.is_dir():
        return [folder] if folder.is_dir() else []
    return [path for path in sorted(folder.iterdir()) if (path / "brand.json").is_file()]
