"""The real zip's functions under Lambda's own client for Python, with nothing around them but what Lambda has.

A function sees the standard library, the unpacked zip and the environment that Lambda gives: a library that was
forgotten is missing here as it would be there.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import files
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

LAUNCHER = Path(__file__).parent / "in_lambda.py"
RUNTIME = ("awslambdaric", "simplejson", "snapshot-restore-py")
ACCOUNT, REGION = "000000000000", "eu-central-1"
PATIENCE_S = 60.0
DEADLINE_MS = 30_000
API = "/2018-06-01/runtime/"
_ids = count(1)


class Failed(Exception):
    """What the function raised, as Lambda tells it: ``errorType``, ``errorMessage``, ``stackTrace``."""

    def __init__(self, told: Mapping[str, Any], log: str = "") -> None:
        super().__init__(f"{told.get('errorType')}: {told.get('errorMessage')}\n{log}")
        self.told = told


class Report(NamedTuple):
    """What a process has done since Lambda's client was ready.

    Attributes:
        cpu_s: Spent on the processor.
        modules: Imported, with those of the standard library.
        compiled: Files of the zip that had no byte-code.
        models: Services of AWS whose descriptions were read.
    """

    cpu_s: float
    modules: list[str]
    compiled: list[str]
    models: list[str]


@dataclass(slots=True)
class Function:
    """A running one: called with an event, it gives its answer.

    Attributes:
        reports: One after the start, and one more after each event.
    """

    reports: list[Report]
    _events: queue.Queue[Any]
    _answers: queue.Queue[dict[str, Any]]
    _told: Any
    _log: Path

    def __call__(self, event: object) -> Any:
        """Failed: it raised."""
        self._events.put(event)
        answer = self._answered()
        self.listen()
        if "error" in answer:
            raise Failed(answer["error"], self.log)
        return answer["response"]

    def listen(self) -> None:
        """The next report. Failed: there is none, for it ended."""
        line = self._told.readline()
        if not line:
            raise Failed(self._answered()["error"], self.log)
        self.reports.append(Report(**json.loads(line)))

    @property
    def log(self) -> str:
        """What it has printed so far."""
        return self._log.read_text("utf-8", "replace")

    def _answered(self) -> dict[str, Any]:
        try:
            return self._answers.get(timeout=PATIENCE_S)
        except queue.Empty:
            raise AssertionError(f"no answer within {PATIENCE_S:g} s:\n{self.log}") from None


def unpacked(zipped: Path, to: Path) -> Path:
    """The folder, which can't be written to, like Lambda's."""
    with ZipFile(zipped) as made:
        made.extractall(to)
    for path in (*to.rglob("*"), to):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return to


@contextmanager
def function(zip_folder: Path, handler: str, environment: Mapping[str, str], *, scratch: Path) -> Iterator[Function]:
    """One of the unpacked zip, started cold. Failed: it can't be imported.

    Args:
        zip_folder: What `unpacked` gave.
        handler: As in the template, e.g. ``app.consider``.
        environment: What the template sets, beside what Lambda does.
        scratch: Folder for its log and its runtime.
    """
    name = f"{handler.rpartition('.')[2]}-{next(_ids)}"
    events, answers = queue.Queue[Any](), queue.Queue[dict[str, Any]]()
    log, runtime = scratch / f"{name}.log", _runtime(scratch / "runtime")
    reading, writing = os.pipe()
    with _serving(events, answers) as port, log.open("wb") as printed, os.fdopen(reading) as told:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", LAUNCHER, handler, runtime, str(writing)],
            env={**_lambdas_own(zip_folder, handler, port), **environment},
            cwd=zip_folder,
            stdout=printed,
            stderr=subprocess.STDOUT,
            pass_fds=(writing,),
        )
        os.close(writing)
        try:
            running = Function([], events, answers, told, log)
            running.listen()
            yield running
        finally:
            process.kill()
            process.wait()


def _lambdas_own(zip_folder: Path, handler: str, port: int) -> dict[str, str]:
    return {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EXECUTION_ENV": f"AWS_Lambda_python3.{sys.version_info.minor}",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
        "AWS_LAMBDA_FUNCTION_NAME": handler.rpartition(".")[2],
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}",
        "AWS_REGION": REGION,
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_SESSION_TOKEN": "test",
        "LAMBDA_TASK_ROOT": str(zip_folder),
        "LANG": "en_US.UTF-8",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "TZ": ":UTC",
        "_HANDLER": handler,
    }


def _runtime(folder: Path) -> Path:
    """Lambda's client and what it needs, alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (path for name in RUNTIME for path in files(name) or ()):
        top = path.parts[0]
        if not top.endswith(".dist-info") and top not in {"..", "__pycache__"} and not (folder / top).exists():
            (folder / top).symlink_to(Path(str(path.locate())).parents[len(path.parts) - 1] / top)
    return folder


@contextmanager
def _serving(events: queue.Queue[Any], answers: queue.Queue[dict[str, Any]]) -> Iterator[int]:
    """The port of Lambda's API for runtimes."""

    class Api(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """``invocation/next``: waits until there is an event."""
            event = events.get()
            if event is None:  # the process is gone
                self.close_connection = True
                return
            name, sent = f"{next(_ids):08}-0000-4000-8000-000000000000", json.dumps(event).encode()
            self.send_response(200)
            for header, value in {
                "Lambda-Runtime-Aws-Request-Id": name,
                "Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + DEADLINE_MS),
                "Lambda-Runtime-Invoked-Function-Arn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:delight",
                "Lambda-Runtime-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0",
                "Content-Type": "application/json",
                "Content-Length": str(len(sent)),
            }.items():
                self.send_header(header, value)
            self.end_headers()
            self.wfile.write(sent)

        def do_POST(self) -> None:
            """``invocation/<id>/response`` or ``…/error``; ``init/error``."""
            kind = self.path.removeprefix(API).rpartition("/")[2]
            answers.put({kind: json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"null")})
            self.send_response(202)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    server.daemon_threads, server.block_on_close = True, False
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        events.put(None)  # whoever still waits for one
