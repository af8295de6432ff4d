"""How cue words are written down and found: the page that every signal reads, and lists of cues by language.

No signal lives here, and no list of words but what every signal shares: negation and the ends of sentences.

A cue is a regular expression on the page's plain form. A blank in it stands for any white space, so that a broken
line doesn't hide a phrase; ``'`` may be missing, as it often is; ``ä ö ü ß`` stand for every way to write them; a cue
starts and ends at the edge of a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from chalicelib.signals.first_letters import ANYTHING, LENGTHS, alternatives, beginnings
from chalicelib.text import fold

MOST = 10_000
"""Characters that are looked at; nobody's wish begins later, and a hostile text may be long."""

Span = tuple[int, int]

_LINK = re.compile(r"(?:https?://|www\.)\S+|<(?:link|email|number)>|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+")
_HANDLE = re.compile(r"(?<!\w)@(?!\d)\w{4,}")
_SENTENCE_END = re.compile(
    r"[!?\u2026]+"
    r"|(?!(?<=\bca)\.\s\d)(?<!\bst)(?<!\bstd)(?<!\bmr)(?<!\bdr)(?<!\bmrs)(?<!\b[ap]\.m)(?<!\b[ap])\.+(?=\s|$)"
    r"|\n\s*\n",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?<!\w)(?:zum|zur|am|vom|beim|im|ab|bis|de[rnsm]|die|das|jede[rnms]?|(?:me|de|se)ine?[rnms]?|unsere?[rnms]?|ihre?[rnms]?)"
    r"\s\d{1,4}\.$"
)
"""A German ordinal, whose dot ends no sentence: "zum 100. Training"."""
_WORD = re.compile(r"\w+(?:'\w+)*")
_WORDS = re.compile(r"\w+")
_BLANK = re.compile(r"[^\S ]")
_GAP = r"(?:\s{1,4})"
_APOSTROPHE = "'"
_NEGATION = {
    "en": (
        r"(?:not|no|never|nothing|nobody|none|without|hardly|barely|neither|nor|cannot|\w{1,8}n't"
        r"|(?:do|does|did|is|was|are|were|wo|ca|could|would|should|has|have"
        r"|had)nt)(?:[\s,]{1,3}(?!but\b)[\w']{1,12}){0,2}[\s,]{0,3}$"
    ),
    "de": (
        r"(?:nicht(?!\snur\b)|nich|net|ned|nix|nichts|kein|keine|keinen|keinem|keiner|keines|keinerlei|nie|niemals|nimmer|niemand"
        r"|null|ohne|kaum|weder|alles\sandere\sals|(?:weit|meilen)\sentfernt\svon)"
        r"(?:\s{1,3}(?!aber\b|sondern\b)\w{1,14}){0,2}\s{0,3}$"
    ),
}
_SPELLINGS = {"ä": r"(?:a[e\u0308]?)", "ö": r"(?:o[e\u0308]?)", "ü": r"(?:u[e\u0308]?)", "ß": r"(?:ss|ß)"}


class Page(NamedTuple):
    """A text, made ready to be read.

    Attributes:
        text: As written, at most `MOST` characters.
        plain: As long as `text`, so that positions agree: lower case, without accents, one kind of apostrophe;
            links, addresses and handles are blotted out with underscores.
        ends: Where each sentence ends.
        languages: In which cues are looked for.
    """

    text: str
    plain: str
    ends: tuple[int, ...]
    languages: tuple[str, ...]

    def sentence(self, position: int) -> Span:
        """The sentence around a position."""
        index = min(bisect_right(self.ends, position), len(self.ends) - 1)
        return (self.ends[index - 1] if index else 0), self.ends[index]

    def sentences(self) -> Iterator[Span]:
        """All of them, in order."""
        start = 0
        for end in self.ends:
            yield start, end
            start = end

    def before(self, position: int, most: int = 40) -> str:
        """What stands before it in the same sentence, plain."""
        return self.plain[max(self.sentence(position)[0], position - most) : position]

    def after(self, position: int, most: int = 40) -> str:
        """What stands behind it in the same sentence, plain."""
        end = self.sentence(position - 1)[1] if position else len(self.plain)
        return self.plain[position : min(end, position + most)]


class Word(NamedTuple):
    """One word of the page: its key has no apostrophe."""

    key: str
    start: int
    end: int


def words_of(page: Page) -> list[Word]:
    """All words of a page, in order."""
    return [
        Word(match.group().removesuffix("'s").replace("'", ""), match.start(), match.end())
        for match in _WORD.finditer(page.plain)
    ]


@lru_cache(maxsize=4096)
def _plain_character(char: str) -> str:
    if char in "\u2018\u201b\u02bc\u00b4`":
        return "'"
    if char in "\u2013\u2014\u2212":
        return "-"
    folded = fold(char)
    if len(folded) == 1:
        return folded
    return char.lower() if len(char.lower()) == 1 else char


def _blot(match: re.Match[str]) -> str:
    return "_" * len(match.group())


def read(text: str, *, languages: tuple[str, ...]) -> Page:
    """Make a text ready."""
    text = text[:MOST]
    plain = text.lower() if text.isascii() else "".join(map(_plain_character, text))
    if "@" in plain or "www." in plain or "http" in plain or "<" in plain:
        plain = _HANDLE.sub(_blot, _LINK.sub(_blot, plain))
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(plain)
        if _ORDINAL.search(plain[max(match.start() - 16, 0) : match.end()]) is None
    ]
    if not ends or ends[-1] < len(plain):
        ends.append(len(plain))
    return Page(text, plain, tuple(ends), languages)


def word_set(words: str) -> frozenset[str]:
    """A long list of words, written as lines of words."""
    return frozenset(words.split())


