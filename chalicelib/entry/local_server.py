"""The HTTP server of one machine: Chalice's own local server, made safe against what strangers send.

The only file here that knows Chalice. Without `CustomLocalChalice`, which keeps each thread's request to itself, its
threaded server mixes up concurrent requests.
"""

from __future__ import annotations

import re
import resource
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from http.client import HTTPMessage
from threading import BoundedSemaphore
from typing import Any

from chalice.app import Chalice
from chalice.config import Config
from chalice.local import (
    ChaliceRequestHandler,
    CustomLocalChalice,
    LocalChalice,
    LocalDevServer,
    LocalGatewayException,
    ThreadedHTTPServer,
)

from chalicelib.domain.errors import place
from chalicelib.engine.receive import MAX_BODY
from chalicelib.entry import webhooks
from chalicelib.entry.connections import Connections, most_connections
from chalicelib.entry.local import Intake
from chalicelib.entry.web import Answer, Request, problem
from chalicelib.ports import Told, World
from chalicelib.steps import Stopwatch

LARGE = 256 * 1024
LARGE_AT_ONCE, LARGE_WAITS_S = 8, 5.0
"""Of bodies larger than `LARGE`, so many are in memory at once, and the others wait so long for their turn: it takes no
secret to send them."""
# Events go straight to their function: Chalice's routing would cost more than everything else that is done for them.
_WEBHOOK = re.compile(r"/webhooks/(?P<platform>[^/?]+)/(?P<endpoint>[^/?]+)/?(?:\?.*)?")

DISCARD_UP_TO = 4 * MAX_BODY
"""A body that is too big is read and thrown away up to this size: a client reads no answer while it still sends."""

Shown = tuple[int, Mapping[str, Any], str]
"""Status, headers and body of an answer; a header may have a list of values."""


