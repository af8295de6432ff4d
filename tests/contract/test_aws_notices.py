"""Notices by SES and SNS: what leaves, what refusals mean, and whom they reach."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from email import message_from_bytes, policy
from urllib.parse import parse_qs

import pytest

from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.aws.senders import MOST_CHARACTERS, SesNotices, SmsNotices, numbers
from chalicelib.adapters.channels import Channels
from chalicelib.adapters.letters import SENDER
from chalicelib.adapters.memory import NoHttp
from chalicelib.adapters.system import FixedClock
from chalicelib.domain.errors import GaveUp, TryAgainLater
from chalicelib.domain.settings import Settings
from chalicelib.ports import Notice
from tests import emulator as local_aws
from tests.listener import Listener, Said
from tests.scripted_aws import answers, refuses, scripted, text_message
from tests.worlds import STEAK_AT, KeptSecrets, Stage

NOTICE = Notice(key="x:1/r/0", brand="mortons", to="duty", subject="Schafft ihr das?", text="Grüße", link="/t/abc")
BASE = "https://engine.example"
CLOCK = FixedClock(STEAK_AT)


@pytest.fixture
def there() -> Iterator[Listener]:
    with scripted() as found:
        found.usually = text_message()
        yield found


def mail() -> SesNotices:
    sender = "Delight <delight@brand.example>"
    return SesNotices("duty@stores.example", sender=sender, vault=KeptSecrets(), clock=CLOCK, link_base=BASE)


def sms() -> SmsNotices:
    return SmsNotices("+4930123456", clock=CLOCK, link_base=BASE)


def told(there: Listener) -> list[str]:
    return [parse_qs(post.raw.decode())["Message"][0] for post in there.got]


# Mail


def test_a_mail_is_the_one_that_a_mail_server_would_get(there: Listener) -> None:
    there.says.append(answers(MessageId="5f0c"))
    receipt = mail().send(NOTICE)
    (post,) = there.got
    assert post.body["FromEmailAddress"] == "delight@brand.example"
    assert post.body["Destination"] == {"ToAddresses": ["duty@stores.example"]}
    sent = message_from_bytes(base64.b64decode(post.body["Content"]["Raw"]["Data"]), policy=policy.default)
    assert (sent["From"], sent["To"], sent["Subject"]) == (mail().sender, "duty@stores.example", "Schafft ihr das?")
    assert sent.get_content().splitlines() == ["Grüße", "", "https://engine.example/t/abc"]
    assert sent["References"] == sent["Message-ID"]
    assert (receipt.provider, receipt.provider_id) == ("mail", "5f0c")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (refuses("TooManyRequestsException", 429), TryAgainLater),
        (refuses("SendingPausedException"), TryAgainLater),
        (refuses("AccountSuspendedException"), TryAgainLater),
        (refuses("MailFromDomainNotVerifiedException"), TryAgainLater),
        (refuses("AccessDeniedException", 403), TryAgainLater),
        (refuses("InternalFailure", 500), TryAgainLater),
        (refuses("MessageRejected"), GaveUp),
        (refuses("BadRequestException"), GaveUp),
    ],
)
def test_what_ses_refuses_is_asked_for_once_and_told_as_it_is(
    there: Listener, said: Said, kind: type[Exception]
) -> None:
    there.says.append(said)
    with pytest.raises(kind, match=r"^SES "):
        mail().send(NOTICE)
    assert len(there.got) == 1


def test_an_address_that_is_not_verified_yet_may_be_soon_and_is_not_quoted(there: Listener) -> None:
    body = b'{"message": "Email address is not verified. The following identities failed: delight@brand.example"}'
    headers = {"x-amzn-errortype": "MessageRejected", "content-type": "application/json"}
    there.says.append(Said(400, headers, body))
    with pytest.raises(TryAgainLater, match="has not verified") as found:
        mail().send(NOTICE)
    assert "brand.example" not in str(found.value)


def test_nobody_to_come_from_is_told_before_anything_leaves(there: Listener) -> None:
    channel = mail()
    channel.sender = None
    with pytest.raises(TryAgainLater, match=SENDER):
        channel.send(NOTICE)
    assert there.got == []


# Text messages


def test_a_text_message_says_what_it_is_about_and_where_the_rest_is(there: Listener) -> None:
    receipt = sms().send(NOTICE)
    assert told(there) == ["Schafft ihr das?\nhttps://engine.example/t/abc"]
    asked = parse_qs(there.got[0].raw.decode())
    assert asked["PhoneNumber"] == ["+4930123456"]
    assert asked["MessageAttributes.entry.1.Name"] == ["AWS.SNS.SMS.SMSType"]
    assert asked["MessageAttributes.entry.1.Value.StringValue"] == ["Transactional"]
    assert (receipt.provider, receipt.provider_id) == ("sms", "5f0c")


@pytest.mark.parametrize("link", [None, "/t/" + "a" * 40])
def test_a_long_subject_is_cut_and_the_link_never(there: Listener, link: str | None) -> None:
    sms().send(Notice(key="k", brand="b", to="t", subject="viel\x00 \n" * 500, text="x", link=link))
    (text,) = told(there)
    assert len(text) == MOST_CHARACTERS
    assert text.startswith("viel viel")
    assert text.endswith("…" if link is None else f"…\n{BASE}{link}")


@pytest.mark.parametrize(
    ("code", "kind"),
    [("Throttled", TryAgainLater), ("AuthorizationError", TryAgainLater), ("InvalidParameter", GaveUp)],
)
def test_what_sns_refuses_is_asked_for_once_and_told_as_it_is(
    there: Listener, code: str, kind: type[Exception]
) -> None:
    there.says.append(text_message(code))
    with pytest.raises(kind, match=r"^SNS ") as found:
        sms().send(NOTICE)
    assert len(there.got) == 1
    assert "+49" not in str(found.value)


def test_phone_numbers_are_read_as_people_write_them() -> None:
    assert numbers("+49 30 123-456, +1 (201) 555/0100,,+49 30 123456") == ("+4930123456", "+12015550100")


@pytest.mark.parametrize(
    "listed", ["", " , ", "030123456", "+0301234567", "+49", "+49301234567890123", "+49 30 12x456"]
)
def test_what_is_no_phone_number_is_refused(listed: str) -> None:
    with pytest.raises(ValueError, match="must be phone numbers"):
        numbers(listed)


# Whom they reach


def channels(**said: str) -> Channels:
    vault = KeptSecrets()
    vault.by_name |= {f"notices/mortons/duty/{channel}": (value,) for channel, value in said.items()}
    settings = Settings(public_url=BASE, mail_by_ses=True, mail_from="delight@brand.example", sms_by_sns=True)
    return Channels(settings, http=NoHttp(), vault=vault, clock=CLOCK)


def test_the_vault_says_whom_they_reach(there: Listener) -> None:
    ways = channels(mail="a@s.example, b@s.example", sms="+49 30 1234567,+12015550100")(NOTICE)
    assert [way.channel for way in ways] == ["mail", "mail", "sms", "sms"]
    assert len({way.mark for way in ways}) == 4
    there.says += [answers(MessageId="1"), answers(MessageId="2")]
    for way in ways:
        way.notices.send(NOTICE)
    assert [post.path for post in there.got] == ["/v2/email/outbound-emails"] * 2 + ["/"] * 2
    assert [parse_qs(post.raw.decode())["PhoneNumber"] for post in there.got[2:]] == [
        ["+49301234567"],
        ["+12015550100"],
    ]


def test_what_is_no_number_is_named_without_being_repeated(there: Listener) -> None:
    (way,) = channels(sms="somebody")(NOTICE)
    with pytest.raises(TryAgainLater, match="notices/mortons/duty/sms") as found:
        way.notices.send(NOTICE)
    assert "somebody" not in str(found.value)
    assert there.got == []


def test_without_leave_nothing_leaves() -> None:
    vault = KeptSecrets()
    vault.by_name |= {"notices/mortons/duty/sms": ("+4930123456",), "notices/mortons/duty/mail": ("a@s.example",)}
    assert Channels(Settings(public_url=BASE), http=NoHttp(), vault=vault, clock=CLOCK)(NOTICE) == []


def test_who_starts_the_engine_hears_what_leaves() -> None:
    playbook = Stage().world.playbooks.current("mortons")
    one = playbook.stores[0].id
    vault = KeptSecrets()
    for channel, said in (("mail", "a@s.example"), ("sms", "+4930123456")):
        vault.by_name[f"notices/mortons/{one}/{channel}"] = (said,)

    def told_at_start(settings: Settings) -> list[str]:
        return Channels(settings, http=NoHttp(), vault=vault, clock=CLOCK).told([playbook])

    assert told_at_start(Settings(mail_by_ses=True, sms_by_sns=True, mail_from="a@b.example")) == [
        f"Messages of mortons really leave by mail, for {one}.",
        f"Messages of mortons really leave by sms, for {one}.",
        "Mail leaves through SES.",
    ]
    assert told_at_start(Settings()) == [
        "There are phone numbers among the secrets, but no text message leaves: DELIGHT_SMS is not set.",
        "There are mail addresses in the secrets file, but no mail leaves: DELIGHT_SMTP is not set.",
    ]


# On the emulator


def test_both_are_taken_where_they_are_asked_for(emulator: str) -> None:
    if local_aws.elsewhere() is not None:
        pytest.skip("mail and text messages would really leave")
    client("sesv2").create_email_identity(EmailIdentity="delight@brand.example")
    for channel in (mail(), sms()):
        assert channel.send(NOTICE).provider_id
