"""Words for what happens right now and can cost a life, and for what is only a story. Data for `stops` only."""

from __future__ import annotations

from chalicelib.signals.cues import Cues

NOW = Cues(
    {
        "en": (
            (
                r"(?:isn't|is not|not|stopped|barely|hardly|can't|cannot|can not|unable to|trouble|struggling to)"
                r" breath(?:e|ing)"
            ),
            r"(?:is|are|'s|'re|he's|she's|someone's|i'm|am) (?:\w{2,10} )?(?:choking|seizing|suffocating|drowning)",
            r"choking (?:right )?now|turning blue|unresponsive|won't wake up|heart (?:has )?stopped|no pulse",
            (
                r"having (?:a |an )?(?:\w{4,8} )?(?:heart attack|stroke|seizures?|cardiac arrest|allergic reaction"
                r"|asthma attack|anaphyla\w{2,5}|overdose)"
            ),
            r"(?:going|gone|went|goes|is|am|i'm|he's|she's) (?:into|in) anaphyla\w{2,5}(?: shock)?",
            (
                r"(?:lips?|throat|tongue|face) (?:(?:is|are|keeps?|starts?|started|starting) )?(?:\w{3,8} )?(?:to )?"
                r"(?:swelling|swell|swells|closing)|(?:swelling|swollen) (?:up )?(?:lips?|throat|tongue|face)"
            ),
            r"smell(?:s|ing)?(?: (?:of|like|some|strong|a)){0,3} gas(?! (?:station|grill))|gas (?:leak|smell)\w{0,3}",
            r"(?:reeks|stinks) of gas|carbon monoxide",
            (
                r"(?:pulled|pulls|pulling|waving|pointing|drew|brandish\w{2,3}|flashed|holding) (?:out )?(?:around )?"
                r"(?:a|an|his|her|the) (?:(?!steak)\w{2,10} )?(?:knife|gun|machete|pistol|weapon|rifle|handgun)"
            ),
            (
                r"(?:has|there's|there is|with|have|got|carrying) (?:a|an) (?:gun|machete|pistol|rifle|handgun"
                r"|knife(?! (?:set|and)))"
            ),
            r"gunman|gun man|active shooter|shots fired|shooter (?:in|at)|someone (?:is )?shooting|hostages?|gunshots?",
            r"(?:there's|there is|is) (?:a )?(?:\w{3,8} )?fire|(?:is|are|'s|'re) on fire|caught fire|in flames",
            r"(?:kitchen|grease|electrical) fire|fire in (?:your|the)|smoke (?:everywhere|filling|coming)",
            r"call (?:911|999|112|an? ambulance|the police|the fire|for help)|need (?:an ambulance|a doctor|help now)",
            r"bleeding (?:out|badly|heavily|everywhere)|(?:won't|can't|doesn't) stop (?:the )?bleeding",
            (
                r"(?:is|are|he's|she's|lying|found|just|guest|man|woman|guy|lady) (?:unconscious|collapsed|passed out"
                r"|fainted)"
            ),
            (
                r"stabbing|being (?:attacked|stabbed|robbed|strangled|raped)|trapped (?:in|inside)"
                r"|swallowed (?:\w{2,8} )?pills"
            ),
        ),
        "de": (
            (
                r"(?:atmet|atme) (?:nicht|kaum)(?: mehr)?|(?:keine|kaum) luft(?! nach oben)|erstick(?:t"
                r"|e)(?: gerade)?|läuft blau an"
            ),
            (
                r"(?:hat|habe|bekommt|kriegt) (?:\w{2,8} ){0,2}(?:herzinfarkt|schlaganfall|krampfanfall"
                r"|allergischen schock|atemnot)"
            ),
            (
                r"(?:lippen?|zunge|hals|gesicht) (?:\w{2,8} ){0,2}(?:schwill\w{1,2}|schwell\w{1,2}|geschwollen"
                r"|zugeschwollen|angeschwollen)"
            ),
            r"gasgeruch|(?:riecht|stinkt) (?:\w{2,8} ){0,3}nach gas|gas (?:tritt|strömt) aus|gasleck",
            (
                r"(?:hat|zieht|zog|fuchtelt mit) (?:\w{2,8} )?(?:eine[rn]? |ein )?(?:messer|pistole|waffe|gewehr)"
                r"|messer gezogen|schüsse"
            ),
            (
                r"es brennt|brennt (?:es|gerade|in|bei|die küche|lichterloh)|in flammen|feuer (?:in|im|ausgebrochen)"
                r"|brand (?:ausgebrochen|im)"
            ),
            (
                r"(?:notarzt|krankenwagen|rettungswagen|polizei|feuerwehr) (?:rufen|ruft|schnell)|ruft (?:\w{2,8}"
                r" ){0,2}(?:notarzt|krankenwagen|polizei|feuerwehr)"
            ),
            r"(?:ist|liegt) (?:\w{2,8} ){0,3}(?:bewusstlos|ohnmächtig|zusammengebrochen|umgekippt)|verblutet",
        ),
    }
)  # fmt: skip
NOW_UNLESS_TOLD = Cues(
    {
        "en": (r"heart attack|stroke|seizures?|cardiac arrest|anaphyla\w{2,5}|chok(?:ed|ing)|overdos(?:e|ed|ing)",),
        "de": (r"herzinfarkt|schlaganfall|herzstillstand|krampfanfall|anaphyla\w{2,8}|atemnot|überdosis",),
    }
)
"""Matters of life and death if they are said without a word of the past."""

