"""Tokens and folding: one way for rules and posts, so that both always mean the same.

Case, accents, compatibility forms, kinds of apostrophes and the colour of a hand's skin don't count. German umlauts may
be written ``ä``, ``ae`` or ``a``: a token with an umlaut has both plain forms, and two tokens are the same word when
they share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from chalicelib.normal_form import normalized

_APOSTROPHES = "'’‘‛ʼ´`＇"  # noqa: RUF001  (people type each of them)
_DROPPED = "\u00ad\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""A hyphen that shows only at a line's end, how an emoji is drawn, and its skin."""

_PLAIN = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_DROPPED, "")
    | {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i"}  # noqa: RUF001  (they don't decompose)
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _class(chars: Iterable[str]) -> str:
    """As an expression's class holds them: written as rows, for one by one they take long to be compiled."""
    rows: list[list[str]] = []
    for char in chars:
        if rows and ord(char) == ord(rows[-1][1]) + 1:
            rows[-1][1] = char
        else:
            rows.append([char, char])
    return "".join(first if first == last else f"{first}-{last}" for first, last in rows)


_COMBINING = tuple(
    char
    for char in map(chr, chain(range(0x300, 0x3100), range(0xA66F, 0xAC00), range(0xFE20, 0xFE30)))
    if unicodedata.category(char).startswith("M")
)
_MARKS = _class(_COMBINING)
_VOICED = "\u3099\u309a"
"""Japanese marks that make another sound, and no accents: か and が begin different words."""

_ACCENTS = re.compile(f"[{_class(one for one in _COMBINING if unicodedata.combining(one) and one not in _VOICED)}]")
_SINGLE = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that leave no blanks between words (Thai, Burmese, Khmer, Japanese, Chinese): each is a token."""

_KATAKANA = r"\u30a0-\u30ff\uff66-\uff9f"  # words from abroad; they end where another script begins
_LETTERS = rf"[^\W_{_SINGLE}{_KATAKANA}]+(?:[{_MARKS}\u00ad]+[^\W_{_SINGLE}{_KATAKANA}]*)*"
_SYMBOL = r"[^\w\s\x00-\x7f]"
_WORD = re.compile(
    rf"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*"
    rf"|(?:(?=\w)[{_KATAKANA}][{_MARKS}]*)+"
    rf"|(?=\w)[{_SINGLE}][{_MARKS}]*"
    r"|[\U0001f1e6-\U0001f1ff]{2}"  # a flag
    rf"|{_SYMBOL}(?:[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d{_SYMBOL})*"  # several may make one emoji
)


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
    """The plain form of a word: what doesn't count is gone or the same for all."""
    if word.isascii():
        return word.lower().replace("`", "'")
    folded = normalized("NFKD", word.casefold().replace("\u00b4", "'")).casefold()
    return _ACCENTS.sub("", folded).translate(_PLAIN)


@lru_cache(maxsize=10_000)
def forms(word: str) -> frozenset[str]:
    """Every plain form under which a word is found: ``Käse`` as ``kase`` and ``kaese``."""
    plain = fold(word)
    if word.isascii():
        return frozenset((plain,))
    composed = normalized("NFC", word.casefold())
    spelled = composed.translate(_UMLAUTS)
    return frozenset((plain,)) if spelled == composed else frozenset((plain, fold(spelled)))


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order; emoji and flags are words of their own.

    All rules look at one text before any looks at the next, so the last ones are kept.

    ``@`` and ``#`` before a word don't count, and ``_`` stands between words: ``_steak_``, ``#best_steak``.
    """
    return tuple(
        Token(forms(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text)
        if (first := match.group()[0]).isalnum() or unicodedata.category(first) == "So"
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


@lru_cache(maxsize=50_000)
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


class AnyOf:
    """Many phrases, of which any will do; each word of a text is looked up once, however many they are."""

    def __init__(self, written: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[str, Phrase]]] = {}
        self._by_beginning: dict[str, list[tuple[str, Phrase]]] = {}
        for one in written:
            wanted = phrase(one)
            alone = wanted.open_end and len(wanted.words) == 1
            for form in wanted.words[0]:
                (self._by_beginning if alone else self._by_word).setdefault(form, []).append((one, wanted))
        self._lengths = sorted({len(form) for form in self._by_beginning})

    def places(self, found: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
        """Each phrase where it stands: as it is written, its first word by number in the text, and the one behind."""
        for index, token in enumerate(found):
            for form in token.forms:
                for one, wanted in self._by_word.get(form, ()):
                    if wanted.found_at(found, index):
                        yield one, index, index + len(wanted.words)
                for length in self._lengths:
                    for one, _ in self._by_beginning.get(form[:length], ()):
                        yield one, index, index + 1
