"""One machine: everything in one folder, SQLite for records and queues, files for the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterable
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
from chalicelib.adapters.lines import JsonLog
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import ShiftedClock, SteadyClock, SystemClock, SystemIds
from chalicelib.books import customers, demo_clock
from chalicelib.books.links import SECRET as LINKS_SECRET
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.bootstrap.environment import Options
from chalicelib.bootstrap.secret_names import secret_names
from chalicelib.domain.errors import DelightError, PlaybookBroken, Unreadable
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.problem import problem
from chalicelib.engine.first_start import first_start, publish_all
from chalicelib.ports import Clock, Playbooks, Shelf, World

LOG = "engine.log"
METRICS = "metrics.log"
OUTBOX = "outbox"


def one_machine(options: Options) -> World:
    """Everything in one folder: SQLite for records and queues, files for the rest.

    Raises:
        PlaybookBroken: No brand can be run.
        DelightError: The data folder can't be used; says why.
    """
    make_folder(options.data)
    clock = _clock(options)
    shelf = shelf_in(options.data)
    shelf.put("engine/start", b"")  # a disk that fails says here why; SQLite would only say that it can't open
    ids = SystemIds()
    vault = FileVault(options.vault_path, clock=clock)
    http = UrllibHttp()
    channels = Channels(options.settings, http=http, vault=vault, clock=clock)
    database = Database(options.data / "engine.db")
    leases = SteadyClock().now
    log = JsonLog(LogFile(options.data / LOG).write, clock=clock)
    outbox = options.data / OUTBOX
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
    fill_customers(world, options)
    return world


def shelf_in(data: Path) -> Shelf:
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


def fill_customers(world: World, options: Options) -> None:
    """From the seed file, where there is one. DelightError: it can't be read."""
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
