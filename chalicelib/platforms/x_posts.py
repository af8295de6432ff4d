"""X's shapes of a post (API v2, the older v1.1, a direct message), read into one.

Only what the JSON says; what it means for us (echo, addressed, may we answer) is for `x_events`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.domain.post import Attachment, Author, Engagement, TaggedPlace
from chalicelib.platforms.x_parts import (
    XMention,
    attachments_v1,
    attachments_v2,
    author,
    count,
    engagement_v2,
    entities_v2,
    included,
    is_protected,
    language,
    links_of,
    listed,
    medium,
    mentions_of,
    place_v1,
    place_v2,
    plain,
    time_of,
    unwrapped,
    v1_id,
    writer,
    x_id,
)
from chalicelib.reading import Value

_CUT = re.compile(r"… ?https://t\.co/\w+$", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class XPost:
    """One post of X, whatever its shape; names as in `domain.post.Post`.

    Attributes:
        ids: Of all revisions, oldest first.
        revision: Of this revision, one of `ids`.
        protected: Only the author's followers can see it.
        written_at: None: not told, or nonsense.
        in_reply_to_user: Whom it answers or, without `in_reply_to_id`, whose handle it begins with.
        quoted_user: Whose post it quotes. None: it quotes none, or X didn't tell whose.
        reply_settings: Who may reply, by X's words. None: not told.
    """

    ids: tuple[str, ...]
    revision: str
    author: Author
    protected: bool = False
    text: str
    truncated: bool = False
    written_at: datetime | None
    language: str | None = None
    mentions: tuple[XMention, ...] = ()
    hashtags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    conversation_id: str | None = None
    in_reply_to_id: str | None = None
    in_reply_to_user: str | None = None
    quoted_user: str | None = None
    is_repost: bool = False
    reply_settings: str | None = None
    engagement: Engagement = field(default_factory=Engagement)
    place: TaggedPlace | None = None


def read_v2(post: Value, includes: Value | None) -> XPost:
    """A post object of API v2 (docs.x.com/x-api/fundamentals/data-dictionary), as XAA and filtered stream send it."""
    own = x_id(post["id"])
    history = post.each("edit_history_tweet_ids", x_id)
    note = post.get("note_tweet")
    entities = entities_v2(post, note)
    text = plain(note["text"]) if note is not None else plain(post["text"])
    links, cut = links_of(entities, own)
    referenced = {entry["type"].text(): x_id(entry["id"]) for entry in listed(post, "referenced_tweets")}
    author_id = x_id(post["author_id"])
    user = included(includes, "users", author_id)
    return XPost(
        ids=_chain((*history, own)),
        revision=own,
        author=author(author_id, user),
        protected=is_protected(user),
        text=text,
        truncated=note is None and (cut or (entities is None and _CUT.search(text) is not None)),
        written_at=time_of(post, "created_at"),
        language=language(post),
        mentions=mentions_of(entities, text),
        hashtags=() if entities is None else entities.each("hashtags", lambda tag: tag["tag"].text()),
        links=links,
        attachments=attachments_v2(post, includes),
        conversation_id=post.read("conversation_id", x_id),
        in_reply_to_id=post.read("in_reply_to_tweet_id", x_id) or referenced.get("replied_to"),
        in_reply_to_user=post.read("in_reply_to_user_id", x_id) or writer(includes, referenced.get("replied_to")),
        quoted_user=writer(includes, referenced.get("quoted")),
        is_repost="retweeted" in referenced,
        reply_settings=post.read("reply_settings", Value.text),
        engagement=engagement_v2(post),
        place=place_v2(post, includes),
    )


def read_v1(post: Value) -> XPost:
    """A post object of API v1.1, as the Account Activity API sends it.

    Long ones carry their whole text in ``extended_tweet``, with entities of its own
    (docs.x.com/x-api/account-activity/introduction, "Support for Longform Posts").
    """
    own = v1_id(post, "id") or x_id(post["id"])
    history = post.get("edit_history")
    earlier = () if history is None else history.each("edit_tweet_ids", x_id)
    first = None if history is None else history.read("initial_tweet_id", x_id)
    whole = post.get("extended_tweet") or post
    full = whole.get("full_text")
    text = plain(full) if full is not None else plain(post["text"])
    entities = whole.get("entities") or post.get("entities")
    links, cut = links_of(entities, own)
    user = post["user"]
    author_id = v1_id(user, "id") or x_id(user["id"])
    quoted = post.get("quoted_status")
    return XPost(
        ids=_chain((first, *earlier, own)),
        revision=own,
        author=author(author_id, user),
        protected=is_protected(user),
        text=text,
        truncated=full is None and (cut or bool(post.read("truncated", Value.truth))),
        written_at=time_of(post, "created_at") or time_of(post, "timestamp_ms"),
        language=language(post),
        mentions=mentions_of(entities, text),
        hashtags=() if entities is None else entities.each("hashtags", lambda tag: tag["text"].text()),
        links=links,
        attachments=attachments_v1(whole.get("extended_entities") or entities),
        in_reply_to_id=v1_id(post, "in_reply_to_status_id"),
        in_reply_to_user=v1_id(post, "in_reply_to_user_id"),
        quoted_user=None if quoted is None else quoted.read("user", lambda writer: v1_id(writer, "id")),
        is_repost=post.get("retweeted_status") is not None,
        engagement=Engagement(
            likes=count(post, "favorite_count"),
            replies=count(post, "reply_count"),
            shares=count(post, "retweet_count"),
        ),
        place=place_v1(post),
    )


def read_dm(event: Value, users: Value | None) -> XPost:
    """A direct message, which both activity APIs send alike; `users` is keyed by id.

    A conversation of two is named ``<smaller id>-<larger id>`` (docs.x.com/x-api/direct-messages/lookup/integrate).
    """
    own = x_id(event["id"])
    message = event["message_create"]
    sender = x_id(message["sender_id"])
    recipient = x_id(message["target"]["recipient_id"])
    content = message["message_data"]
    text = plain(content["text"])
    entities = content.get("entities")
    known = None if users is None else users.get(sender)
    user = None if known is None else unwrapped(Value(known.raw, "$.users.*"))  # a path tells no id
    media = content.get("attachment")
    return XPost(
        ids=(own,),
        revision=own,
        author=author(sender, user),
        text=text,
        written_at=time_of(event, "created_timestamp"),
        mentions=mentions_of(entities, text),
        hashtags=() if entities is None else entities.each("hashtags", lambda tag: tag["text"].text()),
        links=links_of(entities, own)[0],
        attachments=() if media is None else media.read("media", medium) or (),
        conversation_id="-".join(sorted((sender, recipient), key=int)),
    )


def _chain(ids: tuple[str | None, ...]) -> tuple[str, ...]:
    """Every id once, in the order in which X tells them: oldest first."""
    return tuple(dict.fromkeys(found for found in ids if found is not None))
