"""The same stage on DynamoDB: what was written until now is moved there, and everything after goes there."""

from __future__ import annotations

import json

from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.domain.micros import from_micros
from chalicelib.ports import Add, Change, Due, Key, Put
from tests.worlds import Stage

ROWS = "SELECT partition, sort, body, counters, agenda, due_at, expires FROM records"


def moved(stage: Stage, table: str) -> Stage:
    """Versions begin anew, as they do for whoever reads afresh; of bodies, counters and times nothing is lost."""
    there = DynamoRecords(table, clock=stage.clock)
    with stage.database.reading() as connection:
        rows = connection.execute(ROWS).fetchall()
    for partition, sort, body, counters, agenda, due_at, expires in rows:
        key = Key(partition, sort)
        due = None if agenda is None else Due(agenda, from_micros(due_at))
        put = Put(key, json.loads(body), due=due, expires=None if expires is None else from_micros(expires))
        changes: list[Change] = [put, *(Add(key, name, amount) for name, amount in json.loads(counters).items())]
        for change in changes:
            there.write(change)
    stage.records.behind = there
    return stage
