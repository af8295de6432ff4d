"""The intent ``complaint``: something went wrong, and the person says so."""

from __future__ import annotations

import re

from chalicelib.signals import complaints_german, complaints_german_letdown, leaving_german
from chalicelib.signals.cues import Cues, Page, Span, negated

_AMOUNT = (
    r"(?:(?:over|about|almost|nearly|more than|like|for|at least|another|a|an|the) ){0,3}(?:\d{1,3}|an|a|one|two"
    r"|three|four|five|six"
    r"|half an|several|hours|days|weeks|ten|twenty|thirty|forty|fifty|sixty|ninety)\+? ?(?:\+ )?(?:and a half )?"
    r"(?:min(?:ute)?s?|h(?:ou)?rs?|hour|days?|weeks?|months?|on)"
)
_FOOD = (
    r"(?:food|steaks?|meals?|fries|soup|it|everything|dish(?:es)?|burgers?|pizza|sides?|plates?|dinner|lunch"
    r"|porterhouse|filet|ribeye|coffee|order)"
)

_PLAIN = Cues(
    {
        "en": (
            (
                r"(?:wait(?:ed|ing)|been waiting|hold|stood|sat|sitting|queu(?:ed|ing)) (?:here |there |around |on"
                rf" hold |in line |for )*{_AMOUNT}"
            ),
            r"never again",
            (
                r"never (?:coming|going|come|go|eating|flying|ordering|shopping|using) (?:back|here|there|again"
                r"|with you)"
            ),
            (
                r"(?:won't|will not|will never|not) (?:be )?(?:coming|going|come|go|return(?:ing)?|order(?:ing)?|be"
                r" back)(?: back)?(?: again)?"
            ),
            r"last time i(?:'ll)? (?:ever )?\w{2,10}|lost (?:a|my) (?:customer|business)|losing (?:a )?customers?",
            r"taking my business",
            (
                r"(?:still |got |had |have |received |with )?no (?:answer|reply|response|refund|one (?:answer"
                r"|respond|repl|pick|help|care|came|show)\w{0,5}|help|apology|explanation|update)(?: (?:from|yet|at"
                r" all|since))?"
            ),
            r"nobody (?:answers?|responds?|replies|cares?|came|picks up|helps?|helped|answered)",
            r"still (?:waiting|nothing|not|haven't|hasn't|no|broken|isn't|doesn't|can't|having|hasnt|down)",
            r"haven't (?:heard|received|gotten|got)|hasn't (?:arrived|come|been)",
            r"never (?:arrived|came|got|received|responded|answered|showed|called|heard|replied|delivered)",
            r"ignor(?:ed|ing) (?:me|us|my|by)|didn't (?:arrive|show|come|get|receive|answer|even)",
            r"on hold|hung up on|put on hold|went to voicemail|kept (?:me |us )?waiting|forgot (?:my|our|the|about)",
            r"forgotten",
            r"refund(?:ed)?|money back|chargeback|want my money|overcharg\w{1,4}|double charged",
            r"charged (?:me |us )?(?:twice|double|for)|rip-?off|ripped (?:me )?off|scam\w{0,5}|stole|stolen",
            r"false advertising|bait and switch|misleading|lied to|lies|lying",
            (
                rf"{_FOOD} (?:\w{{2,10}} ){{0,2}}(?:was|were|is|are|came|arrived|came out|served|got here)"
                r" (?:\w{2,10} ){0,2}(?:cold|raw|bloody|burnt|burned|dry|tough|chewy|stale|salty|inedible|lukewarm"
                r"|rubbery|tasteless|bland|wrong|late|missing|overdone|awful)"
            ),
            rf"(?:stone |ice |totally |completely )?cold {_FOOD}|stone cold",
            r"(?:arrived|came|served|still|got) (?:\w{2,8} )?(?:cold|raw|frozen)",
            (
                rf"{_FOOD} (?:that |which )?(?:i|we|he|she|nobody|no one|my \w{{2,10}}) (?:\w{{2,8}} )?(?:could not"
                rf"|couldn't|can't|cannot|could) (?:even )?(?:eat|finish|chew|swallow)"
            ),
            (
                r"(?:table|reservation|order|driver|delivery|dinner) (?:was|is|got|has been) (?:\w{2,8}"
                r" ){0,2}(?:delayed|late|cancel+ed|given away)"
            ),
            (
                r"(?:shoe|boot) leather|(?:like|into|pure) (?:leather|rubber|cardboard|charcoal|sawdust|a shoe"
                r"|a hockey puck)|hockey puck"
            ),
            (
                r"(?:giving|gave|given) (?:away )?(?:my|our) (?:table|reservation|seats?|booth"
                r"|room)(?: away)?(?: to)?|gave away (?:my|our)"
            ),
            r"(?:sent|sending) (?:it|everything|my \w{4,12}|the \w{4,12}) back|not edible|uneatable",
            r"raw (?:in the middle|inside|chicken|meat)|undercooked|over-?cooked|inedible|hair in (?:my|the|our)",
            r"soggy",
            r"wrong (?:order|item|steak|size|food|bill|address|table|gate|one|seat|product|thing)",
            r"mess(?:ed)? up (?:my|our|the)|screw(?:ed)? (?:up|me|us|over)",
            (
                r"lost (?:my|our|the) (?:\w{2,10} )?(?:bags?|luggage|order|reservation|package|suitcase|booking"
                r"|parcel|baggage)"
            ),
            (
                r"(?:my|our) (?:\w{2,10} )?(?:bags?|luggage|order|package|suitcase|reservation|booking|food) (?:is"
                r"|was|are|were|got|has been|never) (?:\w{2,8} )?(?:lost|missing|cancel+ed|late|wrong|damaged|gone"
                r"|arrived|came)"
            ),
            r"flight (?:\w{1,10} ){0,3}(?:delayed|cancel+ed|overbooked)|delay(?:ed|s)? again|another delay",
            r"(?:hours?|hrs?|h) (?:late|delay(?:ed)?)|bumped from|missed (?:my|our) (?:connection|flight)",
            r"cancel+ed (?:my|our|on (?:me|us))",
            r"hacked|locked out|suspended|compromised|crash(?:es|ed|ing)|keeps? (?:\w{2,10}ing|saying|telling|on)",
            r"error(?:s| code| message)?|glitch\w{0,3}|bugs?|buggy|down (?:again|for)|outage",
            r"won't (?:let|load|work|open|start|connect|turn|play|download|go|update|stop)",
            (
                r"(?:doesn't|does not|don't|isn't|is not|aren't|not|stopped|never|quit) (?:even )?(?:work(?:s|ing)?"
                r"|load(?:ing)?|respond(?:ing)?)"
            ),
            (
                r"(?:can't|cannot|can not|couldn't|unable to|not able to|cant) (?:\w{2,8} )?(?:log|login|access"
                r"|connect|get|sign|open|play|use|find|reach|load|install|download|update|pay|order|book|recover"
                r"|hear|see|watch|change|cancel|buy|add|verify|link|redeem|remember)"
            ),
            r"broke(?:n)? (?:again|down)?",
            r"third time|second time|how many times|every (?:single )?time|yet again|once again|wtf",
            r"what the (?:hell|fuck|heck)|fed up|sick of|sick and tired|had enough|get it together|do better",
            r"fix (?:it|this|your|the)|sort it out|pull your|are you (?:kidding|joking)|is this a joke|ruined|worst",
            r"zero stars|0 stars|1 star|one star|(?:please |need |plz |pls )(?:\w{2,8} )?help",
            r"(?:need|want) to (?:complain|speak to (?:a|the|your) (?:manager|supervisor))|formal complaint",
            r"want to complain|file a complaint",
        ),
        "de": (*complaints_german.PLAIN, *leaving_german.LEAVING, *complaints_german_letdown.LETDOWN),
    }
)
_TRAVEL = re.compile(
    r"(?<!\w)(?:flights?|planes?|aircraft|gates?|luggage|baggage|suitcases?|bags?|airlines?|airport|tsa|runway|tarmac"
    r"|united|delta|jetblue|southwest|ryanair|easyjet|lufthansa|american airlines|spirit|frontier|british airways"
    r"|pilots?"
    r"|crew|connection|layover|land(?:s|ing)?|boarding|security line|customs|immigration|train|carousel)(?!\w)"
)
_LATE = re.compile(
    r"delay|cancel|lost|losing|miss|late|bump|wait|stuck|overbook|again|still|hours?|hrs|hold|sat|sitting"
)
_TRAVEL_ELSEWHERE = Cues({"de": complaints_german.TRAVEL})
_LATE_ELSEWHERE = re.compile(complaints_german.LATE)
_OURS_ELSEWHERE = Cues({"de": complaints_german.OURS})
_YOU = re.compile(
    r"(?<!\w)(?:you|u|ya|y'all|you guys|ur|your (?!flight|plane|gate|luggage|bag)\w{2,12})(?:\s\w{2,10}){0,2}\s{0,3}$"
)
_OURS = re.compile(
    r"(?<!\w)(?:your|ur)\s(?:driver|reservation|table|order|delivery|courier|waiter|staff|kitchen|restaurant|food|team)"
    r"|(?<!\w)(?:my|our)\s(?:reservation|table|order|food|steaks?|dinner|drinks)(?!\w)"
)
_SOFT = Cues(
    {
        "en": (
            r"rude(?:ly|ness|st)?|terrible|horrible|horrendous|awful|atrocious|appalling|abysmal|disgusting",
            r"disgusted|disgrace(?:ful)?|dreadful|pathetic|unacceptable|ridiculous|outrageous|incompetent|useless",
            r"unprofessional|unhelpful|dismissive|arrogant|careless|shameful|ashamed|shame on|lousy|shoddy|shitty",
            r"crap|crappy|garbage|trash|filthy|dirty|gross|nasty|sucks?|sucked|bullshit|joke of a|subpar|mediocre",
            r"overpriced",
            r"disappoint(?:ed|ing|ment|s)?|let down|frustrat(?:ed|ing|ion)|annoy(?:ed|ing)|furious|angry|livid",
            r"upset|pissed|unhappy|dissatisfied|unsatisfied|irritating|infuriating|horrid|nightmare|fiasco|disaster",
            r"mess|embarrassing|insulting|poor (?:service|quality|experience|customer|show|form)",
            (
                r"(?:bad|slow|worse|horrible|no) (?:service|experience|food|customer service|quality|communication"
                r"|attitude|staff|response)"
            ),
            r"bad (?:steak|meal)",
            r"(?:was|is|are|were|so|really|very|too|pretty|just|super) (?:bad|slow|loud|salty|expensive|greasy)",
            r"complain(?:t|ts|ing|ed)?|problems?|issues?|trouble|broken|damaged|defective|faulty|leaking",
            r"smells? (?:bad|awful|funny)|fail(?:s|ed|ing|ure)?|mistake|misled|neglected|wasted?|waste of",
        ),
        "de": complaints_german.SOFT,
    }
)
_LUKEWARM = Cues(
    {
        "en": (
            (
                r"meh|so-so|underwhelm(?:ed|ing)|nothing special|not (?:great|impressed|amazing|the best"
                r"|what it used to be)"
            ),
            (
                r"could(?:'ve| have)? (?:be|been) better|hit (?:or|and) miss|just ok(?:ay)?|only ok(?:ay)?|(?:was"
                r"|were|pretty|very|just|so) average"
            ),
            (
                r"(?:service|food|steak|staff|sides?|dessert|wine|drinks?|everything|ambian?ce) (?:was |were |is "
                r"|are )?"
                r"(?:\w{2,8} )?(?:ok|okay|fine i guess|alright|slow|weak|lacking|overrated)"
            ),
        ),
        "de": complaints_german.LUKEWARM,
    }
)
_FINE = Cues(
    {
        "en": (
            r"no (?:problems?|issues?|complaints?|trouble|worries|drama)",
            r"(?:can't|cannot|couldn't|nothing to) complain|not bad|not (?:a|an) (?:problem|issue)",
            r"without (?:a |any )?(?:problems?|issues?|delay|trouble|hitch)",
            r"never (?:had )?(?:a |any |been )?(?:disappointed|disappoints?|fail(?:s|ed)?|problem|issue|bad)",
            r"nothing wrong|bad boys?|no longer (?:a problem|broken)|trash (?:can|panda)|garbage (?:can|disposal)",
            r"(?:too|so) bad i (?:can't|live|am|have to)|not too bad|won't be disappointed",
            r"don't (?:disappoint|fail|let me down)|failed to disappoint|wouldn't (?:let|say no)|angry orchard",
            r"hot mess|if you mess|not (?:be )?coming (?:home|in|over|until|till)",
            r"i (?:forgot|can't remember)(?: to)?|still not over|still no(?:t)? better|no refund needed",
            r"what the heck|shipping error|can't (?:get|find) enough|can't (?:get|see|find) (?:a |any )?better",
            r"can't get (?:over|enough|you out|it out)|won't stop (?:smiling|thinking)",
        ),
        "de": (*complaints_german.FINE, *complaints_german_letdown.FINE),
    }
)


