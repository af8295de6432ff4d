"""Calls to other people's programs: which addresses may be called, how they are signed, what answers mean."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from chalicelib import calls
from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater
from chalicelib.ports import HttpAnswer, HttpRequest
from tests.worlds import STEAK_AT


class Says:
    """The Http port that answers as told."""

    def __init__(self, what: HttpAnswer | Exception) -> None:
        self._what = what

    def send(self, request: HttpRequest) -> HttpAnswer:
        if isinstance(self._what, Exception):
            raise self._what
        return self._what


def deliver(what: HttpAnswer | Exception) -> HttpAnswer:
    request = HttpRequest("POST", "https://hush.example/token", {}, b"{}")
    return calls.deliver(Says(what), request, whom="the program", now=STEAK_AT)


@pytest.mark.parametrize(
    "url",
    [
        "https://crm.example/hooks?a=b",
        "https://crm.example:8443",
        "https://10.0.0.1/a",
        "http://localhost:9000/a",
        "http://127.0.0.1",
        "http://127.8.8.8/a",
        "http://[::1]:9/a",
    ],
)
def test_https_may_be_called_and_plain_http_on_this_machine(url: str) -> None:
    assert calls.url_problem(url) is None


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://crm.example", "https://"),
        ("http://10.0.0.1/a", "https://"),
        ("http://localhost.evil.example", "https://"),
        ("http://127.0.0.1.evil.example", "https://"),
        ("ftp://127.0.0.1", "https://"),
        ("https://u:p@crm.example", "vault"),
        ("http://127.0.0.1@evil.example", "vault"),
        ("https://", "no URL"),
        ("", "no URL"),
        ("crm.example", "no URL"),
        ("https://[::1", "no URL"),
        ("https://crm.example:port", "no URL"),
        ("https://crm.example/a b", "no URL"),
        ("https://crm.example/\r\nx: y", "no URL"),
        ("https://crm.exämple", "no URL"),
    ],
)
def test_no_other_address_is_called(url: str, problem: str) -> None:
    assert problem in str(calls.url_problem(url))


def test_a_host_is_told_without_what_may_be_secret() -> None:
    assert calls.host("https://u:p@hooks.example:8443/services/hush?key=hush") == "https://hooks.example:8443"


def signed(identifier: str, *secrets: str) -> HttpRequest:
    return calls.signed(
        "https://crm.example",
        identifier=identifier,
        kind="k",
        happened=STEAK_AT - timedelta(hours=1),
        content={"a": "ü\ud800"},
        secrets=secrets,
        now=STEAK_AT,
    )


def test_an_id_is_a_header_whatever_stands_in_it_and_stays_itself_where_it_can() -> None:
    assert signed("x:1/airport-steak/0", "s").headers["webhook-id"] == "x:1/airport-steak/0"
    odd = signed("x:1/Grüß dich\r\nx: y/0", "s").headers["webhook-id"]
    assert odd.isascii()
    assert odd.isprintable()
    assert odd != signed("x:1/Grüss dich\r\nx: y/0", "s").headers["webhook-id"]


def test_the_body_says_when_it_happened_and_the_header_when_it_is_sent() -> None:
    request = signed("k", "s")
    envelope = json.loads(request.body or b"")
    assert envelope == {"type": "k", "timestamp": "2026-03-11T18:05:00+00:00", "data": {"a": "ü?"}}
    assert request.headers["webhook-timestamp"] == str(int(STEAK_AT.timestamp()))


def test_a_secret_that_is_not_what_it_says_to_be_is_not_repeated() -> None:
    with pytest.raises(TryAgainLater, match="base64") as told:
        signed("k", "whsec_hush!")
    assert "hush" not in str(told.value)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_taken(status: int) -> None:
    assert deliver(HttpAnswer(status, {}, b"")).status == status


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 410, 413, 422, 499])
def test_what_would_be_refused_again_is_given_up(status: int) -> None:
    with pytest.raises(GaveUp, match=rf"the program .*{status}"):
        deliver(HttpAnswer(status, {}, b"hush"))


@pytest.mark.parametrize("status", [301, 302, 307, 408, 425, 429, 500, 502, 503])
def test_what_may_get_better_is_tried_again(status: int) -> None:
    with pytest.raises(TryAgainLater, match=str(status)) as told:
        deliver(HttpAnswer(status, {"location": "https://elsewhere.example"}, b"hush"))
    assert "hush" not in str(told.value)
    assert told.value.after is None


@pytest.mark.parametrize("what", [FateUnknown("no answer"), TryAgainLater("no connection")])
def test_no_answer_is_no_end(what: Exception) -> None:
    with pytest.raises(TryAgainLater):
        deliver(what)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("Wed, 11 Mar 2026 19:06:00 GMT", 60),
        ("Wed, 11 Mar 2026 18:00:00 GMT", 0),
        ("999999999", 86400),
        ("Wed, 11 Mar 2099 19:06:00 GMT", 86400),
        ("99999999999999999999", None),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("Wed, 11 Mar 2026 19:06:00 -0000", None),
    ],
)
def test_the_other_sides_own_pause_is_kept_within_reason(said: str, seconds: int | None) -> None:
    with pytest.raises(TryAgainLater) as told:
        deliver(HttpAnswer(503, {"retry-after": said}, b""))
    assert told.value.after == (None if seconds is None else timedelta(seconds=seconds))
