"""Notices as mail, against a real SMTP server: what arrives, what refusals mean, and that nothing leaves unsafely."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.letters import SENDER, addresses, letter, sender_of
from chalicelib.adapters.mail import PASSWORD, MailNotices, server
from chalicelib.adapters.system import FixedClock
from chalicelib.domain.errors import DelightError, GaveUp, TryAgainLater
from chalicelib.ports import Notice
from tests import mailserver
from tests.mailserver import MailServer, mail_server
from tests.worlds import STEAK_AT, KeptSecrets

NOTICE = Notice(
    key="x:1/airport-steak/0",
    brand="mortons",
    to="hackensack-manager",
    subject="Schafft ihr das bis 17:05?",
    text="Grüße – ein Gast landet.\nEr möchte ein Porterhouse.",
    link="/t/abc",
)
TO = "duty@stores.example"


def notices(
    port: int, *, security: str = "smtp", user: str | None = None, secrets: dict[str, str] | None = None, **chosen: Any
) -> MailNotices:
    vault = KeptSecrets()
    vault.by_name |= {name: (secret,) for name, secret in (secrets or {}).items()}
    at = "" if user is None else f"{user}@"
    return MailNotices(
        TO,
        server=server(f"{security}://{at}127.0.0.1:{port}"),
        vault=vault,
        clock=FixedClock(STEAK_AT),
        link_base="https://engine.example",
        **{"sender": "Delight <delight@brand.example>", **chosen},
    )


@pytest.fixture
def there() -> Iterator[MailServer]:
    with mail_server() as found:
        yield found


def test_what_arrives_is_plain_text_with_the_whole_link(there: MailServer) -> None:
    receipt = notices(there.port).send(NOTICE)
    (mail,) = there.box.mails
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().splitlines() == [*NOTICE.text.splitlines(), "", "https://engine.example/t/abc"]
    assert (mail["Subject"], mail["To"]) == (NOTICE.subject, TO)
    assert mail["From"] == "Delight <delight@brand.example>"
    assert mail["Date"].datetime == STEAK_AT
    assert mail["Auto-Submitted"] == "auto-generated"
    assert there.box.recipients == [TO]
    assert there.box.senders == ["delight@brand.example"]
    assert (receipt.provider, receipt.provider_id) == ("mail", mail["Message-ID"])
    assert there.box.raw[0].isascii()
    assert (there.box.encrypted, there.box.signed_in) == ([False], [False])


def test_a_notice_without_a_link_ends_with_its_text(there: MailServer) -> None:
    notices(there.port).send(Notice(key="k", brand="b", to="t", subject="s", text="Bis gleich"))
    assert there.box.mails[0].get_content().splitlines() == ["Bis gleich"]


def test_a_repeated_mail_has_the_same_message_id_and_another_notice_another(there: MailServer) -> None:
    channel = notices(there.port)
    for key in ("x:1/r/0", "x:1/r/0", "x:1/r/1"):
        channel.send(Notice(key=key, brand="b", to="t", subject="s", text="t"))
    first, again, other = (mail["Message-ID"] for mail in there.box.mails)
    assert first == again != other
    assert first.endswith("@brand.example>")


@given(text=st.text(alphabet=st.characters(codec=None), max_size=60))
def test_no_subject_makes_a_header_or_a_recipient_of_its_own(text: str) -> None:
    """In front of the network: what would be handed to the server."""
    hostile = f"a{text}\r\nBcc: spy@evil.example\r\n\r\nbody\u2028x\x0bY: z\x85Z: z"
    notice = Notice(key=text or "k", brand="b", to="t", subject=hostile, text=text, link="/t/1")
    sender = sender_of("Delight <delight@brand.example>", KeptSecrets())
    raw = letter(notice, sender=sender, to=TO, link_base="https://engine.example", now=STEAK_AT).as_bytes()
    head = raw.partition(b"\r\n\r\n")[0].replace(b"\r\n ", b" ").split(b"\r\n")
    names = [line.partition(b":")[0].decode().lower() for line in head]
    assert sorted(names) == sorted(set(names))
    assert set(names) <= {
        "from", "to", "subject", "date", "message-id", "auto-submitted",
        "content-type", "content-transfer-encoding", "mime-version",
    }  # fmt: skip
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_hostile_subject_arrives_as_words(there: MailServer) -> None:
    hostile = "Hi\r\nBcc: spy@evil.example\r\n\r\nbody"
    notices(there.port).send(Notice(key="k", brand="b", to="t", subject=hostile, text=".\r\nQUIT\r\n..x"))
    (mail,) = there.box.mails
    assert mail["Subject"] == "Hi Bcc: spy@evil.example body"
    assert mail["Bcc"] is None
    assert there.box.recipients == [TO]
    assert mail.get_content().splitlines() == [".", "QUIT", "..x"]


@pytest.mark.parametrize(
    "where", [{"rcpt": ["450 busy duty@stores.example"]}, {"data": ["451 try later"]}, {"mail": ["421 closing"]}]
)
def test_what_the_server_refuses_for_now_is_tried_again_and_then_arrives(
    there: MailServer, where: dict[str, list[str]]
) -> None:
    for name, said in where.items():
        setattr(there.box, name, list(said))
    channel = notices(there.port)
    with pytest.raises(TryAgainLater) as told:
        channel.send(NOTICE)
    assert_quiet(told.value)
    channel.send(NOTICE)
    assert len(there.box.raw) == 1


@pytest.mark.parametrize(
    "where",
    [
        {"rcpt": ["550 no such user duty@stores.example"]},
        {"data": ["554 looks like spam"]},
        {"mail": ["553 not from delight@brand.example"]},
    ],
)
def test_what_the_server_refuses_for_good_is_given_up(there: MailServer, where: dict[str, list[str]]) -> None:
    for name, said in where.items():
        setattr(there.box, name, list(said))
    with pytest.raises(GaveUp) as told:
        notices(there.port).send(NOTICE)
    assert_quiet(told.value)
    assert there.box.raw == []


def test_a_connection_lost_after_the_text_is_sent_again_and_recognised(there: MailServer) -> None:
    there.box.data = ["drop"]
    channel = notices(there.port)
    with pytest.raises(TryAgainLater) as told:
        channel.send(NOTICE)
    assert_quiet(told.value)
    channel.send(NOTICE)
    assert len(there.box.raw) == 2
    assert len({mail["Message-ID"] for mail in there.box.mails}) == 1


def test_where_nobody_listens_it_is_tried_again(there: MailServer) -> None:
    channel = notices(there.port)
    there._run(_closed(there))
    with pytest.raises(TryAgainLater):
        channel.send(NOTICE)


def _closed(there: MailServer) -> Any:
    async def close() -> None:
        there._server.close()

    return close


def test_a_server_that_says_nothing_holds_nobody_up() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        channel = notices(silent.getsockname()[1], connect_s=0.2)
        began = time.monotonic()
        with pytest.raises(TryAgainLater):
            channel.send(NOTICE)
    assert time.monotonic() - began < 3


def assert_quiet(error: Exception) -> None:
    """No address, no word of the notice, nothing that the server said."""
    told = str(error)
    assert told
    for secret in ("@", NOTICE.subject, "Gast", "spam", "busy", "no such", mailserver.PASSWORD):
        assert secret not in told


# --- signing in, and who may read along


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody but this test trusts, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "mail.pem"
    authority = trustme.CA()
    path.write_bytes(authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.bytes())
    authority.cert_pem.write_to_path(f"{path}.crt")
    return path


@pytest.fixture(params=["smtp+starttls", "smtps"])
def security(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def safe(certificate: Path, security: str) -> Iterator[MailServer]:
    offered = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    offered.load_cert_chain(certificate)
    with mail_server(tls=offered, implicit=security == "smtps", auth=True) as found:
        yield found


@pytest.fixture
def trust(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=f"{certificate}.crt")


SIGNED_IN: dict[str, Any] = {"user": mailserver.USER, "secrets": {PASSWORD: mailserver.PASSWORD}}


def test_over_tls_it_signs_in_and_the_mail_is_encrypted(safe: MailServer, security: str, trust: ssl.SSLContext) -> None:
    notices(safe.port, security=security, trust=trust, **SIGNED_IN).send(NOTICE)
    assert (safe.box.encrypted, safe.box.signed_in) == ([True], [True])


def test_a_certificate_that_nobody_trusts_gets_nothing(safe: MailServer, security: str) -> None:
    with pytest.raises(TryAgainLater, match="certificate"):
        notices(safe.port, security=security, **SIGNED_IN).send(NOTICE)
    assert safe.box.raw == []


def test_a_wrong_password_can_be_put_right(safe: MailServer, security: str, trust: ssl.SSLContext) -> None:
    wrong: dict[str, Any] = {"user": mailserver.USER, "secrets": {PASSWORD: "another"}}
    with pytest.raises(TryAgainLater, match=PASSWORD) as told:
        notices(safe.port, security=security, trust=trust, **wrong).send(NOTICE)
    assert "another" not in str(told.value)
    assert safe.box.raw == []


def test_a_missing_password_is_named(safe: MailServer, security: str, trust: ssl.SSLContext) -> None:
    with pytest.raises(TryAgainLater, match=PASSWORD):
        notices(safe.port, security=security, trust=trust, user=mailserver.USER).send(NOTICE)


def test_a_server_without_starttls_gets_nothing(there: MailServer) -> None:
    """Whoever stands between could take the offer out of the server's words."""
    with pytest.raises(TryAgainLater, match="STARTTLS"):
        notices(there.port, security="smtp+starttls").send(NOTICE)
    assert there.box.raw == []


