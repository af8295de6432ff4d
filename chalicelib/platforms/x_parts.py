"""Parts of X's posts that its API versions spell nearly alike: ids, text, author, entities, media, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chalicelib.domain.post import Attachment, Author, Engagement, TaggedPlace
from chalicelib.normal_form import normalized
from chalicelib.platforms.x_times import read_time
from chalicelib.reading import Value

_HANDLE = re.compile(r"(?<![A-Za-z0-9_!#$%&*@＠])[@＠]([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_@＠])")  # noqa: RUF001
_ESCAPED = re.compile(r"&(amp|lt|gt);")
_PLAIN = {"amp": "&", "lt": "<", "gt": ">"}
_NO_LANGUAGE = frozenset({"und", "zxx", "art", "qam", "qct", "qht", "qme", "qst"})
_TODAYS_CODES = {"in": "id", "iw": "he"}
_MEDIA: dict[str, Literal["image", "video"]] = {"photo": "image", "video": "video", "animated_gif": "video"}


@dataclass(frozen=True, slots=True)
class XMention:
    """An account that the text names.

    Attributes:
        id: None: only the handle is known.
    """

    id: str | None
    username: str | None


def x_id(value: Value) -> str:
    """An id of X: digits only, so that it can stand in a URL and be compared by length and text."""
    found = value.id()
    if not (found.isascii() and found.isdigit() and len(found) <= 20):
        raise value.wrong("must be an id of up to 20 digits")
    return found


def plain(value: Value) -> str:
    """Text as the author typed it, NFC.

    X delivers exactly three characters escaped, ``&amp; &lt; &gt;``
    (twittercommunity.com/t/tweet-text-html-encoding-clarity/68810).
    """
    text = value.text()
    if "&" not in text:
        return text
    return normalized("NFC", _ESCAPED.sub(lambda found: _PLAIN[found.group(1)], text))


def author(author_id: str, user: Value | None) -> Author:
    """From a user object of either API version. None: X sent none, so that only the id is known."""
    if user is None:
        return Author(id=author_id)
    handle = user.read("username", Value.text) or user.read("screen_name", Value.text)
    return Author(
        id=author_id,
        username=handle,
        display_name=user.read("name", plain),
        url=f"https://x.com/{handle}" if handle else None,
        followers_count=count(user.get("public_metrics") or user, "followers_count"),
        is_verified=user.read("verified", Value.truth),
    )


def is_protected(user: Value | None) -> bool:
    """Whether only followers see what this user posts; unknown counts as no."""
    return user is not None and bool(user.read("protected", Value.truth))


def included(includes: Value | None, kind: str, wanted: str, key: str = "id") -> Value | None:
    """An expanded object of ``includes``, by its id; broken neighbours don't matter."""
    if includes is None or not isinstance(includes.raw, dict):
        return None
    entries = includes.raw.get(kind)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        found = unwrapped(Value(entry, f"{includes.path}.{kind}[{index}]"))
        if found is not None and isinstance(found.raw, dict) and found.raw.get(key) == wanted:
            return found
    return None


def unwrapped(value: Value | None) -> Value | None:
    """X sends users plain or as ``{"data": …}``."""
    return value["data"] if value is not None and value.has("data") and isinstance(value.raw["data"], dict) else value


def writer(includes: Value | None, post_id: str | None) -> str | None:
    """Who wrote a post that this one refers to. None: it refers to none, or X didn't include it."""
    found = None if post_id is None else included(includes, "tweets", post_id)
    return None if found is None else found.read("author_id", x_id)


def v1_id(value: Value, name: str) -> str | None:
    """Ids of v1.1 come twice; the number has lost digits where a script touched it."""
    return value.read(f"{name}_str", x_id) or value.read(name, x_id)


def listed(value: Value, name: str) -> Iterator[Value]:
    found = value.get(name)
    return iter(()) if found is None else found.items()


def time_of(value: Value, name: str) -> datetime | None:
    found = value.get(name)
    return None if found is None else read_time(found.raw)


def count(value: Value, name: str) -> int | None:
    return value.read(name, lambda found: int(x_id(found)))


