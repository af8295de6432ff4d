"""Records on DynamoDB: one table, one item a record (`dynamodb_items`), one index for all agendas (`dynamodb_table`).

A write with several changes is one transaction, whose token makes a second try of it harmless. A single put that
expects something is written alone, for half the price; by its mark it knows itself if its answer was lost.
"""

from __future__ import annotations

import heapq
import secrets  # noqa: TID251  (marks of tries, no ids of anything)
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from chalicelib.adapters.aws import clients
from chalicelib.adapters.aws import dynamodb_items as items
from chalicelib.adapters.aws.dynamodb_calls import BUSY, Calls, Unmet
from chalicelib.adapters.aws.dynamodb_changes import Operation, operation
from chalicelib.adapters.aws.dynamodb_table import INDEX
from chalicelib.domain import advice
from chalicelib.domain.errors import Conflict, NotStored
from chalicelib.domain.micros import to_micros
from chalicelib.domain.records import ABSENT, Change, Check, Key, Put, Stored
from chalicelib.ports import Clock

MAX_CHANGES = 100
MOST_BYTES = 4 * 1024 * 1024
"""Of a transaction."""
BATCH = 100
"""So many items DynamoDB reads in one call."""
PAGE = 100

_SEEN = "ReturnValuesOnConditionCheckFailure"
_ALONE = {"Put": "put_item", "Update": "update_item"}


