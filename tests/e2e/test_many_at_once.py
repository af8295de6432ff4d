"""Many requests at the same time: each is answered and handled with its own body."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.e2e.browser import ask
from tests.e2e.engine import Engine
from tests.e2e.outcome import Outcome
from tests.e2e.posts import encode, mention, signature

SECRET = "x/mortons/consumer_secret"
MANY = 200
FIRST = 2_098_765_432_109_890_000


def test_of_many_requests_at_once_each_is_handled_with_its_own_body(restless_engine: Engine) -> None:
    engine = restless_engine
    texts = {str(FIRST + number): f"@Mortons number {number} {'!' * number}" for number in range(MANY)}
    secret = engine.secret(SECRET)
    ready = Barrier(MANY)

    def send(post_id: str) -> int:
        raw = encode(mention(texts[post_id], post_id=post_id, author_id=f"9{post_id[-4:]}"))
        headers = {"content-type": "application/json", "x-twitter-webhooks-signature": signature(raw, secret)}
        ready.wait(timeout=20)
        return engine.webhook(raw, headers).status

    with ThreadPoolExecutor(MANY) as together:
        assert list(together.map(send, texts)) == [200] * MANY
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
