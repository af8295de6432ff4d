"""``delight replies``: replies that wait for a person, and letting one out or not, without the console."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct

from chalicelib.books import decisions, drafts
from chalicelib.cli import signing
from chalicelib.cli.common import (
    Commands,
    Found,
    command,
    desk,
    engine,
    engine_option,
    language_option,
    quoted,
    write,
)
from chalicelib.domain.errors import Refused
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Draft
from chalicelib.editor.page import Line
from chalicelib.engine import people
from chalicelib.ports import World

MOST_SHOWN = 100
_NONE = Sentence("No reply waits for a person.", "Keine Antwort wartet auf einen Menschen.")
_POST = Sentence("the post", "der Beitrag")
_REPLY = Sentence("the reply", "die Antwort")
_PUBLIC = Sentence("in public", "öffentlich")
_PRIVATE = Sentence("in private", "privat")
_MORE = Sentence("{count} more wait at {brand}.", "Bei {brand} warten {count} weitere.")
_HOW = Sentence("To let one out as it is:", "Um eine so freizugeben, wie sie ist:")
_CHANGED = Sentence(
    "{id} was reworded since it was shown, so nothing was sent. It reads as above now.",
    "{id} wurde neu formuliert, seit es gezeigt wurde, also wurde nichts gesendet. So lautet es jetzt, siehe oben.",
)
_NOT_THERE = Sentence("There is no reply {id}.", "Es gibt keine Antwort {id}.")
_APPROVED = Sentence("{id} is approved and on its way.", "{id} ist freigegeben und unterwegs.")
_REJECTED = Sentence("{id} will not be sent.", "{id} wird nicht gesendet.")


class WaitingReply(Struct, frozen=True, kw_only=True):
    """A reply that waits for a person.

    Attributes:
        as_shown: Names it with this wording: `--approve` takes it, and lets out no other.
        post: What the guest wrote. None: the post is gone.
        text: Of the reply, as it would be sent.
    """

    id: str
    as_shown: str
    brand: str
    post_key: str
    rule: str
    to: Literal["public", "private"]
    post: str | None
    text: str
    proposed_at: datetime


class RepliesReport(Struct, frozen=True, kw_only=True):
    """``replies --json``, a contract: fields may be added, none renamed."""

    schema: Literal["replies/1"] = "replies/1"
    waiting: tuple[WaitingReply, ...]


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("replies", help="replies that wait for a person; --approve or --reject one")
    engine_option(parser)
    language_option(parser)
    parser.add_argument("--json", action="store_true")
    signing.name_option(parser)
    parser.add_argument("--reason", help="why it is rejected")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--approve", metavar="ID", help="let this one out, as it was shown")
    what.add_argument("--reject", metavar="ID", help="this one will not be sent")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = desk(options)
    if options.approve or options.reject:
        _decide(options, world)
        return
    brands = list(world.playbooks.brands())
    waiting = tuple(
        _told(one, world) for brand in brands for one in drafts.proposed(world.records, brand, limit=MOST_SHOWN)
    )
    if options.json:
        print(msgspec.json.encode(RepliesReport(waiting=waiting)).decode())
    else:
        _show(waiting, {brand: drafts.how_many(world.records, brand) for brand in brands}, options)


def _decide(options: argparse.Namespace, world: World) -> None:
    language = options.language
    identifier, _, mark = str(options.approve or options.reject).partition("@")
    by, found = signing.name(options, world), drafts.get(world.records, identifier)
    if found is None:
        raise Found(_NOT_THERE.filled(id=identifier).said(language))
    draft = found[0]
    if options.approve and draft.state == "proposed" and mark != _mark(draft.text):
        write(_lines(_told(draft, world), options))
        raise Found(_CHANGED.filled(id=draft.id).said(language))
    try:
        if options.approve:
            people.approve(draft.id, text=draft.text, seen=draft.text, by=by, world=world)
        else:
            people.reject(draft.id, by=by, reason=options.reason, world=world)
    except Refused as refused:
        raise signing.refused(refused, options, world, draft.brand) from None
    print((_APPROVED if options.approve else _REJECTED).filled(id=draft.id).said(language))


def _told(draft: Draft, world: World) -> WaitingReply:
    found = decisions.get(world.records, draft.post_key)
    return WaitingReply(
        id=draft.id,
        as_shown=f"{draft.id}@{_mark(draft.text)}",
        brand=draft.brand,
        post_key=draft.post_key,
        rule=draft.rule,
        to=draft.to,
        post=None if found is None else found[0].moment.post.text,
        text=draft.text,
        proposed_at=draft.proposed_at,
    )


def _mark(text: str) -> str:
    """Tells one wording from another: an edit of the post may change it after somebody read it."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def _show(waiting: tuple[WaitingReply, ...], how_many: dict[str, int], options: argparse.Namespace) -> None:
    language = options.language
    if not waiting:
        print(_NONE.said(language))
        return
    for one in waiting:
        write(_lines(one, options))
    for brand, count in how_many.items():
        if count > MOST_SHOWN:
            print(_MORE.filled(count=count - MOST_SHOWN, brand=brand).said(language))
    print(_HOW.said(language))
    print(f"  {command()} replies --approve ID --as NAME{engine(options)}")


def _lines(one: WaitingReply, options: argparse.Namespace) -> Iterator[Line]:
    language = options.language
    to = _PUBLIC if one.to == "public" else _PRIVATE
    yield Line(f"{one.as_shown}  {one.brand}  {one.post_key}  {one.rule}", style="title")
    yield from quoted(_POST.said(language), one.post or "-")
    yield from quoted(f"{_REPLY.said(language)} ({to.said(language)})", one.text)
    yield Line()
