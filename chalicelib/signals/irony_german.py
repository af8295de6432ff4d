"""German words of mockery. Data for `irony` only."""

from __future__ import annotations

_DAMAGE = (
    r"(?:nicht\w{0,1}|nie|nix|kein\w{0,2}|warten (?:lassen|müssen|ließt|lasst)|gewartet(?! hab)|vergessen(?!e)"
    r"|verloren|verbockt|versaut|ruiniert|verdorben|vermasselt|ignoriert\w{0,2}|kalt\w{0,2}|roh\w{0,2}"
    r"|falsch\w{0,2}|verbrannt\w{0,2}|zu spät|doppelt|abbucht|abgebucht|trotz|obwohl|sperr\w{1,3}|gesperrt\w{0,2}"
    r"|schließ\w{1,3}|schließt"
    r"|geschlossen\w{0,2}|abgesagt|absag\w{1,2}|ausfall\w{0,2}|ausfällt|gestrichen\w{0,2}|streich\w{1,2}"
    r"|kaputt\w{0,2}|defekt\w{0,2}|stehen ?lassen|stehen ?gelassen|rausgeworfen|hängen ?lassen|im regen|umsonst"
    r"|angeschnauzt|kassiert|abgezockt|zu dumm|unfreundlich\w{0,2}|weg)"
)

