"""What only DynamoDB has: limits, how items look and what they weigh, shards, and what removes them some day."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from hashlib import sha256
from random import Random
from threading import Lock
from typing import Any

import msgspec
import pytest
from botocore.exceptions import ClientError

from chalicelib.adapters.aws import clients
from chalicelib.adapters.aws import dynamodb_items as items
from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.adapters.aws.dynamodb_meter import Cost, Meter, of_write, size
from chalicelib.adapters.aws.dynamodb_table import EXPIRY, table_definition
from chalicelib.adapters.aws.dynamodb_words import WORDS
from chalicelib.adapters.system import FixedClock, SystemClock
from chalicelib.books import decisions
from chalicelib.domain.errors import Conflict, NotStored
from chalicelib.domain.micros import to_micros
from chalicelib.domain.post import PostEvent
from chalicelib.ports import ABSENT, Add, Change, Check, Delete, Due, Key, Put
from tests.tables import Tables
from tests.worlds import STEAK_AT, Stage, demo_files

ONE, TWO, PURSE = Key("p", "one"), Key("p", "two"), Key("purse#mortons", "2026-03")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@pytest.fixture
def table(tables: Tables) -> str:
    return tables.empty()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(STEAK_AT)


@pytest.fixture
def records(table: str, clock: FixedClock) -> DynamoRecords:
    return DynamoRecords(table, clock=clock)


def noise(length: int) -> str:
    """What doesn't become smaller by much."""
    return "".join(Random(length).choices(LETTERS, k=length))


def raw(table: str, key: Key) -> dict[str, Any]:
    """The item as DynamoDB has it."""
    answer = clients.client("dynamodb").get_item(TableName=table, Key=items.key(key), ConsistentRead=True)
    return dict(answer.get("Item", {}))


# Limits


@pytest.mark.parametrize(
    "key", [Key("", "s"), Key("p", ""), Key("p" * 2049, "s"), Key("p", "s" * 1025), Key("ü" * 1025, "s")]
)
def test_a_key_that_can_not_be_is_refused_and_never_there(records: DynamoRecords, key: Key) -> None:
    for change in (Put(key, {}), Put(key, {}, expect=ABSENT), Add(key, "n", 1), Delete(key), Check(key, ABSENT)):
        with pytest.raises(ValueError, match="key"):
            records.write(Put(TWO, {}), change)
    assert (records.get(key), dict(records.get_all([key])), records.get(TWO)) == (None, {}, None)
    assert list(records.query(key.partition, prefix=key.sort)) == []


def test_the_largest_keys_are_keys(records: DynamoRecords) -> None:
    key = Key("p" * 2048, "ü" * 512)
    records.write(Put(key, {"n": 1}, expect=ABSENT))
    assert [stored.key for stored in records.query(key.partition, prefix=key.sort)] == [key]


def test_what_is_too_large_is_refused_before_anything_is_written(records: DynamoRecords) -> None:
    with pytest.raises(ValueError, match="409600 is the most"):
        records.write(Put(ONE, {}), Put(TWO, {"text": noise(600_000)}))
    many = [Put(Key("p", str(number)), {"text": noise(380_000 + number)}) for number in range(20)]
    with pytest.raises(ValueError, match="bytes in one write"):
        records.write(*many)
    assert list(records.query("p")) == []
    records.write(Put(TWO, {"text": "x" * 600_000}))  # which becomes small


# Items


def test_a_short_body_can_be_read_in_the_table_and_a_long_one_is_compressed(records: DynamoRecords, table: str) -> None:
    records.write(Put(ONE, {"text": "Käse"}, expect=ABSENT), Put(TWO, {"text": "Käse" * 500}, expect=ABSENT))
    short, long = raw(table, ONE), raw(table, TWO)
    assert (short["b"], set(short)) == ({"S": '{"text":"Käse"}'}, {"p", "s", "v", "b"})
    assert (len(long["z"]["B"]) < 100, set(long)) == (True, {"p", "s", "v", "z"})
    records.write(Put(TWO, {"text": "Käse"}, expect=1))
    assert set(raw(table, TWO)) == {"p", "s", "v", "b", "w"}
    records.write(Put(TWO, {"text": noise(700)}, expect=2))
    assert "b" in raw(table, TWO)  # one unit either way


def test_the_words_that_compressed_bodies_refer_to_are_those_with_which_they_were_written() -> None:
    """Whoever changes them makes everything unreadable that lies in the tables: add others beside them."""
    assert sha256(WORDS).hexdigest() == "069a97c5d77e493317b1f120124a7614b950803605135c5228df8d00f789a66a"


