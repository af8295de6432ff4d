"""German words for public matters, by stop reason. Data for `stop_reasons` only.

Brands of two languages read every post for both, so no word stands here that is an everyday word in English unless
other words beside it make it German.
"""

from __future__ import annotations

GERMAN_PUBLIC: dict[str, tuple[str, ...]] = {
    "crisis": (
        (
            r"erdbeben|hochwasser\w{0,6}|überschwemm\w{2,5}|terror\w{0,10}|anschlag|anschläge|flugzeugabsturz"
            r"|naturkatastrophe\w{0,1}|unfall\w{0,4}|verunglückt|flüchtlinge?n?|notstand"
        ),
        (
            r"amoklauf|amokläuf\w{1,3}|geisel\w{1,6}|unwetter\w{0,6}|sturmflut|stromausfall|massenpanik|im krieg"
            r"|krieg (?:in|gegen)|bombenfund|bombenentschärfung|evakuierung|katastrophenalarm|waldbrand|waldbrände"
            r"|zugunglück|busunglück"
        ),
    ),
    "politics": (
        (
            r"afd|bundestags?\w{0,6}|wahlkampf|bundesregierung|bundeskanzler\w{0,4}|scholz|merkel|putin|ukrain\w{1,5}"
            r"|palästin\w{2,6}|impf(?:pflicht|gegner\w{0,3}|zwang)|querdenker\w{0,3}|demonstr(?:anten|iert|ieren)"
            r"|politik\w{0,6}|asyl\w{0,8}|abtreibung\w{0,2}"
        ),
        (
            r"cdu|spd|fdp|csu-?(?:politiker|partei|wähler)|die (?:grünen|linke)(?= (?:wähl|polit|sind schuld"
            r"|partei))|merz|habeck|weidel|höcke|söder|baerbock|wagenknecht|erdogan|bürgergeld|gendern|gendert"
            r"|gender(?:wahn|gaga|sternchen)|klimakleber\w{0,2}|letzte generation|remigration|ampel(?:koalition"
            r"|regierung)|flüchtlings\w{4,10}|migrationspolitik|geimpft\w{0,2}|ungeimpft\w{0,2}|impf(?:ung\w{0,2}"
            r"|pass|nachweis|status)|corona-?(?:diktatur|maßnahmen|leugner)"
        ),
        (
            r"lügenpresse|volksverräter|reichsbürger|systemmedien|kundgebung|landtagswahl\w{0,2}|wahlplakat\w{0,2}"
            r"|wahlveranstaltung|parteitag|islamisier\w{2,4}|islamistisch\w{0,2}|überfremd\w{2,4}"
            r"|linksextrem\w{0,4}|rechtsextrem\w{0,4}|rechtsradikal\w{0,2}|identitären?|antifa"
            r"|(?:bundes)?kanzler(?:in|amt)?|\w{4,12}minister(?:in|ium)?|regierung"
        ),
    ),
    "boycott": (
        r"boykott\w{0,7}|kauft (?:\w{2,8} )?nicht(?:s)? mehr bei|nie wieder bei (?:denen|euch) kaufen",
        (
            r"meidet (?:\w{2,10} ){0,2}?(?:laden|studio|restaurant|kette|verein|firma)|#\w{2,20}boykott"
            r"|kündigt (?:alle|massenhaft|eure verträge)|(?:geht|kauft|trainiert|esst) (?:\w{2,8} ){0,2}?(?:da|dort"
            r"|hier|bei denen) (?:bloß |ja )?(?:nicht|nie)(?: mehr| wieder)? (?:hin|ein|bei)"
        ),
    ),
    "press": (
        (
            r"journalist\w{0,5}|redakt(?:ion|eur|eurin|ionell)\w{0,3}|pressestelle|presseanfrage\w{0,1}|(?:an|zur"
            r"|in) die (?:presse|zeitung|medien)|zur (?:presse|zeitung)|geht an die (?:presse|medien)|stellungnahme"
        ),
        (
            r"(?:wende?n?|geh\w{0,2}|melde|schreib\w{0,1}) (?:ich |wir )?(?:\w{2,8} ){0,3}?(?:an|zu|zur"
            r"|bei) (?:die |der |den )?(?:bild|bildzeitung|lokalpresse|lokalzeitung|rtl|wdr|ndr|mdr|swr|zdf|ard"
            r"|spiegel|stern|sat\.?1|pro ?7|medien|presse|zeitung)|(?:an|bei|zur) (?:die |der )?(?:bild|bildzeitung"
            r"|rtl|wdr|ndr|swr|zdf) (?:\w{2,8} )?(?:wenden|melden|gehen|schicken|schreiben)"
        ),
        (
            r"reporter(?:in)? (?:bei|beim|vom|von|für|der|des)|lokalredaktion|lokalpresse|lokalzeitung"
            r"|zeitungsartikel|team wallraff|wallraff|marktcheck|medienvertreter|interviewanfrage"
            r"|presse (?:informier\w{1,3}|einschalten|weiß)|(?:die )?(?:presse"
            r"|medien) (?:\w{2,8} ){0,2}?(?:einschalten|informieren|interessieren|freuen)"
            r"|recherchiere (?:\w{2,8} )?(?:für|zu)|drehanfrage"
        ),
        (
            r"(?:zeitung|presse|lokalzeitung|fernsehen|medien|öffentlichkeit) (?:\w{1,10} ){0,4}?(?:berichten|lesen"
            r"|erfahren|stehen|gesprochen|bringen|landen|geben|gehen)"
            r"|(?:in der|in die|steht in|an die) (?:zeitung|lokalpresse|presse|öffentlichkeit)|(?:interview|reportage"
            r"|doku\w{0,10}|radiobeitrag|fernsehbeitrag|drehgenehmigung)"
            r" (?:\w{1,10} ){0,4}?(?:für|über|bereit|anfragen?|drehen|geben|zum thema)|(?:arbeite|schreibe"
            r"|berichte) (?:\w{1,10} ){0,4}?(?:für|beim?) (?:\w{1,10} )?"
            r"(?:zeitung|magazin|sender|rundfunk|anzeiger|tageblatt|wdr|ndr|rtl|zdf|ard|spiegel|stern|bild)"
        ),
    ),
}
