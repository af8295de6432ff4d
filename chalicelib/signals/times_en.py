"""How English writes times; what the fields mean is said in `time_grammar.Grammar`."""

from __future__ import annotations

from chalicelib.signals.time_grammar import NOWHERE, Grammar, Signs, Words

_ABOUT = (
    r"(?:(?:about|around|roughly|approximately|approx\.?|exactly|just|only|like|maybe|less than|under|~|the next"
    r"|another"
    r"|say|ca\.?|probably) ?){0,2}"
)
_HOURS = r"(?:hours?|hrs?|h)"
_MINUTES = r"(?:minutes?|mins?|m)"
_TO_LANDING = (
    r"(?:(?:until|till|til|before) (?:i |we |my flight |our flight |the plane )?(?:land|arriv|touch|get there"
    r"|get in)\w{0,5}"
    r"|(?:out|away) from landing)"
)
_AT = r"(?P<cue>at|by|around|about|before|until|till|til|@)"
_LANDING = r"(?:lands?|landing|arriv(?:e|es|ing|al)|touchdown|eta:?)"

EN = Grammar(
    numbers={
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "ninety": 90,
        "a couple of": 2,
        "a couple": 2,
        "couple of": 2,
        "couple": 2,
        "twenty five": 25,
        "twenty-five": 25,
        "forty five": 45,
        "forty-five": 45,
    },
    weekdays={
        "monday": 0,
        "mon": 0,
        "tuesday": 1,
        "tues": 1,
        "tue": 1,
        "wednesday": 2,
        "wed": 2,
        "thursday": 3,
        "thurs": 3,
        "thu": 3,
        "friday": 4,
        "fri": 4,
        "saturday": 5,
        "sat": 5,
        "sunday": 6,
        "sun": 6,
    },
    named={"high noon": 12, "noon": 12, "midday": 12, "midnight": 24},
    days={
        **dict.fromkeys(("tonight", "tonite", "2nite", "today", "this evening", "this afternoon", "this morning"), 0),
        **dict.fromkeys(("tomorrow", "tmrw", "tmw", "tmr", "tomorrow morning", "tomorrow afternoon"), 1),
        **dict.fromkeys(("tomorrow evening", "tomorrow night"), 1),
    },
    parts={
        "morning": "am",
        "afternoon": "pm",
        "evening": "pm",
        "night": "pm",
        "tonight": "pm",
        "tonite": "pm",
        "2nite": "pm",
    },
    lengths=(
        r"(?P<quarters>three[\s-]quarters|quarter|a quarter)(?: of)?(?: an| a)? hour",
        (
            r"(?P<half>(?:a |1/2 (?:an )?)?half(?:[\s-]an?)?[\s-](?:hour|hr)|1/2 (?:an )?(?:hour|hr)"
            r"|\u00bd (?:an )?hour)"
        ),
        (
            rf"(?P<h1><N>)[\s-]{{0,2}}(?P<half1>{_HOURS} (?:and|&) (?:a|one)[\s-]half"
            rf"|and (?:a|one)[\s-]half[\s-]{_HOURS}"
            rf"|1/2 {_HOURS}|\u00bd ?{_HOURS})"
        ),
        (
            rf"(?P<h2><N>)(?:(?:\s?-\s?| to | or )<N>)?[\s-]{{0,2}}{_HOURS}(?:(?:,? (?:and |& )?|(?<=h)"
            rf"|(?<=[rs]) ?)(?P<hm><N>) ?{_MINUTES}|(?:(?<=h)|(?<=hr)|(?<=hrs)) ?(?P<hm2>[0-5]\d)(?![:\d])"
            rf"|(?<=hour) (?P<hm3>[0-5]\d)(?![:\d]))?"
        ),
        rf"(?P<m><N>)(?:(?:\s?-\s?| to | or )<N>)?\+?[\s-]{{0,2}}{_MINUTES}",
    ),
    deadlines=(
        rf"(?:in|within|inside|eta:?) {_ABOUT}<LENGTH>",
        rf"{_ABOUT}<LENGTH> (?:from (?:now|this (?:moment|minute|tweet))|{_TO_LANDING})",
        r"(?:in|within) (?:the|this|the next) (?P<one>hour)",
        r"in (?P<bare>\d{2})(?=\s{0,3}(?:[,.!?)]|$))",
    ),
    clocks=(
        (
            rf"(?:<BEFORE>,? )?(?:(?:{_LANDING} )?{_AT} ?(?:about |around |exactly |like )?"
            rf"|(?P<verb>{_LANDING}) ?)?<CLOCK>"
            r"(?: ?(?:<AM>|(?P<sharp>o'? ?clock|(?<=\d)h)))?(?:,? <PART>)?(?:,? <DAY>)?"
        ),
        rf"(?:<BEFORE>,? )?{_AT} (?:about |around |exactly )?(?P<named><NAME>)(?:,? <DAY>)?",
        (
            rf"(?:<BEFORE>,? )?{_AT} (?:about |around |exactly )?(?P<word><WORDS>)"
            r"(?:[\s-](?P<word_minute><WORDS>))?"
            r"(?: ?(?:<AM>|(?P<sharp>o'? ?clock)))?(?:,? <PART>)?(?:,? <DAY>)?"
        ),
        (
            rf"(?:<BEFORE>,? )?(?:{_AT} )?(?:about |around |exactly )?(?:a )?(?:(?P<past><PAST_OF>)"
            r"|(?P<over><N>)(?: minutes?| mins?)? (?P<way>past|after|to|till|before)) (?:(?P<hour>1[0-2]|[1-9])"
            r"|(?P<word><WORDS>)"
            r"|(?P<named><NAME>))(?: ?<AM>)?(?:,? <PART>)?(?:,? <DAY>)?"
        ),
    ),
    past_of={"half past": 30, "quarter past": 15, "quarter to": -15, "quarter till": -15, "quarter after": 15},
    back=frozenset(("to", "till", "before")),
    zones={
        **dict.fromkeys(("et", "est", "edt", "eastern"), "America/New_York"),
        **dict.fromkeys(("ct", "cst", "cdt", "central"), "America/Chicago"),
        **dict.fromkeys(("mt", "mst", "mdt"), "America/Denver"),
        **dict.fromkeys(("pt", "pst", "pdt", "pacific"), "America/Los_Angeles"),
        **dict.fromkeys(("gmt", "utc"), "UTC"),
        **dict.fromkeys(("cet", "cest"), "Europe/Berlin"),
        **dict.fromkeys(("bst", "uk time"), "Europe/London"),
    },
    three_quarters=("three",),
    weekday=r"(?:(?:on |this |next )?(?P<weekday><WEEKDAY>))",
    part=r"(?:in the |this |at )?(?P<part><PARTS>)",
    hours=(),
    clear=frozenset(),
    counts_to_24=False,
    hint="",
    words=Words(
        past=(
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
        ahead=(
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
        landing=(r"land(?:s|ing)?|arriv(?:e|es|ing|al)|touch(?:ing)? ?down|eta|due|flight|gets? in|getting in",),
        never=(
            r"every ?day|daily|weekdays|weekends|each (?:day|morning|night)",
            r"every (?:night|morning|week\w{0,3}|hour|\w{3,6}day)|last \w{3,12}|yesterday",
            r"(?:you|u|they|store|restaurant|place) (?:\w{2,8} )?(?:open|close)",
            r"open(?:s|ing)? (?:at|from|until|till|by|hours)|clos(?:e|es|ed|ing) (?:at|by)",
        ),
    ),
    signs=Signs(
        behind_length=(
            r"[\s-]{0,2}(?:long|waits?|waiting|delays?|drives?|calls?|queues?|lines?|windows?|of|ago|straight|each|per"
            r"|a (?:day|week|month)|every|hotline"
            r"|service|shifts?|notice|or less|without|with no|and (?:no|nothing|still|nobody)|since|i've"
            r"|and i've|but (?:no"
            r"|nothing)|old|earlier"
            r"|return|rule|limit|turnaround|response|interval)(?!\w)"
        ),
        behind_clock=(
            r"\s?(?:-|to|until|till|through|thru) ?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m|(?=\W|$))"
            r"|[%\u20ac\u00a3$/]|[:.,]\d"
            r"|\s?(?:st|nd|rd|th|x|k|am|pm)\w{0,2}(?!\w)"
            r"|\s?(?:percent|dollars|bucks|usd|euros?|pounds|people|persons|guests|miles|km|years?|yrs|days?"
            r"|weeks?|months?"
            r"|stars?|inch|oz|ounces)(?!\w)"
        ),
        before_clock=(
            r"(?:\d\s?(?:[ap]\.?m\.?)?\s?(?:-|to|until|till|through)|from|between)\s?$|[$#\u20ac\u00a3/.:,\-\d]$"
        ),
        behind_bare=(
            r"\s{0,3}(?:$|[.,;!?)(\n\"~&-]|[^\x00-\x7f]|:-?[)(]|(?:tonight|tomorrow|today|sharp|with|and|if"
            r"|when|please|pls"
            r"|plz|so|can|could|would|will|i|i'm"
            r"|i'll|we|at|on|in|this|or|but|thx|thanks|because|from|then|to|is|the|my|your|k|ok|okay|for|local"
            r"|ish|est|pst"
            r"|cst|mst|edt|pdt|cet|et|pt|ct|via|after"
            r"|before|next|love|hoping|craving|hungry|meet|bring|do|any|anyone|someone|see|x|xx|lol|near|by"
            r"|though|tho|right"
            r"|be|need|want|think|possible|bring)(?!\w))"
        ),
        date=(
            r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?,?\s\d|\d(?:st|nd|rd"
            r"|th)?\s(?:of\s)?(?:jan|feb|mar|apr|jun|jul|aug|sep|oct"
            r"|nov|dec)|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]|\s(?:hour|hr))|\d{4}-\d\d-\d\d|\d(?:st|nd|rd|th)\b"
        ),
        range_open=NOWHERE,
        behind_past=NOWHERE,
        behind_perhaps=NOWHERE,
        open_ended=NOWHERE,
        behind_had=NOWHERE,
        having=NOWHERE,
    ),
)
