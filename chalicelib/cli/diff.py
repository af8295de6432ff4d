"""``delight diff``: what differs between two versions, or between one and a folder."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from chalicelib.adapters.files import brands
from chalicelib.books import publications
from chalicelib.books.playbooks import files_of, version_of_files
from chalicelib.cli import versioning
from chalicelib.cli.common import Commands, Found, desk, engine_option, language_option
from chalicelib.domain.errors import DelightError, Refused
from chalicelib.domain.sentence import Sentence
from chalicelib.editor import version_lines, version_names
from chalicelib.editor.difference import Difference, difference
from chalicelib.engine.first_start import brand_of
from chalicelib.ports import World

_TWO_BRANDS = Sentence("these are of two brands, {old} and {new}", "das sind zwei Marken, {old} und {new}")
_NO_ID = Sentence(
    "{name} is no brand's folder: its brand.json tells no id",
    "{name} ist kein Ordner einer Marke: seine brand.json nennt keine id",
)
_GONE = Sentence(
    "the bundle of {version} is not on the shelf any more", "das Bündel von {version} liegt nicht mehr im Regal"
)


class _Side(NamedTuple):
    brand: str
    version: str
    files: Mapping[str, Any]


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("diff", help="what differs between two versions, or between one and a folder")
    engine_option(parser)
    language_option(parser)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--brand", help="default: the only one, or the versions tell")
    parser.add_argument("old", nargs="?", help="a version or a folder (default: what was in force before)")
    parser.add_argument("new", nargs="?", help="a version or a folder (default: what is in force)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = desk(options)
    to = versioning.speaker(options, world)
    try:
        old, new = _sides(options, world)
    except Refused as error:
        raise Found(version_lines.refused(error, to)) from None
    if old.brand != new.brand:
        raise DelightError(_TWO_BRANDS.filled(old=old.brand, new=new.brand))
    found = Difference(
        brand=new.brand, old=old.version, new=new.version, changes=tuple(difference(old.files, new.files))
    )
    if options.json:
        print(msgspec.json.encode(found).decode())
    else:
        print("\n".join(version_lines.difference(found, to)))


def _sides(options: argparse.Namespace, world: World) -> tuple[_Side, _Side]:
    """A folder alone is what would come; a version alone is what was."""
    named = [_side(name, options.brand, world) for name in (options.old, options.new) if name is not None]
    if len(named) == 2:
        return named[0], named[1]
    if not named:
        brand, before, now = version_names.last_change(options.brand, world)
        return _stored(brand, before, world), _stored(brand, now, world)
    brand = version_names.one_brand(named[0].brand, world)
    in_force = _stored(brand, publications.pointers(world.records)[brand].in_force.version, world)
    return (in_force, named[0]) if Path(options.old).is_dir() else (named[0], in_force)


def _side(name: str, brand: str | None, world: World) -> _Side:
    if not Path(name).is_dir():
        return _stored(*version_names.named(name, brand, world), world)
    files = brands.bundle(Path(name))
    found = brand_of(files)
    if found is None:
        raise DelightError(_NO_ID.filled(name=name))
    return _Side(found, version_of_files(files), files_of(files))


def _stored(brand: str, version: str, world: World) -> _Side:
    try:
        return _Side(brand, version, world.playbooks.files(brand, version))
    except KeyError:
        raise DelightError(_GONE.filled(version=version)) from None