def spelled(expression: str) -> str:
    """An expression that takes umlauts however they are written."""
    for letter, spellings in _SPELLINGS.items():
        expression = expression.replace(letter, spellings)
    return expression


def unspelled(plain: str) -> str:
    """A plain word as it is looked up where umlauts may be written either way: without a trace of them."""
    if not plain.isascii():
        plain = plain.replace("\u0308", "").replace("ß", "ss").replace("ä", "a").replace("ö", "o").replace("ü", "u")
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _written_out(expression: str) -> str:
    return spelled(expression).replace(" ", _GAP).replace(_APOSTROPHE, _APOSTROPHE + "?")


def pattern(*cues: str) -> re.Pattern[str]:
    """One expression for several cues; of two that start at one place, the one written first wins."""
    return re.compile(rf"(?<!\w)(?:{_written_out('|'.join(f'(?:{one})' for one in cues))})(?!\w)")


@lru_cache(maxsize=16)
def _beginnings(plain: str) -> tuple[Mapping[str, list[int]], frozenset[str]]:
    """Where in a plain text words begin with some letters: each with its first, its first two, and so on."""
    found: dict[str, list[int]] = {}
    blank = _BLANK.sub(" ", plain)
    for match in _WORDS.finditer(blank):
        start = match.start()
        for length in LENGTHS:
            found.setdefault(blank[start : start + length], []).append(start)
    return found, frozenset(found)


class _Expression:
    """One alternative of a list, compiled when a word first begins as it does."""

    __slots__ = ("compiled", "written")

    def __init__(self, written: str) -> None:
        self.written = written
        self.compiled: re.Pattern[str] | None = None

    def compile(self) -> re.Pattern[str]:
        """Make it ready."""
        self.compiled = re.compile(rf"(?:{self.written})(?!\w)")
        return self.compiled


class _Finder:
    """Finds what `pattern` finds, and tries only those alternatives that can begin as a word does.

    German lists are long: hundreds of alternatives at each word of each post would cost more than all the rest.
    """

    def __init__(self, cues: tuple[str, ...]) -> None:
        self._cues = cues
        self._all: re.Pattern[str] | None = None
        self._by_letters: dict[str, list[tuple[int, _Expression]]] = {}
        open_ended = []
        for index, written in enumerate(one for cue in cues for one in alternatives(_written_out(cue))):
            keys = {_key(letters) for letters in beginnings(written)}
            if all(key and _WORDS.match(key) for key in keys):
                expression = _Expression(written)
                for key in keys:
                    self._by_letters.setdefault(key, []).append((index, expression))
            else:
                open_ended.append(written)
        self._open = re.compile(rf"(?<!\w)(?:{'|'.join(open_ended)})(?!\w)") if open_ended else None

        self._letters = frozenset(self._by_letters)

    def find(self, plain: str) -> Iterator[Span]:
        """Every place, in order; none begins within another."""
        if self._open is not None and self._open.search(plain) is not None:
            if self._all is None:
                self._all = pattern(*self._cues)
            for match in self._all.finditer(plain):
                yield match.span()
            return
        begun, letters_begun = _beginnings(plain)
        if self._letters.isdisjoint(letters_begun):
            return
        fitting: dict[int, list[tuple[int, _Expression]]] = {}
        for letters in self._letters & letters_begun:
            more = self._by_letters[letters]
            for start in begun[letters]:
                fitting[start] = sorted(fitting[start] + more, key=_first) if start in fitting else more
        reached = 0
        for start in sorted(fitting):
            if start < reached:
                continue
            for _, expression in fitting[start]:
                found = (expression.compiled or expression.compile()).match(plain, start)
                if found is not None:
                    reached = found.end()
                    yield start, reached
                    break


def _key(letters: str) -> str:
    known = letters.rstrip(ANYTHING)
    return known[: next((length for length in reversed(LENGTHS) if length <= len(known)), 0)]


def _first(pair: tuple[int, _Expression]) -> int:
    return pair[0]


class Cues:
    """A list of cues by language, made ready when it is first needed."""

    def __init__(self, by_language: Mapping[str, tuple[str, ...]]) -> None:
        self._written = by_language
        self._finders: dict[str, _Finder] = {}

    def _in(self, language: str) -> _Finder | None:
        finder = self._finders.get(language)
        if finder is None and language in self._written:
            finder = self._finders[language] = _Finder(self._written[language])
        return finder

    def spans(self, page: Page) -> Iterator[Span]:
        """Where they stand in the page, in order within each language."""
        for language in page.languages:
            if (finder := self._in(language)) is not None:
                yield from finder.find(page.plain)

    def within(self, plain: str, *, languages: tuple[str, ...]) -> Span | None:
        """The first one in a part of a plain text."""
        for language in languages:
            if (finder := self._in(language)) is not None and (span := next(finder.find(plain), None)) is not None:
                return span
        return None

    def last(self, plain: str, *, languages: tuple[str, ...]) -> int:
        """Where the last one in a part of a plain text ends; -1 if there is none."""
        found = -1
        for language in languages:
            if (finder := self._in(language)) is not None:
                for _, end in finder.find(plain):
                    found = max(found, end)
        return found


@lru_cache(maxsize=8)
def _negation(language: str) -> re.Pattern[str] | None:
    written = _NEGATION.get(language)
    return None if written is None else re.compile(rf"(?<!\w){written}")


def negated(page: Page, position: int) -> bool:
    """Whether a word of negation stands right before it, or up to two words away."""
    before = page.before(position)
    return any(
        (compiled := _negation(language)) is not None and compiled.search(before) is not None
        for language in page.languages
    )
