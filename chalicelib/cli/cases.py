"""``delight cases``: matters that a person must close, and closing one, without the console."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct

from chalicelib.actions import escalate
from chalicelib.books import cases, decisions, tags
from chalicelib.cli import signing
from chalicelib.cli.common import (
    Commands,
    command,
    desk,
    engine,
    engine_option,
    language_option,
    playbook,
    quoted,
    write,
)
from chalicelib.domain.decision import CaseKind, Decision
from chalicelib.domain.errors import Refused
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Case
from chalicelib.editor.page import Line
from chalicelib.engine import people
from chalicelib.ports import World

MOST_SHOWN = 100
_NONE = Sentence("No case is open.", "Kein Fall ist offen.")
_POST = Sentence("the post", "der Beitrag")
_GONE = Sentence("it is gone", "er ist nicht mehr da")
_TAGS = Sentence("tags: {tags}", "Stichwörter: {tags}")
_MORE = Sentence("{count} more are open at {brand}.", "Bei {brand} sind {count} weitere offen.")
_HOW = Sentence("Once one is settled:", "Ist einer erledigt:")
_CLOSED = Sentence("{id} is closed.", "{id} ist abgeschlossen.")
_BLOCKED = Sentence(
    "This person can be surprised again, unless another complaint is open.",
    "Diese Person kann wieder überrascht werden, wenn keine andere Beschwerde offen ist.",
)


class OpenCase(Struct, frozen=True, kw_only=True):
    """A matter that a person must close.

    Attributes:
        department: Its id.
        reason: A code, ``rule <id>``, ``sensitive: <topic>, …`` or ``gave up: <action>``.
        answer_by: When the first answer is due.
        overdue: It is past that.
        post: What the guest wrote. None: the post is gone.
    """

    id: str
    brand: str
    kind: CaseKind
    urgent: bool
    department: str
    reason: str
    opened_at: datetime
    answer_by: datetime
    overdue: bool
    post_key: str
    post: str | None
    tags: tuple[str, ...]


class CasesReport(Struct, frozen=True, kw_only=True):
    """``cases --json``, a contract: fields may be added, none renamed.

    Attributes:
        open: Urgent ones first, then the first due; of a brand at most a hundred.
        how_many: Are open, by brand.
    """

    schema: Literal["cases/1"] = "cases/1"
    open: tuple[OpenCase, ...]
    how_many: dict[str, int]


class _Found(NamedTuple):
    """A case, with the decision on its post. None: there is none any more."""

    case: Case
    decision: Decision | None


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("cases", help="matters that a person must close; --close closes one")
    engine_option(parser)
    language_option(parser)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--brand", help="default: all of them")
    signing.name_option(parser)
    parser.add_argument("--close", metavar="ID", help="this one is settled: nobody has to do anything more")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    world = desk(options)
    if options.close:
        _close(options, world)
        return
    brands = list(world.playbooks.brands()) if options.brand is None else [playbook(world, options.brand).brand.id]
    found = sorted(
        (_known(case, world) for brand in brands for case in cases.open_cases(world.records, brand, limit=MOST_SHOWN)),
        key=lambda one: (not one.case.urgent, one.case.answer_by, one.case.id),
    )
    how_many = {brand: cases.how_many(world.records, brand) for brand in brands}
    if options.json:
        report = CasesReport(open=tuple(_reported(one, world) for one in found), how_many=how_many)
        print(msgspec.json.encode(report).decode())
    else:
        _show(found, how_many, options, world)


def _close(options: argparse.Namespace, world: World) -> None:
    by = signing.name(options, world)
    found = cases.get(world.records, options.close)
    try:
        closed = people.close_case(options.close, by=by, world=world)
    except Refused as error:
        raise signing.refused(error, options, world, None if found is None else found[0].brand) from None
    print(_CLOSED.filled(id=closed.id).said(options.language))
    if closed.person is not None and closed.kind in cases.BLOCKING:
        print(_BLOCKED.said(options.language))


def _known(case: Case, world: World) -> _Found:
    decided = decisions.get(world.records, case.post_key)
    if decided is None:
        return _Found(case, None)
    return _Found(cases.with_matters(case, decided[0].moment), decided[0])


def _reported(found: _Found, world: World) -> OpenCase:
    case, decision = found
    return OpenCase(
        id=case.id,
        brand=case.brand,
        kind=case.kind,
        urgent=case.urgent,
        department=case.department,
        reason=case.reason,
        opened_at=case.opened_at,
        answer_by=case.answer_by,
        overdue=case.answer_by < world.clock.now(),
        post_key=case.post_key,
        post=None if decision is None else decision.moment.post.text,
        tags=tags.of_post(world.records, case.post_key),
    )


def _show(found: list[_Found], how_many: dict[str, int], options: argparse.Namespace, world: World) -> None:
    language = options.language
    if not found:
        print(_NONE.said(language))
        return
    for one in found:
        write([*_lines(one, options, world), Line()])
    for brand, count in how_many.items():
        if count > MOST_SHOWN:
            print(_MORE.filled(count=count - MOST_SHOWN, brand=brand).said(language))
    print(_HOW.said(language))
    print(f"  {command()} cases --close ID --as NAME{engine(options)}")


def _lines(found: _Found, options: argparse.Namespace, world: World) -> Iterator[Line]:
    case, decision = found
    language, voice = options.language, signing.voice(options, world, case.brand)
    yield Line(f"{case.id}  {case.brand}  {case.post_key}  {voice.code('kind', case.kind).striptags()}", style="title")
    overdue = case.answer_by < world.clock.now()
    department = escalate.department_name(world.playbooks.current(case.brand).brand, case.department, language)
    told = [
        *([voice.say("cases.urgent")] if case.urgent else []),
        voice.answer(case.answer_by),
        voice.say("cases.department", department=department),
    ]
    yield Line(" · ".join(one.striptags() for one in told), 1, style="bad" if overdue else "plain")
    yield Line(voice.why(case.reason).striptags(), 1)
    if decision is not None and (matter := escalate.matter(decision, language)):
        yield Line(matter, 1)
    if known := tags.of_post(world.records, case.post_key):
        yield Line(_TAGS.filled(tags=known).said(language), 1)
    post = _GONE.said(language) if decision is None else decision.moment.post.text or "-"
    yield from quoted(_POST.said(language), post)
