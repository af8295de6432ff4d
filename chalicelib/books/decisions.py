"""Decisions by post; which ids name the same post; which posts were taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from chalicelib.books.items import post_partition, put, read, retraction_key
from chalicelib.domain.decision import Decision
from chalicelib.domain.post import Retraction
from chalicelib.ports import ABSENT, Change, Check, Key, Put, Records

RETRACTION_KEPT = timedelta(days=30)
"""How long a retraction waits for a post that it overtook."""


def key(post_key: str) -> Key:
    """Where the decision on a post is."""
    return Key(post_partition(post_key), "decision")


def get(records: Records, post_key: str) -> tuple[Decision, int] | None:
    """The decision on a post and its version. None: not decided yet."""
    return read(records, key(post_key), Decision)


def write(decision: Decision, *, expect: int) -> list[Change]:
    """The decision and the ids of its post; Conflict if the post was taken back under any of them."""
    return [
        put(key(decision.post_key), decision, expect=expect),
        *(Put(Key(f"alias#{other}", "alias"), {"post_key": decision.post_key}) for other in _other_ids(decision)),
        *(Check(retraction_key(one), ABSENT) for one in (decision.post_key, *_other_ids(decision))),
    ]


def _other_ids(decision: Decision) -> list[str]:
    post = decision.moment.post
    return [f"{post.platform}:{other}" for other in dict.fromkeys(post.revision_ids) if other != post.post_id]


def resolve(records: Records, native_key: str) -> str:
    """The post's key for any id that names it: on X each edit has an id of its own."""
    alias = records.get(Key(f"alias#{native_key}", "alias"))
    return native_key if alias is None else str(alias.body["post_key"])


def retract(retraction: Retraction, post_key: str, *, now: datetime) -> Put:
    """Mark a post as taken back, whether we know it yet or not. Idempotent."""
    mark = {"cause": retraction.cause, "at": now.isoformat()}
    return Put(retraction_key(post_key), mark, expires=now + RETRACTION_KEPT)


def is_retracted(records: Records, post_keys: list[str]) -> bool:
    """Whether the post was taken back under any of its ids."""
    return any(records.get(retraction_key(one)) is not None for one in post_keys)
