"""German words of asking and longing. Data for `asking` only.

In German the deed stands at the end and the thing before it: ``Könnt ihr mir ein Steak ans Gate bringen``. So an
opening and a deed are looked for on their own, with whatever lies between.
"""

from __future__ import annotations

_FEW = r"(?:\w{1,12} ){0,4}"
_I = r"(?:ich|i|wir)"
_ANYONE = r"(?:jemand|irgendjemand|irgendwer|wer|einer|eine[rn]? von euch|man)"
_YOU = r"(?:ihr|du|sie|dein \w{3,12}|euer \w{3,12}|eure \w{3,12}|das team|die küche)"
_ME = r"(?:mir|mich|uns|meine[rmn]? \w{3,12}|unsere[rmn]? \w{3,12})"
_PARTICLES = r"(?:(?:mal|bitte|bidde|vielleicht|doch|nicht|denn|eventuell|evtl|auch|schnell|jetzt|noch|nochmal) ){0,3}"
_LOVELY = (
    r"(?:geil|schön|cool|genial|nice|toll|gut|herrlich|lecker|hammer|super|mega|klasse|perfekt|traumhaft|krass|fein"
    r"|wunderbar|spitze|bombe|der hammer|ein traum|der traum|traum|himmlisch|göttlich|der wahnsinn|richtig|grandios"
    r"|balsam|luxus|ein segen|der burner|nötig|eine wucht|ne wucht|gold wert|lieb"
    r"|nett|der knaller|die krönung|das richtige|das beste|das größte|der himmel|meine rettung|die rettung)"
)

