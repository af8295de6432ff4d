"""Questions in German, with and without their mark."""

from __future__ import annotations

import pytest

from chalicelib.domain.signals import Signals
from chalicelib.signals import Context, understand
from tests.brands import MENU, WRITTEN

BRAND = Context(languages=("de", "en"), menu=MENU, topics={}, stores=(), time_zone="Europe/Berlin")


def heard(text: str) -> Signals:
    return understand(text, language="de", written_at=WRITTEN, context=BRAND)[0]


QUESTIONS = (
    "wann habt ihr offen?",
    "wann habt ihr heute offen",
    "was kostet eine Mitgliedschaft",
    "Was kostet das im Monat?",
    "gibt es bei euch Yoga",
    "Gibts bei euch auch vegane Gerichte?",
    "kann ich ein Probetraining machen",
    "Kann man bei euch ein Probetraining vereinbaren?",
    "habt ihr noch Plätze",
    "Habt ihr noch Plätze im Zumbakurs am Freitag?",
    "Wie kann ich meine Mitgliedschaft kündigen?",
    "Wie lange ist die Kündigungsfrist?",
    "wo finde ich den kursplan",
    "Darf ich einen Freund mitbringen?",
    "Braucht man eine Reservierung?",
    "wie viel kostet ne zehnerkarte",
    "Hat jemand Erfahrung mit dem Rückenkurs?",
    "Weiß jemand ob heute offen ist",
    "ab wann kann man bei euch trainieren",
    "Nehmt ihr Kreditkarte?",
    "Seid ihr an Heiligabend geöffnet?",
    "Frage: gilt das Angebot auch für Studenten",
    "welche kurse sind für anfänger geeignet?",
    "Muss ich ein Handtuch mitbringen?",
    "Wie sind eure Öffnungszeiten an Ostern?",
    "Bis wann habt ihr sonntags auf?",
    "wieviel kostet die monatliche mitgliedschaft bei euch",
    "Gibt es einen Studentenrabatt",
    "Bietet ihr auch Kinderbetreuung an?",
    "kann man auch ohne vertrag trainieren",
    "Ist im Kurs heute Abend noch was frei?",
    "Wo kann ich parken?",
    "braucht man für den pump kurs vorkenntnisse",
    "Wie melde ich mich zum Probetraining an",
    "Hey, wollte mal fragen ob ihr auch Tageskarten habt",
    "Könnt ihr mir sagen, wann der Kurs losgeht?",
    "Wie kündige ich fristgerecht?",
    "Zu wann kann ich denn kündigen?",
    "Ab welchem Alter darf man bei euch trainieren?",
    "habt ihr auch glutenfreie beilagen",
    "muss man reservieren oder kann man einfach vorbeikommen",
    "Akzeptiert ihr Wellpass?",
    "Weiß wer ob das Studio am 1. Mai auf hat",
    "Ist der Eintritt mit Wellpass frei",
    "Kann ich meinen Vertrag pausieren?",
    "Wer leitet den Kurs am Dienstag?",
    "Gilt der Gutschein noch?",
    "Und wie lange geht das Angebot?",
    "Lohnt sich das Jahresabo",
    "Wann macht ihr morgen auf",
    "Habt ihr am Feiertag geöffnet?",
    "Was muss ich zum Probetraining mitbringen",
    "Kostet die Sauna extra?",
    "Gibt es bei euch auch einen Kinderteller",
    "Kann ich auch monatlich kündigen?",
    "Welche Beilagen gibt es zum Steak?",
    "Ist bei euch Dresscode?",
    "sucht ihr noch trainer",
    "An wen kann ich mich wegen der Karte wenden?",
    "Wie voll ist es denn abends so?",
    "Darf mein Hund mit",
    "Gibts nächste Woche wieder Aquafit?",
    "Was ist bei euch in der Mitgliedschaft drin",
    "Wie weit im Voraus muss man reservieren?",
    "Hallo, kann ich mit Kinderwagen kommen",
    "Habt ihr eine Filiale in Ulm?",
    "wisst ihr schon wann die sauna wieder aufmacht?",
    "Bekomme ich als Student Rabatt",
    "Kann ich während der Elternzeit pausieren?",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_german_question(text: str) -> None:
    assert heard(text).intents == ("question",)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_german_question_without_its_mark(text: str) -> None:
    assert "complaint" not in heard(text.rstrip("?")).intents


@pytest.mark.parametrize(
    "text",
    [
        "Echt jetzt?",
        "Euer Ernst?",
        "kann ich nur weiterempfehlen",
        "muss ich sagen, war gut",
        "wie geil ist das denn?",
    ],
)
def test_what_sounds_like_a_german_question_is_none(text: str) -> None:
    assert "question" not in heard(text).intents
