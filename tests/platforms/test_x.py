"""X: what becomes of every payload, ours and the recorded ones."""

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
    AccountAlert,
    Attachment,
    Ignored,
    Item,
    Mention,
    PostEvent,
    Quarantined,
    Retraction,
    TaggedPlace,
)
from chalicelib.platforms import get, x
from chalicelib.platforms.verify import SCHEMES, verify
from chalicelib.reading import Value
from chalicelib.reading import parse as read_json

HERE = Path(__file__).resolve().parent / "x"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "platforms" / "payloads"
BRAND = "1380001112223334445"
OURS = (Account(id=BRAND, handle="Mortons"), Account(id="990000000000000001", handle="MortonsCare"))
RECEIVED = datetime(2026, 3, 11, 19, 5, 2, tzinfo=UTC)
POSTED = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)
STEAK = "Hey @Mortons – can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)"
needs_samples = pytest.mark.skipif(not SHARED.exists(), reason="shared samples are not here")


def fixture(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_bytes())


def parsed(payload: Any, *, accounts: tuple[Account, ...] = OURS, access: str = "self_serve") -> tuple[Item, ...]:
    value = read_json(json.dumps(payload).encode())
    return x.parse(value, accounts=accounts, access=access, received_at=RECEIVED)


def event(payload: Any, *, access: str = "self_serve") -> PostEvent:
    (item,) = parsed(payload, access=access)
    assert isinstance(item, PostEvent), item
    return item


def changed(name: str, **fields: Any) -> Any:
    """A fixture of the activity API with other fields in its post."""
    payload = fixture(name)
    payload["data"]["payload"] |= fields
    return payload


def outcome(item: Item) -> str:
    if isinstance(item, PostEvent):
        public = "may answer" if item.reply.public.allowed else str(item.reply.public.reason)
        return f"{item.type.rpartition('.')[2]} {item.post.kind}, {public}"
    if isinstance(item, Retraction):
        return f"retraction {item.key}"
    if isinstance(item, AccountAlert):
        return f"alert {item.code}"
    return f"ignored {item.reason}" if isinstance(item, Ignored) else f"quarantined {item.path}"


OUTCOMES = {
    "batch__account_activity": [
        "created mention, may answer",
        "quarantined $.tweet_create_events[1].user",
        "ignored repost",
        "retraction x:2098765432109876543",
        "created direct_message, no_api",
        "ignored echo",
        "ignored not_a_post",
        "ignored not_a_post",
    ],
    "chat__received": ["ignored encrypted"],
    "complaint__activity": ["created mention, may answer"],
    "dm__received": ["created direct_message, no_api"],
    "echo__own_post": ["ignored echo"],
    "like__create": ["ignored not_a_post"],
    "long__account_activity": ["created mention, may answer"],
    "long__note_tweet": ["created mention, may answer"],
    "praise__activity": ["created mention, may answer"],
    "protected__activity": ["created mention, hidden"],
    "quote__activity": ["created quote, may answer"],
    "replay__complete": ["ignored replay_status"],
    "replay__incomplete": ["alert replay_incomplete"],
    "reply__activity": ["created reply, may answer"],
    "revoke__oauth": ["alert access_revoked"],
    "steak__account_activity": ["created mention, may answer"],
    "steak__activity": ["created mention, may answer"],
    "steak__delete": ["retraction x:2098765432109876543"],
    "steak__edit": ["updated mention, may answer"],
    "steak__filtered_stream": ["created mention, may answer"],
    "steak__soon": ["created mention, may answer"],
    "untagged__filtered_stream": ["created search_match, not_summoned"],
    "wish__german_escaped": ["created mention, may answer"],
}

RECORDED = {
    "aaa_dm_read": ["ignored not_a_post"],
    "aaa_tweet_create_mention": ["created mention, may answer"],
    "aaa_tweet_delete": ["retraction x:1045405559317569537"],
    "aaa_user_revoke": ["alert access_revoked"],
    "xaa_dm_received": ["created direct_message, no_api"],
    "xaa_follow_follow": ["ignored not_a_post"],
    "xaa_like_create": ["ignored not_a_post"],
    "xaa_post_create": ["ignored echo"],
    "xaa_post_delete": ["retraction x:2080761269309813134"],
    "xaa_post_mention_create": ["created mention, may answer"],
    "xaa_post_reply_create": ["created reply, may answer"],
    "xaa_post_repost_create": ["ignored repost"],
}
THEIRS = (Account(id="1", handle="ChatwootApp"), Account(id="1111111111111111111", handle="ExampleUser"))


