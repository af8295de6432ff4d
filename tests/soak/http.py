"""Hostile HTTP: an engine in a process of its own under requests that are wrong, half right, or garbage.

Each attack is made from the seed and its number alone, but for what the engine itself hands out (secrets, links).
"""

from __future__ import annotations

import json
import random
import re
import socket
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from tests.e2e.browser import ask
from tests.e2e.engine import Engine, running, until
from tests.e2e.footprint import Footprint, footprint
from tests.e2e.outcome import Outcome
from tests.e2e.posts import STEAK, encode, mention, meta_signature, signature, wish
from tests.soak import spoil
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
BIG = 300_000

Pair = tuple[bytes, bytes]


@dataclass(frozen=True)
class Request:
    """As it goes over the wire."""

    method: bytes
    target: bytes
    headers: tuple[Pair, ...] = ()
    body: bytes = b""
    version: bytes = b"HTTP/1.1"

    def raw(self) -> bytes:
        lines = [b" ".join((self.method, self.target, self.version)), *(b": ".join(one) for one in self.headers)]
        return b"\r\n".join((*lines, b"", b"")) + self.body


class Attack(NamedTuple):
    """Bytes for one connection.

    Attributes:
        cuts: Where they are cut into pieces that are sent one after another.
        listens: False: the client goes away without an answer.
    """

    said: bytes
    cuts: tuple[int, ...] = ()
    listens: bool = True


class Ground:
    """What an attacker may know of an engine, at best: its secrets, and the links and forms of its people."""

    def __init__(self, engine: Engine) -> None:
        engine.deliver(wish())
        self.link = str(Outcome(engine, STEAK).task and until(lambda: Outcome(engine, STEAK).messages)[0]["link"])
        self.signin = engine.sign_in_path()
        browser = engine.sign_in("Zoë")
        self.cookie = browser.cookies["delight"]
        self.csrf = next(form.fields["csrf"] for form in browser.get("/replies").forms)
        self.link_csrf = next(form.fields["csrf"] for form in browser.get(self.link).forms)
        self.secrets = {
            "/webhooks/x/mortons": engine.secret("x/mortons/consumer_secret"),
            "/webhooks/x/studio-aktiv": engine.secret("x/studio-aktiv/consumer_secret"),
            "/webhooks/facebook/mortons-fb": engine.secret("facebook/mortons-fb/app_secret"),
            "/webhooks/facebook/studio-aktiv-fb": engine.secret("facebook/studio-aktiv-fb/app_secret"),
        }
        self.verify_token = engine.secret("facebook/mortons-fb/verify_token")
        self.samples = {platform: spoil.samples(platform) for platform in ("x", "facebook")}
        self.names = {platform: sorted(spoil.names_in(found)) for platform, found in self.samples.items()}


def attack(ground: Ground, chance: random.Random) -> Attack:
    """One connection's bytes."""
    if chance.random() < 0.08:
        said = chance.randbytes(chance.randrange(4096)) + chance.choice((b"", b"\r\n\r\n"))
    else:
        said = b"".join(_request(ground, chance) for _ in range(chance.choice((1, 1, 1, 1, 2, 5))))
    cuts = sorted(chance.randrange(len(said) + 1) for _ in range(chance.choice((0, 0, 1, 3))))
    if chance.random() < 0.1:
        said = said[: chance.randrange(len(said) + 1)]
    return Attack(said, tuple(cuts), listens=chance.random() < 0.95)


def _request(ground: Ground, chance: random.Random) -> bytes:
    right = chance.choice((_delivery, _delivery, _form, _form, _page, _challenge))(ground, chance)
    asked = right
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        asked = chance.choice((_odd_line, _odd_header, _odd_header, _odd_length, _odd_target))(asked, chance)
    raw = asked.raw()
    return spoil.spoiled_bytes(raw, chance) if chance.random() < 0.2 else raw


def _delivery(ground: Ground, chance: random.Random) -> Request:
    """A well-signed body with anything in it, so that what is behind the signature is reached."""
    path = chance.choice(list(ground.secrets))
    platform = path.split("/")[2]
    match chance.randrange(10):
        case 0:
            raw = chance.randbytes(chance.randrange(2000))
        case 1:
            raw = spoil.encoded(spoil.value(chance), chance)
        case 2:
            raw = chance.choice((b"[", b'{"a":', b'"')) * chance.choice((10, 1000, BIG))
        case 3:
            raw = spoil.encoded({"data": spoil.text(chance) * chance.choice((1, 100))}, chance)
        case _:
            whole = chance.choice(ground.samples[platform])
            for _ in range(chance.randint(1, 4)):
                whole = spoil.spoiled(whole, chance, names=ground.names[platform])
            raw = spoil.encoded(whole, chance)
    secret = ground.secrets[path]
    signed = {
        "x": (b"x-twitter-webhooks-signature", signature(raw, secret)),
        "facebook": (b"X-Hub-Signature-256", meta_signature(raw, secret)),
    }[platform]
    headers = ((b"Host", b"here"), (b"Content-Type", b"application/json"), (signed[0], signed[1].encode()))
    return _with_body(Request(b"POST", path.encode(), headers), raw)


