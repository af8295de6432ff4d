"""Chooses the adapters and hands out the World; the only reader of the environment."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from chalicelib import actions
from chalicelib.adapters.alarms import TerminalAlarms
from chalicelib.adapters.channels import Channels
from chalicelib.adapters.emf import EmfMetrics
from chalicelib.adapters.files import brands
from chalicelib.adapters.files import vault as vault_file
from chalicelib.adapters.files.folder import make_folder
from chalicelib.adapters.files.log import LogFile, last_logged
from chalicelib.adapters.files.outbox import FolderNotices
from chalicelib.adapters.files.shelf import FileShelf
from chalicelib.adapters.files.vault import FileVault
from chalicelib.adapters.http.client import UrllibHttp
from chalicelib.adapters.http.webhook import SECRET as WEBHOOK_SECRET
from chalicelib.adapters.lines import JsonLog
from chalicelib.adapters.memory import MemoryShelf, NoAlarms, NoHttp, NoLog, NoMetrics, NoNotices, NoSecrets
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import FixedClock, ShiftedClock, SteadyClock, SystemClock, SystemIds
from chalicelib.books import customers, demo_clock
from chalicelib.books.links import SECRET as LINKS_SECRET
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.domain.errors import DelightError, PlaybookBroken, Unreadable
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.problem import problem
from chalicelib.domain.sentence import LANGUAGES, Language
from chalicelib.domain.settings import Settings
from chalicelib.engine.changeover import Changeover
from chalicelib.engine.first_start import first_start, publish_all
from chalicelib.platforms.verify import CHALLENGES, SCHEMES
from chalicelib.ports import Clock, Http, Playbooks, Records, Shelf, Vault, World

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "DELIGHT_"
LOG = "engine.log"
METRICS = "metrics.log"


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


def load_playbooks(folder: Path, published: Playbooks) -> None:
    """Have every brand's folder decide in this process. PlaybookBroken: with all problems of all brands."""
    publish_all(_bundles(folder), published.publish)


def _bundles(folder: Path) -> dict[str, dict[str, str]]:
    """Folder's name → its files. PlaybookBroken: there is no brand's folder."""
    found = {path.name: brands.bundle(path) for path in brands.brand_folders(folder)}
    if not found:
        raise PlaybookBroken([problem("missing_file.no_brand", file=str(folder))])
    return found


def make_secrets(options: Options, playbooks: Iterable[Playbook]) -> None:
    """Give every secret that is missing a value, so that a new endpoint is open.

    Raises:
        SecretsUnreadable: As `adapters.files.vault.generate`.
    """
    vault_file.generate(options.vault_path, secret_names(playbooks), SystemIds().token)


def secret_names(playbooks: Iterable[Playbook]) -> list[str]:
    """Every secret that the engine needs on one machine."""
    names = [LINKS_SECRET, WEBHOOK_SECRET]
    for playbook in playbooks:
        for name, endpoint in playbook.endpoints.items():
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
    make_folder(options.data)
    clock = _clock(options)
    shelf = _shelf(options.data)
    shelf.put("engine/start", b"")  # a disk that fails says here why; SQLite would only say that it can't open
    ids = SystemIds()
    vault = FileVault(options.vault_path, clock=clock)
    http = UrllibHttp()
    channels = Channels(options.settings, http=http, vault=vault, clock=clock)
    database = Database(options.data / "engine.db")
    leases = SteadyClock().now
    log = JsonLog(LogFile(options.data / LOG).write, clock=clock)
    outbox = options.data / "outbox"
    world = World(
        settings=options.settings,
        clock=clock,
        ids=ids,
        log=log,
        metrics=EmfMetrics(LogFile(options.data / METRICS).write, clock=clock),
        alarms=TerminalAlarms(sys.stderr, log),
        records=SqliteRecords(database, clock),
        raw=SqliteQueue(database, "raw", now=leases),
        items=SqliteQueue(database, "items", now=leases),
        effects=SqliteQueue(database, "effects", now=leases),
        shelf=shelf,
        vault=vault,
        http=http,
        notices=FolderNotices(outbox, clock=clock, ways=channels),
        unsent=FolderNotices(outbox, clock=clock),
        playbooks=PublishedPlaybooks(shelf, settings=actions.SETTINGS),
    )
    demo_clock.tell(world.records, None if options.clock is None else clock.now() - now())
    first_start(lambda: _bundles(options.playbooks), world)
    make_secrets(options, map(world.playbooks.current, world.playbooks.brands()))
    vault.secrets(LINKS_SECRET)  # an unreadable vault is told now, not at the first webhook
    _fill_customers(world, options)
    return world


