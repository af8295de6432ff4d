"""The marketers' JSON as text: read strictly, and where in it something stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from chalicelib.domain.problem import Problem, problem

_SPACE = re.compile(r"[ \t\n\r]*")
_HALF = re.compile("[\ud800-\udfff]")
_HALF_WRITTEN = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
"""The same as JSON's escapes."""
_DECODER = json.JSONDecoder()


class _Twice(ValueError):
    """A name stands twice in one object."""


class _Member(NamedTuple):
    """Of an object, or an element of a list (its name is its number, and begins where its value does)."""

    name: str
    name_at: int
    value_at: int


def load(file: str, text: str) -> tuple[Any, Problem | None]:
    """The content of a file (JSON as its value, anything else as its text), or what keeps it from being read."""
    half = _HALF.search(text)
    if half is not None:
        return None, _wrong("not_utf8", file, _line_and_column(text, half.start()))
    if not file.endswith(".json"):
        return text, None
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        found = _HALF_WRITTEN.search(text)
        return None, _wrong("not_json.half", file, _line_and_column(text, 0 if found is None else found.start()))
    except json.JSONDecodeError as error:
        what, values = _what(error)
        return None, _wrong(what, file, (error.lineno, error.colno), **values)
    except _Twice:
        name, at = next(_twice(text, _skip(text, 0)))
        return None, _wrong("name_twice", file, _line_and_column(text, at), name=name)
    except _NoNumber as error:
        at = max(text.find(error.name), 0)
        return None, _wrong("not_json.number", file, _line_and_column(text, at), name=error.name)
    except (ValueError, RecursionError):
        return None, _wrong("not_json.too_deep", file, (1, 1))
    return value, None


_SAID = (
    ("Illegal trailing comma", "trailing_comma"),
    ("Expecting property name", "name"),
    ("Expecting value", "value"),
    ("Expecting ',' delimiter", "comma"),
    ("Expecting ':' delimiter", "colon"),
    ("Unterminated string", "open_text"),
    ("Invalid control character", "control"),
    ("Invalid \\", "escape"),
    ("Extra data", "extra"),
    ("Unexpected UTF-8 BOM", "bom"),
)
"""How the library's messages begin, and the variant of ``not_json`` that says the same to a marketer."""


_QUOTES = frozenset("'`“”„‚‘’«»")  # noqa: RUF001  (they are what people write)
_WORDS = {"True": "true", "False": "false", "None": "null", "yes": "true", "no": "false"}


def _what(error: json.JSONDecodeError) -> tuple[str, dict[str, str]]:
    """Which sentence says it, and with which values."""
    here = error.doc[error.pos :]
    word = re.match(r"\w*", here)
    meant = None if word is None else _WORDS.get(word[0])
    if meant is not None and word is not None:
        return "not_json.word", {"word": word[0], "meant": meant}
    if here[:1] in _QUOTES:
        return "not_json.quotes", {}
    if here.startswith(("//", "/*", "#")):
        return "not_json.comment", {}
    variant = next((variant for begins, variant in _SAID if error.msg.startswith(begins)), "")
    if not error.doc.strip():
        variant = "empty"
    elif variant == "control" and error.doc[error.pos] in "\r\n":
        variant = "open_text"
    before = error.doc[: error.pos].rstrip()
    if variant in {"value", "name"} and before.endswith(",") and error.doc[error.pos : error.pos + 1] in {"]", "}"}:
        variant = "trailing_comma"
    return f"not_json.{variant}", {}


class _NoNumber(ValueError):
    """What Python's reader takes for a number, and JSON doesn't know."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _no_number(name: str) -> Any:
    raise _NoNumber(name)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found


def _wrong(what: str, file: str, place: tuple[int, int], **values: Any) -> Problem:
    return problem(what, file=file, line=place[0], column=place[1], **values)


def placed(problem: Problem, text: str) -> Problem:
    """The problem with its line and column, as far down its path as the text goes."""
    if problem.line or not text or not problem.file.endswith(".json"):
        return problem
    try:
        line, column = _line_and_column(text, _position(text, problem.path, at_name=problem.at_name))
    except (ValueError, IndexError, RecursionError):
        return problem
    return replace(problem, line=line, column=column)


def child(path: str, name: str | int) -> str:
    """The JSON pointer one step further down (RFC 6901)."""
    return f"{path}/{str(name).replace('~', '~0').replace('/', '~1')}"


def _position(text: str, pointer: str, *, at_name: bool) -> int:
    at = name_at = _skip(text, 0)
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        found = next((member for member in _members(text, at) if member.name == name), None)
        if found is None:
            return at
        at, name_at = found.value_at, found.name_at
    return name_at if at_name else at


def _members(text: str, at: int) -> Iterator[_Member]:
    """The members of the object or list that begins here; none if neither does."""
    opened = text[at]
    if opened not in "{[" or text[_skip(text, at + 1)] in "}]":
        return
    number, at = 0, _skip(text, at + 1)
    while True:
        name, name_at = str(number), at
        if opened == "{":
            name, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        yield _Member(name, name_at, at)
        _, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at] in "}]":
            return
        number, at = number + 1, _skip(text, at + 1)


def _twice(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Names that stand a second time in their object, with where they do."""
    seen: set[str] = set()
    for member in _members(text, at):
        if text[at] == "{" and member.name in seen:
            yield member.name, member.name_at
        seen.add(member.name)
        yield from _twice(text, member.value_at)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
