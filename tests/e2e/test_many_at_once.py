"""Many requests at the same time: each is answered and handled with its own body."""

from __future__ import annotations

import resource
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from urllib.parse import urlsplit

import pytest

from tests.e2e.browser import ask
from tests.e2e.engine import Engine
from tests.e2e.outcome import Outcome
from tests.e2e.posts import encode, mention, signature

SECRET = "x/mortons/consumer_secret"
MANY, THOUSAND = 200, 1000
FIRST = 2_098_765_432_109_890_000


@pytest.fixture(autouse=True)
def _files_enough() -> Iterator[None]:
    """As many open ones as this machine allows, as long as a test runs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def request(raw: bytes, secret: str) -> bytes:
    """A whole one, as it goes over the wire."""
    head = (
        "POST /webhooks/x/mortons HTTP/1.1",
        "Host: here",
        "Connection: close",
        "Content-Type: application/json",
        f"Content-Length: {len(raw)}",
        f"X-Twitter-Webhooks-Signature: {signature(raw, secret)}",
    )
    return "\r\n".join((*head, "", "")).encode() + raw


def all_at_once(url: str, said: Sequence[bytes]) -> list[bytes]:
    """Say all of it on connections of their own before anything is listened to; the answers, in that order."""
    at = urlsplit(url)
    with ExitStack() as stack:
        clients = []
        for one in said:
            client = socket.create_connection((at.hostname or "", at.port or 0), timeout=60)
            clients.append(stack.enter_context(client))
            client.sendall(one)
        return [b"".join(iter(partial(client.recv, 65536), b"")) for client in clients]


def test_of_a_thousand_requests_at_once_each_is_handled_with_its_own_body(restless_engine: Engine) -> None:
    engine = restless_engine
    texts = {str(FIRST + number): f"@Mortons number {number} {'!' * (number % 200)}" for number in range(THOUSAND)}
    secret = engine.secret(SECRET)
    raws = [encode(mention(texts[post_id], post_id=post_id, author_id=f"9{post_id[-4:]}")) for post_id in texts]
    heard = all_at_once(engine.url, [request(raw, secret) for raw in raws])
    assert [one.partition(b"\r\n")[0] for one in heard] == [b"HTTP/1.1 200 OK"] * THOUSAND
    engine.settle()
    told = {}
    for post_id in texts:
        decision = Outcome(engine, f"x:{post_id}").decision
        told[post_id] = None if decision is None else decision.moment.post.text
    assert told == texts


def test_of_many_different_requests_at_once_each_gets_its_own_answer(restless_engine: Engine) -> None:
    engine = restless_engine
    expected = {
        f"/webhooks/x/mortons?crc_token={number}": signature(str(number).encode(), engine.secret(SECRET))
        for number in range(MANY // 2)
    }
    others = {"/health": 200, "/replies": 401, "/t/forged": 404, "/nothing": 404}

    def get(path: str) -> tuple[str, bool]:
        answer = ask(engine.url, "GET", path)
        if path in expected:
            return path, answer.json() == {"response_token": expected[path]}
        return path, answer.status == others[path]

    paths = [path for pair in zip(expected, list(others) * (MANY // 2 // len(others)), strict=True) for path in pair]
    with ThreadPoolExecutor(MANY // 2) as together:
        assert [path for path, right in together.map(get, paths) if not right] == []
