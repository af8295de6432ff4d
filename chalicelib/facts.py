"""What a rule may ask: facts by name, and their values in a moment. Most stand in `fact_table`; signals that
stand by themselves bring their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import msgspec
from msgspec import Struct

from chalicelib.domain.moment import Moment
from chalicelib.domain.post import Post
from chalicelib.fact import NO_TEXT, UNKNOWN_DE, Fact, FactType
from chalicelib.fact_table import TABLE
from chalicelib.signals import SIGNALS

__all__ = [
    "BY_NAME",
    "FACTS",
    "PARTS",
    "READERS",
    "Fact",
    "FactType",
    "meaning",
    "names",
    "part",
    "put",
    "value",
    "values",
    "why",
    "why_unknown",
]

_POINT = ("name", "latitude", "longitude")

FACTS: tuple[Fact, ...] = (*TABLE, *(signal.fact for signal in SIGNALS))
"""Everything that a rule may ask for."""

BY_NAME: Mapping[str, Fact] = {fact.name: fact for fact in FACTS}


def value(moment: Moment, fact: Fact) -> Any:
    """The fact's value: str, number, bool, list of str, or a place with its degrees. None: unknown."""
    return _as_json(READERS[fact.name](moment))


def _as_json(found: Any) -> Any:
    return list(found) if isinstance(found, tuple) else found


def _reader(fact: Fact) -> Callable[[Moment], Any]:
    way = tuple(fact.path.split("."))
    at_once = attrgetter(fact.path)

    def step_by_step(moment: Moment) -> Any:
        found: Any = moment
        for name in way:
            found = found.get(name) if isinstance(found, dict) else getattr(found, name)
            if found is None:
                return None
        return found

    def read(moment: Moment) -> Any:
        if fact.understood and moment.post.text is None:
            return None
        try:
            return at_once(moment)
        except AttributeError:  # there is nothing, or a mapping, on the way
            return step_by_step(moment)

    def read_place(moment: Moment) -> dict[str, Any] | None:
        place = read(moment)
        if place is None or place.latitude is None or place.longitude is None:
            return None
        return {name: getattr(place, name) for name in _POINT}

    return read_place if fact.type == "place" else read


READERS: Mapping[str, Callable[[Moment], Any]] = {fact.name: _reader(fact) for fact in FACTS}
"""By the fact's name: its value as it stands in the moment, where a list is a tuple. None: unknown."""

_PAIRS: Mapping[tuple[str, ...], Callable[[Moment], Any]] = {
    tuple(fact.name.split(".")): READERS[fact.name]
    for fact in FACTS
    if fact.name.count(".") == 1 and fact.type != "place"
}
"""The same by the two names that it consists of."""

PARTS: Mapping[str, Sequence[Fact]] = {
    name: [fact for fact in FACTS if fact.name.partition(".")[0] == name]
    for name in dict.fromkeys(("post", *(fact.name.partition(".")[0] for fact in FACTS)))
}
"""Names at the top of the document, and the facts below each."""


def values(moment: Moment) -> dict[str, Any]:
    """All facts of a moment, in the order of the table; None where unknown."""
    return {fact.name: value(moment, fact) for fact in FACTS}


def put(document: dict[str, Any], moment: Moment, path: tuple[str, ...]) -> None:
    """Put into a document what stands under a path of one or two names, and perhaps more of what is around it."""
    read = _PAIRS.get(path)
    if read is not None:
        document.setdefault(path[0], {})[path[1]] = _as_json(read(moment))
    elif path[0] in PARTS:
        document[path[0]] = part(moment, path[0])


def part(moment: Moment, name: str) -> Any:
    """What stands under one of the names of `PARTS` in the document that JMESPath expressions are asked of.

    That is the post in its canonical form, and over it all facts by their names.
    """
    found: dict[str, Any] = {}
    if name == "post":
        found["post"] = msgspec.json.decode(msgspec.json.encode(moment.post))  # JSON knows no tuples
    for fact in PARTS[name]:
        known = value(moment, fact)
        _put(found, fact, dict.fromkeys(_POINT) if known is None and fact.type == "place" else known)
    return found[name]


def names() -> Mapping[str, Any]:
    """Every name in that document: name → the names below it, or None where anything may stand."""
    found: dict[str, Any] = {"post": _names_of(Post)}
    for fact in FACTS:
        _put(found, fact, dict.fromkeys(_POINT) if fact.type == "place" else None)
    return found


def _put(found: dict[str, Any], fact: Fact, known: Any) -> None:
    *groups, name = fact.name.split(".")
    for group in groups:
        found = found.setdefault(group, {})
    before = found.get(name)
    found[name] = {**before, **known} if isinstance(before, dict) and isinstance(known, dict) else known


def _names_of(kind: type[Struct]) -> dict[str, Any]:
    return {
        field.encode_name: _names_of(field.type)
        if isinstance(field.type, type) and issubclass(field.type, Struct)
        else None
        for field in msgspec.structs.fields(kind)
    }


def why_unknown(moment: Moment, fact: Fact) -> str:
    """Why the fact has no value in this moment."""
    if fact.understood and moment.post.text is None:
        return NO_TEXT
    return moment.missing.get(fact.name.partition(".")[0], fact.unknown)


def why(unknown: str, language: str) -> str:
    """What `why_unknown` said, in English or German."""
    return UNKNOWN_DE.get(unknown, unknown) if language == "de" else unknown


def meaning(name: str, language: str) -> str:
    """What a fact means, in English or German."""
    fact = BY_NAME[name]
    return fact.meaning_de if language == "de" else fact.meaning
