"""AWS's quotas as they are for a new account, and at how many posts a second each is met. Looked up in AWS's pages."""

from __future__ import annotations

from typing import NamedTuple

from bench.scale.partitions import hottest, ops_of
from bench.scale.stream import HOT_CONVERSATION, Run
from chalicelib.costs.usage import Usage

PROD = {"requests": 1_000, "normalise": 50, "consider": 100, "act": 20}
"""What the stack sets for ``prod``: requests a second, and how many of each function may run at once."""
OURS = "ours: `ByStage` in the stack's template"
RUN_S = 0.01
"""What a run of a function takes besides its messages."""
RING_S = 0.03
"""`follow_up` rings timers one after another; each reads and writes a few items."""


class Limit(NamedTuple):
    """One quota.

    Attributes:
        a_post: What a post takes of it.
        lifted: What to do when it is met.
    """

    name: str
    quota: float
    a_post: float
    lifted: str

    @property
    def posts(self) -> float:
        """A second."""
        return self.quota / self.a_post


def limits(run: Run, usage: Usage) -> list[Limit]:
    """The first to be met first; all posts are one brand's."""
    posts = len(run.posts)
    ops = [op for one in run.posts for op in ops_of(one) if not op.partition.startswith("due:")]
    written = sum(op.written for op in ops) / posts
    effects = sum(one.effects + one.replies for one in run.posts) / posts
    functions = {"receive": 1.0, "normalise": 1.0, "consider": 1.0, "act": effects}
    busy_s = sum(share * getattr(usage, name).billed_ms / 1000 for name, share in functions.items())
    consider_s = usage.consider.billed_ms / 1000
    found = [
        Limit("a FIFO queue as AWS makes it: sends/s", 300, 1, "the stack does: `perMessageGroupId`"),
        Limit(
            "DynamoDB: a new table's write units/s",
            4_000,
            written,
            "warm throughput, or let it grow: it takes twice the last peak",
        ),
        Limit("DynamoDB: write units/s of a table", 40_000, written, "Service Quotas"),
        Limit("Lambda: functions at once in the account", 1_000, busy_s, "Service Quotas"),
        Limit("Lambda: batches at once of a mapping (`consider`)", 1_000, consider_s, "AWS Support; 1,250 unasked"),
        Limit("API Gateway: requests/s of the account", 10_000, 1, "Service Quotas; a second account"),
        Limit("FIFO queue, Frankfurt: sends/s", 19_000, 1, "SendMessageBatch; AWS Support"),
        Limit("FIFO queue, N. Virginia: sends/s", 70_000, 1, "SendMessageBatch; AWS Support"),
    ]
    conversation = capacity(consider_s)
    found.append(Limit("API stage of `prod`: requests/s", PROD["requests"], 1, OURS))
    for name in ("normalise", "consider", "act"):
        each_s = functions[name] * getattr(usage, name).billed_ms / 1000
        found.append(Limit(f"`{name}` at once in `prod`", PROD[name], each_s, OURS))
    timers = {op.partition for one in run.posts for op in ops_of(one) if op.partition.startswith("timer#")}
    found.append(Limit("`follow_up`: timers/s, one after another", 1 / RING_S, len(timers) / posts, "see below"))
    found.append(Limit("one conversation, with a post in twenty", conversation, HOT_CONVERSATION, "see below"))
    found += [
        Limit(f"DynamoDB: the partition `{hot.design}`", 1, 1 / hot.breaks_at, "see below") for hot in hottest(run)[:4]
    ]
    return sorted(found, key=lambda limit: limit.posts)


def capacity(item_s: float, *, batch: int = 10) -> float:
    """Posts a second that one conversation can take: one function at a time gets a batch of it."""
    return batch / (RUN_S + batch * item_s)
