r"""A marketer's regular expression as it is looked for in a folded text, and how much it asks of RE2.

Letters are folded as words are; ``\w \d \b``, which know only ASCII in RE2, know every script. Whether it is an
expression at all is for RE2 to say.
"""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from chalicelib.domain.sentence import Sentence
from chalicelib.text import fold

_WORD, _DIGIT = r"\p{L}\p{M}\p{N}_", r"\p{Nd}"
_NO_WORD = r"\p{Z}\p{S}\p{C}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}"  # within brackets, where nothing can be taken out
_CLASSES = {"w": f"[{_WORD}]", "W": f"[^{_WORD}]", "d": _DIGIT, "D": r"\P{Nd}"}
_CLASSES_WITHIN = {"w": _WORD, "W": _NO_WORD, "d": _DIGIT, "D": r"\P{Nd}"}

_ESCAPES = (
    r"\\(?P<kind>[wWdD])"
    r"|\\x(?:\{(?P<code>[0-9A-Fa-f]{1,6})\}|(?P<short>[0-9A-Fa-f]{2}))"
    r"|(?P<as_it_is>\\[pP](?:\{[^}]*\}?|.?)|\\.?)"
)
_PART = re.compile(
    r"\\Q(?P<quoted>.*?)(?:\\E|\Z)"
    r"|(?P<edge>\\[bB])"
    rf"|{_ESCAPES}"
    r"|(?P<flags>\(\?[a-zA-Z-]+\))"
    r"|(?P<open>\((?:\?(?:P?<(?![=!])[^>]*>|[a-zA-Z-]*:?))?)"
    r"|(?P<brackets>\[\^?\]?)"
    r"|(?P<times>[*+?]\??|\{(?P<least>\d{1,4})(?P<range>,(?P<most>\d{0,4}))?\}\??)"
    r"|(?P<sign>[\^$.|)])"
    r"|(?P<letter>.)",
    re.DOTALL,
)
_WITHIN = re.compile(rf"{_ESCAPES}|(?P<named>\[:\^?\w+:\])|(?P<end>\])|(?P<letter>.)", re.DOTALL)


_ONLY_ACCENTS = Sentence("has only accents, which don't count", "besteht nur aus Akzenten, die nicht zählen")
_EDGES = Sentence(
    r"has \b or \B among letters that aren't Latin; there only a \b at its very ends is known",
    r"hat \b oder \B zwischen nicht lateinischen Buchstaben; dort gibt es \b nur ganz am Anfang und am Ende",
)


class Unsuitable(ValueError):
    """It can't be said in a pattern.

    Attributes:
        why: The end of a sentence about it.
    """

    def __init__(self, why: Sentence) -> None:
        super().__init__(why.said())
        self.why = why


class Folded(NamedTuple):
    """A pattern, ready for RE2.

    Attributes:
        letters: How many letters and classes it has, repeated ones as often as they can be.
        choices: At how many places it may go on in several ways; a hostile text makes RE2 follow them all at once.
    """

    pattern: str
    letters: int
    choices: int


class _Size:
    """Of a group as far as it was read; its last part may be repeated."""

    def __init__(self) -> None:
        self.letters = self.choices = 0
        self._last = (0, 0)

    def add(self, letters: int, choices: int) -> None:
        self.letters += letters
        self.choices += choices
        self._last = (letters, choices)

    def repeat(self, least: int, most: int | None) -> None:
        """The last part; most: None, there is no end."""
        letters, choices = self._last
        times = max(least if most is None else most, 1)
        self.letters -= letters
        self.choices -= choices
        ends = 1 if most is None else most - least  # where it may go on or stop
        self.add(letters * times, max(choices * times + (most is None), ends))

    def otherwise(self) -> None:
        """What follows stands instead of what came before."""
        self.choices = max(self.choices, 1)
        self._last = (0, 0)


