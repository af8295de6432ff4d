"""German words of trouble. Data for `complaints` only."""

from __future__ import annotations

_FEW = r"(?:\w{1,14} ){0,4}?"
_FOOD = (
    r"(?:steaks?|essen|fleisch|pommes|suppe|gericht|filet|porterhouse|pizza|burger|beilagen?|kaffee|nudeln|salat"
    r"|vorspeise"
    r"|hauptgang|bestellung|getränke?|portion|essen|es)"
)
_COURSE = (
    r"(?:\w{0,16}kurse?n?|\w{0,16}kurses|spinning|yoga|pilates|zumba|training|probetraining|stunde|einheit|bodypump"
    r"|bodycombat|crossfit|aquafit|rückenfit|hiit|cycling|termin|reservierung|tisch|buchung)"
)
_THING = (
    r"(?:\w{0,14}gerät\w{0,2}|laufband|laufbänder|beinpresse|crosstrainer|\w{0,8}duschen?|\w{0,6}toiletten?"
    r"|\w{0,4}klos?|heizung"
    r"|klima\w{0,8}|sauna|dampfbad|pool|schwimmbad|aufzug|automat|drehkreuz|spinde?|schlösser|föhne?|lüftung|app"
    r"|website"
    r"|homepage|seite|wlan|kabelzug|rudergerät|stepper|hantel\w{0,6}|bänke?|matten?|türe?|kaffeemaschine"
    r"|\w{0,4}maschinen?)"
)
_STAFF = (
    r"(?:trainer(?:in)?|personal|mitarbeiter(?:in)?|kellner(?:in)?|bedienung|service|team|kundenservice"
    r"|kundendienst|hotline"
    r"|support|empfang|theke|leitung|studioleiter(?:in)?|lieferdienst|lieferung|fahrer|bestellung|rückruf|coach)"
)
_SPAN_OF_TIME = (
    r"(?:\d{1,3}|einer?|eine[nm]?|ner|ne|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwanzig|dreißig|vierzig|über"
    r"|fast|mehr als"
    r"|gut|halbe|mehrere[n]?|ein paar|paar|wochen|monaten|tagen|stunden|ewig\w{0,4}|langem|\w{0,2}tage|gefühlt)"
    r"(?: (?:\d{1,3}|einer?|zwei|drei|halbe|paar))?(?: ?(?:min|minuten|std|h|stunden?|tagen?|wochen?|monaten?"
    r"|jahren?|ewigkeit\w{0,2}))?"
)
_FILTHY = (
    r"(?:dreckig\w{0,2}|verdreckt\w{0,2}|schmutzig\w{0,2}|siffig\w{0,2}|versifft\w{0,2}|versaut\w{0,2}"
    r"|ekelig\w{0,2}|eklig\w{0,2}"
    r"|ekelhaft\w{0,2}|widerlich\w{0,2}|vermüllt\w{0,2}|verschmutzt\w{0,2}|unhygienisch\w{0,2}|ungeputzt\w{0,2}"
    r"|verstopft\w{0,2})"
)
_BAD = (
    r"(?:schlecht|miserabl|grottig|grottenschlecht|furchtbar|schrecklich|mies|lausig|unterirdisch|grauenhaft"
    r"|grausam|erbärmlich"
    r"|lächerlich|unmöglich|beschissen|scheiß|unprofessionell|inkompetent|arrogant|unverschämt|pampig|patzig"
    r"|unfreundlich"
    r"|unhöflich|rotzfrech|frech|respektlos|desinteressiert|genervt|lustlos|überfordert|chaotisch|katastrophal"
    r"|peinlich)\w{0,3}"
)
_NOT_OURS = (
    r"(?! (?:\w{1,10} ){0,2}?(?:motivation|lust|bock|kraft|energie|disziplin|ausdauer|antrieb|zeit|geschafft|aufgerafft"
    r"|aufraffen|durchgehalten|trainiert|hingegangen)(?!\w))"
)
"""Whoever has no drive again complains of themselves; that is no complaint about us."""

