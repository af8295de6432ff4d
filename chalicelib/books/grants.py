"""How often a rule did something for a customer, at a store, or at all: what limits are counted from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from chalicelib.books.items import post_partition
from chalicelib.domain.playbook import Limit
from chalicelib.ports import Change, Key, Put, Records


class Tally(NamedTuple):
    """Grants of one rule to one customer, at one store, or at all, as they were read.

    Attributes:
        version: Expected when a grant is added; 0: nothing is there.
        grants: Post key → when, ISO 8601.
        limits: That are counted from it.
    """

    key: Key
    version: int
    grants: dict[str, str]
    limits: tuple[Limit, ...]

    def reached(self, *, now: datetime, apart_from: str) -> Limit | None:
        """The limit that is used up, not counting the post that is being decided (again). None: none is."""
        for limit in self.limits:
            since = now - timedelta(days=limit.days)
            used = [at for key, at in self.grants.items() if key != apart_from and datetime.fromisoformat(at) > since]
            if len(used) >= limit.times:
                return limit
        return None


def of_action(name: str) -> str:
    """Under which name an action's own limits are counted, whatever rule asks for it; no rule's id has a colon."""
    return f"action:{name}"


def read(records: Records, *, brand: str, rule: str, limits: Sequence[Limit], about: dict[str, str]) -> list[Tally]:
    """The tallies behind a rule's limits.

    Args:
        about: Whose, by ``Limit.per``: a person's key, a store's id, ``rule``. What isn't named is left out.
    """
    tallies = []
    for per, whose in about.items():
        counted = tuple(limit for limit in limits if limit.per == per)
        if not counted:
            continue
        key = Key(f"grants#{brand}#{rule}", f"{per}#{whose}")
        stored = records.get(key)
        grants = {} if stored is None else dict(stored.body["grants"])
        tallies.append(Tally(key, 0 if stored is None else stored.version, grants, counted))
    return tallies


def grant(records: Records, tallies: Sequence[Tally], *, post_key: str, rule: str, now: datetime) -> list[Change]:
    """Count this post; Conflict if a tally moved since it was read. What no limit counts any more is dropped."""
    changes: list[Change] = []
    for tally in tallies:
        days = max(limit.days for limit in tally.limits)
        kept = {key: at for key, at in tally.grants.items() if datetime.fromisoformat(at) > now - timedelta(days=days)}
        changes.append(_put(tally.key, {**kept, post_key: now.isoformat()}, days=days, now=now, expect=tally.version))
    if changes:
        noted = records.get(_note(post_key, rule))
        before = [] if noted is None else noted.body["keys"]
        keys = [*before, *(list(tally.key) for tally in tallies if list(tally.key) not in before)]
        changes.append(Put(_note(post_key, rule), {"keys": keys}, expect=0 if noted is None else noted.version))
    return changes


def take_back(records: Records, *, post_key: str, rule: str, now: datetime) -> list[Change]:
    """Forget what was granted to a post from which nothing came."""
    note = records.get(_note(post_key, rule))
    if note is None:
        return []
    changes: list[Change] = []
    for partition, sort in note.body["keys"]:
        stored = records.get(Key(partition, sort))
        if stored is not None and post_key in stored.body["grants"]:
            kept = {key: at for key, at in stored.body["grants"].items() if key != post_key}
            changes.append(_put(stored.key, kept, days=stored.body["days"], now=now, expect=stored.version))
    return changes


def _put(key: Key, grants: dict[str, str], *, days: int, now: datetime, expect: int) -> Put:
    return Put(key, {"grants": grants, "days": days}, expect=expect, expires=now + timedelta(days=days))


def _note(post_key: str, rule: str) -> Key:
    return Key(post_partition(post_key), f"grants#{rule}")
