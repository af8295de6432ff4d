"""Words and phrases in a text: whole ones, folded, ä = ae = a; a trailing ``*`` allows a prefix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Annotated, Any

from msgspec import Meta, Struct, convert

from chalicelib.domain.sentence import Sentence
from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator, plain
from chalicelib.text import Phrase, Token, occurrences, phrase, tokens

_NO_WORD = Sentence("'{phrase}' has no word to look for", "in „{phrase}“ ist kein Wort, nach dem zu suchen wäre")
_TEXT: frozenset[FactType] = frozenset({"text"})
_WITHIN = {"en": "with at most {} words between", "de": "mit höchstens {} Wörtern dazwischen"}
Phrases = Annotated[list[str], Meta(min_length=1)]


class Near(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases that stand close together, in any order.

    Attributes:
        within: At most so many other words between the first and the last of them.
    """

    phrases: Annotated[tuple[str, ...], Meta(min_length=2, max_length=5)]
    within: Annotated[int, Meta(ge=0, le=50)]


@lru_cache(maxsize=8)
def _words_of(text: str) -> tuple[Token, ...]:
    """All rules look at one text before any looks at the next."""
    return tokens(text)


@lru_cache(maxsize=50_000)
def _phrase(written: str) -> Phrase:
    return phrase(written)


def _refuses(wanted: list[str]) -> Sentence | None:
    for one in wanted:
        try:
            _phrase(one)
        except ValueError:
            return _NO_WORD.filled(phrase=one)
    return None


def _mentioned(text: str, wanted: list[str]) -> list[str]:
    found = _words_of(text)
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


def _near(text: str, wanted: dict[str, Any]) -> Compared:
    """Whether all phrases stand close enough; found are the words from the first to the last, or what was mentioned."""
    near = convert(wanted, Near)
    found = _words_of(text)
    places = [list(_places(_phrase(one), found)) for one in near.phrases]
    if not all(places):
        return Compared(result=False, found=[one for one, spans in zip(near.phrases, places, strict=True) if spans])
    reach = near.within + sum(len(_phrase(one).words) for one in near.phrases)
    hits = sorted((start, end, number) for number, spans in enumerate(places) for start, end in spans)
    for index, (start, _, _) in enumerate(hits):
        chosen: dict[int, tuple[int, int]] = {}
        for begin, end, number in hits[index:]:
            if end - start > reach:
                break
            if number not in chosen and all(begin >= taken for _, taken in chosen.values()):
                chosen[number] = (begin, end)
            if len(chosen) == len(places):
                return Compared(result=True, found=[text[found[start].start : found[end - 1].end]])
    return Compared(result=False, found=list(near.phrases))


def _places(wanted: Phrase, found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where a phrase stands, as first token and the one behind its last."""
    for index in range(len(found)):
        if wanted.found_at(found, index):
            yield index, index + len(wanted.words)


OPERATORS = (
    Operator(
        "mentions_any",
        "{fact} mentions any of {value}",
        Phrases,
        _TEXT,
        _mentions_any,
        refuses=_refuses,
        sentence_de="{fact} erwähnt eines von {value}",
    ),
    Operator(
        "mentions_all",
        "{fact} mentions all of {value}",
        Phrases,
        _TEXT,
        _mentions_all,
        refuses=_refuses,
        sentence_de="{fact} erwähnt alle von {value}",
    ),
    Operator(
        "mentions_none",
        "{fact} mentions none of {value}",
        Phrases,
        _TEXT,
        _mentions_none,
        refuses=_refuses,
        sentence_de="{fact} erwähnt keines von {value}",
    ),
    Operator(
        "near",
        "{fact} has {value}",
        Near,
        _TEXT,
        _near,
        refuses=lambda wanted: _refuses(wanted["phrases"]),
        words=lambda wanted, language: f"{plain(wanted['phrases'])} {_WITHIN[language].format(wanted['within'])}",
        sentence_de="{fact} enthält {value}",
    ),
)
