"""German words for what is dangerous now, by stop reason. Data for `stop_reasons` only.

Brands of two languages read every post for both, so no word stands here that is an everyday word in English
("Brand", "Gift", "tot", "Gas") unless other words beside it make it German.
"""

from __future__ import annotations

_STAFF = (
    r"(?:euch|dich|ihn|sie|ihm|ihnen|dir|alle|jeden|(?:den|die|dem|der|eure[nmrs]?|euren|deinen|deine|ihren|diesen) "
    r"(?:\w{2,14} )?(?:kellner|kellnerin|chef|chefin|koch|köchin|manager|mitarbeiter|fahrer|laden|restaurant|filiale"
    r"|bude|familie))"
)

GERMAN_DANGERS: dict[str, tuple[str, ...]] = {
    "safety": (
        (
            r"gas-?(?:geruch|leck|austritt|alarm)|riecht (?:\w{2,8} ){0,3}nach gas|gas (?:tritt|strömt) aus"
            r"|nach gas (?:riecht|stinkt)|stinkt nach gas|kohlenmonoxid|explodiert|explosion\w{0,2}"
        ),
        (
            r"lebensmittelvergiftung\w{0,2}|vergift\w{1,4}|salmonell\w{1,3}|listerien|kakerlaken?|schaben|ratten?"
            r"|mäuse|maus in|maden|ungeziefer|verdorben\w{0,2}|vergammelt\w{0,2}|verschimmelt\w{0,2}|schimmel\w{0,2}"
        ),
        (
            r"(?:glas|glassplitter|scherben?|metall|plastik|nagel|schraube|nadel|draht|knochensplitter|haar|käfer"
            r"|fliege|wurm) (?:\w{2,8} ){0,2}(?:im|in meinem|in der|in meiner|in unserem|in seinem|in ihrem) (?:essen"
            r"|steak|salat|suppe|getränk|teller|burger|gericht|sauce|soße|mund|kuchen|brot|dessert)"
        ),
        (
            r"gesundheitsamt|lebensmittelaufsicht|hygienemängel|lebensgefähr\w{2,6}|in gefahr|evakuier\w{1,4}"
            r"|eingesperrt|eingeschlossen|schüsse|bewaffnet\w{0,2}"
        ),
        (
            r"(?:in|im) (?:meine[rm]|dem|der|unsere[rm]|eure[rm]|seine[rm]|ihre[rm]|einem|einer)? ?(?:essen|salat"
            r"|steak|suppe|getränk|burger|soße|sauce|teller|kuchen|brot|shake|dessert|nudeln"
            r"|pommes) (?:\w{2,12} ){0,5}?(?:schraube|glas|glassplitter|nagel|draht|metall\w{0,8}|plastik\w{0,6}"
            r"|käfer|wurm|made|maden|haar|haare|fliege|fingernagel|pflaster|scherbe\w?|kakerlake|steinchen)"
        ),
        (
            r"(?:reißt|bricht|stürzt|fällt) (?:bald|gleich|jeden moment|demnächst)(?: \w{2,12})?|(?:kurz"
            r"|fast) (?:vorm|vor dem) (?:reißen|einsturz|zusammenbruch)|(?:seil|kabel|aufhängung"
            r"|karabiner) (?:\w{2,10} ){0,6}?(?:durch|durchgescheuert|angerissen|ausgefranst)"
            r"|nicht (?:mehr )?(?:verkehrs)?sicher|tüv abgelaufen|elektrisiert|stromunfall"
        ),
        (
            r"lebensgefahr|lebensbedrohlich\w{0,2}|not(?:ausgang|ausgänge|ausgängen|tür"
            r"|türen) (?:\w{2,12} ){0,4}?(?:zugestellt|versperrt|blockiert|verschlossen|abgeschlossen|zugeparkt|zu)"
            r"|(?:versperrte|zugestellte|blockierte)[rsn]? (?:notausg\w{3,5}|fluchtweg\w{0,2})"
            r"|fluchtweg\w{0,2} (?:\w{2,12} ){0,3}?(?:zugestellt|versperrt|blockiert|zu)"
        ),
        (
            r"(?:blanke|offene|lose)[rsn]? (?:kabel|drähte?|leitung\w{0,2}|steckdosen?|stromkabel)|(?:kabel|drähte"
            r"|steckdose\w?) (?:\w{2,10} ){0,4}?(?:blank|offen|lose|aus der wand)|legionellen|bettwanzen|krätze"
            r"|gammelfleisch|abgelaufene[snr]? (?:\w{3,10} )?(?:fleisch|ware|lebensmittel|shakes?|produkte?"
            r"|eiweiß\w{0,6}|riegel|fisch|milch|essen)"
        ),
        (
            r"(?:seil|kabelzug|kette|karabiner|aufhängung|stahlseil|drahtseil) (?:\w{2,10} ){0,4}?gerissen|(?:gerät"
            r"|bank|decke|spiegel|regal|lampe|stange|schrank|deckenplatte|klimmzugstange|dach"
            r"|stuhl) (?:\w{2,10} ){0,5}?(?:zusammengebrochen|zusammengekracht|zusammengekracht|herunter(?:gefallen"
            r"|gekracht)|runter(?:gefallen|gekracht|gekommen)|umgestürzt|eingestürzt|zersplittert|gesplittert)"
        ),
        (
            r"(?:seil|drahtseil|stahlseil|kabel|gurt|schraube|riemen) (?:\w{1,10} ){0,4}?(?:fast|beinahe|halb"
            r"|schon) (?:durch"
            r"|gerissen|ab|locker|lose)|(?:passier\w{1,2}|kracht?\w{0,3}|knallt?) (?:\w{1,10} ){0,2}?(?:bald|noch"
            r"|irgendwann"
            r"|mal) (?:\w{1,10} ){0,2}?(?:was|etwas|ein unglück|ein unfall|jemandem|einem)"
            r"|(?:bis|muss|erst|ehe) (?:\w{1,10} ){0,3}?(?:etwas|was|jemandem|einem) (?:\w{1,12} ){0,2}?passier\w{1,2}"
        ),
        (
            r"(?:brand|lebens|saumäßig |sau|echt |richtig |total |ist |wird |sehr )gefährlich(?! (?:lecker|gut|nah|viel"
            r"|günstig))|gefahrenstelle\w?|wackelkontakt|(?:einen|ne|eine|nen) (?:stromschlag|gewischt)"
            r"|(?:riecht|stinkt|roch) (?:\w{1,10} ){0,5}?(?:nach|verschmort|verbrannt) (?:gas|kabel|gummi|plastik)"
        ),
        (
            r"chlor(?:gas|unfall|vergiftung)|eingesperrt worden|(?:steck\w{1,3}|sitz\w{1,3}"
            r"|fest) (?:\w{2,8} ){0,3}?im (?:aufzug|fahrstuhl)(?: fest)?|rohes (?:hähnchen|hühnchen|huhn|geflügel"
            r"|hackfleisch)|(?:\w{0,6}hähnchen\w{0,8}|hühnchen|huhn|pute\w{0,6}|geflügel|schwein\w{0,7}"
            r"|hack\w{0,8}) (?:\w{2,10} ){0,4}?(?:roh|rosa|blutig|glasig|nicht durch)|(?:eine|ne|die|mehrere|tote"
            r"|lebende) (?:maus|ratten?|kakerlaken?|schabe)|einsturzgefahr|rutschgefahr"
            r"|verletzungsgefahr|unfallgefahr|stolperfalle\w{0,1}|scherben (?:in|im|auf|unter)|glas(?:scherben?"
            r"|splitter)"
        ),
    ),
    "fire": (
        (
            r"es brennt|brennt (?:es|gerade|in|bei|die|der|das|euer|lichterloh)|in flammen|feuerwehr\w{0,6}"
            r"|feueralarm|feuer (?:in|im|gefangen|ausgebrochen|bei|gelegt)|(?:küchen|wohnungs|groß|wald)brand"
        ),
        (
            r"(?:ein|einen|einem|beim|der|großer) brand(?= |$|[.,!])|brand (?:ausgebrochen|gelegt|im|bei euch)"
            r"|brandstift\w{2,4}|brandmelder|abgebrannt\w{0,2}|rauchmelder|rauch (?:kommt|aus der|in der küche)"
        ),
        (
            r"(?:sauna|saunaofen|küche|studio|gerät|laufband|filiale|umkleide|kabel|steckdose|fritteuse|vorhang"
            r"|haus|gebäude|dach|laden|mülleimer|keller|tiefgarage|akku) (?:\w{2,10} )?brennt(?! (?:in|mir))|qualmt"
            r"|(?:dichter|schwarzer|starker) (?:rauch|qualm)|rauch(?:entwicklung|wolke\w?)|verbrannt(?:er geruch"
            r"|es plastik)|verschmort\w{0,2}|schmorbrand|kabelbrand|saunabrand|brandgeruch|brandalarm"
        ),
    ),
    "threat": (
        (
            r"drohung(?:en)?|morddrohung(?:en)?|(?:be)?droh(?:e|t|te|ten)? (?:ich |er |euch|dir|mir|uns|damit|mit)"
            r"|bedroht|bombendrohung"
        ),
        (
            rf"(?:bring|bringe|bringt|bringen|mach|mache|schlag|schlage|stech|steche|knall|knalle|schieß|schieße"
            rf"|fackel|fackle|zünd|zünde) {_STAFF} "
            r"(?:\w{2,14} ){0,4}(?:um|kalt|fertig|platt|zusammen|tot|nieder|ab|an|krankenhausreif|in die fresse)"
        ),
        (
            rf"{_STAFF} (?:\w{{2,14}} ){{0,3}}(?:umbringen|umzubringen|abstechen|erstechen|erschießen|abknallen"
            rf"|verprügeln|zusammenschlagen|töten|kaltmachen|abfackeln|anzünden|niederbrennen|erwürgen|aufschlitzen)"
        ),
        (
            r"(?:laden|bude|restaurant|haus|filiale|auto|alles) (?:\w{2,10} ){0,3}(?:abfackel\w|anzünd\w{1,3}"
            r"|niederbrenn\w{1,2}|abbrenn\w{1,2}|in die luft (?:jag\w{1,2}|spreng\w{1,2}))"
        ),
        (
            r"wei(?:ss|ß),? wo (?:du|ihr|er|sie|dein|euer) \w{2,12}|werdet (?:\w{2,8} )?(?:büßen|bereuen|bezahlen)"
            r"|wirst (?:\w{2,8} )?(?:büßen|bereuen)|büßen werdet"
        ),
        (
            r"bombe (?:im|in eurem|in der|gelegt|legen|hochgehen|platzen)|sprengsatz|amok\w{0,7}|auf die fresse"
            r"|fresse polieren|(?:verreck(?:t|e|en)|krepier(?:t|e|en))"
        ),
        r"warte (?:draußen|vor der tür|auf dem parkplatz|nach feierabend) auf",
        (
            r"(?:dann|sonst|und) (?:dann )?(?:knallt'?s|knallt es|kracht'?s|rappelt'?s|gibt'?s tote|raucht'?s"
            r"|fliegen (?:die )?fäuste)|(?:werdet|wirst|werden) (?:\w{2,8} ){0,2}?(?:sehen"
            r"|erleben),? was (?:\w{2,8} ){0,3}?(?:davon (?:habt|hast|haben)|passiert)|(?:das"
            r"|es) (?:\w{2,8} )?(?:zurück|heim)(?:kriegen|zahlen)|zahle?n? (?:ich |wir )?(?:\w{2,6} ){0,2}heim"
        ),
        (
            r"(?:gibt'?s|gibt es|gibt|kriegt|kriegst|bekommt) (?:\w{2,8} ){0,3}?(?:auf die fresse|eins auf die"
            r"|was auf die|auf die nase|aufs maul|prügel|schläge|ein blutbad|eine? kugel|eine aufs)|blutbad"
            r"|(?:gehört|gehören|sollte man|sollten|müsste man) (?:\w{2,12} ){0,3}?(?:erschossen|aufgehängt|vergast"
            r"|an die wand gestellt|abgeknallt|verprügelt|angezündet|abgefackelt|totgeschlagen|erschlagen"
            r"|gesteinigt)"
        ),
        (
            r"(?:mit|habe?) (?:\w{2,8} )?(?:meinen|ein paar|meine) (?:jungs|brüdern|brüder|kumpels|leuten|leute"
            r"|cousins) (?:\w{2,10} ){0,3}?(?:vorbei|bei euch|kommen|komm|klären|besuch\w{0,4})|überlebt (?:ihr|du"
            r"|er) nicht|pass(?:t)? (?:bloß|besser|lieber|ja) auf(?! (?:dich|euch) auf)|mach\w? (?:euch|dich"
            r"|den \w{3,12}|die \w{3,12}) (?:\w{2,8} )?(?:platt|kalt|fertig|einen kopf kürzer|dem erdboden gleich)"
            r"|finde? (?:\w{2,8} )?raus,? wo (?:du|er|sie|ihr) wohn\w{1,2}"
        ),
        (
            r"(?:komme?|fahre?|schaue?) (?:ich )?(?:\w{1,10} ){0,3}?vorbei und (?:\w{1,12} ){0,6}?(?:hau|schlag|mach"
            r"|tret|knall|polier)\w{0,2}"
            r"|kurz und klein|(?:hau|schlag|tret|prügel|knüppel)e? (?:ich )?(?:euch|dir|dich|ihm|ihn|denen"
            r"|dem \w{3,12}|den \w{3,12})"
            r" (?:\w{1,12} ){0,5}?(?:ein\w?|zusammen|kaputt|zu brei|rein|windelweich|zu klump|weg|raus|runter)"
        ),
        (
            r"wei(?:ss|ß),? wo (?:\w{2,16} ){1,3}?wohn\w{0,2}|(?:dann|sonst|gleich|bald) (?:setzt(?:'s| es) was"
            r"|bist du (?:dran|fällig)"
            r"|seid ihr (?:dran|fällig))|(?:ich|wir) (?:krieg|krieg\w|find\w|hol\w?) (?:euch|dich"
            r"|den \w{3,12})(?: (?:noch|schon|alle|auch)){0,2}(?= ?(?:$|[.,!]))"
            r"|(?:scheiben|fenster|reifen) (?:\w{1,8} ){0,3}?(?:einschlag\w{1,2}|einwerf\w{1,2}|zerstech\w{1,2}"
            r"|aufschlitz\w{1,2})"
        ),
        (
            r"(?:euch|dir|denen|dem \w{3,12}) (?:zünd|fackel|hau|schlag|brenn|mach|knall|stech|polier"
            r"|brech)e? ich (?:\w{1,12} ){0,5}?(?:an|ab|ein|um|nieder|kaputt|platt|fertig|kalt|zusammen|eine"
            r"|die \w{3,8})(?= ?(?:$|[.,!]|rein|runter))"
            r"|(?:soll|sollte|sollen|sollten|soll sich) (?:sich |mal |bloß |lieber |besser |schön |gut |nachts "
            r"|ja ){0,3}(?:aufpassen|in acht nehmen|warm anziehen|vorsehen)"
        ),
    ),
    "crime": (
        (
            r"polizei\w{0,8}|gestohlen\w{0,2}|geklaut\w{0,2}|klaut|diebstahl\w{0,2}|dieb(?:e|es|in)?|diebes\w{3,6}"
            r"|bestohlen|überfall\w{0,3}|überfallen|einbruch\w{0,2}|eingebrochen|(?:aus|be)?geraubt|ausgeraubt"
            r"|beraubt|raubüberfall"
        ),
        (
            r"(?:er)?mord(?:e|es|et)?|mörder|vergewaltig\w{1,4}|körperverletzung|entführ\w{1,4}|verhaftet"
            r"|festgenommen|k\.?o\.?-?tropfen|messer(?:stecher|angriff|attacke)|(?:ein|mit einem|das) messer gezogen"
            r"|zog (?:\w{2,8} )?messer"
        ),
        (
            r"waffen?|pistolen?|gewehr|schlägerei|zusammengeschlagen|betrug|betrüger\w{0,4}|betrogen|abgezockt"
            r"|straftat\w{0,2}|kriminell\w{0,2}|erpress\w{1,4}|randal\w{2,6}"
        ),
        (
            r"(?:spinde?|auto|tür|schloss|schrank|schlösser) (?:\w{2,10} ){0,4}?aufgebrochen"
            r"|aufgebrochene[rsn]? (?:spinde?|autos?|tür|schl(?:o|ö)ss\w{0,2})"
            r"|spind(?:e)? (?:\w{2,8} ){0,3}?(?:geknackt|aufgeknackt|ausgeräumt|leer)|geknackt\w{0,2} spind"
            r"|taschendieb\w{0,4}|(?:handy|geldbeutel|portemonnaie|geldbörse|wertsachen|tasche|jacke|uhr|airpods"
            r"|schmuck) (?:\w{2,10} ){0,5}?(?:weggekommen|entwendet|verschwunden|weg geklaut)|entwendet\w{0,2}"
            r"|niedergeschlagen worden|messerstich\w{0,2}|niedergestochen|urkundenfälschung|unterschrift gefälscht"
            r"|gefälschte unterschrift"
        ),
        (
            r"(?:auto|wagen|fahrrad|rad|roller|lack|tür) (?:\w{1,12} ){0,4}?(?:zerkratzt|angefahren|demoliert"
            r"|beschädigt|aufgeschlitzt|zerstochen|eingeschlagen"
            r"|beschmiert)|fahrerflucht|unfallflucht|(?:karte|kreditkarte|ec-karte"
            r"|konto) (?:\w{1,10} ){0,3}?(?:kopiert|geklont|missbraucht|leergeräumt|ausgespäht)"
            r"|unterschlag\w{1,3}|schwarzarbeit|steuerhinterziehung|hehler\w{0,3}|vandalismus"
        ),
        (
            r"(?:\w{0,6}handy|geldbeutel|portemonnaie|portmonee|geldbörse|wertsachen|airpods|rucksack|schmuck|ehering"
            r"|schlüssel|brieftasche)"
            r" (?:\w{1,8} ){0,3}?(?:weg|futsch|geklaut|fehlt|nicht mehr da)(?= ?(?:$|[.,!]|und))"
            r"|(?:verkauft|dealt|vertickt|verkaufen|dealen|nimmt|spritzt) (?:\w{1,12} ){0,4}?(?:drogen|anabolika"
            r"|steroide|koks|kokain|testo\w{0,7}|doping\w{0,7}|stoff|gras)"
            r"|drogen\w{0,8}|anabolika|steroide|dealer|(?:griff|greift|gegriffen) (?:\w{1,8} ){0,3}?in die kasse"
            r"|trinkgeld (?:\w{1,8} )?(?:geklaut|eingesteckt)"
        ),
    ),
}
