"""Every page, server-rendered: values in, an HTML string out. Reads nothing but its own templates and assets.

Every time is told in the zone that is handed in (a store's page: the store's). A language without words falls back
to English. The fields of each form stand in the docstring of its page; browsers send line breaks as CRLF, whatever
the page had.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from chalicelib.books.cases import BLOCKING
from chalicelib.console.rendering import own_path, render, safe_link
from chalicelib.console.voice import Voice, time_of
from chalicelib.console.words import WORDS
from chalicelib.domain.errors import Refused
from chalicelib.domain.playbook import Store
from chalicelib.domain.post import Post
from chalicelib.domain.work import Case, Draft, Offer, Task

DECLINE_REASONS = ("too_busy", "out_of_stock", "no_driver", "closing", "other")
REJECT_REASONS = ("wrong_facts", "wrong_tone", "already_answered", "better_private", "no_reply", "other")
COUNTS = ("drafts", "tasks", "cases", "unknown", "gave_up")


class DraftRow(Struct, frozen=True, kw_only=True):
    """A reply that waits for a person, and what the person needs to decide.

    Attributes:
        post: What it answers. None: it is gone.
        written_at: When the post was written. None: unknown.
        why: The rule's reason.
        length: Of the text in the box, as the platform counts. None: unknown.
        max_length: None: no limit is known.
        due: When the answer is due, UTC. None: no service level applies.
        facts: What the reply rests on, each with where it comes from.
        typed: What the person sent in a request that was refused, so that it isn't lost. None: nothing.
        brand: Its name. None: there is only one.
    """

    draft: Draft
    post: Post | None
    rule_title: str
    why: str
    length: int | None = None
    max_length: int | None = None
    due: datetime | None = None
    facts: tuple[tuple[str, str], ...] = ()
    written_at: datetime | None = None
    typed: str | None = None
    brand: str | None = None


class CaseRow(Struct, frozen=True, kw_only=True):
    """An open case, and the post that it is about.

    Attributes:
        post: None: it is gone.
        written_at: When the post was written. None: unknown.
        department: Name of the department, in the reader's language. None: it has no other name than its id.
        matter: Why a rule handed it over, in the marketer's words. None: no rule did.
        tags: Of the post.
        brand: Its name. None: there is only one.
    """

    case: Case
    post: Post | None
    written_at: datetime | None
    department: str | None = None
    matter: str | None = None
    tags: tuple[str, ...] = ()
    brand: str | None = None


def task_page(
    *,
    task: Task,
    store: Store,
    offer_number: int,
    now: datetime,
    language: str,
    csrf: str,
    base: str = "",
    refusal: Refused | None = None,
) -> str:
    """What a store is asked for, to be accepted or declined; afterwards what became of it.

    Posts to its own URL: ``csrf``, ``answer`` (accept, decline), ``name``, ``reason`` (of `DECLINE_REASONS`, or empty).

    Raises:
        KeyError: The task has no such offer.
    """
    offer = next((one for one in task.offers if one.number == offer_number), None)
    if offer is None:
        raise KeyError(offer_number)
    situation = _situation(task, offer, now)
    decided = {"declined": offer, "taken": task.offer}.get(situation)
    language = choose_language(language)
    asked = next((member for member in store.team if member.id == offer.to), None)
    return render(
        "task",
        _voice(language, now, store.time_zone),
        base,
        csrf=csrf,
        task=task,
        store=store,
        offer=offer,
        why=_why(task, offer),
        asked=offer.to if asked is None else asked.role.get(language) or next(iter(asked.role.values()), offer.to),
        situation=situation,
        decided=decided,
        decline_reasons=DECLINE_REASONS,
        refusal=refusal,
    )


def _why(task: Task, offer: Offer) -> str:
    """Why they are asked; names a sentence."""
    if offer is task.offers[0]:
        return "why_first"
    before = next(one for one in task.offers if one.store == offer.store)
    return "why_next" if offer is before else "why_deputy"


def _situation(task: Task, offer: Offer, now: datetime) -> str:
    """What to tell whoever this offer went to; names a group of sentences."""
    overtaken_here = offer is not task.offer and offer.store == task.offer.store
    if task.state == "withdrawn":
        return "withdrawn"
    if offer.answer in ("accepted", "declined"):
        return offer.answer
    if task.state == "accepted":
        return "taken_here" if overtaken_here else "taken"
    if task.state == "unfilled":
        return "unfilled"
    if offer.answer == "silent" or offer is not task.offer:
        return "passed_on_here" if overtaken_here else "passed_on"
    return "too_late" if now >= min(offer.accept_by, task.deadline) else "offered"


def replies_page(
    *,
    rows: Sequence[DraftRow],
    done: Sequence[Draft],
    actor: str,
    now: datetime,
    language: str,
    csrf: str,
    base: str = "",
    time_zone: str = "UTC",
    notice: str | None = None,
    refusal: Refused | None = None,
) -> str:
    """Replies that wait for a person, the first due first; below, what was decided lately.

    Each draft is a form to ``/replies/<draft id>``: ``csrf``, ``seen`` (the stored text when the page was made),
    ``text``, ``act`` (approve, save, reject), ``reason`` (of `REJECT_REASONS`, or empty), ``note`` (free words).

    Args:
        notice: What just went well: ``approved``, ``saved``, ``rejected``. Anything unknown is left out.
    """
    voice = _voice(language, now, time_zone)
    return render(
        "replies",
        voice,
        base,
        csrf=csrf,
        actor=actor,
        here="replies",
        rows=sorted(rows, key=_urgency),
        done=done,
        notice=_known(notice, voice),
        refusal=refusal,
        reject_reasons=REJECT_REASONS,
    )


def _urgency(row: DraftRow) -> tuple[bool, datetime, str]:
    return row.due is None, row.due or row.draft.proposed_at, row.draft.id


def cases_page(
    *,
    rows: Sequence[CaseRow],
    actor: str,
    now: datetime,
    language: str,
    csrf: str,
    base: str = "",
    time_zone: str = "UTC",
    notice: str | None = None,
    refusal: Refused | None = None,
) -> str:
    """Open cases, urgent ones first, then the first due.

    Each is a form to ``/cases/<case id>``: ``csrf``, ``act`` (close).

    Args:
        notice: What just went well: ``closed``. Anything unknown is left out.
    """
    voice = _voice(language, now, time_zone)
    return render(
        "cases",
        voice,
        base,
        csrf=csrf,
        actor=actor,
        here="cases",
        rows=sorted(rows, key=lambda row: (not row.case.urgent, row.case.answer_by, row.case.id)),
        blocking=BLOCKING,
        notice=_known(notice, voice),
        refusal=refusal,
    )


def _known(notice: str | None, voice: Voice) -> str | None:
    """A notice comes from the address bar: without words of ours it isn't shown."""
    return notice if notice and voice.knows(f"notice.{notice}") else None


