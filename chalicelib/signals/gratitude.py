"""The intent ``thanks``: gratitude or praise is the matter, not the closing of a request."""

from __future__ import annotations

import re

from chalicelib.signals import gratitude_german
from chalicelib.signals.cues import Cues, Page, Span, negated

THANK = r"(?:thank ?(?:you|u|ya|s)|than+ks+|thankyou|thx+|thanx|thnx|tysm|tyvm|ty|cheers|many thanks|danke)"
"""Every way to say thanks, for whoever builds on it: "thank you" is no warmer than "thanks"."""

PRAISE = Cues(
    {
        "en": (
            (
                r"(?:best|greatest|finest|nicest|tastiest) (?:[\w'-]{2,15} ){0,4}(?:ever|in (?:town|the (?:world"
                r"|city|country|business))|i(?:'ve| have)? (?:ever )?(?:had|eaten|tasted|stayed|been)|of my life"
                r"|hands down|around|anywhere)"
            ),
            (
                r"(?:is|are|was|were|you're|ur|simply|absolutely|still|truly) (?:simply |still |just |by far )?the"
                r" (?:very )?best"
            ),
            r"amazing|awesome|fantastic|wonderful|delicious|outstanding|excellent|superb|exceptional|incredible",
            r"phenomenal|fabulous|brilliant|magnificent|stellar|flawless|impeccable|spectacular|scrumptious",
            r"mouthwatering|yummy",
            r"perfect|perfectly (?:cooked|done|grilled)|perfection|to perfection|cooked perfectly",
            r"(?:i|we|my \w{2,10}|kids|everyone) (?:\w{2,10} ){0,2}(?:loved|enjoyed|adored)",
            (
                r"(?:i|we) (?:really |just |so |absolutely |fucking )?(?:love|adore) (?:you|u|your|this (?:place"
                r"|restaurant|brand)|it|that you|the (?:way|food|staff|service|team|people)|how)"
            ),
            r"love (?:you|u|your|ya) ?(?:guys|all|people)?|love @?_{2,32}|love this (?:place|restaurant)|lovin'? it",
            (
                r"(?!good (?:night|evening))(?:great|good|nice|lovely|top-?notch|first class|world class|a\+"
                r"|friendly|warm|beautiful) (?:[\w'-]{2,12} )?(?:service|job|work|food|steaks?|meals?|dinner|lunch"
                r"|experience|time|night|evening|staff|team|people|place|customer service|hospitality|vibes?"
                r"|atmosphere|restaurant|stay|flight|crew|waiter|waitress|server|host|choice)"
            ),
            (
                r"(?:steak|food|meal|service|staff|dinner|everything|it|everyone|you guys|waiter|server) (?:was"
                r"|were|is|are) (?:so |very |really |super |always |just |all )?(?:good|great|nice|lovely|friendly"
                r"|kind|helpful|on point|divine|tasty)"
            ),
            r"made (?:my|our) (?:day|night|week|evening|year|trip|month)|you (?:guys )?(?:rock|rule)",
            r"you're the best|10 ?/ ?10|5 ?/ ?5|(?:five|5|5-|five-) ?stars?|two thumbs up|thumbs up|blown away",
            r"to die for|never disappoints?|couldn't be happier|well deserved|highly recommend(?:ed)?",
            r"can't recommend \w{2,10} enough|so impressed|very impressed|so happy with|so good|chef's kiss",
        ),
        "de": gratitude_german.PRAISE,
    }
)
THANKS = Cues(
    {
        "en": (
            rf"{THANK}|thankful|grateful|gratitude|much obliged",
            r"(?:much |really |truly |so |greatly )?appreciated?(?: (?:it|you|the|your|everything|how))?|kudos",
            r"props to|shout[\s-]?out to|big ups|well done|hats off|bravo|compliments to|good job|nice work",
            r"congrat(?:s|ulations)",
        ),
        "de": gratitude_german.THANKS,
    }
)
_EXPLICIT = Cues(
    {
        "en": (
            (
                rf"(?:{THANK}|grateful|thankful|appreciate|kudos|props"
                r"|shout[\s-]?out|hats off|compliments)(?: (?:so|very) much| a lot| a million| a bunch| again| guys"
                r"| everyone| all| you| @?_{2,32}| you guys){0,3} (?:for(?! (?:nothing|your (?:reply|response|help"
                r" in advance)|any|reading|listening|helping|reaching|confirming|checking|understanding|the"
                r" (?:reply|response)))|to(?! you)|you for|the|your|how|everything|all)"
            ),
        ),
        "de": gratitude_german.EXPLICIT,
    }
)
_NO_THANKS = Cues(
    {
        "en": (
            (
                rf"{THANK}(?: a lot| so much)? for nothing|no,? {THANK}|{THANK},? but no|{THANK}(?: so much"
                rf"| very much)? in advance"
            ),
            (
                r"(?:thanks to|thank) (?:you|your|them|their) (?:\w{2,12} ){0,3}(?:i|we) (?:missed|lost|had to|am"
                r"|are|was)"
            ),
            r"(?:would|will) be (?:\w{3,8} )?appreciated|would (?:really |greatly |much )?appreciate",
            r"appreciate (?:any|a|some|if|your help|the help|it if)|no thank",
        ),
        "de": gratitude_german.NO_THANKS,
    }
)
_NOT_PRAISE = re.compile(
    r"(?:would|'?d|will|to|that'?d|if|be|could|best buy|not|how|so)\s{1,3}(?:be\s|really\s|it\sbe\s)?$"
)
_NOT_GERMAN_PRAISE = re.compile(gratitude_german.NOT_PRAISE, re.IGNORECASE)
_BEFORE_A_CLOSING = 8  # words
_CONTRAST = Cues(
    {
        "en": (r"but|however|although|though|despite|even though|fixed|sorted|resolved|made up for|in the end",),
        "de": gratitude_german.CONTRAST,
    }
)


