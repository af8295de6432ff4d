"""Clients that keep us waiting: nobody else waits for them, and in the end they are cut off."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from chalicelib.engine.receive import MAX_BODY
from chalicelib.entry.connections import MOST, WAITS_S
from chalicelib.entry.local_server import LARGE, LARGE_AT_ONCE
from tests.e2e.browser import ask
from tests.e2e.engine import Engine, until
from tests.e2e.footprint import Footprint, footprint
from tests.e2e.posts import encode, mention

POSTS, SENDERS = 60, 6
SLOWEST_S = 5.0
"""Of a post among slow clients. Alone it takes some milliseconds; the machine may be busy."""
FIRST = 2_098_765_432_109_900_000
BUSY_S = 45.0
"""In which even a busy machine has answered those who never read until nothing more fits between it and them."""
HEAD = b"POST /webhooks/x/mortons HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
OWN = 5
"""Threads and files that the engine may take for itself while it is busy."""


class Crowd:
    """Slow clients, each of which sends a byte a second, as long as it may."""

    def __init__(self, engine: Engine) -> None:
        self._at = urlsplit(engine.url)
        self._over = Event()
        self._clients: dict[socket.socket, bytes] = {}
        self._thread = Thread(target=self._drip, daemon=True)

    def add(self, count: int, said: bytes, *, then: bytes = b"") -> None:
        """So many more, each with something said and some bytes to say."""
        for _ in range(count):
            client = _connected(self._at.netloc)
            self._clients[client] = then
            if said:
                client.send(said)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        for client in self._clients:
            client.close()

    def _drip(self) -> None:
        number = 0
        while not self._over.wait(1.0):
            for client, then in self._clients.items():
                try:
                    client.send(then[number : number + 1])
                except OSError:
                    continue  # cut off, or it doesn't read
            number += 1


@contextmanager
def crowd(engine: Engine) -> Iterator[Crowd]:
    with closing(Crowd(engine)) as clients:
        yield clients


def latencies(engine: Engine, *, first: int) -> Sequence[float]:
    """Seconds that each of some posts took to be acknowledged."""

    def deliver(number: int) -> float:
        raw = encode(mention(f"@Mortons number {number}", post_id=str(first + number), author_id=f"9{number}"))
        begun = time.monotonic()
        engine.deliver(raw)
        return time.monotonic() - begun

    with ThreadPoolExecutor(SENDERS) as together:
        return sorted(together.map(deliver, range(POSTS)))


SLOW: dict[str, Callable[[Crowd], None]] = {
    "200 that say nothing": lambda clients: clients.add(200, b""),
    "200 whose headers drip": lambda clients: clients.add(200, HEAD, then=b"X-Slow: " + b"y" * 100),
    "100 that stop in the body": lambda clients: clients.add(100, HEAD + b'Content-Length: 100\r\n\r\n{"a'),
    "100 whose bodies drip": lambda clients: clients.add(
        100, HEAD + b"Content-Length: 100\r\n\r\n", then=b"{" + b" " * 99
    ),
    "20 that never read what they asked for": lambda clients: clients.add(
        20, b"GET /static/app.css HTTP/1.1\r\nHost: here\r\n\r\n" * 3000
    ),
}


@pytest.mark.parametrize("how", SLOW)
def test_slow_clients_hold_no_post_up(shared_engine: Engine, how: str) -> None:
    with crowd(shared_engine) as clients:
        SLOW[how](clients)
        clients.start()
        took = latencies(shared_engine, first=FIRST + 1000 * list(SLOW).index(how))
    print(f"{how}: p50 {took[POSTS // 2] * 1000:.0f} ms, slowest {took[-1] * 1000:.0f} ms")
    assert took[-1] < SLOWEST_S


def test_slow_clients_of_all_kinds_hold_no_post_up_and_are_cut_off(engine: Engine) -> None:
    """More of them than there are places."""
    assert engine.process is not None
    pid = engine.process.pid
    before = footprint(pid)
    with crowd(engine) as clients:
        for add in SLOW.values():
            add(clients)
        clients.start()
        took = latencies(engine, first=FIRST)
        assert took[-1] < SLOWEST_S
        until(lambda: _calm(pid, before), within_s=WAITS_S + BUSY_S)


def test_there_is_an_end_to_connections_and_to_the_memory_they_take(engine: Engine) -> None:
    assert engine.process is not None
    pid = engine.process.pid
    engine.deliver(b"{}")
    before = footprint(pid)
    with crowd(engine) as clients:
        clients.add(MOST + 200, HEAD)
        assert ask(engine.url, "GET", "/health").status == 200
        there = footprint(pid)
        assert there.threads <= before.threads + OWN
        assert MOST / 2 < there.files <= before.files + MOST + OWN
        assert there.memory_mb < before.memory_mb + 100
    until(lambda: _calm(pid, before))


def test_large_bodies_of_strangers_do_not_fill_the_memory(engine: Engine) -> None:
    """Whoever may send ten megabytes unsigned might do so on every connection at once."""
    assert engine.process is not None
    pid = engine.process.pid
    engine.deliver(b"{}")
    before = footprint(pid)
    said = HEAD + b"Content-Length: %d\r\n\r\n" % MAX_BODY + b" " * (MAX_BODY - 1)
    senders = 5 * LARGE_AT_ONCE
    with ExitStack() as stack:
        clients = [stack.enter_context(_connected(urlsplit(engine.url).netloc)) for _ in range(senders)]
        left = dict.fromkeys(clients, memoryview(said))
        watched = stack.enter_context(selectors.DefaultSelector())
        for client in left:
            watched.register(client, selectors.EVENT_WRITE)
        while ready := watched.select(timeout=2.0):
            for key, _ in ready:
                sender = key.fileobj
                assert isinstance(sender, socket.socket)
                try:
                    left[sender] = left[sender][sender.send(left[sender][:LARGE]) :]
                except OSError:
                    left[sender] = memoryview(b"")  # refused
                if not left[sender]:
                    watched.unregister(sender)
        sent = sum(not rest for rest in left.values())
        assert sent >= LARGE_AT_ONCE
        assert footprint(pid).memory_mb < before.memory_mb + LARGE_AT_ONCE * MAX_BODY // 2**20 + 50
        engine.deliver(encode(mention("@Mortons hello", post_id=str(FIRST - 1), author_id="9")))
        refused = until(lambda: [heard for client in left if (heard := _heard(client))])
    assert all(b" 503 " in one and b"Retry-After" in one and b'"code": "busy"' in one for one in refused)
    until(lambda: _calm(pid, before))
    engine.deliver(b'{"large": "%s"}' % (b"x" * LARGE))


def _calm(pid: int, before: Footprint) -> bool:
    """Whether nothing is left of all connections."""
    now = footprint(pid)
    return now.threads <= before.threads + OWN and now.files <= before.files + OWN


def _connected(netloc: str) -> socket.socket:
    """A client that has room for some pages only, so that who never reads is soon noticed."""
    host, _, port = netloc.rpartition(":")
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(10)
    client.connect((host, int(port)))
    client.setblocking(False)
    return client


def _heard(client: socket.socket) -> bytes:
    try:
        return client.recv(65536)
    except OSError:
        return b""
