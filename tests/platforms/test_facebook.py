"""Facebook: what becomes of every payload, ours and the recorded ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.errors import Unreadable, WebhookRejected
from chalicelib.domain.playbook import Account
from chalicelib.domain.post import (
    Attachment,
    Author,
    Fetch,
    Ignored,
    Item,
    Mention,
    PostEvent,
    Quarantined,
    Rating,
    Retraction,
    is_newer,
)
from chalicelib.platforms import facebook, get
from chalicelib.platforms.facebook_times import read_time
from chalicelib.platforms.verify import SCHEMES, verify
from chalicelib.reading import Value
from chalicelib.reading import parse as read_json

HERE = Path(__file__).resolve().parent / "facebook"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "platforms" / "payloads"
PAGE = "104870563214499"
OURS = (Account(id=PAGE, handle="Mortons"), Account(id="104870563214500", handle="MortonsCare"))
RECEIVED = datetime(2026, 3, 11, 19, 5, 4, tzinfo=UTC)
POSTED = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)
STEAK_ID = "912345678901234_500000000000001"
BRAND_POST = f"{PAGE}_912345678901234"
needs_samples = pytest.mark.skipif(not SHARED.exists(), reason="shared samples are not here")


def fixture(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_bytes())


def parsed(payload: Any, *, accounts: tuple[Account, ...] = OURS, at: datetime = RECEIVED) -> tuple[Item, ...]:
    value = read_json(json.dumps(payload).encode())
    return facebook.parse(value, accounts=accounts, access="self_serve", received_at=at)


def event(payload: Any) -> PostEvent:
    (item,) = parsed(payload)
    assert isinstance(item, PostEvent), item
    return item


def changed(name: str, **fields: Any) -> Any:
    """A fixture with other fields in its first change's value; None takes one away."""
    payload = fixture(name)
    value = payload["entry"][0]["changes"][0]["value"]
    value |= fields
    for field in [field for field in fields if fields[field] is None]:
        del value[field]
    return payload


def outcome(item: Item) -> str:
    if isinstance(item, PostEvent):
        told = f"{item.type.rpartition('.')[2]} {item.post.kind}"
        return f"{told}, {item.reply.public.reason or 'in public'}, {item.reply.private.reason or 'in private'}"
    if isinstance(item, Retraction):
        return f"{item.cause} {item.key}"
    return f"ignored {item.reason}" if isinstance(item, Ignored) else f"quarantined {getattr(item, 'path', item)}"


COMMENT = ["created comment, in public, in private"]
PAGE_POST = ["created page_post, in public, in private"]
OUTCOMES = {
    "batch__mixed": [
        *COMMENT,
        "quarantined $.entry[0].changes[1].value.message",
        "ignored unknown_field",
        f"deleted facebook:{STEAK_ID}",
        "ignored reaction",
        "ignored unknown_item",
        "ignored unknown_verb",
        "quarantined $.entry[1].id",
        "ignored unknown_event",
        "quarantined $.entry[3]",
    ],
    "comment__by_sender_id": COMMENT,
    "comment__echo": ["ignored echo"],
    "comment__edited": ["updated comment, in public, in private"],
    "comment__edited_twice": [
        "updated comment, in public, in private",
        "updated comment, in public, in private",
        "updated mention, in public, in private",
    ],
    "comment__hide": [f"hidden facebook:{STEAK_ID}"],
    "comment__photo_only": COMMENT,
    "comment__remove": [f"deleted facebook:{STEAK_ID}"],
    "comment__unhide": ["ignored unhidden"],
    "comment__without_author": COMMENT,
    "complaint__comment": COMMENT,
    "leadgen__add": ["ignored leadgen"],
    "like__page": ["ignored like"],
    "mention__comment": ["created mention, in public, in private"],
    "mention__post_elsewhere": ["created mention, in public, author_must_write_first"],
    "messaging__text": ["ignored messaging"],
    "post__hidden": ["created page_post, hidden, in private"],
    "post__remove": [f"deleted facebook:{PAGE}_912345678901299"],
    "post__unpublished": ["ignored unpublished"],
    "post__visitor": PAGE_POST,
    "praise__comment": COMMENT,
    "praise__german_escaped": COMMENT,
    "rating__comment": ["created comment, in public, author_must_write_first"],
    "rating__edit": ["updated review, in public, author_must_write_first"],
    "rating__german_recommends": ["created review, in public, author_must_write_first"],
    "rating__remove": ["deleted facebook:904801129604590"],
    "rating__stars": ["created review, in public, author_must_write_first"],
    "reaction__add": ["ignored reaction"],
    "reply__to_comment": COMMENT,
    "share__add": PAGE_POST,
    "standby__text": ["ignored standby", "ignored standby"],
    "status__photos": PAGE_POST,
    "steak__comment": COMMENT,
    "video__visitor": PAGE_POST,
}

