"""Servers in processes of their own, on a disk that counts its fsyncs and can be made slow."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.disk import Disk

SECRET = "a-secret-for-measuring"
STARTS_WITHIN_S = 60.0
SERVE = "from chalicelib.cli import main; raise SystemExit(main())"


class Server(NamedTuple):
    """One that runs.

    Attributes:
        start_s: From its start until it took a connection.
    """

    name: str
    port: int
    process: subprocess.Popen[bytes]
    disk: Disk
    start_s: float

    def memory_mb(self) -> float:
        """Resident, now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


@contextmanager
def serving(name: str, folder: Path) -> Iterator[Server]:
    """A peer by its name, or the engine: ``delight`` or ``delight, workers stopped``; gone afterwards."""
    folder.mkdir(mode=0o700)
    port = _free_port()
    if name.startswith("delight"):
        secrets = folder / "secrets.json"
        secrets.touch(mode=0o600)
        secrets.write_text(json.dumps({"x/mortons/consumer_secret": SECRET}))
    commands = {
        "delight": ["-c", SERVE, "serve", "--port", str(port), "--data", str(folder)],
        "delight, workers stopped": ["-m", "bench.idle", str(port), str(folder)],
    }
    command = commands.get(name, ["-m", "bench.peers", name, str(port), str(folder)])
    own = {key: value for key, value in os.environ.items() if not key.startswith("DELIGHT_")}
    with Disk(folder) as disk:
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, *command], env=own | disk.environment(), stdout=subprocess.DEVNULL)
        try:
            _wait_for(port, process)
            yield Server(name, port, process, disk, time.perf_counter() - started)
        finally:
            process.kill()
            process.wait(timeout=10)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError("the server did not start") from None
            time.sleep(0.002)
        else:
            return


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
