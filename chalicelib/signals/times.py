"""Times that a text names: by when something should be there, counted from when the text was written.

Left out are lengths ("waited two hours"), ages ("customer for 10 years"), opening hours, what is past, and days
without a time of day. Deadlines end within a day or so: nobody brings a steak in three weeks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from chalicelib.domain.signals import TimeMention
from chalicelib.signals.cues import Page
from chalicelib.signals.cues import read as read_page
from chalicelib.signals.time_grammar import Compiled, key, made_ready
from chalicelib.signals.times_de import DE
from chalicelib.signals.times_en import EN

_LONGEST = timedelta(hours=23)  # "within 24 hours" is what companies promise, not when somebody lands
_EVENING = 17  # "I land at 6am", written in the evening, means the next morning
_LIKELY_MORNING = (10, 11)  # without am or pm, written before; other hours mean the afternoon, as people dine then

_LIKELY_NIGHT = 6  # hours; "heute Nacht um 5" is before dawn, "nachts um 11" is not
_FIRST_OF_DAY = 6  # "morgen um 6 Uhr" may be in the morning, "morgen um 4 Uhr" hardly is

GRAMMARS = {"en": EN, "de": DE}


@lru_cache(maxsize=8)
def compiled(language: str) -> Compiled | None:
    """None: nobody taught us this language yet."""
    grammar = GRAMMARS.get(language)
    return None if grammar is None else made_ready(grammar)


def times(text: str, *, language: str, written_at: datetime, time_zone: str) -> tuple[TimeMention, ...]:
    """Moments ahead that a text names, in order.

    Args:
        language: In which it is read; none is found in a language that we don't know.
        written_at: Aware; lengths are counted from it.
        time_zone: IANA name; times of day are local to it.
    """
    return times_of(read_page(text, languages=(language,)), written_at=written_at, time_zone=time_zone)


def times_of(page: Page, *, written_at: datetime, time_zone: str) -> tuple[TimeMention, ...]:
    """As `times`, of a page."""
    found: list[TimeMention] = []
    for language in page.languages:
        grammar = compiled(language)
        if grammar is not None and grammar.hint.search(page.plain) is not None:
            found += _lengths(page, grammar, written_at)
            found += _clocks(page, grammar, written_at, time_zone)
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[TimeMention] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _mention(page: Page, at: datetime, start: int, end: int) -> TimeMention:
    return TimeMention(at=at.astimezone(UTC), text=page.text[start:end], start=start, end=end)


def _lengths(page: Page, language: Compiled, written_at: datetime) -> Iterator[TimeMention]:
    """Lengths that end at the time meant: ``in two hours``."""
    for number, expression in enumerate(language.deadlines):
        for match in expression.finditer(page.plain):
            length = _told_length(page, language, match)
            told = number == 1  # "… from now", "… until I land" can't be anything else
            if length is None or not timedelta() < length <= _LONGEST:
                continue
            if told or (
                language.signs.behind_length.match(page.after(match.end())) is None
                and not _is_past(page, language, *match.span())
            ):
                yield _mention(page, written_at + length, match.start(), match.end())


def _told_length(page: Page, language: Compiled, match: re.Match[str]) -> timedelta | None:
    groups = match.groupdict()
    if groups.get("one"):
        return timedelta(hours=1)
    if groups.get("bare"):  # "landing in 40": only where something is ahead
        ahead = language.words.ahead.search(page.before(match.start(), 60))
        return None if ahead is None else timedelta(minutes=int(groups["bare"]))
    return _length(language, match.group("length"))


def _length(language: Compiled, written: str) -> timedelta | None:
    match = language.length.fullmatch(written)
    if match is None:
        return None
    groups = {name: words for name, words in match.groupdict().items() if words}
    if "quarters" in groups:
        return timedelta(minutes=45 if groups["quarters"].startswith(language.grammar.three_quarters) else 15)
    if "half" in groups:
        return timedelta(minutes=30)
    if "m" in groups:
        return timedelta(minutes=_number(groups["m"], language))
    hours = next(_number(groups[name], language) for name in ("h1", "h2", "h3") if name in groups)
    beyond = next((_number(groups[name], language) for name in ("hm", "hm2", "hm3", "hm4") if name in groups), 0.0)
    return timedelta(hours=hours + (0.5 if "half1" in groups else 0.0), minutes=beyond)


def _number(written: str, language: Compiled) -> float:
    words = key(written)
    return language.numbers[words] if words in language.numbers else float(words.replace(",", "."))


def _last(expression: re.Pattern[str], plain: str) -> int:
    """Where the last one ends; -1 if there is none."""
    return max((match.end() for match in expression.finditer(plain)), default=-1)


def _is_past(page: Page, language: Compiled, start: int, end: int) -> bool:
    """Whether what stands around it speaks of something past, usual or denied rather than of what is ahead."""
    before, after, signs = page.before(start, 60), page.after(end, 60), language.signs
    if signs.behind_past.match(after) is not None:
        return True
    if signs.behind_perhaps.match(after) is not None and signs.open_ended.search(before) is None:
        return True
    if signs.behind_had.match(after) is not None and signs.having.search(before + after) is not None:
        return True
    past = _last(language.words.past, before)
    if past < 0:
        return False
    return past > _last(language.words.ahead, before)


def _clocks(page: Page, language: Compiled, written_at: datetime, time_zone: str) -> Iterator[TimeMention]:
    """Times of day that are still to come, local to the zone unless they name their own."""
    for expression in language.clocks:
        for match in expression.finditer(page.plain):
            said = _Said(**{name: words for name, words in match.groupdict().items() if words is not None})
            if not _is_clock(page, language, match, said):
                continue
            if language.grammar.counts_to_24:
                said = _with_sentence(page, language, match, said)
            zone = language.zone.match(page.plain, match.end())
            name = time_zone if zone is None else language.grammar.zones[zone.group(1)]
            at = _moment(said, language, written_at.astimezone(ZoneInfo(name)))
            if at is not None and at.astimezone(UTC) > written_at.astimezone(UTC):
                yield _mention(page, at, match.start(), match.end())


def _with_sentence(page: Page, language: Compiled, match: re.Match[str], said: _Said) -> _Said:
    """A time of day with what its sentence tells besides."""
    start, end = match.span()
    around = page.before(start, 60) + match.group() + page.after(end)
    return replace(
        said,
        apart="" if said.day or said.before else _day_apart(page, language, start, end),
        lands="" if language.words.landing.search(around) is None else "lands",
    )


def _day_apart(page: Page, language: Compiled, start: int, end: int) -> str:
    """The day that is named elsewhere in the sentence: the last one before the time, or one behind it."""
    before = [match.group() for match in language.day.finditer(page.before(start, 60))]
    if before:
        return before[-1]
    behind = language.day.search(re.split(r"[,;\d]", page.after(end, 40))[0])
    return "" if behind is None else behind.group()


@dataclass(frozen=True, slots=True)
class _Said:
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


def _is_clock(page: Page, language: Compiled, match: re.Match[str], said: _Said) -> bool:
    """Whether it is a time of day at all, and one ahead."""
    start, end = match.span()
    before, after, signs = page.before(start, 60), page.after(end), language.signs
    sentence_start, sentence_end = page.sentence(start)
    around = page.plain[max(sentence_start, start - 60) : min(sentence_end, end + 30)]
    if signs.behind_clock.match(after) is not None or signs.before_clock.search(before) is not None:
        return False
    if language.grammar.counts_to_24:  # "am 12.03. um 8": the point ends no sentence
        around = page.plain[max(0, start - 14) : sentence_start] + around
    if signs.date.search(around) is not None or language.words.never.search(around) is not None:
        return False
    if said.cue and signs.range_open.search(before + said.cue) is not None:
        return False
    landing = bool(said.verb) or language.words.landing.search(before[-30:] + match.group()) is not None
    if said.compact and not (said.am or said.on or (landing and (said.cue or said.verb))):
        return False
    if said.minute and not (said.am or said.cue or said.verb or said.on or landing):
        return False
    if not said.exact and not _is_hour(language, said, around, after):
        return False
    if said.on and not language.grammar.counts_to_24:
        return True
    return not _is_past(page, language, start, end)


def _is_hour(language: Compiled, said: _Said, around: str, after: str) -> bool:
    """Whether a mere number is a time of day."""
    led = said.cue or said.verb
    if said.over and language.grammar.counts_to_24:
        led = led or language.words.landing.search(around) is not None
    if language.grammar.counts_to_24:
        if not led:
            return False
        if said.on and said.cue in language.grammar.clear:
            return True
    elif said.on:
        return True
    if not led or language.signs.behind_bare.match(after) is None:
        return False
    return language.words.ahead.search(around) is not None


def _moment(said: _Said, language: Compiled, written: datetime) -> datetime | None:
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
    said: _Said, hour: int, minute: int, *, sure: bool, half: str | None, ahead: int | None, written: datetime
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
    said: _Said, hour: int, minute: int, *, sure: bool, half: str | None, ahead: int | None, written: datetime
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


def _time_of_day(said: _Said, language: Compiled) -> tuple[int, int, bool] | None:
    """Hour, minute (below zero before the hour), and whether the half of the day is told. None: no such time."""
    minute = int(said.minute or 0)
    if said.word_minute:
        minute = int(_number(said.word_minute, language))
    if said.past:
        minute = language.past_of[key(said.past)]
    elif said.over:
        minute = int(_number(said.over, language)) * (-1 if said.way in language.grammar.back else 1)
    if said.named:
        return language.named[key(said.named)], minute, True
    hour = int(_number(said.hour or said.word, language))
    most = 24 if said.sharp and language.grammar.counts_to_24 else 12
    if hour > 24 or minute >= 60 or hour * 60 + minute > 24 * 60 or (said.word and hour > most):
        return None
    return hour, minute, said.hour.startswith("0") or hour > 12 or hour == 0


def _half(said: _Said, language: Compiled) -> str | None:
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
