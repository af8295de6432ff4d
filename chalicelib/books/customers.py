"""The customer book: people who told us which handle is theirs. Filled from a seed file, never part of a playbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from chalicelib.books.items import body, thing
from chalicelib.domain.moment import Customer
from chalicelib.domain.post import Author
from chalicelib.ports import Delete, Key, Put, Records
from chalicelib.reading import parse


class Handle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An account of a customer.

    Attributes:
        basis: Why we may link it: ``told_us`` or ``consent``. None: we may not, so it isn't linked.
    """

    platform: str
    id: str
    basis: Literal["told_us", "consent"] | None = None


class KnownCustomer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a seed file."""

    id: str
    visits: int | None = None
    since: datetime | None = None
    language: str | None = None
    handles: tuple[Handle, ...] = ()


def read_seed(raw: bytes) -> dict[str, list[KnownCustomer]]:
    """Brand → customers.

    Raises:
        Unreadable: It is no JSON.
        msgspec.ValidationError: With the path of what is wrong.
    """
    return msgspec.convert(parse(raw).plain(), type=dict[str, list[KnownCustomer]])


def fill(records: Records, brand: str, customers: Iterable[KnownCustomer]) -> None:
    """Write customers into the book; the same again changes nothing. A handle without a basis is unlinked."""
    for known in customers:
        customer = Customer(id=known.id, visits=known.visits, since=known.since, language=known.language)
        for handle in known.handles:
            where = key(brand, handle.platform, handle.id)
            records.write(Delete(where) if handle.basis is None else Put(where, body(customer)))


def find(records: Records, brand: str, platform: str, author: Author) -> Customer | None:
    """The customer behind an author. None: nobody told us, or there is no author."""
    if author.id is None:
        return None
    stored = records.get(key(brand, platform, author.id))
    return None if stored is None else thing(stored, Customer)


def key(brand: str, platform: str, author_id: str) -> Key:
    """Where the customer behind an account is."""
    return Key(f"handle#{brand}#{platform}:{author_id}", "customer")
