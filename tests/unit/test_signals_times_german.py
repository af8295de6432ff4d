"""By when, in German: times ahead, and the many numbers that are none. Today is a Wednesday, 15:05."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.signals import times
from chalicelib.signals.cues import read
from chalicelib.signals.times import times_of
from chalicelib.signals.wish import wish_of

BERLIN = "Europe/Berlin"
WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00+01:00")
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "posts"
REFERENCE = datetime.fromisoformat("2013-02-12T04:30:00-02:00")


def found(text: str, *, written_at: datetime = WRITTEN, time_zone: str = BERLIN) -> list[datetime]:
    return [one.at for one in times(text, language="de", written_at=written_at, time_zone=time_zone)]


LENGTHS = (
    ("in einer Stunde", 60),
    ("in zwei Stunden", 120),
    ("in 2 Std", 120),
    ("in 2 Std.", 120),
    ("in 90 Minuten", 90),
    ("in anderthalb Stunden", 90),
    ("in eineinhalb Stunden", 90),
    ("in einer halben Stunde", 30),
    ("in einer Dreiviertelstunde", 45),
    ("in einer dreiviertel Stunde", 45),
    ("in einer Viertelstunde", 15),
    ("in zweieinhalb Stunden", 150),
    ("in gut einer Stunde", 60),
    ("in knapp einer Stunde", 60),
    ("in ca. einer Stunde", 60),
    ("in etwa einer Stunde", 60),
    ("in einer guten Stunde", 60),
    ("in einer knappen halben Stunde", 30),
    ("in ungefaehr 2 Stunden", 120),
    ("in 2h", 120),
    ("in 2 h", 120),
    ("in 2h30", 150),
    ("in 2h 15min", 135),
    ("in 1 Std. 20 Min.", 80),
    ("in 1:30 Std", 90),
    ("in 1,5 Stunden", 90),
    ("in 2½ Stunden", 150),
    ("in 1/2 Stunde", 30),
    ("in zwei bis drei Stunden", 120),
    ("in 2-3 Stunden", 120),
    ("in 'ner Stunde", 60),
    ("in fünf Minuten", 5),
    ("in fuenf Minuten", 5),
    ("in funf Minuten", 5),
    ("in fünfundvierzig Minuten", 45),
    ("in einer Stunde und 20 Minuten", 80),
    ("in anderthalb Std", 90),
    ("in einer Stunde und einer halben", 90),
    ("innerhalb der nächsten Stunde", 60),
    ("binnen einer Stunde", 60),
    ("in den nächsten 2 Stunden", 120),
    ("noch 2 Stunden bis zur Landung", 120),
    ("noch 40 Minuten Flug", 40),
    ("noch zwei Stunden bis wir landen", 120),
    ("lande in 40, danke", 40),
    ("bin in einer Stunde da", 60),
    ("Mein Flug ist in 2 Stunden da", 120),
    ("in einem Stündchen", 60),
    ("bin in 20 min da", 20),
    ("bin in 20min da", 20),
    ("Bin in ner halben Std am Gate B12", 30),
    ("steh in 10 Min vor der Tür", 10),
    ("komme in einer guten halben Stunde vorbei", 30),
    ("in ungefähr eineinhalb Stunden bin ich am Flughafen", 90),
    ("Wir kommen in 45-60 Minuten an", 45),
    ("Lande in knapp 2h in CGN", 120),
    ("lande in dreieinhalb Stunden", 210),
    ("noch anderthalb Stunden bis ich lande", 90),
)


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_a_length_is_counted_from_when_it_was_written(text: str, minutes: int) -> None:
    assert found(text) == [WRITTEN + timedelta(minutes=minutes)]


CLOCKS = (
    ("heute Abend um 8", "2026-03-11T20:00"),
    ("heute um 20 Uhr", "2026-03-11T20:00"),
    ("lande um halb acht", "2026-03-11T19:30"),
    ("bin um viertel nach acht da", "2026-03-11T20:15"),
    ("komme viertel vor acht an", "2026-03-11T19:45"),
    ("lande um viertel acht", "2026-03-11T19:15"),
    ("bin um dreiviertel acht bei euch", "2026-03-11T19:45"),
    ("lande dreiviertel 8", "2026-03-11T19:45"),
    ("um 18:30", "2026-03-11T18:30"),
    ("um 18:30 Uhr", "2026-03-11T18:30"),
    ("lande 18.40", "2026-03-11T18:40"),
    ("lande um 18.40.", "2026-03-11T18:40"),
    ("Landung um 18:40", "2026-03-11T18:40"),
    ("Landung: 18:40", "2026-03-11T18:40"),
    ("Ankunft 19 Uhr", "2026-03-11T19:00"),
    ("komme um 7 an", "2026-03-11T19:00"),
    ("gegen 19 Uhr", "2026-03-11T19:00"),
    ("bis 19 Uhr bitte", "2026-03-11T19:00"),
    ("ab 20 Uhr bin ich da", "2026-03-11T20:00"),
    ("morgen früh um 9", "2026-03-12T09:00"),
    ("morgen fruh um 9", "2026-03-12T09:00"),
    ("morgen Mittag", "2026-03-12T12:00"),
    ("morgen Mittag um 1", "2026-03-12T13:00"),
    ("uebermorgen um 10 Uhr", "2026-03-13T10:00"),
    ("am Freitag um 19 Uhr", "2026-03-13T19:00"),
    ("Freitagabend um 7", "2026-03-13T19:00"),
    ("Freitag Abend um 7", "2026-03-13T19:00"),
    ("Fr. 19 Uhr", "2026-03-13T19:00"),
    ("am Sa um 18 Uhr", "2026-03-14T18:00"),
    ("heute Nacht um 1", "2026-03-12T01:00"),
    ("um Mitternacht landen wir", "2026-03-12T00:00"),
    ("mittags um 12 am Samstag", "2026-03-14T12:00"),
    ("morgen mittags um 12", "2026-03-12T12:00"),
    ("abends um 8 sind wir da", "2026-03-11T20:00"),
    ("um acht Uhr abends", "2026-03-11T20:00"),
    ("um zwanzig Uhr", "2026-03-11T20:00"),
    ("um 20 Uhr 15 in Köln", "2026-03-11T20:15"),
    ("um achtzehn Uhr dreißig", "2026-03-11T18:30"),
    ("fünf vor halb acht sind wir da", "2026-03-11T19:25"),
    ("um fünf nach acht bin ich am Gate", "2026-03-11T20:05"),
    ("zehn vor acht lande ich", "2026-03-11T19:50"),
    ("Morgen lande ich um 8 Uhr in Frankfurt", "2026-03-12T08:00"),
    ("Am Freitag fliege ich nach Köln und lande um 19 Uhr", "2026-03-13T19:00"),
    ("lande um 20 Uhr MEZ", "2026-03-11T20:00"),
    ("Ich bin so gegen 7 am Flughafen", "2026-03-11T19:00"),
    ("spätestens um 19 Uhr", "2026-03-11T19:00"),
    ("wir landen heut abend um halb neun", "2026-03-11T20:30"),
    ("kurz vor 8 bin ich da", "2026-03-11T20:00"),
    ("lande um 0:30", "2026-03-12T00:30"),
    ("heute so um 8 rum", "2026-03-11T20:00"),
    ("Lande heute 19:45 in FRA", "2026-03-11T19:45"),
    ("Ankunft in Frankfurt um 17:55", "2026-03-11T17:55"),
    ("18 Uhr würde passen", "2026-03-11T18:00"),
    ("Tisch für 4 heute um 19 Uhr", "2026-03-11T19:00"),
    ("könnt ihr um acht da sein", "2026-03-11T20:00"),
    ("übermorgen Nachmittag um 3", "2026-03-13T15:00"),
    ("Samstag 14 Uhr", "2026-03-14T14:00"),
    ("Sonntagmittag um 12 Uhr", "2026-03-15T12:00"),
    ("heute nachmittag um 5", "2026-03-11T17:00"),
    ("meine Maschine landet planmäßig um 21:05", "2026-03-11T21:05"),
    ("brauche um 18 Uhr ein Steak", "2026-03-11T18:00"),
    ("heute abend 8 uhr", "2026-03-11T20:00"),
    ("lande nachts um 2", "2026-03-12T02:00"),
    ("nach 20 Uhr bin ich frei", "2026-03-11T20:00"),
    ("lande um eins", "2026-03-12T01:00"),
    (
        "Hallo liebes Team, ich lande morgen Abend um halb zehn in München und hätte Lust auf ein Steak",
        "2026-03-12T21:30",
    ),
    ("Landen voraussichtlich 19.20 Uhr, holt uns jemand ab?", "2026-03-11T19:20"),
    ("Flieger hat Verspätung, jetzt Landung erst 21:40", "2026-03-11T21:40"),
    ("unsere Maschine soll gegen viertel nach neun landen", "2026-03-11T21:15"),
    ("Wir sind Samstag ab 18 Uhr zu viert bei euch", "2026-03-14T18:00"),
    ("Habt ihr am Freitag um halb acht noch einen Tisch frei?", "2026-03-13T19:30"),
    ("Kann ich morgen um 6 Uhr schon trainieren?", "2026-03-12T06:00"),
    ("ist heute um 18:00 noch Platz im Yogakurs?", "2026-03-11T18:00"),
    ("Ich werde gegen 23 Uhr ankommen", "2026-03-11T23:00"),
    ("Ankunft FRA 20:15 Uhr", "2026-03-11T20:15"),
    ("könnte jemand morgen um zehn am Ku'damm sein?", "2026-03-12T10:00"),
    ("heute Abend, 19:30, Tisch für zwei?", "2026-03-11T19:30"),
    ("Treffen wir uns um Viertel vor sieben", "2026-03-11T18:45"),
    ("Ich bin morgen Vormittag um elf in Köln", "2026-03-12T11:00"),
    ("Mein Zug kommt um 17:48 an", "2026-03-11T17:48"),
    ("Morgen Abend um 20.15h?", "2026-03-12T20:15"),
    ("Bitte bis spätestens 17 Uhr", "2026-03-11T17:00"),
    ("Samstagnacht um halb zwei", "2026-03-15T01:30"),
    ("um sieben Uhr dreißig morgen früh", "2026-03-12T07:30"),
    ("lande übermorgen 6:45 Uhr", "2026-03-13T06:45"),
    ("am Donnerstag, 19.30 Uhr", "2026-03-12T19:30"),
    ("Mi um 17 Uhr probetraining", "2026-03-11T17:00"),
)


@pytest.mark.parametrize(("text", "local"), CLOCKS)
def test_a_time_of_day_is_local(text: str, local: str) -> None:
    assert found(text) == [datetime.fromisoformat(f"{local}+01:00").astimezone(UTC)]


NO_TIMES = (
    "seit 10 Jahren Kunde",
    "24-Stunden-Hotline",
    "2 Stunden gewartet",
    "vor einer Stunde",
    "habe vor einer Stunde bestellt",
    "in 2 Wochen hören Sie von meinem Anwalt",
    "um 50 Euro",
    "um 20 Euro zu teuer",
    "um 3 Ecken",
    "ab 18",
    "ab 18 Jahren",
    "Einlass ab 18",
    "3 Sterne",
    "in einer Minute weg gewesen",
    "waren in einer Minute weg",
    "Gleis 8",
    "am Gleis 8",
    "ICE 1234",
    "Flug LH 1234",
    "Gate 22",
    "Tisch für 8",
    "wir sind um 8 Personen mehr",
    "um 20% teurer",
    "ich wohne in der Hauptstraße 8",
    "bis 10 Personen",
    "gegen 3 Gegner",
    "um 2 Tore besser",
    "030 123456",
    "Tel. 0221 18 30 45",
    "geöffnet von 9 bis 19 Uhr",
    "habt ihr heute bis 22 Uhr auf?",
    "öffnet ihr um 10 Uhr?",
    "ihr schließt um 22 Uhr",
    "Öffnungszeiten: 10-20 Uhr",
    "Mo-Fr 9-18 Uhr",
    "täglich um 18 Uhr",
    "jeden Freitag um 19 Uhr",
    "freitags um 19 Uhr",
    "gestern um 20 Uhr",
    "gestern Abend um 8",
    "vorgestern um 18:30",
    "um 20 Uhr war keiner da",
    "um 20 Uhr angekommen und nichts ging",
    "um 18:30 Uhr gelandet, Koffer weg",
    "in 2 Stunden habe ich nichts gehört",
    "in zwei Stunden nichts bekommen",
    "habe in 2 Stunden niemanden erreicht",
    "alle 2 Stunden",
    "in 30 Minuten oder weniger",
    "in 5 Minuten Fußweg",
    "innerhalb von 24 Stunden",
    "innerhalb von 48 Stunden keine Antwort",
    "zwei Stunden Verspätung",
    "3 Stunden in der Warteschleife",
    "2 Stunden für eine Pizza",
    "mit 3 Stunden Verspätung",
    "in 10 Jahren",
    "in 3 Tagen",
    "in 100 m rechts",
    "um eins besser",
    "Version 10.15",
    "Kapitel 3",
    "kostet 18,50",
    "für 18.50 Euro",
    "ein Steak für 19.50",
    "Zimmer 815",
    "um 1200 Euro betrogen",
    "im Jahr 2030",
    "am 12.03. um 19 Uhr",
    "am 3. Dezember um 19 Uhr",
    "in einer Woche um 19 Uhr",
    "nächste Woche Freitag um 19 Uhr",
    "3:45 gewonnen",
    "Endstand 2:10",
    "Akku hält 2 Stunden",
    "Akku in 2 Stunden leer",
    "nach 2 Stunden Warten",
    "bis zu 20 Prozent",
    "bis 18 gratis",
    "5 vor 12",
    "Es ist fünf vor zwölf",
    "in der ersten Stunde",
    "in letzter Minute",
    "in einer Stunde Wartezeit",
    "zum dritten Mal in einer Stunde",
    "Halbe Stunde gewartet",
    "halb so wild",
    "eine halbe Stunde zu spät",
    "in 15 Minuten Takt",
    "Guten Morgen",
    "guten morgen zusammen",
    "heute Abend",
    "morgen",
    "am Freitag",
    "der Kurs um 18 Uhr war super",
    "Mein Kurs um 7 fiel aus",
    "wurde um 19 Uhr abgewiesen",
    "Ich habe um 18 Uhr angerufen",
    "Habe um 14 Uhr bestellt",
    "wir haben bis 20 Uhr gewartet",
    "Lieferung in 30 Minuten versprochen",
    "heute um 9 war ich da",
    "heute morgen um 8 war das Studio zu",
    "100 Kilo um 8 Cent",
    "Artikel 5",
    "18+",
    "bin 18",
    "Bin seit 8 Stunden unterwegs",
    "die 24h Hotline",
    "24/7",
    "10 von 10 Punkten",
    "wir waren zu 8",
    "Es waren um die 20 Leute da",
    "um die 10 Euro",
    "Bis 30 Tage",
    "In 80 Tagen um die Welt",
    "Halb Köln steht im Stau",
    "Viertel Liter",
    "um 10 Minuten verschoben",
    "gegen 2 Uhr nachts wurde ich geweckt",
    "Rufnummer 19 20 21",
    "drei Uhr morgens war es laut",
    "heute Mittag war ich bei euch",
    "hatte heute Mittag ein Steak",
    "von 8 bis 12 geöffnet",
    "zwischen 8 und 12 Uhr",
    "Ich war gestern von 18 bis 20 Uhr im Studio und es war dreckig",
    "Seit 3 Stunden keine Antwort",
    "Mein Paket sollte bis 14 Uhr da sein, nichts passiert",
    "Um 19 Uhr wollte ich trainieren, aber die Tür war zu",
    "Ich zahle 29,90 im Monat",
    "Um 6 Uhr morgens stand ich vor verschlossener Tür",
    "Schon wieder 40 Minuten Verspätung",
    "Ich warte jetzt seit 2 Stunden auf mein Essen",
    "Wir haben um 18:30 bestellt und um 20 Uhr war nichts da",
    "Ihr habt doch bis 22 Uhr geöffnet",
    "Kündigung zum 31.12. um jeden Preis",
    "Vertrag läuft 24 Monate",
    "bin seit 2019 Mitglied",
    "In 5 Minuten war alles vorbei",
    "2 von 3 Duschen kaputt",
    "Hotline 0800 1234567 nie erreichbar",
    "um 3 Euro erhöht",
    "Nach 30 Minuten in der Warteschleife aufgelegt",
    "ab 16 Jahren",
    "Das Steak kam nach einer Stunde kalt an",
    "Zahle für 2 Personen 80 Euro",
    "Die Dusche ist seit 14 Tagen kaputt, in 2 Wochen kündige ich",
    "Ihr macht um 23 Uhr zu, warum?",
    "Wann macht ihr morgens um 6 auf?",
    "von 6 bis 23 Uhr geöffnet",
    "Montag bis Freitag 6-22 Uhr",
    "Ich bin 30 Jahre alt",
    "habe 3 mal um 8 angerufen",
    "Mit 18 Uhr-Kursen kann ich nichts anfangen",
    "Kurs um 18 Uhr ist immer voll",
    "In einer Stunde 80 Euro ausgegeben",
    "Die haben in 10 Minuten den Tisch abgeräumt",
    "Der letzte Kurs um 20 Uhr fiel aus",
    "um 10 Kilo abgenommen",
    "bis 50% Rabatt",
    "Am 24.12. um 14 Uhr",
)


@pytest.mark.parametrize("text", NO_TIMES)
def test_a_number_is_no_time_ahead(text: str) -> None:
    assert found(text) == []


def test_times_come_in_order_and_point_at_their_words() -> None:
    text = "Boarding in 10 Minuten, Landung um 20:15 Uhr"
    mentions = times(text, language="de", written_at=WRITTEN, time_zone=BERLIN)
    assert [one.text for one in mentions] == ["in 10 Minuten", "Landung um 20:15 Uhr"]
    assert [text[one.start : one.end] for one in mentions] == [one.text for one in mentions]


def test_umlauts_may_be_written_as_letters_with_an_accent_of_its_own() -> None:
    assert found("in fu\u0308nf Minuten") == [WRITTEN + timedelta(minutes=5)]


def test_an_early_landing_written_in_the_evening_is_tomorrow() -> None:
    late = datetime.fromisoformat("2026-03-11T22:00:00+01:00")
    assert found("lande um 6 Uhr", written_at=late) == [datetime.fromisoformat("2026-03-12T06:00:00+01:00")]
    assert found("lande um 0:30", written_at=late) == [datetime.fromisoformat("2026-03-12T00:30:00+01:00")]


def test_tonight_said_after_midnight_is_today() -> None:
    late = datetime.fromisoformat("2026-03-12T00:20:00+01:00")
    assert found("lande heute Nacht um 2", written_at=late) == [datetime.fromisoformat("2026-03-12T02:00:00+01:00")]


def test_in_the_morning_the_next_hour_is_meant() -> None:
    early = datetime.fromisoformat("2026-03-11T06:10:00+01:00")
    assert found("bin um halb acht da", written_at=early) == [datetime.fromisoformat("2026-03-11T07:30:00+01:00")]
    assert found("komme um 7 an", written_at=early) == [datetime.fromisoformat("2026-03-11T07:00:00+01:00")]


def test_the_same_weekday_later_means_next_week_once_the_hour_is_past() -> None:
    assert found("am Mittwoch um 10 Uhr") == [datetime.fromisoformat("2026-03-18T10:00:00+01:00")]


def test_a_time_of_day_is_local_to_the_zone() -> None:
    assert found("lande um 20 Uhr", time_zone="Europe/London") == [datetime(2026, 3, 11, 20, tzinfo=UTC)]


def test_the_nights_in_which_clocks_change() -> None:
    spring = datetime.fromisoformat("2026-03-28T22:00:00+01:00")
    assert found("lande morgen um 9 Uhr", written_at=spring) == [datetime.fromisoformat("2026-03-29T09:00:00+02:00")]
    assert found("lande in 5 Stunden", written_at=spring) == [spring + timedelta(hours=5)]
    autumn = datetime.fromisoformat("2026-10-24T22:00:00+02:00")
    assert found("lande morgen um 9 Uhr", written_at=autumn) == [datetime.fromisoformat("2026-10-25T09:00:00+01:00")]


def _moments_within_days() -> Iterator[tuple[str, datetime]]:
    """Times of day and lengths that end within six days; days, weeks, intervals and holidays name no moment."""
    for line in (SHARED / "time_expressions_de.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "datetime" or row["grain"] not in ("Hour", "Minute", "Second"):
            continue
        at = REFERENCE.replace(
            **dict(zip(("year", "month", "day", "hour", "minute", "second"), row["value"], strict=True))
        )
        if timedelta(seconds=30) < at - REFERENCE < timedelta(days=6):
            yield row["expression"], at


@pytest.mark.skipif(not SHARED.exists(), reason="shared samples are not here")
def test_nine_of_ten_common_expressions_are_read_in_a_sentence() -> None:
    right = total = 0
    for words, at in _moments_within_days():
        text = f"Ich lande {words}, kommt bitte ans Gate"
        total += 1
        right += found(text, written_at=REFERENCE, time_zone="Etc/GMT+2")[:1] == [at]
    assert total > 50
    assert right / total > 0.9


@pytest.mark.skipif(not SHARED.exists(), reason="shared samples are not here")
def test_posts_about_anything_hardly_ever_hold_a_time() -> None:
    lines = (SHARED / "germeval18" / "germeval2018.training.txt").read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if found(line.split("\t")[0])]
    assert len(told) < 0.008 * len(lines)


def test_a_landing_is_the_deadline_rather_than_the_boarding() -> None:
    page = read("Boarding in 10 Minuten, Landung um 20:15 Uhr, bringt mir bitte was", languages=("de",))
    told = times_of(page, written_at=WRITTEN, time_zone=BERLIN)
    wish = wish_of(page, asked=((0, 10),), things=(), places=(), times=told)
    assert wish.deadline == datetime.fromisoformat("2026-03-11T20:15:00+01:00")
