"""Where to: the end of the journey, not its beginning; and nowhere where nothing tells."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from chalicelib.domain.playbook import MenuItem, Store
from chalicelib.domain.signals import Wish
from chalicelib.signals import Context, understand

WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
BRAND = Context(
    languages=("en", "de"),
    menu=(MenuItem(id="porterhouse", name={"en": "Porterhouse"}, words=("porterhouse",)),),
    topics={},
    stores=(
        Store(
            id="hackensack",
            name="Morton's Hackensack",
            address="1 Main Street",
            city="Hackensack",
            latitude=40.0,
            longitude=-74.0,
            time_zone="America/New_York",
            hours={},
        ),
    ),
    time_zone="America/New_York",
    names=("Morton's",),
)


def wish(text: str) -> Wish:
    found = understand(text, language="en", written_at=WRITTEN, context=BRAND)[1]
    assert found.things == ("porterhouse",), "the text holds no wish"
    return found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TPA -> EWR. two hours until I land, bring me a porterhouse", "EWR"),
        ("TPA→EWR in two hours, need a porterhouse", "EWR"),
        ("flying EWR-TPA, dreaming of a porterhouse", "TPA"),
        ("EWR → LGA, would love a porterhouse when I land", "LGA"),
        ("LAX ✈️ EWR, need a porterhouse", "EWR"),
        ("EWR/LGA tonight, I want a porterhouse", "LGA"),
        ("SFO-EWR-BOS, landing at 8pm, need a porterhouse", "BOS"),
        ("wheels up at EWR, landing at MCO in two hours. bring me a porterhouse", "MCO"),
        ("flying LAX to EWR, need a porterhouse", "EWR"),
        ("Flying from TPA to EWR, can someone meet me with a porterhouse?", "EWR"),
        ("My flight from EWR to LAX is boarding. bring me a porterhouse when I land", "LAX"),
        ("I'm at JFK, in two hours at newark airport. Meet me there with a porterhouse", "EWR"),
        ("taking off from EWR now, landing TPA at 8pm, need a porterhouse", "TPA"),
        ("Leaving newark airport, arriving at tampa airport in two hours. bring me a porterhouse", "TPA"),
        ("departing EWR 4pm, then landing MCO 7pm. can you bring a porterhouse?", "MCO"),
        ("meet me at JFK with a porterhouse, flying in from LAX", "JFK"),
        ("Can you bring a porterhouse to EWR? I'm boarding at MCO now.", "EWR"),
        ("on my way from Boston Logan airport to JFK, bring me a porterhouse", "JFK"),
        ("EWR bound from SFO, craving a porterhouse", "EWR"),
        ("Layover in Atlanta, then landing EWR in two hours. I'd love a porterhouse", "EWR"),
        ("flight out of LAX lands at EWR at 8pm, I want a porterhouse", "EWR"),
        ("sitting at LGA, about to fly to MCO. I'd love a porterhouse when I land", "MCO"),
        ("Hey Mortons Hackensack, stuck at EWR, need a porterhouse", "EWR"),
        ("Can someone from your Hackensack store bring a porterhouse to EWR?", "EWR"),
        ("stuck at EWR. bring me a porterhouse", "EWR"),
        ("Boarding at EWR gate 12 in an hour, bring me a porterhouse", "EWR"),
        ("I'd love a porterhouse at your Hackensack restaurant", "hackensack"),
        ("bring me a porterhouse to EWR. I love EWR.", "EWR"),
    ],
)
def test_the_end_of_the_journey_is_where_to(text: str, code: str) -> None:
    place = wish(text).place
    assert place is not None
    assert place.id == code


@pytest.mark.parametrize(
    "text",
    [
        "Just took off from TPA. Two hours until I land. Bring me a porterhouse",
        "leaving EWR now, bring me a porterhouse when I land",
        "bring me a porterhouse to JFK or to LGA",
        "stuck at EWR, flight to LAX delayed, bring me a porterhouse",
        "flew out of LAX this morning, craving a porterhouse",
        "at EWR today, at LGA tomorrow, always craving a porterhouse",
    ],
)
def test_where_nothing_tells_there_is_no_place(text: str) -> None:
    assert wish(text).place is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("landing in 1hr45 at EWR, bring me a porterhouse", 105),
        ("landing in 1h30 at EWR, bring me a porterhouse", 90),
        ("in two hours I land in Tampa, bring me a porterhouse", 120),
        ("in 1 hour 45 minutes I land in Tampa, bring me a porterhouse", 105),
        ("in 2hrs15 I'm at EWR, bring me a porterhouse", 135),
        ("wheels up at EWR in 10 min, wheels down at MCO in 3 hours, bring me a porterhouse", 180),
    ],
)
def test_lengths_written_short_are_deadlines(text: str, minutes: int) -> None:
    assert wish(text).deadline == WRITTEN + timedelta(minutes=minutes)
