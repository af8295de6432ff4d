"""Typed reading of untrusted JSON. Every error carries the JSON path of what is wrong and never its value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from chalicelib.domain.errors import Unreadable
from chalicelib.normal_form import normalized

T = TypeVar("T")

_WHOLE = re.compile(r"-?[0-9]{1,18}")

MAX_DEPTH = 64
"""Deeper than any platform's payload, far from the interpreter's own limit."""


def parse(raw: bytes, *, max_depth: int = MAX_DEPTH) -> Value:
    """Read JSON that a stranger wrote.

    Refuses what parsers disagree on: other encodings than UTF-8, a name twice in one object or with half of a character
    in it, NaN and Infinity, nesting beyond `max_depth`, numbers too long to be meant.

    Raises:
        Unreadable: With the path where it is known, else ``$``.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("$", f"not UTF-8 at byte {error.start}") from None
    if _depth(text) > max_depth:
        raise Unreadable("$", f"nested deeper than {max_depth} levels")
    try:
        parsed = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Unreadable("$", f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})") from None
    except ValueError:  # an integer of more than 4,300 digits
        raise Unreadable("$", "a number is too long") from None
    return Value(parsed, "$")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unreadable("$", "a name occurs twice in one object")
    if any(_is_halved(name) for name in found):
        raise Unreadable("$", "a name has half of a character (a lone surrogate)")
    return found


def _is_halved(text: str) -> bool:
    """Whether it can't be stored or sent: JSON may write one half of a pair of surrogates."""
    return not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text)


def _no_constant(name: str) -> Any:
    raise Unreadable("$", f"{name} is no JSON number")


def _depth(text: str) -> int:
    """Deepest nesting, counting brackets outside of strings."""
    depth = deepest = 0
    in_string = escaped = False
    for char in text:
        if in_string:
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == '"':
                in_string = False
        elif char == '"':
            in_string = True
        elif char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest


class Value:
    """A JSON value and where it stands.

    ``payload["data"]["id"].text()`` reads, or raises Unreadable with ``$.data.id``; ``payload.get("tag")`` is None
    where the name is missing or null.
    """

    __slots__ = ("path", "raw")

    def __init__(self, raw: Any, path: str) -> None:
        self.raw = raw
        self.path = path

    def wrong(self, problem: str) -> Unreadable:
        """The error to raise about this value."""
        return Unreadable(self.path, problem)

    def __getitem__(self, name: str) -> Value:
        found = self.get(name)
        if found is None:
            raise Unreadable(f"{self.path}.{name}", "is missing")
        return found

    def get(self, name: str) -> Value | None:
        """The member, or None where it is missing or null."""
        if not isinstance(self.raw, dict):
            raise self.wrong(f"must be an object, is {_kind(self.raw)}")
        value = self.raw.get(name)
        return None if value is None else Value(value, f"{self.path}.{name}")

    def has(self, name: str) -> bool:
        """Whether it is an object with that name in it; never raises."""
        return isinstance(self.raw, dict) and name in self.raw

    def read(self, name: str, how: Callable[[Value], T]) -> T | None:
        """``how`` on the member, or None where it is missing or null."""
        member = self.get(name)
        return None if member is None else how(member)

    def items(self) -> Iterator[Value]:
        """The elements of a list."""
        if not isinstance(self.raw, list):
            raise self.wrong(f"must be a list, is {_kind(self.raw)}")
        for index, element in enumerate(self.raw):
            yield Value(element, f"{self.path}[{index}]")

    def each(self, name: str, how: Callable[[Value], T]) -> tuple[T, ...]:
        """``how`` on every element of the list with this name; empty where it is missing or null."""
        member = self.get(name)
        return () if member is None else tuple(how(element) for element in member.items())

    def text(self) -> str:
        """A string, NFC; without lone surrogates, which can't be stored or sent."""
        if not isinstance(self.raw, str):
            raise self.wrong(f"must be a string, is {_kind(self.raw)}")
        if _is_halved(self.raw):
            raise self.wrong("has half of a character (a lone surrogate)")
        return normalized("NFC", self.raw)

    def plain(self) -> Any:
        """All of it as Python has it, for whoever takes it as a whole; without lone surrogates in any text."""
        if isinstance(self.raw, dict):
            for name in self.raw:
                Value(self.raw[name], f"{self.path}.{name}").plain()
        elif isinstance(self.raw, list):
            for element in self.items():
                element.plain()
        elif isinstance(self.raw, str):
            self.text()
        return self.raw

    def id(self) -> str:
        """An id, always as string: some platforms send numbers, and some ids are beyond 2**53."""
        if isinstance(self.raw, int) and not isinstance(self.raw, bool):
            return str(self.raw)
        found = self.text()
        if not found or len(found) > 256:
            raise self.wrong("must be an id of 1 to 256 characters")
        return found

    def whole(self) -> int:
        """A whole number; a string of digits counts, as X and WhatsApp send them."""
        if isinstance(self.raw, int) and not isinstance(self.raw, bool):
            return self.raw
        if isinstance(self.raw, str) and _WHOLE.fullmatch(self.raw):
            return int(self.raw)
        raise self.wrong(f"must be a whole number, is {_kind(self.raw)}")

    def count(self) -> int:
        """A whole number, 0 or more."""
        found = self.whole()
        if found < 0:
            raise self.wrong("must not be negative")
        return found

    def number(self) -> float:
        """Any number."""
        if isinstance(self.raw, int | float) and not isinstance(self.raw, bool) and abs(self.raw) < 1e300:
            return float(self.raw)
        raise self.wrong(f"must be a number, is {_kind(self.raw)}")

    def truth(self) -> bool:
        """True or false."""
        if not isinstance(self.raw, bool):
            raise self.wrong(f"must be true or false, is {_kind(self.raw)}")
        return self.raw


def _kind(raw: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(raw), "a number")