def _shelf(data: Path) -> Shelf:
    """The one in an engine's folder."""
    return FileShelf(data / "shelf")


def _clock(options: Options) -> Clock:
    """The machine's clock, or one that starts at a given time.

    A demo's clock never runs back over what was done: it goes on where the folder's newest log line is.
    """
    if options.clock is None:
        return SystemClock()
    last = last_logged(options.data / LOG)
    return ShiftedClock(options.clock if last is None else max(options.clock, last))


def now() -> datetime:
    """The machine's time, UTC."""
    return SystemClock().now()


def client(options: Options) -> tuple[Vault, Http]:
    """What a command needs that speaks to a running engine."""
    return FileVault(options.vault_path, clock=SystemClock()), UrllibHttp()


def desk(options: Options, *, make: bool = False) -> World:
    """The records and versions of an engine's folder, at its time, to publish there.

    Args:
        make: Make the folder if it isn't there; else DelightError says that it isn't.
    """
    if make:
        make_folder(options.data)
    database = _database(options.data, make=make)
    ahead = demo_clock.ahead(SqliteRecords(database, SystemClock()))
    clock = SystemClock() if ahead is None else ShiftedClock(now() + ahead)
    world = _world(options, clock=clock, shelf=_shelf(options.data), database=database)
    Changeover(world).look()
    return world


def look_into(data: Path) -> World:
    """The records and playbook versions of an engine's folder; nothing leaves it. DelightError: there is none."""
    return _still(Options(data=data), clock=SystemClock(), shelf=MemoryShelf(_shelf(data)), data=data)


def dry_run(options: Options, *, at: datetime, data: Path | None = None) -> World:
    """A world that nothing leaves, standing still at a time: for explaining.

    Args:
        data: Look at the records of this folder instead of an empty history; nothing is written to it.
    """
    shelf = MemoryShelf(None if data is None else _shelf(data))
    world = _still(options, clock=FixedClock(at), shelf=shelf, data=data)
    load_playbooks(options.playbooks, world.playbooks)
    if data is None:
        _fill_customers(world, options)
    return world


def without_past(options: Options, clock: FixedClock) -> World:
    """A world that nothing leaves, without playbooks and history, but with the customers of the seed file."""
    world = _still(options, clock=clock, shelf=MemoryShelf(), data=None)
    _fill_customers(world, options)
    return world


def example_records(options: Options, *, at: datetime) -> Records:
    """Records without any history but the customers of the seed file: what a rule's examples are decided in."""
    return without_past(options, FixedClock(at)).records


def _still(options: Options, *, clock: Clock, shelf: Shelf, data: Path | None) -> World:
    return _world(options, clock=clock, shelf=shelf, database=Database(None) if data is None else _database(data))


def _database(data: Path, *, make: bool = False) -> Database:
    if not make and not (data / "engine.db").is_file():
        raise DelightError(problem("missing_file.no_data", folder=str(data)).why)
    return Database(data / "engine.db")


def _world(options: Options, *, clock: Clock, shelf: Shelf, database: Database) -> World:
    """One that nothing leaves."""
    real_time = SystemClock().now
    return World(
        settings=options.settings,
        clock=clock,
        ids=SystemIds(),
        log=NoLog(),
        metrics=NoMetrics(),
        alarms=NoAlarms(),
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
    except (msgspec.ValidationError, Unreadable) as error:
        raise DelightError(f"{options.customers}: {error}") from None
    for brand, known in seed.items():
        customers.fill(world.records, brand, known)