def test_every_fixture_has_its_expected_outcome() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == OUTCOMES.keys()


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_payload_becomes_what_it_should(name: str) -> None:
    assert [outcome(item) for item in parsed(fixture(name))] == OUTCOMES[name]


@needs_samples
def test_every_recorded_payload_becomes_what_it_should() -> None:
    found = {
        path.stem: [outcome(item) for item in parsed(json.loads(path.read_bytes()), accounts=THEIRS)]
        for path in sorted((SHARED / "x").glob("*.json"))
    }
    assert found == RECORDED


@needs_samples
def test_payloads_of_other_platforms_are_not_ours() -> None:
    others = [path for path in SHARED.glob("*/*.json") if path.parent.name != "x"]
    assert len(others) > 90
    for path in others:
        assert parsed(json.loads(path.read_bytes())) == (Ignored(reason="not_x"),), path


@pytest.mark.parametrize(
    "payload", [None, 7, "x", [], {}, {"data": []}, {"data": {}}, {"data": {"id": "1", "text": "a"}}]
)
def test_any_other_json_is_ignored(payload: Any) -> None:
    assert parsed(payload) == (Ignored(reason="not_x"),)


def test_the_steak_post_is_read_whole() -> None:
    steak = event(fixture("steak__activity"))
    assert steak.id == "x:2098765432109876543"
    assert steak.source == f"/platforms/x/accounts/{BRAND}"
    assert steak.subject == steak.post.post_id == steak.post.revision == "2098765432109876543"
    assert (steak.time, steak.time_source, steak.received_at) == (POSTED, "platform", RECEIVED)
    assert steak.post.text == STEAK
    assert steak.post.addressed
    assert steak.post.language == "en"
    assert steak.post.url == "https://x.com/petershank/status/2098765432109876543"
    assert steak.post.mentions == (Mention(id=BRAND, username="Mortons", is_self=True),)
    assert steak.post.author.username == "petershank"
    assert steak.post.author.display_name == "Peter S."
    assert steak.post.author.followers_count == 128431
    assert steak.post.author.is_verified is True
    assert steak.post.author.is_bot is None
    assert steak.post.engagement.likes == 0
    assert (steak.reply.public.max_length, steak.reply.public.length_unit) == (280, "weighted")
    assert steak.reply.private.reason == "author_must_write_first"


def test_three_envelopes_of_one_post_tell_the_same() -> None:
    seen = [event(fixture(f"steak__{name}")) for name in ("activity", "account_activity", "filtered_stream")]
    for other in seen[1:]:
        assert other.id == seen[0].id
        assert other.conversation == seen[0].conversation
        assert other.time == seen[0].time
        assert (other.post.text, other.post.author, other.post.kind) == (STEAK, seen[0].post.author, "mention")
        assert (other.post.addressed, other.post.url) == (True, seen[0].post.url)
        assert other.reply == seen[0].reply


def test_the_same_payload_twice_is_the_same_twice() -> None:
    for name in OUTCOMES:
        assert parsed(fixture(name)) == parsed(fixture(name))


def test_an_edit_keeps_the_key_and_says_that_it_is_one() -> None:
    edit = event(fixture("steak__edit"))
    assert (edit.id, edit.type) == ("x:2098765432109876543", "social.post.updated")
    assert edit.post.revision == "2098768888888888888"
    assert edit.post.revision_ids == ("2098765432109876543", "2098768888888888888")
    assert edit.post.edited_at == datetime(2026, 3, 11, 19, 9, 30, tzinfo=UTC)
    assert "three hours" in str(edit.post.text)


