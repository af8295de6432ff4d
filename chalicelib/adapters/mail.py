"""Notices as mail, through one SMTP server: plain text, and the same Message-ID for the same notice.

Servers and mail programs know a repetition by its Message-ID (RFC 5322, 3.6.4). So whatever was lost on the way is sent
again, even where the connection broke after the text had left.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from chalicelib import calls
from chalicelib.adapters.letters import letter, sender_of
from chalicelib.domain.errors import DelightError, GaveUp, TryAgainLater
from chalicelib.domain.work import Receipt
from chalicelib.ports import Clock, Notice, Vault

PASSWORD = "engine/smtp/password"  # noqa: S105  (the secret's name in the vault)
CONNECT_S = 5.0
ANSWER_S = 20.0
"""Servers read a mail before they say that they take it."""
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class Server(NamedTuple):
    """Who takes our mail.

    Attributes:
        user: None: it takes mail from us without signing in.
    """

    security: Literal["smtp", "smtp+starttls", "smtps"]
    host: str
    port: int
    user: str | None = None

    @property
    def open_to_readers(self) -> bool:
        """Whoever stands between us and it can read the mail."""
        return self.security == "smtp" and not calls.is_this_machine(self.host)


def server(url: str) -> Server:
    """``smtps://user@host:port``, ``smtp+starttls://…`` or ``smtp://…``.

    Raises:
        DelightError: It is none, or would show a password to others.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in _PORTS or parts.path.strip("/") or parts.query:
        raise DelightError("DELIGHT_SMTP must be smtps://host:port, smtp+starttls://host:port or smtp://host:port")
    if parts.password is not None:
        raise DelightError(f"DELIGHT_SMTP must not hold a password: put it into the vault, as {PASSWORD}")
    user = None if parts.username is None else unquote(parts.username)
    found = Server(parts.scheme, host, port or _PORTS[parts.scheme], user)  # type: ignore[arg-type]  # one of _PORTS
    if user is not None and found.open_to_readers:
        raise DelightError(
            "DELIGHT_SMTP with a user needs smtps:// or smtp+starttls://, or anybody can read the password"
        )
    return found


class MailNotices:
    """The Notices port on one mail address.

    Attributes:
        sender: ``a@b.example`` or ``Name <a@b.example>``. None: it stands in the vault.
        trust: Which certificates are good. None: those that this machine trusts.
    """

    def __init__(
        self,
        address: str,
        *,
        server: Server,
        sender: str | None,
        vault: Vault,
        clock: Clock,
        link_base: str,
        trust: ssl.SSLContext | None = None,
        connect_s: float = CONNECT_S,
    ) -> None:
        self._address = address
        self._server = server
        self._vault = vault
        self._clock = clock
        self._link_base = link_base
        self._connect_s = connect_s
        self.sender = sender
        self.trust = trust

    def send(self, notice: Notice) -> Receipt:
        now = self._clock.now()
        sender = sender_of(self.sender, self._vault)
        message = letter(notice, sender=sender, to=self._address, link_base=self._link_base, now=now)
        with _told_honestly(), self._connect(sender.domain) as session:
            self._sign_in(session)
            session.send_message(message, from_addr=sender.addr_spec, to_addrs=[self._address])
        return Receipt(provider="mail", provider_id=str(message["Message-ID"]), at=now)

    @contextmanager
    def _connect(self, domain: str) -> Iterator[smtplib.SMTP]:
        trust = self.trust or ssl.create_default_context()
        host, port = self._server.host, self._server.port
        session: smtplib.SMTP
        if self._server.security == "smtps":
            session = smtplib.SMTP_SSL(host, port, domain, timeout=self._connect_s, context=trust)
        else:
            session = smtplib.SMTP(host, port, domain, timeout=self._connect_s)
        try:
            if session.sock is not None:
                session.sock.settimeout(ANSWER_S)
            if self._server.security == "smtp+starttls":
                session.starttls(context=trust)
            yield session
            with suppress(smtplib.SMTPException, OSError):  # it has the mail already
                session.quit()
        finally:
            session.close()

    def _sign_in(self, session: smtplib.SMTP) -> None:
        if self._server.user is None:
            return
        passwords = self._vault.secrets(PASSWORD)
        if not passwords:
            raise TryAgainLater(f"put the secret {PASSWORD} into the vault")
        session.login(self._server.user, passwords[0])


@contextmanager
def _told_honestly() -> Iterator[None]:
    """What the server's answer means for the notice; in our words, because it quotes addresses."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        ((code, _),) = error.recipients.values()
        raise _refused(code, "the mail server doesn't take mail for this address") from None
    except smtplib.SMTPAuthenticationError as error:
        raise TryAgainLater(f"the mail server doesn't take the password ({error.smtp_code}); see {PASSWORD}") from None
    except (smtplib.SMTPConnectError, smtplib.SMTPHeloError) as error:
        raise TryAgainLater(f"the mail server doesn't let us in ({error.smtp_code})") from None
    except smtplib.SMTPSenderRefused as error:
        raise _refused(error.smtp_code, "the mail server doesn't take mail from our sender") from None
    except smtplib.SMTPResponseException as error:
        raise _refused(error.smtp_code, "the mail server doesn't take the mail") from None
    except smtplib.SMTPNotSupportedError:
        raise TryAgainLater("the mail server lacks what DELIGHT_SMTP asks of it: STARTTLS, or signing in") from None
    except ssl.SSLError:
        raise TryAgainLater("the mail server can't prove who it is; its certificate is not trusted") from None
    except (smtplib.SMTPException, OSError) as error:
        raise TryAgainLater(f"the mail server can't be used now: {type(error).__name__}") from None


def _refused(code: int, problem: str) -> DelightError:
    """For good from 500 on (RFC 5321, 4.2.1)."""
    return GaveUp(f"{problem} ({code})") if code >= 500 else TryAgainLater(f"{problem} now ({code})")
