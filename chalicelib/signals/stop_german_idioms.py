"""German phrases that only sound like a sensitive matter. Data for `stop_idioms` only."""

from __future__ import annotations

_EXERCISE = (
    r"(?:leg ?day|beintag|leg day|armtag|brusttag|push day|pull day|cardio|burpees?|squats?|kniebeugen?"
    r"|liegestütze?n?|planks?|sit-?ups|spinning\w{0,4}|zumba|bodypump|hiit|crossfit|tabata|ausfallschritte?n?"
    r"|lunges|klimmzügen?|workout|training|trainings|kurs|kurses|stunde|einheit|bauch ?beine ?po|beinpresse"
    r"|laufband|trainer(?:in)?|coach|kettlebells?|treppe\w?|muskelkater|bootcamp|zirkel(?:training)?|sport|bbp|yoga"
    r"|pilates|der kurs)"
)
_MUSCLE = (
    r"(?:waden?|beinen?|armen?|arme?|muskeln?|po|hintern|oberschenkeln?|bauch|bauchmuskeln|lungen?|schultern?"
    r"|trizeps|bizeps|rücken|oberarme?n?|muskulatur|unterarme?|gesäß|quads|glutes|seele)"
)

GERMAN_IDIOMS = (
    (
        r"zum (?:sterben|niederknien) (?:\w{2,8} )?\w{3,14}|(?:lecker|gut|schön|geil) zum sterben"
        r"|(?:sterbe|sterben"
        r"|stirbt|gestorben|töten|morden) (?:gerade |gleich |fast )?(?:für|vor) (?:ein|eine|einen|euer"
        r"|eure|das|den"
        r"|dieses|diesen|hunger|lachen|langeweile|neugier|scham|durst|glück|freude|lust)"
    ),
    (
        r"(?:für|vor) (?:\w{2,12} ){1,4}(?:würde|könnte|würd|könnt) ich (?:\w{2,8} )?(?:sterben|töten|morden)"
        r"|(?:könnte|könnt|kann) (?:jetzt )?(?:glücklich )?sterben|glücklich sterben|(?:würde|würd"
        r"|könnte) (?:ich )?(?:sterben|töten|morden|umbringen) für"
    ),
    (
        r"tod(?:lecker|müde|sicher|schick|ernst|langweilig|hungrig|traurig|satt|glücklich|gut)\w{0,3}"
        r"|tod durch schokolade|sterbens(?:langweilig|hungrig|schön)|mords?(?:hunger|mäßig|spaß|gaudi"
        r"|lecker|portion"
        r"|ding|teil)\w{0,3}|mörder(?:hunger|steak|lecker|gut|teil|portion|isch (?:gut|lecker|hunger))\w{0,3}"
    ),
    (
        r"(?:lach|lache|lachen) (?:mich|mir|uns) (?:\w{2,8} )?(?:tot|kaputt|schlapp)|totgelacht|tote hose"
        r"|(?:akku"
        r"|handy|leitung|telefon|laptop|internet|wlan) (?:ist |war |schon |leider |jetzt ){0,3}(?:tot|gestorben"
        r"|verreckt)|totaler?|zu tode (?:gelangweilt|betrübt)|auf leben und tod"
    ),
    (
        r"(?:hunger|das|es|warten|warterei|hitze|appetit|duft|geruch|sehnsucht|vorfreude) (?:bringt"
        r"|bringen) mich (?:\w{2,8} ){0,2}um|bringt mich (?:\w{2,8} )?um vor"
    ),
    (
        r"feuer (?:im|in) (?:\w{2,8} )?(?:kamin|herz\w{0,2}|hintern|arsch|blut|augen|bauch|kessel|grill|ofen)"
        r"|feuer und flamme|feuer frei|feuertaufe|(?:grill|lager|kamin|freuden)feuer|kaminfeuer"
        r"|(?:unter den nägeln"
        r"|in der sonne|darauf) brennt|brennt (?:mir|es mir) unter|brenne? (?:schon )?darauf"
    ),
    (
        r"bombe (?:geschmeckt|gewesen)|(?:ist|war|waren|schmeckt|einfach|echt|absolut) (?:die |der |eine "
        r"|echt )?bombe(?! (?:im|in|gelegt))|bombig\w{0,2}|bombastisch\w{0,2}|bombenstimmung"
    ),
    (
        r"(?:nicht|nix|nichts|keinen grund zum?|kann man nicht|will nicht"
        r"|wer kann da) (?:zu )?(?:be)?klagen|(?:werbe"
        r"|stellen|zeitungs|facebook)anzeigen?"
    ),
    (
        r"zum (?:kotzen|totlachen)|kotzt mich an|ankotzt|um(?:werfend|gehauen)\w{0,2}|(?:vor gericht"
        r"|tages)?gerichte? (?:war|ist|sind|waren|schmeckt\w{0,2})"
    ),
    (
        r"(?:mein|unser|befreundeter|ein) (?:freund(?:in)?|mann|frau|schwager|nachbar),? (?:der "
        r"|die )?(?:ist )?(?:anwalt|anwältin|arzt|ärztin|polizist)|(?:mein|unser) (?:anwalt|arzt) (?:liebt|mag"
        r"|schwärmt|war begeistert)|(?:essen|dinner|abendessen) mit (?:meinem|meiner|unserem) (?:anwalt"
        r"|anwältin|arzt"
        r"|ärztin)"
    ),
    (
        r"leserattte|leseratten?|wasserratten?|rattenscharf\w{0,2}|schimmel(?:käse|reiter)|blauschimmel\w{0,6}"
        r"|messer und gabel|waffeln?|bauch (?:ist )?dick"
    ),
    (
        r"unverletzt\w{0,2}|geraten|herz gestohlen|herzinfarkt bei der rechnung|(?:schlange"
        r"|fressen) (?:gestürzt"
        r"|verschluckt)|auf (?:das|die|den|euer) (?:\w{3,12} )?gestürzt|selbstmord(?:kommando|hot"
        r"|scharf\w{0,2})"
    ),
    (
        r"(?:ist|sind|wird|war|waren|werden) (?:noch |irgendwann |echt |mal )?(?:mein|unser) (?:sicherer "
        r"|absoluter )?(?:tod|untergang)|mein tod(?= ?(?:\U0001f602|\U0001f923|\U0001f605|\U0001f480|haha|lol))"
        r"|tod(?:sünde\w?|geweiht vor)|(?:fällt|bricht|stürzt) (?:bald|gleich) (?:in|auf|zusammen vor|ein vor"
        r"|um vor|die|der|das) (?:\w{3,10} ){0,2}?(?:ohnmacht|couch|bett|sofa|urlaub|lachen|preis|kurs|ferien)"
    ),
    (
        r"(?:sterbe?|sterben wir) (?:\w{2,10} ){0,2}?(?:nach|beim|vom|bei|wegen|durch|im|während"
        rf"|auf) (?:\w{{2,12}} ){{0,3}}?{_EXERCISE}|(?:ich bin|bin|wir sind|war ich|ich war|fühle? mich"
        r"|fühl mich|innerlich) (?:\w{2,10} ){0,4}?(?:tot|gestorben|halbtot) (?:nach|beim|vom|bei|wegen"
        rf"|im) (?:\w{{2,12}} ){{0,3}}?{_EXERCISE}|(?:nach|beim|vom|bei|wegen"
        rf"|im) (?:\w{{2,12}} ){{0,3}}?{_EXERCISE} (?:bin|sterb|sterbe|war|sind|wäre|fast"
        r"|fühl\w?) (?:\w{2,10} ){0,4}?(?:tot|gestorben|halbtot)|(?:nach|beim|vom|bei|wegen"
        rf"|im) (?:\w{{2,12}} ){{0,3}}?{_EXERCISE} sterbe? ich"
    ),
    (
        rf"{_EXERCISE} (?:\w{{2,10}} ){{0,3}}?(?:mich|uns) (?:\w{{2,10}} ){{0,3}}?(?:umgebracht|umbringen"
        r"|umbringt|gekillt|getötet|vernichtet|zerstört|gefoltert|killen|töten|ermordet|um)"
        rf"|{_EXERCISE} (?:\w{{2,10}} ){{0,2}}?(?:bringt|bringen|killt|tötet|foltert|quält) (?:mich|uns)"
        rf"|{_EXERCISE} (?:war|ist) (?:\w{{2,8}} )?(?:mord|der tod|mein tod|tödlich|killer|die hölle|folter)"
        r"|(?:bringt|bringen) (?:mich|uns) (?:\w{2,10} ){0,4}?um(?= ?(?:\U0001f602|\U0001f605|\U0001f923"
        r"|haha|lol|xd|aber))"
    ),
    (
        r"(?:bin|war|sind|ich) (?:\w{2,10} ){0,4}?tot(?= ?(?:\U0001f602|\U0001f923|\U0001f480|\U0001f605"
        r"|\U0001f635|lol|haha|xd|umgefallen ins bett|ins bett|müde|auf der couch|auf dem sofa))"
        r"|(?:ich )?sterbe?(?: gleich| gerade| grad| hier| vor lachen){0,3}(?= ?(?:\U0001f602|\U0001f923"
        r"|\U0001f480|\U0001f605|\U0001f62d\U0001f602|lol|haha|xd|lachend|innerlich))|halbtot|mausetot"
        r"|scheintot\w{0,2}|totschick|todesmutig\w{0,2}"
    ),
    (
        r"brenn(?:t|en|te|ten)? (?:\w{2,10} ){0,4}?(?:in|im)? ?(?:den |die |meine[nr]? |der |meinem "
        rf"|im )?{_MUSCLE}|{_MUSCLE} (?:\w{{2,10}} ){{0,4}}?(?:brenn(?:t|en|te|ten)|wie feuer|in flammen"
        r"|stehen in flammen|am brennen)|(?:muss|muß|solls?|solle?) (?:es )?(?:so )?(?:richtig )?brennen"
        r"|brennt (?:so )?(?:schön|richtig|geil)|feel the burn"
    ),
    (
        r"(?:schlag|schlagt) mich tot|wei(?:ss|ß) der (?:tod|teufel|geier)|todes-?(?:stern|muskelkater|workout"
        r"|kurs|training|portion|kandidat\w{0,2}|hunger|müde|zirkel|runde|blick|star)\w{0,2}|(?:mörder"
        r"|killer)-?(?:muskelkater|workout|kurs|training|steaks?|portion|beat|figur|body|body\w{0,4}|waden"
        r"|burger|preis\w{0,2}|stunde|einheit|tempo|hitze|bizeps|abs|sound|programm|zirkel|schokolade|sauce"
        r"|soße|set)\w{0,2}"
    ),
    (
        r"mords-?(?:gaudi|spaß|hunger|stimmung|laune|muskelkater|kater|glück|hitze|arbeit|portion|kerl|theater"
        r"|aufwand|dusel|durst|stück|stress|trumm|teil|rausch)\w{0,2}|rufmord am kalorienkonto"
        r"|bomben-?(?:stimmung|wetter|form|kurs|laune|sicher|fest|abend|team|steak|trainer\w{0,2}|erfolg"
        r"|essen)\w{0,2}|bombe(?= (?:kurs|training|team|studio|steak|leute|stimmung|trainer|essen|abend|ihr|der"
        r"|das|\U0001f4a3|\U0001f525)| ?[!.,]| ?$|n)|(?:sex|kalorien|zucker|eiweiß|protein|vitamin|geschmacks"
        r"|aroma)-?bomben?|bombe platzen|platzte? die bombe|die bombe"
    ),
    (
        r"(?:kalorien|kcal|fett|energie) (?:\w{2,10} ){0,5}?(?:ver|abge|ab)brannt\w{0,2}|(?:ver|abge"
        r"|ab)brannte?n? (?:\w{2,8} )?(?:\d{2,5} )?(?:kalorien|kcal|fett)|\d{2,5} ?(?:kalorien"
        r"|kcal) (?:\w{2,8} )?(?:ver|abge|ab)brannt|(?:bin|völlig|total|komplett) (?:finanziell )?abgebrannt"
        r"|verbrennt? (?:kalorien|fett)|fettverbrennung\w{0,2}|hab(?:e)? (?:\w{2,8} )?gebrannt für"
        r"|brenne? (?:\w{2,10} )?für|burn-?out (?:workout|kurs)"
    ),
    (
        r"herzinfarkt (?:\w{2,10} ){0,3}?(?:bei|wegen|als|vom|angesichts|wenn ich) (?:\w{2,10} )?(?:den |der "
        r"|dem |die |euren |eurer )?(?:preis\w{0,2}|rechnung|anblick|summe|beitrag|preiserhöhung|waage"
        r"|überraschung|uhrzeit|eintritt|speisekarte)|herzkasper|herzinfarkt(?= ?(?:\U0001f602|\U0001f605|haha"
        r"|lol))|(?:bei|wegen) (?:den |der |dem |euren |eurer )?(?:preis\w{0,2}"
        r"|rechnung) (?:\w{2,10} ){0,5}?(?:herzinfarkt|schlaganfall|ohnmächtig|in ohnmacht|umgekippt)"
    ),
    (
        r"(?:totge|tot ge|zu tode ge)(?:lacht|schwitzt|freut|schämt|langweilt|ärgert|fressen|futtert|nervt"
        r"|pumpt|laufen|wartet)|(?:erschreckt|geschämt|gefreut|gelacht|genervt) zu tode|(?:lache?n?|freue?n?"
        r"|schäme|schwitze?n?|ärgere?|langweile?n?|arbeite|warte|suche?n?) (?:ich )?(?:mich|uns"
        r"|mir) (?:\w{2,8} )?(?:zu )?(?:tode?|tot)|vor (?:lachen|scham|freude|hunger|langeweile|glück"
        r"|neid) (?:\w{2,8} ){0,2}?(?:gestorben|sterben|gestorben|umgekommen|sterbe|tot|eingegangen|gestürzt"
        r"|erstickt|umgekippt)"
    ),
    (
        r"(?:stirbt|sterben|gestorben|sterbe|tot) (?:\w{2,8} )?(?:\w{2,8} )?(?:vor|an) (?:\w{2,8} )?(?:hunger"
        r"|durst|lachen|langeweile|neugier|scham|lust|muskelkater|heißhunger|sehnsucht|vorfreude|peinlichkeit"
        r"|neid|kohldampf)|für (?:mich|uns) (?:\w{2,8} ){0,2}?gestorben|gestorben für (?:mich|uns)|(?:thema"
        r"|sache|hoffnung|laden|projekt) (?:\w{2,8} ){0,3}?(?:gestorben|tot|begraben)"
    ),
    (
        r"trauer(?:spiel|kloß|miene|weide\w?)|(?:hoffnung\w{0,2}|hund|kriegsbeil|streit|ziel\w?|pläne|träume"
        r"|unter (?:\w{3,10} )?(?:arbeit|mails|papier|schnee)) (?:\w{2,8} ){0,2}?begraben|(?:wette|lust|geduld"
        r"|überblick|kilos?|gewicht|\d{1,3} ?kg|nerven|motivation|faden|interesse|spiel|match"
        r"|kopf) (?:\w{2,8} ){0,3}?verloren|(?:freund|freundin|mann|frau|papa|kind|sohn"
        r"|tochter) (?:\w{2,10} ){0,3}?(?:\d{1,3} ?kg|kilo\w?|wette|gewicht|pfunde?) verloren"
        r"|aus den augen verloren"
    ),
    (
        r"(?:bis|hoch|voll|auf|am) (?:zum |bis zum )?anschlag|(?:wird|werden|nicht|falsch|mehr|korrekt|richtig"
        r"|dort|app|seite|übersicht|display|kursplan|kalender|profil) (?:\w{1,12} ){0,4}?angezeigt(?! (?:wegen"
        r"|und))|angezeigt(?:en|e|er)? (?:kurse?|preis\w?|zeiten|wird|werden|bekommen)"
        r"|zeigt (?:\w{2,10} ){0,3}?an(?= ?(?:$|[.,!]))|(?:klein|stellen|werbe|immobilien|kontakt|tausch"
        r"|such)-?anzeigen?|anzeige (?:gesehen|im|in der|auf (?:facebook|instagram))|anzeigetafel"
    ),
    (
        r"(?:ehrgeiz|fieber|lust|neugier|sucht|leidenschaft|motivation|schicksal|pech|hunger|wille"
        r"|fitnessfieber|bock|zumba\w{0,6}|es) (?:\w{2,8} ){0,2}?(?:mich|uns) (?:\w{2,8} ){0,2}?(?:gepackt"
        r"|verfolgt|festgehalten|überfallen)|hat (?:mich|uns) (?:\w{2,8} ){0,2}?(?:das|der"
        r"|die) (?:\w{3,16}) (?:gepackt|überfallen)|(?:hunger|heißhunger|müdigkeit"
        r"|appetit) (?:\w{2,8} ){0,2}?überf(?:a|ä)ll\w{0,2}|verfolg\w{1,2} (?:euch|euer|eure|den|das ziel"
        r"|mein\w{0,2} ziel)|herz (?:\w{2,8} )?(?:gestohlen|geklaut)|(?:show|idee|zeit|schlaf|parkplatz|platz"
        r"|herz|handtuchplatz) (?:\w{2,8} ){0,2}?(?:gestohlen|geklaut|klaut)|beleidigte\w? leberwurst"
    ),
    (
        r"(?:im|in dem) (?:preis|beitrag|vertrag|abo|paket) (?:\w{2,8} )?eingeschlossen|(?:über|auf) (?:euch"
        r"|eure?n? (?:seite|anzeige|profil|account|angebot|post|kanal|kurs)|dieses angebot|den kanal"
        r"|diesen (?:post|kurs|account)) (?:\w{2,10} )?gestolpert|(?:stimmung|glas|wasser|wein|flasche"
        r"|sack reis|laune|regal) (?:\w{2,8} ){0,3}?umgekippt|(?:server|system|website|app|seite|internet|netz"
        r"|leitung) (?:\w{2,8} ){0,3}?(?:zusammengebrochen|abgestürzt|down|explodiert)|(?:kopf|preise?|kosten"
        r"|herz|geschmack\w{0,8}|mitgliederzahl\w{0,2}|waage) (?:\w{2,8} ){0,2}?explodier\w{1,3}"
        r"|geschmacksexplosion\w{0,2}|explosion der aromen|explosives? (?:training|kraft)|explosivkraft"
    ),
    (
        r"(?:abend|laune|tag|stimmung|appetit|spaß|lust|urlaub|geburtstag) (?:\w{2,8} ){0,3}?verdorben"
        r"|verdorbene[rn]? (?:abend|tag)|spa(?:ss|ß)verder\w{2,4}|luft nach oben|keine luft (?:zum|für)"
        r"|luft (?:\w{2,8} )?raus|operation (?:strand\w{0,5}|bikini\w{0,5}|sixpack|sommer\w{0,6}|winterspeck"
        r"|traum\w{0,8}|neues)|(?:liebe|hallo|meine|süße|ihr) mäuse|graue mäuse|kirchenmäuse|mäuse (?:verdienen"
        r"|machen)|arme ratten?|gym-?ratten?|(?:bade|land|lese|wasser|fitness|sport)ratten?|studioratten?"
    ),
    (
        r"tot(?:al|alausfall|ale|alen)|tot(?:gesagt|geglaubt)\w{0,2}|tot(?:er|e|en) (?:punkt|winkel|hose|zone"
        r"|gewicht|leitung|link|mannes?hand|hosen|link\w?|briefkasten)|toten hosen|totgewicht|kreuzheben|(?:bis"
        r"|dass) (?:dass )?der tod (?:uns|euch) scheide\w|den inneren schweinehund (?:\w{2,10} ){0,2}?(?:töten"
        r"|getötet|killen|besiegen|umbringen|ermordet|besiegt)|schweinehund (?:\w{2,8} ){0,3}?(?:gestorben|tot"
        r"|erledigt|begraben)|tödlich (?:gut|lecker|langweilig|genial|geil)\w{0,2}|(?:muskelkater|workout|kurs"
        r"|training|hunger|hitze|müdigkeit|treppen?|zirkel|langeweile|beine?|burpees|stunde"
        r"|warteschlange) des todes|(?:schweinehund|hunger|durst|kater|langeweile"
        r"|zeit) (?:\w{2,8} ){0,2}?(?:töten|getötet|totgeschlagen|totschlagen|tot schlagen|tot)"
        r"|zeit tot(?:zu)?schlagen"
    ),
    (
        r"(?:auf die|volle?|in die) fresse(?= ?(?:geflogen|packen) )|(?:schlag|schläge|tritt"
        r"|arschtritt) (?:in die (?:fresse|magengrube) )?(?:für|gegen) (?:den|meinen) schweinehund|(?:waffen"
        r"|wunder)waffe|spitzenwaffe|geheimwaffe|meine (?:ober)?arme sind waffen|lauf(?:en)? um (?:mein"
        r"|euer) leben|um(?:s| das) leben (?:gerannt|gelaufen|schwitzen)|lebensretter\w{0,2}|leben gerettet"
        r"|rettet (?:mein(?:en)? (?:leben|tag)|leben)|so wahr ich lebe|nicht (?:mehr )?(?:leben ohne"
        r"|ohne) (?:euch|euer|eure?\w{0,2}|steak|sport|fleisch|sauna|training)(?: \w{2,14})?(?: leben)?"
        r"|ohne (?:euch|euer|eure?\w{0,2}|steak|sport|fleisch|sauna"
        r"|training) (?:\w{2,14} ){0,4}?nicht (?:mehr )?leben"
    ),
    (
        r"(?:job|praxis|schule|mein chef|bester) (?:als |beim |bei )?(?:arzt|ärztin|anwalt|anwältin|polizist)"
        r"|bin (?:selbst |selber )?(?:arzt|ärztin|anwalt|anwältin|polizist(?:in)?|sanitäter\w{0,2}"
        r"|jurist\w{0,2})|(?:feuerwehr|polizei)(?:fest|ball|sport|mann|frau|sporttest"
        r"|einstellung\w{0,8})(?: \w{2,8})?|einstellungstest (?:\w{2,8} ){0,3}?(?:polizei|feuerwehr)|(?:polizei"
        r"|feuerwehr|bundeswehr)-?(?:eignungs|sport)?test|schmerzfrei|beschwerdefrei|unfallfrei|verletzungsfrei"
        r"|ohne verletzung|sicherheitshalber|nicht krank|gesund statt krank"
    ),
    (
        rf"{_EXERCISE}[^?]{{0,50}}kann (?:\w{{2,10}} ){{0,3}}nicht mehr"
        rf"|kann (?:\w{{2,10}} ){{0,3}}nicht mehr[^?]{{0,50}}"
        rf"(?<!\w)(?:{_EXERCISE}|{_MUSCLE}|satt|voll|gegessen|gefressen|platze?|gleich platz\w|buffet|nachtisch"
        rf"|portion\w?|lach\w{{0,4}}"
        rf"|gelacht|kilometer|km|wiederholung\w{{0,2}}|runde\w?|sätze|muskelkater|xd|lol|haha\w{{0,4}}"
        r"|\U0001f602|\U0001f923|\U0001f605|\U0001f61d|\U0001f4aa)"
    ),
    (
        r"(?:satt|voll|pappsatt|gelacht|gegessen|gefressen)[^?]{0,30}kann (?:\w{2,10} ){0,3}nicht mehr"
        r"|abschied (?:vom?|von) (?:\w{2,12} )?(?:winter"
        r"|speck|hüft|kilo|pfund|bier|rauch|zucker|schweinehund|sommer|urlaub|ferien|couch|sofa|plauze|bauch|ausrede"
        r"|gewohnheit)\w{0,8}"
        r"|gefährlich (?:lecker|gut|nah|günstig)\w{0,2}|drogen brauch\w{1,3}|(?:meine|beste|wie) drogen?"
        r"|steaks? (?:ist|sind) \w{2,8} droge"
    ),
    (
        rf"(?:wiederholung\w{{0,2}}|sätze|satz|runden?|km|kilometer|meter|minuten|treppen"
        rf"|{_EXERCISE})[^.!?]{{0,30}}(?:sterbe?|sterben)(?: ich| wir)?|{_MUSCLE} (?:\w{{2,10}} ){{0,4}}?(?:gestorben"
        rf"|sterben|stirbt|tot|ermordet)"
        rf"|{_MUSCLE} (?:\w{{2,8}} )?(?:stirbt|sterben|tot)|(?:trizeps|bizeps|beine|arme) rip|(?:preis\w{{0,2}}"
        rf"|rechnung|aussicht|anblick|lachen|staunen|portion)[^.!?]{{0,30}}luft (?:weg|aus)"
    ),
    (
        rf"(?:sterbe?|tot|gestorben|kann nicht mehr)[^.!?]{{0,20}} (?:auf|an|am|in|im|unter) (?:dem |der "
        rf"|den )?(?:crosstrainer|stepper|rudergerät|ergometer|rad|gerät|sauna|hantelbank|{_EXERCISE})"
        r"|kann nicht mehr[.!] (?:so|zu|viel|nur|sushi|steak|pizza|bauch|satt)(?!\w)|nicht mehr[.!]{1,3} so[.!]? viel"
    ),
)
