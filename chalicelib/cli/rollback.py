"""``delight rollback``: put a version in force again that was before."""

from __future__ import annotations

import argparse

from chalicelib.cli import versioning
from chalicelib.cli.common import Commands, desk, engine_option, language_option
from chalicelib.editor import publishing


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("rollback", help="put a version in force again that was before; at once")
    engine_option(parser)
    language_option(parser)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--brand", help="default: the only one")
    parser.add_argument("--reason", default="", help="why; it stands in the journal")
    parser.add_argument("--as", dest="by", default="", metavar="NAME", help="who you are")
    parser.add_argument("version", nargs="?", help="default: the one that was in force before")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = desk(options)
    versioning.act(
        options,
        world,
        lambda: publishing.roll_back(
            options.version, brand=options.brand, by=options.by, reason=options.reason, world=world
        ),
    )
