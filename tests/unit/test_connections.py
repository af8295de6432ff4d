"""Connections: bounded in number, and none waits for its client for ever."""

from __future__ import annotations

import resource
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress

import pytest

from chalicelib.entry.connections import GRACE_S, MOST, WAITS_S, Connections, most_connections

MOST_HERE = 3


class Hand:
    """A clock that somebody turns."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Callable[[], Pair]]:
    """Both ends of a connection: the server's and the client's."""
    with ExitStack() as stack:

        def make() -> Pair:
            ours, theirs = socket.socketpair()
            theirs.settimeout(5)
            return stack.enter_context(ours), stack.enter_context(theirs)

        yield make


def is_open(client: socket.socket) -> bool:
    client.setblocking(False)
    try:
        return client.recv(1) != b""
    except BlockingIOError:
        return True


def test_a_client_that_lets_us_wait_too_long_is_cut_off(pair: Callable[[], Pair]) -> None:
    clock = Hand()
    crowd = Connections(MOST_HERE, now=clock)
    (early, early_client), (late, late_client) = pair(), pair()
    crowd.enter(early)
    clock.at += WAITS_S / 2
    crowd.enter(late)
    clock.at += WAITS_S / 2 + 1
    crowd.end_slow()
    assert not is_open(early_client)
    assert is_open(late_client)


def test_single_bytes_buy_no_time(pair: Callable[[], Pair]) -> None:
    clock = Hand()
    crowd = Connections(MOST_HERE, now=clock)
    slow, client = pair()
    crowd.enter(slow)
    for _ in range(int(WAITS_S) + 1):
        client.send(b"x")
        slow.recv(1)
        clock.at += 1
        crowd.end_slow()
    client.setblocking(False)
    assert client.recv(1) == b""


def test_what_the_engine_has_in_hand_is_never_cut_off(pair: Callable[[], Pair]) -> None:
    clock = Hand()
    crowd = Connections(1, now=clock)
    busy, client = pair()
    crowd.enter(busy)
    crowd.works(busy)
    clock.at += 10 * WAITS_S
    crowd.end_slow()
    assert not crowd.make_place()
    assert is_open(client)
    crowd.leave(busy)
    assert crowd.make_place()


def test_where_all_places_are_taken_the_slowest_makes_place(pair: Callable[[], Pair]) -> None:
    clock = Hand()
    crowd = Connections(MOST_HERE, now=clock)
    there = [pair() for _ in range(MOST_HERE)]
    for ours, _ in there:
        crowd.enter(ours)
        clock.at += 1
    crowd.reads(there[0][0])  # asked something meanwhile
    clock.at += GRACE_S
    assert crowd.make_place()
    assert [is_open(client) for _, client in there] == [True, False, True]


def test_nobody_who_just_came_makes_place(pair: Callable[[], Pair]) -> None:
    clock = Hand()
    crowd = Connections(1, now=clock)
    first, client = pair()
    crowd.enter(first)
    assert not crowd.make_place()
    assert is_open(client)
    clock.at += GRACE_S + 1
    assert crowd.make_place()
    assert not is_open(client)


def test_who_is_not_served_yet_does_not_make_place(pair: Callable[[], Pair]) -> None:
    """It is we who let them wait: what they said lies unread, or they would take more than they are given."""
    clock = Hand()
    crowd = Connections(3, now=clock)
    (asked, asking), (read, reading), (idle, _) = pair(), pair(), pair()
    for ours in (asked, read, idle):
        crowd.enter(ours)
        clock.at += 1
    asking.send(b"GET")
    crowd.writes(read)
    clock.at += GRACE_S + 1
    assert crowd.make_place()
    assert is_open(asking)
    assert is_open(reading)


def test_who_takes_nothing_makes_place(pair: Callable[[], Pair]) -> None:
    clock = Hand()
    crowd = Connections(1, now=clock)
    full, client = pair()
    full.setblocking(False)
    with suppress(BlockingIOError):
        while True:
            full.send(b"x" * 65536)
    client.send(b"and more")
    crowd.enter(full)
    crowd.writes(full)
    clock.at += GRACE_S + 1
    assert crowd.make_place()
    with pytest.raises(OSError, match="Broken pipe"):
        full.send(b"x")


def test_who_was_cut_off_does_not_take_a_place_again(pair: Callable[[], Pair]) -> None:
    clock = Hand()
    crowd = Connections(1, now=clock)
    (slow, _), (newcomer, client) = pair(), pair()
    crowd.enter(slow)
    clock.at += WAITS_S + 1
    crowd.end_slow()
    crowd.reads(slow)
    crowd.works(slow)
    assert crowd.make_place()
    crowd.enter(newcomer)
    crowd.leave(slow)
    assert is_open(client)


@pytest.mark.parametrize(
    ("files", "most"),
    [(1024, MOST), (256, 128), (1_000_000, MOST), (resource.RLIM_INFINITY, MOST), (1, 1)],
)
def test_half_of_the_files_are_left_for_the_engine(files: int, most: int) -> None:
    assert most_connections(files) == most
