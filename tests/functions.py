"""The functions of the real zip on a local AWS, each given what the one before it left; nothing is deployed.

The queues hand nothing over by themselves, so each start can be looked at for itself. What the stack does is for
the tests that deploy it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import boto3

from chalicelib.adapters.aws.dynamodb_table import table_definition
from chalicelib.adapters.files import brands
from chalicelib.books.links import SECRET as LINKS
from chalicelib.editor.uploads import PUBLISH, Upload
from scripts.package import bytecode
from tests import emulator, events
from tests.e2e.posts import encode, signature, wish
from tests.lambdas import Report, function

SECRET = "a-secret-for-measuring"
ROUTE = "/webhooks/{platform}/{endpoint}"
X = {"platform": "x", "endpoint": "mortons"}
DEMO = datetime(2026, 3, 11, 19, 5, 10, tzinfo=UTC)
"""When the demo's posts were written, and stores in New York are open."""
NAME = "delight-bench"
BARE = '''"""What a tutorial ends with: one route and one client."""

import os

import boto3
from chalice.app import Chalice

app = Chalice(app_name="bare")
queue = boto3.client("sqs")


@app.route("/webhooks/{platform}/{endpoint}", methods=["POST"])
def event(platform, endpoint):
    queue.send_message(QueueUrl=os.environ["DELIGHT_QUEUE_RAW"], MessageBody=app.current_request.raw_body.decode())
    return {"status": "accepted"}
'''
HANDLERS = {
    "receive": "app.app",
    "normalise": "app.normalise",
    "consider": "app.consider",
    "act": "app.act",
    "follow_up": "app.follow_up",
    "playbook_changed": "app.playbook_changed",
    "pages": "app.pages",
}
"""What each is called in the documents → in the zip."""
ROOT = Path(__file__).parent.parent
_posts = count(1)
_versions = count()


class Stack:
    """What the functions stand on, and a way to look at it.

    Attributes:
        environment: Of each function.
        queues: Their URLs, by ``raw``, ``items`` and ``effects``.
        client: boto3's of a service.
    """

    def __init__(self, endpoint: str) -> None:
        """Make everything that the functions need, with empty hands."""
        surroundings = emulator.environment(endpoint)
        session: Any = boto3.Session(
            aws_access_key_id="test", aws_secret_access_key="test", region_name=emulator.REGION
        )
        self.client: Callable[[str], Any] = cache(lambda service: session.client(service, endpoint_url=endpoint))
        self.client("dynamodb").create_table(**table_definition(NAME))
        place = {"LocationConstraint": emulator.REGION}
        self.client("s3").create_bucket(Bucket=NAME, CreateBucketConfiguration=place)
        for name in (f"{X['platform']}/{X['endpoint']}/consumer_secret", LINKS):
            self.client("ssm").put_parameter(Name=f"/delight/bench/{name}", Type="SecureString", Value=SECRET)
        self.queues = {name: self._queue(name) for name in ("raw", "items", "effects")}
        self.environment = {
            **surroundings,
            "DELIGHT_TABLE": NAME,
            "DELIGHT_BUCKET": NAME,
            "DELIGHT_VAULT": "ssm:/delight/bench",
            "DELIGHT_PUBLIC_URL": "https://delight.example",
            "DELIGHT_CLOCK_AHEAD": str((DEMO - datetime.now(UTC)).total_seconds()),
            **{f"DELIGHT_QUEUE_{name.upper()}": url for name, url in self.queues.items()},
        }

    def _queue(self, name: str) -> str:
        fifo = {"FifoQueue": "true"} if name == "items" else {}
        full = f"{NAME}-{name}{'.fifo' if fifo else ''}"
        return str(self.client("sqs").create_queue(QueueName=full, Attributes=fifo)["QueueUrl"])

    def uploaded(self) -> dict[str, Any]:
        """Put the demo's brand into the bucket, each time another version; the event that tells of it."""
        files = brands.bundle(ROOT / "playbooks" / X["endpoint"])
        said = "is about to land and dreams of our steak"
        rule = files["rules/airport-steak.json"]
        assert said in rule
        files["rules/airport-steak.json"] = rule.replace(said, f"{said} ({next(_versions)})")
        key = f"{PUBLISH}{X['endpoint']}.json"
        content = Upload(by="Bench", reason="to be measured", files=files).content()
        self.client("s3").put_object(Bucket=NAME, Key=key, Body=content)
        return events.put(NAME, key)

    def waiting(self, queue: str) -> list[dict[str, Any]]:
        """What lies in a queue, each message as an event of its own; it is gone from there."""
        found: list[dict[str, Any]] = []
        sqs, url = self.client("sqs"), self.queues[queue]
        while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"]).get(
            "Messages"
        ):
            for one in messages:
                group = one["Attributes"].get("MessageGroupId")
                found.append(events.messages(queue, [one["Body"]], groups=None if group is None else [group]))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
        return found


@contextmanager
def stack(folder: Path) -> Iterator[Stack]:
    """On an emulator of its own; gone afterwards."""
    with emulator.running(folder) as endpoint:
        yield Stack(endpoint)


def webhook() -> dict[str, Any]:
    """A new wish for a steak, signed."""
    number = next(_posts)
    body = encode(wish(post_id=str(2_098_000_000_000_000_000 + number), author_id=str(70_000_000 + number)))
    signed = {"x-twitter-webhooks-signature": signature(body, SECRET), "content-type": "application/json"}
    return events.request("POST", ROUTE, values=X, headers=signed, body=body)


def bare(task: Path, to: Path) -> Path:
    """The same zip with another program: a route that puts what comes onto a queue, in ten lines."""
    own = to.parent / "bare-source"
    own.mkdir()
    (own / "app.py").write_text(BARE, "utf-8")
    bytecode.compile_apart(own, with_source=True)
    shutil.copytree(task, to, ignore=shutil.ignore_patterns("chalicelib"), copy_function=shutil.copyfile)
    for folder in (to, to / "__pycache__"):
        folder.chmod(0o755)
    shutil.copytree(own, to, dirs_exist_ok=True)
    return to


def run(task: Path, name: str, given: Sequence[dict[str, Any]], there: Stack, *, scratch: Path) -> list[Report]:
    """A function that starts cold and is given one event after another: its reports.

    Raises:
        RuntimeError: It failed, or has nothing to do.
    """
    if not given:
        raise RuntimeError(f"{name} was left nothing to do")
    with function(task, HANDLERS[name], there.environment, scratch=scratch) as running:
        for event in given:
            answer = running(event) or {}
            if answer.get("batchItemFailures") or answer.get("statusCode", 200) >= 500:
                raise RuntimeError(f"{name}: {answer}\n{running.log}")
        return running.reports


def each(task: Path, there: Stack, *, events_each: int, scratch: Path) -> Iterator[tuple[str, list[Report]]]:
    """Every function once, on the way of new posts; the brand has to be published before (`Stack.uploaded`)."""

    def started(name: str, given: Sequence[dict[str, Any]]) -> tuple[str, list[Report]]:
        return name, run(task, name, given, there, scratch=scratch)

    yield started("receive", [webhook() for _ in range(events_each)])
    for name, queue in (("normalise", "raw"), ("consider", "items"), ("act", "effects")):
        yield started(name, there.waiting(queue)[:events_each])
    yield started("follow_up", [events.minute()] * events_each)
    yield started("playbook_changed", [there.uploaded()] * events_each)
    yield started("pages", [events.request("GET", "/t/{token}", values={"token": "none"})] * events_each)
