"""What the functions stand on, made anew for each seed on a local AWS, and the world that a function has there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple
from uuid import uuid4

from chalicelib.adapters.alarms import LoggedAlarms
from chalicelib.adapters.aws import clients
from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.adapters.aws.dynamodb_table import table_definition
from chalicelib.adapters.aws.notices import RecordedNotices
from chalicelib.adapters.aws.sqs import SqsQueue
from chalicelib.adapters.aws.vault import opened
from chalicelib.adapters.channels import Channels
from chalicelib.adapters.http.webhook import SECRET as NOTICES_SECRET
from chalicelib.adapters.system import FixedClock
from chalicelib.books.links import SECRET as LINKS_SECRET
from chalicelib.bootstrap import aws
from chalicelib.bootstrap.environment import Stack
from chalicelib.domain.settings import Settings
from chalicelib.ports import Http, Log, Metrics, Playbooks, World
from tests import emulator
from tests.soak.kill_storm import playbook

CONSUMER_SECRET = "of x"
APP_SECRET = "of facebook"
SECRETS = {
    LINKS_SECRET: "of links",
    NOTICES_SECRET: "of notices",
    playbook.SECRET: "of the program",
    "x/mortons/consumer_secret": CONSUMER_SECRET,
    "x/mortons/access_token": "token",
    "facebook/mortons-fb/app_secret": APP_SECRET,
    "facebook/mortons-fb/access_token": "token",
}
SETTINGS = Settings(
    public_url="https://delight.test",
    api_bases={"x": "https://x.test", "facebook": "https://facebook.test"},
    notices_webhook="https://notices.test/all",
)
PROGRAM = "https://program.test/told"
BUCKET = "storm"


def founded() -> None:
    """What all seeds share: secrets, and an empty bucket."""
    place = {"LocationConstraint": emulator.REGION}
    clients.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
    for name, value in SECRETS.items():
        clients.client("ssm").put_parameter(Name=f"/delight/storm/{name}", Value=value, Type="SecureString")


@contextmanager
def made(*, most_receives: int) -> Iterator[Stack]:
    """A table and queues with nothing in them; gone afterwards.

    Args:
        most_receives: After so many deliveries a message is a dead letter; the stack's template has five.
    """
    name = f"storm-{uuid4().hex[:12]}"
    sqs, dynamodb = clients.client("sqs"), clients.client("dynamodb")
    dynamodb.create_table(**table_definition(name))
    raw, items, effects = (_queue(f"{name}-{queue}", most_receives) for queue in ("raw", "items", "effects"))
    try:
        yield Stack(
            stage="storm",
            table=name,
            bucket=BUCKET,
            raw=raw.url,
            items=items.url,
            effects=effects.url,
            vault="ssm:/delight/storm",
            dead_raw=raw.dead,
            dead_items=items.dead,
            dead_effects=effects.dead,
            settings=SETTINGS,
        )
    finally:
        dynamodb.delete_table(TableName=name)
        for url in (*raw, *items, *effects):
            sqs.delete_queue(QueueUrl=url)


class _Pair(NamedTuple):
    url: str
    dead: str


def _queue(name: str, most_receives: int) -> _Pair:
    """A queue with its dead letters, as the stack's template has it."""
    sqs = clients.client("sqs")
    kind, end = ({"FifoQueue": "true"}, ".fifo") if name.endswith("items") else ({}, "")
    dead = sqs.create_queue(QueueName=f"{name}-dead{end}", Attributes=kind)["QueueUrl"]
    arn = f"arn:aws:sqs:{emulator.REGION}:{emulator.ACCOUNT}:{name}-dead{end}"
    redrive = f'{{"deadLetterTargetArn": "{arn}", "maxReceiveCount": {most_receives}}}'
    made = sqs.create_queue(QueueName=f"{name}{end}", Attributes={**kind, "RedrivePolicy": redrive})
    return _Pair(made["QueueUrl"], dead)


def world(
    stack: Stack, *, clock: FixedClock, http: Http, log: Log, metrics: Metrics, playbooks: Playbooks | None
) -> World:
    """As `bootstrap.aws.engine` puts it together, with a clock that the storm sets, and nobody who waits.

    Args:
        playbooks: What the process has read already. None: it starts cold.
    """
    base = aws.engine(stack)
    alarms = LoggedAlarms(log)
    records = DynamoRecords(stack.table, clock=clock, pause=_at_once)
    vault = opened(stack.vault, clock=clock, alarms=alarms)
    channels = Channels(stack.settings, http=http, vault=vault, clock=clock)

    def queue(url: str, dead_url: str | None) -> SqsQueue:
        return SqsQueue(url, shelf=base.shelf, ids=base.ids, dead_url=dead_url, wait=_at_once)

    return replace(
        base,
        clock=clock,
        log=log,
        metrics=metrics,
        alarms=alarms,
        records=records,
        raw=queue(stack.raw, stack.dead_raw),
        items=queue(stack.items, stack.dead_items),
        effects=queue(stack.effects, stack.dead_effects),
        vault=vault,
        http=http,
        notices=RecordedNotices(records, clock=clock, ways=channels),
        unsent=RecordedNotices(records, clock=clock),
        playbooks=base.playbooks if playbooks is None else playbooks,
    )


def _at_once(seconds: float) -> None:
    """Nobody waits in a storm."""