STRONG = (
    (
        r"(?:ich|i) träum (?:\w{1,10} ){0,5}?(?:von|vom)|träum (?:schon|gerade|grad|nur|seit"
        r"|die ganze) (?:\w{1,10} ){0,4}?(?:von|vom)|(?:würde?|wür|gäbe?|geb) (?:ich )?(?:jetzt |grad "
        r"|gerade )?alles (?:geben )?(?:für|drum|dafür)"
        r"|(?:irgendwer|irgendjemand|jemand|einer) (?:soll|sollte|muss|müsste|möge) (?:mir|uns"
        r"|mich)(?= .{0,60}(?:bring|stell|liefer|koch|schenk|brat|grill|abhol|rett|vorbei|her))"
        r"|(?:jemand|wer|irgendwer) (?:\w{2,8} )?(?:lust|bock|zeit),? (?:mir|uns|mich)(?= .{2,60}(?:auszugeben"
        r"|zu (?:bringen|spendieren|füttern|retten|kochen|grillen)|mitzu\w{4,10}|vorbeizu\w{4,10}|einzuladen))"
    ),
    rf"(?:so|zu|wie|furchtbar|unheimlich|wahnsinnig) gerne? (?:hätte?n?|hätt') {_I}",
    (
        r"(?:bock|lust|appetit|heißhunger|gelüste?|schmacht|verlangen|sehnsucht|hunger|durst|jieper) (?:\w{1,10}"
        r" ){0,2}?(?:auf|nach)"
    ),
    rf"(?:hätte?n?|hätt') {_I} {_FEW}(?:gern|gerne|liebend gern|am liebsten)",
    rf"{_I} (?:hätte?n?|hätt') {_FEW}(?:gern|gerne|liebend gern|am liebsten)",
    (
        rf"würde? {_I} {_FEW}(?:alles|fast alles|so einiges|ein vermögen|töten|morden|sterben|killen|mein(?:e|en)?"
        r" (?:letzte[sn]? |rechte[nr]? |linke[nr]? )?\w{3,14} (?:geben|hergeben|verkaufen|opfern))"
    ),
    rf"{_I} würde? {_FEW}(?:alles|töten|morden|sterben|killen) (?:\w{{1,12}} ){{0,2}}(?:für|geben|tun|hergeben)",
    rf"was (?:würde?|gäbe?) {_I} {_FEW}(?:für|dafür|drum|darum)",
    rf"{_I} (?:gäbe?|geb) {_FEW}(?:was|viel|alles) (?:für|um)",
    r"wünsch(?:e|te)? (?:ich )?mir|wünsch(?:en|te[n]?) (?:wir )?uns|mein (?:\w{3,12} )?wunsch (?:wäre?|ist)",
    (
        r"(?:träumen?|schwärme|fantasier\w|tagträume) (?:ich |schon |gerade |grad |seit \w{3,9} |die ganze zeit |nur"
        r" |noch |immer ){0,3}(?:von|vom)"
    ),
    rf"wie {_LOVELY} (?:wäre?|wär'?s|wäre es|wäre das)",
    r"wasser (?:\w{2,10} ){0,2}im munde?|(?:ich )?sabbere?(?= (?:schon|gerade|grad|bei|wenn))",
    r"(?:lechze?|giere?|schmachte?|verzehre mich|hungere?|dürste|sehne mich) (?:\w{2,10} ){0,2}nach",
    (
        r"(?:muss|müssen|kann|könnte|denke?) (?:ich )?(?:\w{2,10} ){0,3}(?:dauernd|ständig|nur noch|immer|die ganze"
        r" zeit|an nichts anderes als) (?:\w{2,10} )?an (?:euer\w{0,2}|eure?\w{0,2}|ein\w{0,2}|das|den|die)"
    ),
    r"würde? (?:ich )?mich (?:\w{2,10} ){0,2}(?:über|freuen)",
    (
        rf"wer (?:bringt|liefert|schickt|holt|kauft|macht|grillt|brät|spendiert|schenkt|kocht|motiviert|rettet|füttert"
        rf"|überrascht|fährt|besorgt|organisiert) {_ME}"
    ),
    r"(?:wer )?(?:tritt|tretet|trete) (?:mir|mich) (?:\w{2,10} )?in den (?:hintern|arsch|po|allerwertesten)",
    r"könnte? (?:ich )?(?:jetzt |grad |gerade |glatt |so |echt ){0,3}(?:verdrücken|verputzen|vertragen|gebrauchen)",
    (
        r"(?:mein|meine|meinen|ein) (?:königreich|letztes hemd|letztes geld|seele|\w{0,7} ?niere|ersparnisse"
        r"|erstgeborene\w|\w{4,6} arm|\w{4,6} hand) (?:für|gegen)|was gäbe? ich|alles für (?:ein|eine|einen|n"
        r"|nen|euer)(?! paar)"
    ),
    (
        rf"(?:bringt|bringst|schickt|liefert|holt|kocht|grillt) (?:ihr|du|jemand|wer|einer) (?:mir"
        rf"|uns) (?:\w{{2,8}} )?(?:eins|einen|eine|was|etwas|sowas)(?! (?:bei|über|zu|an))"
        rf"|(?:falls|wenn|wer) (?:mich |mir )?(?:jemand |wer |einer |irgendwer )?(?:mich "
        rf"|mir )?(?:\w{{2,10}} ){{0,2}}?(?:glücklich machen|eine freude machen|den (?:tag|abend) retten|was gutes tun)"
        rf"|(?:würde?n? {_I}|{_I} würde?n?) (?:\w{{2,10}} ){{0,3}}?gerne?(?= .{{0,60}}bei euch (?:\w{{2,14}}"
        rf" ){{0,3}}(?:ausprobieren|essen|sitzen|feiern|mitmachen|genießen|frühstücken))"
    ),
    (
        r"(?:ich )?wünschte?,? (?:ich|ihr|jemand|es|wir|du|mir)(?! (?:euch|dir|ihnen|ihr)(?!\w))"
        r"|krieg\w? (?:\w{2,12} ){1,4}?nicht (?:mehr )?aus dem kopf"
        r"|geht mir (?:\w{2,12} ){0,5}?nicht aus dem kopf"
    ),
)
WEAK = (
    (
        r"(?:meine?|unsere?) (?:frau|mann|mama|mutter|papa|vater|sohn|tochter|freund(?:in)?|kids|kinder"
        r"|chef(?:in)?)"
        r" (?:\w{2,10} ){0,2}?(?:hätte(?= (?:.{0,40} )?(?:gern|lust|bock|liebsten))|will|möchte|wünscht sich|braucht"
        r"|würde (?:so )?gern\w?"
        r"|träumt)(?! (?:immer|nie|nur|kein|ständig|auch immer))"
    ),
)
IMPERATIVE = (
    (
        r"(?:bring(?:t|e)?|liefer(?:t|e)?|schick(?:t|e)?|gebt?|gib|kocht?|grillt?|reserviert?|spendiert?"
        r"|schenkt?|holt?|serviert?|besorgt?"
        r"|(?:bringen|liefern|schicken|geben|kochen|grillen|reservieren|servieren) sie) "
        rf"{_PARTICLES}(?:mir|uns|meine[rm] \w{{3,12}})"
    ),
    (
        r"(?:überrasch(?:t|e|en sie)?|verwöhn(?:t|e|en sie)?|rettet?|fütter(?:t|e)?|motivier(?:t|e"
        rf"|en sie)?) {_PARTICLES}{_ME}"
    ),
    rf"(?:hätte?n?|hätt') {_FEW}(?:gern|gerne|liebend gern|am liebsten)",
    (
        r"macht (?:doch |bitte |mal |wieder |endlich ){1,4}(?:\w{2,12} ){0,3}?(?:event|party|fest|aktion"
        r"|(?:[\w-]{1,20}-?)?kurs"
        r"|aqua\w{0,8}|yoga\w{0,6}|pilates"
        r"|special|sommerfest|spinning\w{0,8}|zumba\w{0,6}|grillabend)"
    ),
    (
        r"(?:bietet?|nehmt|führt) (?:das |sowas |so was |es |den |die )?(?:doch |bitte |mal |wieder "
        r"|endlich ){1,4}(?:\w{1,16} ){0,8}?(?:an|auf"
        r"|ein)(?= ?(?:$|[.,!?]))"
    ),
)
"""Wishes at the head of a clause; after a subject they tell what somebody else does."""

