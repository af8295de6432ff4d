"""All phrases and patterns of all rules, found in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product
from math import prod

from chalicelib.operators import patterns
from chalicelib.text import Phrase, phrase, tokens

MOST_SPELLINGS, MOST_WORDS = 64, 20
"""Of one phrase: each word with an umlaut has two spellings."""

_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")


class _Node:
    """Where a walk over the words of phrases can stand.

    Attributes:
        next: The next word, as it is spelled → where that leads.
        ends: Phrases that end here.
        open_ends: What the next word may begin with → phrases that end with it.
        lengths: Of those beginnings.
    """

    __slots__ = ("ends", "lengths", "next", "open_ends")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: list[int] = []
        self.open_ends: dict[str, list[int]] = {}
        self.lengths: tuple[int, ...] = ()


class Phrases:
    """Phrases by number."""

    def __init__(self) -> None:
        self._root = _Node()
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, written: str) -> int:
        """Of this phrase; the same phrase has one number."""
        known = self._numbers.get(written)
        if known is None:
            known = self._numbers[written] = len(self._numbers)
            self._add(phrase(written), known)
        return known

    def _add(self, wanted: Phrase, number: int) -> None:
        for spelling in product(*wanted.words):
            node = self._root
            for word in spelling[:-1]:
                node = node.next.setdefault(word, _Node())
            if wanted.open_end:
                node.open_ends.setdefault(spelling[-1], []).append(number)
                node.lengths = tuple(sorted({*node.lengths, len(spelling[-1])}))
            else:
                node.next.setdefault(spelling[-1], _Node()).ends.append(number)

    def found(self, text: str) -> set[int]:
        """Numbers of the phrases that stand in the text."""
        there: set[int] = set()
        if not self._numbers:
            return there
        words = spellings(text)
        beginnings, root = self._root.next, self._root
        for index, word in enumerate(words):
            for form in word:
                if form in beginnings or root.lengths:
                    _walk(root, form, words, index + 1, there)
        return there


def _walk(node: _Node, form: str, words: Sequence[Sequence[str]], after: int, there: set[int]) -> None:
    """Add whatever goes on from a node with this word.

    Args:
        after: Index of the word behind it.
    """
    for length in node.lengths:
        there.update(node.open_ends.get(form[:length], ()))
    following = node.next.get(form)
    if following is None:
        return
    there.update(following.ends)
    if (following.next or following.lengths) and after < len(words):
        for other in words[after]:
            if other in following.next or following.lengths:
                _walk(following, other, words, after + 1, there)


def is_short(written: str) -> bool:
    """Whether a phrase has few enough words and spellings to be looked for by all of them."""
    words = phrase(written).words
    return len(words) <= MOST_WORDS and prod(map(len, words)) <= MOST_SPELLINGS


@lru_cache(maxsize=8)
def spellings(text: str) -> Sequence[Sequence[str]]:
    """The words of a text, each in all its plain forms: what `text.tokens` says, without where they stand."""
    if text.isascii():
        return [(word,) for word in _ASCII_WORD.findall(text.lower())]
    return [tuple(token.forms) for token in tokens(text)]


class Patterns:
    """Regular expressions by number, all looked for at once (RE2's sets)."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._together: Callable[[str], Sequence[int]] | None = None

    def number(self, pattern: str) -> int:
        """Of this pattern; the same pattern has one number."""
        return self._numbers.setdefault(pattern, len(self._numbers))

    def found(self, text: str) -> Sequence[int]:
        """Numbers of the patterns that match the text."""
        if not self._numbers:
            return ()
        if self._together is None:
            self._together = patterns.together(tuple(self._numbers))
        return self._together(text)
