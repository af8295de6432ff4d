"""Chooses the adapters and hands out the World; the only reader of the environment."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from chalicelib import actions, platforms
from chalicelib.adapters.files import vault as vault_file
from chalicelib.adapters.files.log import FileLog, last_logged
from chalicelib.adapters.files.outbox import FolderNotices
from chalicelib.adapters.files.shelf import FileShelf
from chalicelib.adapters.files.vault import FileVault
from chalicelib.adapters.http.client import UrllibHttp
from chalicelib.adapters.http.webhook import SECRET as WEBHOOK_SECRET
from chalicelib.adapters.http.webhook import WebhookNotices
from chalicelib.adapters.memory import MemoryShelf, NoHttp, NoLog, NoNotices, NoSecrets
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import FixedClock, ShiftedClock, SystemClock, SystemIds
from chalicelib.books import customers
from chalicelib.books.links import SECRET as LINKS_SECRET
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.domain.errors import DelightError, PlaybookBroken
from chalicelib.domain.settings import Settings
from chalicelib.platforms.verify import CHALLENGES, SCHEMES
from chalicelib.ports import Clock, Http, Notices, Playbooks, Shelf, Vault, World

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "DELIGHT_"
LOG = "engine.log"


@dataclass(frozen=True, slots=True)
class Options:
    """How to run on one machine.

    Attributes:
        data: Folder of the engine's own data.
        playbooks: Folder with one folder a brand.
        customers: Seed file of the customer book. None: the book stays as it is.
        secrets: The vault's file. None: ``secrets.json`` in `data`, made at first start.
        clock: A time from which the engine's clock ticks. None: the machine's time.
        notices_webhook: URL that gets every message to our people, signed. None: only the local outbox does.
        settings: For the engine.
    """

    data: Path = Path(".delight")
    playbooks: Path = ROOT / "playbooks"
    customers: Path | None = ROOT / "seeds" / "customers.json"
    secrets: Path | None = None
    clock: datetime | None = None
    notices_webhook: str | None = None
    settings: Settings = field(default_factory=Settings)

    @property
    def vault_path(self) -> Path:
        """Where the secrets are."""
        return self.secrets or self.data / "secrets.json"

    @property
    def outbox_path(self) -> Path:
        """Where the local outbox is."""
        return self.data / "outbox"


def from_environment(
    *,
    data: Path | None = None,
    playbooks: Path | None = None,
    clock: datetime | None = None,
    own_url: str | None = None,
) -> Options:
    """What the command line says (None: nothing), else the environment, else the defaults of `Options`.

    Read are ``DELIGHT_SECRETS``, ``DELIGHT_PLAYBOOKS``, ``DELIGHT_CUSTOMERS`` (empty: none),
    ``DELIGHT_NOTICES_WEBHOOK``,
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
        notices_webhook=said.get("notices_webhook") or None,
        settings=Settings(api_bases=apis, public_url=public_url.rstrip("/")),
    )


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def bundle(folder: Path) -> dict[str, str]:
    """A brand's folder as ``{path: text}``: JSON files and texts, nothing else, no links out of it."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".json", ".jinja"} and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            files[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
    return files


def load_playbooks(folder: Path, published: Playbooks) -> None:
    """Put every brand's folder in force.

    Raises:
        PlaybookBroken: With all problems of all brands.
    """
    problems: list[str] = []
    brands = [path for path in sorted(folder.iterdir()) if (path / "brand.json").is_file()] if folder.is_dir() else []
    for path in brands:
        try:
            published.publish(bundle(path))
        except PlaybookBroken as error:
            problems += [f"{path.name}/{problem}" for problem in error.problems]
    if problems or not brands:
        raise PlaybookBroken(problems or [f"{folder}: no folder with a brand.json in it"])


def secret_names(published: PublishedPlaybooks) -> list[str]:
    """Every secret that the engine needs on one machine."""
    names = [LINKS_SECRET, WEBHOOK_SECRET]
    for brand in published.brands():
        for name, endpoint in published.current(brand).endpoints.items():
            platform = endpoint.platform
            if platform in SCHEMES:
                kinds = [one[platform].secret for one in (SCHEMES, CHALLENGES) if platform in one]
                names += [f"{platform}/{name}/{kind}" for kind in dict.fromkeys(kinds)]
    return names


def one_machine(options: Options) -> World:
    """Everything in one folder: SQLite for records and queues, files for the rest.

    Raises:
        PlaybookBroken: No brand can be run.
        DelightError: The data folder can't be used; says why.
    """
    _make_folder(options.data)
    clock = _clock(options)
    shelf = FileShelf(options.data / "shelf")
    published = PublishedPlaybooks(shelf, settings=actions.SETTINGS)
    load_playbooks(options.playbooks, published)
    ids = SystemIds()
    vault_file.generate(options.vault_path, secret_names(published), ids.token)
    vault = FileVault(options.vault_path, clock=clock)
    vault.secrets(LINKS_SECRET)  # an unreadable vault is told now, not at the first webhook
    http = UrllibHttp()
    local = FolderNotices(options.outbox_path, clock=clock)
    notices: Notices = local
    if options.notices_webhook is not None:
        webhook = WebhookNotices(
            options.notices_webhook, http=http, vault=vault, clock=clock, link_base=options.settings.public_url
        )
        notices = FolderNotices(options.outbox_path, clock=clock, also=(webhook,))
    database = Database(options.data / "engine.db")
    real_time = SystemClock().now
    world = World(
        settings=options.settings,
        clock=clock,
        ids=ids,
        log=FileLog(options.data / LOG, clock=clock),
        records=SqliteRecords(database, clock),
        raw=SqliteQueue(database, "raw", now=real_time),
        items=SqliteQueue(database, "items", now=real_time),
        effects=SqliteQueue(database, "effects", now=real_time),
        shelf=shelf,
        vault=vault,
        http=http,
        notices=notices,
        unsent=local,
        playbooks=published,
    )
    _fill_customers(world, options)
    return world


def _make_folder(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise DelightError(f"can't make the data folder {data}: {error.strerror}") from None


def _clock(options: Options) -> Clock:
    """The machine's clock, or one that starts at a given time.

    A demo's clock never runs back over what was done: it goes on where the folder's newest log line is.
    """
    if options.clock is None:
        return SystemClock()
    last = last_logged(options.data / LOG)
    return ShiftedClock(options.clock if last is None else max(options.clock, last))


def what_leaves(world: World) -> list[str]:
    """What really leaves this machine, and what that still needs; one line each."""
    told = []
    for platform, base in world.settings.api_bases.items():
        if platform not in SCHEMES:
            told.append(f"There is no platform '{platform}'; nothing is sent to {base}.")
            continue
        told.append(f"Approved replies really leave, to {base}.")
        token = platforms.get(platform).token
        for brand in world.playbooks.brands():
            for name, endpoint in world.playbooks.current(brand).endpoints.items():
                secret = f"{platform}/{name}/{token}"
                if endpoint.platform == platform and not world.vault.secrets(secret):
                    told.append(f"They wait for the access token: put {secret} into the secrets file.")
    return told


def occupy(data: Path) -> IO[str]:
    """Hold a data folder for this process until the file is closed, or the process dies.

    Raises:
        DelightError: Another engine holds it: two clocks on one folder would call each other's tasks overdue.
    """
    _make_folder(data)
    file = (data / "lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise DelightError(f"another engine runs on {data}; stop it, or name another folder with --data") from None
    return file


def now() -> datetime:
    """The machine's time, UTC."""
    return SystemClock().now()


