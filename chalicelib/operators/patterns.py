"""Regular expressions that can't hang: RE2, in time that grows with the text alone.

Text and pattern are folded as words are (`pattern_folding`), so case and accents don't count. Source:
github.com/google/re2/wiki/Syntax.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from chalicelib.domain.sentence import Sentence
from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator
from chalicelib.operators.pattern_folding import Folded, Unsuitable, folded
from chalicelib.text import fold

_TEXT: frozenset[FactType] = frozenset({"text"})
MAX_PATTERN = 1_000
_MEMORY, _MEMORY_OF_A_PAIR = 2 * 1024 * 1024, 12
"""Bytes that one pattern may take, compiled and while it is looked for, and more for each pair of its letters: what a
text leads to may name all of them. A pattern that does not fit is refused."""

MOST_LETTERS = 1_200
"""Letters and classes of a pattern, repeated ones as often as they can be."""

MOST_CHOICES = 100
"""Places of a pattern where it may go on in several ways."""

_LONG = 2_000
"""Characters of a text from which on patterns are looked for one by one. Together they share states, which a hostile
text multiplies; one by one RE2 notices, and goes on without them."""

_MEMORY_OF_MANY, _MEMORY_OF_EACH = 64 * 1024 * 1024, 64 * 1024
"""Bytes that patterns may take when they are looked for together. With too few a set finds less and doesn't say so."""

_TOO_LARGE = Sentence("would become too large", "würde zu groß")
_TOO_OPEN = Sentence(
    "leaves {found} places open, at most {most} are taken; say how near words are with 'near'",
    "lässt {found} Stellen offen, höchstens {most} gehen; wie nah Wörter beieinander stehen, sagt „near“",
    {"most": MOST_CHOICES},
)
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
    ("pattern too large", _TOO_LARGE),
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


def _options(memory: int) -> Any:
    import re2  # noqa: PLC0415  (as below)

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = False
    options.max_mem = memory
    options.never_capture = True  # nobody asks what a group found, and telling it takes a slower way
    return options


def _memory(sought: Folded) -> int:
    return _MEMORY + _MEMORY_OF_A_PAIR * min(sought.letters, MOST_LETTERS) ** 2


@lru_cache(maxsize=5_000)
def _compiled(pattern: str) -> Any:
    """The compiled pattern.

    Raises:
        _Refused: With what is wrong.
    """
    import re2  # noqa: PLC0415  (only where a rule has a pattern)

    if not pattern or len(pattern) > MAX_PATTERN:
        raise _Refused(_LENGTH)
    try:
        sought = folded(pattern)
        compiled = re2.compile(sought.pattern, _options(_memory(sought)))
    except re2.error as error:
        told = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        raise _Refused(next((why for sign, why in _REFUSED if sign in told), _NO_PATTERN)) from None
    except Unsuitable as error:
        raise _Refused(error.why) from None
    except UnicodeEncodeError:
        raise _Refused(_HALF) from None
    if sought.letters > MOST_LETTERS:
        raise _Refused(_TOO_LARGE)
    if sought.choices > MOST_CHOICES:
        raise _Refused(_TOO_OPEN.filled(found=sought.choices))
    return compiled


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
    return Compared(found is not None, None if found is None else found.group().strip())


Found = Callable[[str], Sequence[int]]
"""A folded text → the numbers of the patterns that it matches, from low to high."""


def together(wanted: Sequence[str]) -> Found:
    """Patterns that `matches` takes, looked for all at once.

    Letters that a pattern can't do without are looked for first, all in one pass, and only patterns whose letters are
    there are looked for themselves. Those that can do without any share one automaton.
    """
    matching, possible = _filtered(wanted, range(len(wanted)))
    bare = possible("")
    if bare:
        letters = set(range(len(wanted))).difference(bare)
        matching, _ = _filtered(wanted, sorted(letters))
    without = _automaton(wanted, bare)

    def found(text: str) -> Sequence[int]:
        plain = _plain(text)
        return sorted((*matching(plain), *without(plain)))

    return found


def _filtered(wanted: Sequence[str], numbers: Sequence[int]) -> tuple[Found, Found]:
    """By the letters that they can't do without: those that match, and those that may as far as these letters tell."""
    import re2  # noqa: PLC0415  (as above)

    if not numbers:
        return _nothing, _nothing
    patterns = re2.Filter()
    for number in numbers:
        sought = folded(wanted[number])
        patterns.Add(sought.pattern, _options(_memory(sought)))
    try:
        patterns.Compile()
    except re2.error:  # their letters are too many for one automaton
        if len(numbers) == 1:
            return _one_by_one(wanted, numbers), lambda _: numbers
        (first, may_first), (second, may_second) = (_filtered(wanted, half) for half in _halves(numbers))
        return _both(first, second), _both(may_first, may_second)
    return (
        lambda text: [numbers[one] for one in patterns.Match(text) or ()],  # None where nothing is found
        lambda text: [numbers[one] for one in patterns.Match(text, potential=True) or ()],
    )


def _automaton(wanted: Sequence[str], numbers: Sequence[int]) -> Found:
    """All in one."""
    import re2  # noqa: PLC0415  (as above)

    if not numbers:
        return _nothing
    patterns = re2.Set.SearchSet(_options(_MEMORY_OF_MANY + _MEMORY_OF_EACH * len(numbers)))
    for number in numbers:
        patterns.Add(folded(wanted[number]).pattern)

    one_by_one = _one_by_one(wanted, numbers)
    try:
        patterns.Compile()
    except re2.error:  # too much for one automaton
        if len(numbers) == 1:
            return one_by_one
        return _both(*(_automaton(wanted, half) for half in _halves(numbers)))
    return lambda text: one_by_one(text) if len(text) > _LONG else [numbers[one] for one in patterns.Match(text) or ()]


def _one_by_one(wanted: Sequence[str], numbers: Sequence[int]) -> Found:
    return lambda text: [number for number in numbers if _compiled(wanted[number]).search(text) is not None]


def _nothing(_text: str) -> Sequence[int]:
    return ()


def _halves(numbers: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    half = len(numbers) // 2
    return numbers[:half], numbers[half:]


def _both(first: Found, second: Found) -> Found:
    return lambda text: [*first(text), *second(text)]


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
