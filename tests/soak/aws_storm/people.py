"""The brand's people: an agent approves and rejects replies, stores accept and decline. What each does follows from the
seed and from what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from hashlib import sha256

from chalicelib.books import drafts, tasks
from chalicelib.domain.errors import OutOfService, Refused, TryAgainLater
from chalicelib.domain.work import Draft, Task
from chalicelib.engine import people
from chalicelib.ports import World

BRAND = "mortons"
APPROVED, REJECTED = 0.7, 0.95
"""Of all drafts so many are approved, and then rejected; the rest is left alone."""
ACCEPTED, DECLINED = 0.55, 0.85
"""Of all offers to stores; the rest meets silence."""


class People:
    """Who looks at the boards now and then.

    Attributes:
        did: What got through, by act.
        fooled: Who was told that others had been faster, although nobody else had tried.
    """

    def __init__(self, seed: int) -> None:
        self.did: Counter[str] = Counter()
        self.fooled: list[str] = []
        self._tries: Counter[str] = Counter()
        self._seed = seed
        self._over: set[str] = set()

    def look(self, world: World) -> bool:
        """Do one thing that waits. False: nothing does."""
        about = ""
        try:
            about, do = self._waiting(world)
            if do is None:
                return False
            self._tries[about] += 1
            self.did[do()] += 1
        except Refused as refused:
            self.did[refused.code] += 1
            if refused.code in {"approved", "rejected", "accepted"} and self._tries[about] == 1:
                self.fooled.append(f"{about} was {refused.code} by nobody else")
        except (OutOfService, TryAgainLater):  # whoever reads that the storage is out of order tries again later
            self.did["out of order"] += 1
            return True
        self._over.add(about)
        return True

    def _waiting(self, world: World) -> tuple[str, Callable[[], str] | None]:
        for draft in drafts.proposed(world.records, BRAND):
            if draft.id not in self._over and self._lot(draft.id) < REJECTED:
                return draft.id, partial(self._decide, draft, world)
        for task in tasks.open_tasks(world.records, BRAND):
            about = f"{task.id}/{task.offer.number}"
            if task.state == "offered" and about not in self._over and self._lot(about) < DECLINED:
                return about, partial(self._answer, task, about, world)
        return "", None

    def _decide(self, draft: Draft, world: World) -> str:
        lot = self._lot(draft.id)
        if lot >= APPROVED:
            people.reject(draft.id, by="Maria", reason=None, world=world)
            return "reject"
        text = draft.text + (" Danke & bis bald <3" if lot < APPROVED / 4 else "")
        people.approve(draft.id, text=text, seen=draft.text, by="Maria", world=world)
        return "approve"

    def _answer(self, task: Task, about: str, world: World) -> str:
        if self._lot(about) < ACCEPTED:
            people.accept(task.id, offer=task.offer.number, by="Luis", world=world)
            return "accept"
        people.decline(task.id, offer=task.offer.number, by="Luis", reason="too_busy", world=world)
        return "decline"

    def _lot(self, about: str) -> float:
        return int(sha256(f"{self._seed}/{about}".encode()).hexdigest()[:8], 16) / 2**32
