"""Decisions by post, and the latest of a brand; which ids name the same post; which posts were taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from chalicelib.books.items import post_partition, put, read, retraction_key, thing
from chalicelib.domain.decision import Decision
from chalicelib.domain.post import Retraction
from chalicelib.ports import ABSENT, Change, Check, Due, Key, Put, Records

RETRACTION_KEPT = timedelta(days=30)
"""How long a retraction waits for a post that it overtook."""

RECENT = timedelta(days=7)
"""How far back the latest ones are looked for."""


def key(post_key: str) -> Key:
    """Where the decision on a post is."""
    return Key(post_partition(post_key), "decision")


def get(records: Records, post_key: str) -> tuple[Decision, int] | None:
    """The decision on a post and its version. None: not decided yet."""
    return read(records, key(post_key), Decision)


def write(decision: Decision, *, expect: int) -> list[Change]:
    """The decision and the ids of its post; Conflict if the post was taken back under any of them.

    A first decision of which nothing comes stands alone, for all posts that match nothing: if it is taken back just
    now, it is as if that had come a moment later, for there is nothing to be taken back.
    """
    written = put(key(decision.post_key), decision, expect=expect, due=Due(_agenda(decision.brand), decision.moment.at))
    others = _other_ids(decision)
    if expect == ABSENT and not (others or decision.plan or decision.case):
        return [written]
    return [
        written,
        *(Put(Key(f"alias#{other}", "alias"), {"post_key": decision.post_key}) for other in others),
        *(Check(retraction_key(one), ABSENT) for one in (decision.post_key, *others)),
    ]


def recent(records: Records, brand: str, *, now: datetime, limit: int) -> list[Decision]:
    """Decisions of a brand's last days on posts that were not taken back, the latest first."""
    latest = records.latest(_agenda(brand), since=now - RECENT, limit=limit)
    found = [thing(stored, Decision) for stored in latest]
    taken_back = records.get_all(retraction_key(one.post_key) for one in found)
    return [one for one in found if retraction_key(one.post_key) not in taken_back]


def _agenda(brand: str) -> str:
    return f"decided#{brand}"


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
    return bool(records.get_all(map(retraction_key, post_keys)))
