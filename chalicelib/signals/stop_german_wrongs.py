"""German words for what people do to each other, by stop reason. Data for `stop_reasons` only.

Brands of two languages read every post for both, so no word stands here that is an everyday word in English
("Brand", "Gift", "tot", "Gas") unless other words beside it make it German.
"""

from __future__ import annotations

GERMAN_WRONGS: dict[str, tuple[str, ...]] = {
    "legal": (
        (
            r"anwalt\w{0,8}|anwält\w{1,6}|rechtsanw\w{3,10}|jurist\w{0,6}|rechtlich\w{0,2}|rechtsweg"
            r"|rechtsschutz\w{0,12}|rechtsabteilung"
        ),
        (
            r"(?:ver|ein|an)klag\w{1,3}|klage(?:n)?(?= |$|[.,!?])|sammelklage|vor gericht|gerichtlich\w{0,2}|(?:amts"
            r"|land|arbeits)gericht|gerichts\w{4,12}"
        ),
        (
            r"strafanzeige|anzeige (?:\w{2,12} ){0,2}(?:erstatt\w{1,4}|ist raus|gegen|wegen|bei der)"
            r"|(?:erstatt\w{1,3}|mache|mach|stelle|gibt|gebe|bekommt|kriegt) (?:\w{2,8} ){0,3}anzeige|angezeigt"
            r"|anzuzeigen|anzeigen werde|werde (?:\w{2,8} )?anzeigen|zeige? (?:euch|sie|dich) an"
        ),
        (
            r"verbraucher(?:zentrale|schutz\w{0,8})|abmahn\w{2,4}|schadens?ersatz\w{0,10}|schmerzensgeld|haftbar"
            r"|haftung|fahrlässig\w{0,4}|gesetzeswidrig|illegal(?:e[nmrs]?)?|urheberrecht\w{0,10}|markenrecht"
            r"|unterlassung\w{0,12}"
        ),
        (
            r"strafantrag\w{0,2}|strafrechtlich\w{0,2}|strafbar\w{0,2}|zivilrechtlich\w{0,2}|eidesstattlich\w{0,2}"
            r"|widerklage|schriftsatz"
        ),
        (
            r"inkasso\w{0,12}|mahnbescheid|schlichtungs\w{4,8}|ombuds\w{3,6}|wettbewerbszentrale|gewerbe(?:aufsicht"
            r"|amt)|ordnungsamt|aufsichtsbehörde|arglistig\w{0,2}|vertragsbruch|rechtswidrig\w{0,2}"
            r"|sittenwidrig\w{0,2}|(?:reiche?|reichen) (?:\w{2,8} ){0,3}?klage ein|klage (?:ein|erheben|eingereicht"
            r"|ist)|bgb|stgb|kanzlei|prozess (?:gegen|machen)|bei der polizei|nötigung"
        ),
        (
            r"(?:letzte|angemessene|14-?tägige|eine) frist (?:\w{1,10} ){0,3}?(?:bis|setz\w{1,2}|von|gesetzt"
            r"|verstr\w{4,8})"
            r"|rechtsbeistand|widerrufsrecht|(?:meine?|unser\w?) rechte?n? (?:\w{1,8} ){0,3}?(?:durchsetz\w{1,2}"
            r"|einfordern"
            r"|geltend)|gericht (?:\w{1,8} ){0,3}?(?:klären|gehen|treffen|sehen|entscheiden)|justiz"
        ),
    ),
    "harassment": (
        (
            r"belästig\w{1,6}|begr(?:a|ä)p?b?sch\w{1,4}|angegrapscht|begrabbelt|betatscht|befummelt|gestalkt|stalk(?:er"
            r"|t|ing)|übergriffig\w{0,2}|übergriffe?|sexuell\w{0,2}|anzüglich\w{0,2}"
        ),
        (
            r"missbrauch\w{0,2}|missbraucht|gemobbt|mobbing|bedräng\w{1,3}|beleidig\w{1,5}|beschimpf\w{1,4}"
            r"|angeschrien|angespuckt|gedemütigt|eingeschüchtert|angemacht"
        ),
        (
            r"(?:mich|mir|meine \w{3,10}) (?:\w{2,12} ){0,4}(?:angefasst|angetatscht|angestarrt|begafft|verfolgt"
            r"|festgehalten|gepackt|geküsst)"
        ),
        (
            r"eindeutige\w? (?:angebote?|bemerkungen|gesten)|zweideutige\w? (?:angebote?|bemerkungen|spr(?:u|ü)che)"
            r"|baggert (?:mich|sie|meine|uns|ständig|alle)|anmachspr(?:u|ü)ch\w{0,1}|macht sich an (?:mich"
            r"|meine \w{3,10}|frauen|uns) ran|unangenehm nah|küsst mich|auf den (?:hintern|po) gehauen"
        ),
        (
            r"nacktbild\w{0,3}|nacktfoto\w{0,2}|intime (?:fotos|bilder)|schreibt mir (?:ständig "
            r"|dauernd )?(?:privat|anzüglich\w{0,2})|anzügliche\w? (?:nachricht\w{0,2}|bemerkung\w{0,2}|spr(?:u"
            r"|ü)ch\w{0,1})"
        ),
        (
            r"(?:unter der|in der|beim|in den|auf der) (?:\w{0,8}dusche|\w{0,8}umkleide|umziehen|duschen|toilette"
            r"|sauna) (?:\w{2,12} ){0,4}?(?:gefilmt|fotografiert|filmt|fotografiert|beobachtet|angesprochen)"
            r"|stellt (?:mir|ihr|meiner \w{3,10}) nach|nachgestellt|(?:berührt|berührte|anfasst|angefasst|befingert"
            r"|betatscht) (?:\w{2,10} ){0,2}?(?:mich|mir|uns|frauen)|(?:dumm|blöd|plump|aggressiv) angemacht"
            r"|ausgezogen mit blicken|nackt fotografiert"
        ),
        (
            r"(?:heimlich|ungefragt|in der (?:\w{0,8}umkleide|dusche|sauna)|ohne (?:meine )?(?:erlaubnis"
            r"|einwilligung|zustimmung|zu fragen)) (?:\w{2,12} ){0,4}?(?:gefilmt|fotografiert|filmt|aufgenommen"
            r"|fotos?|geknipst)|(?:gefilmt|filmt|fotografiert) (?:\w{2,12} ){0,3}?(?:\w{0,8}umkleide\w{0,8}"
            r"|\w{0,6}dusche|toilette|sauna)|kameras? (?:in|im|vor) (?:der |den |eurer )?(?:\w{0,8}umkleide\w{0,8}"
            r"|\w{0,6}dusche|toilette|sauna)|(?:ein|der|dieser|als|einen|den|diesen) spanner|spanner (?:im|bei|am"
            r"|auf)|spanner in (?:der|den|eurer|unserer|\w{0,6}umkleide|\w{0,6}dusche)"
        ),
        (
            r"(?:an|auf|in) (?:den|die|meinen|meine|ihren|ihre) (?:po|hintern|arsch|brust|brüste|busen|oberschenkel"
            r"|schritt|ausschnitt) (?:\w{2,8} ){0,2}?(?:gefasst|gegriffen|fasst|fasste|gegrapscht|geklatscht"
            r"|gehauen|gestarrt|gestreichelt|gefasst)|(?:starrt|glotzt|gafft|stiert) (?:\w{2,12} ){0,4}?(?:mich|uns"
            r"|mir|frauen|meine \w{3,10}|an|hinterher)|anglotz\w{1,3}|angeglotzt|angegafft|angestarrt|angafft"
        ),
        (
            r"(?:läuft|lief|geht|schleicht|fährt|folgt) mir (?:\w{2,8} ){0,3}?(?:hinterher|nach|bis|überall)"
            r"|lauert (?:\w{2,8} )?mir|unsittlich\w{0,2}|exhibitionis\w{2,4}|onanier\w{1,3}|masturbier\w{1,3}"
            r"|geschlechtsteil\w{0,2}|genitalien|(?:versuchte?|wollte) (?:\w{2,8} ){0,3}?(?:zu )?küssen"
            r"|nicht in ruhe (?:gelassen|lässt|lassen)|lässt mich nicht in ruhe|schlüpfrig\w{0,2}"
            r"|aufdringlich\w{0,2}|bedrängt\w{0,2}|nacktbilder|nacktfotos"
        ),
        (
            r"(?:bemerkung\w{0,2}|sprüche?n?|spruch|kommentare?n?|witze?|anspielung\w{0,2}) (?:\w{1,10} ){0,3}?(?:über"
            r"|zu|auf)"
            r" (?:mein\w{0,2}|ihr\w{0,2}|unser\w{0,2}|frauen\w{0,8}|den|die) ?(?:\w{3,10} )?(?:hintern|po|arsch"
            r"|brüste?|busen"
            r"|figur|körper|aussehen|outfit|beine|leggings|oberweite|ausschnitt)|(?:hinterher|nach)gepfiffen"
            r"|pfeif\w{1,3} (?:\w{1,10} ){0,4}?(?:hinterher|nach)"
        ),
        (
            r"(?:angefasst|berührt|hingefasst|hin ?fasst|anfass\w{0,2}|angrabsch\w{1,3}|grabsch\w{0,3}|tatsch\w{1,3}"
            r"|fummel\w{1,3})"
            r",? wo|hand (?:\w{1,8} ){0,2}?(?:auf|an|unter|in) (?:mein\w{0,2}|ihr\w{0,2}) (?:\w{3,8} )?(?:hintern|po"
            r"|oberschenkel|knie|brust|shirt|top|rock|bluse|hose|bh)|(?:fasst|fasste|grapscht\w?"
            r"|tatscht\w?) (?:\w{1,10} ){0,4}?"
            r"(?:an|hin)(?= ?(?:$|[.,!]|und))|(?:kommt|kam|rückt\w?) (?:mir|ihr|uns) (?:\w{1,8} ){0,2}?zu nahe?"
            r"|(?:filmt|fotografiert|knipst|filmte) (?:\w{1,10} ){0,3}?(?:frauen|mädchen|mich|uns|andere|kinder|leute)"
        ),
        (
            r"(?:schickt|schreibt|sendet|schrieb|schickte) (?:mir|ihr|uns|frauen|meiner \w{3,12}) (?!kein|bitte"
            r"|mal)(?:\w{1,10} ){0,4}?(?:private\w?|nachts|nackt\w{0,7}|dauernd|anzüglich\w?|whatsapps?)"
            r"|(?:\w{0,8}toilette\w?|\w{0,8}umkleide\w{0,6}|\w{0,8}dusche\w?|klo"
            r"|sauna\w{0,8}) (?:\w{1,12} ){0,4}?\w{0,8}kamera\w{0,2}|(?:versteckte|heimliche)[nr]? kameras?"
            r"|\w{0,8}kamera (?:\w{1,12} ){0,4}?versteckt"
        ),
    ),
    "discrimination": (
        (
            r"diskriminier\w{1,5}|rassis\w{2,10}|antisemit\w{2,8}|homophob\w{0,4}|transphob\w{0,4}|sexis\w{2,9}"
            r"|fremdenfeindlich\w{0,4}|ausländerfeindlich\w{0,4}|frauenfeindlich\w{0,4}|behindertenfeindlich\w{0,2}"
            r"|nazis?"
        ),
        (
            r"wegen (?:meiner|seiner|ihrer|unserer) (?:hautfarbe|herkunft|religion|behinderung|sexualität)"
            r"|nicht barrierefrei|hautfarbe|weil (?:ich|wir|er|sie) (?:\w{2,8} )?(?:schwarz|türkisch\w{0,2}"
            r"|muslim\w{0,3}|jüdisch|schwul|lesbisch|ausländer|behindert)"
        ),
        (
            r"(?:ausländer|türken|juden|neger|frauen|schwulen|polen|behinderten)witz\w{0,2}|ausländerhass"
            r"|schwulenfeindlich\w{0,2}"
        ),
        (
            r"(?:schwarzen?|ausländer|türken|behinderte|muslime|muslimas|kopftuch|araber|juden|schwule|dicke"
            r"|flüchtlinge|roma|frauen mit kopftuch) (?:\w{2,10} ){0,4}?(?:nicht (?:rein|erwünscht|willkommen"
            r"|bedient)|kein(?:en)? zutritt|unerwünscht|dürfen nicht|haben hier nichts|kommen hier nicht)"
            r"|nur für deutsche|kein zutritt für|kopftuchverbot"
        ),
        (
            r"wegen (?:\w{2,12} ){0,3}?(?:kopftuch\w{0,2}|hautfarbe|herkunft|akzents?|namens|religion|sexualität"
            r"|geschlechts?|figur|gewichts?|rollstuhls?|glaubens?|nationalität|behinderung|übergewichts?|aussehens)"
            r"|(?:lässt|lassen|ließ|nehmen|nimmt|bedient|bedienen) (?:\w{2,8} ){0,2}?keine (?:ausländer|türken"
            r"|frauen|schwarzen?|behinderten?|juden|dicken|araber|flüchtlinge|asiaten|roma|homos\w{0,8})"
        ),
        (
            r"ausländer (?:raus|nicht|unerwünscht)|kanak\w{1,2}|neger\w{0,2}|zigeuner\w{0,2}|schwuchtel\w{0,1}"
            r"|n-wort|hitlergruß|hakenkreuz\w{0,2}|sieg heil|heil hitler|dickenfeindlich\w{0,2}|ausgegrenzt"
            r"|(?:nicht|kein\w{0,2}) (?:\w{2,8} )?(?:barrierefrei\w{0,2}|rollstuhlgerecht\w{0,2})"
            r"|(?:rollstuhlfahrer\w{0,4}|behinderte) (?:\w{2,10} ){0,3}?(?:nicht (?:rein|erwünscht)|abgewiesen"
            r"|ausgeschlossen)|geh zurück (?:in|nach)|affenlaute|judenhass"
        ),
        (
            r"(?:weil|da) (?:ich|wir|mein\w{0,2} \w{3,12}|er|sie|man) (?:\w{1,12} ){0,4}?(?:kopftuch|hijab|kippa"
            r"|rollstuhl\w{0,6}"
            r"|akzent|hautfarbe|schwarz|dunkel\w{1,10}|migrations\w{0,12}|ausländ\w{1,8}|schwul|lesbisch|trans|jüdisch"
            r"|muslim\w{0,4}"
            r"|behindert\w{0,2}|übergewichtig|dick|zu alt|frau(?:en)?)(?= |$|[.,!?])"
        ),
        (
            r"(?:rollstuhl\w{0,8}|behinderte[nr]?|gehörlose\w?|blinde\w?|kopftuch|hijab|ausländer\w?|migrant\w{0,3}"
            r"|schwarze\w?"
            r"|muslim\w{0,3}|türken|araber|homosexuelle\w?) (?:\w{1,12} ){0,6}?(?:nicht|kein\w{0,2}|unerwünscht"
            r"|draußen|verboten"
            r"|nix|ablegen|abnehmen|absetzen|abgelehnt|rausgeworfen)|(?:leute|menschen|typen|frauen"
            r"|kinder) wie (?:mich|mir|ich|uns|wir|dich|sie|ihr|meine \w{3,12})"
            r" (?:\w{1,10} ){0,4}?(?:hier|nicht|nichts|kein\w{0,2}|unerwünscht)"
        ),
        (
            r"(?:behinderten?|rollstuhl\w{0,8}|ausländ\w{2,8}|farbigen?|schwarzen?|muslim\w{0,6}|türkischen?"
            r"|autist\w{0,6}) (?:\w{1,12} ){0,4}?(?:passen|passt|gehören|gehört|stören|störe) (?:\w{1,10} ){0,3}?nicht"
        ),
    ),
}
