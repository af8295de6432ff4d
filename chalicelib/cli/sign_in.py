"""``delight sign-in``: a link for one person."""

from __future__ import annotations

import argparse

from chalicelib.books import invitations
from chalicelib.bootstrap import commands, environment
from chalicelib.cli.common import Commands, data_option, engine_time


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("sign-in", help="print a one-time link that signs you in")
    data_option(parser)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = commands.look_into(options.data)
    _, http = commands.client(environment.from_environment(data=options.data))
    token = world.ids.token()
    invitations.invite(world.records, token, now=engine_time(http, options.url))
    print(f"{options.url.rstrip('/')}/signin/{token}")