RECORDED = {
    "comment_add": ["ignored echo"],
    "comment_add_video": ["ignored echo"],
    "comment_edited": ["ignored echo"],
    "comment_hide": ["hidden facebook:900728623356296_900744590021366"],
    "comment_remove": ["deleted facebook:905578656204626_905579239537901"],
    "leadgen": ["ignored leadgen"],
    "like_add_page": ["ignored like"],
    "mention_post_add": ["created mention, in public, in private"],
    "post_add": PAGE_POST,
    "post_remove": ["deleted facebook:1234567890321_901097836652708"],
    "rating_add": ["created review, in public, author_must_write_first"],
    "rating_remove": ["deleted facebook:904801129604590"],
    "reaction_add": ["ignored reaction"],
    "reaction_add_comment": ["ignored reaction"],
    "share_add": ["ignored echo"],
    "status_add_photos": ["ignored echo"],
    "two_entries": ["ignored unknown_field", "ignored unknown_field"],
}
THEIRS = (Account(id="1234567890321", handle="Tester"),)


def test_every_fixture_has_its_expected_outcome() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == OUTCOMES.keys()


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_payload_becomes_what_it_should(name: str) -> None:
    assert [outcome(item) for item in parsed(fixture(name))] == OUTCOMES[name]


@needs_samples
def test_every_recorded_payload_becomes_what_it_should() -> None:
    found = {
        path.stem: [outcome(item) for item in parsed(json.loads(path.read_bytes()), accounts=THEIRS)]
        for path in sorted((SHARED / "facebook").glob("*.json"))
    }
    assert found == RECORDED


@needs_samples
def test_what_the_recorded_mention_and_review_tell_is_kept() -> None:
    def recorded(name: str) -> PostEvent:
        (item,) = parsed(json.loads((SHARED / "facebook" / f"{name}.json").read_bytes()), accounts=THEIRS)
        assert isinstance(item, PostEvent)
        return item

    mention = recorded("mention_post_add")
    assert (mention.post.author, mention.post.text) == (Author(), "A test post message")
    review = recorded("rating_add")
    assert review.post.rating == Rating(value=3, scale_max=5, recommended=True)
    assert review.post.text == "Ja ziemlich coole Sache"
    assert (review.id, review.post.author.id) == ("facebook:904801129604590", "705955836155788")
    assert recorded("post_add").post.author == Author(id="8423678347823", display_name="John Doe")


@needs_samples
def test_messages_of_messenger_are_not_read_yet() -> None:
    paths = sorted((SHARED / "messenger").glob("*.json"))
    assert len(paths) > 10
    for path in paths:
        assert parsed(json.loads(path.read_bytes()), accounts=THEIRS) == (Ignored(reason="messaging"),), path


@needs_samples
def test_payloads_of_other_platforms_are_not_ours() -> None:
    others = [path for path in SHARED.glob("*/*.json") if path.parent.name not in ("facebook", "messenger")]
    assert len(others) > 80
    for path in others:
        assert parsed(json.loads(path.read_bytes())) == (Ignored(reason="not_facebook"),), path


def test_payloads_of_x_are_not_ours_nor_ours_those_of_x() -> None:
    for path in HERE.parent.glob("x/*.json"):
        assert parsed(json.loads(path.read_bytes())) == (Ignored(reason="not_facebook"),)
    for path in HERE.glob("*.json"):
        value = read_json(path.read_bytes())
        found = get("x").parse(value, accounts=OURS, access="self_serve", received_at=RECEIVED)
        assert found == (Ignored(reason="not_x"),)