def signin_page(*, language: str, csrf: str, base: str = "", refusal: Refused | None = None) -> str:
    """Behind a one-time link. Posts to its own URL: ``csrf``, ``name`` (recorded with every act)."""
    return render("signin", _timeless(language), base, csrf=csrf, refusal=refusal)


def signin_needed_page(*, language: str, by_link: bool = True, base: str = "") -> str:
    """For strangers: how to get a sign-in link.

    Args:
        by_link: False: nobody gets in that way here; says what does the same meanwhile.
    """
    return render("signin_needed", _timeless(language), base, by_link=by_link)


def outbox_page(
    *,
    sent: Sequence[Mapping[str, Any]],
    actor: str,
    language: str,
    csrf: str,
    now: datetime,
    base: str = "",
    time_zone: str = "UTC",
) -> str:
    """What was sent and where it went, the newest first.

    Args:
        sent: ``to``, ``text``, ``subject``, ``link`` (a path, or an https URL), ``at`` (UTC, or ISO 8601), ``channels``
            that took it and those that ``refused`` (codes); each may be missing or None.
    """
    messages = [
        {
            "at": time_of(message.get("at")),
            "to": message.get("to") or None,
            "subject": message.get("subject"),
            "text": str(message.get("text") or ""),
            "link": own_path(message.get("link"), base) or safe_link(message.get("link")),
            "channels": message.get("channels") or (),
            "refused": message.get("refused") or (),
        }
        for message in sent
    ]
    messages.sort(key=lambda message: message["at"] or datetime.min.replace(tzinfo=UTC), reverse=True)
    return render(
        "outbox", _voice(language, now, time_zone), base, csrf=csrf, actor=actor, here="outbox", messages=messages
    )


def home_page(
    *,
    actor: str,
    language: str,
    csrf: str,
    counts: Mapping[str, int],
    now: datetime,
    base: str = "",
    time_zone: str = "UTC",
) -> str:
    """How much waits for a person.

    Args:
        counts: By name, of `COUNTS`; one that is missing is shown as unknown, not as none.
    """
    pages = {"drafts": "/replies", "cases": "/cases"}
    tiles = [(name, counts.get(name), pages.get(name)) for name in COUNTS]
    return render("home", _voice(language, now, time_zone), base, csrf=csrf, actor=actor, here="home", tiles=tiles)


def problem_page(*, status: int, code: str, language: str, base: str = "") -> str:
    """Something that can't be shown or done; the words follow from the HTTP status."""
    voice = _timeless(language)
    kind = str(status) if voice.knows(f"problem.{status}") else "500" if status >= 500 else "400"
    return render("problem", voice, base, status=status, code=code, kind=kind)


def choose_language(accept_language: str | None, supported: Sequence[str] = tuple(WORDS), fallback: str = "en") -> str:
    """The supported language that an ``Accept-Language`` header likes best (RFC 9110, 12.5.4)."""
    best, chosen = 0.0, fallback
    for part in (accept_language or "")[:1000].split(","):
        tag, _, weight = part.partition(";")
        language = tag.strip().lower().split("-")[0]
        found = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", weight, re.ASCII) if weight else None
        quality = 1.0 if not weight else float(found[1]) if found else 0.0
        if language in supported and quality > best:
            best, chosen = quality, language
    return chosen


def _voice(language: str, now: datetime, time_zone: str) -> Voice:
    return Voice(choose_language(language), now, time_zone)


def _timeless(language: str) -> Voice:
    """For pages on which no time stands."""
    return _voice(language, datetime.min.replace(tzinfo=UTC), "UTC")
