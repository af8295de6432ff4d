"""DynamoDB refuses, is too busy, or does it and nobody hears of it: what the records say then, and what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from chalicelib.adapters.aws import clients
from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.adapters.aws.dynamodb_calls import BUSY as PACE
from chalicelib.adapters.aws.dynamodb_calls import CONTENDED
from chalicelib.adapters.system import SystemClock
from chalicelib.domain import advice
from chalicelib.domain.errors import Conflict, NotStored
from chalicelib.ports import ABSENT, Add, Change, Check, Delete, Key, Put
from tests.tables import Tables
from tests.tap import (
    Answer,
    Tap,
    Trouble,
    broken_after,
    cancelled,
    lost_after,
    lost_after_and,
    lost_before,
    refused,
    tapped,
)

ONE, TWO, PURSE = Key("p", "one"), Key("p", "two"), Key("purse", "2026-03")
BUSY = refused("ThrottlingException")

WRITES: dict[str, tuple[Change, ...]] = {
    "put where nothing is": (Put(TWO, {"n": 2}, expect=ABSENT),),
    "put at a version": (Put(ONE, {"n": 2}, expect=1),),
    "put": (Put(ONE, {"n": 2}),),
    "add": (Add(PURSE, "cents", 5, at_most=9),),
    "delete at a version": (Delete(ONE, expect=1),),
    "delete": (Delete(ONE),),
    "several": (Put(ONE, {"n": 2}, expect=1), Put(TWO, {}, expect=ABSENT), Add(PURSE, "cents", 5, at_most=9)),
}
OPERATIONS = ("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "GetItem", "BatchGetItem", "Query")


@pytest.fixture(scope="module")
def tap_of_all(emulator: str) -> Iterator[Tap]:
    with tapped(emulator) as tap:
        yield tap


@pytest.fixture
def tap(tap_of_all: Tap) -> Tap:
    tap_of_all.reset()
    return tap_of_all


@cache
def client(endpoint: str) -> Any:
    return clients.session().create_client("dynamodb", endpoint_url=endpoint, config=clients.config("dynamodb"))


def behind(tap: Tap, table: str, pauses: list[float]) -> DynamoRecords:
    return DynamoRecords(table, clock=SystemClock(), client=lambda: client(tap.endpoint), pause=pauses.append)


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def table(tables: Tables) -> str:
    return tables.empty()


@pytest.fixture
def records(tap: Tap, table: str, pauses: list[float]) -> DynamoRecords:
    """Through the tap, with one item."""
    found = behind(tap, table, pauses)
    found.write(Put(ONE, {"n": 1}))
    tap.calls.clear()
    return found


@pytest.fixture
def others(table: str) -> DynamoRecords:
    """Somebody else, who has no trouble."""
    return DynamoRecords(table, clock=SystemClock())


def everywhere(tap: Tap, *troubles: Trouble) -> None:
    for operation in OPERATIONS:
        tap.trouble(operation, *troubles)


def picture(records: DynamoRecords) -> object:
    found = records.get_all([ONE, TWO, PURSE])
    return {key.sort: (dict(stored.body), stored.version, dict(stored.counters)) for key, stored in found.items()}


def undisturbed(tables: Tables, changes: tuple[Change, ...]) -> object:
    records = DynamoRecords(tables.empty(), clock=SystemClock())
    records.write(Put(ONE, {"n": 1}))
    records.write(*changes)
    return picture(records)


@pytest.mark.parametrize("trouble", [lost_before, lost_after, broken_after, BUSY], ids=lambda one: one.__name__)
@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("changes", WRITES.values(), ids=WRITES)
def test_a_write_takes_effect_once_and_is_no_conflict_with_itself(
    records: DynamoRecords,
    others: DynamoRecords,
    tables: Tables,
    tap: Tap,
    changes: tuple[Change, ...],
    trouble: Trouble,
    times: int,
) -> None:
    everywhere(tap, *[trouble] * times)
    records.write(*changes)
    assert picture(others) == undisturbed(tables, changes)


def test_a_put_that_was_overtaken_after_its_answer_was_lost_is_in_doubt_and_no_conflict(
    records: DynamoRecords, others: DynamoRecords, tap: Tap
) -> None:
    """A conflict would say that nothing was written."""
    tap.trouble("UpdateItem", lost_after_and(lambda: others.write(Put(ONE, {"n": 3}, expect=2))))
    with pytest.raises(NotStored):
        records.write(Put(ONE, {"n": 2}, expect=1))
    tap.trouble("PutItem", lost_after_and(lambda: others.write(Delete(TWO))))
    records.write(Put(TWO, {}, expect=ABSENT))  # gone again meanwhile: then once more is as good as a moment later
    assert tap.calls.count("PutItem") == 2


def test_a_transaction_that_was_overtaken_after_its_answer_was_lost_is_done(
    records: DynamoRecords, others: DynamoRecords, tap: Tap
) -> None:
    tap.trouble("TransactWriteItems", lost_after_and(lambda: others.write(Put(ONE, {"n": 3}, expect=2))))
    records.write(Put(ONE, {"n": 2}, expect=1), Add(PURSE, "cents", 5))
    one, purse = others.get(ONE), others.get(PURSE)
    assert one is not None
    assert purse is not None
    assert (one.body, one.version, purse.counters) == ({"n": 3}, 3, {"cents": 5})


def test_an_unconditional_write_does_not_undo_what_others_did_while_its_answer_was_lost(
    records: DynamoRecords, others: DynamoRecords, tap: Tap
) -> None:
    for change in (Put(ONE, {"n": 2}), Delete(ONE)):
        tap.trouble("TransactWriteItems", lost_after_and(lambda: others.write(Put(ONE, {"n": 3}))))
        records.write(change)
        found = others.get(ONE)
        assert found is not None
        assert found.body == {"n": 3}


@pytest.mark.parametrize("change", [Put(TWO, {"n": 2}), Add(TWO, "n", 2, at_most=5)], ids=["put", "add"])
def test_what_replaces_something_expired_does_not_replace_what_came_meanwhile(
    records: DynamoRecords, others: DynamoRecords, tap: Tap, change: Change
) -> None:
    others.write(Put(TWO, {"old": True}, expires=SystemClock().now()))

    def overtaken(through: Callable[[], Answer]) -> Answer:
        others.write(Put(TWO, {"n": 1}, expect=ABSENT))
        return through()

    tap.trouble("TransactWriteItems", lambda through: through(), overtaken)
    records.write(change, Put(PURSE, {}))
    found = others.get(TWO)
    assert found is not None
    assert found.version == 2
    assert tap.calls == ["TransactWriteItems"] * 3  # expired, overtaken, done


def test_a_conflict_is_one_at_once(records: DynamoRecords, tap: Tap) -> None:
    for changes in ((Put(ONE, {}, expect=7),), (Put(ONE, {}, expect=ABSENT),), (Delete(ONE, 7), Put(TWO, {}))):
        with pytest.raises(Conflict) as caught:
            records.write(*changes)
        assert caught.value.change is changes[0]
    assert tap.calls == ["UpdateItem", "PutItem", "TransactWriteItems"]


def test_whoever_meets_others_at_the_same_items_tries_again(
    records: DynamoRecords, tap: Tap, pauses: list[float]
) -> None:
    tap.trouble(
        "TransactWriteItems",
        cancelled("None", "TransactionConflict"),
        cancelled("ConditionalCheckFailed", "TransactionConflict"),  # it may not have failed by itself
        cancelled("ThrottlingError", "None"),
        refused("TransactionInProgressException"),
        refused("TransactionConflictException"),
    )
    records.write(Put(ONE, {"n": 2}, expect=1), Put(TWO, {}))
    tokens = {body["ClientRequestToken"] for body in tap.bodies[-6:]}
    assert (len(tokens), len(pauses)) == (1, 5)
    assert all(0 <= pause <= 1 for pause in pauses)


def test_whoever_meets_others_again_and_again_gives_up_and_nothing_is_written(
    records: DynamoRecords, others: DynamoRecords, tap: Tap, pauses: list[float]
) -> None:
    tap.trouble("TransactWriteItems", *[cancelled("None", "TransactionConflict")] * CONTENDED.tries)
    with pytest.raises(NotStored, match=advice.AWS_CONTENDED):
        records.write(Put(ONE, {"n": 2}, expect=1), Put(TWO, {}))
    assert (len(tap.calls), len(pauses), others.get(TWO)) == (CONTENDED.tries, CONTENDED.tries - 1, None)


CALLS: dict[str, Callable[[DynamoRecords], object]] = {
    "get": lambda records: records.get(ONE),
    "get_all": lambda records: records.get_all([ONE]),
    "query": lambda records: records.query("p"),
    "due": lambda records: records.due("timers", now=SystemClock().now()),
    "check": lambda records: records.write(Check(ONE, 1)),
    "put where nothing is": lambda records: records.write(Put(TWO, {}, expect=ABSENT)),
    "put": lambda records: records.write(Put(ONE, {"n": 1})),
    "write": lambda records: records.write(Put(ONE, {}), Put(TWO, {})),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("code", ["ThrottlingException", "ProvisionedThroughputExceededException"])
def test_whoever_is_throttled_tries_again_for_a_while(
    records: DynamoRecords, tap: Tap, call: Callable[[DynamoRecords], object], code: str
) -> None:
    everywhere(tap, *[refused(code)] * (PACE.tries - 1))
    call(records)
    everywhere(tap, *[refused(code)] * PACE.tries)
    with pytest.raises(NotStored) as caught:
        call(records)
    assert caught.value.fix == advice.AWS_BUSY


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("AccessDeniedException", advice.AWS_REFUSES),
        ("UnrecognizedClientException", advice.AWS_REFUSES),
        ("ResourceNotFoundException", advice.AWS_GONE),
        ("ValidationException", "AWS answers ValidationException: its documentation says what that means"),
        ("ItemCollectionSizeLimitExceededException", None),
        ("SomethingNobodyEverSaw", None),
    ],
)
def test_what_another_try_can_not_help_is_told_at_once(
    records: DynamoRecords, table: str, tap: Tap, call: Callable[[DynamoRecords], object], code: str, told: str | None
) -> None:
    everywhere(tap, refused(code))
    with pytest.raises(NotStored) as caught:
        call(records)
    assert caught.value.fix == (told or caught.value.fix)
    assert (str(caught.value).startswith(f"{table}: "), len(tap.calls)) == (True, 1)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_where_nobody_answers_it_is_not_stored(
    table: str, pauses: list[float], emulator: str, call: Callable[[DynamoRecords], object]
) -> None:
    with tapped(emulator) as tap:
        records = behind(tap, table, pauses)
    with pytest.raises(NotStored) as caught:
        call(records)
    assert (caught.value.fix, len(pauses)) == (advice.AWS_SILENT, PACE.tries - 1)


def test_what_a_batch_leaves_over_is_asked_for_again(records: DynamoRecords, tap: Tap, table: str) -> None:
    def left_over(found: bytes) -> Trouble:
        return lambda _: (200, found)

    keys = b'{"p": {"S": "p"}, "s": {"S": "one"}}'
    nothing = b'{"Responses": {}, "UnprocessedKeys": {"%s": {"Keys": [%s], "ConsistentRead": true}}}'
    everything_left = left_over(nothing % (table.encode(), keys))
    tap.trouble("BatchGetItem", *[everything_left] * 3)
    assert set(records.get_all([ONE])) == {ONE}
    assert tap.calls == ["BatchGetItem"] * 4
    tap.trouble("BatchGetItem", *[everything_left] * PACE.tries)
    with pytest.raises(NotStored):
        records.get_all([ONE])
