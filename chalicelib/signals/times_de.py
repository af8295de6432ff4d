"""How German writes times; what the fields mean is said in `time_grammar.Grammar`."""

from __future__ import annotations

from chalicelib.signals.time_grammar import Grammar, Signs, Words

_ONES = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TENS = {20: "zwanzig", 30: "dreißig", 40: "vierzig", 50: "fünfzig", 60: "sechzig", 70: "siebzig", 80: "achtzig"}
_TEENS = ("zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")
_COUNTED = {
    **{word: value for value, word in enumerate(_ONES) if word},
    **{word: value for value, word in enumerate(_TEENS, start=10)},
    **{word: value for value, word in _TENS.items()},
    **{
        f"{one}und{_TENS[ten]}": ten + value
        for ten, values in ((20, range(1, 10)), (30, (5,)), (40, (5,)), (50, (5,)))
        for value, one in enumerate(_ONES)
        if value in values
    },
}
_HALVES = {f"{one}einhalb": value + 0.5 for value, one in enumerate(_ONES[:7]) if one}
_HOURS = ("eins", *(word for word, value in _COUNTED.items() if value <= 24))

_ABOUT = (
    r"(?:(?:etwa|ca\.?|circa|zirka|ungefähr|rund|gut|knapp|so|genau|schon|nur|noch|wohl|vielleicht|voraussichtlich"
    r"|in etwa|weniger als|maximal|spätestens|höchstens|circa|~) ?){0,2}"
)
_ROUGHLY = r"(?:gute[nr]? |knappe[nr]? )?"
_AN = r"(?:(?:einer|eine|'?ner|einem) )?"
_H = r"(?:stunden?|stündchen|stdn?\.?|h)"
_M = r"(?:minuten?|minütchen|min\.?|mins)"
_OR = r"(?:(?:\s?-\s?| bis | oder |, ?)<N>)?"
_FLIGHT = r"(?:ich|wir|(?:mein|unser|der) (?:flug|flieger|flugzeug)|(?:die|unsere) maschine)"
_TO_LANDING = (
    rf"(?:bis|vor) (?:zur |zum |meiner |unserer )?(?:landung|ankunft|touchdown)|bis {_FLIGHT}"
    r" (?:\w{1,14} ){0,3}(?:land\w{1,3}|ankomm\w{1,2}|da (?:bin|sind|ist))"
)
_AT = r"(?P<cue>(?:um|gegen|bis|vor)(?= )|@)"
_HEDGE = r"(?:(?:so|etwa|ca\.?|circa|zirka|ungefähr|genau|exakt|pünktlich|punkt|spätestens|rund|kurz|in etwa) ){0,2}"
_LEAD = rf"(?:(?:so|etwa|ca\.?|circa|zirka|ungefähr|pünktlich|spätestens|kurz) ){{0,2}}{_AT} ?{_HEDGE}"
_LANDING = r"(?P<verb>land(?:e|en|et|ung)|ankunft|touchdown|eta)"
_NO_PEOPLE = r"(?! ?(?:leute|personen|mann|gäste|mal|x|euro|eur|\u20ac|prozent|%|jahr))"
_MINUTE = "(?:fünf|zehn|fünfzehn|zwanzig|fünfundzwanzig|dreißig|fünfunddreißig|vierzig|fünfundvierzig|fünfzig)"
_UHR = rf"(?P<sharp> ?uhr)(?: (?P<word_minute>[0-5]\d|{_MINUTE})(?!\d){_NO_PEOPLE})?"
_EARLY = (
    r"(?:<BEFORE>,? )?(?:(?P<early>(?:am )?(?:vormittag|mittag|nachmittag|abend)|morgens|mittags|abends|nachts),? )?"
)
_WHEN = r"(?:,? <PART>)?(?:,? <DAY>)?"
_DAYS = {
    f"{day}{part}": ahead
    for day, ahead in (("heute", 0), ("heut", 0), ("morgen", 1), ("übermorgen", 2))
    for part in (
        "", " früh", " in der früh", " morgen", " vormittag", " mittag", " zu mittag", " nachmittag", " abend",
        " nacht",
    )
    if not (part == " morgen" and "morgen" in day)
}  # fmt: skip

