"""Where to: which of the places that a text names is the one where somebody wishes to be met.

A traveller names where the journey begins as often as where it ends. Where two airports remain and nothing tells
them apart, there is no place: it is better to ask than to promise a steak in the wrong city.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.domain.signals import Place
from chalicelib.signals.cues import Cues, Page, Span

_GONE, _LEFT, _NAMED, _HERE, _UNTOLD, _TOWARDS, _REACHED, _MET = range(8)
"""How likely a place is where to: left behind, about to be left, a store merely named, where the author is now,
nothing told, headed for, where the author lands or when, where to meet."""

_CONNECTION = re.compile(
    r"\s?(?:airport\s)?(?:-+>?|=>|>+|/|\u2192|\u27a1\ufe0f?|\u21d2|\u2708\ufe0f?|\U0001f6eb|\U0001f6ec|to|2)\s?"
)
_EITHER = re.compile(r"\s?(?:airport)?,?\s?or\s(?:maybe\s|even\s)?(?:(?:to|at|in|into|from)\s)?(?:the\s)?")
_LEAVING = Cues(
    {
        "en": (
            r"leav(?:e|es|ing)|depart(?:s|ing|ure)?|out of|outta|wheels up|tak(?:e|es|ing) ?off|takeoff",
            r"board(?:s|ed|ing)?|flying out|origin|start(?:s|ed|ing)? (?:in|at)|goodbye|bye",
        )
    }
)
_GONE_FROM = Cues({"en": (r"from|left|took off(?: (?:at|from|in))?|flew out(?: of)?|departed|escaped",)})
_TOWARDS_IT = Cues(
    {
        "en": (
            (
                r"to|into|towards?|bound for|destination|home to|headed|heading|en route|on my way|leav(?:e|es"
                r"|ing) for|fly(?:ing)?"
            ),
            r"depart(?:s|ing)? for|left for",
        )
    }
)
_REACHING = Cues(
    {
        "en": (
            (
                r"land(?:s|ed|ing)?|arriv(?:e|es|ed|ing|al)|touch(?:ing|es)? ?down|touchdown|wheels down|get(?:s"
                r"|ting)? (?:in|to|into)"
            ),
            (
                r"be (?:at|in)|reach(?:es|ing)?|(?:hours?|hrs?|h|minutes?|mins?|min) (?:at|in|to|till|until|from now)"
                r"|eta|due"
            ),
            r"descending|final destination|there's|pick(?:ing)? me up",
        )
    }
)
_MEETING = Cues(
    {
        "en": (
            (
                r"meet(?:ing|s)?|bring(?:s|ing)?|deliver(?:y|ed|s|ing)?|wait(?:ing|s)? for me|see (?:you|me)|greet"
                r"|find me|drop"
            ),
            r"send|hand (?:me|it)|come (?:to|by)|surprise|show up|ready",
        )
    }
)
_BEING = Cues(
    {
        "en": (
            (
                r"(?:i'm|i am|we're|we are|am|sitting|currently|now|still|stuck|stranded|waiting|delayed"
                r"|grounded) (?:\w{2,10} )?(?:at|in)"
            ),
            r"(?:i'm|i am|we're|we are|sitting|currently|still|stuck|stranded|hanging|delayed) (?:here )?@?",
        )
    }
)
_CHANGING = Cues(
    {"en": (r"layover|stop-?over|connect(?:s|ing|ion)?|via|through|chang(?:e|es|ing) (?:planes )?(?:in|at)",)}
)
_TIME_BEHIND = re.compile(
    r"(?:\s(?:airport|intl|international|terminal \w{1,2}))?,?\s(?:in|at|around|by|@)\s(?:about\s|like\s|~)?"
    r"(?:\d|an?\s|half|one|two|three|four|five|six|ten|noon|midnight|twenty|thirty|forty)"
)
_BEHIND = re.compile(r"[\s,(-]{0,3}(?:airport\s|intl\s)?(?:bound|arrivals?|landing|touchdown)(?!\w)")
_BEHIND_LEFT = re.compile(r"[\s,(-]{0,3}(?:airport\s|intl\s)?(?:departures?|take-?off|wheels up)(?!\w)")
_STORE_OPENING = re.compile(r"(?:^|\s)(?:at|in|to|@)\s(?:the\s|your\s|ur\s)?$")
_BEFORE = 60
_MOST = 12  # places; nobody's journey has more


def destination(page: Page, places: Sequence[Place], *, asked: Sequence[Span]) -> Place | None:
    """The place where to.

    Args:
        asked: Sentences that ask for something; between equals, a place in one of them is meant.
    """
    places = places[:_MOST]
    ranks = _ranks(page, places)
    airports = {place.id for place in places if place.kind == "airport"}
    lands = _REACHING.within(page.plain, languages=page.languages) is not None
    by_id: dict[str, tuple[int, bool, Place]] = {}
    for place, rank in zip(places, ranks, strict=True):
        one = (rank, page.sentence(place.start) in asked, place)
        if place.id not in by_id or one[:2] > by_id[place.id][:2]:
            by_id[place.id] = one
    if not by_id:
        return None
    best = max(found[:2] for found in by_id.values())
    chosen = [place for *found, place in by_id.values() if tuple(found) == best]
    rank = best[0]
    if rank == _GONE or (rank == _LEFT and lands):  # "just left Tampa, landing in two hours": where to isn't said
        return None
    if rank == _TOWARDS and not lands and any(found[0] == _HERE for found in by_id.values()):
        return None  # "stuck at Newark, flying to Tampa": either may be meant
    if len(chosen) > 1 and len(airports) > 1 and sum(place.kind == "airport" for place in chosen) > 1:
        return None
    return min(chosen, key=lambda place: place.start)


def _ranks(page: Page, places: Sequence[Place]) -> list[int]:
    """One for each place."""
    ranks = []
    for index, place in enumerate(places):
        behind = places[index - 1].end if index else 0
        ranks.append(_rank(page, place, since=behind))
    for index in range(1, len(places)):
        one, other = places[index - 1 : index + 1]
        if one.kind != "airport" or other.kind != "airport":
            continue
        if _CONNECTION.fullmatch(page.plain, one.end, other.start):
            ranks[index - 1], ranks[index] = _GONE, max(_REACHED, ranks[index])
        elif _EITHER.fullmatch(page.plain, one.end, other.start):
            ranks[index - 1] = ranks[index] = max(ranks[index - 1 : index + 1])
    return ranks


def _rank(page: Page, place: Place, *, since: int) -> int:
    """What the words around it tell; those behind the last place and nearest to this one count."""
    before = page.plain[max(page.sentence(place.start)[0], since, place.start - _BEFORE) : place.start]
    after = page.after(place.end)

    def last(cues: Cues) -> int:
        return cues.last(before, languages=page.languages)

    left, met, reached, towards = last(_LEAVING), last(_MEETING), last(_REACHING), last(_TOWARDS_IT)
    gone = last(_GONE_FROM)
    if gone > max(met, reached, towards):
        return _GONE if place.kind == "airport" else _LEFT
    if left > max(met, reached, towards) or _BEHIND_LEFT.match(after) is not None:
        return _LEFT
    if place.kind == "store":
        return _MET if _STORE_OPENING.search(before) is not None else _UNTOLD if met >= 0 else _NAMED
    if met >= 0:
        return _MET
    here = last(_BEING) >= 0
    timed = _TIME_BEHIND.match(after) is not None and not (here and after.startswith(","))
    if reached >= 0 or timed or _BEHIND.match(after) is not None:
        return _REACHED
    if towards >= 0:
        return _TOWARDS
    return _HERE if here or last(_CHANGING) >= 0 else _UNTOLD
