"""What every adapter of `ports.Queue` promises."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.ports import Message, Queue

LEASE = timedelta(seconds=2)
PassTime = Callable[[timedelta], None]


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


def let_die(queue: Queue, *, max_receives: int) -> None:
    """Fail the next message until it is a dead letter."""
    for _ in range(max_receives):
        assert queue.fail(take_one(queue))


# Delivery


def test_an_empty_queue_delivers_nothing(queue: Queue) -> None:
    assert list(queue.take(limit=10)) == []
    assert queue.depth() == 0
    assert list(queue.dead()) == []


@pytest.mark.parametrize("body", ["{}", 'Käse, 日本語, 🥩, \u2028 and "quotes" \\ \' %', " \n x \t ", "x" * 200_000])
def test_a_body_arrives_exactly(queue: Queue, body: str) -> None:
    queue.put(body, group="g")
    message = take_one(queue)
    assert (message.body, message.group, message.receives) == (body, "g", 1)


def test_a_leased_message_is_not_delivered_to_anybody_else(queue: Queue) -> None:
    queue.put("once")
    take_one(queue)
    assert bodies(queue) == []


def test_what_is_done_never_comes_again(queue: Queue, pass_time: PassTime) -> None:
    queue.put("once")
    assert queue.done(take_one(queue))
    pass_time(LEASE)
    assert bodies(queue) == []
    assert queue.depth() == 0


def test_a_message_comes_again_when_its_lease_ends(queue: Queue, pass_time: PassTime) -> None:
    queue.put("again")
    first = take_one(queue)
    pass_time(LEASE)
    second = take_one(queue)
    assert (second.id, second.body, second.receives) == (first.id, "again", 2)
    assert second.lease != first.lease


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


def test_a_failed_message_comes_again_at_once(queue: Queue) -> None:
    queue.put("again")
    assert queue.fail(take_one(queue))
    assert take_one(queue).receives == 2


def test_a_failed_message_waits_as_long_as_it_was_told(queue: Queue, pass_time: PassTime) -> None:
    queue.put("later")
    assert queue.fail(take_one(queue), after=timedelta(seconds=3))
    assert bodies(queue) == []
    pass_time(timedelta(seconds=2))
    assert bodies(queue) == []
    pass_time(timedelta(seconds=1))
    assert bodies(queue) == ["later"]


def test_what_was_not_its_fault_brings_a_message_no_nearer_to_the_dead_letters(queue: Queue, max_receives: int) -> None:
    queue.put("innocent")
    for _ in range(3 * max_receives):
        assert queue.fail(take_one(queue), counts=False)
    assert queue.dead() == []
    assert take_one(queue).receives == 1


def test_a_take_delivers_no_more_than_its_limit(queue: Queue) -> None:
    for number in range(7):
        queue.put(str(number))
    assert len(bodies(queue, limit=3)) == 3
    assert len(bodies(queue, limit=3)) == 3
    assert len(bodies(queue, limit=3)) == 1


def test_depth_counts_what_waits_and_what_is_worked_on(queue: Queue) -> None:
    for number in range(5):
        queue.put(str(number), group="g" if number < 3 else None)
    assert queue.depth() == 5
    taken = queue.take(limit=2, lease=LEASE)
    assert queue.depth() == 5
    assert queue.done(taken[0])
    assert queue.depth() == 4


# Order


def test_messages_of_a_group_come_in_the_order_of_their_puts(queue: Queue) -> None:
    for number in range(20):
        queue.put(f"{number % 2}/{number:02}", group=str(number % 2))
    seen = drained(queue)
    for group in ("0", "1"):
        of_group = [body for body in seen if body.startswith(group)]
        assert len(of_group) == 10
        assert of_group == sorted(of_group)


def test_nothing_of_a_group_comes_while_an_earlier_one_is_leased(queue: Queue) -> None:
    for body in ("a1", "a2", "b1"):
        queue.put(body, group=body[0])
    first = take_one(queue)
    assert first.body == "a1"
    assert bodies(queue) == ["b1"]
    assert queue.done(first)
    assert bodies(queue) == ["a2"]


def test_nothing_of_a_group_overtakes_a_failed_one(queue: Queue, pass_time: PassTime) -> None:
    queue.put("a1", group="a")
    queue.put("a2", group="a")
    assert queue.fail(take_one(queue), after=LEASE)
    queue.put("a3", group="a")
    assert bodies(queue) == []
    pass_time(LEASE)
    assert drained(queue) == ["a1", "a2", "a3"]


def test_nothing_of_a_group_overtakes_one_whose_lease_ended(queue: Queue, pass_time: PassTime) -> None:
    queue.put("a1", group="a")
    queue.put("a2", group="a")
    take_one(queue)
    pass_time(LEASE)
    assert drained(queue) == ["a1", "a2"]


def test_messages_without_group_wait_for_nobody(queue: Queue) -> None:
    queue.put("grouped 1", group="a")
    queue.put("grouped 2", group="a")
    queue.put("free 1")
    queue.put("free 2")
    assert sorted(bodies(queue)) == ["free 1", "free 2", "grouped 1"]


# Keys


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


# Dead letters


def test_a_message_that_fails_too_often_is_a_dead_letter(queue: Queue, max_receives: int) -> None:
    queue.put("poison", group="g")
    let_die(queue, max_receives=max_receives)
    assert bodies(queue) == []
    assert [(letter.body, letter.group, letter.receives) for letter in queue.dead()] == [("poison", "g", max_receives)]
    assert queue.depth() == 0


def test_a_message_whose_leases_end_too_often_is_a_dead_letter(
    queue: Queue, pass_time: PassTime, max_receives: int
) -> None:
    queue.put("crashes its worker")
    for _ in range(max_receives):
        last = take_one(queue)
        pass_time(LEASE)
    assert bodies(queue) == []
    assert [letter.body for letter in queue.dead()] == ["crashes its worker"]
    assert not queue.done(last)
    assert queue.depth() == 0


def test_a_group_goes_on_without_its_dead_letters(queue: Queue, pass_time: PassTime, max_receives: int) -> None:
    for body in ("a1", "a2", "a3", "a4"):
        queue.put(body, group="a")
    let_die(queue, max_receives=max_receives)
    for _ in range(max_receives):
        assert take_one(queue).body == "a2"
        pass_time(LEASE)
    assert drained(queue) == ["a3", "a4"]
    assert [letter.body for letter in queue.dead()] == ["a1", "a2"]


def test_looking_at_dead_letters_leaves_them_there(queue: Queue, max_receives: int) -> None:
    for body in ("1", "2", "3"):
        queue.put(body, group="g")
        let_die(queue, max_receives=max_receives)
    assert [letter.body for letter in queue.dead(limit=2)] == ["1", "2"]
    assert [letter.body for letter in queue.dead()] == ["1", "2", "3"]


def test_redriven_dead_letters_come_again_in_order_with_fresh_tries(queue: Queue, max_receives: int) -> None:
    for body in ("1", "2", "3"):
        queue.put(body, group="g")
        let_die(queue, max_receives=max_receives)
    assert queue.redrive(limit=2) == 2
    assert [letter.body for letter in queue.dead()] == ["3"]
    assert queue.depth() == 2
    for _ in range(max_receives - 1):
        assert queue.fail(take_one(queue))
    last = take_one(queue)
    assert (last.body, last.receives) == ("1", max_receives)
    assert queue.done(last)
    assert drained(queue) == ["2"]
    assert queue.redrive() == 1
    assert drained(queue) == ["3"]
    assert queue.redrive() == 0


def test_a_redriven_dead_letter_waits_for_its_group(queue: Queue, max_receives: int) -> None:
    queue.put("a1", group="a")
    let_die(queue, max_receives=max_receives)
    queue.put("a2", group="a")
    current = take_one(queue)
    assert queue.redrive() == 1
    assert bodies(queue) == []
    assert queue.done(current)
    assert bodies(queue) == ["a1"]


# Many at once


def test_many_takers_get_each_message_once_and_each_group_in_order(queue: Queue) -> None:
    for number in range(120):
        queue.put(f"{number:03}", group=str(number % 6) if number % 2 else None)

    def work(_: int) -> list[Message]:
        mine: list[Message] = []
        while queue.depth():
            for message in queue.take(limit=3):
                mine.append(message)
                assert queue.done(message)
        return mine

    with ThreadPoolExecutor(8) as threads:
        seen = [message for mine in threads.map(work, range(8)) for message in mine]
    assert sorted(message.body for message in seen) == [f"{number:03}" for number in range(120)]
    assert {message.receives for message in seen} == {1}


def test_many_putters_with_one_key_put_one_message(queue: Queue) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: queue.put("x", key="k"), range(40)))
    assert queue.depth() == 1
