"""The adapters on which each contract suite runs. A new adapter is one more parameter here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from chalicelib.adapters.files.shelf import FileShelf
from chalicelib.adapters.files.vault import FileVault
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.ports import Clock, Queue, Records, Shelf, Vault


class StillClock:
    """Shows the same time until it is moved."""

    def __init__(self) -> None:
        self._at = datetime(2026, 3, 11, 19, 5, 0, 123_456, tzinfo=UTC)

    def now(self) -> datetime:
        return self._at

    def move(self, by: timedelta) -> None:
        self._at += by


@pytest.fixture
def still_clock() -> StillClock:
    return StillClock()


@pytest.fixture
def clock(still_clock: StillClock) -> Clock:
    """The clock that was handed to the adapter."""
    return still_clock


@pytest.fixture
def pass_time(still_clock: StillClock) -> Callable[[timedelta], None]:
    """Let time pass for the adapter: on its clock, or really where its leases run on a clock of their own."""
    return still_clock.move


@pytest.fixture(params=["sqlite file", "sqlite memory"])
def make_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Database]]:
    with ExitStack() as stack:

        def make() -> Database:
            in_memory = request.param == "sqlite memory"
            database = Database(None if in_memory else tmp_path / uuid4().hex / "engine.db")
            stack.callback(database.close)
            return database

        yield make


@pytest.fixture
def make_records(make_database: Callable[[], Database], clock: Clock) -> Callable[[], Records]:
    """Each call gives records with nothing in them."""
    return lambda: SqliteRecords(make_database(), clock)


@pytest.fixture
def records(make_records: Callable[[], Records]) -> Records:
    return make_records()


@pytest.fixture
def max_receives() -> int:
    """Deliveries after which a message of `make_queue` is a dead letter."""
    return 3


@pytest.fixture
def make_queue(make_database: Callable[[], Database], clock: Clock, max_receives: int) -> Callable[[], Queue]:
    """Each call gives a queue with nothing in it."""
    return lambda: SqliteQueue(make_database(), "items", max_receives=max_receives, now=clock.now)


@pytest.fixture
def queue(make_queue: Callable[[], Queue]) -> Queue:
    return make_queue()


SHELVES: Mapping[str, Callable[[Path], Shelf]] = {
    "files": FileShelf,
}


@pytest.fixture(params=SHELVES)
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    return SHELVES[request.param](tmp_path / "shelf")


Secrets = dict[str, list[str]]


@pytest.fixture
def keep_secrets(tmp_path: Path) -> Callable[[Secrets], None]:
    """Sets what is in the vault, as its owner would."""
    path = tmp_path / "secrets.json"

    def keep(secrets: Secrets) -> None:
        path.touch(mode=0o600)
        path.write_text(json.dumps(secrets), "utf-8")

    return keep


@pytest.fixture
def vault(tmp_path: Path, keep_secrets: Callable[[Secrets], None], clock: Clock) -> Vault:
    keep_secrets({})
    return FileVault(tmp_path / "secrets.json", clock=clock)
