"""Decisions by post, and by hour; which ids name the same post; which posts were taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from chalicelib.books.items import post_partition, put, read, retraction_key
from chalicelib.domain.decision import Decision
from chalicelib.domain.post import Retraction
from chalicelib.ports import ABSENT, Change, Check, Key, Put, Records

RETRACTION_KEPT = timedelta(days=30)
"""How long a retraction waits for a post that it overtook."""

RECENT = timedelta(days=7)
"""How long a decision is found by the hour in which it was made."""
_HOUR = timedelta(hours=1)


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
        *([_by_hour(decision)] if expect == ABSENT else []),
        *(Put(Key(f"alias#{other}", "alias"), {"post_key": decision.post_key}) for other in _other_ids(decision)),
        *(Check(retraction_key(one), ABSENT) for one in (decision.post_key, *_other_ids(decision))),
    ]


def recent(records: Records, brand: str, *, now: datetime) -> Iterator[Decision]:
    """Decisions of a brand's last days on posts that were not taken back, the latest hours first."""
    at = now
    while at > now - RECENT - _HOUR:
        hour, after = _hour(brand, at), None
        while page := records.query(hour, after=after):
            after = page[-1].key.sort
            for stored in page:
                found = get(records, stored.key.sort)
                if found is not None and not is_retracted(records, [stored.key.sort]):
                    yield found[0]
        at -= _HOUR


def _by_hour(decision: Decision) -> Put:
    at = decision.moment.at
    return Put(Key(_hour(decision.brand, at), decision.post_key), {}, expires=at + RECENT + _HOUR)


def _hour(brand: str, at: datetime) -> str:
    return f"decided#{brand}#{at.astimezone(UTC):%Y-%m-%dT%H}"


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
