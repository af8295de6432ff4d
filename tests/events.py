"""What AWS hands to a function: events as API Gateway, SQS, the schedule and EventBridge make them."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

ACCOUNT, REGION = "000000000000", "eu-central-1"
_ids = count(1)


def request(
    method: str,
    route: str,
    *,
    values: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> dict[str, Any]:
    """Of a REST API with Lambda proxy integration.

    Args:
        route: As in `app`, e.g. ``/webhooks/{platform}/{endpoint}``.
        values: Of what stands in braces.
    """
    path = route.format(**(values or {}))
    text = None if body is None else body.decode("utf-8", "surrogateescape")
    binary = text is not None and any("\udc80" <= char <= "\udcff" for char in text)
    return {
        "resource": route,
        "path": path,
        "httpMethod": method,
        "headers": dict(headers or {}),
        "multiValueHeaders": {name: [value] for name, value in (headers or {}).items()},
        "queryStringParameters": dict(query) if query else None,
        "multiValueQueryStringParameters": {name: [value] for name, value in query.items()} if query else None,
        "pathParameters": dict(values) if values else None,
        "stageVariables": None,
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": "api",
            "httpMethod": method,
            "identity": {"sourceIp": "203.0.113.7", "userAgent": "test"},
            "path": f"/api{path}",
            "requestId": _id(),
            "resourcePath": route,
            "stage": "api",
        },
        "body": base64.b64encode(body or b"").decode() if binary else text,
        "isBase64Encoded": binary,
    }


def messages(queue: str, bodies: Sequence[str], *, groups: Sequence[str] | None = None, receives: int = 1) -> Any:
    """A batch of a queue; each message with an id of its own.

    Args:
        groups: Of each message, in a FIFO queue.
    """
    records: list[dict[str, Any]] = []
    for number, body in enumerate(bodies):
        attributes = {
            "ApproximateFirstReceiveTimestamp": "1773255901000",
            "ApproximateReceiveCount": str(receives),
            "SenderId": "AIDAEXAMPLE",
            "SentTimestamp": "1773255900000",
        }
        if groups is not None:
            attributes |= {
                "MessageDeduplicationId": _id(),
                "MessageGroupId": groups[number],
                "SequenceNumber": f"{next(_ids):020}",
            }
        records.append(
            {
                "messageId": _id(),
                "receiptHandle": f"handle-{next(_ids)}",
                "body": body,
                "attributes": attributes,
                "messageAttributes": {},
                "md5OfBody": "",
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue}",
                "awsRegion": REGION,
            }
        )
    return {"Records": records}


def minute() -> dict[str, Any]:
    """The schedule's."""
    return _happened("aws.events", "Scheduled Event", {})


def put(bucket: str, key: str) -> dict[str, Any]:
    """Somebody put something into the bucket."""
    there = {"key": key, "size": 1, "etag": "0", "sequencer": f"{next(_ids):016X}"}
    detail = {"version": "0", "bucket": {"name": bucket}, "object": there}
    return _happened("aws.s3", "Object Created", {**detail, "reason": "PutObject"})


def _happened(source: str, kind: str, detail: dict[str, Any]) -> dict[str, Any]:
    return {
        "version": "0",
        "id": _id(),
        "detail-type": kind,
        "source": source,
        "account": ACCOUNT,
        "time": "2026-03-11T19:05:00Z",
        "region": REGION,
        "resources": [],
        "detail": detail,
    }


def _id() -> str:
    return f"{next(_ids):08x}-0000-4000-8000-000000000000"
