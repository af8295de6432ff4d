"""How many: whether a text speaks of a whole party, which is more than a surprise for one (topic ``group-order``).

A number counts only where it belongs to what is to be eaten or to who eats; sizes, times and gates are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.signals.cues import Cues, Page, Span, spelled

_MANY = (
    r"(?:(?:[3-9]|[1-9]\d{1,3})|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty"
    r"|hundred|a hundred|(?:a |half a |two |three )?dozens?(?: of)?|several|loads of|a (?:bunch|ton|pile|load) of)"
)
_PEOPLE = (
    r"(?:people|persons?|of us|pax|friends|buddies|colleagues|coworkers|co-workers|kids|children|guys|girls|adults"
    r"|guests|players|passengers|crew|men|women|guests|pilots|teammates|employees|folks|mouths|hungry \w{3,12})"
)
_VIELE = (
    r"(?:(?:[3-9]|[1-9]\d{1,3})|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|zwanzig|dreißig"
    r"|vierzig|fünfzig"
    r"|hundert|(?:ein(?:em)? |zwei |halbes )?dutzend|mehrere|etliche|jede menge|zig|ein haufen)"
)
_LEUTE = (
    r"(?:personen?|leute|mann|menschen|kolleg\w{2,7}|freund\w{1,5}|gästen?|kinder|erwachsene|mitarbeiter\w{0,5}"
    r"|passagiere"
    r"|spieler\w{0,5}|teilnehmer\w{0,5}|mädels|jungs|hungrige \w{3,12}|hungrigen|frauen|männer|mitglieder\w?|köpfe)"
)
_BEFORE_THING = {
    "en": re.compile(
        rf"(?<![\w$#:./\u20ac\u00a3-])(?<!gate\s)(?<!terminal\s)(?<!flight\s)(?<!room\s)(?<!seat\s)(?<!at\s)(?<!by\s)(?<!row\s)"
        rf"(?<!around\s)(?<!@\s){_MANY}\s?x?\s{{0,3}}(?:of\s(?:your|the|those|these|my)\s)?(?:(?!(?:oz|ounces?"
        rf"|inch|pm|am|a|p|stars?|days?|min\w*|h|hrs?|hours?|year\w*"
        r"|lbs?|pounds?|g|grams?|percent|more|or|and|in|at|on|to|with|of the|for|i|we|can|please|need|want|bring"
        r"|my|your|the)(?!\w))"
        r"[\w'-]{2,14}\s{1,3}){0,3}$"
    ),
    "de": re.compile(
        spelled(
            rf"(?<![\w$#:./\u20ac-])(?<!gate\s)(?<!terminal\s)(?<!gleis\s)(?<!zimmer\s)(?<!platz\s)(?<!um\s)(?<!gegen\s)(?<!tisch\s)"
            rf"(?<!bis\s)(?<!ab\s){_VIELE}\s?x?(?:\s?mal)?\s{{0,3}}(?:von\s(?:euren|den|diesen)\s|eurer\s"
            rf"|von\seuren\s)?(?:(?!(?:gramm"
            r"|g|kg|kilo|cm|uhr|stern\w{0,2}|tag\w{0,2}|min\w*|h|std|stunden?|jahr\w*|wochen?|prozent|euro|cent"
            r"|und|oder|in|am|im"
            r"|an|auf|mit|bei|für|ich|wir|kann|könnt|bitte|brauche|will|bringt|mein\w{0,2}|das|die|der"
            r"|ein\w{0,2})(?!\w))"
            r"[\w'-]{2,16}\s{1,3}){0,3}$"
        )
    ),
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
                rf"{_VIELE} (?:(?!euro|eur|minuten|stunden|uhr|tage|jahre|gramm)\w{{3,12}} ){{0,2}}"
                r"(?:steaks|portionen|menüs|essen|gerichte|teller|burger|pizzen|hummer)"
            ),
            (
                rf"(?:für|sind|mit|mindestens|von|zu) (?:ca\.? |etwa |ungefähr |rund |insgesamt |unsere |die )?{_VIELE}"
                rf" (?:\w{{3,10}} )?{_LEUTE}"
            ),
            (
                rf"(?:gruppe|runde|familie|team|truppe|mannschaft|trupp|tafel) (?:von|mit|aus) (?:ca\.? |etwa "
                rf"|rund )?{_VIELE}"
                r"(?! ?(?:tagen?|jahren?|wochen?|minuten?|stunden?))"
            ),
            (
                rf"tisch für (?:ca\.? |etwa |rund )?{_VIELE}(?! ?(?:uhr|\d))|für {_VIELE}(?=\s*(?:$|[,.!?;)]|bitte"
                rf"|am|um|heute|morgen))"
            ),
            (
                r"(?:wir sind|sind wir|kommen|für) (?:\w{2,8} ){0,2}zu (?:dritt|viert|fünft|sechst|siebt|acht|neunt"
                r"|zehnt|zwölft|zwanzigst)"
            ),
            rf"wir sind (?:\w{{2,9}} )?{_VIELE}(?=\s*(?:$|[,.!?;)]|und))",
            (
                r"für(?:s| das| mein| unser| mein ganzes| unser ganzes| das ganze)? (?:ganze\w? )?(?:team|büro"
                r"|flugzeug|personal)"
                r"|fürs (?:ganze )?(?:team|büro|flugzeug)|für (?:die|meine|unsere) (?:ganze |gesamte )(?:\w{4,14})"
            ),
            (
                r"für (?:alle(?! fälle)|uns alle)(?: (?:im|am|in|an) (?:\w{2,6} )?\w{3,12})?|für (?:die|meine"
                r"|unsere) (?:mannschaft|truppe"
                r"|crew|belegschaft|abteilung|kollegen|hochzeitsgesellschaft|klasse)"
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
            (
                r"steaks?|essen|abendessen|tisch|reservier\w{2,4}|hunger|menüs?|portionen|teller|bestell\w{1,4}"
                r"|mittagessen"
            ),
            r"platz|plätze|catering|hungrig|gerichte|burger|frühstück|brunch|grillen|liefer\w{1,4}|buffet|kuchen",
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
