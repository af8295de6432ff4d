"""Whom a notice reaches, and how: mail, text message, Slack, signed webhook. It stands in the vault, not in playbooks.

For a team member, a store or a department: ``notices/<brand>/<id>/mail`` (addresses, separated by commas),
``notices/<brand>/<id>/sms`` (phone numbers), ``notices/<brand>/<id>/slack`` (an incoming webhook's URL) and
``notices/<brand>/<id>/webhook`` (a URL).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from chalicelib import calls
from chalicelib.adapters.aws.senders import SesNotices, SmsNotices, numbers
from chalicelib.adapters.http.slack import SlackNotices
from chalicelib.adapters.http.webhook import WebhookNotices
from chalicelib.adapters.letters import SENDER, addresses
from chalicelib.adapters.mail import PASSWORD, MailNotices, server
from chalicelib.adapters.ways import Way
from chalicelib.domain.errors import TryAgainLater
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.settings import Settings
from chalicelib.domain.work import Receipt
from chalicelib.ports import Clock, Http, Notice, Notices, Vault

CHANNELS = ("mail", "slack", "sms", "webhook")


class Channels:
    """The ways of each notice, as `FolderNotices.ways`; read from the vault anew for each, so that a change counts.

    Attributes:
        every: URL of a webhook that gets every notice. None: there is none.
        mail: The server that takes our mail. None: no mail leaves through one.
    """

    def __init__(self, settings: Settings, *, http: Http, vault: Vault, clock: Clock) -> None:
        """Raises DelightError where `settings.smtp` names no mail server."""
        self._http = http
        self._vault = vault
        self._clock = clock
        self._link_base = settings.public_url
        self._mail_from = settings.mail_from
        self.every = settings.notices_webhook
        self._ses = settings.mail_by_ses
        self.mail = None if settings.smtp is None or self._ses else server(settings.smtp)
        self._leaves = {"mail": self._ses or self.mail is not None, "sms": settings.sms_by_sns}

    def __call__(self, notice: Notice) -> Sequence[Way]:
        found: dict[str, Way] = {}
        for way in self._ways(notice):
            found.setdefault(way.mark, way)
        return list(found.values())

    def told(self, playbooks: Iterable[Playbook]) -> list[str]:
        """What leaves on them, and what that still needs; one line each."""
        lines = []
        if self.every is not None:
            lines.append(f"Messages to our own people really leave, all of them, to {calls.host(self.every)}.")
        waiting: set[str] = set()
        for playbook in playbooks:
            brand = playbook.brand.id
            for channel in CHANNELS:
                reached = [one for one in _people(playbook) if self._vault.secrets(_secret(brand, one, channel))]
                waiting |= {channel} if reached else set()
                if reached and self._leaves.get(channel, True):
                    lines.append(f"Messages of {brand} really leave by {channel}, for {', '.join(reached)}.")
        if "sms" in waiting and not self._leaves["sms"]:
            lines.append(
                "There are phone numbers among the secrets, but no text message leaves: DELIGHT_SMS is not set."
            )
        return lines + (self._told_of_mail() if "mail" in waiting else [])

    def _told_of_mail(self) -> list[str]:
        if not self._leaves["mail"]:
            return ["There are mail addresses in the secrets file, but no mail leaves: DELIGHT_SMTP is not set."]
        lines = (
            ["Mail leaves through SES."]
            if self.mail is None
            else [f"Mail leaves through {self.mail.host}:{self.mail.port}."]
        )
        if self.mail is not None and self.mail.open_to_readers:
            lines.append("Anybody on the way there can read it; smtps:// or smtp+starttls:// would change that.")
        if self.mail is not None and self.mail.user is not None and not self._vault.secrets(PASSWORD):
            lines.append(f"It waits for the password: put {PASSWORD} into the secrets file.")
        if self._mail_from is None and not self._vault.secrets(SENDER):
            lines.append("It waits for an address to come from: set DELIGHT_MAIL_FROM.")
        return lines

    def _ways(self, notice: Notice) -> Iterator[Way]:
        if self.every is not None:
            yield _way("webhook", self.every, self._webhook(self.every))
        for name, make in (("slack", self._slack), ("webhook", self._webhook)):
            for url in self._said(notice, name):
                known = calls.url_problem(url) is None
                yield _way(name, url, make(url) if known else _Unusable(_secret(notice.brand, notice.to, name)))
        for channel in ("mail", "sms"):
            if self._leaves[channel]:
                for listed in self._said(notice, channel):
                    yield from self._one_each(notice, channel, listed)

    def _said(self, notice: Notice, channel: str) -> Iterable[str]:
        return self._vault.secrets(_secret(notice.brand, notice.to, channel))[:1]

    def _slack(self, url: str) -> Notices:
        return SlackNotices(url, http=self._http, clock=self._clock, link_base=self._link_base)

    def _webhook(self, url: str) -> Notices:
        return WebhookNotices(url, http=self._http, vault=self._vault, clock=self._clock, link_base=self._link_base)

    def _one_each(self, notice: Notice, channel: str, listed: str) -> Iterator[Way]:
        """One message for each address or number: what becomes of one says nothing of the others."""
        read, make = (addresses, self._mail) if channel == "mail" else (numbers, self._sms)
        try:
            found = read(listed)
        except ValueError:
            yield _way(channel, listed, _Unusable(_secret(notice.brand, notice.to, channel)))
            return
        for one in found:
            yield _way(channel, one, make(one))

    def _mail(self, address: str) -> Notices:
        around: Any = {
            "sender": self._mail_from,
            "vault": self._vault,
            "clock": self._clock,
            "link_base": self._link_base,
        }
        if self.mail is None:
            return SesNotices(address, **around)
        return MailNotices(address, server=self.mail, **around)

    def _sms(self, number: str) -> Notices:
        return SmsNotices(number, clock=self._clock, link_base=self._link_base)


class _Unusable:
    """The Notices port on what can't be one's address; somebody has to put it right."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def send(self, notice: Notice) -> Receipt:  # noqa: ARG002
        raise TryAgainLater(f"what stands in the vault as {self._secret} can't be used")


def secret_names(playbook: Playbook) -> list[str]:
    """Where it stands whom the brand's messages can reach."""
    return [_secret(playbook.brand.id, one, channel) for one in _people(playbook) for channel in CHANNELS]


def _people(playbook: Playbook) -> list[str]:
    """Whom a notice can be for."""
    brand = playbook.brand
    departments = [*brand.departments, brand.care_department, *([brand.headquarters] if brand.headquarters else [])]
    stores = [name for store in playbook.stores for name in (store.id, *(member.id for member in store.team))]
    return list(dict.fromkeys([*departments, *stores]))


def _secret(brand: str, to: str, channel: str) -> str:
    return f"notices/{brand}/{to}/{channel}"


def _way(channel: str, where: str, notices: Notices) -> Way:
    mark = hashlib.sha256(f"{channel} {where}".encode("utf-8", "replace")).hexdigest()[:16]
    return Way(channel, f"{channel} {mark}", notices)