class DynamoRecords:
    """`ports.Records` in a table; expiry goes by the engine's clock."""

    def __init__(
        self,
        table: str,
        *,
        clock: Clock,
        client: Callable[[], Any] = lambda: clients.client("dynamodb"),
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        """Nothing is loaded or asked before the first use.

        Args:
            table: Its name.
            client: Gives boto3's client for DynamoDB.
            pause: Waits so many seconds before another try.
        """
        self._clock = clock
        self._ask = Calls(table, client, pause=pause)
        self._table = table

    def get(self, key: Key) -> Stored | None:
        """See `ports.Records.get`."""
        item = self._item(key)
        return None if item is None or items.is_expired(item, now=self._now()) else items.stored(item)

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        """See `ports.Records.get_all`."""
        now = self._now()
        asked = iter([key for key in dict.fromkeys(keys) if items.fits(key)])
        found: dict[Key, Stored] = {}
        while batch := list(islice(asked, BATCH)):
            for item in self._batch(batch):
                if not items.is_expired(item, now=now):
                    found[items.key_of(item)] = items.stored(item)
        return found

    def query(
        self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100
    ) -> Sequence[Stored]:
        """See `ports.Records.query`."""
        if not items.fits(Key(partition, prefix or " ")):
            return []
        behind = after if after and after >= prefix else None
        if behind is not None and not behind.startswith(prefix):
            return []
        now = self._now()
        alive = (item for item in self._query(partition, prefix, behind, limit) if not items.is_expired(item, now=now))
        return [items.stored(item) for item in islice(alive, max(limit, 0))]

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        """See `ports.Records.due`."""
        until = to_micros(now)
        return self._on_agenda(agenda, "d <= :d", until, limit=limit, latest=False)

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        """See `ports.Records.latest`."""
        return self._on_agenda(agenda, "d >= :d", to_micros(since), limit=limit, latest=True)

    def write(self, *changes: Change) -> None:
        """See `ports.Records.write`."""
        if len(changes) > MAX_CHANGES:
            raise ValueError(f"{len(changes)} changes in one write; {MAX_CHANGES} is the most")
        if len({change.key for change in changes}) < len(changes):
            raise ValueError("a key occurs twice in one write")
        now = self._now()
        anew: set[int] = set()
        for _ in range(BUSY.tries):
            operations = [operation(change, now=now, anew=n in anew) for n, change in enumerate(changes)]
            size_bytes = sum(one.size_bytes for one in operations)
            if size_bytes > MOST_BYTES:
                raise ValueError(f"{size_bytes} bytes in one write; {MOST_BYTES} is the most")
            expired = self._write(changes, operations, now=now) if changes else None
            if expired is None:
                return
            anew = expired
        raise NotStored(advice.AWS_CONTENDED, where=self._table)

    def _write(self, changes: Sequence[Change], operations: Sequence[Operation], *, now: int) -> set[int] | None:
        """One write; returns which changes meet something expired. Then nothing was written. None: it is done."""
        first = changes[0]
        if len(changes) == 1 and isinstance(first, Check):
            self._check(first, now=now)
            return None
        if len(changes) == 1 and isinstance(first, Put) and first.expect is not None:
            self._put_alone(first, operations[0])
            return None
        seen = {_SEEN: "ALL_OLD"}
        parts = [
            {one.kind: {"TableName": self._table, **one.said, **(seen if one.minds_expired else {})}}
            for one in operations
        ]
        try:
            self._ask("transact_write_items", TransactItems=parts, ClientRequestToken=secrets.token_hex(16))
        except Unmet as unmet:
            anew = {n for n, one in enumerate(operations) if one.anew}
            overtaken = anew & unmet.found.keys()
            expired = {n for n, item in unmet.found.items() if item and items.is_expired(item, now=now)}
            if not (expired or overtaken):
                raise Conflict(changes[min(unmet.found)]) from None
            return anew - overtaken | expired
        return None

    def _check(self, change: Check, *, now: int) -> None:
        item = self._item(change.key)
        version = ABSENT if item is None or items.is_expired(item, now=now) else int(item["v"]["N"])
        if version != change.expect:
            raise Conflict(change)

    def _put_alone(self, change: Put, put: Operation) -> None:
        """Whoever finds an own mark wrote it; whoever finds another's after an answer was lost can't know any more."""
        mark = items.text(secrets.token_urlsafe(9))
        try:
            self._ask(_ALONE[put.kind], TableName=self._table, **_marked(put, mark), **{_SEEN: "ALL_OLD"})
        except Unmet as unmet:
            if not unmet.in_doubt:
                raise Conflict(change) from None
            found = unmet.found[0]
            if found is None or found.get("w") != mark:
                raise NotStored(advice.AWS_SILENT, where=self._table) from None

    def _item(self, key: Key) -> items.Item | None:
        if not items.fits(key):
            return None
        item: items.Item | None = self._ask(
            "get_item", TableName=self._table, Key=items.key(key), ConsistentRead=True
        ).get("Item")
        return item

    def _batch(self, keys: Sequence[Key]) -> Iterator[items.Item]:
        """In any order; what DynamoDB leaves over, because it is a lot or too busy, is asked for again."""
        wanted: Any = {self._table: {"Keys": [items.key(one) for one in keys], "ConsistentRead": True}}
        tries = 0
        while wanted:
            answer = self._ask("batch_get_item", RequestItems=wanted)
            read = answer["Responses"].get(self._table, [])
            yield from read
            wanted = answer.get("UnprocessedKeys")
            tries = 0 if read else tries + 1
            if wanted and tries == BUSY.tries:
                raise NotStored(advice.AWS_BUSY, where=self._table)
            if wanted and tries:
                self._ask.wait(tries)

    def _query(self, partition: str, prefix: str, behind: str | None, limit: int) -> Iterator[items.Item]:
        condition, values = "p = :p", {":p": items.text(partition)}
        if prefix:
            condition, values = f"{condition} AND begins_with(s, :s)", {**values, ":s": items.text(prefix)}
        start = None if behind is None else items.key(Key(partition, behind))
        return self._pages(condition, values, start=start, limit=limit, ConsistentRead=True)

    def _on_agenda(self, agenda: str, bound: str, at: int, *, limit: int, latest: bool) -> list[Stored]:
        """The index names what may be due, the table says what is: whatever moved meanwhile is left out."""
        named = self._named(agenda, bound, at, limit=limit, latest=latest)
        found: list[Stored] = []
        while len(found) < limit and (keys := list(islice(named, min(BATCH, limit - len(found))))):
            read = self.get_all(keys)
            found += [one for one in (read.get(key) for key in keys) if one and _is_still(one, agenda, at, latest)]
        return sorted(found, key=_when, reverse=latest)

    def _named(self, agenda: str, bound: str, at: int, *, limit: int, latest: bool) -> Iterator[Key]:
        shards = (
            self._pages(
                f"a = :a AND {bound}",
                {":a": items.text(items.part(agenda, which)), ":d": items.number(at)},
                limit=limit,
                IndexName=INDEX,
                ScanIndexForward=not latest,
            )
            for which in range(items.SHARDS)
        )
        merged = heapq.merge(*shards, key=lambda item: int(item["d"]["N"]), reverse=latest)
        return (items.key_of(item) for item in merged)

    def _pages(
        self,
        condition: str,
        values: Mapping[str, items.Value],
        *,
        limit: int,
        start: Mapping[str, items.Value] | None = None,
        **more: Any,
    ) -> Iterator[items.Item]:
        said = {"TableName": self._table, "KeyConditionExpression": condition, "ExpressionAttributeValues": values}
        size = max(limit, 1)
        while True:
            following = {} if start is None else {"ExclusiveStartKey": start}
            answer = self._ask("query", Limit=size, **said, **following, **more)
            yield from answer["Items"]
            start = answer.get("LastEvaluatedKey")
            if start is None:
                return
            size = max(size, PAGE)  # a page that was not enough held what is expired

    def _now(self) -> int:
        return to_micros(self._clock.now())


def _marked(put: Operation, mark: items.Value) -> dict[str, Any]:
    said = dict(put.said)
    if put.kind == "Put":
        return {**said, "Item": {**said["Item"], "w": mark}}
    said["UpdateExpression"] = said["UpdateExpression"].replace("SET ", "SET w = :w, ", 1)
    return {**said, "ExpressionAttributeValues": {**said["ExpressionAttributeValues"], ":w": mark}}


def _is_still(one: Stored, agenda: str, at: int, latest: bool) -> bool:  # noqa: FBT001  (as asked)
    if one.due is None or one.due.agenda != agenda:
        return False
    due = to_micros(one.due.at)
    return due >= at if latest else due <= at


def _when(one: Stored) -> tuple[datetime | None, Key]:
    return (one.due.at if one.due is not None else None), one.key
