"""What the commands on versions have in common."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import msgspec

from chalicelib.cli.common import Found, command, engine
from chalicelib.domain.errors import Refused
from chalicelib.editor import version_lines
from chalicelib.editor.publishing import Published
from chalicelib.editor.version_lines import PublishReport, Speaker
from chalicelib.ports import World


def speaker(options: argparse.Namespace, world: World) -> Speaker:
    """To whom the command speaks."""
    return Speaker(world, options.language, command(), engine(options))


def act(options: argparse.Namespace, world: World, do: Callable[[], Published]) -> Published:
    """Do it and tell what came of it.

    Raises:
        Found: It can't be done; says why.
    """
    to = speaker(options, world)
    try:
        found = do()
    except Refused as error:
        raise Found(version_lines.refused(error, to)) from None
    if options.json:
        publication = found.publication
        report = PublishReport(in_force=publication.puts_in_force, publication=publication, before=found.before)
        print(msgspec.json.encode(report).decode())
    else:
        print("\n".join(version_lines.published(found, to)))
    return found
