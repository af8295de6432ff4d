"""What the simulation reckons is what a table is asked: the same calls, and items as large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.scale.heard import HeardRecords
from chalicelib.adapters.aws import clients, dynamodb_items
from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.engine import pipeline
from chalicelib.ports import Key
from tests.tables import Tables
from tests.worlds import BRAND, Stage, item, post

TEXTS = (
    "I walked past Morton's today.",
    "@Mortons tonight is the first anniversary of my father's death and we",
    "@Mortons my steak was cold and the waiter was rude. Never again.",
    None,  # the steak
)


class Counted:
    """boto3's client; counts what is asked of it."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> Counted:
        return self

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        def ask(**parameters: Any) -> Any:
            self.calls += 1
            return getattr(clients.client("dynamodb"), operation)(**parameters)

        return ask


def test_calls_and_sizes_are_those_of_the_real_adapter(tables: Tables) -> None:
    stage, counted, name = Stage(), Counted(), tables.empty()
    heard = HeardRecords(DynamoRecords(name, clock=stage.clock, client=counted))
    world = replace(stage.world, records=heard)
    for number, text in enumerate(TEXTS):
        overheard = number == 0
        event = post(text, number=str(number), author=str(number), addressed=not overheard, answerable=not overheard)
        before, reckoned = counted.calls, heard.calls
        pipeline.consider(item(event, BRAND), world)
        assert counted.calls - before == heard.calls - reckoned
    kept = clients.client("dynamodb").scan(TableName=name, ConsistentRead=True)["Items"]
    reckoned_sizes = {dynamodb_items.key_of(one): heard.table.size(dynamodb_items.key_of(one)) for one in kept}
    assert len(kept) > 8
    for one in kept:
        key: Key = dynamodb_items.key_of(one)
        assert abs(dynamodb_items.size(one) - reckoned_sizes[key]) <= 40, key  # a token, a version of two digits
        assert dynamodb_items.units(dynamodb_items.size(one)) == dynamodb_items.units(reckoned_sizes[key])