def folded(pattern: str) -> Folded:
    """Fold it.

    Raises:
        Unsuitable: It can't mean here what it says.
    """
    parts: list[str] = []
    sizes = [_Size()]
    at = 0
    while (found := _PART.match(pattern, at)) is not None:
        at = found.end()
        part = found.group()
        if found["brackets"]:
            inside, at = _brackets(pattern, at)
            part += inside
            sizes[-1].add(1, 1)
        elif found["open"]:
            sizes.append(_Size())
        elif part == ")" and len(sizes) > 1:
            inner = sizes.pop()
            sizes[-1].add(inner.letters, inner.choices)
        elif part == "|":
            sizes[-1].otherwise()
        elif found["times"]:
            sizes[-1].repeat(*_times(found))
        elif part == "." or found["kind"] or part.startswith((r"\p", r"\P")):
            part = _CLASSES.get(found["kind"] or "", part)
            sizes[-1].add(1, 1)
        elif (meant := _coded(found) if found["quoted"] is None else found["quoted"]) is not None:
            part = _literal(meant)
            sizes[-1].add(max(len(part), 1), 0)
        else:
            part = _letter(part)
            sizes[-1].add(1, 0)
        parts.append(part)
    whole = _with_edges(parts)
    if not whole:
        raise Unsuitable(_ONLY_ACCENTS)
    return Folded(whole, sum(one.letters for one in sizes), sum(one.choices for one in sizes))


def _coded(found: re.Match[str]) -> str | None:
    """The letter whose number stands there. None: there is no number, or no letter has it, as RE2 will say."""
    number = int(found["code"] or found["short"] or "-1", 16)
    return chr(number) if 0 <= number <= sys.maxunicode else None


def _letter(written: str) -> str:
    """As it stands in a folded text; what becomes of a sign beyond ASCII is none of the pattern's own."""
    return written if written.startswith(("\\", "(?")) else fold(written) if written.isascii() else _literal(written)


def _times(found: re.Match[str]) -> tuple[int, int | None]:
    if found["least"] is None:
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found["times"][0]]
    least = int(found["least"])
    if found["range"] is None:
        return least, least
    return least, int(found["most"]) if found["most"] else None


def _literal(written: str) -> str:
    """Letters as they stand in a folded text, and one thing if they are several, for a repetition behind them."""
    plain = fold(written)
    said = "".join(map(_escaped, plain))
    return said if len(plain) < 2 else f"(?:{said})"


def _escaped(char: str) -> str:
    return char if char.isalnum() or not char.isascii() else f"\\{char}"


def _brackets(pattern: str, at: int) -> tuple[str, int]:
    """What stands in brackets that open before a position, with the closing one, and where it ends."""
    parts: list[str] = []
    while (found := _WITHIN.match(pattern, at)) is not None:
        at = found.end()
        part = found.group()
        if found["end"]:
            return "".join(parts) + part, at
        if found["kind"]:
            part = _CLASSES_WITHIN[found["kind"]]
        elif (coded := _coded(found)) is not None:
            part = "".join(map(_escaped, fold(coded)))
        elif found["letter"]:
            part = fold(part) if part.isascii() else "".join(map(_escaped, fold(part)))
        parts.append(part)
    return "".join(parts), at


def _with_edges(parts: list[str]) -> str:
    r"""All together. Beside letters of other scripts ``\b`` becomes what RE2 knows: another sign, or the text's end."""
    foreign = any(not part.isascii() and any(map(str.isalpha, part)) for part in parts)
    edges = [number for number, part in enumerate(parts) if part in {r"\b", r"\B"}]
    for number in edges:
        before = [part for part in parts[:number] if part and not part.startswith("(?")]
        behind = [part for part in parts[number + 1 :] if part]
        any_script = foreign or _CLASSES["w"] in (behind[:1] or before[-1:])
        if parts[number] == r"\b" and any_script and not before:
            parts[number] = f"(?:^|[^{_WORD}])"
        elif parts[number] == r"\b" and any_script and not behind:
            parts[number] = f"(?:$|[^{_WORD}])"
        elif foreign:
            raise Unsuitable(_EDGES)
    return "".join(parts)
