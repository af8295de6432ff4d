"""German words of praise and gratitude. Data for `gratitude` only."""

from __future__ import annotations

_SO = (
    r"(?:(?:so|echt|wirklich|richtig|einfach|absolut|total|mega|sehr|ganz|wieder|immer|wie immer|mal wieder|nur"
    r"|super|voll|unglaublich|extrem|durchweg|alle|alles|schon|auch|heute|gestern|gerade|grad|bei euch|hier|da|dort"
    r"|sau|ur|urst|halt|ja|wahnsinnig|überaus|äußerst|besonders|stets|jedes mal|eben|definitiv) ){0,3}"
)
_GREAT = (
    r"(?:super|tolle?[rsnm]?|klasse|spitze|spitzen(?:mäßig\w{0,2})?|großartig\w{0,2}|fantastisch\w{0,2}"
    r"|phantastisch\w{0,2}|hervorragend\w{0,2}|köstlich\w{0,2}|(?:ober|super|sau|mega|todes)?lecker\w{0,3}"
    r"|wunderbar\w{0,2}|wunderschön\w{0,2}|perfekt\w{0,2}|genial\w{0,2}|göttlich\w{0,2}|hammer(?:geil|mäßig"
    r"|gut)?\w{0,2}|traumhaft\w{0,2}|geil\w{0,2}|mega(?:geil\w{0,2}|gut\w{0,2}|nett\w{0,2})?|bombe|herrlich\w{0,2}"
    r"|sensationell\w{0,2}"
    r"|grandios\w{0,2}|phänomenal\w{0,2}|weltklasse|nice|cool\w{0,2}|top|bombastisch\w{0,2}|prima"
    r"|erstklassig\w{0,2}|ausgezeichnet\w{0,2}|exzellent\w{0,2}|vorzüglich\w{0,2}|einmalig\w{0,2}"
    r"|unschlagbar\w{0,2}|krass gut"
    r"|der (?:absolute )?(?:hammer|wahnsinn|knaller|burner|hit|beste|kracher)|die (?:absolute )?(?:wucht|bombe"
    r"|beste|besten|macht|krönung)|das (?:absolute )?(?:beste|highlight)|ein (?:absoluter |echter )?(?:traum"
    r"|gedicht|genuss|erlebnis|highlight|knaller)|eins a|1a|one a"
    r"|sympathisch\w{0,2}|kompetent\w{0,2}|hilfsbereit\w{0,2}|herzlich\w{0,2}|zuvorkommend\w{0,2}|motiviert\w{0,2}"
    r"|engagiert\w{0,2}|liebevoll\w{0,2}|stark\w{0,2}|wahnsinn|irre gut|butterzart|butterweich|punktgenau"
    r"|liebenswert\w{0,2}|goldig\w{0,2}|knuffig\w{0,2}|reizend\w{0,2}|(?:aller)?erste sahne|vom (?:aller)?feinsten"
    r"|zauberhaft\w{0,2}|entzückend\w{0,2}|bezaubernd\w{0,2}|unvergesslich\w{0,2}|(?:geil|toll|schön|lecker|nett"
    r"|lieb|cool|krass|stärk|süß|fein|freundlich|genial)st(?:e|er|es|en))"
)
_FINE = (
    r"(?:gut\w{0,2}|schön\w{0,2}|nett\w{0,2}|freundlich\w{0,2}|lieb|sauber|gepflegt|angenehm\w{0,2}"
    r"|entspannt\w{0,2}|gelungen\w{0,2}|zart|saftig)"
)
_NOUN = (
    r"(?:abend|essen|service|bedienung|\w{0,10}steaks?|porterhouse|personal|team|filet|restaurant|erlebnis"
    r"|kellner(?:in)?|\w{0,16}kurse?|studio|\w{0,10}trainer(?:in|innen)?|(?:probe|kraft|zirkel)?training|workout"
    r"|\w{0,8}geräte"
    r"|atmosphäre|stimmung|laden|ambiente|ausstattung|betreuung|beratung|leute|mitarbeiter(?:in|innen)?|location"
    r"|auswahl|angebot|einheit|stunde|coach(?:es)?|küche|koch|wellness\w{0,8}|sauna|empfang|gym|fitnessstudio|event"
    r"|party|portion|qualität"
    r"|preis-?leistung\w{0,12}|aktion|idee|zeit|tag|session|job|sache|vibes?|auftritt|erfahrung|yoga|zumba|spinning"
    r"|pilates|nachmittag|mittagessen|frühstück|dessert|wein|truppe|crew|verein|kundenservice|arbeit|leistung|bude"
    r"|musik|class|club|sportstunde|kursleiter(?:in)?|mädels|jungs)"
)
_HOW = (
    r"(?:war|ist|waren|sind|seid|bist|schmeckt|schmeckte|geschmeckt|find|finde|fand|fanden|macht ihr|gefällt|läuft"
    r"|klappt|klappte)"
)

