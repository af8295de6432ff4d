"""The marketers' JSON as text: read strictly, and where in it something stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from chalicelib.domain.problem import Problem

_SPACE = re.compile(r"[ \t\n\r]*")
_HALF = re.compile("[\ud800-\udfff]")
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
        line, column = _line_and_column(text, half.start())
        return None, _problem(file, "not_utf8", "is not UTF-8; save it with that encoding", line, column)
    if not file.endswith(".json"):
        return text, None
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return None, _problem(file, "not_json", "has half of a character (\\ud800 to \\udfff by itself)", 1, 1)
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg[0].lower()}{error.msg[1:]}"
        return None, _problem(file, "not_json", what, error.lineno, error.colno)
    except _Twice:
        name, at = next(_twice(text, _skip(text, 0)))
        line, column = _line_and_column(text, at)
        return None, _problem(
            file, "name_twice", f"says '{name}' twice in one object; only one would count", line, column
        )
    except (ValueError, RecursionError) as error:
        what = str(error) if isinstance(error, _Unfit) else "nested too deep, or with a number too long to be meant"
        return None, _problem(file, "not_json", f"is not JSON that we read: {what}", 1, 1)
    return value, None


class _Unfit(ValueError):
    """What Python's reader takes, and JSON doesn't know."""


def _no_number(name: str) -> Any:
    raise _Unfit(f"{name} is no number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found


def _problem(file: str, code: str, sentence: str, line: int, column: int) -> Problem:
    return Problem(file=file, line=line, column=column, path="#", code=code, sentence=sentence)


def placed(problem: Problem, text: str) -> Problem:
    """The problem with its line and column, as far down its path as the text goes."""
    if problem.line or not problem.file.endswith(".json"):
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
