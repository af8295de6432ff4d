"""Purses: money is reserved with the decision that spends it, then released if nothing came of it.

A reservation and its sum change in one write whose condition is the purse's limit: no purse is overspent, whoever
decides at the same time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from chalicelib.books.items import post_partition, put, thing
from chalicelib.domain.decision import PlannedAction
from chalicelib.domain.playbook import Brand
from chalicelib.ports import Add, Change, Key, Records

COUNTER = "cents"


class Reservation(msgspec.Struct, frozen=True, kw_only=True):
    """Money set aside for one planned action.

    Attributes:
        period: First day of the purse's period, ISO 8601.
        cents: Of the brand's currency.
    """

    planned_key: str
    brand: str
    purse: str
    period: str
    cents: int
    state: Literal["reserved", "released"] = "reserved"


def period_start(brand: Brand, purse: str, at: datetime) -> str:
    """First day of the purse's period around a time, in the brand's zone."""
    day = at.astimezone(ZoneInfo(brand.time_zone)).date()
    match brand.purses[purse].period:
        case "day":
            return day.isoformat()
        case "week":
            return day.fromordinal(day.toordinal() - day.weekday()).isoformat()
        case "month":
            return day.replace(day=1).isoformat()
        case "year":
            return day.replace(month=1, day=1).isoformat()


def _purse_key(brand: str, purse: str, period: str) -> Key:
    return Key(f"purse#{brand}#{purse}", period)


def free_cents(records: Records, brand: Brand, purse: str, *, now: datetime) -> int:
    """What is left in this period."""
    stored = records.get(_purse_key(brand.id, purse, period_start(brand, purse, now)))
    taken = 0 if stored is None else stored.counters.get(COUNTER, 0)
    return brand.purses[purse].cents - taken


def reserve(plan: Iterable[PlannedAction], brand: Brand, *, post_key: str, now: datetime) -> list[Change]:
    """Set aside what the planned actions may cost; Conflict where a purse has less left."""
    sums: dict[str, int] = defaultdict(int)
    changes: list[Change] = []
    for planned in plan:
        if planned.purse is None or planned.cost_cents == 0:
            continue
        sums[planned.purse] += planned.cost_cents
        reservation = Reservation(
            planned_key=planned.key,
            brand=brand.id,
            purse=planned.purse,
            period=period_start(brand, planned.purse, now),
            cents=planned.cost_cents,
        )
        changes.append(put(_reservation_key(post_key, planned.key), reservation, expect=0))
    for purse, cents in sums.items():
        where = _purse_key(brand.id, purse, period_start(brand, purse, now))
        changes.append(Add(where, COUNTER, cents, at_most=brand.purses[purse].cents))
    return changes


def release(records: Records, post_key: str, planned_key: str) -> list[Change]:
    """Give back what was reserved for a planned action; nothing if nothing was, or it was given back before."""
    stored = records.get(_reservation_key(post_key, planned_key))
    if stored is None:
        return []
    reservation = thing(stored, Reservation)
    if reservation.state == "released":
        return []
    return [
        put(
            stored.key,
            msgspec.structs.replace(reservation, state="released"),
            expect=stored.version,
        ),
        Add(_purse_key(reservation.brand, reservation.purse, reservation.period), COUNTER, -reservation.cents),
    ]


def reservations(records: Records, post_key: str) -> list[Reservation]:
    """Of a post, released ones included."""
    return [thing(one, Reservation) for one in records.query(post_partition(post_key), prefix="reservation#")]


def _reservation_key(post_key: str, planned_key: str) -> Key:
    return Key(post_partition(post_key), f"reservation#{planned_key}")
