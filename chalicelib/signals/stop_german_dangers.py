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
    "self-harm": (
        (
            r"bringe? (?:ich )?mich (?:\w{2,8} ){0,2}um|mich (?:\w{2,12} ){0,2}(?:um(?:zu)?bring\w{1,3}|erhäng\w{1,3}"
            r"|aufhäng\w{1,3}|erschie(?:ss|ß)\w{1,3}|vor den zug)"
        ),
        (
            r"selbst(?:mord|tötung)\w{0,14}|suizid\w{0,8}|freitod|(?:bin|fühle mich) (?:\w{2,8} )?lebensmüde"
            r"|selbstverletz\w{2,6}|ritze mich|ritzen"
        ),
        (
            r"(?:nicht|net|nimmer)(?: mehr| länger)? (?:\w{2,8} )?(?:leben|da sein|weiterleben|aufwachen)(?: (?:will"
            r"|möchte|mag|wollen|kann))?(?=$|\s*[.,!?]| will| möchte| mag| kann)"
        ),
        r"(?:will|möchte|mag|würde am liebsten|wollte) (?:\w{2,8} ){0,3}(?:sterben|tot sein)",
        (
            r"(?:mir|sich) (?:\w{2,8} ){0,2}das leben (?:zu )?nehm\w{0,2}|meinem leben (?:\w{2,8} )?ein ende"
            r"|schluss mit dem leben|leben beenden"
        ),
        (
            r"ohne mich (?:\w{2,8} ){0,3}besser dran|niemand(?:en)? (?:\w{2,10} ){0,2}mich (?:\w{2,10}"
            r" )?vermissen|kein(?:en)? (?:sinn"
            r"|grund) (?:mehr )?(?:zu leben|im leben)|nichts mehr wert zu leben"
        ),
        (
            r"(?:spring|springe) (?:\w{2,8} ){0,2}(?:von der|von einer|aus dem|vor den|vor die) \w{3,10}|überdosis"
            r"|alle tabletten (?:\w{2,8} )?(?:genommen|geschluckt)"
        ),
        (
            r"(?:halte?|ertrage?|schaffe?|packe?) (?:ich )?(?:das leben|mein leben|alles"
            r"|das alles) (?:\w{2,8} ){0,2}?nicht (?:mehr|länger)|besser,? (?:\w{2,8} )?nicht mehr (?:da|hier"
            r"|am leben) zu sein|nicht mehr (?:leben|da sein|hier sein) (?:zu )?(?:wollen|müssen|dürfen)"
            r"|lebe? nicht mehr gern|(?:mag|will) (?:\w{2,8} )?nicht mehr auf dieser welt"
        ),
        (
            r"wenn ich (?:\w{2,8} )?(?:weg|nicht mehr da|tot|fort) (?:bin|wäre),? (?:\w{2,10} ){0,5}?(?:keinem"
            r"|keinen|keiner|niemand\w{0,2}|besser)|(?:kann|am ende|fertig"
            r"|müde),? (?:\w{2,10} ){0,4}?will (?:\w{2,8} )?nicht mehr(?= ?(?:$|[.!,]))|ich will (?:einfach |nur "
            r"|echt )?nicht mehr(?= ?(?:$|[.!]))|ende zu setzen|ein ende setzen"
        ),
        (
            r"(?:keine|null) (?:kraft|lust|energie) mehr (?:zum|zu|am) leben|nie (?:mehr"
            r"|wieder) (?:\w{2,6} )?aufwachen|(?:vor|unter) (?:den|einen|die|eine) (?:zug|bahn|u-bahn|s-bahn|lkw"
            r"|straßenbahn) (?:\w{2,6} )?(?:springen|werfen|schmeißen|laufen|legen|springe|werfe)|(?:will|möchte"
            r"|kann) (?:das leben|so) nicht (?:mehr )?(?:weiter ?leben|ertragen)|hasse mein leben"
            r"|des lebens (?:müde|überdrüssig)|wozu (?:\w{2,8} )?(?:noch )?(?:leben|weiterleben)"
            r"|niemand braucht mich"
        ),
        (
            r"(?:besser|leichter|am besten|schöner),? wenn (?:\w{2,8} )?(?:es )?(?:mich"
            r"|ich) (?:\w{2,10} ){0,3}?(?:gäbe|gibt|da wäre|da bin|weg wäre|weg bin|tot|sterbe|existier\w{1,3}"
            r"|verschwinde)|mich (?:\w{2,8} )?nicht mehr (?:gäbe|gibt|geben)|(?:keiner"
            r"|niemand) (?:\w{2,10} ){0,3}?(?:merken|vermissen|traurig) (?:\w{2,8} )?wenn ich (?:\w{2,8} )?(?:weg"
            r"|tot|nicht mehr)"
        ),
        (
            r"mache? (?:ich )?(?:\w{2,8} ){0,3}?schluss mit (?:allem|mir|meinem leben|dem leben)|schluss mit allem"
            r"|le(?:b|bt) wohl,? (?:ihr alle|alle|alle zusammen|welt|meine lieben)|abschiedsbrief\w{0,1}"
            r"|letzter? (?:post|tweet|beitrag) von mir|geritzt|ritze (?:mich|wieder)|selbst ?verletzung"
            r"|verletze mich selbst|mich selbst (?:\w{2,8} )?(?:verletz\w{1,4}|schneide|bestrafe)"
        ),
        (
            r"(?:mein )?leben (?:\w{2,10} ){0,3}?(?:keinen sinn|sinnlos|nichts (?:mehr )?wert"
            r"|nicht (?:mehr )?lebenswert|ein ende)|(?:sehe?|hab\w?|gibt) (?:\w{2,8} ){0,3}?(?:keinen"
            r"|kein) (?:ausweg|sinn|licht|morgen|zukunft) mehr|keinen? (?:ausweg|sinn) mehr (?:im|zu|für|in)"
            r"|kein(?:en)? lebenswillen?|lebensmut verloren|todessehnsucht|sterbewunsch|nie wieder aufwachen"
            r"|einfach einschlafen und"
        ),
        (
            r"(?:will|möchte|kann|mag|wünschte?) (?:\w{2,10} ){0,3}?nicht mehr (?:aufwachen|existieren|da sein"
            r"|hier sein|weitermachen|weiterleben|leben)|(?:tue?|tu) (?:ich )?mir (?:\w{2,8} )?(?:was|etwas) an"
            r"|mir (?:was|etwas) an(?:tun|zutun|tue|tu)"
            r"|wünsch\w{0,3} (?:\w{2,8} ){0,2}?ich wäre? (?:\w{2,8} )?(?:tot|nie geboren)"
            r"|am liebsten (?:\w{2,8} )?(?:tot|nicht mehr da)|lieber tot(?: sein)?"
        ),
        (
            r"(?:von der|von einer) (?:brücke|hochhaus)(?: \w{2,10}){0,2}|(?:alles|das alles"
            r"|leben) (?:\w{2,8} ){0,2}(?:beenden|ein ende setzen|ein ende machen)|allem ein ende"
            r"|will (?:\w{2,8} )?verschwinden für immer|für immer (?:weg sein|verschwinden|schlafen)|pulsadern"
            r"|lebensm(?:u|ü)de(?= |[.,!]|$)(?! (?:aktion|fahrer))"
        ),
    ),
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
            r"chlor(?:gas|unfall|vergiftung)|eingesperrt worden|(?:steck\w{1,3}|sitz\w{1,3}"
            r"|fest) (?:\w{2,8} ){0,3}?im (?:aufzug|fahrstuhl)(?: fest)?|rohes (?:hähnchen|hühnchen|huhn|geflügel"
            r"|hackfleisch)|(?:hähnchen|hühnchen|huhn|geflügel) (?:\w{2,10} ){0,3}?roh|einsturzgefahr|rutschgefahr"
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
    ),
}