def _form(ground: Ground, chance: random.Random) -> Request:
    """A form of the console or of a store's page, by somebody who is signed in, or says so."""
    path, fields = chance.choice(_forms(ground))
    fields = {name: spoil.text(chance) if chance.random() < 0.3 else said for name, said in fields.items()}
    if chance.random() < 0.2:
        fields[spoil.text(chance, most=2)] = spoil.text(chance)
    if chance.random() < 0.2 and fields:
        fields.pop(chance.choice(list(fields)))
    raw = urlencode(fields, errors="replace").encode()
    raw = spoil.spoiled_bytes(raw, chance) if chance.random() < 0.2 else raw
    headers = ((b"Host", b"here"), (b"Content-Type", b"application/x-www-form-urlencoded"), _cookie(ground, chance))
    return _with_body(Request(b"POST", _token(path, chance), headers), raw)


def _forms(ground: Ground) -> list[tuple[str, dict[str, str]]]:
    return [
        ("/replies/" + STEAK, {"csrf": ground.csrf, "act": "approve", "text": "Dear guest", "seen": "Dear guest"}),
        ("/replies/" + STEAK, {"csrf": ground.csrf, "act": "reject", "reason": "other", "note": "no"}),
        ("/cases/" + STEAK, {"csrf": ground.csrf, "act": "close"}),
        (ground.link, {"csrf": ground.link_csrf, "name": "Jo", "answer": "decline", "reason": "too_busy"}),
        (ground.signin, {"csrf": ground.csrf, "name": "Jo"}),
        ("/signout", {"csrf": ground.csrf}),
    ]


def _page(ground: Ground, chance: random.Random) -> Request:
    paths = ["/", "/replies", "/cases", "/outbox", "/health", "/static/app.css", "/static/icon.svg", "/nothing"]
    path = chance.choice([*paths, ground.link, ground.signin])
    language = (b"Accept-Language", chance.choice((b"de", b"en;q=0.1", b"", spoil.text(chance).encode())))
    headers = ((b"Host", b"here"), _cookie(ground, chance), language)
    method = chance.choice((b"GET", b"GET", b"GET", b"HEAD", b"OPTIONS", b"PUT"))
    return Request(method, _token(path, chance), _clean(headers))


def _challenge(ground: Ground, chance: random.Random) -> Request:
    query = {"crc_token": "challenge"}
    if chance.random() < 0.5:
        query = {"hub.mode": "subscribe", "hub.verify_token": ground.verify_token, "hub.challenge": "1158201444"}
    query = {name: spoil.text(chance) if chance.random() < 0.3 else said for name, said in query.items()}
    target = f"{chance.choice(list(ground.secrets))}?{urlencode(query, errors='replace')}"
    return Request(b"GET", target.encode(), ((b"Host", b"here"),))


def _cookie(ground: Ground, chance: random.Random) -> Pair:
    said = f"delight={ground.cookie}".encode()
    return b"Cookie", spoil.spoiled_bytes(said, chance) if chance.random() < 0.3 else said


def _token(path: str, chance: random.Random) -> bytes:
    """A path whose last part may be another: links are signed, ids are not."""
    folder, _, last = path.rpartition("/")
    if chance.random() < 0.6:
        return path.encode()
    return f"{folder}/".encode() + quote(spoil.spoiled_bytes(last.encode(), chance), safe="/:.").encode()


def _with_body(asked: Request, raw: bytes) -> Request:
    return replace(asked, headers=_clean((*asked.headers, (b"Content-Length", b"%d" % len(raw)))), body=raw)