def complaints(page: Page) -> tuple[Span, ...]:
    """Where the text speaks of trouble, in order; "not bad" and "no complaints" don't."""
    fine = tuple(_FINE.spans(page))
    found = list(_PLAIN.spans(page))
    found += [span for span in _SOFT.spans(page) if not negated(page, span[0])]
    kept = (one for one in found if not any(s < one[1] and one[0] < e for s, e in fine))
    told = [one for one in kept if not _is_of_travel(page, one)]
    return tuple(sorted(told if len(page.languages) == 1 else set(told)))


def lukewarm(page: Page) -> tuple[Span, ...]:
    """Where the verdict is middling: no complaint yet, but whoever is praised beside it isn't simply praised."""
    return tuple(_LUKEWARM.spans(page))


def _is_of_travel(page: Page, span: Span) -> bool:
    """Whether it is an airline's trouble rather than ours: delays, cancelled flights, lost luggage."""
    start, end = span
    before, after = page.before(start, 30), page.after(end, 30)
    around = f"{before}{page.plain[start:end]}{after}"
    if (
        _LATE_ELSEWHERE.search(page.plain, start, end) is not None
        and _TRAVEL_ELSEWHERE.within(around, languages=page.languages) is not None
        and _OURS_ELSEWHERE.within(around, languages=page.languages) is None
    ):
        return True
    if _LATE.search(page.plain, start, end) is None:
        return False
    return _TRAVEL.search(around) is not None and _YOU.search(before) is None and _OURS.search(around) is None
