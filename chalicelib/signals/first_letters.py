"""With which letters an expression can begin, so that only those are tried that fit a word.

It reads what cues are written in: letters, classes, groups, looking around, repetition. Whatever else, or too many
beginnings, counts as anything; that is slower and never wrong.
"""

from __future__ import annotations

import re

LENGTHS = (1, 2, 3, 4)
"""Of beginnings that are told apart."""

MOST_LETTERS = LENGTHS[-1]
ANYTHING = "\uffff"
"""In a beginning: some character, nobody knows which."""

_MANY = 3000  # beginnings; more don't narrow anything down
_REPEATED = re.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?")
_LOOKING = ("?=", "?!", "?<=", "?<!")
_STRUCTURE = re.compile(r"[()|]|\\.|\[(?:\\.|.)(?:\\.|[^]\\])*\]", re.DOTALL)
"""What an expression is parted by, and what only looks like it: behind a backslash, or in a class."""
_PLAIN_LETTERS = re.compile(r"[\w' ]{2,}(?![?*+{])")
_PLAIN_START = re.compile(rf"[\w' ]{{{MOST_LETTERS}}}(?![?*+{{])")
_PLAIN_ESCAPE = re.compile(r"[^\w]")
_CODE_POINT = re.compile(r"\\u([0-9a-f]{4})")
_RANGE = re.compile(r"([0-9])-([0-9])")
_CODE = {"x": 2, "u": 4, "U": 8}

Beginnings = frozenset[str]
_NOTHING: Beginnings = frozenset({""})
_BLANK: Beginnings = frozenset({" "})
_DIGITS: Beginnings = frozenset("0123456789")
_NUMBERS: Beginnings = frozenset(digit + ANYTHING for digit in _DIGITS)
"""Of a longer number only the first digit is told apart: there would be thousands."""
_ANYTHING: Beginnings = frozenset({ANYTHING})


def alternatives(expression: str) -> list[str]:
    """The expression, parted at each ``|`` that stands in no group and no class."""
    if "|" not in expression:
        return [expression]
    found, start, depth = [], 0, 0
    for match in _STRUCTURE.finditer(expression):
        sign = match.group()
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "|" and depth == 0:
            found.append(expression[start : match.start()])
            start = match.end()
    found.append(expression[start:])
    return found


def beginnings(expression: str) -> Beginnings:
    """Each beginning, up to `MOST_LETTERS` long; shorter only where the expression can end there.

    White space is a blank, and digits are those of ASCII.
    """
    plain = _PLAIN_START.match(expression)
    if plain is not None and "|" not in expression:  # as most are: nothing to read
        return frozenset({plain.group()})
    return _Reader(expression).choices()


def _then(first: Beginnings, second: Beginnings) -> Beginnings:
    if first == _NOTHING:
        return second
    joined: set[str] = set()
    for one in first:
        if _is_full(one):
            joined.add(one)
        else:
            joined.update([(one + other)[:MOST_LETTERS] for other in second])
    return frozenset(joined) if len(joined) <= _MANY else _ANYTHING


def _is_full(beginning: str) -> bool:
    return len(beginning) >= MOST_LETTERS or beginning[-1:] == ANYTHING


class _Reader:
    """Reads an expression once, from left to right."""

    def __init__(self, expression: str) -> None:
        self._written = expression
        self._at = 0

    def choices(self) -> Beginnings:
        """Alternatives up to the end of a group."""
        found = self._sequence()
        while self._written[self._at : self._at + 1] == "|":
            self._at += 1
            found |= self._sequence()
        return found if len(found) <= _MANY else _ANYTHING

    def _sequence(self) -> Beginnings:
        found = _NOTHING
        while self._at < len(self._written) and self._written[self._at] not in "|)":
            if all(map(_is_full, found)):
                self._skip()
                break
            found = _then(found, self._repeated(self._atom()))
        return found

    def _skip(self) -> None:
        """To the end of this alternative: what stands there adds nothing to a beginning."""
        depth = 0
        for match in _STRUCTURE.finditer(self._written, self._at):
            sign = match.group()
            if sign == "(":
                depth += 1
            elif sign in "|)":
                if depth == 0:
                    self._at = match.start()
                    return
                depth -= sign == ")"
        self._at = len(self._written)

    def _repeated(self, once: Beginnings) -> Beginnings:
        match = _REPEATED.match(self._written, self._at)
        if match is None:
            return once
        self._at = match.end()
        sign, least, comma, most = match.groups()
        if sign is not None:
            low, high = (1 if sign == "+" else 0), (1 if sign == "?" else MOST_LETTERS)
        else:
            low = int(least or 0)
            high = int(most or MOST_LETTERS) if comma else low
        found: Beginnings = _NOTHING if low == 0 else frozenset()
        if once == _DIGITS and high > 1:
            return found | _NUMBERS
        so_far = _NOTHING
        for count in range(1, min(high, max(low, MOST_LETTERS)) + 1):
            so_far = _then(so_far, once)
            if count >= low:
                found |= so_far
        return found

    def _atom(self) -> Beginnings:
        plain = _PLAIN_LETTERS.match(self._written, self._at)
        if plain is not None:
            self._at = plain.end()
            return frozenset({plain.group()[:MOST_LETTERS]})
        char = self._written[self._at]
        self._at += 1
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        if char in "^$":
            return _NOTHING
        return _ANYTHING if char == "." else frozenset({char})

    def _group(self) -> Beginnings:
        looking = next((one for one in _LOOKING if self._written.startswith(one, self._at)), None)
        if looking is not None:
            self._at += len(looking)
        elif self._written.startswith("?:", self._at):
            self._at += 2
        elif self._written.startswith("?", self._at):
            raise ValueError(f"a group that nobody can read: {self._written[self._at : self._at + 4]}")
        found = self.choices()
        self._at += 1
        return found if looking is None else _NOTHING

    def _class(self) -> Beginnings:
        end = self._at + 1
        while self._written[end] != "]":
            end += 2 if self._written[end] == "\\" else 1
        inside = _CODE_POINT.sub(lambda match: chr(int(match.group(1), 16)), self._written[self._at : end])
        self._at = end + 1
        inside = _RANGE.sub(lambda match: "".join(map(chr, range(ord(match[1]), ord(match[2]) + 1))), inside)
        known = "\\" not in inside and "-" not in inside[1:-1] and not inside.startswith("^")
        return frozenset(inside) if known else _ANYTHING

    def _escape(self) -> Beginnings:
        char = self._written[self._at]
        self._at += 1 + _CODE.get(char, 0)
        if char in "bBAZ":
            return _NOTHING
        if char in "ds":
            return _DIGITS if char == "d" else _BLANK
        return frozenset({char}) if _PLAIN_ESCAPE.match(char) is not None else _ANYTHING
