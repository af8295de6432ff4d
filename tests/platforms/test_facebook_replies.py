"""Answering on Facebook: requests, the Graph API's answers, and whether our answer went out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

import pytest

from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater
from chalicelib.domain.playbook import Account
from chalicelib.domain.post import PostEvent
from chalicelib.platforms import SaidBefore, facebook
from chalicelib.ports import HttpAnswer
from chalicelib.reading import parse

HERE = Path(__file__).resolve().parent / "facebook"
PAGE = "104870563214499"
STEAK_ID = "912345678901234_500000000000001"
VISITOR_POST = f"{PAGE}_912345678901299"
TEXT = "On our way, Peter! Käse & < 2 hours to go 🥩\n\nmortons.com/menu"


def event(name: str) -> PostEvent:
    (item,) = facebook.parse(
        parse((HERE / f"{name}.json").read_bytes()),
        accounts=(Account(id=PAGE, handle="Mortons"),),
        access="self_serve",
        received_at=datetime(2026, 3, 11, 19, 5, 4, tzinfo=UTC),
    )
    assert isinstance(item, PostEvent)
    return item


def answer(status: int, body: Any = None, headers: Mapping[str, str] | None = None) -> HttpAnswer:
    return HttpAnswer(status, headers or {}, body if isinstance(body, bytes) else json.dumps(body).encode())


def refusal(code: int, subcode: int | None = None, *, status: int = 400, **more: Any) -> HttpAnswer:
    error = {"message": f"(#{code}) Anna can't", "type": "OAuthException", "code": code, "fbtrace_id": "A1", **more}
    return answer(status, {"error": error if subcode is None else {**error, "error_subcode": subcode}})


def said(text: str, *, own: str = "912345678901234_77", by: str | None = PAGE, below: str | None = STEAK_ID) -> Any:
    entry: dict[str, Any] = {"id": own, "message": text, "created_time": "2026-03-11T19:09:00+0000"}
    if by is not None:
        entry["from"] = {"name": "Morton's", "id": by}
    if below is not None:
        entry["parent"] = {"id": below}
    return entry


def thread(*entries: Any, **paging: str) -> HttpAnswer:
    return answer(200, {"data": list(entries), **({"paging": paging} if paging else {})})


def private(*messages: Any, open_still: bool = False) -> HttpAnswer:
    shown: dict[str, Any] = {"can_reply_privately": open_still, "id": STEAK_ID}
    if messages:
        shown["private_reply_conversation"] = {"id": "t_1", "messages": {"data": list(messages)}}
    return answer(200, shown)


def find(shown: HttpAnswer, name: str = "steak__comment", *, private: bool = False, text: str = TEXT) -> str | None:
    return facebook.find_reply(shown, event(name), text, to="private" if private else "public")


def test_an_answer_that_is_known_to_be_another_one_is_not_taken_for_this() -> None:
    """A thread shows all answers alike: here one in the same words to another comment of it."""
    channels: tuple[Literal["public", "private"], ...] = ("public", "private")
    alike = (said(TEXT, own="912345678901234_77"), said(TEXT, own="912345678901234_76"))
    for known, found in (("77", "76"), ("76", "77")):

        def is_another(own: str, known: str = known) -> bool:
            return own == f"912345678901234_{known}"

        for shown, to in zip((thread(*alike), private(*alike)), channels, strict=True):
            one = facebook.find_reply(shown, event("steak__comment"), TEXT, to=to, is_another=is_another)
            assert one == f"912345678901234_{found}"


@pytest.mark.parametrize(
    ("name", "answered"),
    [
        ("steak__comment", STEAK_ID),
        ("post__visitor", VISITOR_POST),
        ("rating__stars", "904801129604591"),
        ("mention__post_elsewhere", "6159484377654321_122197857164920"),
    ],
)
def test_a_public_answer_is_a_comment_below_the_post(name: str, answered: str) -> None:
    request = facebook.reply_request(event(name), TEXT, to="public", base="http://graph.test/v25.0/", token="t0")
    assert (request.method, request.url) == ("POST", f"http://graph.test/v25.0/{answered}/comments")
    assert request.headers == {"Authorization": "Bearer t0", "Content-Type": "application/json"}
    assert json.loads(request.body or b"") == {"message": TEXT}


@pytest.mark.parametrize(
    ("name", "recipient"),
    [
        ("steak__comment", {"comment_id": STEAK_ID}),
        ("mention__comment", {"comment_id": STEAK_ID}),
        ("reply__to_comment", {"comment_id": "912345678901234_500000000000008"}),
        ("comment__without_author", {"comment_id": "912345678901234_500000000000006"}),
        ("post__visitor", {"post_id": VISITOR_POST}),
    ],
)
def test_a_private_answer_is_addressed_by_what_was_written(name: str, recipient: Mapping[str, str]) -> None:
    request = facebook.reply_request(event(name), TEXT, to="private", base="http://graph.test", token="t")
    assert request.url == f"http://graph.test/{PAGE}/messages"
    assert json.loads(request.body or b"") == {
        "recipient": recipient,
        "messaging_type": "RESPONSE",
        "message": {"text": TEXT},
    }


def test_answers_cost_nothing() -> None:
    for to in ("public", "private"):
        assert facebook.reply_cost_cents(event("steak__comment"), "https://mortons.com", to=to) == 0


def test_facebook_names_what_it_took() -> None:
    assert facebook.read_reply(answer(200, {"id": "912345678901234_77"})) == "912345678901234_77"
    assert facebook.read_reply(answer(200, {"recipient_id": "5", "message_id": "m_AG5Hz2U_-x"})) == "m_AG5Hz2U_-x"


@pytest.mark.parametrize(
    "body", [b"", b"{", {}, {"id": None}, {"id": "../x"}, {"success": True}, [], {"message_id": 1.5}]
)
def test_a_success_that_names_nothing_leaves_the_fate_unknown(body: Any) -> None:
    with pytest.raises(FateUnknown):
        facebook.read_reply(answer(200, body))


@pytest.mark.parametrize(
    "given",
    [
        answer(500, b"<html>"),
        answer(503),
        answer(408),
        refusal(1),
        refusal(2, status=500),
        refusal(2),
        refusal(12345, is_transient=True),
        refusal(190, status=500),
    ],
)
def test_a_breakdown_leaves_the_fate_unknown(given: HttpAnswer) -> None:
    with pytest.raises(FateUnknown) as caught:
        facebook.read_reply(given)
    assert caught.value.retry_if_absent


@pytest.mark.parametrize("code", [4, 17, 32, 613, 80001, 80006])
def test_too_many_requests_were_not_taken(code: int) -> None:
    with pytest.raises(TryAgainLater):
        facebook.read_reply(refusal(code, is_transient=True))
    with pytest.raises(TryAgainLater):
        facebook.read_reply(refusal(code, status=503))


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"retry-after": "90"}, timedelta(seconds=90)),
        ({"retry-after": "999999999999"}, timedelta(days=1)),
        (
            {"x-business-use-case-usage": '{"1": [{"type": "pages", "estimated_time_to_regain_access": 19}]}'},
            timedelta(minutes=19),
        ),
        ({"x-business-use-case-usage": '{"1": [{"estimated_time_to_regain_access": 1e9}]}'}, timedelta(days=1)),
        ({"x-app-usage": '{"call_count": 100, "total_time": 25}'}, timedelta(minutes=15)),
        ({"x-page-usage": '{"call_count": 12, "total_cputime": 104}'}, timedelta(minutes=15)),
        (
            {"x-business-use-case-usage": '{"1": [{"call_count": 101, "estimated_time_to_regain_access": 0}]}'},
            timedelta(minutes=15),
        ),
        ({"x-app-usage": '{"call_count": 99, "busy": true}'}, None),
        ({"x-app-usage": "soon", "retry-after": "-1", "x-business-use-case-usage": "[" * 200}, None),
        ({}, None),
    ],
)
def test_a_pause_is_as_long_as_facebook_says(headers: Mapping[str, str], after: timedelta | None) -> None:
    with pytest.raises(TryAgainLater) as caught:
        facebook.read_reply(answer(429, {}, headers))
    assert caught.value.after == after


@pytest.mark.parametrize(
    ("given", "fix"),
    [
        (refusal(190, 463), "access token; put a fresh one"),
        (refusal(102), "access token"),
        (answer(401, b""), "access token"),
        (refusal(3), "use cases"),
        (refusal(10), "pages_manage_engagement"),
        (refusal(200), "pages_manage_engagement"),
        (refusal(283), "pages_messaging"),
        (refusal(10, 2018278), "seven days"),
        (refusal(100, 33), "gone"),
        (refusal(803), "gone"),
        (refusal(100), "too long"),
        (refusal(368), "Support Inbox"),
        (refusal(551), "doesn't take messages"),
        (refusal(10901), "seven days"),
        (refusal(10902), "in public"),
        (refusal(10903), "in public"),
        (answer(302, b""), "base URL"),
        (refusal(4242), "app dashboard"),
        (answer(418, b"\xff\xfe"), "app dashboard"),
        (answer(400, {"error": {"code": "many"}}), "app dashboard"),
    ],
)
def test_a_refusal_names_what_to_do_and_quotes_nothing(given: HttpAnswer, fix: str) -> None:
    with pytest.raises(GaveUp, match=fix) as caught:
        facebook.read_reply(given)
    assert "Anna" not in str(caught.value)


@pytest.mark.parametrize("code", [506, 10900])
def test_what_was_said_before_has_to_be_read_back(code: int) -> None:
    with pytest.raises(SaidBefore) as caught:
        facebook.read_reply(refusal(code))
    assert not caught.value.retry_if_absent


@pytest.mark.parametrize(
    ("name", "looked_at"),
    [("steak__comment", STEAK_ID), ("reply__to_comment", STEAK_ID), ("post__visitor", VISITOR_POST)],
)
def test_a_read_back_asks_for_the_whole_thread_newest_first(name: str, looked_at: str) -> None:
    request = facebook.read_back_request(event(name), to="public", base="http://graph.test", token="t0")
    url = urlsplit(request.url)
    assert (request.method, url.path, request.body) == ("GET", f"/{looked_at}/comments", None)
    asked = parse_qs(url.query)
    assert asked["order"] == ["reverse_chronological"]
    assert asked["filter"] == ["stream"]
    assert {"id", "message", "from", "parent{id}"} <= set(asked["fields"][0].split(","))
    assert request.headers == {"Authorization": "Bearer t0"}


@pytest.mark.parametrize("shown", [TEXT, f"  {TEXT} ", TEXT.replace("\n\n", " "), TEXT.replace("ä", "a\u0308")])
def test_our_answer_is_found_as_facebook_shows_it(shown: str) -> None:
    found = thread(said("Other", own="1_76"), said(shown))
    assert find(found) == "912345678901234_77"
    assert find(thread(said(shown, below=None))) == "912345678901234_77"


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (said("Other"),),
        (said(TEXT + " Bye"),),
        (said(TEXT, by="6159484377654321"),),
        (said(TEXT, below="912345678901234_3"),),
    ],
)
def test_another_comment_is_not_ours(entries: tuple[Any, ...]) -> None:
    assert find(thread(*entries)) is None


def test_an_answer_to_a_visitors_post_is_not_one_to_a_comment_below_it() -> None:
    assert find(thread(said(TEXT, below=f"{VISITOR_POST}_3")), "post__visitor") is None
    assert find(thread(said(TEXT, below=None)), "post__visitor") == "912345678901234_77"


def test_an_answer_to_an_answer_is_found_in_the_thread() -> None:
    for below in (STEAK_ID, "912345678901234_500000000000008"):
        assert find(thread(said(TEXT, below=below)), "reply__to_comment") == "912345678901234_77"


def test_our_words_by_nobody_prove_nothing() -> None:
    with pytest.raises(GaveUp, match="doesn't show who"):
        find(thread(said(TEXT, by=None)))


def test_a_thread_that_goes_on_proves_nothing() -> None:
    with pytest.raises(GaveUp, match="more was written"):
        find(thread(said("Other"), next="https://graph.test/next"))
    assert find(thread(said(TEXT), next="https://graph.test/next")) == "912345678901234_77"
    assert find(thread(said("Other"), previous="https://graph.test/previous")) is None


def test_a_private_answer_is_looked_for_in_its_conversation() -> None:
    request = facebook.read_back_request(event("steak__comment"), to="private", base="http://graph.test", token="t")
    url = urlsplit(request.url)
    assert url.path == f"/{STEAK_ID}"
    assert "private_reply_conversation{messages" in parse_qs(url.query)["fields"][0]
    assert find(private(said("Hi", by="6"), said(TEXT, own="m_7")), private=True) == "m_7"


def test_what_still_takes_a_private_answer_has_none() -> None:
    assert find(private(open_still=True), private=True) is None
    assert find(private(open_still=True), "post__visitor", private=True) is None


@pytest.mark.parametrize("messages", [(), (said("Hello, this is Bo"),)])
def test_a_private_answer_that_is_not_ours_is_for_a_person(messages: tuple[Any, ...]) -> None:
    with pytest.raises(GaveUp, match="inbox"):
        find(private(*messages), private=True)


def test_a_visitors_post_does_not_tell_its_conversation() -> None:
    request = facebook.read_back_request(event("post__visitor"), to="private", base="http://graph.test", token="t")
    assert request.url == f"http://graph.test/{VISITOR_POST}?fields=can_reply_privately"
    with pytest.raises(GaveUp, match="inbox"):
        find(private(), "post__visitor", private=True)


@pytest.mark.parametrize(
    "given",
    [
        answer(429),
        answer(500),
        refusal(4),
        refusal(2),
        refusal(7777, is_transient=True),
        answer(200, b""),
        answer(200, {}),
        answer(200, {"data": [{"id": 1.5, "message": TEXT, "from": {"id": PAGE}}]}),
        answer(200, {"can_reply_privately": "no"}),
    ],
)
@pytest.mark.parametrize("to_author", [True, False])
def test_a_read_back_that_fails_is_tried_again_and_never_taken_for_a_no(given: HttpAnswer, to_author: bool) -> None:
    with pytest.raises(TryAgainLater):
        find(given, private=to_author)


@pytest.mark.parametrize("given", [answer(302), refusal(190), refusal(100, 33), refusal(10), answer(204, b"")])
def test_a_read_back_that_is_refused_goes_to_a_person(given: HttpAnswer) -> None:
    with pytest.raises(GaveUp, match="can't be read back"):
        find(given)
