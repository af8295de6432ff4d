"""X: what its three webhook products send, and what it means for us.

X Activity API, Account Activity API and filtered stream can all arrive at one URL
(docs.x.com/x-api/webhooks/introduction). This file takes the envelopes apart; `x_posts` reads a post, `x_events` says
what it means for us, `x_replies` answers it, and `verify` knows the signature and the challenge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from chalicelib.domain.playbook import Account
from chalicelib.domain.post import AccountAlert, Ignored, Item, PostKind, Retraction
from chalicelib.platforms import Platform, verify
from chalicelib.platforms.endpoint import Endpoint, each, isolated
from chalicelib.platforms.x_events import LENGTHS, event_of, means
from chalicelib.platforms.x_parts import x_id
from chalicelib.platforms.x_posts import read_dm, read_v1, read_v2
from chalicelib.platforms.x_replies import (
    find_reply,
    read_back_request,
    read_reply,
    reply_cost_cents,
    reply_request,
)
from chalicelib.platforms.x_times import move_times
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

_SAYS: dict[str, PostKind] = {
    "post.mention.create": "mention",
    "post.reply.create": "reply",
    "post.quote.create": "quote",
}
_NOT_A_POST = ("like.", "follow.", "profile", "spaces.", "news.", "mute.", "block.", "dm.")
_NOT_POSTS = frozenset(
    {
        "favorite_events",
        "follow_events",
        "unfollow_events",
        "block_events",
        "unblock_events",
        "mute_events",
        "unmute_events",
        "direct_message_indicate_typing_events",
        "direct_message_mark_read_events",
    }
)


def parse(payload: Value, *, accounts: Sequence[Account], access: str, received_at: datetime) -> tuple[Item, ...]:
    """Every item of a payload, in its order; never raises.

    Args:
        accounts: Ours at this endpoint.
        access: ``self_serve`` or ``enterprise``.
        received_at: UTC; stands in for times that X doesn't tell.
    """
    endpoint = Endpoint(accounts, access, received_at)
    data = payload.raw.get("data") if isinstance(payload.raw, dict) else None
    if isinstance(data, dict) and "event_type" in data and not data.keys().isdisjoint({"payload", "filter"}):
        return isolated(lambda: _activity(payload["data"], endpoint))
    if isinstance(data, dict) and payload.has("matching_rules"):
        return isolated(lambda: (_streamed(payload, endpoint),))
    if any(payload.has(name) for name in ("for_user_id", "user_event", "replay_job_status")):
        return _account_activity(payload, endpoint)
    return (Ignored(reason="not_x"),)


def sign(raw: bytes, secret: str) -> dict[str, str]:
    """The headers with which X would send this body."""
    return {"Content-Type": "application/json"} | verify.sign(verify.SCHEMES["x"], secret=secret, raw=raw)


def receivers(payload: object) -> tuple[str, ...]:
    """Ids of the accounts to which a payload says it was delivered; the filtered stream names none."""
    named: list[object] = []
    if isinstance(payload, dict):
        named.append(payload.get("for_user_id"))
        data = payload.get("data")
        wanted = data.get("filter") if isinstance(data, dict) else None
        named.append(wanted.get("user_id") if isinstance(wanted, dict) else None)
    return tuple(str(one) for one in named if isinstance(one, str | int) and str(one).isdigit())


def _activity(data: Value, endpoint: Endpoint) -> tuple[Item, ...]:
    """X Activity API: one event a request (docs.x.com/x-api/activity/event-payloads)."""
    event_type = data["event_type"].text()
    if event_type.startswith("chat."):
        return (Ignored(reason="encrypted"),)
    if event_type == "oauth.revoke":
        return (AccountAlert(account_id=data["payload"].read("user_id", x_id), code="access_revoked"),)
    if event_type == "post.repost.create":
        return (Ignored(reason="repost"),)
    if event_type == "post.delete":
        subscriber = data.read("filter", lambda filtered: filtered.read("user_id", x_id))
        return (_retraction(data["payload"]["id"], subscriber, endpoint),)
    if event_type in ("post.create", "dm.sent", "dm.received") or event_type in _SAYS:
        account = endpoint.named(data["filter"]["user_id"], x_id)
        if event_type in ("post.create", "dm.sent"):
            return (Ignored(reason="echo"),)
        if event_type == "dm.received":
            return _messages(data["payload"], lambda: account, endpoint)
        post = read_v2(data["payload"], data.get("includes"))
        return (event_of(post, endpoint, account=account, says=_SAYS[event_type]),)
    if event_type.lower().startswith(_NOT_A_POST):
        return (Ignored(reason="not_a_post"),)
    return (Ignored(reason="unknown_event"),)


def _streamed(payload: Value, endpoint: Endpoint) -> Item:
    """Filtered stream: a post that one of our search rules found (docs.x.com/x-api/webhooks/stream/quickstart)."""
    post = read_v2(payload["data"], payload.get("includes"))
    rules = payload.each("matching_rules", lambda rule: rule.read("tag", Value.text) or rule["id"].id())
    named = (account for account in endpoint.accounts if any(means(found, account) for found in post.mentions))
    told = (account for account in endpoint.accounts if account.id in (post.in_reply_to_user, post.quoted_user))
    account = next(named, None) or next(told, None) or endpoint.first(payload)
    return event_of(post, endpoint, account=account, rules=rules)


def _account_activity(payload: Value, endpoint: Endpoint) -> tuple[Item, ...]:
    """Account Activity API: lists of events by kind (docs.x.com/x-api/account-activity/introduction)."""

    def created(tweet: Value) -> Item:
        return event_of(read_v1(tweet), endpoint, account=endpoint.named(payload["for_user_id"], x_id))

    def deleted(event: Value) -> Item:
        return _retraction(event["status"]["id"], payload.read("for_user_id", x_id), endpoint)

    def items(name: str) -> tuple[Item, ...]:
        if name == "tweet_create_events":
            return each(payload[name], created)
        if name == "tweet_delete_events":
            return each(payload[name], deleted)
        if name == "direct_message_events":
            return _messages(payload, lambda: endpoint.named(payload["for_user_id"], x_id), endpoint)
        if name == "user_event":
            return (_user_event(payload[name]),)
        if name == "replay_job_status":
            return (_replay_status(payload[name], payload.read("for_user_id", x_id)),)
        reason = "not_a_post" if name in _NOT_POSTS else "unknown_event"
        return each(payload[name], lambda _: Ignored(reason=reason))

    names = [name for name in payload.raw if name.endswith(("_events", "user_event", "replay_job_status"))]
    if not names:
        return (Ignored(reason="unknown_event"),)
    return tuple(item for name in names for item in isolated(partial(items, name)))


def _user_event(event: Value) -> Item:
    revoked = event.get("revoke")
    if revoked is None:
        return Ignored(reason="unknown_event")
    user_id = revoked.read("source", lambda source: source.read("user_id", x_id))
    return AccountAlert(account_id=user_id, code="access_revoked")


def _replay_status(status: Value, account_id: str | None) -> Item:
    if status["job_state"].text() == "Complete":
        return Ignored(reason="replay_status")
    return AccountAlert(account_id=account_id, code="replay_incomplete")


def _messages(payload: Value, account: Callable[[], Account], endpoint: Endpoint) -> tuple[Item, ...]:
    def message(event: Value) -> Item:
        if event["type"].text() != "message_create":
            return Ignored(reason="unknown_event")
        return event_of(read_dm(event, payload.get("users")), endpoint, account=account(), says="direct_message")

    return each(payload["direct_message_events"], message)


def _retraction(post: Value, subscriber: str | None, endpoint: Endpoint) -> Item:
    """Whoever's subscription told us: a deletion counts, even if the deleting author is no account of ours."""
    account_id = subscriber if subscriber is not None and endpoint.ours(subscriber) else endpoint.first(post).id
    return Retraction(key=f"x:{x_id(post)}", account_id=account_id)


PLATFORM = Platform(
    name="x",
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
