"""Times that a text names: by when something should be there, counted from when the text was written.

Left out are lengths ("waited two hours"), ages ("customer for 10 years"), opening hours, what is past, and days
without a time of day. Deadlines end within a day or so: nobody brings a steak in three weeks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chalicelib.domain.signals import TimeMention
from chalicelib.signals.cues import Cues, Page
from chalicelib.signals.cues import read as read_page
from chalicelib.signals.time_grammar import Compiled, Grammar, compiled

_LONGEST = timedelta(hours=23)  # "within 24 hours" is what companies promise, not when somebody lands
_EVENING = 17  # "I land at 6am", written in the evening, means the next morning
_LIKELY_MORNING = (10, 11)  # without am or pm, written before; other hours mean the afternoon, as people dine then

_PAST = Cues(
    {
        "en": (
            r"was|were|had|did|been|came|went|left|got|took|said|told|sent|paid|bought|ate|sat|began|started|stood",
            r"spent|tried|made|gave",
            r"heard|saw|yesterday|last|ago|since|\w{2,12}ed|haven't|hasn't|not|no|nothing|nobody|never|don't|didn't",
            r"isn't|won't|doesn't",
            r"can't|couldn't|times|once|twice|every|each|per|all|minimum|max|usually|normally|always|often",
            r"sometimes|opens?|closes?",
            r"closing|opening|hours|from|between|average|whenever|first|longest|battery|expires?|read|put|fell|lost",
            r"broke|won|met",
            r"drops?|drained|drains|dies|score|season|episode|version|windows|ios|chapter|verse|promise|say|says",
            r"within the first|room",
            r"level|size|page|line|number|channel|row|seat|lane|exit|route|aged?|grade|step|stage|volume|priced?",
            r"costs?|sold|bought|starting",
        ),
    }
)
_AHEAD = Cues(
    {
        "en": (
            r"land|lands|landing|arriv(?:e|es|ing|al)|touch(?:ing)? down|touchdown|will|i'll|we'll|it'll|gonna",
            r"going to|can you|could you|would you",
            r"can i|could i|can we|please|pls|plz|meet|bring|want|need|tonight|tomorrow|today|later|by|until|flying",
            r"fly|flight|due|eta",
            r"see you|be there|getting in|get in|gets in|be here|be at|i'm at|i am at|heading|headed|on my way",
            r"delayed|scheduled|expected",
            r"supposed|craving|love|would|ready|deliver(?:y)?|board(?:ing)?",
            r"leav(?:e|es|ing)|connect(?:ing|ion)",
            r"layover|stuck|stranded|hungry|pick(?:ing)? up|we're|i'm in|in town|gate|terminal|check(?:ing)? in",
            r"starving|start(?:s)?",
        ),
    }
)
_LANDING = Cues(
    {"en": (r"land(?:s|ing)?|arriv(?:e|es|ing|al)|touch(?:ing)? ?down|eta|due|flight|gets? in|getting in",)}
)
_NEVER = Cues(
    {
        "en": (
            r"every ?day|daily|weekdays|weekends|each (?:day|morning|night)",
            r"every (?:night|morning|week\w{0,3}|hour|\w{3,6}day)|last \w{3,12}|yesterday",
            r"(?:you|u|they|store|restaurant|place) (?:\w{2,8} )?(?:open|close)",
            r"open(?:s|ing)? (?:at|from|until|till|by|hours)|clos(?:e|es|ed|ing) (?:at|by)",
        ),
    }
)
_BEHIND_LENGTH = re.compile(
    r"[\s-]{0,2}(?:long|waits?|waiting|delays?|drives?|calls?|queues?|lines?|windows?|of|ago|straight|each|per"
    r"|a (?:day|week|month)|every|hotline"
    r"|service|shifts?|notice|or less|without|with no|and (?:no|nothing|still|nobody)|since|i've|and i've|but (?:no"
    r"|nothing)|old|earlier"
    r"|return|rule|limit|turnaround|response|interval)(?!\w)"
)
_BEHIND_CLOCK = re.compile(
    r"\s?(?:-|to|until|till|through|thru) ?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m|(?=\W|$))|[%\u20ac\u00a3$/]|[:.,]\d"
    r"|\s?(?:st|nd|rd|th|x|k|am|pm)\w{0,2}(?!\w)"
    r"|\s?(?:percent|dollars|bucks|usd|euros?|pounds|people|persons|guests|miles|km|years?|yrs|days?|weeks?|months?"
    r"|stars?|inch|oz|ounces)(?!\w)"
)
_BEFORE_CLOCK = re.compile(
    r"(?:\d\s?(?:[ap]\.?m\.?)?\s?(?:-|to|until|till|through)|from|between)\s?$|[$#\u20ac\u00a3/.:,\-\d]$"
)
_BEHIND_BARE = re.compile(
    r"\s{0,3}(?:$|[.,;!?)(\n\"~&-]|[^\x00-\x7f]|:-?[)(]|(?:tonight|tomorrow|today|sharp|with|and|if|when|please|pls"
    r"|plz|so|can|could|would|will|i|i'm"
    r"|i'll|we|at|on|in|this|or|but|thx|thanks|because|from|then|to|is|the|my|your|k|ok|okay|for|local|ish|est|pst"
    r"|cst|mst|edt|pdt|cet|et|pt|ct|via|after"
    r"|before|next|love|hoping|craving|hungry|meet|bring|do|any|anyone|someone|see|x|xx|lol|near|by|though|tho|right"
    r"|be|need|want|think|possible|bring)(?!\w))"
)
_DATE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?,?\s\d|\d(?:st|nd|rd"
    r"|th)?\s(?:of\s)?(?:jan|feb|mar|apr|jun|jul|aug|sep|oct"
    r"|nov|dec)|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]|\s(?:hour|hr))|\d{4}-\d\d-\d\d|\d(?:st|nd|rd|th)\b"
)


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
        if grammar is not None:
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
            if told or (_BEHIND_LENGTH.match(page.after(match.end())) is None and not _is_past(page, match.start())):
                yield _mention(page, written_at + length, match.start(), match.end())


def _told_length(page: Page, language: Compiled, match: re.Match[str]) -> timedelta | None:
    groups = match.groupdict()
    if groups.get("one"):
        return timedelta(hours=1)
    if groups.get("bare"):  # "landing in 40": only where something is ahead
        ahead = _AHEAD.within(page.before(match.start(), 60), languages=page.languages)
        return None if ahead is None else timedelta(minutes=int(groups["bare"]))
    return _length(language, match.group("length"))


def _length(language: Compiled, written: str) -> timedelta | None:
    match = language.length.fullmatch(written)
    if match is None:
        return None
    groups = match.groupdict()
    if groups["quarters"]:
        return timedelta(minutes=45 if groups["quarters"].startswith("three") else 15)
    if groups["half"]:
        return timedelta(minutes=30)
    if groups["m"]:
        return timedelta(minutes=_number(groups["m"], language.grammar))
    hours = _number(groups["h1"] or groups["h2"], language.grammar) + (0.5 if groups["half1"] else 0.0)
    beyond = groups["hm"] or groups["hm2"] or groups["hm3"]
    return timedelta(hours=hours, minutes=_number(beyond, language.grammar) if beyond else 0.0)


def _number(written: str, grammar: Grammar) -> float:
    words = " ".join(written.split())
    return grammar.numbers[words] if words in grammar.numbers else float(words.replace(",", "."))


def _is_past(page: Page, start: int) -> bool:
    """Whether what comes before speaks of something past, usual or denied rather than of what is ahead."""
    before = page.before(start, 60)
    past = _PAST.last(before, languages=page.languages)
    if past < 0:
        return False
    return past > _AHEAD.last(before, languages=page.languages)


def _clocks(page: Page, language: Compiled, written_at: datetime, time_zone: str) -> Iterator[TimeMention]:
    """Times of day that are still to come, local to the zone unless they name their own."""
    for expression in language.clocks:
        for match in expression.finditer(page.plain):
            said = _Said(**{name: words for name, words in match.groupdict().items() if words is not None})
            if not _is_clock(page, match, said):
                continue
            zone = language.zone.match(page.plain, match.end())
            name = time_zone if zone is None else language.grammar.zones[zone.group(1)]
            at = _moment(said, language.grammar, written_at.astimezone(ZoneInfo(name)))
            if at is not None and at.astimezone(UTC) > written_at.astimezone(UTC):
                yield _mention(page, at, match.start(), match.end())


@dataclass(frozen=True, slots=True)
class _Said:
    """The groups of a time of day, as `time_grammar.Grammar` names them. Empty: not said."""

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


def _is_clock(page: Page, match: re.Match[str], said: _Said) -> bool:
    """Whether it is a time of day at all, and one ahead."""
    start, end = match.span()
    before, after = page.before(start, 60), page.after(end)
    sentence_start, sentence_end = page.sentence(start)
    around = page.plain[max(sentence_start, start - 60) : min(sentence_end, end + 30)]
    if _BEHIND_CLOCK.match(after) is not None or _BEFORE_CLOCK.search(before) is not None:
        return False
    if _DATE.search(around) is not None or _NEVER.within(around, languages=page.languages) is not None:
        return False
    if not (said.exact or said.on) and (not (said.cue or said.verb) or _BEHIND_BARE.match(after) is None):
        return False
    landing = said.verb or _LANDING.within(before[-30:] + match.group(), languages=page.languages) is not None
    if said.compact and not (said.am or said.on or (landing and (said.cue or said.verb))):
        return False
    if said.minute and not (said.am or said.cue or said.verb or said.on or landing):
        return False
    if not (said.exact or said.on) and _AHEAD.within(around, languages=page.languages) is None:
        return False
    return bool(said.on) or not _is_past(page, start)


def _moment(said: _Said, grammar: Grammar, written: datetime) -> datetime | None:
    """The time of day on its day, local. None: there is none. It may be past.

    Args:
        written: In the time of the place.
    """
    clock = _time_of_day(said, grammar)
    if clock is None:
        return None
    hour, minute, sure = clock
    ahead = _days_ahead(said.on, grammar, written)
    half = {"a": "am", "p": "pm"}.get(said.am) or _half(said, grammar)
    late = ahead == 0 and half == "pm" and not said.am and (hour == 12 or hour < 4) and "noon" not in said.on
    if sure:
        pass
    elif late:  # tonight at 12:30 is after midnight
        hour, ahead = hour % 12, 1
    elif half is not None:
        hour = hour % 12 + (12 if half == "pm" else 0)
    else:
        hour = _likely(hour, minute, written, today=not ahead)
    total = hour * 60 + minute
    day = written.date() + timedelta(days=(ahead or 0) + total // 1440)
    at = datetime.combine(day, time(total // 60 % 24, total % 60), tzinfo=written.tzinfo)
    if at <= written and ahead is None and said.am == "a" and written.hour >= _EVENING:
        return at + timedelta(days=1)
    if at <= written and ahead == 0 and said.on.rpartition(" ")[2] in grammar.weekdays:
        return at + timedelta(days=7)
    return at


def _time_of_day(said: _Said, grammar: Grammar) -> tuple[int, int, bool] | None:
    """Hour, minute (below zero before the hour), and whether the half of the day is told. None: no such time."""
    minute = int(said.minute or 0)
    if said.word_minute:
        minute = int(_number(said.word_minute, grammar))
    if said.past:
        minute = grammar.past_of[" ".join(said.past.split())]
    elif said.over:
        minute = int(_number(said.over, grammar)) * (-1 if said.way in grammar.back else 1)
    if said.named:
        return grammar.named[" ".join(said.named.split())], minute, True
    hour = int(_number(said.hour or said.word, grammar))
    if hour > 24 or minute >= 60 or hour * 60 + minute > 24 * 60 or (said.word and hour > 12):
        return None
    return hour, minute, said.hour.startswith("0") or hour > 12 or hour == 0


def _half(said: _Said, grammar: Grammar) -> str | None:
    for words in (said.part, said.on):
        last = words.rpartition(" ")[2]
        if last in grammar.parts:
            return grammar.parts[last]
    return None


def _days_ahead(words: str, grammar: Grammar, written: datetime) -> int | None:
    """None: the text doesn't say."""
    if words in grammar.days:
        return grammar.days[words]
    weekday = grammar.weekdays.get(words.rpartition(" ")[2])
    return None if weekday is None else (weekday - written.weekday()) % 7


def _likely(hour: int, minute: int, written: datetime, *, today: bool) -> int:
    """Without am or pm, people who want to eat mean the afternoon, or noon."""
    if hour == 12:
        return 12
    if hour in _LIKELY_MORNING and (not today or (written.hour, written.minute) < (hour, minute)):
        return hour
    return hour + 12
