"""One post in each envelope in which its platform delivers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random
from typing import Any, Literal, NamedTuple

from tests.e2e.engine import Platform
from tests.e2e.posts import Payload, comment, deletion, mention, sample
from tests.soak.kill_storm.stories import Story

Envelope = Literal["activity", "account_activity", "stream", "delete", "feed", "mention"]
ROOMY: frozenset[Envelope] = frozenset({"account_activity", "feed", "mention"})
"""Those that hold several posts."""
BELOW = "912345678901234"
"""Comments on Facebook stand below this post of our Page."""


class Revision(NamedTuple):
    """What somebody wrote, and when.

    Attributes:
        id: The platform's; on Facebook the same for each revision.
    """

    id: str
    text: str
    at: datetime


class Post(NamedTuple):
    """What somebody wrote, and what they made of it later.

    Attributes:
        conversation: Native id of the post that began it.
        taken_back: The author deletes it.
        lost: The platform tells it once, and doesn't wait for an answer.
    """

    platform: Platform
    story: Story
    author: str
    revisions: tuple[Revision, ...]
    conversation: str
    taken_back: bool = False
    lost: bool = False

    @property
    def first(self) -> Revision:
        return self.revisions[0]

    @property
    def key(self) -> str:
        """The engine's."""
        return f"{self.platform}:{self.first.id}"

    def name_of(self, number: int) -> str:
        """How the engine calls a revision."""
        revision = self.revisions[number]
        if self.platform == "x":
            return revision.id
        return "1" if number == 0 else str(round(revision.at.timestamp() * 1000))


class Told(NamedTuple):
    """What a delivery says about a post.

    Attributes:
        revision: None: it was taken back.
    """

    post_key: str
    revision: str | None


class Part(NamedTuple):
    """What a delivery says about one post."""

    platform: Platform
    envelope: Envelope
    payload: Payload
    told: Told


def revision(post: Post, number: int, chance: Random, *, other_than: Part | None = None) -> Part:
    """One revision of a post, in another envelope than a part where there is another one."""
    possible: tuple[Envelope, ...] = ("activity", "account_activity", "stream")
    if post.platform == "facebook":
        possible = ("feed",) if other_than is None or number > 0 else ("mention",)
    elif post.story.name == "overheard":
        possible = ("stream",)
    others = [envelope for envelope in possible if other_than is None or envelope != other_than.envelope]
    envelope = chance.choice(others or possible)
    write = {"activity": _activity, "account_activity": _account_activity, "stream": _stream}.get(envelope, _change)
    payload = write(post, number)
    if envelope == "mention":  # Facebook names nobody there
        (change,) = payload["entry"][0]["changes"]
        change["field"] = "mention"
        del change["value"]["from"]
    return Part(post.platform, envelope, payload, Told(post.key, post.name_of(number)))


def taken_back(post: Post) -> Part:
    """The author deletes it; X names its newest revision."""
    told = Told(post.key, None)
    newest = post.revisions[-1]
    if post.platform == "x":
        return Part("x", "delete", deletion(newest.id), told)
    payload = _change(post, 0)
    (change,) = payload["entry"][0]["changes"]
    change["value"]["verb"] = "remove"
    del change["value"]["message"]
    return Part("facebook", "feed", payload, told)


def together(parts: Sequence[Part]) -> Payload:
    """One request with everything in it."""
    first = parts[0]
    if len(parts) == 1:
        return first.payload
    several = "tweet_create_events" if first.envelope == "account_activity" else "entry"
    return {**first.payload, several: [one for part in parts for one in part.payload[several]]}


def _activity(post: Post, number: int) -> Payload:
    written = post.revisions[number]
    payload = mention(written.text, post_id=written.id, author_id=post.author)
    content = payload["data"]["payload"]
    content |= {
        "created_at": written.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "conversation_id": post.conversation,
        "edit_history_tweet_ids": [one.id for one in post.revisions[: number + 1]],
    }
    if post.conversation != post.first.id:
        content["referenced_tweets"] = [{"type": "replied_to", "id": post.conversation}]
    author = payload["data"]["includes"]["users"][0]
    author["public_metrics"]["followers_count"] = post.story.followers
    return payload


def _account_activity(post: Post, number: int) -> Payload:
    """The older shape, which doesn't tell the conversation."""
    written = post.revisions[number]
    payload = sample("steak__account_activity")
    (tweet,) = payload["tweet_create_events"]
    del tweet["timestamp_ms"], tweet["display_text_range"]
    tweet |= {
        "id": int(written.id),
        "id_str": written.id,
        "text": written.text,
        "created_at": written.at.astimezone(UTC).strftime("%a %b %d %H:%M:%S +0000 %Y"),
        "edit_history": {
            "initial_tweet_id": post.first.id,
            "edit_tweet_ids": [one.id for one in post.revisions[: number + 1]],
        },
    }
    tweet["user"] |= {"id": int(post.author), "id_str": post.author, "followers_count": post.story.followers}
    if post.conversation != post.first.id:
        tweet |= {"in_reply_to_status_id": int(post.conversation), "in_reply_to_status_id_str": post.conversation}
    return payload


def _stream(post: Post, number: int) -> Payload:
    """As a search finds it, which doesn't tell the conversation."""
    payload = sample("steak__filtered_stream")
    told = _activity(post, number)["data"]
    content = told["payload"]
    wanted = ("id", "text", "created_at", "author_id", "edit_history_tweet_ids")
    payload["data"] = {name: content[name] for name in wanted}
    payload["includes"]["users"] = told["includes"]["users"][:1]
    return payload


def _change(post: Post, number: int) -> Payload:
    """A comment on Facebook."""
    written = post.revisions[number]
    payload = comment(written.text, comment_id=written.id, author_id=post.author)
    entry: dict[str, Any] = payload["entry"][0]
    value = entry["changes"][0]["value"]
    entry["time"] = int(written.at.timestamp()) + 2
    value["created_time"] = int(post.first.at.timestamp())
    if post.conversation != post.first.id:
        value["parent_id"] = post.conversation
    if number > 0:
        value |= {"verb": "edited", "edited_time": int(written.at.timestamp())}
    return payload