def test_an_edit_in_the_older_form_keeps_the_key_too() -> None:
    payload = fixture("steak__account_activity")
    first, second = "2098765432109870000", "2098765432109876543"
    payload["tweet_create_events"][0]["edit_history"] = {"initial_tweet_id": first, "edit_tweet_ids": [first, second]}
    edit = event(payload)
    assert (edit.id, edit.post.revision, edit.post.revision_ids) == (f"x:{first}", second, (first, second))


@pytest.mark.parametrize("name", ["long__note_tweet", "long__account_activity"])
def test_a_long_post_is_read_to_its_end(name: str) -> None:
    post = event(fixture(name)).post
    assert str(post.text).endswith("Thank you @Mortons")
    assert (post.text_truncated, post.links) == (False, ())
    assert post.mentions[0].is_self


@pytest.mark.parametrize(
    ("name", "whole"), [("long__note_tweet", "note_tweet"), ("long__account_activity", "extended_tweet")]
)
def test_a_cut_post_says_so(name: str, whole: str) -> None:
    payload = fixture(name)
    post = payload["data"]["payload"] if "data" in payload else payload["tweet_create_events"][0]
    del post[whole]
    assert event(payload).post.text_truncated


def test_a_whole_text_without_entities_of_its_own_is_whole() -> None:
    payload = fixture("long__note_tweet")
    del payload["data"]["payload"]["note_tweet"]["entities"]
    assert not event(payload).post.text_truncated


def test_a_cut_text_without_entities_is_known_by_its_end() -> None:
    payload = fixture("untagged__filtered_stream")
    payload["data"]["text"] = "Learn how to use the timeline endpoints to explore Post… https://t.co/56a0vZUx7i"
    assert event(payload).post.text_truncated
    payload["data"]["text"] = "Wait for it… https://example.com"
    assert not event(payload).post.text_truncated


def test_text_is_as_the_author_typed_it() -> None:
    post = event(changed("steak__activity", text="1 &lt; 2 &amp;amp; &quot;Cafe\u0301&quot; &gt; @Mortons")).post
    assert post.text == "1 < 2 &amp; &quot;Café&quot; > @Mortons"


def test_an_escaped_body_is_the_same_text() -> None:
    wish = event(fixture("wish__german_escaped"))
    assert str(wish.post.text).startswith("Grüße aus Köln! Hätte Riesenlust auf ein Käsesoufflé von @Mortons")
    assert wish.post.language == "de"


def test_what_belongs_to_a_post_is_kept() -> None:
    post = event(fixture("praise__activity")).post
    assert post.hashtags == ("steaknight",)
    assert post.links == ()
    assert post.attachments == (
        Attachment(type="image", url="https://pbs.twimg.com/media/steak.jpg", alt_text="Two plates & candles"),
    )
    assert post.place == TaggedPlace(id="01a9a39529b27f36", name="Hackensack, NJ")


@pytest.mark.parametrize(
    ("point", "place"),
    [
        ([-74.1687, 40.6925], TaggedPlace(latitude=40.6925, longitude=-74.1687)),
        ([40.0, -174.1687], None),
        ([200.0, 10.0], None),
        ([1.0], None),
        ([], None),
    ],
)
def test_only_a_point_on_earth_is_a_place(point: list[float], place: TaggedPlace | None) -> None:
    assert (
        event(changed("steak__activity", geo={"coordinates": {"type": "Point", "coordinates": point}})).post.place
        == place
    )
    older = fixture("steak__account_activity")
    older["tweet_create_events"][0]["coordinates"] = {"type": "Point", "coordinates": point}
    assert event(older).post.place == place


def test_links_are_told_as_the_author_meant_them() -> None:
    urls = [{"url": "https://t.co/a", "expanded_url": "https://mortons.com/menu"}, {"url": "https://t.co/b"}]
    assert event(changed("steak__activity", entities={"urls": urls})).post.links == (
        "https://mortons.com/menu",
        "https://t.co/b",
    )


@pytest.mark.parametrize(
    ("told", "language"), [("en", "en"), ("und", None), ("qme", None), ("zxx", None), ("iw", "he")]
)
def test_only_languages_count_as_languages(told: str, language: str | None) -> None:
    assert event(changed("steak__activity", lang=told)).post.language == language


