"""Policies: nothing wider than it must be, enforced for real, and compared with what was called."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from chalicelib.adapters.aws.strangers import LIST
from chalicelib.books import links
from chalicelib.platforms.verify import CHALLENGES, SCHEMES
from scripts.stack.names import FUNCTIONS
from tests import emulator
from tests.infra import heard
from tests.infra.policies import SELDOM, UNNAMEABLE, Call, Need, arn, granted, implied, missing, needed, unused
from tests.infra.rendered import ROOT, Template, for_the_emulator

QUEUE = f"http://localhost:4566/{emulator.ACCOUNT}/delight-dev-"
BUCKET = f"delight-dev-{emulator.ACCOUNT}-{emulator.REGION}"
TABLE = {"TableName": "delight-dev"}
RECORDED = [
    Call("receive", "sqs", "SendMessageBatch", {"QueueUrl": f"{QUEUE}raw", "Entries": []}),
    Call("receive", "s3", "PutObject", {"Bucket": BUCKET, "Key": "raw/1/abc"}),
    Call("receive", "s3", "PutObject", {"Bucket": BUCKET, "Key": "queued/abc"}),
    Call("receive", "ssm", "GetParameter", {"Name": "/delight/dev/engine/endpoints"}),
    *(
        Call("receive", "ssm", "GetParameter", {"Name": f"/delight/dev/x/mortons/{kind}"})
        for kind in ("consumer_secret", "app_secret", "app_secret_sha1", "verify_token")
    ),
]
ALL = {"Vault": "secretsmanager", "MailFrom": "hello@example.com", "SendTexts": "yes"}
"""Everything that can be chosen, chosen."""


def of(function: str, rights: Any) -> list[Any]:
    return [one for one in rights if one.function == function]


def test_what_receiving_calls_is_exactly_what_it_may(template: Template) -> None:
    needs = needed(RECORDED) | set(of("receive", implied(template)))
    assert missing(needs, granted(template)) == []
    assert unused(needs, of("receive", granted(template))) == []


def test_a_call_without_a_right_is_missing_and_a_right_without_a_call_is_unused(template: Template) -> None:
    read = Call("receive", "dynamodb", "GetItem", {**TABLE, "Key": {}})
    assert missing(needed([read]), granted(template)) == [
        Need("receive", "dynamodb:GetItem", arn("dynamodb", "table/delight-dev"))
    ]
    needs = needed(RECORDED[:1]) | set(of("receive", implied(template)))
    idle = {(one.action, one.resource.rpartition(":")[2]) for one in unused(needs, of("receive", granted(template)))}
    assert idle == {
        ("s3:PutObject", f"{BUCKET}/raw/*"),
        ("s3:PutObject", f"{BUCKET}/queued/*"),
        ("ssm:GetParameter", "parameter/delight/dev/engine/endpoints"),
        *(
            ("ssm:GetParameter", f"parameter/delight/dev/*/{kind}")
            for kind in ("consumer_secret", "app_secret", "app_secret_sha1", "verify_token")
        ),
    }


def test_what_a_run_seldom_shows_has_to_be_given_all_the_same(template: Template) -> None:
    needs = needed([RECORDED[0], RECORDED[1], *RECORDED[3:]]) | set(of("receive", implied(template)))
    large = ("receive", "s3:PutObject", "/queued/*")
    assert unused(needs, of("receive", granted(template)), seldom=[large]) == []
    with pytest.raises(AssertionError, match="isn't given at all"):
        unused(needs, granted(template), seldom=[("receive", "s3:GetObject", "/queued/*")])


def test_every_excuse_is_about_a_right_that_is_given(template: Template) -> None:
    everything = unused([], granted(template))
    assert len(unused([], granted(template), seldom=SELDOM)) == len(everything) - len(SELDOM)


@pytest.mark.parametrize(
    ("call", "actions"),
    [
        (
            Call(
                "consider",
                "dynamodb",
                "TransactWriteItems",
                {"TransactItems": [{kind: TABLE} for kind in ("Put", "Update", "Delete", "ConditionCheck")]},
            ),
            ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
        ),
        (
            Call("consider", "dynamodb", "BatchGetItem", {"RequestItems": {"delight-dev": {}}}),
            ["dynamodb:BatchGetItem"],
        ),
        (
            Call("normalise", "dynamodb", "TransactWriteItems", {"TransactItems": [{"Put": TABLE}, {"Update": TABLE}]}),
            ["dynamodb:PutItem", "dynamodb:UpdateItem"],
        ),
        (Call("follow_up", "dynamodb", "Query", {**TABLE, "IndexName": "due"}), ["dynamodb:Query"]),
        (
            Call("act", "s3", "GetObject", {"Bucket": BUCKET, "Key": "playbooks/mortons/1.json"}),
            ["s3:GetObject", "s3:ListBucket"],
        ),
        (
            Call("normalise", "sqs", "ChangeMessageVisibility", {"QueueUrl": f"{QUEUE}raw"}),
            ["sqs:ChangeMessageVisibility"],
        ),
        (
            Call("follow_up", "sqs", "GetQueueAttributes", {"QueueUrl": f"{QUEUE}items-dead.fifo"}),
            ["sqs:GetQueueAttributes"],
        ),
    ],
    ids=lambda one: one.operation if isinstance(one, Call) else "",
)
def test_the_rights_that_a_call_takes(template: Template, call: Call, actions: list[str]) -> None:
    needs = needed([call])
    assert sorted(need.action for need in needs) == actions
    assert missing(needs, granted(template)) == []


def test_what_may_be_chosen_comes_with_its_rights_and_not_before(template: Template) -> None:
    calls = [
        Call("act", "secretsmanager", "GetSecretValue", {"SecretId": "delight/dev/links/key"}),
        Call("act", "ses", "SendEmail", {"FromEmailAddress": "Mortons <hello@example.com>", "Content": {"Raw": {}}}),
        Call("act", "sns", "Publish", {"PhoneNumber": "+15550100"}),
    ]
    assert missing(needed(calls), granted(template, **ALL)) == []
    assert len(missing(needed(calls), granted(template))) == 4
    topic = Call("act", "sns", "Publish", {"TopicArn": arn("sns", "delight-dev-alarms")})
    assert missing(needed([topic]), granted(template, **ALL))


def test_an_operation_that_nobody_thought_of_is_told() -> None:
    with pytest.raises(KeyError, match="dynamodb:Scan"):
        needed([Call("consider", "dynamodb", "Scan", TABLE)])


def test_nothing_is_given_on_everything_where_something_can_be_named(template: Template) -> None:
    wide = [
        one
        for parameters in ({}, ALL)
        for one in granted(template, **parameters)
        if "*" in one.action or (one.resource == "*" and one.action not in UNNAMEABLE and one.but is None)
    ]
    assert wide == []
    texts = [one for one in granted(template, **ALL) if one.but is not None]
    assert [(one.action, one.but) for one in texts] == [("sns:Publish", "arn:aws:sns:*:*:*")]


def test_no_function_has_anothers_stage(template: Template) -> None:
    for stage in ("dev", "prod"):
        named = [
            one for one in granted(template, Stage=stage, **ALL) if one.resource != "*" and "ses" not in one.action
        ]
        assert {
            one for one in named if f"delight-{stage}" not in one.resource and f"delight/{stage}" not in one.resource
        } == set()


@pytest.mark.parametrize("parameters", [{}, {"Vault": "secretsmanager"}])
def test_who_takes_in_what_strangers_send_reads_what_that_is_verified_with_and_no_token(
    template: Template, parameters: dict[str, str]
) -> None:
    schemes = [one for scheme in SCHEMES.values() for one in (scheme, scheme.older) if one is not None]
    kinds = {one.secret for one in schemes} | {one.secret for one in CHALLENGES.values()}
    service, operation, name = (
        ("secretsmanager", "GetSecretValue", "SecretId") if parameters else ("ssm", "GetParameter", "Name")
    )

    def read(function: str, secret: str) -> list[Need]:
        call = Call(function, service, operation, {name: f"{'' if parameters else '/'}delight/dev/{secret}"})
        return missing(needed([call]), granted(template, **parameters))

    assert not [kind for kind in kinds if read("receive", f"x/mortons/{kind}")]
    assert not read("receive", LIST)
    assert not read("pages", links.SECRET)
    for secret in ("x/mortons/access_token", "engine/links/secret", "engine/notices/secret"):
        assert read("receive", secret)
    assert read("pages", "x/mortons/access_token")
    assert not read("act", "x/mortons/access_token")


def test_no_two_functions_share_a_role(template: Template) -> None:
    roles = [json.dumps(template["Resources"][one]["Properties"]["Role"]) for one in FUNCTIONS]
    assert len(set(roles)) == len(FUNCTIONS)


PROBE = '''
import json, os
import boto3

def app(event, context):
    """Does what it is told, and says what became of it."""
    found = {}
    for name, service, call, params in event["calls"]:
        try:
            getattr(boto3.client(service), call)(**params)
            found[name] = "done"
        except Exception as error:
            found[name] = error.response["Error"]["Code"]
    return found

pages = playbook_changed = normalise = consider = act = follow_up = app
'''


@pytest.fixture(scope="module")
def guarded(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The stack on an emulator that enforces roles, with a probe in place of the engine: its client of Lambda."""
    folder = tmp_path_factory.mktemp("guarded")
    site = next(path for path in sys.path if path.endswith("site-packages"))
    with emulator.running(folder, more={"AUTH": "true", "PYTHONPATH": site}) as endpoint:
        made = for_the_emulator(template)
        for function in FUNCTIONS:
            made["Resources"][function]["Properties"].pop("Events", None)  # nobody else is to call it
        (folder / "sam.json").write_text(json.dumps(made), "utf-8")
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as zipped:
            zipped.writestr("app.py", PROBE)
        (folder / "deployment.zip").write_bytes(content.getvalue())
        said = {**os.environ, **emulator.environment(endpoint), "PYTHONPATH": str(ROOT)}
        (folder / "playbooks").mkdir()
        command = [sys.executable, "-m", "scripts.deploy", "up", "--stage", "dev", "--yes", "--poll", "0.1"]
        command += ["--package", str(folder), "--playbooks", str(folder / "playbooks")]
        subprocess.run(command, cwd=ROOT, env=said, check=True, capture_output=True)
        session = boto3.Session("test", "test", region_name=emulator.REGION)
        session.client("ssm", endpoint_url=endpoint).put_parameter(
            Name="/delight/dev/x/a/consumer_secret", Value="s", Type="SecureString"
        )
        session.client("ssm", endpoint_url=endpoint).put_parameter(
            Name="/delight/dev/x/a/access_token", Value="s", Type="SecureString"
        )
        session.client("ssm", endpoint_url=endpoint).put_parameter(Name="/other/a", Value="s", Type="SecureString")
        queues = session.client("sqs", endpoint_url=endpoint)
        raw, items = (queues.get_queue_url(QueueName=f"delight-dev-{one}")["QueueUrl"] for one in ("raw", "items.fifo"))
        yield session.client("lambda", endpoint_url=endpoint), raw, items


