"""What strangers and broken senders throw at the webhook: refused in words, nothing kept, nothing told, never down."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from chalicelib.books import quarantine
from tests.e2e.browser import ask
from tests.e2e.engine import Engine, until
from tests.e2e.posts import encode, mention, signature

MARK = "zx7marker"
"""Stands in everything that is sent here, and must never be told again."""

JSON = {"content-type": "application/json"}
SIGNATURE = "x-twitter-webhooks-signature"
MEGABYTE = 1024 * 1024
DEEP = 10_000


class Sent(NamedTuple):
    """A request to a webhook."""

    raw: bytes
    headers: Mapping[str, str]
    path: str = "/webhooks/x/mortons"


Send = Callable[[Engine], Sent]


def body() -> bytes:
    return encode(mention(f"@Mortons {MARK} how are you?", post_id="2098765432109880001", author_id="4711"))


def good(engine: Engine, raw: bytes) -> str:
    return signature(raw, engine.secret("x/mortons/consumer_secret"))


def unsigned(raw: bytes) -> Send:
    return lambda _: Sent(raw, JSON)


def signed(engine: Engine, raw: bytes, *, path: str = "/webhooks/x/mortons", content_type: str = "") -> Sent:
    return Sent(raw, {"content-type": content_type or "application/json", SIGNATURE: good(engine, raw)}, path)


def with_signature(engine: Engine, value: str) -> Sent:
    return Sent(body(), {**JSON, SIGNATURE: value})


def reserialised(engine: Engine) -> Sent:
    again = json.dumps(json.loads(body()), indent=1).encode()
    assert json.loads(again) == json.loads(body())
    return Sent(again, {**JSON, SIGNATURE: good(engine, body())})


UNREADABLE = {
    "not UTF-8": b'{"data": "' + MARK.encode() + b'\xff\xfe"}',
    "10,000 levels deep": b"[" * DEEP + f'"{MARK}"'.encode() + b"]" * DEEP,
    "a key twice": f'{{"data": "{MARK}", "data": 2}}'.encode(),
    "half of a character in a name": f'{{"for_user_id": "1", "\\ud83d{MARK}_events": 5}}'.encode(),
    "cut off": body()[:-1],
}

REFUSED: dict[str, tuple[int, str, Send]] = {
    "unsigned": (401, "unsigned", unsigned(body())),
    "forged": (401, "bad_signature", lambda e: with_signature(e, signature(body(), MARK))),
    "forged for v2": (401, "bad_signature", lambda e: Sent(body(), {**JSON, f"{SIGNATURE}-oauth2": f"sha256={MARK}"})),
    "wrong prefix": (401, "bad_signature", lambda e: with_signature(e, "sha1=" + good(e, body())[7:])),
    "no prefix": (401, "bad_signature", lambda e: with_signature(e, good(e, body())[7:])),
    "signature in letters of nobody": (401, "bad_signature", lambda e: with_signature(e, f"sha256=é{MARK}")),
    "empty signature": (401, "bad_signature", lambda e: with_signature(e, "")),
    "truncated after signing": (
        401,
        "bad_signature",
        lambda e: Sent(body()[:-1], {**JSON, SIGNATURE: good(e, body())}),
    ),
    "serialised again": (401, "bad_signature", reserialised),
    "too big": (413, "too_big", lambda e: signed(e, MARK.encode() + b"x" * 12 * MEGABYTE)),
    "unknown endpoint": (404, "unknown_endpoint", lambda e: signed(e, body(), path="/webhooks/x/nobody")),
    "unknown platform": (404, "unknown_endpoint", lambda e: signed(e, body(), path="/webhooks/y/mortons")),
    "endpoint with a strange name": (
        404,
        "unknown_endpoint",
        lambda e: signed(e, body(), path=f"/webhooks/x/%C3%A4.{MARK}"),
    ),
    "wrong content type": (415, "", lambda e: signed(e, body(), content_type="text/plain")),
    **{f"{name}, unsigned": (401, "unsigned", unsigned(raw)) for name, raw in UNREADABLE.items()},
}


@pytest.fixture(autouse=True)
def _keeps_quiet(shared_engine: Engine) -> Iterator[None]:
    """Whatever was sent: no word of it is told on the terminal or in the log, and the server goes on."""
    yield
    assert ask(shared_engine.url, "GET", "/health").json()["status"] == "ok"
    told = shared_engine.output() + shared_engine.log_text() + str(shared_engine.metrics())
    assert "Traceback" not in told
    assert MARK not in told


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_and_nothing_is_stored(shared_engine: Engine, name: str) -> None:
    status, _, send = REFUSED[name]
    shared_engine.settle()
    before = shared_engine.stored()
    sent = send(shared_engine)
    answer = shared_engine.webhook(sent.raw, sent.headers, path=sent.path)
    assert answer.status == status
    assert MARK not in answer.text
    assert shared_engine.stored() == before


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_says_in_json_what_is_wrong_and_what_to_do(shared_engine: Engine, name: str) -> None:
    status, code, send = REFUSED[name]
    sent = send(shared_engine)
    answer = shared_engine.webhook(sent.raw, sent.headers, path=sent.path)
    assert answer.status == status
    assert answer.headers["content-type"].startswith("application/json")
    content = answer.json()
    assert content.keys() == {"code", "message", "path", "fix"}
    assert content["code"] == code or not code
    assert content["message"]
    assert content["fix"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_is_one_line_in_the_log(shared_engine: Engine, name: str) -> None:
    status, _, send = REFUSED[name]
    shared_engine.settle()
    before = len(shared_engine.log())
    sent = send(shared_engine)
    shared_engine.webhook(sent.raw, sent.headers, path=sent.path)
    (line,) = shared_engine.log()[before:]
    assert line["step"] in {"receive", "http"}  # the server refuses some before any handler
    assert line["status"] == status


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_well_signed_and_unreadable_is_kept_for_people(shared_engine: Engine, name: str) -> None:
    raw = UNREADABLE[name]
    shared_engine.deliver(raw)
    digest = hashlib.sha256(raw).hexdigest()

    def find() -> list[quarantine.Kept]:
        return [one for one in quarantine.kept(shared_engine.records) if one.raw_ref.endswith(digest)]

    (kept,) = until(find)
    assert kept.path.startswith("$")
    assert MARK not in kept.problem
    assert (shared_engine.data / "shelf" / kept.raw_ref).read_bytes() == raw


@pytest.mark.parametrize(
    "raw", [b"null", b"[]", b'""', b"0", b"{}", b'{"data": null}', b'{"data": {"event_type": []}}']
)
def test_what_is_well_signed_and_means_nothing_is_passed_over(shared_engine: Engine, raw: bytes) -> None:
    shared_engine.deliver(raw)
    shared_engine.settle()
    assert [line for line in shared_engine.log() if line["outcome"] in {"again", "broken"}] == []


def speak(engine: Engine, said: bytes, *, and_wait: bool = True) -> bytes:
    """Bytes over a bare connection, and whatever comes back until it is closed."""
    to = urlsplit(engine.url)
    heard = b""
    connection = socket.create_connection((to.hostname or "", to.port or 0), timeout=10)
    with closing(connection), suppress(ConnectionError):
        connection.sendall(said)
        if and_wait:
            with suppress(OSError):  # the other side has hung up
                connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                heard += part
    return heard


def post(*headers: str, content: bytes = b"{}") -> bytes:
    lines = ["POST /webhooks/x/mortons HTTP/1.1", "Host: here", "Content-Type: application/json", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + content


ODD: dict[str, tuple[int | None, bytes]] = {
    "chunked": (411, post("Transfer-Encoding: chunked", content=b"2\r\n{}\r\n0\r\n\r\n")),
    "chunked and with a length": (411, post("Transfer-Encoding: chunked", "Content-Length: 2")),
    "negative length": (400, post("Content-Length: -1")),
    "huge length": (413, post("Content-Length: 99999999999")),
    "length beyond all numbers": (400, post("Content-Length: " + "9" * 400)),
    "length in words": (400, post(f"Content-Length: {MARK}")),
    "length in other digits": (400, post("Content-Length: \xb2")),
    "two lengths": (400, post("Content-Length: 2", "Content-Length: 200")),
    "shorter than stated": (400, post("Content-Length: 200")),
    "no length": (401, post(content=b"")),
    "a body that nothing announces": (None, post()),
    "PUT": (405, b"PUT /webhooks/x/mortons HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n{}"),
    "DELETE": (405, b"DELETE /replies HTTP/1.1\r\nHost: here\r\n\r\n"),
    "HEAD": (400, b"HEAD /webhooks/x/mortons HTTP/1.1\r\nHost: here\r\n\r\n"),
    "HEAD of the home page": (401, b"HEAD / HTTP/1.1\r\nHost: here\r\n\r\n"),
    "a method of nobody": (501, f"BREW /{MARK} HTTP/1.1\r\nHost: here\r\n\r\n".encode()),
    "garbage": (400, f"{MARK}\r\n\r\n".encode()),
    "TLS": (400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256))),
    "nothing but blanks": (None, b"\r\n" * 50),
    "a long line": (414, b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n"),
    "many headers": (431, b"GET /health HTTP/1.1\r\n" + b"X-A: b\r\n" * 500 + b"\r\n"),
    "a header without a colon": (None, f"GET /health HTTP/1.1\r\n{MARK}\r\n\r\n".encode()),
    "HTTP of the future": (505, b"GET / HTTP/9.9\r\n\r\n"),
    "HTTP of the past": (401, b"GET /\r\n"),
    "another host's address": (401, f"GET http://{MARK}.example/replies HTTP/1.1\r\nHost: x\r\n\r\n".encode()),
    "no path": (404, b"GET * HTTP/1.1\r\nHost: here\r\n\r\n"),
    "double slashes": (404, b"GET //replies//x HTTP/1.1\r\nHost: here\r\n\r\n"),
    "out of the folder": (404, b"GET /static/..%2f..%2fapp.py HTTP/1.1\r\nHost: here\r\n\r\n"),
    "NUL in a name": (404, b"GET /static/%00 HTTP/1.1\r\nHost: here\r\n\r\n"),
    "bytes in a token": (404, b"GET /t/%ff%fe\xff.%00 HTTP/1.1\r\nHost: here\r\n\r\n"),
    "bytes in a sign-in link": (410, b"GET /signin/%ff%00 HTTP/1.1\r\nHost: here\r\n\r\n"),
    "bytes in a cookie": (401, b"GET /replies HTTP/1.1\r\nHost: here\r\nCookie: delight=\xff\xfe.\x01; ;=;\r\n\r\n"),
    "bytes in the query": (401, b"GET /replies?done=%ff&%&=&done=\xff HTTP/1.1\r\nHost: here\r\n\r\n"),
    "a challenge without end": (
        400,
        b"GET /webhooks/x/mortons?crc_token=" + b"a" * 5000 + b" HTTP/1.1\r\nHost: here\r\n\r\n",
    ),
    "two requests at once": (200, b"GET /health HTTP/1.1\r\nHost: here\r\n\r\n" * 2),
}
"""Bytes, and the status that they get. None: whatever fits, or nothing at all."""


@pytest.mark.parametrize("name", ODD)
def test_odd_http_never_breaks_anything(shared_engine: Engine, name: str) -> None:
    before = shared_engine.stored()
    expected, said = ODD[name]
    heard = speak(shared_engine, said)
    statuses = {int(found) for found in re.findall(rb"HTTP/1\.[01] (\d{3})", heard)}
    assert statuses == {expected} if expected else statuses.isdisjoint({500, 502, 503, 504})
    assert MARK.encode() not in heard
    assert shared_engine.stored() == before


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"/{MARK}", 404),
        ("POST", f"/webhooks/x/mortons/{MARK}", 404),
        ("PUT", "/webhooks/x/mortons", 405),
        ("POST", "/health", 405),
    ],
)
def test_an_address_or_method_that_is_not_there_is_told_in_json(
    shared_engine: Engine, method: str, path: str, status: int
) -> None:
    answer = ask(shared_engine.url, method, path, headers=JSON, body=b"{}")
    assert answer.status == status
    assert answer.json().keys() == {"code", "message", "path", "fix"}


def test_connections_that_stay_half_open_hold_nobody_up(shared_engine: Engine) -> None:
    to = urlsplit(shared_engine.url)
    halves = [socket.create_connection((to.hostname or "", to.port or 0), timeout=10) for _ in range(40)]
    try:
        for number, half in enumerate(halves):
            half.sendall([b"", b"POST /webh", post("Content-Length: 5000", content=b"{")][number % 3])
        shared_engine.deliver(b"{}")
        for half in halves:  # gone with a bang: the other side reads "connection reset"
            half.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    finally:
        for half in halves:
            half.close()
    shared_engine.deliver(b"{}")


def test_a_client_that_asks_before_it_sends_its_body_is_told_to_go_on(shared_engine: Engine) -> None:
    to = urlsplit(shared_engine.url)
    with closing(socket.create_connection((to.hostname or "", to.port or 0), timeout=10)) as client:
        client.sendall(post("Expect: 100-continue", "Content-Length: 2", "Connection: close", content=b""))
        assert client.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"{}")
        assert client.recv(65536).startswith(b"HTTP/1.1 401 ")


def test_a_client_that_hangs_up_at_once_is_nobodys_trouble(shared_engine: Engine) -> None:
    for _ in range(20):
        speak(shared_engine, b"GET /signin/x HTTP/1.1\r\nHost: here\r\n\r\n", and_wait=False)
    shared_engine.deliver(b"{}")


def test_the_challenge_is_signed_and_nothing_else_is(shared_engine: Engine) -> None:
    answer = ask(shared_engine.url, "GET", "/webhooks/x/mortons?crc_token=challenge")
    assert answer.json() == {"response_token": good(shared_engine, b"challenge")}
    assert ask(shared_engine.url, "GET", "/webhooks/x/mortons").status == 400
    assert ask(shared_engine.url, "GET", "/webhooks/x/nobody?crc_token=a").status == 404
