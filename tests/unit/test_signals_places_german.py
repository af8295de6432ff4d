"""Stores, airports, where to and how many, in German."""

from __future__ import annotations

import pytest

from chalicelib.domain.playbook import MenuItem, Store
from chalicelib.domain.signals import Place
from chalicelib.signals import Context, understand
from chalicelib.signals.cues import read
from chalicelib.signals.destination import destination
from chalicelib.signals.places import places
from tests.brands import WRITTEN


def store(name: str, city: str, address: str) -> Store:
    return Store(
        id=name.lower().replace(" ", "-"),
        name=f"Kraftwerk {name}",
        address=address,
        city=city,
        latitude=50.0,
        longitude=7.0,
        time_zone="Europe/Berlin",
        language="de",
        hours={},
    )


STORES = (
    store("Köln Südstadt", "Köln", "Bonner Wall 3"),
    store("Köln Ehrenfeld", "Köln", "Venloer Straße 8"),
    store("Berlin Alexanderplatz", "Berlin", "Alexanderplatz 5"),
    store("Berlin West", "Berlin", "Kurfürstendamm 21"),
    store("Hamburg", "Hamburg", "Mönckebergstraße 7"),
    store("München Hauptbahnhof", "München", "Bayerstraße 10"),
    store("Frankfurt", "Frankfurt am Main", "Zeil 3"),
    store("Bremen", "Bremen", "Am Wall 1"),
)
BRAND = Context(
    languages=("de", "en"),
    menu=(MenuItem(id="porterhouse", name={"de": "Porterhouse"}, words=("porterhouse",)),),
    topics={},
    stores=STORES,
    time_zone="Europe/Berlin",
    names=("Kraftwerk",),
)


def named(text: str, *, stores: tuple[Store, ...] = STORES) -> tuple[Place, ...]:
    return places(read(text, languages=("de",)), stores=stores, names=("Kraftwerk",))


