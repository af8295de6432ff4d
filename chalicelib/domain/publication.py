"""Which version of a playbook is in force for a brand, since when, by whom and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct, field

from chalicelib.domain.playbook import Brand, Publishing

FIRST_START = "first start"
SERVE = "serve"
"""Who puts a folder in force that was never published, and the reason that stands in the journal."""

What = Literal["published", "rolled_back", "proposed", "withdrawn"]
Threshold = Literal["cost_cents_per_day", "public_texts_per_day"]


class Over(Struct, frozen=True, kw_only=True):
    """Why a version may not come into force by one person's word.

    Attributes:
        what: A threshold of brand.json; or ``rules_of_publishing``: the version loosens those themselves.
        limit: The threshold. 0 of ``rules_of_publishing``.
        more: By how much the version does more a day than the one in force, on the same posts.
    """

    what: Threshold | Literal["rules_of_publishing"]
    limit: int = 0
    more: int = 0


class Publication(Struct, frozen=True, kw_only=True):
    """One entry of a brand's journal; nobody changes it any more.

    Attributes:
        number: From 1, in the order of the journal.
        what: ``published`` and ``rolled_back`` put the version in force; ``proposed``: it waits for a second person
            or for its time; ``withdrawn``: it waits no more.
        at: Engine's time, UTC: when it came into force, was proposed, was withdrawn.
        by: Who published, went back, or withdrew.
        previous: The version in force before. None: it was the first. Of ``rolled_back`` the one that it took out of
            force.
        signed_by: The second person. None: none was needed, or its time came.
        over: Of ``proposed``: why it waits.
        until: Of ``proposed``: when it comes into force by itself. None: only by a second person's signature.
        changed: Of ``proposed``: ids of the rules that are new or changed in it.
        shadow_hours: Of ``proposed``: how long those do nothing once it is in force.
        on_trial: Rule → until when it does nothing: posts that are received before are decided with it in shadow.
    """

    number: int
    what: What
    brand: str
    version: str
    at: datetime
    by: str
    reason: str
    previous: str | None = None
    signed_by: str | None = None
    over: tuple[Over, ...] = ()
    until: datetime | None = None
    changed: tuple[str, ...] = ()
    shadow_hours: int = 0
    on_trial: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def puts_in_force(self) -> bool:
        """Whether it is no mere proposal, nor the end of one."""
        return self.what in {"published", "rolled_back"}


class Pointer(Struct, frozen=True, kw_only=True):
    """What decides for a brand: the one record that whoever publishes has to win.

    Attributes:
        waiting: At most one version waits. None: none does.
    """

    in_force: Publication
    waiting: Publication | None = None


def on_trial(
    before: Publication | None, changed: Collection[str], *, shadow_hours: int, now: datetime
) -> dict[str, datetime]:
    """Until when which rules do nothing: those that changed now, and earlier ones whose hours are not over.

    Args:
        before: What was in force until now. None: it is the first version, whose rules act at once.
    """
    if before is None:
        return {}
    still = {rule: until for rule, until in before.on_trial.items() if until > now and rule not in changed}
    fresh = dict.fromkeys(changed, now + timedelta(hours=shadow_hours)) if shadow_hours else {}
    return still | fresh


def over(more: Mapping[Threshold, int], *, before: Brand, after: Brand) -> tuple[Over, ...]:
    """Why a second person has to look, by the rules of both versions: a version can't lift its own limits.

    Args:
        more: By how much the later version does more a day than the earlier one.
    """
    found = []
    for what, amount in more.items():
        limits = [limit for one in (before, after) if (limit := getattr(one.publishing, what)) is not None]
        if limits and amount > min(limits):
            found.append(Over(what=what, limit=min(limits), more=amount))
    if _loosens(before.publishing, after.publishing) or _other_marketers(before, after):
        found.append(Over(what="rules_of_publishing"))
    return tuple(found)


def _thresholds(publishing: Publishing) -> tuple[int | None, int | None]:
    return publishing.cost_cents_per_day, publishing.public_texts_per_day


def _loosens(before: Publishing, after: Publishing) -> bool:
    if _thresholds(before) == (None, None):
        return False
    return (
        any(
            limit is not None and (later is None or later > limit)
            for limit, later in zip(_thresholds(before), _thresholds(after), strict=True)
        )
        or after.waiting_hours < before.waiting_hours
        or after.shadow_hours < before.shadow_hours
    )


def _other_marketers(before: Brand, after: Brand) -> bool:
    held_by = _thresholds(before.publishing) != (None, None) and bool(before.marketers)
    return held_by and set(map(same, before.marketers)) != set(map(same, after.marketers))


def same(name: str) -> str:
    """A name as it is compared: without regard to case and spaces."""
    return " ".join(name.split()).casefold()


def is_one_of(name: str, names: Sequence[str]) -> bool:
    """Whether a person is named there, however spelled."""
    return same(name) in set(map(same, names))
