"""Tokens and folding: one way for rules and posts, so that both always mean the same.

Case, accents and compatibility forms don't count. German umlauts may be written ``ä``, ``ae`` or ``a``: a token
with an umlaut has both plain forms, and two tokens are the same word when they share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"  # an accent may stand apart (NFD)
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*|[^\w\s\x00-\x7f]")  # noqa: RUF001  (both apostrophes are meant)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Token(NamedTuple):
    """One word, number or symbol of a text.

    Attributes:
        forms: How it may be written, folded; two only where it has an umlaut.
        start: First character in the text.
        end: Behind its last character.
    """

    forms: frozenset[str]
    start: int
    end: int


def fold(word: str) -> str:
    """The plain form of a word: compatibility forms, case, accents and apostrophe styles don't count."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold()).casefold()
    return "".join(char for char in folded if not unicodedata.combining(char)).replace("’", "'")  # noqa: RUF001


def forms(word: str) -> frozenset[str]:
    """Every plain form under which a word is found: ``Käse`` as ``kase`` and ``kaese``."""
    plain = fold(word)
    if word.isascii():
        return frozenset((plain,))
    composed = unicodedata.normalize("NFC", word.casefold())
    spelled = composed.translate(_UMLAUTS)
    return frozenset((plain,)) if spelled == composed else frozenset((plain, fold(spelled)))


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order; emoji are words of their own.

    ``@`` and ``#`` before a word don't count, and ``_`` stands between words: ``_steak_``, ``#best_steak``.
    """
    return tuple(
        Token(forms(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text)
        if match.group()[0].isalnum() or unicodedata.category(match.group()) == "So"
    )


class Phrase(NamedTuple):
    """A word or several in a row, as a rule looks for them.

    Attributes:
        words: The forms of each.
        open_end: The last word may go on (``steak*``).
    """

    words: tuple[frozenset[str], ...]
    open_end: bool

    def found_at(self, found: Sequence[Token], index: int) -> bool:
        """Whether it stands at this token."""
        if index + len(self.words) > len(found):
            return False
        last = len(self.words) - 1
        for offset, wanted in enumerate(self.words):
            there = found[index + offset].forms
            if offset == last and self.open_end:
                if not any(form.startswith(start) for form in there for start in wanted):
                    return False
            elif there.isdisjoint(wanted):
                return False
        return True


def phrase(written: str) -> Phrase:
    """Read a phrase; a ``*`` at its end leaves its last word open.

    Raises:
        ValueError: There is no word in it.
    """
    open_end = written.rstrip().endswith("*")
    words = tuple(token.forms for token in tokens(written.rstrip().rstrip("*")))
    if not words:
        raise ValueError("has no word to look for")
    return Phrase(words, open_end)


def occurrences(wanted: Phrase, found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where a phrase stands, as (start, end) in characters of the text."""
    first, may_go_on = wanted.words[0], wanted.open_end and len(wanted.words) == 1
    for index, token in enumerate(found):
        begins = may_go_on or not first.isdisjoint(token.forms)  # seldom, and asked for each phrase of each rule
        if begins and wanted.found_at(found, index):
            yield token.start, found[index + len(wanted.words) - 1].end
