"""German words of being let down: promises, waiting, dirt, tone and price. Data for `complaints` only."""

from __future__ import annotations

_FEW = r"(?:\w{1,14},? ){0,6}?"
_NUMBER = (
    r"(?:\d{1,3}|eine[rn]?|eine[rn]? halben|ner|zwei|drei|vier|fünf|zehn|zwanzig|dreißig|vierzig|mehreren?|ein paar"
    r"|über"
    r" \w{1,8}|fast \w{1,8}|gefühlt\w{0,2} \w{1,8})"
)
_WHILE = rf"{_NUMBER} ?(?:min|minuten|std|h|stunden?|tagen?|wochen?|monaten?|ewigkeit\w{{0,2}})"
_AGREED = (
    r"(?:versprochen|zugesagt|zugesichert|angekündigt|vereinbart|ausgemacht|gebucht|bestellt|reserviert|bezahlt"
    r"|bestätigt"
    r"|angefordert|beantragt|eingereicht|gemeldet)"
)
_NOTHING = (
    r"(?:nichts|nix|nie|nicht(?! (?:nur|nötig|abwarten|erwarten|vergessen|bereut|zu viel|schlecht|schlimm))|kein\w{0,2}"
    r"|niemand\w{0,2}|anderes|falsch\w{0,2}|vergeben|weg(?= ?(?:$|[.,!]))|ausgebucht|umsonst|vergeblich)"
)
_UNBEARABLE = (
    r"(?:nur noch|unerträglich|dermaßen|unfassbar|brutal|furchtbar|schrecklich|entsetzlich|wahnsinnig|maßlos|ständig"
    r"|dauernd|viel zu|einfach zu|so was von|immer nur|eher|arg)"
)
_NASTY = (
    r"(?:laut|voll|überfüllt|eng|dreckig|teuer|kalt|heiß|stickig|dunkel|klein|langsam|lahm|versalzen|trocken|zäh|fettig"
    r"|unordentlich|chaotisch|schlecht|schmuddelig|nervig|stressig|hektisch|unentspannt|rutschig|ungemütlich|lieblos)"
)
_FOUL = (
    r"(?:alte[mnrs]?|nasse[mnrs]?|tote[mnrs]?|faule[mnrs]?|ranzig\w{0,2}|käse|schweiß|füßen?|urin|kloake|pisse|abfluss"
    r"|müll|moder|mief|fritteuse|altem fett|fisch|hund|socken|kotze|keller|chlor|kanal\w{0,8}|turnhalle|stall)"
)

