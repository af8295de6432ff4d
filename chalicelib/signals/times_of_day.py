"""Times of day, once their words are found: which hour of which day they mean.

Twelve hours are fewer than the day has: what is meant depends on the language, on the day and on when it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from chalicelib.signals.time_grammar import Compiled, key

_EVENING = 17  # "I land at 6am", written in the evening, means the next morning
_LIKELY_MORNING = (10, 11)  # without am or pm, written before; other hours mean the afternoon, as people dine then
_LIKELY_NIGHT = 6  # hours; "heute Nacht um 5" is before dawn, "nachts um 11" is not
_FIRST_OF_DAY = 6  # "morgen um 6 Uhr" may be in the morning, "morgen um 4 Uhr" hardly is


def number_of(written: str, language: Compiled) -> float:
    words = key(written)
    return language.numbers[words] if words in language.numbers else float(words.replace(",", "."))


@dataclass(frozen=True, slots=True)
class Said:
    """The groups of a time of day, as `time_grammar.Grammar` names them. Empty: not said.

    Attributes:
        early: The part of the day, in front.
        apart: The day, where it stands apart from the time.
        lands: Not empty: somebody arrives then.
    """

    cue: str = ""
    verb: str = ""
    hour: str = ""
    minute: str = ""
    separator: str = ""
    word: str = ""
    word_minute: str = ""
    named: str = ""
    sharp: str = ""
    past: str = ""
    over: str = ""
    way: str = ""
    am: str = ""
    part: str = ""
    day: str = ""
    before: str = ""
    early: str = ""
    apart: str = ""
    lands: str = ""

    @property
    def compact(self) -> bool:
        """``815``: as likely a number."""
        return bool(self.minute) and not self.separator

    @property
    def exact(self) -> bool:
        """It can't be but a time of day."""
        return bool(self.am or self.sharp or self.named or self.past or (self.minute and not self.compact))

    @property
    def on(self) -> str:
        """The day it belongs to, in words."""
        return " ".join((self.day or self.before or self.part).split())


def moment(said: Said, language: Compiled, written: datetime) -> datetime | None:
    """The time of day on its day, local. None: there is none. It may be past.

    Args:
        written: In the time of the place.
    """
    clock = _time_of_day(said, language)
    if clock is None:
        return None
    hour, minute, sure = clock
    on = said.on if said.day or said.before else " ".join(said.apart.split()) or said.on
    ahead = _days_ahead(on, language, written)
    half = {"a": "am", "p": "pm"}.get(said.am) or _half(said, language)
    if language.grammar.counts_to_24:
        hour = _hour_of_24(said, hour, minute, sure=sure, half=half, ahead=ahead, written=written)
    else:
        hour, ahead = _hour_of_12(said, hour, minute, sure=sure, half=half, ahead=ahead, written=written)
    total = hour * 60 + minute
    day = written.date() + timedelta(days=(ahead or 0) + total // 1440)
    at = datetime.combine(day, time(total // 60 % 24, total % 60), tzinfo=written.tzinfo)
    if at <= written and ahead is None and said.am == "a" and written.hour >= _EVENING:
        return at + timedelta(days=1)
    if at <= written and ahead == 0 and language.weekday.fullmatch(on) is not None:
        return at + timedelta(days=7)
    return at


def _hour_of_12(
    said: Said, hour: int, minute: int, *, sure: bool, half: str | None, ahead: int | None, written: datetime
) -> tuple[int, int | None]:
    """The hour of the day, and its days ahead, in a language that counts hours to twelve."""
    late = ahead == 0 and half == "pm" and not said.am and (hour == 12 or hour < 4) and "noon" not in said.on
    if sure:
        return hour, ahead
    if late:  # tonight at 12:30 is after midnight
        return hour % 12, 1
    if half is not None:
        return hour % 12 + (12 if half == "pm" else 0), ahead
    return _likely(hour, minute, written, today=not ahead), ahead


def _hour_of_24(
    said: Said, hour: int, minute: int, *, sure: bool, half: str | None, ahead: int | None, written: datetime
) -> int:
    """The hour, counted from the day's beginning (25 is the night after it), in a language that counts to 24."""
    now, said_at = written.hour * 60 + written.minute, hour * 60 + minute
    if half == "night" or (half == "pm" and hour < 4):
        if hour >= _LIKELY_NIGHT:
            return hour if hour > 12 else hour + 12
        begun = not ahead and written.hour < _LIKELY_NIGHT and said_at > now
        return hour if begun else hour + 24
    if half == "pm" or (half == "noon" and hour < 10):
        return hour if hour > 12 else hour + 12
    rolls = (
        ahead is None
        and said.lands
        and (written.hour >= _EVENING or (written.hour >= 12 and (hour < _FIRST_OF_DAY or half)))
    )
    if sure or half is not None:
        return hour + 24 if rolls and said_at <= now and hour < 12 else hour
    if ahead:
        as_said = bool(said.sharp or said.minute) and hour >= _FIRST_OF_DAY
        return hour if as_said else _likely(hour, minute, written, today=False)
    if said_at > now or (hour in _LIKELY_MORNING and (said.sharp or said.minute)):
        return hour
    if said_at + 720 > now:
        return hour + 12
    return hour + 24 if rolls else hour + 12


def _time_of_day(said: Said, language: Compiled) -> tuple[int, int, bool] | None:
    """Hour, minute (below zero before the hour), and whether the half of the day is told. None: no such time."""
    minute = int(said.minute or 0)
    if said.word_minute:
        minute = int(number_of(said.word_minute, language))
    if said.past:
        minute = language.past_of[key(said.past)]
    elif said.over:
        minute = int(number_of(said.over, language)) * (-1 if said.way in language.grammar.back else 1)
    if said.named:
        return language.named[key(said.named)], minute, True
    hour = int(number_of(said.hour or said.word, language))
    most = 24 if said.sharp and language.grammar.counts_to_24 else 12
    if hour > 24 or minute >= 60 or hour * 60 + minute > 24 * 60 or (said.word and hour > most):
        return None
    return hour, minute, said.hour.startswith("0") or hour > 12 or hour == 0


def _half(said: Said, language: Compiled) -> str | None:
    for words in (said.part, said.early, said.on, said.apart):
        weekday = language.weekday.fullmatch(words)
        named = None if weekday is None else weekday.groupdict().get("part")
        last = key(named or words).rpartition(" ")[2]
        if last in language.parts:
            return language.parts[last]
    return None


def _days_ahead(words: str, language: Compiled, written: datetime) -> int | None:
    """None: the text doesn't say."""
    if key(words) in language.days:
        return language.days[key(words)]
    weekday = language.weekday.fullmatch(words)
    return None if weekday is None else (language.weekdays[key(weekday.group("weekday"))] - written.weekday()) % 7


def _likely(hour: int, minute: int, written: datetime, *, today: bool) -> int:
    """Without am or pm, people who want to eat mean the afternoon, or noon."""
    if hour == 12:
        return 12
    if hour in _LIKELY_MORNING and (not today or (written.hour, written.minute) < (hour, minute)):
        return hour
    return hour + 12