OPEN_MOCKERY = (
    r"na (?:herzlichen|besten|schönen|vielen|recht herzlichen) dank",
    (
        r"danke für (?:gar )?(?:nichts|nix)|na (?:super|toll|klasse|danke|bravo|prima|wunderbar|herrlich|spitze"
        r"|vielen dank|schönen dank)(?! (?:dann|und|wie geht))|(?:das ist |das war )?ganz großes kino(?! (?:was"
        r"|euer|danke|gestern|heute|der|die|das|\U0001f60d))|großes kino,? (?:wirklich|ihr|mal wieder"
        r"|schon wieder|echt|leute)"
    ),
    (
        r"(?:toll|super|prima|klasse|fein|schön|großartig|spitze|bravo|stark|gut) (?:gemacht|hinbekommen"
        rf"|hingekriegt|gelöst|organisiert|geplant)(?: \w{{2,12}}){{0,3}}?,? (?:\w{{1,14}} ){{0,6}}?{_DAMAGE}"
    ),
    (
        r"(?:danke|glückwunsch|dank) (?:\w{2,8} )?(?:für|zu|zum|zur) (?:\w{2,5} )?(?:kalte|rohe|falsche"
        r"|verdorbene|verbrannte|lange|miese|ewige|versaute|ruinierte|kaputte|dreckige|stundenlange"
        r"|unfreundliche|eiskalte|verpasste)\w{0,2} \w{4,16}"
    ),
    (
        r"(?:danke|dank|dankeschön|merci)(?: auch| euch| dafür| vielmals| leute| mal wieder)?,? (?:dass|daß"
        rf"|fürs?) (?:\w{{1,14}} ){{0,7}}?{_DAMAGE}(?! (?:aufgegeben|aufgebt|müssen|\w{3, 14} (?:aufgehoben|gefunden"
        rf"|nachgeschickt|zurückgegeben|aufbewahrt)))"
    ),
    (
        r"(?:danke|dank) (?:\w{2,8} ){0,3}(?:versaut|ruiniert|verdorben|vermasselt|verloren|vergessen)\w{0,2}"
        r"|(?:schönen|vielen|herzlichen|besten) dank auch(?! (?:an|für (?:alles|den|die|das|eure)|von|noch"
        r"|dir))|danke auch(?= ?(?:$|[.,!]))"
    ),
    (
        r"(?:schön|toll|super|klasse|prima|nett|fein|großartig),? (?:dass|daß|wie) (?:ihr|man|ich|es|keiner"
        rf"|niemand|die|der|das) (?:\w{{1,14}} ){{0,6}}?{_DAMAGE}(?! (?:aufgegeben|aufgebt|vergessen habt))"
    ),
    (
        r"(?:respekt|hut ab|bravo|glückwunsch|gratuliere|gratulation)[,.!]? (?:so |dass |dafür |wie "
        r"|zu so )(?:\w{1,14} ){0,3}?(?:unfreundlich|unfähig|viel|dreist|schlecht|frech|lahm|inkompetent"
        r"|langsam|unverschämt|wenig|mies)\w{0,2}"
    ),
    (
        r"(?:muss|das muss) man (?:auch )?erst ?mal (?:schaffen|können|hinkriegen|hinbekommen)"
        r"|kundenservice(?: wird)? (?:vom feinsten|at its best|par excellence|deluxe|ganz groß\w{0,2})"
        r"|servicewüste|#ironie\w{0,3}|ironie (?:off|aus)|/ironie|#sarkasmus|sarkasmus (?:off|aus)"
    ),
    (
        r"(?:toll|klasse|super|geniale?|tolle|spitzen|geile) (?:idee|leistung|aktion|planung|organisation"
        r"|service|kundenservice|zeit|timing|erfindung),? (?:\w{1,14} ){0,7}?(?:zu (?:sperren|schließen"
        r"|streichen|erhöhen|verkleinern|kürzen|verlegen)|gesperrt|geschlossen|abgesagt|ausfallen|kaputt"
        r"|gestrichen|zu machen|abzusagen|dicht ?(?:zu )?machen)"
    ),
    (
        r"(?:wow|bravo|wahnsinn|beeindruckend|faszinierend|erstaunlich|unglaublich|irre),? (?:wie"
        r"|dass) (?:\w{1,14} ){0,7}?(?:nicht|nie|ruinier\w{1,2}|schuhsohle|versau\w{1,2}|vergess\w{1,2}"
        r"|verbock\w{1,2}|ignorier\w{1,2}|kein\w{0,2}|schlecht|langsam)"
    ),
)
DOUBTFUL = (
    (
        r"(?:super|toll|klasse|prima|schön|spitze|großartig|perfekt),? und (?:wo|wie|was|wann|wer|jetzt|nun"
        r"|woher|womit) (?!ist das|war das)(?:\w{2,10} )?(?:soll|muss|darf|mach|komm|bekomm|krieg|kann|geh"
        r"|bitte)\w{0,3}"
    ),
    (
        r"(?:so|das) (?:geht|nennt man|stell ich mir) (?:also |wohl )?(?:kundenservice|kundenfreundlichkeit"
        r"|service|kundenorientierung)|(?:ein|was für ein) (?:traum|genuss|erlebnis),? dieser? (?:service|laden"
        r"|studio|hotline)|(?:was|welch) (?:ein|eine) (?:überraschung|wunder)(?= ?[.,!])"
    ),
    (
        r"läuft(?: ja)?(?: mal wieder| wieder)? (?:ja )?bei (?:euch|denen|ihnen|dir)(?! (?:auch|noch|heute"
        r"|morgen|am|der|die|das|ein|super|alles|gut|richtig|echt))|(?:ist ja |echt |wirklich |mal wieder "
        r"|wieder )?ganz große(?:s)? (?:klasse|kino|leistung|tennis|kunst)(?!,? (?:dieses?r?|der|die|das|von"
        r"|was|gestern|abend|heute))"
    ),
    (
        r"(?:wirklich|echt|mal wieder|wieder mal|wieder) (?:eine |ne )?(?:meisterleistung|glanzleistung|großtat"
        r"|reife leistung)|reife leistung|glanzleistung|meisterleistung|(?:herzlichen |na "
        r"|meinen )?glückwunsch(?! (?:zum|zur|an|euch|dir|ihr|nachträglich|lieber?|zu \w{3,14} (?:jahren|kurs"
        r"|jubiläum))),? (?=\w{3})|applaus,? applaus|chapeau,? (?:ihr|wieder)|(?:ja|aha|soso|is) klar(?= ?(?:$"
        r"|[.,!]))|wer'?s glaubt|schon klar"
    ),
    (
        r"(?:das )?(?:ist ja|wird ja|war ja) (?:mal wieder |wieder |mal |immer )+?(?:toll|super|klasse|schön"
        r"|herrlich|prima|typisch|spitze)|wie immer (?:vorbildlich|zuverlässig)|#läuft|ich bin begeistert\."
        r"|mein(?:e)? (?:highlight|held\w{0,2}) (?:des tages|der woche)|vorbildlich"
    ),
)
"""May be praise; it is held all the same."""
SMALL_TROUBLE = (
    (
        r"(?:schon )?wieder (?:mal )?(?:nur )?(?:zu|geschlossen|kaputt|defekt|dicht|kein\w{0,2}|nicht\w{0,1}"
        r"|niemand|voll|alles|kalt\w{0,2}|abgesagt|warten|ausgefallen|gesperrt)|schon wieder|(?:\d{1,2}"
        r"|eine[rn]?|ne|zwei|drei|vier|fünf|halbe|ganze|mehrere|über) stunden?|stundenlang|\d{1,2} ?(?:h|std)"
        r"|(?:\d{1,3}|dreißig|vierzig|fünfzig) ?min(?:uten)?|gewartet(?! habt)|warten|warte|wartezeit\w{0,2}"
        r"|verspät\w{1,4}|kaputt\w{0,2}|defekt\w{0,2}"
    ),
    (
        r"ausgefallen|ausfällt|fällt aus|abgesagt|gestrichen|keiner|niemand|(?:dritten|vierten|fünften|x-?ten"
        r"|zweiten|zehnten) mal|warteschleife|kalt\w{0,2}|eiskalt|leer|geschlossen|immer noch|trotz|obwohl"
        r"|nichts|nix|außer|minus|ohne|(?:zweite|dritte|vierte|fünfte)[nr]? (?:woche|monat|tag)|aufgelegt"
        r"|dreckig\w{0,2}|verdreckt|zu spät|verloren|weg|hotline|bandansage|anrufbeantworter|ignoriert"
        r"|vergessen|gesperrt|roh|nur (?:zwei|drei|\d) (?:wochen|monate|tage|stunden)|natürlich|monate"
        r"|wochen lang|ewig|teurer"
    ),
)
EXCLAIMED_PRAISE = (
    (
        r"super|toll\w{0,2}|klasse|spitzen?\w{0,7}|großartig\w{0,2}|prima|bravo|wunderbar\w{0,2}"
        r"|herrlich\w{0,2}|fantastisch\w{0,2}|genial\w{0,2}|perfekt\w{0,2}|hervorragend\w{0,2}|schön\w{0,2}"
        r"|danke\w{0,5}|dank|respekt|glückwunsch|gratuliere|gratulation|hut ab|ganz große\w{0,1}|großes kino"
        r"|topp?|mega|traumhaft\w{0,2}|vorbildlich\w{0,2}|weltklasse|läuft|liebe? (?:es|ich|das)|freu mich"
        r"|kompliment|fein|klasse|lob|chapeau|begeistert|geil\w{0,2}|nett|stark\w{0,2}|hammer|bester?"
        r"|beste[sn]?|yeah|juhu|hurra|wow|ihr werdet besser|premium\w{0,8}|vip\w{0,8}|kundenfreundlich\w{0,2}"
        r"|kundenservice|stolz"
    ),
)
