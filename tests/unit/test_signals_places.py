"""Stores and airports that a post names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from chalicelib.domain.signals import Signals
from chalicelib.signals import Context, understand
from tests.brands import MENU, STEAK, WRITTEN, store

BRAND = Context(
    languages=("en",),
    menu=MENU,
    topics={},
    stores=(
        store("Hackensack"),
        store("Chicago", time_zone="America/Chicago"),
        store("Boca Raton"),
        store("Portland", time_zone="America/Los_Angeles"),
    ),
    time_zone="America/New_York",
)


def heard(text: str, *, context: Context = BRAND) -> Signals:
    return understand(text, language="en", written_at=WRITTEN, context=context)[0]


AIRPORTS = (
    (STEAK, "EWR"),
    ("NEWARK AIRPORT IN TWO HOURS WITH A PORTERHOUSE", "EWR"),
    ("meet me at Newark Liberty International Airport", "EWR"),
    ("meet me at newark liberty", "EWR"),
    ("NYC newark airport", "EWR"),
    ("the airport in Newark", "EWR"),
    ("landing at EWR", "EWR"),
    ("landing at ewr in two hours", "EWR"),
    ("see you at JFK", "JFK"),
    ("jfk airport, terminal 4", "JFK"),
    ("flying into LaGuardia tonight", "LGA"),
    ("stuck at la guardia", "LGA"),
    ("Stuck at O'Hare", "ORD"),
    ("stuck at ohare", "ORD"),
    ("landing in tampa in two hours", "TPA"),
    ("tampa intl", "TPA"),
    ("Tampa Int'l Airport", "TPA"),
    ("chicago airport", "ORD"),
    ("landing in London at 8pm", "LHR"),
    ("Heathrow, terminal 5", "LHR"),
    ("heading to the airport in Houston", "IAH"),
    ("arriving at Boston Logan airport", "BOS"),
    ("Portland airport", "PDX"),
    ("birmingham airport", "BHM"),
    ("my flight to Denver lands at 8", "DEN"),
    ("flight from TPA to EWR", "TPA"),
    ("Gate B12 at SFO", "SFO"),
    ("I'm at the LAX airport", "LAX"),
    ("meet me @EWRairport", "EWR"),
    ("landing at #DFW shortly", "DFW"),
    ("Washington Dulles, landing soon", "IAD"),
    ("san francisco international airport", "SFO"),
    ("when I land in two hours at newark", "EWR"),
    ("layover in Atlanta", "ATL"),
    ("newark\nairport", "EWR"),
    ("Newark’s airport", "EWR"),
    ("St. Louis airport", "STL"),
    ("landing in munich", "MUC"),
    ("Flughafen or not, MUC airport it is", "MUC"),
)
STORES = (
    ("your Hackensack store", "hackensack"),
    ("your hackensack restaurant is great", "hackensack"),
    ("Morton's Hackensack tonight", "hackensack"),
    ("mortons hackensack", "hackensack"),
    ("the restaurant in Boca Raton", "boca-raton"),
    ("@Mortons Hackensack tonight?", "hackensack"),
    ("at your place in downtown Chicago", "chicago"),
    ("Mortons in Chicago", "chicago"),
    ("Morton’s Boca Raton", "boca-raton"),
    ("the Chicago location", "chicago"),
    ("your hostess at Hackensack", "hackensack"),
    ("a table for 6 people tomorrow at 8pm in Chicago", "chicago"),
)
NOWHERE = (
    "I work at the airport in general",
    "New York is great",
    "nice airport food",
    "the airport was crowded",
    "Chicago is cold",
    "I live in Hackensack",
    "THE BEST STEAK AND THE BEST WINE FOR DAD",
    "LOL OMG WTF is this",
    "Happy birthday MOM and DAD",
    "USA USA USA",
    "my CEO is at the ATM",
    "Steak ASAP please, I'M AT THE OFFICE",
    "no flights today",
    "at this airport nothing works",
    "the best airport steak in the world",
    "orange chicken at the airport",
    "international shipping?",
    "I'm a big fan of Orlando Bloom",
    "Paris Hilton ate here",
    "Landed the job!",
    "landing page is broken",
    "flying high in a good mood",
    "the SEO of your site",
    "BTW my GPS is off",
    "I hate airports",
    "I arrived in a bad mood",
    "arriving at the store",
)


@pytest.mark.parametrize(("text", "code"), AIRPORTS)
def test_an_airport_is_recognised(text: str, code: str) -> None:
    place = heard(text).places[0]
    assert (place.kind, place.id) == ("airport", code)
    assert text[place.start : place.end] == place.text


@pytest.mark.parametrize(("text", "store_id"), STORES)
def test_a_store_is_recognised(text: str, store_id: str) -> None:
    place = heard(text).places[0]
    assert (place.kind, place.id) == ("store", store_id)
    assert text[place.start : place.end] == place.text


@pytest.mark.parametrize("text", NOWHERE)
def test_nowhere_is_named(text: str) -> None:
    assert heard(text).places == ()


def test_an_airport_brings_its_coordinates_and_time_zone() -> None:
    place = heard("landing at LAX").places[0]
    assert place.time_zone == "America/Los_Angeles"
    assert place.city == "Los Angeles"
    assert (round(place.latitude), round(place.longitude)) == (34, -118)


@pytest.mark.parametrize("text", ["mortons hackensack", "Morton’s in Hackensack", "dinner at the Hackensack Morton's"])
def test_a_store_called_by_its_city_alone_is_found_by_the_brand_s_name(text: str) -> None:
    brand = Context(
        languages=("en",),
        menu=(),
        topics={},
        stores=(replace(store("Hackensack"), name="Hackensack"),),
        time_zone="America/New_York",
        names=("Morton's",),
    )
    assert [place.id for place in heard(text, context=brand).places] == ["hackensack"]


def test_between_places_of_one_name_the_brand_s_country_wins() -> None:
    british = Context(
        languages=("en",),
        menu=(),
        topics={},
        stores=(store("Leeds", time_zone="Europe/London"),),
        time_zone="Europe/London",
    )
    assert heard("birmingham airport", context=british).places[0].id == "BHX"
    assert heard("birmingham airport", context=BRAND).places[0].id == "BHM"


def test_places_come_in_the_order_of_the_text() -> None:
    text = "Can someone from your Hackensack store meet me at Newark airport?"
    assert [place.id for place in heard(text).places] == ["hackensack", "EWR"]
