"""Where to: which of the places that a text names is the one where somebody wishes to be met.

A traveller names where the journey begins as often as where it ends. Where two airports remain and nothing tells
them apart, there is no place: it is better to ask than to promise a steak in the wrong city.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.domain.signals import Place
from chalicelib.signals.cues import Cues, Page, Span, spelled

_GONE, _LEFT, _NAMED, _HERE, _UNTOLD, _TOWARDS, _REACHED, _MET = range(8)
"""How likely a place is where to: left behind, about to be left, a store merely named, where the author is now,
nothing told, headed for, where the author lands or when, where to meet."""

_CONNECTION = re.compile(
    r"\s?(?:airport\s)?(?:-+>?|=>|>+|/|\u2192|\u27a1\ufe0f?|\u21d2|\u2708\ufe0f?|\U0001f6eb|\U0001f6ec|to|2)\s?"
)
_CONNECTION_GERMAN = re.compile(r"\s?(?:flughafen\s)?(?:nach|bis|-|->|/)\s?(?:flughafen\s)?")
_EITHER_GERMAN = re.compile(r"\s?(?:flughafen)?,?\soder\s(?:\w{3,10}\s)?(?:(?:nach|in|am|aus)\s)?(?:flughafen\s)?")
_EITHER = re.compile(r"\s?(?:airport)?,?\s?or\s(?:maybe\s|even\s)?(?:(?:to|at|in|into|from)\s)?(?:the\s)?")
_LEAVING = Cues(
    {
        "en": (
            r"leav(?:e|es|ing)|depart(?:s|ing|ure)?|out of|outta|wheels up|tak(?:e|es|ing) ?off|takeoff",
            r"board(?:s|ed|ing)?|flying out|origin|start(?:s|ed|ing)? (?:in|at)|goodbye|bye",
        ),
        "de": (
            (
                r"abflug|abfliegen|fliege(?:n)? (?:\w{2,10} ){0,2}ab|starte(?:n|t)? (?:\w{2,10} ){0,2}(?:in|von)"
                r"|boarding|boarde"
            ),
            r"ab|verlasse(?:n)?|losfliegen|los (?:in|von)|heb(?:e|en) (?:\w{2,10} ){0,2}ab",
        ),
    }
)
_GONE_FROM = Cues(
    {
        "en": (r"from|left|took off(?: (?:at|from|in))?|flew out(?: of)?|departed|escaped",),
        "de": (
            (
                r"(?<!mich\s)(?<!uns\s)(?:von|vom|aus)|gestartet (?:in|von)|abgeflogen (?:in|von)|abgehoben (?:in"
                r"|von)|verlassen"
            ),
        ),
    }
)
_TOWARDS_IT = Cues(
    {
        "en": (
            (
                r"to|into|towards?|bound for|destination|home to|headed|heading|en route|on my way|leav(?:e|es"
                r"|ing) for|fly(?:ing)?"
            ),
            r"depart(?:s|ing)? for|left for",
        ),
        "de": (r"nach|richtung|unterwegs|auf dem weg|zum|zur|ziel|heim|weiter|bis|fliege(?:n)?|fliegt|flug",),
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
        ),
        "de": (
            (
                r"land(?:e|en|et)|gelandet|landung|ankunft|ankomm(?:e|en|t)|anflug|touchdown|(?:komm|treff)(?:e"
                r"|en) (?:\w{1,9} ){0,4}in"
            ),
            (
                r"(?:uhr|stunden?|std|h|minuten?|min) (?:in|am|auf)|(?:bin|sind) (?:gleich|bald|um \d{1,2}"
                r"|ab \d{1,2}) (?:uhr )?(?:in|am)"
            ),
        ),
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
        ),
        "de": (
            (
                r"treff\w{0,3}|bring\w{0,3}|liefer\w{0,3}|wart\w{0,3} (?:auf (?:mich|uns)|(?:\w{2,9} ){0,3}am)"
                r"|(?:ab)?hol(?:t|en|st) (?:mich|uns)"
            ),
            (
                r"empfang\w{0,3}|überrasch\w{0,3}|schick\w{0,3}|komm(?:t|en|st) (?:\w{2,9} ){0,3}(?:zu|zum|nach|an"
                r"|ans|an den)"
            ),
            r"(?:mich|uns) (?:vom|am|in|beim|von)|übergebt|übergabe|begrüß\w{0,3}",
        ),
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
        ),
        "de": (
            (
                r"(?:bin|sind|sitze|sitzen|stehe|stehen|hänge|hängen|warte|warten|gestrandet"
                r"|feststeck\w{0,3}) (?:\w{2,10} ){0,3}"
                r"(?:in|am|auf|im)|(?:gerade|aktuell|momentan|hier|jetzt|noch) (?:in|am|auf|im)"
            ),
        ),
    }
)
_CHANGING = Cues(
    {
        "en": (r"layover|stop-?over|connect(?:s|ing|ion)?|via|through|chang(?:e|es|ing) (?:planes )?(?:in|at)",),
        "de": (
            r"umsteig\w{0,3}|umstieg|steige(?:n)? (?:\w{2,9} ){0,2}in|zwischenstopp|zwischenlandung|über|via|anschluss",
        ),
    }
)
_TIME_BEHIND = re.compile(
    r"(?:\s(?:airport|intl|international|terminal \w{1,2}))?,?\s(?:in|at|around|by|@)\s(?:about\s|like\s|~)?"
    r"(?:\d|an?\s|half|one|two|three|four|five|six|ten|noon|midnight|twenty|thirty|forty)"
)
_BEHIND = re.compile(r"[\s,(-]{0,3}(?:airport\s|intl\s)?(?:bound|arrivals?|landing|touchdown)(?!\w)")
_BEHIND_LEFT = re.compile(r"[\s,(-]{0,3}(?:airport\s|intl\s)?(?:departures?|take-?off|wheels up)(?!\w)")
_AIRPORT_BETWEEN = r"(?:\s(?:airport|flughafen|terminal \w{1,2}))?"
_TIME_BEHIND_GERMAN = re.compile(
    _AIRPORT_BETWEEN + r",?\s(?:in|um|gegen|ab|bis)\s(?:ca\.?\s|etwa\s|so\s)?"
    r"(?:\d|einer?\s|halb|viertel|zwei|drei|vier|f|sechs|sieben|acht|neun|zehn|elf|zw|anderthalb|mitternacht)"
)
_BEHIND_GERMAN = re.compile(
    _AIRPORT_BETWEEN
    + r"(?:\s[\w:]{1,12}){0,3}?\s(?:lande|landen|landet|gelandet|ankomm\w{1,2}|angekommen|eintreff\w{1,2}"
    r"|landung|an(?=\s*(?:[.,!?]|$|und)))(?!\w)"
)
_BEHIND_LEFT_GERMAN = re.compile(
    _AIRPORT_BETWEEN
    + r"(?:\s[\w:]{1,12}){0,3}?\s(?:los(?:ge\w{3,9})?|abflieg\w{1,2}|abgeflogen|gestartet|starte|abheb\w{1,2}"
    r"|abgehoben|ab(?=\s*(?:[.,!?]|$|und))|abflug)(?!\w)"
)
_BEHIND_CHANGED_GERMAN = re.compile(
    _AIRPORT_BETWEEN + r"(?:\s\w{1,12}){0,2}?\s(?:um(?=\s*(?:[.,!?]|$|und))|umsteig\w{1,2})(?!\w)"
)
_BEHIND_MET_GERMAN = re.compile(
    spelled(
        r"(?:\s[\w:]{1,14}){0,6}?\s(?:treffen|trefft|abholen|abholt|bringen|bringt|vorbeibringen|liefern|überraschen"
        r"|übergeben|empfangen|begrüßen)(?!\w)"
    )
)
_STORE_OPENING_GERMAN = re.compile(
    r"(?:^|\s)(?:bei|in|im|am|zu|zum|zur|ins?)\s(?:der\s|die\s|den\s|dem\s|das\s|eur\w{1,3}\s)?$"
)
_STORE_OPENS_GERMAN = re.compile(r"(?:bei|eure[rm]|in|im)\s")
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
        german = "de" in page.languages
        if _CONNECTION.fullmatch(page.plain, one.end, other.start) or (
            german and _CONNECTION_GERMAN.fullmatch(page.plain, one.end, other.start)
        ):
            ranks[index - 1], ranks[index] = _GONE, max(_REACHED, ranks[index])
        elif _EITHER.fullmatch(page.plain, one.end, other.start) or (
            german and _EITHER_GERMAN.fullmatch(page.plain, one.end, other.start)
        ):
            ranks[index - 1] = ranks[index] = max(ranks[index - 1 : index + 1])
    return ranks


def _rank(page: Page, place: Place, *, since: int) -> int:
    """What the words around it tell; those behind the last place and nearest to this one count."""
    before = page.plain[max(page.sentence(place.start)[0], since, place.start - _BEFORE) : place.start]
    after = page.after(place.end)

    def last(cues: Cues) -> int:
        return cues.last(before, languages=page.languages)

    german = "de" in page.languages
    left, met, reached, towards = last(_LEAVING), last(_MEETING), last(_REACHING), last(_TOWARDS_IT)
    gone = last(_GONE_FROM)
    if german and met < gone and _BEHIND_MET_GERMAN.match(after) is not None:  # "uns am Flughafen Köln abholen"
        met = len(before) + 1
    if german and _BEHIND_LEFT_GERMAN.match(after) is not None:
        return _LEFT
    if gone > max(met, reached, towards):
        return _GONE if place.kind == "airport" else _LEFT
    if left > max(met, reached, towards) or _BEHIND_LEFT.match(after) is not None:
        return _LEFT
    if place.kind == "store":
        opened = _STORE_OPENING.search(before) is not None or (german and _opens_in_german(before, page, place))
        return _MET if opened else _UNTOLD if met >= 0 else _NAMED
    if met >= 0:
        return _MET
    changing = last(_CHANGING)
    if german and (changing > max(reached, towards) or _BEHIND_CHANGED_GERMAN.match(after) is not None):
        return _HERE
    here = last(_BEING) >= 0
    timed = _TIME_BEHIND.match(after) is not None or (german and _TIME_BEHIND_GERMAN.match(after) is not None)
    timed = timed and not (here and after.startswith(","))
    if reached >= 0 or timed or _BEHIND.match(after) is not None:
        return _REACHED
    if german and _BEHIND_GERMAN.match(after) is not None:
        return _REACHED
    if towards >= 0:
        return _TOWARDS
    return _HERE if here or changing >= 0 else _UNTOLD


def _opens_in_german(before: str, page: Page, place: Place) -> bool:
    """``in eurer Filiale``, ``bei euch in Köln``: the name of the place itself begins so."""
    if _STORE_OPENING_GERMAN.search(before) is not None:
        return True
    return _STORE_OPENS_GERMAN.match(page.plain, place.start) is not None
