"""Whether a JSON value has the shape of a type: all that is wrong, not only the first, in a marketer's words.

A string whose type is annotated with what it names (`domain.playbook.naming`) has to name something that exists.
"""

from __future__ import annotations

import re
import types
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from chalicelib.books.playbook_source import child
from chalicelib.domain.problem import Problem, problem
from chalicelib.domain.sentence import MOST, Sentence

KINDS = {
    "str": Sentence("a text", "ein Text"),
    "int": Sentence("a whole number", "eine ganze Zahl"),
    "float": Sentence("a number", "eine Zahl"),
    "bool": Sentence("true or false", "true oder false"),
    "array": Sentence("a list", "eine Liste"),
    "object": Sentence("an object", "ein Objekt"),
    "null": Sentence("null", "null"),
}
_WRITTEN = {
    date: Sentence("a date such as 2026-12-24", "ein Datum wie 2026-12-24"),
    time: Sentence("a time of day such as 17:30", "eine Uhrzeit wie 17:30"),
    datetime: Sentence(
        "a time with its offset such as 2026-03-11T19:05:00Z", "ein Zeitpunkt mit Zeitzone wie 2026-03-11T19:05:00Z"
    ),
}
_WITH_POINT = Sentence("a number with a point", "eine Zahl mit Nachkommastellen")
_OR = Sentence("{one} or {other}", "{one} oder {other}")
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_BOUND = re.compile(r"Expected `(\w+)`( of length)? (>=|<=|>|<) (-?[\d.]+(?:e[+-]?\d+)?)")
_MATCHING = re.compile(r"matching regex '(.*)'")
_QUOTED = {
    "int": re.compile(r"-?\d{1,15}"),
    "float": re.compile(r"-?\d{1,15}(?:\.\d{1,15})?"),
    "bool": re.compile("true|false"),
}
_SIGNS = {">=": "at_least", "<=": "at_most", ">": "more_than", "<": "less_than"}

MOST_TOLD = 12
"""Names that are listed in one sentence."""

MEANT: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("and", "und", "every"), ("all", "includes_all")),
    **dict.fromkeys(("or", "oder", "some", "one_of", "any_of"), ("any", "in", "includes_any")),
    **dict.fromkeys(("nicht", "none", "unless"), ("not",)),
    **dict.fromkeys(("field", "if"), ("fact",)),
    **dict.fromkeys(("equals", "equal", "eq", "==", "="), ("is", "includes")),
    **dict.fromkeys(("not_equals", "not_equal", "ne", "neq", "!="), ("is_not",)),
    **dict.fromkeys(("contains", "has", "mentions", "contain"), ("mentions_any", "includes")),
    **dict.fromkeys(("contains_any", "has_any", "like"), ("mentions_any", "includes_any")),
    **dict.fromkeys(("contains_all", "has_all"), ("mentions_all", "includes_all")),
    **dict.fromkeys(("contains_none", "not_contains"), ("mentions_none",)),
    **dict.fromkeys(("exists", "known", "is_set", "present"), ("is_known",)),
    **dict.fromkeys(("regex", "regexp", "pattern", "match"), ("matches",)),
    **dict.fromkeys((">=", "gte", "ge", "min", "minimum"), ("at_least",)),
    **dict.fromkeys(("<=", "lte", "le", "max", "maximum"), ("at_most",)),
    **dict.fromkeys((">", "gt", "greater_than", "above", "over"), ("more_than",)),
    **dict.fromkeys(("<", "lt", "smaller_than", "below", "under"), ("less_than",)),
    **dict.fromkeys(
        ("reply", "send_reply", "post_reply", "auto_reply", "answer", "respond", "comment", "message"),
        ("queue_reply",),
    ),
}
"""Words of other languages and tools → ours, the first that can stand there. Spelling alone would take ``and`` for
``any``, and ``reply`` for ``hold_reply``, the only action that may send without a person."""

Known = Mapping[str, Collection[str]]
"""Kind of thing → names that exist; a kind that isn't there is not checked."""


def mismatches(raw: Any, kind: Any, *, path: str = "#", known: Known | None = None) -> list[Problem]:
    """All that keeps a value from being of a type, in the order of the type's fields."""
    return list(_mismatches(raw, kind, path, known or {}))


def near(name: object, known: Collection[str]) -> str | None:
    """The existing name that was probably meant. None: none is close."""
    folded = {one.casefold(): one for one in known}
    meant = next((one for one in MEANT.get(str(name)[:MOST].casefold(), ()) if one in known), None)
    if meant is not None:
        return meant
    close = get_close_matches(str(name)[:MOST].casefold(), list(folded), n=1)
    return folded[close[0]] if close else None


def nearest(name: object, known: Collection[str]) -> dict[str, Any]:
    """What a sentence on an unknown name says besides (`problem`): the name that was meant, or else what there is."""
    meant = near(name, known)
    if meant is not None:
        return {"nearest": meant}
    names = [one for one in known if len(one) < MOST]
    return {"there_is": [*names[:MOST_TOLD], *(["…"] if len(names) > MOST_TOLD else [])]} if names else {}


def _mismatches(raw: Any, kind: Any, path: str, known: Known) -> Iterator[Problem]:
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
        if len(raw) != len(items):
            yield problem("wrong_type.entries", path=path, bound=len(items))
            return
        for number, (value, item) in enumerate(zip(raw, items, strict=True)):
            yield from _mismatches(value, item, child(path, number), known)
        return
    wrong = list(_whole(raw, kind, path))
    yield from wrong
    if not wrong and naming is not None:
        yield from _named(raw, naming, path, known)


