"""``delight serve``: the whole engine in one process."""

from __future__ import annotations

import argparse
import os
import signal
import threading
from collections.abc import Iterator
from typing import NoReturn

from chalicelib import bootstrap
from chalicelib.actions import call_webhook, send_reply
from chalicelib.adapters.channels import Channels
from chalicelib.adapters.files import brands
from chalicelib.adapters.files.folder import occupy
from chalicelib.books import invitations
from chalicelib.bootstrap import environment, machine
from chalicelib.cli.common import Commands, command, data_option, folder, playbooks_option, point_in_time
from chalicelib.domain.errors import DelightError
from chalicelib.editor.version_names import short
from chalicelib.engine.first_start import what_differs
from chalicelib.ports import World

STEAK = "tests/platforms/x/steak__activity.json"


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("serve", help="the whole engine in one process")
    playbooks_option(parser)
    data_option(parser)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="who may connect (default: this machine only)")
    parser.add_argument(
        "--clock", type=point_in_time, help="start the engine's clock at this time, ISO 8601 with offset"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from app import app  # noqa: PLC0415  (Chalice is only needed to serve)
    from chalicelib.entry.local import Intake, Workers  # noqa: PLC0415
    from chalicelib.entry.local_server import make_server  # noqa: PLC0415

    url = f"http://{options.host}:{options.port}"
    chosen = environment.from_environment(
        data=options.data, playbooks=options.playbooks, clock=options.clock, own_url=url
    )
    occupied = occupy(chosen.data)
    world = machine.one_machine(chosen)
    bootstrap.use(world)
    intake = Intake()
    try:
        server = make_server(app, world, intake, host=options.host, port=options.port)
    except (OSError, OverflowError) as error:
        raise DelightError(f"can't listen on {options.host}:{options.port}: {error}; try --port") from None
    workers = Workers(world, intake)
    thread = threading.Thread(target=server.server.serve_forever, daemon=True)
    signal.signal(signal.SIGTERM, lambda *_: _stop())
    workers.start()
    try:
        _welcome(world, chosen)
        thread.start()
        while thread.is_alive():
            thread.join(1.0)
    except KeyboardInterrupt:
        print("\nStopping; whatever is under way goes on at the next start.")
    finally:
        server.shutdown()
        workers.stop()
        occupied.close()


def _stop() -> NoReturn:
    raise KeyboardInterrupt


def _welcome(world: World, options: environment.Options) -> None:
    token = world.ids.token()
    invitations.invite(world.records, token, now=world.clock.now())
    print(f"Delight Engine serves {', '.join(world.playbooks.brands())}. Data: {options.data}")
    if options.clock is not None:
        print(
            f"This is a demo: the engine's clock starts at {world.clock.now().astimezone(options.clock.tzinfo):%c %z}."
        )
    for line in (*what_leaves(world), *_unpublished(world, options)):
        print(line)
    print(f"\n  Console (this link signs one person in):  {world.settings.url_for(f'/signin/{token}')}\n")
    print("  In another terminal, send the steak tweet:\n")
    port = "" if world.settings.public_url.endswith(":8000") else f" --url {world.settings.public_url}"
    print(f"  {command()} send --platform x --endpoint mortons{port}{folder(options.data)} {STEAK}\n", flush=True)


def what_leaves(world: World) -> list[str]:
    """What really leaves this machine, and what that still needs; one line each."""
    playbooks = [world.playbooks.current(brand) for brand in world.playbooks.brands()]
    channels = Channels(world.settings, http=world.http, vault=world.vault, clock=world.clock)
    return [
        *send_reply.told(playbooks, world.settings, world.vault),
        *channels.told(playbooks),
        *call_webhook.told(playbooks, world.vault),
    ]


def _unpublished(world: World, options: environment.Options) -> Iterator[str]:
    """Folders that say something else than what is in force."""
    for path in brands.brand_folders(options.playbooks):
        in_force = what_differs(brands.bundle(path), path.name, world)
        if in_force is not None:
            shown = os.path.relpath(path)
            yield (
                f"\n  {in_force.brand}: {short(in_force.version)} is in force (published by {in_force.by}), and differs"
                f" from {shown}. To put the folder in force:\n"
                f'  {command()} publish {shown} --reason "…" --as NAME{folder(options.data)}'
            )
