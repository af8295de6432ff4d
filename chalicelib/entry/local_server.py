"""The HTTP server of one machine: Chalice's own local server, made safe against what strangers send.

The only file here that knows Chalice. Without `CustomLocalChalice`, which keeps each thread's request to itself, its
threaded server mixes up concurrent requests.
"""

from __future__ import annotations

import re
from http import HTTPStatus
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
from chalicelib.entry.local import Intake
from chalicelib.entry.web import Answer, Request, problem
from chalicelib.ports import Told, World
from chalicelib.steps import Stopwatch

SOCKET_TIMEOUT_S = 15.0
# Events go straight to their function: Chalice's routing would cost more than everything else that is done for them.
_WEBHOOK = re.compile(r"/webhooks/(?P<platform>[^/?]+)/(?P<endpoint>[^/?]+)/?(?:\?.*)?")

DISCARD_UP_TO = 4 * MAX_BODY
"""A body that is too big is read and thrown away up to this size: a client reads no answer while it still sends."""


class Refused(Exception):
    """A request that never reaches the engine."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class RequestHandler(ChaliceRequestHandler):
    """One connection: bounded in size and time, errors as JSON, nothing on the terminal."""

    world: World
    intake: Intake
    watch: Stopwatch | None = None
    disable_nagle_algorithm = True
    wbufsize = -1  # an answer goes out in one piece
    timeout = SOCKET_TIMEOUT_S
    server_version = "delight"
    sys_version = ""

    def parse_request(self) -> bool:
        self.watch = Stopwatch()
        return bool(super().parse_request())

    def _parse_payload(self) -> tuple[dict[str, Any], bytes | None]:
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
        body = self.rfile.read(length) if length else None
        if body is not None and len(body) < length:
            self.close_connection = True
            raise Refused(problem(400, code="cut_off", message="the body is shorter than stated", fix="Send all."))
        return {name.lower(): value for name, value in self.headers.raw_items()}, body

    def _discard(self, length: int) -> None:
        while length > 0:
            read = len(self.rfile.read(min(length, 65536)))
            if read == 0:
                return
            length -= read

    def _generic_handle(self) -> None:
        self.intake.asked()
        try:
            headers, body = self._parse_payload()
            webhook = _WEBHOOK.fullmatch(self.path)
            if webhook is not None and self.command == "POST":
                self._write_answer(
                    webhooks.event(Request("POST", headers, {}, body or b""), self.world, **webhook.groupdict())
                )
                return
            method = "GET" if self.command == "HEAD" else self.command
            response = self.local_gateway.handle_request(method=method, path=self.path, headers=headers, body=body)
        except Refused as refused:
            self._answer(refused.answer)
        except LocalGatewayException:
            self._answer(problem(404, code="not_found", message="there is nothing here", fix="Check the URL."))
        except TimeoutError:
            self.close_connection = True
        except Exception as error:  # noqa: BLE001  (one of the two rims: a stranger never sees a stack trace)
            self.close_connection = True
            answer = problem(400, code="unreadable", message="the request can't be read", fix="Check it.")
            self._answer(answer, error=type(error).__name__, place=place(error))
        else:
            shown = {**response["headers"], **response["multiValueHeaders"]}
            self._write(response["statusCode"], shown, response["body"] or "")

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = do_PATCH = do_OPTIONS = _generic_handle  # noqa: N815

    def _answer(self, answer: Answer, **told: Told) -> None:
        latency_ms = 0.0 if self.watch is None else self.watch.ms()
        self.world.log.step("http", status=answer.status, outcome="refused", latency_ms=latency_ms, **told)
        self._write_answer(answer)

    def _write_answer(self, answer: Answer) -> None:
        self._write(answer.status, {"Content-Type": answer.content_type, **answer.headers}, answer.body)

    def _write(self, status: int, headers: dict[str, Any], body: str) -> None:
        content = body.encode()
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
        self._answer(problem(code, code="bad_request", message=HTTPStatus(code).phrase.lower(), fix="Check it."))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's name)
        """Paths hold tokens; the engine's own log tells what happened."""


class Server(ThreadedHTTPServer):
    """Many connections at once; a broken one is nobody's business but its own."""

    request_queue_size = 128
    allow_reuse_address = True

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
