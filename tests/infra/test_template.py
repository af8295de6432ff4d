"""The template: what it promises, and every trap on the way to it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.stack.names import DEAD, FUNCTIONS, QUEUES, log_group
from tests.emulator import MINISTACK, REGION
from tests.infra.rendered import ROOT, Template, resolved

FED = {"Normalise": "Raw", "Consider": "Items", "Act": "Effects"}
DAY_S = 86_400


def properties(template: Template, name: str, **parameters: str) -> dict[str, Any]:
    found: dict[str, Any] = resolved(template["Resources"][name]["Properties"], template, **parameters)
    return found


def test_cfn_lint_has_nothing_to_say(template_file: Path) -> None:
    command = [str(Path(sys.executable).parent / "cfn-lint"), "--regions", "eu-central-1", "us-east-1", "--"]
    told = subprocess.run([*command, str(template_file)], capture_output=True, text=True, check=False)
    assert (told.stdout, told.returncode) == ("", 0)


def test_every_function_is_there_and_none_is_forgotten(template: Template) -> None:
    found = {name for name, one in template["Resources"].items() if one["Type"] == "AWS::Serverless::Function"}
    assert found == set(FUNCTIONS)


@pytest.mark.parametrize("function", FED)
def test_a_failed_message_comes_back_alone(template: Template, function: str) -> None:
    """Chalice passes ``batchItemFailures`` on and never asks Lambda to look at it: what failed would be deleted."""
    event = properties(template, function)["Events"][f"{function}SqsEventSource"]["Properties"]
    assert event["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert event["Queue"] == f"<{FED[function]}Queue.Arn>"
    assert 2 <= event["ScalingConfig"]["MaximumConcurrency"] <= 1000


@pytest.mark.parametrize("function", FED)
def test_a_message_stays_hidden_for_six_times_as_long_as_its_function_may_take(
    template: Template, function: str
) -> None:
    queue = properties(template, f"{FED[function]}Queue")
    assert queue["VisibilityTimeout"] >= 6 * properties(template, function)["Timeout"]


@pytest.mark.parametrize("queue", QUEUES)
def test_what_fails_five_times_is_kept_for_two_weeks(template: Template, queue: str) -> None:
    waiting, dead = properties(template, f"{queue}Queue"), properties(template, f"{queue}Dead")
    assert waiting["RedrivePolicy"] == {"deadLetterTargetArn": f"<{queue}Dead.Arn>", "maxReceiveCount": 5}
    assert dead["MessageRetentionPeriod"] == waiting["MessageRetentionPeriod"] == 14 * DAY_S
    (source,) = dead["RedriveAllowPolicy"]["sourceQueueArns"]
    assert source.endswith(f":{waiting['QueueName']}")
    assert waiting.get("FifoQueue") == dead.get("FifoQueue")


def test_only_conversations_are_in_order_and_many_at_once(template: Template) -> None:
    items = properties(template, "ItemsQueue")
    assert (items["FifoQueue"], items["FifoThroughputLimit"]) == (True, "perMessageGroupId")
    assert [queue for queue in QUEUES if "FifoQueue" in properties(template, f"{queue}Queue")] == ["Items"]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_writes_into_a_log_of_its_own_that_ends_some_day(template: Template, function: str) -> None:
    log = properties(template, log_group(function))
    assert log["LogGroupName"] == f"/aws/lambda/{properties(template, function)['FunctionName']}"
    assert log["RetentionInDays"] == 14
    assert template["Resources"][function]["Properties"]["LoggingConfig"] == {"LogGroup": {"Ref": log_group(function)}}


def test_chalices_log_group_of_the_api_names_no_resource_that_is_not_there(merged: Template) -> None:
    """``log_retention_in_days`` and a route: Chalice writes ``${ApiHandler}``, which nothing is called."""
    assert merged["Resources"]["ApiHandlerLogGroup"]["Properties"]["LogGroupName"] == {
        "Fn::Sub": "/aws/lambda/${APIHandler}"
    }


@pytest.mark.parametrize("path", sorted((ROOT / ".chalice").glob("*.json")), ids=lambda path: str(path.name))
def test_no_name_stands_twice_in_a_file(path: Path) -> None:
    """JSON's readers take the last one and say nothing, which two who add the same thing would never notice."""

    def once(found: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({name for name, _ in found}) == len(found)
        return dict(found)

    json.loads(path.read_text("utf-8"), object_pairs_hook=once)


def test_merging_leaves_no_two_functions_in_one_place(template: Template) -> None:
    """Chalice merges objects key by key: ``Fn::GetAtt`` over ``Fn::Sub`` would be both."""

    def mixed(value: Any) -> bool:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        own = isinstance(value, dict) and len(value) > 1 and any(name.startswith("Fn::") for name in value)
        return own or any(map(mixed, inner))

    assert not mixed(template)


def test_uploads_reach_their_function_through_eventbridge(template: Template) -> None:
    """`on_s3_event` can't be packaged, so the bucket tells EventBridge and a rule asks for what matters."""
    assert properties(template, "Bucket")["NotificationConfiguration"] == {
        "EventBridgeConfiguration": {"EventBridgeEnabled": True}
    }
    event = properties(template, "PlaybookChanged")["Events"]["PlaybookChangedEvent"]
    pattern = event["Properties"]["Pattern"]
    assert pattern["detail"]["bucket"] == {"name": ["<Bucket>"]}
    assert pattern["detail"]["object"] == {"key": [{"prefix": "publish/"}, {"prefix": "customers/"}]}
    assert event["Properties"]["DeadLetterConfig"] == {"Arn": "<EventsDead.Arn>"}
    lost = properties(template, "PlaybookChanged")["EventInvokeConfig"]["DestinationConfig"]["OnFailure"]
    assert lost == {"Type": "SQS", "Destination": "<EventsDead.Arn>"}


def test_time_brings_something_each_minute_and_a_minute_that_failed_is_not_tried_again(template: Template) -> None:
    function = properties(template, "FollowUp")
    assert function["Events"]["FollowUpEvent"]["Properties"]["Schedule"] == "rate(1 minute)"
    assert function["EventInvokeConfig"] == {"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60}


def test_what_is_neither_a_webhook_nor_health_is_a_pages(template: Template) -> None:
    paths = properties(template, "RestAPI")["DefinitionBody"]["paths"]
    asked = {
        path: {str(one["x-amazon-apigateway-integration"]["uri"]).split(":")[-1] for one in methods.values()}
        for path, methods in paths.items()
    }
    received = {path for path, names in asked.items() if names == {"delight-dev-receive/invocations"}}
    assert received == {"/webhooks/{platform}/{endpoint}", "/health"}
    assert all(names == {"delight-dev-pages/invocations"} for path, names in asked.items() if path not in received)
    assert "/t/{token}" in asked
    permission = properties(template, "PagesInvokePermission")
    assert permission == {**properties(template, "APIHandlerInvokePermission"), "FunctionName": "<Pages>"}


def test_json_is_no_binary_type(template: Template) -> None:
    body = properties(template, "RestAPI")["DefinitionBody"]
    assert "application/json" not in body["x-amazon-apigateway-binary-media-types"]


def test_the_log_of_requests_holds_no_path_that_somebody_chose_and_no_address(template: Template) -> None:
    setting = properties(template, "RestAPI")["AccessLogSetting"]
    format_ = json.loads(template["Resources"]["RestAPI"]["Properties"]["AccessLogSetting"]["Format"])
    assert setting["DestinationArn"] == "<RequestLog.Arn>"
    assert set(format_.values()).isdisjoint(
        {"$context.path", "$context.identity.sourceIp", "$context.identity.userAgent"}
    )
    assert format_["resourcePath"] == "$context.resourcePath"


@pytest.mark.parametrize(("stage", "least", "days"), [("dev", 50, 14), ("prod", 1000, 90)])
def test_stages_differ_by_one_table(template: Template, stage: str, least: int, days: int) -> None:
    (setting,) = properties(template, "RestAPI", Stage=stage)["MethodSettings"]
    assert setting["ThrottlingRateLimit"] == least
    assert properties(template, "RequestLog", Stage=stage)["RetentionInDays"] == days
    api = properties(template, "RestAPI", Stage=stage)
    assert api["Name"] == api["DefinitionBody"]["info"]["title"] == f"delight-{stage}"  # the latter is what counts


TRANSFORM = """
import json, sys
import boto3
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

template = json.load(sys.stdin)
for one in template["Resources"].values():
    if one["Type"] == "AWS::Serverless::Function":
        one["Properties"]["CodeUri"] = {"Bucket": "b", "Key": "k"}
json.dump(Translator({}, Parser(), boto_session=boto3.Session()).translate(template, {"Stage": "dev"}), sys.stdout)
"""


def test_the_api_has_one_stage_and_that_is_throttled(template: Template) -> None:
    """SAM adds a stage called ``Stage``, without throttling and log, unless it is told the version of OpenAPI."""
    python = MINISTACK.parent / "python"  # AWS's own transform is there with the emulator
    said = {**os.environ, "AWS_DEFAULT_REGION": REGION}
    done = subprocess.run(
        [python, "-c", TRANSFORM], input=json.dumps(template), env=said, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)["Resources"].values()
    kinds = {"AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment"}
    stages = [
        one["Properties"]["StageName"] for one in made if one["Type"] in kinds and "StageName" in one["Properties"]
    ]
    assert stages == ["api"]


def test_the_clock_of_prod_is_the_real_one(template: Template) -> None:
    """CloudFormation refuses anything else before it changes anything."""
    (rule,) = template["Rules"].values()
    assert rule["RuleCondition"] == {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}
    (assertion,) = rule["Assertions"]
    usual = str(template["Parameters"]["ClockAhead"]["Default"])
    assert assertion["Assert"] == {"Fn::Equals": [{"Ref": "ClockAhead"}, usual]}


def test_every_function_is_traced_and_no_address_is(template: Template) -> None:
    assert properties(template, "RestAPI")["TracingEnabled"] is False  # its segments hold addresses, tokens and all
    assert {properties(template, one)["Tracing"] for one in FUNCTIONS} == {"Active"}


@pytest.mark.parametrize("kept", ["Table", "Bucket"])
def test_data_outlives_the_stack(template: Template, kept: str) -> None:
    resource = template["Resources"][kept]
    assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_the_table_is_the_one_that_the_records_expect(template: Template) -> None:
    expected = pytest.importorskip("chalicelib.adapters.aws.dynamodb_table")
    table = properties(template, "Table")
    definition = expected.table_definition("delight-dev")
    assert {name: table[name] for name in definition} == definition
    assert table["TimeToLiveSpecification"] == {"AttributeName": expected.EXPIRY, "Enabled": True}


def test_data_can_be_restored_and_is_encrypted(template: Template) -> None:
    table, bucket = properties(template, "Table"), properties(template, "Bucket")
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert (table["SSESpecification"], table["DeletionProtectionEnabled"]) == ({"SSEEnabled": True}, True)
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    assert all(bucket["PublicAccessBlockConfiguration"].values())
    assert all(properties(template, f"{one}Dead")["SqsManagedSseEnabled"] for one in DEAD)
    assert all(properties(template, f"{one}Queue")["SqsManagedSseEnabled"] for one in QUEUES)


def test_nothing_is_reached_without_tls(template: Template) -> None:
    guarded = {f"<{queue}Queue>" for queue in QUEUES} | {f"<{queue}Dead>" for queue in DEAD}
    for policy in ("QueuesPolicy", "EventsPolicy", "BucketPolicy", "AlarmTopicPolicy"):
        (deny,) = [
            one for one in properties(template, policy)["PolicyDocument"]["Statement"] if one["Effect"] == "Deny"
        ]
        assert deny["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
        guarded -= set(properties(template, policy).get("Queues", ()))
    assert not guarded


def test_raw_bodies_go_after_some_time_and_versions_of_playbooks_never(template: Template) -> None:
    rules = properties(template, "Bucket", Stage="prod")["LifecycleConfiguration"]["Rules"]
    ending = {rule["Prefix"]: rule["ExpirationInDays"] for rule in rules if "ExpirationInDays" in rule}
    assert ending == {"raw/": 90, "queued/": 60, "customers/": 7}
    assert not [rule for rule in rules if rule.get("Prefix", "").startswith("playbooks")]


def test_functions_hear_from_the_stack_all_that_they_ask_the_environment_for(template: Template) -> None:
    said = set(template["Globals"]["Function"]["Environment"]["Variables"])
    said |= set(properties(template, "FollowUp")["Environment"]["Variables"])
    queues = {f"DELIGHT_{kind}_{queue.upper()}" for kind in ("QUEUE", "DEAD") for queue in QUEUES}
    assert said >= queues | {
        f"DELIGHT_{name}" for name in ("STAGE", "TABLE", "BUCKET", "VAULT", "PUBLIC_URL", "CLOCK_AHEAD")
    }


def test_what_an_owner_of_one_machine_can_set_an_owner_of_a_stack_can_set_too(template: Template) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = set(re.findall(r"^\| `(DELIGHT_(?:API_\w+|NOTICES_WEBHOOK|MAIL_FROM|PUBLIC_URL))`", readme, re.MULTILINE))
    assert len(shown) >= 5
    assert shown <= set(template["Globals"]["Function"]["Environment"]["Variables"])


def test_the_template_fits_what_cloudformation_takes(template: Template) -> None:
    assert len(json.dumps(template).encode()) < 1_000_000
    assert len(template["Resources"]) < 400  # 500 at most, and SAM makes more of some