OPENING = (
    (
        r"(?:kannste|könnter|könnta|könntste|magste|willste|würdste|könntest|könnens|könnts)|ob (?:ihr|du"
        rf"|jemand|sie|man|wer) (?:\w{{2,8}} )?{_ME}"
    ),
    (
        r"(?:ihr|du|sie|jemand|man|einer) (?:könntet|könnt|könntest|könnte|könnten|dürft|dürftet|müsst|müsstet"
        rf"|müsste|solltet|sollte) {_PARTICLES}{_ME}"
    ),
    (
        rf"(?:kann|kannst|könnt|könnten?|könntest|könntet|würde?(?:st|t|n)?|mag|magst|mögt|möchte[nt]?|wollt|willst"
        rf"|dürfte?t?|lässt|lasst|müsst|müsste\w{{0,2}}) (?:{_ME} )?{_PARTICLES}(?:{_YOU}|{_ANYONE})"
    ),
    rf"(?:kann|könnte?|mag|würde?|will|möchte) {_PARTICLES}(?:{_ANYONE}|_{{2,32}})",
    rf"wer (?:\w{{2,10}} )?(?:kann|könnte|würde|will|mag|möchte) {_PARTICLES}{_ME}",
    r"(?:hat|hätte) (?:hier )?(?:jemand|wer|einer) (?:lust|bock|zeit|erbarmen|mitleid)",
    rf"(?:wäre?|wär's) (?:es |das )?(?:\w{{2,10}} ){{0,2}}?{_LOVELY},? (?:\w{{2,10}} )?(?:wenn|würde\w{{0,2}})",
    (
        r"(?:wäre?|ist|wär's) (?:es |das )?(?:\w{2,10} )?(?:möglich|machbar|drin)|besteht (?:die"
        r"|eine) (?:möglichkeit|chance)"
    ),
    r"(?:gibt(?:'s| es)|irgend)? ?(?:die|eine|ne|irgendeine) (?:möglichkeit|chance),? (?:dass|mir|ein\w{0,2}|zu)",
    r"(?:hoffe|hoff|hoffentlich),? (?:ihr|du|jemand|einer)|vielleicht (?:kann|könnt|könnte|mag|bringt)\w{0,3}",
)
"""How a request begins; a deed must follow."""