def test_followers_that_x_does_not_tell_are_unknown_and_never_none_at_all() -> None:
    assert event(fixture("untagged__filtered_stream")).post.author.followers_count is None
    payload = fixture("steak__activity")
    payload["data"]["includes"]["users"][0]["public_metrics"]["followers_count"] = 0
    assert event(payload).post.author.followers_count == 0


def test_an_indirect_touchpoint_is_not_addressed_and_not_answerable_for_self_serve() -> None:
    payload = fixture("untagged__filtered_stream")
    seen = event(payload)
    assert (seen.post.kind, seen.post.addressed) == ("search_match", False)
    assert seen.post.matched_rules == ("steak-wishes", "120897978112909813")
    assert event(payload, access="enterprise").reply.public.allowed


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("hey @mortons!", True),
        ("hey .@MORTONS", True),
        ("こんにちは@Mortons", True),
        ("\uff20Mortons hi", True),
        ("mail a@mortons.com", False),
        ("a@Mortons", False),
        ("@MortonsFan hi", False),
        ("@Mortons_ hi", False),
        ("@@Mortons", False),
        ("Mortons hi", False),
    ],
)
def test_without_entities_handles_are_found_by_the_rule_of_x(text: str, ours: bool) -> None:
    payload = fixture("untagged__filtered_stream")
    payload["data"]["text"] = text
    assert event(payload).post.addressed is ours


def test_a_handle_that_now_belongs_to_somebody_else_is_not_us() -> None:
    entities = {"mentions": [{"start": 4, "end": 12, "username": "Mortons", "id": "5"}]}
    payload = {"data": changed("steak__activity", entities=entities)["data"]["payload"], "matching_rules": []}
    assert not event(payload).post.addressed


def test_the_stream_belongs_to_the_account_that_is_mentioned_else_to_the_first() -> None:
    payload = fixture("untagged__filtered_stream")
    assert event(payload).post.account_id == BRAND
    payload["data"]["text"] = "@mortonscare where is my table?"
    assert event(payload).post.account_id == OURS[1].id


def test_a_streamed_reply_belongs_to_the_account_that_it_answers() -> None:
    payload = fixture("untagged__filtered_stream")
    payload["data"]["referenced_tweets"] = [{"type": "replied_to", "id": "6"}]
    payload["includes"]["tweets"] = [{"id": "6", "author_id": OURS[1].id, "text": "Which cut is yours?"}]
    reply = event(payload).post
    assert (reply.account_id, reply.kind, reply.addressed) == (OURS[1].id, "reply", True)


def test_a_reply_is_addressed_and_its_automatic_handle_is_a_summons() -> None:
    reply = event(fixture("reply__activity"))
    assert (reply.post.kind, reply.post.addressed) == ("reply", True)
    assert reply.post.in_reply_to_id == "2098700000000000001"
    assert reply.post.author.id == "730011223344556677"
    assert reply.post.author.username is None
    assert reply.post.url == "https://x.com/i/web/status/2098780000000000001"
    assert event(changed("reply__activity", display_text_range=[0, 29])).reply.public.allowed
    assert event(fixture("reply__activity"), access="enterprise").reply.public.allowed


def test_a_reply_to_somebody_else_is_a_match_of_the_search_only() -> None:
    payload = fixture("untagged__filtered_stream")
    payload["data"] |= {"in_reply_to_user_id": "5", "referenced_tweets": [{"type": "replied_to", "id": "6"}]}
    seen = event(payload)
    assert (seen.post.kind, seen.post.addressed, seen.post.in_reply_to_id) == ("search_match", False, "6")


def test_a_quote_of_our_post_is_answerable_but_not_addressed() -> None:
    quote = event(fixture("quote__activity"))
    assert (quote.post.kind, quote.post.addressed, quote.reply.public.allowed) == ("quote", False, True)
    data = fixture("quote__activity")["data"]
    streamed = {"data": data["payload"], "includes": data["includes"], "matching_rules": []}
    assert event(streamed).post.kind == "quote"
    streamed["includes"]["tweets"] = []
    assert event(streamed).post.kind == "search_match"


