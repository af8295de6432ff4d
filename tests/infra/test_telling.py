"""What a deployment tells people: changes, reasons, ways out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from scripts.deploy.aws import NotDone
from scripts.deploy.changes import table
from scripts.deploy.notes import of_the_address, of_the_vault
from scripts.deploy.stack import ADVICE, Stack

ROOT = Path(__file__).parent.parent.parent


def change(action: str, name: str, kind: str, *details: str, **more: Any) -> dict[str, Any]:
    told = [{"Target": {"Attribute": "Properties", "Name": one}} for one in details]
    told_of = {"Action": action, "LogicalResourceId": name, "ResourceType": kind, "Details": told, **more}
    return {"Type": "Resource", "ResourceChange": told_of}


def test_changes_are_told_in_the_order_of_what_they_do() -> None:
    told = table(
        [
            change("Remove", "OldQueue", "AWS::SQS::Queue", PolicyAction="Delete"),
            change("Modify", "Act", "AWS::Lambda::Function", "Code", "MemorySize", Replacement="False"),
            change("Add", "Alarm", "AWS::CloudWatch::Alarm"),
            change("Import", "Table", "AWS::DynamoDB::Table"),
        ]
    )
    assert told.splitlines() == [
        "  add      Alarm     CloudWatch Alarm",
        "  change   Act       Lambda Function   Code, MemorySize",
        "  remove   OldQueue  SQS Queue",
        "  take up  Table     DynamoDB Table",
    ]


def test_what_would_be_made_anew_cannot_be_overlooked() -> None:
    told = table(
        [
            change("Modify", "RawQueue", "AWS::SQS::Queue", "QueueName", Replacement="True"),
            change("Modify", "Bucket", "AWS::S3::Bucket", "BucketName", Replacement="Conditional"),
            change("Remove", "Table", "AWS::DynamoDB::Table", PolicyAction="Retain"),
        ]
    )
    assert "RawQueue  SQS Queue       IS MADE ANEW; WHAT IT HOLDS IS LOST: QueueName" in told
    assert "Bucket    S3 Bucket       may be made anew; what it holds would be lost: BucketName" in told
    assert "Table     DynamoDB Table  stays, without the stack" in told


def test_many_properties_are_counted() -> None:
    names = [f"P{number}" for number in range(7)]
    assert table([change("Modify", "X", "AWS::SQS::Queue", *names)]).endswith("P0, P1, P2, P3 and 3 more")


class Told:
    """CloudFormation, as far as a stack that can't be deployed to asks it."""

    def __init__(self, status: str | None, events: list[dict[str, str]]) -> None:
        self._status = status
        self._events = events

    def describe_stacks(self, **asked: str) -> Mapping[str, Any]:
        if self._status is None:
            message = f"Stack with id {asked['StackName']} does not exist"
            raise ClientError({"Error": {"Code": "ValidationError", "Message": message}}, "DescribeStacks")
        return {"Stacks": [{"StackStatus": self._status}]}

    def get_paginator(self, operation: str) -> Told:
        assert operation == "describe_stack_events"
        return self

    def paginate(self, **_: str) -> Iterator[Mapping[str, Any]]:
        yield {"StackEvents": self._events}


def event(name: str, reason: str, *, token: str = "one", status: str = "CREATE_FAILED") -> dict[str, str]:
    return {
        "LogicalResourceId": name,
        "ResourceStatus": status,
        "ResourceStatusReason": reason,
        "ClientRequestToken": token,
    }


FAILED = [  # the newest first, as CloudFormation tells them
    event("Table", "Resource creation cancelled"),
    event("delight-dev", "The following resource(s) failed to create: [Bucket, Table].", status="ROLLBACK_IN_PROGRESS"),
    event("Bucket", "delight-dev-1-eu-central-1 already exists"),
    event("Role", "an older story", token="another"),
]


@pytest.mark.parametrize("status", ADVICE)
def test_a_stack_that_is_stuck_says_why_and_what_to_do(status: str) -> None:
    stack = Stack("dev", cloudformation=Told(status, FAILED))
    with pytest.raises(NotDone) as told:
        stack.check_ready()
    assert f"delight-dev is {status}." in str(told.value)
    assert "STAGE=dev" in str(told.value)
    assert "  Bucket: delight-dev-1-eu-central-1 already exists" in str(told.value)
    assert "cancelled" not in str(told.value)


def test_only_what_failed_in_this_very_deployment_is_told() -> None:
    stack = Stack("dev", cloudformation=Told("ROLLBACK_COMPLETE", FAILED))
    assert stack.failures("one") == ["  Bucket: delight-dev-1-eu-central-1 already exists"]


@pytest.mark.parametrize("status", [None, "CREATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS"])
def test_a_stack_that_is_well_or_not_there_is_ready(status: str | None) -> None:
    Stack("dev", cloudformation=Told(status, [])).check_ready()


def test_a_busy_stack_is_left_alone() -> None:
    with pytest.raises(NotDone, match=r"busy \(UPDATE_IN_PROGRESS\)"):
        Stack("dev", cloudformation=Told("UPDATE_IN_PROGRESS", [])).check_ready()


OWN = "https://a1.execute-api.eu-central-1.amazonaws.com/api"


def test_secrets_that_do_not_move_are_told_only_where_the_vault_changes() -> None:
    before = {"Vault": "ssm:/delight/dev"}
    (told,) = of_the_vault(before, {"Vault": "secretsmanager"})
    assert "from ssm to secretsmanager, and no secret moves" in told
    for wanted in ({}, {"Vault": "ssm"}):
        assert list(of_the_vault(before, wanted)) == []
    assert list(of_the_vault({}, {"Vault": "secretsmanager"})) == []


@pytest.mark.parametrize(
    ("before", "now", "taken_up", "told"),
    [
        (None, OWN, False, ["point the platforms' webhooks there"]),
        (None, OWN, True, ["another address than the earlier stack's"]),
        (None, "https://hear.example", True, ["point the platforms' webhooks there"]),
        (OWN, OWN, False, []),
        (OWN, "https://hear.example", False, [f"the address was {OWN}"]),
        ("https://hear.example", OWN, False, ["the address was https://hear.example", "links in messages"]),
    ],
)
def test_an_address_that_the_platforms_do_not_know_is_told(
    before: str | None, now: str, taken_up: bool, told: list[str]
) -> None:
    was = {} if before is None else {"PublicUrl": before}
    found = list(of_the_address(was, {"PublicUrl": now}, taken_up=taken_up))
    assert len(found) == len(told)
    assert all(words in line for words, line in zip(told, found, strict=True))


def test_the_variable_that_is_named_where_no_region_is_chosen_chooses_one(tmp_path: Path) -> None:
    def told(**more: str) -> str:
        nobody = {"HOME": str(tmp_path), "AWS_EC2_METADATA_DISABLED": "true", **more}
        asked = [sys.executable, "-c", "from scripts.deploy.aws import account_and_region; account_and_region()"]
        done = subprocess.run(asked, cwd=ROOT, env=nobody, capture_output=True, text=True, check=False)
        return done.stderr.rpartition("NotDone: ")[2]

    nowhere = told()
    assert nowhere.startswith("No region is chosen: set ")
    name, _, region = nowhere.rstrip(".\n").rpartition(" ")[2].partition("=")
    assert told(**{name: region}).startswith("AWS doesn't know who asks")
