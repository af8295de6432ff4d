"""A program of somebody else on loopback: keeps what is sent to it, and answers as told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Post(NamedTuple):
    """One request. Header names are lower case."""

    path: str
    headers: Mapping[str, str]
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw)


class Said(NamedTuple):
    """An answer.

    Attributes:
        status: 0: none, the connection ends.
    """

    status: int
    headers: Mapping[str, str] = {}
    raw: bytes = b""


class Listener:
    """Runs until it is closed.

    Attributes:
        got: What was posted, in order.
        says: Answers to the next posts, one each.
        usually: Its answer to all others.
    """

    def __init__(self) -> None:
        self.got: list[Post] = []
        self.says: list[Said] = []
        self.usually = Said(200)
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["content-length"] or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                listener.got.append(Post(self.path, headers, raw))
                said = listener.says.pop(0) if listener.says else listener.usually
                self.close_connection = True
                if said.status == 0:
                    return
                self.send_response(said.status)
                for name, value in {"content-length": str(len(said.raw)), **said.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(said.raw)

            def do_GET(self) -> None:
                self.do_POST()

            def do_PUT(self) -> None:
                self.do_POST()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Write nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)


@contextmanager
def listener() -> Iterator[Listener]:
    """One for the time of a test."""
    found = Listener()
    try:
        yield found
    finally:
        found.close()
