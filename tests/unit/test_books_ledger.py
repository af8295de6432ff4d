"""Purses: never overspent, counted by periods on the brand's wall, given back once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Literal

import pytest

from chalicelib.books import ledger
from chalicelib.domain.decision import PlannedAction
from chalicelib.domain.errors import Conflict
from chalicelib.domain.playbook import Brand, Purse
from chalicelib.ports import Records
from tests.worlds import Stage

Period = Literal["day", "week", "month", "year"]
NOON = datetime(2026, 3, 11, 16, 0, tzinfo=UTC)


def brand(*, cents: int = 3700, period: Period = "month", zone: str = "America/New_York") -> Brand:
    purses = {"fun": Purse(cents=cents, period=period)}
    return Brand(id="b", name="B", languages=("en",), time_zone=zone, currency="USD", purses=purses)


def action(number: int, *, cents: int = 100, purse: str | None = "fun") -> PlannedAction:
    return PlannedAction(
        key=f"x:{number}/rule/0", rule="rule", do="notify_store", settings={}, cost_cents=cents, purse=purse
    )


def reserve(records: Records, number: int, of: Brand, *, cents: int = 100, at: datetime = NOON) -> None:
    records.write(*ledger.reserve([action(number, cents=cents)], of, post_key=f"x:{number}", now=at))


@pytest.fixture
def records() -> Records:
    return Stage().records.behind


def test_of_a_hundred_at_once_exactly_those_get_money_for_whom_there_is_some(records: Records) -> None:
    def attempt(number: int) -> bool:
        try:
            reserve(records, number, brand())
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        got = list(pool.map(attempt, range(100)))
    assert got.count(True) == 37
    assert ledger.free_cents(records, brand(), "fun", now=NOON) == 0
    kept = [one for number in range(100) for one in ledger.reservations(records, f"x:{number}")]
    assert [one.cents for one in kept] == [100] * 37


def test_a_purse_takes_its_last_cent_and_not_one_more(records: Records) -> None:
    reserve(records, 1, brand(), cents=3700)
    with pytest.raises(Conflict):
        reserve(records, 2, brand(), cents=1)
    assert ledger.reservations(records, "x:2") == []


def test_one_plan_with_two_costs_is_reserved_whole_or_not_at_all(records: Records) -> None:
    plan = [action(1, cents=2000), action(2, cents=2000)]
    with pytest.raises(Conflict):
        records.write(*ledger.reserve(plan, brand(), post_key="x:1", now=NOON))
    assert ledger.free_cents(records, brand(), "fun", now=NOON) == 3700
    records.write(*ledger.reserve(plan, brand(cents=4000), post_key="x:1", now=NOON))
    assert ledger.free_cents(records, brand(cents=4000), "fun", now=NOON) == 0


def test_what_is_free_needs_no_purse(records: Records) -> None:
    assert ledger.reserve([action(1, cents=0), action(2, purse=None)], brand(), post_key="x:1", now=NOON) == []


def test_the_same_action_is_reserved_once(records: Records) -> None:
    reserve(records, 1, brand())
    with pytest.raises(Conflict):
        reserve(records, 1, brand())


def test_money_goes_back_once(records: Records) -> None:
    reserve(records, 1, brand(), cents=900)
    records.write(*ledger.release(records, "x:1", action(1).key))
    assert ledger.release(records, "x:1", action(1).key) == []
    assert ledger.free_cents(records, brand(), "fun", now=NOON) == 3700
    assert [one.state for one in ledger.reservations(records, "x:1")] == ["released"]


def test_two_who_give_back_the_same_money_at_once_give_it_back_once(records: Records) -> None:
    reserve(records, 1, brand(), cents=900)
    first, second = (ledger.release(records, "x:1", action(1).key) for _ in range(2))
    records.write(*first)
    with pytest.raises(Conflict):
        records.write(*second)
    assert ledger.free_cents(records, brand(), "fun", now=NOON) == 3700


def test_where_nothing_was_reserved_nothing_goes_back(records: Records) -> None:
    assert ledger.release(records, "x:1", "x:1/rule/0") == []


def test_money_goes_back_to_the_period_from_which_it_came(records: Records) -> None:
    april = datetime(2026, 4, 2, tzinfo=UTC)
    reserve(records, 1, brand(), cents=3700)
    assert ledger.free_cents(records, brand(), "fun", now=april) == 3700
    records.write(*ledger.release(records, "x:1", action(1).key))
    assert ledger.free_cents(records, brand(), "fun", now=april) == 3700
    assert ledger.free_cents(records, brand(), "fun", now=NOON) == 3700


@pytest.mark.parametrize(
    ("period", "at", "start"),
    [
        ("day", "2026-03-08T04:59:59+00:00", "2026-03-07"),  # 23:59:59 EST, the night before the clocks change
        ("day", "2026-03-08T05:00:00+00:00", "2026-03-08"),
        ("day", "2026-03-09T03:59:59+00:00", "2026-03-08"),  # 23:59:59 EDT: that day has 23 hours
        ("day", "2026-03-09T04:00:00+00:00", "2026-03-09"),
        ("day", "2026-11-02T04:59:59+00:00", "2026-11-01"),  # and this one 25
        ("day", "2026-11-02T05:00:00+00:00", "2026-11-02"),
        ("week", "2026-03-09T03:59:59+00:00", "2026-03-02"),  # Sunday
        ("week", "2026-03-09T04:00:00+00:00", "2026-03-09"),  # Monday
        ("week", "2026-01-01T12:00:00+00:00", "2025-12-29"),  # a week across New Year
        ("month", "2026-04-01T03:59:59+00:00", "2026-03-01"),
        ("month", "2026-04-01T04:00:00+00:00", "2026-04-01"),
        ("year", "2027-01-01T04:59:59+00:00", "2026-01-01"),
        ("year", "2027-01-01T05:00:00+00:00", "2027-01-01"),
    ],
)
def test_periods_start_at_midnight_on_the_brands_wall(period: Period, at: str, start: str) -> None:
    assert ledger.period_start(brand(period=period), "fun", datetime.fromisoformat(at)) == start


def test_the_zone_is_the_brands_and_not_the_times() -> None:
    at = datetime.fromisoformat("2026-03-31T23:30:00-04:00")
    assert ledger.period_start(brand(zone="Europe/Berlin"), "fun", at) == "2026-04-01"
    assert ledger.period_start(brand(zone="America/Los_Angeles"), "fun", at) == "2026-03-01"