AIRPORTS = (
    ("am Flughafen Frankfurt", "FRA"),
    ("Flughafen Köln/Bonn", "CGN"),
    ("Flughafen Köln-Bonn", "CGN"),
    ("am Münchner Flughafen", "MUC"),
    ("Flughafen Wien", "VIE"),
    ("am Airport Hamburg", "HAM"),
    ("gerade in FRA gelandet", "FRA"),
    ("flughafen münchen", "MUC"),
    ("flughafen muenchen", "MUC"),
    ("FLUGHAFEN MÜNCHEN", "MUC"),
    ("am Düsseldorfer Flughafen", "DUS"),
    ("Duesseldorfer Flughafen", "DUS"),
    ("Hamburg Airport", "HAM"),
    ("am BER", "BER"),
    ("lande in muc um 20 Uhr", "MUC"),
    ("Ich lande in Mailand", "MXP"),
    ("wenn ich in Rom lande", "FCO"),
    ("fliege nach Wien", "VIE"),
    ("Landung in Zürich um 18:40", "ZRH"),
    ("Landung in Zuerich", "ZRH"),
    ("in Genf gelandet", "GVA"),
    ("Flug nach Brüssel", "BRU"),
    ("fliege morgen nach Warschau", "WAW"),
    ("lande auf Mallorca", "PMI"),
    ("wir fliegen nach Nizza", "NCE"),
    ("Flug nach Venedig", "VCE"),
    ("Moskau Flughafen", "SVO"),
    ("ab FRA um 14 Uhr", "FRA"),
    ("lande in Lissabon", "LIS"),
    ("Flughafen Kopenhagen", "CPH"),
    ("Flughafen Leipzig/Halle", "LEJ"),
    ("Flughafen Frankfurt-Hahn", "HHN"),
    ("Flughafen Frankfurt am Main", "FRA"),
    ("Flughafen Memmingen", "FMM"),
    ("Flughafen Stuttgart, Terminal 1", "STR"),
    ("gestrandet am Flughafen Prag", "PRG"),
    ("Ankunft in Köln 19 Uhr", "CGN"),
    ("lande in Saarbrücken", "SCN"),
    ("Flug nach Straßburg", "SXB"),
    ("Flug nach Strassburg", "SXB"),
    ("Lande um 20 Uhr in Athen", "ATH"),
)
IN_STORES = (
    ("in eurer Filiale in Köln", "köln-südstadt"),
    ("in eurer Filiale in Koeln", "köln-südstadt"),
    ("in eurer filiale in koln", "köln-südstadt"),
    ("eure Kölner Filiale", "köln-südstadt"),
    ("Filiale am Ku'damm", "berlin-west"),
    ("Filiale am Ku\u2019damm", "berlin-west"),
    ("Filiale am Kudamm", "berlin-west"),
    ("eure Filiale am Kurfuerstendamm", "berlin-west"),
    ("im Studio Ehrenfeld", "köln-ehrenfeld"),
    ("Studio Köln-Ehrenfeld", "köln-ehrenfeld"),
    ("Studio in Ehrenfeld in Köln", "köln-ehrenfeld"),
    ("Ehrenfelder Studio", "köln-ehrenfeld"),
    ("Kraftwerk Ehrenfeld", "köln-ehrenfeld"),
    ("bei euch am Alex", "berlin-alexanderplatz"),
    ("bei euch am Alexanderplatz", "berlin-alexanderplatz"),
    ("bei euch in Hamburg", "hamburg"),
    ("@Kraftwerk Hamburg wann macht ihr auf?", "hamburg"),
    ("Tisch in München", "münchen-hauptbahnhof"),
    ("euer Münchner Studio", "münchen-hauptbahnhof"),
    ("Studio am Hauptbahnhof in München", "münchen-hauptbahnhof"),
    ("Filiale am Hbf", "münchen-hauptbahnhof"),
    ("bei euch in Frankfurt", "frankfurt"),
    ("Frankfurter Studio", "frankfurt"),
    ("Bremer Filiale", "bremen"),
    ("Probetraining in Bremen", "bremen"),
    ("seid ihr in Hamburg erreichbar?", "hamburg"),
    ("Filiale in der Mönckebergstr.", "hamburg"),
    ("Filiale in der Moenckebergstrasse", "hamburg"),
    ("trainiere im Studio Suedstadt", "köln-südstadt"),
)
NOWHERE = (
    "Das Essen war gut",
    "Ich will am Flughafen Essen kaufen",
    "am Flughafen essen gehen",
    "der Flughafen war voll",
    "Halle 3",
    "Singen macht Spaß",
    "in Rom war es schön",
    "die Bar ist super",
    "FDP und CDU",
    "DIE SPD UND DIE CDU FLIEGEN RAUS",
    "Ich wohne in Köln",
    "München gegen Berlin",
    "am Hauptbahnhof",
    "Treffen am Hbf",
    "DAS IST DER BESTE LADEN IN DER STADT",
    "ICH BIN SO SAUER",
    "landet im Müll",
    "eine Fliege in meiner Suppe",
    "die Maschine in der Ecke ist kaputt",
    "im Flieger nach Hause",
    "ich fliege raus",
    "Mit dem ICE nach Köln",
    "mit dem Zug in Köln angekommen",
    "Ankunft mit dem ICE in Köln",
    "am Flughafen Ende der Schlange",
    "Hamburger mit Pommes",
    "Wiener Würstchen am Flughafen",
    "Frankfurter Allgemeine",
    "Pariser Platz",
    "Hier ist alles egal",
    "LKW und PKW",
    "MAN sagt das",
    "Alexanderplatz ist laut",
    "der Ku'damm ist voll",
    "Ehrenfeld ist schön",
    "Der Film landet auf Platz 1",
    "ging nach Split",
    "komme aus Hamburg",
)


@pytest.mark.parametrize(("text", "code"), AIRPORTS)
def test_an_airport_is_recognised(text: str, code: str) -> None:
    place = named(text)[0]
    assert (place.kind, place.id) == ("airport", code)
    assert text[place.start : place.end] == place.text


@pytest.mark.parametrize(("text", "store_id"), IN_STORES)
def test_a_store_is_recognised_and_no_other_with_it(text: str, store_id: str) -> None:
    found = named(text)
    assert [(place.kind, place.id) for place in found] == [("store", store_id)]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize("text", NOWHERE)
