"""The disk is full, broken, locked or read only: nothing acknowledged is lost, nothing is done twice, and the operator
is told what to do, on the terminal, in the log, in `/health` and in the answers; then it goes on by itself.

The faults come from `tests.disk`, or from another program that really holds the lock; what is promised stands in
``docs/ops/faults.md``.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from chalicelib.books.outbox import LEASE
from chalicelib.domain import advice
from tests.disk import Disk, Fault
from tests.e2e.apis import X
from tests.e2e.browser import Browser, ask
from tests.e2e.engine import COMMAND, Engine, running, until
from tests.e2e.outcome import Outcome, accept, approve
from tests.e2e.posts import ROOT, Payload, encode, praise, wish
from tests.e2e.standin import StandIn, playing

NUMBERS = count(2098765432109890001)
LARGE = 200_000
"""Bytes of a body that goes to the shelf."""


class Machine(NamedTuple):
    """An engine on a disk that can fail, with a stand-in for X, which lives elsewhere."""

    engine: Engine
    disk: Disk
    x: StandIn

    def post(self, *, size: int = 0) -> tuple[str, int]:
        """X delivers praise by somebody new; its key, and how it was answered."""
        number = next(NUMBERS)
        payload = praise(post_id=str(number), author_id=f"7{number % 10**8}")
        return f"x:{number}", self.deliver(payload, size=size)

    def deliver(self, payload: Payload, *, size: int = 0) -> int:
        raw = encode(payload | ({"padding": "x" * size} if size else {}))
        answer = self.engine.webhook(raw)
        if answer.status != 200:
            told = answer.json()
            assert (answer.status, told["code"]) == (503, "not_stored")
            assert told["fix"] in vars(advice).values()
        return answer.status

    def health(self) -> dict[str, str]:
        answer = ask(self.engine.url, "GET", "/health")
        told: dict[str, str] = answer.json()
        assert (answer.status, told["status"]) in {(200, "ok"), (503, "broken")}
        return told

    def drafts(self, key: str) -> int:
        return len(Outcome(self.engine, key).drafts)

    def decided(self, *keys: str) -> bool:
        """Wait until each has its draft; an effect that met the fault is tried again after seconds. And one is all."""
        until(lambda: all(map(self.drafts, keys)))
        return {self.drafts(key) for key in keys} == {1}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    folder = tmp_path_factory.mktemp("faults")
    with (
        Disk(folder / "data") as disk,
        playing(X()) as x,
        running(folder, api=x.url, environment=disk.environment()) as engine,
    ):
        yield Machine(engine, disk, x)


@pytest.fixture(scope="module")
def agent(shared: Machine) -> Browser:
    """Somebody who signed in while all was well."""
    return shared.engine.sign_in("Maria")


@pytest.fixture
def machine(shared: Machine) -> Iterator[Machine]:
    """Well before and after the test."""
    until(lambda: shared.health()["status"] == "ok")
    yield shared
    shared.disk.heal()


def well_again(machine: Machine, about: str = "storage") -> None:
    """There is no need to start it again."""
    assert machine.engine.process is not None
    machine.disk.heal()
    until(lambda: machine.health()["status"] == "ok")
    machine.engine.settle()
    assert machine.engine.process.poll() is None
    assert machine.engine.output().splitlines()[-1] == f"delight: {about}: works again"


FAULTS: dict[Fault, set[str]] = {
    "full": {advice.FULL},
    "broken": {advice.DISK_ERROR, advice.DAMAGED, advice.NOT_OPENED},
    "read_only": {advice.DISK_ERROR, advice.NOT_WRITABLE},  # of a file that was open before, and of one opened since
    "unsynced": {advice.DISK_ERROR},
}
"""What SQLite makes of it."""


@pytest.mark.parametrize("fault", FAULTS)
def test_what_was_acknowledged_is_there_and_what_was_not_comes_again(machine: Machine, fault: Fault) -> None:
    before = len(machine.engine.output())
    acknowledged = [machine.post() for _ in range(4)]  # some of them are still on their way when it fails
    machine.disk.fail(fault)
    refused = [machine.post() for _ in range(6)]
    assert {status for _, status in acknowledged} == {200}
    assert {status for _, status in refused} == {503}
    assert machine.health()["storage"] in FAULTS[fault]
    told = machine.engine.output()[before:].splitlines()
    assert {f"delight: storage: {machine.engine.data / 'engine.db'}: {fix}" for fix in FAULTS[fault]} & set(told)

    well_again(machine)
    assert machine.decided(*(key for key, _ in acknowledged))
    assert [again(machine, key) for key, _ in refused] == [200] * 6
    assert machine.decided(*(key for key, _ in refused))


def again(machine: Machine, key: str) -> int:
    """A platform delivers again what was answered with 503."""
    number = int(key.removeprefix("x:"))
    return machine.deliver(praise(post_id=str(number), author_id=f"7{number % 10**8}"))


def test_a_disk_that_fills_up_takes_along_nothing_that_was_acknowledged(machine: Machine) -> None:
    """Queue, books, shelf, bundles, outbox and log are on the same disk, and each may be the one to fill it."""
    engine = machine.engine
    machine.disk.fail("full", room=1_200_000)
    steak = f"x:{next(NUMBERS)}"
    assert machine.deliver(wish(post_id=steak.removeprefix("x:"), author_id="424242")) == 200
    answered = [machine.post(size=LARGE if number % 3 == 0 else 0) for number in range(24)]
    acknowledged = [key for key, status in answered if status == 200]
    assert 0 < len(acknowledged) < len(answered)
    until(lambda: machine.health().get("storage") == advice.FULL)

    well_again(machine)
    assert machine.decided(*acknowledged)
    assert all(machine.drafts(key) <= 1 for key, _ in answered)
    assert [queue.dead() for queue in engine.queues()] == [[], [], []]
    # If the disk became full after somebody had taken it, the message waits until that lease is over.
    assert len(until(lambda: Outcome(engine, steak).messages, within_s=LEASE.total_seconds() + 20)) == 1
    assert machine.post(size=LARGE)[1] == 200


def test_a_program_that_holds_the_lock_is_named_as_the_reason(machine: Machine, agent: Browser) -> None:
    before, _ = machine.post()
    with closing(sqlite3.connect(machine.engine.data / "engine.db", isolation_level=None, timeout=20)) as backup:
        backup.execute("BEGIN IMMEDIATE")
        key, status = machine.post()
        assert status == 503
        assert machine.health()["storage"] == advice.LOCKED
        assert agent.get("/replies").status == 200  # reading goes on
        backup.execute("ROLLBACK")
    well_again(machine)
    assert again(machine, key) == 200
    assert machine.decided(before, key)


def test_a_reply_that_left_while_its_receipt_could_not_be_kept_leaves_once(machine: Machine, agent: Browser) -> None:
    engine, disk, x = machine
    key, _ = machine.post()
    outcome = Outcome(engine, key)
    post_id = key.removeprefix("x:")
    disk.slow(by_ms=600)
    assert approve(agent, outcome.draft, "Thank you!").status == 303
    until(lambda: x.replies(post_id))
    disk.fail("unsynced")  # before the receipt is on the disk
    disk.slow(by_ms=0)
    until(lambda: machine.health()["status"] == "broken")
    disk.heal()
    until(lambda: machine.health()["status"] == "ok")
    assert outcome.sending.receipt is None
    engine.later(timedelta(minutes=3))
    until(lambda: outcome.sending.state == "done")
    (reply,) = x.replies(post_id)
    assert outcome.sending.receipt is not None
    assert outcome.sending.receipt.provider_id == reply.id
    assert len(x.sends(post_id)) == 1
    assert outcome.draft.state == "sent"


def test_a_folder_that_nobody_may_open_delays_a_message_to_a_store(machine: Machine) -> None:
    engine, disk, _ = machine
    disk.fail("denied")
    key = f"x:{next(NUMBERS)}"
    assert machine.deliver(wish(post_id=key.removeprefix("x:"), author_id="15948437")) == 200
    until(lambda: machine.health().get("storage") == advice.NOT_WRITABLE)
    well_again(machine)
    (message,) = until(lambda: Outcome(engine, key).messages)
    assert accept(engine.open_browser(), message["link"], "Ann").status == 303


def test_secrets_that_others_can_read_close_every_door(machine: Machine) -> None:
    engine = machine.engine
    path = engine.data / "secrets.json"
    path.chmod(0o644)
    raw = encode(praise(post_id="1", author_id="1"))
    until(lambda: engine.webhook(raw).status == 503)  # the file is looked at once a second
    answer = engine.webhook(raw)
    assert (answer.status, answer.json()["code"]) == (503, "unavailable")
    assert str(path) not in answer.text
    assert machine.health()["secrets"] == answer.json()["fix"]
    assert f"run  chmod 600 {path}" in engine.output()
    path.chmod(0o600)
    well_again(machine, "secrets")
    assert machine.post()[1] == 200


def test_what_was_refused_for_its_fsync_counts_at_most_once_after_a_kill(machine: Machine) -> None:
    engine = machine.engine
    acknowledged, _ = machine.post()
    machine.disk.fail("unsynced")
    refused, status = machine.post()
    assert status == 503
    engine.kill()
    machine.disk.heal()
    engine.rise_again(timedelta(minutes=3))
    assert again(machine, refused) == 200
    assert machine.decided(acknowledged, refused)


# At the start


def serve(data: Path, *, port: int = 0, disk: Disk | None = None) -> str:
    """Start an engine that can't run; what it says."""
    done = subprocess.run(
        [*COMMAND, "serve", "--data", str(data), "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, **({} if disk is None else disk.environment())},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    return line.removeprefix("delight: ")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of an engine that ran before."""
    with running(tmp_path, api=None) as engine:
        assert engine.stop() == 0
    return tmp_path / "data"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("full", advice.FULL),
        ("broken", advice.DISK_ERROR),
        ("read_only", advice.READ_ONLY),
        ("denied", advice.NOT_WRITABLE),
        ("unsynced", advice.DISK_ERROR),
    ],
)
def test_it_does_not_start_on_such_a_disk_and_says_what_to_do(data: Path, fault: Fault, sentence: str) -> None:
    with Disk(data) as disk:
        disk.fail(fault)
        assert sentence in serve(data, disk=disk)
        assert str(data) in serve(data, disk=disk)


