"""The world's airports, by code, name and city; read once, when a text first needs them.

What people call them, and which they usually mean, is in `airport_names`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from chalicelib.signals import airport_names as names
from chalicelib.signals import airport_names_de as german
from chalicelib.signals.cues import unspelled
from chalicelib.text import fold

Key = tuple[str, ...]


AIRPORT_WORDS = re.compile(
    "|".join(
        sorted(
            {key.split(maxsplit=1)[0] for key in names.NICKNAMES}
            | {code.lower() for code in names.SMALL}
            | {"intl", "int'l", "international"}
        )
    )
)
_WORDS = re.compile(r"\w+")
_CITIES = re.compile("[/-]")


class Airport(NamedTuple):
    """What we need of one. Degrees are WGS 84."""

    name: str
    city: str
    country: str
    latitude: float
    longitude: float
    time_zone: str


def key_of(name: str) -> Key:
    """A name's words: folded, without apostrophes and punctuation."""
    return tuple(_WORDS.findall(fold(name).replace("'", "")))


class Airports:
    """Airports by code, by name and by city."""

    everyday_words = names.EVERYDAY
    no_codes = names.NO_CODES
    doubtful = names.DOUBTFUL
    no_codes_german = german.NO_CODES
    doubtful_german = german.DOUBTFUL

    def __init__(self, by_code: Mapping[str, Airport]) -> None:
        self.by_code = by_code
        self.nicknames = {key_of(name): code for name, code in names.NICKNAMES.items() if code in by_code}
        self.nicknames_first = {key[0] for key in self.nicknames}
        self._sure = {
            key_of(name): code
            for name, code in (*names.OF_CITY.items(), *names.NICKNAMES.items(), *names.WITH_CUE.items())
        }
        self._german = {german_key(key_of(name)): code for name, code in german.NAMES.items() if code in by_code}
        self._german_before = {
            german_key(key_of(name)): code for name, code in german.ADJECTIVES.items() if code in by_code
        }
        self._by_key: dict[Key, list[str]] = {}
        self._by_zone: dict[str, str] = {}
        for code, one in by_code.items():
            self._by_zone.setdefault(one.time_zone, one.country)
            for key in _keys(one):
                self._by_key.setdefault(key, []).append(code)

    def find(self, key: Key, near: frozenset[str]) -> str | None:
        """The airport most likely meant by a city or a name. None: no airport is called so.

        Args:
            near: Countries of the brand's stores, ISO 3166; they win between places of the same name.
        """
        if (code := self._sure.get(key)) is not None and code in self.by_code:
            return code
        return max(self._by_key.get(key, ()), key=lambda code: self._rank(code, near), default=None)

    def find_german(self, key: Key, near: frozenset[str], *, before: bool = False, told: bool = False) -> str | None:
        """The airport that is meant by a name in a German text. None: none that we would bet on.

        Args:
            before: Right before the word for an airport, where ``Münchner`` means one too.
            told: Right behind that word, where any town may follow.
        """
        key = german_key(key)
        if before and key in self._german_before:
            return self._german_before[key]
        if key in self._german:
            return self._german[key]
        if len(key) == 1 and (key[0] in german.EVERYDAY or len(key[0]) < 4):
            return None
        code = self.find(key, near | german.AIRPORT_LANDS)
        if code is None or not (told or self.is_major(code) or self.by_code[code].country in german.AIRPORT_LANDS):
            return None
        return code

    def _rank(self, code: str, near: frozenset[str]) -> tuple[bool, bool, bool]:
        one = self.by_code[code]
        return code in names.MAJOR, one.country in near, "International" in one.name

    def countries(self, time_zones: Iterable[str]) -> frozenset[str]:
        """In which countries these time zones lie."""
        return frozenset(self._by_zone[zone] for zone in time_zones if zone in self._by_zone)

    def is_major(self, code: str) -> bool:
        """One that people mean when they name its city."""
        return code in names.MAJOR and code in self.by_code

    def is_typed_small(self, code: str, *, in_german: bool = False) -> bool:
        """People write its code in lower case, and it is no word."""
        if in_german and code in german.NO_CODES:
            return False
        return code in self.by_code and (code in names.SMALL or (in_german and code in german.SMALL))


def german_key(key: Key) -> Key:
    """A key without a trace of umlauts."""
    return tuple(map(unspelled, key))


def _keys(one: Airport) -> set[Key]:
    """Under which names an airport is looked up: its city, each of its cities, its name without what all share."""
    keys = {tuple(word for word in key_of(one.name) if word not in names.GENERIC), key_of(one.city)}
    if "/" in one.city or "-" in one.city:
        keys.update(map(key_of, _CITIES.split(one.city)))
    return {key for key in keys if len(key) > 1 or (key and len(key[0]) > 2 and not key[0].isdigit())}


@lru_cache(maxsize=1)
def airports() -> Airports:
    """All airports that have an IATA code; the first call reads the list, which takes a while (0.05 s)."""
    return Airports(dict(_listed()))


def _listed() -> Iterator[tuple[str, Airport]]:
    """airportsdata's own reader makes a table of each of its 28,000 rows; most have no code."""
    import airportsdata  # noqa: PLC0415  (only where a text speaks of airports)

    with Path(airportsdata.__file__).with_name("airports.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        column = {name: index for index, name in enumerate(next(rows))}
        code = column["iata"]
        told = itemgetter(*(column[name] for name in ("name", "city", "country", "lat", "lon", "tz")))
        for row in rows:
            if row[code]:
                name, city, country, latitude, longitude, time_zone = told(row)
                yield row[code], Airport(name, city, country, float(latitude), float(longitude), time_zone)
