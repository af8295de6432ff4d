"""Chalice's threaded server keeps one request for all threads; ours keeps each to itself."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any

from chalice.app import Chalice
from chalice.config import Config
from chalice.local import LocalDevServer, ThreadedHTTPServer

from chalicelib.entry.local import Intake
from chalicelib.entry.local_server import make_server
from tests.e2e.browser import ask
from tests.worlds import Stage

AT_ONCE = 8
BODIES = [f"body {number}" for number in range(AT_ONCE)]
JSON = {"content-type": "application/json"}


def echo() -> Chalice:
    """Tells each body, once all requests are there."""
    app = Chalice(app_name="echo")
    together = Barrier(AT_ONCE, timeout=20)

    @app.route("/", methods=["POST"])
    def tell() -> str:
        together.wait()
        asked: Any = app.current_request
        return str(asked.raw_body.decode())

    return app


@contextmanager
def serving(server: LocalDevServer) -> Iterator[str]:
    thread = Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server.server_close()


def told(url: str) -> list[str]:
    """What each of some requests at the same time is told, in their order."""

    def tell(body: str) -> str:
        return ask(url, "POST", "/", headers=JSON, body=body.encode()).text

    with ThreadPoolExecutor(AT_ONCE) as together:
        return list(together.map(tell, BODIES))


def test_a_plain_chalice_mixes_up_requests_at_the_same_time() -> None:
    """Why `local_server` is there. Fails once Chalice does better, which would be good news."""
    server = LocalDevServer(echo(), Config(), "127.0.0.1", 0, server_cls=ThreadedHTTPServer)
    with serving(server) as url:
        assert told(url) != BODIES


def test_here_each_request_is_told_its_own_body() -> None:
    with serving(make_server(echo(), Stage().world, Intake(), host="127.0.0.1", port=0)) as url:
        assert told(url) == BODIES
