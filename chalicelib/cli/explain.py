"""``delight explain``: decision and trace for one post."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli.common import Commands, Found, language_option, playbook, playbooks_option, point_in_time, show
from chalicelib.domain.errors import DelightError
from chalicelib.domain.post import Item, PostEvent, Quarantined
from chalicelib.domain.sentence import Sentence
from chalicelib.editor import explain, post_files
from chalicelib.engine import pipeline
from chalicelib.engine.normalise import read_items

_MISREAD = Sentence("Not everything in this file can be read.", "Nicht alles in dieser Datei ist lesbar.")

_PAYLOAD = Sentence(
    "{told}. Is it a platform's payload? Then add --platform x (or facebook).",
    "{told}. Hat es eine Plattform geschickt? Dann ergänzen Sie --platform x (oder facebook).",
)


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("explain", help="decision and trace for one post; nothing is done")
    playbooks_option(parser)
    parser.add_argument("--json", action="store_true")
    language_option(parser)
    parser.add_argument("--brand", help="default: the one whose account received it, else the first")
    parser.add_argument("--platform", help="the file is this platform's payload, not canonical JSON")
    parser.add_argument("--data", type=Path, help="look at this engine's history instead of an empty one")
    parser.add_argument("--clock", type=point_in_time, help="decide at this time (default: when the post was received)")
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    chosen = environment.from_environment(playbooks=options.playbooks)
    raw = options.file.read_bytes()
    now = machine.now()
    known = commands.dry_run(chosen, at=now)
    if options.platform is None:
        event = _canonical(raw)
        brand = options.brand or post_files.brand_of([event.post.account_id], event.post.platform, known.playbooks)
        items: tuple[Item, ...] = (event,)
    else:
        accounts = post_files.receivers(raw, options.platform)
        brand = options.brand or post_files.brand_of(accounts, options.platform, known.playbooks)
        items = read_items(
            raw,
            platform=options.platform,
            endpoint=post_files.named(raw, options.platform, playbook(known, brand)),
            received_at=options.clock or now,
        )
    found = post_files.posts(items)
    if not found:
        show(explain.nothing_to_decide(items), as_json=options.json, language=options.language)
    for event in found:
        at = options.clock or (event.received_at if options.platform is None else event.time)
        world = commands.dry_run(chosen, at=at, data=options.data)
        considered = pipeline.decide_post(
            # A payload doesn't say when it came; "as soon as it was written" is the same each time.
            event if options.platform is None else msgspec.structs.replace(event, received_at=at),
            playbook(world, brand),
            world.records,
            now=at,
        )
        explanation = explain.explanation(considered.decision, considered.results, items)
        show(explanation, as_json=options.json, language=options.language)
    if any(isinstance(item, Quarantined) for item in items):
        raise Found(_MISREAD.said(options.language))


def _canonical(raw: bytes) -> PostEvent:
    try:
        return post_files.canonical(raw)
    except post_files.NoPost as error:
        raise DelightError(_PAYLOAD.filled(told=error.args[0])) from None
