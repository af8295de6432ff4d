"""Places that a text names: the brand's own stores first, then airports.

A bare city is no place to bring a steak to, and "the airport" is none that we know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chalicelib.domain.playbook import Store
from chalicelib.domain.signals import Place
from chalicelib.signals.airports import AIRPORT_WORDS, Airports, airports
from chalicelib.signals.cues import Cues, Page, Word, spelled, words_of
from chalicelib.signals.places_german import german_airports
from chalicelib.signals.store_names import named_stores

_LONGEST_NAME = 5  # words
_SAME_SENTENCE = 200  # characters to either side in which a word of flying tells that a code is one

_FLYING = Cues(
    {
        "en": (
            r"airports?|flights?|fly|flying|flew|land|lands|landing|landed|arriv(?:e|es|ing|al|als)",
            r"touch(?:ing)? ?down|terminal|gate|layover|stopover",
            r"planes?|tarmac|runway|take-?off|taking off|boarding|board|baggage|luggage|lounge|connecting",
            r"connection|departing|depart|departs|departures|airborne|red-?eye|wheels (?:up|down)|tsa|en route",
        ),
        "de": (
            (
                r"\w{0,12}flughafen|airport|\w{0,12}flug|\w{0,8}flüge|flieg(?:e|en|t|st)|flog(?:en)?|geflogen"
                r"|\w{0,8}flieger"
            ),
            r"land(?:e|en|et|est)|\w{0,8}gelandet|\w{0,8}landung|ankunft|terminal|gate|boarding|maschine|gepäck\w{0,6}",
            r"zwischenstopp|umsteigen|abheben|startbahn|rollfeld|lounge|einchecken|check-?in|ankomm(?:e|en|t)",
        ),
    }
)
_LANDING = Cues(
    {
        "en": (
            r"land|lands|landing|landed|arriv(?:e|es|ing)|touch(?:ing)? down|fly|flying|flights?|layover|stopover",
            r"connecting|connection|plane|stranded|in the air|departing|boarding|en route|red-?eye",
        ),
    }
)
_PREPOSITIONS = {
    "en": frozenset(("in", "at", "to", "into", "via", "through", "near", "from", "for", "@")),
}
_BEFORE_CODE_GERMAN = re.compile(
    spelled(r"(?<!\w)(?:in|nach|von|ab|aus|via|über|am|bis|ex|richtung|flughafen|airport)\s{1,3}$")
)
_BEHIND_CODE_GERMAN = re.compile(r"\s{1,3}(?:flughafen|ankunft)(?!\w)")
_BEFORE_CODE = re.compile(
    r"(?:(?<!\w)(?:at|to|from|into|in|via|near|through|out of|leaving|reach|@)\s{1,3}(?:the )?|@|(?:>|\u2192"
    r"|\u27a1\ufe0f?"
    r"|\u2708\ufe0f?)\s?|(?<!\w)[a-z]{3}\s?[-/]\s?)$"
)
_BEHIND_CODE = re.compile(
    r"\s{1,3}(?:int'?l |international )?(?:airport|terminal|gate|arrivals|baggage|lounge|bound)|-bound|\s?(?:->"
    r"|\u2192|\u27a1\ufe0f?|\u2708\ufe0f?"
    r"|-|>|/)\s?[a-z]{3}(?!\w)"
)
_CODE = re.compile(r"(?<![\w@#$])#?([A-Z]{3})(?!\w|'[a-z]|\.\w)")
_HANDLE_CODE = re.compile(r"(?<!\w)@([A-Za-z]{3})_?[Aa]irport(?!\w)")
_SMALL_CODE = re.compile(r"(?<![\w@#$.])[a-z]{3}(?!\w)")
_AIRPORT_HINT = re.compile(r"[A-Z]{3}|@[A-Za-z]{3}_?[Aa]irport")
_GENERIC = frozenset(
    ("airport", "airports", "intl", "international", "int'l", "regional", "municipal", "aeroport", "flughafen")
)


def places(page: Page, *, stores: Sequence[Store], names: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """Stores and airports, in the order of the text.

    Args:
        names: What people call the brand.
    """
    words = words_of(page)
    found = list(named_stores(page, stores, names))
    if _may_name_airport(page):
        book = airports()
        near = book.countries(tuple(store.time_zone for store in stores))
        if "de" in page.languages:
            found += (_airport(page, book, *one) for one in german_airports(page, words, book, near))
        if page.languages != ("de",):
            found += _named_airports(page, words, book, near)
        found += _codes(page, book)
    found.sort(key=lambda place: (place.start, -place.end))
    kept: list[Place] = []
    for place in found:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return tuple(kept)


def _may_name_airport(page: Page) -> bool:
    """Cheap; spares most texts the lookup, and most processes the loading of all airports."""
    return (
        _AIRPORT_HINT.search(page.text) is not None
        or _FLYING.within(page.plain, languages=page.languages) is not None
        or AIRPORT_WORDS.search(page.plain) is not None
    )


def _airport(page: Page, book: Airports, code: str, start: int, end: int) -> Place:
    one = book.by_code[code]
    return Place(
        kind="airport", id=code, name=one.name, city=one.city, latitude=one.latitude, longitude=one.longitude,
        time_zone=one.time_zone, text=page.text[start:end], start=start, end=end,
    )  # fmt: skip


def _named_airports(page: Page, words: list[Word], book: Airports, near: frozenset[str]) -> Iterator[Place]:
    """By name, by city and cue word, or by a city in which somebody lands."""
    prepositions = frozenset().union(*(_PREPOSITIONS.get(language, ()) for language in page.languages))
    for index, word in enumerate(words):
        if word.key in _GENERIC:
            yield from _before_cue(page, words, index, book, near)
            if (
                word.key.startswith("airport")
                and index + 2 < len(words)
                and words[index + 1].key in ("in", "at", "of", "near")
            ):
                yield from _forward(page, words, index + 2, book, near, start=word.start, known_only=False)
        elif (
            word.key in prepositions
            and _LANDING.within(page.before(word.start, 70), languages=page.languages) is not None
        ):
            yield from _forward(page, words, index + 1, book, near, start=None, known_only=True)
        elif word.key in book.nicknames_first:
            for length in range(_LONGEST_NAME, 0, -1):
                key = tuple(one.key for one in words[index : index + length])
                if (code := book.nicknames.get(key)) is not None:
                    yield _airport(page, book, code, word.start, words[min(index + length, len(words)) - 1].end)
                    break


def _before_cue(page: Page, words: list[Word], index: int, book: Airports, near: frozenset[str]) -> Iterator[Place]:
    """``newark airport``, ``tampa intl``: the longest name that ends right before the cue word."""
    end = words[index].end
    while index > 0 and words[index - 1].key in _GENERIC:
        index -= 1
    skipped = 1 if index > 1 and len(words[index - 1].key) == 2 and words[index - 1].key.isalpha() else 0
    for last in {index, index - skipped}:
        for length in range(min(_LONGEST_NAME, last), 0, -1):
            part = words[last - length : last]
            code = book.find(tuple(one.key for one in part), near)
            if code is not None and _is_name(page, part, book):
                yield _airport(page, book, code, part[0].start, end)
                return


def _forward(
    page: Page,
    words: list[Word],
    index: int,
    book: Airports,
    near: frozenset[str],
    *,
    start: int | None,
    known_only: bool,
) -> Iterator[Place]:
    """The longest city or name that begins at a word."""
    if index < len(words) and words[index].key == "the":
        index += 1
    for length in range(min(_LONGEST_NAME, len(words) - index), 0, -1):
        part = words[index : index + length]
        code = book.find(tuple(one.key for one in part), near)
        if code is None or not _is_name(page, part, book):
            continue
        if known_only and not book.is_major(code) and not page.text[part[0].start].isupper():
            continue
        yield _airport(page, book, code, part[0].start if start is None else start, part[-1].end)
        return


def _is_name(page: Page, part: list[Word], book: Airports) -> bool:
    """A single word that is also an English one has to be written as a name."""
    if len(part) > 1 or part[0].key not in book.everyday_words:
        return True
    written = page.text[part[0].start : part[0].end]
    return written[0].isupper() and page.sentence(part[0].start)[0] < part[0].start - 1 and not _shouted(page)


def _shouted(page: Page) -> bool:
    letters = [char for char in page.text[:400] if char.isalpha()]
    return len(letters) > 12 and sum(char.isupper() for char in letters) > 0.6 * len(letters)


def _codes(page: Page, book: Airports) -> Iterator[Place]:
    """IATA codes, where something tells that they are meant as such."""
    for match in _HANDLE_CODE.finditer(page.text):
        if match.group(1).upper() in book.by_code:
            yield _airport(page, book, match.group(1).upper(), match.start(), match.end())
    for match in _CODE.finditer(page.text):
        code = match.group(1)
        if code in book.by_code and _is_code(page, match.start(), match.end(), code, book):
            yield _airport(page, book, code, match.start(1), match.end(1))
    in_german = "de" in page.languages
    for match in _SMALL_CODE.finditer(page.plain):
        code = match.group().upper()
        if not book.is_typed_small(code, in_german=in_german) or page.text[match.start()].isupper():
            continue
        if _is_near(page, *match.span()):
            yield _airport(page, book, code, *match.span())


def _is_near(page: Page, start: int, end: int) -> bool:
    """Whether a preposition or a word of flying stands right beside it."""
    before, after = page.before(start), page.after(end)
    if _BEFORE_CODE.search(before) is not None or _BEHIND_CODE.match(after) is not None:
        return True
    if "de" not in page.languages:
        return False
    return _BEFORE_CODE_GERMAN.search(before) is not None or _BEHIND_CODE_GERMAN.match(after) is not None


def _is_code(page: Page, start: int, end: int, code: str, book: Airports) -> bool:
    behind = _BEHIND_CODE.match(page.after(end)) or _BEHIND_CODE_GERMAN.match(page.after(end))
    if behind is not None and ("airport" in behind.group() or "flughafen" in behind.group()):
        return True
    if code in book.no_codes or ("de" in page.languages and code in book.no_codes_german):
        return False
    if not book.is_typed_small(code) and _shouted(page):
        return False
    near = _is_near(page, start, end)
    sure = book.is_major(code) and code not in book.doubtful
    if near is sure:
        return near
    around = page.before(start, _SAME_SENTENCE) + page.after(end, _SAME_SENTENCE)
    return _FLYING.within(around, languages=page.languages) is not None
