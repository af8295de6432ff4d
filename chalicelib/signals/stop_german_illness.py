"""German words for illness and what the body can't bear, by stop reason. Data for `stop_reasons` only.

Brands of two languages read every post for both, so no word stands here that is an everyday word in English unless
other words beside it make it German.
"""

from __future__ import annotations

GERMAN_ILLNESS: dict[str, tuple[str, ...]] = {
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
        (
            r"(?:reagier\w{1,3}|vertrag\w?|verträg\w{1,2}) (?:\w{1,12} ){0,4}?(?:auf |keine?n? )?(?:\w{0,8}nüsse?n?"
            r"|sesam"
            r"|soja|milch|laktose|gluten|weizen|eier?|fisch|krabben|schalentiere?|senf|sellerie|histamin|fruktose"
            r"|tomaten)"
            r"|schwoll\w{0,2}|schwillt|(?:juckreiz|pusteln|ausschlag) (?:\w{1,10} ){0,3}?(?:bekommen|am|überall|im)"
        ),
        (
            r"(?:keine|ohne) (?:\w{0,8}nüsse?|gluten|laktose|sesam|milch) (?:\w{1,12},? ){0,6}?(?:trotzdem|doch|dennoch"
            r"|drin|bekommen)|(?:nicht|kein\w{0,2}|angeblich|doch) (?:\w{1,8} )?(?:gluten|laktose|nuss)frei"
            r"|(?:gluten|laktose|nuss)frei (?:\w{1,12},? ){0,6}?(?:trotzdem|doch|aber|nicht|war)"
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
        (
            r"(?:stechen|stiche?|druck|schmerzen|schmerz|ziehen|enge|brennen) (?:\w{1,8} ){0,2}?(?:in|auf|an|im|am"
            r"|hinter)"
            r" (?:der|dem|meiner|meinem)? ?(?:brust\w{0,5}|herz\w{0,3}|linken arm)|(?:linker"
            r"|linke[rn]) arm (?:\w{1,8} )?taub"
            r"|(?:in|im|am|an) (?:der |dem |meiner )?(?:brust|herz\w{0,3}) (?:gestochen|sticht|stechen)"
            r"|nicht (?:mehr )?(?:ansprechbar|bei bewusstsein)|(?:der|den|ein|einen|kein|keinen) defi\w{0,9}"
            r"|notruf\w{0,3}"
        ),
        (
            r"(?:112|notarzt|rettung) (?:\w{1,8} )?(?:gewählt|angerufen|gerufen|rufen)|(?:unter|über)zucker\w{0,3}"
            r"|hypoglyk\w{2,5}|insulin\w{0,8}|(?:herz)?anfall (?:bekommen|gehabt|erlitten)|(?:weg|um)ge(?:kippt|klappt"
            r"|sackt)"
            r"|(?:kurz )?vorm? (?:kollaps|umkippen)|kreislauf (?:\w{1,10} ){0,3}?(?:schlapp|verabschiedet|versag\w"
            r"|zusammen\w{0,9})"
        ),
        (
            r"(?:übergeb\w{1,2}|kotze?|erbreche?) (?:ich )?(?:mich )?(?:\w{1,10} ){0,3}?(?:nach (?:jede[mr]|dem|allem"
            r"|meinen)"
            r" (?:essen|mahlzeit\w{0,2}|mal)|absichtlich|heimlich|freiwillig)|(?:esse|ess|essen"
            r"|gegessen) (?:\w{1,8} )?seit"
            r" (?:\w{1,8} )?(?:tagen|wochen) (?:kaum|nichts|nix|fast nichts|nur)|seit (?:\w{1,8} )?(?:tagen|wochen)"
            r" (?:kaum|nichts|nix|fast nichts) (?:mehr )?(?:gegessen|esse)"
        ),
        (
            r"(?:wieder|angefangen|dabei|weiter|nur) (?:\w{1,8} )?zu hungern|hungere (?:wieder|seit|bis|mich)"
            r"|abführmittel"
            r"|fressattacken?|fressanf(?:a|ä)ll\w{0,2}|essanf(?:a|ä)ll\w{0,2}|(?:starkes |im )untergewicht"
            r"|untergewichtig"
            r"|(?:\d\d) (?:kilo|kg) (?:\w{1,12} ){0,8}?(?:zu )?(?:fett|dick)(?= |$|[.,!])"
            r"|(?:angst|traue? mich nicht|verbiete mir) (?:\w{1,8} ){0,3}?(?:vorm |vor dem |zu )?essen(?= ?(?:$|[.,!]))"
            r"|ekel\w{0,2} (?:\w{1,6} )?vor (?:mir|meinem (?:körper|spiegelbild))"
        ),
        (
            r"(?:bleibt|blieb|geht|ging) (?:\w{1,10} ){0,3}?die luft (?:weg|aus)|(?:schnappt|ringt"
            r"|japst) (?:\w{1,8} )?nach luft|herz (?:\w{1,10} ){0,3}?(?:stolper\w{1,2}|rast|raste|setzt aus|sticht"
            r"|spinnt)"
            r"|herzstolpern|wiege (?:\w{1,8} ){0,3}?(?:[34]\d) (?:kilo|kg)|wiege nur noch|(?:kam|kommt|liegt|musste"
            r"|muss) (?:\w{1,10} ){0,3}?(?:in die klinik|zum arzt|auf intensiv|ins kh)"
        ),
    ),
}
