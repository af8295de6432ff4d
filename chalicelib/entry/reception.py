"""Who waits, and who brings an event: one thread for all of them.

A platform's event is read, verified and answered here, and all events that are there at the same time share one commit.
So an event costs no change of threads of its own, which would cost more than all that is done for it. Every other
request is handed over to a thread, with what was read of it, and its connection comes back with what was read after it.
"""

from __future__ import annotations

import selectors
import socket
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic, sleep

from chalicelib.domain.errors import place
from chalicelib.entry import webhooks
from chalicelib.entry.connections import Connections
from chalicelib.entry.local import Intake
from chalicelib.entry.web import Answer, Request
from chalicelib.entry.webhooks import Genuine
from chalicelib.entry.wire import EVENT, Head, read_head, written
from chalicelib.ports import World

MAX_HEAD = 64 * 1024
AT_ONCE = 64
"""Connections taken before those that are there are looked at again."""
CHUNK = 64 * 1024
LOOK_EVERY_S = 0.1
"""Between two looks at whether somebody waits too long, or whether there is a place again."""
WAITS_FOR_DISK_S = 0.02
"""How long nobody is looked at while events are being stored: usually for as long as it takes. Two threads that work at
the same time hinder each other, and who comes meanwhile shares the next commit."""


class _Client:
    """An open connection.

    Attributes:
        said: Read and not yet answered.
        head: Of the event that is being read. None: not read yet.
        unsent: Of the answer, what the client has not taken.
        is_busy: Its event is being stored, or its answer being taken; nothing more is read meanwhile.
        is_watched: The selector looks at it.
        closes: After this answer.
    """

    __slots__ = ("closes", "head", "is_busy", "is_watched", "said", "socket", "unsent")

    def __init__(self, connection: socket.socket, said: bytes) -> None:
        self.socket = connection
        self.said = bytearray(said)
        self.head: Head | None = None
        self.unsent = b""
        self.is_busy = False
        self.is_watched = False
        self.closes = False


Batch = Sequence[tuple[_Client, Genuine]]


