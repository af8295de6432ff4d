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
        (
            r"allergieschock|(?:nuss|erdnuss|milch|ei|soja|weizen|sellerie|fisch)allergik\w{2,5}|anaphylak\w{2,9}"
            r"|hals (?:\w{2,8} )?(?:wird|geht) (?:\w{2,8} )?zu|ausschlag (?:am|im|bekommen|nach|von)"
        ),
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
        (
            r"(?:nach|vor|wegen|seit) (?:meiner|einer|der|seiner|ihrer|deiner|unserer|eurer) (?:\w{3,14}-?)?op"
            r"|(?:knie|hüft|herz|schulter|rücken|bandscheiben|augen|notfall)-?op"
            r"|darf (?:\w{2,12} ){0,5}?kein(?:en)? sport(?: mehr)? (?:machen|treiben)|blut im (?:stuhl|urin)"
            r"|herzschmerzen|fehldiagnose"
        ),
        (
            r"schwarz vor (?:den )?augen|hörsturz\w{0,2}|zusammengeklappt|zusammengesackt|hirnhaut\w{0,12}"
            r"|lungenentzündung|blinddarm\w{0,12}|nierenstein\w{0,2}|herzprobleme\w{0,1}|herzrasen"
            r"|brustschmerz\w{0,2}|schmerzen in der brust|schwindelanfall|kreislaufprobleme\w{0,1}"
        ),
        (
            r"(?:nach (?:dem|eurem|dem besuch|dem verzehr) (?:\w{2,10} ){0,2}?|(?:ganze|halbe) nacht (?:\w{2,8} )?"
            r"|stundenlang |mehrmals |mehrfach |alle (?:\w{2,8} )?)(?:gebrochen|erbrochen|gespuckt)"
            r"|lebertransplantation|transplantation|(?:hirn|hoden|haut|brust|darm|prostata|lungen"
            r"|bauchspeicheldrüsen)krebs|metastasen|intensivstation|organversagen|sepsis|blutvergiftung|hirnblutung"
            r"|aneurysma"
        ),
        (
            r"essst(?:o|ö)rung\w{0,2}|essgest(?:o|ö)rt\w{0,2}|magers(?:u|ü)cht\w{0,2}|magersüchtig\w{0,2}|bulimie"
            r"|bulimisch|anorexie|anorektisch\w{0,2}|angstst(?:o|ö)rung\w{0,2}|psychiatrie|psychiatrisch\w{0,2}"
            r"|psychiater\w{0,2}|psychotherap\w{2,6}|in therapie|meine therap\w{2,5}|posttraumatisch\w{0,2}"
            r"|borderliner\w{0,2}|borderline-?(?:störung|syndrom)"
        ),
        (
            r"bandscheiben\w{0,10}|herzfehler|herzkrank\w{0,2}|herz-?op|schrittmacher|herzschrittmacher"
            r"|herzrhythmus\w{0,10}|bluthochdruck|asthmaanfall|asthmatik\w{2,5}|thrombose|lungenembolie|embolie"
            r"|multiple sklerose|(?:hat|an|mit|wegen|habe) (?:parkinson|alzheimer)|querschnitt\w{2,8}|gelähmt"
            r"|pflegef(?:a|ä)ll|pflegebedürftig\w{0,2}|tumor\w{2,10}|gehirntumor|hirntumor"
        ),
        (
            r"(?:ärztliche[sn]?|per|ein|das|mein|mit|ohne|kein|trotz|vom|beim|eine?n?) attest|attest (?:vom|vor"
            r"|ein)|krankgeschrieben|krankschreibung|krankmeldung|(?:frisch |knie|hüft|schulter|rücken|herz"
            r"|not)-?(?:operiert|op)|(?:nach|vor|eine|meiner|einer|der|knie) (?:schweren )?op(?= ?(?:am|an|$|[.,!]"
            r"|im|und))|chronisch krank\w{0,2}|schwerkrank\w{0,2}|long ?covid|corona-?(?:positiv|infektion"
            r"|erkrankt)\w{0,2}"
        ),
        (
            r"kreislauf(?:kollaps|zusammenbruch|stillstand)|kreislauf (?:\w{2,8} )?(?:zusammengebrochen|versagt"
            r"|weg)|alkohol(?:iker|krank|sucht|abhängig)\w{0,4}|drogens(?:u|ü)cht\w{0,3}|suchtkrank\w{0,2}"
            r"|auf entzug|gynäkolog\w{1,4}|kardiolog\w{1,3}|orthopäd\w{1,3}|neurolog\w{1,3}|risikoschwangerschaft"
        ),
        (
            r"(?:mir|uns|ihm|ihr|ihnen|kindern|allen) (?:\w{2,10} ){0,4}?(?:kotzübel|speiübel|hundeelend"
            r"|schlecht geworden|übel geworden)|magen verdorben|nur noch (?:am )?(?:kotzen|brechen)"
            r"|über der (?:schüssel|kloschüssel)|flach ?gelegen|brechdurchfall|nahrungsmittelvergiftung"
            r"|hungere? (?:ich )?mich|(?:stecke?|finger) (?:\w{2,8} )?in den hals"
        ),
    ),
}
