"""The engine as it is deployed: the real package in a stack on a local AWS, and what can be seen of it from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3

from chalicelib.bootstrap.aws import engine as world_of
from chalicelib.bootstrap.environment import Stack
from chalicelib.editor.uploads import Upload, mark
from chalicelib.ports import Queue, Records, World
from tests import emulator
from tests.e2e.browser import Answer, Browser, ask
from tests.e2e.engine import COMMAND, TOKEN, WEBHOOKS, WEDNESDAY, Platform, until
from tests.e2e.posts import ROOT, Payload, encode, meta_signature, signature
from tests.infra import heard
from tests.infra.rendered import for_the_emulator

STAGE = "dev"
PACKAGE = ROOT / "build" / "package"
PATIENCE_S = 60.0
"""A cold start here takes seconds, for all functions share two cores with the emulator."""


class AwsEngine:
    """A deployed engine.

    Attributes:
        endpoint: The local AWS.
        template: What was deployed.
        heard_in: Where its functions' calls are written down.
        base: Path of the API's stage, before every path.
    """

    def __init__(self, endpoint: str, template: dict[str, Any], heard_in: Path) -> None:
        self.endpoint = endpoint
        self.template = template
        self.heard_in = heard_in
        self.stack = self._stack()
        where = urlsplit(self.stack.settings.public_url)
        self._api = where.hostname.partition(".")[0] if where.hostname else ""
        self.base = where.path
        self._world: World | None = None

    # Over HTTP, as platforms, stores and strangers know it

    def ask(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """One request to the API; its name in the Host header leads there."""
        host = f"{self._api}.execute-api.localhost:{urlsplit(self.endpoint).port}"
        return ask(self.endpoint, method, self.base + path, headers={"host": host, **(headers or {})}, body=body)

    def deliver(self, payload: Payload | bytes, *, platform: Platform = "x") -> None:
        """As the platform would: signed, with the bytes as they are. Returns once it is acknowledged."""
        raw = payload if isinstance(payload, bytes) else encode(payload)
        answer = self.ask("POST", WEBHOOKS[platform], headers=self.signed(raw, platform), body=raw)
        assert (answer.status, answer.json()) == (200, {"status": "accepted"}), answer

    def signed(self, raw: bytes, platform: Platform) -> dict[str, str]:
        if platform == "x":
            signed = {"x-twitter-webhooks-signature": signature(raw, self.secret("x/mortons/consumer_secret"))}
        else:
            signed = {"x-hub-signature-256": meta_signature(raw, self.secret("facebook/mortons-fb/app_secret"))}
        return {"content-type": "application/json", **signed}

    def open_browser(self) -> Browser:
        """A stranger's."""
        return Browser(lambda: self.endpoint, through=self._for_browser)

    def _for_browser(self, _: str, method: str, path: str, **asked: Any) -> Answer:
        return self.ask(method, path.removeprefix(self.base), **asked)

    # From the inside, as its owner sees it

    @property
    def world(self) -> World:
        """The stack's records, queues and shelf."""
        if self._world is None:
            self._world = world_of(self.stack)
        return self._world

    @property
    def records(self) -> Records:
        return self.world.records

    def messages(self) -> list[dict[str, Any]]:
        """To our own people, in the order in which they were sent."""
        found = [dict(one) for one in self.world.notices.seen()]  # type: ignore[attr-defined]
        return sorted(found, key=lambda one: str(one["at"]))

    def secret(self, name: str) -> str:
        return self.world.vault.secrets(name)[0]

    def delight(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command on the stack, as its owner types it."""
        return subprocess.run(
            [*COMMAND, command, "--stage", STAGE, *arguments],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def trace(self, post_key: str) -> dict[str, Any]:
        """``delight trace --json``."""
        done = self.delight("trace", "--json", post_key)
        assert done.returncode == 0, done.stderr
        content: dict[str, Any] = json.loads(done.stdout)
        return content

    def queues(self) -> dict[str, Queue]:
        return {"raw": self.world.raw, "items": self.world.items, "effects": self.world.effects}

    def settle(self) -> None:
        """Wait until nothing is on its way."""
        calm = 0
        give_up = time.monotonic() + PATIENCE_S
        while calm < 3:
            assert time.monotonic() < give_up, {name: queue.depth() for name, queue in self.queues().items()}
            calm = 0 if any(queue.depth() for queue in self.queues().values()) else calm + 1
            time.sleep(0.1)

    def upload(self, name: str, content: bytes) -> None:
        """Put something into the bucket, as its owner does."""
        self.client("s3").put_object(Bucket=self.stack.bucket, Key=name, Body=content)

    def publish(self, brand: str, files: Mapping[str, str], *, reason: str) -> dict[str, Any]:
        """Upload a brand's files, and what is answered."""
        content = Upload(by="Mara", reason=reason, files=dict(files)).content()
        self.upload(f"publish/{brand}.json", content)

        def answer() -> dict[str, Any] | None:
            told = self.world.shelf.get(f"answers/{brand}.json")
            found = None if told is None else json.loads(told)
            return found if found and found["upload"] == mark(content) else None

        return until(answer, within_s=PATIENCE_S)

    def invoke(self, function: str, event: Mapping[str, Any]) -> Any:
        """Call a function now, as its schedule would."""
        answer = self.client("lambda").invoke(
            FunctionName=f"delight-{STAGE}-{function}", Payload=json.dumps(event).encode()
        )
        content = json.loads(answer["Payload"].read() or b"null")
        assert "FunctionError" not in answer, content
        return content

    def log(self, *functions: str) -> list[dict[str, Any]]:
        """The lines of JSON that its functions wrote: steps and metrics."""
        lines = []
        logs = self.client("logs")
        groups = [one["logGroupName"] for one in logs.describe_log_groups()["logGroups"]]
        for group in groups:
            if not functions or group.rpartition("-")[2] in functions:
                for page in logs.get_paginator("filter_log_events").paginate(logGroupName=group):
                    lines += [event["message"] for event in page["events"]]
        return [json.loads(line) for line in lines if line.startswith("{")]

    def client(self, service: str) -> Any:
        make: Any = boto3.client
        return make(service)

    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith("DELIGHT_")}
        return {**own, **emulator.environment(self.endpoint), "LC_ALL": "C.UTF-8"}

    def _stack(self) -> Stack:
        from chalicelib.bootstrap.aws import stack_of

        return stack_of(STAGE)


