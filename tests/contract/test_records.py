"""What every adapter of `ports.Records` promises."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.ports import ABSENT, Add, Change, Check, Clock, Delete, Due, Key, Put, Records

PURSE = Key("purse/mortons", "airport-delight/2026-03")
CASE = Key("case/mortons", "0001")
OTHER = Key("case/mortons", "0002")
SECOND = timedelta(seconds=1)
PassTime = Callable[[timedelta], None]


def conflict_of(records: Records, *changes: Change) -> object:
    with pytest.raises(Conflict) as caught:
        records.write(*changes)
    return caught.value.change


# Reading and writing


def test_what_was_never_written_is_not_there(records: Records) -> None:
    assert records.get(CASE) is None
    assert list(records.query("case/mortons")) == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": 'Käse, 日本語, 🥩, \u2028, \x00 and "quotes" \\ \''},
        {"big": 2**53 + 1, "bigger": 2**70, "negative": -(2**63) - 1},
        {"float": 0.1, "tiny": 5e-324, "whole float": 3.0, "large": 1.7976931348623157e308},
        {"none": None, "yes": True, "no": False, "nothing": [], "empty": {}, "": "name is empty"},
        {"nested": [{"a": [1, [2, {"b": None}]]}], "order": {"z": 1, "a": 2}},
    ],
)
def test_a_body_comes_back_exactly(records: Records, body: dict[str, Any]) -> None:
    records.write(Put(CASE, body))
    stored = records.get(CASE)
    assert stored is not None
    assert stored.body == body
    assert repr(sorted(stored.body.items())) == repr(sorted(body.items()))  # 3 is not 3.0 and 1 is not true


def test_whoever_changes_what_was_read_changes_nothing_stored(records: Records) -> None:
    records.write(Put(CASE, {"list": [1]}))
    first = records.get(CASE)
    assert first is not None
    first.body["list"].append(2)
    again = records.get(CASE)
    assert again is not None
    assert again.body == {"list": [1]}


@pytest.mark.parametrize("wrong", [{"x": float("nan")}, {"x": float("inf")}, {"x": "\ud800"}])
def test_what_is_no_json_is_refused_and_nothing_is_written(records: Records, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        records.write(Put(CASE, {}), Put(OTHER, wrong))
    assert records.get(CASE) is None


def test_versions_count_from_one_and_start_again_after_a_delete(records: Records) -> None:
    versions = []
    for change in (Put(CASE, {}), Put(CASE, {}), Add(CASE, "n", 1), Delete(CASE), Put(CASE, {})):
        records.write(change)
        stored = records.get(CASE)
        versions.append(stored and stored.version)
    assert versions == [1, 2, 3, None, 1]


def test_items_of_one_partition_come_in_the_order_of_their_sort_keys(records: Records) -> None:
    sorts = ["b", "a", "B", "é", "z", "a/2", "a/10", "\U0001f969", "\uffee"]
    records.write(*(Put(Key("p", sort), {}) for sort in sorts))
    records.write(Put(Key("o", "a"), {}), Put(Key("pp", "a"), {}))
    assert [stored.key.sort for stored in records.query("p")] == sorted(sorts)


def test_a_query_can_ask_for_a_prefix(records: Records) -> None:
    sorts = ["a", "a/1", "a/2", "a0", "b", "a/\U0010ffff", "a/\U0010ffffx"]
    records.write(*(Put(Key("p", sort), {}) for sort in sorts))
    assert [stored.key.sort for stored in records.query("p", prefix="a/")] == [
        "a/1",
        "a/2",
        "a/\U0010ffff",
        "a/\U0010ffffx",
    ]
    assert [stored.key.sort for stored in records.query("p", prefix="a/\U0010ffff")] == [
        "a/\U0010ffff",
        "a/\U0010ffffx",
    ]


@pytest.mark.parametrize("special", ["%", "_", "*", "[", "\ud7ff", "\ue000"])
def test_a_prefix_has_no_special_characters(records: Records, special: str) -> None:
    records.write(*(Put(Key("p", sort), {}) for sort in ("ab", f"a{special}", f"a{special}b", "a\uffff")))
    found = [stored.key.sort for stored in records.query("p", prefix=f"a{special}")]
    assert found == [f"a{special}", f"a{special}b"]


def test_pages_follow_one_another_without_gap_or_repetition(records: Records) -> None:
    sorts = [f"x/{number:03}" for number in range(25)]
    records.write(*(Put(Key("p", sort), {}) for sort in [*sorts, "w", "y"]))
    pages: list[list[str]] = []
    after = None
    for _ in range(4):
        pages.append([stored.key.sort for stored in records.query("p", prefix="x/", after=after, limit=10)])
        after = pages[-1][-1] if pages[-1] else after
    assert pages == [sorts[:10], sorts[10:20], sorts[20:], []]


def test_a_page_may_start_before_the_prefix(records: Records) -> None:
    records.write(Put(Key("p", "a"), {}), Put(Key("p", "b/1"), {}), Put(Key("p", "c"), {}))
    assert [stored.key.sort for stored in records.query("p", prefix="b/", after="a")] == ["b/1"]
    assert list(records.query("p", prefix="b/", after="c")) == []


# Many at once


def test_many_keys_are_read_at_once_and_what_is_not_there_is_left_out(records: Records) -> None:
    records.write(Put(CASE, {"n": 1}), Add(PURSE, "cents", 5))
    found = records.get_all([PURSE, OTHER, CASE, PURSE])
    assert dict(found) == {CASE: records.get(CASE), PURSE: records.get(PURSE)}
    assert dict(records.get_all(iter([]))) == {}


def test_any_number_of_keys_may_be_read_at_once(records: Records) -> None:
    keys = [Key(f"p{number % 7}", f"{number:03}") for number in range(250)]
    for start in range(0, 250, 100):
        records.write(*(Put(key, {"n": key.sort}) for key in keys[start : start + 100]))
    found = records.get_all(keys)
    assert {key: stored.body["n"] for key, stored in found.items()} == {key: key.sort for key in keys}


def test_what_is_large_is_read_and_listed_all_the_same(records: Records) -> None:
    """More than one answer of DynamoDB holds: 16 MB of a batch, 1 MB of a query."""
    chance = Random(7)
    noise = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=190_000)) for _ in range(18)]
    for number, content in enumerate(noise):
        records.write(Put(Key("p", f"{number:02}"), {"text": content}))
    assert [stored.body["text"] for stored in records.query("p")] == noise
    found = records.get_all(Key("p", f"{number:02}") for number in range(18))
    assert len(found) == 18


# All or nothing


def test_all_changes_of_a_write_are_applied(records: Records) -> None:
    records.write(Put(OTHER, {"old": True}))
    records.write(Put(CASE, {"n": 1}), Delete(OTHER), Add(PURSE, "cents", 5), Check(Key("x", "y"), ABSENT))
    case, purse = records.get(CASE), records.get(PURSE)
    assert case is not None
    assert purse is not None
    assert (case.body, records.get(OTHER), purse.counters) == ({"n": 1}, None, {"cents": 5})


def test_nothing_is_applied_where_one_expectation_fails(records: Records) -> None:
    records.write(Put(OTHER, {"old": True}), Put(PURSE, {}))
    failing = Check(Key("x", "y"), 1)
    assert conflict_of(records, Put(CASE, {}), Delete(OTHER), Add(PURSE, "cents", 5), failing) is failing
    other, purse = records.get(OTHER), records.get(PURSE)
    assert other is not None
    assert purse is not None
    assert (records.get(CASE), other.version, purse.counters, purse.version) == (None, 1, {}, 1)


def test_a_conflict_names_the_first_change_that_failed(records: Records) -> None:
    first, second = Check(CASE, 7), Add(PURSE, "cents", 5, at_most=4)
    assert conflict_of(records, Put(OTHER, {}), first, second) is first
    assert conflict_of(records, Put(OTHER, {}), second, first) is second


def test_writing_nothing_is_fine(records: Records) -> None:
    records.write()


def test_a_write_takes_one_hundred_changes_and_no_more(records: Records) -> None:
    changes = [Put(Key("p", f"{number:03}"), {}) for number in range(101)]
    with pytest.raises(ValueError, match="100"):
        records.write(*changes)
    assert list(records.query("p")) == []
    records.write(*changes[:100])
    assert len(records.query("p", limit=200)) == 100


def test_a_key_may_occur_once_in_a_write(records: Records) -> None:
    with pytest.raises(ValueError, match="twice"):
        records.write(Put(CASE, {}), Check(Key(*CASE), ABSENT))
    assert records.get(CASE) is None


# Expectations


@pytest.mark.parametrize(
    "make", [lambda e: Put(CASE, {}, expect=e), lambda e: Delete(CASE, e), lambda e: Check(CASE, e)]
)
def test_an_expected_version_must_be_there(records: Records, make: Callable[[int], Change]) -> None:
    assert conflict_of(records, make(1)) == make(1)
    records.write(Put(CASE, {}))
    for wrong in (ABSENT, 2):
        assert conflict_of(records, make(wrong)) == make(wrong)
    records.write(make(1))


def test_absent_is_met_only_by_an_item_that_is_not_there(records: Records) -> None:
    records.write(Check(CASE, ABSENT))
    records.write(Put(CASE, {}, expect=ABSENT))
    assert conflict_of(records, Put(CASE, {"second": True}, expect=ABSENT)) is not None
    records.write(Delete(CASE))
    records.write(Put(CASE, {}, expect=ABSENT))


def test_without_an_expectation_anything_goes(records: Records) -> None:
    records.write(Delete(CASE))
    records.write(Put(CASE, {"n": 1}))
    records.write(Put(CASE, {"n": 2}))
    stored = records.get(CASE)
    assert stored is not None
    assert (stored.body, stored.version) == ({"n": 2}, 2)


def test_a_check_changes_nothing(records: Records) -> None:
    records.write(Put(CASE, {}))
    records.write(Check(CASE, 1))
    stored = records.get(CASE)
    assert stored is not None
    assert stored.version == 1


# Counters


def test_a_counter_never_passes_its_limit(records: Records) -> None:
    for _ in range(2):
        records.write(Add(PURSE, "cents", 40, at_most=100))
    over = Add(PURSE, "cents", 40, at_most=100)
    assert conflict_of(records, over) is over
    records.write(Add(PURSE, "cents", 20, at_most=100))
    stored = records.get(PURSE)
    assert stored is not None
    assert stored.counters == {"cents": 100}


def test_a_counter_never_falls_below_its_floor(records: Records) -> None:
    below = Add(PURSE, "cents", -1, at_least=0)
    assert conflict_of(records, below) is below
    assert records.get(PURSE) is None
    records.write(Add(PURSE, "cents", 5))
    records.write(Add(PURSE, "cents", -5, at_least=0))
    assert conflict_of(records, below) is below


def test_adding_makes_an_item_with_an_empty_body(records: Records) -> None:
    records.write(Add(PURSE, "cents", 5))
    stored = records.get(PURSE)
    assert stored is not None
    assert (stored.body, stored.version, stored.counters, stored.due) == ({}, 1, {"cents": 5}, None)
    assert [item.key for item in records.query(PURSE.partition)] == [PURSE]


def test_counters_of_one_item_are_independent(records: Records) -> None:
    records.write(Add(PURSE, "reserved", 7))
    records.write(Add(PURSE, "spent, naïvely", -3))
    stored = records.get(PURSE)
    assert stored is not None
    assert stored.counters == {"reserved": 7, "spent, naïvely": -3}


def test_a_put_keeps_counters_and_an_add_keeps_the_rest(records: Records, clock: Clock, pass_time: PassTime) -> None:
    due = Due("purses", clock.now())
    records.write(Add(PURSE, "cents", 5))
    records.write(Put(PURSE, {"limit": 100}, due=due, expires=clock.now() + SECOND))
    records.write(Add(PURSE, "cents", 5))
    stored = records.get(PURSE)
    assert stored is not None
    assert (stored.body, stored.counters, stored.version, stored.due) == ({"limit": 100}, {"cents": 10}, 3, due)
    pass_time(SECOND)
    assert records.get(PURSE) is None


def test_counters_go_with_a_deleted_item(records: Records) -> None:
    records.write(Add(PURSE, "cents", 5))
    records.write(Delete(PURSE))
    records.write(Put(PURSE, {}))
    stored = records.get(PURSE)
    assert stored is not None
    assert stored.counters == {}


def test_of_many_at_once_exactly_as_many_add_as_the_limit_allows(records: Records) -> None:
    def reserve(_: int) -> bool:
        try:
            records.write(Add(PURSE, "cents", 1, at_most=37))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(16) as threads:
        won = sum(threads.map(reserve, range(100)))
    stored = records.get(PURSE)
    assert stored is not None
    assert (won, stored.counters, stored.version) == (37, {"cents": 37}, 37)


def test_of_many_at_once_exactly_one_wins_a_version(records: Records) -> None:
    records.write(Put(CASE, {"by": None}))

    def accept(number: int) -> bool:
        try:
            records.write(Put(CASE, {"by": number}, expect=1), Put(Key("won", str(number)), {}))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(16) as threads:
        won = [number for number, accepted in enumerate(threads.map(accept, range(32))) if accepted]
    stored = records.get(CASE)
    assert stored is not None
    assert [stored.body["by"]] == won
    assert [item.key.sort for item in records.query("won")] == [str(won[0])]


# Agendas


def test_the_longest_overdue_comes_first(records: Records, clock: Clock) -> None:
    now = clock.now()
    minutes = {"c": 3, "a": 1, "b": 2, "later": -1, "now": 0}
    records.write(
        *(Put(Key("p", name), {}, due=Due("timers", now - timedelta(minutes=m))) for name, m in minutes.items()),
        Put(Key("p", "elsewhere"), {}, due=Due("effects", now - timedelta(minutes=9))),
        Put(Key("p", "never"), {}),
    )
    assert [stored.key.sort for stored in records.due("timers", now=now)] == ["c", "b", "a", "now"]
    assert [stored.key.sort for stored in records.due("timers", now=now, limit=2)] == ["c", "b"]
    assert list(records.due("nothing", now=now)) == []


def test_the_latest_of_an_agenda_come_first(records: Records, clock: Clock) -> None:
    now = clock.now()
    minutes = {"a": 1, "b": 2, "c": 3, "ahead": -1, "since": 4}
    records.write(
        *(Put(Key("p", name), {"n": 1}, due=Due("done", now - timedelta(minutes=m))) for name, m in minutes.items())
    )
    since = now - timedelta(minutes=4)
    assert [stored.key.sort for stored in records.latest("done", since=since)] == ["ahead", "a", "b", "c", "since"]
    assert list(records.latest("done", since=now + 2 * SECOND * 60)) == []
    (first,) = records.latest("done", since=since, limit=1)
    assert first == records.get(Key("p", "ahead"))
    records.write(Put(Key("p", "ahead"), {}), Put(Key("p", "b"), {}, due=Due("done", since), expires=now))
    assert [stored.key.sort for stored in records.latest("done", since=since)] == ["a", "c", "since"]


def test_more_may_be_due_than_one_look_takes(records: Records, clock: Clock) -> None:
    at = [clock.now() - timedelta(seconds=number) for number in range(250)]
    for start in range(0, 250, 50):
        records.write(*(Put(Key("p", str(n)), {}, due=Due("timers", at[n])) for n in range(start, start + 50)))
    for limit in (249, 1000):
        found = [stored.due.at for stored in records.due("timers", now=clock.now(), limit=limit) if stored.due]
        assert found == sorted(at)[:limit]
    assert [stored.key.sort for stored in records.latest("timers", since=at[-1], limit=120)] == [
        str(number) for number in range(120)
    ]


def test_due_times_are_exact_to_the_microsecond_in_any_zone(records: Records) -> None:
    at = datetime(2026, 3, 11, 15, 5, 0, 999_999, tzinfo=timezone(timedelta(hours=-4)))
    records.write(Put(CASE, {}, due=Due("timers", at)))
    assert list(records.due("timers", now=at - timedelta(microseconds=1))) == []
    (stored,) = records.due("timers", now=at.astimezone(UTC))
    assert stored.due == Due("timers", at)
    assert stored.due.at.utcoffset() == timedelta(0)


def test_a_put_moves_an_item_on_its_agenda_or_takes_it_off(records: Records, clock: Clock) -> None:
    now = clock.now()
    records.write(Put(CASE, {}, due=Due("timers", now)), Put(OTHER, {}, due=Due("timers", now)))
    records.write(Put(CASE, {}, due=Due("timers", now + SECOND)), Put(OTHER, {}))
    assert list(records.due("timers", now=now)) == []
    assert [stored.key for stored in records.due("timers", now=now + SECOND)] == [CASE]
    records.write(Delete(CASE))
    assert list(records.due("timers", now=now + SECOND)) == []


# Expiry


def test_an_expired_item_is_absent_everywhere(records: Records, clock: Clock, pass_time: PassTime) -> None:
    now = clock.now()
    records.write(
        Put(CASE, {"old": True}, due=Due("timers", now), expires=now + SECOND), Put(OTHER, {}, due=Due("timers", now))
    )
    records.write(Add(CASE, "n", 5))
    pass_time(SECOND - timedelta(microseconds=1))
    assert records.get(CASE) is not None
    pass_time(timedelta(microseconds=1))
    assert records.get(CASE) is None
    assert [stored.key for stored in records.query("case/mortons", limit=1)] == [OTHER]
    assert [stored.key for stored in records.due("timers", now=now, limit=1)] == [OTHER]
    assert conflict_of(records, Check(CASE, 2)) is not None
    records.write(Check(CASE, ABSENT))
    records.write(Put(CASE, {"new": True}, expect=ABSENT))
    stored = records.get(CASE)
    assert stored is not None
    assert (stored.body, stored.version, stored.counters, stored.due) == ({"new": True}, 1, {}, None)


def test_adding_to_an_expired_item_starts_anew(records: Records, clock: Clock, pass_time: PassTime) -> None:
    records.write(Put(PURSE, {"old": True}, due=Due("purses", clock.now()), expires=clock.now() + SECOND))
    records.write(Add(PURSE, "cents", 90))
    pass_time(SECOND)
    records.write(Add(PURSE, "cents", 20, at_most=100))
    stored = records.get(PURSE)
    assert stored is not None
    assert (stored.body, stored.version, stored.counters, stored.due) == ({}, 1, {"cents": 20}, None)
    pass_time(timedelta(days=9999))
    assert records.get(PURSE) is not None


def test_a_later_put_may_lift_the_expiry(records: Records, clock: Clock, pass_time: PassTime) -> None:
    records.write(Put(CASE, {}, expires=clock.now() + SECOND))
    records.write(Put(CASE, {}))
    pass_time(SECOND)
    assert records.get(CASE) is not None


def test_an_item_may_be_written_expired(records: Records, clock: Clock) -> None:
    records.write(Put(CASE, {}, expires=clock.now()))
    assert records.get(CASE) is None


# Naive times


def test_naive_times_are_refused(records: Records) -> None:
    naive = datetime(2026, 3, 11, 15, 5)  # noqa: DTZ001  (this is what is refused)
    for change in (Put(CASE, {}, due=Due("timers", naive)), Put(CASE, {}, expires=naive)):
        with pytest.raises(ValueError, match="zone"):
            records.write(change)
    with pytest.raises(ValueError, match="zone"):
        records.due("timers", now=naive)
    with pytest.raises(ValueError, match="zone"):
        records.latest("timers", since=naive)
    assert records.get(CASE) is None