@pytest.mark.parametrize(
    "payload",
    [None, 7, "x", [], {}, {"object": "page"}, {"object": "instagram", "entry": [{}]}, {"object": "page", "entry": {}}],
)
def test_any_other_json_is_ignored(payload: Any) -> None:
    assert parsed(payload) == (Ignored(reason="not_facebook"),)


def test_a_comment_is_read_whole() -> None:
    steak = event(fixture("steak__comment"))
    assert steak.id == f"facebook:{STEAK_ID}"
    assert steak.source == f"/platforms/facebook/accounts/{PAGE}"
    assert steak.subject == steak.post.post_id == STEAK_ID
    assert (steak.time, steak.time_source, steak.received_at) == (POSTED, "platform", RECEIVED)
    assert steak.post.text == (
        "Can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)"
    )
    assert (steak.post.visibility, steak.post.addressed, steak.post.language) == ("public", True, None)
    assert steak.post.author == Author(id="6159484377654321", display_name="Peter S.")
    assert steak.post.author.followers_count is None
    assert (steak.post.conversation_id, steak.post.in_reply_to_id) == (STEAK_ID, BRAND_POST)
    assert steak.post.url == f"https://www.facebook.com/{BRAND_POST}"
    assert (steak.post.revision, steak.post.edited_at, steak.fetch) == ("1", None, Fetch())


def test_where_and_until_when_and_how_often_we_may_answer_is_told() -> None:
    rights = event(fixture("steak__comment")).reply
    assert (rights.public.allowed, rights.public.by, rights.public.once) == (True, None, False)
    assert (rights.public.max_length, rights.public.length_unit) == (8000, "characters")
    assert (rights.private.allowed, rights.private.once) == (True, True)
    assert rights.private.by == POSTED + timedelta(days=7)
    assert (rights.private.max_length, rights.private.length_unit) == (2000, "characters")
    nowhere = event(fixture("mention__post_elsewhere")).reply.private
    assert (nowhere.allowed, nowhere.by, nowhere.once) == (False, None, False)


def test_the_seven_days_begin_at_the_latest_when_meta_sent_it() -> None:
    rights = event(changed("steak__comment", created_time=None)).reply
    assert rights.private.by == POSTED + timedelta(days=7, seconds=2)


@pytest.mark.parametrize("field", ["from", "sender_id"])
def test_ids_are_text_whatever_facebook_sends(field: str) -> None:
    author = {"id": 7301122334455667, "name": "Anna K."} if field == "from" else 7301122334455667
    payload = changed("comment__by_sender_id", sender_id=None) if field == "from" else fixture("comment__by_sender_id")
    payload["entry"][0]["changes"][0]["value"][field] = author
    payload["entry"][0]["id"] = int(PAGE)
    seen = event(payload)
    assert seen.post.author == Author(id="7301122334455667", display_name="Anna K.")
    assert seen.post.account_id == PAGE


@pytest.mark.parametrize("name", ["comment__without_author", "mention__comment", "mention__post_elsewhere"])
def test_whom_facebook_does_not_name_is_nobody(name: str) -> None:
    seen = event(fixture(name))
    assert seen.post.author == Author()
    assert seen.fetch == Fetch(needed=True, what="author")


def test_a_mention_mentions_us() -> None:
    assert event(fixture("mention__comment")).post.mentions == (Mention(id=PAGE, username="Mortons", is_self=True),)
    tags = [{"id": PAGE, "name": "Morton's", "type": "page"}, {"id": 5, "name": "Bo", "type": "user"}, {"name": "x"}]
    tagged = event(changed("steak__comment", message_tags=tags)).post
    assert tagged.mentions == (Mention(id=PAGE, username="Mortons", is_self=True), Mention(id="5"))
    assert event(changed("steak__comment", message_tags={"0": [{"id": "5"}]})).post.mentions == ()


