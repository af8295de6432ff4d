"""The storm ``http``: an engine in a process of its own under hostile requests (`attacks`).

Each attack is made from the seed and its number alone, but for what the engine itself hands out (secrets, links).
"""

from __future__ import annotations

import json
import os
import random
import re
import socket
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.e2e.browser import ask
from tests.e2e.engine import Engine, running, until
from tests.e2e.footprint import Footprint, footprint
from tests.e2e.outcome import Outcome
from tests.e2e.posts import encode, mention
from tests.soak.attacks import Attack, Ground, attack
from tests.soak.spoil import MARK
from tests.soak.storm import Storm

BATCH, AT_ONCE = 120, 6
WARM_UP = 3
"""Batches after which the engine's memory is taken for what it needs."""
MEMORY_MB = 128
"""By which it may grow after that: there are soon a hundred replies and cases on the pages, and the C library keeps
what each of its sixteen arenas once needed. By 92 in 67,000 connections; by 39 with one arena (MALLOC_ARENA_MAX=1)."""
THREADS, FILES = 2, 2 * (AT_ONCE + 6)
"""How many more it may have than when it started, once nobody is connected; a connection to SQLite is two files."""
LISTEN_S = 20.0
HEALTHY_S = 1.0
FIRST = 2_098_700_000_000_000_000


class Heard(NamedTuple):
    """What came back.

    Attributes:
        cut_off: The other side hung up while there was more for it to read, which may take the end along.
    """

    raw: bytes
    cut_off: bool


def speak(url: str, what: Attack) -> Heard:
    """Say it, and hear whatever comes back until the other side hangs up."""
    at = urlsplit(url)
    heard = b""
    with closing(socket.create_connection((at.hostname or "", at.port or 0), timeout=LISTEN_S)) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            for begin, end in zip((0, *what.cuts), (*what.cuts, len(what.said)), strict=True):
                client.sendall(what.said[begin:end])
            if what.listens:
                with suppress(OSError):  # the other side has hung up
                    client.shutdown(socket.SHUT_WR)
                while part := client.recv(65536):
                    heard += part
        except ConnectionError:
            return Heard(heard, cut_off=True)
    return Heard(heard, cut_off=False)


_HEAD = re.compile(rb"HTTP/1\.[01] (?P<status>\d{3}) [^\r\n]*\r\n(?P<headers>(?:[!-9;-~]+: ?[^\r\n]*\r\n)*)\r\n")
_TELLS = re.compile(rb"Traceback|File \"|site-packages|chalicelib|\w(?:Error|Exception)\b")


def check(what: Attack, heard: Heard) -> int:
    """Whether everything that came back is HTTP that a stranger may hear; how many answers it is."""
    answers = 0
    for status, headers, body in _answers(what, heard):
        answers += 1
        assert status < 500 or status in (501, 505), status  # methods and versions that HTTP doesn't know
        assert not _TELLS.search(body), body
        if status >= 400 and headers.get(b"content-type", b"").startswith(b"application/json") and body:
            assert json.loads(body).keys() == {"code", "message", "path", "fix"}, body
    return answers


def _answers(what: Attack, heard: Heard) -> Iterator[tuple[int, Mapping[bytes, bytes], bytes]]:
    rest = heard.raw
    while rest:
        head = _HEAD.match(rest)
        if head is None and heard.cut_off:
            return
        assert head is not None, f"no HTTP: {rest[:300]!r}"
        rest = rest[head.end() :]
        pairs = (line.partition(b":") for line in head["headers"].splitlines())
        headers = {name.lower(): said.strip() for name, _, said in pairs}
        status = int(head["status"])
        if status < 200:
            continue
        body = rest[: int(headers[b"content-length"])]
        if b"HEAD" in what.said and (body.startswith(b"HTTP/1.") or not body):
            body = b""  # what was asked for was not the body
        elif len(body) < int(headers[b"content-length"]):
            assert heard.cut_off
            return
        rest = rest[len(body) :]
        yield status, headers, body