_BROKEN = (
    r"(?:kaputt\w{0,2}|defekt\w{0,2}|außer betrieb|gesperrt|nicht benutzbar|hinüber|im eimer|eiskalt|kalt|undicht"
    r"|zu|dicht|geschlossen"
    r"|abgestellt|ausgefallen|nicht nutzbar)"
)

PLAIN = (
    (
        r"(?:bitte |macht |repariert |putzt |behebt |tut |antwortet |meldet euch |geht "
        r"|kümmert euch )(?:\w{1,10} ){0,3}?endlich|(?:wird|kommt|geht"
        r"|gibt) (?:\w{1,12} ){0,4}?endlich (?:mal )?(?:repariert|behoben|gemacht|geputzt|geändert|jemand"
        r"|wieder)|zu wenige? (?:geräte|personal|kurse|plätze|hanteln|trainer|parkplätze|duschen|spinde)"
        r"|kein(?:e|en)? (?:ersatz|vertretung|handtücher|seife\w{0,7}|ansprechpartner|rückruf|bedienung"
        r"|entschuldigung|einsicht)(?! nötig)"
    ),
    (
        r"(?:nicht|nie) (?:\w{1,8} )?(?:eingehalten|erfüllt|gereinigt|geputzt|akzeptabel|hinnehmbar"
        r"|nachvollziehbar|zumutbar|tragbar|in ordnung|okay,? dass|fair|professionell|kundenfreundlich"
        r"|durchgegart|gewürzt|essbar|genießbar)|(?:war|ist|sind"
        r"|waren) (?:\w{1,8} ){0,2}?(?:viel )?zu (?:salzig|kalt|zäh|trocken|laut|voll|teuer|warm|klein|durch"
        r"|roh|langsam|lange|wenig|eng|fettig|scharf|spät)|(?:durch|well done|roh|blutig|rare|medium) statt"
        r"|statt (?:medium|rare|rosa|englisch|blutig)"
    ),
    (
        r"beschwer(?:de|den|e|t)(?: mich)?(?! nicht)|reklam(?:ation|ier\w{2,3})"
        r"|nie(?:mals)? (?:mehr )?wieder(?= ?(?:$|[.,!]|bei|zu"
        r"|euch|dieses?|diesen|so|essen|hin|komm|gehen|geh|mit|bestell|in|was|ein|werde|betret))"
        r"|nie mehr (?:wieder )?(?:zu euch|bei|hin|in)"
    ),
    (
        r"(?:immer|noch) noch (?:keine?\w?|nicht|nichts|nix|auf|kaputt|defekt|zu)"
        rf"|{_FOOD} (?:\w{{2,10}} ){{0,4}}(?:eis)?(?:kalt|roh|zäh"
        r"|verbrannt|versalzen|ungenießbar|trocken|lauwarm|geschmacklos|angebrannt|verkohlt|ledrig|fad|labbrig"
        r"|matschig)"
    ),
    (
        r"(?:kalte[srn]?|rohe[srn]?|zähe[srn]?|verbrannte[srn]?|falsche[srn]?|ungenießbare[srn]?"
        r"|lauwarme[srn]?) (?:steak|essen"
        r"|fleisch|gericht|filet|pommes|suppe|beilage|rechnung|bestellung|adresse)|(?:eis)?kalt (?:serviert"
        r"|geliefert|angekommen)"
    ),
    rf"(?:{_STAFF}|{_COURSE}) (?:\w{{1,12}} ){{0,3}}(?:vergessen|verschlampt|verbummelt|verloren gegangen)|schuhsohle",
    rf"(?:fällt|fallen|fiel|fielen) {_FEW}aus(?! allen)|ausgefallen\w{{0,2}}|ausfall\w{{0,2}}|fällt flach",
    (
        rf"{_COURSE} (?:\w{{1,12}} ){{0,4}}(?:abgesagt|gestrichen|gecancelt|gecancelled|verschoben|ausgebucht"
        r"|überfüllt|überbucht|storniert"
        r"|verlegt|weg|voll)|(?:kurzfristig|einfach|grundlos|wieder|kommentarlos|plötzlich) (?:abgesagt"
        r"|gestrichen|gecancelt|geschlossen|verschoben)"
    ),
    (
        rf"{_THING} (?:\w{{1,12}} ){{0,6}}?{_BROKEN}|{_BROKEN}e[nrsm]? {_THING}|(?:halbe"
        rf"|das halbe) studio (?:\w{{1,10}} )?{_BROKEN}"
    ),
    (
        rf"seit {_SPAN_OF_TIME} (?:\w{{1,12}} ){{0,3}}?{_BROKEN}|schon wieder{_NOT_OURS}"
        rf"|wieder (?:mal )?(?:nur )?(?:(?:kein\w{{0,2}}|nicht|nix|nichts){_NOT_OURS}|alles voll|{_BROKEN})"
    ),
    (
        r"(?:geht|funktioniert|gehen|funktionieren|läuft|klappt|lädt|reagiert) (?:\w{1,12} ){0,4}?(?:nicht|net"
        r"|nimmer|nix|gar nicht)(?! (?:nur|um))"
    ),
    (
        r"wart(?:e|en|ete|eten|et) (?:\w{1,12} ){0,3}?(?:seit|schon"
        rf"|jetzt) (?:\w{{1,12}} ){{0,2}}?{_SPAN_OF_TIME}|wart(?:e|en|et) (?:immer )?noch (?:immer )?auf"
    ),
    (
        rf"{_STAFF} (?:\w{{1,12}} ){{0,3}}?(?:kam|kommt|erschien|erscheint|da|aufgetaucht|gekommen"
        r"|erschienen) ?(?:nicht|nie|kein\w{0,2}|gar nicht)"
    ),
    (
        rf"{_STAFF} (?:\w{{1,12}} ){{0,3}}?(?:nicht|nie) (?:\w{{1,12}} )?(?:gekommen|erschienen|aufgetaucht|da"
        r"|aufgekreuzt|angekommen|gemeldet)"
    ),
    (
        r"(?:bestellt und nicht abgeholt|vor verschlossener? tür\w{0,2}"
        r"|standen? (?:\w{1,10} ){0,3}?vor (?:der )?(?:verschlossen\w{0,2}|geschlossen\w{0,2}|zu\w{0,4}) )"
        r"|im stich gelassen|stehen (?:ge)?lassen|sitzen (?:ge)?lassen|hängen (?:ge)?lassen|veräppelt"
        r"|verarscht?|verarschen|verarsche|verasch\w{1,3}|für dumm verkauf\w{1,2}"
    ),
    (
        r"(?:dann|sonst|bald|bin|wir sind) (?:bin )?(?:ich |wir )?(?:\w{1,10} ){0,2}?(?:dann |mal |halt |eben "
        r"|endgültig )?weg(?= ?(?:$|[.,!;)]))|habt ihr (?:mich|uns|einen kunden"
        r"|ein mitglied) (?:\w{1,10} ){0,2}verloren"
        r"|(?:seht|sehen|siehst) (?:\w{1,8} )?mich (?:\w{1,8} )?nie wieder"
        r"|wechsel\w{0,2} (?:ich )?(?:\w{1,10} ){0,3}?(?:zur konkurrenz|das studio|den anbieter|das gym)"
        r"|zur konkurrenz|anderes studio suchen"
    ),
    (
        r"frech(?:heit)?\w{0,2}|unverschämt\w{0,4}|dreist\w{0,5}|zumutung|inakzeptabel|sauerei|schweinerei"
        r"|unding|unfassbar,? (?:wie|dass|was)|geht gar nicht|unter aller sau|unterste schublade"
        r"|ein witz|saftladen|drecksladen|scheißladen|mistladen|ramschladen|sauladen|bude|zum kotzen"
        r"|skandal\w{0,3}|armutszeugnis|trauerspiel|kundenunfreundlich\w{0,2}"
    ),
    (
        r"(?:geht'?s|geht es) (?:eigentlich )?noch\??|was soll (?:das|der|die) \w{0,10}|euer ernst|ernsthaft\?"
        r"|spinnt ihr|habt ihr (?:sie|'se) noch alle|wollt ihr mich"
    ),
    (
        r"(?:service|bedienung|essen|personal|trainer|studio|laden|kurs|qualität|team|mitarbeiter|hotline|app"
        r"|küche) (?:\w{2,9} ){0,3}?(?:ist|war|waren|wird|sind)? ?(?:\w{2,9} ){0,3}?"
        rf"(?:{_BAD}|eine? (?:witz|zumutung|katastrophe|frechheit|lachnummer))"
    ),
    (
        rf"{_BAD} (?:\w{{3,10}} )?(?:service|bedienung|behandelt|behandlung|essen|qualität|personal|mitarbeiter"
        r"|trainer|laden|studio|erfahrung|kundenservice|organisation|kommunikation)"
    ),
    rf"{_FILTHY}",
    (
        r"stink(?:t|en|ig\w{0,2}) ?(?!sauer)(?:wie|nach|bestialisch|in|hier|extrem|bei|total|bis|es|so|einfach"
        r"|zum himmel)|(?:schweiß|urin|klo|kanal|moder|fäkal)(?:geruch|gestank)|gestank|müffelt"
    ),
    (
        r"kein (?:warmes|heißes) wasser|(?:nur|wieder) kaltes? (?:wasser|duschen)|kein (?:klopapier"
        r"|toilettenpapier|desinfektionsmittel|papier|personal|trainer)|keine seife|haare im abfluss"
    ),
    (
        r"(?:viel zu|total|völlig|komplett|ständig|immer|so|heillos|hoffnungslos) (?:über)?(?:voll|füllt"
        r"|laufen)|überfüllt\w{0,2}|überlaufen|an kein gerät|kein gerät (?:frei|zu)|kein platz(?: mehr)?"
        r"|kein(?:e)? (?:\w{3,8} )?(?:parkplatz|parkplätze)|viel zu (?:warm|heiß|kalt|laut|teuer|eng|wenig"
        r"|lang\w{0,2}|klein|spät)"
    ),
    (
        r"(?:kann|komme?|konnte|kommt|lässt|können|kommen) (?:\w{1,12} ){0,4}?(?:nicht"
        r"|net) (?:\w{1,8} )?(?:mehr )?(?:ein\s?loggen|anmelden|buchen|öffnen|rein|weiter|aufrufen|laden"
        r"|zugreifen|bezahlen|stornieren|reservieren|duschen|trainieren)"
        r"|stürzt (?:\w{1,10} ){0,4}?ab|hängt sich (?:\w{1,8} )?auf|abgestürzt|fehlermeldung|error|verbuggt"
        r"|buggy|störung|ausgesperrt|login geht nicht"
    ),
    (
        r"(?:wie )?zum (?:dritten|vierten|fünften|zehnten|x-?ten|hundertsten|wiederholten|zweiten"
        r"|\d{1,3}\.?) mal|wie oft (?:denn )?noch|jedes mal (?:das gleiche|dasselbe|wieder|aufs neue)"
        r"|jede woche (?:das gleiche|dasselbe|wieder)|andauernd"
    ),
    (
        r"(?:null|ein|1|0) sterne?|minus sterne|schlechteste[rsnm]?|am arsch|für den arsch|drecks?\w{4,14}"
        r"|scheiß\w{0,2} (?:laden|service|studio|kurs|app|verein)"
        r"|mein(?:e)? reservierung (?:\w{1,10} ){0,3}?(?:weg|vergeben|vergessen|nicht)"
    ),
    (
        r"(?:falsche[srn]?|verkehrte[srn]?) (?:\w{2,10} )?(?:geliefert|bekommen|bestellt|serviert|gebracht"
        r"|berechnet)|nicht (?:das )?was ich bestellt|fehlt (?:die hälfte|was|wieder|mein\w{0,2})"
        r"|nicht geliefert|nie angekommen|nicht angekommen"
    ),
    (
        r"abgekanzelt|angeschnauzt|angemault|angepampt|angemotzt|rausgeworfen|rausgeschmissen|weggeschickt"
        r"|abgewiesen|angepflaumt|von oben herab|wie dreck behandelt|hingehalten|vertröstet|abserviert|unsanft"
    ),
)
SOFT = (
    (
        r"wartezeit\w{0,2}|verspätung\w{0,2}|planlos\w{0,2}|verpeilt\w{0,2}|ungepflegt\w{0,2}"
        r"|verwahrlost\w{0,2}|undankbar|gleichgültig\w{0,2}|desinteresse|schlampig\w{0,2}|unverständlich\w{0,2}"
        r"|indiskutabel"
    ),
    (
        r"unfreundlich\w{0,2}|unhöflich\w{0,2}|katastroph(?:e|al\w{0,2})|enttäusch(?:t|end\w{0,2}|ung|ungen)"
        r"(?! (?:\w{1,8} )?(?:von mir|über mich))"
        r"|unzufrieden\w{0,2}|inkompeten\w{1,3}|unprofessionell\w{0,2}|respektlos\w{0,2}|arrogant\w{0,2}"
    ),
    (
        r"(?:stink|stock)?sauer(?! (?:macht|scharf|eingelegt|kraut))|wütend\w{0,2}|verärgert\w{0,2}"
        r"|ärgerlich\w{0,2}|frustrier(?:t|end)\w{0,2}|angepisst|pisst mich an|kotzt mich an|regt mich auf"
        r"|reg mich auf|schnauze voll|nase voll|faxen dicke|reicht'?s mir|reicht mir"
    ),
    (
        r"nervt|nervig\w{0,2}|genervt(?! vom wetter)|grottenschlecht\w{0,2}|unterirdisch\w{0,2}|miserabel"
        r"|mangelhaft\w{0,2}|ungenießbar\w{0,2}|unbrauchbar\w{0,2}|unzumutbar\w{0,2}|unmöglich,? (?:wie|was"
        r"|dass)|unter aller kanone"
    ),
    (
        r"probleme?n?(?= (?:mit|bei|beim|an|in)|[.,!])|ärger (?:mit|über)|mangel(?= an)|mängel|chaos"
        r"|chaotisch\w{0,2}|schlamperei|verschlampt|blamabel|beschissen\w{0,2}|verbesserungswürdig|trauerspiel"
        r"|kackladen|totalausfall|reinfall|fehlanzeige"
    ),
)
LUKEWARM = (
    (
        r"geht so|naja|na ja|mittelmäßig\w{0,2}|durchwachsen\w{0,2}|nichts besonderes|nix besonderes"
        r"|nicht (?:so )?(?:toll|berauschend|begeistert|überzeugt|der hit|das gelbe vom ei|überzeugend)"
        r"|haut mich nicht vom hocker"
    ),
    (
        r"hätte (?:\w{2,8} )?besser sein können|war schon mal besser|früher (?:war\w{0,2} )?(?:\w{2,8} )?besser"
        r"|ausbaufähig|luft nach oben|solala|so lala|so mittel|passt schon|(?:war|ist) (?:ganz |nur "
        r"|so )?(?:okay|ok|in ordnung)(?= ?(?:,|aber|$|\.))"
    ),
)
FINE = (
    (
        r"nicht (?:mehr |so |zu |wirklich |allzu )*(?:kaputt|defekt|zu|voll|dreckig|kalt|teuer|laut|schlimm"
        r"|überlaufen|verschlossen|unfreundlich|schlecht|mies|übel|dicht|überfüllt|ausgebucht|abgesagt"
        r"|ausgefallen|lächerlich)|nie (?:mehr |so )?(?:voll|kaputt|dreckig|überfüllt|kalt|schlecht"
        r"|enttäuscht\w{0,2})"
    ),
    (
        r"nicht (?:enttäuscht|kalt|zäh|unfreundlich|schlecht|voll|überfüllt|teuer|versalzen|trocken|dreckig)"
        r"|kein(?:e|en|erlei)? (?:beschwerden?|zumutung|katastrophe|problem\w{0,2}|mängel|ärger|chaos"
        r"|reklamation"
        r"|wartezeit\w{0,2})|nie (?:wieder )?(?:enttäuscht|probleme|ärger)|wird man nie enttäuscht"
    ),
    (
        r"nie (?:mehr )?wieder (?:woanders|weg|ein anderes|anderes|in ein anderes|ohne|hergeben|woanders hin)"
        r"|kann mich (?:wirklich |echt )?nicht beschweren|(?:gibt'?s|gibt es|habe?"
        r"|hab) (?:\w{2,8} )?nichts zu (?:meckern|beanstanden|reklamieren|beschweren)"
    ),
    (
        r"nie mehr (?:woanders|weg)|ohne (?:wartezeit|probleme|beschwerden|ärger|langes warten)|kein problem"
        r"|nichts auszusetzen|nicht (?:mehr )?(?:sauer|genervt|wütend|kaputt|defekt)|unverschämt (?:gut|lecker"
        r"|günstig|schön|nett|freundlich)\w{0,2}"
    ),
    (
        r"frech(?:er|e)? (?:preis|geschmack|früchtchen)|schon wieder (?:offen|da|repariert|hunger|zurück|fit"
        r"|dabei|lust|bock|so (?:ein )?(?:gut|geil|schön|mega|toll)\w{0,3}|ein (?:toll|mega|super|geil"
        r"|schön)\w{0,3}|(?:mega|super|geil|toll|lecker|spitze)\w{0,2})"
    ),
    (
        r"wie (?:lange|kann|muss|funktioniert|geht|könnte|mach"
        r"|läuft) (?:\w{1,12} ){0,6}?(?:die )?(?:kündig\w{1,12}|einloggen|stornieren|buchen)"
        r"|kündigungsfrist\w{0,2}|(?:kann|könnte|darf|möchte|würde) (?:ich|man) (?:\w{1,12} ){0,6}?kündigen"
    ),
    (
        r"(?:muskel|körper|waden|beine|ich) (?:\w{1,8} ){0,3}?(?:kaputt|hinüber)|(?:bin|war|sind|fix und"
        r"|total) (?:\w{1,8} ){0,2}?(?:kaputt|fertig|hinüber)|kaputt wie|kater|(?:sauer|zäh)teig|gefühlt (?:nie"
        r"|immer) wieder|wieder repariert|job (?:ge)?kündigt?\w{0,2}"
    ),
    (
        r"schweinehund|saure? (?:gurken?|sahne)|kein witz|ohne witz|die bude (?:voll|gerockt|rocken)|bude voll"
        r"|sturmfreie bude"
    ),
)
TRAVEL = (
    (
        r"flug|flieger|flugzeug|flüge|zug|züge|bahn|koffer|gepäck|gate|anschluss\w{0,4}|airline|lufthansa"
        r"|ryanair|easyjet|eurowings|landung|boarding|ice|db|sicherheitskontrolle|stau|autobahn|s-?bahn|u-?bahn"
        r"|bus|flughafen"
    ),
)
"""Somebody else's trouble: trains and planes."""
LATE = (
    r"versp(?:a|ae)t|ausgefallen|f(?:a|ae)llt|fallen|fiel|ausfall|gestrichen|annullier|storniert|gecancel|verpasst"
    r"|stunden|wart"
    r"|wieder|verloren|voll|f(?:u|ue)llt|kaputt|defekt|abgesagt|angekommen|geliefert|weg|stehen"
)
OURS = (
    (
        r"euer\w{0,2}|eure\w{0,2}|kurs\w{0,2}|reservierung|tisch|kellner\w{0,2}|studio|restaurant|filiale|essen"
        r"|steaks?|parkplatz"
    ),
)
"""Ours after all."""
