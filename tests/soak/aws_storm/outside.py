"""Everything that the engine sends something to: platforms, a program of the brand, and whoever gets our notices.

What becomes of a request is decided by chance; a platform shows a new reply only after a while.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from chalicelib.adapters.system import FixedClock
from chalicelib.domain.errors import FateUnknown, TryAgainLater
from chalicelib.ports import HttpAnswer, HttpRequest
from tests.e2e.apis import Facebook, Program, X
from tests.e2e.standin import Api, Asked, Behaviour, Memory, Posted, Reply
from tests.soak.aws_storm.wire import Wire
from tests.soak.kill_storm.platforms import Seen
from tests.worlds import Killed

SHOWN_AFTER = timedelta(seconds=60)
"""Less than the engine waits before it looks."""
HOSTS = ("x", "facebook", "program", "notices")
FATES: tuple[Behaviour, ...] = (
    "too_many",
    "unavailable",
    "broken",
    "drop",
    "take_and_drop",
    "take_and_drop",
    "take_and_say_garbage",
)
HARMLESS: tuple[Behaviour, ...] = ("unavailable", "drop", "take_and_drop")
"""Met by those who know a repetition."""


class _Notices(Program):
    """Whoever gets all messages to our people."""

    def reads(self, path: str, content: Any) -> tuple[str, str, bool]:
        return content["data"]["to"], content["data"]["text"], False


class _Late(Memory):
    """A platform that shows what is older than a moment."""

    def __init__(self, api: Api, clock: FixedClock) -> None:
        super().__init__(api)
        self._clock = clock
        self._times: dict[str, Any] = {}

    def post(self, asked: Asked) -> Posted | None:
        posted = super().post(asked)
        if posted is not None:
            self._times.setdefault(posted.id, self._clock.now())
        return posted

    def shown(self, path: str, query: Mapping[str, str]) -> object:
        old = [one for one in self.posted if self._clock.now() - self._times[one.id] >= SHOWN_AFTER]
        return self.api.shows(path, query, old)


class Outside:
    """The Http port.

    Attributes:
        times: How often each message to our people came.
    """

    def __init__(self, clock: FixedClock, chance: Random, wire: Wire, threads: Mapping[str, str]) -> None:
        apis: Mapping[str, Api] = {"x": X(), "facebook": Facebook(threads), "program": Program(), "notices": _Notices()}
        self.there = {host: _Late(api, clock) for host, api in apis.items()}
        self.rough = 0.0
        self._chance = chance
        self._wire = wire

    def seen(self, host: str) -> Seen:
        return Seen(tuple(self.there[host].asked), tuple(self.there[host].posted))

    def send(self, request: HttpRequest) -> HttpAnswer:
        url = urlsplit(request.url)
        host = (url.hostname or "").partition(".")[0]
        there = self.there[host]
        lot = self._chance.random()
        if lot < self.rough / 10:
            raise TryAgainLater("no connection to the platform")
        if lot < self.rough / 6:
            raise Killed
        if lot < self.rough / 3:
            self._wire.interrupted()
        asked = Asked(request.method, request.url.partition(url.netloc)[2], dict(request.headers))
        if request.method == "GET":
            there.asked.append(asked)
            if self._chance.random() < self.rough / 4:
                raise FateUnknown("no answer from the platform")
            return _answer(Reply(200, there.shown(url.path, dict(parse_qsl(url.query)))))
        answers, text, private = there.api.reads(url.path, json.loads(request.body or b"{}"))
        return self._met(there, replace(asked, answers=answers, text=text, private=private), host)

    def _met(self, there: Memory, asked: Asked, host: str) -> HttpAnswer:
        fates = FATES if host in {"x", "facebook"} else HARMLESS
        met: Behaviour = self._chance.choice(fates) if self._chance.random() < self.rough else "take"
        there.asked.append(replace(asked, met=met))
        posted = there.post(asked) if met.startswith("take") else None
        if met.endswith("drop"):
            if self._chance.random() < 0.3:
                raise Killed
            raise FateUnknown("no answer from the platform")
        if met == "take_and_say_garbage":
            return HttpAnswer(201, {}, b'{"data": {"id": ')
        problem = there.api.problem(met)
        if problem is not None:
            return _answer(problem)
        refused = there.api.refuses(asked, there.posted) if posted is None else None
        return _answer(refused if posted is None and refused is not None else there.api.took(_some(posted)))


def _some(posted: Posted | None) -> Posted:
    assert posted is not None
    return posted


def _answer(reply: Reply) -> HttpAnswer:
    return HttpAnswer(reply.status, dict(reply.headers), json.dumps(reply.content).encode())
