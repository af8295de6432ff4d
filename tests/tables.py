"""Tables of an AWS for the tests, each as the stack's is."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from chalicelib.adapters.aws import clients
from chalicelib.adapters.aws.dynamodb_table import table_definition


class Tables:
    """Makes tables; where making one takes long, they are emptied and used again.

    Without removing what expired: the emulator, and DynamoDB, would go by their own clocks there.
    """

    def __init__(self) -> None:
        self._made: list[str] = []
        self._free: list[str] = []

    def empty(self) -> str:
        """The name of one with nothing in it."""
        if self._free:
            return self._emptied(self._free.pop())
        name = f"delight-test-{uuid4().hex}"
        self._client.create_table(**table_definition(name))
        self._client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
        self._made.append(name)
        return name

    def give_back(self) -> None:
        """Whoever asked for tables is done with them."""
        self._free = list(self._made)

    def delete(self) -> None:
        """All that were made."""
        for name in self._made:
            self._client.delete_table(TableName=name)

    def _emptied(self, name: str) -> str:
        pages = self._client.get_paginator("scan").paginate(
            TableName=name, ProjectionExpression="p, s", ConsistentRead=True
        )
        for page in pages:
            for item in page["Items"]:
                self._client.delete_item(TableName=name, Key=item)
        return name

    @property
    def _client(self) -> Any:
        return clients.client("dynamodb")
