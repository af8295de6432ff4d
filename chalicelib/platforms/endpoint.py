"""Where a payload arrived, and how its items are read: each on its own, so that a bad one doesn't take others along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from chalicelib.domain.errors import Unreadable
from chalicelib.domain.playbook import Account
from chalicelib.domain.post import Item, Quarantined
from chalicelib.reading import Value


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What a platform's reader has to know beside the payload; see `platforms.Parse`."""

    accounts: Sequence[Account]
    access: str
    received_at: datetime

    def ours(self, user_id: str | None) -> bool:
        return any(account.id == user_id for account in self.accounts)

    def named(self, user: Value, read_id: Callable[[Value], str]) -> Account:
        """The account of ours with this id."""
        user_id = read_id(user)
        for account in self.accounts:
            if account.id == user_id:
                return account
        raise user.wrong("account is not in channels.json: add it to this endpoint, or end its subscription")

    def first(self, where: Value) -> Account:
        if not self.accounts:
            raise where.wrong("account is not in channels.json: this endpoint has none")
        return self.accounts[0]


def isolated(read: Callable[[], tuple[Item, ...]]) -> tuple[Item, ...]:
    """What is read, or why it can't be."""
    try:
        return read()
    except Unreadable as error:
        return (Quarantined(path=error.path, problem=error.problem),)


def each(elements: Value, read: Callable[[Value], Item]) -> tuple[Item, ...]:
    """Every element of a list."""

    def one(element: Value) -> tuple[Item, ...]:
        return (read(element),)

    return tuple(item for element in elements.items() for item in isolated(partial(one, element)))
