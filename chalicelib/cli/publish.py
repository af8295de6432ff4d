"""``delight publish``: put a brand's folder in force; sign or withdraw what waits."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chalicelib.adapters.files import brands
from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli import versioning
from chalicelib.cli.common import Commands, desk, engine_option, language_option, make_secrets
from chalicelib.domain.errors import DelightError
from chalicelib.domain.sentence import Sentence
from chalicelib.editor import measured, publishing
from chalicelib.editor.replay import new_stage

_NO_BRAND = Sentence(
    "{folder}: no folder with a brand.json in it", "{folder}: darin ist kein Ordner mit einer brand.json"
)
_SEVERAL = Sentence(
    "{folder} holds several brands; publish one of them: {folders}",
    "{folder} enthält mehrere Marken; veröffentlichen Sie eine davon: {folders}",
)


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("publish", help="put a brand's folder in force; a running engine takes it up")
    engine_option(parser)
    language_option(parser)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--reason", default="", help="why; it stands in the journal")
    parser.add_argument("--as", dest="by", default="", metavar="NAME", help="who you are")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", type=Path, nargs="?", help="a brand's folder, e.g. playbooks/mortons")
    what.add_argument("--sign", metavar="VERSION", help="be the second person for a version that waits")
    what.add_argument("--withdraw", metavar="VERSION", help="a version that waits shall not come into force")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    chosen = environment.from_environment(data=options.data)
    if options.folder is not None:
        files = _files(options.folder)
    is_first = options.stage is None and not (chosen.data / "engine.db").is_file()
    world = desk(options, make=options.folder is not None)
    if options.sign is not None:
        versioning.act(options, world, lambda: publishing.sign(options.sign, by=options.by, world=world))
    elif options.withdraw is not None:
        versioning.act(
            options,
            world,
            lambda: publishing.withdraw(options.withdraw, by=options.by, reason=options.reason, world=world),
        )
    else:
        found = versioning.act(
            options,
            world,
            lambda: publishing.publish(
                files,
                by=options.by,
                reason=options.reason,
                world=world,
                examples=commands.example_records(chosen, at=machine.now()),
                measure=lambda before, after: measured.more(before, after, world, lambda: new_stage(chosen)),
            ),
        )
        if is_first:
            print(versioning.speaker(options, world).say("no_engine_yet", data=chosen.data), file=sys.stderr)
        for problem in found.problems:
            print(f"{options.folder}/{problem.told(options.language)}", file=sys.stderr)
        published = found.publication
        make_secrets(options, [world.playbooks.version(published.brand, published.version)])


def _files(folder: Path) -> dict[str, str]:
    """Of one brand."""
    folders = brands.brand_folders(folder)
    if not folders:
        raise DelightError(_NO_BRAND.filled(folder=folder))
    if len(folders) > 1:
        raise DelightError(_SEVERAL.filled(folder=folder, folders=folders))
    return brands.bundle(folders[0])
