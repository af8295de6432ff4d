"""A local AWS in this process, called without a socket: a storm makes some thousand calls a second.

It is the emulator of `tests.emulator`, through its ASGI entry, with its own libraries behind ours. One for a process.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from botocore.awsrequest import AWSPreparedRequest, AWSResponse

from tests import emulator
from tests.tap import Answer, Trouble

OWN = "http://127.0.0.1:4566"
"""What it is called in URLs of queues; nobody listens there."""


class _Raw(BytesIO):
    def stream(self, amt: int = 65_536, **_: object) -> Iterator[bytes]:
        yield self.getvalue()


def response(url: str, status: int, headers: Mapping[str, str], content: bytes) -> AWSResponse:
    """As botocore gets it."""
    raw: Any = _Raw(content)
    told: Any = dict(headers)
    return AWSResponse(url, status, told, raw)


@cache
def _app() -> Any:
    """Its entry; its settings are read when it is imported."""
    libraries = next((emulator.MINISTACK.parent.parent / "lib").glob("python3*/site-packages"))
    os.environ.update({"MINISTACK_REGION": emulator.REGION, "LAMBDA_EXECUTOR": "local", "LOG_LEVEL": "ERROR"})
    sys.path.append(str(libraries))
    return importlib.import_module("ministack.app").app


class LocalAws:
    """Answers requests that botocore prepared."""

    def __init__(self) -> None:
        self._app = _app()
        self._loop = asyncio.new_event_loop()

    def send(self, request: AWSPreparedRequest) -> AWSResponse:
        """What it answers."""
        body: Any = request.body or b""
        content = body.encode() if isinstance(body, str) else bytes(body.read() if hasattr(body, "read") else body)
        headers = {name: said.decode() if isinstance(said, bytes) else said for name, said in request.headers.items()}
        status, told, answer = self.asked(request.method, request.url, headers, content)
        return response(request.url, status, told, answer)

    def asked(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and content."""
        where = urlsplit(url)
        lower = {"host": where.netloc, **{name.lower(): said for name, said in headers.items()}}
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": where.path or "/",
            "raw_path": (where.path or "/").encode(),
            "query_string": where.query.encode(),
            "root_path": "",
            "headers": [(name.encode(), said.encode()) for name, said in lower.items()],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 4566),
        }
        told: list[dict[str, Any]] = []
        coming = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            return coming.pop() if coming else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            told.append(message)

        self._loop.run_until_complete(self._app(scope, receive, send))
        found = {name.decode(): said.decode() for name, said in told[0]["headers"]}
        return int(told[0]["status"]), found, b"".join(one.get("body", b"") for one in told[1:])


@contextmanager
def listening(aws: LocalAws, trouble: Callable[[], Trouble | None]) -> Iterator[str]:
    """Its endpoint for calls that are made without botocore's clients, which wait for their answers meanwhile.

    Args:
        trouble: What becomes of the next one. None: it is answered.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["content-length"]))

            def through() -> Answer:
                status, _, content = aws.asked("POST", OWN + self.path, dict(self.headers), raw)
                return status, content

            met = trouble()
            answer = through() if met is None else met(through)
            if answer is None:
                self.close_connection = True
                return
            self.send_response(answer[0])
            self.send_header("content-type", "application/x-amz-json-1.1")
            self.send_header("content-length", str(len(answer[1])))
            self.end_headers()
            self.wfile.write(answer[1])

        def log_message(self, *_: object) -> None:
            """Nothing is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def surroundings(folder: Path) -> dict[str, str]:
    """For the process: where it keeps things, and how botocore finds it."""
    kept = {"TMPDIR": str(folder), "S3_DATA_DIR": str(folder / "s3"), "STATE_DIR": str(folder / "state")}
    return {**emulator.environment(OWN), **kept, "GATEWAY_PORT": "4566"}
