"""How long a text is, in the units in which platforms count. Whether it fits is known before anything is sent."""

from __future__ import annotations

import pkgutil
import re
import sys
from functools import cache
from importlib import import_module
from types import ModuleType

from chalicelib.domain.errors import NotRendered
from chalicelib.domain.post import LengthUnit, ReplyRight
from chalicelib.domain.sentence import Sentence
from chalicelib.normal_form import normalized

MEASURED = 600
"""Characters of the longest text that is measured in X's way, which takes seconds for hostile ones of some thousand."""
MEASURED_DOTS = 40
"""Dots within words, of the text that is measured so; ``a.b.a.b…`` takes a hundred times as long as other texts."""

_WEIGHS_ONE = ((0x0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""Code points that weigh one on X; all others weigh two (twitter-text, config/v3.json)."""
_LINK = 23
"""What any link weighs on X, however short (same file)."""
_SHORTEST_LINK = 4
_DOT_IN_WORD = re.compile(r"(?<=[^\s.])\.(?=[^\s.])")

_EMPTY = Sentence("the text is empty", "der Text ist leer")
TOO_LONG = Sentence(
    "the text is {length} long; the platform takes {most}", "der Text ist {length} lang; die Plattform nimmt {most}"
)


def length(text: str, unit: LengthUnit) -> int:
    """How long a platform takes a text to be.

    What can't be told in bounded time errs on the safe side, and so does counting characters for graphemes.
    """
    match unit:
        case "weighted":
            tangled = len(text) > MEASURED or len(_DOT_IN_WORD.findall(text)) > MEASURED_DOTS
            return _heaviest(text) if tangled else _weighted_length(text)
        case "utf8_bytes":
            return len(text.encode())
        case "utf16":
            return len(text.encode("utf-16-le")) // 2
        case "characters" | "graphemes":
            return len(text)


def at_most(text: str, unit: LengthUnit) -> int:
    """No platform takes it to be longer than this; told at once, where X's own counting takes milliseconds."""
    return _heaviest(text) if unit == "weighted" else length(text, unit)


def check_length(text: str, right: ReplyRight) -> None:
    """Raise NotRendered where a reply is empty or longer than the platform takes."""
    if not text.strip():
        raise NotRendered(_EMPTY)
    if at_most(text, right.length_unit) <= right.max_length:
        return
    there = length(text, right.length_unit)
    if there > right.max_length:
        raise NotRendered(TOO_LONG.filled(length=there, most=right.max_length))


def _heaviest(text: str) -> int:
    """What it weighs on X at the most: every dot within a word makes a link."""
    composed = normalized("NFC", text)
    heavy = sum(not any(low <= ord(char) <= high for low, high in _WEIGHS_ONE) for char in composed)
    return len(composed) + heavy + len(_DOT_IN_WORD.findall(composed)) * (_LINK - _SHORTEST_LINK)


def _weighted_length(text: str) -> int:
    """X's own counting (twitter-text, configuration v3): 280 of these fit."""
    return int(_twitter_text().parse_tweet(text).weightedLength)


@cache
def _twitter_text() -> ModuleType:
    """The parser, imported only where a text goes to X.

    It reads one file of its own through pkg_resources, which setuptools no longer has. For the moment of the import
    it gets a stand-in that can do just that.
    """
    stand_in = ModuleType("pkg_resources")
    stand_in.__dict__["resource_string"] = lambda module, name: pkgutil.get_data(module.rpartition(".")[0], name)
    real = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = real or stand_in
    try:
        return import_module("twitter_text")
    finally:
        if real is None:
            del sys.modules["pkg_resources"]
