"""boto3's clients for the scripts, whose calls may take longer than the engine's."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.system import SystemIds


class NotDone(Exception):
    """It can't go on; the text says why and what to do, for whoever typed the command."""


@cache
def client(service: str) -> Any:
    """The one for a service."""
    make: Any = boto3.Session().client
    return make(service, config=Config(retries={"mode": "standard", "total_max_attempts": 5}))


def code(error: ClientError) -> str:
    """Of what a service refused."""
    return str(error.response.get("Error", {}).get("Code", ""))


def account_and_region() -> tuple[str, str]:
    """Where the credentials lead.

    Raises:
        NotDone: Nowhere.
    """
    region = boto3.Session().region_name
    if not region:
        raise NotDone("No region is chosen: set AWS_DEFAULT_REGION, for instance AWS_DEFAULT_REGION=eu-central-1.")
    try:
        return str(client("sts").get_caller_identity()["Account"]), region
    except (BotoCoreError, ClientError) as error:
        raise NotDone(
            f"AWS doesn't know who asks ({error}).\nSet AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
        ) from None


def fresh() -> str:
    """Never the same twice, in letters and digits."""
    return hashlib.sha256(SystemIds().token().encode()).hexdigest()[:32]
