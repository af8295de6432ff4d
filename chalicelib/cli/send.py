"""``delight send``: sign a payload as its platform would, and post it to a running engine."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli.common import Commands, Found, command, engine, engine_option, engine_time
from chalicelib.domain.errors import DelightError
from chalicelib.editor import post_files
from chalicelib.engine.normalise import read_items
from chalicelib.platforms.verify import SCHEMES
from chalicelib.ports import Http, HttpRequest, Vault
from chalicelib.reading import parse

HERE = "http://127.0.0.1:8000"


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("send", help="sign a payload as its platform would, and post it")
    engine_option(parser)
    parser.add_argument("--platform", required=True)
    parser.add_argument("--endpoint", required=True)
    parser.add_argument("--url", help=f"where the engine listens (default: {HERE}, or where the stage's stack leads)")
    parser.add_argument("--keep-time", action="store_true", help="leave the payload's times (and bytes) as they are")
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    platform = post_files.platform_named(options.platform)
    raw = options.file.read_bytes()
    vault, http, url = _engine(options)
    base = (options.url or url).rstrip("/")
    if not options.keep_time:
        raw = msgspec.json.encode(platform.move_times(parse(raw).raw, to=engine_time(http, base)))
    name = f"{platform.name}/{options.endpoint}/{SCHEMES[platform.name].secret}"
    secrets = vault.secrets(name)
    if not secrets:
        where = f"{options.data}; is the engine running with this --data?" if options.stage is None else options.stage
        raise DelightError(f"there is no secret {name} in {where}")
    headers = {"content-type": "application/json", **platform.sign(raw, secrets[0])}
    answer = http.send(HttpRequest("POST", f"{base}/webhooks/{platform.name}/{options.endpoint}", headers, raw))
    print(f"{answer.status} {answer.body.decode(errors='replace')}")
    if answer.status != 200:
        raise Found("The engine did not take it.")
    endpoint = post_files.named(raw, platform.name)
    for event in post_files.posts(
        read_items(raw, platform=platform.name, endpoint=endpoint, received_at=machine.now())
    ):
        print(f"\n  See what came of it:  {command()} trace{engine(options)} {event.id}")


def _engine(options: argparse.Namespace) -> tuple[Vault, Http, str]:
    """Its secrets, a way to it, and where it is."""
    if options.stage is None:
        return *commands.client(environment.from_environment(data=options.data)), HERE
    from chalicelib.bootstrap import aws  # noqa: PLC0415  (as in `common`)

    return aws.client(options.stage)
