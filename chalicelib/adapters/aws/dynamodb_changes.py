"""What each change of a write is in DynamoDB's words: the operation, its condition, and what it expects to find.

An item that expired counts as absent, whether DynamoDB has removed it or not, so every condition looks at the expiry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.adapters.aws import dynamodb_items as items
from chalicelib.domain.records import ABSENT, Add, Change, Check, Delete, Put

_GONE = "(attribute_not_exists(p) OR x <= :now)"
_ALIVE_OR_ABSENT = "(attribute_not_exists(x) OR x > :now)"
_AT = f"(v = :version AND {_ALIVE_OR_ABSENT})"


@dataclass(frozen=True, slots=True)
class Operation:
    """One part of a transaction, or a call of its own.

    Attributes:
        kind: As in TransactWriteItems.
        said: Its parameters, without the table.
        minds_expired: It fails where something expired lies, though nothing is wrong; then it is written anew.
        anew: It replaces something expired; it fails if somebody else did so meanwhile.
        size_bytes: What it writes, as far as that is known before. 0: nothing that counts.
    """

    kind: str
    said: Mapping[str, Any]
    minds_expired: bool = False
    anew: bool = False
    size_bytes: int = 0


def operation(change: Change, *, now: int, anew: bool = False) -> Operation:
    """What a change is.

    Args:
        now: Microseconds; what expired by then is absent.
        anew: Something expired was found there.

    Raises:
        ValueError: DynamoDB can't have such a key or such an item, the body is no JSON, a time is naive.
    """
    if not items.fits(change.key):
        raise ValueError("a key has 1 to 2048 bytes for its partition and 1 to 1024 to sort by")
    match change:
        case Put():
            return _put(change, now=now, anew=anew)
        case Delete():
            return Operation("Delete", {"Key": items.key(change.key), **_expecting(change.expect, now=now)})
        case Check():
            return Operation("ConditionCheck", {"Key": items.key(change.key), **_expecting(change.expect, now=now)})
        case Add():
            return _add_anew(change, now=now) if anew and _within(change) else _add(change, now=now, anew=anew)


def _expecting(version: int | None, *, now: int) -> dict[str, Any]:
    if version is None:
        return {}
    if version == ABSENT:
        return {"ConditionExpression": _GONE, "ExpressionAttributeValues": {":now": items.number(now)}}
    values = {":now": items.number(now), ":version": items.number(version)}
    return {"ConditionExpression": _AT, "ExpressionAttributeValues": values}


def _put(change: Put, *, now: int, anew: bool) -> Operation:
    """A first one replaces whatever expired there; others leave the counters alone."""
    attributes = items.attributes(change)
    whole = {**items.key(change.key), "v": items.number(1), **attributes}
    size_bytes = items.size(whole)
    if size_bytes > items.MOST_ITEM_BYTES:
        raise ValueError(f"an item of {size_bytes} bytes; {items.MOST_ITEM_BYTES} is the most")
    if anew or change.expect == ABSENT:
        return Operation("Put", {"Item": whole, **_expecting(ABSENT, now=now)}, anew=anew, size_bytes=size_bytes)
    sets = ["v = if_not_exists(v, :zero) + :one", *(f"{name} = :{name}" for name in attributes)]
    removes = [name for name in items.OF_A_PUT if name not in attributes]
    values = {":zero": items.number(0), ":one": items.number(1)} | {f":{name}": attributes[name] for name in attributes}
    expected = _expecting(change.expect, now=now) or _unless_expired(now)
    said = {
        "Key": items.key(change.key),
        "UpdateExpression": f"SET {', '.join(sets)} REMOVE {', '.join(removes)}",
        "ConditionExpression": expected["ConditionExpression"],
        "ExpressionAttributeValues": {**values, **expected["ExpressionAttributeValues"]},
    }
    return Operation("Update", said, minds_expired=change.expect is None, size_bytes=size_bytes)


def _within(change: Add) -> bool:
    """Whether the amount alone is within the bounds."""
    most, least = change.at_most, change.at_least
    return (most is None or change.amount <= most) and (least is None or change.amount >= least)


def _add_anew(change: Add, *, now: int) -> Operation:
    whole = {**items.key(change.key), "v": items.number(1), _counter(change): items.number(change.amount)}
    return Operation("Put", {"Item": whole, **_expecting(ABSENT, now=now)}, anew=True)


def _counter(change: Add) -> str:
    return f"{items.COUNTER}{change.counter}"


def _add(change: Add, *, now: int, anew: bool) -> Operation:
    expected = _unless_expired(now)
    conditions = [expected["ConditionExpression"]]
    values = {":zero": items.number(0), ":one": items.number(1), ":amount": items.number(change.amount)}
    bounds = {":most": ("<=", change.at_most), ":least": (">=", change.at_least)}
    for name, (sign, bound) in bounds.items():
        if bound is not None:
            fresh = change.amount <= bound if sign == "<=" else change.amount >= bound
            conditions.append(f"({'attribute_not_exists(#c) OR ' if fresh else ''}#c {sign} {name})")
            values[name] = items.number(bound - change.amount)
    said = {
        "Key": items.key(change.key),
        "UpdateExpression": "SET v = if_not_exists(v, :zero) + :one, #c = if_not_exists(#c, :zero) + :amount",
        "ConditionExpression": " AND ".join(conditions),
        "ExpressionAttributeNames": {"#c": _counter(change)},
        "ExpressionAttributeValues": {**values, **expected["ExpressionAttributeValues"]},
    }
    return Operation("Update", said, minds_expired=not anew)  # anew it is out of bounds, which is a conflict


def _unless_expired(now: int) -> dict[str, Any]:
    return {"ConditionExpression": _ALIVE_OR_ABSENT, "ExpressionAttributeValues": {":now": items.number(now)}}
