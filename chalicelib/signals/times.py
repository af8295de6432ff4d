"""Times that a text names: by when something should be there, counted from when the text was written.

Left out are lengths ("waited two hours"), ages ("customer for 10 years"), opening hours, what is past, and days
without a time of day. Deadlines end within a day or so: nobody brings a steak in three weeks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from chalicelib.domain.signals import TimeMention
from chalicelib.signals.cues import Page, spelled
from chalicelib.signals.cues import read as read_page
from chalicelib.signals.time_grammar import Compiled, made_ready
from chalicelib.signals.times_de import DE
from chalicelib.signals.times_en import EN
from chalicelib.signals.times_of_day import Said, moment, number_of

_LONGEST = timedelta(hours=23)  # "within 24 hours" is what companies promise, not when somebody lands


GRAMMARS = {"en": EN, "de": DE}


@lru_cache(maxsize=8)
def compiled(language: str) -> Compiled | None:
    """None: nobody taught us this language yet."""
    grammar = GRAMMARS.get(language)
    return None if grammar is None else made_ready(grammar)


@lru_cache(maxsize=8)
def _hint(language: str) -> re.Pattern[str] | None:
    """Made ready apart from its grammar: most texts need no more."""
    grammar = GRAMMARS.get(language)
    return None if grammar is None else re.compile(spelled(grammar.hint))


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
        hint = _hint(language)
        if hint is not None and hint.search(page.plain) is not None and (grammar := compiled(language)) is not None:
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
        return timedelta(minutes=number_of(groups["m"], language))
    hours = next(number_of(groups[name], language) for name in ("h1", "h2", "h3") if name in groups)
    beyond = next((number_of(groups[name], language) for name in ("hm", "hm2", "hm3", "hm4") if name in groups), 0.0)
    return timedelta(hours=hours + (0.5 if "half1" in groups else 0.0), minutes=beyond)


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
            said = Said(**{name: words for name, words in match.groupdict().items() if words is not None})
            if not _is_clock(page, language, match, said):
                continue
            if language.grammar.counts_to_24:
                said = _with_sentence(page, language, match, said)
            zone = language.zone.match(page.plain, match.end())
            name = time_zone if zone is None else language.grammar.zones[zone.group(1)]
            at = moment(said, language, written_at.astimezone(ZoneInfo(name)))
            if at is not None and at.astimezone(UTC) > written_at.astimezone(UTC):
                yield _mention(page, at, match.start(), match.end())


def _with_sentence(page: Page, language: Compiled, match: re.Match[str], said: Said) -> Said:
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


def _is_clock(page: Page, language: Compiled, match: re.Match[str], said: Said) -> bool:
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


def _is_hour(language: Compiled, said: Said, around: str, after: str) -> bool:
    """Whether a mere number is a time of day."""
    led = bool(said.cue or said.verb)
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
