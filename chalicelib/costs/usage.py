"""What one post uses, by what comes of it, and what runs whether posts come or not: the figures of ``usage.json``.

``make bench ARGS="--part scale"`` prints them anew; what it can't measure without an account is told in `assumed`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

FILE = Path(__file__).with_name("usage.json")


class PostUsage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post of one kind, or what is added to it, on average.

    Attributes:
        write_units: Of DynamoDB; in a transaction each counts twice.
        stored_bytes: That stay in the table.
        effects: Messages on the queue of effects.
        mails: To our own people.
    """

    write_units: float
    read_units: float
    stored_bytes: float
    log_bytes: float
    effects: float = 0.0
    mails: float = 0.0


class FunctionUsage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One Lambda function.

    Attributes:
        memory_gb: As it is configured.
        billed_ms: For one message; of follow_up, for one run.
    """

    memory_gb: float
    billed_ms: float


class Idle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What runs whether posts come or not.

    Attributes:
        read_units: In a minute, for one brand.
        queue_calls: Of follow_up in a minute, to look at queues and dead letters.
        polls: Empty looks of one queue's mapping in a minute.
        look_units: Read units each time a function looks which playbooks are in force; at most once a run.
        series: Of metrics, beside those of each brand.
        alarms: Metrics that alarms look at.
        secrets: Of one brand.
    """

    read_units: float
    queue_calls: float
    polls: float
    look_units: float
    series: int
    brand_series: int
    alarms: int
    dashboards: int
    secrets: int


class Usage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All figures.

    Attributes:
        measured: When, ISO 8601.
        assumed: Names of figures that were not measured.
        nothing: A post that nobody has to do anything about.
        case: One that opens a case, which somebody closes.
        acts: One for which a rule does something.
        reply: What a reply adds that a person approves.
        invocation_log_bytes: Lambda's own lines and one line of metrics, each time a function runs.
        access_log_bytes: API Gateway's line for a request.
        shelved: Of all bodies, so many are too large for a queue or can't be read.
        shelved_bytes: Of one of those.
    """

    measured: str
    assumed: tuple[str, ...]
    nothing: PostUsage
    case: PostUsage
    acts: PostUsage
    reply: PostUsage
    receive: FunctionUsage
    normalise: FunctionUsage
    consider: FunctionUsage
    act: FunctionUsage
    follow_up: FunctionUsage
    idle: Idle
    invocation_log_bytes: float
    access_log_bytes: float
    shelved: float
    shelved_bytes: float


@cache
def measured() -> Usage:
    """The figures that ship with the engine."""
    return msgspec.json.decode(FILE.read_bytes(), type=Usage)
