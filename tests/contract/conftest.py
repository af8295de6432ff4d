"""The adapters on which each contract suite runs. A new adapter is one more parameter here."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.adapters.files.shelf import FileShelf
from chalicelib.adapters.files.vault import FileVault
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.ports import Clock, OwnersVault, Queue, Records, Shelf, Stored
from tests.contract import on_aws
from tests.emulator import elsewhere
from tests.tables import Tables


class SettledRecords(DynamoRecords):
    """For a real DynamoDB, whose index lags behind: whoever asks what is due waits for it."""

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        time.sleep(1)
        return super().due(agenda, now=now, limit=limit)

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        time.sleep(1)
        return super().latest(agenda, since=since, limit=limit)


class StillClock:
    """Shows the same time until it is moved.

    Attributes:
        waits: Real time passes with it, for adapters whose leases run on a clock of their own.
    """

    def __init__(self) -> None:
        self._at = datetime(2026, 3, 11, 19, 5, 0, 123_456, tzinfo=UTC)
        self.waits = False

    def now(self) -> datetime:
        return self._at

    def move(self, by: timedelta) -> None:
        self._at += by
        if self.waits:
            time.sleep(by.total_seconds() + 0.05)


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


@pytest.fixture
def make_database_in(tmp_path: Path) -> Iterator[Callable[[str], Database]]:
    """Each call gives a new one, in a ``sqlite file`` or in ``sqlite memory``."""
    with ExitStack() as stack:

        def make(where: str) -> Database:
            in_memory = where == "sqlite memory"
            database = Database(None if in_memory else tmp_path / uuid4().hex / "engine.db")
            stack.callback(database.close)
            return database

        yield make


@pytest.fixture(params=["sqlite file", "sqlite memory"])
def make_database(
    request: pytest.FixtureRequest, make_database_in: Callable[[str], Database]
) -> Callable[[], Database]:
    return lambda: make_database_in(request.param)


@pytest.fixture(params=["sqlite file", "sqlite memory", "dynamodb"])
def make_records(request: pytest.FixtureRequest, clock: Clock) -> Callable[[], Records]:
    """Each call gives records with nothing in them."""
    if request.param == "dynamodb":
        tables: Tables = request.getfixturevalue("tables")
        kind = DynamoRecords if elsewhere() is None else SettledRecords
        return lambda: kind(tables.empty(), clock=clock)
    make_database: Callable[[str], Database] = request.getfixturevalue("make_database_in")
    return lambda: SqliteRecords(make_database(request.param), clock)


@pytest.fixture
def stories(make_records: Callable[[], Records]) -> int:
    """How many random ones the model tells; looking at everything after each step asks DynamoDB some forty times."""
    return 6 if isinstance(make_records(), DynamoRecords) else 30


@pytest.fixture
def records(make_records: Callable[[], Records]) -> Records:
    return make_records()


@pytest.fixture
def max_receives() -> int:
    """Deliveries after which a message of these queues is a dead letter."""
    return 3


@pytest.fixture
def make_exact_queue(make_database: Callable[[], Database], clock: Clock, max_receives: int) -> Callable[[], Queue]:
    """Each call gives a queue with nothing in it, of those that promise more: all that is ready comes, keys count."""
    return lambda: SqliteQueue(make_database(), "items", max_receives=max_receives, now=clock.now)


@pytest.fixture
def sqs_queues(emulator: str, still_clock: StillClock, max_receives: int) -> Iterator[Callable[[bool], Queue]]:
    """Each call gives a new one: FIFO or not."""
    still_clock.waits = True
    with ExitStack() as stack:
        yield lambda fifo: on_aws.make_queue(stack, fifo=fifo, max_receives=max_receives)


def _queue(request: pytest.FixtureRequest, clock: Clock, max_receives: int, tmp_path: Path) -> Iterator[Queue]:
    if request.param.startswith("sqs"):
        yield request.getfixturevalue("sqs_queues")(request.param == "sqs fifo")
        return
    database = Database(None if request.param == "sqlite memory" else tmp_path / "engine.db")
    yield SqliteQueue(database, "items", max_receives=max_receives, now=clock.now)
    database.close()


@pytest.fixture(params=["sqlite file", "sqlite memory", "sqs fifo"])
def ordered(request: pytest.FixtureRequest, clock: Clock, max_receives: int, tmp_path: Path) -> Iterator[Queue]:
    """Queues that keep the order of a group."""
    yield from _queue(request, clock, max_receives, tmp_path)


@pytest.fixture(params=["sqlite file", "sqlite memory", "sqs fifo", "sqs standard"])
def queue(request: pytest.FixtureRequest, clock: Clock, max_receives: int, tmp_path: Path) -> Iterator[Queue]:
    """Every queue, for what has no group."""
    yield from _queue(request, clock, max_receives, tmp_path)


SHELVES: Mapping[str, Callable[[Path], Shelf]] = {
    "files": FileShelf,
}


@pytest.fixture(params=[*SHELVES, "s3"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    with ExitStack() as stack:
        if request.param == "s3":
            request.getfixturevalue("emulator")
            yield on_aws.make_shelf(stack)
        else:
            yield SHELVES[request.param](tmp_path / "shelf")


Secrets = dict[str, list[str]]


class FileSecrets:
    """What is in the vault, set as its owner would; as are those on AWS."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "secrets.json"
        self.names: set[str] = set()

    def keep(self, secrets: Secrets) -> None:
        self._path.touch(mode=0o600)
        self._path.write_text(json.dumps(secrets), "utf-8")

    def vault(self, clock: Clock) -> OwnersVault:
        return FileVault(self._path, clock=clock)


@pytest.fixture(params=["file", "ssm", "secretsmanager"])
def kept_secrets(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FileSecrets | on_aws.KeptSecrets]:
    if request.param == "file":
        yield FileSecrets(tmp_path)
        return
    request.getfixturevalue("emulator")
    with ExitStack() as stack:
        yield on_aws.KeptSecrets(stack, request.param)


@pytest.fixture
def keep_secrets(kept_secrets: FileSecrets | on_aws.KeptSecrets) -> Callable[[Secrets], None]:
    """Sets what is in the vault, as its owner would."""
    return kept_secrets.keep


@pytest.fixture
def put_secrets(kept_secrets: FileSecrets | on_aws.KeptSecrets, vault: OwnersVault) -> Callable[..., None]:
    """Puts some there through the port."""

    def put(name: str, *secrets: str) -> None:
        vault.put(name, secrets)
        kept_secrets.names.add(name)

    return put


@pytest.fixture
def vault(kept_secrets: FileSecrets | on_aws.KeptSecrets, clock: Clock) -> OwnersVault:
    kept_secrets.keep({})
    return kept_secrets.vault(clock)
