"""Whether a text sounds positive, neutral or negative. Positive mood alone is no delight trigger."""

from __future__ import annotations

import re
from typing import NamedTuple

from chalicelib.domain.signals import Guess
from chalicelib.signals import mood_german
from chalicelib.signals.cues import Cues, Page, Span, negated

_GLAD = Cues(
    {
        "en": (
            r"love|loved|loving|happy|glad|good|great|nice|best|lovely|fun|excited|yay|woo+hoo+|beautiful",
            r"favou?rite|enjoy(?:ed|ing)?|pleased|delighted|thank(?:s|ful)?|thx|grateful|win|cool|sweet|yum+y?",
            r"impressed|recommend|smile|smiling|cheers|celebrat\w{1,5}|birthday|anniversary|fans?",
        ),
        "de": mood_german.GLAD,
    }
)
_SORE = Cues(
    {
        "en": (
            r"hate[ds]?|sad|bad|worse|wrong|angry|mad|sick|tired|stupid|dumb|fuck\w{0,5}|shit\w{0,3}|damn|hell|ugh+",
            r"argh+|wtf|smh|fail|lame|boring|cry(?:ing)?|lost|scared|worried|poor|cold|late|sorry|unfortunately",
            r"urgent(?:ly)?|asap|stuck|stranded|hurt|pain|missed|died|dead|passed away|shame|die|lies?",
        ),
        "de": mood_german.SORE,
    }
)
_GLAD_SIGNS = re.compile(
    r"[:;=]-?[)D\]]|<3"
    r"|[\U0001f600-\U0001f60d\U0001f60a\U0001f970\u2764\U0001f495-\U0001f49d\U0001f389\U0001f44d\U0001f929\U0001f973\U0001f60b]"
)
_SORE_SIGNS = re.compile(
    r"[:=]'?-?[(\[/]|[\U0001f610-\U0001f616\U0001f61e-\U0001f62f\U0001f44e\U0001f92c\U0001f92e\U0001f494\U0001f644]"
)
_STRONG = 2.0
_WEAK = 1.0


class Mood(NamedTuple):
    """The guess and the words for it."""

    guess: Guess
    spans: tuple[Span, ...]


def mood(
    page: Page,
    *,
    praised: tuple[Span, ...],
    thanked: bool,
    troubled: tuple[Span, ...],
    lukewarm: tuple[Span, ...],
    irony: float,
) -> Mood:
    """Weigh glad words against sore ones; mockery turns praise round, and praise beside trouble is mixed.

    Args:
        thanked: Gratitude is the matter.
        irony: 0 to 1.
    """
    glad, sore = _words(page)
    plus = _STRONG * len(praised) + _WEAK * len(glad) + (_STRONG if thanked else 0.0)
    minus = _STRONG * len(troubled) + _WEAK * (len(sore) + len(lukewarm))
    if irony >= 0.6:
        plus, minus = plus / 3, minus + _STRONG
    lead = plus - minus
    if not any(char.isalnum() for char in page.text) and lead == 0:
        return Mood(Guess(), ())
    p = round(min(0.95, 0.5 + 0.45 * abs(lead) / (plus + minus + _WEAK)), 2)
    if lead >= _WEAK and not troubled and not lukewarm:
        return Mood(Guess(value="positive", p=p), (praised + glad)[:3])
    if lead <= -_WEAK:
        return Mood(Guess(value="negative", p=p), (troubled + sore)[:3])
    return Mood(Guess(value="neutral", p=0.6 if plus + minus == 0 else 0.5), ())


def _words(page: Page) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Glad and sore words and signs; a negation turns a word round."""
    glad: list[Span] = [match.span() for match in _GLAD_SIGNS.finditer(page.text)]
    sore: list[Span] = [match.span() for match in _SORE_SIGNS.finditer(page.text)]
    for span in _GLAD.spans(page):
        (sore if negated(page, span[0]) else glad).append(span)
    sore += [span for span in _SORE.spans(page) if not negated(page, span[0])]
    return tuple(dict.fromkeys(glad)), tuple(dict.fromkeys(sore))
