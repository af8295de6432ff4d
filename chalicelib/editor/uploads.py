"""Uploads: a brand's files, or its customers, that somebody put on the shelf of a running engine.

``publish/<brand>.json`` holds an `Upload` and is published as `delight publish` would; ``answers/<brand>.json`` then
says what came of it. ``customers/<any name>.json`` is a seed file for the customer book. Whoever may write there may
publish.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

import msgspec
from msgspec import Struct

from chalicelib.books import customers, publications
from chalicelib.books.playbooks import version_of_files
from chalicelib.bootstrap import commands, environment, machine
from chalicelib.domain.errors import DelightError, PlaybookBroken, Refused, Unreadable
from chalicelib.domain.problem import Problem
from chalicelib.domain.publication import Publication
from chalicelib.domain.sentence import LANGUAGES, Language, Sentence
from chalicelib.editor import measured, publishing
from chalicelib.editor.replay import new_stage
from chalicelib.editor.version_lines import Speaker, refused
from chalicelib.engine.first_start import brand_of
from chalicelib.ports import Key, Put, World
from chalicelib.reading import parse
from chalicelib.steps import Stopwatch

REMEMBERED = timedelta(days=7)
"""An event is given up after some hours."""
_NO_UPLOAD = Sentence("this is no upload: {why}", "das ist kein Upload: {why}")
PUBLISH, ANSWERS, CUSTOMERS = "publish/", "answers/", "customers/"


class Upload(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A brand's files, to be published.

    Attributes:
        by: Who wants it, a person's name.
        reason: Why; it stands in the journal.
        files: Path in the brand's folder → text.
    """

    by: str
    reason: str
    files: dict[str, str]

    def content(self) -> bytes:
        """As it is put on the shelf."""
        return msgspec.json.encode(self)


class UploadReport(Struct, frozen=True, kw_only=True):
    """What came of an upload, a contract: fields may be added, none renamed.

    Attributes:
        upload: SHA-256 of what was uploaded: whose answer this is.
        outcome: ``proposed``: it waits for a second person or its time.
        publication: None: it was refused.
        problems: All that is wrong with the files; of what was published only warnings.
        why: Why it was refused, by language.
    """

    schema: Literal["upload/1"] = "upload/1"
    upload: str
    outcome: Literal["published", "proposed", "refused"]
    publication: Publication | None = None
    problems: tuple[Problem, ...] = ()
    why: Mapping[Language, str] = {}


def mark(content: bytes) -> str:
    """By which an answer names its upload."""
    return hashlib.sha256(content).hexdigest()


def answer_to(name: str) -> str:
    """Where the answer to an upload will be."""
    return ANSWERS + name.removeprefix(PUBLISH)


def take(name: str, world: World, *, put: str | None = None) -> None:
    """See to what was put on the shelf under a name; nothing where that is none of ours, or is gone again.

    Args:
        put: Stands for when it was put there: of two for one name, the later is the greater hexadecimal number. S3 may
            tell of one twice, and hours later; what was published since then is not to be undone by that. None: nobody
            knows.

    Raises:
        DelightError: It can't be seen to now.
    """
    watch = Stopwatch()
    if put is not None and _is_done(name, put, world):
        return
    content = world.shelf.get(name)
    if content is None:
        return
    outcome: str
    told: dict[str, str] = {}
    if name.startswith(CUSTOMERS):
        outcome = _fill(content, world)
    elif name.startswith(PUBLISH):
        report = _publish(content, world)
        world.shelf.put(answer_to(name), msgspec.json.encode(report))
        outcome = report.outcome
        if report.publication is not None:
            told = {"brand": report.publication.brand, "version": report.publication.version}
    else:
        return
    if put is not None:
        world.records.write(Put(_done(name), {"put": put}, expires=world.clock.now() + REMEMBERED))
    world.log.step("upload", outcome=outcome, latency_ms=watch.ms(), **told)
    world.metrics.count("uploads", outcome=outcome)


def _done(name: str) -> Key:
    return Key(f"upload#{name}", "done")


def _is_done(name: str, put: str, world: World) -> bool:
    before = world.records.get(_done(name))
    if before is None:
        return False
    last = str(before.body["put"])
    longest = max(len(last), len(put))
    return put.ljust(longest, "0") <= last.ljust(longest, "0")  # as S3's documentation compares them


def _publish(content: bytes, world: World) -> UploadReport:
    upload, options = mark(content), environment.from_environment()
    try:
        wanted = msgspec.convert(parse(content).plain(), Upload)
    except (Unreadable, msgspec.ValidationError) as error:
        told = _NO_UPLOAD.filled(why=str(error))
        return UploadReport(upload=upload, outcome="refused", why={one: told.said(one) for one in LANGUAGES})
    there = _there_already(wanted.files, world)
    if there is not None:
        return UploadReport(upload=upload, outcome=_outcome(there), publication=there)
    try:
        found = publishing.publish(
            wanted.files,
            by=wanted.by,
            reason=wanted.reason,
            world=world,
            examples=commands.example_records(options, at=machine.now()),
            measure=lambda before, after: measured.more(before, after, world, lambda: new_stage(options)),
        )
    except PlaybookBroken as broken:
        return UploadReport(upload=upload, outcome="refused", problems=broken.problems)
    except Refused as error:
        there = _there_already(wanted.files, world)  # the same upload, told twice at once
        if there is not None:
            return UploadReport(upload=upload, outcome=_outcome(there), publication=there)
        why = {language: refused(error, Speaker(world, language, "delight", "")) for language in LANGUAGES}
        return UploadReport(upload=upload, outcome="refused", why=why)
    return UploadReport(
        upload=upload, outcome=_outcome(found.publication), publication=found.publication, problems=found.problems
    )


def _there_already(files: Mapping[str, str], world: World) -> Publication | None:
    """The same upload may be told twice, so what is in force or waits already is no mistake."""
    brand = brand_of(files)
    found = None if brand is None else publications.get(world.records, brand)
    if found is None:
        return None
    version, pointer = version_of_files(files), found[0]
    waiting = pointer.waiting
    if waiting is not None:
        return waiting if waiting.version == version else None
    return pointer.in_force if pointer.in_force.version == version else None


def _outcome(publication: Publication) -> Literal["published", "proposed"]:
    return "published" if publication.puts_in_force else "proposed"


def _fill(content: bytes, world: World) -> Literal["filled", "refused"]:
    try:
        seed = customers.read_seed(content)
    except (DelightError, msgspec.ValidationError):
        return "refused"
    for brand, known in seed.items():
        customers.fill(world.records, brand, known)
    return "filled"
