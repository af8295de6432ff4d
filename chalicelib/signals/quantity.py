"""How many: whether a text speaks of a whole party, which is more than a surprise for one (topic ``group-order``).

A number counts only where it belongs to what is to be eaten or to who eats; sizes, times and gates are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.signals.cues import Cues, Page, Span

_MANY = (
    r"(?:(?:[3-9]|[1-9]\d{1,3})|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty"
    r"|hundred|a hundred|(?:a |half a |two |three )?dozens?(?: of)?|several|loads of|a (?:bunch|ton|pile|load) of)"
)
_PEOPLE = (
    r"(?:people|persons?|of us|pax|friends|buddies|colleagues|coworkers|co-workers|kids|children|guys|girls|adults"
    r"|guests|players|passengers|crew|men|women|guests|pilots|teammates|employees|folks|mouths|hungry \w{3,12})"
)
_BEFORE_THING = {
    "en": re.compile(
        rf"(?<![\w$#:./\u20ac\u00a3-])(?<!gate\s)(?<!terminal\s)(?<!flight\s)(?<!room\s)(?<!seat\s)(?<!at\s)(?<!by\s)(?<!row\s)"
        rf"(?<!around\s)(?<!@\s){_MANY}\s?x?\s{{0,3}}(?:of\s(?:your|the|those|these|my)\s)?(?:(?!(?:oz|ounces?"
        rf"|inch|pm|am|a|p|stars?|days?|min\w*|h|hrs?|hours?|year\w*"
        r"|lbs?|pounds?|g|grams?|percent|more|or|and|in|at|on|to|with|of the|for|i|we|can|please|need|want|bring"
        r"|my|your|the)(?!\w))"
        r"[\w'-]{2,14}\s{1,3}){0,3}$"
    )
}
_BEHIND_THING = re.compile(r"(?:s|es)?\s?(?:x\s?|\u00d7\s?|\()(?:[3-9]|[1-9]\d{1,2})(?!\w|\s?(?:oz|inch))")
_PARTY = Cues(
    {
        "en": (
            (
                rf"{_MANY} (?:\w{{3,12}} ){{0,2}}(?:steaks|meals|dinners|burgers|plates|portions|entrees|servings"
                rf"|lobsters)"
            ),
            (
                rf"(?:for|feed|feeding|us|of|are|with|all) (?:all |about |around |roughly |like |the )?{_MANY}"
                rf" (?:\w{{3,10}} )?{_PEOPLE}"
            ),
            (
                rf"(?:party|group|family|team|crew|table|squad|gang|bunch) of (?:about |around )?{_MANY}(?! ?(?:days?"
                rf"|years?|weeks?|minutes?))"
            ),
            (
                rf"(?:all |the |there are |there's )?{_MANY} of us|for {_MANY}(?=\s*(?:$|[.,!?;)]|please|pls|at|when"
                rf"|in|to))"
            ),
            (
                r"(?:for|feed|feeding|surprise|treat) (?:\w{2,8} )?(?:whole|entire) (?:\w{3,12} )?(?:team|office"
                r"|plane|crew|company|family"
                r"|flight|department|squad|group|party|band|class|gang|cabin|bus|staff|table|row)"
            ),
            (
                r"for (?:my|our|the) (?:\w{3,12} )?(?:team|crew|squad|co-?workers|colleagues|office|classmates"
                r"|teammates|passengers"
                r"|department|band|wedding party|bridal party|groomsmen|bridesmaids)"
            ),
            (
                r"for (?:everyone|everybody|all of us)(?: (?:on|in|at) (?:the |this |my |our )?\w{3,12})?|(?:whole"
                r"|entire) (?:team|office|plane|crew)"
            ),
            r"(?:steaks|porterhouses|dinners?|food|them|one) for all(?: of us)?",
        ),
        "de": (
            (
                r"für (?:[3-9]|[1-9]\d{1,2}|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig) (?:\w{3,10}"
                r" )?(?:personen|leute|mann|kollegen"
                r"|freunde|gäste)|für (?:das|mein|unser) (?:ganzes? )?(?:team|büro|flugzeug)|für (?:alle"
                r"|die ganze \w{4,12}|uns alle)"
            ),
        ),
    }
)


_DINING = Cues(
    {
        "en": (
            (
                r"steaks?|meals?|dinner|lunch|brunch|breakfast|food|table|reservation|reserve|book|eat|feed|hungry"
                r"|starving|menu|burgers?"
                r"|plates|portions|entrees|servings|lobsters|desserts?|drinks|surf and turf|steakhouse|catering"
                r"|deliver(?:y)?"
            ),
        ),
        "de": (
            r"steaks?|essen|abendessen|tisch|reservier\w{2,4}|hunger|menü|portionen|teller|bestell\w{1,4}|mittagessen",
        ),
    }
)


def group_order(page: Page, things: Sequence[Span]) -> Span | None:
    """The words that speak of three or more. None: nothing does.

    Args:
        things: Where the text names something of the menu.
    """
    for language in page.languages:
        if (many := _BEFORE_THING.get(language)) is None:
            continue
        for start, end in things:
            before = page.before(start, 50)
            if (match := many.search(before)) is not None:
                return start - len(before) + match.start(), end
            if (behind := _BEHIND_THING.match(page.plain, end)) is not None:
                return start, behind.end()
    party = next(_PARTY.spans(page), None)
    if party is None or things or _DINING.within(page.plain, languages=page.languages) is not None:
        return party
    return None