class Siege:
    """An engine under attack, and what must hold all the time."""

    def __init__(self, engine: Engine, seed: int) -> None:
        assert engine.process is not None
        self._engine = engine
        self._pid = engine.process.pid
        self._seed = seed
        self._before = footprint(self._pid)
        self._ground = Ground(engine)
        self._printed = engine.output()
        self._usual: Footprint | None = None
        self._read = {"engine.log": _Read(), "metrics.log": _Read()}
        self.batches = self.answers = 0
        self.slowest_ms = 0.0
        self.most_mb = 0

    def batch(self) -> None:
        """Some attacks at once, then a look at the engine."""
        numbers = range(self.batches * BATCH, (self.batches + 1) * BATCH)
        with ThreadPoolExecutor(AT_ONCE) as together:
            self.answers += sum(together.map(self._attack, numbers))
        self.batches += 1
        begun = time.monotonic()
        assert ask(self._engine.url, "GET", "/health").json()["status"] == "ok"
        took = time.monotonic() - begun
        assert took < HEALTHY_S, f"/health took {took:.2f} s"
        self.slowest_ms = max(self.slowest_ms, 1000 * took)
        self._right_one()
        self._look()

    def _attack(self, number: int) -> int:
        what = attack(self._ground, random.Random(f"{self._seed}:{number}"))
        heard = None
        try:
            heard = speak(self._engine.url, what)
            return check(what, heard)
        except Exception as error:
            error.add_note(f"attack {number}: {what.said[:3000]!r}\nheard: {heard}"[:6000])
            raise

    def _right_one(self) -> None:
        """Nothing that was sent keeps a post from being decided."""
        post_id = str(FIRST + self.batches)
        self._engine.deliver(
            encode(mention("@Mortons what a lovely evening", post_id=post_id, author_id=f"8{self.batches}"))
        )
        until(lambda: Outcome(self._engine, f"x:{post_id}").decision, within_s=60)

    def _look(self) -> None:
        now = until(self._calm)
        self.most_mb = max(self.most_mb, now.memory_mb)
        if self.batches == WARM_UP:
            self._usual = now
        if self._usual is not None:
            assert now.memory_mb < self._usual.memory_mb + MEMORY_MB, f"{self._usual} → {now}"
        assert self._engine.output() == self._printed, "something was told on the terminal"
        lines = self._new_lines()
        assert MARK not in lines
        told = [json.loads(line) for line in lines.splitlines()]
        broken = [one for one in told if one.get("outcome") in {"broken", "not_stored"}]
        assert not broken, broken[:3]

    def _calm(self) -> Footprint | None:
        """Once everybody is gone."""
        now = footprint(self._pid)
        quiet = now.threads <= self._before.threads + THREADS and now.files <= self._before.files + FILES
        return now if quiet else None

    def _new_lines(self) -> str:
        """Of the log and the metrics; a file that was put aside meanwhile is read to its end first."""
        told = b""
        for name in ("engine.log", "metrics.log"):
            path = self._engine.data / name
            if not path.exists():
                continue  # nothing to tell yet
            aside = path.with_name(f"{name}.1")
            if aside.exists() and aside.stat().st_ino == self._read[name].inode:
                told += aside.read_bytes()[self._read[name].upto :]
                self._read[name] = _Read()
            with path.open("rb") as file:
                inode = os.fstat(file.fileno()).st_ino
                file.seek(self._read[name].upto)
                found = file.read()
            whole = found[: found.rfind(b"\n") + 1]
            self._read[name] = _Read(inode, self._read[name].upto + len(whole))
            told += whole
        return told.decode()


class _Read(NamedTuple):
    """How far a file is read."""

    inode: int = 0
    upto: int = 0


def run(seed: int, folder: Path, seconds: float) -> str:
    """Attack as long as there is time; starting and the last batch take some of it."""
    give_up = time.monotonic() + 0.9 * seconds
    with running(folder, api=None) as engine:
        siege = Siege(engine, seed)
        while siege.batches <= WARM_UP or time.monotonic() < give_up:
            siege.batch()
        engine.settle()
        assert engine.stop() == 0
    return (
        f"{siege.batches * BATCH} connections, {siege.answers} answers, none wrong; /health at most"
        f" {siege.slowest_ms:.0f} ms, memory at most {siege.most_mb} MB"
    )


STORM = Storm("http", run, seeds=2, minutes=5)