DEED = (
    (
        r"\w{0,10}(?:bringen|bringt|bringst|brächte?\w{0,2}|liefern|liefert|servieren|serviert|grillt|brutzeln"
        r"|spendieren|spendiert)"
        r"|über\s?raschen|überrascht|verwöhnen|füttern|empfangen|empfangt|abfangen|motivieren|motiviert|(?:mit"
        r"|zu|be)kommen"
        r"|anbieten|anbietet|ins programm (?:nehmen|aufnehmen)|einführen|(?:am|an|im|in"
        r"|vom) \w{3,14} (?:\w{3,14} )?"
        r"(?:treffen|trefft|abholen|abholt|warten|wartet|erwarten|erwartet|begrüßen|begrüßt|steht|stehen)"
        r"|in den (?:hintern|arsch|po) (?:treten|tritt)"
    ),
)
"""What is nice in itself."""

DEED_WITH_A_TREAT = (
    (
        r"machen|macht|geben|gebt|gibst|mitgeben|holen|kaufen|kauft|kochen|grillen|braten|zubereiten"
        r"|vorbereiten"
        r"|reservieren|schicken|schickt|schenken|senden|organisieren|organisiert|besorgen|besorgt|zurücklegen"
        r"|aufheben"
        r"|bereit\s?(?:halten|stellen|legen|haltet|liegen|haben|steht)|einpacken|haben|hinstellen|warten|wartet"
        r"|treffen"
        r"|trefft|reichen|zaubern|auftischen|vorbeikommen|entgegenkommen|klarmachen|kriegen|bekommen|bestellen"
        r"|fahren"
        r"|schmeißt|schmeißen|werft|werfen|beamen|teilen|teilt|stehen|bereitstehen|auftauchen|aufkreuzen"
        r"|erscheinen|winken|wedeln|organisier\w{0,3}|(?:vorbei|rum|rüber|runter|entgegen)?k(?:ommen|ommt|ommst"
        r"|äme\w{0,2})|rausrücken|ausgeben|dalassen|mitnehmt"
        r"|springen lassen|rüber(?:schieben|reichen|werfen|wachsen)|zu?stecken|drückt?|drücken|sponsern|verlosen"
        r"|leihen|leiht|borgen|dazulegen|anrichten|servier\w|hätte[nt]?|brächte\w{0,2}"
    ),
)
"""What is nice if it is about something nice."""

