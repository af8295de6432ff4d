"""What a version would do more on a day like the last ones: both replay the same posts, and nothing is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

import msgspec

from chalicelib.books import decisions
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import PostEvent
from chalicelib.domain.publication import Threshold
from chalicelib.editor.replay import Stage, replay
from chalicelib.ports import World

MOST_POSTS = 2000
"""The latest ones; so many are replayed twice within seconds."""


def more(before: Playbook, after: Playbook, world: World, stage: Callable[[], Stage]) -> dict[Threshold, int]:
    """By how much the later version does more a day, rounded up; without posts its examples count as one day's.

    Args:
        stage: A new one for each replay (`editor.replay.new_stage`).
    """
    posts = recent(after.brand.id, world)
    examples = [msgspec.convert(raw, PostEvent) for raw in after.examples.values()]
    replayed = posts or sorted(examples, key=lambda event: event.received_at)
    was, is_now = (replay(replayed, playbook, stage()).summary for playbook in (before, after))
    days = max(is_now.days, 1) if posts else 1
    return {
        "cost_cents_per_day": ceil((is_now.cost_cents - was.cost_cents) / days),
        "public_texts_per_day": ceil((is_now.public_texts - was.public_texts) / days),
    }


def recent(brand: str, world: World) -> Sequence[PostEvent]:
    """The latest posts of a brand's last days, in the order in which they came."""
    found = decisions.recent(world.records, brand, now=world.clock.now(), limit=MOST_POSTS)
    return sorted((decision.moment.event for decision in found), key=lambda event: event.received_at)
