"""German words of gladness and soreness. Data for `mood` only."""

from __future__ import annotations

GLAD = (
    r"gestemmt|gedrückt|bestzeit|(?:neuer|persönlicher) rekord",
    (
        r"lust aufs?|strahl(?:e|en|t)|wie geschmiert|gut ?getan|ich feier(?:e)? (?:euch|das|dich)|gold ?wert"
        r"|(?:sau|mega|hammer|ur)geil\w{0,2}"
    ),
    (
        r"(?:gefällt|gefallen|gefiel|schmeckt|geschmeckt|schmeckte|überzeugt)(?! (?:\w{2,12} ){0,4}?(?:nicht"
        r"|nix|net|kein))|entzückend\w{0,2}|reizend|(?:nur|einfach|so) wow|bezaubernd\w{0,2}|gerettet"
        r"|butterzart|saftig|bestens|aufgehoben|verliebt|(?:geil|toll|schön|lecker|nett|cool)st(?:e|er|es|en)"
    ),
    (
        r"(?:gar |wirklich |echt |mal |absolut )?nicht (?:mal )?(?:so )?(?:schlecht|übel|verkehrt"
        r"|von schlechten eltern)|nicht zu (?:verachten|toppen)"
    ),
    (
        r"lieb\w{0,3}|liebling\w{0,6}|glücklich\w{0,2}|froh\w{0,2}|freude|freu(?:e|en|t)?(?= (?:mich|uns|ich|mi"
        r"|sich|euch)|(?:e|en)? mich)|gefreut|erfreut|gut|gute[rsnm]?|schön\w{0,3}"
        r"|toll(?:e[rsnm]?)?(?<!death\stoll)(?<!collapse\stoll)(?! (?:hits?|rises?|passes|tops?|cross\w{2}|free"
        r"|road|now|at|of|climbs?|reach\w{2}))|super(?! typhoon)|klasse|prima|spitze|lecker\w{0,2}"
        r"|köstlich\w{0,2}|nett\w{0,2}|freundlich\w{0,2}|spaß|geil\w{0,2}|mega|cool\w{0,2}|nice|top"
    ),
    (
        r"zufrieden\w{0,2}|begeister\w{1,3}|stolz\w{0,2}|happy|juhu+|yay|jippie\w?|hurra|yippie|jipp?ie"
        r"|wohl ?fühl\w{0,3}|fühl\w? mich (?:\w{2,10} )?(?:wohl|gut|super|fit)|genial\w{0,2}|perfekt\w{0,2}"
        r"|wunder(?:bar|schön|voll)\w{0,2}|herrlich\w{0,2}|traumhaft\w{0,2}|hammer|wahnsinn|gelungen\w{0,2}"
        r"|danke\w{0,6}|dankbar"
    ),
    (
        r"mag(?= (?:euch|dich|es|das|den|die|dieses|ich))|motiviert|fit(?:ter)?|geschafft|erfolg\w{0,4}"
        r"|gewonnen|lache?n?|lächel\w{1,2}|grins\w{1,2}|(?:gute )?laune|gut drauf|bock|vorfreude|empfehl\w{2,7}"
        r"|feier\w{0,2}|geburtstag|hochzeitstag|jubiläum|fans?|angenehm\w{0,2}|entspannt\w{0,2}|sauber\w{0,2}"
        r"|beste[rsnm]?|gern[e]?|läuft bei mir|klappt"
    ),
)
SORE = (
    (
        r"unfähig\w{0,2}|lächerlich\w{0,2}|versaut|schnauze voll|nase voll|nicht mehr (?:wohl|schön|gut|toll)"
        r"|mehr erhofft|schlimmer|frechheit"
    ),
    (
        r"(?:schmeckt|schmeckte|gefällt|gefiel|mag|passt|klappt|stimmt|überzeugt|funktioniert|läuft"
        r"|geht) (?:\w{2,12} ){0,4}?(?:nicht(?! nur)|nix|net)|(?:war|ist|wird|wurde) (?:\w{2,8} )?(?:nix"
        r"|nichts)(?= ?(?:$|[.,!]))|null (?:service|spaß|motivation|ahnung|interesse|bock|lust|reaktion)"
        r"|kein (?:service|spaß|respekt)|verarscht|reicht'?s|satt(?= ?(?:$|[.,!]))"
    ),
    (
        r"hass\w{0,2}|traurig\w{0,2}|schlecht\w{0,3}|schlimm\w{0,3}|falsch\w{0,2}|wütend\w{0,2}|sauer|krank"
        r"|müde|dumm\w{0,2}|blöd\w{0,2}|scheiß\w{0,3}|scheisse|mist|verdammt\w{0,2}|fuck\w{0,3}|kack\w{0,2}"
        r"|boah|argh+|orr+|wtf|langweilig\w{0,2}|heul\w{0,3}|wein(?:e|en) (?:gerade|könnte|nur)|angst|sorgen?"
        r"|kaputt\w{0,2}|kalt\w{0,2}|leider"
    ),
    (
        r"mies\w{0,2}|doof\w{0,2}|schade|ärger\w{0,4}|ärgert|nervt|nervig\w{0,2}|genervt|frust\w{0,8}"
        r"|enttäusch\w{1,6}|peinlich\w{0,2}|eklig\w{0,2}|ekelhaft\w{0,2}|widerlich\w{0,2}|furchtbar\w{0,2}"
        r"|schrecklich\w{0,2}|grauenhaft\w{0,2}|unmöglich\w{0,2}|frech\w{0,4}|unverschämt\w{0,4}"
        r"|katastroph\w{1,4}|schmerz\w{0,3}|weh|verloren|verpasst|gestrandet|gestorben|tot|lüge\w?|lügner"
        r"|dreck\w{0,3}|arsch\w{0,6}"
    ),
    (
        r"idiot\w{0,2}|verzweifelt|allein|einsam|hoffnungslos|gestresst|stress|überfordert|unzufrieden\w{0,2}"
        r"|übel|öde|grausam|tränen|mau|lahm\w{0,2}|nutzlos\w{0,2}|sinnlos\w{0,2}|zum kotzen|kotz\w{0,3}"
        r"|würg\w{0,2}|bäh|igitt|pfui|hilfe"
    ),
)
