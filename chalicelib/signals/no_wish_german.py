"""German words that only look like asking or longing. Data for `asking` only."""

from __future__ import annotations

NO_WISH_AFTER = (
    (
        r"geld\w{0,6}|\w{0,6}erstatt\w{0,6}|antwort\w{0,4}|rückmeld\w{0,4}|feedback|hilfe|helf\w{1,3}|hilft"
        r"|unterstütz\w{0,4}"
    ),
    (
        r"support|gewusst|gehört|erfahren|erklär\w{0,5}|entschuldig\w{0,4}|chef\w{0,2}|manager\w{0,2}"
        r"|geschäftsführ\w{0,5}"
        r"|beleg|rechnung\w{0,2}"
    ),
    (
        r"quittung|links?|code\w{0,1}|passw\w{1,4}|konto\w{0,8}|zugang\w{0,6}|(?:e-?)?mails?|kommentare?|fotos?"
        r"|nachricht\w{0,2}|dm|pn|an(?:ruf|zu?ruf)\w{0,4}|nummer"
    ),
    r"telefon\w{0,8}|infos?|information\w{0,2}|auskunft|wissen|weiß|sag(?:en|t)?|hör(?:en|t)?|sprechen|reden|quatschen",
    (
        r"\w{0,3}kündig\w{0,6}|\w{0,4}storn\w{0,8}|zurück\w{0,8}|umtausch\w{0,4}|reklam\w{0,8}|beschwer\w{0,5}"
        r"|reparier\w{0,3}"
    ),
    (
        r"lösung\w{0,2}|lös(?:en|t)|klären|klärt|klarheit|versteh\w{0,3}|rezept\w{0,2}|entschädig\w{0,4}"
        r"|gutschrift|kontakt\w{0,8}"
    ),
    (
        r"melde\w{0,2}|prüf\w{0,3}|bescheid|einloggen|login|änder\w{0,3}|vertrag(?:s|es|e)?|mitgliedschaft\w{0,2}"
        r"|abmeld\w{0,3}"
    ),
    (
        r"job|bewerb\w{0,4}|arbeit\w{0,4}|ausbildung|praktikum|besser\w{0,3}|ordnung|ruhe|respekt|eine? pause"
        r"|chance auf|tipps?"
    ),
    (
        r"ideen?|(?:nix|nichts)(?! (?:mehr|lieber|sehnlicher|gegessen|zu essen|im magen|gefrühstückt|ordentliches))"
        r"|schlafen|mein bett|urlaub|(?:ein|schönes"
        r"|erholsames|langes) wochenende|feierabend|sauber\w{0,2}|putz\w{0,3}|reinig\w{0,3}"
    ),
    (
        r"desinfizier\w{0,2}|weg|raus|wieder gut|in den griff|zum laufen|leiser|lauter|wärmer|kälter"
        r"|aus ?machen|an ?machen"
    ),
    r"auf (?:\w{1,8} ){0,2}?(?:sport|training|trainieren|workout|gym|schule|uni|fitness|menschen|leute|euch)",
    r"mein(?:e|en)? (?:\w{3,12} )?(?:bestellung|paket|lieferung|koffer|gepäck|tasche|karte|geldbörse|handtuch|jacke)",
    (
        r"dass (?:das|es|sie|er|die|der|eine?)|für (?:sie|ihn|euch|ihr|dich|alle|ihre\w)"
        r"|wenn (?:\w{2,8} ){0,3}(?:schluss|klappt|funktioniert)|abnehm\w{0,3}|anwalt\w{0,2}|ergebnis\w{0,2}"
    ),
    (
        r"mehr respekt|service|verständnis|transparenz|ehrlichkeit|freundlichkeit|öffnungszeiten|duschen"
        r"|handtücher|klima\w{0,8}"
    ),
    (
        r"mehr (?:personal|geräte|hanteln|parkplätze|platz)|um die ecke(?! (?:käm|komm|bieg))|bringt das|verarschen"
        r"|verschonen"
        r"|vergessen|streichen"
    ),
)
NO_WISH_BEFORE = (
    (
        r"(?:wie|wo|wann|warum|wieso|weshalb|was|womit|woher|wie viele?|welche[sn]?|ob|dass|weil|obwohl|falls"
        r"|wenn|bevor|als)"
        r"(?: (?!könnt|würd)\w{2,12})?"
    ),
    r"(?:glaub\w?|denkt|meint|als|tut so),? (?:\w{2,8} )?ob",
)
ASKED_OF_OTHERS = (
    (
        r"(?:macht|machen|machte|gemacht|habt ihr|hast du|haben sie|hat|wer|bekommt|kriegt|kriegst|bekommst|hattet ihr)"
        r"(?: (?!ich\b|mir\b|uns\b)\w{2,10}){0,2}"
    ),
)
"""Right before a word of longing: somebody else's longing, or none yet."""
NOT_ANY_MORE = (
    (
        r"(?:(?!mir\b)\w{1,10} ){0,2}(?:keine?[nrms]?|nie|niemals|nix|nichts|nimmer|nicht mehr"
        r"|nicht)(?! (?:mehr|lieber|sehnlicher) als)"
    ),
)
"""Right behind it: a wish denied."""
RECIPE = (
    (
        r"rezepte?|zutaten|so (?:gelingt|brät|grillst|grillt|macht)|schritt für schritt"
        r"|\d{2,3} ?grad(?: celsius)?|(?:pro|je|jede) seite"
    ),
    (
        r"kerntemperatur|mariniert|marinade|(?:zu hause|daheim|selbst|selber) (?:gegrillt|gebraten|gemacht"
        r"|gekocht|grillen|braten)"
    ),
    r"mein(?:em|en)? (?:grill|smoker|pfanne|ofen)|in der pfanne|esslöffel|bedeutung|heißt auf englisch",
)
SOFT_NO = (
    (
        r"(?:warum|wieso|kann|kannst|könnt|könntet|wollt|willst|würdet|könnten) (?:ihr |du |sie |mir "
        r"|uns )*(?:denn )?nicht ?"
    ),
)
