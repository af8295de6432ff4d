"""What a post of X means for us: whose it is, whether it speaks to us, and where we may answer."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.domain.playbook import Account
from chalicelib.domain.post import Ignored, Item, Length, Mention, Post, PostEvent, PostKind, ReplyRight, ReplyRights
from chalicelib.platforms import Channel
from chalicelib.platforms.endpoint import Endpoint
from chalicelib.platforms.x_parts import XMention
from chalicelib.platforms.x_posts import XPost

LENGTHS: Mapping[Channel, Length] = {"public": Length(280, "weighted"), "private": Length(10_000, "characters")}
"""A post weighs at most 280 (docs.x.com/fundamentals/counting-characters; twitter-text, config/v3.json). A direct
message has 10,000 characters at most since 2015; the pages on the API name no number."""


def means(mention: XMention, account: Account) -> bool:
    """Whether it is this account that the text names; handles change hands, so an id decides where there is one."""
    if mention.id is not None:
        return mention.id == account.id
    return mention.username is not None and mention.username.lower() == account.handle.lower()


def event_of(
    post: XPost, endpoint: Endpoint, *, account: Account, says: PostKind | None = None, rules: tuple[str, ...] = ()
) -> Item:
    """A post of somebody else, in the canonical form.

    Args:
        says: What X calls it, for what its JSON leaves open.
    """
    if endpoint.ours(post.author.id):
        return Ignored(reason="echo")
    if post.is_repost:
        return Ignored(reason="repost")
    kind = _kind(post, endpoint, says)
    handle = post.author.username or "i/web"
    return PostEvent(
        id=f"x:{post.ids[0]}",
        source=f"/platforms/x/accounts/{account.id}",
        type="social.post.updated" if len(post.ids) > 1 else "social.post.created",
        subject=post.ids[0],
        time=post.written_at or endpoint.received_at,
        time_source="platform" if post.written_at else "received",
        received_at=endpoint.received_at,
        post=Post(
            platform="x",
            account_id=account.id,
            post_id=post.ids[0],
            revision=post.revision,
            revision_ids=post.ids if len(post.ids) > 1 else (),
            kind=kind,
            visibility="private" if kind == "direct_message" else "limited" if post.protected else "public",
            addressed=kind in ("direct_message", "reply", "mention") or _mentions_us(post, endpoint),
            text=post.text,
            text_truncated=post.truncated,
            language=post.language,
            url=None if kind == "direct_message" else f"https://x.com/{handle}/status/{post.revision}",
            conversation_id=post.conversation_id,
            in_reply_to_id=post.in_reply_to_id,
            author=post.author,
            mentions=tuple(
                Mention(id=found.id, username=found.username, is_self=means(found, account)) for found in post.mentions
            ),
            hashtags=post.hashtags,
            links=post.links,
            attachments=post.attachments,
            place=post.place,
            engagement=post.engagement,
            edited_at=post.written_at if post.revision != post.ids[0] else None,
            matched_rules=rules,
        ),
        reply=_rights(post, kind, account=account, access=endpoint.access, says=says),
    )


def _kind(post: XPost, endpoint: Endpoint, says: PostKind | None) -> PostKind:
    """By its content first, so that one post has one kind, whichever of X's events brings it."""
    if says == "direct_message":
        return says
    if post.in_reply_to_id is not None and endpoint.ours(post.in_reply_to_user):
        return "reply"
    if _mentions_us(post, endpoint):
        return "mention"
    if endpoint.ours(post.quoted_user):
        return "quote"
    return says or "search_match"


def _mentions_us(post: XPost, endpoint: Endpoint) -> bool:
    begins_with_us = post.in_reply_to_id is None and endpoint.ours(post.in_reply_to_user)
    return begins_with_us or any(means(found, account) for found in post.mentions for account in endpoint.accounts)


def _rights(post: XPost, kind: PostKind, *, account: Account, access: str, says: PostKind | None) -> ReplyRights:
    """Where we may answer.

    Self-serve apps may reply only where the author summoned the account: mentioned it, or quoted one of its posts;
    enterprise apps everywhere (docs.x.com/x-api/posts/manage-tweets/integrate, "Post creation restrictions"). The
    handle that X itself puts in front of a reply is taken for a mention: if X sees it otherwise, it refuses the
    answer, and a person is told. Whom an author mentions may reply under every reply setting.
    """
    begins_with_us = post.in_reply_to_id is None and post.in_reply_to_user == account.id
    mentioned = any(means(found, account) for found in post.mentions) or begins_with_us or says == "mention"
    summoned = mentioned or post.quoted_user == account.id or says == "quote"
    closed = post.reply_settings not in (None, "everyone") and not mentioned
    if kind == "direct_message":
        reason: str | None = "no_api"
    elif post.protected:
        reason = "hidden"
    elif closed or (access != "enterprise" and not summoned):
        reason = "not_summoned"
    else:
        reason = None
    return ReplyRights(
        public=ReplyRight(
            allowed=reason is None,
            reason=reason,
            max_length=LENGTHS["public"].most,
            length_unit=LENGTHS["public"].unit,
        ),
        private=ReplyRight(
            allowed=kind == "direct_message",
            reason=None if kind == "direct_message" else "author_must_write_first",
            max_length=LENGTHS["private"].most,
            length_unit=LENGTHS["private"].unit,
        ),
    )
