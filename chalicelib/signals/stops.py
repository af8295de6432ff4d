"""Sensitive matters. A stop hands the post to a person, so it is better to find one too many than one too few;
but those who would die for a steak are not dying.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from chalicelib.domain.signals import Stop
from chalicelib.signals.cues import Cues, Page, Span
from chalicelib.signals.stop_idioms import IDIOMS
from chalicelib.signals.stop_reasons import REASONS

_CUES = {reason: Cues(by_language) for reason, by_language in REASONS.items()}

_TO_LIFE = re.compile(
    r"kill|shoot|stab|murder|bomb|burn|explos|gun|knife|rifle|weapon|die|dead|strangle|execute|hang|blow|hostage"
    r"|torch|shooting"
)
_PAGING = frozenset({"self-harm", "safety"})
_SHOUTED_ROOM = re.compile(r"(?<!\w)ER(?!\w)")


class Stops(NamedTuple):
    """What to stop for, and the words."""

    stop: Stop
    spans: tuple[tuple[str, Span], ...]


def stops(page: Page) -> Stops:
    """Every reason, with the first words that speak for it."""
    plain = page.plain
    for start, end in sorted(IDIOMS.spans(page)):
        plain = plain[:start] + "\u00a6" * (end - start) + plain[end:]
    bare = page._replace(plain=plain)
    found = {reason: span for reason, cues in _CUES.items() if (span := next(cues.spans(bare), None)) is not None}
    if "medical" not in found and (room := _SHOUTED_ROOM.search(page.text)) is not None and not page.text.isupper():
        found["medical"] = room.span()
    threat = found.get("threat")
    page_now = not _PAGING.isdisjoint(found) or (
        threat is not None and _TO_LIFE.search(page.plain[slice(*threat)]) is not None
    )
    spans = tuple(sorted(found.items()))
    return Stops(Stop(reasons=tuple(reason for reason, _ in spans), page_now=page_now), spans)
