"""How a record looks as an item of DynamoDB, and what DynamoDB says it weighs.

===========  =================================================================================================
``p``, ``s``  the key
``v``         version
``b``, ``z``  the body as JSON text, or that compressed with `dynamodb_words`; neither: an empty body
``c:<name>``  one counter each, so that a condition can look at it whether it is there or not
``a``, ``d``  agenda and shard, and when it is due in microseconds: the keys of the index ``due``
``x``, ``t``  expiry in microseconds, which is what counts, and in seconds, for DynamoDB to remove it some day
``w``         who wrote it last alone: a write whose answer was lost knows itself by it
===========  =================================================================================================
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from chalicelib.adapters.aws.dynamodb_words import WORDS
from chalicelib.domain.micros import from_micros, to_micros
from chalicelib.domain.records import Due, Key, Put, Stored

Value = Mapping[str, Any]
"""An attribute as DynamoDB takes it: its type, and what it is."""
Item = Mapping[str, Value]

SHARDS = 16
"""Parts of an agenda. A partition of the index takes 1,000 writes a second, and each item that comes, moves or goes is
one or two of them: so 8,000 a second and agenda. More needs a bigger number; each look at an agenda asks all parts."""

COUNTER = "c:"
OF_A_PUT = ("b", "z", "a", "d", "x", "t")
"""What a put sets or removes."""
WRITE_UNIT = 1024
MOST_ITEM_BYTES = 400 * 1024
MOST_PARTITION_BYTES, MOST_SORT_BYTES = 2048, 1024
_BESIDE_BYTES = 64
"""Version, due time, expiry and the like, when it is weighed whether to compress."""


def number(value: int) -> Value:
    """As DynamoDB wants it."""
    return {"N": str(value)}


def text(value: str) -> Value:
    """As DynamoDB wants it."""
    return {"S": value}


def key(of: Key) -> dict[str, Value]:
    """The attributes that name an item."""
    return {"p": text(of.partition), "s": text(of.sort)}


def key_of(item: Item) -> Key:
    """And back."""
    return Key(item["p"]["S"], item["s"]["S"])


def fits(of: Key) -> bool:
    """Whether DynamoDB can have an item with that key."""
    partition, sort = (len(part.encode()) for part in of)
    return 0 < partition <= MOST_PARTITION_BYTES and 0 < sort <= MOST_SORT_BYTES


def shard(agenda: str, of: Key) -> str:
    """On which part of an agenda an item stands, as long as it stands there."""
    return part(agenda, zlib.crc32("\0".join(of).encode()) % SHARDS)


def part(agenda: str, which: int) -> str:
    """The name of one part."""
    return f"{agenda}#{which:x}"


def attributes(change: Put) -> dict[str, Value]:
    """What a put says, without key and version.

    Raises:
        ValueError: The body is no JSON, or a time is naive.
    """
    found = _body(change)
    if change.due is not None:
        found |= {"a": text(shard(change.due.agenda, change.key)), "d": number(to_micros(change.due.at))}
    if change.expires is not None:
        at = to_micros(change.expires)
        found |= {"x": number(at), "t": number(-(-at // 1_000_000))}
    return found


def _body(change: Put) -> dict[str, Value]:
    """Compressed only where that saves a write unit: whoever looks into the table reads the rest."""
    if not change.body:
        return {}
    plain = json.dumps(dict(change.body), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    raw = plain.encode()
    beside = sum(len(part.encode()) for part in change.key) + _BESIDE_BYTES
    if beside + len(raw) > WRITE_UNIT:
        packed = _packed(raw)
        if units(beside + len(packed)) < units(beside + len(raw)):
            return {"z": {"B": packed}}
    return {"b": text(plain)}


def _packed(raw: bytes) -> bytes:
    packing = zlib.compressobj(9, zdict=WORDS)
    return packing.compress(raw) + packing.flush()


def stored(item: Item) -> Stored:
    """The record that an item is."""
    return Stored(
        key=key_of(item),
        body=_body_of(item),
        version=int(item["v"]["N"]),
        counters={name[len(COUNTER) :]: int(item[name]["N"]) for name in item if name.startswith(COUNTER)},
        due=Due(item["a"]["S"].rpartition("#")[0], from_micros(int(item["d"]["N"]))) if "a" in item else None,
    )


def _body_of(item: Item) -> dict[str, Any]:
    if "z" in item:
        return dict(json.loads(zlib.decompressobj(zdict=WORDS).decompress(item["z"]["B"])))
    return dict(json.loads(item["b"]["S"])) if "b" in item else {}


def is_expired(item: Item, *, now: int) -> bool:
    """Whether it counts as deleted, whenever DynamoDB removes it."""
    return "x" in item and int(item["x"]["N"]) <= now


def size(item: Item) -> int:
    """Bytes, as DynamoDB counts them (developer guide, "Item sizes and formats")."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: Value) -> int:
    if "S" in value:
        return len(value["S"].encode())
    if "B" in value:
        return len(value["B"])
    digits = str(value["N"]).lstrip("-").strip("0")
    return (len(digits) + 1) // 2 + 1 + int(value["N"].startswith("-"))


def units(size_bytes: int) -> int:
    """Write units of one item of that size, written alone."""
    return max(1, -(-size_bytes // WRITE_UNIT))
