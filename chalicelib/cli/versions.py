"""``delight versions``: what is in force, what waits, and how that came."""

from __future__ import annotations

import argparse

import msgspec

from chalicelib.books import publications
from chalicelib.cli import versioning
from chalicelib.cli.common import Commands, Found, desk, engine_option, language_option
from chalicelib.domain.errors import Refused
from chalicelib.editor import version_lines, version_names
from chalicelib.editor.version_lines import BrandVersions, VersionsReport


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("versions", help="what is in force, what waits, and how that came")
    engine_option(parser)
    language_option(parser)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--brand", help="default: all of them")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = desk(options)
    to = versioning.speaker(options, world)
    pointers = publications.pointers(world.records)
    try:
        brands = (
            list(pointers) if options.brand is None and pointers else [version_names.one_brand(options.brand, world)]
        )
    except Refused as error:
        raise Found(version_lines.refused(error, to)) from None
    journals = {brand: publications.journal(world.records, brand) for brand in brands}
    if options.json:
        found = [
            BrandVersions(
                brand=brand,
                in_force=pointers[brand].in_force,
                waiting=pointers[brand].waiting,
                journal=tuple(reversed(journal)),
            )
            for brand, journal in journals.items()
        ]
        print(msgspec.json.encode(VersionsReport(brands=tuple(found))).decode())
        return
    for number, (brand, journal) in enumerate(journals.items()):
        if number:
            print()
        print("\n".join(version_lines.versions(pointers[brand], journal, to)))
