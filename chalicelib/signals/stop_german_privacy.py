"""German words for what is nobody else's business: data and children, by stop reason. Data for `stop_reasons` only.

Brands of two languages read every post for both, so no word stands here that is an everyday word in English unless
other words beside it make it German.
"""

from __future__ import annotations

GERMAN_PRIVACY: dict[str, tuple[str, ...]] = {
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
        (
            r"(?:meine?|unsere?)[rnm]? (?:kleine[rn]?|tochter|sohn|kind|jüngste[rn]?|älteste[rn]?|große[rn]?"
            r"|enkel\w{0,2}|tochter|neffe"
            r"|nichte),? ?\(?(?:[1-9]|1[0-7])(?: jahre)?\)?(?!\w)(?! (?:kilo|kg|mal|uhr|minuten|stunden|wochen"
            r"|monate[n]? lang))"
            r"|kinderbetreuung (?:\w{1,12} ){0,6}?(?:allein\w{0,2}|weg\w{0,6}|raus\w{0,9}|unbeaufsichtigt"
            r"|weinend\w{0,2}|geschlagen)"
        ),
        (
            r"(?:kind|kinder|kindern|kleine[rn]?|sohn|tochter|baby) (?:\w{1,12} ){0,5}?(?:alleingelassen"
            r"|allein gelassen|unbeaufsichtigt"
            r"|weinend\w{0,2}|verschwunden|vermisst|weggelaufen|angeschrien|angebrüllt|unangemessen\w{0,2})"
            r"|1[0-7]-?jährige[nrm]? (?:\w{1,12} ){0,3}?(?:alkohol|bier|schnaps|wein|allein\w?|zigaretten"
            r"|bekomm\w{1,2}|verkauft|ausgeschenkt)"
            r"|(?:alkohol|bier|schnaps|zigaretten) (?:\w{1,12} ){0,3}?an (?:\w{1,12} )?(?:minderjährige|kinder"
            r"|jugendliche|1[0-7]-?jährige)"
        ),
        (
            r"werde (?:\w{1,10} ){0,4}?(?:[6-9]|1[0-7])(?= ?(?:$|[.,!?;)]|und |jahre))|bin (?:leider |noch |nämlich "
            r"|halt ){0,2}(?:unter 18|noch keine 18|keine 18|nicht volljährig)|noch keine 1[4-8]"
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
        (
            r"(?:auskunft|einsicht) (?:\w{1,14} ){0,6}?daten|(?:gespeicherten?|private[nr]?|sensible[nr]?|fremde[nr]?"
            r"|persönlichen?|personenbezogenen?)"
            r" (?:\w{3,14}-?)?daten(?! (?:angeben|ausfüllen))|(?:kontakte|adressbuch"
            r"|standort) (?:\w{1,8} )?(?:ausgelesen|abgegriffen|getrackt)"
            r"|(?:konto|account|daten|profil|app|mail|passwort|seite) (?:\w{1,10} ){0,3}?(?:gehackt|geklaut|gestohlen"
            r"|abgegriffen|öffentlich|einsehbar)"
        ),
        (
            r"(?:daten|adresse|profil|konto|name|namen|vertrag|rechnung|e?-?mail|unterlagen"
            r"|foto\w?) (?:\w{1,6} )?(?:von|eines|einer) (?:\w{1,8} ){0,2}?"
            r"(?:fremd\w{0,2}|ander\w{0,4}|jemand\w{0,2})|(?:fremde[srn]?|jemand anderem|anderen?) (?:rechnung\w{0,2}"
            r"|profile?|vertrag|vertragsdaten|kontodaten|kundendaten)"
            r"|(?:foto\w?|bild\w{0,3}|video\w?) (?:\w{1,12} ){0,6}?(?:nie|nicht|ungefragt|ohne (?:zu )?(?:mich|uns"
            r"|fragen|meine?|zustimm\w{0,3})) (?:\w{1,12} ){0,2}?"
            r"(?:zugestimmt|erlaubt|gefragt|fragen|eingewilligt|genehmigt)|trotz widerspruchs?|werbe-?(?:mails?"
            r"|anrufe?|sms) (?:\w{1,10} ){0,3}?(?:obwohl|trotz|ohne|abgemeldet)"
        ),
        (
            r"lösch\w{1,2} (?:sie |bitte |sofort |mir |unverzüglich |umgehend |alle |sämtliche |meine "
            r"|endlich ){0,5}daten|(?:offen|sichtbar) (?:\w{1,8} ){0,3}?(?:cc|verteiler)|(?:im|in) cc|mailverteiler"
            r"|offener verteiler"
            r"|(?:e-?mail-?adressen?|mailadressen?|adressen|nummern) (?:\w{1,12} ){0,5}?(?:sichtbar|für alle|offen"
            r"|lesen)"
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
        (
            r"de\d{2}(?:\s?\d{4}){4}\s?\d{2}|(?:\+49|0049)[\s/()-]{0,3}\d{2,5}[\s/()-]{0,3}\d{3,9}"
            r"|(?<![\d.,])0\d{2,4}[\s/-]{1,3}\d{5,9}(?![\d.,])"
            r"|(?:postleitzahl|plz|anschrift|wohnhaft)[:\s]{1,3}(?:\w{1,12} ){0,3}?\d{1,5}"
        ),
    ),
}