def praises(page: Page) -> tuple[Span, ...]:
    """Words of praise that are neither negated nor wished for."""
    return tuple(span for span in PRAISE.spans(page) if not negated(page, span[0]) and not _is_wished_for(page, span))


def _is_wished_for(page: Page, span: Span) -> bool:
    """``That would be great`` praises nothing."""
    if "de" in page.languages:
        begins = max(page.sentence(span[0])[0], span[0] - 40)
        if _NOT_GERMAN_PRAISE.search(page.text[begins : span[0]] + page.text[span[0] : span[0] + 6]) is not None:
            return True
    return page.languages != ("de",) and _NOT_PRAISE.search(page.before(span[0], 16)) is not None


def thanks(
    page: Page, *, praised: tuple[Span, ...], asked: bool, troubled: bool, lukewarm: bool, irony: float
) -> tuple[Span, ...]:
    """Where gratitude is the matter. Empty: it is only a polite closing, or meant the other way round.

    Args:
        praised: What `praises` found.
        asked: The text holds a wish or a question.
        troubled: The text holds a complaint.
        lukewarm: It holds a middling verdict: praise beside it is half the story, and only plain thanks count.
    """
    refused = tuple(_NO_THANKS.spans(page))
    said = tuple(
        span
        for span in THANKS.spans(page)
        if not negated(page, span[0]) and not any(start <= span[0] < end for start, end in refused)
    )
    explicit = tuple(span for span in _EXPLICIT.spans(page) if not any(s <= span[0] < e for s, e in refused))
    if irony >= 0.5:
        return ()
    if troubled:
        contrast = _CONTRAST.within(page.plain, languages=page.languages) is not None
        return explicit + praised if contrast and (explicit or praised) else ()
    if asked or lukewarm:
        return explicit
    meant = tuple(span for span in said if span in explicit or not _closes(page, span))
    return tuple(sorted({*meant, *explicit, *praised}))


def _closes(page: Page, span: Span) -> bool:
    """Whether it only ends a longer text, as a greeting does."""
    return len(page.plain[: span[0]].replace("_", "").split()) > _BEFORE_A_CLOSING