class Refused(Exception):
    """A request that never reaches the engine."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class _Head(HTTPMessage):
    """The headers. They are read by a parser of mails, which asks four times what kind of body comes; none does."""

    def get_content_maintype(self) -> str:
        return "text"

    def get_content_type(self) -> str:
        return "text/plain"


class RequestHandler(ChaliceRequestHandler):
    """One connection: bounded in size and time, errors as JSON, nothing on the terminal."""

    world: World
    intake: Intake
    server: Server
    watch: Stopwatch | None = None
    disable_nagle_algorithm = True
    MessageClass = _Head
    wbufsize = -1  # an answer goes out in one piece
    server_version = "delight"
    sys_version = ""

    def handle_one_request(self) -> None:
        """Wait for a request, then for all of it: two times, each bounded by `Connections`."""
        self.server.connections.reads(self.connection)
        if self.rfile.peek(1):
            self.server.connections.reads(self.connection)
            super().handle_one_request()
        else:
            self.close_connection = True

    def parse_request(self) -> bool:
        self.watch = Stopwatch()
        return bool(super().parse_request())

    def handle_expect_100(self) -> bool:
        """The client waits for this line before it sends its body."""
        goes_on: bool = super().handle_expect_100()
        self.wfile.flush()
        return goes_on

    def _length(self) -> int:
        """Of the body.

        Raises:
            Refused: It isn't told in a way on which everybody agrees, or too big.
        """
        if self.headers.get("transfer-encoding") is not None:
            self.close_connection = True
            raise Refused(
                problem(411, code="length_required", message="the length is missing", fix="Send a Content-Length.")
            )
        lengths = set(self.headers.get_all("content-length", ["0"]))
        stated = lengths.pop()
        if lengths or not (stated.isascii() and stated.isdigit()) or len(stated) > 12:
            self.close_connection = True
            raise Refused(problem(400, code="bad_length", message="the length is no number", fix="Send a number."))
        length = int(stated)
        if length > MAX_BODY:
            self.close_connection = True
            if length <= DISCARD_UP_TO:
                self._discard(length)
            message = f"the body is larger than {MAX_BODY} bytes"
            raise Refused(problem(413, code="too_big", message=message, fix="No platform sends bodies this large."))
        return length

    @contextmanager
    def _body(self, length: int) -> Iterator[bytes | None]:
        """The body, which takes one of the few places for large ones as long as it is needed."""
        large = length > LARGE
        self.server.connections.works(self.connection)
        if large and not self.server.large.acquire(timeout=LARGE_WAITS_S):
            self.close_connection = True
            busy = problem(503, code="busy", message="too much comes at once", fix="Send it again a little later.")
            raise Refused(replace(busy, headers={"Retry-After": "5"}))
        try:
            self.server.connections.reads(self.connection)
            body = self.rfile.read(length) if length else None
            self.server.connections.works(self.connection)
            if body is not None and len(body) < length:
                self.close_connection = True
                raise Refused(problem(400, code="cut_off", message="the body is shorter than stated", fix="Send all."))
            yield body
        finally:
            if large:
                self.server.large.release()

    def _discard(self, length: int) -> None:
        while length > 0:
            read = len(self.rfile.read(min(length, 65536)))
            if read == 0:
                return
            length -= read

    def _generic_handle(self) -> None:
        self.intake.asked()
        try:
            with self._body(self._length()) as body:
                shown = self._handled(body)
        except Refused as refused:
            self._refuse(refused.answer)
        except LocalGatewayException:
            self._refuse(problem(404, code="not_found", message="there is nothing here", fix="Check the URL."))
        except Exception as error:  # noqa: BLE001  (one of the two rims: a stranger never sees a stack trace)
            self.close_connection = True
            answer = problem(400, code="unreadable", message="the request can't be read", fix="Check it.")
            self._refuse(answer, error=type(error).__name__, place=place(error))
        else:
            self._write(*shown)

    def _handled(self, body: bytes | None) -> Shown:
        headers = {name.lower(): value for name, value in self.headers.raw_items()}
        webhook = _WEBHOOK.fullmatch(self.path)
        if webhook is not None and self.command == "POST":
            answer = webhooks.event(Request("POST", headers, {}, body or b""), self.world, **webhook.groupdict())
            return _shown(answer)
        method = "GET" if self.command == "HEAD" else self.command
        response = self.local_gateway.handle_request(method=method, path=self.path, headers=headers, body=body)
        return response["statusCode"], {**response["headers"], **response["multiValueHeaders"]}, response["body"] or ""

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = do_PATCH = do_OPTIONS = _generic_handle  # noqa: N815

    def _refuse(self, answer: Answer, **told: Told) -> None:
        latency_ms = 0.0 if self.watch is None else self.watch.ms()
        self.world.log.step("http", status=answer.status, outcome="refused", latency_ms=latency_ms, **told)
        self._write(*_shown(answer))

    def _write(self, status: int, headers: Mapping[str, Any], body: str) -> None:
        content = body.encode()
        self.server.connections.writes(self.connection)
        self.request_version = self.protocol_version  # to who speaks another one, an answer without a status is none
        self.send_response(status)
        for name, value in headers.items():
            for one in value if isinstance(value, list) else [value]:
                self.send_header(name, one)
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """What the HTTP library itself refuses: JSON too, and nothing of the request in it."""
        self.close_connection = True
        self.command = getattr(self, "command", None) or "GET"
        self._refuse(problem(code, code="bad_request", message=HTTPStatus(code).phrase.lower(), fix="Check it."))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's name)
        """Paths hold tokens; the engine's own log tells what happened."""


def _shown(answer: Answer) -> Shown:
    return answer.status, {"Content-Type": answer.content_type, **answer.headers}, answer.body


class Server(ThreadedHTTPServer):
    """Many connections at once; a broken one is nobody's business but its own."""

    request_queue_size = 512
    allow_reuse_address = True

    def __init__(self, *address_and_handler: Any) -> None:
        self.connections = Connections(most_connections(resource.getrlimit(resource.RLIMIT_NOFILE)[0]))
        self.large = BoundedSemaphore(LARGE_AT_ONCE)
        super().__init__(*address_and_handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """A thread for it, as soon as there is a place."""
        self.connections.enter(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """It is over."""
        self.connections.leave(request)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """Some times a second."""
        self.connections.end_slow()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away."""


def make_server(app: Chalice, world: World, intake: Intake, *, host: str, port: int) -> LocalDevServer:
    """The server, bound and ready to `serve_forever`.

    Raises:
        OSError: The port is taken, or not ours to take.
    """
    CustomLocalChalice.__bases__ = (LocalChalice, app.__class__)
    app.__class__ = CustomLocalChalice
    handler = type("WorldsRequestHandler", (RequestHandler,), {"world": world, "intake": intake})
    return LocalDevServer(app, Config(), host, port, handler_cls=handler, server_cls=Server)