def test_feed_and_mention_of_one_comment_are_one_post() -> None:
    feed, mention = event(fixture("steak__comment")), event(fixture("mention__comment"))
    assert mention.id == feed.id
    assert mention.post.revision == feed.post.revision
    assert mention.conversation == feed.conversation
    assert (mention.post.text, mention.time, mention.reply) == (feed.post.text, feed.time, feed.reply)


def test_an_edit_keeps_the_key_and_is_newer() -> None:
    first, edit = event(fixture("steak__comment")), event(fixture("comment__edited"))
    assert (edit.id, edit.type) == (first.id, "social.post.updated")
    assert is_newer(edit.post.revision, first.post.revision)
    assert edit.post.edited_at == POSTED + timedelta(seconds=240)
    assert "three hours" in str(edit.post.text)
    told = event(changed("comment__edited", edited_time=1773256000))
    assert told.post.edited_at == datetime(2026, 3, 11, 19, 6, 40, tzinfo=UTC)
    assert is_newer(edit.post.revision, told.post.revision)


@pytest.mark.parametrize("verb", ["edit", "edited"])
def test_both_names_of_an_edit_are_one(verb: str) -> None:
    assert event(changed("steak__comment", verb=verb)).post.revision == "1773255902000"


def test_edits_that_meta_dates_alike_are_told_apart_by_their_texts() -> None:
    first, second, mention = (item for item in parsed(fixture("comment__edited_twice")) if isinstance(item, PostEvent))
    assert is_newer(second.post.revision, first.post.revision)
    assert mention.post.revision == second.post.revision
    later = event(
        fixture("comment__edited") | {"entry": [fixture("comment__edited")["entry"][0] | {"time": 1773256141}]}
    )
    assert is_newer(later.post.revision, second.post.revision)


def test_an_edit_without_any_time_counts_from_its_receipt() -> None:
    payload = fixture("comment__edited")
    del payload["entry"][0]["time"]
    assert event(payload).post.edited_at == RECEIVED


def test_the_same_payload_twice_is_the_same_twice() -> None:
    for name in OUTCOMES:
        assert parsed(fixture(name)) == parsed(fixture(name))


def test_a_reply_below_a_comment_belongs_to_its_thread() -> None:
    reply = event(fixture("reply__to_comment"))
    assert (reply.post.conversation_id, reply.post.in_reply_to_id) == (STEAK_ID, STEAK_ID)
    assert reply.conversation == event(fixture("steak__comment")).conversation


def test_an_escaped_body_is_the_same_text() -> None:
    praise = event(fixture("praise__german_escaped"))
    assert praise.post.text == "Vielen Dank für den wunderschönen Abend, das Käsesoufflé war großartig! 🥩"
    assert praise.post.author.display_name == "Jörg M."


def test_what_belongs_to_a_post_is_kept() -> None:
    photos = event(fixture("status__photos")).post
    assert [one.type for one in photos.attachments] == ["image", "image"]
    assert event(fixture("video__visitor")).post.attachments == (
        Attachment(type="video", url="https://video.xx.fbcdn.net/v/t42/steak.mp4"),
    )
    assert event(fixture("share__add")).post.links == ("https://www.mortons.com/menu",)
    assert event(fixture("praise__comment")).post.hashtags == ("steaknight",)
    photo = event(fixture("comment__photo_only")).post
    assert (photo.text, len(photo.attachments)) == ("", 1)


def test_a_mention_without_words_has_to_be_fetched() -> None:
    seen = event(changed("mention__comment", message=None))
    assert (seen.post.text, seen.fetch) == (None, Fetch(needed=True, what="comment"))


@pytest.mark.parametrize(
    ("told", "url"),
    [
        (
            "https://www.facebook.com/mortons/posts/1?comment_id=2",
            "https://www.facebook.com/mortons/posts/1?comment_id=2",
        ),
        ("javascript:alert(1)", f"https://www.facebook.com/{BRAND_POST}"),
        ("https://www.facebook.com.evil.test/", f"https://www.facebook.com/{BRAND_POST}"),
    ],
)
def test_only_a_link_to_facebook_is_a_link_to_the_post(told: str, url: str) -> None:
    assert event(changed("steak__comment", permalink_url=told)).post.url == url


