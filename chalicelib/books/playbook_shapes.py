"""Whether a JSON value has the shape of a type: all that is wrong, not only the first, in a marketer's words.

A string whose type is annotated with what it names (`domain.playbook.naming`) has to name something that exists.
"""

from __future__ import annotations

import re
import types
from collections.abc import Collection, Iterator, Mapping
from datetime import date, time
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec

from chalicelib.books.playbook_source import child

_KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
_WRITTEN = {date: "a date such as 2026-12-24", time: "a time of day such as 17:30"}
_WHAT = {
    "text": "no texts/{name}.{language}.jinja",
    "purse": "no purse '{name}' in brand.json",
    "department": "no department '{name}' in brand.json",
    "hook": "no hook '{name}' in brand.json",
    "store": "no store '{name}' in stores.json",
    "thing": "no '{name}' on the menu in brand.json",
    "fact": "no fact '{name}'",
    "example": "no examples/{name}.json",
}
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_BOUND = re.compile(r"Expected `(\w+)`( of length)? (>=|<=|>|<) ([\d.]+)")
_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}

Known = Mapping[str, Collection[str]]
"""Kind of thing → names that exist; a kind that isn't there is not checked."""


class Mismatch(NamedTuple):
    """One thing that is wrong.

    Attributes:
        at_name: It is about the member's name, not its value.
    """

    path: str
    code: str
    sentence: str
    at_name: bool = False


def mismatches(raw: Any, kind: Any, *, path: str = "#", known: Known | None = None) -> list[Mismatch]:
    """All that keeps a value from being of a type, in the order of the type's fields."""
    return list(_mismatches(raw, kind, path, known or {}))


def near(name: object, known: Collection[str]) -> str:
    """The existing name that was meant, as the end of a sentence; empty where none is close."""
    folded = {one.casefold(): one for one in known}
    close = get_close_matches(str(name).casefold(), list(folded), n=1)
    return f"; did you mean '{folded[close[0]]}'?" if close else ""


def _mismatches(raw: Any, kind: Any, path: str, known: Known) -> Iterator[Mismatch]:
    bare, naming = _bare(kind)
    origin = get_origin(bare)
    if origin in {Union, types.UnionType}:
        if raw is None and type(None) in get_args(bare):
            return
        others = [one for one in get_args(bare) if one not in {type(None), msgspec.UnsetType}]
        if len(others) == 1:
            yield from _mismatches(raw, others[0], path, known)
            return
    elif isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        yield from _struct(raw, bare, path, known)
        return
    elif isinstance(raw, Mapping) and origin is not None and issubclass(_class(origin), Mapping):
        names, values = get_args(bare)
        inside = [one for name in raw for one in _mismatches(raw[name], values, child(path, name), known)]
        inside += _named_otherwise(raw, names, path)
        yield from inside or _whole(raw, kind, path)
        return
    elif isinstance(raw, list) and origin in {list, tuple}:
        items = get_args(bare)
        if origin is list or items[1:] == (Ellipsis,):
            inside = [one for n, value in enumerate(raw) for one in _mismatches(value, items[0], child(path, n), known)]
            yield from inside or _whole(raw, kind, path)
            return
        if len(raw) == len(items):
            for number, (value, item) in enumerate(zip(raw, items, strict=True)):
                yield from _mismatches(value, item, child(path, number), known)
            return
    wrong = list(_whole(raw, kind, path))
    yield from wrong
    if not wrong and naming is not None:
        yield from _named(raw, naming, path, known)


def _struct(raw: Any, kind: type[msgspec.Struct], path: str, known: Known) -> Iterator[Mismatch]:
    if not isinstance(raw, Mapping):
        yield Mismatch(path, "wrong_type", f"must be an object, is {_kind_of(raw)}")
        return
    fields = _fields(kind)
    if kind.__struct_config__.forbid_unknown_fields:
        for name in raw:
            if name not in fields:
                sentence = f"'{name}' is no field here{near(name, fields)}"
                yield Mismatch(child(path, name), "unknown_field", sentence, at_name=True)
    for name, field in fields.items():
        if name in raw:
            yield from _mismatches(raw[name], field.type, child(path, name), known)
        elif field.required:
            yield Mismatch(path, "missing_field", f"needs the field '{name}'")


def _named_otherwise(raw: Mapping[str, Any], names: Any, path: str) -> Iterator[Mismatch]:
    """Members with another name than the few that there are, such as ``monday`` for ``mon``."""
    choices = get_args(names) if get_origin(names) is Literal else tuple(raw)
    for name in raw:
        if name not in choices:
            sentence = f"'{name}' is none of {', '.join(choices)}{near(name, choices)}"
            yield Mismatch(child(path, name), "unknown_field", sentence, at_name=True)


def _named(raw: Any, naming: str, path: str, known: Known) -> Iterator[Mismatch]:
    names = known.get(naming)
    if names is None or raw in names:
        return
    language = next(iter(known.get("language", ())), "en")
    there_is = _WHAT[naming].format(name=raw, language=language)
    yield Mismatch(path, f"unknown_{naming}", f"there is {there_is}{near(raw, names)}")


def _whole(raw: Any, kind: Any, path: str) -> Iterator[Mismatch]:
    """What is wrong with a value by itself."""
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        yield Mismatch(path, "wrong_type", _plain(str(error).partition(" - at `")[0], raw, kind))


def _plain(told: str, raw: Any, kind: Any) -> str:
    """What the library says, as a marketer would."""
    bare, _ = _bare(kind)
    if get_origin(bare) is Literal:
        choices = [str(one) for one in get_args(bare)]
        if len(choices) == 1:
            return f"must be '{choices[0]}', which is all there is so far"
        return f"must be one of {', '.join(choices)}{near(raw, choices)}"
    bound = _BOUND.search(told)
    if bound is not None:
        of, sign, most = bound[2], _SIGNS[bound[3]], bound[4]
        what = "entry" if most == "1" else "entries"
        return f"must have {sign} {most} {what}" if of and bound[1] == "array" else f"must be {sign} {most}"
    if bare in _WRITTEN and isinstance(raw, str):
        return f"must be {_WRITTEN[bare]}"
    expected = _EXPECTED.search(told)
    if expected is None:
        return told[0].lower() + told[1:]
    wanted = " or ".join(_KINDS.get(one.strip(), one.strip()) for one in expected[1].split("|"))
    return f"must be {wanted}, is {_kind_of(raw)}"


def _kind_of(raw: Any) -> str:
    name = {bool: "bool", str: "str", int: "int", float: "float", list: "array", dict: "object"}.get(type(raw), "null")
    return _KINDS[name]


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields of a struct by their names in JSON; looking them up is dear."""
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


@cache
def _bare(kind: Any) -> tuple[Any, str | None]:
    """A type without its annotations, and what a string of it names."""
    naming = None
    while hasattr(kind, "__metadata__"):
        for meta in kind.__metadata__:
            naming = naming or (getattr(meta, "extra", None) or {}).get("names")
        kind = kind.__origin__
    return kind, naming


def _class(origin: Any) -> type:
    return origin if isinstance(origin, type) else object
