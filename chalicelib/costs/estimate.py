"""The formula: posts a day → amounts on each meter in a month → dollars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import Struct

from chalicelib.costs.prices import AS_OF, FREE, FREE_SQS_REQUESTS, MILLION, PARTS, PRICES, Meter, Region
from chalicelib.costs.usage import FunctionUsage, PostUsage, Usage

DAYS = 30
MINUTES = DAYS * 24 * 60
GIB = 1024**3
KEPT_SMALL = 0.15
"""Of a log, so much is left once CloudWatch has compressed it."""
TRACED = 0.05
"""X-Ray follows the first request of each second, and so many of the others."""
SECONDS = MINUTES * 60
READERS, READS_AN_HOUR = 3, 12
"""Processes that ask for secrets, each every five minutes."""


class Load(Struct, frozen=True, kw_only=True):
    """What is asked about.

    Attributes:
        cases: Share of the posts that open a case and no rule acts on.
        matching: Share for which a rule does something.
        replies: Share that a person answers; not more than `matching`.
        posts_a_delivery: How many come in one webhook.
        batch: Messages that a function is given at once: 1 while little comes, 10 at most.
        months: For how long posts have been piling up; decisions have no end.
    """

    posts_per_day: int
    region: Region = "us-east-1"
    api: Literal["rest", "http"] = "rest"
    vault: Literal["ssm", "secretsmanager"] = "ssm"
    free_tier: bool = True
    cases: float = 0.3
    matching: float = 0.1
    replies: float = 0.05
    brands: int = 1
    posts_a_delivery: float = 1.0
    batch: float = 1.0
    months: int = 12


class MeterCost(Struct, frozen=True, kw_only=True):
    """One meter.

    Attributes:
        free: Of the amount, what is free.
        price: Dollars for a million.
    """

    meter: Meter
    amount: float
    free: float
    price: float
    dollars: float


class PartCost(Struct, frozen=True, kw_only=True):
    """One service or purpose."""

    part: str
    dollars: float
    meters: tuple[MeterCost, ...]


class CostReport(Struct, frozen=True, kw_only=True):
    """``cost --json``, a contract: fields may be added, none renamed (``schemas/cost.schema.json``).

    Attributes:
        prices_as_of: Month of the list prices.
        dollars: In a month of 30 days.
        idle_dollars: Of those, what is paid even if nobody posts.
        million_posts_dollars: What a million more posts cost, without anything free. None: there are no posts.
        measured: When the usage was measured.
        assumed: Figures of the usage that were not measured.
    """

    schema: Literal["cost/1"] = "cost/1"
    load: Load
    prices_as_of: str
    dollars: float
    idle_dollars: float
    million_posts_dollars: float
    parts: tuple[PartCost, ...]
    measured: str
    assumed: tuple[str, ...]


def report(load: Load, usage: Usage) -> CostReport:
    """What a month costs."""
    parts = priced(load, amounts(load, usage))
    idle = priced(load, amounts(_with(load, posts_per_day=0), usage))
    return CostReport(
        load=load,
        prices_as_of=AS_OF,
        dollars=_sum(parts),
        idle_dollars=_sum(idle),
        million_posts_dollars=round(million_posts(load, usage), 4),
        parts=parts,
        measured=usage.measured,
        assumed=usage.assumed,
    )


def million_posts(load: Load, usage: Usage) -> float:
    """Dollars for a million more posts in a month: what they use and what of them is kept, nothing free or fixed."""
    a_day = MILLION / DAYS
    fewer, more = (_with(load, posts_per_day=int(posts), free_tier=False) for posts in (3 * a_day, 6 * a_day))
    return (_sum(priced(more, amounts(more, usage))) - _sum(priced(fewer, amounts(fewer, usage)))) / 3


def _with(load: Load, **changes: object) -> Load:
    fields = {name: getattr(load, name) for name in load.__struct_fields__}
    return Load(**{**fields, **changes})


def priced(load: Load, amount: Mapping[Meter, float]) -> tuple[PartCost, ...]:
    """Each part with its meters."""
    free = _free(load, amount)
    prices = PRICES[load.region]
    parts = []
    for part, meters in PARTS.items():
        lines = tuple(
            MeterCost(
                meter=meter,
                amount=round(amount[meter], 4),
                free=round(min(free[meter], amount[meter]), 4),
                price=round(prices[meter] * MILLION, 6),
                dollars=round(max(amount[meter] - free[meter], 0.0) * prices[meter], 4),
            )
            for meter in meters
        )
        parts.append(PartCost(part=part, dollars=round(sum(line.dollars for line in lines), 4), meters=lines))
    return tuple(parts)


def _free(load: Load, amount: Mapping[Meter, float]) -> dict[Meter, float]:
    free = {meter: FREE.get(meter, 0.0) if load.free_tier else 0.0 for meter in amount}
    if load.free_tier:  # one allowance for both kinds of queues
        free["standard_requests"] = min(amount["standard_requests"], FREE_SQS_REQUESTS)
        free["fifo_requests"] = FREE_SQS_REQUESTS - free["standard_requests"]
    return free


def amounts(load: Load, usage: Usage) -> dict[Meter, float]:
    """How much of each meter a month takes."""
    posts, post = load.posts_per_day * DAYS, mixed(load, usage)
    deliveries, effects = posts / load.posts_a_delivery, posts * post.effects
    messages = {"receive": deliveries, "normalise": deliveries, "consider": posts, "act": effects, "follow_up": MINUTES}
    at_once = {"normalise", "consider", "act"}
    runs = {name: many / load.batch if name in at_once else many for name, many in messages.items()}
    functions: dict[str, FunctionUsage] = {name: getattr(usage, name) for name in messages}
    a_message = 1 + 2 / load.batch  # sent alone, received and deleted in batches
    log_bytes = posts * post.log_bytes + deliveries * usage.access_log_bytes
    log_gb = (log_bytes + sum(runs.values()) * usage.invocation_log_bytes) / GIB
    table_gb = posts * post.stored_bytes * load.months / GIB
    shelved, requests = deliveries * usage.shelved, deliveries + MINUTES
    watching = _watching(load, usage)
    found: dict[Meter, float] = {
        "rest_requests": deliveries if load.api == "rest" else 0.0,
        "http_requests": deliveries if load.api == "http" else 0.0,
        "invocations": sum(runs.values()),
        "gb_seconds": sum(messages[name] * one.memory_gb * one.billed_ms / 1000 for name, one in functions.items()),
        "standard_requests": (deliveries + effects) * a_message,
        "fifo_requests": posts * a_message,
        "write_units": posts * post.write_units,
        "read_units": posts * post.read_units + sum(map(runs.__getitem__, at_once)) * usage.idle.look_units,
        "table_gb": table_gb,
        "backup_gb": table_gb,
        "puts": shelved,
        "shelf_gb": shelved * usage.shelved_bytes / GIB,
        "log_gb": log_gb,
        "log_gb_kept": log_gb * KEPT_SMALL,
        "traces": min(requests, SECONDS) + TRACED * max(requests - SECONDS, 0),
        "mails": posts * post.mails,
    }
    return {meter: found.get(meter, 0.0) + watching.get(meter, 0.0) for meter in get_args(Meter)}


def _watching(load: Load, usage: Usage) -> dict[Meter, float]:
    """Whether posts come or not."""
    idle = usage.idle
    polls = idle.polls * MINUTES
    secrets = idle.secrets * load.brands if load.vault == "secretsmanager" else 0
    return {
        "standard_requests": 2 * polls + idle.queue_calls * MINUTES,
        "fifo_requests": polls,
        "read_units": idle.read_units * load.brands * MINUTES,
        "series": idle.series + idle.brand_series * load.brands,
        "alarms": idle.alarms,
        "dashboards": idle.dashboards,
        "secrets": secrets,
        "secret_calls": secrets * READERS * READS_AN_HOUR * 24 * DAYS,
    }


def mixed(load: Load, usage: Usage) -> PostUsage:
    """A post on average, of all kinds."""
    shares = (
        (1 - load.cases - load.matching, usage.nothing),
        (load.cases, usage.case),
        (load.matching, usage.acts),
        (load.replies, usage.reply),
    )
    return PostUsage(
        **{name: sum(share * getattr(one, name) for share, one in shares) for name in PostUsage.__struct_fields__}
    )


def _sum(parts: tuple[PartCost, ...]) -> float:
    return round(sum(part.dollars for part in parts), 4)