LETDOWN = (
    (
        rf"{_AGREED}[.,]? (?:\w{{1,12}} ){{0,3}}?(?:(?:aber|und|doch|trotzdem|dann|bekommen|gekriegt|gekommen|passiert"
        rf"|gebracht)[.,]? )?{_FEW}{_NOTHING}"
        rf"|(?:nichts|nix|nie|nicht) (?:\w{{1,10}} )?(?:wie|was) (?:\w{{1,8}} )?{_AGREED}"
    ),
    (
        rf"obwohl {_FEW}(?:{_AGREED}|gekündigt|abgemeldet|abgesagt|storniert|gesagt|angerufen|mitglied|widerrufen"
        rf"|widersprochen)"
        rf"|trotz (?:\w{{3,12}} )?(?:zusage|bestätigung|bestellung|anruf\w?|termins?|hinweis\w{{0,3}}|bitte"
        rf"|mehrfach\w{{0,3}})"
    ),
    (
        r"(?:deutlich |viel |schon |etwas |eindeutig )?(?:mehr|besser\w{0,2}|anders|anderes) (?:\w{1,10} )?(?:erwartet"
        r"|erhofft)"
        r"|(?:erwarte|erwartet) (?:man |ich |hätte )?(?:\w{1,10} ){0,3}?(?:mehr|anderes|besseres)|nicht (?:das"
        r"|was) (?:ich )?"
        r"(?:\w{1,10} )?(?:erwartet|vorgestellt)|erwartungen? (?:\w{1,10} )?nicht|unter (?:den|meinen"
        r"|unseren) erwartungen"
    ),
    (
        r"(?:nicht|niemand\w{0,2}|keinem|nie) (?:\w{1,10} ){0,2}?(?:weiter)?(?:zu )?empfehl\w{1,4}"
        r"|nicht (?:\w{1,8} )?(?:weiterzuempfehlen|empfehlenswert)|finger weg|(?:rate|kann nur"
        r"|muss) (?:\w{1,10} ){0,3}?ab(?:zu)?raten"
        r"|rate (?:\w{1,10} ){0,4}?ab(?= ?(?:$|[.,!]))|spart euch (?:den|das|die) \w{3,10}"
        r"|macht (?:\w{1,6} )?einen bogen um"
    ),
    (
        rf"(?:kam|kamen|kommt|gebracht|serviert|gab|da|bedient|geliefert)[^.!?]{{0,20}} (?:erst )?nach (?:gut |fast "
        rf"|über )?{_WHILE}"
        rf"|erst nach (?:gut |fast |über )?{_WHILE}|nach (?:gut |fast "
        rf"|über )?{_WHILE} (?:\w{{1,12}} ){{0,4}}?(?:immer noch|noch immer"
        r"|noch (?:nicht|kein|nix)\w{0,2}|nichts|nix|niemand|keiner)"
    ),
    (
        r"(?:um|seit) (?:\w{1,4} )?\d{1,2}(?:[:.]\d\d)?(?: uhr)? (?:\w{1,12} ){0,3}?(?:immer noch|noch immer"
        r"|noch (?:nicht|kein|nix)\w{0,2})"
        r"|warte\w{0,2} (?:\w{1,8} )?(?:bis heute|immer noch|noch immer|vergeblich|vergebens|ewig)"
        r"|bis heute (?:\w{1,10} ){0,3}?(?:nicht|nichts"
        r"|nix|kein\w{0,2}|nie)|seit (?:\w{1,12} ){1,4}?(?:auf|um) (?:\w{3,8} )?(?:meine?n?|eine?n?|die|den"
        r"|das) (?:\w{3,10} )?(?:gutschrift"
        r"|rückruf|antwort|geld|erstattung|rechnung|karte|termin|bestätigung|rückmeldung)"
    ),
    (
        rf"(?:riecht|stinkt|roch|mieft|mief|müffelt|stank)(?: es)? (?:\w{{1,10}} ){{0,4}}?(?:nach"
        rf"|wie) (?:\w{{2,8}} )?{_FOUL}"
        rf"|{_UNBEARABLE} (?:und )?{_NASTY}(?! (?:gut|lecker))|(?:sein|das) eigenes? wort nicht|stickig\w{{0,2}}"
        r"|(?:verstaubt|verlottert|verrostet|rostig|verkalkt|abgeranzt|ranzig|schäbig|schmuddelig|runtergekommen"
        r"|runtergerockt|versifft"
        r"|verwahrlost|verklebt|klebrig|speckig|fleckig|abgewetzt|ausgeleiert|durchgesessen|zerfleddert"
        r"|zerrissen)\w{0,2}"
    ),
    (
        r"(?:wer|keiner|niemand|nie|nicht|selten|kein mensch) (?:\w{1,12} ){0,5}?(?:putzt|gewischt|geputzt"
        r"|desinfiziert|gereinigt|aufgeräumt"
        r"|weggeräumt|saubergemacht|gelüftet)|(?:putzt|wischt|reinigt|räumt|lüftet"
        r"|desinfiziert) (?:\w{1,12} ){0,6}?(?:keiner|niemand|nie|wer|nicht)"
        r"|(?:haare|schimmel|müll|dreck|staub|kaugummi\w?|flecken|pfützen?|schleim|kacke"
        r"|kotze) (?:\w{1,10} ){0,3}?(?:in|im|auf|an|unter|überall|am)"
        r" (?:der|dem|den|allen|jede[rm])?"
    ),
    (
        r"an(?:geblafft|gebrüllt|geraunzt|gefahren worden|geherrscht|gegiftet|gezickt|geranzt|gelogen)|abge(?:fertigt"
        r"|bügelt|wimmelt|speist|wiegelt)"
        r"|ausgelacht|belehrt(?: worden)?|(?:nicht|null) (?:\w{1,8} )?(?:ernst ?genommen|beachtet|begrüßt|bedient"
        r"|beachtung)|wie luft|links liegen"
        r"|(?:wurden?|werden) (?:\w{1,10} ){0,3}?(?:ignoriert|übersehen|angefahren|angeschnauzt|übergangen"
        r"|weggeschickt|abgewiesen)"
    ),
    (
        r"(?:redet|reden|spricht|sprechen|behandelt|behandeln|guckt|gucken|schaut|schauen|tut"
        r"|tun) (?:\w{1,10} ){0,4}?(?:als (?:wär\w{0,3}|ob|hätte\w?)"
        r"|wie (?:der letzte|den letzten|mit (?:einem|kleinen|idioten)|ein\w{0,2} (?:idiot|bittsteller|stück|kind"
        r"|nummer)))"
        r"|schnippisch\w{0,2}|ruppig\w{0,2}|mürrisch\w{0,2}|motzig\w{0,2}|überheblich\w{0,2}|herablassend\w{0,2}"
        r"|zickig\w{0,2}|grantig\w{0,2}"
        r"|schlecht gelaunt\w{0,2}|kurz angebunden|barsch\w{0,2}|unaufmerksam\w{0,2}|lahmarschig\w{0,2}"
        r"|großkotzig\w{0,2}|pissig\w{0,2}"
    ),
    (
        r"(?:null|keine?n?|kaum) (?:\w{1,10} )?(?:bock|lächeln|begrüßung|ahnung|interesse|plan|hallo|freundlichkeit"
        r"|reaktion|durchblick|beratung|einweisung"
        r"|betreuung|aufsicht|ansprache|info\w{0,10}|erklärung|beilage\w?|nachschlag)(?! (?:ob|wo|wie|wann|was|wer"
        r"|warum|habe? ich|lust))(?= ?(?:$|[.,!]|vom|von|beim?|am|und|gehabt"
        r"|bekommen|der|die|mehr|weit|zu|an))|(?:kein(?:e|er)?|niemand|kein mensch) (?:\w{1,12} ){0,4}?(?:wusste"
        r"|bescheid|ahnung|zuständig|verantwortlich|gefühlt)"
    ),
    (
        r"(?:komm\w{0,2}|kam|gelang\w{0,2}|lässt|kann|konnte) (?:\w{1,12} ){0,6}?(?:nicht|nimmer|net"
        r"|nich) (?:\w{1,10} ){0,3}?(?:rein|raus|ran|dran|durch|hin|weiter"
        r"|öffnen|schließen|einstellen|verstellen|aktualisieren|verlängern|wechseln|ändern|einchecken"
        r"|auschecken)(?= ?(?:$|[.,!]|und|obwohl|seit|weil))"
        r"|aus (?:dem|diesem|eurem|meinem) (?:\w{3,10} )?(?:vertrag|abo|laden) (?:\w{1,10} ){0,2}?(?:raus\w{0,9})"
        r"|versuche?n? (?:\w{1,10} ){0,3}?(?:seit|vergeblich|erfolglos"
        r"|zum \w{3,10} mal|schon|mehrfach)"
    ),
    (
        r"(?:rechnung|abrechnung|betrag|abbuchung|bon|kassenbon|beitrag|gutschein"
        r"|bestellung) (?:\w{1,12} ){0,6}?(?:stimm\w{1,2}|pass\w{1,2}|falsch\w{0,2}|zu hoch|doppelt"
        r"|nicht (?:nachvollziehbar|korrekt|richtig|anerkannt|angenommen|eingelöst|akzeptiert))(?! (?:genau|alles"
        r"|perfekt))|(?:stimmt|passt) (?:\w{1,10} ){0,3}?(?:hinten und vorne )?nicht"
        r"|hinten und vorne nicht|verrechnet|draufgeschlagen|draufgehauen|untergejubelt|(?:zu viel"
        r"|mehr) (?:\w{1,8} )?(?:kassiert|berechnet|verlangt|abgezogen)|aufgeschwatzt|aufgedrückt"
    ),
    (
        r"(?:war|wart|warst|wart ihr|war das) (?:früher |doch |echt |wirklich |einst |hier )?mal (?:ein\w{0,2} |so "
        r"|richtig |echt |das |mein\w{0,2} )*(?:gut|toll|schön|nett|super|klasse|best|lieblings)\w{0,14}"
        r"|früher (?:\w{1,10} ){0,5}?(?:besser|gut\w{0,2}|schöner|günstiger|sauberer|freundlicher|toll\w{0,2})"
        r"|nicht mehr (?:das|der|die|was|so) (?:\w{1,8} ){0,3}?(?:früher|mal war|gut|toll|schön)"
        r"|(?:qualität|service|niveau|essen|sauberkeit|laden|studio) (?:\w{1,10} ){0,4}?(?:gesunken|abgenommen"
        r"|schlechter|nachgelassen|gelitten|leidet|lässt nach|bergab|runter|gruselig|mau|dürftig)"
    ),
    (
        r"f(?:ür das|ürs|ür den|ür diese[nr]?|ür so viel|ür den ganzen) (?:viele |ganze )?(?:geld|preis|beitrag"
        r"|summe) (?:\w{1,12} ){0,5}?(?:erwart\w{0,3}|nicht\w?|kein\w{0,2}|frech|wenig|unterirdisch"
        r"|lächerlich|eindeutig|zu|winzig|witz)|(?:wofür|wozu|warum|dafür|für sowas|für so was) (?:zahle?|bezahle?"
        r"|blech\w?|zahlen|bezahlen|überweise) (?:ich|wir|man)|preis\w{0,3} gesalzen|gesalzene[rn]? preis\w?"
        r"|(?:ist|war|das) (?:\w{1,10} ){0,4}?(?:ein|schlechter|schlechten|blanker|reiner"
        r"|purer) (?:schlechter )?(?:witz|scherz|hohn|abzocke|wucher)|\d{1,3} ?(?:euro|€) für (?:so )?(?:ein\w{0,2}|n"
        r"|nen|ne) "
        r"(?:\w{3,14} )?(?:winzig\w{0,2}|mini\w{0,10}|lächerlich\w{0,2}|halbe\w?|trocken\w{0,2}|pappig\w{0,2})"
    ),
    (
        r"ohne (?:\w{3,10} )?(?:entschuldigung|vorwarnung|ankündigung|erklärung|absage|ersatz|begründung|grund"
        r"|rücksprache|information|kommentar|vorankündigung|rückmeldung|antwort|bescheid)(?= ?(?:$|[.,!]|gestrichen"
        r"|abgesagt|geschlossen|geändert|zu|gekommen|gekündigt|gestern|heute|einfach|verlegt|ausgefallen|der|die|das"
        r"|wurde|hat))|kein wort(?! darüber)|kein sorry|nicht mal (?:ein\w{0,2} )?(?:sorry|entschuldig\w{0,5}|hallo"
        r"|bescheid"
        r"|danke|wasser|gegrüßt|gefragt|gemeldet|geantwortet)"
    ),
    (
        r"(?:wackelt|klemmt|tropft|flackert|quietscht|ruckelt|hakt|streikt|spinnt|leckt|eiert|knarzt|abgerissen"
        r"|durchgebrannt|lahmgelegt|abgebrochen)(?= ?(?:$|[.,!]|und|seit|wie|schon|immer|ständig|total|vor|beim"
        r"|dauernd|mal))"
        r"|frieren (?:\w{1,8} ){0,3}?(?:den|uns|hier|fest)|(?:schwitz\w{1,2}|frier\w{1,2}) (?:\w{1,8} ){0,2}?(?:wie"
        r"|hier|ohne)[^.!?]{0,30}(?:heizung|lüftung|klima)|(?:licht|lampen?|strom|heizung|warmwasser|wasser|fenster"
        r"|lüftung)"
        r" (?:\w{1,10} ){0,4}?(?:aus(?= ?(?:$|[.,!]))|nicht|kaputt|defekt|abgedreht|abgestellt|ausgefallen|zu(?= ?(?:$"
        r"|[.,!])))"
    ),
    (
        r"schade,? (?:dass|um|das) (?:ihr|euer|eure|der|die|das|den|es|man)|(?:sehr|echt|wirklich"
        r"|richtig) schade(?! dass ich)|schade(?= ?[.,!]* ?(?:früher|eigentlich|war mal|so|aber))"
        r"|(?:mir|uns|einem) (?:\w{1,10} ){0,3}?(?:vergangen|vermiest|verdorben|verhagelt|versaut|verleidet)|(?:abend"
        r"|geburtstag|jahrestag|essen|tag|feier|training|laune|appetit|hochzeitstag) (?:\w{1,10} ){0,3}?(?:vermiest"
        r"|versaut|verhagelt"
        r"|ruiniert|gelaufen|im eimer|vergessen|verdorben)|(?:lust|spaß|appetit|laune) (?:\w{1,8} ){0,2}?(?:vergeht"
        r"|vergangen|verloren)"
    ),
    (
        r"(?:immer|ständig|dauernd|jede woche|jedes mal|wieder) (?:die|das|der|den|eine?n?|irgendein\w{0,2}"
        r"|ein anderes|neue) (?:\w{3,14} )?(?:gleichen? \w{3,12}|andere[rn]? \w{3,12}|ausrede\w?|problem\w?|theater"
        r"|gerät\w? kaputt)"
        r"|(?:immer|wieder|schon|ständig) (?:zu|dicht|geschlossen|besetzt|belegt|blockiert|ausgebucht)(?= ?(?:$|[.,!]"
        r"|und|wenn))|(?:geräte|bänke|duschen|kurse|plätze|parkplätze|laufbänder|hanteln"
        r"|spinde) (?:\w{1,10} ){0,4}?(?:belegt|besetzt|blockiert|ausgebucht|fehlen)"
    ),
    (
        r"schmeck\w{1,3} (?:\w{1,12} ){0,6}?(?:nach (?:nix|nichts|gar nichts|pappe|wasser|fett|spüli|seife|chemie"
        r"|plastik|karton|gummi)|fade?|komisch|langweilig|grausig)"
        r"|(?:zweimal|dreimal|viermal|fünfmal|zehnmal|mehrmals|mehrfach|x-?mal|zigmal|\d{1,2} ?(?:x|mal)|tausendmal"
        r"|ständig|wiederholt) (?:\w{1,10} ){0,2}?(?:nach(?:gefragt|gehakt)|angerufen"
        r"|reklamiert|geschrieben|gebeten|erinnert|gemahnt|gemeldet|beschwert|angemahnt|falsch|nachfragen|anrufen"
        r"|hinterher\w{0,10})"
    ),
    (
        r"muss\w{0,2} (?:man |ich |wir )?(?:\w{1,12} ){0,5}?(?:warten|betteln|anstehen|hinterherlaufen|hinterherrennen"
        r"|diskutieren|schlange stehen|suchen|streiten)(?= ?(?:$|[.,!?]|um|bis|auf|für))(?! (?:bis|auf)? ?(?:morgen"
        r"|heute|nächste))"
        r"|(?:kommt|kam|kommen|klappt\w?|funktioniert\w?) (?:einfach |immer |noch |wieder |gar |nie "
        r"|überhaupt ){1,3}nicht(?= ?(?:$|[.,!]|an))|(?:besteht|bestand|bestanden) (?:\w{1,10} ){0,4}?aus (?:fett"
        r"|sehnen|knorpel|knochen"
        r"|wasser|panade|brot)|(?:nur|voller|lauter|zu viel|hälfte|pures?) (?:\w{1,6} )?(?:fett|sehnen|knorpel|knochen"
        r"|panade)"
    ),
    (
        r"falsch (?:gegart|gebraten|gemacht|berechnet|gebucht|geliefert|eingestellt|abgerechnet|angezeigt|zubereitet"
        r"|serviert|zugeordnet)|(?:zeigt|zeigen|nennt|steht|stehen|gibt|angegeben|sagt|hat"
        r"|bekomm\w{0,2}) (?:\w{1,12} ){0,5}?falsche\w?"
        r"|falsche[nrms]? (?:auskunft|\w{0,8}zeit\w{0,2}|info\w{0,8}|angabe\w?|preis\w?|filiale|größe|sorte|garstufe"
        r"|betrag|konto|kurs|termin|person)|wollte[nt]? (?:ihr |sich |euch |man |mich "
        r"|mir )?(?:\w{1,10} ){0,4}?(?:melden|zurückrufen|kümmern"
        r"|zuschicken|erstatten|reparieren|prüfen|klären|gutschreiben)(?! (?:kann|können))"
    ),
    (
        r"klebt (?:der|die|das|alles|an|man)|(?:lippenstift|fingerabdrücke|spülmittel|kalkflecken|essensreste"
        r"|krümel)(?= |$)|aber das war(?:'s| es)(?: dann| auch| schon| leider)+"
        r"|(?:bekomme?n?|kriege?n?|erhalte?n?|schickt|kommen) (?:\w{1,10} ){0,4}?mahnung\w{0,2}|(?:nie"
        r"|nicht) (?:\w{1,10} )?(?:unterschrieben|abgeschlossen|zugestimmt|beauftragt|gewollt|bestellt habe?n?)"
        r"|(?:braucht?\w?|brauchte|nach|gefühlt) (?:\w{1,12} ){0,6}?(?:\d{1,2}|zwei|drei|vier|fünf|sechs|zehn|zig"
        r"|mehrere|etliche|unzählige|hundert)n? (?:anläufen?|versuchen?|mails|anrufen?|anfragen|nachfragen"
        r"|erinnerungen|telefonaten?)"
    ),
    (
        rf"{_AGREED} und (?:\w{{1,10}} ){{0,2}}?(?:saß(?:en)?|landete\w?|standen?|mussten?|durften?)|(?:saß(?:en)?"
        rf"|sitzen"
        rf"|standen?|landeten?) (?:\w{{1,10}} ){{0,3}}?(?:neben|vor|am|beim?|direkt an) (?:\w{{1,8}} ){{0,2}}?(?:klo"
        rf"|toilette\w?|küchentür|eingang|durchgang|klotür)"
        r"|(?:küche|theke|bar|studio|laden|kasse|sauna|empfang|tür) (?:\w{1,10} ){0,4}?(?:schon|wieder|bereits"
        r"|angeblich|einfach|früher) (?:zu|dicht|geschlossen|gemacht)(?! (?:haben|sein))"
        r"|(?:keinen|keiner|niemand\w{0,2}|keine sau) (?:\w{1,6} )?(?:juckt|kratzt|interessiert|stört|kümmert"
        r"|schert)'?s?|(?:juckt|kratzt|schert|kümmert|interessiert) (?:da |hier |es |euch )?(?:keinen|niemand\w{0,2}"
        r"|keine sau|nicht)"
    ),
    (
        rf"{_NUMBER} ?(?:min|minuten|std|stunden?|tage|wochen|monate) (?:\w{{1,8}} )?(?:gebraucht|gedauert|gewartet"
        rf"|rumgestanden|gestanden|gesessen|angestanden|auf (?:\w{{1,8}} )?(?:karte|kellner|bedienung|rechnung|antwort"
        rf"|essen|getränke))"
        r"|(?:steht|stand|läuft|lief|tropft) (?:\w{1,8} ){0,3}?(?:das )?wasser (?:\w{1,8} ){0,3}?(?:knöchel\w{0,5}"
        r"|hoch|durch|runter|raus|auf)|wasser (?:\w{1,8} ){0,3}?läuft (?:nicht|schlecht|kaum) ab"
        r"|verdreh\w{1,2} (?:\w{1,8} ){0,3}?augen|augen(?: \w{1,6})? verdreh\w{1,2}"
        r"|augenrollen|rollt mit den augen|(?:hängt|hängen|sitzt|steht|daddelt|glotzt) (?:\w{1,10} ){0,3}?(?:nur|bloß"
        r"|lieber|ständig|dauernd) (?:\w{1,6} )?(?:am|aufs|ins|rum|im|hinter)"
    ),
    (
        r"so (?:wenig|wenige|wenig\w{0,2}) (?:\w{3,12} )?wie|(?:angeblich|anscheinend|offenbar|offensichtlich"
        r"|plötzlich|auf einmal) (?:\w{1,10} ){0,3}?(?:nicht|kein\w{0,2}|nie|doch|extra|teurer|kostenpflichtig|weg"
        r"|nichts|niemand|zu|ungültig|abgelaufen|nur)"
        r"|nicht im system|(?:wo|wie|bei wem|möchte mich|muss mich|will mich) (?:\w{1,10} ){0,4}?(?:über"
        r"|wegen) (?:\w{1,10} ){0,4}?beschweren|(?:mich|uns) (?:\w{1,8} ){0,3}?beschweren(?! können)|mikrowelle"
        r"|(?:merkt|schmeckt|angemerkt|sieht) (?:\w{1,8} ){0,3}?(?:tiefkühl\w{0,4}|fertig\w{3,8}|dose)"
        r"|(?:kostet|kosten) (?:jetzt|neuerdings|plötzlich|auf einmal|inzwischen)|(?:jetzt|neuerdings"
        r"|plötzlich) (?:\w{1,10} ){0,3}?(?:kostenpflichtig|extra (?:zahlen|kosten)|teurer|\d{1,3} euro mehr)"
        r"|(?:vorher|früher|bisher) (?:war\w{0,2} )?(?:\w{1,8} )?(?:gratis|kostenlos|umsonst|inklusive)"
    ),
    (
        r"(?:nichts|nix) (?:\w{1,6} )?besser(?! als)|nur (?:\w{1,6} )?(?:teurer|schlechter|lauter|voller)"
        r"|(?:gebühr\w{0,2}|pauschale|aufpreis|zuschlag) (?:\w{1,12} ){0,4}?(?:fällig|trotzdem|doch|plötzlich|obwohl"
        r"|berechnet|versteckt|nirgends)|kleingedruckt\w{0,3}|hinterher ?(?:zu)?(?:lauf|renn|telefonier)\w{1,2}"
        r"|(?:bin|sind) (?:ich |wir )?(?:es |das )?(?:\w{1,8} )?(?:leid|satt)(?= ?(?:$|[.,!]|immer|jede|dauernd"
        r"|ständig))|(?:automatisch|stillschweigend|ungefragt) (?:\w{1,10} ){0,4}?verlängert"
        r"|verlängert (?:\w{1,8} ){0,4}?(?:ohne|obwohl)|(?:welk|grau|matschig|pappig|labberig|wässrig|zerkocht"
        r"|verkocht|angetrocknet)\w{0,2}"
        r"(?= ?(?:$|[.,!]|und|wie|war\w{0,2}|serviert))|(?:steaks?|pommes|salat|fleisch|suppe|beilagen?|gemüse|dessert"
        r"|nudeln|brot|bier) (?:\w{1,6} )?(?:grau|welk|matschig|lasch|warm|schal|abgestanden|steinhart|pappig|alt|fad"
        r"|durch)(?= ?(?:$|[.,!]|und))|(?:quasi|regelrecht|förmlich|fast) (?:\w{1,6} )?(?:rausgeschmissen"
        r"|rausgeworfen|rausgekehrt|rausgeekelt|gezwungen|genötigt)|(?:werbt|werben|wirbt|versprecht"
        r"|verspricht) (?:\w{1,10} ){0,4}?mit(?=[^.!?]{3,60}(?:aber|und dann|nur|nicht|kein|zu|aus)(?!\w))"
    ),
)
FINE = (
    (
        r"(?:geht|läuft|klappt) (?:bei mir|für mich|mir) (?:\w{1,8} ){0,3}?(?:nix|nichts|nicht)|so voll (?:bin|sind"
        r"|vom|gegessen|gefressen)|(?:bin|sind|war) (?:\w{1,8} ){0,3}?(?:so|viel zu|total|komplett) (?:voll"
        r"|laut)(?! hier)"
        r"|(?:bauch|magen|akku|motivation|kopf|tank) (?:\w{1,8} ){0,3}?(?:voll|leer)|nicht (?:\w{1,8} )?(?:stickig"
        r"|verstaubt|klebrig|dreckig)|schade (?:dass|das) (?:ich|wir|schon|es (?:schon )?vorbei)"
        r"|plötzlich (?:keine?|nicht mehr) (?:lust|hunger|müde)|früher war mehr lametta|kein plan b"
        r"|(?:jedes mal|immer) (?:wieder|aufs neue) (?:\w{1,8} ){0,2}?(?:begeistert|toll|super|schön|lecker"
        r"|ein \w{4,12}|gern\w?|spaß|gut|geil|mega|freude)"
    ),
    (
        r"(?:ich|wir) (?:\w{1,10} ){0,3}?(?:keine?n? (?:bock|ahnung|plan)|null (?:bock|ahnung|plan))|(?:hab|habe"
        r"|haben) (?:ich |wir )?(?:\w{1,8} ){0,2}?(?:keine?n?|null) (?:bock|ahnung|plan)"
        r"|nicht (?:\w{1,8} ){0,2}?(?:umsonst|vergeblich|vergebens)"
        r"|(?:kann|könnte) (?:\w{1,8} )?(?:euch|sie|es|das) (?:\w{1,10} ){0,2}?nicht (?:genug|oft genug) empfehlen"
        r"|(?:stimmt|passt) (?:einfach )?alles|mehr als (?:\w{1,8} )?erwartet|(?:besser|mehr"
        r"|schöner) als (?:\w{1,8} )?erwartet"
    ),
)
"""What sounds like it and is no complaint."""
