"""Tags: words of the brand by which people find posts again. They stand with the post, never with its author."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from chalicelib.books.items import post_partition, retraction_key
from chalicelib.ports import ABSENT, Change, Check, Key, Put, Records


def of_post(records: Records, post_key: str) -> tuple[str, ...]:
    """All tags of a post, sorted."""
    stored = records.get(_key(post_key))
    return () if stored is None else tuple(stored.body["tags"])


def posts(records: Records, brand: str, tag: str, *, limit: int = 100) -> list[str]:
    """Keys of posts with a tag, the newest last."""
    return [str(one.body["post"]) for one in records.query(_board(brand, tag), limit=limit)]


def add(records: Records, brand: str, post_key: str, tags: Sequence[str], *, now: datetime) -> list[Change]:
    """Mark a post; Conflict if others mark it just now, or it was taken back."""
    stored = records.get(_key(post_key))
    before = () if stored is None else tuple(stored.body["tags"])
    fresh = [tag for tag in dict.fromkeys(tags) if tag not in before]
    if not fresh:
        return []
    return [
        Put(_key(post_key), {"tags": sorted({*before, *fresh})}, expect=ABSENT if stored is None else stored.version),
        Check(retraction_key(post_key), ABSENT),
        *(Put(Key(_board(brand, tag), f"{now.isoformat()}#{post_key}"), {"post": post_key}) for tag in fresh),
    ]


def _board(brand: str, tag: str) -> str:
    return f"tag#{brand}#{tag}"


def _key(post_key: str) -> Key:
    return Key(post_partition(post_key), "tags")
