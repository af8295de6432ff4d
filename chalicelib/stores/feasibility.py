"""Whether a store can make a wish come true in time, and the reason of each that can't.

A store is able when it is open and someone is on duty from now until the food leaves, it can make every thing,
the place is near enough, and accepting, preparing, travelling and the reserve together end by the deadline. The
whole time for accepting counts: a promise has to hold when the team answers at the last minute.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from msgspec import Struct

from chalicelib.distance import great_circle_km
from chalicelib.domain.decision import Reason
from chalicelib.domain.playbook import Store, TeamMember
from chalicelib.domain.signals import Place
from chalicelib.stores.hours import on_duty, open_until, opens_next

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_DE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


class Able(Struct, frozen=True, kw_only=True):
    """A store that can do it.

    Attributes:
        distance_km: To the place, as the crow flies.
        minutes_needed: All of it: accept, prepare, travel, reserve.
        ready_at: When the food leaves at the latest, UTC.
        on_duty: Who is there from now until then; never empty.
    """

    store: Store
    distance_km: float
    minutes_needed: int
    ready_at: datetime
    on_duty: tuple[TeamMember, ...]


class _Wanted(Struct, frozen=True, kw_only=True):
    """The wish as every store is measured by it. `now` is UTC, so that times are subtracted as instants."""

    things: tuple[str, ...]
    deadline: datetime
    now: datetime
    prepare_minutes: int
    buffer_minutes: int
    accept_minutes: int

    @property
    def leaves_at(self) -> datetime:
        return self.now + timedelta(minutes=self.accept_minutes + self.prepare_minutes)


def nearest(stores: Iterable[Store], place: Place | None) -> tuple[Store, float] | None:
    """The store closest to a place, able or not, and its distance in kilometres.

    Returns:
        None: no place is known, or there is no store.
    """
    if place is None:
        return None
    return min(((store, great_circle_km(store, place)) for store in stores), key=_near_first, default=None)


def nearest_able(
    stores: Sequence[Store],
    *,
    things: Sequence[str],
    place: Place | None,
    deadline: datetime | None,
    now: datetime,
    prepare_minutes: int,
    buffer_minutes: int,
    accept_minutes: int,
    without: Collection[str] = (),
) -> tuple[Able | None, tuple[Reason, ...]]:
    """The nearest store that can do it, and each nearer one with the reason why it can't.

    Args:
        things: Ids of the menu. Empty: whatever the store makes will do.
        place: Where it has to be. None: unknown, so nobody is able.
        deadline: By when it has to be there, aware. None: unknown, so nobody is able.
        now: Aware.
        without: Ids of stores that were asked before.

    Returns:
        None for the store: nobody is able, and every store is told with its reason. Times in the reasons are local to
        the store; of several reasons the first that was found is told: ``no_place``, ``no_deadline``, ``declined`` (it
        was asked before), ``cannot_make``, ``too_far``, ``closed``, ``closes_too_soon``, ``nobody_on_duty`` or
        ``too_late``.
    """
    if place is None:
        by_id = sorted(stores, key=lambda store: store.id)
        sentence, german = "has no place to go to: none is known", "hat kein Ziel: Es ist keines bekannt"
        return None, tuple(_unable(store, "no_place", sentence, german) for store in by_id)
    by_distance = sorted(((store, great_circle_km(store, place)) for store in stores), key=_near_first)
    if deadline is None:
        sentence, german = "has no time to keep: nobody said by when", "hat keine Frist: Niemand hat gesagt, bis wann"
        return None, tuple(_unable(store, "no_deadline", sentence, german) for store, _ in by_distance)
    wanted = _Wanted(
        things=tuple(things),
        deadline=deadline,
        now=now.astimezone(UTC),
        prepare_minutes=prepare_minutes,
        buffer_minutes=buffer_minutes,
        accept_minutes=accept_minutes,
    )
    passed: list[Reason] = []
    for store, distance_km in by_distance:
        found = (
            _unable(store, "declined", "was asked before", "wurde schon gefragt")
            if store.id in without
            else _judge(store, distance_km=distance_km, wanted=wanted)
        )
        if isinstance(found, Able):
            return found, tuple(passed)
        passed.append(found)
    return None, tuple(passed)


def _near_first(found: tuple[Store, float]) -> tuple[float, str]:
    store, distance_km = found
    return distance_km, store.id


def _judge(store: Store, *, distance_km: float, wanted: _Wanted) -> Able | Reason:
    """One store. What lasts (menu, reach) is told before what passes (hours, people, time)."""
    lacking = [thing for thing in wanted.things if thing not in store.can_make]
    if lacking:
        things = ", ".join(lacking)
        return _unable(store, "cannot_make", f"doesn't make: {things}", f"macht das nicht: {things}")
    if distance_km > store.delivers_km:
        away = ceil(distance_km * 10) / 10
        return _unable(
            store,
            "too_far",
            f"is {away:g} km away and delivers up to {store.delivers_km:g} km",
            f"ist {away:g} km entfernt und liefert bis {store.delivers_km:g} km weit",
        )
    closes_at = open_until(store, wanted.now)
    if closes_at is None:
        return _closed(store, now=wanted.now)
    if closes_at < wanted.leaves_at:
        closes, leaves = _wall(store, closes_at), _wall(store, wanted.leaves_at)
        return _unable(
            store,
            "closes_too_soon",
            f"closes at {closes}; the food would leave at {leaves}",
            f"schließt um {closes} Uhr; das Essen ginge um {leaves} Uhr hinaus",
        )
    there = on_duty(store, wanted.now, until=wanted.leaves_at)
    if not there:
        begin, end = _wall(store, wanted.now), _wall(store, wanted.leaves_at)
        return _unable(
            store,
            "nobody_on_duty",
            f"has nobody on duty from {begin} until {end}",
            f"hat von {begin} bis {end} Uhr niemanden im Dienst",
        )
    return _in_time(store, distance_km=distance_km, wanted=wanted, there=there)


def _in_time(store: Store, *, distance_km: float, wanted: _Wanted, there: tuple[TeamMember, ...]) -> Able | Reason:
    travel_minutes = ceil(distance_km * store.minutes_per_km)
    needed = wanted.accept_minutes + wanted.prepare_minutes + travel_minutes + wanted.buffer_minutes
    left = wanted.deadline - wanted.now
    if timedelta(minutes=needed) > left:
        parts = (
            f"{wanted.accept_minutes} to accept, {wanted.prepare_minutes} to prepare, {travel_minutes} to travel, "
            f"{wanted.buffer_minutes} in reserve"
        )
        german = (
            f"{wanted.accept_minutes} zum Annehmen, {wanted.prepare_minutes} zum Vorbereiten, {travel_minutes} für den "
            f"Weg, {wanted.buffer_minutes} als Reserve"
        )
        minutes_left = max(0, left // timedelta(minutes=1))
        return _unable(
            store,
            "too_late",
            f"needs {needed} minutes ({parts}); {minutes_left} are left",
            f"braucht {needed} Minuten ({german}); es bleiben {minutes_left}",
        )
    return Able(store=store, distance_km=distance_km, minutes_needed=needed, ready_at=wanted.leaves_at, on_duty=there)


def _closed(store: Store, *, now: datetime) -> Reason:
    opens_at = opens_next(store, now)
    if opens_at is None:
        german = "ist geschlossen und bleibt es eine Woche lang"
        return _unable(store, "closed", "is closed, and stays so for a week", german)
    zone = ZoneInfo(store.time_zone)
    same_day = opens_at.astimezone(zone).date() == now.astimezone(zone).date()
    weekday = opens_at.astimezone(zone).weekday()
    day, day_de = ("", "") if same_day else (f"on {_DAYS[weekday]} ", f"am {_DAYS_DE[weekday]} ")
    opens, there = _wall(store, opens_at), _wall(store, now)
    return _unable(
        store,
        "closed",
        f"opens {day}at {opens}; it is {there} there",
        f"öffnet {day_de}um {opens} Uhr; dort ist es {there} Uhr",
    )


def _wall(store: Store, at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(store.time_zone)):%H:%M}"


def _unable(store: Store, code: str, predicate: str, predicate_de: str) -> Reason:
    return Reason(
        store=store.id,
        code=code,
        sentence=f"{store.name} {predicate}.",
        sentence_de=f"{store.name} {predicate_de}.",
    )
