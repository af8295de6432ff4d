"""German words of despair: of wanting to die or to hurt oneself. Data for `stop_reasons` only.

Whoever is at the end of their tether rarely says so outright: parting words, being a burden, a life without sense, and
"ich kann nicht mehr" are read too. What gyms and full stomachs make of the same words stands in `stop_idioms`.
"""

from __future__ import annotations

_FEW = r"(?:\w{1,12} ){0,4}?"
_END = r"(?= ?(?:$|[.,!;:)]|und(?!\w)|\u2026))"

GERMAN_DESPAIR: dict[str, tuple[str, ...]] = {
    "self-harm": (
        (
            r"bringe? (?:ich )?mich (?:\w{2,8} ){0,2}um|mich (?:\w{2,12} ){0,2}(?:um(?:zu)?bring\w{1,3}|erhäng\w{1,3}"
            r"|aufhäng\w{1,3}|erschie(?:ss|ß)\w{1,3}|vor den zug)"
        ),
        (
            r"selbst(?:mord|tötung)\w{0,14}|suizid\w{0,8}|freitod|(?:bin|fühle mich) (?:\w{2,8} )?lebensmüde"
            r"|selbstverletz\w{2,6}|ritze mich|ritzen"
        ),
        (
            r"(?:nicht|net|nimmer)(?: mehr| länger)? (?:\w{2,8} )?(?:leben|da sein|weiterleben|aufwachen)(?: (?:will"
            r"|möchte|mag|wollen|kann))?(?=$|\s*[.,!?]| will| möchte| mag| kann)"
        ),
        r"(?:will|möchte|mag|würde am liebsten|wollte) (?:\w{2,8} ){0,3}(?:sterben|tot sein)",
        (
            r"(?:mir|sich) (?:\w{2,8} ){0,2}das leben (?:zu )?nehm\w{0,2}|meinem leben (?:\w{2,8} )?ein ende"
            r"|schluss mit dem leben|leben beenden"
        ),
        (
            r"ohne mich (?:\w{2,8} ){0,3}besser dran|niemand(?:en)? (?:\w{2,10} ){0,2}mich (?:\w{2,10}"
            r" )?vermissen|kein(?:en)? (?:sinn"
            r"|grund) (?:mehr )?(?:zu leben|im leben)|nichts mehr wert zu leben"
        ),
        (
            r"(?:spring|springe) (?:\w{2,8} ){0,2}(?:von der|von einer|aus dem|vor den|vor die) \w{3,10}|überdosis"
            r"|alle tabletten (?:\w{2,8} )?(?:genommen|geschluckt)"
        ),
        (
            r"(?:halte?|ertrage?|schaffe?|packe?) (?:ich )?(?:das leben|mein leben|alles"
            r"|das alles) (?:\w{2,8} ){0,2}?nicht (?:mehr|länger)|besser,? (?:\w{2,8} )?nicht mehr (?:da|hier"
            r"|am leben) zu sein|nicht mehr (?:leben|da sein|hier sein) (?:zu )?(?:wollen|müssen|dürfen)"
            r"|lebe? nicht mehr gern|(?:mag|will) (?:\w{2,8} )?nicht mehr auf dieser welt"
        ),
        (
            r"wenn ich (?:\w{2,8} )?(?:weg|nicht mehr da|tot|fort) (?:bin|wäre),? (?:\w{2,10} ){0,5}?(?:keinem"
            r"|keinen|keiner|niemand\w{0,2}|besser)|(?:kann|am ende|fertig"
            r"|müde),? (?:\w{2,10} ){0,4}?will (?:\w{2,8} )?nicht mehr(?= ?(?:$|[.!,]))|ich will (?:einfach |nur "
            r"|echt )?nicht mehr(?= ?(?:$|[.!]))|ende zu setzen|ein ende setzen"
        ),
        (
            r"(?:keine|null) (?:kraft|lust|energie) mehr (?:zum|zu|am) leben|nie (?:mehr"
            r"|wieder) (?:\w{2,6} )?aufwachen|(?:vor|unter) (?:den|einen|die|eine) (?:zug|bahn|u-bahn|s-bahn|lkw"
            r"|straßenbahn) (?:\w{2,6} )?(?:springen|werfen|schmeißen|laufen|legen|springe|werfe)|(?:will|möchte"
            r"|kann) (?:das leben|so) nicht (?:mehr )?(?:weiter ?leben|ertragen)|hasse mein leben"
            r"|des lebens (?:müde|überdrüssig)|wozu (?:\w{2,8} )?(?:noch )?(?:leben|weiterleben)"
            r"|niemand braucht mich"
        ),
        (
            r"(?:besser|leichter|am besten|schöner),? wenn (?:\w{2,8} )?(?:es )?(?:mich"
            r"|ich) (?:\w{2,10} ){0,3}?(?:gäbe|gibt|da wäre|da bin|weg wäre|weg bin|tot|sterbe|existier\w{1,3}"
            r"|verschwinde)|mich (?:\w{2,8} )?nicht mehr (?:gäbe|gibt|geben)|(?:keiner"
            r"|niemand) (?:\w{2,10} ){0,3}?(?:merken|vermissen|traurig) (?:\w{2,8} )?wenn ich (?:\w{2,8} )?(?:weg"
            r"|tot|nicht mehr)"
        ),
        (
            r"mache? (?:ich )?(?:\w{2,8} ){0,3}?schluss mit (?:allem|mir|meinem leben|dem leben)|schluss mit allem"
            r"|le(?:b|bt) wohl,? (?:ihr alle|alle|alle zusammen|welt|meine lieben)|abschiedsbrief\w{0,1}"
            r"|letzter? (?:post|tweet|beitrag) von mir|geritzt|ritze (?:mich|wieder)|selbst ?verletzung"
            r"|verletze mich selbst|mich selbst (?:\w{2,8} )?(?:verletz\w{1,4}|schneide|bestrafe)"
        ),
        (
            r"(?:mein )?leben (?:\w{2,10} ){0,3}?(?:keinen sinn|sinnlos|nichts (?:mehr )?wert"
            r"|nicht (?:mehr )?lebenswert|ein ende)|(?:sehe?|hab\w?|gibt) (?:\w{2,8} ){0,3}?(?:keinen"
            r"|kein) (?:ausweg|sinn|licht|morgen|zukunft) mehr|keinen? (?:ausweg|sinn) mehr (?:im|zu|für|in)"
            r"|kein(?:en)? lebenswillen?|lebensmut verloren|todessehnsucht|sterbewunsch|nie wieder aufwachen"
            r"|einfach einschlafen und"
        ),
        (
            r"(?:will|möchte|kann|mag|wünschte?) (?:\w{2,10} ){0,3}?nicht mehr (?:aufwachen|existieren|da sein"
            r"|hier sein|weitermachen|weiterleben|leben)|(?:tue?|tu) (?:ich )?mir (?:\w{2,8} )?(?:was|etwas) an"
            r"|mir (?:was|etwas) an(?:tun|zutun|tue|tu)"
            r"|wünsch\w{0,3} (?:\w{2,8} ){0,2}?ich wäre? (?:\w{2,8} )?(?:tot|nie geboren)"
            r"|am liebsten (?:\w{2,8} )?(?:tot|nicht mehr da)|lieber tot(?: sein)?"
        ),
        (
            r"(?:von der|von einer) (?:brücke|hochhaus)(?: \w{2,10}){0,2}|(?:alles|das alles"
            r"|leben) (?:\w{2,8} ){0,2}(?:beenden|ein ende setzen|ein ende machen)|allem ein ende"
            r"|will (?:\w{2,8} )?verschwinden für immer|für immer (?:weg sein|verschwinden|schlafen)|pulsadern"
            r"|lebensm(?:u|ü)de(?= |[.,!]|$)(?! (?:aktion|fahrer))"
        ),
        (
            rf"(?<!das\s)(?<!so\s)kann (?:ich )?(?:einfach |echt |wirklich |ehrlich |ehrlich gesagt |langsam |bald "
            rf"|so |nur "
            rf"|auch |grad |gerade |und ){{0,3}}nicht mehr{_END}"
            rf"|(?:kann|will|mag|schaffe?|weiß|wei(?:ss|ß)) (?:ich )?{_FEW}nicht (?:mehr )?weiter{_END}"
        ),
        (
            rf"tabletten {_FEW}(?:liegen|bereit|gesammelt|gehortet|genommen|geschluckt|schlucken|griffbereit)"
            rf"|(?:liegen|habe?) {_FEW}(?:tabletten|pillen|rasierklingen?) {_FEW}(?:bereit|liegen|hier)"
            rf"|(?:brücke|gleise?n?|dach|geländer|balkon) und (?:\w{{1,12}} ){{0,3}}?(?:überleg|will|trau|denk"
            rf"|wein)\w{{0,3}}"
        ),
        (
            rf"(?:hält|gibt|freut) (?:\w{{1,6}} )?(?:mich )?(?:hier )?nichts mehr(?: hier)?{_END}"
            rf"|nichts mehr,? (?:was|das|wofür|wozu|worauf) (?:es |ich |sich |mich )?{_FEW}(?:hält|lohnt|lebe|leben"
            rf"|freuen?)"
            rf"|mache? (?:ich )?{_FEW}(?:endgültig|für immer) schluss{_END}"
        ),
        (
            rf"(?:wozu|warum|wofür) (?:ich )?{_FEW}(?:aufstehen?|weitermachen?|leben?|weiterleben|weiterkämpfen?"
            rf"|hier bin"
            rf"|da bin|auf der welt)(?: soll\w{{0,2}})?{_END}"
            rf"|(?:alles|leben|nichts|tun) (?:\w{{1,10}} ){{0,3}}?(?:keinen|kein|null|einen) sinn(?: mehr)?{_END}"
            rf"|(?:alles|leben) (?:\w{{1,8}} ){{0,3}}?sinnlos{_END}"
        ),
        (
            rf"(?:falle?|bin|wäre?) (?:ich )?{_FEW}(?:zur last|eine last|nur eine belastung|ballast)"
            rf"|(?:wäre?n?|wärt|ginge|seid|hätte\w{{0,2}}|geht) {_FEW}(?:besser|leichter|schöner) (?:dran "
            rf"|für \w{{3,8}} )?ohne mich"
            rf"|ohne mich {_FEW}(?:besser|leichter|schöner|glücklicher)"
        ),
        (
            rf"(?:mein|ein|der|das ist|als) (?:letzter |stiller )?abschied{_END}|nehme? (?:hiermit |heute )?abschied"
            rf"|(?:verabschiede|scheide) (?:ich )?(?:mich )?{_FEW}(?:von (?:dieser|der) welt|aus dem leben|für immer)"
            rf"|(?:mein|meine) letzter? (?:post|beitrag|nachricht|tweet|kommentar|worte?|tag|nacht|abend auf){_END}"
            rf"|nicht mehr[^!?]{{0,50}}le(?:b|bt) wohl|verzeiht mir"
        ),
        (
            rf"(?:einfach|für immer|endlich|am liebsten) (?:\w{{1,8}} )?(?:weg sein|verschwinden|einschlafen"
            rf"|nicht mehr sein)"
            rf"(?! (?:am|vor|in|auf|bei))|nie (?:mehr|wieder) (?:\w{{1,8}} )?(?:wach werden|aufstehen|wach)(?= ?(?:$"
            rf"|[.,!]| will| müssen))"
            rf"|(?:allen|alle|euch|ihr|niemand\w{{0,2}}|keiner?) {_FEW}(?:egal|scheißegal),? ob (?:ich"
            rf"|es mich) {_FEW}(?:lebe|da bin"
            rf"|gibt|tot|weg)|(?:innerlich|seelisch) (?:tot|leer|am ende)"
            rf"|(?:wieder|mich|arme?n?|hab\w?) (?:\w{{1,8}} ){{0,2}}?(?:geschnitten|schneide"
            rf"|schneiden) um {_FEW}(?:spüren|fühlen)"
        ),
        (
            rf"(?:will|möchte|mag|kann|wollte) (?:\w{{1,10}} ){{0,3}}?(?:das|dieses|mein|so ein"
            rf"|dieses scheiß) leben (?:so )?nicht"
            rf"|(?:halte?|ertrage?|packe?|schaffe?) (?:ich )?(?:es|das|alles|das alles"
            rf"|es alles) (?:\w{{1,10}} ){{0,3}}?nicht"
            rf" (?:mehr|länger) aus{_END}|lohnt (?:\w{{1,8}} ){{0,3}}?nicht (?:mehr )?(?:zu leben|weiterzuleben"
            rf"|weiterzumachen)"
            rf"|(?:gedanken|wunsch|lust) (?:\w{{1,8}} ){{0,2}}?(?:zu sterben|ans sterben|nicht mehr da|es zu beenden)"
            rf"|(?:es|alles) (?:\w{{1,8}} ){{0,2}}?(?:zu )?beenden{_END}"
        ),
        (
            rf"keine kraft mehr (?:zu|für|um) (?:\w{{1,10}} ){{0,2}}?(?:kämpfen|weiter\w{{3,9}}|alles|irgendwas"
            rf"|irgendetwas|den alltag)"
            rf"|(?:soll|möge|muss) (?:einfach |endlich |nur |alles |jetzt ){{1,3}}(?:aufhören|vorbei sein|enden"
            rf"|ein ende haben)"
            rf"|(?:besser|leichter|schöner|am besten|das beste)(?: dran| für \w{{3,8}}| ist"
            rf"| wäre){{0,2}},? wenn ich {_FEW}(?:nicht mehr|nie mehr|weg|fort|tot)"
        ),
        (
            rf"(?:wieder|selbst|mir|selber) {_FEW}(?:arme?|unterarme?|beine?|oberschenkel"
            rf"|handgelenke?) (?:\w{{1,8}} )?(?:auf)?(?:geschnitten|geritzt)"
            rf"|(?:will|wollte|möchte|werde) (?:\w{{1,10}} ){{0,3}}?nicht mehr (?:auf der welt|unter den lebenden"
            rf"|am leben) sein|das ende (?:ist|naht) {_FEW}für mich"
            rf"|(?:vermissen|fehlen) (?:würde?|werde?) ich {_FEW}(?:eh |sowieso )?(?:keinem|niemand\w{{0,2}})"
            rf"|(?:keinem|niemand\w{{0,2}}) {_FEW}auffallen,? wenn ich"
        ),
    ),
}
