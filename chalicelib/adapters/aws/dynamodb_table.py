"""The table: the one definition which the stack's must equal, and which tests make theirs from."""

from __future__ import annotations

from typing import Any

INDEX = "due"
EXPIRY = "t"
"""The attribute by which DynamoDB removes what expired; nothing is decided by it."""


def table_definition(name: str) -> dict[str, Any]:
    """As CreateTable takes it.

    The index holds keys only. That is one write unit whatever the item weighs, and none when an item changes and its
    due time does not; what is due is read from the table then, for the index lags behind and could not be believed.
    """
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            {"AttributeName": "p", "AttributeType": "S"},
            {"AttributeName": "s", "AttributeType": "S"},
            {"AttributeName": "a", "AttributeType": "S"},
            {"AttributeName": "d", "AttributeType": "N"},
        ],
        "KeySchema": _keys("p", "s"),
        "GlobalSecondaryIndexes": [
            {"IndexName": INDEX, "KeySchema": _keys("a", "d"), "Projection": {"ProjectionType": "KEYS_ONLY"}}
        ],
    }


def _keys(partition: str, sort: str) -> list[dict[str, str]]:
    return [{"AttributeName": partition, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}]
