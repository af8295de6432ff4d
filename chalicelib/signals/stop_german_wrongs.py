"""German words for what people do to each other, and public matters, by stop reason. Data for `stop_reasons` only.

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
    ),
    "minor": (
        (
            r"ich bin (?:erst |gerade )?(?:[6-9]|1[0-7])(?= jahre|\s*(?:$|[.,!?;])| und )|minderjährig\w{0,2}"
            r"|kindeswohl|kindesmissbrauch|vermisstes (?:kind|mädchen)|jugendamt"
        ),
        (
            r"(?:[6-9]|1[0-7])[\s-]{0,2}j(?:a|ä)hrige[rn]? (?:\w{3,10} )?(?:tochter|sohn|kind|mädchen|junge"
            r"|schwester|bruder|neffe|nichte|schüler\w{0,4}|enkel\w{0,2}|freundin|jugendliche\w{0,1})|(?:bin"
            r"|bin erst|bin gerade|ist erst|werde|bin noch) (?:[6-9]|1[0-7])(?= ?(?:$|[.,!?;)]|und |jahre|darf"
            r"|aber))"
        ),
        (
            r"(?:tochter|sohn|kind|bruder|schwester|mädchen|junge"
            r"|enkel\w{0,2}) (?:\w{2,8} )?[(,]? ?(?:ist )?(?:erst )?(?:[3-9]|1[0-7])(?= ?(?:$|[.,!?;)]|und |jahre))"
            r"|meine (?:eltern|mama) (?:erlauben|verbieten|wollen nicht|müssen unterschreiben)"
            r"|unterschrift (?:meiner|der) eltern|kind allein gelassen|kinder? (?:\w{2,8} ){0,3}?(?:geschlagen"
            r"|angefasst|eingesperrt|misshandelt)"
        ),
    ),
    "data-protection": (
        (
            r"datenschutz\w{0,14}|dsgvo|datenlecks?|datenpanne|(?:meine|unsere) (?:\w{3,14} )?daten (?:\w{2,12}"
            r" ){0,3}(?:löschen|gelöscht|weitergegeben|verkauft|herausgeben)|löscht (?:\w{2,8} ){0,3}daten"
            r"|auskunft nach art"
        ),
        (
            r"datenauskunft|selbstauskunft|datenmissbrauch|datenweitergabe|(?:daten|foto|fotos|bild|bilder|video"
            r"|namen?) (?:\w{2,12} ){0,4}?ohne (?:meine |unsere )?(?:zustimmung|einwilligung|erlaubnis"
            r"|einverständnis)|ohne (?:meine )?(?:zustimmung|einwilligung"
            r"|einverständnis) (?:\w{2,12} ){0,4}?(?:veröffentlicht|gepostet|weitergegeben|verwendet|benutzt)"
            r"|(?:daten|adresse|nummer) (?:\w{2,10} ){0,3}?(?:weiterverkauft|verkauft|weitergegeben|im netz"
            r"|geleakt)|videoüberwach\w{2,4}|art(?:ikel|\.)? ?(?:15|17) ?dsgvo|daten (?:\w{2,8} ){0,3}?löschen"
        ),
    ),
    "personal-data": (
        (
            r"(?:iban|kontonummer|kreditkartennummer|ausweisnummer|passnummer|steuernummer)(?: (?:ist"
            r"|lautet))?[:\s]{1,3}\w{0,4}\d"
        ),
        (
            r"(?:iban|kontonummer|kreditkartennummer|ausweisnummer|passnummer|steuernummer)(?: ist"
            r"| lautet)?[:\s]{1,3}(?:\w{2})?\d[\d\s]{3,30}\d"
        ),
        (
            r"(?:\+49|0049|0) ?[/-]?1[5-7]\d[\s/-]{0,2}\d{3,4}[\s-]?\d{3,5}|(?:telefon|handy|handynummer|nummer"
            r"|ruft mich an|erreichbar unter|festnetz|unter)[\s.:]{0,3}(?:ist |lautet )?0\d{2,5}[\s/-]{0,3}\d{4,9}"
            r"|(?:mitglieds|kunden|vertrags|versicherten|sozialversicherungs|steuer)-?(?:nummer|nr\.?|id)(?: ist"
            r"| lautet)?[:\s]{0,3}\w{0,3}\d{4,14}"
        ),
        (
            r"(?:geburtsdatum|geb\.|geboren am)[:\s]{0,3}(?:ist )?\d{1,2}\.\s?\d{1,2}|(?:wohne|adresse)(?: ist"
            r"| lautet)?[:\s]{0,3}(?:in der |im |am )?\w{2,24}(?:str|straße|gasse|weg|platz|allee)\.?\s\d{1,3}"
            r"|personalausweis-?(?:nr|nummer)|kreditkarte (?:\d{4}[\s-]?){2}"
        ),
    ),
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
    ),
}
