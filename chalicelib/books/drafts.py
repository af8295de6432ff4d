"""Drafts: replies on their way, proposed → approved → sent, or rejected, or withdrawn."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import Literal

import msgspec

from chalicelib.books.items import ids_in, listed, post_partition, put, read, retraction_key, short, thing
from chalicelib.domain.errors import Refused
from chalicelib.domain.work import Draft, Effect, Receipt
from chalicelib.ports import ABSENT, Change, Check, Delete, Key, Put, Records

RECENT = 20
RELEASED = "released"
"""`Draft.by` where no person approved it: the marketer released that very wording beforehand."""


def get(records: Records, identifier: str) -> tuple[Draft, int] | None:
    """One draft and its version."""
    return read(records, _key(identifier), Draft)


def of_action(records: Records, planned_key: str) -> tuple[Draft, int] | None:
    """The draft that a planned action proposed. None: not yet."""
    return get(records, short(planned_key))


def others(records: Records, draft: Draft) -> list[tuple[Draft, int]]:
    """Every other draft for the same post on the same channel, and its version."""
    effects = (thing(stored, Effect) for stored in records.query(post_partition(draft.post_key), prefix="effect#"))
    found = [of_action(records, effect.planned.key) for effect in effects]
    return [one for one in found if one is not None and one[0].id != draft.id and one[0].to == draft.to]


def unchanged(draft: Draft, version: int) -> Check:
    """Conflict if anybody does something about it meanwhile."""
    return Check(_key(draft.id), version)


def proposed(records: Records, brand: str, *, limit: int = 100) -> list[Draft]:
    """What waits for a person, oldest first."""
    return listed(records, map(_key, islice(ids_in(records, _board(brand)), limit)), Draft)


def how_many(records: Records, brand: str) -> int:
    """That wait for a person."""
    return sum(1 for _ in ids_in(records, _board(brand)))


def decided(records: Records, brand: str, *, limit: int = RECENT) -> list[Draft]:
    """What was decided lately, newest first."""
    return listed(records, map(_key, islice(ids_in(records, _log(brand)), limit)), Draft)


def propose(draft: Draft) -> list[Change]:
    """Put it before the people; Conflict if it is there already or its post was taken back."""
    return [
        put(_key(draft.id), draft, expect=ABSENT),
        Put(_entry(draft), {"id": draft.id}),
        Check(retraction_key(draft.post_key), ABSENT),
    ]


def release(draft: Draft) -> list[Change]:
    """Keep one that is approved already; Conflict if it is there already or its post was taken back."""
    return [
        put(_key(draft.id), draft, expect=ABSENT),
        _logged(draft, draft.decided_at or draft.proposed_at),
        Check(retraction_key(draft.post_key), ABSENT),
    ]


def reword(draft: Draft, version: int, *, text: str, by: str) -> Put:
    """A person changed the text and has not decided yet.

    Raises:
        Refused: It was decided meanwhile.
    """
    _still_open(draft)
    return put(_key(draft.id), msgspec.structs.replace(draft, text=text, edited_by=by), expect=version)


def decide(
    draft: Draft,
    version: int,
    *,
    state: Literal["approved", "rejected"],
    text: str,
    by: str,
    reason: str | None,
    now: datetime,
) -> tuple[Draft, list[Change]]:
    """A person approved or rejected it.

    Raises:
        Refused: It was decided before; says by whom and when.
    """
    _still_open(draft)
    after = msgspec.structs.replace(
        draft,
        state=state,
        text=text,
        edited_by=by if text != draft.text else draft.edited_by,
        by=by,
        decided_at=now,
        reason=reason,
    )
    return after, [put(_key(draft.id), after, expect=version), Delete(_entry(draft)), _logged(after, now)]


def sent(records: Records, draft_id: str, receipt: Receipt) -> list[Change]:
    """It reached the customer; nothing if that is known already."""
    found = get(records, draft_id)
    if found is None or found[0].state == "sent":
        return []
    draft, version = found
    return [put(_key(draft.id), msgspec.structs.replace(draft, state="sent", receipt=receipt), expect=version)]


def not_sent(records: Records, draft_id: str) -> list[Change]:
    """It was approved and can't be sent; a person has the case."""
    found = get(records, draft_id)
    if found is None or found[0].state != "approved":
        return []
    draft, version = found
    return [put(_key(draft.id), msgspec.structs.replace(draft, state="not_sent"), expect=version)]


def withdraw(records: Records, planned_key: str, *, now: datetime) -> list[Change]:
    """Take back the draft of a planned action unless it was sent or decided against; nothing if there is none."""
    found = of_action(records, planned_key)
    if found is None or found[0].state not in {"proposed", "approved"}:
        return []
    draft, version = found
    after = msgspec.structs.replace(draft, state="withdrawn", decided_at=draft.decided_at or now)
    kept = put(_key(draft.id), after, expect=version)
    return [kept] if draft.state == "approved" else [kept, Delete(_entry(draft)), _logged(after, now)]


def propose_anew(records: Records, planned_key: str, *, text: str) -> list[Change]:
    """The post was edited: another text, unless a person worked on the draft already."""
    found = of_action(records, planned_key)
    if found is None or found[0].state != "proposed" or found[0].edited_by is not None:
        return []
    draft, version = found
    return [put(_key(draft.id), msgspec.structs.replace(draft, original=text, text=text), expect=version)]


def _still_open(draft: Draft) -> None:
    if draft.state != "proposed":
        at = "" if draft.decided_at is None else draft.decided_at.isoformat()
        raise Refused(draft.state, by=draft.by or "", at=at)


def _logged(draft: Draft, now: datetime) -> Put:
    # Newest first: sort keys grow, so the time is counted down from a far end.
    return Put(Key(_log(draft.brand), f"{10**11 - int(now.timestamp()):012d}#{draft.id}"), {"id": draft.id})


def _board(brand: str) -> str:
    return f"drafts#{brand}"


def _log(brand: str) -> str:
    return f"drafts-decided#{brand}"


def _entry(draft: Draft) -> Key:
    return Key(_board(draft.brand), f"{draft.proposed_at.isoformat()}#{draft.id}")


def _key(identifier: str) -> Key:
    return Key(f"draft#{identifier}", "draft")
