"""The demo brands' stores: where they lie, when somebody is there, and which of them the stories are for."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import airportsdata
import pytest

from chalicelib.distance import great_circle_km
from chalicelib.domain.decision import Reason
from chalicelib.domain.signals import Place
from chalicelib.stores.feasibility import Able, nearest_able
from chalicelib.stores.hours import is_open, on_duty
from tests.demo import EVERY_BRAND, playbook
from tests.worlds import STEAK_AT

BIG_AIRPORTS = ("EWR", "LGA", "TPA", "ORD", "HOU", "BOS", "LAS", "SFO", "CGN", "BER", "HAM", "MUC", "LEJ", "FRA")


@cache
def place(code: str) -> Place:
    known = airportsdata.load("IATA")[code]
    return Place(
        kind="airport",
        id=code,
        name=known["name"],
        city=known["city"],
        latitude=known["lat"],
        longitude=known["lon"],
        time_zone=known["tz"],
        text=code,
        start=0,
        end=3,
    )


def ask(code: str, *, minutes: int) -> tuple[Able | None, tuple[Reason, ...]]:
    brand = playbook("mortons").brand
    return nearest_able(
        playbook("mortons").stores,
        things=("porterhouse",),
        place=place(code),
        deadline=STEAK_AT + timedelta(minutes=minutes),
        now=STEAK_AT,
        prepare_minutes=40,
        buffer_minutes=brand.travel_buffer_minutes,
        accept_minutes=brand.accept_minutes,
    )


@EVERY_BRAND
def test_every_store_lies_where_its_time_zone_is(brand: str) -> None:
    """The nearest big airport has the same time zone; catches swapped and mistyped coordinates."""
    for store in playbook(brand).stores:
        closest = min((place(code) for code in BIG_AIRPORTS), key=lambda airport: great_circle_km(store, airport))
        assert great_circle_km(store, closest) < 40, store.id
        assert closest.time_zone == store.time_zone, store.id


@EVERY_BRAND
def test_somebody_is_there_whenever_a_store_is_open(brand: str) -> None:
    for store in playbook(brand).stores:
        half_hours = [STEAK_AT + timedelta(minutes=30 * number) for number in range(2 * 24 * 7)]
        open_times = [at for at in half_hours if is_open(store, at)]
        assert open_times, store.id
        assert [at for at in open_times if not on_duty(store, at)] == [], store.id


def test_there_are_enough_stores_to_choose_from() -> None:
    assert len(playbook("mortons").stores) >= 8
    assert len(playbook("studio-aktiv").stores) >= 5


def test_every_store_can_make_what_its_story_is_about() -> None:
    for brand, thing in (("mortons", "porterhouse"), ("studio-aktiv", "protein-shake")):
        assert [store.id for store in playbook(brand).stores if thing not in store.can_make] == []


def test_newark_in_two_hours_is_for_hackensack() -> None:
    able, passed = ask("EWR", minutes=120)
    assert able is not None
    assert able.store.id == "hackensack"
    assert able.minutes_needed == 106
    assert {member.id for member in able.on_duty} == {"hackensack-manager", "hackensack-captain"}
    assert [reason.sentence for reason in passed] == ["New York Midtown opens at 17:00; it is 15:05 there."]


def test_newark_in_thirty_minutes_is_for_nobody() -> None:
    able, passed = ask("EWR", minutes=30)
    assert able is None
    reasons = {reason.store: reason.code for reason in passed}
    near_by = {"new-york-midtown": "closed", "hackensack": "too_late", "great-neck": "too_late"}
    far = [store.id for store in playbook("mortons").stores if store.id not in near_by]
    assert reasons == {**near_by, **dict.fromkeys(far, "too_far")}


@pytest.mark.parametrize(
    ("code", "store"), [("JFK", "great-neck"), ("TPA", "tampa"), ("ORD", "chicago-wacker"), ("IAH", None)]
)
def test_other_airports_have_their_own_store_or_none(code: str, store: str | None) -> None:
    able, _ = ask(code, minutes=120)
    assert (able.store.id if able else None) == store


@pytest.mark.parametrize(("code", "store"), [("BOS", "boston-seaport"), ("LAS", "las-vegas"), ("SFO", "san-francisco")])
def test_in_the_evening_every_new_store_serves_its_airport(code: str, store: str) -> None:
    at = STEAK_AT + timedelta(hours=6)  # 21:05 in Boston, 18:05 in the west
    brand = playbook("mortons").brand
    able, _ = nearest_able(
        playbook("mortons").stores,
        things=("porterhouse",),
        place=place(code),
        deadline=at + timedelta(hours=2),
        now=at,
        prepare_minutes=40,
        buffer_minutes=brand.travel_buffer_minutes,
        accept_minutes=brand.accept_minutes,
    )
    assert able is not None
    assert able.store.id == store


def test_when_hackensack_declines_three_hours_are_enough_for_the_next() -> None:
    brand = playbook("mortons").brand
    able, _ = nearest_able(
        playbook("mortons").stores,
        things=("porterhouse",),
        place=place("EWR"),
        deadline=STEAK_AT + timedelta(hours=3),
        now=STEAK_AT + timedelta(minutes=10),
        prepare_minutes=40,
        buffer_minutes=brand.travel_buffer_minutes,
        accept_minutes=brand.accept_minutes,
        without={"hackensack"},
    )
    assert able is not None
    assert able.store.id == "great-neck"
