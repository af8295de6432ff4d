"""``delight dead-letters``: what nobody could do after five tries, and putting it back."""

from __future__ import annotations

import argparse
from typing import Literal

import msgspec
from msgspec import Struct

from chalicelib.cli.common import Commands, Found, command, desk, engine, engine_option, language_option, write
from chalicelib.domain.sentence import Sentence
from chalicelib.editor.page import Line
from chalicelib.engine import pipeline
from chalicelib.ports import Queue, World

QUEUES = ("raw", "items", "effects")
_STAGES = {"raw": "normalise", "items": "consider", "effects": "act"}
_MOST = 1000
_NONE = Sentence("There are no dead letters.", "Es gibt keine unzustellbaren Nachrichten.")
_SOME = Sentence(
    "{queue}: {count} that nobody could do after {tries} tries",
    "{queue}: {count}, die nach {tries} Versuchen niemand erledigen konnte",
)

_UNREADABLE = Sentence("can't be read", "nicht lesbar")
_WHY = Sentence(
    "The log says why: look for the same key. Once that is put right, put them back:",
    "Warum, steht im Log unter demselben Schlüssel. Ist die Ursache behoben, legen Sie sie zurück:",
)
_REDRIVEN = Sentence(
    "{queue}: {count} put back, to be tried anew", "{queue}: {count} zurückgelegt, sie werden neu versucht"
)


class DeadLetter(Struct, frozen=True, kw_only=True):
    """A message that nobody could do.

    Attributes:
        about: The names under which the log knows it: ``delivery``, ``post_key``, ``effect``; empty: unreadable.
        receives: How often it was delivered.
    """

    queue: str
    id: str
    about: dict[str, str | None]
    receives: int


class DeadLettersReport(Struct, frozen=True, kw_only=True):
    """``dead-letters --json``, a contract: fields may be added, none renamed.

    Attributes:
        redriven: How many were put back, by queue; empty without ``--redrive``.
    """

    schema: Literal["dead-letters/1"] = "dead-letters/1"
    letters: tuple[DeadLetter, ...]
    redriven: dict[str, int]


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("dead-letters", help="what nobody could do after five tries; --redrive puts it back")
    engine_option(parser)
    language_option(parser)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--queue", choices=QUEUES, help="default: all of them")
    parser.add_argument("--redrive", action="store_true", help="put them back on their queue, the oldest first")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = desk(options)
    names = [options.queue] if options.queue else list(QUEUES)
    letters = tuple(letter for name in names for letter in _letters(name, world))
    redriven = {name: _queue(world, name).redrive(limit=_MOST) for name in names} if options.redrive else {}
    if options.json:
        print(msgspec.json.encode(DeadLettersReport(letters=letters, redriven=redriven)).decode())
    elif options.redrive:
        for name, count in redriven.items():
            print(_REDRIVEN.filled(queue=name, count=count).said(options.language))
    else:
        _show(letters, options)
    if letters and not options.redrive:
        raise Found


def _queue(world: World, name: str) -> Queue:
    queue: Queue = getattr(world, name)
    return queue


def _letters(name: str, world: World) -> list[DeadLetter]:
    return [
        DeadLetter(queue=name, id=one.id, about=pipeline.about(_STAGES[name], one.body), receives=one.receives)
        for one in _queue(world, name).dead(limit=_MOST)
    ]


def _show(letters: tuple[DeadLetter, ...], options: argparse.Namespace) -> None:
    language = options.language
    if not letters:
        print(_NONE.said(language))
        return
    for name in dict.fromkeys(letter.queue for letter in letters):
        of_queue = [letter for letter in letters if letter.queue == name]
        tries = max(letter.receives for letter in of_queue)
        print(_SOME.filled(queue=name, count=len(of_queue), tries=tries).said(language))
        for letter in of_queue:
            told = " ".join(f"{key}={value}" for key, value in letter.about.items())
            write([Line(told or _UNREADABLE.said(language), 1)])
    print(_WHY.said(language))
    print(f"  {command()} dead-letters --redrive{engine(options)}")