@contextmanager
def deployed(folder: Path, *, api: str | None = None) -> Iterator[AwsEngine]:
    """The package that `make package` made, deployed with `make deploy`'s command; gone afterwards.

    Args:
        api: Base URL of X's API. None: replies to X stay where they are.
    """
    package = folder / "package"
    package.mkdir()
    template = json.loads((PACKAGE / "sam.json").read_text("utf-8"))
    (package / "sam.json").write_text(json.dumps(for_the_emulator(template)), "utf-8")
    (package / "deployment.zip").write_bytes((PACKAGE / "deployment.zip").read_bytes())
    ahead = (WEDNESDAY - datetime.now(UTC)).total_seconds()
    command = [sys.executable, "-m", "scripts.deploy", "up", "--yes", "--stage", STAGE, "--poll", "0.1"]
    command += ["--package", str(package), "--set", f"ClockAhead={ahead:.0f}"]
    command += [] if api is None else ["--set", f"ApiX={api}"]
    heard_in = folder / "heard"
    around = {**heard.surroundings(heard_in), "AUTH": "true"}  # roles are enforced, and every call is written down
    with emulator.running(folder / "emulator", more=around) as endpoint:
        said = emulator.environment(endpoint)
        before = {name: os.environ.get(name) for name in said}
        os.environ.update(said)
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                text=True,
                capture_output=True,
                timeout=PATIENCE_S,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
            engine = AwsEngine(endpoint, template, heard_in)
            engine.client("ssm").put_parameter(
                Name=f"/delight/{STAGE}/x/mortons/access_token", Value=TOKEN, Type="SecureString", Overwrite=True
            )
            until(lambda: engine.ask("GET", "/health").status == 200, within_s=PATIENCE_S)
            yield engine
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
