"""One change of a Page's feed, mentions or ratings: a post, a post taken back, or something else.

Fields: developers.facebook.com/docs/graph-api/webhooks/reference/page. Not all of them come with every change, ids come
as text and as number, and who wrote it stands in ``from``, in ``sender_id`` or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.domain.playbook import Account
from chalicelib.domain.post import (
    Attachment,
    Author,
    Fetch,
    Ignored,
    Item,
    Length,
    Mention,
    Post,
    PostEvent,
    PostKind,
    Rating,
    ReplyRight,
    ReplyRights,
    Retraction,
)
from chalicelib.platforms import Channel
from chalicelib.platforms.endpoint import Endpoint
from chalicelib.platforms.facebook_times import read_time
from chalicelib.reading import Value

LENGTHS: Mapping[Channel, Length] = {"public": Length(8_000, "characters"), "private": Length(2_000, "characters")}
"""Comments: what the site itself takes, documented nowhere; messages: 2,000 characters
(developers.facebook.com/docs/messenger-platform/reference/send-api, "message.text")."""
PRIVATE_WINDOW = timedelta(days=7)
"""One private reply to a post or comment, within seven days of its creation
(developers.facebook.com/docs/messenger-platform/discovery/private-replies, "Limitations")."""

_POSTS = frozenset({"post", "status", "photo", "video", "share", "link", "note"})
_NOT_POSTS = frozenset({"reaction", "like"})
_SAID = frozenset({"add", "edit", "edited"})
_GONE = frozenset({"remove", "delete", "hide"})
_STARS = 5
_ID = re.compile(r"[0-9]{1,20}(?:_[0-9]{1,20}){0,2}")
_HASHTAG = re.compile(r"(?<![\w#&])#(\w*[^\W\d_]\w*)")
_PERMALINK = re.compile(r"https://(?:www|m)\.facebook\.com/\S{1,1000}")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One entry of a payload, of which each change is read.

    Attributes:
        page: The id of the Page, as the entry names it.
        sent_at: When Meta sent the entry. None: not told, or nonsense.
        edits: Texts by post and time, for edits that Meta dates alike; shared by all entries of a payload.
    """

    page: Value
    sent_at: datetime | None
    endpoint: Endpoint
    edits: dict[tuple[str, int], list[str | None]] = field(default_factory=dict)


def fb_id(value: Value) -> str:
    """An id of Facebook: numbers, joined by underscores, so that it can stand in a URL."""
    found = value.id()
    if not _ID.fullmatch(found):
        raise value.wrong("must be an id: numbers, joined by underscores")
    return found


def read_change(name: str, value: Value, delivery: Delivery) -> Item:
    """What happened.

    A post that is shown again after it was hidden stays taken back: whoever hid it has seen it.

    Args:
        name: ``feed``, ``mention`` or ``ratings``.
    """
    item, verb = value["item"].text(), value["verb"].text()
    if item in _NOT_POSTS:
        return Ignored(reason=item)
    if item not in _POSTS and item not in ("comment", "rating"):
        return Ignored(reason="unknown_item")
    if verb == "unhide":
        return Ignored(reason="unhidden")
    if verb not in _SAID and verb not in _GONE:
        return Ignored(reason="unknown_verb")
    native_id = fb_id(value[_id_name(item)])
    if verb in _GONE:
        page = fb_id(delivery.page)
        account_id = page if delivery.endpoint.ours(page) else delivery.endpoint.first(delivery.page).id
        return Retraction(
            key=f"facebook:{native_id}", account_id=account_id, cause="hidden" if verb == "hide" else "deleted"
        )
    account = delivery.endpoint.named(delivery.page, fb_id)
    author = _author(value)
    if delivery.endpoint.ours(author.id):
        return Ignored(reason="echo")
    if value.raw.get("published") in (0, False):
        return Ignored(reason="unpublished")
    return _event(name, value, native_id, account=account, author=author, delivery=delivery)


def _id_name(item: str) -> str:
    return {"comment": "comment_id", "rating": "open_graph_story_id"}.get(item, "post_id")


def _kind(name: str, item: object) -> PostKind:
    if name == "mention":
        return "mention"
    return "comment" if item == "comment" else "review" if item == "rating" else "page_post"


def _event(
    name: str, value: Value, native_id: str, *, account: Account, author: Author, delivery: Delivery
) -> PostEvent:
    """A post of somebody else, in the canonical form."""
    kind = _kind(name, value["item"].raw)
    is_comment = value["item"].raw == "comment"
    thread, parent = _thread(value, native_id) if is_comment else (native_id, None)
    created = _time(value, "created_time")
    text = _text(value, kind)
    revision, edited_at = _revision(value, native_id, text, delivery)
    hidden = bool(value.read("is_hidden", Value.truth))
    received_at = delivery.endpoint.received_at
    return PostEvent(
        id=f"facebook:{native_id}",
        source=f"/platforms/facebook/accounts/{account.id}",
        type="social.post.created" if edited_at is None else "social.post.updated",
        subject=native_id,
        time=created or received_at,
        time_source="platform" if created else "received",
        received_at=received_at,
        post=Post(
            platform="facebook",
            account_id=account.id,
            post_id=native_id,
            revision=revision,
            kind=kind,
            visibility="limited" if hidden else "public",
            addressed=True,
            text=text,
            url=_url(value, native_id, kind),
            conversation_id=thread,
            in_reply_to_id=parent,
            author=author,
            mentions=_mentions(value, kind, account),
            hashtags=tuple(_HASHTAG.findall(text or "")),
            links=_texts(value, "link") if value["item"].raw not in ("photo", "video") else (),
            attachments=_attachments(value),
            rating=_rating(value) if kind == "review" else None,
            edited_at=edited_at,
        ),
        reply=_rights(
            on_our_page=name == "feed" or _is_below(value, account),
            hidden=hidden,
            written_at=created or delivery.sent_at or received_at,
        ),
        fetch=_fetch(author, text, is_comment=is_comment),
    )


