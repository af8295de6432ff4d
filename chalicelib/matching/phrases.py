"""All phrases and patterns of all rules, found in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product
from math import prod

from chalicelib.operators import patterns
from chalicelib.text import Phrase, fold, phrase, tokens

MOST_SPELLINGS, MOST_WORDS = 64, 20
"""Of one phrase: each word with an umlaut has two spellings."""

_ASCII_LETTERS = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
"""A table for `str.translate`: what stands in no word stands between words."""
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

    def found(self, text: str) -> list[int]:
        """Numbers of the phrases that stand in the text, some perhaps more than once."""
        there: list[int] = []
        if not self._numbers:
            return there
        root = self._root
        if root.lengths or not text.isascii():
            words = spellings(text)
            for index in range(len(words)):
                _walk(root, words, index, there)
            return there
        plain, beginnings = ascii_words(text), root.next
        for index in [index for index, word in enumerate(plain) if word in beginnings]:  # what `_walk` does, sooner
            node = beginnings[plain[index]]
            there += node.ends
            if index + 1 < len(plain) and (plain[index + 1] in node.next or node.lengths):
                _walk(node, plain, index + 1, there)
        return there


Word = str | Sequence[str]
"""One in its plain form, or in all of them where there are several."""


def _walk(node: _Node, words: Sequence[Word], index: int, there: list[int]) -> None:
    """Add whatever goes on from a node with the word at this index."""
    word = words[index]
    for form in (word,) if isinstance(word, str) else word:
        for length in node.lengths:
            there += node.open_ends.get(form[:length], ())
        following = node.next.get(form)
        if following is not None:
            there += following.ends
            if (following.next or following.lengths) and index + 1 < len(words):
                _walk(following, words, index + 1, there)


def is_short(written: str) -> bool:
    """Whether a phrase has few enough words and spellings to be looked for by all of them."""
    words = phrase(written).words
    return len(words) <= MOST_WORDS and prod(map(len, words)) <= MOST_SPELLINGS


@lru_cache(maxsize=8)
def spellings(text: str) -> Sequence[Word]:
    """The words of a text in their plain forms: what `text.tokens` says, without where they stand."""
    if text.isascii():
        return ascii_words(text)
    return [next(iter(token.forms)) if len(token.forms) == 1 else tuple(token.forms) for token in tokens(text)]


def ascii_words(text: str) -> list[str]:
    """The same of a text without any other letter."""
    if "'" in text or "`" in text:
        return _ASCII_WORD.findall(fold(text))
    return text.translate(_ASCII_LETTERS).split()


class Patterns:
    """Regular expressions by number, all looked for at once."""

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