def _struct(raw: Any, kind: type[msgspec.Struct], path: str, known: Known) -> Iterator[Problem]:
    if not isinstance(raw, Mapping):
        yield problem("wrong_type", path=path, wanted=KINDS["object"], found=_kind_of(raw))
        return
    fields = _fields(kind)
    meant: set[str | None] = set()
    if kind.__struct_config__.forbid_unknown_fields:
        for name in raw:
            if name not in fields:
                meant_here = near(name, [one for one in fields if one not in raw]) or near(name, fields)
                meant.add(meant_here)
                yield problem("unknown_field", path=child(path, name), at_name=True, field=name, nearest=meant_here)
    for name, field in fields.items():
        if name in raw:
            yield from _mismatches(raw[name], field.type, child(path, name), known)
        elif field.required and name not in meant:
            yield problem("missing_field", path=path, field=name)


def _named_otherwise(raw: Mapping[str, Any], names: Any, path: str) -> Iterator[Problem]:
    """Members with another name than the few that there are, such as ``monday`` for ``mon``."""
    choices = get_args(names) if get_origin(names) is Literal else tuple(raw)
    for name in raw:
        if name not in choices:
            yield problem(
                "unknown_field.choice",
                path=child(path, name),
                at_name=True,
                field=name,
                choices=choices,
                nearest=near(name, choices),
            )


def _named(raw: Any, naming: str, path: str, known: Known) -> Iterator[Problem]:
    names = known.get(naming)
    if names is None or raw in names:
        return
    language = next(iter(known.get("language", ())), "en")
    yield problem(f"unknown_{naming}", path=path, name=raw, **nearest(raw, names), language=language)


def _whole(raw: Any, kind: Any, path: str) -> Iterator[Problem]:
    """What is wrong with a value by itself."""
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        yield _plain(str(error).partition(" - at `")[0], raw, kind, path)


def _plain(told: str, raw: Any, kind: Any, path: str) -> Problem:
    """What the library says, as a marketer would."""
    bare, _ = _bare(kind)
    if get_origin(bare) is Literal:
        choices = [str(one) for one in get_args(bare)]
        if len(choices) == 1:
            return problem("wrong_type.only", path=path, only=choices[0])
        return problem("wrong_type.choice", path=path, choices=choices, nearest=near(raw, choices))
    bound = _BOUND.search(told)
    if bound is not None:
        return _out_of_bounds(*bound.groups(), path=path)
    pattern = _MATCHING.search(told)
    if pattern is not None and (looks_like := _looks_like(kind)) is not None:
        return problem("wrong_type.written", path=path, wanted=looks_like)
    if pattern is not None:
        return problem("wrong_type.pattern", path=path, pattern=pattern[1])
    if bare in _WRITTEN and isinstance(raw, str):
        return problem("wrong_type.written", path=path, wanted=_WRITTEN[bare])
    if "out of range" in told:
        return problem("wrong_type.too_large", path=path)
    expected = _EXPECTED.search(told)
    if expected is None:
        return problem("wrong_type.other", path=path)
    wanted = [KINDS.get(one.strip()) or Sentence(one.strip(), one.strip()) for one in expected[1].split("|")]
    quoted = _QUOTED.get(expected[1].strip())
    if isinstance(raw, str) and quoted is not None and quoted.fullmatch(raw):
        return problem("wrong_type.quoted", path=path, wanted=wanted[0], value=raw)
    if isinstance(raw, str) and expected[1].strip() == "array" and get_args(bare)[:1] == (str,):
        return problem("wrong_type.unlisted", path=path, value=raw)
    whole = wanted[0]
    for one in wanted[1:]:
        whole = _OR.filled(one=whole, other=one)
    found = _WITH_POINT if isinstance(raw, float) and "float" not in expected[1] else _kind_of(raw)
    return problem("wrong_type", path=path, wanted=whole, found=found)


def _out_of_bounds(kind: str, of: str | None, sign: str, bound: str, *, path: str) -> Problem:
    """A number that is too large or too small, or a list or text that is too long or too short."""
    bound = bound.removesuffix(".0")
    if not of:
        return problem(f"wrong_type.{_SIGNS[sign]}", path=path, bound=bound)
    counted = "entries" if kind in {"array", "object"} else "characters"
    if bound == "1" and sign == ">=":
        return problem("wrong_type.one_entry" if counted == "entries" else "wrong_type.one_character", path=path)
    return problem(f"wrong_type.{counted}_{_SIGNS[sign]}", path=path, bound=bound)


def _kind_of(raw: Any) -> Sentence:
    name = {bool: "bool", str: "str", int: "int", float: "float", list: "array", dict: "object"}.get(type(raw), "null")
    return KINDS[name]


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


def _looks_like(kind: Any) -> Sentence | None:
    """How a text of a type looks that has a pattern, where its annotation says so."""
    for meta in getattr(kind, "__metadata__", ()):
        found = (getattr(meta, "extra", None) or {}).get("looks_like")
        if isinstance(found, Sentence):
            return found
    return None


def _class(origin: Any) -> type:
    return origin if isinstance(origin, type) else object