def test_nowhere_is_named(text: str) -> None:
    assert named(text) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("fliege von Berlin nach Frankfurt", "FRA"),
        ("Flug FRA-MUC", "MUC"),
        ("FRA -> CGN um 20 Uhr", "CGN"),
        ("fliege gleich von München ab und lande um 20 Uhr in Hamburg", "HAM"),
        ("Abflug in Köln, Ankunft in Wien", "VIE"),
        ("steige in Frankfurt um und lande in Rom", "FCO"),
        ("komme gerade aus Wien, lande gleich in Berlin", "BER"),
        ("bringt mir ein Steak zum Flughafen Hamburg", "HAM"),
        ("könnt ihr mich vom Flughafen Hamburg abholen", "HAM"),
        ("fliege aus Zürich, könnt ihr mich am Flughafen München treffen?", "MUC"),
        ("sitze in FRA, in zwei Stunden lande ich in CGN", "CGN"),
        ("Lande um 20 Uhr in Frankfurt", "FRA"),
        ("Hallo Kraftwerk Hamburg, lande in FRA, bringt ihr mir ein Porterhouse?", "FRA"),
        ("ein Porterhouse in eurer Kölner Filiale", "köln-südstadt"),
        ("bin aus Hamburg, morgen ein Porterhouse bei euch am Alex", "berlin-alexanderplatz"),
    ],
)
def test_the_end_of_the_journey_is_where_to(text: str, wanted: str) -> None:
    page = read(text, languages=("de",))
    place = destination(page, named(text), asked=())
    assert place is not None
    assert place.id == wanted


@pytest.mark.parametrize(
    "text",
    [
        "gerade von München abgeflogen, lande in zwei Stunden",
        "Flug nach Wien oder nach Salzburg",
        "sitze in FRA fest, fliege nach CGN",
    ],
)
def test_where_nothing_tells_there_is_no_place(text: str) -> None:
    assert destination(read(text, languages=("de",)), named(text), asked=()) is None


def test_a_main_station_in_two_cities_needs_the_city() -> None:
    two = (*STORES, store("Köln Hauptbahnhof", "Köln", "Trankgasse 1"))
    assert named("Filiale am Hbf", stores=two) == ()
    assert [place.id for place in named("Filiale am Hbf in Köln", stores=two)] == ["köln-hauptbahnhof"]
    assert [place.id for place in named("Studio München Hbf", stores=two)] == ["münchen-hauptbahnhof"]


def test_a_time_of_day_is_local_to_where_somebody_lands() -> None:
    signals, _ = understand("Ich lande um 20 Uhr in London", language="de", written_at=WRITTEN, context=BRAND)
    assert [one.at.isoformat() for one in signals.times] == ["2026-03-11T20:00:00+00:00"]
    signals, _ = understand("Ich lande um 20:30 Uhr", language="de", written_at=WRITTEN, context=BRAND)
    assert [one.at.isoformat() for one in signals.times] == ["2026-03-11T19:30:00+00:00"]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Tisch für 40 Personen", True),
        ("Tisch für 8 heute um 19 Uhr", True),
        ("drei Porterhouse bitte", True),
        ("vier von euren Porterhouse", True),
        ("5x Porterhouse", True),
        ("Abendessen, wir sind zu sechst", True),
        ("wir sind zu acht und haben Hunger", True),
        ("Gruppe von 10 Leuten, Tisch morgen", True),
        ("Porterhouse fürs ganze Team", True),
        ("Essen für alle im Flugzeug", True),
        ("Porterhouse für zwölf", True),
        ("ein Dutzend Steaks", True),
        ("Feier mit 25 Gaesten, Tisch gesucht", True),
        ("Tisch für 2", False),
        ("zwei Porterhouse", False),
        ("seit 10 Jahren ein Porterhouse", False),
        ("um 8 ein Porterhouse", False),
        ("Gate 12 Porterhouse", False),
        ("ein Porterhouse mit 800 Gramm", False),
        ("in 3 Stunden Porterhouse", False),
        ("3 Sterne für das Essen", False),
        ("für 20 Euro Essen", False),
        ("für alle Fälle ein Tisch", False),
    ],
)
def test_a_whole_party_is_a_group_order(text: str, many: bool) -> None:
    signals, _ = understand(text, language="de", written_at=WRITTEN, context=BRAND)
    assert ("group-order" in signals.topics) is many
