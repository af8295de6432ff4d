"""The hazard that praise is meant the other way round. It holds what was planned; it is never a label.

Sarcasm can't be told from so little text; but praise beside trouble is where it lives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from chalicelib.signals import irony_german
from chalicelib.signals.cues import Cues, Page, Span, negated
from chalicelib.signals.gratitude import THANK

_ADDRESSEE = (
    r"(?:,? (?:so much|very much|a lot|a million|a bunch|again|guys|everyone|all|really|@?_{2,32}"
    r"|\w{3,14}(?= for))){0,3}"
)
_DAMAGE = (
    r"(?:nothing|ruining|ruin|wasting|losing|forgetting|ignoring|cancel+ing(?! (?:the|my|that) (?:fee|charge"
    r"|penalty|subscription))|spoiling|destroying|butchering|screwing"
    r"|messing|burning|overcooking|undercooking|overcharging|charging (?:me|us) (?:twice|double|extra|for)|spilling"
    r"|hanging up|throwing|kicking|turning (?:me|us|my \w{3,10}) (?:away|down)|refusing|insulting|embarrassing"
    r"|humiliating|yelling|lying|stealing|breaking|poisoning|neglecting|disappointing|letting (?:me|us|my \w{3,10}) "
    r"(?:down|wait|starve|stand)|leaving (?:me|us|my|our|the)|keeping (?:me|us|my \w{3,10}) (?:waiting|on hold|hungry)"
    r"|making (?:me|us|him|her|them|my \w{3,12}|our \w{3,12}|everyone) (?:\w{2,10} )?(?:wait|cry(?! (?:\w{2,8}"
    r" )?(?:happy"
    r"|tears of joy|with|from (?:joy|laughing|happiness)|of (?:joy|happiness)|for joy))|sick|late|ill|miss|leave|stand"
    r"|suffer|look (?:like|stupid|bad)|feel (?:like (?:crap|shit|dirt|garbage|an idiot|nothing|a nobody|a burden|trash)"
    r"|stupid|bad|unwelcome|small|invisible|awful|terrible|worthless))|giving (?:away )?(?:my|our) (?:\w{2,12} ){1,3}"
    r"(?:away|to (?:someone|somebody|others|another|other|strangers))|giving away (?:my|our|the)|treating (?:me"
    r"|us|him|her"
    r"|my \w{3,10}) like (?!royalty|family|a? ?(?:king|queen|prince|star|vip))|(?:serving|giving|sending|bringing"
    r"|delivering|handing)(?: (?:me|us|my \w{3,10}))? (?:(?:a|an|the|some) )?(?:\w{2,10} ){0,2}?(?:cold|raw|burnt|wrong"
    r"|stale|frozen|rotten|bad|inedible|soggy|overcooked|undercooked|tough)|(?:the|a|an|your|that|my"
    r"|our) (?:\w{3,10} )?"
    r"(?:cold|raw|burnt|wrong|stale|wait|delay|food poisoning|rude\w{0,4}|terrible|awful|worst|horrible|overcharge)"
    r"|(?:cold|raw|burnt|rude|terrible|awful) \w{3,12}|not (?!giving up|judging|laughing|minding|forgetting|charging"
    r"|rushing|losing|only|making (?:me|us)|letting)\w{2,12})"
)
_OPEN_MOCKERY = Cues(
    {
        "en": (
            rf"{THANK}{_ADDRESSEE},? for (?:\w{{3,12}}ly |once again |also )?{_DAMAGE}",
            (
                r"(?:great|good|nice|excellent|fantastic|amazing|wonderful|brilliant|awesome|stellar|lovely|solid"
                r"|superb)"
                rf" (?:job|work|one|going|move|idea|touch){_ADDRESSEE},? (?:at |on |in |of |by )?{_DAMAGE}"
            ),
            rf"(?:well done|bravo|kudos|congrat(?:s|ulations)|props){_ADDRESSEE},? (?:for |on |to you for )?{_DAMAGE}",
            r"way to (?:ruin|waste|lose|forget|ignore|cancel|spoil|kill|destroy|screw|mess|treat|make me wait)",
            (
                r"(?:amazing|impressive|incredible|remarkable|fascinating|impressed|funny|astonishing|brilliant"
                r"|wow) (?:\w{2,8} )?"
                r"how (?:you|u|they|your \w{3,10}|one|anyone|someone|a \w{4,12})(?: [\w$.-]{1,12}){0,12}? (?:shoe"
                r"|leather|rubber"
                r"|charcoal|cardboard|disaster|nightmare|mess|jerky|sole|coal|cold|raw|ruin(?:ed)?|wrong|sawdust"
                r"|inedible|hell)"
            ),
            r"slow clap|(?<!you\s)(?<!ks\s)so much for|yeah,? right|what a joke|#?sarcasm|#not|/s|must be nice",
            r"congrat(?:s|ulations) on (?:being|losing|ruining|the worst|managing|another)|nothing says",
        ),
        "de": irony_german.OPEN_MOCKERY,
    }
)
_DOUBTFUL = Cues({"de": irony_german.DOUBTFUL})
_SMALL_TROUBLE = Cues(
    {
        "en": (
            r"again|hours?|hrs|another|yet another|still|waiting|waited|wait|delay\w{0,3}|late|lost|on hold",
            r"cancel+ed|missing|nobody|no one|(?:second|third|fourth|fifth|2nd|3rd|4th|5th|\d{1,2}th) time|days",
            r"weeks|months|only took|only \d{1,3}|of course|surprise|shocker|voicemail|bot|queue|line|stuck",
            r"stranded|cold|raw|closed|broke(?:n)?|empty|nothing|minus|except",
        ),
        "de": irony_german.SMALL_TROUBLE,
    }
)
_EXCLAIMED_PRAISE = Cues(
    {
        "en": (
            r"great|nice|lovely|wonderful|brilliant|fantastic|perfect|awesome|excellent|amazing|bravo|well done",
            r"good job|great job|nice job|nice one|nice work|great work|good work|way to go",
            r"love (?:it when|how|that|waiting|being|when|sitting|paying)|loving",
            r"loved (?:waiting|being|how|the part)|fun|congrat(?:s|ulations)|outstanding|impressive|so glad|glad",
            rf"{THANK}{_ADDRESSEE} for|just what i (?:needed|wanted)|how (?:nice|kind|generous|thoughtful) of you",
            r"what a (?:surprise|shocker|treat)|keep up the|kudos|stellar|top-?notch|genius|classy|charming",
        ),
        "de": irony_german.EXCLAIMED_PRAISE,
    }
)
_MOCKING_SIGNS = re.compile(r"\U0001f44f|\U0001f644|\U0001f643|\U0001f612|\U0001f926")
_QUOTED = re.compile(
    r"[\"\u201c\u201d](?:great|premium|customer|service|fresh|fine|quality|hot|medium|best|excellent|luxury|vip|help"
    r"|express|fast|"
    r"guaranteed|caring|friendly|first class|rare|delicious|award)[\w\s]{0,20}[\"\u201c\u201d]"
)
_SIGN_ONLY = 0.3


class Hazard(NamedTuple):
    """How likely praise is mockery.

    Attributes:
        value: 0 to 1.
        spans: The words that make it so.
        complains: It is mockery so open that it is a complaint.
    """

    value: float
    spans: tuple[Span, ...]
    complains: bool


def hazard(page: Page, *, praised: Sequence[Span], troubled: Sequence[Span]) -> Hazard:
    """Weigh praise against trouble.

    Args:
        praised: Words of praise.
        troubled: Words of complaint.
    """
    mockery = tuple(_OPEN_MOCKERY.spans(page))
    signs = tuple(match.span() for match in _MOCKING_SIGNS.finditer(page.text))[:3]
    quoted = tuple(match.span() for match in _QUOTED.finditer(page.plain))
    small = tuple(
        span for span in _SMALL_TROUBLE.spans(page) if page.languages != ("de",) or not negated(page, span[0])
    )
    doubtful = tuple(_DOUBTFUL.spans(page))
    exclaimed = tuple(dict.fromkeys((*praised, *_EXCLAIMED_PRAISE.spans(page))))
    near = _beside(page, exclaimed, small)
    if mockery:
        return Hazard(0.9, mockery, complains=True)
    if doubtful:
        held = 0.8 if near or signs or troubled else 0.5
        return Hazard(held, doubtful[:4], complains=False)
    if (exclaimed or signs or quoted) and troubled:
        beside = _beside(page, exclaimed, troubled)
        value = 0.9 if signs or quoted else 0.8 if beside else 0.6 if praised else _SIGN_ONLY
        return Hazard(value, (beside or tuple(sorted((*exclaimed, *signs, *quoted))))[:4], complains=False)
    if near and (signs or quoted):
        return Hazard(0.8, (*near, *signs, *quoted)[:4], complains=False)
    if near:
        return Hazard(0.5, near[:2], complains=False)
    if signs or quoted:
        return Hazard(_SIGN_ONLY, (*signs, *quoted)[:2], complains=False)
    return Hazard(0.0, (), complains=False)


def _beside(page: Page, praised: Sequence[Span], trouble: Sequence[Span]) -> tuple[Span, ...]:
    """The first praise and trouble that stand in one sentence."""
    troubled = {page.sentence(span[0]): span for span in reversed(trouble)}
    for span in praised:
        other = troubled.get(page.sentence(span[0]))
        if other is not None and other[1] > span[1]:
            return (span, other)
    return ()
