"""German words that are harmless alone and a sensitive matter beside each other. Data for `stop_reasons` only.

German puts its verb anywhere, so both orders count, and whatever stands between them within a sentence.
"""

from __future__ import annotations

_CHILD = (
    r"(?:kind|kinder|kindern|kindes|tochter|sohn|kleine[rn]?|mädchen|junge|jungs|teenager|\d{1,2}-?jährige[nrm]?|baby"
    r"|enkel\w{0,3})"
)
_MAN = (
    r"(?:\w{0,10}trainer|kellner|typ|kerl|mann|männer|männern|mitglied|chef|vorgesetzter|kollege|koch|masseur|gast"
    r"|gäste"
    r"|mitarbeiter|kursleiter|coach|einer|jemand|filialleiter|studioleiter)"
)
_EATEN = (
    r"(?:fleisch|fisch|essen|muschel\w{0,6}|\w{0,8}steak|burger|tatar|hähnchen|hühnchen|salat|shake|sushi|suppe|buffet"
    r"|soße"
    r"|dessert|eis|meeresfrüchte|garnelen|lachs|mahlzeit|menü)"
)
_NUTS = (
    r"(?:\w{0,6}nüsse?n?|\w{0,6}nuss|sesam|soja|gluten|laktose|milch|mandeln?|sellerie|erdnussbutter|zöliakie"
    r"|allergene?n?)"
)
_GEAR = (
    r"(?:laufband|gerät|bank|stange|\w{0,6}stange|hantel|gewicht|seil|kabel|decke|spiegel|boden|treppe|stufe|sauna"
    r"|pool|becken"
    r"|kletter\w{2,6}|box|matte|stuhl|hocker|tür|teller|glas|messer|platte|laufrad|rad|bike|ofen|grill|klimmzugstange)"
)
_OUTSIDER = (
    r"(?:kopftuch|hijab|hautfarbe|schwul\w{0,2}|lesb\w{2,6}|zwei (?:männer|frauen)|rollstuhl\w{0,8}|akzent"
    r"|ausländ\w{2,8}|türk\w{2,6}"
    r"|arab\w{2,6}|afrikan\w{2,6}|schwarze[rn]?|jüdisch\w{0,2}|muslim\w{0,6}|transgender|trans|gehörlos\w{0,2}"
    r"|behindert\w{0,2}|autis\w{2,6}"
    r"|übergewicht\w{0,4}|dicken?|nachname\w?|deutschkenntnisse|flüchtling\w{0,2})"
)
_MINE = (
    r"(?:\w{0,6}handy|geldbeutel|portemonnaie|geldbörse|tasche|rucksack|jacke|uhr|schmuck|e-?bike|fahrrad|rad|roller"
    r"|auto|airpods|kopfhörer"
    r"|schlüssel|brieftasche|wertsachen|laptop|geld|scheine|ec-?karte|kreditkarte|karte)"
)
_DATA = (
    r"(?:\w{0,12}daten|adressen?|telefonnummern?|handynummern?|fotos?|bilder?|videos?|akten?|verträge|formulare?"
    r"|unterlagen|kontodaten|bankdaten"
    r"|ausweis\w{0,5}|passwort|passwörter|gesundheits\w{4,12})"
)


def _near(one: str, other: str, *, reach: int = 60) -> str:
    """Both of them in a sentence, in either order."""
    between = rf"(?!\w)[^.!?]{{0,{reach}}}?(?<!\w)"
    return rf"(?:{one}){between}(?:{other})|(?:{other}){between}(?:{one})"