def tried(guarded: Any, function: str) -> dict[str, str]:
    functions, raw, items = guarded
    key = {"p": {"S": "a"}, "s": {"S": "b"}}
    partition = {"KeyConditionExpression": "p = :p", "ExpressionAttributeValues": {":p": {"S": "x"}}}
    agenda = {"KeyConditionExpression": "a = :a", "ExpressionAttributeValues": {":a": {"S": "x"}}}
    calls = [
        ("raw", "sqs", "send_message_batch", {"QueueUrl": raw, "Entries": [{"Id": "1", "MessageBody": "x"}]}),
        (
            "items",
            "sqs",
            "send_message",
            {"QueueUrl": items, "MessageBody": "x", "MessageGroupId": "g", "MessageDeduplicationId": f"{time.time()}"},
        ),
        ("body", "s3", "put_object", {"Bucket": BUCKET, "Key": "raw/1", "Body": "x"}),
        ("version", "s3", "put_object", {"Bucket": BUCKET, "Key": "playbooks/1", "Body": "x"}),
        ("missing", "s3", "get_object", {"Bucket": BUCKET, "Key": "playbooks/none"}),
        ("secret", "ssm", "get_parameter", {"Name": "/delight/dev/x/a/consumer_secret", "WithDecryption": True}),
        ("token", "ssm", "get_parameter", {"Name": "/delight/dev/x/a/access_token", "WithDecryption": True}),
        ("foreign secret", "ssm", "get_parameter", {"Name": "/other/a", "WithDecryption": True}),
        ("record", "dynamodb", "get_item", {**TABLE, "Key": key}),
        ("records", "dynamodb", "query", {**TABLE, **partition}),
        ("agenda", "dynamodb", "query", {**TABLE, "IndexName": "due", **agenda}),
        ("all records", "dynamodb", "scan", TABLE),
    ]
    answer = functions.invoke(FunctionName=f"delight-dev-{function}", Payload=json.dumps({"calls": calls}))
    found: dict[str, str] = json.loads(answer["Payload"].read())
    return {name: "no" if code.startswith("AccessDenied") else code for name, code in found.items()}


