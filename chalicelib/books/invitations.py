"""One-time sign-in links: whoever follows one first is in, the second is not."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from chalicelib.domain.errors import Conflict
from chalicelib.ports import Delete, Key, Put, Records

VALID = timedelta(hours=12)


def invite(records: Records, token: str, *, now: datetime) -> None:
    """Make a token good for one sign-in. Kept as a hash: who reads the records can't use it."""
    records.write(Put(_key(token), {}, expires=now + VALID))


def is_open(records: Records, token: str) -> bool:
    """Whether it can still be redeemed."""
    return records.get(_key(token)) is not None


def redeem(records: Records, token: str) -> bool:
    """Use it up; False: it was used, expired, or never existed."""
    stored = records.get(_key(token))
    if stored is None:
        return False
    try:
        records.write(Delete(_key(token), expect=stored.version))
    except Conflict:
        return False
    return True


def _key(token: str) -> Key:
    return Key(f"invitation#{hashlib.sha256(token.encode()).hexdigest()}", "invitation")
