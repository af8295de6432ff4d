"""Which names things on `ports.Shelf` may have: paths with slashes, e.g. ``raw/2026/abc.json``."""

from __future__ import annotations


def parts(name: str) -> list[str]:
    """The name, part by part.

    Raises:
        ValueError: It is empty or would lead elsewhere (``..``, absolute, with NUL or backslash); names may come from
            outside.
    """
    found = name.split("/")
    if {"", ".", ".."} & set(found) or "\0" in name or "\\" in name:
        raise ValueError(f"{name!r} is no name for a shelf: use parts joined by single slashes, without ..")
    return found
