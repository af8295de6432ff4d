"""What a queue in a database promises besides: all that is ready comes, keys count, leases are never lost unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.ports import Message, Queue

LEASE = timedelta(seconds=2)
PassTime = Callable[[timedelta], None]


@pytest.fixture
def queue(make_exact_queue: Callable[[], Queue]) -> Queue:
    return make_exact_queue()


def take_one(queue: Queue) -> Message:
    (message,) = queue.take(lease=LEASE)
    return message


def bodies(queue: Queue, *, limit: int = 10) -> list[str]:
    """Take what is ready and leave it leased."""
    return [message.body for message in queue.take(limit=limit, lease=LEASE)]


def drained(queue: Queue) -> list[str]:
    """Everything that comes when each message is done at once."""
    seen = []
    while taken := queue.take(limit=10, lease=LEASE):
        for message in taken:
            seen.append(message.body)
            assert queue.done(message)
    return seen


def test_a_lost_lease_can_neither_finish_nor_give_back(queue: Queue, pass_time: PassTime) -> None:
    queue.put("slow")
    lost = take_one(queue)
    pass_time(LEASE)
    current = take_one(queue)
    assert not queue.done(lost)
    assert not queue.fail(lost)
    assert bodies(queue) == []  # giving back what one no longer has frees nothing
    assert queue.done(current)
    assert not queue.done(current)
    assert not queue.fail(current)


def test_what_was_not_its_fault_brings_a_message_no_nearer_to_the_dead_letters(queue: Queue, max_receives: int) -> None:
    queue.put("innocent")
    for _ in range(3 * max_receives):
        assert queue.fail(take_one(queue), counts=False)
    assert queue.dead() == []
    assert take_one(queue).receives == 1


def test_a_take_delivers_as_many_as_its_limit_while_there_are_any(queue: Queue) -> None:
    for number in range(7):
        queue.put(str(number))
    assert len(bodies(queue, limit=3)) == 3
    assert len(bodies(queue, limit=3)) == 3
    assert len(bodies(queue, limit=3)) == 1


def test_a_take_brings_one_of_a_group_and_all_that_have_none(queue: Queue) -> None:
    for body in ("grouped 1", "grouped 2"):
        queue.put(body, group="a")
    queue.put_all(["free 1", "free 2"])
    assert sorted(bodies(queue)) == ["free 1", "free 2", "grouped 1"]


def test_a_dead_letter_is_dead_at_once_and_a_look_does_not_count(queue: Queue, max_receives: int) -> None:
    queue.put("poison", group="g")
    for _ in range(max_receives):
        assert queue.fail(take_one(queue))
    for _ in range(2):
        assert [(letter.body, letter.receives) for letter in queue.dead()] == [("poison", max_receives)]
    assert (queue.how_many_dead(), queue.depth()) == (1, 0)


def test_whose_leases_ended_too_often_is_dead_when_somebody_counts(
    queue: Queue, pass_time: PassTime, max_receives: int
) -> None:
    queue.put("crashes its worker")
    for _ in range(max_receives):
        last = take_one(queue)
        pass_time(LEASE)
    assert queue.how_many_dead() == 1
    assert not queue.done(last)


def test_a_second_put_with_a_key_is_dropped_while_the_first_waits_or_is_leased(
    queue: Queue, pass_time: PassTime
) -> None:
    queue.put("first", key="k")
    queue.put("second", key="k")
    queue.put("other", key="l")
    assert queue.depth() == 2
    taken = queue.take(limit=10, lease=LEASE)
    queue.put("third", key="k")
    assert bodies(queue) == []
    for message in taken:
        assert queue.fail(message, after=LEASE)
    queue.put("fourth", key="k")
    pass_time(LEASE)
    assert sorted(drained(queue)) == ["first", "other"]


def test_a_key_counts_across_groups_and_no_key_is_no_key(queue: Queue) -> None:
    queue.put("first", group="a", key="k")
    queue.put("second", group="b", key="k")
    queue.put("free")
    queue.put("free")
    assert sorted(drained(queue)) == ["first", "free", "free"]


def test_many_putters_with_one_key_put_one_message(queue: Queue) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: queue.put("x", key="k"), range(40)))
    assert queue.depth() == 1
