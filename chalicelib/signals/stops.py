"""Sensitive matters. A stop hands the post to a person, so it is better to find one too many than one too few;
but those who would die for a steak are not dying.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from chalicelib.domain.signals import Stop
from chalicelib.signals.cues import Cues, Page, Span
from chalicelib.signals.stop_idioms import IDIOMS
from chalicelib.signals.stop_reasons import REASONS
from chalicelib.signals.stop_urgent import AT_ONCE, LONG_AGO, NOW, NOW_UNLESS_TOLD, TOLD

_CUES = {reason: Cues(by_language) for reason, by_language in REASONS.items()}

_TO_LIFE = re.compile(
    r"kill|shoot|stab|murder|bomb|burn|explos|gun|knife|rifle|weapon|die|dead|strangle|execute|hang|blow|hostage"
    r"|torch|shooting|umbring|um$|abstech|erstech|erschie|abknall|anzu|abfackel|toten|toeten|spreng|amok|mord"
)
_PAGING = frozenset({"self-harm", "safety"})
_SHOUTED_ROOM = re.compile(r"(?<!\w)ER(?!\w)")
_FALSE_FRIENDS = {
    "de": re.compile(
        r"(?<!\w)(?:(?<!to\s)(?<!'ll\s)(?<!can\s)(?<!gonna\s)(?<!wanna\s)(?<!you\s)(?<!should\s)die"
        r"|dies|war(?=\s(?:in|at))|fatal|rat|im(?=\s\d))(?!\w)"
    )
}
"""Words of a language that another language's cues would take for their own."""
_STORY = re.compile(r"\s*(?:that|it|this|das|es)\s(?:was|happened|all happened|war|ist)\s")


class Stops(NamedTuple):
    """What to stop for, and the words."""

    stop: Stop
    spans: tuple[tuple[str, Span], ...]


def stops(page: Page, *, languages: tuple[str, ...]) -> Stops:
    """Every reason, with the first words that speak for it.

    Args:
        page: Its languages are those that the text seems to be in.
        languages: In which cues are looked for all the same: what is at stake is worth a guess too many.
    """
    bare = page._replace(languages=languages)
    views = _views(page, bare)
    found = _found(_CUES, views)
    if found:
        bare = _without_idioms(bare)
        views = _views(page, bare)
        found = _found({reason: _CUES[reason] for reason in found}, views)
    if "medical" not in found and page.languages != ("de",):  # where it is "he"
        room = _SHOUTED_ROOM.search(page.text)
        if room is not None and not page.text.isupper():
            found["medical"] = room.span()
    threat = found.get("threat")
    if threat is not None and _TO_LIFE.search(page.plain[slice(*threat)]) is None:
        threat = None
    paging = [span for reason, span in found.items() if reason in _PAGING] + ([] if threat is None else [threat])
    if found:
        paging += [span for view in views for span in _urgent(view)]
    page_now = "self-harm" in found or any(not _is_story(bare, span) for span in paging)
    spans = tuple(sorted(found.items()))
    return Stops(Stop(reasons=tuple(reason for reason, _ in spans), page_now=page_now), spans)


def _found(cues_of: Mapping[str, Cues], views: tuple[Page, ...]) -> dict[str, Span]:
    """Each reason that the page speaks of, with its first words."""
    return {
        reason: span
        for reason, cues in cues_of.items()
        if (span := next((one for view in views for one in cues.spans(view)), None)) is not None
    }


def _without_idioms(page: Page) -> Page:
    """The page with what only sounds sensitive blotted out."""
    plain = page.plain
    for start, end in IDIOMS.spans(page):
        plain = plain[:start] + "\u00a6" * (end - start) + plain[end:]
    return page._replace(plain=plain)


def _views(page: Page, bare: Page) -> tuple[Page, ...]:
    """The page as each language reads it: where it is clear which one it is in, the others know its false friends."""
    friends = _FALSE_FRIENDS.get(page.languages[0]) if len(page.languages) == 1 else None
    if friends is None:
        return (bare,)
    others = tuple(language for language in bare.languages if language not in page.languages)
    plain = friends.sub(lambda match: "\u00a6" * len(match.group()), bare.plain)
    return bare._replace(languages=page.languages), bare._replace(languages=others, plain=plain)


def _urgent(page: Page) -> tuple[Span, ...]:
    """Where something is said to happen right now."""
    unless = (
        span
        for span in NOW_UNLESS_TOLD.spans(page)
        if TOLD.within(page.plain[slice(*page.sentence(span[0]))], languages=page.languages) is None
    )
    return (*NOW.spans(page), *unless)


def _is_story(page: Page, span: Span) -> bool:
    """Whether its sentence, or the next one that goes on about it, tells of another time."""
    start, end = page.sentence(span[0])
    sentence = page.plain[start:end]
    if end < len(page.plain) and _STORY.match(page.plain, end) is not None:
        sentence += page.plain[end : page.sentence(end)[1]]
    return (
        LONG_AGO.within(sentence, languages=page.languages) is not None
        and AT_ONCE.within(sentence, languages=page.languages) is None
    )
