"""Whether words of asking are the author's own, and meant: not somebody else's, not denied, not scorn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from chalicelib.signals import seriousness_german
from chalicelib.signals.cues import Cues, Page, Span

_QUOTED = re.compile(r"[\"\u201c\u201e\u00ab]([^\"\u201c\u201d\u201e\u00ab\u00bb]{8,400})[\"\u201d\u201c\u00bb]")
_SINGLE_QUOTED = re.compile(r"(?<![\w'])'(?=\w)([^\"\n]{8,300}?[?!.\w])'(?!\w)")
_RETWEET = re.compile(r"\s*rt\s_{2,32}:?")
_MOST_QUOTATIONS = 5
_OWN = 6  # words around a quotation; more, and it is a quotation within somebody's own text
_SAYING = (
    r"(?:tweeted|tweets|tweeting|wrote|writes|posted|posts|asked|asks|asking|said|says|saying|texted|replied|messaged"
    r"|demanded|demands|begged|goes|(?:was|is|were) like|commented)"
)
_OTHERS = (
    r"(?:(?:some|this|that|a|the|one|another|my|your|random|every) (?:\w{2,12} ){0,2}(?:guy|dude|man|woman|lady"
    r"|girl|person"
    r"|customer|guest|passenger|friend|kid|bro|chick|idiot|influencer|celebrity|fella|bloke|stranger|user|tweet|post"
    r"|neighbou?r|coworker|colleague|boss|seatmate|jerk|clown|entitled \w{3,10})|he|she|they|people|someone"
    r"|somebody|who)"
)
_REPORTING = Cues(
    {
        "en": (
            rf"{_OTHERS} (?:\w{{2,12}} ){{0,3}}{_SAYING}",
            r"(?:imagine|picture) (?:\w{2,12} ){0,2}(?:tweeting|asking|posting|demanding|saying)",
            (
                r"(?:tweet|post|line|email|message|ad) (?:that )?(?:said|says|reads|asking|goes)|quote|unquote"
                r"|how entitled|so entitled"
            ),
        ),
        "de": seriousness_german.REPORTING,
    }
)
_REPORTED = re.compile(
    rf"(?<!\w){_OTHERS}\s(?:\w{{2,12}}\s){{0,3}}{_SAYING}(?:\s(?:you|u|me|him|her|them|us|@?_{{2,32}}))?"
    r"(?:\s(?:to|if|that|for|like))?[\s,:\"'-]{0,4}(?:(?:can|could|would|will)\s\w{2,9}\s(?:please\s)?)?$"
)
_DENIED = re.compile(
    r"(?:(?:never|not|nobody|no one|\w{2,8}n't|why would(?: \w{2,10}){0,2}|why (?:should|do)(?: \w{2,10}){0,2})"
    r"\s(?:\w{2,10}\s){0,3}?(?:ask(?:ing)?|want(?:ing|s|ed)?|expect(?:ing|s|ed)?|demand(?:ing)?|needs?"
    r"|dream of asking|beg(?:ging)?"
    r"|dare|let|tell(?:ing)?|trust|saying|suggest(?:ing)?)"
    r"(?:\s(?:for\s)?(?:you|u|anyone|anybody|someone|somebody|your\s\w{3,12}|@?_{2,32}))?"
    r"(?:\s(?:to|should|could|that you should))?"
    r"|why (?:on earth |the hell |in the world )?would (?:anyone|anybody|someone|somebody|i|we"
    r"|you)(?: \w{2,10}){0,2})\s{1,3}$"
)
_SCORN = Cues(
    {
        "en": (
            (
                r"(?:throw|toss|chuck|dump|put|stick) (?:it|that|them|your \w{3,12}) (?:straight |right |all )?(?:in"
                r"|into|away|out|down|at|on)"
                r"(?: (?:the|a|your|my))? ?(?:bin|trash|garbage|toilet|dumpster|gutter|face|street|floor|dog|you"
                r"|him|her)?"
            ),
            (
                r"shove (?:it|that|them|your \w{3,12})|stick it (?:up|where)|up your (?:ass|arse|\w{4,10})|spit (?:on"
                r"|at|in) (?:it|you)"
            ),
            (
                r"so (?:that )?i can (?:\w{2,8} )?(?:laugh at|ignore|insult|spit|refuse|burn it|flush|trash)"
                r"|go to hell|choke on it"
            ),
            (
                r"(?:i|we) (?:\w{3,10} ){0,2}(?:hate|despise|loathe|detest) (?:you|u|your (?:guts|restaurant|company"
                r"|brand|place|food))(?! (?:for making|so much for|guys for))"
            ),
            r"(?:fuck|screw) (?:you|u|off)(?! up)|(?:i'd|would) rather (?:die|starve|eat (?:dirt|my|a|dog))",
        ),
        "de": seriousness_german.SCORN,
    }
)
_BEFORE_OTHERS = Cues({"de": (seriousness_german.REPORTED, seriousness_german.DENIED)})
PAST = Cues({"de": seriousness_german.PAST})
"""Words that set a text in the past."""


def is_scorn(page: Page) -> bool:
    """Whether the text as a whole is hostile: what it asks for is not wished for."""
    return _SCORN.within(page.plain, languages=page.languages) is not None


def others_words(page: Page) -> tuple[Span, ...]:
    """Parts of the text in which somebody else speaks."""
    if _RETWEET.match(page.plain) is not None:
        return ((0, len(page.plain)),)
    return tuple(_quotations(page))


def _quotations(page: Page) -> Iterator[Span]:
    for expression in (_QUOTED, _SINGLE_QUOTED):
        for match in islice(expression.finditer(page.plain), _MOST_QUOTATIONS):
            start, end = match.span()
            around = page.plain[:start] + " \u00a6 " + page.plain[end:]
            said = _REPORTING.within(around[:2000], languages=page.languages) is not None
            if len(match.group(1).split()) >= 3 and (said or len(around.replace("_", "").split()) > _OWN):
                yield start, end


def is_own(page: Page, start: int, others: tuple[Span, ...]) -> bool:
    """Whether what begins here is asked by the author, and not told of others or denied."""
    if any(first <= start < last for first, last in others):
        return False
    before = page.before(start, 90)
    if "en" in page.languages and (_REPORTED.search(before) is not None or _DENIED.search(before) is not None):
        return False
    told = before.rstrip(" \n\t\r,:\"'-")
    return not told or _BEFORE_OTHERS.last(told, languages=page.languages) != len(told)
