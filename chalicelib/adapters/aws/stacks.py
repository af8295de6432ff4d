"""What a stack tells of itself: where its records, queues and pages are."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.adapters.aws.clients import client
from chalicelib.domain.errors import DelightError


def stack_name(stage: str) -> str:
    """As CloudFormation knows it."""
    return f"delight-{stage}"


def outputs(stage: str) -> Mapping[str, str]:
    """Its outputs, by name (``.chalice/infra.json``).

    Raises:
        DelightError: There is none, or we may not ask.
    """
    name = stack_name(stage)
    try:
        (found,) = client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    except Exception as error:  # noqa: BLE001  (boto3's errors have no type before a client is made)
        raise DelightError(f"there is no stack {name} to be seen here: {error}") from None
    return {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", ())}
