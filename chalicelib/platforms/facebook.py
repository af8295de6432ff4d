"""Facebook: what a Page's webhook sends, and what it means for us.

One request brings up to a thousand changes of one or more Pages
(developers.facebook.com/docs/graph-api/webhooks/getting-started). This file takes the envelope apart;
`facebook_posts` reads a change, `facebook_replies` answers, and `verify` knows the signatures and the challenge.
Messages of Messenger come through the same door, and are not read yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from chalicelib.domain.playbook import Account
from chalicelib.domain.post import Ignored, Item
from chalicelib.platforms import Platform, verify
from chalicelib.platforms.endpoint import Endpoint, each, isolated
from chalicelib.platforms.facebook_posts import LENGTHS, Delivery, read_change
from chalicelib.platforms.facebook_replies import (
    find_reply,
    read_back_request,
    read_reply,
    reply_cost_cents,
    reply_request,
)
from chalicelib.platforms.facebook_times import move_times, read_time
from chalicelib.reading import Value

__all__ = [
    "PLATFORM",
    "find_reply",
    "move_times",
    "parse",
    "read_back_request",
    "read_reply",
    "reply_cost_cents",
    "reply_request",
    "sign",
]

_READ = frozenset({"feed", "mention", "ratings"})
_MESSAGES = ("messaging", "standby")


def parse(payload: Value, *, accounts: Sequence[Account], access: str, received_at: datetime) -> tuple[Item, ...]:
    """Every item of a payload, in its order; never raises.

    Args:
        accounts: Our Pages at this endpoint.
        access: Means nothing here: every Page that gave its token may be answered for.
        received_at: UTC; stands in for times that Facebook doesn't tell.
    """
    raw = payload.raw
    if not isinstance(raw, dict) or raw.get("object") != "page" or not isinstance(raw.get("entry"), list):
        return (Ignored(reason="not_facebook"),)
    endpoint = Endpoint(accounts, access, received_at)
    edits: dict[tuple[str, int], list[str | None]] = {}
    entries = payload["entry"].items()
    return tuple(item for entry in entries for item in isolated(partial(_entry, entry, endpoint, edits)))


def sign(raw: bytes, secret: str) -> dict[str, str]:
    """The headers with which Meta would send this body."""
    return {"Content-Type": "application/json"} | verify.sign(verify.SCHEMES["facebook"], secret=secret, raw=raw)


def receivers(payload: object) -> tuple[str, ...]:
    """Ids of the Pages to which a payload says it was delivered."""
    entries = payload.get("entry") if isinstance(payload, dict) else None
    named = [entry.get("id") for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return tuple(dict.fromkeys(str(one) for one in named if isinstance(one, str | int) and str(one).isdigit()))


def _entry(entry: Value, endpoint: Endpoint, edits: dict[tuple[str, int], list[str | None]]) -> tuple[Item, ...]:
    sent = entry.get("time")
    delivery = Delivery(
        page=Value(entry.raw.get("id"), f"{entry.path}.id"),
        sent_at=None if sent is None else read_time(sent.raw),
        endpoint=endpoint,
        edits=edits,
    )
    items: list[Item] = []
    for name in _MESSAGES:
        if entry.get(name) is not None:
            items += each(entry[name], partial(_message, name))
    changes = entry.get("changes")
    if changes is not None:
        items += each(changes, partial(_change, delivery))
    known = any(entry.has(name) for name in ("changes", *_MESSAGES))
    return tuple(items) if known else (Ignored(reason="unknown_event"),)


def _message(name: str, message: Value) -> Item:  # noqa: ARG001  (each element is one of its kind, whatever it holds)
    return Ignored(reason=name)


def _change(delivery: Delivery, change: Value) -> Item:
    name = change["field"].text()
    if name == "leadgen":
        return Ignored(reason="leadgen")
    if name not in _READ:
        return Ignored(reason="unknown_field")
    return read_change(name, change["value"], delivery)


PLATFORM = Platform(
    name="facebook",
    token="access_token",  # noqa: S106  (the name of a secret, not a secret)
    parse=parse,
    reply_request=reply_request,
    read_reply=read_reply,
    read_back_request=read_back_request,
    find_reply=find_reply,
    reply_cost_cents=reply_cost_cents,
    lengths=LENGTHS,
    receivers=receivers,
    move_times=move_times,
    sign=sign,
)
