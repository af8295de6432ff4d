"""What every adapter of `ports.Queue` promises: `ordered` are those that keep the order of a group."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.ports import Message, Queue

LEASE = timedelta(seconds=1)
"""Where it is to end."""
LONG = timedelta(seconds=30)
SOON_S = 90.0
"""After which SQS tells the numbers that it calls approximate; whoever is exact is asked once."""
PassTime = Callable[[timedelta], None]


def take_one(queue: Queue, *, lease: timedelta = LONG) -> Message:
    (message,) = queue.take(lease=lease)
    return message


def bodies(queue: Queue, *, limit: int = 10) -> list[str]:
    """Take what is ready and leave it leased."""
    return [message.body for message in queue.take(limit=limit, lease=LONG)]


def drained(queue: Queue) -> list[str]:
    """Everything that comes when each message is done at once."""
    seen = []
    while taken := queue.take(limit=10, lease=LONG):
        for message in taken:
            seen.append(message.body)
            assert queue.done(message)
    return seen


def soon(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + SOON_S
    while not is_so() and time.monotonic() < until:
        time.sleep(0.5)
    return is_so()


def let_die(queue: Queue, *, max_receives: int) -> None:
    """Fail the next message until it is a dead letter, at the latest when somebody takes again."""
    for _ in range(max_receives):
        assert queue.fail(take_one(queue))


# Delivery


def test_an_empty_queue_delivers_nothing(queue: Queue) -> None:
    assert list(queue.take(limit=10)) == []
    assert queue.depth() == 0
    assert list(queue.dead()) == []
    assert queue.how_many_dead() == 0
    assert queue.redrive() == 0


@pytest.mark.parametrize(
    "body",
    ["{}", 'Käse, 日本語, 🥩, \u2028 and "quotes" \\ \' %', " \n x \t ", "x" * 200_000, "\ufffe \uffff \x00 \x1f \x7f"],
)
def test_a_body_arrives_exactly(queue: Queue, body: str) -> None:
    queue.put(body)
    message = take_one(queue)
    assert (message.body, message.group, message.receives) == (body, None, 1)


def test_all_that_are_put_at_once_arrive(queue: Queue) -> None:
    bodies_put = [f"{number:03}" + "x" * 30_000 * (number % 3) for number in range(25)]
    queue.put_all([])
    queue.put_all(bodies_put)
    assert sorted(drained(queue)) == bodies_put


def test_a_message_knows_its_group(ordered: Queue) -> None:
    for group in ("g", "x:2098765432109876543", "~", "#", "ü 日本", "g" * 200, "h" * 200):
        ordered.put("first", group=group)
        ordered.put("second", group=group)
    taken: list[Message] = []
    while some := ordered.take(limit=10, lease=LONG):
        taken += some
        for message in some:
            assert ordered.done(message)
    assert [message.group for message in taken if message.body == "first"][:2] == ["g", "x:2098765432109876543"]
    for body in ("first", "second"):
        assert len({message.group for message in taken if message.body == body}) == 7
    assert len({message.group for message in taken}) == 7


def test_a_leased_message_is_not_delivered_to_anybody_else(queue: Queue) -> None:
    queue.put("once")
    take_one(queue)
    assert bodies(queue) == []


def test_what_is_done_never_comes_again(queue: Queue, pass_time: PassTime) -> None:
    queue.put("once")
    assert queue.done(take_one(queue, lease=LEASE))
    pass_time(LEASE)
    assert bodies(queue) == []
    assert soon(lambda: queue.depth() == 0)


def test_a_message_comes_again_when_its_lease_ends(queue: Queue, pass_time: PassTime) -> None:
    queue.put("again")
    first = take_one(queue, lease=LEASE)
    pass_time(LEASE)
    second = take_one(queue)
    assert (second.id, second.body, second.receives) == (first.id, "again", 2)
    assert second.lease != first.lease


def test_whoever_lost_a_lease_takes_nothing_from_who_has_it(queue: Queue, pass_time: PassTime) -> None:
    queue.put("slow")
    lost = take_one(queue, lease=LEASE)
    pass_time(LEASE)
    current = take_one(queue)
    queue.done(lost)
    queue.fail(lost)
    assert bodies(queue) == []  # giving back what one no longer has frees nothing
    assert queue.fail(current)
    assert queue.done(take_one(queue))
    assert bodies(queue) == []


def test_a_failed_message_comes_again_at_once(queue: Queue) -> None:
    queue.put("again")
    assert queue.fail(take_one(queue))
    assert take_one(queue).receives == 2


def test_a_failed_message_waits_as_long_as_it_was_told(queue: Queue, pass_time: PassTime) -> None:
    queue.put("later")
    assert queue.fail(take_one(queue), after=timedelta(seconds=2))
    assert bodies(queue) == []
    pass_time(timedelta(seconds=1))
    assert bodies(queue) == []
    pass_time(timedelta(seconds=1))
    assert bodies(queue) == ["later"]


def test_what_was_not_its_fault_comes_again_and_waits_as_long_as_it_was_told(queue: Queue) -> None:
    queue.put("innocent")
    assert queue.fail(take_one(queue), after=timedelta(seconds=30), counts=False)
    assert bodies(queue) == []
    assert list(queue.dead()) == []
    assert queue.depth() == 1


def test_a_take_delivers_no_more_than_its_limit(queue: Queue) -> None:
    queue.put_all([str(number) for number in range(7)])
    seen: list[str] = []
    while some := bodies(queue, limit=3):
        assert len(some) <= 3
        seen += some
    assert sorted(seen) == [str(number) for number in range(7)]


def test_depth_counts_what_waits_and_what_is_worked_on(ordered: Queue) -> None:
    for number in range(5):
        ordered.put(str(number), group="g" if number < 3 else None)
    assert soon(lambda: ordered.depth() == 5)
    taken = ordered.take(limit=2, lease=LONG)
    assert soon(lambda: ordered.depth() == 5)
    assert ordered.done(taken[0])
    assert soon(lambda: ordered.depth() == 4)


# Order


def test_messages_of_a_group_come_in_the_order_of_their_puts(ordered: Queue) -> None:
    for number in range(20):
        ordered.put(f"{number % 2}/{number:02}", group=str(number % 2))
    seen = drained(ordered)
    for group in ("0", "1"):
        of_group = [body for body in seen if body.startswith(group)]
        assert len(of_group) == 10
        assert of_group == sorted(of_group)


def test_nothing_of_a_group_comes_while_an_earlier_one_is_leased(ordered: Queue) -> None:
    for body in ("a1", "a2", "b1"):
        ordered.put(body, group=body[0])
    first = take_one(ordered)
    assert first.body == "a1"
    assert bodies(ordered) == ["b1"]
    assert ordered.done(first)
    assert bodies(ordered) == ["a2"]


def test_nothing_of_a_group_overtakes_a_failed_one(ordered: Queue, pass_time: PassTime) -> None:
    ordered.put("a1", group="a")
    ordered.put("a2", group="a")
    assert ordered.fail(take_one(ordered), after=LEASE)
    ordered.put("a3", group="a")
    assert bodies(ordered) == []
    pass_time(LEASE)
    assert drained(ordered) == ["a1", "a2", "a3"]


def test_nothing_of_a_group_overtakes_one_whose_lease_ended(ordered: Queue, pass_time: PassTime) -> None:
    ordered.put("a1", group="a")
    ordered.put("a2", group="a")
    take_one(ordered, lease=LEASE)
    pass_time(LEASE)
    assert drained(ordered) == ["a1", "a2"]


def test_messages_without_group_wait_for_nobody(ordered: Queue) -> None:
    ordered.put("grouped 1", group="a")
    first = take_one(ordered)
    ordered.put("grouped 2", group="a")
    ordered.put_all(["free 1", "free 2"])
    ordered.put("free 3")
    assert sorted(bodies(ordered)) == ["free 1", "free 2", "free 3"]
    assert ordered.done(first)
    assert bodies(ordered) == ["grouped 2"]


def test_what_is_taken_together_of_a_group_is_in_its_order_and_comes_again_so(ordered: Queue) -> None:
    """One take may bring several; who fails the first gives the others back."""
    for number in range(4):
        ordered.put(str(number), group="g")
    taken = ordered.take(limit=10, lease=LONG)
    assert [message.body for message in taken] == [str(number) for number in range(len(taken))]
    for message in taken:
        assert ordered.fail(message)
    assert drained(ordered) == ["0", "1", "2", "3"]


# Dead letters


def test_a_message_that_fails_too_often_is_a_dead_letter(queue: Queue, max_receives: int) -> None:
    queue.put("poison")
    let_die(queue, max_receives=max_receives)
    assert bodies(queue) == []
    (letter,) = queue.dead()
    assert (letter.body, letter.group, letter.receives >= max_receives) == ("poison", None, True)
    assert soon(lambda: queue.depth() == 0)
    assert soon(lambda: queue.how_many_dead() == 1)


def test_a_message_whose_leases_end_too_often_is_a_dead_letter(
    queue: Queue, pass_time: PassTime, max_receives: int
) -> None:
    queue.put("crashes its worker")
    for _ in range(max_receives):
        take_one(queue, lease=LEASE)
        pass_time(LEASE)
    assert bodies(queue) == []
    assert [letter.body for letter in queue.dead()] == ["crashes its worker"]
    assert soon(lambda: queue.depth() == 0)


def test_a_group_goes_on_without_its_dead_letters(ordered: Queue, pass_time: PassTime, max_receives: int) -> None:
    for body in ("a1", "a2", "a3", "a4"):
        ordered.put(body, group="a")
    let_die(ordered, max_receives=max_receives)
    for _ in range(max_receives):
        assert take_one(ordered, lease=LEASE).body == "a2"
        pass_time(LEASE)
    assert drained(ordered) == ["a3", "a4"]
    assert [letter.body for letter in ordered.dead()] == ["a1", "a2"]


def test_looking_at_dead_letters_leaves_them_there(ordered: Queue, max_receives: int) -> None:
    for body in ("1", "2", "3"):
        ordered.put(body, group="g")
        let_die(ordered, max_receives=max_receives)
    assert bodies(ordered) == []
    assert [letter.body for letter in ordered.dead(limit=2)] == ["1", "2"]
    assert [(letter.body, letter.group) for letter in ordered.dead()] == [("1", "g"), ("2", "g"), ("3", "g")]
    assert soon(lambda: ordered.how_many_dead() == 3)


def test_redriven_dead_letters_come_again_in_order_with_fresh_tries(ordered: Queue, max_receives: int) -> None:
    for body in ("1", "2", "\ufffe 3"):
        ordered.put(body, group="g")
        let_die(ordered, max_receives=max_receives)
    assert bodies(ordered) == []
    assert ordered.redrive(limit=2) == 2
    assert [letter.body for letter in ordered.dead()] == ["\ufffe 3"]
    assert soon(lambda: ordered.depth() == 2)
    for _ in range(max_receives - 1):
        assert ordered.fail(take_one(ordered))
    last = take_one(ordered)
    assert (last.body, last.group, last.receives) == ("1", "g", max_receives)
    assert ordered.done(last)
    assert drained(ordered) == ["2"]
    assert ordered.redrive() == 1
    assert drained(ordered) == ["\ufffe 3"]
    assert ordered.redrive() == 0


def test_many_dead_letters_are_redriven(queue: Queue, max_receives: int) -> None:
    queue.put_all([f"{number:02}" for number in range(13)])
    for _ in range(max_receives):
        taken = [message for _ in range(2) for message in queue.take(limit=10, lease=LONG)]
        assert len(taken) == 13
        for message in taken:
            assert queue.fail(message)
    assert bodies(queue) == []
    assert len(queue.dead(limit=12)) == 12
    assert queue.redrive(limit=11) == 11
    assert queue.redrive() == 2
    assert sorted(drained(queue)) == [f"{number:02}" for number in range(13)]


def test_a_redriven_dead_letter_waits_for_its_group(ordered: Queue, max_receives: int) -> None:
    ordered.put("a1", group="a")
    let_die(ordered, max_receives=max_receives)
    ordered.put("a2", group="a")
    current = take_one(ordered)
    assert ordered.redrive() == 1
    assert bodies(ordered) == []
    assert ordered.done(current)
    assert bodies(ordered) == ["a1"]


# Many at once


def test_many_takers_get_each_message_once_and_each_group_in_order(ordered: Queue) -> None:
    for number in range(120):
        ordered.put(f"{number:03}", group=str(number % 6) if number % 2 else None)

    def work(_: int) -> list[Message]:
        mine: list[Message] = []
        while ordered.depth():
            for message in ordered.take(limit=3):
                mine.append(message)
                assert ordered.done(message)
        return mine

    with ThreadPoolExecutor(8) as threads:
        seen = [message for mine in threads.map(work, range(8)) for message in mine]
    assert sorted(message.body for message in seen) == [f"{number:03}" for number in range(120)]
    assert {message.receives for message in seen} == {1}
