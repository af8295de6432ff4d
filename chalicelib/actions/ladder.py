"""The ladder: who is asked, one rung after another, until somebody accepts or nobody is left.

::

    on duty ──silent──> deputy ──silent──> next able store: on duty ──…──> nobody is left
       └──declines──────────┴──declines──────────^

In a store the order of the team is the order of asking, and only who is there until the food leaves is asked. Whoever
declines speaks for the store; whoever is silent only for themselves, so that one more of the team, the deputy, is
asked. Each rung is measured anew: whoever is asked can still make it if they take all their time to accept.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from chalicelib.books import grants
from chalicelib.domain.decision import Decision
from chalicelib.domain.playbook import Playbook, Store
from chalicelib.domain.work import Task
from chalicelib.ports import Records
from chalicelib.stores import feasibility
from chalicelib.stores.hours import on_duty


class Rung(NamedTuple):
    """Who is asked next.

    Attributes:
        to: Id of the team member. None: nobody is there any more.
        accept_by: Until when they may accept.
        deputy: They are asked because another one of the store's team stayed silent.
        tallies: In which the store is to be counted; empty where it was counted before.
    """

    store: Store
    to: str | None
    accept_by: datetime
    deputy: bool = False
    tallies: Sequence[grants.Tally] = ()


class Asking(NamedTuple):
    """What every rung of one task is measured by."""

    task: Task
    decision: Decision
    playbook: Playbook
    prepare_minutes: int
    now: datetime

    @property
    def accept_by(self) -> datetime:
        """When the time of whoever is asked now ends."""
        return self.now + timedelta(minutes=self.playbook.brand.accept_minutes)

    def able(self, stores: Sequence[Store], *, without: Collection[str] = ()) -> feasibility.Able | None:
        """The nearest of these stores that can still do it."""
        found, _ = feasibility.nearest_able(
            stores,
            things=self.task.things,
            place=self.decision.moment.wish.place,
            deadline=self.task.deadline,
            now=self.now,
            prepare_minutes=self.prepare_minutes,
            buffer_minutes=self.playbook.brand.travel_buffer_minutes,
            accept_minutes=self.playbook.brand.accept_minutes,
            without=without,
        )
        return found


def first(asking: Asking, store: Store) -> Rung:
    """The store that was decided on. Where it took so long to ask that it isn't able any more, it has only the time
    that the decision reckoned with: perhaps a moment, perhaps none."""
    able = asking.able([store])
    if able is not None:
        return Rung(store, able.on_duty[0].id, asking.accept_by)
    accept_by = asking.decision.moment.at + timedelta(minutes=asking.playbook.brand.accept_minutes)
    there = on_duty(store, asking.now, until=accept_by)
    return Rung(store, there[0].id if there else None, accept_by)


def after(asking: Asking, records: Records) -> Rung | None:
    """Who is asked after the current offer was declined or met silence. None: nobody is left."""
    return _deputy(asking) or _next_store(asking, records)


def _deputy(asking: Asking) -> Rung | None:
    """The one more of the team who is asked when the first stays silent, if the store is able even then."""
    offer = asking.task.offer
    here = [one for one in asking.task.offers if one.store == offer.store]
    if offer.answer != "silent" or offer.to is None or len(here) > 1:
        return None
    able = asking.able([store for store in asking.playbook.stores if store.id == offer.store])
    others = [] if able is None else [member for member in able.on_duty if member.id != offer.to]
    if able is None or not others:
        return None
    return Rung(able.store, others[0].id, asking.accept_by, deputy=True)


def _next_store(asking: Asking, records: Records) -> Rung | None:
    """The nearest able store that was not asked yet and that no limit keeps out."""
    task, playbook = asking.task, asking.playbook
    rule = playbook.rule(task.rule)
    tallies = {
        store.id: grants.read(records, brand=task.brand, rule=rule.id, limits=rule.limits, about={"store": store.id})
        for store in playbook.stores
    }
    used_up = {
        store
        for store, counted in tallies.items()
        if any(tally.reached(now=asking.now, apart_from=task.post_key) for tally in counted)
    }
    able = asking.able(playbook.stores, without=used_up | {offer.store for offer in task.offers})
    if able is None:
        return None
    return Rung(able.store, able.on_duty[0].id, asking.accept_by, tallies=tallies[able.store.id])