DE = Grammar(
    numbers={
        **_COUNTED,
        **_HALVES,
        **dict.fromkeys(("eins", "einer", "einem", "eine", "ne", "'ner", "ner"), 1),
        "zwo": 2,
        "anderthalb": 1.5,
        "neunzig": 90,
        "hundert": 100,
        "ein paar": 2,
    },
    hours=_HOURS,
    weekdays={
        **dict.fromkeys(("montag", "mo"), 0),
        **dict.fromkeys(("dienstag", "di"), 1),
        **dict.fromkeys(("mittwoch", "mi"), 2),
        **dict.fromkeys(("donnerstag", "do"), 3),
        **dict.fromkeys(("freitag", "fr"), 4),
        **dict.fromkeys(("samstag", "sonnabend", "sa"), 5),
        **dict.fromkeys(("sonntag",), 6),
    },
    weekday=(
        r"(?:(?:am |an diesem |diesen |kommenden |nächsten |kommender )?(?P<weekday><WEEKDAY>)\.?"
        r"(?:(?: |-)?(?P<part><PARTS>))?)"
    ),
    named={"mitternacht": 24, "mittag": 12},
    days=_DAYS,
    parts={
        **dict.fromkeys(("früh", "in der früh", "morgens", "morgen", "vormittag", "vormittags"), "am"),
        **dict.fromkeys(("mittag", "mittags", "nachmittag", "nachmittags"), "noon"),
        **dict.fromkeys(("abend", "abends"), "pm"),
        **dict.fromkeys(("nacht", "nachts"), "night"),
    },
    part=r"(?:(?:am|in der) )?(?P<part><PARTS>)",
    lengths=(
        rf"{_AN}{_ROUGHLY}(?P<quarters>drei ?viertel|drei ?viertelstunden|3/4|viertel|1/4)[\s-]?(?:stunde|std\.?|h)",
        rf"{_AN}{_ROUGHLY}(?P<half>halbe[nr]?[\s-]?(?:stunde|std\.?|h)|halben stündchen|(?:1/2|\u00bd) ?{_H})",
        (
            rf"(?P<h1><N>)[\s-]{{0,2}}(?P<half1>(?:und ){_AN}halbe[nr]? {_H}|(?:1/2|\u00bd|ein ?halb) ?{_H}"
            rf"|{_H} und (?:einer?|'?ne) halben?)"
        ),
        rf"(?P<h3>\d{{1,2}}):(?P<hm4>[0-5]\d) ?{_H}",
        (
            rf"(?P<h2><N>){_OR}[\s-]{{0,2}}{_ROUGHLY}{_H}(?:(?:,? (?:und )?|(?<=h) ?)(?P<hm><N>) ?{_M}"
            r"|(?<=h) ?(?P<hm2>[0-5]\d)(?![:\d])|(?<=std|nde) (?P<hm3>[0-5]\d)(?![:\d]))?"
        ),
        rf"(?P<m><N>){_OR}\+?[\s-]{{0,2}}{_ROUGHLY}{_M}",
    ),
    three_quarters=("drei", "3"),
    deadlines=(
        (
            r"(?:in|innerhalb|binnen|inner|eta:?) (?:von |den nächsten |der nächsten )?"
            rf"{_ABOUT}(?:(?:den|der) nächsten )?<LENGTH>"
        ),
        (
            rf"(?P<still>noch )?{_ABOUT}<LENGTH> (?:ab jetzt|von jetzt an|{_TO_LANDING}"
            r"|(?(still)(?:flug|flugzeit|in der luft)|(?!)))"
        ),
        r"(?:in|innerhalb|binnen) (?:der|dieser|der nächsten) (?P<one>stunde)",
        r"in (?:ca\.? |etwa )?(?P<bare>\d{2})(?=\s{0,3}(?:[,.!?)]|$))",
    ),
    clocks=(
        (
            rf"{_EARLY}(?:(?:{_LANDING}:? ?)?(?:{_LEAD}|(?:ab|nach) {_HEDGE}|{_HEDGE}))<CLOCK>"
            rf"(?:{_UHR}| ?(?P<am>p) ?m| ?h)?{_WHEN}"
        ),
        rf"(?:<BEFORE>,? )?(?:{_LEAD}|zu )(?P<named><NAME>)(?:,? <DAY>)?",
        (
            r"(?P<before>übermorgen|morgen|heute|(?:am )?\w{6,10}tag|(?:am )?mittwoch)(?: |-)?(?:zu |am )?"
            r"(?P<named>mittag|mitternacht)"
        ),
        (
            rf"{_EARLY}(?:{_LEAD}|(?:(?:ab|nach) )?{_HEDGE}(?=\w{{3,16}} uhr))(?P<word><HOURS>)"
            rf"(?:{_UHR})?{_WHEN}"
        ),
        (
            rf"{_EARLY}(?:{_LEAD})?(?:(?P<past><PAST_OF>|(?(cue)viertel|(?!)))"
            r"|(?P<over><N>)(?: minuten?| min\.?)? (?P<way>nach|vor)) (?:(?P<hour>1\d|2[0-4]|[1-9])"
            rf"|(?P<word><HOURS>)|(?P<named>mitternacht))(?P<sharp> uhr)?{_WHEN}"
        ),
    ),
    past_of={
        "halb": -30,
        "viertel nach": 15,
        "viertel vor": -15,
        "dreiviertel": -15,
        "drei viertel": -15,
        "viertel": -45,
        **{
            f"{number} {way} halb": -30 + minutes * sign
            for number, minutes in (("fünf", 5), ("5", 5), ("zehn", 10), ("10", 10))
            for way, sign in (("vor", -1), ("nach", 1))
        },
    },
    back=frozenset(("vor",)),
    clear=frozenset(("um",)),
    zones={
        **dict.fromkeys(("mez", "mesz", "cet", "cest", "deutscher zeit"), "Europe/Berlin"),
        **dict.fromkeys(("gmt", "utc"), "UTC"),
    },
    counts_to_24=True,
    hint=(
        r"\d|uhr|halb|viertel|mittag|mitternacht|stunde|stündchen|minute|minütchen"
        r"|(?:um|gegen|bis|vor)\s+(?:\w{2,9}\s+)?(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
    ),
    words=Words(
        past=(
            r"war|waren|warst|wart|kam|kamen|kamst|ging|gingen|gab|stand|standen|sassen|saß|bekam|bekamen",
            r"gewesen|gestern|vorgestern|letzte[nrsm]?|vorhin|vorige[nrsm]?|seit|seitdem|damals|neulich|nicht|nie",
            r"niemand|nichts|keine?[nrms]?|immer|jede[nrsm]?|täglich|alle|pro|meistens|normalerweise|oft|manchmal",
            r"öffne[nt]|schließ(?:t|en)|geöffnet|geschlossen|öffnungszeiten|zwischen|durchschnittlich|mindestens",
            (
                r"(?:\d{1,3}|\w{3,8}ten|zwei|drei|vier|fünf|zehn|zig) ?mal|versprochen|version|staffel|folge"
                r"|kapitel|seite|platz|stufe|level|raum|zimmer|kostete?|preis|preise"
            ),
            r"gewartet|gestanden|gesessen|ge(?:kommen|gangen|blieben|sagt|hört|schickt|geben|stern|landet)",
            r"angekommen|angerufen|angeblich|hieß|sagte|sagten|wollte|wollten",
            r"dauerte|schaffte|schafften|akku|artikel|paragraf|absatz",
        ),
        ahead=(
            r"lande|landen|landet|landung|ankunft|ankomm(?:e|en|t)|komm|komme|kommen|kommt|bin|sind|da|werde|werden",
            r"wird|kann|kannst|könn(?:t|en|te|ten|tet|test)|bitte|bring\w{0,3}|treff\w{0,3}|möcht\w{1,3}|will|wollen",
            (
                r"brauch(?:e|en)|hätte\w{0,2}|würde\w{0,2}|heute?|morgen|übermorgen|nachher|später|bald|gleich"
                r"|flieg(?:e|en|t)"
            ),
            r"flug|flieger|freu\w{0,3}|hunger|hungrig|lust|unterwegs|hol(?:e|en|t)|abholen|reservier\w{1,3}|tisch",
            r"termin|boarding|gate|terminal|startet|beginnt|kurs|training|probetraining|soll|sollen|sollte|bis",
            r"einchecken|anreise|abflug|verspätung|steh(?:e|en)|warte|warten|fahr(?:e|en)|erreich(?:e|en)",
            r"hab|habe|haben|wäre|wären|gern|gerne|eta|touchdown|treffpunkt|wollt|sehen|geht|gehe|gehen",
        ),
        landing=(
            r"land(?:e|en|et|ung)|ankunft|ankomm(?:e|en|t)|komm(?:e|en|t)|flug|flieger|maschine|eta|touchdown|bin|sind",
        ),
        never=(
            r"täglich|jede[nsmr]? (?:tag|abend|morgen|mittag|nacht|woche|\w{3,7}tag|mittwoch|mal)|wochentags|werktags",
            (
                r"(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs|wochenends|öffnungszeit(?:en)?|geöffnet"
                r"|öffne[nt]|immer"
            ),
            r"schließ(?:t|en)|macht (?:\w{1,9} ){0,3}(?:auf|zu|dicht)|gestern|vorgestern|letzte[nrsm]? \w{3,12}",
            (
                r"(?:habt|hat|haben) (?:ihr |sie )?(?:\w{1,9} ){0,5}(?:offen|auf|zu|geöffnet|geschlossen)(?= *(?:$"
                r"|[,.!?]))"
            ),
            r"(?:ihr|sie|laden|restaurant|studio|filiale) (?:\w{1,8} ){0,4}(?:offen|auf|geschlossen)",
            r"seid ihr (?:\w{1,9} ){0,5}(?:offen|da|erreichbar)|tagesschau|tatort|sendung|anpfiff",
        ),
    ),
    signs=Signs(
        behind_length=(
            r"[\s-]{0,2}(?:takt|rhythmus|lang|warte\w{0,12}|fußweg|fahrt|fahrzeit|autofahrt|entfernt|entfernung"
            r"|oder weniger|zu fuß|am stück|pro|je|täglich|hotline|service|schicht|mit (?:dem|der|bus|bahn)"
            r"|ohne|kein\w{0,2}|nicht|nichts|niemand|nie|später|danach|zuvor|vorher|schlange|stau|alt|rückmeldung"
            r"|reaktion\w{0,5}|lieferung|lieferzeit|weg|um|leer)(?!\w)"
        ),
        behind_clock=(
            r"\s?(?:-|bis\s) ?\d{1,2}(?:[:.]\d\d)?\s?(?:uhr|h|(?=\W|$))|\s?(?:uhr\s)?bis\s(?:\d|mitternacht)"
            r"|[%\u20ac\u00a3$/]"
            r"|\s(?:min\w{0,4}\.?\s)?(?:nach|vor)\s(?:halb\s)?(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
            r"|zehn|elf|zwölf)"
            r"|\s\u20ac|-[a-z]|[:.,]\d|\s?(?:x|k|mal|fach)(?!\w)|er(?!\w)"
            r"|\s?(?:prozent|euro|eur|dollar|cent|leute\w{0,2}|personen|person|mann|gäste\w?|kilometer|km|m|meter|cm"
            r"|jahr\w{0,3}|tag\w{0,3}|woche\w?|monat\w{0,2}|stern\w{0,2}|stunden?|std|minuten?|min|sekunden?|punkte?\w?"
            r"|tore?\w?|grad|kilos?|kg|g|gramm|liter|stück|ecken|runden|plätze|prozentpunkte|millionen"
            r"|milliarden|tausend"
            r"|nachrichten|uhr nachrichten)(?!\w)"
        ),
        before_clock=(
            r"(?:\d\s?(?:uhr\s?)?(?:-|bis)|(?<!\w)von|zwischen|gleis|gate|zimmer|platz|nr\.?|nummer|linie|straße|str\.?"
            r"|seite|tor|reihe|artikel|art\.?|absatz|paragraf|halle|tisch)\s?$|[#$\u20ac\u00a3/.:,\-\d]$"
        ),
        behind_bare=(
            r"\s{0,3}(?:$|[.,;!?)(\n\"&]|[^\x00-\x7f]|:-?[)(]|(?:da|an|in|im|am|auf|bei|mit|und|oder|aber|wenn"
            r"|falls|weil"
            r"|damit|dann|wo|bitte|kann|könnt\w{0,4}|können|heute|morgen|übermorgen|früh|ich|wir|ihr|euch|lande|landen"
            r"|landet|landung|bin|sind|komme|kommen|hier|dort|vor|los|fertig|hungrig|ankomm\w{1,2}|abhol\w{1,3}"
            r"|zum|zur|nach"
            r"|gern\w?|noch|auch|ortszeit|essen|treffen|treff\w{0,3}|was|wieder|zurück|beim|raus|rein|geht"
            r"|ginge|wäre|sein"
            r"|sollte|soll|schon|evtl|vielleicht|passt|klappt|möglich|lg|vg|danke|merci|ok|okay|einen|eine|ein"
            r"|unser|mein"
            r"|am|aus|ab|etwa|ungefähr|zuhause|daheim|reservier\w{1,3}|landebahn)(?!\w))"
        ),
        date=(
            r"(?<!\w)(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november"
            r"|dezember)(?!\w)"
            r"|\d\.\s?(?:jan|feb|mär|apr|jun|jul|aug|sep|okt|nov|dez)(?:\.|\s)"
            r"|(?<!um\s)(?<!gegen\s)(?<!bis\s)(?<!landung\s)(?<!ankunft\s)(?<!lande\s)(?<![\d.:])(?:0?[1-9]"
            r"|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?!\w)"
            r"|\d{4}-\d\d-\d\d|(?<!\w)(?:in|vor)\s(?:\w{2,8}\s)?(?:\d{1,3}\s)?(?:wochen?|monat\w{0,2}"
            r"|jahr\w{0,2})(?!\w)"
            r"|(?:nächste|kommende|letzte|vorige)[nr]?\s(?:woche|monat|jahr)"
        ),
        range_open=r"(?:\d(?:\s?uhr)?|(?<!\w)(?:von|ab)\s(?:\w{1,6}\s)?\d\S{0,5}(?:\suhr)?(?:\s\w{4,8})?)\s{1,3}bis$",
        behind_past=(
            r"\s{1,3}(?:war(?:en|st|t)?|kam(?:en)?|ging(?:en)?|gab|stand(?:en)?|wollte\w{0,2}"
            r"|passierte|hieß|saß(?:en)?|rief(?:en)?|bekam(?:en)?|sagte\w?|dachte\w?)(?!\w)"
            r"|[^,;.!?:]{0,40}(?<!\w)(?:gewesen|gewartet|gestanden|geworden|versprochen)(?!\w)"
        ),
        behind_perhaps=(
            r"[^,;.!?:]{0,45}?\s(?:an|auf|ab|aus|ein|weg|zurück|los|vor|hin|rein|raus|fest|nach|mit|zu|um)?"
            r"ge(?!gen|nau|hen|ben|nug|rade|meinsam|plant|bucht|richt|tränk|ld|fallen|nießen|winn\w|ht|fragt)"
            r"\w{2,12}(?:t|en)(?=\s*(?:[,;.!?)]|$)|\s(?:und|habe?n?|hat)(?!\w))"
        ),
        open_ended=(
            r"(?<!\w)(?:werden?|wirst|wird|werdet|kann|könn\w{1,4}|bitte|wollen|will|möchte\w{0,2}|soll\w{0,3}|muss"
            r"|bin|sind|seid)(?!\w)"
        ),
        behind_had=(
            r"[^,;.!?:]{0,45}?\s(?:(?:be|er|ver|ent|zer|ge|auf|ab|an)\w{3,14}(?:t|en)|\w{2,10}iert|passiert)"
            r"(?=\s*(?:[,;.!?)]|$)|\s(?:und|habe?n?|hat)(?!\w))"
        ),
        having=r"(?<!\w)(?:hab|habe|haben|hat|habt|hast|wurden?|worden)(?!\w)",
    ),
)