def test_it_does_not_start_where_it_can_not_run_and_says_what_to_do(data: Path) -> None:
    database = data / "engine.db"
    whole = database.read_bytes()
    says: dict[str, str] = {}

    (data / "secrets.json").chmod(0o640)
    says["secrets"] = serve(data)
    (data / "secrets.json").chmod(0o600)
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        says["port"] = serve(data, port=other.getsockname()[1])
    with closing(sqlite3.connect(database, isolation_level=None)) as backup:
        backup.execute("BEGIN EXCLUSIVE")
        says["locked"] = serve(data)
        backup.execute("ROLLBACK")
    database.write_bytes(b"Dear diary, " * 1000)
    says["diary"] = serve(data)
    database.write_bytes(whole[: len(whole) // 2])
    says["half"] = serve(data)
    database.unlink()
    database.mkdir()
    says["folder"] = serve(data)
    says["no parent"] = serve(Path("/proc/nowhere/data"))
    (data / "file").touch()
    says["file"] = serve(data / "file")

    ends = {name: said[-60:] for name, said in says.items()}
    assert says["secrets"].endswith(f"run  chmod 600 {data / 'secrets.json'}")
    assert "Address already in use; try --port" in says["port"]
    assert says["locked"] == f"{database}: {advice.LOCKED}", ends
    assert says["diary"] == f"{database}: {advice.NO_DATABASE}", ends
    assert says["half"] == f"{database}: {advice.DAMAGED}", ends
    assert says["folder"] == f"{database}: {advice.NOT_OPENED}", ends
    assert advice.NOT_OPENED in says["no parent"], ends
    assert advice.IN_THE_WAY in says["file"], ends
