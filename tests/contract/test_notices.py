"""The Notices port, on every channel: taken once means a receipt, a repetition is recognised, and errors are honest."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import parse_qs

import pytest

from chalicelib.adapters.aws.senders import SesNotices, SmsNotices
from chalicelib.adapters.channels import Channels
from chalicelib.adapters.files.outbox import FolderNotices
from chalicelib.adapters.http.client import UrllibHttp
from chalicelib.adapters.http.slack import SlackNotices
from chalicelib.adapters.http.webhook import SECRET, WebhookNotices
from chalicelib.adapters.letters import SENDER
from chalicelib.adapters.mail import MailNotices, server
from chalicelib.adapters.system import FixedClock
from chalicelib.domain.errors import GaveUp, TryAgainLater
from chalicelib.domain.settings import Settings
from chalicelib.ports import Notice, Notices
from tests.listener import Listener, Said, listener
from tests.mailserver import MailServer, mail_server
from tests.scripted_aws import SILENCE, answers, refuses, scripted, text_message
from tests.worlds import STEAK_AT, KeptSecrets

Answer = Literal["takes it", "not now", "never", "takes it and is silent"]
BASE = "https://engine.example"
NOTICE = Notice(
    key="x:1/airport-steak/0",
    brand="mortons",
    to="hackensack-manager",
    subject="Schafft ihr das?",
    text="Ein Gast landet & möchte <Porterhouse>.",
    link="/t/abc",
)
TO = "duty@stores.example"


class Channel(NamedTuple):
    """A Notices adapter, and its other side.

    Attributes:
        say: What the other side does next; afterwards it takes everything.
        ids: By which the other side recognises each notice it took, in order.
        words: All that it was told, readable.
        says_all: It says the text, too.
    """

    notices: Notices
    say: Callable[[Answer], None]
    ids: Callable[[], list[str]]
    words: Callable[[], str]
    says_all: bool = True


STATUS: dict[Answer, int] = {"takes it": 200, "not now": 503, "never": 410, "takes it and is silent": 0}
CODE: dict[Answer, str | None] = {
    "takes it": None,
    "not now": "450 greylisted",
    "never": "550 no such user",
    "takes it and is silent": "drop",
}


def _over_http(there: Listener, notices: Notices, ids: Callable[[], list[str]]) -> Channel:
    return Channel(
        notices,
        lambda answer: there.says.append(Said(STATUS[answer])),
        ids,
        lambda: "".join(post.raw.decode("unicode_escape") for post in there.got),
    )


def webhook(there: Listener, vault: KeptSecrets) -> Channel:
    channel = WebhookNotices(there.url, http=UrllibHttp(), vault=vault, clock=FixedClock(STEAK_AT), link_base=BASE)
    return _over_http(there, channel, lambda: [post.headers["webhook-id"] for post in there.got])


def slack(there: Listener) -> Channel:
    """Slack knows nothing by an id; people know the same words."""
    channel = SlackNotices(there.url, http=UrllibHttp(), clock=FixedClock(STEAK_AT), link_base=BASE)
    return _over_http(there, channel, lambda: [post.body["text"] for post in there.got])


def mail(there: MailServer, vault: KeptSecrets) -> Channel:
    channel = MailNotices(
        TO,
        server=server(f"smtp://127.0.0.1:{there.port}"),
        sender=None,
        vault=vault,
        clock=FixedClock(STEAK_AT),
        link_base=BASE,
    )

    def say(answer: Answer) -> None:
        code = CODE[answer]
        (there.box.data if code == "drop" else there.box.rcpt).append(code)

    return Channel(
        channel,
        say,
        lambda: [str(one["Message-ID"]) for one in there.box.mails],
        lambda: "".join(str(one["Subject"]) + one.get_content() for one in there.box.mails),
    )


def ses(there: Listener, vault: KeptSecrets) -> Channel:
    channel = SesNotices(TO, sender=None, vault=vault, clock=FixedClock(STEAK_AT), link_base=BASE)
    there.usually = answers(MessageId="5f0c")
    answer = {"not now": refuses("TooManyRequestsException", 429), "never": refuses("MessageRejected")}

    def mails() -> list[EmailMessage]:
        raw = [base64.b64decode(post.body["Content"]["Raw"]["Data"]) for post in there.got]
        return [message_from_bytes(one, policy=policy.default) for one in raw]

    return Channel(
        channel,
        lambda said: there.says.append(answer.get(said, SILENCE)),
        lambda: [str(one["References"]) for one in mails()],
        lambda: "".join(str(one["Subject"]) + one.get_content() for one in mails()),
    )


def sms(there: Listener) -> Channel:
    """A phone knows nothing by an id; people know the same words."""
    there.usually = text_message()
    answer = {"not now": text_message("Throttled"), "never": text_message("InvalidParameter")}

    def words() -> list[str]:
        return [parse_qs(post.raw.decode())["Message"][0] for post in there.got]

    return Channel(
        SmsNotices("+4930123456", clock=FixedClock(STEAK_AT), link_base=BASE),
        lambda said: there.says.append(answer.get(said, SILENCE)),
        words,
        lambda: "".join(words()),
        says_all=False,
    )


def through_the_outbox(there: Listener, vault: KeptSecrets, folder: Path) -> Channel:
    """As the engine uses them: the outbox in front of what the vault names."""
    vault.by_name["notices/mortons/hackensack-manager/slack"] = (there.url,)
    clock = FixedClock(STEAK_AT)
    ways = Channels(Settings(public_url=BASE), http=UrllibHttp(), vault=vault, clock=clock)
    return slack(there)._replace(notices=FolderNotices(folder, clock=clock, ways=ways))


@pytest.fixture(params=["webhook", "slack", "mail", "outbox", "ses", "sms"])
def channel(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Channel]:
    vault = KeptSecrets()
    vault.by_name |= {SECRET: ("s",), SENDER: ("engine@brand.example",)}
    with ExitStack() as stack:
        if request.param == "mail":
            yield mail(stack.enter_context(mail_server()), vault)
            return
        if request.param in {"ses", "sms"}:
            there = stack.enter_context(scripted())
            yield ses(there, vault) if request.param == "ses" else sms(there)
            return
        there = stack.enter_context(listener())
        if request.param == "webhook":
            yield webhook(there, vault)
        elif request.param == "slack":
            yield slack(there)
        else:
            yield through_the_outbox(there, vault, tmp_path)


def test_what_is_taken_has_a_receipt_and_says_everything(channel: Channel) -> None:
    receipt = channel.notices.send(NOTICE)
    assert (receipt.provider != "", receipt.provider_id != "", receipt.at) == (True, True, STEAK_AT)
    assert len(channel.ids()) == 1
    for part in ("Schafft ihr das?", "https://engine.example/t/abc"):
        assert part in channel.words()
    for part in ("Ein Gast landet", "Porterhouse"):
        assert (part in channel.words()) == channel.says_all


def test_a_repetition_is_the_same_to_the_other_side_and_another_notice_is_not(channel: Channel) -> None:
    channel.notices.send(NOTICE)
    channel.notices.send(NOTICE)
    other = Notice(key="x:2/airport-steak/0", brand="mortons", to="hackensack-manager", subject="s", text="t")
    channel.notices.send(other)
    assert len(set(channel.ids())) == 2


def test_what_may_get_better_is_tried_again_and_arrives(channel: Channel) -> None:
    channel.say("not now")
    with pytest.raises(TryAgainLater) as told:
        channel.notices.send(NOTICE)
    assert_quiet(told.value)
    channel.notices.send(NOTICE)
    assert channel.ids() != []


def test_what_is_refused_for_good_is_given_up(channel: Channel) -> None:
    channel.say("never")
    with pytest.raises(GaveUp) as told:
        channel.notices.send(NOTICE)
    assert_quiet(told.value)


def test_a_fate_that_nobody_knows_is_tried_again_for_a_repetition_is_recognised(channel: Channel) -> None:
    channel.say("takes it and is silent")
    with pytest.raises(TryAgainLater) as told:
        channel.notices.send(NOTICE)
    assert_quiet(told.value)
    channel.notices.send(NOTICE)
    assert len(channel.ids()) == 2
    assert len(set(channel.ids())) == 1


def assert_quiet(error: Exception) -> None:
    """No text, no address."""
    told = str(error)
    assert told
    for secret in (NOTICE.subject, "Gast", "Porterhouse", "/t/abc", TO, "+49", "127.0.0.1", "greylisted", "no such"):
        assert secret not in told


# --- Slack's own


def test_slack_gets_text_in_which_nothing_calls_a_channel_or_hides_a_link() -> None:
    with listener() as there:
        hostile = Notice(key="k", brand="b", to="t", subject="<!channel>", text="<https://evil.example|safe> & co")
        slack(there).notices.send(hostile)
    (post,) = there.got
    assert post.headers["content-type"] == "application/json"
    assert post.body == {"text": "&lt;!channel&gt;\n&lt;https://evil.example|safe&gt; &amp; co"}


@pytest.mark.parametrize("status", [400, 403, 404, 410])
def test_slack_says_that_a_webhook_is_gone(status: int) -> None:
    with listener() as there:
        there.says.append(Said(status))
        with pytest.raises(GaveUp, match=str(status)):
            slack(there).notices.send(NOTICE)


def test_slacks_own_pause_is_kept() -> None:
    with listener() as there:
        there.says.append(Said(429, {"retry-after": "30"}))
        with pytest.raises(TryAgainLater) as told:
            slack(there).notices.send(NOTICE)
    assert told.value.after is not None
    assert told.value.after.total_seconds() == 30


def test_slack_is_not_followed_elsewhere() -> None:
    with listener() as there, listener() as elsewhere:
        there.says.append(Said(307, {"location": elsewhere.url}))
        with pytest.raises(TryAgainLater):
            slack(there).notices.send(NOTICE)
    assert elsewhere.got == []
