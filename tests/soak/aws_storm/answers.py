"""AWS's own words for what it doesn't do, or does by halves."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

Answer = tuple[int, bytes]
Asked = dict[str, Any]
Halves = tuple[Asked | None, Callable[[Asked], Asked]]
"""What is asked instead (None: nothing), and what becomes of the answer to that."""
THROTTLES = frozenset(
    {
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "SlowDown",
        "ThrottlingException",
    }
)
_OF: Mapping[str, tuple[str, ...]] = {
    "dynamodb": ("ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"),
    "sqs": ("RequestThrottled", "ThrottlingException"),
}
_SPACES = {"dynamodb": "com.amazonaws.dynamodb.v20120810#", "sqs": "com.amazonaws.sqs#"}


def throttled(service: str, operation: str, chance: Random) -> Answer:
    """Too many calls, it says."""
    if service == "s3":
        return 503, _xml("SlowDown", "Please reduce your request rate.")
    code = chance.choice(_OF[service])
    if operation == "TransactWriteItems" and code == "ThrottlingException":
        return _cancelled(["ThrottlingError"])
    return 400, _json(service, code)


def broken(service: str) -> Answer:
    """Something went wrong there."""
    if service == "s3":
        return 500, _xml("InternalError", "We encountered an internal error. Please try again.")
    if service == "dynamodb":
        return 500, _json(service, "InternalServerError")
    return 503, _json(service, "ServiceUnavailable")


def contended(parts: int, chance: Random) -> Answer:
    """Somebody else holds an item of the transaction, or the same call is still being done."""
    if chance.random() < 0.2:
        return 400, _json("dynamodb", "TransactionInProgressException")
    reasons = ["None"] * parts
    reasons[chance.randrange(parts)] = "TransactionConflict"
    return _cancelled(reasons)


def _cancelled(reasons: list[str]) -> Answer:
    told = [{"Code": code} if code == "None" else {"Code": code, "Message": "said by a storm"} for code in reasons]
    return 400, _json("dynamodb", "TransactionCanceledException", CancellationReasons=told)


def _json(service: str, code: str, **more: Any) -> bytes:
    return json.dumps({"__type": _SPACES[service] + code, "message": "said by a storm", **more}).encode()


def _xml(code: str, message: str) -> bytes:
    return f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>{message}</Message></Error>".encode()


def _half_a_send(asked: Asked, chance: Random) -> Halves:
    entries = asked["Entries"]
    left = [entry for entry in entries if chance.random() < 0.5] or entries[:1]
    failed = [
        {"Id": entry["Id"], "SenderFault": False, "Code": "InternalError", "Message": "said by a storm"}
        for entry in left
    ]
    taken = [entry for entry in entries if entry not in left]

    def finish(answer: Asked) -> Asked:
        return {"Successful": answer.get("Successful", []), "Failed": failed}

    return ({**asked, "Entries": taken} if taken else None), finish


def _half_a_read(asked: Asked, chance: Random) -> Halves:
    ((table, wanted),) = asked["RequestItems"].items()
    keys = wanted["Keys"]
    most = chance.randrange(len(keys))
    left = {"UnprocessedKeys": {table: {**wanted, "Keys": keys[most:]}}}

    def finish(answer: Asked) -> Asked:
        return {"Responses": {table: []}, **answer, **left}

    return ({**asked, "RequestItems": {table: {**wanted, "Keys": keys[:most]}}} if most else None), finish


def _half_a_query(asked: Asked, chance: Random) -> Halves:
    return {**asked, "Limit": 1}, lambda answer: answer


HALVES: Mapping[str, Callable[[Asked, Random], Halves]] = {
    "SendMessageBatch": _half_a_send,
    "BatchGetItem": _half_a_read,
    "Query": _half_a_query,
}
