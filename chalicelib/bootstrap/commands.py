"""Worlds for commands: to publish in an engine's folder, to look into it, to decide without anything leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from chalicelib import actions
from chalicelib.adapters.files.folder import make_folder
from chalicelib.adapters.files.outbox import FolderNotices
from chalicelib.adapters.files.vault import FileVault
from chalicelib.adapters.http.client import UrllibHttp
from chalicelib.adapters.memory import MemoryShelf, NoAlarms, NoHttp, NoLog, NoMetrics, NoNotices, NoSecrets
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import FixedClock, ShiftedClock, SystemClock, SystemIds
from chalicelib.books import demo_clock
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.bootstrap.environment import Options
from chalicelib.bootstrap.machine import OUTBOX, fill_customers, load_playbooks, now, shelf_in
from chalicelib.domain.errors import DelightError
from chalicelib.domain.problem import problem
from chalicelib.engine.changeover import Changeover
from chalicelib.ports import Clock, Http, OwnersVault, Records, Shelf, Vault, World


def client(options: Options) -> tuple[Vault, Http]:
    """What a command needs that speaks to a running engine."""
    return FileVault(options.vault_path, clock=SystemClock()), UrllibHttp()


def vault(options: Options) -> OwnersVault:
    """The secrets of an engine's folder, to put some there."""
    return FileVault(options.vault_path, clock=SystemClock())


def desk(options: Options, *, make: bool = False) -> World:
    """The records and versions of an engine's folder, at its time, to publish there, and what was sent.

    Args:
        make: Make the folder if it isn't there; else DelightError says that it isn't.
    """
    if make:
        make_folder(options.data)
    database = _database(options.data, make=make)
    ahead = demo_clock.ahead(SqliteRecords(database, SystemClock()))
    clock = SystemClock() if ahead is None else ShiftedClock(now() + ahead)
    world = _world(options, clock=clock, shelf=shelf_in(options.data), database=database)
    Changeover(world).look()
    return replace(world, unsent=FolderNotices(options.data / OUTBOX, clock=clock))


def look_into(data: Path) -> World:
    """The records and playbook versions of an engine's folder; nothing leaves it. DelightError: there is none."""
    return _still(Options(data=data), clock=SystemClock(), shelf=MemoryShelf(shelf_in(data)), data=data)


def dry_run(options: Options, *, at: datetime, data: Path | None = None) -> World:
    """A world that nothing leaves, standing still at a time: for explaining.

    Args:
        data: Look at the records of this folder instead of an empty history; nothing is written to it.
    """
    shelf = MemoryShelf(None if data is None else shelf_in(data))
    world = _still(options, clock=FixedClock(at), shelf=shelf, data=data)
    load_playbooks(options.playbooks, world.playbooks)
    if data is None:
        fill_customers(world, options)
    return world


def without_past(options: Options, clock: FixedClock) -> World:
    """A world that nothing leaves, without playbooks and history, but with the customers of the seed file."""
    world = _still(options, clock=clock, shelf=MemoryShelf(), data=None)
    fill_customers(world, options)
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
