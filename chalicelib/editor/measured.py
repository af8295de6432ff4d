"""What a version would change on a day like the last ones: both versions decide the same posts, nothing is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import islice
from math import ceil
from typing import NamedTuple

import msgspec

from chalicelib.books import decisions
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import PostEvent
from chalicelib.domain.publication import Threshold
from chalicelib.engine import pipeline
from chalicelib.ports import Records, World

MOST_POSTS = 2000
"""The latest ones; so many are decided twice within seconds."""
_DAY = timedelta(days=1)


class Posts(NamedTuple):
    """On which versions are measured.

    Attributes:
        days: How long it took until they had come; at least one.
    """

    events: Sequence[PostEvent]
    days: float


def recent(brand: str, world: World) -> Posts:
    """The latest posts of a brand's last days, in the order in which they came."""
    now = world.clock.now()
    found = islice(decisions.recent(world.records, brand, now=now), MOST_POSTS)
    moments = sorted((decision.moment for decision in found), key=lambda moment: moment.received_at)
    days = max((now - moments[0].at) / _DAY, 1.0) if moments else 1.0
    return Posts([moment.event for moment in moments], days)


def more(before: Playbook, after: Playbook, world: World) -> dict[Threshold, int]:
    """By how much the later version does more a day, rounded up; without posts its examples count as one day's."""
    posts = recent(after.brand.id, world)
    if not posts.events:
        posts = Posts([msgspec.convert(raw, PostEvent) for raw in after.examples.values()], 1.0)
    was, is_now = (_counted(posts.events, playbook, world.records) for playbook in (before, after))
    return {
        "cost_cents_per_day": ceil((is_now[0] - was[0]) / posts.days),
        "public_texts_per_day": ceil((is_now[1] - was[1]) / posts.days),
    }


def _counted(events: Iterable[PostEvent], playbook: Playbook, records: Records) -> tuple[int, int]:
    """Cents, and public texts."""
    cents = texts = 0
    for event in events:
        for planned in pipeline.decide_post(event, playbook, records, now=event.received_at).decision.plan:
            cents += planned.cost_cents
            texts += planned.settings.get("to") == "public"
    return cents, texts
