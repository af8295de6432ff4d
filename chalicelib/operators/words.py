"""Words and phrases in a text: whole ones, folded, ä = ae = a; a trailing ``*`` allows a prefix."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from msgspec import Meta

from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator
from chalicelib.text import Phrase, occurrences, phrase, tokens

_TEXT: frozenset[FactType] = frozenset({"text"})
Phrases = Annotated[list[str], Meta(min_length=1)]


@lru_cache(maxsize=50_000)
def _phrase(written: str) -> Phrase:
    return phrase(written)


def _refuses(wanted: list[str]) -> str | None:
    for one in wanted:
        try:
            _phrase(one)
        except ValueError as error:
            return f"{one!r} {error}"
    return None


def _mentioned(text: str, wanted: list[str]) -> list[str]:
    found = tokens(text)
    return [one for one in wanted if next(occurrences(_phrase(one), found), None) is not None]


def _mentions_any(text: str, wanted: list[str]) -> Compared:
    hits = _mentioned(text, wanted)
    return Compared(bool(hits), hits)


def _mentions_all(text: str, wanted: list[str]) -> Compared:
    hits = _mentioned(text, wanted)
    return Compared(len(hits) == len(wanted), hits)


def _mentions_none(text: str, wanted: list[str]) -> Compared:
    hits = _mentioned(text, wanted)
    return Compared(not hits, hits)


OPERATORS = (
    Operator("mentions_any", "{fact} mentions any of {value}", Phrases, _TEXT, _mentions_any, refuses=_refuses),
    Operator("mentions_all", "{fact} mentions all of {value}", Phrases, _TEXT, _mentions_all, refuses=_refuses),
    Operator("mentions_none", "{fact} mentions none of {value}", Phrases, _TEXT, _mentions_none, refuses=_refuses),
)
