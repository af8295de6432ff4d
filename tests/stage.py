"""An engine's stage on a local AWS, as far as commands need one: a stack that names what is there, and no functions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.aws.stacks import stack_name


@dataclass(frozen=True, slots=True)
class Stage:
    """What its stack says.

    Attributes:
        vault: ``ssm:…`` or ``secretsmanager:…``.
    """

    name: str
    table: str
    bucket: str
    vault: str


@contextmanager
def staged(*, table: str, url: str, kind: str = "ssm") -> Iterator[Stage]:
    """One of its own, gone afterwards.

    Args:
        table: An empty one.
        url: Where its webhooks lead.
        kind: Of its vault.
    """
    name = f"test-{uuid4().hex[:12]}"
    bucket = f"delight-{name}"
    prefix = f"/delight/{name}" if kind == "ssm" else f"delight/{name}"
    stage = Stage(name, table, bucket, f"{kind}:{prefix}")
    queues = ("RawQueue", "ItemsQueue", "EffectsQueue", "RawDead", "ItemsDead", "EffectsDead")
    told = {"Table": table, "Bucket": bucket, "Vault": stage.vault, "PublicUrl": url, "ClockAhead": "0"}
    told |= {one: f"http://127.0.0.1:9/{one}" for one in queues}  # no command here asks them
    template: dict[str, Any] = {
        "Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": bucket}}},
        "Outputs": {one: {"Value": value} for one, value in told.items()},
    }
    made = client("cloudformation")
    made.create_stack(StackName=stack_name(name), TemplateBody=json.dumps(template))
    made.get_waiter("stack_create_complete").wait(StackName=stack_name(name), WaiterConfig={"Delay": 1})
    try:
        yield stage
    finally:
        for one in client("s3").list_objects_v2(Bucket=bucket).get("Contents", ()):
            client("s3").delete_object(Bucket=bucket, Key=one["Key"])
        made.delete_stack(StackName=stack_name(name))
