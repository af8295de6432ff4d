"""``delight send``: sign a payload as its platform would, and post it to a running engine."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli.common import Commands, Found, command, data_option, engine_time, folder
from chalicelib.domain.errors import DelightError
from chalicelib.editor import post_files
from chalicelib.engine.normalise import read_items
from chalicelib.platforms.verify import SCHEMES
from chalicelib.ports import HttpRequest
from chalicelib.reading import parse


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("send", help="sign a payload as its platform would, and post it")
    data_option(parser)
    parser.add_argument("--platform", required=True)
    parser.add_argument("--endpoint", required=True)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--keep-time", action="store_true", help="leave the payload's times (and bytes) as they are")
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    platform = post_files.platform_named(options.platform)
    vault, http = commands.client(environment.from_environment(data=options.data))
    raw = options.file.read_bytes()
    base = options.url.rstrip("/")
    if not options.keep_time:
        raw = msgspec.json.encode(platform.move_times(parse(raw).raw, to=engine_time(http, base)))
    name = f"{platform.name}/{options.endpoint}/{SCHEMES[platform.name].secret}"
    secrets = vault.secrets(name)
    if not secrets:
        raise DelightError(f"there is no secret {name} in {options.data}; is the engine running with this --data?")
    headers = {"content-type": "application/json", **platform.sign(raw, secrets[0])}
    answer = http.send(HttpRequest("POST", f"{base}/webhooks/{platform.name}/{options.endpoint}", headers, raw))
    print(f"{answer.status} {answer.body.decode(errors='replace')}")
    if answer.status != 200:
        raise Found("The engine did not take it.")
    endpoint = post_files.named(raw, platform.name)
    for event in post_files.posts(
        read_items(raw, platform=platform.name, endpoint=endpoint, received_at=machine.now())
    ):
        print(f"\n  See what came of it:  {command()} trace{folder(options.data)} {event.id}")
