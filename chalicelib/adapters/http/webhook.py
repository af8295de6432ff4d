"""Notices as signed webhooks: whoever knows the secret can check where they come from."""

from __future__ import annotations

from chalicelib import calls
from chalicelib.domain.errors import TryAgainLater
from chalicelib.domain.work import Receipt
from chalicelib.ports import Clock, Http, Notice, Vault

SECRET = "engine/notices/webhook_secret"  # noqa: S105  (the secret's name in the vault)
_FOR_GOOD = frozenset({410})
"""Whatever else a receiver answers may be put right in the hours that the outbox comes back."""


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
        request = calls.signed(
            self._url,
            identifier=notice.key,
            kind="delight.notice",
            happened=now,
            content=content,
            secrets=secrets,
            now=now,
        )
        calls.deliver(self._http, request, whom="the receiver of notices", now=now, for_good=_FOR_GOOD)
        return Receipt(provider="webhook", provider_id=notice.key, at=now)
