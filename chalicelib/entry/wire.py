"""Events as they come over the wire, and answers as they go: as much of HTTP/1.1 as platforms write."""

from __future__ import annotations

import re
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from time import monotonic
from typing import NamedTuple

from chalicelib.engine.receive import MAX_QUEUED
from chalicelib.entry.web import Answer

EVENT = b"POST /webhooks/"
"""So an event begins."""
_HEAD = re.compile(
    rb"POST /webhooks/(?P<platform>[!-.0->@-~]+)/(?P<endpoint>[!-.0->@-~]+)/?(?:\?[!-~]*)? HTTP/1\.1\r\n"
    rb"(?P<headers>(?:[!#-'*+.0-9A-Z^-z|~-]+:[\t -~]*\r\n)+)\r\n"
)
_UNUSUAL = frozenset({"transfer-encoding", "expect", "upgrade"})


class Head(NamedTuple):
    """What stands before an event's body.

    Attributes:
        headers: Names in lower case.
        begin: Where the body begins.
        end: Where it ends, in bytes.
    """

    platform: str
    endpoint: str
    headers: dict[str, str]
    begin: int
    end: int


def read_head(said: bytes | bytearray) -> Head | None:
    """The head of an event as platforms send it. None: anything else, which a complete HTTP parser has to look at."""
    found = _HEAD.match(said)
    if found is None:
        return None
    headers: dict[str, str] = {}
    for line in found["headers"].decode("ascii").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        name = name.lower()
        if name in headers or name in _UNUSUAL:
            return None
        headers[name] = value.strip()
    length = headers.get("content-length", "0")
    if not length.isdigit() or len(length) > len(str(MAX_QUEUED)) or int(length) > MAX_QUEUED:
        return None
    begin = found.end()
    return Head(found["platform"].decode(), found["endpoint"].decode(), headers, begin, begin + int(length))


@lru_cache(maxsize=1)
def _date(_second: int) -> str:
    """Made once a second."""
    return formatdate(usegmt=True)


def written(answer: Answer, *, closes: bool) -> bytes:
    """An answer as it goes over the wire."""
    body = answer.body.encode()
    headers = {
        "Server": "delight",
        "Date": _date(int(monotonic())),
        "Content-Type": answer.content_type,
        **answer.headers,
        "Content-Length": str(len(body)),
        **({"Connection": "close"} if closes else {}),
    }
    lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}", *map(": ".join, headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body
