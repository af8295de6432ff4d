"""What a person would like: things of the menu, where, and by when. Only of texts that hold a wish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.signals import Place, TimeMention, Wish
from chalicelib.signals.cues import Cues, Page, Span
from chalicelib.signals.destination import destination
from chalicelib.signals.topics import Found

_NOT_THIS = Cues(
    {
        "en": (
            r"(?:not|no|without|instead of|rather than|except|than|hold the|skip the|minus)(?: (?:a|an|the|any|my))?",
        ),
        "de": (
            (
                r"(?:keine?[nmrs]?|nicht|bloß nicht|ohne|statt|anstatt|anstelle von|außer|als)"
                r"(?: (?:eine?[nmrs]?|das|den|dem|der|die|n|nen))?"
            ),
        ),
    }
)
_DEPARTURE = Cues(
    {
        "en": (
            r"board(?:s|ing)?|tak(?:e|es|ing) off|leav(?:e|es|ing)|depart(?:s|ing)?|takeoff|fly(?:ing)? out|wheels up",
            r"check(?:ing)? out|flight is|flight's",
        ),
        "de": (
            (
                r"boarding|boarde|abflug|abfliegen|fliege?n? (?:\w{1,10} ){0,4}?(?:ab|los)|starte?n?t?|abreise|abfahrt"
                r"|fahre? (?:\w{1,8} ){0,4}?ab|checke? ?aus"
            ),
            r"(?:flug|flieger|maschine|zug) (?:\w{2,8} )?(?:geht|startet|ist)",
        ),
    }
)
_ARRIVAL = Cues(
    {
        "en": (
            (
                r"land(?:s|ing)?|arriv(?:e|es|ing|al)|touch(?:ing)? down|wheels down|get(?:s|ting)? (?:in|there)"
                r"|be there|meet"
            ),
            r"bring|ready|deliver",
        ),
        "de": (
            (
                r"land(?:e|en|et|ung)|ankunft|ankomm(?:e|en|t)|komm(?:e|en|t)|da sein|bin|sind|treff\w{0,3}"
                r"|bring\w{0,3}|fertig|bereit|liefer\w{0,3}|abhol\w{0,2}"
            ),
        ),
    }
)


def wish_of(
    page: Page, *, asked: Sequence[Span], things: Sequence[Found], places: Sequence[Place], times: Sequence[TimeMention]
) -> Wish:
    """Put together what was found.

    Args:
        asked: Where the text asks for something, at least one.
        things: Menu items, in the order of the text.
    """
    wanted = [thing.label for thing in things if not _ends_with(_NOT_THIS, page, thing.start)]
    sentences = {page.sentence(span[0]) for span in asked}
    return Wish(
        things=tuple(dict.fromkeys(wanted)),
        place=destination(page, places, asked=tuple(sentences)),
        deadline=_deadline(page, times, sentences),
    )


def _ends_with(cues: Cues, page: Page, position: int) -> bool:
    """Whether a cue stands right before a position."""
    before = page.before(position, 30)
    return bool(before) and cues.last(before.rstrip(), languages=page.languages) == len(before.rstrip())


def _deadline(page: Page, times: Sequence[TimeMention], sentences: set[Span]) -> datetime | None:
    """By when: the first time ahead, but one in an asking sentence sooner, and a departure after all others."""

    def rank(mention: TimeMention) -> tuple[bool, bool, int]:
        before = page.plain[max(page.sentence(mention.start)[0], mention.start - 50) : mention.end]
        leaves = _DEPARTURE.last(before, languages=page.languages) > _ARRIVAL.last(before, languages=page.languages)
        return leaves, page.sentence(mention.start) not in sentences, mention.start

    best = min(times, key=rank, default=None)
    return None if best is None else best.at
