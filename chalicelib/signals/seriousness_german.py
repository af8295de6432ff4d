"""German words for what isn't the author's own, or isn't meant. Data for `seriousness` only."""

from __future__ import annotations

_SAYING = (
    r"(?:schreibt|schrieb|geschrieben|fragt|fragte|gefragt|sagt|sagte|gesagt|meint|meinte|postet|postete|gepostet"
    r"|twittert"
    r"|tweetet|getwittert|will|verlangt|fordert|bettelt|tippt|kommentiert)"
)
_OTHERS = (
    r"(?:(?:der|die|so ein|ein|eine|irgendein|irgendeine|dieser|diese|mein|meine|unser|unsere|jeder"
    r"|dieser eine) (?:\w{2,12}"
    r" ){0,2}(?:typ|kerl|mann|frau|dame|herr|gast|kunde|kundin|kumpel|freund|freundin|kollege|kollegin|chef|nachbar"
    r"|nachbarin|bruder|schwester|influencer|influencerin|idiot|mensch|person|user|tweet|post|neffe|mitbewohner|opa"
    r"|oma)"
    r"|kollege|kollegin|kumpel|nachbar|er|sie|jemand|irgendwer|einer|leute|die leute)"
)
REPORTING = (
    rf"{_OTHERS} (?:\w{{2,12}} ){{0,3}}{_SAYING}",
    r"stell(?:t)? (?:dir|euch) vor|(?:tweet|post|mail|anzeige|werbung) (?:lautet|sagt)|zitat|wörtlich",
)
REPORTED = (
    rf"{_SAYING} (?:\w{{2,8}} )?{_OTHERS}[\s,:\"'-]{{0,4}}|"
    rf"{_OTHERS} (?:\w{{2,12}} ){{0,3}}{_SAYING}(?: (?:mir|mich|euch|uns|ihn|sie|_{{2,32}})){{0,2}}[\s,:\"'-]{{0,4}}"
    r"(?:(?:ob|dass|könnt|kann|könnte)\s(?:\w{2,9}\s){0,2})?"
)
"""What stands right before words that somebody else says."""

DENIED = (
    r"(?:(?:nie|niemals|niemand|keiner|wer (?:will|würde|braucht|bestellt)(?: schon| denn)?|als ob|glaubt (?:ja "
    r"|bloß )?nicht"
    r"|nicht dass|würde im traum nicht)(?: \w{2,10}){0,3})"
)
"""What denies the words that follow."""

SCORN = (
    (
        r"(?:steckt|schiebt|steck|schieb|könnt|kannst) (?:\w{2,8} ){0,2}(?:euch|dir|sie)? ?(?:euer\w{0,2}"
        r"|eure\w{0,2}|dein\w{0,2}"
        r"|das|den|die|ihr\w{0,2})? ?(?:\w{3,16} )?(?:sonst ?wo ?hin|dahin|in den (?:arsch|hintern|müll)"
        r"|an den hut|sparen"
        r"|behalten|schenken wo)"
    ),
    (
        r"fickt? (?:euch|dich)|verpisst? (?:euch|dich)|leckt? mich|fahrt zur hölle|zum teufel|haltet die fresse"
        r"|erstickt dran"
    ),
    r"(?:ich |wir )?hassen? (?:\w{3,10} )?(?:euch|dich|diesen laden|eure?n? (?:laden|restaurant|studio|kette))",
    r"(?:eher|lieber) (?:verhunger\w{1,2}|sterbe?|ess\w{1,2} (?:ich )?(?:dreck|pappe|meine)|fress\w{1,2})",
    (
        r"(?:den|das|es|die) (?:\w{3,12} )?(?:in den müll|aus dem fenster|an die wand|dem hund) (?:werfen"
        r"|schmeiß\w{1,3}|hinwerfen)"
    ),
)
PAST = (
    (
        r"gestern|vorgestern|neulich|damals|früher|letzte[nrsm]? \w{3,10}|vor(?:igen?"
        r"|ige)? (?:\w{3,10} )?(?:tagen|wochen|jahren"
        r"|monaten|woche|jahr)|heute (?:mittag|früh|morgen) (?:schon )?(?:ge\w{3,10}|hatte)|einst|als kind"
    ),
)
"""Another time than now."""
