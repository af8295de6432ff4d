"""Answering on X: requests, X's answers, and whether our answer went out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater
from chalicelib.domain.playbook import Account
from chalicelib.domain.post import PostEvent
from chalicelib.platforms import SaidBefore, x
from chalicelib.ports import HttpAnswer
from chalicelib.reading import parse

HERE = Path(__file__).resolve().parent / "x"
BRAND = "1380001112223334445"
STEAK_ID = "2098765432109876543"
TEXT = "On our way, Peter! Look for Luis at arrivals & < 2 hours to go 🥩 mortons.com/menu"
SHOWN = "On our way, Peter! Look for Luis at arrivals &amp; &lt; 2 hours to go 🥩 https://t.co/Qm4mLkT9aX"


def event(name: str) -> PostEvent:
    (item,) = x.parse(
        parse((HERE / f"{name}.json").read_bytes()),
        accounts=(Account(id=BRAND, handle="Mortons"),),
        access="self_serve",
        received_at=datetime(2026, 3, 11, 19, 5, 2, tzinfo=UTC),
    )
    assert isinstance(item, PostEvent)
    return item


def answer(status: int, body: Any = None, headers: Mapping[str, str] | None = None) -> HttpAnswer:
    return HttpAnswer(status, headers or {}, body if isinstance(body, bytes) else json.dumps(body).encode())


def refusal(detail: str) -> HttpAnswer:
    return answer(403, {"title": "Forbidden", "status": 403, "detail": detail, "type": "about:blank"})


def timeline(*posts: tuple[str, str, str], **meta: str) -> HttpAnswer:
    listed = [
        {"id": own, "text": text, "referenced_tweets": [{"type": "replied_to", "id": to}]} for own, text, to in posts
    ]
    return answer(200, {"data": listed, "meta": meta | {"result_count": len(listed)}})


def test_a_public_answer_goes_to_the_post() -> None:
    request = x.reply_request(event("steak__activity"), "Käse & more", to="public", base="http://x.test", token="t0")
    assert (request.method, request.url) == ("POST", "http://x.test/2/tweets")
    assert request.headers == {"Authorization": "Bearer t0", "Content-Type": "application/json"}
    assert json.loads(request.body or b"") == {"text": "Käse & more", "reply": {"in_reply_to_tweet_id": STEAK_ID}}


def test_an_edited_post_is_answered_at_its_newest_revision() -> None:
    request = x.reply_request(event("steak__edit"), "ok", to="public", base="http://x.test", token="t")
    assert json.loads(request.body or b"")["reply"] == {"in_reply_to_tweet_id": "2098768888888888888"}


def test_a_private_answer_goes_to_the_author() -> None:
    request = x.reply_request(event("dm__received"), "Yes!", to="private", base="http://x.test/", token="t")
    assert request.url == "http://x.test/2/dm_conversations/with/730011223344556677/messages"
    assert json.loads(request.body or b"") == {"text": "Yes!"}


@pytest.mark.parametrize(
    ("name", "text", "cents"),
    [
        ("steak__activity", "On our way. See you at 9!", 1.0),
        ("quote__activity", "Ours too", 1.0),
        ("untagged__filtered_stream", "Ours too", 1.5),
        ("steak__activity", "See https://mortons.com", 20.0),
        ("steak__activity", "See mortons.com/menu", 20.0),
        ("steak__activity", "Write to care@mortons.com", 1.0),
    ],
)
def test_a_link_makes_an_answer_dear(name: str, text: str, cents: float) -> None:
    assert x.reply_cost_cents(event(name), text, to="public") == cents
    assert x.reply_cost_cents(event(name), text, to="private") == 1.5


def test_x_names_what_it_posted() -> None:
    assert x.read_reply(answer(201, {"data": {"id": "2098790000000000001", "text": "…"}})) == "2098790000000000001"
    assert x.read_reply(answer(201, {"data": {"dm_conversation_id": "1-2", "dm_event_id": "77"}})) == "77"


@pytest.mark.parametrize("body", [b"", b"{", {}, {"data": {}}, {"data": {"id": None}}, {"data": []}, {"errors": []}])
def test_a_success_that_names_nothing_leaves_the_fate_unknown(body: Any) -> None:
    with pytest.raises(FateUnknown):
        x.read_reply(answer(201, body))


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504, 599])
def test_a_breakdown_leaves_the_fate_unknown(status: int) -> None:
    with pytest.raises(FateUnknown):
        x.read_reply(answer(status, b"<html>over capacity</html>"))


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"retry-after": "90"}, timedelta(seconds=90)),
        ({"date": "Wed, 11 Mar 2026 19:05:00 GMT", "x-rate-limit-reset": "1773256500"}, timedelta(minutes=10)),
        ({"date": "Wed, 11 Mar 2026 19:05:00 GMT", "x-rate-limit-reset": "1"}, timedelta(0)),
        ({"retry-after": "999999999999"}, timedelta(days=1)),
        ({"x-rate-limit-reset": "1773256500"}, None),
        ({"date": "yesterday", "x-rate-limit-reset": "soon", "retry-after": "-1"}, None),
        ({}, None),
    ],
)
def test_too_many_requests_wait_as_long_as_x_says(headers: Mapping[str, str], after: timedelta | None) -> None:
    with pytest.raises(TryAgainLater) as caught:
        x.read_reply(answer(429, {"title": "Too Many Requests"}, headers))
    assert caught.value.after == after


@pytest.mark.parametrize(
    ("given", "fix"),
    [
        (answer(400, {"type": "https://api.x.com/2/problems/invalid-request"}), "cashtag"),
        (answer(401, {"title": "Unauthorized"}), "access token"),
        (answer(402, {"type": "https://api.x.com/2/problems/credits-depleted"}), "credits"),
        (answer(404, {}), "gone"),
        (answer(429, {"type": "https://api.x.com/2/problems/usage-capped"}), "usage cap"),
        (answer(301, b""), "base URL"),
        (
            refusal(
                "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged"
            ),
            "summoned",
        ),
        (refusal("You attempted to reply to a Tweet that is deleted or not visible to you."), "gone or hidden"),
        (refusal("Your account is suspended and is not permitted to access this feature."), "suspended"),
        (refusal("Your client app is not configured with the appropriate oauth1 app permissions"), "right to write"),
        (refusal("Something else"), "developer console"),
        (answer(418, b"\xff\xfe"), "developer console"),
    ],
)
def test_a_refusal_names_what_to_do_and_quotes_nothing(given: HttpAnswer, fix: str) -> None:
    with pytest.raises(GaveUp, match=fix) as caught:
        x.read_reply(given)
    assert "Something else" not in str(caught.value)


def test_duplicate_content_has_to_be_read_back() -> None:
    with pytest.raises(SaidBefore) as caught:
        x.read_reply(refusal("You are not allowed to create a Tweet with duplicate content."))
    assert isinstance(caught.value, FateUnknown)
    assert not caught.value.retry_if_absent


def test_a_read_back_asks_for_all_we_wrote_since() -> None:
    request = x.read_back_request(event("steak__edit"), to="public", base="http://x.test", token="t0")
    assert request.method == "GET"
    assert request.url == (
        f"http://x.test/2/users/{BRAND}/tweets?since_id={STEAK_ID}"
        "&tweet.fields=referenced_tweets%2Ccreated_at&max_results=100"
    )
    assert request.headers == {"Authorization": "Bearer t0"}
    assert request.body is None


@pytest.mark.parametrize(
    "shown",
    [
        SHOWN,
        f"@petershank {SHOWN}",
        f"@petershank @somebody_else {SHOWN} ",
        TEXT,
        SHOWN.replace(" ", "  "),
    ],
)
def test_our_answer_is_found_as_x_shows_it(shown: str) -> None:
    found = timeline(("3", "Other", STEAK_ID), ("4", shown, STEAK_ID))
    assert x.find_reply(found, event("steak__activity"), f"  {TEXT}\n", to="public") == "4"
    known = x.find_reply(found, event("steak__activity"), TEXT, to="public", is_another=lambda own: own == "4")
    assert known is None


@pytest.mark.parametrize(
    "posts",
    [
        (),
        (("4", SHOWN, "5"),),
        (("4", "On our way, Peter!", STEAK_ID),),
        (("4", SHOWN + " Bye", STEAK_ID),),
        (("4", "Well: " + SHOWN, STEAK_ID),),
        (("4", SHOWN.replace("Luis", "Ana"), STEAK_ID),),
    ],
)
def test_another_answer_is_not_ours(posts: tuple[tuple[str, str, str], ...]) -> None:
    assert x.find_reply(timeline(*posts), event("steak__activity"), TEXT, to="public") is None


def test_an_answer_to_any_revision_counts() -> None:
    for to in (STEAK_ID, "2098768888888888888"):
        assert x.find_reply(timeline(("9", "ok", to)), event("steak__edit"), "ok", to="public") == "9"


def test_a_timeline_without_posts_shows_that_nothing_went_out() -> None:
    assert x.find_reply(answer(200, {"meta": {"result_count": 0}}), event("steak__activity"), TEXT, to="public") is None


def test_a_timeline_that_goes_on_proves_nothing() -> None:
    with pytest.raises(GaveUp, match="look in X's app"):
        x.find_reply(timeline(("4", "Other", "5"), next_token="7"), event("steak__activity"), TEXT, to="public")
    assert (
        x.find_reply(timeline(("4", SHOWN, STEAK_ID), next_token="7"), event("steak__activity"), TEXT, to="public")
        == "4"
    )


@pytest.mark.parametrize(
    "given", [answer(429), answer(500), answer(503), answer(200, b""), answer(200, {"data": [{}]})]
)
def test_a_read_back_that_fails_is_tried_again_and_never_taken_for_a_no(given: HttpAnswer) -> None:
    with pytest.raises(TryAgainLater):
        x.find_reply(given, event("steak__activity"), TEXT, to="public")


@pytest.mark.parametrize("status", [301, 401, 403, 404])
def test_a_read_back_that_is_refused_goes_to_a_person(status: int) -> None:
    with pytest.raises(GaveUp, match="can't be read back"):
        x.find_reply(answer(status, {}), event("steak__activity"), TEXT, to="public")


def test_a_message_is_found_in_the_conversation_with_its_author() -> None:
    message = event("dm__received")
    request = x.read_back_request(message, to="private", base="http://x.test", token="t")
    assert request.url.startswith("http://x.test/2/dm_conversations/with/730011223344556677/dm_events?")
    assert "sender_id" in request.url

    def conversation(own: str, sender: str) -> HttpAnswer:
        return answer(200, {"data": [{"id": own, "text": "Yes!", "sender_id": sender, "event_type": "MessageCreate"}]})

    assert (
        x.find_reply(conversation("2098775555555555556", BRAND), message, "Yes!", to="private") == "2098775555555555556"
    )
    assert (
        x.find_reply(conversation("2098775555555555556", "730011223344556677"), message, "Yes!", to="private") is None
    )
    assert x.find_reply(conversation("2098775555555555554", BRAND), message, "Yes!", to="private") is None


def test_a_text_of_odd_characters_is_found_too() -> None:
    for text in ("(a+)+$ [x] \\d *", "a.b.c.d", "?" * 500, "@petershank hi", "Cafe\u0301 😀"):
        shown = "@petershank " + text.replace("&", "&amp;").replace("e\u0301", "é")
        assert x.find_reply(timeline(("4", shown, STEAK_ID)), event("steak__activity"), text, to="public") == "4"
