"""Words and phrases in a text: whole ones, folded, ä = ae = a; a trailing ``*`` allows a prefix."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from heapq import heappop, heappush, merge
from typing import Annotated, Any, NamedTuple

from msgspec import Meta, Struct

from chalicelib.domain.sentence import Language, Sentence
from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator, each, shown
from chalicelib.text import AnyOf, occurrences, phrase, tokens

_NO_WORD = Sentence("'{phrase}' has no word to look for", "in „{phrase}“ ist kein Wort, nach dem zu suchen wäre")
_STAR_INSIDE = Sentence(
    "'{phrase}' has a * before its end; only the last word can be left open",
    "in „{phrase}“ steht ein * vor dem Ende; nur das letzte Wort kann offen bleiben",
)
_TEXT: frozenset[FactType] = frozenset({"text"})
_OR = {"en": " or ", "de": " oder "}
_IN_ORDER = {"en": " in this order", "de": " in dieser Reihenfolge"}
_WITHIN = {"en": "with at most {} words between", "de": "mit höchstens {} Wörtern dazwischen"}
Phrases = Annotated[list[str], Meta(min_length=1)]


class Near(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases that stand close together.

    Attributes:
        phrases: Each a phrase, or several of which any will do.
        within: At most so many other words between the first and the last of them.
        in_order: Only one after another as they are written here.
    """

    phrases: Annotated[
        tuple[str | Annotated[tuple[str, ...], Meta(min_length=1)], ...], Meta(min_length=2, max_length=5)
    ]
    within: Annotated[int, Meta(ge=0, le=50)]
    in_order: bool = False


@lru_cache(maxsize=10_000)
def _any_of(written: tuple[str, ...]) -> AnyOf:
    return AnyOf(written)


def _refuses(wanted: list[str]) -> Sentence | None:
    for one in wanted:
        try:
            phrase(one)
        except ValueError:
            return _NO_WORD.filled(phrase=one)
        if "*" in one.rstrip().rstrip("*"):
            return _STAR_INSIDE.filled(phrase=one)
    return None


def _mentioned(text: str, wanted: list[str]) -> list[str]:
    found = tokens(text)
    return [one for one in wanted if next(occurrences(phrase(one), found), None) is not None]


def _mentions_any(text: str, wanted: list[str]) -> Compared:
    hits = _mentioned(text, wanted)
    return Compared(bool(hits), hits)


def _mentions_all(text: str, wanted: list[str]) -> Compared:
    hits = _mentioned(text, wanted)
    return Compared(len(hits) == len(wanted), hits)


def _mentions_none(text: str, wanted: list[str]) -> Compared:
    hits = _mentioned(text, wanted)
    return Compared(not hits, hits)


class _Place(NamedTuple):
    """Where one of the wanted phrases stands.

    Attributes:
        first: Its first word, by number in the text.
        behind: The word behind its last.
        which: Number of the phrase, or of the choice that it belongs to.
    """

    first: int
    behind: int
    which: int


class _Row(NamedTuple):
    """Some of the phrases, one after another, none over another.

    Attributes:
        behind: The word behind the last of them.
        which: Their numbers, as bits.
        level: The first word, moved on by their own words: the higher, the fewer others stand between.
        first: The first word.
    """

    behind: int
    which: int
    level: int
    first: int


def _near(text: str, wanted: dict[str, Any]) -> Compared:
    """Whether all phrases stand close enough; found are the words from the first to the last, or what was mentioned."""
    found = tokens(text)
    spans = [list(_any_of(tuple(each(one))).places(found)) for one in wanted["phrases"]]
    there = [
        sorted({_Place(first, behind, which) for _, first, behind in standing}) for which, standing in enumerate(spans)
    ]
    within = wanted["within"]
    closest = _closest(_together(there, within), of=len(there), within=within, in_order=wanted.get("in_order", False))
    if closest is not None:
        return Compared(result=True, found=[text[found[closest.first].start : found[closest.behind - 1].end]])
    return Compared(result=False, found=list(dict.fromkeys(one for standing in spans for one, _, _ in standing)))


def _together(there: Sequence[Sequence[_Place]], within: int) -> Sequence[_Place]:
    """Places of all choices, in the order of the text, but those that are too far from any of the rarest one."""
    if not all(there):
        return ()
    reach = within + sum(max(place.behind - place.first for place in one) for one in there)
    rarest = [place.first for place in min(there, key=len)]
    return [
        place
        for place in merge(*there)
        if bisect_left(rarest, place.first - reach) < bisect_right(rarest, place.first + reach)
    ]


def _closest(there: Sequence[_Place], *, of: int, within: int, in_order: bool) -> _Row | None:
    """All phrases in a row with few enough other words between, if there is one.

    Place by place, the best row of each set of phrases is kept, so it takes as long as there are places.
    """
    best: dict[int, _Row] = {}
    open_rows: list[_Row] = []
    for place in there:
        while open_rows and open_rows[0].behind <= place.first:
            row = heappop(open_rows)
            if row.which not in best or row.level > best[row.which].level:
                best[row.which] = row
        bit, words = 1 << place.which, place.behind - place.first
        longer = [
            _Row(place.behind, row.which | bit, row.level + words, row.first)
            for row in best.values()
            if (row.which == bit - 1 if in_order else not row.which & bit) and place.first - row.level <= within
        ]
        alone = [] if in_order and place.which else [_Row(place.behind, bit, place.behind, place.first)]
        for row in (*alone, *longer):
            if row.which == (1 << of) - 1:
                return row
            heappush(open_rows, row)
    return None


def _near_refuses(wanted: dict[str, Any]) -> Sentence | None:
    return next((told for one in wanted["phrases"] if (told := _refuses(each(one))) is not None), None)


def _near_says(wanted: dict[str, Any], language: Language) -> str:
    phrases = ", ".join(shown(each(one), _OR[language], language) for one in wanted["phrases"])
    order = _IN_ORDER[language] if wanted.get("in_order") else ""
    return f"{phrases}{order} {_WITHIN[language].format(wanted['within'])}"


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
        refuses=_near_refuses,
        words=_near_says,
        sentence_de="{fact} enthält {value}",
    ),
)