@pytest.mark.parametrize(
    ("fields", "rating"),
    [
        ({}, Rating(value=2, scale_max=5, recommended=False)),
        ({"recommendation_type": "NONE"}, Rating(value=2, scale_max=5)),
        ({"rating": None, "recommendation_type": "POSITIVE"}, Rating(recommended=True)),
        ({"rating": 7, "recommendation_type": None}, Rating()),
    ],
)
def test_stars_and_recommendations_are_ratings(fields: dict[str, Any], rating: Rating) -> None:
    review = event(changed("rating__stars", **fields))
    assert (review.post.kind, review.post.rating, review.post.text) == ("review", rating, "")


def test_a_review_in_german_is_read_and_edited() -> None:
    review, edit = event(fixture("rating__german_recommends")), event(fixture("rating__edit"))
    assert review.post.text == "Wunderbares Steak, herzlicher Service. Danke!"
    assert review.post.rating == Rating(recommended=True)
    assert (edit.id, edit.post.rating) == (review.id, Rating(recommended=False))
    assert is_newer(edit.post.revision, review.post.revision)


def test_our_own_words_are_echoes_whichever_account_wrote_them() -> None:
    payload = changed("steak__comment", **{"from": {"id": OURS[1].id, "name": "Care"}})
    assert parsed(payload) == (Ignored(reason="echo"),)
    assert parsed(changed("mention__comment", sender_id=int(PAGE))) == (Ignored(reason="echo"),)


@pytest.mark.parametrize("name", ["steak__comment", "comment__echo", "rating__stars", "mention__comment"])
def test_an_account_that_nobody_told_us_of_is_quarantined(name: str) -> None:
    (item,) = parsed(fixture(name), accounts=OURS[1:])
    assert isinstance(item, Quarantined)
    assert item.path == "$.entry[0].id"
    assert item.problem.startswith("account is not in channels.json")


def test_a_post_that_is_gone_is_gone_whoever_tells() -> None:
    (item,) = parsed(fixture("comment__remove"), accounts=OURS[1:])
    assert item == Retraction(key=f"facebook:{STEAK_ID}", account_id=OURS[1].id)
    (without,) = parsed(fixture("comment__remove"), accounts=())
    assert isinstance(without, Quarantined)


@pytest.mark.parametrize("field", ["name", "picture", "videos", "message_echoes", "something new"])
def test_other_changes_of_a_page_are_ignored_unread(field: str) -> None:
    payload = {"object": "page", "entry": [{"id": PAGE, "changes": [{"field": field, "value": 7}]}]}
    assert parsed(payload) == (Ignored(reason="unknown_field"),)


def test_no_change_is_no_item() -> None:
    assert parsed({"object": "page", "entry": []}) == ()
    assert parsed({"object": "page", "entry": [{"id": PAGE, "changes": []}]}) == ()


def test_a_thousand_changes_are_a_thousand_items_and_a_bad_one_takes_none_along() -> None:
    payload = fixture("steak__comment")
    (change,) = payload["entry"][0]["changes"]
    payload["entry"][0]["changes"] = changes = [copy.deepcopy(change) for _ in range(1000)]
    for number, one in enumerate(changes):
        one["value"]["comment_id"] = f"912345678901234_{number}"
    changes[500]["value"]["comment_id"] = {"no": "id"}
    items = parsed(payload)
    assert [number for number, item in enumerate(items) if not isinstance(item, PostEvent)] == [500]
    assert len({item.id for item in items if isinstance(item, PostEvent)}) == 999


@pytest.mark.parametrize("told", [None, "yesterday", "2026-03-11T19:05:00", 7, True, [], "1" * 40, -1, 1e300])
def test_a_time_that_is_none_is_replaced_by_the_receipt(told: Any) -> None:
    seen = event(changed("steak__comment", created_time=told))
    assert (seen.time, seen.time_source) == (RECEIVED, "received")


@pytest.mark.parametrize("told", [1773255900, "1773255900", 1773255900000, "2026-03-11T19:05:00+0000"])
def test_every_notation_of_time_is_read(told: Any) -> None:
    assert event(changed("steak__comment", created_time=told)).time == POSTED
    assert read_time(told) == POSTED


