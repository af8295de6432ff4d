"""What a decision rests on: customer, history, purses and limits as they were read, and what they must still be when
the decision is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from chalicelib.books import cases, customers, grants, ledger, tasks
from chalicelib.domain.decision import CaseRequest, Decision
from chalicelib.domain.moment import Customer, History, person_of
from chalicelib.domain.playbook import Brand, Limit
from chalicelib.domain.post import Post
from chalicelib.ports import Change, Key, Records


def looked_at(brand: str, post: Post) -> list[Key]:
    """What is read for any post of a brand, as far as its author tells."""
    person = person_of(post, None)
    customer = None if post.author.id is None else customers.key(brand, post.platform, post.author.id)
    history = None if person is None else cases.history_key(brand, person)
    return [key for key in (customer, history) if key is not None]


class Standing:
    """Reads once, remembers the versions, and turns a decision into changes that hold only if nothing moved."""

    def __init__(self, records: Records, brand: Brand, *, post_key: str, now: datetime) -> None:
        self._records = records
        self._post_key = post_key
        self._brand = brand
        self._now = now
        self._histories: dict[str, tuple[History, int]] = {}
        self._tallies: dict[tuple[str, str, str], list[grants.Tally]] = {}

    def customer(self, post: Post) -> Customer | None:
        """Who wrote it, if somebody told us."""
        return customers.find(self._records, self._brand.id, post.platform, post.author)

    def history(self, persons: Sequence[str]) -> History:
        """What is between the brand and a person who is known under these keys."""
        for person in persons:
            if person not in self._histories:
                self._histories[person] = cases.history(self._records, self._brand.id, person)
        return cases.together(self._histories[person][0] for person in persons)

    def free_cents(self, purse: str) -> int:
        """What is left in a purse for this post: what it has reserved itself, before an edit, counts as free."""
        free = ledger.free_cents(self._records, self._brand, purse, now=self._now)
        period = ledger.period_start(self._brand, purse, self._now)
        for one in ledger.reservations(self._records, self._post_key):
            task = tasks.of_action(self._records, one.planned_key)
            spent = task is not None and tasks.has_happened(task[0], now=self._now)
            if (one.purse, one.period, one.state) == (purse, period, "reserved") and not spent:
                free += one.cents
        return free

    def limit_reached(self, counted_as: str, limits: Sequence[Limit], about: Mapping[str, str]) -> Limit | None:
        """Which of the limits is used up. None: none is.

        Args:
            counted_as: The rule's id, or the name under which an action counts its own.
            about: Whose, by ``Limit.per``: ``{"customer": person}``, ``{"store": id}``, ``{"rule": "rule"}``.
        """
        for per, whose in about.items():
            for tally in self._tally(counted_as, limits, per, whose):
                limit = tally.reached(now=self._now, apart_from=self._post_key)
                if limit is not None:
                    return limit
        return None

    def changes(self, decision: Decision, *, stores: Mapping[str, str]) -> list[Change]:
        """What has to be written together with a decision, and what has to be still as it was.

        What is between the person and the brand may have changed where nothing is planned: a complaint of this minute
        keeps away what is nice, and there is nothing.

        Args:
            stores: Rule id → the store that its plan is about.
        """
        changes: list[Change] = []
        acting = [planned for planned in decision.plan if not planned.instead]
        for counted_as in dict.fromkeys(
            name for planned in acting for name in (planned.rule, grants.of_action(planned.do))
        ):
            granted = [
                tally
                for (name, per, whose), tallies in self._tallies.items()
                for tally in tallies
                if name == counted_as and (per != "store" or whose == stores.get(counted_as))
            ]
            changes += grants.grant(self._records, granted, post_key=decision.post_key, rule=counted_as, now=self._now)
        if decision.case is not None:
            changes += self.case(decision.case, decision)
        for person, (_, version) in self._histories.items() if decision.plan else ():
            changes += cases.unchanged(changes, brand=self._brand.id, person=person, version=version)
        return changes

    def case(self, request: CaseRequest, decision: Decision) -> list[Change]:
        """What has a person look at the post of a decision."""
        return cases.raise_case(
            self._records,
            request,
            brand=self._brand.id,
            post_key=decision.post_key,
            person=decision.moment.person,
            now=self._now,
            answer_minutes=self._brand.service_level.first_answer_minutes,
        )

    def _tally(self, counted_as: str, limits: Sequence[Limit], per: str, whose: str) -> list[grants.Tally]:
        key = (counted_as, per, whose)
        if key not in self._tallies:
            self._tallies[key] = grants.read(
                self._records, brand=self._brand.id, rule=counted_as, limits=limits, about={per: whose}
            )
        return self._tallies[key]
