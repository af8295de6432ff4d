"""Which store is able, and why not the others."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from math import acos, ceil, cos, radians, sin
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.decision import Reason
from chalicelib.domain.playbook import Hours, Store, TeamMember
from chalicelib.domain.signals import Place
from chalicelib.stores.feasibility import Able, nearest, nearest_able
from chalicelib.stores.hours import WEEKDAYS

NOW = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)  # Wednesday, 15:05 in New York
TWO_HOURS = NOW + timedelta(hours=2)
NEWARK = Place(
    kind="airport",
    id="EWR",
    name="Newark Liberty International Airport",
    city="Newark",
    latitude=40.692481,
    longitude=-74.168688,
    time_zone="America/New_York",
    text="newark airport",
    start=0,
    end=14,
)
LONG: Hours = {"wed": ((time(11, 30), time(22)),)}
HACKENSACK = Store(
    id="hackensack",
    name="Hackensack",
    address="One Riverside Square",
    city="Hackensack",
    latitude=40.9100,
    longitude=-74.0310,
    time_zone="America/New_York",
    hours=LONG,
    can_make=("porterhouse", "ribeye"),
    team=(TeamMember(id="hackensack-manager", role={"en": "Manager on duty"}, on_duty=LONG),),
)
MIDTOWN = msgspec.structs.replace(
    HACKENSACK,
    id="midtown",
    name="Midtown",
    latitude=40.7555,
    longitude=-73.9790,
    hours={"wed": ((time(11, 30), time(14, 30)), (time(17), time(23)))},
    team=(TeamMember(id="midtown-manager", role={"en": "Manager on duty"}, on_duty=LONG),),
)


def ask(*stores: Store, **changed: Any) -> tuple[Able | None, tuple[Reason, ...]]:
    asked: dict[str, Any] = {
        "things": ("porterhouse",),
        "place": NEWARK,
        "deadline": TWO_HOURS,
        "now": NOW,
        "prepare_minutes": 40,
        "buffer_minutes": 15,
        "accept_minutes": 10,
    }
    return nearest_able(stores, **(asked | changed))


def why(store: Store, **changed: Any) -> tuple[str, str]:
    able, unable = ask(store, **changed)
    assert able is None
    (reason,) = unable
    assert reason.store == store.id
    return reason.code, reason.sentence


def like(store: Store, **changed: Any) -> Store:
    return msgspec.structs.replace(store, **changed)


def test_hackensack_can_be_at_newark_in_two_hours() -> None:
    able, unable = ask(HACKENSACK, MIDTOWN)
    assert able is not None
    assert able.store is HACKENSACK
    assert able.distance_km == pytest.approx(26.8, abs=0.1)
    assert able.minutes_needed == 10 + 40 + 46 + 15 == 111
    assert able.ready_at == NOW + timedelta(minutes=50)
    assert [member.id for member in able.on_duty] == ["hackensack-manager"]
    assert [(one.store, one.code) for one in unable] == [("midtown", "closed")]
    assert unable[0].says("en") == "Midtown opens at 17:00; it is 15:05 there."
    assert unable[0].says("de") == "Midtown öffnet um 17:00 Uhr; dort ist es 15:05 Uhr."


def test_thirty_minutes_are_too_short() -> None:
    assert why(HACKENSACK, deadline=NOW + timedelta(minutes=30)) == (
        "too_late",
        "Hackensack needs 111 minutes (10 to accept, 40 to prepare, 46 to travel, 15 in reserve); 30 are left.",
    )


def test_a_deadline_that_has_passed_leaves_no_minutes() -> None:
    code, sentence = why(HACKENSACK, deadline=NOW - timedelta(hours=5))
    assert code == "too_late"
    assert sentence.endswith("; 0 are left.")


def test_just_in_time_is_in_time_and_a_second_less_is_not() -> None:
    assert ask(HACKENSACK, deadline=NOW + timedelta(minutes=111))[0] is not None
    assert why(HACKENSACK, deadline=NOW + timedelta(minutes=111, seconds=-1))[0] == "too_late"


def test_a_nearer_store_goes_first_when_it_is_open() -> None:
    able, unable = ask(HACKENSACK, like(MIDTOWN, hours=LONG))
    assert able is not None
    assert able.store.id == "midtown"
    assert unable == ()


def test_of_two_at_the_same_place_the_first_id_goes_first() -> None:
    able, _ = ask(like(HACKENSACK, id="b"), like(HACKENSACK, id="a"), like(HACKENSACK, id="c"))
    assert able is not None
    assert able.store.id == "a"


def test_a_store_that_was_asked_is_not_asked_again() -> None:
    able, unable = ask(HACKENSACK, like(MIDTOWN, hours=LONG), without={"midtown"})
    assert able is not None
    assert able.store is HACKENSACK
    assert [(one.store, one.code, one.sentence) for one in unable] == [
        ("midtown", "declined", "Midtown was asked before.")
    ]


def test_every_store_is_told_with_its_reason_when_none_is_able() -> None:
    able, unable = ask(HACKENSACK, MIDTOWN, without=["hackensack"])
    assert able is None
    assert [(reason.store, reason.code) for reason in unable] == [("midtown", "closed"), ("hackensack", "declined")]


def test_without_a_place_nobody_is_able() -> None:
    able, unable = ask(HACKENSACK, MIDTOWN, place=None, deadline=None)
    assert able is None
    assert [(reason.store, reason.code) for reason in unable] == [("hackensack", "no_place"), ("midtown", "no_place")]
    assert unable[0].sentence == "Hackensack has no place to go to: none is known."


def test_without_a_deadline_nobody_is_able() -> None:
    code, sentence = why(HACKENSACK, deadline=None)
    assert code == "no_deadline"
    assert sentence == "Hackensack has no time to keep: nobody said by when."


def test_without_stores_there_is_nobody_to_tell() -> None:
    assert ask() == (None, ())


def test_every_thing_has_to_be_makeable() -> None:
    assert why(HACKENSACK, things=("porterhouse", "lobster-tail", "key-lime-pie")) == (
        "cannot_make",
        "Hackensack doesn't make: lobster-tail, key-lime-pie.",
    )


def test_a_wish_without_things_is_for_everybody() -> None:
    assert ask(HACKENSACK, things=())[0] is not None


def test_too_far_names_the_distance_and_the_reach() -> None:
    assert why(like(HACKENSACK, delivers_km=25)) == (
        "too_far",
        "Hackensack is 26.9 km away and delivers up to 25 km.",
    )


def test_the_reach_itself_is_within_reach() -> None:
    found = nearest((HACKENSACK,), NEWARK)
    assert found is not None
    assert ask(like(HACKENSACK, delivers_km=found[1]))[0] is not None


def test_a_store_that_opens_on_another_day_names_it() -> None:
    shut = like(HACKENSACK, hours={"fri": ((time(11, 30), time(22)),)})
    assert why(shut) == ("closed", "Hackensack opens on Friday at 11:30; it is 15:05 there.")


def test_a_store_without_hours_stays_closed() -> None:
    assert why(like(HACKENSACK, hours={})) == ("closed", "Hackensack is closed, and stays so for a week.")


def test_the_kitchen_has_to_be_open_until_the_food_leaves() -> None:
    until = {"wed": ((time(11), time(15, 54)),)}
    assert why(like(HACKENSACK, hours=until)) == (
        "closes_too_soon",
        "Hackensack closes at 15:54; the food would leave at 15:55.",
    )
    assert ask(like(HACKENSACK, hours={"wed": ((time(11), time(15, 55)),)}))[0] is not None


def test_somebody_has_to_be_there_until_the_food_leaves() -> None:
    def with_shift(start: time, end: time) -> Store:
        shift = TeamMember(id="m", role={"en": "Manager"}, on_duty={"wed": ((start, end),)})
        return like(HACKENSACK, team=(shift,))

    nobody = ("nobody_on_duty", "Hackensack has nobody on duty from 15:05 until 15:55.")
    assert why(like(HACKENSACK, team=())) == nobody
    assert why(with_shift(time(9), time(15, 54))) == nobody
    assert why(with_shift(time(15, 6), time(20))) == nobody
    assert ask(with_shift(time(15, 5), time(15, 55)))[0] is not None


def test_times_of_a_reason_are_those_on_the_wall_of_the_store() -> None:
    chicago = like(MIDTOWN, name="Chicago", time_zone="America/Chicago", hours={"wed": ((time(16), time(21)),)})
    assert why(chicago) == ("closed", "Chicago opens at 16:00; it is 14:05 there.")


def test_the_time_left_is_true_across_a_change_of_clocks() -> None:
    """Two readings of one wall clock are subtracted as instants: the night of 8 March lacks an hour."""
    zone = ZoneInfo("America/New_York")
    night: Hours = {"sat": ((time(18), time(6)),)}
    owl = like(HACKENSACK, hours=night, team=(TeamMember(id="owl", role={"en": "Night manager"}, on_duty=night),))
    now = datetime(2026, 3, 8, 1, 30, tzinfo=zone)
    assert why(owl, now=now, deadline=datetime(2026, 3, 8, 4, 0, tzinfo=zone))[0] == "too_late"
    able, _ = ask(owl, now=now, deadline=datetime(2026, 3, 8, 4, 21, tzinfo=zone))
    assert able is not None
    assert able.ready_at == datetime(2026, 3, 8, 7, 20, tzinfo=UTC)
    assert able.ready_at.tzinfo is UTC


def test_the_nearest_store_is_told_able_or_not() -> None:
    found = nearest((HACKENSACK, like(MIDTOWN, hours={})), NEWARK)
    assert found is not None
    store, distance_km = found
    assert store.id == "midtown"
    assert distance_km == pytest.approx(17.5, abs=0.2)
    assert nearest((HACKENSACK,), None) is None
    assert nearest((), NEWARK) is None


# An independent judge: walks the minutes on the wall clock. In June no clock changes.

minutes_of_day = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
hours_of_week = st.dictionaries(
    st.sampled_from(WEEKDAYS), st.lists(st.tuples(minutes_of_day, minutes_of_day), min_size=1, max_size=2).map(tuple)
)
often_open = st.one_of(st.just(dict.fromkeys(WEEKDAYS, ((time(0), time(0)),))), hours_of_week)
menus = st.lists(st.sampled_from(("porterhouse", "ribeye")), unique=True).map(tuple)


@st.composite
def store_lists(draw: st.DrawFn) -> list[Store]:
    def one(number: int) -> Store:
        shifts = draw(st.lists(often_open, max_size=2))
        return Store(
            id=f"s{number}",
            name=f"S{number}",
            address="",
            city="",
            latitude=40.7 + draw(st.integers(-3, 3)) / 10,
            longitude=-74.1 + draw(st.integers(-3, 3)) / 10,
            time_zone=draw(st.sampled_from(("America/New_York", "America/Denver", "Asia/Kolkata"))),
            hours=draw(often_open),
            can_make=draw(st.one_of(st.just(("porterhouse", "ribeye")), menus)),
            delivers_km=draw(st.sampled_from((10.0, 30.0, 60.0))),
            minutes_per_km=draw(st.sampled_from((0.5, 1.7, 3.0))),
            team=tuple(TeamMember(id=f"m{n}", role={"en": "M"}, on_duty=shift) for n, shift in enumerate(shifts)),
        )

    return [one(number) for number in range(draw(st.integers(0, 5)))]


def covered(hours: Hours, zone: ZoneInfo, start: datetime, minutes: int) -> bool:
    """Whether every minute of a span lies in an interval of its own day or of the night before."""
    for minute in range(max(1, minutes)):
        wall = (start + timedelta(minutes=minute)).astimezone(zone)
        clock = wall.time()
        today = hours.get(WEEKDAYS[wall.weekday()], ())
        yesterday = hours.get(WEEKDAYS[(wall.weekday() - 1) % 7], ())
        if not (
            any((begin <= clock < end) if end > begin else clock >= begin for begin, end in today)
            or any(end <= begin and clock < end for begin, end in yesterday)
        ):
            return False
    return True


def kilometres(store: Store, place: Place) -> float:
    here, there = radians(store.latitude), radians(place.latitude)
    turn = radians(place.longitude - store.longitude)
    return 6371.0088 * acos(min(1, sin(here) * sin(there) + cos(here) * cos(there) * cos(turn)))


@settings(max_examples=150, deadline=None)
@given(
    stores=store_lists(),
    now=st.integers(0, 7 * 96).map(lambda quarter: datetime(2026, 6, 8, tzinfo=UTC) + timedelta(minutes=15 * quarter)),
    left=st.integers(0, 240),
    prepare=st.sampled_from((0, 15, 40)),
    accept=st.sampled_from((0, 10)),
    things=menus,
    without=st.sets(st.sampled_from(("s0", "s1")), max_size=1),
)
def test_the_chosen_store_is_able_and_no_able_one_is_nearer(
    stores: list[Store], now: datetime, left: int, prepare: int, accept: int, things: tuple[str, ...], without: set[str]
) -> None:
    def is_able(store: Store) -> bool:
        zone = ZoneInfo(store.time_zone)
        travel = ceil(kilometres(store, NEWARK) * store.minutes_per_km)
        return (
            store.id not in without
            and set(things) <= set(store.can_make)
            and kilometres(store, NEWARK) <= store.delivers_km
            and covered(store.hours, zone, now, accept + prepare)
            and any(covered(member.on_duty, zone, now, accept + prepare) for member in store.team)
            and accept + prepare + travel + 15 <= left
        )

    able, unable = ask(
        *stores,
        things=things,
        now=now,
        deadline=now + timedelta(minutes=left),
        prepare_minutes=prepare,
        accept_minutes=accept,
        without=without,
    )
    passed = {reason.store for reason in unable}
    candidates = [store for store in stores if is_able(store)]
    if able is None:
        assert candidates == []
        assert passed == {store.id for store in stores}
        return
    assert able.store in candidates
    nearest_km = min(kilometres(store, NEWARK) for store in candidates)
    assert able.distance_km == pytest.approx(nearest_km, abs=1e-4)
    assert now + timedelta(minutes=able.minutes_needed) <= now + timedelta(minutes=left)
    assert passed.isdisjoint(store.id for store in candidates)
    assert all(store.id in passed for store in stores if kilometres(store, NEWARK) < able.distance_km - 1e-4)
    zone = ZoneInfo(able.store.time_zone)
    assert able.on_duty == tuple(
        member for member in able.store.team if covered(member.on_duty, zone, now, accept + prepare)
    )
