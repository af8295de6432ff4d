"""A tap between boto3 and an AWS: lets calls through, loses them or their answers, or answers itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

Answer = tuple[int, bytes]
Trouble = Callable[[Callable[[], Answer]], Answer | None]
"""What becomes of a call; it may let it through. None: no answer comes."""


def lost_before(_: Callable[[], Answer]) -> None:
    """It never arrives."""


def lost_after(through: Callable[[], Answer]) -> None:
    """It takes effect, and nobody hears of it."""
    through()


def lost_after_and(meanwhile: Callable[[], object]) -> Trouble:
    """The same, and before anybody tries again something else happens."""

    def trouble(through: Callable[[], Answer]) -> None:
        through()
        meanwhile()

    return trouble


def refused(code: str, *, status: int = 400, **more: Any) -> Trouble:
    """AWS says no, without doing it."""
    said = {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": "said by a test", **more}
    return lambda _: (status, json.dumps(said).encode())


def broken_after(through: Callable[[], Answer]) -> Answer:
    """It takes effect, and AWS says that something went wrong."""
    through()
    return 500, b'{"__type": "InternalServerError", "message": "said by a test"}'


def cancelled(*codes: str) -> Trouble:
    """A transaction is refused, for a reason each of its parts."""
    reasons = [{"Code": code, "Message": "said by a test"} for code in codes]
    return refused("TransactionCanceledException", CancellationReasons=reasons)


@dataclass
class Tap:
    """Where to call, what is to happen to which calls, and what was called.

    Attributes:
        troubles: By operation: what becomes of its next calls, one each; then they go through.
        calls: Operations, in order, those that were lost included.
    """

    endpoint: str
    troubles: dict[str, list[Trouble]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    bodies: list[Mapping[str, Any]] = field(default_factory=list)

    def trouble(self, operation: str, *troubles: Trouble) -> None:
        """The next calls of an operation meet these."""
        self.troubles.setdefault(operation, []).extend(troubles)

    def reset(self) -> None:
        """No troubles, nothing called."""
        for kept in (self.troubles, self.calls, self.bodies):
            kept.clear()


@contextmanager
def tapped(behind: str) -> Iterator[Tap]:
    """A tap in front of an endpoint on loopback."""
    tap = Tap("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["content-length"]))
            operation = self.headers.get("x-amz-target", "").rpartition(".")[2]
            tap.calls.append(operation)
            tap.bodies.append(json.loads(raw))
            waiting = tap.troubles.get(operation)
            trouble = waiting.pop(0) if waiting else None

            def through() -> Answer:
                return _through(behind, self.path, dict(self.headers), raw)

            answer = through() if trouble is None else trouble(through)
            if answer is None:
                self.close_connection = True
                return
            status, content = answer
            self.send_response(status)
            self.send_header("content-type", "application/x-amz-json-1.0")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    tap.endpoint = f"http://127.0.0.1:{server.server_port}"
    try:
        yield tap
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _through(behind: str, path: str, headers: Mapping[str, str], raw: bytes) -> Answer:
    connection = HTTPConnection(urlsplit(behind).netloc, timeout=20)
    try:
        connection.request("POST", path, body=raw, headers={**headers, "connection": "close"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
