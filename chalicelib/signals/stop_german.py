"""German words for sensitive matters, by stop reason. Data for `stop_reasons` only.

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
_STAFF = (
    r"(?:euch|dich|ihn|sie|ihm|ihnen|dir|alle|jeden|(?:den|die|dem|der|eure[nmrs]?|euren|deinen|deine|ihren|diesen) "
    r"(?:\w{2,14} )?(?:kellner|kellnerin|chef|chefin|koch|köchin|manager|mitarbeiter|fahrer|laden|restaurant|filiale"
    r"|bude|familie))"
)

GERMAN: dict[str, tuple[str, ...]] = {
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
    ),
    "allergy": (
        (
            r"\w{0,14}allerg\w{1,10}|anaphyla\w{2,8}|epi-?pen|adrenalinspritze|zöliakie|(?:lactose|laktose|gluten"
            r"|nuss|histamin)(?:intoleran\w{1,3}|unverträg\w{3,8})"
        ),
        (
            r"unverträglichkeit\w{0,2}|atemnot|kreuzkontamin\w{2,7}|nesselsucht|quaddeln|(?:juckenden|roten"
            r"|überall) ausschlag"
        ),
        (
            r"(?:lippen?|zunge|hals|gesicht|rachen) (?:\w{2,10} ){0,3}(?:\w{0,4}geschwollen|(?:an|zu)?schwill?e?n?t"
            r"|schwellen|an|dick)(?= |$|[.,!])"
        ),
        r"(?:zu|an)geschwollen\w{0,2}|spuren von nüssen",
    ),
    "medical": (
        (
            r"krankenhaus\w{0,3}|klinik\w{0,2}|ins spital|im spital|notaufnahme|notarzt|notärztin|krankenwagen"
            r"|rettungswagen|sanitäter\w{0,3}|rettungsdienst"
        ),
        (
            r"herzinfarkt\w{0,2}|schlaganfall\w{0,3}|herzstillstand|krampfanfall|epilep\w{2,6}|bewusstlos\w{0,2}"
            r"|ohnmächtig|ohnmacht|kollabiert|zusammengebrochen|umgekippt"
        ),
        (
            r"(?:keine|kaum|schlecht) luft(?: (?:mehr|bekomm\w{2,3}|krieg\w{1,2}))?|atmet (?:nicht|kaum|nicht mehr)"
            r"|wiederbelebt|reanim\w{3,7}|intensivstation"
        ),
        (
            r"krebs(?:krank\w{0,2}|diagnose|patient\w{0,3}|behandlung)|(?:hat|habe|hatte|an|gegen|wegen) krebs"
            r"|chemo\w{0,8}|tumor\w{0,2}|leukämie|dialyse|diabet\w{2,6}|zucker(?:krank|schock)"
        ),
        (
            r"schwanger\w{0,6}|rollstuhl\w{0,8}|schwerbehindert\w{0,2}|behinderung|demenz\w{0,6}|depression(?:en)?"
            r"|depressiv\w{0,2}|panikattacke\w{0,2}|burnout|psychisch\w{0,2}"
        ),
        (
            r"erbrochen|erbrech\w{2,3}|übergeben müssen|mu(?:ss|ß)te?n? (?:\w{2,8} )?(?:mich|uns|sich) (?:\w{2,8}"
            r" )?übergeben|(?:mich|uns|sich) (?:\w{2,8} ){0,3}übergeben|(?:nacht|tag|stunden) (?:\w{2,8}"
            r" ){0,3}gekotzt|gekotzt"
        ),
        (
            r"durchfall|magen-?darm\w{0,8}|magenkrämpfe|bauchkrämpfe|übelkeit|(?:war|waren|wurde|wurden"
            r"|ist) (?:\w{2,8} ){0,2}(?:speiübel|kotzübel|schlecht nach)"
        ),
        (
            r"operiert|not-?operation|im koma|an corona|(?:schwer|tod|sterbens)krank\w{0,2}|arzt|ärztin|ärzte"
            r"|medikament\w{0,2}"
        ),
    ),
    "threat": (
        (
            r"drohung(?:en)?|morddrohung(?:en)?|(?:be)?droh(?:e|t|te|ten)? (?:ich |er |euch|dir|mir|uns|damit|mit)"
            r"|bedroht|bombendrohung"
        ),
        (rf"(?:bring|bringe|bringt|bringen|mach|mache|schlag|schlage|stech|steche|knall|knalle|schieß|schieße"
        rf"|fackel|fackle|zünd|zünde) {_STAFF} "
        r"(?:\w{2,14} ){0,4}(?:um|kalt|fertig|platt|zusammen|tot|nieder|ab|an|krankenhausreif|in die fresse)"),
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
    ),
    "self-harm": (
        (
            r"bring(?:e|en)? mich (?:\w{2,8} ){0,2}um|mich (?:\w{2,12} ){0,2}(?:um(?:zu)?bring\w{1,3}|erhäng\w{1,3}"
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
    ),
    "legal": (
        (
            r"anwalt\w{0,8}|anwält\w{1,6}|rechtsanw\w{3,10}|jurist\w{0,6}|rechtlich\w{0,2}|rechtsweg"
            r"|rechtsschutz\w{0,12}|rechtsabteilung"
        ),
        (
            r"(?:ver|ein|an)klag\w{1,3}|klage(?:n)?(?= |$|[.,!?])|sammelklage|vor gericht|gerichtlich\w{0,2}|(?:amts"
            r"|land|arbeits)gericht|gerichts\w{4,12}"
        ),
        (
            r"strafanzeige|anzeige (?:\w{2,12} ){0,2}(?:erstatt\w{1,4}|ist raus|gegen|wegen|bei der)"
            r"|(?:erstatt\w{1,3}|mache|mach|stelle|gibt|gebe|bekommt|kriegt) (?:\w{2,8} ){0,3}anzeige|angezeigt"
            r"|anzuzeigen|anzeigen werde|werde (?:\w{2,8} )?anzeigen|zeige? (?:euch|sie|dich) an"
        ),
        (
            r"verbraucher(?:zentrale|schutz\w{0,8})|abmahn\w{2,4}|schadens?ersatz\w{0,10}|schmerzensgeld|haftbar"
            r"|haftung|fahrlässig\w{0,4}|gesetzeswidrig|illegal(?:e[nmrs]?)?|urheberrecht\w{0,10}|markenrecht"
            r"|unterlassung\w{0,12}"
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
    ),
    "harassment": (
        (
            r"belästig\w{1,6}|begr(?:a|ä)p?b?sch\w{1,4}|angegrapscht|begrabbelt|betatscht|befummelt|gestalkt|stalk(?:er"
            r"|t|ing)|übergriffig\w{0,2}|übergriffe?|sexuell\w{0,2}|anzüglich\w{0,2}"
        ),
        (
            r"missbrauch\w{0,2}|missbraucht|gemobbt|mobbing|bedräng\w{1,3}|beleidig\w{1,5}|beschimpf\w{1,4}"
            r"|angeschrien|angespuckt|gedemütigt|eingeschüchtert|angemacht"
        ),
        (
            r"(?:mich|mir|meine \w{3,10}) (?:\w{2,12} ){0,4}(?:angefasst|angetatscht|angestarrt|begafft|verfolgt"
            r"|festgehalten|gepackt|geküsst)"
        ),
    ),
    "discrimination": (
        (
            r"diskriminier\w{1,5}|rassis\w{2,10}|antisemit\w{2,8}|homophob\w{0,4}|transphob\w{0,4}|sexis\w{2,9}"
            r"|fremdenfeindlich\w{0,4}|ausländerfeindlich\w{0,4}|frauenfeindlich\w{0,4}|behindertenfeindlich\w{0,2}"
            r"|nazis?"
        ),
        (
            r"wegen (?:meiner|seiner|ihrer|unserer) (?:hautfarbe|herkunft|religion|behinderung|sexualität)"
            r"|nicht barrierefrei|hautfarbe|weil (?:ich|wir|er|sie) (?:\w{2,8} )?(?:schwarz|türkisch\w{0,2}"
            r"|muslim\w{0,3}|jüdisch|schwul|lesbisch|ausländer|behindert)"
        ),
    ),
    "minor": (
        (
            r"ich bin (?:erst |gerade )?(?:[6-9]|1[0-7])(?= jahre|\s*(?:$|[.,!?;])| und )|minderjährig\w{0,2}"
            r"|kindeswohl|kindesmissbrauch|vermisstes (?:kind|mädchen)|jugendamt"
        ),
    ),
    "data-protection": (
        (
            r"datenschutz\w{0,14}|dsgvo|datenlecks?|datenpanne|(?:meine|unsere) (?:\w{3,14} )?daten (?:\w{2,12}"
            r" ){0,3}(?:löschen|gelöscht|weitergegeben|verkauft|herausgeben)|löscht (?:\w{2,8} ){0,3}daten"
            r"|auskunft nach art"
        ),
    ),
    "personal-data": (
        (
            r"(?:iban|kontonummer|kreditkartennummer|ausweisnummer|passnummer|steuernummer)(?: (?:ist"
            r"|lautet))?[:\s]{1,3}\w{0,4}\d"
        ),
    ),
    "crisis": (
        (
            r"erdbeben|hochwasser\w{0,6}|überschwemm\w{2,5}|terror\w{0,10}|anschlag|anschläge|flugzeugabsturz"
            r"|naturkatastrophe\w{0,1}|unfall\w{0,4}|verunglückt|flüchtlinge?n?|notstand"
        ),
    ),
    "politics": (
        (
            r"afd|bundestags?\w{0,6}|wahlkampf|bundesregierung|bundeskanzler\w{0,4}|scholz|merkel|putin|ukrain\w{1,5}"
            r"|palästin\w{2,6}|impf(?:pflicht|gegner\w{0,3}|zwang)|querdenker\w{0,3}|demonstr(?:anten|iert|ieren)"
            r"|politik\w{0,6}|asyl\w{0,8}|abtreibung\w{0,2}"
        ),
    ),
    "boycott": (r"boykott\w{0,7}|kauft (?:\w{2,8} )?nicht(?:s)? mehr bei|nie wieder bei (?:denen|euch) kaufen",),
    "press": (
        (
            r"journalist\w{0,5}|redakt(?:ion|eur|eurin|ionell)\w{0,3}|pressestelle|presseanfrage\w{0,1}|(?:an|zur"
            r"|in) die (?:presse|zeitung|medien)|zur (?:presse|zeitung)|geht an die (?:presse|medien)|stellungnahme"
        ),
    ),
}  # fmt: skip
