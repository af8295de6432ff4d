"""The brand's people during a storm: an agent approves and rejects replies, stores accept and decline, on the real
pages. What each does follows from the seed and from what it is about, whenever they come to it."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections import Counter
from hashlib import sha256
from typing import Any

from tests.e2e.browser import Browser, Form
from tests.e2e.engine import Engine
from tests.soak.kill_storm.plan import Plan

APPROVED, REJECTED = 0.6, 0.97
"""Of all drafts so many are approved, and then rejected; the rest is left alone."""
ACCEPTED, DECLINED = 0.35, 0.55
"""Of all offers to stores; the rest meets silence."""
PAUSE_S = 0.3
PATIENCE_S = 30.0


class People:
    """Works in a thread of its own until it is stopped; whoever finds the engine dead comes back.

    Attributes:
        did: What was done on the pages and got through, by act.
        idle: How many rounds there was nothing to do, one after another.
    """

    def __init__(self, engine: Engine, plan: Plan) -> None:
        self.did: Counter[str] = Counter()
        self.idle = 0
        self._engine = engine
        self._plan = plan
        self._agent = engine.sign_in("Maria")
        self._store = Browser(lambda: engine.url)
        self._seen: set[str] = set()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join(timeout=PATIENCE_S)

    def _work(self) -> None:
        while not self._ending.is_set():
            try:
                busy = self._agents() + self._stores()
            except (OSError, http.client.HTTPException):
                self.idle = 0
            else:
                self.idle = 0 if busy else self.idle + 1
            time.sleep(PAUSE_S)

    def _agents(self) -> int:
        """One look at the page of replies."""
        page = self._agent.get("/replies")
        if page.status != 200:
            self.did[f"page {page.status}"] += 1
            return 1
        forms = [form for form in page.forms if form.action.startswith("/replies/")]
        return sum(self._decide(form) for form in forms if not self._ending.is_set())

    def _decide(self, form: Form) -> int:
        draft_id = form.action.rpartition("/")[2]
        lot = self._lot(draft_id)
        if draft_id in self._plan.to_send or lot < APPROVED:
            text = form.fields["text"] + (" Danke & bis bald <3" if lot < APPROVED / 4 else "")
            act = {"act": "approve", "text": text}
        elif lot < REJECTED:
            act = {"act": "reject"}
        else:
            return 0
        if f"{draft_id} refused" in self._seen:  # too late, or over an open complaint
            return 0
        answer = self._agent.send(form.action, {**form.fields, **act})
        if answer.status == 409:
            self._seen.add(f"{draft_id} refused")
        self.did[act["act"] if answer.status == 303 else f"{act['act']} {answer.status}"] += 1
        return 1

    def _stores(self) -> int:
        """Every message that came since."""
        busy = 0
        for path in (self._engine.data / "outbox").glob("*.json"):
            if path.name in self._seen or self._ending.is_set():
                continue
            message = json.loads(path.read_bytes())
            if (message["link"] or "").startswith("/t/"):
                busy += self._answer(message)
            self._seen.add(path.name)
        return busy

    def _answer(self, message: dict[str, Any]) -> int:
        lot = self._lot(message["key"])
        if lot >= DECLINED:
            return 0
        page = self._store.get(message["link"])
        forms = [form for form in page.forms if "csrf" in form.fields]
        if not forms:  # it is over
            self.did["came too late"] += 1
            return 1
        act = "accept" if lot < ACCEPTED else "decline"
        fields = {
            **forms[0].fields,
            "name": "Luis",
            "answer": act,
            **({"reason": "too_busy"} if act == "decline" else {}),
        }
        answer = self._store.send(message["link"], fields)
        self.did[act if answer.status == 303 else f"{act} {answer.status}"] += 1
        return 1

    def _lot(self, about: str) -> float:
        return int(sha256(f"{self._plan.seed}/{about}".encode()).hexdigest()[:8], 16) / 2**32
