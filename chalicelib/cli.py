"""The ``delight`` command: reads the same JSON that the engine does. Exit 0 fine, 1 found something, 2 wrong usage."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import msgspec

from chalicelib import bootstrap
from chalicelib.adapters.files.folder import occupy
from chalicelib.books import decisions, drafts, invitations, outbox, tasks
from chalicelib.domain.decision import Explanation
from chalicelib.domain.errors import DelightError, FateUnknown, PlaybookBroken, TryAgainLater
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import Item, Quarantined
from chalicelib.domain.problem import CheckReport
from chalicelib.domain.work import Effect
from chalicelib.editor import check, explain, post_files
from chalicelib.editor.heard import hear, written
from chalicelib.engine import pipeline
from chalicelib.engine.normalise import read_items
from chalicelib.matching import plain
from chalicelib.platforms.verify import SCHEMES
from chalicelib.ports import Http, HttpRequest, World
from chalicelib.reading import parse

STEAK = "tests/platforms/x/steak__activity.json"


class Found(DelightError):
    """The command worked, and what it found is no good news: exit code 1."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except Found as error:
        if str(error):
            print(error, file=sys.stderr)
        return 1
    except PlaybookBroken as error:
        print("The playbook can't be used:", file=sys.stderr)
        for problem in error.problems:
            print(f"  {problem}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = None
        return 0
    except (DelightError, OSError, ValueError) as error:
        print(f"delight: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="delight", description="Listens, decides by playbooks, acts once.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--playbooks", type=Path, help="folder with one folder a brand (default: playbooks)")
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--data", type=Path, default=Path(".delight"), help="the engine's folder (default: .delight)")

    serve = commands.add_parser("serve", parents=[shared, data], help="the whole engine in one process")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--host", default="127.0.0.1", help="who may connect (default: this machine only)")
    serve.add_argument("--clock", type=_time, help="start the engine's clock at this time, ISO 8601 with offset")
    serve.set_defaults(run=_serve)

    send = commands.add_parser("send", parents=[data], help="sign a payload as its platform would, and post it")
    send.add_argument("--platform", required=True)
    send.add_argument("--endpoint", required=True)
    send.add_argument("--url", default="http://127.0.0.1:8000")
    send.add_argument("--keep-time", action="store_true", help="leave the payload's times (and bytes) as they are")
    send.add_argument("file", type=Path)
    send.set_defaults(run=_send)

    trace = commands.add_parser("trace", parents=[data], help="a stored decision, explained")
    trace.add_argument("--json", action="store_true")
    trace.add_argument("post_key", help="e.g. x:1234")
    trace.set_defaults(run=_trace)

    why = commands.add_parser("explain", parents=[shared], help="decision and trace for one post; nothing is done")
    why.add_argument("--json", action="store_true")
    why.add_argument("--brand", help="default: the one whose account received it, else the first")
    why.add_argument("--platform", help="the file is this platform's payload, not canonical JSON")
    why.add_argument("--data", type=Path, help="look at this engine's history instead of an empty one")
    why.add_argument("--clock", type=_time, help="decide at this time (default: when the post was received)")
    why.add_argument("file", type=Path)
    why.set_defaults(run=_explain)

    look = commands.add_parser("check", help="everything that is wrong with a playbook, with file, line and column")
    look.add_argument("--json", action="store_true")
    look.add_argument("folder", type=Path, nargs="?", help="a brand's folder, or one with brands (default: playbooks)")
    look.set_defaults(run=_check)

    hear = commands.add_parser("signals", parents=[shared], help="what is understood of texts, one JSON object a line")
    hear.add_argument("--brand", help="default: the only one, or the first")
    hear.add_argument("file", type=Path, help='lines of {"text", "language"?, "at"?, "brand"?}; - reads the input')
    hear.set_defaults(run=_signals)

    door = commands.add_parser("sign-in", parents=[data], help="print a one-time link that signs you in")
    door.add_argument("--url", default="http://127.0.0.1:8000")
    door.set_defaults(run=_sign_in)
    return parser


def _time(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no time; write 2026-03-11T15:05:00-04:00") from None
    if at.tzinfo is None:
        raise argparse.ArgumentTypeError("needs an offset, e.g. 2026-03-11T15:05:00-04:00")
    if not post_files.can_be_reckoned_from(at):
        raise argparse.ArgumentTypeError("must be of a year from 1970 to 2199")
    return at


def _serve(options: argparse.Namespace) -> None:
    from app import app  # noqa: PLC0415  (Chalice is only needed to serve)
    from chalicelib.entry.local import Intake, Workers  # noqa: PLC0415
    from chalicelib.entry.local_server import make_server  # noqa: PLC0415

    url = f"http://{options.host}:{options.port}"
    chosen = bootstrap.from_environment(
        data=options.data, playbooks=options.playbooks, clock=options.clock, own_url=url
    )
    occupied = occupy(chosen.data)
    world = bootstrap.one_machine(chosen)
    bootstrap.use(world)
    intake = Intake()
    try:
        server = make_server(app, world, intake, host=options.host, port=options.port)
    except (OSError, OverflowError) as error:
        raise DelightError(f"can't listen on {options.host}:{options.port}: {error}; try --port") from None
    workers = Workers(world, intake)
    workers.start()
    signal.signal(signal.SIGTERM, lambda *_: _stop())
    _welcome(world, chosen)
    thread = threading.Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
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


def _welcome(world: World, options: bootstrap.Options) -> None:
    token = world.ids.token()
    invitations.invite(world.records, token, now=world.clock.now())
    print(f"Delight Engine serves {', '.join(world.playbooks.brands())}. Data: {options.data}")
    if options.clock is not None:
        print(
            f"This is a demo: the engine's clock starts at {world.clock.now().astimezone(options.clock.tzinfo):%c %z}."
        )
    for line in bootstrap.what_leaves(world):
        print(line)
    print(f"\n  Console (this link signs one person in):  {world.settings.url_for(f'/signin/{token}')}\n")
    print("  In another terminal, send the steak tweet:\n")
    port = "" if world.settings.public_url.endswith(":8000") else f" --url {world.settings.public_url}"
    print(f"  {_command()} send --platform x --endpoint mortons{port}{_folder(options.data)} {STEAK}\n", flush=True)


def _folder(data: Path) -> str:
    """The option that names the folder, where it is another than the default."""
    return "" if data == Path(".delight") else f" --data {data}"


def _command() -> str:
    """How this command was called, so that the next one can be copied."""
    called = Path(sys.argv[0])
    try:
        return str(called.resolve().relative_to(Path.cwd().resolve()))
    except ValueError:
        return called.name


def _send(options: argparse.Namespace) -> None:
    platform = post_files.platform_named(options.platform)
    vault, http = bootstrap.client(bootstrap.from_environment(data=options.data))
    raw = options.file.read_bytes()
    base = options.url.rstrip("/")
    if not options.keep_time:
        raw = msgspec.json.encode(platform.move_times(parse(raw).raw, to=_engine_time(http, base)))
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
        read_items(raw, platform=platform.name, endpoint=endpoint, received_at=bootstrap.now())
    ):
        print(f"\n  See what came of it:  {_command()} trace{_folder(options.data)} {event.id}")


def _engine_time(http: Http, url: str) -> datetime:
    """What time a running engine takes it to be; a demo's is not the machine's."""
    if not url.startswith(("http://", "https://")):
        raise DelightError(f"{url} is no URL; it begins with http:// or https://")
    try:
        health = parse(http.send(HttpRequest("GET", f"{url.rstrip('/')}/health", {})).body)
    except (TryAgainLater, FateUnknown):
        raise DelightError(f"no engine answers at {url}; is it running? Name another address with --url") from None
    return datetime.fromisoformat(health["time"].text())


def _trace(options: argparse.Namespace) -> None:
    world = bootstrap.look_into(options.data)
    found = decisions.get(world.records, decisions.resolve(world.records, options.post_key))
    if found is None:
        raise Found(f"There is no decision on {options.post_key} in {options.data} (yet).")
    decision = found[0]
    playbook = world.playbooks.version(decision.brand, decision.version)
    explanation = explain.explanation(decision, plain.match(playbook, decision.moment), (decision.moment.event,))
    effects = [entry.effect for entry in outbox.of_post(world.records, decision.post_key)]
    people = {
        effect.planned.key: explain.who_did_what(
            tasks.of_action(world.records, effect.planned.key), drafts.of_action(world.records, effect.planned.key)
        )
        for effect in effects
    }
    _show(explanation, as_json=options.json, effects=effects, people=people)


def _explain(options: argparse.Namespace) -> None:
    chosen = bootstrap.from_environment(playbooks=options.playbooks)
    raw = options.file.read_bytes()
    now = bootstrap.now()
    known = bootstrap.dry_run(chosen, at=now)
    if options.platform is None:
        event = post_files.canonical(raw)
        brand = options.brand or post_files.brand_of([event.post.account_id], event.post.platform, known.playbooks)
        items: tuple[Item, ...] = (event,)
    else:
        accounts = post_files.receivers(raw, options.platform)
        brand = options.brand or post_files.brand_of(accounts, options.platform, known.playbooks)
        items = read_items(
            raw,
            platform=options.platform,
            endpoint=post_files.named(raw, options.platform, _playbook(known, brand)),
            received_at=options.clock or now,
        )
    found = post_files.posts(items)
    if not found:
        _show(explain.nothing_to_decide(items), as_json=options.json)
    for event in found:
        at = options.clock or (event.received_at if options.platform is None else event.time)
        world = bootstrap.dry_run(chosen, at=at, data=options.data)
        considered = pipeline.decide_post(
            # A payload doesn't say when it came; "as soon as it was written" is the same each time.
            event if options.platform is None else msgspec.structs.replace(event, received_at=at),
            _playbook(world, brand),
            world.records,
            now=at,
        )
        _show(explain.explanation(considered.decision, considered.results, items), as_json=options.json)
    if any(isinstance(item, Quarantined) for item in items):
        raise Found("Not everything in this file can be read.")


def _check(options: argparse.Namespace) -> None:
    chosen = bootstrap.from_environment(playbooks=options.folder)
    folders = bootstrap.brand_folders(chosen.playbooks)
    if not folders:
        raise DelightError(f"{chosen.playbooks}: no folder with a brand.json in it")
    records = bootstrap.example_records(chosen, at=bootstrap.now())
    report = CheckReport(
        brands=tuple(check.report(path.name, bootstrap.bundle(path), records=records) for path in folders)
    )
    if options.json:
        print(msgspec.json.encode(report).decode())
    for path, brand in zip(folders, report.brands, strict=True):
        if not options.json:
            print("\n".join(check.lines(brand, folder=os.path.relpath(path))))
    if any(brand.problems for brand in report.brands):
        raise Found("" if options.json else "The playbook can't be used like this.")


def _signals(options: argparse.Namespace) -> None:
    now = bootstrap.now()
    world = bootstrap.dry_run(bootstrap.from_environment(playbooks=options.playbooks), at=now)
    chosen = _playbook(world, options.brand)
    all_understood = True
    with sys.stdin.buffer if str(options.file) == "-" else options.file.open("rb") as lines:
        for heard in hear(lines, playbook=lambda name: world.playbooks.current(name) if name else chosen, now=now):
            print(written(heard))
            all_understood = all_understood and heard.understood
    if not all_understood:
        raise Found("Not every line can be read.")


def _sign_in(options: argparse.Namespace) -> None:
    world = bootstrap.look_into(options.data)
    _, http = bootstrap.client(bootstrap.from_environment(data=options.data))
    token = world.ids.token()
    invitations.invite(world.records, token, now=_engine_time(http, options.url))
    print(f"{options.url.rstrip('/')}/signin/{token}")


def _show(
    explanation: Explanation,
    *,
    as_json: bool,
    effects: Sequence[Effect] = (),
    people: Mapping[str, Sequence[str]] | None = None,
) -> None:
    if as_json:
        content = msgspec.to_builtins(explanation)
        if effects:
            content["effects"] = msgspec.to_builtins(effects)
        print(msgspec.json.encode(content).decode())
    else:
        print("\n".join(explain.lines(explanation, effects, people or {})))


def _playbook(world: World, brand: str | None) -> Playbook:
    brands = list(world.playbooks.brands())
    if brand is not None and brand not in brands:
        raise DelightError(f"there is no brand '{brand}'; there is {', '.join(brands)}")
    return world.playbooks.current(brand or brands[0])
