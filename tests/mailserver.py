"""A real SMTP server on loopback, which keeps what it was given and can be told to refuse, as real ones do."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "engine", "pass word"


class Mailbox:
    """What aiosmtpd calls.

    Attributes:
        raw: Each mail as it came, also those whose sender was not told that they arrived.
        rcpt: Answers to the recipients of the next mails, one each. None: it is fine.
        data: Answers to the next texts, one each; ``drop`` takes it and says nothing.
    """

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.senders: list[str] = []
        self.encrypted: list[bool] = []
        self.signed_in: list[bool] = []
        self.rcpt: list[str | None] = []
        self.data: list[str | None] = []
        self.mail: list[str | None] = []

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for raw in self.raw]

    async def handle_MAIL(  # noqa: N802  (aiosmtpd's names)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.mail.pop(0) if self.mail else None
        if said is not None:
            return said
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.rcpt.pop(0) if self.rcpt else None
        if said is not None:
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        said = self.data.pop(0) if self.data else None
        if said not in {None, "drop"}:
            return str(said)
        assert isinstance(envelope.content, bytes)
        self.raw.append(envelope.content)
        self.recipients += envelope.rcpt_tos
        self.senders.append(envelope.mail_from or "")
        assert isinstance(server.transport, asyncio.Transport)
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        self.signed_in.append(session.authenticated is True)
        if said == "drop":
            server.transport.abort()
        return "250 OK"


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    assert isinstance(data, LoginPassword)
    good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=False)


class MailServer:
    """Runs in a thread until it is closed.

    Attributes:
        box: What came, and what it says.
    """

    def __init__(self, *, tls: ssl.SSLContext | None, implicit: bool, auth: bool) -> None:
        self.box = Mailbox()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

        def session() -> SMTP:
            return SMTP(
                self.box,
                hostname="mail.test",
                ident="stand-in",
                loop=self._loop,
                timeout=5,
                tls_context=None if implicit else tls,
                require_starttls=tls is not None and not implicit,
                authenticator=_authenticate,
                auth_required=auth and not implicit,  # it takes TLS from the first byte for none
                auth_require_tls=not implicit,
            )

        self._server = self._run(
            lambda: self._loop.create_server(session, "127.0.0.1", 0, ssl=tls if implicit else None)
        )
        self.port: int = self._server.sockets[0].getsockname()[1]

    def _run(self, what: Callable[[], Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(what(), self._loop).result(timeout=5)

    async def _end(self) -> None:
        self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def close(self) -> None:
        self._run(self._end)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()


@contextmanager
def mail_server(
    *, tls: ssl.SSLContext | None = None, implicit: bool = False, auth: bool = False
) -> Iterator[MailServer]:
    """A server for the time of a test.

    Args:
        tls: Offers and asks for STARTTLS, or, if `implicit`, speaks TLS from the first byte. None: neither.
        auth: Takes mail from `USER` with `PASSWORD` only.
    """
    server = MailServer(tls=tls, implicit=implicit, auth=auth)
    try:
        yield server
    finally:
        server.close()