def test_what_is_wrong_is_named_by_its_path() -> None:
    (item,) = parsed(changed("steak__comment", message=["secret"]))
    assert isinstance(item, Quarantined)
    assert item.path == "$.entry[0].changes[0].value.message"
    assert "secret" not in item.problem


@pytest.mark.parametrize("comment_id", ["../me", "12a", "", True, -3, "9" * 21, 1.5, "1_2_3_4", "_1", "1_", "1/2", "²"])
def test_an_id_that_is_none_never_becomes_part_of_a_url(comment_id: Any) -> None:
    (item,) = parsed(changed("steak__comment", comment_id=comment_id))
    assert isinstance(item, Quarantined)


def cut(raw: bytes) -> Iterator[bytes]:
    step = max(1, len(raw) // 40)
    return (raw[:end] for end in range(0, len(raw.rstrip()) - 1, step))


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_body_that_was_cut_off_is_unreadable(name: str) -> None:
    for part in cut((HERE / f"{name}.json").read_bytes()):
        with pytest.raises(Unreadable):
            read_json(part)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in list(members):
        yield value, name
        yield from places(member)


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_payload_with_anything_anywhere_is_never_too_much(name: str) -> None:
    odds: list[Any] = [None, True, -1, "", "--5", [], {}, [[]], {"id": {}}, [None], 10**40]
    for odd in odds:
        payload = fixture(name)
        for holder, key in places(payload):
            kept = holder[key]
            holder[key] = copy.deepcopy(odd)
            items = facebook.parse(Value(payload, "$"), accounts=OURS, access="self_serve", received_at=RECEIVED)
            assert all(isinstance(item, Item) for item in items)
            holder[key] = kept


def test_facebook_is_a_platform() -> None:
    assert get("facebook") is facebook.PLATFORM


def test_what_is_sent_as_meta_comes_in() -> None:
    raw = (HERE / "praise__german_escaped.json").read_bytes()
    headers = facebook.sign(raw, "app")
    verify(SCHEMES["facebook"], secrets=["app"], headers=headers, raw=raw)
    with pytest.raises(WebhookRejected):
        verify(SCHEMES["facebook"], secrets=["app"], headers=headers, raw=json.dumps(json.loads(raw)).encode())


def test_a_payload_says_to_which_pages_it_was_delivered() -> None:
    assert facebook.PLATFORM.receivers(fixture("batch__mixed")) == (PAGE, "999")
    assert facebook.PLATFORM.receivers({"entry": [{"id": None}, {"id": "x"}, 7]}) == ()
    assert facebook.PLATFORM.receivers([]) == ()


@pytest.mark.parametrize("name", ["steak__comment", "rating__stars", "mention__comment", "post__visitor"])
def test_times_are_moved_so_that_the_newest_event_is_now(name: str) -> None:
    now = datetime(2027, 1, 31, 23, 59, 58, 250_000, tzinfo=UTC)
    original = fixture(name)
    moved = event(facebook.move_times(original, to=now))
    assert timedelta(0) <= now - moved.time < timedelta(seconds=1)
    assert moved.id == event(original).id
    assert original == fixture(name)


def test_every_notation_moves_alike() -> None:
    payload = {"time": 1773255960, "a": {"created_time": 1773255900, "updated_time": "2026-03-11T19:05:00+0000"}}
    assert facebook.move_times(payload, to=POSTED + timedelta(days=1)) == {
        "time": 1773342360,
        "a": {"created_time": 1773342300, "updated_time": "2026-03-12T19:05:00+0000"},
    }
    message = facebook.move_times(fixture("messaging__text"), to=POSTED + timedelta(days=1))["entry"][0]
    assert (message["time"], message["messaging"][0]["timestamp"]) == (1773342300200, 1773342300000)
    gone = facebook.move_times(fixture("rating__remove"), to=POSTED)
    assert gone["entry"][0]["time"] == int(POSTED.timestamp())
    assert facebook.move_times({"time": "soon", "created_time": "1773255900"}, to=POSTED) == {
        "time": "soon",
        "created_time": "1773255900",
    }
