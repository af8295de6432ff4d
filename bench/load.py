"""A client that costs little: every connection sends its next post as soon as it has its answer.

Posts are signed beforehand, and nothing is read of an answer but its status and its length, so that what is measured is
the server. It runs in a process of its own: a thread would share the interpreter with whoever waits for it.
"""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tests.e2e.posts import encode, mention, signature

PATIENCE_S = 10.0
MOST_A_SECOND = 25_000


class Load(NamedTuple):
    """What one run measured.

    Attributes:
        posts: Answered with 200.
        refused: Answered otherwise.
        seconds: From the first request to the last answer.
        p50_ms: Half of the answers came faster.
        p99_ms: 99 of 100 did.
    """

    posts: int
    refused: int
    seconds: float
    p50_ms: float
    p99_ms: float

    @property
    def rate(self) -> float:
        """Posts a second."""
        return self.posts / self.seconds


def load(port: int, *, secret: str, first: int, connections: int, seconds: float) -> Load:
    """Post to the webhook for so long.

    Args:
        first: Number of the first post; each has an id, an author and words of its own.

    Raises:
        RuntimeError: The server ended, or was faster than there were posts.
    """
    asked = [str(one) for one in (port, secret, first, connections, seconds)]
    command = [sys.executable, "-m", "bench.load", *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds + 60)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Load(*json.loads(done.stdout))


def request(number: int, secret: str) -> bytes:
    """One signed post as it goes over the wire."""
    raw = _template().replace(b"00000000", b"%08d" % number)
    return _HEAD % (signature(raw, secret).encode(), len(raw)) + raw


@cache
def _template() -> bytes:
    """A post whose id, author and words end in eight zeros."""
    text = "@Mortons what a lovely evening that was, number 00000000, see you again soon"
    return encode(mention(text, post_id="2098765432100000000", author_id="700000000000"))


_HEAD = b"\r\n".join(
    (
        b"POST /webhooks/x/mortons HTTP/1.1",
        b"Host: 127.0.0.1",
        b"User-Agent: X-Webhooks/1.0",
        b"Accept: */*",
        b"Content-Type: application/json",
        b"X-Twitter-Webhooks-Signature: %s",
        b"Content-Length: %d",
        b"",
        b"",
    )
)


class _Connection:
    """One client of the server, and what it has of the answer so far."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent_at = 0.0
        self._got = b""

    def send(self, content: bytes) -> None:
        self.sent_at = time.perf_counter()
        self.socket.sendall(content)

    def receive(self) -> int | None:
        """The status of the whole answer. None: more of it is to come."""
        more = self.socket.recv(65536)
        if not more:
            raise RuntimeError("the server hung up")
        self._got += more
        head, found, body = self._got.partition(b"\r\n\r\n")
        if not found:
            return None
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        if len(body) < int(length.partition(b":")[2]):
            return None
        self._got = b""
        return int(head[9:12])


def _run(port: int, posts: Sequence[bytes], *, connections: int, seconds: float) -> Load:
    took: list[float] = []
    refused = 0
    upcoming = iter(posts)
    with selectors.DefaultSelector() as selector:
        started = time.perf_counter()
        ends = started + seconds
        for _ in range(connections):
            connection = _Connection(port)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(next(upcoming))
        while selector.get_map():
            ready = selector.select(PATIENCE_S)
            if not ready:
                raise RuntimeError("the server answers no more")
            for key, _ in ready:
                status = key.data.receive()
                if status is None:
                    continue
                now = time.perf_counter()
                took.append(now - key.data.sent_at)
                refused += status != 200
                content = next(upcoming, None) if now < ends else None
                if content is not None:
                    key.data.send(content)
                else:
                    selector.unregister(key.fileobj)
                    key.data.socket.close()
        spent = time.perf_counter() - started
    if next(upcoming, None) is None:
        raise RuntimeError(f"the server took more than {MOST_A_SECOND} posts a second: sign more of them")
    took.sort()
    p50, p99 = (1000 * took[len(took) * part // 100] for part in (50, 99))
    return Load(len(took) - refused, refused, spent, p50, p99)


def main() -> None:
    """In its own process."""
    port, secret, first, connections, seconds = sys.argv[1:]
    numbers = range(int(first), int(first) + int(MOST_A_SECOND * float(seconds)))
    posts = [request(number, secret) for number in numbers]
    print(json.dumps(_run(int(port), posts, connections=int(connections), seconds=float(seconds))))


if __name__ == "__main__":
    main()
