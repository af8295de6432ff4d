"""The brand's own stores, as people name them: by their name, by their city, by where in the city they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from chalicelib.domain.playbook import Store
from chalicelib.domain.signals import Place
from chalicelib.signals.airports import key_of
from chalicelib.signals.cues import Page, spelled, unspelled
from chalicelib.text import fold, forms

_STORE_WORDS = {
    "en": r"stores?|restaurants?|locations?|branch|shop|place|steakhouse|outlet|spot|dining room|grill|house|bar"
    "|team|staff|crew|manager|one|host|hostess|waiter|waitress|server|bartender|chef|kitchen"
}

_NOUNS = spelled(
    r"filialen?|laden|läden|restaurants?|lokal|standort|studios?|fitnessstudio|gym|geschäft|shop|store|steakhaus"
    r"|steakhouse|niederlassung|zweigstelle|trainer\w{0,5}|kellner\w{0,5}"
    r"|(?:eur|dein|ihr|unser)\w{0,2}\s(?:haus|club|team|küche|theke|personal|leute|mitarbeiter\w{0,5}|kollegen"
    r"|crew|bar)"
)
_YOU = r"(?:(?:bei\s)?(?:euch|eure[nmrs]?)|ihr|bei\s(?:ihnen|dir|uns))"
_VISIT = spelled(
    r"tisch|reservier\w{2,6}|termin|probetraining|training|trainiere|kurs|kurse|abendessen|mittagessen|mitgliedschaft"
    r"|vertrag|mitglied"
)
_STREET = re.compile(
    r"\s*([^\W\d_][\w.'-]*(?:platz|damm|stra(?:ss|ß)e|allee|ring|markt|ufer|weg|tor|gasse|hof))\b", re.IGNORECASE
)
_STREET_END = re.compile(r"stra(?:ss|ß)e$", re.IGNORECASE)
_GENERIC = re.compile(
    spelled(
        r"studio|filiale|store|shop|restaurant|steakhaus|club|gym|fitness|am|im|in|an|der|die|das|dem|auf|bei|und|zum"
    )
)
_SHORT = {
    "alexanderplatz": "alex",
    "kurfurstendamm": "ku'?\\s?-?damm",
    "hauptbahnhof": "hbf",
    "potsdamer platz": "potsdamer",
    "sendlinger tor": "sendlinger",
}
"""Landmarks that people shorten, as expressions."""
_SPELLED = {"ä": "ae?", "ö": "oe?", "ü": "ue?", "ß": "(?:ss|ß)"}


class _StoreExpression(NamedTuple):
    """What may name a store.

    Attributes:
        position: Of the store in the list.
        hints: Without one of these words the expression can't be found: looking for them first keeps this cheap.
        by_city: It names a city, of which the first store is taken; who names another of that city means that one.
    """

    position: int
    hints: tuple[str, ...]
    expression: re.Pattern[str]
    by_city: str


@lru_cache(maxsize=16)
def _store_expressions(
    stores: tuple[tuple[str, str, str], ...], names: tuple[str, ...], language: str
) -> tuple[_StoreExpression, ...]:
    """For each store (name, city, address) what may name it; its own name before its city."""
    brand = _brand_words(tuple(name for name, _, _ in stores), names)
    ours = rf"(?:@?_{{4,32}}|{brand})" if brand else r"@?_{4,32}"
    expressions = []
    cities = set()
    if language == "de":
        expressions += list(_corners(stores, names, ours))
    for index, (name, city, _) in enumerate(stores):
        if key_of(name) and key_of(name) != key_of(city):
            whole = re.compile(rf"(?<!\w){_loose(name)}(?!\w)")
            expressions.append(_StoreExpression(index, _hints(_words(name)[-1]), whole, ""))
        if not key_of(city) or key_of(city) in cities:
            continue
        cities.add(key_of(city))
        ways = _german_ways(city, brand, ours) if language == "de" else _ways(city, brand, ours, language)
        either = "|".join(f"(?:{way})" for way in ways if way)
        behind = r"\s{1,3}(?:airport|int|flughafen)|-bonn" if language == "de" else r"\s{1,3}(?:airport|int)"
        expression = re.compile(rf"(?<!\w)(?:{either})(?!\w|{behind})")
        hints = _hints_of_town(city) if language == "de" else _hints(_words(city)[0])
        expressions.append(_StoreExpression(index, hints, expression, city))
    if language == "de":
        expressions.sort(key=lambda one: bool(one.by_city))
    return tuple(expressions)


def _ways(city: str, brand: str, ours: str, language: str) -> list[str]:
    """How English names a store by its city."""
    place, nouns = _loose(city), _STORE_WORDS.get(language)
    ways = [
        rf"{ours}(?:'?s)?,?\s(?:in |at |of |down in |over in |- )?(?:downtown )?{place}",
        rf"{place}\s{brand}" if brand else "",
    ]
    if nouns:
        ways += [
            rf"(?:your|ur|the|our|you guys'|my|favou?rite|local)\s(?:downtown )?{place}\s(?:{nouns})",
            rf"{place}\s(?:\w{{3,12}}\s)?(?:store|restaurant|location|branch|steakhouse|outlet)",
            rf"(?:{nouns})(?:\s\w{{2,12}})?\s(?:in|at|on|near|of)\s(?:downtown )?{place}",
            rf"(?:table|reservation|dinner|lunch|book)(?:\s[\w':]{{1,12}}){{0,8}}\s(?:in|at)\s(?:downtown )?{place}",
        ]
    return ways


def _german_ways(city: str, brand: str, ours: str) -> list[str]:
    """How German names a store by its city: ``eure Kölner Filiale``, ``bei euch in Köln``, ``Tisch in Köln``."""
    place, adjective = _loose(_town(city)), _adjective(_town(city))
    return [
        rf"{ours},?\s(?:in\s|-\s)?{place}",
        rf"(?:{place}|{adjective})[\s-]{brand}" if brand else "",
        rf"(?:{place}[\s-]|{adjective}\s)(?:\w{{3,14}}\s)?(?:{_NOUNS})",
        rf"(?:{_NOUNS})(?:\s\w{{2,12}}){{0,2}}\sin\s{place}|(?:{_NOUNS})\s{place}",
        rf"{_YOU}\s(?:\w{{2,8}}\s)?in\s{place}",
        rf"(?:{_VISIT})(?:\s[\w':]{{1,14}}){{0,8}}?\sin\s{place}",
    ]


def _corners(stores: tuple[tuple[str, str, str], ...], names: tuple[str, ...], ours: str) -> Iterator[_StoreExpression]:
    """What names one store of a city: the part of town, the square or the street. Only where nobody else has it.

    Where stores of several cities share it (the main station), the city has to be told too.
    """
    corners = [_corner_names(name, city, address, _common(stores, names)) for name, city, address in stores]
    for index, (_, city, _) in enumerate(stores):
        for corner in corners[index]:
            shared = sum(corner in others for others in corners)
            if sum(corner in corners[other] for other, one in enumerate(stores) if one[1] == city) > 1:
                continue
            place, town = _spelled_corner(corner), _loose(_town(city))
            at = rf"(?:(?:in|am|im|an|auf|beim?)\s(?:der\s|dem\s|den\s)?)?{place}"
            if shared > 1:
                at = rf"(?:{at}\s(?:in\s)?{town}|(?:in\s)?{town}(?:\s(?:am|im)\s|[\s-]{{1,3}}){place})"
            else:
                at = rf"(?:(?:in\s)?{town}(?:[\s-]{{1,3}}|,\s))?{at}"
            ways = (
                rf"{ours},?\s{at}",
                rf"(?:{_NOUNS})(?:\s\w{{2,12}})?\s{at}",
                rf"{_YOU}\s(?:\w{{2,8}}\s)?{at}",
                rf"(?:{_VISIT})(?:\s[\w':]{{1,14}}){{0,8}}?\s(?=in|am|im|an|auf|bei){at}",
                "" if shared > 1 else rf"{place}(?:er)?[\s-](?:{_NOUNS})",
            )
            either = "|".join(f"(?:{way})" for way in ways if way)
            yield _StoreExpression(index, _hints_of_corner(corner), re.compile(rf"(?<!\w)(?:{either})(?!\w)"), "")


def _common(stores: tuple[tuple[str, str, str], ...], names: tuple[str, ...]) -> frozenset[str]:
    """Words that tell no store from another: the brand's, and what the names of all stores share."""
    keys = [set(key_of(name)) for name, _, _ in stores]
    shared = set.intersection(*keys) if len(keys) > 1 else set()
    return frozenset(shared.union(*(key_of(name) for name in names)))


