"""A notice as a mail, whoever carries it: plain text, and the same Message-ID for the same notice."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, parseaddr

from chalicelib.domain.errors import TryAgainLater
from chalicelib.ports import Notice, Vault

SENDER = "engine/smtp/sender"
_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{3,254}}$)(?=[^@]{{1,64}}@){_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})*")


def addresses(listed: str) -> tuple[str, ...]:
    """Mail addresses out of a comma separated list, each once.

    Raises:
        ValueError: One of them is none that we write to.
    """
    found = tuple(dict.fromkeys(one.strip() for one in listed.split(",") if one.strip()))
    if not found or not all(_ADDRESS.fullmatch(one) for one in found):
        raise ValueError("must be mail addresses, separated by commas")
    return found


def sender_of(said: str | None, vault: Vault) -> Address:
    """Whom mail comes from: ``a@b.example`` or ``Name <a@b.example>``, as it was said or stands in the vault.

    Raises:
        TryAgainLater: Nobody said it yet.
    """
    said = said or next(iter(vault.secrets(SENDER)), "")
    name, sender = parseaddr(said)
    if not said.isprintable() or not _ADDRESS.fullmatch(sender):
        raise TryAgainLater(f"set DELIGHT_MAIL_FROM, or {SENDER} in the vault, to the address that mail comes from")
    return Address(one_line(name), addr_spec=sender)


def letter(notice: Notice, *, sender: Address, to: str, link_base: str, now: datetime) -> EmailMessage:
    """The whole mail; mail programs know a repetition by its Message-ID (RFC 5322, 3.6.4)."""
    link = None if notice.link is None else link_base + notice.link
    message = EmailMessage(policy=SMTP_POLICY.clone(cte_type="7bit"))
    message["From"] = sender
    message["To"] = Address(addr_spec=to)
    message["Subject"] = one_line(notice.subject)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{hashlib.sha256(notice.key.encode()).hexdigest()[:32]}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's machine answers
    text = "\n\n".join(part for part in (notice.text, link) if part)
    message.set_content(text.encode("utf-8", "replace").decode() + "\n")
    return message


def one_line(text: str) -> str:
    """Nothing that ends a header's line, nor anything else that can't be seen."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
