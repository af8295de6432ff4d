"""A local AWS in a process of its own, on loopback: real sockets, real signatures, nothing that costs anything.

``DELIGHT_TEST_AWS=https://…`` (or ``real``) runs the same tests against another endpoint, with the credentials of the
environment: so an owner can try them on a real account. They make what they need under names of their own, and delete
it again.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

MINISTACK = Path(sys.prefix).parent / ".venv-emulator" / "bin" / "ministack"
"""Beside the environment that runs the tests, which may be those of a copy."""
REGION = "eu-central-1"
ACCOUNT = "000000000000"
READY_S = 20.0


def elsewhere() -> str | None:
    """The endpoint that the environment names instead; ``real``: that of AWS itself. None: the emulator's."""
    return os.environ.get("DELIGHT_TEST_AWS") or None


def environment(endpoint: str) -> dict[str, str]:
    """What makes boto3 speak to it, in this process or another."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@contextmanager
def running(folder: Path, *, more: Mapping[str, str] | None = None) -> Iterator[str]:
    """Its endpoint, while it runs. Whatever it keeps lies in the folder."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    folder.mkdir(parents=True, exist_ok=True)
    said = {
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "LAMBDA_EXECUTOR": "local",
        "TMPDIR": str(folder),
        "S3_DATA_DIR": str(folder / "s3"),
        "STATE_DIR": str(folder / "state"),
        "LOG_LEVEL": "WARNING",
        "PATH": f"{MINISTACK.parent}:{os.environ['PATH']}",
        "HOME": str(folder),
        **(more or {}),
    }
    log = folder / "emulator.log"
    with log.open("wb") as written:
        process = subprocess.Popen([MINISTACK], env=said, cwd=folder, stdout=written, stderr=subprocess.STDOUT)
    endpoint = f"http://127.0.0.1:{port}"
    try:
        _wait(process, endpoint, log)
        yield endpoint
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _wait(process: subprocess.Popen[bytes], endpoint: str, log: Path) -> None:
    until = time.monotonic() + READY_S
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{endpoint}/_ministack/health", timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the emulator didn't start:\n{log.read_text('utf-8', 'replace')[-2000:]}")
