"""German words of leaving, of money that is missed, and of nobody answering. Data for `complaints` only."""

from __future__ import annotations

LEAVING = (
    (
        r"abkassier\w{1,3}|gemolken|geschröpft|(?:steak|filet|porterhouse|fleisch|ribeye|es) (?:war |ist "
        r"|kam )?(?:\w{2,8} ){0,2}?(?:total|komplett|völlig|ganz|leider|viel zu) durch(?:gebraten)?|(?:termin"
        r"|tisch|reservierung|bestellung|kurs|rückruf) (?:\w{2,8} ){0,2}?(?:verschwitzt|verpennt|verpeilt"
        r"|verschlafen|verbummelt|vergeigt|verbockt)|warum (?:ist|sind|war|habt|hat) (?:\w{1,14} ){1,6}?(?:noch"
        r"|schon|immer|wieder|dauernd|ständig) (?:zu|geschlossen|kaputt|dicht|kalt|voll|defekt|gesperrt|nicht)"
    ),
    (
        r"(?:schaut|guckt|sieht|würdigt|beachtet|grüßt) (?:einen|mich|uns|dich"
        r"|niemanden) (?:\w{2,8} ){0,2}?(?:nicht|keines blickes|nie)|klebt(?:e|en)?(?= (?:und|alles|wie|vor"
        r"|noch|total)|[.,!]| ?$)|verschlissen\w{0,2}|abgenutzt\w{0,2}|durchgelegen|heruntergekommen\w{0,2}"
        r"|vergammelt\w{0,2}|wird (?:\w{1,8} )?nie was|so wird das nichts"
        r"|vertrau\w{1,3} (?:\w{2,10} ){0,2}?(?:verspielt|verloren|weg)"
    ),
    (
        r"ewig (?:\w{1,12} ){0,5}?(?:warten|leitung|schleife|schlange|gewartet|rum\w{0,6})"
        r"|dauert\w{0,2} (?:\w{1,8} )?(?:ewig|stunden|viel zu lang\w?)|verlier(?:t"
        r"|en) (?:\w{1,12} ){0,3}?(?:mitglied\w{0,3}|kunden?\w?|stammg(?:a|ä)st\w?)|(?:studio|laden|tür|türen"
        r"|filiale|restaurant|küche|empfang|theke|rezeption) (?:\w{1,10} ){0,3}?(?:zu|verschlossen|dicht"
        r"|unbesetzt|nicht besetzt|verwaist)(?= ?(?:$|[.,!]))"
    ),
    (
        r"wo (?:bleibt|bleiben) (?:mein|meine|unser|unsere|das|die|der) \w{3,16}"
        r"|sollte (?:\w{1,10} ){0,5}?(?:da|geliefert|fertig|hier) sein|(?:stehen|hängen"
        r"|sitzen) (?:\w{1,8} )?nur (?:\w{1,6} )?(?:rum|herum|am handy)|(?:schlimmer|schlechter"
        r"|teurer) geworden|immer (?:schlimmer|schlechter|teurer|dreckiger|voller)"
        r"|(?:es )?geht (?:nur noch )?bergab|lässt (?:\w{1,8} )?nach|stark nachgelassen|nachgelassen"
    ),
    (
        r"(?:nichts|nix|rein gar nichts|null) (?:mehr )?(?:passiert|gehört|bekommen|erhalten|geändert|gemacht"
        r"|getan|unternommen|besser geworden|gebracht)|(?:ändert|tut|bessert|verbessert"
        r"|rührt) sich (?:\w{1,10} ){0,2}?(?:nichts|nix|gar nichts|nie)"
    ),
    (
        r"(?:bin|sind|war) (?:ich |wir )?(?:dann |halt |eben |endgültig |jetzt |nun ){0,3}(?:weg|raus)(?= ?(?:$"
        r"|[.,!;)]|hier|bei euch))|(?:der|das|die|ihr seid der|eure app ist der) letzter? (?:mist|dreck|scheiß"
        r"|scheiss|verein|laden|rotz|husten|saftladen|schrott|müll)|(?:mir|uns) (?:reicht|langt)(?:'?s| es)"
        r"|(?:reicht|langt)(?:'?s| es) (?:mir|uns)|(?:hab|habe|haben) (?:\w{1,8} )?(?:genug|die schnauze"
        r"|die nase|es satt)|es reicht(?= ?(?:$|[.,!]|jetzt|langsam|mir))"
    ),
    (
        r"erreich\w{0,2} (?:\w{1,12} ){0,6}?(?:niemand\w{0,2}|keinen?|nicht|nie|nix)|(?:antwortet|reagiert"
        r"|meldet|kümmert|hilft|interessiert|putzt|repariert|beantwortet|bestätigt|informiert|haltet|hält"
        r"|schafft|kriegt|bekommt) (?:\w{1,12} ){0,6}?(?:nicht(?! nur)|nie|niemand\w{0,2}|keiner|keinen|nichts"
        r"|nix|kein schwein|null)"
    ),
    (
        r"(?:nur|nichts als|wieder|ständig|dauernd|immer|ewig|jedes mal) (?:der |das )?(?:ärger|stress|probleme"
        r"|theater|ausreden|ausfälle|chaos|gleiche problem|selbe problem)|ausreden?|(?:preise?|beitrag|beiträge"
        r"|gebühr\w{0,2}) (?:\w{1,10} ){0,4}?(?:erhöht|angehoben|hochgesetzt|gestiegen|steigen)"
        r"|über den tisch gezogen|abgezockt|ausgenutzt|hintergangen|abgespeist|übers ohr gehauen|ausgetrickst"
        r"|hinters licht"
    ),
    (
        r"(?:niemand|keiner|nie(?:mand)? jemand|kein mensch|keine sau|nie (?:wer|einer)"
        r"|kein schwein) (?:\w{1,12} ){0,5}?(?:geht|ran|da"
        r"|ansprechbar|erreichbar|meldet|kümmert|zuständig|reagiert|antwortet|hilft|interessiert|ging|kam|weiß"
        r"|kommt|telefon|aufgemacht|hat sich)"
    ),
    (
        r"(?:geht|gehen|ging|hebt|nimmt) (?:\w{1,12} ){0,3}?(?:niemand|keiner|nie jemand|kein mensch|nie wer)"
        r"|(?:keiner|niemand) da"
    ),
    (
        r"(?:nicht|nie|kaum|schwer|schlecht|null|unmöglich) (?:\w{2,8} )?(?:zu )?erreichbar|nicht zu erreichen"
        r"|unerreichbar|warteschleife"
        r"|reagiert (?:\w{1,12} ){0,3}?(?:nicht|nie|null)|ignorier(?:t|en)|ignoriert (?:\w{2,8} )?(?:ihr"
        r"|werden)|tot ?geschwiegen|abgewimmelt"
    ),
    (
        r"(?<!keine\s)(?:stunden?|std|h|min|minuten|ewig\w{0,4}|lange"
        r"|ewigkeit\w{0,2}) (?:\w{1,12} ){0,4}?(?:gewartet(?! hab)|warten (?:müssen|lassen)"
        r"|rumgesessen|angestanden|in der warteschleife|zu spät|verspätung)|ewig(?:e)? (?:warten"
        r"|wartezeit\w{0,2})|(?:lange|ewige|stundenlange|zu lange) wartezeit\w{0,2}"
    ),
    (
        r"(?:seit|nach) (?:\w{1,12} ){1,3}?(?:keine?|null|nix) (?:antwort|rückmeldung|reaktion|rückruf"
        r"|lieferung|geld|ersatz|info\w{0,8}|auskunft|gehört)"
        r"|(?:bekomm\w{0,2}|krieg\w{0,1}|bekam|kriegt\w{0,2}|gibt|habe?|gab|erhalte\w?"
        r"|kommt) (?:\w{1,12} ){0,4}?keine (?:antwort|rückmeldung|reaktion|auskunft|hilfe|entschuldigung)"
    ),
    (
        r"(?:keine|null) (?:antwort|reaktion|rückmeldung|entschuldigung)(?: (?:auf|von|seit|bekommen|erhalten"
        r"|mehr)|(?= ?(?:$|[.,!])))"
        r"|nichts (?:mehr )?(?:passiert|gehört|tut sich)|(?:passiert|tut sich|kommt"
        r"|passierte?) (?:\w{1,8} )?(?:nix|nichts|gar nichts|rein gar nichts)"
    ),
    (
        r"(?:\w{0,10}spender|seife|klopapier|kühlschrank|automat|buffet|wasserspender"
        r"|shaketheke) (?:\w{1,10} ){0,3}?leer|mülleimer (?:\w{1,10} ){0,3}?voll"
        r"|vergeht (?:\w{1,8} ){0,2}?(?:mir|uns|einem)?(?: \w{1,8}){0,2} (?:lust|laune|appetit|hunger)"
        r"|trotz (?:\w{3,12} )?(?:reservierung|termin|anmeldung|buchung|zusage|kündigung|widerruf)|(?:zweite"
        r"|dritte|vierte|fünfte|x-?te|zehnte)[rs]? (?:mail|anfrage|nachricht|versuch|mahnung|beschwerde|anruf)"
    ),
    (
        r"mahnung(?:en)? (?:bekommen|erhalten|im briefkasten|obwohl|geschickt)|vergebens|umsonst (?:hin|her"
        r"|ge)\w{4,10}|unzuverlässig\w{0,2}|unfähig\w{0,2}|lächerlich\w{0,2}|muffel\w{0,3}|unwürdig\w{0,2}"
        r"|unpünktlich\w{0,2}|schikan\w{1,4}|verarsch\w{0,3}|nicht das erste mal|(?:keine?|null) (?:hygiene"
        r"|sauberkeit|organisation|kommunikation|kompetenz|interesse|einsicht|lust mehr auf (?:euch|euren|eure"
        r"|diesen))|(?:wird|wurde) (?:\w{1,10} ){0,3}?(?:gelöscht|abgewimmelt|vertröstet|hingehalten"
        r"|weggeschickt|angelogen)"
    ),
    (
        r"(?<!wie\s)(?<!wo\s)(?<!wann\s)kündige? ich(?= ?(?:$|[.,!]|euch|sofort|halt|eben))"
        r"|(?:vertrag|mitgliedschaft"
        r"|abo) (?:\w{1,10} ){0,3}?(?:nicht (?:mehr )?verläng\w{2,4}|auslaufen)|nicht (?:mehr )?verlängern"
        r"|verlängere (?:\w{1,10} ){0,3}?nicht|(?:geh|gehe|gehen|geht man|such|suche) (?:ich "
        r"|wir )?(?:\w{1,10} ){0,3}?(?:woanders|wo anders|was anderes|zur konkurrenz)(?: hin)?"
    ),
    (
        r"zu wünschen übrig|keinen cent wert|rausgeschmissenes geld|geldverschwendung|zeitverschwendung"
        r"|(?:nicht|nichts) wert|(?:das )?geld nicht wert|frechheit sondergleichen|lachhaft|lachnummer"
        r"|unter aller (?:kritik|würde)|keine ahnung (?:von|vom|haben die)|ist (?:euch|denen|ihnen) (?:wohl "
        r"|anscheinend |doch |alles |das )*(?:egal|wurst|wurscht|scheißegal)|interessiert (?:euch|keinen"
        r"|niemanden|keine sau)|reinfall|flop|lieblos\w{0,2}|lustlos\w{0,2}"
    ),
    (
        r"(?:geld|beitrag|beiträge|kohle) (?:\w{1,10} ){0,2}zurück|rückerstattung|(?:doppelt|trotzdem|einfach"
        r"|zweimal|weiter|ohne grund"
        r"|zu viel|fälschlich\w{0,5}|unberechtigt|wieder) (?:ab|ein)(?:gebucht|gezogen|buchen|bucht)"
        r"|zu viel (?:berechnet|abgebucht|bezahlt)"
    ),
    (
        r"(?:bucht|zieht|buchen|kassiert|kassieren) (?:\w{1,12} ){0,4}?(?:trotzdem|weiter|obwohl|trotz"
        r"|ab ?, obwohl)|trotz kündigung"
        r"|abgebucht,? (?:\w{2,8} )?(?:obwohl|trotz)|abzocke\w{0,2}|abzocker\w{0,3}|wucher|nepp|geldmacherei"
        r"|geldgier\w{0,2}"
    ),
    (
        r"(?:ich|wir|i) (?:\w{1,12} ){0,3}?(?:kündigen?|kündig)(?! (?:muss|kann|könnte))"
        r"|(?<!wie\s)(?<!wo\s)(?<!wann\s)(?:kündige|kündigen wir) (?:ich )?"
        r"(?:\w{1,12} ){0,3}?(?:jetzt|hiermit|euch|meine?n?|zum|sofort"
        r"|endgültig|morgen|heute|das|den|die|dann|fristlos)|(?:werde?n?|muss|dann) (?:\w{1,12} ){0,3}?kündigen"
    ),
    (
        r"(?:überlege?|denke?|überlegen|drauf und dran|kurz davor|lust|grund|gründe"
        r"|am überlegen)(?: \w{1,12}){0,4}?,? (?:\w{1,12} ){0,4}?(?:zu )?(?:kündigen|kündigung|auszutreten"
        r"|wechseln)"
        r"|(?:dann|eben|halt|bleibt|nur noch|hilft nur|folgt|kommt|schreibe|schick\w{0,2}"
        r"|tippe) (?:\w{1,12} ){0,3}?(?:die |meine |ne )?kündigung(?= ?(?:$|[.,!;)]|raus|ist|ab|per|dann))"
    ),
    (
        r"kündigung (?:\w{1,12} ){0,3}?(?:ist raus|geht raus|folgt|ist unterwegs|ignoriert|nicht (?:bestätigt"
        r"|akzeptiert|angenommen|bearbeitet)|verweigert|abgelehnt|angeblich"
        r"|verschwunden|verloren|kommt|liegt bei|erneut|wird)|(?:obwohl|trotzdem|längst|schon|bereits"
        r"|fristgerecht) (?:\w{1,12} ){0,4}?gekündigt|sonderkündigung\w{0,5}"
    ),
    (
        r"(?:letzte[sn]?|letztes) mal (?:bei euch|hier|dass|da|gewesen|in diesem)|das war(?:'?s"
        r"| es)(?: dann)?(?: für mich| mit uns| endgültig| bei euch)|kunde weniger|mitglied weniger"
    ),
    (
        r"preiserhöhung\w{0,2}|beitragserhöhung\w{0,2}|(?:erhöht|hebt) (?:\w{1,10} ){0,4}?(?:preise?|beitrag"
        r"|beiträge)|teurer geworden|überteuert\w{0,2}|versteckte (?:kosten|gebühren)|zusatzkosten"
        r"|knebelvertr\w{2,4}"
        r"|in den vertrag gelockt|vertrag untergejubelt|mogelpackung|leere versprechungen|versprochen und nicht"
        r"|gelogen|belogen|angelogen|gegen die wand"
    ),
)
