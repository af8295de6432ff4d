"""Versions as people read them: what was published, what waits, what differs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from chalicelib.domain.errors import Refused
from chalicelib.domain.publication import FIRST_START, SERVE, Over, Pointer, Publication
from chalicelib.domain.sentence import Language
from chalicelib.editor.difference import Change, Difference
from chalicelib.editor.publishing import Published
from chalicelib.editor.version_names import short
from chalicelib.editor.version_words import DONE, OVER, REFUSALS, SAID, sentence
from chalicelib.ports import World

LONGEST = 100
"""Characters of a value in a difference; the whole of it stands in ``--json``."""


class BrandVersions(Struct, frozen=True, kw_only=True):
    """One brand's versions.

    Attributes:
        journal: The newest first.
    """

    brand: str
    in_force: Publication
    waiting: Publication | None
    journal: tuple[Publication, ...]


class VersionsReport(Struct, frozen=True, kw_only=True):
    """``versions --json``, a contract: fields may be added, none renamed (``schemas/versions.schema.json``)."""

    schema: Literal["versions/1"] = "versions/1"
    brands: tuple[BrandVersions, ...]


class PublishReport(Struct, frozen=True, kw_only=True):
    """``publish --json`` and ``rollback --json``, a contract: fields may be added, none renamed.

    Attributes:
        in_force: Whether it is in force now; else it waits, or was withdrawn.
        before: What was in force until now. None: nothing was.
    """

    schema: Literal["publish/1"] = "publish/1"
    in_force: bool
    publication: Publication
    before: Publication | None


class Speaker(NamedTuple):
    """To whom it is said, and how they go on.

    Attributes:
        command: How `delight` was called.
        data: The option that names the engine's folder, with a space before it; empty where it is the usual one.
    """

    world: World
    language: Language
    command: str = "delight"
    data: str = ""

    def say(self, code: str, **facts: object) -> str:
        return sentence(SAID, code, self.language, **facts)

    def when(self, at: datetime, brand: str, *, clock: str = "%H:%M") -> str:
        """In the brand's time zone, where it has one."""
        known = brand in self.world.playbooks.brands()
        zone = self.world.playbooks.current(brand).brand.time_zone if known else "UTC"
        return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d {clock} %Z}"

    def why(self, publication: Publication) -> str:
        """Its reason; that of a first start in the reader's language."""
        is_first = (publication.by, publication.reason) == (SERVE, FIRST_START)
        return self.say("first_start") if is_first else publication.reason


def refused(error: Refused, to: Speaker) -> str:
    """Why a wish can't be fulfilled."""
    facts = dict(error.facts)
    for name in ("at", "until"):
        if name in facts:
            facts[name] = to.when(datetime.fromisoformat(facts[name]), facts["brand"], clock="%H:%M:%S")
    if "what" in facts:
        facts["done"] = DONE[facts["what"]][to.language]
    return sentence(REFUSALS, error.code, to.language, **facts)


def published(found: Published, to: Speaker) -> Iterator[str]:
    """What came of publishing, signing, withdrawing or going back."""
    publication, before = found.publication, found.before
    named = {"brand": publication.brand, "version": short(publication.version)}
    digits = short(publication.version).removeprefix("sha256:")
    if publication.what == "withdrawn":
        yield to.say("withdrawn", **named, in_force="" if before is None else short(before.version))
    elif publication.what == "proposed":
        yield to.say("waits", **named)
        yield from (f"  {line}" for line in _over(publication.over, to))
        if publication.until is None:
            yield to.say("wants_signature", digits=digits, command=to.command, data=to.data)
        else:
            until = to.when(publication.until, publication.brand)
            yield to.say("wants_time", until=until, digits=digits, command=to.command, data=to.data)
    else:
        yield to.say("now_in_force", **named)
        if before is not None:
            at = to.when(before.at, before.brand)
            yield to.say("replaces", version=short(before.version), by=before.by, at=at, reason=to.why(before))
        yield from _on_trial(publication, to)


def versions(pointer: Pointer, journal: Sequence[Publication], to: Speaker) -> Iterator[str]:
    """One brand's journal, the newest first, with what is in force and what waits."""
    brand = pointer.in_force.brand
    marks = {pointer.in_force.number: to.say("in_force")}
    if pointer.waiting is not None:
        marks[pointer.waiting.number] = to.say("waiting")
    width = max(map(len, marks.values()))
    yield f"{brand}:"
    for one in reversed(journal):
        done = DONE[one.what][to.language]
        signed = "" if one.signed_by is None else to.say("signed_by", name=one.signed_by)
        said = to.say("entry", done=done, by=one.by, signed=signed, reason=to.why(one))
        yield f"  {marks.get(one.number, ''):{width}}  {short(one.version)}  {to.when(one.at, brand)}  {said}"
        if one == pointer.waiting:
            _, *why = published(Published(one, pointer.in_force), to)
            yield from (f"  {'':{width}}  {line}" for line in why)
    yield from _on_trial(pointer.in_force, to)


def difference(found: Difference, to: Speaker) -> Iterator[str]:
    """What came, what went, what is otherwise."""
    if not found.changes:
        yield to.say("nothing_differs", brand=found.brand)
        return
    yield f"{found.brand}: {short(found.old)} → {short(found.new)}"
    before: tuple[str, str] | None = None
    for change in found.changes:
        if (change.file, change.name) != before:
            yield ""
            yield _head(change, to)
        before = change.file, change.name
        yield from _lines(change)


def _head(change: Change, to: Speaker) -> str:
    whole = change.path == "#" or (change.kind == "store" and change.path.count("/") == 2)
    what = f" ({to.say(change.what)})" if whole and change.what != "changed" else ""
    return f"{to.say(change.kind)} {change.name}{what}  {change.file}"


def _lines(change: Change) -> Iterator[str]:
    if change.lines:
        yield from (f"    {line}" for line in change.lines if not line.startswith("@@"))
    elif change.path != "#":
        signs = {
            "came": f"+ {change.path}: {_value(change.new)}",
            "went": f"- {change.path}: {_value(change.old)}",
            "changed": f"  {change.path}: {_value(change.old)} → {_value(change.new)}",
        }
        yield f"    {signs[change.what]}"


def _value(value: Any) -> str:
    told = json.dumps(value, ensure_ascii=False)
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


def _over(over: Sequence[Over], to: Speaker) -> Iterator[str]:
    for one in over:
        yield sentence(OVER, one.what, to.language, more=one.more, limit=one.limit)


def _on_trial(publication: Publication, to: Speaker) -> Iterator[str]:
    """Until when which rules do nothing."""
    now = to.world.clock.now()
    for until in sorted({until for until in publication.on_trial.values() if until > now}):
        rules = ", ".join(rule for rule, one in publication.on_trial.items() if one == until)
        yield to.say("on_trial", until=to.when(until, publication.brand), rules=rules)
