"""Limits: so many times within so many days, per customer, store or rule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.books import grants
from chalicelib.domain.errors import Conflict
from chalicelib.domain.playbook import Limit
from chalicelib.ports import Records
from tests.worlds import Stage

NOW = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)
LIMITS = (
    Limit(per="customer", times=2, days=7),
    Limit(per="customer", times=3, days=30),
    Limit(per="store", times=1, days=1),
    Limit(per="rule", times=5, days=1),
)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def records(stage: Stage) -> Records:
    return stage.records.behind


def read(records: Records, about: dict[str, str], *, rule: str = "r") -> list[grants.Tally]:
    return grants.read(records, brand="b", rule=rule, limits=LIMITS, about=about)


def grant(records: Records, post_key: str, *, at: datetime = NOW, rule: str = "r", **about: str) -> None:
    records.write(*grants.grant(records, read(records, about, rule=rule), post_key=post_key, rule=rule, now=at))


def reached(records: Records, *, at: datetime = NOW, but: str = "", rule: str = "r", **about: str) -> Limit | None:
    found = [tally.reached(now=at, apart_from=but) for tally in read(records, about, rule=rule)]
    return next((limit for limit in found if limit is not None), None)


def test_nothing_was_granted_so_no_limit_is_reached(records: Records) -> None:
    assert reached(records, customer="ann", store="here", rule_="rule") is None


def test_so_many_times_and_then_no_more(records: Records) -> None:
    grant(records, "x:1", customer="ann")
    assert reached(records, customer="ann") is None
    grant(records, "x:2", customer="ann")
    assert reached(records, customer="ann") == LIMITS[0]


def test_days_are_counted_to_the_second(stage: Stage, records: Records) -> None:
    grant(records, "x:1", store="here")
    for passed, limit in ((timedelta(days=1) - timedelta(seconds=1), LIMITS[2]), (timedelta(days=1), None)):
        stage.clock.at = NOW + passed
        assert reached(records, store="here", at=NOW + passed) == limit


def test_what_is_exactly_so_many_days_ago_counts_no_more(records: Records) -> None:
    (tally,) = read(records, {"store": "here"})
    granted = tally._replace(grants={"x:1": (NOW - timedelta(days=1)).isoformat()})
    assert granted.reached(now=NOW, apart_from="") is None
    assert granted.reached(now=NOW - timedelta(microseconds=1), apart_from="") == LIMITS[2]


def test_of_two_limits_the_longer_one_still_counts_what_the_shorter_forgot(records: Records) -> None:
    for number, days in enumerate((20, 12, 8)):
        grant(records, f"x:{number}", at=NOW - timedelta(days=days), customer="ann")
    assert reached(records, customer="ann") == LIMITS[1]


def test_each_customer_store_and_rule_has_its_own_count(records: Records) -> None:
    grant(records, "x:1", store="here", customer="ann")
    grant(records, "x:2", customer="ann")
    assert reached(records, customer="bob") is None
    assert reached(records, store="there") is None
    assert reached(records, customer="ann", rule="another") is None
    assert reached(records, customer="ann") is not None
    assert reached(records, store="here") is not None


def test_a_post_doesnt_stand_in_its_own_way(records: Records) -> None:
    grant(records, "x:1", store="here")
    assert reached(records, store="here", but="x:1") is None


def test_deciding_again_counts_the_post_once(records: Records) -> None:
    grant(records, "x:1", customer="ann")
    grant(records, "x:1", customer="ann")
    (tally,) = read(records, {"customer": "ann"})
    assert list(tally.grants) == ["x:1"]


def test_two_at_once_cant_both_take_the_last_one(records: Records) -> None:
    first, second = (read(records, {"store": "here"}) for _ in range(2))
    records.write(*grants.grant(records, first, post_key="x:1", rule="r", now=NOW))
    with pytest.raises(Conflict):
        records.write(*grants.grant(records, second, post_key="x:2", rule="r", now=NOW))


def test_what_is_taken_back_may_be_granted_again(records: Records) -> None:
    grant(records, "x:1", store="here", customer="ann")
    records.write(*grants.take_back(records, post_key="x:1", rule="r", now=NOW))
    assert reached(records, store="here") is None
    assert grants.take_back(records, post_key="x:1", rule="r", now=NOW) == []


def test_taking_back_leaves_what_others_got(records: Records) -> None:
    grant(records, "x:1", customer="ann")
    grant(records, "x:2", customer="ann")
    records.write(*grants.take_back(records, post_key="x:1", rule="r", now=NOW))
    (tally,) = read(records, {"customer": "ann"})
    assert list(tally.grants) == ["x:2"]


def test_nothing_is_taken_back_where_nothing_was_granted(records: Records) -> None:
    assert grants.take_back(records, post_key="x:1", rule="r", now=NOW) == []


def test_what_no_limit_counts_any_more_is_forgotten(records: Records) -> None:
    grant(records, "x:1", at=NOW - timedelta(days=31), customer="ann")
    grant(records, "x:2", customer="ann")
    (tally,) = read(records, {"customer": "ann"})
    assert list(tally.grants) == ["x:2"]


def test_when_another_store_takes_over_both_counts_go_back(records: Records) -> None:
    """An edit moved the task to another store before it was offered: nothing may stay with the first."""
    grant(records, "x:1", store="here", customer="ann")
    grant(records, "x:1", store="there", customer="ann")
    records.write(*grants.take_back(records, post_key="x:1", rule="r", now=NOW))
    assert reached(records, store="there") is None
    assert reached(records, store="here") is None


def test_rules_without_limits_count_nothing(records: Records) -> None:
    assert grants.read(records, brand="b", rule="r", limits=(), about={"customer": "ann"}) == []
