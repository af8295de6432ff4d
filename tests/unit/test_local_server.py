"""The HTTP server of one machine answers a webhook as the gateway would, although it takes the shorter way."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing

import pytest
from chalice.test import Client

from app import app
from chalicelib import bootstrap
from chalicelib.entry.local import Intake
from chalicelib.entry.local_server import make_server
from chalicelib.platforms import verify
from tests.worlds import Stage

BODY = b'{"for_user_id": "1"}'
SIGNED = verify.sign(verify.SCHEMES["x"], secret="webhook-secret", raw=BODY)
JSON = {"content-type": "application/json"}
PATH = "/webhooks/x/mortons"

REQUESTS: dict[str, tuple[str, str, Mapping[str, str]]] = {
    "signed": ("POST", PATH, JSON | SIGNED),
    "signed, with a charset": ("POST", PATH, {"content-type": "Application/JSON; charset=utf-8"} | SIGNED),
    "signed, without a content type": ("POST", PATH, SIGNED),
    "signed, with a query": ("POST", f"{PATH}?a=b", JSON | SIGNED),
    "signed, with a slash at the end": ("POST", f"{PATH}/", JSON | SIGNED),
    "unsigned": ("POST", PATH, JSON),
    "forged": ("POST", PATH, JSON | {"x-twitter-webhooks-signature": "sha256=AAAA"}),
    "a form": ("POST", PATH, {"content-type": "application/x-www-form-urlencoded"} | SIGNED),
    "an empty content type": ("POST", PATH, {"content-type": ""} | SIGNED),
    "unknown endpoint": ("POST", "/webhooks/x/nobody", JSON | SIGNED),
    "unknown platform": ("POST", "/webhooks/y/mortons", JSON | SIGNED),
    "a name that is none": ("POST", "/webhooks/x/%C3%A4..", JSON | SIGNED),
    "another method": ("PUT", PATH, JSON | SIGNED),
    "a challenge": ("GET", f"{PATH}?crc_token=abc", {}),
}


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def port(stage: Stage) -> Iterator[int]:
    before = app.__class__
    bootstrap.use(stage.world)
    server = make_server(app, stage.world, Intake(), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server.server.server_address[1]
    server.server.shutdown()
    server.server.server_close()
    thread.join(10)
    app.__class__ = before


def ask(port: int, method: str, path: str, headers: Mapping[str, str]) -> tuple[int, str | None, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, body=None if method == "GET" else BODY, headers=dict(headers))
        answer = connection.getresponse()
        return answer.status, answer.headers["content-type"], answer.read()


@pytest.mark.parametrize("name", REQUESTS)
def test_a_webhook_is_answered_as_the_gateway_would(port: int, stage: Stage, name: str) -> None:
    method, path, headers = REQUESTS[name]
    answered = ask(port, method, path, headers)
    taken = stage.world.raw.depth()
    with Client(app) as client:
        response = client.http.request(method, path, headers=dict(headers), body=b"" if method == "GET" else BODY)
    assert answered == (response.status_code, response.headers.get("Content-Type"), response.body)
    assert stage.world.raw.depth() == 2 * taken