PRAISE = (
    (
        r"(?:seid|bist|sind) (?:einfach |echt |wirklich |für mich )?(?:meine|unsere|mein|unser) (?:helden?"
        r"|heldin|retter(?:in)?|rettung|engel|lieblinge?|zuhause|zweites zuhause|stars?)|selten so (?:gut"
        r"|lecker) (?:gegessen|trainiert|bedient)|hat sich (?:\w{2,8} )?gelohnt"
    ),
    (
        r"gold ?wert|(?:sau|ur|hammer|mega|super|ober|affen|endlos|arsch|ultra)-?geil\w{0,2}(?= (?:\w{4,16}"
        r"|[!.,])|[!.,]| ?$)|schmeckt'?s? (?:\w{2,8} )?(?:immer|einfach immer|super|toll|fantastisch|himmlisch"
        r"|wie bei)|(?:gut|super|toll|bestens|perfekt|nett|herzlich|hervorragend|rundum) (?:betreut|aufgehoben"
        r"|beraten|bedient|empfangen|versorgt|aufgenommen)|selten so (?:gut|lecker|nett|toll|viel gelacht"
        r"|herzlich)\w{0,2}|lieblings\w{3,16}"
    ),
    (
        r"(?:toll|super|schön|klasse|großartig|wahnsinn|mega|geil|spitze|irre|unglaublich|bewundernswert"
        r"|beeindruckend|stark),? (?:wie|was) (?:ihr|du|das team|man bei euch|eure\w{0,2}|sich)|(?:macht "
        r"|bitte |nur )?weiter so(?= ?(?:$|[.,!]|\U0001f44d))|bleibt (?:so )?wie ihr seid|ein hoch auf"
        r"|hoch leben|(?:pudel|sau|rundum|super)wohl|wohl ?(?:zu)?f(?:ü|u)hl(?:t|en|e)?"
    ),
    (
        r"(?:happy|glücklich|froh) (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix|weit)\w{2,8} )?(?:in"
        r"|mit|bei|hier|über) (?:euch|diesem|dem|euer\w{0,2}|eure\w{0,2}|hier|das)|(?:froh|glücklich"
        r"|happy),? dass (?:ich|es|wir) (?:euch|bei euch|dieses studio)|(?:größter|riesen|riesiger|großer"
        r"|echter) fan|süchtig nach|verliebt in|(?:habt|hast|hat) (?:mir|uns) (?:(?!nicht|nich|nie|kein|kaum"
        r"|wenig|weder|leider|nix|weit)\w{2,10} ){0,3}?(?:geholfen|den tag gerettet|den abend gerettet|gerettet"
        r"|aufgebaut|motiviert)|wirkt wunder|freue? mich (?:jedes mal|jede woche|immer"
        r"|jedes) (?:wieder )?(?:auf|mal auf)"
    ),
    (
        r"auf den punkt(?= ?(?:$|[.,!]))|kann man (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix"
        r"|weit)\w{2,8} )?(?:nur|einfach nur) (?:lieben|empfehlen)|tag gerettet|muss man (?:einfach )?lieben"
        r"|keine wünsche offen|ein genuss|suchtgefahr|nichts (?:zu meckern|auszusetzen)|wie im (?:himmel"
        r"|paradies|siebten himmel)|zum verlieben|läuft euch (?:niemand|keiner) den rang|macht (?:ihr|du"
        r"|das team) (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix|weit)\w{2,8} ){0,2}?(?:super|toll"
        r"|klasse|spitze|großartig|mega)"
    ),
    (
        r"(?:(?:aller)?beste[srn]?) (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix"
        r"|weit)\w{2,16} ){0,3}(?:aller zeiten|überhaupt|der stadt|der welt|meines lebens|seit langem|ever"
        r"|weit und breit|in \w{3,14}|ever!?|je|jemals|wo gibt|von allen|die es gibt)"
        rf"|das beste \w{{4,14}}|(?<!am\s)(?:aller)?beste[srn]? {_NOUN}|(?:der|die"
        r"|das) (?:aller)?besten?(?= ?(?:$|[.,!]|❤))"
    ),
    (
        r"(?:(?:so|echt|wirklich|richtig|mega|sehr|ganz|total|unglaublich|wie immer|wieder|was für|sau"
        rf"|voll) )?{_GREAT} (?:\w{{3,14}} )?{_NOUN}"
    ),
    (
        r"(?:so|echt|wirklich|richtig|mega|sehr|total|unglaublich|super|was für|immer|wie immer"
        rf"|alle) (?:ein\w{{0,2}} )?{_FINE} (?:\w{{3,14}} )?{_NOUN}"
    ),
    (
        r"(?:gute[rs]?|schöne[rsn]?|nette[rsn]?|freundliche[rsn]?) (?:abend|personal|team|bedienung|service"
        r"|atmosphäre|kurs|training|trainer(?:in)?|studio|mitarbeiter|stimmung|betreuung|beratung"
        r"|essen)(?! (?:noch|wünsch|euch|allerseits|zusammen|allen|an alle|leute|gehabt))"
    ),
    (
        rf"{_HOW} {_SO}(?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix"
        rf"|weit)\w{{2,10}} ){{0,2}}?{_GREAT}(?! (?:kalt|voll|teuer|unfreundlich|schlecht|nervig|dreckig|lang"
        r"|langsam))"
    ),
    (
        rf"{_HOW} (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix|weit)\w{{2,10}} ){{0,2}}?(?:so|echt"
        r"|wirklich|richtig|sehr|mega|total|super|sau|ganz besonders|wieder|voll|immer|alles"
        rf"|unglaublich) {_FINE}(?! wie )"
    ),
    rf"(?:ihr|du|lisa|er|sie|das|es|team|alle) (?:ist|seid|bist|sind) {_SO}{_GREAT}",
    (
        r"(?:mega|super|sau|richtig|so|echt|einfach|wirklich|total|absolut|unfassbar|unglaublich"
        rf"|voll) (?:{_GREAT}|{_FINE})(?= ?(?:$|[.,!;:)(\n]|gewesen|heute|bei|gestern|geworden|das|euer|gemacht"
        r"|hier|war|und|ihr|wie|von|\U0001f300|[^\w\s]))"
    ),
    (
        rf"(?!nice|cool|super (?:typhoon|bowl)|stark|fett|toll (?:hits|rises)){_GREAT}(?= ?(?:$|[!]|\U0001f44d"
        r"|[\u2600-\u27bf\U0001f300-\U0001faff]))"
    ),
    (
        r"hat (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix|weit)\w{2,12} ){0,4}?(?:spaß|freude|bock"
        r"|laune) gemacht|macht (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix"
        r"|weit)\w{2,12} ){0,4}?(?:(?:richtig|echt|mega|so viel|viel|immer|einfach|wieder|total|riesig"
        r"|so) )+?(?:spaß|freude|bock|laune)|macht (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix"
        r"|weit)\w{2,10} ){0,2}?echt bock"
        r"|(?:spaß|freude) (?:pur|ohne ende)|(?:viel|so viel|mega|riesen) ?spaß (?:gehabt|gemacht|bei)"
        r"|gut getan|tat (?:so |richtig )?gut"
    ),
    (
        r"(?:fühle?n?|gefühlt) (?:ich |wir )?(?:mich|uns) (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix"
        r"|weit)\w{2,12} ){0,5}?(?:wohl|willkommen|aufgehoben|zuhause|zu hause|wie zuhause|gut betreut)|(?:bin"
        r"|sind|war|waren) (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix"
        r"|weit)\w{2,10} ){0,3}?(?:begeistert|hin und weg|sprachlos vor glück|rundum zufrieden|überwältigt"
        r"|verliebt in)"
        r"|(?:sehr|mega|total|super|rundum|mehr als|voll|äußerst|absolut) (?:zufrieden|glücklich mit)"
        r"|begeistert von|hellauf begeistert"
    ),
    (
        r"(?:wir lieben|ich liebe?|i liebe?|liebe(?! es| leute| deine)) (?:es|dieses|diesen|diese|euch|euer"
        r"|eure|eueren|den laden|das studio|das team|den kurs|mein studio|die kurse)(?: \w{3,14})?|ich liebe es"
        r"|hab euch lieb|ihr (?:rockt|seid die (?:besten|größten|geilsten|coolsten))"
        r"|(?:seid|bist) (?:einfach |echt |wirklich )?(?:die besten|spitze|klasse|toll|super|großartig"
        r"|wundervoll|die allerbesten|der hammer|unschlagbar|goldwert|gold wert|schätze|ein schatz|engel|helden"
        r"|lieb)"
    ),
    (
        r"todlecker|zum (?:sterben|niederknien|dahinschmelzen|reinlegen) ?(?:lecker|gut|schön)?"
        r"|auf den punkt (?:gebraten|gegart|genau)|zergeht auf der zunge|sehr zu empfehlen"
        r"|absolut(?:e)? (?:empfehlenswert|empfehlung)|(?:kann|können) (?:(?!nicht|nich|nie|kein|kaum|wenig"
        r"|weder|leider|nix|weit)\w{2,8} ){0,3}(?:nur |wärmstens )?(?:weiter)?empfehlen"
        r"|(?:nur|klare|absolute|große) (?:weiter)?empfehlung|gerne? (?:mal )?wieder(?! (?:ein|zum|was|spinning"
        r"|mehr))|immer (?:wieder )?(?:gerne?|eine reise wert|ein erlebnis)|wir kommen wieder|(?:fünf|5|10"
        r"|zehn) (?:von (?:5|fünf|10|zehn) )?sterne?n?|10/10|10 von 10|daumen hoch|besser geht(?:'s| es)? nicht"
        r"|nicht zu toppen"
        r"|hat (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix|weit)\w{2,10} ){0,4}(?:super|toll"
        r"|fantastisch|hervorragend|köstlich|klasse|wunderbar|mega|spitze|prima|bombe|lecker|so gut) geschmeckt"
        r"|(?:super|toll|klasse|prima|mega|echt gut|spitze|sehr gut|richtig gut|hervorragend|bestens"
        r"|gut) (?:gemacht|gelöst|betreut|beraten|geklappt|organisiert|umgesetzt|hinbekommen|geworden)"
    ),
    (
        r"(?:ist|war|sind) (?:echt |wirklich |wie |mein |unser |fast |schon )*(?:(?:zweites|zweite) zuhause"
        r"|lieblings\w{3,14}|eine familie|das highlight)|lieblings(?:studio|restaurant|kurs|trainer(?:in)?"
        r"|laden|steak|gym|platz|stunde)|nicht (?:mehr )?ohne euch|(?:gar |wirklich "
        r"|echt )?nicht schlecht,? (?:der|die|das|euer|eure|dieses?r?|herr|frau|leute)"
    ),
    (
        r"(?:\w{4,14} (?:mit|von|bei) \w{3,12}|der \w{4,14}|die \w{4,14}) (?:ist|war) (?:einfach "
        rf"|echt |wirklich |immer |so )*{_GREAT}|chapeau|beste\w{{0,2}} entscheidung|(?:richtig|echt"
        r"|endlich) (?:angekommen|gut aufgehoben)"
    ),
    (
        r"(?:mich|uns|hab\w?|sehr|riesig|wahnsinnig) (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix"
        r"|weit|auf|zu früh)\w{1,12} ){0,5}?gefreut(?! (?:nicht|zu früh))|(?:wahnsinn|toll|super|schön|unglaublich"
        r"|irre|krass|herrlich"
        r"|sensationell|unfassbar|erstaunlich|beeindruckend),? (?:wie|was für) (?:\w{1,8} )?(?:nett|freundlich|lieb"
        r"|herzlich|gut|lecker|schön"
        r"|sauber|schnell|hilfsbereit|aufmerksam|zuvorkommend|geduldig|motiviert|unkompliziert)\w{0,2}"
    ),
    (
        r"(?:ein|echter?|wahrer?|purer?|absoluter?|was für ein) (?:absoluter? |echter? |wahrer? )?(?:genuss"
        r"|gaumenschmaus|gedicht|hochgenuss|volltreffer"
        r"|glücksgriff|geheimtipp|glücksfall|träumchen|wohlfühlort|lichtblick|segen|schatz)|(?:jeden|jede"
        r"|jeder) (?:cent|euro|minute|cent davon) (?:war \w{2,6} )?wert"
        r"|(?:alles|einfach alles|rundum|rundherum|wirklich alles) (?:\w{1,8} )?(?:richtig gemacht|gepasst|gestimmt"
        r"|gelungen|perfekt|bestens|stimmig|top|super)"
        r"|macht (?:das|alles) (?:\w{1,6} )?(?:richtig|goldrichtig)"
    ),
    (
        r"(?:unbedingt|gerne?|jederzeit|definitiv|bestimmt|sicher|auf jeden fall|garantiert"
        r"|immer) (?:\w{1,8} )?(?:wieder(?=$| ?[.,!]|kommen)|weiterempfehlen|weiterzuempfehlen)"
        r"|(?:kommen|komme|gehen|gehe|kommt) (?:\w{1,8} ){0,3}?(?:gerne?|definitiv|bestimmt|garantiert|auf jeden fall"
        r"|unbedingt|jederzeit|immer) (?:\w{1,6} )?wieder"
        r"|läuft (?:wie am schnürchen|wie geschmiert|rund)|(?:nichts|nix) (?:zu (?:meckern|bemängeln|beanstanden)"
        r"|auszusetzen)|lass\w? (?:\w{1,8} ){0,3}?(?:nichts|keine wünsche) (?:zu wünschen|offen|kommen)"
    ),
    (
        r"(?:nimmt|nehmen|nahm|nahmen) (?:sich )?(?:\w{1,8} ){0,3}?(?:viel |richtig |immer |die |genug )+zeit|(?:hat"
        r"|haben|habt) (?:\w{1,10} ){0,3}?(?:mühe|zeit|geduld) (?:gegeben|genommen|mit mir)"
        r"|(?:übertroffen|überzeugt|umgehauen|vom hocker gehauen|begeistert|verzaubert|geflasht"
        r"|positiv überrascht)(?= ?(?:$|[!.,]|\U0001f60d|worden|von|hat|haben))"
        r"|(?:bin|sind) (?:(?!nicht|nich|nie|kein|kaum|wenig|weder|leider|nix|weit)\w{1,10} ){0,3}?(?:geflasht|baff"
        r"|happy|dankbar|angetan|hin und weg|fan|fans|stammgast|verliebt|zufrieden)(?= ?(?:$|[!.,]|von|mit|\U0001f60d))"
        r"|(?:bestes|beste|bester) (?:\w{3,16} )(?:der stadt|ever|überhaupt|weit und breit|in (?:ganz )?\w{3,14}"
        r"|seit langem|seit jahren|ev?er|der welt|des jahres)"
    ),
    (
        r"(?:selten|noch nie|nirgends|nirgendwo|lange nicht) (?:\w{2,8} )?so (?:ein\w{0,2} )?(?:gut|lecker|nett|toll"
        r"|zart|freundlich|saftig|schön|entspannt|herzlich|perfekt|köstlich|sauber|viel spaß|wohl)\w{0,2}"
        r"|(?:neuen?|einen) (?:stammgast|stammkunden?|fan|dauergast)|(?:jedes mal|immer wieder|immer noch"
        r"|nach wie vor) (?:aufs neue |wieder )?(?:begeistert|ein (?:genuss|erlebnis|traum|highlight|fest)|top|super"
        r"|klasse|lecker|toll)"
        r"|(?:einfach|echt|nur|voll) wow|so (?:muss|soll|geht|sieht|macht) (?:\w{3,14} )?(?:guter |gute |gutes "
        r"|echter )?(?:service|essen|training|studio|gastfreundschaft|gastronomie|steak|kundenservice)(?: sein| aus"
        r"| spaß)?(?! (?:nicht|eigentlich|also))"
    ),
    (
        r"(?:hält|halten|haltet),? was (?:er|sie|ihr|es|das) verspr\w{3,6}|ober(?:hammer|lecker|klasse|geil)\w{0,2}"
        r"|(?:bester?|beste[rsn]?) (?:mann|frau|team|truppe|crew|leute|koch|köchin|kellner\w{0,2}|trainer\w{0,2}"
        r"|service|studio|laden|gym|steak\w?|burger)(?! (?:der|die) (?:konkurrenz))(?= ?(?:$|[.,!:;]|am|an|im|in|bei"
        r"|der|ever|überhaupt|aller|von|weit|\U0001f60d|\u2764))"
        r"|(?:vor|aus) (?:lauter )?(?:glück|freude|begeisterung) (?:\w{2,8} )?(?:heulen|weinen|schreien|platzen"
        r"|tanzen)|(?:heulen|weinen|platzen|tanzen) vor (?:lauter )?(?:glück|freude)|(?:perfekt|super|top|toll|lecker"
        r"|spitze|klasse|genial|großartig|mega|gut|herzlich) wie (?:immer|eh und je|jedes mal)"
        r"|(?:gleich|sofort|direkt|total|richtig|schwer|restlos) (?:verliebt|begeistert|überzeugt|wohlgefühlt|angefixt"
        r"|süchtig)|ihr macht das (?:\w{2,8} )?(?:super|toll|klasse|großartig|spitze|prima|gut|mega)|(?:passe?|passt"
        r"|passen) (?:\w{1,14} ){0,5}?wieder(?= ?(?:$|[.,!]|in|rein))"
    ),
)
THANKS = (
    (
        r"(?:muss|möchte|will|wollte|darf) (?:\w{2,10} ){0,4}?loben|lobend erwähnen|loben muss man"
        r"|applaus (?:für|an)|hoch auf (?:euch|euer|das|die)"
    ),
    (
        r"danke+(?:n|schön)?|dankschön|dankesehr|thx|merci|vielen dank|herzlichen dank|herzlichst\w{0,2} dank"
        r"|tausend dank|besten dank|lieben dank|1000 dank|großen dank|großes danke\w{0,6}|ganz lieben dank"
        r"|dank(?:e)? euch|dankbar|vergelt'?s gott"
        r"|ein (?:\w{4,8} )?lob|lob an|(?:ganz )?(?:großes|dickes|fettes|riesen) ?lob|hut ab|kompliment\w{0,1}"
        r"|respekt(?= (?:an|vor|für|dass|leute)|[!.]| ?$)|chapeau|props an|shout ?out an|grüße an das tolle"
        r"|küsschen an|danke+ ?schön\w?|dankö\w{0,2}|(?:tausend|lieben|ganz|vielen|herzlichen) dank\w{0,6}"
        r"|ihr seid (?:\w{1,8} )?(?:lieb|süß|goldig|klasse|spitze)"
        r"|(?:ein|dickes|fettes|großes|riesen|1000) ?danke\w{0,6}|ein (?:riesen|extra|dickes|großes) ?lob|riesen(?:lob"
        r"|dank|kompliment)|knutsch\w? an|verneig\w? (?:ich )?mich|ziehe? (?:ich )?(?:den|meinen) hut"
        r"|gratulation an|(?:liebe|ganz liebe|herzliche|dicke) grüße an(?:s| das| euer| die"
        r"| den) (?:\w{3,10} )?(?:team|küche|crew|koch|trainer\w{0,2}|mädels|jungs|truppe|mannschaft)"
    ),
)
EXPLICIT = (
    (
        r"(?:danke+|dank|dankeschön|dankbar|lob|kompliment|merci|hut ab|respekt|props"
        r"|thx) (?:\w{2,14} ){0,3}?(?:für (?!nichts|gar nichts|nix|die (?:schnelle |rasche )?(?:hilfe|antwort"
        r"|info|rückmeldung|auskunft)\b|eure (?:hilfe|antwort|mühe)|ihre (?:hilfe|antwort|mühe)|jede|einen"
        r"|eine)"
        r"|an (?:das|die|den|euch|euer|alle|eure|dich|unseren?|\w{3,12})|dass (?:ihr|du|es|ich)|euch|dir)"
    ),
    (
        r"dank (?:euch|euer|eures|eurer|eurem|dir)(?! (?:im|aber|nicht))|dank (?:dem|der|des) (?:team"
        r"|trainer\w{0,5}|kurs\w{0,2}|studio\w?|küche|personal\w?|training\w?|\w{3,12}kurs\w{0,2})|(?:nur "
        r"|alles )?wegen euch (?:\w{2,12} ){0,4}?(?:fit|geschafft|gesund|schlank)"
        r"|das habe? ich euch zu verdanken"
    ),
)
NO_THANKS = (
    (
        r"danke für (?:gar )?(?:nichts|nix)|nein,? danke|danke,? nein|danke,? aber (?:nein|nicht)|(?:danke"
        r"|dank) (?:euch )?(?:schon ?mal )?(?:im voraus|im vorraus|vorab)|danke schon ?mal|kein(?:en)? dank"
        r"|(?:schönen|vielen|herzlichen|besten) dank auch|danke auch|danke merkel"
        r"|na danke|ja,? danke|danke (?:der nachfrage|für die blumen)|(?:wäre?n?"
        r"|würde?n?) (?:\w{2,12} ){0,4}dankbar|dankbar(?: für)? (?:wenn|über|jede\w?|tipps)|kein lob"
        r"|dank (?:dem|der|des|eurer?|eurem|euch) (?:\w{3,14} ){0,2}(?:verpasst|verloren|verletzt|chaos"
        r"|unfähig\w{0,6}|wartezeit|verspätung|schlamp\w{2,4}|fehler\w{0,1})"
    ),
)
CONTRAST = (
    (
        r"aber|jedoch|allerdings|trotzdem|dennoch|inzwischen|mittlerweile|obwohl|am ende|letztendlich"
        r"|wieder gut ?gemacht|behoben|gelöst|repariert|erledigt|geklärt|trotz"
    ),
)
NOT_PRAISE = (
    r"(?:w(?:ä|ae|a\u0308)re?|w(?:ü|ue|u\u0308)rd|h(?:ä|ae|a\u0308)tt|k(?:ö|oe|o\u0308)nnt|hoff|wenn |falls |bald "
    r"|wünsch|soll|bitte |wie |ob |warum |lieber |besser |fast |früher |weder |so was von |gelingt"
    r"|rezept)[^.!?]{0,24}$"
)
"""What turns praise into a wish, in the text as it was written: ``wär`` is no ``war``."""
