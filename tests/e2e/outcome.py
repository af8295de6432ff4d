"""What became of one post, as the engine's books tell it, and what people do about it on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from chalicelib.books import cases, decisions, drafts, ledger, outbox, tasks
from chalicelib.books.ledger import Reservation
from chalicelib.domain.decision import Decision
from chalicelib.domain.work import Case, Draft, Effect, Task
from chalicelib.ports import Key, Records
from tests.e2e.browser import Answer, Browser
from tests.e2e.engine import until


class Looked(Protocol):
    """An engine whose books can be looked into, wherever it runs."""

    @property
    def records(self) -> Records: ...

    def messages(self) -> Sequence[dict[str, Any]]: ...


class Outcome:
    """Of one post, looked up each time it is asked for."""

    def __init__(self, engine: Looked, post_key: str) -> None:
        self._engine = engine
        self._post_key = post_key

    @property
    def decision(self) -> Decision | None:
        found = decisions.get(self._engine.records, self._post_key)
        return None if found is None else found[0]

    @property
    def decided(self) -> Decision:
        return until(lambda: self.decision)

    @property
    def effects(self) -> list[Effect]:
        return [entry.effect for entry in outbox.of_post(self._engine.records, self._post_key)]

    @property
    def tasks(self) -> list[Task]:
        plan = self.decision.plan if self.decision else ()
        found = [tasks.of_action(self._engine.records, planned.key) for planned in plan]
        return [one[0] for one in found if one is not None]

    @property
    def task(self) -> Task:
        """The only one; waits for it."""
        (found,) = until(lambda: self.tasks)
        return found

    @property
    def reservations(self) -> list[Reservation]:
        return ledger.reservations(self._engine.records, self._post_key)

    @property
    def drafts(self) -> list[Draft]:
        plan = self.decision.plan if self.decision else ()
        found = [drafts.of_action(self._engine.records, planned.key) for planned in plan]
        return [one[0] for one in found if one is not None]

    @property
    def draft(self) -> Draft:
        """The only one; waits for it."""
        (found,) = until(lambda: self.drafts)
        return found

    @property
    def sending(self) -> Effect:
        """The effect that sends the reply."""
        (found,) = (one for one in self.effects if one.planned.do == "send_reply")
        return found

    @property
    def case(self) -> Case | None:
        found = cases.get(self._engine.records, cases.case_id(self._post_key))
        return None if found is None else found[0]

    @property
    def messages(self) -> list[dict[str, str]]:
        """To our own people about this post, in the order in which they were sent."""
        return [one for one in self._engine.messages() if str(one["key"]).startswith(f"{self._post_key}/")]

    def reasons(self, action: str) -> list[tuple[str, str | None]]:
        """Code and store of each reason of the first verdict on an action."""
        verdict = next(one for one in self.decided.verdicts if one.action == action)
        return [(reason.code, reason.store) for reason in verdict.reasons]


def spent_cents(engine: Looked) -> int:
    """What is taken from this month's purse."""
    stored = engine.records.get(Key("purse#mortons#airport-delight", "2026-03-01"))
    return 0 if stored is None else stored.counters.get(ledger.COUNTER, 0)


def accept(browser: Browser, link: str, name: str) -> Answer:
    return browser.fill(link, {"name": name, "answer": "accept"})


def decline(browser: Browser, link: str, name: str, reason: str = "too_busy") -> Answer:
    return browser.fill(link, {"name": name, "answer": "decline", "reason": reason})


def approve(browser: Browser, draft: Draft, text: str) -> Answer:
    return browser.fill("/replies", {"text": text, "act": "approve"}, action=f"/replies/{draft.id}")