class Reception:
    """All connections that a thread of their own isn't needed for."""

    def __init__(
        self,
        listener: socket.socket,
        world: World,
        intake: Intake,
        connections: Connections,
        hand_over: Callable[[socket.socket, bytes], None],
    ) -> None:
        """Ready to `run`.

        Args:
            hand_over: Takes a connection whose request is for somebody else, and what was read of it. Either closes
                it in the end, or brings it back (`take_back`).
        """
        self._listener = listener
        self._world = world
        self._intake = intake
        self._connections = connections
        self._hand_over = hand_over
        self._selector = selectors.DefaultSelector()
        self._listens_from = 0.0
        self._is_listening = False
        self._clients: dict[socket.socket, _Client] = {}
        self._genuine: list[tuple[_Client, Genuine]] = []
        self._to_keep: SimpleQueue[Batch | None] = SimpleQueue()
        self._kept: SimpleQueue[tuple[Batch, Exception | None]] = SimpleQueue()
        self._is_keeping = False
        self._news: deque[Callable[[], None]] = deque()
        self._called, self._bell = socket.socketpair()
        self._bell.settimeout(0.0)
        self._stopping = False
        self._stopped = Event()
        self._stopped.set()

    def run(self) -> None:
        """Until somebody stops it."""
        self._stopped.clear()
        keeper = Thread(target=self._keep, name="keep", daemon=True)
        keeper.start()
        self._listener.settimeout(0.0)
        self._selector.register(self._called, selectors.EVENT_READ)
        try:
            while not self._stopping:
                try:
                    self._turn()
                except Exception as error:  # noqa: BLE001  (as in `_guarded`: whatever it is, others want to be heard)
                    self._broken(error)
                    sleep(LOOK_EVERY_S)
        finally:
            self._to_keep.put(None)
            keeper.join()
            for client in list(self._clients.values()):
                self._close(client)
            self._selector.close()
            self._stopped.set()

    def stop(self) -> None:
        """End `run`, from another thread; returns once it has ended, also where it never began."""
        self._stopping = True
        self._stopped.wait()

    def take_back(self, connection: socket.socket, said: bytes) -> None:
        """A connection whose request was answered, from another thread.

        Args:
            said: What was read after that request.
        """
        self._tell(partial(self._enter, connection, said))

    def _turn(self) -> None:
        if not self._is_listening and monotonic() >= self._listens_from:
            self._is_listening = True
            self._selector.register(self._listener, selectors.EVENT_READ)
        for key, events in self._selector.select(LOOK_EVERY_S):
            if key.fileobj is self._listener:
                self._welcome()
            elif key.fileobj is self._called:
                self._called.recv(CHUNK)
            elif events & selectors.EVENT_WRITE:
                self._guarded(self._send, key.data)
            else:
                self._guarded(self._hear, key.data)
        while self._news:
            self._news.popleft()()
        if self._genuine and not self._is_keeping:
            self._is_keeping = True
            self._to_keep.put(self._genuine)
            self._genuine = []
            self._answer_kept(within_s=WAITS_FOR_DISK_S)
        elif self._is_keeping:
            self._answer_kept(within_s=0)
        self._connections.end_slow()

    def _welcome(self) -> None:
        for _ in range(AT_ONCE):
            if not self._connections.make_place():
                self._pause()
                return
            try:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except BlockingIOError:  # there are no more
                return
            except OSError:  # it has gone again, or no more files may be open
                self._pause()
                return
            self._connections.enter(connection)
            self._enter(connection, b"")

    def _pause(self) -> None:
        """Newcomers wait in the system's line."""
        self._selector.unregister(self._listener)
        self._is_listening, self._listens_from = False, monotonic() + LOOK_EVERY_S

    def _enter(self, connection: socket.socket, said: bytes) -> None:
        connection.settimeout(0.0)
        client = self._clients[connection] = _Client(connection, said)
        self._connections.reads(connection)
        self._watch(client, selectors.EVENT_READ)
        if said:
            self._guarded(self._look, client)

    def _guarded(self, do: Callable[[_Client], None], client: _Client) -> None:
        """One connection's trouble is not the others'."""
        try:
            do(client)
        except OSError:  # it has gone
            self._close(client)
        except Exception as error:  # noqa: BLE001  (one of the two rims: a bad request must not end the server)
            self._broken(error)
            self._close(client)

    def _broken(self, error: Exception) -> None:
        told = {"error": type(error).__name__, "place": place(error)}
        self._world.log.step("http", outcome="broken", latency_ms=0.0, **told)
        self._world.metrics.count("breakages", step="http")

    def _hear(self, client: _Client) -> None:
        if client.is_busy:  # it says more before it has its answer
            self._unwatch(client)
            return
        try:
            chunk = client.socket.recv(CHUNK)
        except BlockingIOError:
            return
        if not chunk and not client.said:
            self._close(client)
            return
        begins = not client.said
        client.said += chunk
        self._look(client, is_over=not chunk)
        if begins and client.said and client.is_watched and not client.is_busy:
            self._connections.reads(client.socket)  # the rest of its request, from now on

    def _look(self, client: _Client, *, is_over: bool = False) -> None:
        """Whether an event is complete."""
        self._intake.asked()
        said = client.said
        if client.head is None:
            begins = said.startswith(EVENT) or (len(said) < len(EVENT) and EVENT.startswith(said))
            ends = begins and said.find(b"\r\n\r\n") >= 0
            if begins and not ends and len(said) <= MAX_HEAD and b"\n\n" not in said and not is_over:
                return
            client.head = read_head(said) if ends else None
            if client.head is None:
                self._pass_on(client)
                return
        if len(said) >= client.head.end:
            self._read(client, client.head)
        elif is_over:
            self._pass_on(client)

    def _look_again(self, client: _Client) -> None:
        """At what it had said before it got its answer, unless it was looked at meanwhile."""
        if self._is_here(client) and client.said and not client.is_busy:
            self._look(client)

    def _is_here(self, client: _Client) -> bool:
        """It was neither closed nor handed over; a connection that came back is another client."""
        return self._clients.get(client.socket) is client

    def _read(self, client: _Client, head: Head) -> None:
        """A complete event."""
        raw = bytes(client.said[head.begin : head.end])
        del client.said[: head.end]
        client.head = None
        client.is_busy = True
        client.closes = head.headers.get("connection", "").lower() == "close"
        self._connections.works(client.socket)
        request = Request("POST", head.headers, {}, raw)
        found = webhooks.verified(request, self._world, platform=head.platform, endpoint=head.endpoint)
        if isinstance(found, Answer):
            self._answer(client, found)
        else:
            self._genuine.append((client, found))

    def _keep(self) -> None:
        """In a thread of its own, so that nobody waits for the disk who has nothing to store."""
        while (batch := self._to_keep.get()) is not None:
            error = webhooks.keep([genuine for _, genuine in batch], self._world)
            self._kept.put((batch, error))
            self._ring()

    def _answer_kept(self, *, within_s: float) -> None:
        try:
            batch, error = self._kept.get(timeout=within_s) if within_s else self._kept.get_nowait()
        except Empty:
            return
        self._is_keeping = False
        for client, genuine in batch:
            self._guarded(partial(self._answer_event, genuine=genuine, error=error), client)

    def _answer_event(self, client: _Client, *, genuine: Genuine, error: Exception | None) -> None:
        self._answer(client, webhooks.answered(genuine, error, self._world))

    def _answer(self, client: _Client, answer: Answer) -> None:
        client.unsent = written(answer, closes=client.closes)
        self._send(client)
        if client.unsent:
            self._connections.writes(client.socket)

    def _send(self, client: _Client) -> None:
        with suppress(BlockingIOError):
            client.unsent = client.unsent[client.socket.send(client.unsent) :]
        if client.unsent:
            self._watch(client, selectors.EVENT_WRITE)
        elif client.closes:
            self._close(client)
        else:
            client.is_busy = False
            self._connections.reads(client.socket)
            self._watch(client, selectors.EVENT_READ)
            if client.said:  # not now: a client may say thousands of them at once
                self._news.append(partial(self._guarded, self._look_again, client))

    def _pass_on(self, client: _Client) -> None:
        self._forget(client)
        try:
            self._hand_over(client.socket, bytes(client.said))
        except RuntimeError:  # no thread can be started
            self._connections.leave(client.socket)
            client.socket.close()
            raise

    def _close(self, client: _Client) -> None:
        if self._is_here(client):
            self._forget(client)
            self._connections.leave(client.socket)
            client.socket.close()

    def _forget(self, client: _Client) -> None:
        self._unwatch(client)
        del self._clients[client.socket]

    def _watch(self, client: _Client, events: int) -> None:
        if not client.is_watched:
            client.is_watched = True
            self._selector.register(client.socket, events, client)
        elif self._selector.get_key(client.socket).events != events:
            self._selector.modify(client.socket, events, client)

    def _unwatch(self, client: _Client) -> None:
        if client.is_watched:
            client.is_watched = False
            self._selector.unregister(client.socket)

    def _tell(self, news: Callable[[], None]) -> None:
        """To the thread that runs; from another."""
        self._news.append(news)
        self._ring()

    def _ring(self) -> None:
        with suppress(BlockingIOError):  # it has been called already
            self._bell.send(b"!")
