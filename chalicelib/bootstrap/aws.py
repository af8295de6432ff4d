"""AWS: everything that decides and acts, on DynamoDB, SQS and S3."""

from __future__ import annotations

from chalicelib.bootstrap.environment import Stack
from chalicelib.ports import World


def engine(stack: Stack) -> World:
    """What a function needs that does more than take webhooks in."""
    raise NotImplementedError
