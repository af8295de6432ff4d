"""Events are read and answered by one thread, however they come; everything else is handed over and comes back."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import app
from chalicelib import bootstrap
from chalicelib.domain.errors import NotStored
from chalicelib.engine.messages import Arrival
from chalicelib.entry import local_server, reception, webhooks
from chalicelib.entry.local import Intake
from chalicelib.entry.local_server import make_server
from chalicelib.entry.wire import read_head
from chalicelib.platforms import verify
from chalicelib.ports import Queue
from tests.worlds import Stage

ROOM = 30
"""Seconds after which a test gives up."""


class Gate:
    """A queue that keeps nothing until it may."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self.asked = Event()
        self.may = Event()
        self.may.set()
        self.groups: list[int] = []
        self.refuses: Exception | None = None

    def put_all(self, bodies: Sequence[str]) -> None:
        self.asked.set()
        assert self.may.wait(ROOM)
        self.groups.append(len(bodies))
        if self.refuses is not None:
            raise self.refuses
        self._queue.put_all(bodies)


class Served:
    """An engine whose door is open."""

    def __init__(self) -> None:
        self.stage = Stage()
        self.gate = Gate(self.stage.world.raw)
        raw: object = self.gate
        self.stage.world = replace(self.stage.world, raw=raw)  # type: ignore[arg-type]
        bootstrap.use(self.stage.world)
        self.server = make_server(app, self.stage.world, Intake(), host="127.0.0.1", port=0).server
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def client(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.server.server_address[1]), timeout=ROOM)

    def said(self, what: bytes) -> bytes:
        """Everything that comes back, if nothing more is said."""
        with closing(self.client()) as client:
            client.sendall(what)
            client.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: client.recv(65536), b""))

    def kept(self) -> list[bytes]:
        """The bodies that were taken in."""
        world = self.stage.world
        taken = self.gate._queue.take(limit=10_000)
        return [Arrival.read(message.body).raw(world) for message in taken]


@pytest.fixture
def served() -> Iterator[Served]:
    before = app.__class__
    made = Served()
    yield made
    made.gate.may.set()
    made.server.shutdown()
    made.server.server_close()
    made.thread.join(ROOM)
    app.__class__ = before


def event(number: int, *headers: str, secret: str = "webhook-secret") -> bytes:
    raw = body(number)
    signed = verify.sign(verify.SCHEMES["x"], secret=secret, raw=raw)
    lines = ["POST /webhooks/x/mortons HTTP/1.1", "Host: here", f"Content-Length: {len(raw)}", *headers]
    lines += [f"{name}: {value}" for name, value in signed.items()]
    return "\r\n".join([*lines, "", ""]).encode() + raw


def body(number: int) -> bytes:
    return b'{"for_user_id": "%d"}' % number


def statuses(heard: bytes) -> list[int]:
    """Of all answers, each of which has to be whole."""
    found = []
    stream = BytesIO(heard)
    while line := stream.readline():
        found.append(int(line.removeprefix(b"HTTP/1.1 ").split()[0]))
        length = int(http.client.parse_headers(stream)["content-length"])
        assert len(stream.read(length)) == length
    return found


HEALTH = b"GET /health HTTP/1.1\r\nHost: here\r\n\r\n"


def test_many_events_in_one_piece_are_each_answered(served: Served) -> None:
    assert statuses(served.said(b"".join(event(number) for number in range(100)))) == [200] * 100
    assert served.kept() == [body(number) for number in range(100)]


def test_thousands_of_refused_events_in_one_piece_are_each_answered(served: Served) -> None:
    assert statuses(served.said(b"POST /webhooks/x/mortons HTTP/1.1\r\nA: b\r\n\r\n" * 5000)) == [401] * 5000


def test_events_and_other_requests_on_one_connection_keep_their_order(served: Served) -> None:
    said = (
        event(1) + HEALTH + HEALTH + event(2) + b"GET /nothing HTTP/1.1\r\n\r\n" + event(3, secret="wrong") + event(4)
    )
    assert statuses(served.said(said)) == [200, 200, 200, 200, 404, 401, 200]
    assert served.kept() == [body(1), body(2), body(4)]


def test_a_connection_that_was_handed_over_meanwhile_is_left_alone(served: Served) -> None:
    """It says an event and the beginning of something else, and the rest of that before its answer is sent."""
    client = reception._Client(served.client(), HEALTH)
    here = served.server._reception
    here._look_again(client)  # of a connection that is somebody else's by now
    here._close(client)
    assert client.socket.fileno() >= 0
    client.socket.close()
    assert statuses(served.said(event(1) + HEALTH)) == [200, 200]


def test_wherever_an_event_is_cut_it_is_the_same(served: Served) -> None:
    said = event(1)
    with closing(served.client()) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for at in range(1, len(said)):
            client.sendall(said[:at])
            client.sendall(said[at:])
            assert statuses(client.recv(65536)) == [200]
    assert served.kept() == [body(1)] * (len(said) - 1)


def test_an_event_byte_by_byte(served: Served) -> None:
    said = event(1)
    with closing(served.client()) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for at in range(len(said)):
            client.sendall(said[at : at + 1])
        assert statuses(client.recv(65536)) == [200]


def test_who_wants_the_connection_closed_after_an_event_has_it_closed(served: Served) -> None:
    with closing(served.client()) as client:
        client.sendall(event(1, "Connection: close"))
        heard = b"".join(iter(lambda: client.recv(65536), b""))
    assert statuses(heard) == [200]
    assert b"Connection: close\r\n" in heard


