"""The Http port: sent once, never redirected, and honest about whether it arrived. On loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from chalicelib.adapters.http.client import UrllibHttp
from chalicelib.domain.errors import FateUnknown, TryAgainLater
from chalicelib.ports import HttpRequest

Talk = Callable[[socket.socket], None]


class Peer:
    """A server that reads one request a connection and then does as it is told.

    Attributes:
        heard: The requests, raw.
    """

    def __init__(self, talk: Talk) -> None:
        self.heard: list[bytes] = []
        self._talk = talk
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(5)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                self.heard.append(connection.recv(65536))
                self._talk(connection)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)  # closing alone wakes nobody who waits in it
        self._listener.close()
        self._thread.join(timeout=6)


@contextmanager
def peer(talk: Talk) -> Iterator[Peer]:
    found = Peer(talk)
    try:
        yield found
    finally:
        found.close()


def answering(text: str) -> Talk:
    return lambda connection: connection.sendall(text.replace("\n", "\r\n").encode())


def post(url: str) -> HttpRequest:
    return HttpRequest("POST", f"{url}/2/tweets", {"authorization": "Bearer t"}, b'{"text": "hi"}')


def test_an_answer_comes_back_with_status_headers_and_body() -> None:
    with peer(answering("HTTP/1.1 201 Created\nX-Rate-Limit-Reset: 12\nContent-Length: 2\n\nok")) as there:
        answer = UrllibHttp().send(post(there.url))
    assert (answer.status, answer.body, answer.headers["x-rate-limit-reset"]) == (201, b"ok", "12")
    assert there.heard[0].startswith(b"POST /2/tweets HTTP/1.1")
    assert b"Bearer t" in there.heard[0]


@pytest.mark.parametrize("status", ["400 Bad", "429 Slow down", "503 Busy"])
def test_a_refusal_is_an_answer_and_no_reason_to_send_again(status: str) -> None:
    with peer(answering(f"HTTP/1.1 {status}\nContent-Length: 0\n\n")) as there:
        assert UrllibHttp().send(post(there.url)).status == int(status[:3])
    assert len(there.heard) == 1


def test_no_redirect_is_followed() -> None:
    with peer(answering("HTTP/1.1 307 Elsewhere\nLocation: /other\nContent-Length: 0\n\n")) as there:
        assert UrllibHttp().send(post(there.url)).status == 307
    assert len(there.heard) == 1


def test_what_never_left_can_be_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(TryAgainLater):
        UrllibHttp().send(post(url))


@pytest.mark.parametrize(
    "talk",
    [
        lambda connection: None,
        answering("HTTP/1.1 200 OK\nContent-Length: 100\n\nonly a part"),
        answering("nonsense\n\n"),
    ],
    ids=["hangs up", "breaks off", "talks nonsense"],
)
def test_what_may_have_arrived_is_of_unknown_fate(talk: Talk) -> None:
    with peer(talk) as there, pytest.raises(FateUnknown):
        UrllibHttp().send(post(there.url))
    assert len(there.heard) == 1


def test_silence_is_of_unknown_fate() -> None:
    released = threading.Event()

    def wait(connection: socket.socket) -> None:
        released.wait(3)

    with peer(wait) as there:
        with pytest.raises(FateUnknown):
            UrllibHttp(read_s=0.2).send(post(there.url))
        released.set()


def test_whoever_freezes_between_two_requests_sends_each_on_a_connection_of_its_own() -> None:
    later: list[bytes] = []

    def stays_open(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        while more := connection.recv(65536):  # a body may come after its head
            later.append(more)

    with peer(stays_open) as there:
        http = UrllibHttp(lasting=False)
        assert [http.send(post(there.url)).body for _ in range(2)] == [b"ok", b"ok"]
    assert len(there.heard) == 2
    assert b"POST" not in b"".join(later)
