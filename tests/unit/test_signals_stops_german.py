"""Sensitive matters in German, with umlauts written either way, and idioms that only sound like them."""

from __future__ import annotations

from datetime import datetime

import pytest

from chalicelib.domain.signals import Stop
from chalicelib.signals import Context, understand

WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
BRAND = Context(languages=("en", "de"), menu=(), topics={}, stores=(), time_zone="Europe/Berlin")


def stop(text: str, *, language: str | None = "de") -> Stop:
    return understand(text, language=language, written_at=WRITTEN, context=BRAND)[0].stop


STOPS = (
    ("death", "Mein Vater ist gestern gestorben"),
    ("death", "nach dem Tod meiner Frau"),
    ("death", "Wir kommen nach der Beerdigung zu euch"),
    ("death", "Tisch für die Trauerfeier am Freitag"),
    ("death", "in tiefer Trauer"),
    ("death", "Opa ist tot"),
    ("death", "wir haben unsere Mutter letzte Woche verloren"),
    ("death", "der verstorbene Kollege liebte euer Steak"),
    ("injury", "Ich habe mich an eurem Teller verletzt"),
    ("injury", "Hand verbrannt an der heißen Platte"),
    ("injury", "meine Tochter hat sich die Zunge verbrannt"),
    ("injury", "bin auf der Treppe gestuerzt"),
    ("injury", "auf eurem nassen Boden ausgerutscht"),
    ("injury", "mir ist ein Zahn abgebrochen"),
    ("injury", "Kellner hat uns mit Suppe verbrüht"),
    ("allergy", "Ich bin allergisch gegen Nüsse"),
    ("allergy", "trotz Nussallergie Nüsse im Salat"),
    ("allergy", "plötzlich Atemnot nach den Garnelen"),
    ("allergy", "die Lippen sind angeschwollen"),
    ("allergy", "meine Lippen schwellen an"),
    ("medical", "meine Frau liegt seitdem im Krankenhaus"),
    ("medical", "der Notarzt musste kommen"),
    ("medical", "musste mich die ganze Nacht übergeben"),
    ("medical", "musste mich die ganze Nacht uebergeben"),
    ("medical", "er bekommt keine Luft mehr"),
    ("threat", "das ist eine Drohung"),
    ("threat", "ich bring euch alle um"),
    ("threat", "ich schlag den Kellner zusammen"),
    ("threat", "Ich weiß, wo ihr wohnt"),
    ("threat", "ich zünde euren Laden an"),
    ("threat", "man sollte eure Bude abfackeln"),
    ("self-harm", "ich bring mich um"),
    ("self-harm", "Ich will nicht mehr leben"),
    ("self-harm", "ich möchte einfach sterben"),
    ("self-harm", "denke an Suizid"),
    ("self-harm", "Selbstmordgedanken jeden Tag"),
    ("self-harm", "ohne mich wären alle besser dran"),
    ("legal", "Sie hören von meinem Anwalt"),
    ("legal", "unsere Anwältin meldet sich"),
    ("legal", "ich werde Klage einreichen"),
    ("legal", "ich verklage euch"),
    ("legal", "Anzeige ist raus"),
    ("legal", "ich erstatte Anzeige gegen euch"),
    ("legal", "wir sehen uns vor Gericht"),
    ("legal", "ich will Schmerzensgeld"),
    ("fire", "es brennt in eurer Küche"),
    ("fire", "Brand im Keller der Filiale"),
    ("safety", "bei euch riecht es nach Gas"),
    ("safety", "Gasgeruch im Flur"),
    ("safety", "Lebensmittelvergiftung nach dem Essen"),
    ("safety", "Kakerlaken auf der Toilette"),
    ("safety", "Glassplitter im Salat"),
    ("harassment", "der Kellner hat meine Freundin belästigt"),
    ("harassment", "wurde von eurem Barkeeper belaestigt"),
    ("harassment", "er hat mich am Rücken angefasst"),
    ("discrimination", "das ist Diskriminierung"),
    ("discrimination", "rassistischer Türsteher"),
    ("discrimination", "abgewiesen wegen meiner Hautfarbe"),
    ("crime", "meine Tasche wurde gestohlen, die Polizei kam"),
    ("minor", "ich bin 14 und suche einen Job"),
    ("data-protection", "Verstoß gegen die DSGVO"),
    ("boycott", "Boykottiert diesen Laden"),
    ("press", "ich gehe an die Presse"),
)
IDIOMS = (
    "zum Sterben lecker",
    "zum Sterben gut, euer Steak",
    "todlecker",
    "ich sterbe für ein Steak",
    "ich sterbe vor Hunger",
    "für dieses Steak würde ich töten",
    "mega geil",
    "die Steaks waren der Hammer",
    "Die Kellner waren super",
    "das Warten bringt mich um",
    "todmüde gelandet, jetzt ein Steak",
    "Mordshunger!",
    "ich lach mich tot",
    "Akku ist tot, bin gleich da",
    "das Steak war die Bombe",
    "ein leckeres Gericht",
    "die Gerichte waren perfekt",
    "kann nicht klagen, alles top",
    "hab eure Werbeanzeige gesehen",
    "mein Freund der Anwalt liebt euch",
    "Feuer und Flamme für eure Küche",
    "Es war in Ordnung",
    "ich will die Steaks probieren, dies ist mein Traum",
    "ein guter Rat: im 17. Bezirk essen",
    "das belastet mein Budget",
    "Ein Gutschein als Geschenk",
    "Das Steak war leider verbrannt",
    "Steak bitte blutig",
    "Blauschimmelkäse drauf",
    "Waffeln zum Nachtisch",
    "Ihr seid die beste Marke",
    "Könnt ihr mich am Flughafen treffen?",
)


@pytest.mark.parametrize(("reason", "text"), STOPS)
def test_a_german_matter_stops(reason: str, text: str) -> None:
    assert reason in stop(text).reasons


@pytest.mark.parametrize("text", IDIOMS)
def test_a_german_idiom_does_not_stop(text: str) -> None:
    assert stop(text).reasons == ()


@pytest.mark.parametrize("text", ["I want to die", "my dad is going to die"])
def test_english_within_a_german_post_still_stops(text: str) -> None:
    assert {"death", "self-harm"} & set(stop(f"Ich kann nicht mehr. {text}").reasons)


def test_german_counts_where_the_platform_takes_it_for_english() -> None:
    assert "self-harm" in stop("ich bring mich um", language="en").reasons


@pytest.mark.parametrize(
    ("text", "page_now"),
    [
        ("er atmet nicht mehr", True),
        ("es brennt in eurer Küche!", True),
        ("hier riecht es nach Gas", True),
        ("meine Lippen schwellen an", True),
        ("ich will nicht mehr leben", True),
        ("ich bring euch alle um", True),
        ("ein Gast hat ein Messer gezogen", True),
        ("letztes Jahr hat es bei euch nach Gas gerochen", False),
        ("mein Vater hatte vor zwei Jahren einen Herzinfarkt", False),
        ("Sie hören von meinem Anwalt", False),
    ],
)
def test_german_danger_to_life_pages_someone(text: str, *, page_now: bool) -> None:
    assert stop(text).page_now is page_now
