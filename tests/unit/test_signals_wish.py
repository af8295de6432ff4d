"""What, where, by when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from chalicelib.domain.signals import Signals, Wish
from chalicelib.signals import Context, understand
from tests.brands import MENU, STEAK, WRITTEN, store

BRAND = Context(
    languages=("en",),
    menu=MENU,
    topics={},
    stores=(
        store("Hackensack"),
        store("Chicago", time_zone="America/Chicago"),
    ),
    time_zone="America/New_York",
)


def heard(text: str | None) -> tuple[Signals, Wish]:
    return understand(text, language="en", written_at=WRITTEN, context=BRAND)


TWO_HOURS, HALF_AN_HOUR = timedelta(hours=2), timedelta(minutes=30)


@pytest.mark.parametrize(
    ("text", "code", "left"),
    [
        (STEAK, "EWR", TWO_HOURS),
        (STEAK.lower(), "EWR", TWO_HOURS),
        (STEAK.upper(), "EWR", TWO_HOURS),
        (STEAK.replace("in two hours", "In 30 minutes"), "EWR", HALF_AN_HOUR),
        (STEAK.replace("newark airport", "JFK"), "JFK", TWO_HOURS),
        (STEAK.replace("newark airport", "NYC newark airport"), "EWR", TWO_HOURS),
        (STEAK.replace(" ", "\n"), "EWR", TWO_HOURS),
        (STEAK.replace(" with", "\nwith").replace(" in two", "\r\nin two"), "EWR", TWO_HOURS),
        ("“" + STEAK + "”", "EWR", TWO_HOURS),
        (STEAK.replace("a porterhouse", "a 🥩 porterhouse 🙏"), "EWR", TWO_HOURS),
        (STEAK.replace("@Mortons –", "@Mortons—"), "EWR", TWO_HOURS),
        ("Landing at Newark airport in two hours. Can you bring me a porterhouse?", "EWR", TWO_HOURS),
        (
            "I take off from Tampa airport in 10 min and land at EWR in 2 hours, bring me a porterhouse!",
            "EWR",
            TWO_HOURS,
        ),
        ("I’d love a porterhouse when I land at EWR in 2 hrs", "EWR", TWO_HOURS),
    ],
)
def test_the_steak_post_however_it_is_written(text: str, code: str, left: timedelta) -> None:
    wish = heard(text)[1]
    assert wish.things == ("porterhouse",)
    assert wish.place is not None
    assert wish.place.id == code
    assert wish.deadline == WRITTEN + left


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("I'd love a shrimp cocktail and a porterhouse", ("shrimp", "porterhouse")),
        ("can I get two porterhouses", ("porterhouse",)),
        ("can I get the PORTERHOUSE, please, a big porterhouse", ("porterhouse",)),
        ("bring me a filet mignon", ("filet",)),
        ("bring me a filet, not a porterhouse", ("filet",)),
        ("craving #porterhouse", ("porterhouse",)),
        ("I want something nice", ()),
        ("I had a great steak", ()),
    ],
)
def test_things_are_menu_items_in_the_order_of_the_text(text: str, things: tuple[str, ...]) -> None:
    assert heard(text)[1].things == things


def test_a_store_can_be_the_place() -> None:
    wish = heard("I'd love a porterhouse at your Hackensack restaurant tonight at 8")[1]
    assert wish.place is not None
    assert wish.place.id == "hackensack"
    assert wish.deadline == datetime.fromisoformat("2026-03-11T20:00:00-04:00")


def test_the_place_one_comes_from_is_not_where_one_goes() -> None:
    wish = heard("Flying from TPA to EWR, can someone meet me with a steak?")[1]
    assert wish.place is not None
    assert wish.place.id == "EWR"


def test_the_store_that_should_come_is_not_where_to() -> None:
    wish = heard("Can someone from your Hackensack store meet me at Newark airport with a steak?")[1]
    assert wish.place is not None
    assert wish.place.id == "EWR"


def test_a_time_of_day_is_local_to_the_place_of_the_wish() -> None:
    wish = heard("Can you bring a porterhouse to LAX? I land at 8pm")[1]
    assert wish.deadline == datetime.fromisoformat("2026-03-11T20:00:00-07:00")


def test_a_departure_is_no_deadline_where_there_is_an_arrival() -> None:
    wish = heard("I board at 4pm and land at 8pm at EWR, bring me a steak please")[1]
    assert wish.deadline == datetime.fromisoformat("2026-03-11T20:00:00-04:00")


def test_without_a_wish_nothing_is_wished_for() -> None:
    wish = heard("Landing at Newark airport in two hours. That porterhouse last night was great.")[1]
    assert (wish.things, wish.place, wish.deadline) == ((), None, None)
