"""``delight outbox``: what was sent to our own people, on which channels, and replies that stayed here."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct

from chalicelib.cli import signing
from chalicelib.cli.common import Commands, desk, engine_option, language_option, write
from chalicelib.console.voice import Voice
from chalicelib.domain.sentence import Language, Sentence
from chalicelib.editor.page import Line
from chalicelib.ports import World

_NONE = Sentence("Nothing was sent yet.", "Noch wurde nichts gesendet.")
_TO = Sentence("to {to} ({brand})", "an {to} ({brand})")
_LATEST = Sentence("These are the last {count}.", "Das sind die letzten {count}.")
_KEPT = 100
"""So many an engine on AWS shows (`adapters.aws.notices`)."""


class SentMessage(Struct, frozen=True, kw_only=True):
    """A message to our own people, or a reply that stayed here.

    Attributes:
        key: The same one is the same message.
        at: When it was sent first.
        to: A member of a store's team, a store, a department; or a platform, of a reply.
        link: Its path, where the message leads somewhere. Whoever has it can answer. None: nowhere.
        channels: Took it: ``mail``, ``sms``, ``slack``, ``webhook``. Empty: it stayed here.
        refused: Channels that refused it for good.
    """

    key: str
    at: datetime
    brand: str
    to: str
    subject: str
    text: str
    link: str | None
    channels: tuple[str, ...]
    refused: tuple[str, ...]


class OutboxReport(Struct, frozen=True, kw_only=True):
    """``outbox --json``, a contract: fields may be added, none renamed.

    Attributes:
        sent: The newest first; on AWS the last hundred of the last thirty days.
    """

    schema: Literal["outbox/1"] = "outbox/1"
    sent: tuple[SentMessage, ...]


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("outbox", help="what was sent to our own people, where it went, and what stayed here")
    engine_option(parser)
    language_option(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = desk(options)
    sent = tuple(_message(one) for one in world.unsent.seen())
    if options.json:
        print(msgspec.json.encode(OutboxReport(sent=sent)).decode())
        return
    if not sent:
        print(_NONE.said(options.language))
    for one in sent:
        voice, link = signing.voice(options, world, one.brand), _link(one, options, world)
        write([*_lines(one, voice, link, options.language), Line()])
    if options.stage is not None and len(sent) == _KEPT:
        print(_LATEST.filled(count=_KEPT).said(options.language))


def _message(seen: Mapping[str, Any]) -> SentMessage:
    return msgspec.convert(seen, SentMessage)


def _link(message: SentMessage, options: argparse.Namespace, world: World) -> str | None:
    """On one machine a path: the engine listens wherever `delight serve` was told to."""
    if options.stage is None or message.link is None:
        return message.link
    return world.settings.url_for(message.link)


def _lines(message: SentMessage, voice: Voice, link: str | None, language: Language) -> Iterator[Line]:
    when = f"{voice.when(message.at).striptags()}, {voice.left(message.at).striptags()}"
    to = _TO.filled(to=message.to, brand=message.brand).said(language)
    yield Line(f"{when}: {to}", style="title")
    yield from (Line(line, 1) for line in (message.subject, *message.text.splitlines()) if line.strip())
    if link:
        yield Line(link, 1)
    yield Line(" · ".join(_where(message, voice)), 1, style="good" if message.channels else "unsure")


def _where(message: SentMessage, voice: Voice) -> Iterator[str]:
    if message.channels:
        yield f"{voice.say('outbox.went')} {_called(message.channels, voice)}"
    else:
        yield str(voice.say("outbox.here"))
    if message.refused:
        yield f"{voice.say('outbox.refused')} {_called(message.refused, voice)}"


def _called(channels: Sequence[str], voice: Voice) -> str:
    return ", ".join(voice.code("channel", one).striptags() for one in channels)
