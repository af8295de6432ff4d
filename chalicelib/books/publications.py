"""Which version is in force for each brand, and the journal of how that came: two records that change in one write.

The pointer is the one record that whoever publishes has to win: its write names the revision that it replaces, so of
two who publish at once one is told. All pointers stand in one partition, so that a running engine reads them at once.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from chalicelib.books import timers
from chalicelib.books.items import put, read, thing
from chalicelib.domain.publication import Pointer, Publication, on_trial
from chalicelib.domain.work import Timer
from chalicelib.ports import ABSENT, Change, Key, Records

_POINTERS = "playbooks"
_PAGE = 100


def pointers(records: Records) -> dict[str, Pointer]:
    """What is in force, by brand; one read for up to a hundred of them."""
    found: dict[str, Pointer] = {}
    after: str | None = None
    while True:
        page = records.query(_POINTERS, after=after, limit=_PAGE)
        found |= {stored.key.sort: thing(stored, Pointer) for stored in page}
        if len(page) < _PAGE:
            return found
        after = page[-1].key.sort


def get(records: Records, brand: str) -> tuple[Pointer, int] | None:
    """What is in force for a brand, and the pointer's revision. None: nothing was published yet."""
    return read(records, Key(_POINTERS, brand), Pointer)


def journal(records: Records, brand: str) -> list[Publication]:
    """Every entry, the newest last."""
    found: list[Publication] = []
    after: str | None = None
    while page := records.query(_journal(brand), after=after):
        found += [thing(stored, Publication) for stored in page]
        after = page[-1].key.sort
    return found


def put_in_force(publication: Publication, before: Pointer | None) -> list[Change]:
    """The version is in force, and none waits any more; Conflict if the pointer moved since it was read.

    Args:
        publication: Its number is one more than the pointer's revision as it was read.
    """
    return [*_entry(publication, Pointer(in_force=publication)), *_no_timer(before)]


def come_into_force(
    waiting: Publication, before: Pointer, revision: int, *, now: datetime, signed_by: str | None = None
) -> list[Change]:
    """What waited is in force, because its time came or a second person signed; Conflict as above."""
    trial = on_trial(before.in_force, waiting.changed, shadow_hours=waiting.shadow_hours, now=now)
    publication = replace(
        waiting, number=revision + 1, what="published", at=now, signed_by=signed_by, until=None, on_trial=trial
    )
    return put_in_force(publication, before)


def propose(publication: Publication, before: Pointer) -> list[Change]:
    """The version waits, in force stays what is; Conflict as above."""
    changes = _entry(publication, replace(before, waiting=publication))
    timer = timer_of(publication)
    return changes if timer is None else [*changes, timers.start(timer)]


def withdraw(publication: Publication, before: Pointer) -> list[Change]:
    """What waited waits no more; Conflict as above."""
    return [*_entry(publication, replace(before, waiting=None)), *_no_timer(before)]


def timer_of(waiting: Publication) -> Timer | None:
    """Which rings when it comes into force by itself. None: it never does."""
    if waiting.until is None:
        return None
    return Timer(
        id=f"publication.{waiting.brand}",
        kind="publication",
        about=waiting.brand,
        number=waiting.number,
        at=waiting.until,
    )


def _entry(publication: Publication, pointer: Pointer) -> list[Change]:
    brand, number = publication.brand, publication.number
    return [
        put(Key(_POINTERS, brand), pointer, expect=number - 1),
        put(Key(_journal(brand), f"{number:08d}"), publication, expect=ABSENT),
    ]


def _no_timer(before: Pointer | None) -> list[Change]:
    timer = None if before is None or before.waiting is None else timer_of(before.waiting)
    return [] if timer is None else [timers.stop(timer)]


def _journal(brand: str) -> str:
    return f"publications#{brand}"
