"""How a language writes times: what a grammar holds, and how its expressions are made ready.

The grammars are data, one file a language: `times_en`, `times_de`. What they mean is read in `times`.

``<N>`` stands for a number in digits or words, ``<WORDS>`` for a number word, ``<HOURS>`` for one that is an hour,
``<LENGTH>`` for a length of time, ``<CLOCK>`` for a time of day in digits, ``<AM>`` for its half of the day, ``<PART>``
for a word that tells it, ``<DAY>`` for the day it belongs to, ``<BEFORE>`` for a day in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from chalicelib.signals.cues import pattern, spelled, unspelled

Form = TypeVar("Form")
Value = TypeVar("Value")

NOWHERE = r"(?!)"
"""Matches nothing."""


class Words(NamedTuple, Generic[Form]):
    """Cues around a time.

    Attributes:
        past: What speaks of something past, usual or denied, before the time.
        ahead: What speaks of something ahead.
        landing: What speaks of arriving.
        never: Beside it no time of day is one ahead: opening hours, habits.
    """

    past: Form
    ahead: Form
    landing: Form
    never: Form


class Signs(NamedTuple, Generic[Form]):
    """Expressions that are tried right before or right behind a time.

    Attributes:
        behind_length: Tells that a length is none to count.
        behind_clock: Tells that it is no time of day.
        before_clock: Tells it in front.
        behind_bare: May stand behind a time of day that is a mere number.
        date: A date in the sentence; its times are left out.
        range_open: Stands before the end of a range of hours, the cue included.
        behind_past: Tells that it is past.
        behind_perhaps: As `behind_past`, but not where `open_ended` stands before.
        behind_had: As `behind_past`, but only where `having` stands before.
    """

    behind_length: Form
    behind_clock: Form
    before_clock: Form
    behind_bare: Form
    date: Form
    range_open: Form
    behind_past: Form
    behind_perhaps: Form
    open_ended: Form
    behind_had: Form
    having: Form


class Grammar(NamedTuple):
    """How one language writes times.

    Attributes:
        numbers: Number words.
        hours: Those of them that may be hours.
        weekdays: Names and abbreviations; Monday is 0.
        weekday: A weekday as it is said, with the group ``weekday``, perhaps ``part``.
        named: Times of day that have a name, as hours; 24 is the end of the day.
        days: Words for a day → days from today.
        parts: Words that tell the part of the day → ``am`` or ``pm``; where hours count to 24, ``noon`` (up to the
            evening) and ``night`` (until the morning after) too.
        part: A part of the day as it is said.
        lengths: Expressions with the groups ``h1 h2 h3`` hours, ``m`` minutes, ``hm hm2 hm3 hm4`` minutes beyond
            hours, ``half`` half an hour, ``half1`` half an hour beyond ``h1``, ``quarters`` of an hour.
        three_quarters: How the group ``quarters`` may begin where three are meant.
        deadlines: What a length has to stand in to be a time; the second can't be anything else; ``bare`` are minutes
            without the word, ``one`` is an hour.
        clocks: Times of day, with the groups ``cue verb hour minute separator word word_minute named
            sharp past over way am part day before``.
        past_of: Words before the hour (``half past``) → minutes.
        back: Of the words in the group ``way``, those that count back from the hour.
        clear: Of the cues, those behind which a number is an hour once the day is told.
        zones: What is written behind a time of day to name its zone → IANA name.
        counts_to_24: Hours are those of the day, and colloquially the next that comes; days may stand apart from the
            time (``morgen lande ich um 8``), and verbs behind it.
        hint: Without it in the text there is no time; spares most texts the search.
    """

    numbers: Mapping[str, float]
    hours: tuple[str, ...]
    weekdays: Mapping[str, int]
    weekday: str
    named: Mapping[str, int]
    days: Mapping[str, int]
    parts: Mapping[str, str]
    part: str
    lengths: tuple[str, ...]
    three_quarters: tuple[str, ...]
    deadlines: tuple[str, ...]
    clocks: tuple[str, ...]
    past_of: Mapping[str, int]
    back: frozenset[str]
    clear: frozenset[str]
    zones: Mapping[str, str]
    counts_to_24: bool
    hint: str
    words: Words[tuple[str, ...]]
    signs: Signs[str]


class Compiled(NamedTuple):
    """A grammar, ready to be searched; its tables are read by `key`.

    Attributes:
        length: Reads the group ``length`` of a deadline.
        zone: Reads a zone behind a time of day.
        day: A day, wherever it is named.
        weekday: Reads a weekday as it is said.
    """

    grammar: Grammar
    numbers: Mapping[str, float]
    weekdays: Mapping[str, int]
    named: Mapping[str, int]
    days: Mapping[str, int]
    parts: Mapping[str, str]
    past_of: Mapping[str, int]
    length: re.Pattern[str]
    deadlines: tuple[re.Pattern[str], ...]
    clocks: tuple[re.Pattern[str], ...]
    zone: re.Pattern[str]
    day: re.Pattern[str]
    weekday: re.Pattern[str]
    words: Words[re.Pattern[str]]
    signs: Signs[re.Pattern[str]]


def key(words: str) -> str:
    """Under what words are looked up: one blank between them, umlauts without a trace."""
    return unspelled(" ".join(words.lower().split()))


def made_ready(grammar: Grammar) -> Compiled:
    """Compile a grammar; takes some milliseconds."""
    words = _either(grammar.numbers)
    number = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|(?:{words}))"
    lengths = "|".join(f"(?:{one})" for one in grammar.lengths).replace("<N>", number)
    parts = _either(grammar.parts)
    weekday = grammar.weekday.replace("<WEEKDAY>", _either(grammar.weekdays)).replace("<PARTS>", parts)
    day = rf"{_either(grammar.days)}|{_unnamed(weekday)}"
    stand_ins = {
        "<LENGTH>": f"(?P<length>{_unnamed(lengths)})",
        "<CLOCK>": r"(?P<hour>[01]?\d|2[0-4])(?:(?P<separator>[:.h]?)(?P<minute>[0-5]\d))?(?!\d)",
        "<AM>": r"(?P<am>[ap])(?:\. ?m\.?| ?m|(?<=[:.]\d\d[ap])|(?<=[\s@]\d[ap]))",
        "<PART>": grammar.part.replace("<PARTS>", parts),
        "<DAY>": f"(?P<day>{day})",
        "<BEFORE>": f"(?P<before>{day})",
        "<NAME>": _either(grammar.named),
        "<PAST_OF>": _either(grammar.past_of),
        "<WORDS>": words,
        "<HOURS>": _either(grammar.hours),
        "<N>": number,
    }

    def ready(one: str) -> re.Pattern[str]:
        for name, expression in stand_ins.items():
            one = one.replace(name, expression)
        return pattern(one)

    return Compiled(
        grammar=grammar,
        numbers=_by_key(grammar.numbers),
        weekdays=_by_key(grammar.weekdays),
        named=_by_key(grammar.named),
        days=_by_key(grammar.days),
        parts=_by_key(grammar.parts),
        past_of=_by_key(grammar.past_of),
        length=pattern(lengths),
        deadlines=tuple(map(ready, grammar.deadlines)),
        clocks=tuple(map(ready, grammar.clocks)),
        zone=re.compile(spelled(rf"\s?\(?({_either(grammar.zones)})(?!\w)")),
        day=pattern(day),
        weekday=pattern(weekday),
        words=Words(*(pattern(*cues) for cues in grammar.words)),
        signs=Signs(*(re.compile(spelled(sign)) for sign in grammar.signs)),
    )


def _by_key(table: Mapping[str, Value]) -> dict[str, Value]:
    return {key(words): value for words, value in table.items()}


def _unnamed(expression: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", expression)


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
