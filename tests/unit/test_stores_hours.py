"""Opening hours and rosters on the wall clock of the store."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from chalicelib.domain.playbook import Hours, Store, TeamMember
from chalicelib.stores.hours import is_open, on_duty, open_until, opens_next

NEW_YORK = ZoneInfo("America/New_York")
LUNCH_AND_DINNER: Hours = {"wed": ((time(11, 30), time(14, 30)), (time(17), time(22)))}


def store(
    hours: Hours,
    *,
    zone: str = "America/New_York",
    closed: tuple[date, ...] = (),
    team: tuple[TeamMember, ...] = (),
) -> Store:
    return Store(
        id="s",
        name="S",
        address="",
        city="",
        latitude=0,
        longitude=0,
        time_zone=zone,
        hours=hours,
        closed=closed,
        team=team,
    )


def member(member_id: str, hours: Hours) -> TeamMember:
    return TeamMember(id=member_id, role={"en": member_id}, on_duty=hours)


def wed(hour: int, minute: int = 0, second: int = 0) -> datetime:
    """11 March 2026, a Wednesday three days after New York changed to summer time."""
    return datetime(2026, 3, 11, hour, minute, second, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (wed(11, 29, 59), False),
        (wed(11, 30), True),
        (wed(14, 29, 59), True),
        (wed(14, 30), False),
        (wed(16, 59), False),
        (wed(17), True),
        (wed(21, 59, 59), True),
        (wed(22), False),
        (wed(12) + timedelta(days=1), False),
        (wed(12) - timedelta(days=1), False),
        (wed(12) + timedelta(days=7), True),
    ],
)
def test_a_store_is_open_from_its_opening_time_until_just_before_its_closing_time(at: datetime, expected: bool) -> None:
    assert is_open(store(LUNCH_AND_DINNER), at) is expected
    assert is_open(store(LUNCH_AND_DINNER), at.astimezone(UTC)) is expected


def test_each_of_several_intervals_a_day_has_its_own_end() -> None:
    assert open_until(store(LUNCH_AND_DINNER), wed(12)) == wed(14, 30)
    assert open_until(store(LUNCH_AND_DINNER), wed(15)) is None
    assert open_until(store(LUNCH_AND_DINNER), wed(18)) == wed(22)


def test_the_next_opening_is_today_later_or_on_another_day() -> None:
    assert opens_next(store(LUNCH_AND_DINNER), wed(9)) == wed(11, 30)
    assert opens_next(store(LUNCH_AND_DINNER), wed(11, 30)) == wed(17)
    assert opens_next(store({**LUNCH_AND_DINNER, "fri": ((time(9), time(10)),)}), wed(22)) == wed(9) + timedelta(2)


def test_an_opening_a_week_away_is_too_far_to_be_told() -> None:
    assert opens_next(store(LUNCH_AND_DINNER), wed(22)) is None
    assert opens_next(store({}), wed(9)) is None


def test_times_are_returned_in_utc() -> None:
    until = open_until(store(LUNCH_AND_DINNER), wed(12))
    assert until is not None
    assert until.tzinfo is UTC


def test_the_clock_of_the_store_counts_not_that_of_the_asker() -> None:
    los_angeles = store(LUNCH_AND_DINNER, zone="America/Los_Angeles")
    assert not is_open(los_angeles, wed(12))
    assert is_open(los_angeles, wed(15))


def test_a_night_past_midnight_goes_on_into_the_next_day() -> None:
    bar = store({"wed": ((time(18), time(1, 30)),)})
    assert is_open(bar, wed(23, 59))
    assert is_open(bar, wed(18) + timedelta(hours=7, minutes=29))
    assert not is_open(bar, wed(18) + timedelta(hours=7, minutes=30))
    assert not is_open(bar, wed(1))
    assert open_until(bar, wed(23)) == wed(18) + timedelta(hours=7, minutes=30)


def test_an_end_at_midnight_is_the_midnight_after() -> None:
    assert open_until(store({"wed": ((time(18), time(0)),)}), wed(23)) == wed(0) + timedelta(days=1)


def test_equal_times_are_a_whole_day_and_touching_days_are_one() -> None:
    round_the_clock: Hours = {"wed": ((time(0), time(0)),), "thu": ((time(0), time(6)),)}
    assert open_until(store(round_the_clock), wed(3)) == wed(6) + timedelta(days=1)


def test_overlapping_intervals_are_one() -> None:
    messy = store({"wed": ((time(12), time(16)), (time(10), time(13)))})
    assert open_until(messy, wed(10)) == wed(16)
    nested = store({"wed": ((time(10), time(16)), (time(11), time(12)))})
    assert open_until(nested, wed(10)) == wed(16)


def test_a_holiday_is_closed_all_day() -> None:
    shut = store(LUNCH_AND_DINNER, closed=(date(2026, 3, 11),))
    assert not is_open(shut, wed(12))
    assert is_open(shut, wed(12) + timedelta(days=7))
    assert opens_next(shut, wed(9)) is None


def test_the_night_before_a_holiday_ends_when_it_always_does() -> None:
    hours: Hours = {"wed": ((time(18), time(1)),), "thu": ((time(18), time(1)),)}
    thursday_shut = store(hours, closed=(date(2026, 3, 12),))
    assert is_open(thursday_shut, datetime(2026, 3, 12, 0, 30, tzinfo=NEW_YORK))
    assert not is_open(thursday_shut, datetime(2026, 3, 12, 19, tzinfo=NEW_YORK))
    assert not is_open(thursday_shut, datetime(2026, 3, 13, 0, 30, tzinfo=NEW_YORK))


def test_a_holiday_is_a_date_at_the_store_not_in_utc() -> None:
    tokyo = store({"wed": ((time(8), time(20)),)}, zone="Asia/Tokyo", closed=(date(2026, 3, 11),))
    assert not is_open(tokyo, datetime(2026, 3, 10, 23, 30, tzinfo=UTC))


def test_on_the_day_with_23_hours_the_skipped_hour_is_not_worked() -> None:
    night: Hours = {"sat": ((time(22), time(4)),)}
    start = datetime(2026, 3, 7, 22, tzinfo=NEW_YORK)
    end = open_until(store(night), start)
    assert end == datetime(2026, 3, 8, 8, tzinfo=UTC)
    assert end - start.astimezone(UTC) == timedelta(hours=5)


def test_on_the_day_with_25_hours_the_repeated_hour_is_worked_twice() -> None:
    night: Hours = {"sat": ((time(22), time(4)),)}
    start = datetime(2026, 10, 31, 22, tzinfo=NEW_YORK)
    end = open_until(store(night), start)
    assert end == datetime(2026, 11, 1, 9, tzinfo=UTC)
    assert end - start.astimezone(UTC) == timedelta(hours=7)


def test_a_closing_time_that_comes_twice_is_its_first() -> None:
    night: Hours = {"sat": ((time(22), time(1, 30)),)}
    assert open_until(store(night), datetime(2026, 10, 31, 23, tzinfo=NEW_YORK)) == datetime(
        2026, 11, 1, 5, 30, tzinfo=UTC
    )
    assert not is_open(store(night), datetime(2026, 11, 1, 1, 15, fold=1, tzinfo=NEW_YORK))


def test_an_opening_time_that_is_skipped_moves_with_the_clock() -> None:
    early: Hours = {"sun": ((time(2, 30), time(12)),)}
    assert opens_next(store(early), datetime(2026, 3, 8, 1, tzinfo=NEW_YORK)) == datetime(
        2026, 3, 8, 3, 30, tzinfo=NEW_YORK
    ).astimezone(UTC)


def test_an_interval_that_the_clock_change_swallows_is_no_opening() -> None:
    swallowed: Hours = {"sun": ((time(2, 30), time(3)),)}
    for minute in range(0, 240, 10):
        assert not is_open(store(swallowed), datetime(2026, 3, 8, 5, tzinfo=UTC) + timedelta(minutes=minute))
    assert opens_next(store(swallowed), datetime(2026, 3, 8, 1, tzinfo=NEW_YORK)) is None


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
    ],
)
def test_noon_is_noon_on_every_day_on_which_clocks_change(zone: str, day: date) -> None:
    sunday = store({"sun": ((time(12), time(13)),)}, zone=zone)
    noon = datetime.combine(day, time(12), tzinfo=ZoneInfo(zone))
    assert is_open(sunday, noon.astimezone(UTC))
    assert not is_open(sunday, noon.astimezone(UTC) - timedelta(minutes=1))
    assert open_until(sunday, noon) == noon.astimezone(UTC) + timedelta(hours=1)


EARLY = member("early", {"wed": ((time(9), time(17)),)})
LATE = member("late", {"wed": ((time(16), time(1)),)})


def test_on_duty_are_those_whose_shift_it_is() -> None:
    staffed = store({}, team=(EARLY, LATE))
    assert on_duty(staffed, wed(8, 59)) == ()
    assert on_duty(staffed, wed(9)) == (EARLY,)
    assert on_duty(staffed, wed(16, 30)) == (EARLY, LATE)
    assert on_duty(staffed, wed(17)) == (LATE,)
    assert on_duty(staffed, datetime(2026, 3, 12, 0, 59, tzinfo=NEW_YORK)) == (LATE,)


def test_who_leaves_before_the_end_does_not_count() -> None:
    staffed = store({}, team=(EARLY, LATE))
    assert on_duty(staffed, wed(16, 30), until=wed(17)) == (EARLY, LATE)
    assert on_duty(staffed, wed(16, 30), until=wed(17, 1)) == (LATE,)
    assert on_duty(staffed, wed(15), until=wed(18)) == ()


def test_a_break_is_no_duty() -> None:
    split = member("split", {"wed": ((time(9), time(12)), (time(13), time(17)))})
    assert on_duty(store({}, team=(split,)), wed(11), until=wed(14)) == ()


def test_nobody_is_on_duty_on_a_holiday() -> None:
    assert on_duty(store({}, team=(EARLY, LATE), closed=(date(2026, 3, 11),)), wed(16, 30)) == ()
