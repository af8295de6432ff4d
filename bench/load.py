"""A client that costs little: every connection sends its next request as soon as it has its answer.

Requests are built beforehand and nothing of an answer is read but its status and its length, so that what is measured is
the server. Runs in a process of its own (`python -m bench.load`), because a thread would share the interpreter with whoever
waits for it.
"""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class Load:
    """What one run measured.

    Attributes:
        posts: Answered with 200.
        refused: Answered otherwise.
        seconds: From the first request to the last answer.
        p50_ms: Half of all requests were answered faster.
        p99_ms: 99 of 100 were.
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


def blow(port: int, requests: Path, *, connections: int, first: int, seconds: float) -> Load:
    """Send requests of a file, one JSON string a line, from a line on, for so long.

    Raises:
        RuntimeError: The requests or the server ended before the time was over.
    """
    asked = [str(one) for one in (port, requests, connections, first, seconds)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", *asked],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 3 * PATIENCE_S,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Load(**json.loads(done.stdout))


class _Connection:
    """One customer of the server; what it has of the answer so far."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent_at = 0.0
        self._got = b""

    def send(self, request: bytes) -> None:
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

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


def _run(port: int, requests: Sequence[bytes], *, connections: int, seconds: float) -> Load:
    took: list[float] = []
    refused = 0
    upcoming: Iterator[bytes] = iter(requests)
    with selectors.DefaultSelector() as selector:
        started = time.perf_counter()
        for _ in range(connections):
            connection = _Connection(port)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(next(upcoming))
        waiting, ends = connections, started + seconds
        while waiting:
            ready: list[tuple[Any, int]] = selector.select(PATIENCE_S)  # type: ignore[assignment]
            if not ready:
                raise RuntimeError("the server answers no more")
            for key, _ in ready:
                status = key.data.receive()
                if status is None:
                    continue
                now = time.perf_counter()
                took.append(now - key.data.sent_at)
                refused += status != 200
                if now < ends:
                    key.data.send(next(upcoming))
                else:
                    waiting -= 1
                    selector.unregister(key.fileobj)
        spent = time.perf_counter() - started
    took.sort()
    return Load(
        posts=len(took) - refused,
        refused=refused,
        seconds=spent,
        p50_ms=1000 * took[len(took) // 2],
        p99_ms=1000 * took[len(took) * 99 // 100],
    )


def main() -> None:
    port, requests, connections, first, seconds = sys.argv[1:]
    with Path(requests).open("rb") as file:
        lines = [json.loads(line).encode() for line in list(file)[int(first) :]]
    load = _run(int(port), lines, connections=int(connections), seconds=float(seconds))
    print(json.dumps({name: getattr(load, name) for name in Load.__slots__}))


if __name__ == "__main__":
    main()