TOLD = Cues(
    {
        "en": (
            (
                r"was|were|had|did|died|went|took|survived|recover\w{2,4}|after|since|before|history|risk|almost"
                r"|nearly|once"
            ),
            r"gave|choked|saved|family|prevent|cause[sd]?|avoid|if|could|might|would|never|patients?|awareness|fund",
            r"(?:isn't|not|like|wasn't) a|waiting to happen",
        ),
        "de": (
            (
                r"war|hatte|hatten|wurde|wurden|starb|gestorben|nach|seit|überleb\w{1,3}|damals|früher|fast"
                r"|beinahe|gehabt"
                r"|könnte|würde|falls|wenn|risiko|niemals"
            ),
        ),
    }
)
LONG_AGO = Cues(
    {
        "en": (
            (
                r"last (?:year|month|week|summer|winter|spring|fall|autumn|christmas|season|\w{3,6}day|night|time)"
                r"|yesterday"
            ),
            r"(?:years?|months?|weeks?|days?|decades?|ages) (?:ago|back|later)|(?:in|back in|of|since) (?:19|20)\d\d",
            r"back (?:in|then)|when i was (?:a|\d\d?|young|little|in)|as a (?:kid|child|teen\w{0,4}|boy|girl|student)",
            (
                r"used to|once upon|anniversary of|in (?:january|february|march|april|june|july|august|september"
                r"|october"
                r"|november|december)|long ago|the other (?:day|week|night)|on (?:mon|tues|wednes|thurs|fri|satur"
                r"|sun)day"
            ),
        ),
        "de": (
            (
                r"letzte[nrsm]? (?:jahr|monat|woche|sommer|winter|herbst|mal|nacht)|letztes jahr|gestern|vorgestern"
                r"|neulich"
            ),
            (
                r"vor (?:\w{3,8} )?(?:jahr|jahren|monat|monaten|woche|wochen|tagen)|damals|früher|als (?:kind"
                r"|ich klein)|anno"
            ),
        ),
    }
)
AT_ONCE = Cues(
    {
        "en": (
            r"right now|as we speak|at this (?:very )?moment|help (?:me|us|him|her)|hurry|call 911|still (?:isn't|not)",
        ),
        "de": (r"jetzt gerade|in diesem moment|hilfe|schnell|beeilt",),
    }
)
