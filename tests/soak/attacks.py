"""Hostile requests: wrong, half right, or right with garbage inside, each made from chance that is handed in."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import quote, urlencode

from tests.e2e.engine import Engine, until
from tests.e2e.outcome import Outcome
from tests.e2e.posts import STEAK, meta_signature, signature, wish
from tests.soak import spoil
from tests.soak.spoil import MARK

Pair = tuple[bytes, bytes]
BIG = 300_000


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
