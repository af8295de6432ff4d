"""Gauges: how full queues are, what waits for people, what is left of the money. Read each minute."""

from __future__ import annotations

from datetime import datetime

from chalicelib.books import cases, drafts, ledger, outbox
from chalicelib.domain.playbook import Brand
from chalicelib.ports import World


def read(world: World) -> None:
    """Look at everything and tell the metrics.

    Raises:
        NotStored: The storage can't be read.
    """
    now = world.clock.now()
    for name, queue in (("raw", world.raw), ("items", world.items), ("effects", world.effects)):
        world.metrics.gauge("queue_depth", queue.depth(), queue=name)
        world.metrics.gauge("dead_letters", queue.how_many_dead(), queue=name)
    world.metrics.gauge("effects_unknown", len(outbox.uncertain(world.records, now=now)))
    for brand in world.playbooks.brands():
        _read_brand(world.playbooks.current(brand).brand, world, now=now)


def _read_brand(brand: Brand, world: World, *, now: datetime) -> None:
    first = cases.first_due(world.records, brand.id)
    waiting = drafts.proposed(world.records, brand.id, limit=1)
    since = [*(draft.proposed_at for draft in waiting), *([] if first is None else [first.opened_at])]
    oldest = max(((now - at).total_seconds() for at in since), default=0.0)
    overdue = 0.0 if first is None else (now - first.answer_by).total_seconds()
    world.metrics.gauge("cases_open", cases.how_many(world.records, brand.id), brand=brand.id)
    world.metrics.gauge("drafts_waiting", drafts.how_many(world.records, brand.id), brand=brand.id)
    world.metrics.gauge("oldest_unanswered", max(oldest, 0.0), brand=brand.id)
    world.metrics.gauge("answer_overdue", max(overdue, 0.0), brand=brand.id)
    for name, purse in brand.purses.items():
        free = ledger.free_cents(world.records, brand, name, now=now)
        world.metrics.gauge("purse_left", 100 * free / purse.cents, brand=brand.id, purse=name)
