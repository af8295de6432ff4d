"""Sensitive matters as people write of them in German, and what only sounds like them."""

from __future__ import annotations

import pytest

from chalicelib.domain.signals import Signals
from chalicelib.signals import Context, understand
from tests.brands import MENU, WRITTEN

BRAND = Context(languages=("de", "en"), menu=MENU, topics={}, stores=(), time_zone="Europe/Berlin")


def heard(text: str) -> Signals:
    return understand(text, language="de", written_at=WRITTEN, context=BRAND)[0]


MATTERS = {
    "allergy": (
        "Trotz Hinweis auf Nussallergie war Walnuss im Dessert",
        "Meine Tochter reagiert auf Sesam, nach dem Burger schwoll ihr der Hals zu",
        "War ausdrücklich ohne Erdnüsse bestellt und trotzdem drin, meine Frau hat Quaddeln",
        "Beim Probieren hat sofort die Zunge gekribbelt, da waren doch Nüsse drin",
        "glutenfrei bestellt, normale Nudeln bekommen, Zöliakie lässt grüßen",
        "Ihr habt Erdnüsse in die Soße getan, obwohl ich allergisch bin",
    ),
    "boycott": ("Leute, kauft da nix mehr, boykottiert den Laden",),
    "crime": (
        "Spind aufgebrochen, Geldbeutel und Handy weg",
        "Jemand hat auf eurem Parkplatz mein Auto zerkratzt und ist abgehauen",
        "Der Kellner hat meine Kreditkarte kopiert, 800 Euro wurden abgebucht",
        "Mein Rad wurde vor eurem Studio geklaut",
        "In der Umkleide wird offen mit Anabolika gedealt",
        "Unser Kellner hat sich an der EC-Karte meiner Mutter bedient",
        "Mein E-Bike stand vor dem Studio, jetzt ist nur noch das Schloss da",
        "In der Umkleide wurde mein Handy gestohlen",
    ),
    "data-protection": (
        "Ich verlange Auskunft über alle meine gespeicherten Daten",
        "wieso hat eure App meine Kontakte ausgelesen? DSGVO lässt grüßen",
        "Plötzlich seh ich in der App das Profil von ner fremden Frau mit Adresse",
        "Löschen Sie sofort sämtliche Daten von mir",
        "Ihr habt die E-Mail an alle Mitglieder offen im CC verschickt",
        "Warum kriege ich WhatsApp-Werbung von euch, ich hab dem nie zugestimmt",
        "Meine Gesundheitsdaten liegen offen am Empfang rum",
        "Wer hat meine Daten weitergegeben?",
    ),
    "death": (
        "Mein Mann ist letzte Woche gestorben, wir wollten unseren Hochzeitstag bei euch feiern",
        "Wir müssen den Tisch absagen, Trauerfall in der Familie",
        "bitte Vertrag meines Vaters beenden, er ist im März von uns gegangen",
        "Die Beerdigung von Oma war heute, danach waren wir bei euch essen",
        "Unser Stammtisch-Freund Heinz ist nicht mehr, wir würden gern noch einmal an ihn denken bei euch",
        "Bitte kündigen Sie den Vertrag meiner Mutter, sie ist am 3. Mai verschieden",
        "Wir haben heute unseren Papa verloren",
        "Mitgliedsnummer unserer Oma bitte löschen, sie lebt seit Ostern nicht mehr",
        "Meine Frau und ich wollten kommen, aber sie hat den Krebs nicht besiegt",
        "Meine Mutter ist gestern gestorben, bitte Mitgliedschaft beenden",
        "mein Opa war Stammgast bei euch, morgen ist seine Trauerfeier",
    ),
    "discrimination": (
        "Wir durften nicht rein, vermutlich weil meine Frau Kopftuch trägt",
        "Der Türsteher meinte Leute wie ich hätten hier nichts verloren, wegen Hautfarbe",
        "Rollstuhlfahrer wollt ihr wohl nicht haben, hat man uns klar gesagt",
        "Meinem Freund wurde wegen seines Akzents der Tisch verweigert",
        "man sagte uns Familien mit behinderten Kindern passen nicht ins Konzept",
        "Der Empfang meinte, mit Kopftuch kein Schwimmbad",
        "Zwei Männer Hand in Hand, schon war kein Tisch mehr frei",
        "Mein Mann kam wegen seiner Hautfarbe nicht rein",
    ),
    "fire": (
        "Bei euch in der Küche qualmt es raus bis auf die Straße",
        "Im Saunabereich brennt es!",
        "Rauch aus der Lüftung, alle stehen draußen",
        "In eurer Küche brennt es",
    ),
    "harassment": (
        "Der Typ am Empfang macht ständig Bemerkungen über meinen Hintern",
        "Ein Trainer hat mich beim Dehnen angefasst, wo er nicht anfassen sollte",
        "in der damensauna hat einer heimlich gefilmt",
        "Euer Trainer schickt mir nachts ständig private Nachrichten",
        "Auf der Damentoilette war eine Handykamera versteckt",
        "Der Kellner hat meine Tochter die ganze Zeit angestarrt und nach ihrer Nummer gefragt",
        "Mein Vorgesetzter bei euch macht mir dauernd eindeutige Avancen",
        "Ein Trainer hat mich im Kurs sexuell belästigt",
    ),
    "injury": (
        "Beim Bankdrücken ist mir die Stange auf die Brust gekracht, Rippe gebrochen",
        "Das Kabel vom Latzug ist gerissen und mir ins Gesicht geflogen",
        "Hab mir an eurem Teller die Lippe aufgeschnitten",
        "auf dem nassen Boden in der Dusche ausgerutscht, Steißbein geprellt",
        "Heiße Soße übers Bein gekippt bekommen, Verbrennung zweiten Grades",
        "Beim Ausfallschritt am defekten Podest den Knöchel gebrochen",
        "auf einen Stein im Salat gebissen, Zahn ab",
        "mir ist die 20er Hantel auf den Zeh gefallen weil die Ablage locker war",
        "Kellnerin hat mir Kaffee über die Hand geschüttet, alles rot und Blasen",
        "Sohn ist in der Kletterhalle aus 3 Metern abgestürzt",
        "Splitter vom Knochen im Zahnfleisch, es blutet wie verrückt",
        "Hab mir bei euch das Kreuzband gerissen",
        "Das Laufband hat plötzlich voll beschleunigt und ich bin runtergeflogen",
        "Ich habe mir an der Beinpresse den Finger eingeklemmt",
        "Mir ist ein Zahn abgebrochen, da war ein Stein im Essen",
    ),
    "legal": (
        "Hab das jetzt meinem Anwalt übergeben",
        "Setze Ihnen hiermit eine letzte Frist, danach sehen wir uns vor Gericht",
        "Das geht an die Verbraucherzentrale",
        "Ich werde rechtliche Schritte einleiten",
        "sehen uns vor dem Amtsgericht",
        "Mein Anwalt freut sich schon auf euch",
        "Mahnbescheid ist beantragt",
        "Ihr hört von meinem Anwalt",
    ),
    "medical": (
        "Im Spinningkurs ist eben jemand zusammengeklappt und keiner wusste wo der Defi ist",
        "Muss wegen Chemo meinen Vertrag pausieren",
        "Mein Vater hatte in eurer Filiale einen Schlaganfall",
        "bekomme kaum Luft und hab Stechen in der Brust seit dem Training",
        "Ich esse seit Tagen kaum was und übergebe mich nach jeder Mahlzeit",
        "Hab wieder angefangen zu hungern, bin bei 42 Kilo und finde mich immer noch fett",
        "Einem Gast am Nebentisch bleibt die Luft weg, schnell bitte",
        "Kann nach dem Bandscheibenvorfall nicht trainieren, stellt ihr mich frei?",
        "Mein Herz stolpert seit dem HIIT gestern, mache mir Sorgen",
        "Ich wiege nur noch 40 Kilo und kann trotzdem nicht aufhören zu trainieren",
        "Freundin steckt sich nach jedem Essen bei euch den Finger in den Hals",
        "Mein Mann krampft, wir sitzen bei euch Tisch 5!!",
        "Bin Diabetikerin, mir ist beim Kurs schwarz vor Augen geworden",
        "Nach jedem Bissen hab ich ein schlechtes Gewissen, ich ess nur noch einen Apfel am Tag",
        "Schwanger im 5. Monat und der Trainer lässt mich Gewichte stemmen",
        "Ein Gast ist bewusstlos, bitte schnell Hilfe",
        "Meine Schwester hat Magersucht und trainiert bei euch jeden Tag drei Stunden",
    ),
    "minor": (
        "Ich bin 14, darf ich bei euch trainieren wenn meine Mama unterschreibt?",
        "Meine Kleine (5) wurde von eurer Kinderbetreuung alleine rausgelassen",
        "Mein Sohn (12) wurde von eurem Trainer angebrüllt",
        "werde nächste woche 15, kann ich mich anmelden",
        "Bin noch 13, brauch ich eine Unterschrift von Papa?",
        "In der Sauna saßen zwei Kinder ganz allein mit fremden Männern",
        "meine Tochter ist 9 und war allein im Studio",
    ),
    "personal-data": (
        "meine IBAN lautet DE89 3704 0044 0532 0130 00, bitte dahin erstatten",
        "ruft mich an: 0171 2345678",
        "Ich wohne Lindenstr. 14, 50674 Köln, bitte Post dahin",
        "Bitte auf Konto DE12500105170648489890 überweisen",
        "Erreichbar bin ich unter 0221 4711081",
        "Meine Handynr ist 01771234567",
        "Meine Nummer ist 0151 23456789",
    ),
    "press": (
        "Guten Tag, ich recherchiere für den WDR zu Arbeitsbedingungen in Fitnessketten",
        "Morgen steht das in der Zeitung, habe schon mit einem Redakteur gesprochen",
        "Ich bin Redakteurin beim Stadtmagazin und hätte ein paar Fragen",
        "Schöne Grüße, morgen geht das Video an RTL",
        "Ich arbeite für die Zeitung und hätte Fragen",
    ),
    "safety": (
        "Salmonellen! Gesundheitsamt ist informiert",
        "da war eine glasscherbe im salat",
        "Am Seilzug ist das Drahtseil fast durch, da passiert bald was Schlimmes",
        "In der Küche ist eine Maus rumgelaufen",
        "Hähnchen war innen noch rosa und blutig",
        "Uns allen war nach dem Muscheltopf hundeelend",
        "Die Klimmzugstange hat sich aus der Wand gelöst",
        "Fleisch roch verdorben und war schmierig",
        "wir hatten nach eurem Essen alle eine Lebensmittelvergiftung",
    ),
    "self-harm": (
        "Ehrlich gesagt weiß ich nicht, wozu ich morgens noch aufstehen soll. Ich will nicht mehr da sein.",
        "für alle wär es leichter wenn es mich nicht mehr gäbe",
        "Ich kann einfach nicht mehr. Das war mein letzter Post, lebt wohl.",
        "Hab die Tabletten schon hier liegen",
        "Am liebsten würd ich einschlafen und nie mehr aufwachen",
        "es gibt nichts mehr was mich hält, ich mach heute schluss",
        "ich hab keine Kraft mehr zu kämpfen, es soll einfach aufhören",
        "hat alles keinen Sinn mehr",
        "Ihr wärt alle besser dran, wenn ich weg wäre",
        "Habe mir heute wieder die Arme aufgeschnitten",
        "vielleicht ist es besser wenn ich morgen nicht mehr aufwache",
        "Keiner würde merken, wenn ich einfach verschwinde. Für immer.",
        "Ich will einfach nur dass der Schmerz aufhört. Ich hab alles vorbereitet.",
        "bin so müde vom leben",
        "Manchmal steh ich am Gleis und denk, ein Schritt und es ist vorbei",
        "mag nicht mehr, kann nicht mehr, will nicht mehr",
        "Ich kann nicht mehr und will auch nicht mehr",
        "am liebsten würde ich morgen gar nicht mehr aufwachen",
        "es wäre besser für alle ohne mich",
        "Das Leben hat für mich keinen Sinn mehr",
    ),
    "threat": (
        "Wartet nur ab, ich komm vorbei und hau euch die Bude kurz und klein",
        "Ich weiß wo dein Filialleiter wohnt",
        "Euch zünd ich noch die Hütte an",
        "Der Koch soll aufpassen wenn er heimgeht",
        "Wenn ihr mir das Geld nicht gebt, brennt der Laden",
        "Ich komm morgen mit nem Baseballschläger",
        "Ich mach euch fertig, passt auf",
    ),
}
HARMLESS = (
    "Ich sterbe für euer Ribeye",
    "Beintag hat mich umgebracht 😂",
    "kann nicht mehr, so voll bin ich vom Buffet 🤣",
    "Ohne Kaffee geht bei mir gar nix mehr",
    "Kurs beginnt um 18 Uhr, bis gleich",
    "Heute Brust und Trizeps",
    "Gestern mit den Jungs grillen gewesen",
    "Der Abschied vom Winterspeck läuft",
    "die Muskeln brennen wie Feuer, so muss das",
    "Neues Video ist online, schaut rein",
    "Bombenwetter heute, erstmal laufen",
    "war heute schon um 6 im Gym",
    "Totgeglaubte Muskeln leben länger",
    "Nach der Hantelbank bin ich immer fix und fertig",
    "Der Burger macht süchtig",
    "mein Hunger bringt mich um",
    "Nur noch 3 Wiederholungen, dann sterbe ich",
    "Mein Trizeps ist heute gestorben",
    "Guten Morgen aus dem Gym",
    "Steak und Eier zum Frühstück, läuft bei mir",
    "Neue Woche, neues Glück, ab aufs Laufband",
    "Bin gleich da, steh noch im Stau",
    "Kann nicht mehr laufen nach den Kniebeugen gestern 😂",
    "Heute mal Pause, morgen wieder Vollgas",
    "Der Nachtisch wird mein Untergang",
    "Zum Umfallen müde aber glücklich",
    "Nach der Plank zittern die Arme, als wär ich 90",
    "heute Beine, morgen Rollator 😂",
    "Der Muskelkater des Grauens ist da",
    "Ich könnte morden für ein Stück Kuchen, bin aber auf Diät",
    "Kann nicht mehr. So. Viel. Sushi.",
    "Sterbe gerade auf dem Crosstrainer 😅",
    "Abschiedsessen für den Kollegen heute bei euch, Tisch steht",
    "Meine Diät ist offiziell tot",
    "Sonntag 10 Uhr Lauftreff am See",
    "Der Hunger killt mich",
    "Muskelkater bringt mich heute um",
    "ich sterbe vor Hunger",
    "Bin tot nach dem Kurs 😂",
    "Gestern war Ruhetag, heute wieder Gym",
    "Wir sehen uns Samstag im Studio",
    "Kuchen ist mein Untergang",
    "Neues Jahr, neue Ziele 💪",
    "Feuer frei im Spinning",
)


@pytest.mark.parametrize(("reason", "text"), [(reason, text) for reason, texts in MATTERS.items() for text in texts])
def test_a_sensitive_matter_is_heard(reason: str, text: str) -> None:
    assert reason in heard(text).stop.reasons


@pytest.mark.parametrize("text", HARMLESS)
def test_talk_of_sport_and_food_is_left_alone(text: str) -> None:
    signals = heard(text)
    assert signals.stop.reasons == ()
    assert not {"wish", "complaint"} & set(signals.intents)


@pytest.mark.parametrize("text", MATTERS["self-harm"])
def test_despair_calls_a_person_at_once(text: str) -> None:
    assert heard(text).stop.page_now
