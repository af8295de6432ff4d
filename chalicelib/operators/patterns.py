"""Regular expressions that can't hang: RE2, in time that grows with the text alone.

Text and pattern are folded as words are, so case and accents don't count and RE2's ASCII classes know every Latin
letter. Source: github.com/google/re2/wiki/Syntax.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from chalicelib.domain.sentence import Sentence
from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator
from chalicelib.text import fold

_TEXT: frozenset[FactType] = frozenset({"text"})
MAX_PATTERN = 1_000
_MEMORY = 2 * 1024 * 1024
"""Bytes that one compiled pattern may take; beyond, RE2 refuses it."""

_MEMORY_OF_MANY, _MEMORY_OF_EACH = 64 * 1024 * 1024, 64 * 1024
"""Bytes that patterns may take when they are looked for together. With too few a set finds less and doesn't say so."""

_CLASSES = {"w": r"\p{L}\p{M}\p{N}_", "d": r"\p{Nd}"}
_REFUSED = (
    (
        "invalid perl operator",
        Sentence(
            "looks ahead or back, which a pattern can't; say it with another condition",
            "schaut voraus oder zurück, was kein Muster kann; nehmen Sie dafür eine weitere Bedingung",
        ),
    ),
    (
        "invalid escape sequence",
        Sentence(
            "has an escape that RE2 doesn't know; back-references (\\1) can't be used",
            "hat ein Backslash-Zeichen, das RE2 nicht kennt; Rückverweise (\\1) gibt es nicht",
        ),
    ),
    ("invalid repetition size", Sentence("repeats more than 1,000 times", "wiederholt mehr als 1.000 Mal")),
    ("bad repetition operator", Sentence("repeats a repetition", "wiederholt eine Wiederholung")),
    (
        "no argument for repetition",
        Sentence(
            "repeats nothing; a * or + stands behind what it repeats",
            "wiederholt nichts; ein * oder + steht hinter dem, was es wiederholt",
        ),
    ),
    (
        "missing )",
        Sentence("opens a parenthesis that nothing closes", "öffnet eine runde Klammer, die niemand schließt"),
    ),
    (
        "unexpected )",
        Sentence("closes a parenthesis that nothing opened", "schließt eine runde Klammer, die niemand öffnete"),
    ),
    (
        "missing ]",
        Sentence("opens a bracket that nothing closes", "öffnet eine eckige Klammer, die niemand schließt"),
    ),
    (
        "invalid character class",
        Sentence("has a character class that doesn't exist", "hat eine Zeichenklasse, die es nicht gibt"),
    ),
    ("pattern too large", Sentence("would become too large", "würde zu groß")),
)
_NO_PATTERN = Sentence("is no pattern of RE2", "ist kein Muster von RE2")
_HALF = Sentence("has half of a character (a lone surrogate)", "enthält ein halbes Zeichen")
_LENGTH = Sentence("must have 1 to {most} characters", "muss 1 bis {most} Zeichen haben", {"most": MAX_PATTERN})
_THE_PATTERN = Sentence("the pattern {why}", "das Muster {why}")


class _Refused(ValueError):
    """A pattern that can't be used.

    Attributes:
        why: The end of a sentence about it.
    """

    def __init__(self, why: Sentence) -> None:
        super().__init__(why.said())
        self.why = why


def _folded(pattern: str) -> str:
    """The pattern as it is looked for in a folded text: letters folded, escapes kept, Unicode's letters and digits."""
    parts: list[str] = []
    in_class = False
    index = 0
    while index < len(pattern):
        char = pattern[index]
        after = pattern[index + 1 : index + 2]
        if char == "\\" and after:
            parts.append(_escape(pattern, index, in_class=in_class))
            index += _length_of_escape(pattern, index)
            continue
        if char == "[" and not in_class:
            in_class = True
        elif char == "]" and in_class:
            in_class = False
        elif char == "(" and after == "?":
            end = pattern.find(")", index)
            named = pattern.find(">", index)
            stop = named if pattern.startswith(("(?P<", "(?<"), index) and named != -1 else index + 1
            flags = pattern[index : end + 1]
            if end != -1 and flags[2:-1].isalpha():
                stop = end
            parts.append(pattern[index : stop + 1])
            index = stop + 1
            continue
        parts.append(fold(char) if char.isascii() else _literal(fold(char)))
        index += 1
    return "".join(parts)


def _literal(folded: str) -> str:
    """What became of a sign beyond ASCII stays a sign: a full-width ＊ is none of the pattern's own."""  # noqa: RUF002
    return "".join(char if char.isalnum() or not char.isascii() else f"\\{char}" for char in folded)


def _length_of_escape(pattern: str, index: int) -> int:
    if pattern[index + 1] in "pP" and pattern.startswith("{", index + 2):
        end = pattern.find("}", index)
        return len(pattern) - index if end == -1 else end + 1 - index
    return 3 if pattern[index + 1] in "pP" else 2


def _escape(pattern: str, index: int, *, in_class: bool) -> str:
    letter = pattern[index + 1]
    if letter.lower() in _CLASSES:
        inside = _CLASSES[letter.lower()]
        if letter.islower():
            return inside if in_class else f"[{inside}]"
        return pattern[index : index + 2] if in_class else f"[^{inside}]"
    return pattern[index : index + _length_of_escape(pattern, index)]


def _options(memory: int) -> Any:
    import re2  # noqa: PLC0415  (as below)

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = False
    options.max_mem = memory
    return options


@lru_cache(maxsize=20_000)
def _compiled(pattern: str) -> Any:
    """The compiled pattern.

    Raises:
        _Refused: With what is wrong.
    """
    import re2  # noqa: PLC0415  (only where a rule has a pattern)

    if not pattern or len(pattern) > MAX_PATTERN:
        raise _Refused(_LENGTH)
    try:
        return re2.compile(_folded(pattern), _options(_MEMORY))
    except re2.error as error:
        told = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        raise _Refused(next((why for sign, why in _REFUSED if sign in told), _NO_PATTERN)) from None
    except UnicodeEncodeError:
        raise _Refused(_HALF) from None


def _refuses(wanted: str) -> Sentence | None:
    try:
        _compiled(wanted)
    except _Refused as refused:
        return _THE_PATTERN.filled(why=refused.why)
    return None


@lru_cache(maxsize=8)
def _plain(text: str) -> str:
    """All rules look at one text before any looks at the next."""
    return fold(text).encode("utf-8", "replace").decode()


def _matches(text: str, wanted: str) -> Compared:
    found = _compiled(wanted).search(_plain(text))
    return Compared(found is not None, None if found is None else found.group())


def together(wanted: Sequence[str]) -> Callable[[str], Sequence[int]]:
    """Patterns that `matches` takes, looked for all at once: text → the numbers of those that it matches."""
    import re2  # noqa: PLC0415  (as above)

    patterns = re2.Set.SearchSet(_options(_MEMORY_OF_MANY + _MEMORY_OF_EACH * len(wanted)))
    for one in wanted:
        patterns.Add(_folded(one))
    patterns.Compile()
    return lambda text: patterns.Match(_plain(text)) or ()  # None where nothing is found


OPERATORS = (
    Operator(
        "matches",
        "{fact} matches the pattern {value}",
        str,
        _TEXT,
        _matches,
        refuses=_refuses,
        sentence_de="{fact} passt zum Muster {value}",
    ),
)
