"""The brand's own topics: words and phrases that marketers list, found as rules find theirs.

One topic is built in and needs no list: ``group-order``, where a text speaks of three or more of a thing or of people
(`quantity`), so that a rule for one surprised guest can leave a party to people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from chalicelib.domain.signals import Evidence
from chalicelib.text import Phrase, Token, phrase

GROUP_ORDER = "group-order"
BUILT_IN = frozenset({GROUP_ORDER})
"""Topics that rules may ask for without a brand listing words for them."""

Lists = tuple[tuple[str, tuple[str, ...]], ...]


class Found(NamedTuple):
    """A phrase of a list, where it stands."""

    label: str
    start: int
    end: int


class PhraseLists:
    """Labelled lists of phrases, looked up by their first word."""

    def __init__(self, lists: Lists, *, plurals: bool) -> None:
        self._by_word: dict[str, list[tuple[str, Phrase]]] = {}
        self._open: list[tuple[str, Phrase]] = []
        for label, written in lists:
            for words in written:
                for one in _spellings(words, plurals=plurals):
                    self._add(label, one)

    def _add(self, label: str, one: Phrase) -> None:
        if one.open_end and len(one.words) == 1:
            self._open.append((label, one))
            return
        for form in one.words[0]:
            self._by_word.setdefault(form, []).append((label, one))

    def find(self, tokens: Sequence[Token]) -> Iterator[Found]:
        """Every list's phrases in the order of the text; the longest of one list at one place."""
        for index, token in enumerate(tokens):
            longest: dict[str, int] = {}
            candidates = [pair for form in token.forms for pair in self._by_word.get(form, ())]
            for label, one in (*candidates, *self._open):
                if one.found_at(tokens, index):
                    end = tokens[index + len(one.words) - 1].end
                    longest[label] = max(longest.get(label, 0), end)
            yield from (Found(label, token.start, end) for label, end in longest.items())


def _spellings(words: str, *, plurals: bool) -> Iterator[Phrase]:
    try:
        one = phrase(words)
    except ValueError:  # a list entry without any word finds nothing
        return
    yield one
    if plurals and not one.open_end:
        *first, last = one.words
        for ending in ("s", "es", "'s"):
            yield Phrase((*first, frozenset(form + ending for form in last)), open_end=False)


@lru_cache(maxsize=64)
def phrase_lists(lists: Lists, *, plurals: bool = False) -> PhraseLists:
    """The same lists, read once. ``plurals``: English plural and possessive endings are tolerated."""
    return PhraseLists(lists, plurals=plurals)


def topics(text: str, tokens: Sequence[Token], *, of: Mapping[str, tuple[str, ...]]) -> tuple[Evidence, ...]:
    """Each topic once, as ``topic:<name>``, with the first words that speak for it."""
    first: dict[str, Found] = {}
    for found in phrase_lists(tuple((name, tuple(words)) for name, words in of.items())).find(tokens):
        first.setdefault(found.label, found)
    return tuple(
        Evidence(signal=f"topic:{one.label}", text=text[one.start : one.end], start=one.start, end=one.end)
        for one in first.values()
    )