def _clean(headers: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Without line breaks: those are for `_odd_header`."""
    return tuple((name, said.replace(b"\r", b"").replace(b"\n", b"")) for name, said in headers)


def _odd_line(asked: Request, chance: random.Random) -> Request:
    match chance.randrange(3):
        case 0:
            methods = (b"get", b"BREW", b"CONNECT", b"TRACE", b"PATCH", b"", b"GET\x00", b"G" * 5000, MARK.encode())
            return replace(asked, method=chance.choice(methods))
        case 1:
            versions = (
                b"HTTP/1.0",
                b"HTTP/0.9",
                b"HTTP/2.0",
                b"HTTP/1.10",
                b"HTTP/1",
                b"HTTP/-1.1",
                b"",
                b"HTTP/1.1 x",
            )
            return replace(asked, version=chance.choice(versions))
        case _:
            return replace(
                asked, headers=(*asked.headers, (b"Connection", chance.choice((b"close", b"keep-alive", b"x"))))
            )


def _odd_target(asked: Request, chance: random.Random) -> Request:
    way = chance.randrange(6)
    if way == 0:
        before = chance.choice(
            (b"http://" + MARK.encode(), b"//", b"/.", b"/..", b"\\", b"https://[::1", b"http://[", b"*")
        )
        return replace(asked, target=before + asked.target)
    if way == 1:
        after = chance.choice(
            (b"/", b"//", b"/../../app.py", b"?", b"?a=%", b"#x", b"?" + b"a=1&" * 500, b"%00", b";a")
        )
        return replace(asked, target=asked.target + after)
    if way == 2:
        names = ("..%2f..%2fapp.py", "../../../etc/passwd", "%2e%2e/app.css", "app.css%00", "/etc/passwd", "x" * 5000)
        return replace(asked, target=b"/static/" + chance.choice(names).encode())
    if way == 3:
        return replace(asked, target=b"".join(b"%%%02x" % one for one in asked.target))
    if way == 4:
        return replace(asked, target=asked.target + b"?" + spoil.text(chance, most=5).encode())
    return replace(asked, target=spoil.spoiled_bytes(asked.target, chance))


def _odd_header(asked: Request, chance: random.Random) -> Request:
    name = chance.choice(
        (b"X-A", b"Content-Type", b"Cookie", b"Host", b"Authorization", b"Accept-Language", b"", b"X\x00")
    )
    match chance.randrange(7):
        case 0:
            found: tuple[Pair, ...] = ((name, spoil.text(chance).encode()),)
        case 1:
            found = ((name, b"a\r\n folded\r\n\tagain"),)
        case 2:
            found = ((name, b"x" * chance.choice((1000, 70_000))),)
        case 3:
            found = ((name, b"x"),) * chance.choice((2, 90, 200))
        case 4:
            found = ((b"Expect", chance.choice((b"100-continue", b"200-ok", b""))),)
        case 5:
            found = ((b"Content-Type", chance.choice((b"text/plain", b"application/json; charset=x", b"\xff", b""))),)
        case _:
            found = ((name, chance.randbytes(chance.randrange(50))),)
    headers = [*asked.headers, *found]
    chance.shuffle(headers)
    return replace(asked, headers=tuple(headers))


def _odd_length(asked: Request, chance: random.Random) -> Request:
    """Two opinions on where the body ends."""
    length = len(asked.body)
    lengths = (
        b"0",
        b"-1",
        b"+2",
        b"1e3",
        b"%d" % (length + 1),
        b"%d" % max(0, length - 1),
        b"9" * 20,
        b"0x10",
        b" 2 ",
        b"",
    )
    found = (
        (b"Content-Length", chance.choice(lengths)),
        (
            b"Transfer-Encoding",
            chance.choice((b"chunked", b"identity", b"gzip, chunked", b"xchunked", b" chunked", b"")),
        ),
    )
    kept = [one for one in asked.headers if one[0] != b"Content-Length" or chance.random() < 0.5]
    body = asked.body
    if chance.random() < 0.3:
        chunk = chance.choice((b"%x" % length, b"-1", b"ffffffffff", b"zz"))
        body = chunk + b"\r\n" + body + b"\r\n0\r\n\r\n"
    return replace(asked, headers=(*kept, chance.choice(found)), body=body)


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
        self._usual: Footprint | None = None
        self._told = 0
        self._lines = 0
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
        assert "Traceback" not in self._engine.output()
        assert MARK not in self._engine.output()
        lines = self._new_lines()
        assert MARK not in lines
        broken = [
            one for line in lines.splitlines() if (one := json.loads(line))["outcome"] in {"broken", "not_stored"}
        ]
        assert not broken, broken[:3]

    def _calm(self) -> Footprint | None:
        """Once everybody is gone."""
        now = footprint(self._pid)
        quiet = now.threads <= self._before.threads + THREADS and now.files <= self._before.files + FILES
        return now if quiet else None

    def _new_lines(self) -> str:
        with (self._engine.data / "engine.log").open("rb") as file:
            file.seek(self._told)
            found = file.read().rpartition(b"\n")[0] + b"\n"
        self._told += len(found)
        return found.decode()


def run(seed: int, folder: Path, seconds: float) -> str:
    """Attack as long as there is time."""
    give_up = time.monotonic() + seconds
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


STORM = Storm("http", run, seeds=3, minutes=5)
