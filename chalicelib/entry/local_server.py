"""The HTTP server of one machine: Chalice's own local server, made safe against what strangers send.

The only file here that knows Chalice. Without `CustomLocalChalice`, which keeps each thread's request to itself, its
threaded server mixes up concurrent requests.
"""

from __future__ import annotations

import re
import resource
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from http.client import HTTPMessage
from io import BufferedReader, RawIOBase
from threading import BoundedSemaphore, Thread
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
from chalicelib.entry import door, health, pages, store_page, webhooks
from chalicelib.entry.connections import Connections, most_connections
from chalicelib.entry.local import Intake
from chalicelib.entry.reception import Reception
from chalicelib.entry.web import Answer, Request, problem
from chalicelib.entry.wire import EVENT
from chalicelib.ports import Told, World
from chalicelib.steps import Stopwatch

ROUTES = (door, health, pages, store_page, webhooks)
"""`app` imports them when they are asked for; here they come before any thread, which may meet no struct unlearned."""
LARGE = 256 * 1024
LARGE_AT_ONCE, LARGE_WAITS_S = 8, 5.0
"""Of bodies larger than `LARGE`, so many are in memory at once, and the others wait so long for their turn: it takes no
secret to send them."""
# Events go straight to their function: Chalice's routing would cost more than everything else that is done for them.
_WEBHOOK = re.compile(r"/webhooks/(?P<platform>[^/?]+)/(?P<endpoint>[^/?]+)/?(?:\?.*)?")

DISCARD_UP_TO = 4 * MAX_BODY
"""A body that is too big is read and thrown away up to this size: a client reads no answer while it still sends."""

Handed = tuple[socket.socket, bytes]
"""A connection, and what was read of it."""
Shown = tuple[int, Mapping[str, Any], str]
"""Status, headers and body of an answer; a header may have a list of values."""


class Refused(Exception):
    """A request that never reaches the engine."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class _Heard(RawIOBase):
    """What was read of a connection, and then the connection, until the request is over."""

    def __init__(self, connection: socket.socket, said: bytes) -> None:
        self._connection = connection
        self._said = said
        self.is_over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._said:
            taken = len(buffer[: len(self._said)])
            buffer[:taken], self._said = self._said[:taken], self._said[taken:]
            return taken
        return 0 if self.is_over else self._connection.recv_into(buffer)


class _Head(HTTPMessage):
    """The headers. They are read by a parser of mails, which asks four times what kind of body comes; none does."""

    def get_content_maintype(self) -> str:
        return "text"

    def get_content_type(self) -> str:
        return "text/plain"


class RequestHandler(ChaliceRequestHandler):
    """Requests that have begun: bounded in size and time, errors as JSON, nothing on the terminal.

    Attributes:
        request: The connection, and what was read of it.
        rest: What was read and is not answered.
    """

    world: World
    server: Server
    request: Handed
    watch: Stopwatch | None = None
    MessageClass = _Head
    server_version = "delight"
    sys_version = ""

    def setup(self) -> None:
        self.connection, self.rest = self.request
        self.wfile = self.connection.makefile("wb")  # an answer goes out in one piece

    def handle(self) -> None:
        """One request, and those that have come already and are no events."""
        while True:
            heard = _Heard(self.connection, self.rest)
            self.rfile = BufferedReader(heard)
            self.close_connection = True
            self.handle_one_request()
            heard.is_over = True
            self.rest = self.rfile.read()
            if self.close_connection or not self.rest or self.rest.startswith(EVENT):
                return
            self.server.connections.reads(self.connection)

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

    def receive_with(self, world: World, intake: Intake) -> None:
        """Whose posts are taken in."""
        self._reception = Reception(self.socket, world, intake, self.connections, self._handed_over)

    def serve_forever(self, poll_interval: float = 0.5) -> None:  # noqa: ARG002  (it waits for nothing)
        """Until `shutdown`."""
        self._reception.run()

    def shutdown(self) -> None:
        """Returns once nothing is taken in any more."""
        self._reception.stop()

    def _handed_over(self, connection: socket.socket, said: bytes) -> None:
        connection.settimeout(None)
        Thread(target=self._serve, args=(connection, said), daemon=True).start()

    def _serve(self, connection: socket.socket, said: bytes) -> None:
        """In a thread of its own."""
        goes_on, rest = False, b""
        try:
            handler = self.RequestHandlerClass((connection, said), None, self)
            goes_on, rest = not handler.close_connection, handler.rest
        except OSError:  # the client went away
            pass
        finally:
            if goes_on:
                self._reception.take_back(connection, rest)
            else:
                self.connections.leave(connection)
                self.shutdown_request(connection)


def make_server(app: Chalice, world: World, intake: Intake, *, host: str, port: int) -> LocalDevServer:
    """The server, bound and ready to `serve_forever`.

    Raises:
        OSError: The port is taken, or not ours to take.
    """
    CustomLocalChalice.__bases__ = (LocalChalice, app.__class__)
    app.__class__ = CustomLocalChalice
    handler = type("WorldsRequestHandler", (RequestHandler,), {"world": world})
    local = LocalDevServer(app, Config(), host, port, handler_cls=handler, server_cls=Server)
    local.server.receive_with(world, intake)
    return local
