"""The zip and the template, in a bucket of their own from which CloudFormation reads them, under their hashes."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from scripts.deploy.aws import NotDone, client, code

MISSING = {"404", "NoSuchBucket", "NoSuchKey", "NotFound"}


class Package(NamedTuple):
    """What ``make package`` made."""

    template: dict[str, Any]
    zipped: bytes


def read(folder: Path) -> Package:
    """From the folder. NotDone: there is none."""
    try:
        return Package(json.loads((folder / "sam.json").read_text("utf-8")), (folder / "deployment.zip").read_bytes())
    except FileNotFoundError as error:
        raise NotDone(f"{error.filename} is not there: run make package first.") from None


def bucket_name(account: str, region: str) -> str:
    """One for all stages of an account in a region."""
    return f"delight-artefacts-{account}-{region}"


def make_bucket(name: str, region: str) -> bool:
    """Private, versioned, encrypted. False: it is there already.

    Nothing in it ends by itself: an update that fails goes back to the zip of the deployment before, however old that
    is, and could not without it.
    """
    s3 = client("s3")
    try:
        s3.head_bucket(Bucket=name)
    except ClientError as error:
        if code(error) not in MISSING:
            raise NotDone(
                f"The bucket {name} can't be used ({code(error)}): does it belong to somebody else?"
            ) from None
    else:
        return False
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3.create_bucket(Bucket=name, **where)
    shut = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=dict.fromkeys(shut, True))
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    ends = {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": ""}}
    ends["NoncurrentVersionExpiration"] = {"NoncurrentDays": 1}
    s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": [ends]})
    return True


def upload(package: Package, bucket: str) -> str:
    """Put both there, unless they are; the URL of the template."""
    key = _put(bucket, package.zipped, "zip")
    template = copy.deepcopy(package.template)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = {"Bucket": bucket, "Key": key}
    name = _put(bucket, json.dumps(template, sort_keys=True).encode(), "json")
    endpoint = str(client("s3").meta.endpoint_url)
    return f"{endpoint}/{bucket}/{name}"


def _put(bucket: str, content: bytes, kind: str) -> str:
    key = f"{hashlib.sha256(content).hexdigest()}.{kind}"
    client("s3").put_object(Bucket=bucket, Key=key, Body=content)
    return key
