"""A queue on SQS whose caller dies at any call: what was put is there, perhaps twice, and never lost."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from chalicelib.adapters.aws import clients
from chalicelib.adapters.aws.sqs import SqsQueue
from tests.contract import on_aws
from tests.worlds import Killed

LONG = timedelta(seconds=30)


@pytest.fixture(params=["fifo", "standard"])
def queue(request: pytest.FixtureRequest, emulator: str) -> Iterator[SqsQueue]:
    with ExitStack() as stack:
        yield on_aws.make_queue(stack, fifo=request.param == "fifo", max_receives=1)


@contextmanager
def killed_at(call: int) -> Iterator[None]:
    """Dies just before that call leaves, the first is 1."""
    calls = count(1)

    def die(service: str, operation: str, asked: Mapping[str, Any]) -> None:
        if next(calls) == call:
            raise Killed(f"{service} {operation} {len(asked)}")

    enough = clients.heard(die)
    try:
        yield
    finally:
        enough()


def bury(queue: SqsQueue, bodies: list[str]) -> None:
    queue.put_all(bodies)
    taken = queue.take(limit=10, lease=LONG)
    for message in taken:
        assert queue.fail(message)
    assert queue.take() == []


def drained(queue: SqsQueue) -> list[str]:
    seen = []
    while taken := queue.take(limit=10, lease=LONG):
        for message in taken:
            seen.append(message.body)
            assert queue.done(message)
    return seen


def test_who_dies_while_dead_letters_are_redriven_loses_none(queue: SqsQueue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.adapters.aws.sqs._LETTER_LEASE", timedelta(seconds=1))
    bury(queue, ["1", "2", "3"])
    seen: list[str] = []
    for call in (2, 4, 6):
        with killed_at(call), pytest.raises(Killed):
            queue.redrive()
        seen += drained(queue)
        time.sleep(1.1)
    queue.redrive()
    seen += drained(queue)
    assert set(seen) == {"1", "2", "3"}
    assert len(seen) <= 6
    assert queue.how_many_dead() == 0
