"""A stand-in for a platform's API on loopback: posts what it is asked to, or fails, and remembers everything."""

from __future__ import annotations

import json
import socket
import threading
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, NamedTuple, Protocol
from urllib.parse import parse_qs, urlsplit

Behaviour = Literal[
    "take",
    "too_many",
    "unavailable",
    "broken",
    "expired",
    "not_summoned",
    "duplicate",
    "take_and_say_duplicate",
    "drop",
    "take_and_drop",
    "take_and_say_garbage",
    "hang",
    "take_and_hang",
]
"""How a POST is answered. ``take_and_…``: it is really posted, and only the answer is wrong."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. Header names are lower case.

    Attributes:
        answers: Id of the post that a POST answers. None: it is no POST.
        text: Of a POST.
        private: Of a POST: only the author of the post gets to see it.
        met: How a POST is answered.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    answers: str | None = None
    text: str | None = None
    private: bool = False
    met: Behaviour | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A reply that went out."""

    id: str
    answers: str
    text: str
    private: bool = False


class Reply(NamedTuple):
    """What the API answers; header names in lower case."""

    status: int
    content: object
    headers: Mapping[str, str] = {}


class Api(Protocol):
    """How one platform speaks."""

    def reads(self, path: str, content: Any) -> tuple[str, str, bool]:
        """Which post a POST answers, with which text, and whether in private."""

    def new_id(self, asked: Asked, number: int) -> str:
        """Of the reply with this number, from 0."""

    def took(self, posted: Posted) -> Reply:
        """It was posted."""

    def shows(self, path: str, query: Mapping[str, str], posted: Sequence[Posted]) -> object:
        """What a GET shows of all that was posted."""

    def problem(self, how: str) -> Reply | None:
        """A refusal or breakdown. None: no problem of this platform."""

    def refuses(self, asked: Asked, posted: Sequence[Posted]) -> Reply | None:
        """What it doesn't take, whatever the test wants."""


class Memory:
    """What a platform remembers, and how it means to answer.

    Attributes:
        asked: Every request, in the order of arrival.
        posted: Every reply that went out.
    """

    def __init__(self, api: Api) -> None:
        self.api = api
        self.asked: list[Asked] = []
        self.posted: list[Posted] = []
        self._lock = threading.Lock()
        self._script: dict[str, deque[Behaviour]] = defaultdict(deque)

    def will(self, post_id: str, *behaviours: Behaviour) -> None:
        """How the next answers to this post are met, one after the other; whatever comes then is taken."""
        self._script[post_id].extend(behaviours)

    def sends(self, post_id: str) -> list[Asked]:
        """How often it was asked to answer this post."""
        with self._lock:
            return [one for one in self.asked if one.answers == post_id]

    def replies(self, post_id: str) -> list[Posted]:
        """What really stands below this post."""
        with self._lock:
            return [one for one in self.posted if one.answers == post_id]

    def heard(self, asked: Asked) -> Behaviour:
        with self._lock:
            script = self._script[asked.answers] if asked.answers is not None else None
            behaviour: Behaviour = script.popleft() if script else "take"
            self.asked.append(asked if asked.answers is None else replace(asked, met=behaviour))
            return behaviour

    def post(self, asked: Asked) -> Posted | None:
        """None: the platform refuses it whatever the test wants."""
        with self._lock:
            if self.api.refuses(asked, self.posted) is not None:
                return None
            own = self.api.new_id(asked, len(self.posted))
            posted = Posted(own, asked.answers or "", asked.text or "", asked.private)
            self.posted.append(posted)
            return posted

    def shown(self, path: str, query: Mapping[str, str]) -> object:
        with self._lock:
            return self.api.shows(path, query, tuple(self.posted))


class StandIn(Memory):
    """A platform, as far as the engine asks it for something.

    Attributes:
        held: How many requests were left hanging so far.
    """

    def __init__(self, api: Api) -> None:
        super().__init__(api)
        self.held = 0
        self._ending = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Connection)
        self._server.standin = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        """Let go of whoever hangs, and close."""
        self._ending.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=10)

    def hold(self) -> None:
        """Leave whoever asks hanging."""
        with self._lock:
            self.held += 1
        self._ending.wait(timeout=60)


@contextmanager
def playing(api: Api) -> Iterator[StandIn]:
    """A stand-in that is gone afterwards."""
    standin = StandIn(api)
    try:
        yield standin
    finally:
        standin.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    standin: StandIn

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked was killed meanwhile."""


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        standin, url = self.server.standin, urlsplit(self.path)
        standin.heard(self._asked())
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        self._answer(Reply(200, standin.shown(url.path, query)))

    def do_POST(self) -> None:
        content = json.loads(self.rfile.read(int(self.headers["content-length"])))
        standin = self.server.standin
        answers, text, private = standin.api.reads(urlsplit(self.path).path, content)
        asked = self._asked(answers=answers, text=text, private=private)
        behaviour = standin.heard(asked)
        posted = standin.post(asked) if behaviour.startswith("take") else None
        how = behaviour.removeprefix("take_and_").removeprefix("say_")
        problem = standin.api.problem(how)
        if problem is None and behaviour.startswith("take") and posted is None:
            problem = standin.api.refuses(asked, standin.posted)
        if problem is not None:
            self._answer(problem)
        elif how == "garbage":
            self._write(201, b'{"data": {"id": ')
        elif how == "hang":
            standin.hold()
            self._drop()
        elif how == "drop" or posted is None:
            self._drop()
        else:
            self._answer(standin.api.took(posted))

    def _asked(self, *, answers: str | None = None, text: str | None = None, private: bool = False) -> Asked:
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Asked(self.command, self.path, headers, answers, text, private)

    def _answer(self, reply: Reply) -> None:
        self._write(reply.status, json.dumps(reply.content).encode(), reply.headers)

    def _write(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drop(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *said: object) -> None:
        """Tests look at what was asked."""
