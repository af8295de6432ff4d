"""What was well signed but can't be read: kept with the place of the problem, so that nothing is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from chalicelib.ports import Key, Put, Records

KEPT = timedelta(days=14)


class Kept(NamedTuple):
    """One quarantined body.

    Attributes:
        raw_ref: Name of the raw body on the shelf.
    """

    platform: str
    endpoint: str
    path: str
    problem: str
    raw_ref: str
    at: str


def keep(kept: Kept) -> Put:
    """Note it; the same body with the same problem is noted once."""
    at = datetime.fromisoformat(kept.at)
    return Put(Key("quarantine", f"{kept.raw_ref}#{kept.path}"), kept._asdict(), expires=at + KEPT)


def kept(records: Records, *, limit: int = 100) -> list[Kept]:
    """What is kept."""
    return [Kept(**stored.body) for stored in records.query("quarantine", limit=limit)]