# --- settings


def test_the_sender_may_stand_in_the_vault(there: MailServer) -> None:
    notices(there.port, sender=None, secrets={SENDER: "vault@brand.example"}).send(NOTICE)
    assert there.box.senders == ["vault@brand.example"]


@pytest.mark.parametrize("sender", [None, "nobody", "a@b\r\nBcc: c@d.example", "<>"])
def test_without_a_sender_it_waits_for_one(there: MailServer, sender: str | None) -> None:
    with pytest.raises(TryAgainLater, match="DELIGHT_MAIL_FROM"):
        notices(there.port, sender=sender).send(NOTICE)
    assert there.box.raw == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("smtp", "mail.example", 25, None)),
        ("smtps://a%40b@mail.example/", ("smtps", "mail.example", 465, "a@b")),
        ("SMTP+STARTTLS://u@[::1]:2525", ("smtp+starttls", "::1", 2525, "u")),
        ("smtp://u@127.0.0.1:25", ("smtp", "127.0.0.1", 25, "u")),
    ],
)
def test_a_server_is_named_by_a_url(url: str, expected: tuple[str, str, int, str | None]) -> None:
    assert server(url) == expected


@pytest.mark.parametrize(
    "url",
    ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:x", "smtp://mail.example/a", "smtp://[::1"],
)
def test_what_is_no_mail_server_is_told(url: str) -> None:
    with pytest.raises(DelightError, match="DELIGHT_SMTP must be"):
        server(url)


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(DelightError, match="vault") as told:
        server("smtps://u:hush@mail.example")
    assert "hush" not in str(told.value)


def test_nobody_signs_in_where_others_can_read_the_password() -> None:
    with pytest.raises(DelightError, match="smtps://"):
        server("smtp://u@mail.example")


def test_addresses_are_listed_once_each() -> None:
    assert addresses("a@b.example, c.d+e@f.example,,a@b.example ") == ("a@b.example", "c.d+e@f.example")


@pytest.mark.parametrize(
    "listed",
    ["", " , ", "nobody", "a@b.example; c@d.example", "a@b.example\r\nx@y.example", "A <a@b.example>", "a..b@c.example",
     "a@-b.example", "a@b..example", "ä@b.example", '"a b"@c.example', "a@b@c.example", ".a@b.example",
     f"{'a' * 65}@b.example"],
)  # fmt: skip
def test_what_is_no_list_of_addresses_is_refused(listed: str) -> None:
    with pytest.raises(ValueError, match="mail addresses"):
        addresses(listed)
