"""Notices on Slack's incoming webhooks, or on others that take the same JSON: Mattermost, for instance.

``{"text": …}``, plain. A repetition can't be recognised by the other side: after a lost answer, people may read the
same words twice.
"""

from __future__ import annotations

import json

from chalicelib import calls
from chalicelib.domain.work import Receipt
from chalicelib.ports import Clock, Http, HttpRequest, Notice


class SlackNotices:
    """The Notices port on one incoming webhook. Whoever knows its URL can write there, so it stands in the vault."""

    def __init__(self, url: str, *, http: Http, clock: Clock, link_base: str) -> None:
        self._url = url
        self._http = http
        self._clock = clock
        self._link_base = link_base

    def send(self, notice: Notice) -> Receipt:
        now = self._clock.now()
        link = None if notice.link is None else self._link_base + notice.link
        lines = [line for line in (notice.subject, notice.text, link) if line]
        raw = json.dumps({"text": _plain("\n".join(lines))}).encode()
        request = HttpRequest("POST", self._url, {"content-type": "application/json"}, raw)
        calls.deliver(self._http, request, whom="Slack", now=now)
        return Receipt(provider="slack", provider_id=notice.key, at=now)


def _plain(text: str) -> str:
    """Nothing in it becomes a link or calls a whole channel (docs.slack.dev/messaging/formatting-message-text)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
