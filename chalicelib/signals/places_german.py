"""Airports that a German text names: behind ``Flughafen``, before it, and as cities in which somebody lands.

Nouns are capitals in German and verbs stand behind, so that it reads otherwise than English does, see `places`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chalicelib.signals.airports import Airports, Key, german_key
from chalicelib.signals.cues import Cues, Page, Span, Word

Found = tuple[str, int, int]

_LONGEST_NAME = 4  # words
_AIRPORT = frozenset(("flughafen", "airport", "flughafens"))
_OF = frozenset(("in", "von", "bei", "international"))
_WHERE = frozenset(
    ["in", "nach", "aus", "von", "ab", "über", "uber", "ueber", "via", "bis", "richtung", "auf", "zwischen"]
)
_FLYING = Cues(
    {
        "de": (
            r"land(?:e|en|et|est)|\w{0,8}gelandet|\w{0,8}landung|flieg(?:e|en|t|st)|flog(?:en)?|(?:ab)?geflogen",
            r"(?:ab|los|an|weiter|heim|zurück)flieg(?:e|en)|(?:ab|hin|rück|heim|weiter|anschluss|direkt)?flug|flüge",
            r"flieger|flugzeug|maschine|zwischenstopp|zwischenlandung|boarding|abheben|abgehoben|flieg",
        ),
    }
)
_GATE = re.compile(r"(?<!\w)(?:terminal|gate)(?:\s\w{1,3})?\s$")
_AT_AIRPORT = re.compile(r"\s\w{3,20}(?:\s\w{3,12})?\s(?:am|im|vom|zum)\s(?:flughafen|airport|terminal|gate)(?!\w)")
_COMING = Cues({"de": (r"ankunft|ankomm(?:e|en|t)|angekommen|umsteigen",)})
_BY_LAND = Cues(
    {"de": (r"züge?n?|\w{0,8}bahn|ice|ic|hbf|\w{0,8}bahnhof|\w{0,5}bus|auto|wagen|fähre|gleis|filiale|studio|laden",)}
)


def german_airports(page: Page, words: Sequence[Word], book: Airports, near: frozenset[str]) -> Iterator[Found]:
    """Code, start and end of each.

    Args:
        near: Countries of the brand's stores, ISO 3166; they win between places of the same name.
    """
    for index, word in enumerate(words):
        if word.key in _AIRPORT:
            found = _behind(page, words, index, book, near) or _before(page, words, index, book, near)
            if found is not None:
                yield found
        elif word.key in _WHERE and index + 1 < len(words) and _flies(page, word):
            found = _name(page, words, index + 1, book, near, told=False)
            if found is not None:
                yield found
        elif index and _joins(page, words[index - 1], word) and _flies(page, word):  # "Frankfurt-Wien", "Köln nach Rom"
            found = _name(page, words, index, book, near, told=False)
            if found is not None:
                yield found


def _joins(page: Page, one: Word, other: Word) -> bool:
    return page.plain[one.end : other.start].strip() in ("-", "->", "\u2192", "/", ">", "\u2708", "\u2708\ufe0f")


def _flies(page: Page, word: Word) -> bool:
    """Whether the sentence speaks of flying, or of coming without a word of trains."""
    start, end = page.sentence(word.start)
    around = page.plain[max(start, word.start - 70) : min(end, word.end + 70)]
    if _FLYING.within(around, languages=("de",)) is not None or _GATE.search(page.before(word.start)) is not None:
        return True
    if _AT_AIRPORT.match(page.after(word.end)) is not None:
        return True
    return _COMING.within(around, languages=("de",)) is not None and _BY_LAND.within(around, languages=("de",)) is None


def _behind(page: Page, words: Sequence[Word], index: int, book: Airports, near: frozenset[str]) -> Found | None:
    """``Flughafen Köln/Bonn``, ``Airport in Hamburg``."""
    first = index + 1
    if first < len(words) and words[first].key in _OF:
        first += 1
    if first >= len(words) or "\n\n" in page.plain[words[index].end : words[first].start]:
        return None
    if any(mark in page.plain[words[index].end : words[first].start] for mark in ".!?,;"):
        return None
    found = _name(page, words, first, book, near, told=True)
    return None if found is None else (found[0], words[index].start, found[2])


def _before(page: Page, words: Sequence[Word], index: int, book: Airports, near: frozenset[str]) -> Found | None:
    """``Münchner Flughafen``, ``Hamburg Airport``, ``Köln-Bonn Airport``."""
    for length in range(min(_LONGEST_NAME, index), 0, -1):
        part = words[index - length : index]
        if any(mark in page.plain[part[0].start : words[index].start] for mark in ".!?,;:"):
            continue
        code = book.find_german(_key(part), near, before=True)
        if code is not None and _is_name(page, part, book):
            return code, part[0].start, words[index].end
    return None


def _name(
    page: Page, words: Sequence[Word], index: int, book: Airports, near: frozenset[str], *, told: bool
) -> Found | None:
    """The longest name of a town or an airport that begins at a word."""
    for length in range(min(_LONGEST_NAME, len(words) - index), 0, -1):
        part = words[index : index + length]
        code = book.find_german(_key(part), near, told=told)
        if code is not None and _is_name(page, part, book):
            return code, part[0].start, part[-1].end
    return None


def _key(part: Sequence[Word]) -> Key:
    return german_key(tuple(word.key for word in part))


def _is_name(page: Page, part: Sequence[Word], book: Airports) -> bool:
    """Towns that are words as well have to be written as names."""
    between: Span = (part[0].start, part[-1].end)
    if any(mark in page.plain[slice(*between)] for mark in "!?,;:") or "\n" in page.plain[slice(*between)]:
        return False
    return len(part) > 1 or _key(part)[0] not in book.doubtful_german or page.text[part[0].start].isupper()
