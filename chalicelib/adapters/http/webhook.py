"""Notices as signed webhooks, as standardwebhooks.com specifies: receivers in every language can check them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

from chalicelib.domain.errors import FateUnknown, GaveUp, TryAgainLater
from chalicelib.domain.work import Receipt
from chalicelib.ports import Clock, Http, HttpRequest, Notice, Vault

SECRET = "engine/notices/webhook_secret"  # noqa: S105  (the secret's name in the vault)


class WebhookNotices:
    """The Notices port: one signed POST a notice; ``webhook-id`` is its key, by which a receiver knows a repetition."""

    def __init__(self, url: str, *, http: Http, vault: Vault, clock: Clock, link_base: str) -> None:
        self._url = url
        self._http = http
        self._vault = vault
        self._clock = clock
        self._link_base = link_base

    def send(self, notice: Notice) -> Receipt:
        secrets = self._vault.secrets(SECRET)
        if not secrets:
            raise TryAgainLater(f"put the secret {SECRET} into the vault")
        now = self._clock.now()
        content = {
            "to": notice.to,
            "brand": notice.brand,
            "subject": notice.subject,
            "text": notice.text,
            "link": None if notice.link is None else self._link_base + notice.link,
        }
        envelope = {"type": "delight.notice", "timestamp": now.isoformat(), "data": content}
        raw = json.dumps(envelope, ensure_ascii=False).encode()
        timestamp = str(int(now.timestamp()))
        headers = {
            "content-type": "application/json",
            "webhook-id": notice.key,
            "webhook-timestamp": timestamp,
            "webhook-signature": " ".join(_signature(one, notice.key, timestamp, raw) for one in secrets),
        }
        try:
            answer = self._http.send(HttpRequest("POST", self._url, headers, raw))
        except FateUnknown as error:  # the receiver knows a repetition by its id
            raise TryAgainLater(str(error)) from None
        if answer.status == 410:
            raise GaveUp("the receiver wants no more notices (410)")
        if not 200 <= answer.status < 300:
            raise TryAgainLater(f"the receiver answered {answer.status}")
        return Receipt(provider="webhook", provider_id=notice.key, at=now)


def _signature(secret: str, identifier: str, timestamp: str, raw: bytes) -> str:
    """Version 1: HMAC-SHA256 over id, timestamp and body; a ``whsec_`` secret is base64."""
    key = base64.b64decode(secret.removeprefix("whsec_")) if secret.startswith("whsec_") else secret.encode()
    signed = f"{identifier}.{timestamp}.".encode() + raw
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
