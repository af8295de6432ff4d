"""German words that ask. Data for `questions` only."""

from __future__ import annotations

_HEAD = (
    r"(?<![^\W_]\s)(?:(?:hallo|hi|hey|moin|servus|sagt|sag|mal|leute|bitte|und|oder|aber|ihr lieben|zusammen"
    r"|guten tag|guten morgen|guten abend|frage|grüß euch) ){0,3}"
)

WITH_MARK = (
    (
        r"wer|was|wann|wo|wie|warum|wieso|weshalb|welche[rsmn]?|wohin|woher|wofür|womit|wozu|worum|woran"
        r"|wieviele?|wem|wen|wessen|ob|ist|sind|seid|bist|habt|hat|haben|hast|habe|hab|hätte\w{0,2}|gibt|gibt's"
        r"|gab|kann|kannst|könnt|können|könnte\w{0,2}|darf|dürfen|dürfte\w?"
    ),
    (
        r"muss|muß|müssen|müsst|soll|sollte\w?|sollen|wird|werdet|werden|wirst|macht|machen|nehmt|nehmen|bietet"
        r"|bieten|braucht|brauche|brauch|gilt|gelten|geht|gehts|gehen|kostet|kosten|kommt|komme|lohnt|zählt"
        r"|stimmt|weiß|weißt|wisst|kennt|findet|finde|bekomme?|bekommt|kriege?|krieg|öffnet|schließt|akzeptiert"
    ),
    (
        r"verkauft|jemand|irgendwer|irgendjemand|liefert|liefern|läuft|passt|würde\w{0,2}|wäre|wollt|möchtet"
        r"|plant|steht|fängt|beginnt|startet|findet|trainiert|reicht|hilft|funktioniert|klappt|schon|noch|auch"
        r"|eigentlich|tut|wars|war|waren|parken|zahlt|dauert|bleibt|habt's|seids"
    ),
)
WITHOUT_MARK = (
    r"hätte? (?:ich |wir )?(?:\w{2,8} )?gerne? (?:\w{2,12} ){0,2}?(?:gewusst|erfahren)",
    (
        rf"was ist (?:\w{{2,14}} ){{1,6}}?(?:drin|enthalten|dabei|inklusive|inbegriffen)|{_HEAD}(?:bekomme?"
        r"|kriege?) (?:ich|man|wir) (?:als|auch|bei|mit|eine?n?|noch|dafür|bei euch|da)"
    ),
    (
        r"(?:wie|wo|wann|womit|woran|wohin|wofür) (?!ihr|du|toll|super|schön|geil|lange|immer)\w{3,12} (?:ich"
        r"|man|wir|ihr|der|die|das|euer|eure)(?! nur)"
    ),
    (
        r"(?:was|wie ?viel|wieviel) (?:kostet|kosten|zahlt|zahle|bezahlt)(?! mich)|(?:ab |bis |seit "
        r"|von )?wann (?:\w{2,10} )?(?:gibt'?s|habt|hat|macht|öffnet|schließt|ist|seid|kann|gibt|beginnt|startet|fängt"
        r"|kommt|findet|geht|sind|darf|wird|wäre|können|läuft)(?! (?:endlich|das mal))"
    ),
    (
        r"wo (?:finde|ist|sind|kann|gibt'?s|gibt es|bekomme?|seid|liegt|steht|muss|parkt|sehe)|wie (?:lange"
        r"|viel|viele|oft|teuer|hoch|weit|alt|spät) (?:\w{2,14} ){0,3}?(?:ist|sind|kann|habt|geht|gehen|dauert"
        r"|muss|darf|gilt|kostet|läuft|hat|seid)|wie (?:kann|komme?|melde|funktioniert|läuft das|geht das"
        r"|lauten|buche|kündige|bekomme)(?!\w)"
    ),
    (
        r"um wie ?viel uhr|wie (?:scharf|groß|schwer|alt|warm|hoch|weit|schwierig|streng|anstrengend|frisch) (?:ist"
        r"|sind|wird) (?:der|die|das|ein|euer|eure|es)|welche[rsn]? (?:\w{3,16} ){1,3}?(?:habt|gibt|ist|sind|kann"
        r"|bietet|eignet|könnt"
        r"|empfehlt|nehmt|hat|brauche)"
    ),
    (
        rf"{_HEAD}(?:habt ihr|haben sie|hat ihr|hat das studio) (?:\w{{2,18}} ){{0,3}}?(?:noch|auch|heute"
        r"|morgen|am|an|eigentlich|ein\w{0,2}|wlan|parkpl\w{2,6}|plätze|offen|auf|geöffnet|zu|geschlossen"
        r"|kurse?|yoga|\w{3,10}tickets?|rabatt|duschen|eine)"
    ),
    (
        rf"{_HEAD}(?:gibt'?s|gibt es) (?:\w{{2,12}} ){{0,2}}?(?:bei euch|noch|auch|heute|eigentlich|eine?n?"
        r"|irgendwo|im|bei|ein|schon|dieses|nächste\w?|rabatt|gutscheine?|plätze|sowas)"
    ),
    (
        rf"{_HEAD}(?:kann|könnte|darf|muss|brauche?|soll|dürfte) (?:ich|man|mein\w{{0,2}} \w{{3,10}}"
        r"|wir) (?!(?:nur|euch|da|mich|mir|nicht|leider|das|gar|jedem|wärmstens|kaum|absolut|voll|gut"
        r"|verstehen|sagen|zugeben|gestehen|schon|jetzt|wirklich|echt|allen|es|ich|immer|auch nur|so"
        r"|noch nicht|bestätigen|empfehlen)(?!\w))(?:\w{2,14} ){0,3}?(?:\w{2,16})"
    ),
    (
        rf"{_HEAD}(?:seid ihr|sind sie|ist das studio|ist der|ist die|ist bei euch"
        r"|ist euer) (?:\w{2,14} ){0,4}?(?:offen|geöffnet|auf|zu|geschlossen|da|erreichbar|möglich"
        r"|inklusive|dabei|kostenlos|frei|barrierefrei)"
    ),
    (
        rf"{_HEAD}(?:nehmt|bietet|macht|verkauft|akzeptiert|liefert|sucht|plant|öffnet|braucht|vermietet"
        r"|trainiert|schließt) (?:ihr|man) (?:\w{2,14} ){0,2}?\w{2,16}"
    ),
    (
        r"(?:weiß|wei(?:ss|ß) hier|kennt|hat|hätte) (?:hier |da |zufällig |vielleicht )?(?:jemand|wer|einer"
        r"|irgendwer|irgendjemand) (?:\w{2,12} ){0,3}?(?:ob|wann|wo|wie|was|erfahrung\w{0,2}|tipps?|ein\w{0,2}"
        r"|wer|von euch|den|die|das|\w{3,14})"
    ),
    (
        r"(?:könnt|könnten|kann|kannst|könntet) (?:ihr|sie|du|jemand|wer|mir jemand|mir wer"
        r"|mir einer) (?:\w{2,10} ){0,3}?(?:sagen|erklären|verraten|mitteilen)"
        r"|sagt mir (?:\w{2,8} ){0,2}?(?:wann|wo|wie|ob|was(?! (?:nettes|schönes|liebes)))"
    ),
    (
        r"(?:würde?|wüsste?|möchte|will|wollte?|hätte) (?:ich )?(?:\w{2,8} ){0,3}?(?:wissen|(?:nach)?fragen"
        r"|erfahren)(?! lassen)|wüsste gern\w?|(?:kurze|kleine|eine|ne|mal eine|hätte eine|hab ne|habe eine"
        r"|meine) frage|frage:|frage an euch|mich würde interessieren|(?:mich )?interessiert,? (?:ob|wann|wie)"
    ),
    (
        rf"{_HEAD}(?:lohnt sich|gilt|gelten|zählt|geht|fällt|findet|bekommt man|bekomme ich|kriegt man"
        r"|krieg ich|kommt man|ist es möglich|wäre es möglich"
        r"|besteht die möglichkeit) (?:\w{2,14} ){0,4}?(?:auch|noch|heute|morgen|man|bei|ohne|mit|das|der"
        r"|die|zu|statt|am)"
    ),
    (
        r"(?:fragt?e? (?:mich|ihr)),? (?:ob|wann|wie|wo|was)|(?:suche|bräuchte|brauche) (?:\w{2,10} )?(?:infos?"
        r"|informationen|auskunft)|was (?:habt|macht|bietet|muss|ist bei|sind eure|brauche|gibt) (?:ihr|ich|es"
        r"|man|'s)?"
    ),
)
RHETORICAL = (
    (
        r"(?:echt|ehrlich|wirklich|ernsthaft|oder|ne|nicht wahr|gell|gelle|wa|na)(?: jetzt)?"
        r"|(?:ist das )?(?:euer|dein|ihr) (?:\w{2,10} )?ernst|geht'?s (?:eigentlich )?noch"
        r"|wollt ihr mich (?:\w{2,10} )?verarschen|was soll (?:das|der \w{3,10})(?: \w{2,8}){0,2}"
    ),
    (
        r"(?:soll das|ist das) (?:\w{1,8} ){0,3}?(?:witz|scherz|ernst gemeint)(?: sein)?|spinnt ihr|hallo"
        r"|wie bitte|wer braucht(?: \w{2,10}){0,4}|was ist (?:nur |bloß )?los mit euch|wie schwer kann (?:das"
        r"|es)(?: \w{2,8}){0,2}|wie lange (?:denn |soll ich |muss ich |dauert das )?noch|wie oft (?:denn )?noch"
        r"|und jetzt|wtf|was (?:zum|zur) \w{4,8}|wie geil ist das(?: denn)?|ist das (?:nicht )?(?:geil|schön"
        r"|toll)|geil oder"
    ),
)