OF_A_TREAT = (
    (
        rf"würde?n? {_I} {_FEW}(?:gern|gerne|liebend gern|am liebsten)|{_I} würde?n? {_FEW}(?:gern|gerne"
        rf"|liebend gern|am liebsten)|(?:so|zu|wie|furchtbar|unheimlich|wahnsinnig) gerne? würde?n? {_I}"
    ),
    (
        r"(?:kommt|bringt|trifft|holt|steht|wartet|empfängt|kocht|spendiert"
        rf"|rettet) (?:{_ME} )?{_PARTICLES}(?:wer|jemand|einer|irgendwer|ihr)|wer (?:rettet|empfängt|trifft"
        rf"|erwartet) {_ME}"
    ),
    (
        r"wenn (?:jetzt |nur |doch |mir |uns |mich |gleich |endlich |nachher |hier ){0,3}(?:noch )?(?:jemand|einer|wer"
        r"|irgendwer|ihr)(?= .{3,90}(?:käme|brächt|würd|hätt|könnt))"
        r"|würde?n?(?: mir| uns)?(?= .{3,60}(?:den (?:tag|abend|flug|feierabend)|das leben|die laune|mich"
        r"|uns) (?:\w{2,8} )?(?:retten|versüßen|glücklich|aufhellen|heilen))"
    ),
    (
        r"(?:hätte?n?|hätt'|habe?) (?:ich |wir )?(?:jetzt |grad |gerade |echt |auch |absolut |gar "
        r"|rein ){0,3}(?:nichts|nix) gegen"
        r"|(?:muss|müssen|müsste) (?:jetzt |heute |dringend |sofort |noch |erstmal |unbedingt |mal |schnell |ganz "
        r"|mir ){0,4}(?:ein|eine|einen|n|nen|ne|was|so)(?= .{2,40} (?:her|rein|sein)(?:\W|$))"
        r"|könnte?(?: ich| wir)?(?: jetzt| grad| gerade| glatt| so| echt| nur){0,3}(?= .{3,50}(?:vertragen|gebrauchen"
        r"|verdrücken|verputzen|inhalieren|verschlingen|wegatmen|reinschaufeln|wegputzen))"
    ),
    (
        r"(?:mir|uns) (?:wäre?|ist|wär's) (?:jetzt |gerade |grad |heute |so |total |voll |mal ){0,3}nach|(?:gelüstet"
        r"|gelüstet's) (?:\w{2,8} )?(?:es )?nach"
        r"|(?:fehlt|fehlen) (?:mir |uns |nur |jetzt |noch |eigentlich |zum glück ){0,4}(?:ein|eine|einen|n|nen|ne|euer"
        r"|eure|so)|(?:jetzt|heute|gleich|dann) (?:noch |bitte |nur |erstmal |schön )?(?:ein|eine|einen|nen|ne|so ein)"
        r"(?= .{3,60}(?:wär|bitte|das wär|herrlich|traum|perfekt))"
        r"|(?:freue?|freu) (?:ich )?mich (?:\w{2,8} )?(?:wie bolle |riesig |total )?über (?:ein|eine|einen|nen|ne)"
    ),
    (
        r"wie wäre?(?:'?s| es| das)?(?: denn| mal| heute| wieder| eigentlich){0,3} mit|(?:schön|toll|super|nice|cool"
        r"|klasse|genial|traumhaft|mega|spitze|perfekt) (?:wäre?|wär's)(?: noch| auch| mal| jetzt| doch| dazu"
        r"| echt){0,3}(?= (?:ein|eine|einen|n|nen|ne|wieder|mehr|so))"
        r"|(?:morgen|heute|nachher|gleich|abends|danach|später|jetzt) (?:\w{2,10} )?bitte (?:mal |noch |gern )?(?:ein"
        r"|eine|einen|n|nen|ne|das|den)"
    ),
    r"wenn (?:ihr|du|jemand|einer|wer) (?:mir|mich|uns)(?= .{5,90}(?:heirat|liebe|küss|umarm|knutsch|glücklich|tanz))",
    (
        r"(?:kann|könnte?n?|könnt|darf|dürfte|können) (?:bitte )?(?:ich|man|i|wir)(?= .{2,100}(?:haben|bekommen"
        r"|kriegen|ordern"
        r"|bestellen|reservieren|abholen|mitnehmen|kaufen|vorbestellen|wünschen|liefern|bringen))"
    ),
    rf"{_I} (?:will|wollen|möchte|möchten|brauche?|brauchen|bräuchte|benötige|nehme?|nehmen)",
    rf"(?:will|möchte|brauche?|bräuchte|nehme) {_I}",
    (
        r"denke? (?:gerade |grad |schon |immer |nur ){0,2}(?:an|ans)|(?:gäbe?|gäb\'s) (?:\w{2,8} ){0,3}?(?:nix"
        r"|nichts) (?:besseres|schöneres) als|(?:wer|jemand)(?= .{3,80} (?:dabei|übrig|für mich)(?:\W|$))"
        r"|steht (?:\w{2,14} ){0,9}?bereit"
        r"|wartet (?:\w{2,14} ){0,8}?auf mich|stelle? (?:ich )?mir (?:\w{2,10} ){0,3}?vor"
    ),
)
TREATS = (
    (
        r"tische?|plätzchen|abendessen|mittagessen|frühstück|brunch|menü|essen|drinks?|getränke?|kaffee"
        r"|cappuccino|dessert"
        r"|nachtisch|kuchen|torte|snacks?|bier(?:chen)?|wein|cocktails?|burger|pizza|pommes|steaks?|sandwich"
        r"|salat"
        r"|suppe|eis|überraschung|blumen|geschenk|upgrade|massage|smoothies?|(?:protein|eiweiß)?-?shakes?"
        r"|(?:protein|eiweiß)?-?riegel|motivation\w{0,8}|tritt in den (?:hintern|arsch|po)|arschtritt|umarmung"
        r"|bananenbrot|fleisch|rib-?eye|rumpsteak|tomahawk|t-?bone|entrec(?:o|\u00f4)te|schnitzel|wings|nachos"
        r"|spareribs|ribs|lachs|tiramisu|tatar"
        r"|\w{3,16}(?:steak|burger|kuchen|cake|dessert|pommes|shake|riegel|salat|bier|sauce|soße|schorle)s?"
        r"|trüffelpommes"
        r"|crème brûlée|mousse|bowl|cola|limo|espresso|handtuch"
        r"|probetraining|probemonat|freikarte\w?|gutscheine?|bananen?|obst\w{0,5}|gratis\w{0,12}|saunagang|freigetränk"
    ),
)
AFTER_A_TREAT = (
    (
        r"(?:das |sowas )?(?:fehlt|fehlte) (?:mir|uns) (?:\w{2,8} )?(?:jetzt|noch|gerade|grad)"
        r"|(?:das )?(?:bräuchte?|will|brauche?) ich (?:jetzt|gerade|grad|sofort)"
    ),
    rf"(?:wäre?|wär's) (?:\w{{2,12}} ){{0,4}}?{_LOVELY}",
    (
        r"das wär(?:'?s|e?)(?: (?:es|was|jetzt|doch was|ja was|mal was|genau meins|mega|top))?(?= ?(?:$"
        r"|[.,!;)\U0001f300-\U0001faff]))|(?:würde?|könnte?) (?:mir )?(?:\w{2,12} ){0,3}(?:retten|gut ?tun"
        r"|versüßen)"
    ),
    r"(?:wäre?|würde?) (?:\w{2,12} ){0,2}?(?:meinen|mein|unser\w{0,2}) (?:\w{2,12} ){1,2}(?:retten|versüßen|krönen)",
    (
        r"(?:und )?(?:ich wäre?|wäre? ich|dann wäre? ich) (?:\w{2,8} )?(?:im (?:siebten )?himmel|glücklich|selig|happy"
        r"|zufrieden|der glücklichste|im paradies)|mehr (?:brauche?|will|wünsche?) (?:ich|i"
        r"|man) (?:\w{2,8} ){0,2}?nicht|und (?:ich bin|die welt ist"
        r"|der tag ist|alles ist|mein (?:tag|abend|leben) (?:ist|wäre?)) (?:wieder )?"
        r"(?:glücklich|gut|happy|in ordnung|perfekt|zufrieden|gerettet|der glücklichste)|(?:wär|wäre) (?:es )?(?:jetzt"
        r"|genau das richtige|doch was feines|schon was)(?= ?(?:$|[.,!]))"
    ),
    r"her damit|in (?:mein|meinen) (?:mund|bauch|gesicht)|will ich (?:jetzt|haben|sofort)|muss (?:jetzt )?(?:sein|her)",
)
SCENE = (
    (
        r"lande|landen|landung|flughafen|gate|terminal|flug|flieger|am verhungern|verhunger\w{0,2}|hunger"
        r"|kohldampf|hungrig"
        r"|ankunft|komme (?:gleich|um) \w{1,8}(?: uhr)? an|langer tag|(?:jetzt|sofort|bitte)(?= ?(?:[.!]|$))"
    ),
)
DEMAND = (
    (
        r"(?:bring|bringt|liefert|schickt|gebt|gib|macht|mach|packt|reserviert|haltet|grillt|brauche?|bräuchte"
        r"|will|möchte"
        r"|nehme|her mit|hätte?|wünsche?|bitte|(?:jetzt|nur) ein(?:e|en|s)?|jetzt (?:noch )?(?:n|nen|ne|das|so)"
        r"|ein(?:e|en|s)? \w{4,16} bitte)"
    ),
)
HEAD_OF_A_TREAT = (
    (
        r"(?:einmal|zweimal|1x|2x)(?= .{3,60}bitte)|würde?n? (?:\w{1,12} ){0,4}(?:gern|gerne|am liebsten)|brauche?"
        r"|bräuchte|will|möchte|hätte gern|nehme?"
        r"|suche|bitte"
    ),
)
BEFORE_DEMAND = (
    r"bitte|und|dann|also|jetzt|doch|oder|hey|hallo|hi|moin|servus|leute|mal|so|ok|okay|aber|nur|echt|ey|danach|los",
)


ADDRESSED_DEED = (r"bring\w{0,2}|liefer\w{0,2}|füttert?|überrasch\w{1,2}|könn\w{1,4} \w{2,4}|kannst \w{2,4}",)
