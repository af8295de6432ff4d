"""German words for what befalls people, by stop reason. Data for `stop_reasons` only.

Brands of two languages read every post for both, so no word stands here that is an everyday word in English
("Brand", "Gift", "tot", "Gas") unless other words beside it make it German.
"""

from __future__ import annotations

_DEAR = (
    r"(?:mama|mutter|mutti|vater|vati|papa|mann|frau|opa|oma|großvater|großmutter|sohn|tochter|bruder|schwester|kind"
    r"|baby|freund|freundin|onkel|tante|cousin|cousine|kollege|kollegin|chef|hund|katze|kater|partner|partnerin|ehemann"
    r"|ehefrau|verlobter|verlobte|enkel|enkelin|neffe|nichte)"
)
_BODY = (
    r"(?:hand|hände|arm|arme|bein|beine|fuß|füße|finger|gesicht|zunge|lippe|lippen|mund|hals|kopf|haut|brust|knie"
    r"|knöchel"
    r"|handgelenk|rücken|nacken|auge|augen|zeh|nase|ohr|ellbogen|schulter|hüfte|rippe|rippen|kiefer|gaumen|bauch)"
)

GERMAN_HARMS: dict[str, tuple[str, ...]] = {
    "death": (
        r"(?:ge|ver)storben\w{0,2}|verst(?:arb|irbt)|starb(?:en)?|stirbt|sterben|sterbe|tod|tod(?:es|e)|todes\w{3,14}",
        (
            r"(?:ist|sei|wär|wäre|war|sind|er|sie|jetzt|nun|plötzlich|leider|beide|seit \w{3,9}) tot"
            r"|tot (?:umgefallen|aufgefunden)"
        ),
        r"(?:die|der|den|zwei|drei|viele|mehrere) toten?|toter|tödlich\w{0,2}|todkrank\w{0,2}|todgeweiht\w{0,2}",
        (
            r"beerdig\w{2,8}|begräbnis\w{0,4}|bestatt\w{2,8}|beisetz\w{2,6}|begraben|friedhof\w{0,2}|leichenschmaus"
            r"|leiche\w{0,1}"
        ),
        r"trauer\w{0,12}|(?:um|wir|ich|familie) trauer(?:n|t|e)|beileid\w{0,10}|kondol\w{3,6}|hinterblieben\w{0,2}",
        r"witwer?|witwen|nachruf|gedenk(?:feier|en an)|letzte ehre|ruhe in frieden|sternenkind|fehlgeburt|totgeburt",
        (
            r"(?:friedlich|für immer) eingeschlafen|von uns gegangen|nicht mehr (?:unter|bei) uns|verabschied\w{2,6}"
            r" für immer"
        ),
        (
            rf"{_DEAR} (?:\w{{2,12}} ){{0,4}}verloren|verlust (?:meine|unsere|eure|ihre|seine)[smrn]|abschied (?:von"
            rf"|nehmen)"
        ),
        (
            r"hospiz\w{0,3}|palliativ\w{0,8}|unheilbar\w{0,2}|sterbebett|letzter? wunsch|nur noch (?:\w{2,8}"
            r" )?(?:tage|wochen|monate) zu leben"
        ),
        (
            r"umgekommen|ums leben gekommen|gefallen im krieg|überlebt (?:er|sie) (?:es )?nicht|nicht überlebt|urne"
            r"|asche (?:von|meine[sr])"
        ),
        (
            r"beerdigt\w{0,2}|beigesetzt|bestattet|(?:hat|haben) (?:\w{2,12} ){1,4}?nicht überlebt"
            r"|gestern (?:\w{2,8} )?für immer gegangen"
        ),
        (
            r"(?:oma|opa|mutter|vater|mama|papa|mann|frau|tante|onkel|großmutter|großvater|schwiegermutter"
            r"|schwiegervater) (?:\w{2,10} ){0,5}?(?:eingeschlafen|heimgegangen|entschlafen|von uns)|entschlafen"
            r"|heimgegangen|tödlich verunglückt"
        ),
        (
            r"(?:lebt|leben) (?:leider |seit \w{3,9} )?nicht mehr(?= ?(?:$|[.,!;]|und))|nicht mehr am leben"
            r"|leblos\w{0,2}|todesf(?:a|ä)ll\w{0,2}|sterbef(?:a|ä)ll\w{0,2}|sterbeurkunde|nachlass(?:verwalter"
            r"|gericht)?|regenbogenbrücke|eingeschläfert"
        ),
        (
            r"(?:stillen?|ewiges?|im) (?:stillen )?gedenken|kampf gegen (?:den |die )?(?:krebs|krankheit) verloren"
            r"|ertrunken|ertrinkt|r\.i\.p\.?|aufrichtige anteilnahme|tiefes mitgefühl|mitgefühl (?:mit|an|der|den)"
            r"|verlust (?:von|eines|des)(?= (?:mein|uns|lieb|gelieb|vater|mutter|kind|mannes))"
        ),
        (
            rf"{_DEAR} (?:\w{{2,12}} ){{0,5}}?(?:nicht mehr (?:da|bei uns)|gegangen für immer|für immer weg|im himmel"
            rf"|auf dem letzten weg)|(?:letztes|letzte) (?:geleit|ruhestätte)|(?:einen|ein|der|meinen) (?:sarg|grab)"
            rf"|(?:am|zum) grab|hinterlässt (?:eine|zwei|drei|seine|ihre|einen)"
        ),
        (
            rf"{_DEAR} (?:\w{{2,12}} ){{0,3}}?ist nicht mehr(?= ?(?:$|[.,!;]))|(?:ist|sind) (?:am|im|gestern|heute"
            rf"|leider|plötzlich|letzte\w?) (?:[\w.]{{1,10}} ){{0,4}}?verschieden"
        ),
    ),
    "injury": (
        (
            r"verletz(?:t|te|ten|ung|ungen|en)|verbrüh\w{1,5}|verbrennung(?:en)?|platzwunde|gehirnerschütterung"
            r"|knochenbruch"
        ),
        (
            rf"(?:mir|mich|sich|dich|ihm|ihr|{_DEAR}|{_BODY}) (?:\w{{2,12}} ){{0,4}}(?:verbrannt|geschnitten|verletzt"
            rf"|gebrochen|gestoßen)"
        ),
        rf"{_BODY} (?:\w{{2,8}} ){{0,2}}(?:verbrannt|gebrochen|geprellt|verstaucht|blutet|aufgeschnitten|eingeklemmt)",
        (
            r"gestürzt|stürzte|ausgerutscht|ausgeglitten|hingefallen|hingeflogen|gestolpert|umgeknickt"
            r"|(?:die )?treppe (?:\w{2,8} )?(?:runter|hinunter)\w{3,8}"
        ),
        (
            r"zahn(?:krone)? (?:\w{2,10} ){0,4}(?:abgebrochen|ausgebissen|gebrochen|verloren|rausgebrochen|raus)"
            r"|(?:plombe|krone) verloren"
        ),
        (
            r"verschluckt|erstick(?:t|e|en)|(?:mund|kopf|nase|finger|hand|er|sie|ich|kind|sohn|tochter) (?:\w{2,8}"
            r" )?(?:blutet|blutete|geblutet)"
        ),
        (
            r"blutung(?:en)?|genäht werden|(?:heiß\w{0,2}|kochend\w{0,2}) (?:\w{3,12} )?(?:über|auf) (?:mich|meine?n?"
            r"|mir|uns|das kind|sein\w{0,2}|ihr\w{0,2})"
        ),
        r"stromschlag|bewusstlos\w{0,2}|lebensmittelvergiftung\w{0,2}",
        (
            r"(?:band|bänder|sehne|achillessehne|muskel|kreuzband|innenband|außenband"
            r"|patellasehne) (?:\w{2,8} ){0,3}?(?:ge|an|ab)rissen|(?:ange|abge|durchge)rissen\w{0,2} (?:band|sehne"
            r"|bänder|kreuzband)"
        ),
        (
            rf"{_BODY} (?:\w{{2,10}} ){{0,5}}?(?:zerrissen|verrissen|verdreht|verrenkt|aufgeschlagen|aufgeschürft"
            r"|ausgekugelt|geprellt|eingeklemmt|gequetscht|gezerrt|überdehnt|angeknackst|genäht|gestaucht"
            r"|aufgerissen)|(?:finger|hand|arm|fuß|bein|kopf|zeh|haare?"
            r"|kind) (?:\w{2,12} ){0,4}?(?:eingeklemmt|eingezogen)"
        ),
        (
            r"(?:ein)?gequetscht|quetschung\w{0,2}|\w{0,8}b(?:a|ä)nderriss\w{0,2}|bänderdehnung"
            r"|kreuzbandriss\w{0,2}|\w{0,6}meniskus\w{0,4}|muskelfaserriss\w{0,2}|muskelriss|sehnenriss"
            r"|bandverletzung|zerrung|gezerrt|prellung\w{0,2}|ausgekugelt|ausgerenkt|hexenschuss|schleudertrauma"
            r"|blutüberströmt"
        ),
        (
            r"(?:\w{0,8}hantel|\w{0,10}scheibe|langhantel|stange|gewicht|kettlebell|gewichte|deckenplatte"
            r"|lampe|regal|spiegel) (?:\w{2,10} ){0,4}?(?:auf|gegen|an) (?:den|die|das|meine?n?|seine?n?"
            rf"|ihre?n?) {_BODY} (?:\w{{2,8}} ){{0,2}}?(?:gefallen|geknallt|gekracht|gerutscht|geflogen|gestürzt"
            rf"|gekommen)|(?:auf|gegen|an) (?:den|die|das) {_BODY} (?:gefallen|geknallt|gekracht|bekommen)"
        ),
        (
            r"(?:vom|von der|von dem|aus der|aus dem) (?:laufband|stepper|crosstrainer|fahrrad|bank|kletterwand"
            r"|gerät|stuhl|leiter|barhocker|stange|reck) (?:\w{2,10} ){0,2}?(?:gefallen|geflogen|gestürzt"
            r"|runtergefallen|geschleudert|fiel)|(?:sport|trainings|arbeits)unf(?:a|ä)ll\w{0,2}|unfall (?:am|an|im"
            r"|auf|beim|mit|in|bei)"
        ),
        (
            r"blute[nt]?(?= (?:am|an|stark|wie|immer|aus|noch)|[.,!]| ?$)|blutend\w{0,2}|blut (?:überall|am"
            r"|auf dem)|(?:arm|bein|fuß|finger|zeh|rippe|nase|handgelenk|knöchel|wirbel|hand) (?:\w{2,8} )?(?:ge|an"
            r"|durch)brochen|(?:arm|bein|rippen|finger|knöchel)bruch|aufgeschürft|schnittwunde\w{0,2}"
        ),
        (
            rf"(?:mir|ihm|ihr|uns|mich|meine[mrn] \w{{3,12}}) (?:\w{{1,12}} ){{0,3}}?(?:ins (?:gesicht|auge)|(?:um|über"
            rf"|auf|an|gegen) (?:die|den|das|meine?n?) (?:ohren|{_BODY})|entgegen|über) (?:\w{{2,8}} )?"
            rf"(?:geflogen|gefallen|geknallt|gekracht|geschlagen|gedonnert|geschossen|gekippt|geschüttet|gelaufen)"
        ),
        (
            r"bluterguss|blutergüsse|beule\w?|blaues auge|platzwunden|gehumpelt|humpel\w{1,3}|auf krücken|gips"
            rf"|{_BODY} (?:\w{{1,12}} ){{0,4}}?(?:verbrüht|verstaucht|blau|angeschlagen|angehauen|zerschnitten|offen"
            rf"|taub"
            rf"|zwischen|geklemmt|hängen ?geblieben|stecken ?geblieben)|ge(?:zerrt|prellt|staucht)"
            rf"|(?:umgeknickt|weggerutscht|weggeknickt|abgerutscht|runtergefallen|runtergerutscht)"
        ),
        (
            r"zahn (?:\w{1,8} ){0,3}?(?:ab|kaputt|weg|locker|futsch)(?= ?(?:$|[.,!]))|auf (?:ein\w{0,2}|etwas"
            r"|was) (?:\w{3,14} ){1,4}?gebissen|brandblasen?"
            rf"|(?:kaffee|tee|suppe|soße|öl|fett|wasser|getränk) (?:\w{{1,8}} ){{0,2}}?(?:über|auf) (?:die|den|das"
            rf"|meine?n?|mich) (?:{_BODY} )?(?:\w{{1,6}} )?(?:geschüttet|gekippt|verschüttet|gegossen|gelaufen"
            rf"|gespritzt)"
        ),
    ),
}
