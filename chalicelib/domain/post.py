"""What customers write, in one canonical form, whatever the platform.

The envelope is CloudEvents 1.0; names inside follow ActivityStreams 2.0 where it has a term. Marketers write
rules against these names: none may be renamed. Times are UTC. Ids are strings, always.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct, field

Visibility = Literal["public", "limited", "private"]
PostKind = Literal[
    "mention",
    "comment",
    "reply",
    "quote",
    "page_post",
    "review",
    "direct_message",
    "story_mention",
    "story_reply",
    "search_match",
    "forum_post",
    "blog_entry",
    "email",
    "sms",
]
LengthUnit = Literal["weighted", "characters", "utf8_bytes", "utf16", "graphemes"]


class Author(Struct, frozen=True, kw_only=True):
    """Who wrote it, as far as the platform tells.

    Attributes:
        id: The platform's id of the person. None: not delivered (a page mention on Facebook has no author).
        username: Handle without ``@``. None: not delivered.
        display_name: As shown on the platform. None: not delivered.
        url: Public profile. None: not delivered.
        followers_count: People who follow the author. None: unknown, and never 0 instead.
        is_verified: Verified by the platform. None: unknown.
        is_bot: Says of itself that it is automated. None: unknown.
        is_self: One of our own accounts: an echo.
    """

    id: str | None = None
    username: str | None = None
    display_name: str | None = None
    url: str | None = None
    followers_count: int | None = None
    is_verified: bool | None = None
    is_bot: bool | None = None
    is_self: bool = False


class Mention(Struct, frozen=True, kw_only=True):
    """An account named in the text.

    Attributes:
        is_self: It is the account that received the post.
    """

    id: str | None = None
    username: str | None = None
    is_self: bool = False


class Attachment(Struct, frozen=True, kw_only=True):
    """A picture, film or file. The URL may expire and is never stored as proof."""

    type: Literal["image", "video", "audio", "file", "sticker", "location", "share", "story"]
    url: str | None = None
    alt_text: str | None = None


class Rating(Struct, frozen=True, kw_only=True):
    """A review's stars.

    Attributes:
        value: From 1 to `scale_max`.
        recommended: Yes or no where the platform asks that instead. None: it doesn't.
    """

    value: float | None = None
    scale_max: float | None = None
    recommended: bool | None = None


class TaggedPlace(Struct, frozen=True, kw_only=True):
    """Where the post says it was written. Degrees, WGS 84."""

    id: str | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Engagement(Struct, frozen=True, kw_only=True):
    """Counts at the time of receipt. None: unknown."""

    likes: int | None = None
    replies: int | None = None
    shares: int | None = None
    views: int | None = None


class ReplyRight(Struct, frozen=True, kw_only=True):
    """Whether, until when and how long we may answer on one channel; computed by the platform's file.

    Attributes:
        allowed: May we.
        reason: Why not: ``not_summoned``, ``window_closed``, ``once_used``, ``hidden``, ``no_api``,
            ``author_must_write_first``. None: allowed.
        by: Last moment, UTC. None: no end.
        once: The platform takes one answer to this post, and no second one.
        max_length: Longest text, in `length_unit`.
        length_unit: How this platform counts.
        address: What the platform's file needs to send an answer there, beside the post's ids, such as its number in
            the thread. Means nothing to anybody else. None: the ids are enough.
    """

    allowed: bool
    reason: str | None = None
    by: datetime | None = None
    once: bool = False
    max_length: int
    length_unit: LengthUnit
    address: str | None = None


class Length(NamedTuple):
    """How long a text may be on one channel of a platform.

    Attributes:
        most: In `unit`.
    """

    most: int
    unit: LengthUnit


class ReplyRights(Struct, frozen=True, kw_only=True):
    """The two channels on which an answer can go."""

    public: ReplyRight
    private: ReplyRight


class Fetch(Struct, frozen=True, kw_only=True):
    """Whether the platform delivered ids only, and what has to be fetched."""

    needed: bool = False
    what: Literal["review", "comment", "media", "author"] | None = None


class Post(Struct, frozen=True, kw_only=True):
    """One thing that a customer wrote.

    Attributes:
        platform: Name of the platform's file, e.g. ``x``.
        account_id: Our account that received it.
        post_id: The platform's id; for X the first of the edit history, so that it survives edits.
        revision: Id, version or time of this revision; of two, the one with the greater
            ``(len, text)`` is newer. ``"1"`` where the platform knows no revisions.
        revision_ids: All native ids that name this post (X gives each edit its own). Empty: `post_id` alone.
        addressed: It speaks to us: mention, reply, our page, message. False: an indirect touchpoint.
        text: NFC plain text. None: not delivered; ``""``: really empty.
        text_truncated: The platform cut it.
        language: BCP 47, as told by the platform. None: it didn't say.
        conversation_id: Thread. None: unknown.
        matched_rules: Tags of the platform's own search rules that found it.
    """

    platform: str
    account_id: str
    post_id: str
    revision: str = "1"
    revision_ids: tuple[str, ...] = ()
    kind: PostKind
    visibility: Visibility
    addressed: bool
    text: str | None = None
    text_truncated: bool = False
    language: str | None = None
    url: str | None = None
    conversation_id: str | None = None
    in_reply_to_id: str | None = None
    author: Author = field(default_factory=Author)
    mentions: tuple[Mention, ...] = ()
    hashtags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    rating: Rating | None = None
    place: TaggedPlace | None = None
    engagement: Engagement = field(default_factory=Engagement)
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    matched_rules: tuple[str, ...] = ()


class PostEvent(Struct, frozen=True, kw_only=True):
    """A post on its way through the engine: the canonical form (``schemas/post.schema.json``).

    Attributes:
        id: ``platform:post_id``, the post's key everywhere in the engine.
        source: ``/platforms/<platform>/accounts/<account_id>``.
        subject: The platform's id of the post.
        time: When it was written, UTC; `received_at` where the platform doesn't say (`time_source`).
        received_at: When it reached us, UTC, by our clock: start of the response time.
        raw_ref: Where the raw body is kept, and the item's index in it. None: not kept.
    """

    specversion: Literal["1.0"] = "1.0"
    id: str
    source: str
    type: Literal["social.post.created", "social.post.updated", "social.post.deleted"] = "social.post.created"
    subject: str
    time: Annotated[datetime, Meta(tz=True)]
    time_source: Literal["platform", "received"] = "platform"
    received_at: Annotated[datetime, Meta(tz=True)]
    post: Post
    reply: ReplyRights
    fetch: Fetch = field(default_factory=Fetch)
    raw_ref: str | None = None

    @property
    def conversation(self) -> str:
        """Group in which items are considered one after another."""
        return f"{self.post.platform}:{self.post.conversation_id or self.post.post_id}"


class Retraction(Struct, frozen=True, kw_only=True, tag_field="item", tag="retraction"):
    """The author deleted, hid or unsent a post; whatever has not happened yet must not happen.

    Attributes:
        key: ``platform:native id``; for X the id may be that of any edit.
        cause: ``deleted``, ``hidden`` or ``unsent``.
    """

    key: str
    account_id: str
    cause: Literal["deleted", "hidden", "unsent"] = "deleted"

    @property
    def conversation(self) -> str:
        """A retraction rarely names its conversation; the post's own id is the best that is known."""
        return self.key


class AccountAlert(Struct, frozen=True, kw_only=True, tag_field="item", tag="account_alert"):
    """Something happened to our account that ops must know, e.g. the access was revoked.

    Attributes:
        account_id: Our account. None: the platform didn't say.
        code: ``access_revoked``, ``replay_incomplete``, …
    """

    account_id: str | None
    code: str


class Ignored(Struct, frozen=True, kw_only=True, tag_field="item", tag="ignored"):
    """Traffic that is no post, and why it is none: ``echo``, ``repost``, ``not_a_post``, ``encrypted``, …"""

    reason: str


class Quarantined(Struct, frozen=True, kw_only=True, tag_field="item", tag="quarantined"):
    """An item that was well signed but can't be read; kept, so that nothing is lost.

    Attributes:
        path: JSON path of the first thing that is wrong.
        problem: What is wrong there; never quotes the value.
    """

    path: str
    problem: str


Item = PostEvent | Retraction | AccountAlert | Ignored | Quarantined


def is_newer(revision: str, than: str) -> bool:
    """Compare two revisions of one post.

    Growing numbers (X, Discourse) and ISO times (Google) both order by length first, then by text.
    """
    return (len(revision), revision) > (len(than), than)