def _corner_names(name: str, city: str, address: str, common: frozenset[str]) -> frozenset[str]:
    """Its part of town, as its name tells, and its street or square."""
    towns = {unspelled(word) for word in key_of(city)}
    rest = [
        word
        for word in _words(name)
        if not ({*key_of(word)} & common or unspelled(fold(word)) in towns or _GENERIC.fullmatch(fold(word)))
    ]
    street = _STREET.match(address)
    return frozenset(found for found in (" ".join(rest), "" if street is None else street.group(1)) if len(found) > 2)


def _spelled_corner(corner: str) -> str:
    street = _STREET_END.search(corner)
    loose = _loose(corner) if street is None else rf"{_loose(corner[: street.start()])}[\s-]?str(?:a(?:ss|ß)e|\.)?"
    short = _SHORT.get(unspelled(fold(corner)), "")
    return f"(?:{loose}|{short})" if short else loose


def _hints_of_corner(corner: str) -> tuple[str, ...]:
    short = _SHORT.get(unspelled(fold(corner)), "")
    return (*_hints(_words(corner)[-1][:6]), *(re.sub(r"\W.*", "", one) for one in short.split("|") if one))


def _town(city: str) -> str:
    """``Frankfurt`` of Frankfurt am Main, ``Halle`` of Halle (Saale)."""
    return re.split(r"\s(?:am|an|im|in|ob|bei)\s|\s?[/(]", city)[0]


