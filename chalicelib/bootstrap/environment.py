"""What the environment says, and where things are on one machine; the only reader of the environment."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
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
    ``DELIGHT_NOTICES_WEBHOOK``, ``DELIGHT_SMTP``, ``DELIGHT_MAIL`` (``ses``), ``DELIGHT_MAIL_FROM``,
    ``DELIGHT_SMS`` (``sns``), ``DELIGHT_PUBLIC_URL`` (else `own_url`, where the server listens), and
    ``DELIGHT_API_<PLATFORM>``, the base URL of a platform's API.
    """
    said, usual = _said(), Options()
    return Options(
        data=data or usual.data,
        playbooks=playbooks or _path(said.get("playbooks")) or usual.playbooks,
        customers=_path(said["customers"]) if "customers" in said else usual.customers,
        secrets=_path(said.get("secrets")),
        clock=clock,
        settings=_settings(said, own_url=own_url),
    )


@dataclass(frozen=True, slots=True)
class Stack:
    """What an engine on AWS stands on; the stack that made it names it to its functions.

    Attributes:
        stage: Its name, which sets it apart from another in the same account.
        table: Of its records.
        bucket: Of its shelf.
        raw: URL of the queue of verified bodies; likewise `items` and `effects`.
        dead_raw: URL of its dead letters; likewise the others. None: this function has nothing to do with them.
        vault: ``ssm:/delight/dev`` or ``secretsmanager:delight/dev``: where the secrets are, and what their names
            begin with.
        ahead: By how much its clock is ahead of the real time: a demo's, or a test's.
    """

    stage: str
    table: str
    bucket: str
    raw: str
    items: str
    effects: str
    vault: str
    dead_raw: str | None = None
    dead_items: str | None = None
    dead_effects: str | None = None
    ahead: timedelta = timedelta(0)
    settings: Settings = field(default_factory=Settings)


def is_function() -> bool:
    """Whether this process is a Lambda function's (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html)."""
    return "AWS_LAMBDA_FUNCTION_NAME" in os.environ


def call() -> dict[str, str]:
    """What the log says of the call that a function is working on: `steps.OF_THE_CALL`.

    Lambda sets it anew for each (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
    """
    told = dict(part.partition("=")[::2] for part in os.environ.get("_X_AMZN_TRACE_ID", "").split(";"))
    return {"trace": told["Root"]} if "Root" in told else {}


def on_aws() -> Stack:
    """What the stack says to its functions.

    Read are ``DELIGHT_STAGE``, ``DELIGHT_TABLE``, ``DELIGHT_BUCKET``, ``DELIGHT_QUEUE_RAW``, ``_ITEMS`` and
    ``_EFFECTS``, ``DELIGHT_DEAD_RAW``, ``_ITEMS`` and ``_EFFECTS``, ``DELIGHT_VAULT``,
    ``DELIGHT_CLOCK_AHEAD`` (seconds), and what `from_environment` reads for `Settings`.
    """
    said = _said()
    return Stack(
        stage=said.get("stage", ""),
        table=said.get("table", ""),
        bucket=said.get("bucket", ""),
        raw=said.get("queue_raw", ""),
        items=said.get("queue_items", ""),
        effects=said.get("queue_effects", ""),
        dead_raw=said.get("dead_raw") or None,
        dead_items=said.get("dead_items") or None,
        dead_effects=said.get("dead_effects") or None,
        vault=said.get("vault", ""),
        ahead=timedelta(seconds=float(said.get("clock_ahead") or 0)),
        settings=replace(_settings(said), sign_in_links=False),
    )


def _said() -> dict[str, str]:
    """Our names in the environment, without what they begin with."""
    return {
        name.removeprefix(PREFIX).lower(): value.strip()
        for name, value in os.environ.items()
        if name.startswith(PREFIX)
    }


def _settings(said: dict[str, str], *, own_url: str | None = None) -> Settings:
    apis = {
        name.removeprefix("api_"): said[name].rstrip("/") for name in said if name.startswith("api_") and said[name]
    }
    public_url = said.get("public_url") or own_url or Settings().public_url
    return Settings(
        api_bases=apis,
        public_url=public_url.rstrip("/"),
        notices_webhook=said.get("notices_webhook") or None,
        smtp=said.get("smtp") or None,
        mail_by_ses=said.get("mail") == "ses",
        mail_from=said.get("mail_from") or None,
        sms_by_sns=said.get("sms") == "sns",
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
