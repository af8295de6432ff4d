"""How the books' types become records and come back, and where the things of one post stand together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from chalicelib.ports import Due, Key, Put, Records, Stored

T = TypeVar("T", bound=msgspec.Struct)


def body(thing: msgspec.Struct) -> dict[str, Any]:
    """A struct as JSON object."""
    return dict(msgspec.to_builtins(thing, str_keys=True))


def thing(stored: Stored, kind: type[T]) -> T:
    """The struct back from its record."""
    return msgspec.convert(stored.body, kind, str_keys=True)


def read(records: Records, key: Key, kind: type[T]) -> tuple[T, int] | None:
    """What is there, and its version. None: nothing."""
    stored = records.get(key)
    return None if stored is None else (thing(stored, kind), stored.version)


def put(
    key: Key,
    what: msgspec.Struct,
    *,
    expect: int | None,
    due: Due | None = None,
    expires: datetime | None = None,
) -> Put:
    """The change that writes a struct."""
    return Put(key, body(what), expect=expect, due=due, expires=expires)


def listed(records: Records, keys: Iterable[Key], kind: type[T]) -> list[T]:
    """Those that are there, in this order."""
    wanted = list(keys)
    found = records.get_all(wanted)
    return [thing(found[key], kind) for key in wanted if key in found]


def ids_in(records: Records, partition: str) -> Iterator[str]:
    """The ids that stand on a board, however many, in the order of the board."""
    after: str | None = None
    while page := records.query(partition, after=after):
        yield from (str(stored.body["id"]) for stored in page)
        after = page[-1].key.sort


def short(key: str) -> str:
    """A short id for a key, for links and partitions: 128 bits, the same each time."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def post_partition(post_key: str) -> str:
    """Where everything about one post stands together."""
    return f"post#{post_key}"


def retraction_key(post_key: str) -> Key:
    """The mark that a post was taken back; whatever must not happen then expects it to be absent."""
    return Key(post_partition(post_key), "retraction")
