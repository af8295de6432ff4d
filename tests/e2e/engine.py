"""The engine in a process of its own, started as a user would, and what can be seen of it from outside."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, TypeVar

from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import FixedClock
from tests.e2e.browser import Answer, Browser, ask
from tests.e2e.posts import ROOT, Payload, encode, meta_signature, signature

T = TypeVar("T")
Platform = Literal["x", "facebook"]

COMMAND = (sys.executable, "-c", "from chalicelib.cli import main; raise SystemExit(main())")
RESTLESS = (*COMMAND[:2], f"import sys; sys.setswitchinterval(1e-5); {COMMAND[2]}")
"""Python turns to another thread five hundred times as often, so that whatever threads can mix up, they do."""
WEDNESDAY = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
TOKEN = "token-of-our-account"
ENDPOINTS = ("x/mortons", "facebook/mortons-fb", "x/studio-aktiv", "facebook/studio-aktiv-fb")
WEBHOOKS: Mapping[Platform, str] = {"x": "/webhooks/x/mortons", "facebook": "/webhooks/facebook/mortons-fb"}
QUEUES = ("raw", "items", "effects")
"""In the order in which things move on."""
PATIENCE_S = 20.0
STARTS = 3
"""A free port may be taken by somebody else before the engine has it."""


def until(ask_for: Callable[[], T | None], *, within_s: float = PATIENCE_S) -> T:
    """The first truthy answer; asks again and again, and fails when the time is over."""
    give_up = time.monotonic() + within_s
    while True:
        found = ask_for()
        if found:
            return found
        assert time.monotonic() < give_up, f"still {found!r} after {within_s} seconds"
        time.sleep(0.02)


class Engine:
    """`delight serve` with a folder of its own.

    Attributes:
        data: The engine's folder.
        url: Changes only if its port is lost.
        process: The one that runs now, or ran last.
    """

    def __init__(
        self,
        folder: Path,
        *,
        api: str | None,
        facebook: str | None,
        smtp: str | None,
        secrets: Mapping[str, str],
        playbooks: Path | None,
        restless: bool,
        environment: Mapping[str, str],
    ) -> None:
        self.data = folder / "data"
        self.url = ""
        self._output = folder / "serve.out"
        self._outside = {"DELIGHT_API_X": api, "DELIGHT_API_FACEBOOK": facebook, "DELIGHT_SMTP": smtp}
        self._playbooks = playbooks
        self._command = RESTLESS if restless else COMMAND
        self._own_environment = environment
        self._clock = WEDNESDAY
        self._port: int | None = None
        self._database: Database | None = None
        self.process: subprocess.Popen[bytes] | None = None
        self.data.mkdir(parents=True, mode=0o700)
        file = self.data / "secrets.json"
        file.touch(mode=0o600)
        file.write_text(json.dumps({**{f"{endpoint}/access_token": TOKEN for endpoint in ENDPOINTS}, **secrets}))

    def start(self) -> None:
        """Returns once it answers."""
        for _ in range(STARTS):
            port = self._port or _free_port()
            self.url = f"http://127.0.0.1:{port}"
            options = ["serve", "--port", str(port), "--data", str(self.data), "--clock", self._clock.isoformat()]
            if self._playbooks is not None:
                options += ["--playbooks", str(self._playbooks)]
            with self._output.open("ab") as output:
                self.process = subprocess.Popen(
                    [*self._command, *options], cwd=ROOT, env=self._environment(), stdout=output, stderr=output
                )
            if until(lambda: self._is_up() or self._has_ended()) == "up":
                self._port = port
                return
            self._port = None
        raise AssertionError(f"the engine did not start:\n{self.output()}")

    def stop(self) -> int:
        """Ask it to stop, and wait until it has; returns its exit code."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE_S)

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        if self.process is not None and self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=PATIENCE_S)

    def close(self) -> None:
        """Let nothing run any more; ready for `start` or for good."""
        self.kill()
        if self._database is not None:
            self._database.close()
            self._database = None

    def later(self, by: timedelta) -> None:
        """Stop it, and start it again on the same folder when it is later."""
        self._clock = self.now() + by
        self.stop()
        self.start()

    def rise_again(self, by: timedelta) -> None:
        """Start it again after it was killed, so much later that nobody waits for the dead any more.

        Leases of queues run on the machine's time, which can't be moved; so they are looked at as if it were later.
        """
        self._clock += by
        for queue in self.queues(by):
            queue.dead()
        self.start()

    def now(self) -> datetime:
        """The engine's time."""
        return datetime.fromisoformat(ask(self.url, "GET", "/health").json()["time"])

    def delight(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command on the same folder, as a user types it."""
        name, *rest = arguments
        return subprocess.run(
            [*COMMAND, name, "--data", str(self.data), *rest],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    def trace(self, post_key: str) -> dict[str, Any]:
        """``delight trace --json``."""
        done = self.delight("trace", "--json", post_key)
        assert done.returncode == 0, done.stderr
        content: dict[str, Any] = json.loads(done.stdout)
        return content

    def deliver(self, payload: Payload | bytes, *, platform: Platform = "x") -> None:
        """As the platform would: signed, with the bytes as they are. Returns once it is acknowledged."""
        raw = payload if isinstance(payload, bytes) else encode(payload)
        answer = self.webhook(raw, path=WEBHOOKS[platform], headers=self.signed(raw, platform))
        assert (answer.status, answer.json()) == (200, {"status": "accepted"})

    def webhook(
        self, raw: bytes, headers: Mapping[str, str] | None = None, *, path: str = "/webhooks/x/mortons"
    ) -> Answer:
        """POST to the webhook; without other headers with X's own."""
        return ask(self.url, "POST", path, headers=self.signed(raw, "x") if headers is None else headers, body=raw)

    def signed(self, raw: bytes, platform: Platform) -> dict[str, str]:
        if platform == "x":
            signed = {"x-twitter-webhooks-signature": signature(raw, self.secret("x/mortons/consumer_secret"))}
        else:
            signed = {"x-hub-signature-256": meta_signature(raw, self.secret("facebook/mortons-fb/app_secret"))}
        return {"content-type": "application/json", **signed}

    def secret(self, name: str) -> str:
        """The newest one in the vault."""
        found = json.loads((self.data / "secrets.json").read_bytes())[name]
        return str(found if isinstance(found, str) else found[0])

    def settle(self) -> None:
        """Wait until nothing is on its way: each queue is empty, asked in the order in which things move on."""
        until(lambda: self.depth() == 0)

    def depth(self) -> int:
        """How much is on its way: waiting on a queue, or in somebody's hands."""
        return sum(queue.depth() for queue in self.queues())

    def open_browser(self) -> Browser:
        """A stranger's."""
        return Browser(lambda: self.url)

    def sign_in(self, name: str) -> Browser:
        """The browser of somebody who followed the link that `serve` printed."""
        browser = self.open_browser()
        answer = browser.fill(self.sign_in_path(), {"name": name})
        assert (answer.status, answer.headers["location"]) == (303, "/replies")
        return browser

    def sign_in_path(self) -> str:
        """Of the link that was printed last."""
        printed: list[str] = until(lambda: re.findall(r"http://[^/\s]+(/signin/\S+)", self.output()))
        return printed[-1]

    def output(self) -> str:
        """Everything that it printed."""
        return self._output.read_text("utf-8", "replace")

    def log(self) -> list[dict[str, Any]]:
        """Its log, one step a line."""
        return [json.loads(line) for line in self.log_text().splitlines()]

    def log_text(self) -> str:
        path = self.data / "engine.log"
        return path.read_text() if path.exists() else ""

    def metrics(self) -> list[dict[str, Any]]:
        """Its metrics, one document a line; written every few seconds and when it stops."""
        path = self.data / "metrics.log"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def messages(self) -> list[dict[str, Any]]:
        """What lies in the local outbox, in the order in which it was sent."""
        found = [json.loads(path.read_bytes()) for path in (self.data / "outbox").glob("*.json")]
        return sorted(found, key=lambda one: str(one["at"]))

    @property
    def records(self) -> SqliteRecords:
        """The books, as they are on the disk."""
        return SqliteRecords(self._opened(), FixedClock(self._clock))

    def stored(self) -> dict[str, list[Any]]:
        """Everything that is kept: rows of records and queues, and files on the shelf."""
        with closing(sqlite3.connect(self.data / "engine.db", timeout=5)) as connection:
            rows = {
                table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
                for table in ("records", "messages")
            }
        files = sorted(str(path) for path in (self.data / "shelf").rglob("*") if path.is_file())
        return {**rows, "shelf": files}

    def queued(self) -> dict[str, int]:
        """How many messages there are, by queue; dead letters by themselves."""
        names = dict(zip(QUEUES, self.queues(), strict=True))
        alive = {name: queue.depth() for name, queue in names.items()}
        return alive | {f"dead letters of {name}": len(queue.dead()) for name, queue in names.items()}

    def queues(self, by: timedelta = timedelta(0)) -> list[SqliteQueue]:
        return [SqliteQueue(self._opened(), name, now=lambda: datetime.now(UTC) + by) for name in QUEUES]

    def _opened(self) -> Database:
        if self._database is None:
            self._database = Database(self.data / "engine.db")
        return self._database

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith("DELIGHT_")}
        return own | {name: url for name, url in self._outside.items() if url is not None} | dict(self._own_environment)

    def _is_up(self) -> str:
        try:
            return "up" if ask(self.url, "GET", "/health").status == 200 else ""
        except OSError:
            return ""

    def _has_ended(self) -> str:
        return "ended" if self.process is not None and self.process.poll() is not None else ""


@contextmanager
def running(
    folder: Path,
    *,
    api: str | None,
    facebook: str | None = None,
    smtp: str | None = None,
    secrets: Mapping[str, str] | None = None,
    playbooks: Path | None = None,
    restless: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Engine]:
    """An engine that is gone afterwards, whatever happened.

    Args:
        api: Base URL of X's API. None: replies to X stay in the local outbox.
        facebook: The same of Facebook's.
        smtp: URL of the mail server. None: no mail leaves.
        secrets: More of the vault, by name.
        playbooks: Another folder of playbooks than the project's.
        restless: See `RESTLESS`.
        environment: More of the process's own, e.g. `tests.disk.Disk.environment`.
    """
    engine = Engine(
        folder,
        api=api,
        facebook=facebook,
        smtp=smtp,
        secrets=secrets or {},
        playbooks=playbooks,
        restless=restless,
        environment=environment or {},
    )
    try:
        engine.start()
        yield engine
    finally:
        engine.close()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
