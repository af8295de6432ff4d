"""The table and the bucket, which outlive their stack, and what a stack of theirs needs of the account."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import ClientError

from scripts.deploy.artefacts import MISSING
from scripts.deploy.aws import NotDone, client, code
from scripts.deploy.stack import Kept

LOG_ROLE = "delight-api-gateway-logs"
PUSH_LOGS = "service-role/AmazonAPIGatewayPushToCloudWatchLogs"
NEW_ROLE_S = 30.0
"""A role that was just made is known everywhere only after some seconds."""


def table_name(stage: str) -> str:
    """As the template calls it."""
    return f"delight-{stage}"


def bucket_name(stage: str, account: str, region: str) -> str:
    """As the template calls it."""
    return f"delight-{stage}-{account}-{region}"


def found(stage: str, account: str, region: str) -> list[Kept]:
    """What an earlier stack of this stage left."""
    kept = []
    table, bucket = table_name(stage), bucket_name(stage, account, region)
    if table_size(table) is not None:
        kept.append(Kept("Table", "AWS::DynamoDB::Table", {"TableName": table}))
    try:
        client("s3").head_bucket(Bucket=bucket)
    except ClientError as error:
        if code(error) not in MISSING:
            raise NotDone(f"The bucket {bucket} can't be used ({code(error)}).") from None
    else:
        kept.append(Kept("Bucket", "AWS::S3::Bucket", {"BucketName": bucket}))
    return kept


def table_size(table: str) -> tuple[int, int] | None:
    """Items and bytes, as DynamoDB counts them every six hours. None: there is no such table."""
    try:
        told = client("dynamodb").describe_table(TableName=table)["Table"]
    except ClientError as error:
        if code(error) == "ResourceNotFoundException":
            return None
        raise
    return int(told.get("ItemCount", 0)), int(told.get("TableSizeBytes", 0))


def only(kept: list[Kept], template: Mapping[str, Any]) -> dict[str, Any]:
    """A template with nothing else in it: taking up allows for nothing else, and nothing that transforms."""
    resources = template["Resources"]
    parameters = {"Stage": template["Parameters"]["Stage"]}
    here = {name: template[name] for name in ("Mappings",) if name in template}
    return {"Parameters": parameters, **here, "Resources": {one.logical: resources[one.logical] for one in kept}}


def functions_at_once() -> int:
    """So many functions may run in the account; ten in a new one."""
    return int(client("lambda").get_account_settings()["AccountLimit"]["ConcurrentExecutions"])


def let_the_api_log() -> bool:
    """API Gateway needs a role to write logs, one for the whole account and region. False: it has one."""
    gateway = client("apigateway")
    if gateway.get_account().get("cloudwatchRoleArn"):
        return False
    role = _log_role()
    change = [{"op": "replace", "path": "/cloudwatchRoleArn", "value": role}]
    end = time.monotonic() + NEW_ROLE_S
    while True:
        try:
            gateway.update_account(patchOperations=change)
        except ClientError as error:
            if code(error) != "BadRequestException" or time.monotonic() > end:
                raise
            time.sleep(2)
        else:
            return True


def _log_role() -> str:
    iam = client("iam")
    may = {"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
    try:
        role = iam.create_role(
            RoleName=LOG_ROLE,
            AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [may]}),
            Description="Lets API Gateway write its logs; one for all APIs of the account.",
        )["Role"]
    except ClientError as error:
        if code(error) != "EntityAlreadyExists":
            raise
        role = iam.get_role(RoleName=LOG_ROLE)["Role"]
    arn = str(role["Arn"])
    iam.attach_role_policy(RoleName=LOG_ROLE, PolicyArn=f"arn:{arn.split(':')[1]}:iam::aws:policy/{PUSH_LOGS}")
    return arn