def language(post: Value) -> str | None:
    """BCP 47; X's own codes for "no words in it" are none, and two of its codes are outdated."""
    found = post.read("lang", Value.text)
    return None if found is None or found in _NO_LANGUAGE else _TODAYS_CODES.get(found, found)


def entities_v2(post: Value, note: Value | None) -> Value | None:
    """Those of the whole text, where there are some."""
    own = None if note is None else note.get("entities")
    return own if own is not None else post.get("entities")


def mentions_of(entities: Value | None, text: str) -> tuple[XMention, ...]:
    """As X found them; where it sent no entities at all, by the rule of X's parser (github.com/twitter/twitter-text).

    A handle that X itself puts in front of a reply counts as mention too.
    """
    if entities is None:
        return tuple(XMention(None, found.group(1)) for found in _HANDLE.finditer(text))

    def mention(found: Value) -> XMention:
        return XMention(
            v1_id(found, "id"),
            found.read("username", Value.text) or found.read("screen_name", Value.text),
        )

    return entities.each("mentions", mention) or entities.each("user_mentions", mention)


def links_of(entities: Value | None, own: str) -> tuple[tuple[str, ...], bool]:
    """Links as the author meant them, without those to the post's own media; and whether X cut the text.

    A cut text ends with a link to itself.
    """
    links: list[str] = []
    cut = False
    for entry in () if entities is None else listed(entities, "urls"):
        link = entry.read("expanded_url", Value.text) or entry["url"].text()
        if link.endswith(f"/i/web/status/{own}"):
            cut = True
        elif not entry.has("media_key"):
            links.append(link)
    return tuple(links), cut


def attachments_v2(post: Value, includes: Value | None) -> tuple[Attachment, ...]:
    keys = post.read("attachments", lambda attached: attached.each("media_keys", Value.text)) or ()
    found = (included(includes, "media", key, "media_key") for key in keys)
    return tuple(attached for media in found if media is not None for attached in medium(media))


def attachments_v1(entities: Value | None) -> tuple[Attachment, ...]:
    return (
        () if entities is None else tuple(attached for media in listed(entities, "media") for attached in medium(media))
    )


def medium(media: Value) -> tuple[Attachment, ...]:
    """One picture or film, or nothing where X invents a new kind."""
    kind = _MEDIA.get(media["type"].text())
    if kind is None:
        return ()
    places = ("url", "preview_image_url") if media.has("media_key") else ("media_url_https",)
    url = next((found for found in (media.read(place, Value.text) for place in places) if found), None)
    alt_text = media.read("alt_text", plain) or media.read("ext_alt_text", plain)
    return (Attachment(type=kind, url=url, alt_text=alt_text),)


def engagement_v2(post: Value) -> Engagement:
    metrics = post.get("public_metrics")
    if metrics is None:
        return Engagement()
    return Engagement(
        likes=count(metrics, "like_count"),
        replies=count(metrics, "reply_count"),
        shares=count(metrics, "retweet_count"),
        views=count(metrics, "impression_count"),
    )


def place_v2(post: Value, includes: Value | None) -> TaggedPlace | None:
    geo = post.get("geo")
    if geo is None:
        return None
    place_id = geo.read("place_id", Value.id)
    named = None if place_id is None else included(includes, "places", place_id)
    latitude, longitude = _point(geo.get("coordinates"))
    return _place(place_id, named, latitude, longitude)


def place_v1(post: Value) -> TaggedPlace | None:
    named = post.get("place")
    latitude, longitude = _point(post.get("coordinates"))
    return _place(None if named is None else named.read("id", Value.id), named, latitude, longitude)


def _place(
    place_id: str | None, named: Value | None, latitude: float | None, longitude: float | None
) -> TaggedPlace | None:
    name = None if named is None else named.read("full_name", Value.text) or named.read("name", Value.text)
    found = TaggedPlace(id=place_id, name=name, latitude=latitude, longitude=longitude)
    return None if found == TaggedPlace() else found


def _point(geometry: Value | None) -> tuple[float | None, float | None]:
    """Latitude and longitude; GeoJSON has them the other way round."""
    numbers = () if geometry is None else geometry.each("coordinates", Value.number)
    if len(numbers) != 2 or abs(numbers[1]) > 90 or abs(numbers[0]) > 180:
        return None, None
    return numbers[1], numbers[0]