READING = {"missing": "NoSuchKey", "record": "done", "records": "done"}
ROLES = {
    "receive": {"raw": "done", "body": "done", "secret": "done"},
    "normalise": {"items": "done", "body": "done", "missing": "NoSuchKey", "records": "done"},
    "consider": READING,
    "act": {**READING, "secret": "done", "token": "done"},
    "follow_up": {**READING, "agenda": "done"},
    "playbook_changed": {**READING, "version": "done", "agenda": "done"},
    "pages": READING,
}


@pytest.mark.parametrize("function", ROLES)
def test_a_role_lets_through_what_is_its_own_and_nothing_else(guarded: Any, function: str) -> None:
    assert {name: code for name, code in tried(guarded, function).items() if code != "no"} == ROLES[function]


def test_calls_of_a_function_are_written_down_without_what_they_say(tmp_path: Path) -> None:
    pytest.importorskip("chalicelib.adapters.aws.signed")
    file = tmp_path / "heard"
    code = (
        "from chalicelib.adapters.aws import clients\n"
        "clients.announce('sqs', 'SendMessage', {'QueueUrl': 'http://x/1/delight-dev-raw', 'MessageBody': 'private'})\n"
        "clients.announce('dynamodb', 'TransactWriteItems', "
        "{'TransactItems': [{'Put': {'TableName': 'delight-dev', 'Item': {'secret': 1}}}]})\n"
    )
    said = {**os.environ, **heard.surroundings(file), "AWS_LAMBDA_FUNCTION_NAME": "delight-dev-receive"}
    said["PYTHONPATH"] = os.pathsep.join([said["PYTHONPATH"], str(ROOT)])
    subprocess.run([sys.executable, "-c", code], env=said, cwd=ROOT, check=True)
    assert "private" not in file.read_text("utf-8")
    assert list(heard.calls(file)) == [
        Call("receive", "sqs", "SendMessage", {"QueueUrl": "http://x/1/delight-dev-raw"}),
        Call("receive", "dynamodb", "TransactWriteItems", {"TransactItems": [{"Put": {"TableName": "delight-dev"}}]}),
    ]
