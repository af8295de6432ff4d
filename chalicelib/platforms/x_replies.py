"""Answering on X: the request, what X says to it, and looking up whether an answer went out.

Error messages here name what to do; they never quote a text, a handle or a token.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlencode

from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater, Unreadable
from chalicelib.domain.post import PostEvent, is_newer
from chalicelib.normal_form import normalized
from chalicelib.platforms import Channel, IsAnother, SaidBefore, no_other
from chalicelib.platforms.x_parts import plain, x_id
from chalicelib.ports import HttpAnswer, HttpRequest
from chalicelib.reading import Value
from chalicelib.reading import parse as read_json

SUMMONED_CENTS = 1.0
POST_CENTS = 1.5
MESSAGE_CENTS = 1.5
WITH_LINK_CENTS = 20.0
"""Prices of pay-per-use, in cents of US dollars (docs.x.com/x-api/getting-started/pricing, April 2026)."""

_LONGEST_PAUSE = timedelta(days=1)
_LINK = re.compile(r"(?<![\w@.-])(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_FIXES = {
    400: "X can't read the request; the text may have more than one cashtag or be too long",
    401: "X doesn't accept the access token; put a fresh one into the vault",
    402: "the prepaid credits are used up; buy some in X's developer console",
    404: "the post or the person is gone; look whether an answer is still wanted",
}
_REFUSALS = (
    ("mentioned or otherwise engaged", "the author summoned us in no way that X accepts; answer by hand, in X's app"),
    ("not allowed to reply", "the author chose who may reply, and we are not among them"),
    ("restricted who can reply", "the author chose who may reply, and we are not among them"),
    ("deleted or not visible", "the post is gone or hidden from us; look whether an answer is still wanted"),
    ("suspended", "our account or the author's is suspended; look at it in X's app"),
    ("cannot send messages", "the person doesn't take messages from us"),
    ("oauth", "the access token lacks the right to write; connect the account again"),
)


def reply_request(event: PostEvent, text: str, *, to: Channel, base: str, token: str) -> HttpRequest:
    """The request that answers a post (docs.x.com/x-api/posts/manage-tweets/integrate, "Create a reply"), or its author
    (docs.x.com/x-api/direct-messages/manage/integrate).

    An edited post is answered at its newest revision that we know.

    Raises:
        GaveUp: A message to nobody: the post doesn't name its author.
    """
    if to == "private":
        url = f"{base.rstrip('/')}/2/dm_conversations/with/{_author(event)}/messages"
        content: dict[str, object] = {"text": text}
    else:
        url = f"{base.rstrip('/')}/2/tweets"
        content = {"text": text, "reply": {"in_reply_to_tweet_id": max(_ids(event), key=lambda own: (len(own), own))}}
    body = json.dumps(content, ensure_ascii=False).encode("utf-8")
    return HttpRequest("POST", url, _headers(token) | {"Content-Type": "application/json"}, body)


def reply_cost_cents(event: PostEvent, text: str, *, to: Channel) -> float:
    """What X bills for this answer under pay-per-use; any link makes it the dearest kind."""
    if to == "private":
        return MESSAGE_CENTS
    if _LINK.search(text):
        return WITH_LINK_CENTS
    summoned = event.post.kind == "quote" or any(mention.is_self for mention in event.post.mentions)
    return SUMMONED_CENTS if summoned else POST_CENTS


def read_reply(answer: HttpAnswer) -> str:
    """X's id of our answer.

    Codes: docs.x.com/x-api/fundamentals/response-codes-and-errors. It says of 503, as of every 5xx, only to wait and
    retry, not that nothing was posted; so all of them leave the fate unknown.

    Raises:
        TryAgainLater: Too many requests; nothing was posted.
        GaveUp: X refuses it, and would again.
        SaidBefore: X has this very text from us already.
        FateUnknown: X broke down, or its answer can't be read.
    """
    if 200 <= answer.status < 300:
        return _new_id(answer)
    if answer.status >= 500 or answer.status in (408, 425) or answer.status < 300:
        raise FateUnknown(f"X answered {answer.status}; whether it posted the answer has to be read back")
    problem = _problem(answer)
    if answer.status == 429 and "usage-capped" not in problem:
        raise TryAgainLater("X wants a pause between requests", after=_pause(answer))
    if "duplicate" in problem:
        raise SaidBefore("X has this text from us already; it may be this answer, or the same words to somebody else")
    raise GaveUp(f"X refused the answer ({answer.status}): {_fix(answer.status, problem)}")


def read_back_request(event: PostEvent, *, to: Channel, base: str, token: str) -> HttpRequest:
    """What we wrote since the post: our timeline, or for a message our conversation with its author."""
    if to == "private":
        query = {"dm_event.fields": "created_at,sender_id,text", "event_types": "MessageCreate", "max_results": "100"}
        path = f"/2/dm_conversations/with/{_author(event)}/dm_events"
    else:
        query = {
            "since_id": event.post.post_id,
            "tweet.fields": "referenced_tweets,created_at",
            "max_results": "100",
        }
        path = f"/2/users/{quote(event.post.account_id, safe='')}/tweets"
    return HttpRequest("GET", f"{base.rstrip('/')}{path}?{urlencode(query)}", _headers(token))


def find_reply(
    answer: HttpAnswer, event: PostEvent, text: str, *, to: Channel, is_another: IsAnother = no_other
) -> str | None:
    """The id of our answer to this post with this text, from what `read_back_request` showed. None: it isn't there.

    Raises:
        TryAgainLater: X doesn't show it now.
        GaveUp: X doesn't show it at all, or shows only a part; a person has to look.
    """
    if answer.status == 429 or answer.status >= 500:
        raise TryAgainLater(f"X answered {answer.status} to the read-back", after=_pause(answer))
    if answer.status != 200:
        fix = _fix(answer.status, _problem(answer))
        raise GaveUp(f"whether the answer went out can't be read back from X ({answer.status}): {fix}")
    try:
        shown = read_json(answer.body)
        written = tuple(_written(shown))
        more = shown.read("meta", lambda meta: meta.get("next_token")) is not None
    except Unreadable as error:
        raise TryAgainLater(f"X's read-back can't be read: {error.path}") from None
    wanted = _as_x_shows(text)
    for entry in written:
        own = x_id(entry["id"])
        if _answers(entry, event, to) and wanted.fullmatch(plain(entry["text"])) and not is_another(own):
            return own
    if more:
        raise GaveUp("we wrote more since than X shows at once; look in X's app whether the answer went out")
    return None


def _written(shown: Value) -> Iterator[Value]:
    """What we wrote, as far as each entry has an id and a text."""
    listed = shown.get("data")
    for entry in () if listed is None else listed.items():
        x_id(entry["id"])
        entry["text"].text()
        yield entry


def _answers(entry: Value, event: PostEvent, to: Channel) -> bool:
    if to == "private":
        mine = entry.read("sender_id", x_id) == event.post.account_id
        return mine and is_newer(x_id(entry["id"]), event.post.post_id)
    ids = _ids(event)
    return any(
        found["type"].text() == "replied_to" and x_id(found["id"]) in ids
        for found in entry.each("referenced_tweets", lambda referenced: referenced)
    )


def _as_x_shows(text: str) -> re.Pattern[str]:
    """Our text as X may show it: links shortened, blanks trimmed, handles of the conversation in front."""
    words = []
    for word in normalized("NFC", text).split():
        link = _LINK.search(word)
        if link is None:
            words.append(re.escape(word))
        else:
            before, after = re.escape(word[: link.start()]), re.escape(word[link.end() :])
            words.append(rf"{before}(?:{re.escape(link.group())}|https?://t\.co/\w+\S*?){after}")
    return re.compile(r"\s*(?:@\w{1,15}\s+)*" + r"\s+".join(words) + r"\s*")


def _new_id(answer: HttpAnswer) -> str:
    try:
        data = read_json(answer.body)["data"]
        return x_id(data["dm_event_id"] if data.has("dm_event_id") else data["id"])
    except Unreadable as error:
        raise FateUnknown(f"X took the answer, but doesn't name it where it should: {error.path}") from None


def _problem(answer: HttpAnswer) -> str:
    """All that X says about an error, in lower case; for looking into, never for showing."""
    return answer.body[:4096].decode("utf-8", "replace").lower()


def _fix(status: int, problem: str) -> str:
    if "usage-capped" in problem:
        return "the spending limit or usage cap is reached; raise it in X's developer console"
    if status == 403:
        return next(
            (fix for words, fix in _REFUSALS if words in problem),
            "the app or the account lacks the right; look into X's developer console",
        )
    if status < 400:
        return "it sends us elsewhere; check the base URL of its API"
    return _FIXES.get(status, "look into X's developer console")


def _pause(answer: HttpAnswer) -> timedelta | None:
    """Until X's window opens again, by X's own clock. None: it doesn't say."""
    seconds = _number(answer, "retry-after")
    if seconds is None:
        opens = _number(answer, "x-rate-limit-reset")
        try:
            now = parsedate_to_datetime(answer.headers.get("date", ""))
        except ValueError:
            return None
        if opens is None:
            return None
        seconds = opens - int(now.timestamp())
    return min(max(timedelta(seconds=seconds), timedelta(0)), _LONGEST_PAUSE)


def _number(answer: HttpAnswer, header: str) -> int | None:
    found = answer.headers.get(header, "")
    return int(found) if found.isascii() and found.isdigit() and len(found) < 13 else None


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _ids(event: PostEvent) -> frozenset[str]:
    return frozenset((event.post.post_id, event.post.revision, *event.post.revision_ids))


def _author(event: PostEvent) -> str:
    if event.post.author.id is None:
        raise GaveUp("the post doesn't name its author, so nobody can be written to; answer by hand")
    return quote(event.post.author.id, safe="")