def _thread(comment: Value, native_id: str) -> tuple[str, str | None]:
    """The comment that began the thread, and what this one answers: that comment, or the post."""
    below = comment.read("post_id", fb_id) or comment.read("open_graph_story_id", fb_id)
    parent = comment.read("parent_id", fb_id) or below
    return (native_id if parent in (None, below) else str(parent)), parent


def _revision(value: Value, native_id: str, text: str | None, delivery: Delivery) -> tuple[str, datetime | None]:
    """The revision, and when it was edited. None: it is the first.

    An edit is dated by itself, else by when Meta sent it; Facebook numbers none. Thirteen digits each, so that a later
    one is newer; edits of one post in one batch are told apart by their texts, and the same text is the same edit,
    whether it comes as feed or as mention.
    """
    if value["verb"].raw == "add":
        return "1", None
    at = _time(value, "edited_time") or delivery.sent_at or delivery.endpoint.received_at
    milliseconds = round(at.timestamp() * 1000)
    texts = delivery.edits.setdefault((native_id, milliseconds), [])
    if text not in texts:
        texts.append(text)
    return str(milliseconds + texts.index(text)), at


def _author(value: Value) -> Author:
    """As far as it is told; page mentions and many comments tell nobody."""
    person = value.get("from")
    user_id = name = None
    if person is not None:
        user_id, name = person.read("id", fb_id), person.read("name", Value.text)
    for role in ("sender", "reviewer"):
        user_id = user_id or value.read(f"{role}_id", fb_id)
        name = name or value.read(f"{role}_name", Value.text)
    return Author(id=user_id, display_name=name)


def _text(value: Value, kind: PostKind) -> str | None:
    """Feed and ratings tell the whole text, so that none means an empty one; a mention may tell ids alone."""
    text = value.read("message", Value.text)
    if kind == "review":
        text = value.read("review_text", Value.text) or text
    return text if text is not None or kind == "mention" else ""


def _mentions(value: Value, kind: PostKind, account: Account) -> tuple[Mention, ...]:
    """Whoever is tagged in the text, and the Page where that is why we hear of it."""
    ours = (Mention(id=account.id, username=account.handle or None, is_self=True),)
    tags = value.get("message_tags")
    tagged = [] if tags is None or not isinstance(tags.raw, list) else [tag.read("id", fb_id) for tag in tags.items()]
    others = tuple(Mention(id=one) for one in dict.fromkeys(tagged) if one not in (None, account.id))
    return (ours if kind == "mention" or account.id in tagged else ()) + others


def _attachments(value: Value) -> tuple[Attachment, ...]:
    item = value["item"].raw
    images = dict.fromkeys((*_texts(value, "photo"), *value.each("photos", Value.text)))
    films = dict.fromkeys(_texts(value, "video"))
    if item == "photo" and not images:
        images = dict.fromkeys(_texts(value, "link"))
    if item == "video" and not films:
        films = dict.fromkeys(_texts(value, "link"))
    return (
        *(Attachment(type="image", url=url) for url in images),
        *(Attachment(type="video", url=url) for url in films),
    )


def _texts(value: Value, name: str) -> tuple[str, ...]:
    found = value.read(name, Value.text)
    return () if not found else (found,)


def _rating(value: Value) -> Rating:
    """Stars of former years, or the yes and no that Facebook asks for today."""
    stars = value.read("rating", Value.number)
    if stars is not None and not 1 <= stars <= _STARS:
        stars = None
    said = (value.read("recommendation_type", Value.text) or "").upper()
    recommended = {"POSITIVE": True, "NEGATIVE": False}.get(said)
    return Rating(value=stars, scale_max=None if stars is None else _STARS, recommended=recommended)


def _url(value: Value, native_id: str, kind: PostKind) -> str | None:
    """Where people see it: the comment's or post's own link, else the post by its id. None: a review without a link."""
    told = value.read("permalink_url", Value.text)
    if told is not None and _PERMALINK.fullmatch(told):
        return told
    post_id = value.read("post_id", fb_id) or (None if kind == "review" else native_id)
    return None if post_id is None else f"https://www.facebook.com/{post_id}"


def _is_below(mention: Value, account: Account) -> bool:
    """Whether the post that mentions us, or that a comment belongs to, stands on our own Page."""
    return (mention.read("post_id", fb_id) or "").startswith(f"{account.id}_")


def _rights(*, on_our_page: bool, hidden: bool, written_at: datetime) -> ReplyRights:
    """Where we may answer: below everything that isn't hidden; in private only who wrote on our own Page, once."""
    return ReplyRights(
        public=ReplyRight(
            allowed=not hidden,
            reason="hidden" if hidden else None,
            max_length=LENGTHS["public"].most,
            length_unit=LENGTHS["public"].unit,
        ),
        private=ReplyRight(
            allowed=on_our_page,
            reason=None if on_our_page else "author_must_write_first",
            by=written_at + PRIVATE_WINDOW if on_our_page else None,
            once=on_our_page,
            max_length=LENGTHS["private"].most,
            length_unit=LENGTHS["private"].unit,
        ),
    )


def _fetch(author: Author, text: str | None, *, is_comment: bool) -> Fetch:
    """What Facebook would tell if it were asked."""
    if text is None and is_comment:
        return Fetch(needed=True, what="comment")
    return Fetch(needed=True, what="author") if author.id is None or text is None else Fetch()


def _time(value: Value, name: str) -> datetime | None:
    found = value.get(name)
    return None if found is None else read_time(found.raw)
