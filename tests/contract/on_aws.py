"""What the contract suites need on AWS: made under names of its own, and deleted afterwards."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.aws.s3 import S3Shelf
from chalicelib.adapters.aws.sqs import SqsQueue
from chalicelib.adapters.aws.vault import SecretsManagerVault, SsmVault
from chalicelib.adapters.memory import MemoryShelf, NoAlarms
from chalicelib.adapters.system import SystemIds
from chalicelib.ports import Clock, OwnersVault
from tests import emulator


def fresh(what: str) -> str:
    """A name that nobody has."""
    return f"delight-test-{what}-{uuid4().hex[:12]}"


def make_queue(stack: ExitStack, *, fifo: bool, max_receives: int) -> SqsQueue:
    """A queue with its dead letters. Elsewhere than on the emulator, SQS is asked with patience: it forgets to look."""
    name, end = fresh("queue"), ".fifo" if fifo else ""
    kind = {"FifoQueue": "true"} if fifo else {}
    dead = _queue(stack, f"{name}-dead{end}", kind)
    arn = client("sqs").get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": max_receives})
    patience = "0" if emulator.elsewhere() is None else "2"
    url = _queue(stack, f"{name}{end}", kind | {"RedrivePolicy": policy, "ReceiveMessageWaitTimeSeconds": patience})
    return SqsQueue(url, dead_url=dead, shelf=MemoryShelf(), ids=SystemIds())


def _queue(stack: ExitStack, name: str, attributes: dict[str, str]) -> str:
    url = str(client("sqs").create_queue(QueueName=name, Attributes=attributes)["QueueUrl"])
    stack.callback(client("sqs").delete_queue, QueueUrl=url)
    return url


def make_shelf(stack: ExitStack) -> S3Shelf:
    """A bucket of its own, with a prefix, beside which something else lies."""
    bucket = fresh("shelf")
    region = client("s3").meta.region_name
    where: dict[str, Any] = {} if region == "us-east-1" else {"LocationConstraint": region}
    client("s3").create_bucket(Bucket=bucket, **({"CreateBucketConfiguration": where} if where else {}))
    stack.callback(_empty_and_delete, bucket)
    client("s3").put_object(Bucket=bucket, Key="raw/x", Body=b"somebody else's")
    return S3Shelf(bucket, prefix="kept/")


def _empty_and_delete(bucket: str) -> None:
    for one in client("s3").list_objects_v2(Bucket=bucket).get("Contents", ()):
        client("s3").delete_object(Bucket=bucket, Key=one["Key"])
    client("s3").delete_bucket(Bucket=bucket)


class KeptSecrets:
    """Secrets in SSM or in Secrets Manager, set as their owner would: one plainly, several as a list.

    Attributes:
        prefix: Of their names there.
        names: Of those that are there.
    """

    def __init__(self, stack: ExitStack, service: str) -> None:
        self._service = service
        self.names: set[str] = set()
        self.prefix = ("/" if service == "ssm" else "") + fresh("vault")
        stack.callback(self.keep, {})

    def keep(self, secrets: dict[str, list[str]]) -> None:
        for name in sorted(self.names - secrets.keys()):
            self.remove(name)
        for name, found in secrets.items():
            plain = len(found) == 1 and not found[0].startswith("[")
            self.set(name, found[0] if plain else json.dumps(found))

    def set(self, name: str, value: str) -> None:
        full = f"{self.prefix}/{name}"
        if self._service == "ssm":
            client("ssm").put_parameter(Name=full, Value=value, Type="SecureString", Overwrite=True)
        elif name in self.names:
            client("secretsmanager").put_secret_value(SecretId=full, SecretString=value)
        else:
            client("secretsmanager").create_secret(Name=full, SecretString=value)
        self.names.add(name)

    def remove(self, name: str) -> None:
        full = f"{self.prefix}/{name}"
        if self._service == "ssm":
            client("ssm").delete_parameter(Name=full)
        else:
            client("secretsmanager").delete_secret(SecretId=full, ForceDeleteWithoutRecovery=True)
        self.names.remove(name)

    def vault(self, clock: Clock) -> OwnersVault:
        make = SsmVault if self._service == "ssm" else SecretsManagerVault
        return make(self.prefix, clock=clock, alarms=NoAlarms())
