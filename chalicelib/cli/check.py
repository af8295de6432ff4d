"""``delight check``: everything that is wrong with playbooks."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import msgspec

from chalicelib.adapters.files import brands
from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli.common import Commands, Found, language_option
from chalicelib.domain.errors import DelightError
from chalicelib.domain.problem import CheckReport, problem
from chalicelib.domain.sentence import Sentence
from chalicelib.editor import check

_UNUSABLE = Sentence("The playbook can't be used like this.", "So ist das Playbook nicht zu gebrauchen.")


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("check", help="everything that is wrong with a playbook, with file, line and column")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "folder", type=Path, nargs="?", help="a brand's folder, or one with brands (default: playbooks)"
    )
    language_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    chosen = environment.from_environment(playbooks=options.folder)
    folders = brands.brand_folders(chosen.playbooks)
    if not folders:
        raise DelightError(problem("missing_file.no_brand", file=str(chosen.playbooks)).told(options.language))
    records = commands.example_records(chosen, at=machine.now())
    report = CheckReport(brands=check.reports({path.name: brands.bundle(path) for path in folders}, records=records))
    if options.json:
        print(msgspec.json.encode(report).decode())
    for path, brand in zip(folders, report.brands, strict=True):
        if not options.json:
            print("\n".join(check.lines(brand, folder=os.path.relpath(path), language=options.language)))
    if any(one.is_error for brand in report.brands for one in brand.problems):
        raise Found("" if options.json else _UNUSABLE.said(options.language))