def test_a_decision_fits_into_one_write_unit() -> None:
    stage = Stage()
    sizes = {}
    for path, text in demo_files().items():
        if path.startswith("examples/"):
            event = msgspec.convert(json.loads(text), PostEvent)
            stage.consider(event)
            sizes[event.id] = size(stage.records.get(decisions.key(event.id)))
    assert sum(one <= items.WRITE_UNIT for one in sizes.values()) > 0.8 * len(sizes) > 20


def test_what_expires_is_removed_by_dynamodb_later_and_never_sooner(
    records: DynamoRecords, table: str, clock: FixedClock
) -> None:
    at = clock.now() + timedelta(microseconds=1)
    records.write(Put(ONE, {}, expires=at))
    item = raw(table, ONE)
    assert item["x"] == {"N": str(to_micros(at))}
    assert item[EXPIRY] == {"N": str(to_micros(at) // 1_000_000 + 1)}
    records.write(Put(ONE, {}))
    assert not {"x", EXPIRY} & set(raw(table, ONE))


def test_the_clock_of_the_engine_decides_and_not_what_is_still_there(
    records: DynamoRecords, table: str, clock: FixedClock
) -> None:
    records.write(Put(ONE, {"old": True}, due=Due("timers", clock.now()), expires=clock.now() + timedelta(hours=1)))
    records.write(Add(ONE, "n", 5))
    clock.at += timedelta(hours=1)
    assert raw(table, ONE)
    assert (records.get(ONE), list(records.query("p")), list(records.due("timers", now=clock.now()))) == (None, [], [])
    with pytest.raises(Conflict):
        records.write(Add(ONE, "n", 6, at_most=5), Put(TWO, {}))
    records.write(Add(ONE, "n", 5, at_most=5), Put(TWO, {}))
    found = records.get(ONE)
    assert found is not None
    assert (found.body, found.version, found.counters, found.due) == ({}, 1, {"n": 5}, None)


def test_of_several_that_fail_the_first_is_named_though_an_expired_one_stands_before_it(
    records: DynamoRecords, clock: FixedClock
) -> None:
    records.write(Put(ONE, {}, expires=clock.now()), Put(TWO, {}))
    wrong = Put(TWO, {}, expect=ABSENT)
    with pytest.raises(Conflict) as caught:
        records.write(Put(ONE, {"n": 1}), wrong, Check(PURSE, 9))
    assert (caught.value.change, records.get(ONE)) == (wrong, None)


def test_an_agenda_is_spread_over_its_parts() -> None:
    parts = [items.shard("timers", Key("timer#x", str(number))) for number in range(4000)]
    counts = {part: parts.count(part) for part in set(parts)}
    assert len(counts) == items.SHARDS
    assert max(counts.values()) < 2 * 4000 / items.SHARDS


def test_the_index_holds_keys_only_and_what_moved_meanwhile_is_not_due(
    records: DynamoRecords, table: str, clock: FixedClock
) -> None:
    """As an index that lags behind would have it: one that names what the table has moved since."""
    (index,) = table_definition(table)["GlobalSecondaryIndexes"]
    assert index["Projection"] == {"ProjectionType": "KEYS_ONLY"}

    class Lagging(DynamoRecords):
        def _named(self, agenda: str, bound: str, at: int, *, limit: int, latest: bool) -> Any:
            return iter([ONE, TWO, PURSE, Key("p", "gone")])

    now = clock.now()
    records.write(
        Put(ONE, {}, due=Due("timers", now)),
        Put(TWO, {}, due=Due("timers", now + timedelta(seconds=1))),
        Put(PURSE, {}),
    )
    assert [stored.key for stored in Lagging(table, clock=clock).due("timers", now=now)] == [ONE]


# What it costs

BODY = {"text": noise(1500)}
BEFORE: tuple[Change, ...] = (
    Put(ONE, {"text": noise(3000)}, due=Due("timers", STEAK_AT)),
    Add(PURSE, "cents", 5),
)
WRITES: dict[str, tuple[tuple[Change, ...], Cost]] = {
    "a first put": ((Put(TWO, {}, expect=ABSENT),), Cost(1, 1, 0)),
    "a first put of 2 KB": ((Put(TWO, BODY, expect=ABSENT),), Cost(1, 2, 0)),
    "a first put that is due": ((Put(TWO, BODY, expect=ABSENT, due=Due("timers", STEAK_AT)),), Cost(1, 2, 1)),
    "a smaller put": ((Put(ONE, {}, expect=1),), Cost(1, 3, 1)),
    "a put that stays due": ((Put(ONE, {}, expect=1, due=Due("timers", STEAK_AT)),), Cost(1, 3, 0)),
    "a put that moves": (
        (Put(ONE, {}, expect=1, due=Due("timers", STEAK_AT + timedelta(hours=1))),),
        Cost(1, 3, 2),
    ),
    "any put": ((Put(TWO, {}),), Cost(1, 2, 0)),
    "an add": ((Add(PURSE, "cents", 5),), Cost(1, 2, 0)),
    "a delete": ((Delete(ONE, 1),), Cost(1, 6, 1)),
    "several": ((Put(TWO, BODY, expect=ABSENT), Check(ONE, 1), Check(Key("p", "no"), 0), Delete(PURSE)), Cost(1, 14)),
}


@pytest.mark.parametrize(("changes", "wanted"), WRITES.values(), ids=WRITES)
def test_a_write_costs_what_dynamodb_says(
    table: str, clock: FixedClock, changes: tuple[Change, ...], wanted: Cost
) -> None:
    told: list[Cost] = []

    class Billed:
        """boto3's client, which asks each time what it cost."""

        def __getattr__(self, operation: str) -> Callable[..., Any]:
            def call(**said: Any) -> Any:
                answer = getattr(clients.client("dynamodb"), operation)(**said, ReturnConsumedCapacity="INDEXES")
                consumed = answer["ConsumedCapacity"]
                (one,) = consumed if isinstance(consumed, list) else [consumed]
                index = sum(part["CapacityUnits"] for part in one.get("GlobalSecondaryIndexes", {}).values())
                told.append(Cost(1, int(one["CapacityUnits"] - index), int(index)))
                return answer

            return call

    records = DynamoRecords(table, clock=clock)
    records.write(*BEFORE)
    before = records.get_all(change.key for change in changes)
    DynamoRecords(table, clock=clock, client=Billed).write(*changes)
    assert of_write(changes, before) == wanted
    assert told == [wanted]


def test_a_meter_adds_up(records: DynamoRecords) -> None:
    meter = Meter(records)
    meter.write(Put(TWO, BODY, expect=ABSENT), Put(ONE, {}, due=Due("timers", STEAK_AT)))
    assert meter.cost == Cost(1, 6, 1)
    meter.cost = Cost()
    meter.get(TWO)
    meter.get_all([ONE, TWO, PURSE])
    meter.query("p")
    assert meter.cost == Cost(calls=3, read_units=5)
    meter.cost = Cost()
    assert len(meter.due("timers", now=STEAK_AT)) == 1
    assert meter.cost == Cost(calls=17, read_units=9)


# Many at once


class Contended:
    """boto3's client for a DynamoDB that holds the items of a transaction for a while, and refuses others meanwhile."""

    def __init__(self) -> None:
        self.refused = 0
        self._held: set[str] = set()
        self._lock = Lock()

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        real: Callable[..., Any] = getattr(clients.client("dynamodb"), operation)
        return partial(self._held_during, real) if operation == "transact_write_items" else real

    def _held_during(self, real: Callable[..., Any], **said: Any) -> Any:
        parts = [next(iter(part.values())) for part in said["TransactItems"]]
        keys = {str(items.key_of(part.get("Key") or part["Item"])) for part in parts}
        with self._lock:
            mine = keys.isdisjoint(self._held)
            self._held |= keys if mine else set()
            self.refused += not mine
        if not mine:
            reasons = [{"Code": "TransactionConflict"} for _ in parts]
            said_so: Any = {"Error": {"Code": "TransactionCanceledException"}, "CancellationReasons": reasons}
            raise ClientError(said_so, "TransactWriteItems")
        try:
            time.sleep(0.005)
            return real(**said)
        finally:
            with self._lock:
                self._held -= keys


def test_many_who_want_one_purse_never_overspend_it_and_all_get_an_answer(table: str) -> None:
    """Each with a transaction, as decisions are stored: the purse, and something of its own."""
    limit, threads, each = 20, 16, 2
    contended = Contended()
    answers: list[str] = []

    def reserve(number: int) -> None:
        records = DynamoRecords(table, clock=SystemClock(), client=lambda: contended)
        for turn in range(each):
            mine = Put(Key(f"post#{number}", str(turn)), {"text": noise(200)}, expect=ABSENT)
            try:
                records.write(mine, Add(PURSE, "cents", 1, at_most=limit))
            except (Conflict, NotStored) as error:
                answers.append(type(error).__name__)
            else:
                answers.append("reserved")

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(reserve, range(threads)))
    records = DynamoRecords(table, clock=SystemClock())
    purse = records.get(PURSE)
    assert purse is not None
    kept = sum(len(records.query(f"post#{number}")) for number in range(threads))
    assert contended.refused > threads
    assert purse.counters["cents"] == kept == answers.count("reserved") <= limit
    assert answers.count("reserved") + answers.count("Conflict") >= 0.9 * threads * each
