"""What functions may do, against what they did: neither a right too few nor one too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from scripts.stack.names import FUNCTIONS
from tests.emulator import ACCOUNT, REGION
from tests.infra.rendered import Template, resolved

UNNAMEABLE = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}
"""AWS knows no resources for these."""


class Call(NamedTuple):
    """One call of a function to AWS, as `adapters.aws.clients.heard` announces it.

    Attributes:
        function: Our name, e.g. ``receive``.
        service: E.g. ``sqs``.
        operation: E.g. ``SendMessage``.
    """

    function: str
    service: str
    operation: str
    params: Mapping[str, Any]


class Need(NamedTuple):
    """A right that a call takes."""

    function: str
    action: str
    resource: str


class Grant(NamedTuple):
    """A right that a policy gives.

    Attributes:
        resource: With ``*`` and ``?``, as in policies.
        but: What is excepted, by ``NotResource``.
    """

    function: str
    action: str
    resource: str
    but: str | None = None

    def gives(self, need: Need) -> bool:
        fits = fnmatchcase(need.resource, self.resource)
        excepted = self.but is not None and fnmatchcase(need.resource, self.but)
        return (need.function, need.action) == (self.function, self.action) and fits and not excepted


def arn(service: str, resource: str, *, where: bool = True) -> str:
    """Of something in our account."""
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{resource}" if where else f"arn:aws:{service}:::{resource}"


def needed(calls: Iterable[Call]) -> set[Need]:
    """Every right that they take. KeyError: an operation that nobody has thought of."""
    return {Need(call.function, action, resource) for call in calls for action, resource in _of(call)}


def _of(call: Call) -> Iterator[tuple[str, str]]:
    service, said = call.service, call.params
    operation = call.operation.removesuffix("Batch") if service == "sqs" else call.operation
    action = f"{service}:{operation}"
    match service, operation:
        case (
            "sqs",
            "SendMessage" | "ReceiveMessage" | "DeleteMessage" | "ChangeMessageVisibility" | "GetQueueAttributes",
        ):
            yield action, arn("sqs", str(said["QueueUrl"]).rpartition("/")[2])
        case "s3", "PutObject":
            yield action, arn("s3", f"{said['Bucket']}/{said['Key']}", where=False)
        case "s3", "GetObject" | "HeadObject":
            yield "s3:GetObject", arn("s3", f"{said['Bucket']}/{said['Key']}", where=False)
            yield "s3:ListBucket", arn("s3", said["Bucket"], where=False)  # else a missing one is "forbidden"
        case "dynamodb", _:
            yield from _of_table(operation, said)
        case "ssm", "GetParameter":
            yield action, arn("ssm", f"parameter/{str(said['Name']).lstrip('/')}")
        case "secretsmanager", "GetSecretValue":
            yield action, arn("secretsmanager", f"secret:{said['SecretId']}-AbCdEf")
        case "ses", "SendEmail":
            yield action, arn("ses", f"identity/{_sender(said)}")
            if "Raw" in said.get("Content", {}):  # what SES calls the right to send a mail that is made already
                yield "ses:SendRawEmail", arn("ses", f"identity/{_sender(said)}")
        case "sns", "Publish":
            yield action, str(said.get("TopicArn") or said["PhoneNumber"])
        case _:
            raise KeyError(f"{service}:{operation}")


def _of_table(operation: str, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    match operation:
        case "TransactWriteItems":
            for part in said["TransactItems"]:
                ((kind, one),) = part.items()
                yield (
                    f"dynamodb:{kind}Item",
                    arn("dynamodb", f"table/{one['TableName']}"),
                )
        case "BatchGetItem":
            for table in said["RequestItems"]:
                yield "dynamodb:BatchGetItem", arn("dynamodb", f"table/{table}")
        case "Query" if "IndexName" in said:
            yield "dynamodb:Query", arn("dynamodb", f"table/{said['TableName']}/index/{said['IndexName']}")
        case "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query":
            yield f"dynamodb:{operation}", arn("dynamodb", f"table/{said['TableName']}")
        case _:
            raise KeyError(f"dynamodb:{operation}")


def _sender(said: Mapping[str, Any]) -> str:
    address = str(said.get("FromEmailAddress") or said.get("Source"))
    return address.rpartition("<")[2].rstrip(">")


def implied(template: Template, **parameters: str) -> set[Need]:
    """What Lambda does in a function's name: feeding it, logging, tracing, telling what failed."""
    found = set()
    for logical, function in FUNCTIONS.items():
        said = resolved(template["Resources"][logical]["Properties"], template, **parameters)
        log = arn("logs", f"log-group:/aws/lambda/{said['FunctionName']}:log-stream:x")
        found |= {Need(function, f"logs:{one}", log) for one in ("CreateLogStream", "PutLogEvents")}
        if said["Tracing"] == "Active":
            found |= {Need(function, action, "*") for action in UNNAMEABLE}
        for event in said.get("Events", {}).values():
            if event["Type"] == "SQS":
                queue = _named(event["Properties"]["Queue"], template, **parameters)
                feeding = ("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
                found |= {Need(function, f"sqs:{one}", queue) for one in feeding}
        lost = said.get("EventInvokeConfig", {}).get("DestinationConfig", {}).get("OnFailure")
        if lost:
            found.add(Need(function, "sqs:SendMessage", _named(lost["Destination"], template, **parameters)))
    return found


def granted(template: Template, **parameters: str) -> list[Grant]:
    """Every right that the policies give, one by one."""
    found: list[Grant] = []
    for logical, function in FUNCTIONS.items():
        role = template["Resources"][logical]["Properties"]["Role"]["Fn::GetAtt"][0]
        said = resolved(template["Resources"][role]["Properties"], template, **parameters)
        for policy in said["Policies"]:
            for one in policy["PolicyDocument"]["Statement"]:
                assert one["Effect"] == "Allow"
                found += _grants(function, one, template, parameters)
    return found


def _grants(
    function: str, one: Mapping[str, Any], template: Template, parameters: Mapping[str, str]
) -> Iterator[Grant]:
    but = one.get("NotResource")
    said = one.get("Resource", "*")
    for action in one["Action"]:
        for resource in said if isinstance(said, list) else [said]:
            yield Grant(function, action, _named(resource, template, **parameters), but)


def _named(text: str, template: Template, **parameters: str) -> str:
    """``<Table.Arn>/index/due`` with the table's real name."""
    if not text.startswith("<"):
        return text
    logical, _, rest = text[1:].partition(".Arn>")
    resource = template["Resources"][logical]
    said = resolved(resource["Properties"], template, **parameters)
    match resource["Type"]:
        case "AWS::SQS::Queue":
            return arn("sqs", said["QueueName"]) + rest
        case "AWS::DynamoDB::Table":
            return arn("dynamodb", f"table/{said['TableName']}") + rest
        case "AWS::S3::Bucket":
            return arn("s3", said["BucketName"], where=False) + rest
    raise KeyError(text)


def missing(needs: Iterable[Need], grants: Iterable[Grant]) -> list[Need]:
    """What is needed and not given."""
    given = list(grants)
    return sorted(need for need in needs if not any(grant.gives(need) for grant in given))


EXPIRED = "what expired and DynamoDB hasn't removed yet is replaced by what is written in its place"
TAKEN_OFF = "what is taken back, or can't be done, leaves its board; a version that waited, its timer"
STRANGERS = "how seldom platforms are verified, or how many names strangers make up"
LARGE = "a body that is too large for a queue even without the raw body it is about"
SELDOM = {
    ("normalise", "dynamodb:PutItem", "table/delight-dev"): EXPIRED,
    **{(one, "dynamodb:DeleteItem", "table/delight-dev"): TAKEN_OFF for one in ("consider", "act", "playbook_changed")},
    **{(one, "s3:PutObject", "/queued/*"): LARGE for one in ("receive", "normalise")},
    **{(one, "s3:GetObject", "/queued/*"): LARGE for one in ("normalise", "consider")},
    **{
        ("receive", "ssm:GetParameter", end): STRANGERS
        for end in ("/app_secret", "/app_secret_sha1", "/verify_token", "/engine/endpoints")
    },
}
"""Function, action and the resource's end, of rights whose need a run seldom shows → what they are for."""


def unused(
    needs: Iterable[Need], grants: Iterable[Grant], *, seldom: Iterable[tuple[str, str, str]] = ()
) -> list[Grant]:
    """What is given and not needed.

    Args:
        seldom: Need not be needed, but must be given: function, action, the resource's end.
    """
    wanted, given = list(needs), list(grants)
    excused = {grant: key for grant in given for key in seldom if _is(grant, key)}
    if unknown := set(seldom) - set(excused.values()):
        raise AssertionError(f"isn't given at all: {sorted(unknown)}")
    return [one for one in given if one not in excused and not any(map(one.gives, wanted))]


def _is(grant: Grant, key: tuple[str, str, str]) -> bool:
    function, action, end = key
    return (grant.function, grant.action) == (function, action) and grant.resource.endswith(end)
