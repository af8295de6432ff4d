"""Cases: customers' matters that someone must close, and which complaints of a person are open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice

import msgspec

from chalicelib.books.items import ids_in, listed, put, read, short
from chalicelib.domain.decision import CaseRequest
from chalicelib.domain.moment import History, Moment
from chalicelib.domain.work import Case, TimelineEntry
from chalicelib.ports import ABSENT, Change, Check, Delete, Key, Put, Records

BLOCKING = frozenset({"complaint", "sensitive"})
"""Kinds of cases that keep delight away from the person until they are closed."""


NO_HISTORY = History()
ENGINE = "engine"
WEIGHT = {"unanswered": 0, "held": 1, "care": 2, "complaint": 3, "sensitive": 4}
GAVE_UP = "gave up: "
"""Starts the reason or timeline entry that names an action which could not be done."""
HEADQUARTERS = "headquarters"
"""Reason or timeline entry: no store is left, and headquarters was told."""


def case_id(post_key: str) -> str:
    """A post opens at most one case."""
    return short(f"case/{post_key}")


def get(records: Records, identifier: str) -> tuple[Case, int] | None:
    """One case and its version."""
    return read(records, _key(identifier), Case)


def open_cases(records: Records, brand: str, *, limit: int = 100) -> list[Case]:
    """Open ones, the urgent first, then the first due."""
    return listed(records, map(_key, islice(ids_in(records, _board(brand)), limit)), Case)


def first_due(records: Records, brand: str) -> Case | None:
    """The open one whose first answer is due first, urgent or not. None: none is open."""
    entries = [one for urgency in "01" for one in records.query(_board(brand), prefix=f"{urgency}#", limit=1)]
    found = [case[0] for entry in entries if (case := get(records, str(entry.body["id"]))) is not None]
    return min(found, key=lambda case: case.answer_by, default=None)


def how_many(records: Records, brand: str) -> int:
    """Open ones."""
    return sum(1 for _ in ids_in(records, _board(brand)))


def is_untouched(case: Case) -> bool:
    """Whether it is open and no person has done anything about it yet."""
    return case.state == "open" and all(entry.by == ENGINE for entry in case.timeline)


def with_matters(case: Case, moment: Moment) -> Case:
    """A sensitive case with the matters that its post, and only its post, tells of."""
    if case.kind != "sensitive":
        return case
    return msgspec.structs.replace(case, reason=f"sensitive: {', '.join(moment.signals.stop.reasons)}")


def tells_of_giving_up(case: Case) -> bool:
    """Whether something that the engine wanted to do could not be done."""
    return any(told.startswith(GAVE_UP) for told in (case.reason, *(entry.what for entry in case.timeline)))


def history(records: Records, brand: str, person: str) -> tuple[History, int]:
    """What is between a person and the brand, and its version (0: nothing yet)."""
    return read(records, history_key(brand, person), History) or (NO_HISTORY, ABSENT)


def history_of(records: Records, brand: str, persons: Iterable[str]) -> History:
    """What is between the brand and a person who is known under several keys."""
    return together(history(records, brand, person)[0] for person in persons)


def together(histories: Iterable[History]) -> History:
    """One, from what stands under each key."""
    found = dict.fromkeys(one for each in histories for one in each.open_complaints)
    return History(open_complaints=tuple(found))


def unchanged(changes: Iterable[Change], *, brand: str, person: str, version: int) -> list[Change]:
    """Expect that nothing came between a person and the brand since it was read, unless the changes expect it."""
    key = history_key(brand, person)
    return [] if any(change.key == key for change in changes) else [Check(key, version)]


def raise_case(
    records: Records,
    request: CaseRequest,
    *,
    brand: str,
    post_key: str,
    person: str | None,
    now: datetime,
    answer_minutes: int,
) -> list[Change]:
    """Have a person look at a post: open its case, open it again, or make an open one weightier.

    Nothing where an open one is weighty enough; only that the engine gave up, or that no store was left for
    headquarters to be told of, is noted even then.

    Args:
        person: Whose matter it is, for a new case. None: the post named nobody.
    """
    found = get(records, case_id(post_key))
    before, version = found or (None, ABSENT)
    if before is not None and before.state == "open" and not _outweighs(request, before):
        worth_a_note = request.reason.startswith(GAVE_UP) or request.reason == HEADQUARTERS
        return [note(before, version, what=request.reason, by=ENGINE, now=now)] if worth_a_note else []
    case = Case(
        id=case_id(post_key),
        brand=brand,
        post_key=post_key,
        person=person if before is None else before.person,
        kind=request.kind,
        department=request.department,
        reason=request.reason,
        urgent=request.urgent,
        opened_at=now,
        answer_by=request.answer_by or now + timedelta(minutes=0 if request.urgent else answer_minutes),
        timeline=(TimelineEntry(at=now, what="opened", by=ENGINE),),
    )
    changes: list[Change] = []
    if before is not None:
        case = _again(before, case)
        changes += [Delete(_entry(before))] if _entry(before) != _entry(case) else []
    changes += [put(_key(case.id), case, expect=version), Put(_entry(case), {"id": case.id})]
    if case.person is not None and case.kind in BLOCKING:
        complaints, read_version = history(records, brand, case.person)
        if case.id not in complaints.open_complaints:
            after = msgspec.structs.replace(complaints, open_complaints=(*complaints.open_complaints, case.id))
            changes.append(put(history_key(brand, case.person), after, expect=read_version))
    return changes


def _again(before: Case, now: Case) -> Case:
    """A case that is opened again, or became weightier: what weighs more of an open one stays."""
    entry = TimelineEntry(at=now.opened_at, what="opened_again", by=ENGINE)
    timeline = (*before.timeline, entry)
    if before.state == "closed":
        return msgspec.structs.replace(now, timeline=timeline)
    heavier = before if WEIGHT[before.kind] > WEIGHT[now.kind] else now
    return msgspec.structs.replace(
        now,
        kind=heavier.kind,
        reason=heavier.reason,
        urgent=before.urgent or now.urgent,
        opened_at=before.opened_at,
        answer_by=min(before.answer_by, now.answer_by),
        timeline=timeline,
    )


def _outweighs(request: CaseRequest, before: Case) -> bool:
    sooner = request.answer_by is not None and request.answer_by < before.answer_by
    return WEIGHT[request.kind] > WEIGHT[before.kind] or (request.urgent and not before.urgent) or sooner


def close(records: Records, case: Case, version: int, *, by: str, why: str, now: datetime) -> list[Change]:
    """Close a case; the person can be delighted again."""
    closed = msgspec.structs.replace(
        case, state="closed", timeline=(*case.timeline, TimelineEntry(at=now, what=why, by=by))
    )
    changes: list[Change] = [put(_key(case.id), closed, expect=version), Delete(_entry(case))]
    if case.person is not None and case.kind in BLOCKING:
        before, read_version = history(records, case.brand, case.person)
        left = tuple(one for one in before.open_complaints if one != case.id)
        changes.append(
            put(
                history_key(case.brand, case.person),
                msgspec.structs.replace(before, open_complaints=left),
                expect=read_version,
            )
        )
    return changes


def note(case: Case, version: int, *, what: str, by: str, now: datetime) -> Put:
    """Add to a case's timeline."""
    entry = TimelineEntry(at=now, what=what, by=by)
    return put(_key(case.id), msgspec.structs.replace(case, timeline=(*case.timeline, entry)), expect=version)


def _key(identifier: str) -> Key:
    return Key(f"case#{identifier}", "case")


def _board(brand: str) -> str:
    return f"cases#{brand}"


def _entry(case: Case) -> Key:
    return Key(_board(case.brand), f"{0 if case.urgent else 1}#{case.answer_by.isoformat()}#{case.id}")


def history_key(brand: str, person: str) -> Key:
    """Where is what is between a person and the brand."""
    return Key(f"person#{brand}#{person}", "history")
