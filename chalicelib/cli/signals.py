"""``delight signals``: what is understood of texts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli.common import Commands, Found, playbook, playbooks_option
from chalicelib.editor.heard import hear, written


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("signals", help="what is understood of texts, one JSON object a line")
    playbooks_option(parser)
    parser.add_argument("--brand", help="default: the only one, or the first")
    parser.add_argument("file", type=Path, help='lines of {"text", "language"?, "at"?, "brand"?}; - reads the input')
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    now = machine.now()
    world = commands.dry_run(environment.from_environment(playbooks=options.playbooks), at=now)
    chosen = playbook(world, options.brand)
    all_understood = True
    with sys.stdin.buffer if str(options.file) == "-" else options.file.open("rb") as lines:
        for heard in hear(lines, playbook=lambda name: world.playbooks.current(name) if name else chosen, now=now):
            print(written(heard))
            all_understood = all_understood and heard.understood
    if not all_understood:
        raise Found("Not every line can be read.")