def _adjective(city: str) -> str:
    """``Kölner``, ``Münchner``, ``Bremer``."""
    last = _words(city)[-1].lower()
    if last.endswith("en"):
        stem = _loose(city)[: -len("e'?n")]
        return f"{stem}(?:(?:e'?)?n'?)?e'?r"
    return f"{_loose(city)}'?e?'?r"


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[^\w'\u2019]+", unicodedata.normalize("NFC", name)) if word.strip("'\u2019")]


def _hints(word: str) -> tuple[str, ...]:
    """How a word may stand in a plain text without apostrophes."""
    bare = re.sub("['\u2019]", "", word.lower())
    return tuple({fold(bare), *forms(bare), "".join(char if char == "ß" else fold(char) for char in bare)})


def _hints_of_town(city: str) -> tuple[str, ...]:
    """``Bremer`` and ``Münchner`` too."""
    return tuple({hint.removesuffix("en") for hint in _hints(_words(city)[0])})


def _loose(name: str) -> str:
    """A name as people type it: apostrophes and punctuation may be missing, umlauts may be spelled out."""
    return r"[\s,.'\u2019-]{1,3}".join(
        r"'?".join(_SPELLED.get(char, re.escape(fold(char))) for char in re.sub("['\u2019]", "", word).lower())
        for word in _words(name)
    )


def _brand_words(stores: tuple[str, ...], names: tuple[str, ...]) -> str:
    """An expression for the brand's name: what people call it, and the word that begins the names of all stores."""
    keys = [key_of(name) for name in stores]
    shared = [keys[0][0]] if len(keys) > 1 and keys[0] and all(key[:1] == keys[0][:1] for key in keys) else []
    either = "|".join(_loose(name) for name in (*names, *shared) if key_of(name))
    return f"(?:{either})" if either else ""


def named_stores(page: Page, stores: Sequence[Store], brand: tuple[str, ...]) -> Iterator[Place]:
    """The brand's stores that a text names, each once; one of them by its city alone only if none of that city is told.

    Args:
        brand: What people call it.
    """
    names = tuple((store.name, store.city, store.address) for store in stores)
    bare = page.plain.replace("'", "")
    seen: set[str] = set()
    for language in sorted(page.languages, key=lambda one: one != "de"):  # it looks for single stores first
        told: set[str] = set()
        for position, hints, expression, by_city in _store_expressions(names, brand, language):
            store = stores[position]
            if store.id in seen or (by_city in told and language == "de") or not any(hint in bare for hint in hints):
                continue
            matches = expression.finditer(page.plain)
            match = next((one for one in matches if language != "de" or _is_ours(page, one.start(), brand)), None)
            if match is None:
                continue
            seen.add(store.id)
            told.add(store.city)
            yield Place(
                kind="store", id=store.id, name=store.name, city=store.city, latitude=store.latitude,
                longitude=store.longitude, time_zone=store.time_zone, text=page.text[slice(*match.span())],
                start=match.start(), end=match.end(),
            )  # fmt: skip


def _is_ours(page: Page, start: int, brand: tuple[str, ...]) -> bool:
    """Whether a handle that stands before a city is the brand's; many posts begin with those of others."""
    if not brand or page.text[start] != "@":
        return True
    handle = "".join(key_of(page.text[start : start + 33].split()[0]))
    return any("".join(key_of(name)) in handle for name in brand)
