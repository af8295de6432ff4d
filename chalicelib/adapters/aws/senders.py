"""Notices by Amazon: mail through SES, text messages through SNS.

Each call leaves once; whether to try again is the outbox's to say, for a second mail or text message is read twice,
and paid for.
"""

from __future__ import annotations

import re
from typing import Any

from chalicelib.adapters.aws import faults
from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.letters import letter, one_line, sender_of
from chalicelib.domain.errors import DelightError, GaveUp, TryAgainLater
from chalicelib.domain.work import Receipt
from chalicelib.ports import Clock, Notice, Vault

MOST_CHARACTERS = 300
"""Of a text message; SNS sends it in parts of 67 (with characters beyond GSM's) or 153."""
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_FOR_GOOD = frozenset(
    {"BadRequestException", "InvalidParameter", "MessageRejected", "ParameterValueInvalid", "ValidationException"}
)
_TO_BE_VERIFIED = "not verified"


def numbers(listed: str) -> tuple[str, ...]:
    """Phone numbers out of a comma separated list, each once: ``+4930123456`` (E.164).

    Raises:
        ValueError: One of them is none.
    """
    found = tuple(dict.fromkeys(re.sub(r"[ ()/.-]", "", one) for one in listed.split(",") if one.strip()))
    if not found or not all(_NUMBER.fullmatch(one) for one in found):
        raise ValueError("must be phone numbers with + and the country's code, separated by commas")
    return found


class SesNotices:
    """The Notices port on one mail address, through SES.

    SES gives each mail a Message-ID of its own. So that a repetition is recognised, both refer to the one that we gave
    it: mail programs show them together.

    Attributes:
        sender: As `adapters.letters.sender_of` takes it; SES sends for addresses and domains that it verified.
    """

    def __init__(self, address: str, *, sender: str | None, vault: Vault, clock: Clock, link_base: str) -> None:
        self._address = address
        self._vault = vault
        self._clock = clock
        self._link_base = link_base
        self.sender = sender

    def send(self, notice: Notice) -> Receipt:
        now = self._clock.now()
        sender = sender_of(self.sender, self._vault)
        message = letter(notice, sender=sender, to=self._address, link_base=self._link_base, now=now)
        message["References"] = str(message["Message-ID"])
        answer = _left(
            "sesv2",
            "send_email",
            FromEmailAddress=sender.addr_spec,
            Destination={"ToAddresses": [self._address]},
            Content={"Raw": {"Data": bytes(message)}},
        )
        return Receipt(provider="mail", provider_id=answer["MessageId"], at=now)


class SmsNotices:
    """The Notices port on one phone number, through SNS: what it is about, and the link, behind which the text stays.

    A repetition can't be recognised by a phone: after a lost answer, people may read the same words twice.
    """

    def __init__(self, number: str, *, clock: Clock, link_base: str) -> None:
        self._number = number
        self._clock = clock
        self._link_base = link_base

    def send(self, notice: Notice) -> Receipt:
        now = self._clock.now()
        kind = {"DataType": "String", "StringValue": "Transactional"}  # at once, and not after what is cheaper
        answer = _left(
            "sns",
            "publish",
            PhoneNumber=self._number,
            Message=_short(notice, self._link_base),
            MessageAttributes={"AWS.SNS.SMS.SMSType": kind},
        )
        return Receipt(provider="sms", provider_id=answer["MessageId"], at=now)


def _short(notice: Notice, link_base: str) -> str:
    subject = one_line(notice.subject).encode("utf-8", "replace").decode()
    link = "" if notice.link is None else f"\n{link_base}{notice.link}"
    room = max(MOST_CHARACTERS - len(link), 1)
    return (subject if len(subject) <= room else subject[: room - 1] + "…") + link


def _left(service: str, call: str, **asked: Any) -> Any:
    """The answer of a service that took it; else in our words, because AWS quotes addresses."""
    try:
        return getattr(client(service), call)(**asked)
    except faults.library_errors() as error:
        raise _refused(error, service) from None


def _refused(error: Exception, service: str) -> DelightError:
    name = {"sesv2": "SES", "sns": "SNS"}[service]
    code = faults.code_of(error)
    if not code:
        return TryAgainLater(f"{name} can't be reached, or doesn't answer")
    if code == "MessageRejected" and _TO_BE_VERIFIED in str(error):
        return TryAgainLater(f"{name} has not verified the address that mail comes from, or this one")
    if code in _FOR_GOOD:
        return GaveUp(f"{name} refuses it for good ({code})")
    return TryAgainLater(f"{name} doesn't take it now: {faults.advice_about(error)}")