@pytest.mark.parametrize("settings", ["following", "mentionedUsers", "subscribers", "verified", "something new"])
def test_who_may_reply_is_the_authors_choice_but_a_mention_opens_the_door(settings: str) -> None:
    payload = fixture("untagged__filtered_stream")
    payload["data"]["reply_settings"] = settings
    assert event(payload, access="enterprise").reply.public.reason == "not_summoned"
    assert event(changed("steak__activity", reply_settings=settings)).reply.public.allowed


def test_a_protected_author_is_limited() -> None:
    assert event(fixture("protected__activity")).post.visibility == "limited"
    assert event(fixture("protected__activity"), access="enterprise").reply.public.reason == "hidden"


def test_a_message_is_private_and_answered_in_private() -> None:
    message = event(fixture("dm__received"))
    assert message.post.text == "Do you have a table for six at 8 <tonight>?"
    assert (message.post.visibility, message.post.addressed, message.post.url) == ("private", True, None)
    assert message.post.author.username == "annakoch_nyc"
    assert message.conversation == f"x:730011223344556677-{BRAND}"
    assert message.time == POSTED
    assert message.reply.private.allowed
    assert (message.reply.private.max_length, message.reply.private.length_unit) == (10_000, "characters")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("steak__activity", "$.data.filter.user_id"),
        ("echo__own_post", "$.data.filter.user_id"),
        ("dm__received", "$.data.filter.user_id"),
        ("steak__account_activity", "$.for_user_id"),
    ],
)
def test_an_account_that_nobody_told_us_of_is_quarantined(name: str, path: str) -> None:
    (item,) = parsed(fixture(name), accounts=OURS[1:])
    assert isinstance(item, Quarantined)
    assert item.path == path
    assert item.problem.startswith("account is not in channels.json")


def test_an_endpoint_without_accounts_quarantines() -> None:
    for name in ("steak__filtered_stream", "steak__delete"):
        (item,) = parsed(fixture(name), accounts=())
        assert isinstance(item, Quarantined)


def test_our_own_posts_are_echoes_wherever_they_come_from() -> None:
    payload = fixture("steak__filtered_stream")
    payload["data"]["author_id"] = OURS[1].id
    assert parsed(payload) == (Ignored(reason="echo"),)


@pytest.mark.parametrize(
    ("event_type", "reason"),
    [
        ("follow.unfollow", "not_a_post"),
        ("profile.update.bio", "not_a_post"),
        ("ProfileBioUpdate", "not_a_post"),
        ("dm.read", "not_a_post"),
        ("spaces.start", "not_a_post"),
        ("chat.sent", "encrypted"),
        ("post.imagined.create", "unknown_event"),
    ],
)
def test_other_activity_is_ignored_with_its_reason(event_type: str, reason: str) -> None:
    payload = {"data": {"event_type": event_type, "filter": {}, "payload": {}}}
    assert parsed(payload) == (Ignored(reason=reason),)


def test_an_empty_list_is_no_item() -> None:
    assert parsed({"for_user_id": BRAND, "tweet_create_events": []}) == ()


def test_lists_and_envelopes_that_x_may_invent_are_unknown() -> None:
    assert parsed({"for_user_id": BRAND, "spaces_events": [{}, {}]}) == (Ignored(reason="unknown_event"),) * 2
    assert parsed({"for_user_id": BRAND}) == (Ignored(reason="unknown_event"),)
    assert parsed({"user_event": {"joined": {}}}) == (Ignored(reason="unknown_event"),)


@pytest.mark.parametrize(
    "told", [None, "yesterday", "2026-03-11T19:05:00", "9999-12-31T23:59:59Z", 7, True, [], "1" * 40]
)
def test_a_time_that_is_none_is_replaced_by_the_receipt(told: Any) -> None:
    seen = event(changed("steak__activity", created_at=told))
    assert (seen.time, seen.time_source) == (RECEIVED, "received")


@pytest.mark.parametrize(
    "told",
    [
        "2026-03-11T19:05:00Z",
        "2026-03-11T15:05:00.000-04:00",
        "Wed Mar 11 19:05:00 +0000 2026",
        "1773255900000",
        1773255900000,
    ],
)
def test_every_notation_of_time_is_read(told: Any) -> None:
    assert event(changed("steak__activity", created_at=told)).time == POSTED


