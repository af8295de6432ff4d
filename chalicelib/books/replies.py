"""Which reply on a platform is whose: read-back must not take one for another of the same words.

A thread of Facebook shows all answers alike, whichever of its comments they answer.
"""

from __future__ import annotations

from chalicelib.domain.work import Receipt
from chalicelib.ports import ABSENT, Key, Put, Records


def claim(receipt: Receipt, planned_key: str) -> Put:
    """It is the reply that an effect sent; Conflict if it is another one's."""
    return Put(_key(receipt.provider, receipt.provider_id), {"effect": planned_key}, expect=ABSENT)


def is_claimed(records: Records, provider: str, provider_id: str) -> bool:
    """Whether it is some effect's already."""
    return records.get(_key(provider, provider_id)) is not None


def _key(provider: str, provider_id: str) -> Key:
    return Key(f"reply#{provider}#{provider_id}", "reply")
