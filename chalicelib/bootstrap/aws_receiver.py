"""AWS, the function that takes webhooks in: it reads secrets and fills the first queue, and has no right to more."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

from chalicelib.adapters.alarms import LoggedAlarms
from chalicelib.adapters.aws.s3 import S3Shelf
from chalicelib.adapters.aws.sqs import SqsQueue
from chalicelib.adapters.aws.strangers import Allowance
from chalicelib.adapters.aws.vault import opened
from chalicelib.adapters.emf import EmfMetrics
from chalicelib.adapters.lines import JsonLog
from chalicelib.adapters.system import AheadClock, SystemIds
from chalicelib.bootstrap.environment import Stack, call
from chalicelib.domain.errors import DelightError
from chalicelib.measures import NAMESPACE
from chalicelib.ports import World


class NotHere:
    """A port that a function has no right to: whatever is asked of it is a bug."""

    def __init__(self, port: str) -> None:
        self._port = port

    def __getattr__(self, asked: str) -> NoReturn:
        raise DelightError(f"{self._port}.{asked} is not for this function")


def line(text: str) -> None:
    """To CloudWatch, as everything that a function writes."""
    sys.stdout.write(f"{text}\n")


def namespace(stack: Stack) -> str:
    """Of its metrics; the alarms of its stage look there (``scripts/stack/names.py``)."""
    return f"{NAMESPACE}/{stack.stage}"


def receiver(stack: Stack) -> World:
    """What a webhook needs."""
    clock = AheadClock(stack.ahead)
    log = JsonLog(line, clock=clock, call=call)
    alarms = LoggedAlarms(log)
    ids, shelf = SystemIds(), S3Shelf(stack.bucket)
    closed: Any = NotHere
    return World(
        settings=stack.settings,
        clock=clock,
        ids=ids,
        log=log,
        metrics=EmfMetrics(line, clock=clock, namespace=namespace(stack)),
        alarms=alarms,
        records=closed("records"),
        raw=SqsQueue(stack.raw, shelf=shelf, ids=ids),
        items=closed("items"),
        effects=closed("effects"),
        shelf=shelf,
        vault=opened(stack.vault, clock=clock, alarms=alarms, allowance=Allowance()),
        http=closed("http"),
        notices=closed("notices"),
        unsent=closed("unsent"),
        playbooks=closed("playbooks"),
    )