def test_the_older_form_tells_the_time_twice() -> None:
    payload = fixture("steak__account_activity")
    del payload["tweet_create_events"][0]["created_at"]
    assert (event(payload).time, event(payload).time_source) == (POSTED, "platform")


def test_what_is_wrong_is_named_by_its_path() -> None:
    (item,) = parsed(changed("steak__activity", public_metrics={"like_count": "many"}))
    assert isinstance(item, Quarantined)
    assert item.path == "$.data.payload.public_metrics.like_count"
    assert "many" not in item.problem


@pytest.mark.parametrize("post_id", ["../../users", "12a", "", True, -3, "9" * 21, 1.5])
def test_an_id_that_is_none_never_becomes_part_of_a_url(post_id: Any) -> None:
    (item,) = parsed(changed("steak__activity", id=post_id))
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
    odds: list[Any] = [None, True, -1, "", "--5", [], {}, [[]], {"data": {}}, [None]]
    for odd in odds:
        payload = fixture(name)
        for holder, key in places(payload):
            kept = holder[key]
            holder[key] = copy.deepcopy(odd)
            items = x.parse(Value(payload, "$"), accounts=OURS, access="self_serve", received_at=RECEIVED)
            assert all(isinstance(item, Item) for item in items)
            holder[key] = kept


def test_x_is_a_platform_and_myspace_is_none() -> None:
    assert get("x") is x.PLATFORM
    with pytest.raises(KeyError):
        get("myspace")


def test_what_is_sent_as_x_comes_in() -> None:
    raw = (HERE / "wish__german_escaped.json").read_bytes()
    headers = x.sign(raw, "consumer")
    verify(SCHEMES["x"], secrets=["consumer"], headers=headers, raw=raw)
    with pytest.raises(WebhookRejected):
        verify(SCHEMES["x"], secrets=["consumer"], headers=headers, raw=json.dumps(json.loads(raw)).encode())


@pytest.mark.parametrize(
    "name", ["steak__activity", "steak__account_activity", "steak__filtered_stream", "dm__received"]
)
def test_times_are_moved_so_that_the_newest_event_is_now(name: str) -> None:
    now = datetime(2027, 1, 31, 23, 59, 58, 250_000, tzinfo=UTC)
    original = fixture(name)
    moved = event(x.move_times(original, to=now))
    assert timedelta(0) <= now - moved.time < timedelta(seconds=1)
    assert moved.id == event(original).id
    assert original == fixture(name)


def test_all_times_move_alike_and_accounts_stay_as_old_as_they_are() -> None:
    later = datetime(2026, 4, 11, 19, 5, tzinfo=UTC)
    moved = x.move_times(fixture("quote__activity"), to=later)["data"]
    quote, own = moved["includes"]["tweets"]
    assert quote["created_at"] == "2026-04-11T19:05:00.000Z"
    assert quote["edit_controls"]["editable_until"] == "2026-04-11T20:05:00.000Z"
    assert own["created_at"] == "2026-04-10T15:00:00.000Z"
    assert [user["created_at"][:4] for user in moved["includes"]["users"]] == ["2009", "2021"]
    batch = x.move_times(fixture("batch__account_activity"), to=later)
    assert batch["tweet_create_events"][0]["created_at"] == "Sat Apr 11 19:05:00 +0000 2026"
    assert batch["tweet_create_events"][0]["user"]["created_at"] == "Sun Dec 14 04:35:55 +0000 2014"
    assert batch["favorite_events"][0]["timestamp_ms"] == 1775934300000
    assert batch["direct_message_events"][0]["created_timestamp"] == "1775934300000"
    assert (
        x.move_times(fixture("revoke__oauth"), to=later)["data"]["payload"]["date_time"] == "2026-04-11T19:05:00+00:00"
    )


def test_an_account_younger_than_its_post_is_not_the_newest_event() -> None:
    payload = fixture("steak__activity")
    payload["data"]["includes"]["users"][0]["created_at"] = "2026-05-01T00:00:00.000Z"
    assert event(x.move_times(payload, to=RECEIVED)).time == RECEIVED


def test_a_payload_without_times_stays_as_it_is() -> None:
    payload = fixture("steak__delete")
    assert x.move_times(payload, to=RECEIVED) == payload
