"""Answering on Facebook: the request, what the Graph API says to it, and looking up whether an answer went out.

Error messages here name what to do; they never quote a text, a name or a token.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater, Unreadable
from chalicelib.domain.post import PostEvent
from chalicelib.normal_form import normalized
from chalicelib.platforms import Channel, IsAnother, SaidBefore, no_other
from chalicelib.platforms.facebook_posts import fb_id
from chalicelib.ports import HttpAnswer, HttpRequest
from chalicelib.reading import Value
from chalicelib.reading import parse as read_json

_LONGEST_PAUSE = timedelta(days=1)
_USED_UP = timedelta(minutes=15)
"""Limits count the calls of the last hour (developers.facebook.com/docs/graph-api/overview/rate-limiting)."""

_TOO_MANY = frozenset({4, 17, 32, 341, 613, *range(80000, 80015)})
_BROKEN = frozenset({1, 2})
_SAID_BEFORE = frozenset({506, 10900})
_NO_SUCH_OBJECT = 33
_WINDOW_CLOSED = frozenset({2018278, 2534022})
_TOKEN = "Facebook doesn't accept the access token; put a fresh one of the Page into the vault"  # noqa: S105
_FIXES = {
    3: "the app may not do this; look at its use cases in the app dashboard",
    10: "a permission is missing; the token needs pages_manage_engagement to comment and pages_messaging to message",
    100: "Facebook can't read the request; the text may be too long",
    102: _TOKEN,
    190: _TOKEN,
    368: "Facebook blocks what the Page writes for a while, as misuse; look into the Page's Support Inbox first",
    551: "the person doesn't take messages from us",
    803: "the post is gone or hidden from us; look whether an answer is still wanted",
    10901: "the seven days for a private answer are over; answer in public, or wait until the person writes",
    10902: "this can't be answered in private; answer in public",
    10903: "this person can't be answered in private; answer in public",
}


class _Problem(NamedTuple):
    """What the Graph API says about an error; 0: nothing."""

    code: int
    subcode: int
    is_transient: bool


def reply_request(event: PostEvent, text: str, *, to: Channel, base: str, token: str) -> HttpRequest:
    """The request that answers below the post (developers.facebook.com/docs/graph-api/reference/object/comments), or
    its author in private (developers.facebook.com/docs/messenger-platform/discovery/private-replies).

    A private answer is addressed by the post, so that nobody has to know who wrote it.
    """
    if to == "private":
        what = "comment_id" if _is_comment(event) else "post_id"
        url = f"{base.rstrip('/')}/{event.post.account_id}/messages"
        content: dict[str, object] = {
            "recipient": {what: event.post.post_id},
            "messaging_type": "RESPONSE",
            "message": {"text": text},
        }
    else:
        url = f"{base.rstrip('/')}/{event.post.post_id}/comments"
        content = {"message": text}
    body = json.dumps(content, ensure_ascii=False).encode("utf-8")
    return HttpRequest("POST", url, _headers(token) | {"Content-Type": "application/json"}, body)


def reply_cost_cents(event: PostEvent, text: str, *, to: Channel) -> float:  # noqa: ARG001
    """Facebook bills nothing."""
    return 0.0


def read_reply(answer: HttpAnswer) -> str:
    """Facebook's id of our answer.

    Codes: developers.facebook.com/docs/graph-api/guides/error-handling; those of private answers from 10900 on.

    Raises:
        TryAgainLater: Too many requests; nothing was posted.
        GaveUp: Facebook refuses it, and would again.
        SaidBefore: It has this very text from us already, or a private answer to this post.
        FateUnknown: Facebook broke down, or its answer can't be read.
    """
    if 200 <= answer.status < 300:
        return _new_id(answer)
    problem = _problem(answer)
    if answer.status == 429 or problem.code in _TOO_MANY:
        raise TryAgainLater("Facebook wants a pause between requests", after=_pause(answer))
    if problem.code in _SAID_BEFORE:
        raise SaidBefore("Facebook has this text, or a private answer to this post, from us already")
    if _may_have_worked(answer, problem):
        raise FateUnknown(f"Facebook answered {answer.status}; whether it took the answer has to be read back")
    raise GaveUp(f"Facebook refused the answer ({_named(answer, problem)}): {_fix(answer.status, problem)}")


def read_back_request(event: PostEvent, *, to: Channel, base: str, token: str) -> HttpRequest:
    """What was said below the thread of the post, newest first; or what its private reply says.

    Facebook puts an answer to an answer into the thread of the comment that began it.
    """
    if to == "private":
        path = event.post.post_id
        shown = "can_reply_privately"
        if _is_comment(event):  # a post doesn't tell its conversation
            shown += ",private_reply_conversation{messages.limit(25){id,message,from}}"
        query = {"fields": shown}
    else:
        path = f"{event.post.conversation_id or event.post.post_id}/comments"
        query = {
            "fields": "id,message,from,parent{id},created_time",
            "filter": "stream",
            "order": "reverse_chronological",
            "limit": "100",
        }
    return HttpRequest("GET", f"{base.rstrip('/')}/{path}?{urlencode(query)}", _headers(token))


def find_reply(
    answer: HttpAnswer, event: PostEvent, text: str, *, to: Channel, is_another: IsAnother = no_other
) -> str | None:
    """The id of our answer to this post with this text, from what `read_back_request` showed. None: it isn't there.

    Raises:
        TryAgainLater: Facebook doesn't show it now.
        GaveUp: Facebook doesn't show it at all, or shows too little to tell; a person has to look.
    """
    problem = _problem(answer)
    if answer.status == 429 or problem.code in _TOO_MANY or _may_have_worked(answer, problem):
        raise TryAgainLater(f"Facebook answered {answer.status} to the read-back", after=_pause(answer))
    if answer.status != 200:
        fix = _fix(answer.status, problem)
        raise GaveUp(f"whether the answer went out can't be read back ({_named(answer, problem)}): {fix}")
    try:
        shown = read_json(answer.body)
        if to == "private":
            return _private_answer(shown, event, text, is_another)
        return _public_answer(shown, event, text, is_another)
    except Unreadable as error:
        raise TryAgainLater(f"Facebook's read-back can't be read: {error.path}") from None


def _is_comment(event: PostEvent) -> bool:
    return event.post.kind == "comment" or event.post.in_reply_to_id is not None


def _public_answer(shown: Value, event: PostEvent, text: str, is_another: IsAnother) -> str | None:
    above = {event.post.post_id, event.post.conversation_id}
    for entry in shown["data"].items():
        parent = entry.read("parent", lambda one: one.read("id", fb_id))
        if (parent is None or parent in above) and _is_ours(entry, event, text):
            own = fb_id(entry["id"])
            if not is_another(own):
                return own
    if shown.read("paging", lambda paging: paging.get("next")) is not None:
        raise GaveUp("more was written since than Facebook shows at once; look there whether the answer went out")
    return None


def _private_answer(shown: Value, event: PostEvent, text: str, is_another: IsAnother) -> str | None:
    """One private answer is all that a post takes, so one that still takes one has none."""
    if shown["can_reply_privately"].truth():
        return None
    for entry in _messages(shown):
        if _is_ours(entry, event, text) and not is_another(entry["id"].id()):
            return entry["id"].id()
    raise GaveUp(
        "the post takes no private answer any more, and Facebook shows none of ours; look into the Page's inbox"
    )


def _messages(shown: Value) -> Iterator[Value]:
    conversation = shown.get("private_reply_conversation")
    messages = None if conversation is None else conversation.get("messages")
    return iter(()) if messages is None else messages["data"].items()


def _is_ours(entry: Value, event: PostEvent, text: str) -> bool:
    """Whether the Page wrote this, in these words.

    Raises:
        GaveUp: In these words, and nobody says who wrote it.
    """
    if _plain(entry.read("message", Value.text) or "") != _plain(text):
        return False
    writer = entry.read("from", lambda person: person.read("id", fb_id))
    if writer is None:
        raise GaveUp("Facebook doesn't show who wrote these words; look there whether the answer went out")
    return writer == event.post.account_id


def _plain(text: str) -> str:
    return " ".join(normalized("NFC", text).split())


def _new_id(answer: HttpAnswer) -> str:
    """A message's id is letters and digits; `message_id` is Messenger's name for it."""
    try:
        found = read_json(answer.body)
        return found["message_id"].id() if found.has("message_id") else fb_id(found["id"])
    except Unreadable as error:
        raise FateUnknown(f"Facebook took the answer, but doesn't name it where it should: {error.path}") from None


def _problem(answer: HttpAnswer) -> _Problem:
    if answer.status < 400:
        return _Problem(0, 0, is_transient=False)
    try:
        error = read_json(answer.body)["error"]
        return _Problem(
            error.read("code", Value.whole) or 0,
            error.read("error_subcode", Value.whole) or 0,
            is_transient=bool(error.read("is_transient", Value.truth)),
        )
    except Unreadable:
        return _Problem(0, 0, is_transient=False)


def _may_have_worked(answer: HttpAnswer, problem: _Problem) -> bool:
    broken = answer.status >= 500 or answer.status in (408, 425) or answer.status < 200
    return broken or problem.is_transient or problem.code in _BROKEN


def _named(answer: HttpAnswer, problem: _Problem) -> str:
    return f"{answer.status}, code {problem.code}" if problem.code else str(answer.status)


def _fix(status: int, problem: _Problem) -> str:
    if problem.subcode in _WINDOW_CLOSED:
        return _FIXES[10901]
    if problem.code == 100 and problem.subcode == _NO_SUCH_OBJECT:
        return _FIXES[803]
    if 200 <= problem.code < 300:
        return _FIXES[10]
    if status < 400:
        return "it sends us elsewhere; check the base URL of its API"
    return _FIXES.get(problem.code, _TOKEN if status == 401 else "look the code up in Facebook's app dashboard")


def _pause(answer: HttpAnswer) -> timedelta | None:
    """Until requests are taken again. None: Facebook doesn't say.

    ``X-Business-Use-Case-Usage`` tells minutes, ``X-App-Usage`` and ``X-Page-Usage`` only percents.
    """
    seconds = answer.headers.get("retry-after", "")
    if seconds.isascii() and seconds.isdigit() and len(seconds) < 13:
        return min(timedelta(seconds=int(seconds)), _LONGEST_PAUSE)
    minutes = max(_numbers(answer, "x-business-use-case-usage", "estimated_time_to_regain_access"), default=0)
    if minutes > 0:
        return min(timedelta(minutes=minutes), _LONGEST_PAUSE)
    for header in ("x-app-usage", "x-page-usage", "x-business-use-case-usage"):
        if any(percent >= 100 for percent in _numbers(answer, header)):
            return _USED_UP
    return None


def _numbers(answer: HttpAnswer, header: str, name: str | None = None) -> tuple[float, ...]:
    """Every number with that name in a header's JSON, however deep; without a name all of them."""

    def found(value: object, key: str | None) -> Iterator[float]:
        if isinstance(value, dict):
            for member, below in value.items():
                yield from found(below, member)
        elif isinstance(value, list):
            for below in value:
                yield from found(below, key)
        elif isinstance(value, int | float) and not isinstance(value, bool) and name in (None, key):
            yield float(min(value, 10**6))

    try:
        return tuple(found(read_json(answer.headers.get(header, "").encode("utf-8", "replace")).raw, None))
    except Unreadable:
        return ()


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
