"""Deploying for real, to an AWS on loopback: changes shown, refusals told, data kept."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from chalicelib.adapters.aws.dynamodb import DynamoRecords
from chalicelib.adapters.system import SystemClock
from chalicelib.books import publications
from chalicelib.domain.publication import Publication
from chalicelib.editor.uploads import mark
from tests import emulator
from tests.infra.rendered import ROOT, Template, for_the_emulator

APP = '''
import hashlib, json, os
import boto3

def answer(event, context):
    """Stands in for the engine: answers uploads, and refuses what says so."""
    key = event["detail"]["object"]["key"]
    s3, bucket = boto3.client("s3"), os.environ["DELIGHT_BUCKET"]
    content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    report = {"schema": "upload/1", "upload": hashlib.sha256(content).hexdigest(), "outcome": "published"}
    if b"please refuse" in content:
        report |= {"outcome": "refused", "why": {"en": "because", "de": "darum"}}
    s3.put_object(Bucket=bucket, Key=key.replace("publish/", "answers/"), Body=json.dumps(report))

def app(event, context):
    return {"statusCode": 200, "body": "{}"}

pages = app
playbook_changed = answer
normalise = consider = act = follow_up = lambda event, context: None
'''
TABLE, BUCKET = "delight-dev", f"delight-dev-{emulator.ACCOUNT}-{emulator.REGION}"


class Account:
    """An account on loopback, and a folder with what is deployed to it."""

    def __init__(self, endpoint: str, folder: Path, template: Template) -> None:
        self.said = {**os.environ, **emulator.environment(endpoint), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        self.package, self.playbooks = folder / "package", folder / "playbooks"
        self.package.mkdir()
        (self.playbooks / "mortons").mkdir(parents=True)
        self.brand("one")
        self.template = for_the_emulator(template)
        self.wrap(self.template)
        self._session = boto3.Session("test", "test", region_name=emulator.REGION)
        self._endpoint = endpoint

    def client(self, service: str) -> Any:
        make: Any = self._session.client
        return make(service, endpoint_url=self._endpoint)

    def brand(self, name: str) -> None:
        (self.playbooks / "mortons" / "brand.json").write_text(json.dumps({"id": "mortons", "name": name}), "utf-8")

    def wrap(self, template: Template) -> None:
        (self.package / "sam.json").write_text(json.dumps(template), "utf-8")
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as made:
            made.writestr(zipfile.ZipInfo("app.py"), APP)
        (self.package / "deployment.zip").write_bytes(content.getvalue())

    def run(self, *said: str, exit_code: int = 0) -> str:
        ours = ["--poll", "0.1", *([] if "--stage" in said else ["--stage", "dev"])]
        if said[0] == "up":
            ours += ["--rest", "1", "--package", str(self.package), "--playbooks", str(self.playbooks)]
        command = [sys.executable, "-m", "scripts.deploy", *said, *ours]
        done = subprocess.run(
            command, cwd=ROOT, env=self.said, text=True, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
        assert (done.returncode, done.stderr) == (exit_code, ""), done.stdout + done.stderr
        return done.stdout

    def status(self) -> str | None:
        stacks = self.client("cloudformation").list_stacks()["StackSummaries"]
        now = [
            one["StackStatus"]
            for one in stacks
            if one["StackName"] == TABLE and one["StackStatus"] != "DELETE_COMPLETE"
        ]
        return now[0] if now else None


@pytest.fixture
def account(tmp_path: Path, template: Template) -> Iterator[Account]:
    """A new one for each test: an emulator starts within half a second."""
    with emulator.running(tmp_path / "emulator") as endpoint:
        yield Account(endpoint, tmp_path, template)


def test_the_first_time_everything_is_made_and_the_second_time_nothing_changes(account: Account) -> None:
    told = account.run("up", "--yes", "--mail", "ops@example.com")
    assert re.search(r"^  add +Table +DynamoDB Table$", told, re.MULTILINE)
    assert "mortons: published" in told
    assert re.search(r"^webhooks  https://\w+\.execute-api\..+/webhooks/<platform>/<endpoint>$", told, re.MULTILINE)
    assert account.status() == "CREATE_COMPLETE"
    (subscribed,) = account.client("sns").list_subscriptions()["Subscriptions"]
    assert subscribed["Endpoint"] == "ops@example.com"

    assert "note: point the platforms' webhooks there" in told

    again = account.run("up")  # asks nothing, for there is nothing to ask for
    assert "nothing to change" in again
    assert "webhooks there" not in again
    assert "mortons: nothing new" in again


def test_a_change_is_shown_and_what_was_said_once_stays_said(account: Account) -> None:
    account.run("up", "--yes", "--mail", "ops@example.com", "--set", "TellSilence=yes")
    account.template["Resources"]["Consider"]["Properties"]["MemorySize"] = 2048
    del account.template["Resources"]["ApiSlowAlarm"]
    account.wrap(account.template)

    told = account.run("up", "--yes")
    assert re.search(r"^  change +Consider +Lambda Function +.*MemorySize", told, re.MULTILINE)
    assert re.search(r"^  remove +ApiSlowAlarm +CloudWatch Alarm$", told, re.MULTILINE)
    assert "add" not in told
    (stack,) = account.client("cloudformation").describe_stacks(StackName=TABLE)["Stacks"]
    said = {one["ParameterKey"]: one["ParameterValue"] for one in stack["Parameters"]}
    assert (said["AlarmMail"], said["TellSilence"]) == ("ops@example.com", "yes")


NOBODY = "note: no channel is set for anybody: messages to stores are kept, and reach nobody"


@pytest.mark.parametrize("vault", ["ssm", "secretsmanager"])
def test_that_messages_reach_nobody_is_told_until_a_channel_is_set(account: Account, vault: str) -> None:
    def put(name: str) -> None:
        if vault == "ssm":
            account.client("ssm").put_parameter(Name=f"/delight/dev/{name}", Value="x", Type="SecureString")
        else:
            account.client("secretsmanager").create_secret(Name=f"delight/dev/{name}", SecretString="x")

    assert NOBODY in account.run("up", "--yes", "--set", f"Vault={vault}")
    put("notices/mortons/boston/mail")
    assert "note: channels are set (mail), but not MailFrom: " in account.run("up")
    told = account.run("up", "--yes", "--set", "MailFrom=us@example.com")
    assert "reach nobody" not in told
    put("notices/mortons/boston/slack")
    assert "reach nobody" not in account.run("up", "--yes", "--set", "MailFrom=")


def test_a_vault_that_changes_says_that_no_secret_moves(account: Account) -> None:
    assert "no secret moves" not in account.run("up", "--yes")
    told = account.run("up", "--yes", "--set", "Vault=secretsmanager")
    assert told.index("no secret moves") < told.index("working")


def test_nothing_happens_unless_somebody_says_yes(account: Account) -> None:
    told = account.run("up", exit_code=1)
    assert "YES=1" in told
    assert account.status() is None


def test_a_failure_names_the_resource_and_says_what_to_do(account: Account) -> None:
    account.template["Resources"]["Nonsense"] = {"Type": "AWS::CloudWatch::Alarm", "Properties": {"MetricName": "x"}}
    account.wrap(account.template)
    told = account.run("up", "--yes", exit_code=1)
    assert "ROLLBACK_COMPLETE" in told
    assert re.search(r"^  Nonsense: \S", told, re.MULTILINE)

    assert "make undeploy STAGE=dev" in account.run("up", "--yes", exit_code=1)
    account.run("down", "--yes")
    del account.template["Resources"]["Nonsense"]
    account.wrap(account.template)
    account.run("up", "--yes")


def test_data_outlives_its_stack_and_the_next_one_takes_it_up(account: Account) -> None:
    account.run("up", "--yes")
    table, s3 = account.client("dynamodb"), account.client("s3")
    table.put_item(TableName=TABLE, Item={"p": {"S": "post"}, "s": {"S": "x:1"}})
    s3.put_object(Bucket=BUCKET, Key="raw/1", Body=b"body")
    sqs = account.client("sqs")
    sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName="delight-dev-raw-dead")["QueueUrl"], MessageBody="x")

    told = account.run("down", "--yes")
    assert re.search(r"^  RawDead: 1 messages WOULD BE LOST$", told, re.MULTILINE)
    assert TABLE in told
    assert BUCKET in told
    assert account.status() is None
    assert "There is no delight-dev" in account.run("down")

    told = account.run("up", "--yes")
    assert re.search(r"^  take up +Table ", told, re.MULTILINE)
    assert re.search(r"^  take up +Bucket ", told, re.MULTILINE)
    assert "mortons: nothing new" in told
    assert "note: this is another address than the earlier stack's" in told
    assert account.status() == "UPDATE_COMPLETE"
    assert table.get_item(TableName=TABLE, Key={"p": {"S": "post"}, "s": {"S": "x:1"}})["Item"]
    assert s3.get_object(Bucket=BUCKET, Key="raw/1")["Body"].read() == b"body"
    functions = {one["FunctionName"]: one for one in account.client("lambda").list_functions()["Functions"]}
    assert functions["delight-dev-act"]["Environment"]["Variables"]["DELIGHT_TABLE"] == TABLE
    assert "nothing to change" in account.run("up")


def test_playbooks_are_published_unless_somebody_else_did_since(account: Account) -> None:
    account.run("up", "--yes")
    account.brand("two")
    assert "mortons: published" in account.run("up")

    account.client("s3").put_object(Bucket=BUCKET, Key="publish/mortons.json", Body=b"somebody else's")
    assert "left alone" in account.run("up")
    assert "mortons: published" in account.run("up", "--over")

    account.brand("please refuse")
    for _ in range(2):  # what was not taken is not "nothing new"
        assert "mortons: refused. because" in account.run("up", exit_code=1)
    uploaded = account.client("s3").get_object(Bucket=BUCKET, Key="publish/mortons.json")
    assert mark(uploaded["Body"].read()) == uploaded["Metadata"]["mark"]


def test_what_somebody_published_by_a_command_is_left_alone(account: Account) -> None:
    account.run("up", "--yes")
    make = account.client
    records = DynamoRecords(TABLE, clock=SystemClock(), client=lambda: make("dynamodb"))
    at = SystemClock().now()
    by_hand = Publication(number=1, what="published", brand="mortons", version="v", at=at, by="Mara", reason="x")
    records.write(*publications.put_in_force(by_hand, None))
    account.brand("two")
    assert "mortons: left alone" in account.run("up")
    assert "mortons: published" in account.run("up", "--over")


def test_no_package_ends_before_an_update_could_go_back_to_it(account: Account) -> None:
    account.run("up", "--yes")
    bucket = f"delight-artefacts-{emulator.ACCOUNT}-{emulator.REGION}"
    (rule,) = account.client("s3").get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
    assert "Expiration" not in rule


def test_a_parameter_that_is_none_is_told_with_those_that_are(account: Account) -> None:
    assert "AlarmMail" in account.run("up", "--yes", "--set", "Alarms=no", exit_code=1)


def test_the_clock_of_prod_can_not_be_set_ahead(account: Account) -> None:
    said = account.run("up", "--yes", "--set", "ClockAhead=60", "--stage", "prod", exit_code=1)
    assert "The clock of prod is the real one" in said


def test_a_missing_package_says_how_to_make_one(account: Account) -> None:
    (account.package / "sam.json").unlink()
    assert "make package" in account.run("up", "--yes", exit_code=1)
