"""Which brand and which version somebody means."""

from __future__ import annotations

from chalicelib.books import publications
from chalicelib.domain.errors import Refused
from chalicelib.domain.publication import Pointer, Publication
from chalicelib.ports import World

FEWEST_DIGITS = 4
"""Of a version's hash, so that nobody goes back by a slip of the finger."""


def last_change(brand: str | None, world: World) -> tuple[str, str, str]:
    """The brand, the version in force before, and the one that is.

    Raises:
        Refused: ``nothing_before``, and as `one_brand`.
    """
    brand = one_brand(brand, world)
    now = pointer_of(brand, world)[0].in_force
    if now.previous is None:
        raise Refused("nothing_before", brand=brand)
    return brand, now.previous, now.version


def waiting(version: str, world: World) -> tuple[Pointer, int, Publication]:
    """What waits under this version, with the pointer and its revision.

    Raises:
        Refused: ``nothing_waits``, ``no_such_version``, ``ambiguous_version``.
    """
    found = {
        brand: pointer.waiting
        for brand, pointer in publications.pointers(world.records).items()
        if pointer.waiting is not None
    }
    if not found:
        raise Refused("nothing_waits")
    matching = {(brand, one.version) for brand, one in found.items() if _begins(one.version, version)}
    brand, _ = _only(matching, version, {(brand, one.version) for brand, one in found.items()})
    pointer, revision = pointer_of(brand, world)
    if pointer.waiting is None or pointer.waiting.version != found[brand].version:
        raise Refused("nothing_waits")
    return pointer, revision, pointer.waiting


def named(version: str, brand: str | None, world: World) -> tuple[str, str]:
    """The brand and the whole name of a version of which somebody gave the beginning.

    Raises:
        Refused: ``no_such_version``, ``ambiguous_version``, ``no_such_brand``.
    """
    brands = [one_brand(brand, world)] if brand is not None else list(publications.pointers(world.records))
    known = {(one.brand, one.version) for name in brands for one in publications.journal(world.records, name)}
    return _only({one for one in known if _begins(one[1], version)}, version, known)


def one_brand(brand: str | None, world: World) -> str:
    """The brand, or the only one.

    Raises:
        Refused: ``no_such_brand``, ``which_brand``, ``nothing_published``.
    """
    brands = list(publications.pointers(world.records))
    if not brands:
        raise Refused("nothing_published")
    if brand is None and len(brands) > 1:
        raise Refused("which_brand", brands=", ".join(brands))
    if brand is not None and brand not in brands:
        raise Refused("no_such_brand", brand=brand, brands=", ".join(brands))
    return brand or brands[0]


def short(version: str) -> str:
    """As much of a version's name as people need."""
    return version[: len("sha256:") + 12]


def _only(matching: set[tuple[str, str]], asked: str, known: set[tuple[str, str]]) -> tuple[str, str]:
    if not matching:
        raise Refused("no_such_version", version=asked, known=_listed(known))
    if len(matching) > 1:
        raise Refused("ambiguous_version", version=asked, known=_listed(matching))
    return next(iter(matching))


def _listed(versions: set[tuple[str, str]]) -> str:
    return ", ".join(f"{short(version)} ({brand})" for brand, version in sorted(versions))


def _begins(version: str, asked: str) -> bool:
    digits = asked.removeprefix("sha256:").lower()
    return len(digits) >= FEWEST_DIGITS and version.removeprefix("sha256:").startswith(digits)


def pointer_of(brand: str, world: World) -> tuple[Pointer, int]:
    found = publications.get(world.records, brand)
    if found is None:
        raise Refused("nothing_published")
    return found
