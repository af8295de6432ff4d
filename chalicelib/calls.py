"""Calls to programs of other people: which addresses they may have, how they are signed, and what an answer means.

Signed as standardwebhooks.com specifies, so that receivers in every language can check them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote, urlsplit

from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater
from chalicelib.domain.sentence import Sentence
from chalicelib.ports import Http, HttpAnswer, HttpRequest

FOR_GOOD = frozenset(range(400, 500)) - {408, 425, 429}
"""Answers to a call that would get the same answer again."""

_LONGEST_PAUSE = timedelta(days=1)

_NO_URL = Sentence("is no URL", "ist keine URL")
_SECRET_IN_URL = Sentence(
    "holds a user name or a password, which belong into the vault",
    "enthält einen Benutzernamen oder ein Kennwort; die gehören in den Tresor",
)
_NOT_HTTPS = Sentence(
    "must begin with https://; plain http:// is for this machine only",
    "muss mit https:// beginnen; einfaches http:// gibt es nur auf diesem Rechner",
)


def url_problem(url: str) -> Sentence | None:
    """Why nothing is sent to this address: only HTTPS, or plain HTTP on this machine. None: it may be called."""
    try:
        parts = urlsplit(url)
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        return _NO_URL
    if not name or not url.isascii() or not url.isprintable() or " " in url:
        return _NO_URL
    if parts.username is not None or parts.password is not None:
        return _SECRET_IN_URL
    if parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(name)):
        return None
    return _NOT_HTTPS


def is_this_machine(host: str) -> bool:
    """Whether a host's name is one of the loopback's."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def host(url: str) -> str:
    """Where it leads, for people to read; without what may be secret in it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def signed(
    url: str,
    *,
    identifier: str,
    kind: str,
    happened: datetime,
    content: Mapping[str, Any],
    secrets: Sequence[str],
    now: datetime,
) -> HttpRequest:
    """A signed POST.

    Args:
        identifier: The receiver knows a repetition by it.
        kind: What happened, e.g. ``delight.notice``.
        secrets: It is signed with each, so that one can be replaced while it is in use.
    """
    envelope = {"type": kind, "timestamp": happened.isoformat(), "data": content}
    raw = json.dumps(envelope, ensure_ascii=False).encode("utf-8", "replace")
    safe = quote(identifier, safe="/:#")
    timestamp = str(int(now.timestamp()))
    headers = {
        "content-type": "application/json",
        "webhook-id": safe,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(_signature(one, safe, timestamp, raw) for one in secrets),
    }
    return HttpRequest("POST", url, headers, raw)


def _signature(secret: str, identifier: str, timestamp: str, raw: bytes) -> str:
    """Version 1: HMAC-SHA256 over id, timestamp and body; a ``whsec_`` secret is base64."""
    signed_content = f"{identifier}.{timestamp}.".encode() + raw
    return "v1," + base64.b64encode(hmac.new(_key(secret), signed_content, hashlib.sha256).digest()).decode()


def _key(secret: str) -> bytes:
    if not secret.startswith("whsec_"):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise TryAgainLater("a secret that begins with whsec_ is not base64 behind it") from None


def deliver(
    http: Http, request: HttpRequest, *, whom: str, now: datetime, for_good: Collection[int] = FOR_GOOD
) -> HttpAnswer:
    """Send it once, and return only if the other side took it. Redirects are never followed.

    An unknown fate counts as "not yet": only for receivers that know a repetition, or where one does no harm.

    Args:
        whom: For the error's words, e.g. ``the receiver``.
        for_good: Statuses after which it is not tried again.

    Raises:
        TryAgainLater: With the pause that the other side asks for.
        GaveUp: It refuses for good.
    """
    try:
        answer = http.send(request)
    except FateUnknown as error:
        raise TryAgainLater(str(error)) from None
    if 200 <= answer.status < 300:
        return answer
    if answer.status in for_good:
        raise GaveUp(f"{whom} refuses for good ({answer.status})")
    raise TryAgainLater(f"{whom} answered {answer.status}", after=_pause(answer, now=now))


def _pause(answer: HttpAnswer, *, now: datetime) -> timedelta | None:
    """``Retry-After``, in seconds or as a date. None: it doesn't say."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit() and len(said) < 10:
        return min(timedelta(seconds=int(said)), _LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return None
    if until.tzinfo is None:
        return None
    return min(max(until - now, timedelta(0)), _LONGEST_PAUSE)