def client(options: Options) -> tuple[Vault, Http]:
    """What a command needs that speaks to a running engine."""
    return FileVault(options.vault_path, clock=SystemClock()), UrllibHttp()


def look_into(data: Path) -> World:
    """The records and playbook versions of an engine's folder; nothing leaves it.

    Raises:
        DelightError: There is no engine's folder.
    """
    return _still(Options(data=data), clock=SystemClock(), shelf=MemoryShelf(FileShelf(data / "shelf")), data=data)


def dry_run(options: Options, *, at: datetime, data: Path | None = None) -> World:
    """A world that nothing leaves, standing still at a time: for explaining.

    Args:
        data: Look at the records of this folder instead of an empty history; nothing is written to it.
    """
    shelf = MemoryShelf(None if data is None else FileShelf(data / "shelf"))
    world = _still(options, clock=FixedClock(at), shelf=shelf, data=data)
    load_playbooks(options.playbooks, world.playbooks)
    if data is None:
        _fill_customers(world, options)
    return world


def _still(options: Options, *, clock: Clock, shelf: Shelf, data: Path | None) -> World:
    if data is not None and not (data / "engine.db").is_file():
        raise DelightError(f"there is no engine's data in {data}; name its folder with --data")
    database = Database(None if data is None else data / "engine.db")
    real_time = SystemClock().now
    return World(
        settings=options.settings,
        clock=clock,
        ids=SystemIds(),
        log=NoLog(),
        records=SqliteRecords(database, clock),
        raw=SqliteQueue(database, "raw", now=real_time),
        items=SqliteQueue(database, "items", now=real_time),
        effects=SqliteQueue(database, "effects", now=real_time),
        shelf=shelf,
        vault=NoSecrets(),
        http=NoHttp(),
        notices=NoNotices(),
        unsent=NoNotices(),
        playbooks=PublishedPlaybooks(shelf, settings=actions.SETTINGS),
    )


_worlds: list[World] = []


def use(world: World) -> None:
    """Make it this process's world, which the routes of `app` use."""
    _worlds[:] = [world]


def the_world() -> World:
    """This process's world; made from the environment where none was chosen."""
    if not _worlds:
        use(one_machine(from_environment()))
    return _worlds[0]


def _fill_customers(world: World, options: Options) -> None:
    if options.customers is None:
        return
    try:
        seed = customers.read_seed(options.customers.read_bytes())
    except OSError as error:
        raise DelightError(f"can't read the customers' file {options.customers}: {error.strerror}") from None
    except msgspec.MsgspecError as error:
        raise DelightError(f"{options.customers}: {error}") from None
    for brand, known in seed.items():
        customers.fill(world.records, brand, known)
