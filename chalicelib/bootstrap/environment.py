"""What the environment says, and where things are on one machine; the only reader of the environment."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from chalicelib.domain.sentence import LANGUAGES, Language
from chalicelib.domain.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
PREFIX = "DELIGHT_"


@dataclass(frozen=True, slots=True)
class Options:
    """How to run on one machine.

    Attributes:
        data: Folder of the engine's own data.
        playbooks: Folder with one folder a brand.
        customers: Seed file of the customer book. None: the book stays as it is.
        secrets: The vault's file. None: ``secrets.json`` in `data`, made at first start.
        clock: A time from which the engine's clock ticks. None: the machine's time.
        settings: For the engine.
    """

    data: Path = Path(".delight")
    playbooks: Path = ROOT / "playbooks"
    customers: Path | None = ROOT / "seeds" / "customers.json"
    secrets: Path | None = None
    clock: datetime | None = None
    settings: Settings = field(default_factory=Settings)

    @property
    def vault_path(self) -> Path:
        """Where the secrets are."""
        return self.secrets or self.data / "secrets.json"


def from_environment(
    *,
    data: Path | None = None,
    playbooks: Path | None = None,
    clock: datetime | None = None,
    own_url: str | None = None,
) -> Options:
    """What the command line says (None: nothing), else the environment, else the defaults of `Options`.

    Read are ``DELIGHT_SECRETS``, ``DELIGHT_PLAYBOOKS``, ``DELIGHT_CUSTOMERS`` (empty: none),
    ``DELIGHT_NOTICES_WEBHOOK``, ``DELIGHT_SMTP``, ``DELIGHT_MAIL_FROM``,
    ``DELIGHT_PUBLIC_URL`` (else `own_url`, where the server listens), and ``DELIGHT_API_<PLATFORM>``, the base URL of
    a platform's API.
    """
    said = {
        name.removeprefix(PREFIX).lower(): value.strip()
        for name, value in os.environ.items()
        if name.startswith(PREFIX)
    }
    usual = Options()
    apis = {
        name.removeprefix("api_"): said[name].rstrip("/") for name in said if name.startswith("api_") and said[name]
    }
    public_url = said.get("public_url") or own_url or usual.settings.public_url
    return Options(
        data=data or usual.data,
        playbooks=playbooks or _path(said.get("playbooks")) or usual.playbooks,
        customers=_path(said["customers"]) if "customers" in said else usual.customers,
        secrets=_path(said.get("secrets")),
        clock=clock,
        settings=Settings(
            api_bases=apis,
            public_url=public_url.rstrip("/"),
            notices_webhook=said.get("notices_webhook") or None,
            smtp=said.get("smtp") or None,
            mail_from=said.get("mail_from") or None,
        ),
    )


def language() -> Language:
    """In which of our languages the terminal speaks (``LC_ALL``, ``LC_MESSAGES``, ``LANG``); English if in doubt."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    spoken = re.split(r"[_.@-]", said.lower())[0]
    return next((one for one in LANGUAGES if one == spoken), "en")


def wants_colours(*, terminal: bool) -> bool:
    """Whether what is printed may be coloured (no-color.org, and terminals that know no colours)."""
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
