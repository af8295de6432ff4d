"""Notices as signed webhooks: whoever knows the secret can check them as standardwebhooks.com says."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest

from chalicelib.adapters.http.webhook import SECRET, WebhookNotices
from chalicelib.adapters.system import FixedClock
from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater
from chalicelib.ports import HttpAnswer, HttpRequest, Notice

NOW = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)
KEY = b"a key of thirty-two bytes, or so"
NOTICE = Notice(
    key="x:1/airport-steak/0",
    brand="mortons",
    to="hackensack-manager",
    subject="Can you?",
    text="Grüße – ein Gast landet",
    link="/t/abc",
)


class Receiver:
    """The Http port that keeps what was sent, and answers as told."""

    def __init__(self, says: HttpAnswer | Exception) -> None:
        self.says = says
        self.got: list[HttpRequest] = []

    def send(self, request: HttpRequest) -> HttpAnswer:
        self.got.append(request)
        if isinstance(self.says, Exception):
            raise self.says
        return self.says


class OneSecret:
    """The Vault port with the secrets of notices only."""

    def __init__(self, *secrets: str) -> None:
        self._secrets = secrets

    def secrets(self, name: str) -> tuple[str, ...]:
        return self._secrets if name == SECRET else ()


def sent(says: HttpAnswer | Exception, *secrets: str) -> tuple[Receiver, WebhookNotices]:
    receiver = Receiver(says)
    vault = OneSecret(*secrets)
    base = "https://engine.example"
    url = "https://stores.example/hook"
    return receiver, WebhookNotices(url, http=receiver, vault=vault, clock=FixedClock(NOW), link_base=base)


def ok(status: int = 204) -> HttpAnswer:
    return HttpAnswer(status, {}, b"")


@pytest.mark.parametrize("secret", [KEY.decode(), "whsec_" + base64.b64encode(KEY).decode()])
def test_the_signature_covers_id_time_and_body(secret: str) -> None:
    receiver, notices = sent(ok(), secret)
    receipt = notices.send(NOTICE)
    (request,) = receiver.got
    assert request.body is not None
    signed = f"{NOTICE.key}.{int(NOW.timestamp())}.".encode() + request.body
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert request.headers["webhook-signature"] == f"v1,{expected}"
    assert (request.headers["webhook-id"], request.headers["webhook-timestamp"]) == (NOTICE.key, "1773255900")
    assert (receipt.provider, receipt.provider_id) == ("webhook", NOTICE.key)


def test_two_secrets_sign_while_one_is_being_replaced() -> None:
    receiver, notices = sent(ok(), "new", "old")
    notices.send(NOTICE)
    assert len(receiver.got[0].headers["webhook-signature"].split(" ")) == 2


def test_it_says_what_the_team_needs_with_a_whole_link() -> None:
    receiver, notices = sent(ok(), "s")
    notices.send(NOTICE)
    told = json.loads(receiver.got[0].body or b"")["data"]
    assert told["link"] == "https://engine.example/t/abc"
    assert (told["to"], told["text"]) == (NOTICE.to, NOTICE.text)


def test_a_repetition_is_recognised_by_its_id() -> None:
    receiver, notices = sent(ok(), "s")
    notices.send(NOTICE)
    notices.send(NOTICE)
    assert len({request.headers["webhook-id"] for request in receiver.got}) == 1


@pytest.mark.parametrize("says", [ok(500), ok(429), ok(302), FateUnknown("no answer"), TryAgainLater("busy")])
def test_whatever_may_get_better_is_tried_again(says: HttpAnswer | Exception) -> None:
    """Even an unknown fate: the receiver knows a repetition."""
    _, notices = sent(says, "s")
    with pytest.raises(TryAgainLater):
        notices.send(NOTICE)


def test_who_wants_no_more_gets_no_more() -> None:
    _, notices = sent(ok(410), "s")
    with pytest.raises(GaveUp):
        notices.send(NOTICE)


def test_nothing_leaves_unsigned() -> None:
    receiver, notices = sent(ok())
    with pytest.raises(TryAgainLater, match=SECRET):
        notices.send(NOTICE)
    assert receiver.got == []