def test_events_that_come_while_others_are_stored_share_a_commit(served: Served) -> None:
    served.gate.may.clear()
    clients = [served.client() for _ in range(20)]
    clients[0].sendall(event(0))
    assert served.gate.asked.wait(ROOM)
    for number, client in enumerate(clients[1:], 1):
        client.sendall(event(number))
    assert statuses(served.said(HEALTH)) == [200]  # nobody else waits for the disk; by now all of them have been read
    served.gate.may.set()
    assert [statuses(client.recv(65536)) for client in clients] == [[200]] * 20
    for client in clients:
        client.close()
    assert served.gate.groups == [1, 19]


def test_nothing_is_acknowledged_that_was_not_stored(served: Served) -> None:
    served.gate.refuses = NotStored("the disk is full: free some space")
    heard = served.said(event(1) + event(2))
    assert statuses(heard) == [503, 503]
    assert json.loads(heard.rpartition(b"\r\n\r\n")[2])["code"] == "not_stored"
    served.gate.refuses = RuntimeError("nobody expected this")
    assert statuses(served.said(event(1))) == [503]
    served.gate.refuses = None
    assert statuses(served.said(event(3))) == [200]
    assert served.kept() == [body(3)]


def test_who_hangs_up_before_the_answer_holds_nobody_up(served: Served) -> None:
    served.gate.may.clear()
    gone = served.client()
    gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    gone.sendall(event(1))
    assert served.gate.asked.wait(ROOM)
    gone.close()  # with a reset
    served.gate.may.set()
    assert statuses(served.said(event(2))) == [200]
    assert served.kept() == [body(1), body(2)]


def test_a_request_that_breaks_the_reception_ends_its_connection_only(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(reception, "read_head", lambda said: 1 / 0)
        assert served.said(event(1)) == b""
    assert statuses(served.said(event(2))) == [200]
    (line,) = [line for line in served.stage.log.lines if line["step"] == "http"]
    assert (line["outcome"], line["error"]) == ("broken", "ZeroDivisionError")


def test_a_turn_that_breaks_is_told_and_the_next_one_goes_on(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks = Event()

    def break_it() -> None:
        breaks.set()
        raise RuntimeError("nobody expected this")

    with monkeypatch.context() as patch:
        patch.setattr(served.server.connections, "end_slow", break_it)
        assert breaks.wait(ROOM)
    assert statuses(served.said(event(1) + HEALTH)) == [200, 200]
    assert {line["outcome"] for line in served.stage.log.lines if line["step"] == "http"} == {"broken"}


def test_a_server_that_never_served_can_be_stopped() -> None:
    before = app.__class__
    server = make_server(app, Stage().world, Intake(), host="127.0.0.1", port=0).server
    server.shutdown()
    server.server_close()
    app.__class__ = before


def test_where_no_thread_can_be_started_one_connection_ends_and_gives_its_place_back(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoThread(threading.Thread):
        def start(self) -> None:
            raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(local_server, "Thread", NoThread)
        assert served.said(HEALTH) == b""
    assert served.server.connections._waiting == {}
    assert statuses(served.said(event(1) + HEALTH)) == [200, 200]


def test_an_answer_that_can_not_be_logged_ends_its_connection_only(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(webhooks, "answered", lambda *_: 1 / 0)
        assert served.said(event(1)) == b""
    assert statuses(served.said(event(2))) == [200]


@given(st.binary(min_size=1, max_size=6), st.integers(0, 60))
def test_whatever_stands_in_a_head_it_is_read_or_left_to_the_library(some: bytes, at: int) -> None:
    said = event(1)
    head = read_head(said[:at] + some + said[at:])
    assert head is None or (head.platform + head.endpoint).isascii()


def test_an_address_that_is_no_text_is_answered(served: Served) -> None:
    heard = served.said(event(1).replace(b"/mortons", b"/m\xff\xe4") + event(2))
    assert statuses(heard)[0] in {400, 404}
    assert [line["outcome"] for line in served.stage.log.lines if line["step"] == "http"].count("broken") == 0


TOKENS = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ-_!#$%&'*+.^`|~0123456789", min_size=1, max_size=12)
VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=30)
LINES = st.one_of(
    st.tuples(TOKENS, VALUES).map(": ".join),
    st.tuples(TOKENS, VALUES).map(":".join),
    st.sampled_from(
        ["Content-Length: 12", "content-length: +3", "Transfer-Encoding: chunked", " folded", "none", "é: 1"]
    ),
)
TARGETS = st.sampled_from(
    ["/webhooks/x/mortons", "/webhooks/x/mortons/", "/webhooks/x/m?a=b", "/webhooks/x", "/webhooks//x"]
)


@given(target=TARGETS, lines=st.lists(LINES, max_size=6), version=st.sampled_from(["HTTP/1.1", "HTTP/1.0", "HTTP/2"]))
def test_what_is_read_of_a_head_is_what_the_library_reads(target: str, lines: list[str], version: str) -> None:
    said = "\r\n".join([f"POST {target} {version}", *lines, "", "12 bytes here"]).encode()
    head = read_head(said)
    if head is None:
        return
    read = http.client.parse_headers(BytesIO(said.partition(b"\r\n")[2]))
    assert head.headers == {name.lower(): value for name, value in read.raw_items()}
    assert (head.platform, head.endpoint, version) == (
        "x",
        target.strip("/").partition("?")[0].split("/")[2],
        "HTTP/1.1",
    )
    assert said[head.begin :] == b"12 bytes here"
    assert head.end == head.begin + int(read["content-length"] or 0)
