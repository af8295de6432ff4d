"""A stand-in for X's API on loopback: posts what it is asked to, or fails as X does, and remembers everything."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

Behaviour = Literal[
    "take",
    "too_many",
    "unavailable",
    "broken",
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

FIRST_ID = 2_200_000_000_000_000_001
"""Above the ids of all posts that are answered, as on X."""

_PROBLEMS: Mapping[str, tuple[int, str]] = {
    "too_many": (429, "Too Many Requests"),
    "unavailable": (503, "Service Unavailable"),
    "broken": (500, "Internal Server Error"),
    "not_summoned": (
        403,
        "Reply to this conversation is not allowed as you have not been mentioned or otherwise engaged by the author",
    ),
    "duplicate": (403, "You are not allowed to create a Tweet with duplicate content."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. Header names are lower case.

    Attributes:
        answers: Id of the post that a POST answers. None: it is no POST.
        text: Of a POST.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    answers: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A reply that is on X for everybody to see."""

    id: str
    answers: str
    text: str


class StandIn:
    """X, as far as the engine asks it for something.

    Attributes:
        asked: Every request, in the order of arrival.
        posted: Every reply that went out.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.posted: list[Posted] = []
        self._lock = threading.Lock()
        self._script: dict[str, deque[Behaviour]] = defaultdict(deque)
        self._ending = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Connection)
        self._server.standin = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

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

    def stop(self) -> None:
        """Let go of whoever hangs, and close."""
        self._ending.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=10)

    def heard(self, asked: Asked) -> Behaviour:
        with self._lock:
            self.asked.append(asked)
            script = self._script[asked.answers] if asked.answers is not None else None
            return script.popleft() if script else "take"

    def post(self, asked: Asked) -> Posted:
        with self._lock:
            posted = Posted(str(FIRST_ID + len(self.posted)), asked.answers or "", asked.text or "")
            self.posted.append(posted)
            return posted

    def timeline(self, since_id: str) -> list[dict[str, Any]]:
        """What we wrote since, newest first, as X shows it: escaped, the author's handle in front."""
        with self._lock:
            return [
                {
                    "id": one.id,
                    "text": "@petershank " + one.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                    "referenced_tweets": [{"type": "replied_to", "id": one.answers}],
                }
                for one in reversed(self.posted)
                if int(one.id) > int(since_id)
            ]

    def wait_for_the_end(self) -> None:
        self._ending.wait(timeout=60)


@contextmanager
def playing() -> Iterator[StandIn]:
    """A stand-in that is gone afterwards."""
    standin = StandIn()
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
        x, url = self.server.standin, urlsplit(self.path)
        x.heard(self._asked())
        shown = x.timeline(parse_qs(url.query)["since_id"][0]) if url.path.endswith("/tweets") else []
        self._answer(200, {"data": shown, "meta": {"result_count": len(shown)}} if shown else {"meta": {}})

    def do_POST(self) -> None:
        content = json.loads(self.rfile.read(int(self.headers["content-length"])))
        asked = self._asked(answers=content["reply"]["in_reply_to_tweet_id"], text=content["text"])
        x = self.server.standin
        behaviour = x.heard(asked)
        posted = x.post(asked) if behaviour.startswith("take") else None
        how = behaviour.removeprefix("take_and_").removeprefix("say_")
        if how in _PROBLEMS:
            self._refuse(*_PROBLEMS[how])
        elif how == "garbage":
            self._write(201, b'{"data": {"id": ')
        elif how == "hang":
            x.wait_for_the_end()
            self._drop()
        elif how == "drop" or posted is None:
            self._drop()
        else:
            self._answer(201, {"data": {"id": posted.id, "text": posted.text}})

    def _asked(self, *, answers: str | None = None, text: str | None = None) -> Asked:
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Asked(self.command, self.path, headers, answers, text)

    def _refuse(self, status: int, detail: str) -> None:
        problem = {"title": "Problem", "detail": detail, "type": "about:blank", "status": status}
        again = {"x-rate-limit-reset": str(int(time.time()) + 1), "x-rate-limit-remaining": "0"}
        self._answer(status, problem, again if status == 429 else {})

    def _answer(self, status: int, content: object, headers: Mapping[str, str] | None = None) -> None:
        self._write(status, json.dumps(content).encode(), headers)

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