GERMAN_PAIRS: dict[str, tuple[str, ...]] = {
    "self-harm": (
        _near(
            r"(?:vom|des|mein|meinem|das) lebens?",
            r"(?:müde|satt|leid|überdrüssig|hasse?|zu ende|vorbei|beende\w{0,2}|wegwerfen|wegschmeißen|nicht aushalten"
            r"|sinnlos)",
            reach=25,
        ),
        _near(
            r"(?:der|dieser|den|diesen) (?:\w{3,10} )?(?:schmerz|qual|leere)|die (?:qual|leere)",
            r"(?:aufhör\w{1,2}|vorbei|ende\w?|nicht mehr|ertrag\w{1,2}|ewig)",
            reach=30,
        ),
        _near(
            r"(?:gleis\w?|brücke|bahnsteig|dach|abgrund|fenster|balkon|schienen)",
            r"(?:ein schritt|nur springen|springen|fallen lassen|vorbei|ende|schluss|loslassen)",
            reach=50,
        ),
        _near(
            r"(?:keiner?|niemand\w{0,2}|keinem|kein schwein)",
            r"(?:wenn ich (?:\w{1,10} ){0,3}(?:verschwind\w{1,2}|weg|fort|tot|nicht mehr)"
            r"|ob ich (?:\w{1,8} ){0,2}(?:lebe|existiere|da bin|noch bin))",
        ),
        (
            r"(?:mag|kann|will) nicht mehr,? (?:und )?(?:\w{1,8} )?(?:mag|kann|will) nicht mehr"
            r"|alles (?:schon )?(?:vorbereitet|geregelt)(?= ?[.,!])"
            r"[^!?]{0,60}(?:schmerz|ende|leb|abschied)|(?:wünsche?|wünschte) (?:\w{1,8} ){0,3}nie geboren"
            r"|zu feige (?:\w{1,8} ){0,3}zu (?:sterben|springen|beenden)"
        ),
    ),
    "death": (
        _near(
            r"krebs|krankheit|kampf|herzstillstand|schlaganfall|unfall",
            r"nicht (?:besiegt|überstanden|geschafft|gewonnen)|erlegen|verloren",
            reach=40,
        ),
        _near(
            r"(?:mama|papa|mutter|vater|oma|opa|mann|frau|bruder|schwester|sohn|tochter|freund|freundin|kollegen?"
            r"|trainer|hund)",
            r"(?:nie mehr (?:\w{2,8} )?(?:da|wieder)|einschlafen dürfen|eingeschlafen für|zu grabe|letzten weg"
            r"|im himmel|beigesetzt|erlegen|verstorben\w{0,2}|gestorben)",
        ),
    ),
    "injury": (
        _near(
            _GEAR,
            r"(?:runter ?ge(?:flogen|fallen|stürzt|knallt)|abgestürzt|gestürzt|hingefallen|hingeknallt|weggerutscht"
            r"|umgekippt|geschleudert|gequetscht|verletzt|blut\w{0,4})",
        ),
        _near(
            r"\d ?(?:m|metern?)|kopf(?:über)?|rücken|steiß|knie|ellbogen|zahn\w{0,8}|lippe|gaumen|finger|auge|knöchel"
            r"|rippen?",
            r"(?:abgestürzt|gestürzt|blut\w{1,4}|aufgeplatzt|geplatzt|geröntgt|genäht|gips|geschient|angeschwollen"
            r"|dick und blau|splitter|gerissen)",
        ),
    ),
    "medical": (
        _near(
            rf"(?:{_MAN}|frau|freundin|mutter|vater|mitglied|kind|sohn|tochter|dame|herr|mitglied)",
            r"(?:krampft|krampfte|zuckt|sackt|sackte|umgefallen|zusammengesunken|kollabiert|bewegt sich nicht"
            r"|reagiert nicht mehr|rührt sich nicht|ganz blass|kaltschweißig)",
            reach=40,
        ),
        _near(
            r"(?:nach jedem|jeden) (?:bissen|essen|happen|kalorie)|kalorien?|waage|spiegelbild|meinen körper|essen",
            r"(?:schlechtes gewissen|nur noch (?:ein\w{0,2}|wasser|salat|\d{2,4})|hasse|ekel\w{0,2}|verbiete"
            r"|kontrolle verloren|bestraf\w{1,3}|panik|zwang|heimlich)",
            reach=50,
        ),
        (
            r"(?:ess|esse) (?:\w{1,6} )?(?:nur noch|höchstens) (?:ein\w{0,2}|\d{2,4}|wasser)|hundeelend|sterbenselend"
            r"|totenbleich|(?:war|wurde|ist) (?:\w{1,14} ){0,5}?(?:hundeelend|sauschlecht|kotzschlecht)"
        ),
    ),
    "allergy": (
        _near(
            _NUTS,
            r"(?:drin|enthalten|trotz\w{0,4}|kribbel\w{1,3}|gekribbelt|juck\w{1,3}|reagier\w{1,3}|schwell\w{1,3}"
            r"|obwohl|verschwiegen|nicht vertrag\w{0,2}|notfall|verboten|lebensgefährlich)",
        ),
        _near(
            r"(?:zunge|lippen?|rachen|gaumen|hals)",
            r"(?:gekribbelt|kribbel\w{1,3}|gejuckt|juck\w{1,3}|taub|pelzig|dick|angeschwollen|eng|zu)",
            reach=30,
        ),
    ),
    "safety": (
        _near(
            _EATEN,
            r"(?:verdorben\w{0,2}|schmierig|gammel\w{0,4}|vergoren|abgelaufen|hundeelend|speiübel|schlecht geworden"
            r"|krank geworden|flachgelegen|gekotzt|brechen|verfärbt|gekippt|grünlich|lebte|krabbel\w{1,3})",
        ),
        _near(
            _GEAR,
            r"(?:aus der (?:wand|verankerung|decke)|von der (?:wand|decke)|gelöst|rausgerissen|durchgebrochen"
            r"|unter strom|scharfkantig\w{0,2}|absturzgefährdet|lebensgefähr\w{2,4})",
        ),
        _near(
            _EATEN,
            r"(?:käfer|wurm|würmer|maden?|made|schnecke|raupe|ungeziefer|zahnstocher|glas|metallspäne|draht|nagel"
            r"|zigarette|pflaster)",
            reach=30,
        ),
    ),
    "harassment": (
        (
            r"(?:mich|mir|uns|sie|ihr) (?!sehr|tief|zutiefst|echt|total|richtig|so)(?:\w{1,14} ){0,3}?(?:berührt"
            r"|betastet|befingert"
            r"|gestreichelt|umarmt und nicht|festgehalten)|(?:unangebracht|unangemessen|unsittlich"
            r"|intim)\w{0,2} (?:\w{1,8} )?"
            r"(?:berühr\w{1,4}|nachricht\w{0,2}|bemerk\w{1,6}|frage\w?)"
        ),
        _near(
            _MAN,
            r"(?:avancen|angestarrt|starrt|glotzt|gafft|nach (?:ihrer|meiner) nummer|flirtet ständig|baggert"
            r"|angebaggert|anmache|anzüglich\w{0,2}|küss\w{1,3}|ausziehen|geil\w{0,2} (?:arsch|figur|schnecke)|nackt"
            r"|tätschel\w{1,2}"
            r"|zweideutig\w{0,2}|schätzchen|süße|mäuschen|verfolgt|auflauert|lauert|ungefragt (?:berührt|massiert)"
            r"|begrabbel\w{1,2})",
        ),
        _near(
            r"(?:\w{0,6}umkleide\w{0,6}|\w{0,8}dusche\w?|frauensauna|damensauna|\w{0,6}toilette\w?)",
            r"(?:läuft|laufen|folgt|kommt|kam|stand|schleicht|spannt|späht|lugt|guckt"
            r"|steht)(?! ihr)(?: \w{1,12}){0,6} (?:nach|rein|mann|männer|typ|kerl|zu|hinterher|spanner|kerle)",
            reach=70,
        ),
        _near(
            r"(?:frauen|mädchen|kellnerin\w{0,3}|trainerin\w{0,3}|mitarbeiterin\w{0,3})",
            r"(?:läuft \w{2,8} nach|nachstell\w{1,3}|hinterher ?lauf\w{1,2}|bedräng\w{1,2}|angegraben|angetatscht"
            r"|belästigt|betatscht)",
        ),
    ),
    "discrimination": (
        _near(
            _OUTSIDER,
            r"(?:kein (?:\w{3,14} )?(?:zutritt|einlass|tisch|schwimmbad|platz|vertrag|job)|abgewiesen|verweigert"
            r"|abgelehnt|plötzlich (?:voll|kein|ausgebucht)|nicht (?:bedient|reingelassen|rein|erwünscht|gern gesehen"
            r"|willkommen|ins bild|ins konzept)"
            r"|rausgeschmissen|rausgeworfen|schief angeschaut|blöde blicke|witze?|nachgeäfft|ausgelacht|unerwünscht"
            r"|kein tisch|tisch mehr frei)",
        ),
    ),
    "threat": (
        (
            r"(?:knöpf|nehm|kauf|greif)e? (?:ich )?mir (?:\w{1,10} ){0,3}?(?:vor|zur brust)(?= ?(?:$|[.,!]))|(?:ihr|du"
            r"|der|die) "
            r"(?:könnt|kannst|kann|wird|werdet|wirst) (?:\w{1,8} ){0,2}?was erleben|mit (?:euch|dir|dem"
            r"|denen) (?:rechne|rechnen) (?:ich|wir) (?:noch )?ab"
        ),
        _near(
            r"(?:ich|wir|meine jungs|mein bruder|euch|dir)",
            r"(?:baseball-?schläger\w?|schlagstock|knüppel|axt|machete|benzinkanister|molotow\w{0,10}|brandsatz"
            r"|kettensäge|schlagring|vorschlaghammer)",
        ),
        _near(
            r"(?:wenn|falls|sonst|bis) (?:ihr|du|ich|das|mein geld|kein\w{0,2})",
            r"(?:brennt (?:der|die|euer|eure) (?:laden|hütte|bude|studio|filiale)|fliegt (?:alles|der laden|die bude"
            r"|euch)|knallt(?:'s| es)|passiert was|tut'?s weh|gibt'?s ärger|fließt blut)",
        ),
    ),
    "data-protection": (
        _near(
            r"(?:fremde[srn]?|anderes?|wildfremde[rn]?|unbekannte[rn]?) (?:mitglied\w{0,4}|person\w{0,2}|leute\w?"
            r"|kund\w{1,4}|mensch\w{0,2}|mann|frau)",
            r"(?:\w{0,8}nummer|adresse|\w{0,6}daten|profil|mail\w{0,8}|vertrag|rechnung|fotos?)",
        ),
        _near(
            _DATA,
            r"(?:offen|rum ?lieg\w{1,3}|herum ?lieg\w{1,3}|liegen rum|öffentlich|einsehbar|weitergegeben"
            r"|weitergeleitet|verkauft|im müll|jeder (?:lesen|sehen)|fremden?|ungefragt|ohne (?:meine?|unsere?"
            r"|zu fragen|einwilligung|zustimmung)|geleakt|löschen|verwechselt)",
        ),
        _near(
            r"(?:werbung|\w{0,10}werbung|newsletter|werbemails?|whatsapp|sms|spam|werbeanrufe?)",
            r"(?:nie zugestimmt|nicht zugestimmt|abgemeldet|abbestellt|widersprochen|woher (?:habt|hast)"
            r"|ohne (?:meine?|zustimmung|einwilligung)|widerspruch)",
        ),
    ),
    "minor": (
        _near(
            _CHILD,
            r"(?:ganz allein\w?|allein (?:gelassen|mit|in der|im)|fremden (?:männern|mann|leuten)|unbeaufsichtigt"
            r"|weint|geweint|schreit seit|misshandel\w{1,2}|geschlagen|ausgesperrt|im auto gelassen|verloren gegangen"
            r"|nicht abgeholt|angefasst|eingeschüchtert|angst vor)",
        ),
        _near(
            r"bin (?:\w{2,8} ){0,2}(?:[6-9]|1[0-7])",
            r"(?:unterschrift|papa|mama|eltern|erlaubnis|taschengeld|schule|darf|anmelden)",
        ),
    ),
    "crime": (
        (
            r"(?:spinde?|schließfach|kasse|umkleide|garderobe|geldbeutel|tasche|jacke) (?:\w{1,10} ){0,3}?(?:fehlt"
            r"|fehlen|fehlte|verschwand|weg)(?! (?:ein haken|haken|handtücher|papier|seife|föhne))"
        ),
        _near(
            _MINE,
            r"(?:gestohlen|geklaut|verschwunden|weggekommen|entwendet|leergeräumt|nur noch das schloss|bedient"
            r"|abgehoben|abgeräumt|mitgehen lassen|eingesteckt|aufgeknackt|geknackt|nicht mehr (?:da|auffindbar)"
            r"|spurlos|einfach weg)",
        ),
    ),
    "fire": (
        _near(
            r"(?:rauch|qualm|flammen?|feuer)",
            r"(?:aus (?:der|dem|den)|lüftung|küche|fritteuse|sauna|alle (?:raus|draußen)|evakuiert|feuerlöscher"
            r"|gelöscht|alarm|dach|fenster|keller)",
            reach=40,
        ),
    ),
    "press": (
        _near(
            r"(?:video|story|fall|geschichte|sache|bericht|fotos?)",
            r"(?:an (?:rtl|sat\.?1|die bild|bild|den wdr|die presse|die zeitung|den spiegel|das fernsehen|die medien)"
            r"|(?:bei|im) (?:rtl|wdr|ndr|fernsehen)|viral)",
        ),
    ),
    "personal-data": (
        r"(?:handy|tel|telefon|mobil|fon|handynr|rufnummer)\w{0,8}\.?:?(?: ist| lautet| unter)? ?\+?\d[\d\s/-]{6,14}\d",
    ),
}
