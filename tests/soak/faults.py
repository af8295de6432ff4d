"""Storm of faults: the disk fills up, breaks, turns read only, is slow, locked or closed, while posts come in.

Afterwards every acknowledged post is decided, every reply is out once, and nobody had to do anything but heal the disk.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

from chalicelib.books import drafts
from tests.disk import Disk, Fault
from tests.e2e.apis import X
from tests.e2e.browser import ask
from tests.e2e.engine import Engine, running, until
from tests.e2e.outcome import Outcome, approve
from tests.e2e.posts import encode, praise
from tests.e2e.standin import StandIn, playing

SENDERS = 3
REST_S = 40.0
"""For what comes after the storm: the last leases end, everything is checked."""
LARGE = 200_000
REPLIES = 5
DISK_FAULTS: tuple[Fault, ...] = ("full", "full", "broken", "read_only", "denied", "unsynced", "unsynced")
PATIENCE_S = 90.0


class Platform:
    """Delivers posts from several threads, and again what was not acknowledged.

    Attributes:
        acknowledged: Ids of posts that were answered with 200.
        answers: How many of each status; 0 for none at all.
    """

    def __init__(self, engine: Engine, random: Random) -> None:
        self._engine = engine
        self._seeds = [random.randrange(2**32) for _ in range(SENDERS)]
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._send, args=(number,)) for number in range(SENDERS)]
        self.acknowledged: set[str] = set()
        self.refused: set[str] = set()
        self.answers: Counter[int] = Counter()

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def deliver(self, post_id: str, *, size: int = 0) -> int:
        payload = praise(post_id=post_id, author_id=post_id[-9:]) | ({"padding": "x" * size} if size else {})
        try:
            status = self._engine.webhook(encode(payload)).status
        except OSError:
            status = 0
        with self._lock:
            self.answers[status] += 1
            (self.acknowledged if status == 200 else self.refused).add(post_id)
        assert status in {0, 200, 503}, f"{post_id} was answered with {status}"
        return status

    def _send(self, number: int) -> None:
        random = Random(self._seeds[number])
        sent: list[str] = []
        while not self._stopping.wait(random.uniform(0, 0.15)):
            again = sent and random.random() < 0.2
            post_id = random.choice(sent) if again else str(2098765432100000000 + SENDERS * len(sent) + number)
            if not again:
                sent.append(post_id)
            self.deliver(post_id, size=LARGE if random.random() < 0.1 else 0)


def run(seed: int, folder: Path, seconds: float) -> str:
    """One fault after another for most of the time; then look."""
    random = Random(seed)
    with (
        Disk(folder / "data") as disk,
        playing(X()) as x,
        running(folder, api=x.url, environment=disk.environment()) as engine,
    ):
        platform = Platform(engine, random)
        over = time.monotonic() + max(seconds - REST_S, 10)
        faults: Counter[str] = Counter()
        platform.start()
        try:
            while time.monotonic() < over:
                faults[_one_fault(random, engine, disk)] += 1
                assert engine.process is not None
                assert engine.process.poll() is None, engine.output()
                time.sleep(random.uniform(0.2, 2))
        finally:
            platform.stop()
            disk.heal()
        sent = _afterwards(platform, engine, x)
    told = ", ".join(f"{count} {name}" for name, count in sorted(faults.items()))
    return (
        f"{sum(faults.values())} faults ({told}), {len(platform.acknowledged)} posts acknowledged and decided, "
        f"{platform.answers[503]} answers of 503, {sent} replies sent once"
    )


def _one_fault(random: Random, engine: Engine, disk: Disk) -> str:
    kinds: dict[str, Callable[[], None]] = {
        "of the disk": lambda: _disk(random, disk),
        "slow": lambda: _slow(random, disk),
        "locked": lambda: _locked(random, engine),
        "closed": lambda: _closed(random, engine),
    }
    name = random.choices(list(kinds), weights=(6, 1, 2, 1))[0]
    kinds[name]()
    return name


def _disk(random: Random, disk: Disk) -> None:
    how = random.choice(DISK_FAULTS)
    disk.fail(how, times=random.choice([-1, -1, 1, 3, 20]), room=random.choice([0, 0, 10_000, 500_000]))
    time.sleep(random.uniform(0.1, 4))
    disk.heal()


def _slow(random: Random, disk: Disk) -> None:
    disk.slow(by_ms=random.choice([3, 30, 200]))
    time.sleep(random.uniform(0.5, 3))
    disk.slow(by_ms=0)


def _locked(random: Random, engine: Engine) -> None:
    with closing(sqlite3.connect(engine.data / "engine.db", isolation_level=None, timeout=30)) as backup:
        backup.execute("BEGIN IMMEDIATE")
        time.sleep(random.choice([0.3, 2, 6]))
        backup.execute("ROLLBACK")


def _closed(random: Random, engine: Engine) -> None:
    secrets = engine.data / "secrets.json"
    secrets.chmod(0o644)
    time.sleep(random.uniform(0.2, 2))
    secrets.chmod(0o600)


def _afterwards(platform: Platform, engine: Engine, x: StandIn) -> int:
    """The platform delivers again what was refused; then everything is there, once. How many replies were sent."""
    until(lambda: ask(engine.url, "GET", "/health").status == 200, within_s=PATIENCE_S)
    for post_id in platform.refused - platform.acknowledged:
        assert platform.deliver(post_id) == 200
    until(lambda: all(queue.depth() == 0 for queue in engine.queues()), within_s=PATIENCE_S)
    assert [list(queue.dead()) for queue in engine.queues()] == [[], [], []]
    outcomes = {post_id: Outcome(engine, f"x:{post_id}") for post_id in sorted(platform.acknowledged)}
    until(lambda: all(one.drafts for one in outcomes.values()), within_s=PATIENCE_S)
    assert {len(one.drafts) for one in outcomes.values()} == {1}
    agent = engine.sign_in("Maria")
    chosen = drafts.proposed(engine.records, "mortons", limit=REPLIES)
    for number, draft in enumerate(chosen):
        assert approve(agent, draft, f"Thank you, guest {number}!").status == 303
    engine.later(timedelta(minutes=3))
    sent = [Outcome(engine, draft.post_key) for draft in chosen]
    until(lambda: all(one.sending.state == "done" for one in sent), within_s=PATIENCE_S)
    assert Counter(asked.answers for asked in x.asked if asked.answers) == Counter(
        draft.post_key.removeprefix("x:") for draft in chosen
    )
    with closing(sqlite3.connect(engine.data / "engine.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return len(chosen)
