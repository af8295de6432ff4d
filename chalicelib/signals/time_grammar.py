"""How a language writes times: the words and the expressions, as data. What they mean is read in `times`.

``<N>`` stands for a number in digits or words, ``<WORDS>`` for a number word, ``<LENGTH>`` for a length of time,
``<CLOCK>`` for a time of day in digits, ``<AM>`` for its half of the day, ``<DAY>`` for the day it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from chalicelib.signals.cues import pattern


class Grammar(NamedTuple):
    """How one language writes times.

    Attributes:
        numbers: Number words.
        weekdays: Names and abbreviations; Monday is 0.
        named: Times of day that have a name, as hours; 24 is the end of the day.
        days: Words for a day → days from today.
        parts: Words that tell the half of the day → ``am`` or ``pm``.
        lengths: Expressions with the groups ``h`` hours, ``m`` minutes, ``hm hm2 hm3`` minutes beyond hours, ``half``
            half an hour (or half an hour beyond ``h``), ``quarters`` of an hour.
        deadlines: What a length has to stand in to be a time; ``bare`` are minutes without the word.
        clocks: Times of day, with the groups ``cue verb hour minute separator word word_minute named
            sharp past over way am part day before``.
        past_of: Words before the hour (``half past``) → minutes.
        back: Of the words in the group ``way``, those that count back from the hour.
        zones: What is written behind a time of day to name its zone → IANA name.
    """

    numbers: Mapping[str, float]
    weekdays: Mapping[str, int]
    named: Mapping[str, int]
    days: Mapping[str, int]
    parts: Mapping[str, str]
    lengths: tuple[str, ...]
    deadlines: tuple[str, ...]
    clocks: tuple[str, ...]
    past_of: Mapping[str, int]
    back: frozenset[str]
    zones: Mapping[str, str]


_ABOUT = (
    r"(?:(?:about|around|roughly|approximately|approx\.?|exactly|just|only|like|maybe|less than|under|~|the next"
    r"|another"
    r"|say|ca\.?|probably) ?){0,2}"
)
_HOURS = r"(?:hours?|hrs?|h)"
_MINUTES = r"(?:minutes?|mins?|m)"
_TO_LANDING = (
    r"(?:(?:until|till|til|before) (?:i |we |my flight |our flight |the plane )?(?:land|arriv|touch|get there"
    r"|get in)\w{0,5}"
    r"|(?:out|away) from landing)"
)
_AT = r"(?P<cue>at|by|around|about|before|until|till|til|@)"
_LANDING = r"(?:lands?|landing|arriv(?:e|es|ing|al)|touchdown|eta:?)"

GRAMMARS = {
    "en": Grammar(
        numbers={
            "a": 1,
            "an": 1,
            "one": 1,
            "two": 2,
            "three": 3,
            "four": 4,
            "five": 5,
            "six": 6,
            "seven": 7,
            "eight": 8,
            "nine": 9,
            "ten": 10,
            "eleven": 11,
            "twelve": 12,
            "fifteen": 15,
            "twenty": 20,
            "thirty": 30,
            "forty": 40,
            "fifty": 50,
            "sixty": 60,
            "ninety": 90,
            "a couple of": 2,
            "a couple": 2,
            "couple of": 2,
            "couple": 2,
            "twenty five": 25,
            "twenty-five": 25,
            "forty five": 45,
            "forty-five": 45,
        },
        weekdays={
            "monday": 0,
            "mon": 0,
            "tuesday": 1,
            "tues": 1,
            "tue": 1,
            "wednesday": 2,
            "wed": 2,
            "thursday": 3,
            "thurs": 3,
            "thu": 3,
            "friday": 4,
            "fri": 4,
            "saturday": 5,
            "sat": 5,
            "sunday": 6,
            "sun": 6,
        },
        named={"high noon": 12, "noon": 12, "midday": 12, "midnight": 24},
        days={
            **dict.fromkeys(
                ("tonight", "tonite", "2nite", "today", "this evening", "this afternoon", "this morning"), 0
            ),
            **dict.fromkeys(("tomorrow", "tmrw", "tmw", "tmr", "tomorrow morning", "tomorrow afternoon"), 1),
            **dict.fromkeys(("tomorrow evening", "tomorrow night"), 1),
        },
        parts={
            "morning": "am",
            "afternoon": "pm",
            "evening": "pm",
            "night": "pm",
            "tonight": "pm",
            "tonite": "pm",
            "2nite": "pm",
        },
        lengths=(
            r"(?P<quarters>three[\s-]quarters|quarter|a quarter)(?: of)?(?: an| a)? hour",
            (
                r"(?P<half>(?:a |1/2 (?:an )?)?half(?:[\s-]an?)?[\s-](?:hour|hr)|1/2 (?:an )?(?:hour|hr)"
                r"|\u00bd (?:an )?hour)"
            ),
            (
                rf"(?P<h1><N>)[\s-]{{0,2}}(?P<half1>{_HOURS} (?:and|&) (?:a|one)[\s-]half"
                rf"|and (?:a|one)[\s-]half[\s-]{_HOURS}"
                rf"|1/2 {_HOURS}|\u00bd ?{_HOURS})"
            ),
            (
                rf"(?P<h2><N>)(?:(?:\s?-\s?| to | or )<N>)?[\s-]{{0,2}}{_HOURS}(?:(?:,? (?:and |& )?|(?<=h)"
                rf"|(?<=[rs]) ?)(?P<hm><N>) ?{_MINUTES}|(?:(?<=h)|(?<=hr)|(?<=hrs)) ?(?P<hm2>[0-5]\d)(?![:\d])"
                rf"|(?<=hour) (?P<hm3>[0-5]\d)(?![:\d]))?"
            ),
            rf"(?P<m><N>)(?:(?:\s?-\s?| to | or )<N>)?\+?[\s-]{{0,2}}{_MINUTES}",
        ),
        deadlines=(
            rf"(?:in|within|inside|eta:?) {_ABOUT}<LENGTH>",
            rf"{_ABOUT}<LENGTH> (?:from (?:now|this (?:moment|minute|tweet))|{_TO_LANDING})",
            r"(?:in|within) (?:the|this|the next) (?P<one>hour)",
            r"in (?P<bare>\d{2})(?=\s{0,3}(?:[,.!?)]|$))",
        ),
        clocks=(
            (
                rf"(?:<BEFORE>,? )?(?:(?:{_LANDING} )?{_AT} ?(?:about |around |exactly |like )?"
                rf"|(?P<verb>{_LANDING}) ?)?<CLOCK>"
                r"(?: ?(?:<AM>|(?P<sharp>o'? ?clock|(?<=\d)h)))?(?:,? <PART>)?(?:,? <DAY>)?"
            ),
            rf"(?:<BEFORE>,? )?{_AT} (?:about |around |exactly )?(?P<named><NAME>)(?:,? <DAY>)?",
            (
                rf"(?:<BEFORE>,? )?{_AT} (?:about |around |exactly )?(?P<word><WORDS>)"
                r"(?:[\s-](?P<word_minute><WORDS>))?"
                r"(?: ?(?:<AM>|(?P<sharp>o'? ?clock)))?(?:,? <PART>)?(?:,? <DAY>)?"
            ),
            (
                rf"(?:<BEFORE>,? )?(?:{_AT} )?(?:about |around |exactly )?(?:a )?(?:(?P<past><PAST_OF>)"
                r"|(?P<over><N>)(?: minutes?| mins?)? (?P<way>past|after|to|till|before)) (?:(?P<hour>1[0-2]|[1-9])"
                r"|(?P<word><WORDS>)"
                r"|(?P<named><NAME>))(?: ?<AM>)?(?:,? <PART>)?(?:,? <DAY>)?"
            ),
        ),
        past_of={"half past": 30, "quarter past": 15, "quarter to": -15, "quarter till": -15, "quarter after": 15},
        back=frozenset(("to", "till", "before")),
        zones={
            **dict.fromkeys(("et", "est", "edt", "eastern"), "America/New_York"),
            **dict.fromkeys(("ct", "cst", "cdt", "central"), "America/Chicago"),
            **dict.fromkeys(("mt", "mst", "mdt"), "America/Denver"),
            **dict.fromkeys(("pt", "pst", "pdt", "pacific"), "America/Los_Angeles"),
            **dict.fromkeys(("gmt", "utc"), "UTC"),
            **dict.fromkeys(("cet", "cest"), "Europe/Berlin"),
            **dict.fromkeys(("bst", "uk time"), "Europe/London"),
        },
    ),
}


class Compiled(NamedTuple):
    """A grammar's expressions, ready to be searched.

    Attributes:
        length: Reads the group ``length`` of a deadline.
        zone: Reads a zone behind a time of day.
    """

    grammar: Grammar
    length: re.Pattern[str]
    deadlines: tuple[re.Pattern[str], ...]
    clocks: tuple[re.Pattern[str], ...]
    zone: re.Pattern[str]


@lru_cache(maxsize=8)
def compiled(language: str) -> Compiled | None:
    """None: nobody taught us this language yet."""
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return None
    words = _either(grammar.numbers)
    number = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|(?:{words}))"
    lengths = "|".join(f"(?:{one})" for one in grammar.lengths).replace("<N>", number)
    unnamed = re.sub(r"\?P<\w+>", "?:", lengths)
    weekday = rf"(?:(?:on |this |next )?(?:{_either(grammar.weekdays)}))"
    day = rf"{_either(grammar.days)}|{weekday}"
    stand_ins = {
        "<LENGTH>": f"(?P<length>{unnamed})",
        "<CLOCK>": r"(?P<hour>[01]?\d|2[0-4])(?:(?P<separator>[:.h]?)(?P<minute>[0-5]\d))?(?!\d)",
        "<AM>": r"(?P<am>[ap])(?:\. ?m\.?| ?m|(?<=[:.]\d\d[ap])|(?<=[\s@]\d[ap]))",
        "<PART>": rf"(?:in the |this |at )?(?P<part>{_either(grammar.parts)})",
        "<DAY>": f"(?P<day>{day})",
        "<BEFORE>": f"(?P<before>{day})",
        "<NAME>": _either(grammar.named),
        "<PAST_OF>": _either(grammar.past_of),
        "<WORDS>": words,
        "<N>": number,
    }

    def ready(one: str) -> re.Pattern[str]:
        for name, expression in stand_ins.items():
            one = one.replace(name, expression)
        return pattern(one)

    return Compiled(
        grammar=grammar,
        length=pattern(lengths),
        deadlines=tuple(map(ready, grammar.deadlines)),
        clocks=tuple(map(ready, grammar.clocks)),
        zone=re.compile(rf"\s?\(?({_either(grammar.zones)})(?!\w)"),
    )


def _either(words: Mapping[str, object]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
