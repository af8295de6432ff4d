"""``delight preview``: what a text says, in each language, and how long platforms take it to be."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli.common import Commands, Found, language_option, playbook, playbooks_option
from chalicelib.domain.sentence import Sentence
from chalicelib.editor import post_files, preview
from chalicelib.ports import World

_NOT_ALL = Sentence("Not all of this would be said.", "Nicht alles davon würde gesagt.")


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("preview", help="what a text says, in each language, and its length; nothing is sent")
    playbooks_option(parser)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--brand", help="default: the first that has this text")
    parser.add_argument("--post", type=Path, help="a post in canonical form to fill it from (default: the examples)")
    language_option(parser)
    parser.add_argument("--text-language", help="only in this one, e.g. de (default: each that the brand speaks)")
    parser.add_argument("--platform", help="only as long as this one takes it (default: each of the brand's)")
    parser.add_argument("text", help="a text's name, e.g. thank-you")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    chosen = environment.from_environment(playbooks=options.playbooks)
    world = commands.dry_run(chosen, at=machine.now())
    if options.platform is not None:
        post_files.platform_named(options.platform)
    found = preview.preview(
        playbook(world, options.brand or _having(world, options.text)),
        options.text,
        world.records,
        post=None if options.post is None else post_files.canonical(options.post.read_bytes()),
        language=options.text_language,
        platform=options.platform,
        reader=options.language,
    )
    told = preview.lines(found, language=options.language)
    print(msgspec.json.encode(found).decode() if options.json else "\n".join(told))
    if any(one.held for one in found.said):
        raise Found("" if options.json else _NOT_ALL.said(options.language))


def _having(world: World, text: str) -> str | None:
    """The first brand with a text of this name. None: there is none."""
    for brand in world.playbooks.brands():
        if any(name == text for name, _ in world.playbooks.current(brand).texts):
            return brand
    return None
