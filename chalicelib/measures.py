"""What is counted and measured: every metric with its unit, its dimensions and what it means.

One table for the code (a name that is not here fails the type check), for ``docs/ops/logs.md``, and for the tests, in
which other dimensions than these are an error. Dimensions are words of ours, never what a stranger or a guest chose,
so that there are few of them. On the receive path: the standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

NAMESPACE = "DelightEngine"

Counted = Literal[
    "deliveries",
    "refusals",
    "posts",
    "quarantined",
    "account_alerts",
    "considered",
    "effects",
    "follow_ups",
    "playbook_changes",
    "uploads",
    "retries",
    "breakages",
]
Timed = Literal["receive_latency", "decision_latency", "time_to_decision", "act_latency"]
Gauged = Literal[
    "queue_depth",
    "dead_letters",
    "effects_unknown",
    "cases_open",
    "drafts_waiting",
    "oldest_unanswered",
    "answer_overdue",
    "purse_left",
]


class Measure(NamedTuple):
    """One metric.

    Attributes:
        unit: As CloudWatch calls it.
        dimensions: Each with its own series.
        watch: What is worth an alarm. Empty: nothing is.
    """

    unit: Literal["Count", "Milliseconds", "Seconds", "Percent"]
    dimensions: tuple[str, ...]
    meaning: str
    watch: str = ""


MEASURES: Mapping[str, Measure] = {
    "deliveries": Measure("Count", ("platform",), "webhooks acknowledged", "none for hours: is it still subscribed?"),
    "refusals": Measure(
        "Count",
        ("reason",),
        "webhooks not accepted; the reason is the log's outcome",
        "`bad_signature` all at once: a secret was changed; any `not_stored`",
    ),
    "posts": Measure("Count", ("platform",), "posts and edits found in deliveries, each as often as it is told"),
    "quarantined": Measure("Count", ("platform",), "what was well signed and can't be read", "any"),
    "account_alerts": Measure("Count", ("platform",), "our account lost its access, or a replay is incomplete", "any"),
    "considered": Measure("Count", ("outcome",), "posts and retractions considered"),
    "effects": Measure(
        "Count", ("action", "outcome"), "planned actions, each time one is tried", "any `gave_up`; many `unknown`"
    ),
    "follow_ups": Measure("Count", ("timer", "outcome"), "timers that rang", "many `acceptance` that are `passed_on`"),
    "playbook_changes": Measure(
        "Count", ("brand", "outcome"), "versions of playbooks taken up, or refused", "any `refused`"
    ),
    "uploads": Measure("Count", ("outcome",), "playbooks and customers put into the bucket", "any `refused`"),
    "retries": Measure("Count", ("step",), "messages given back to be delivered again", "more than one in ten posts"),
    "breakages": Measure("Count", ("step",), "errors that nobody expected", "any"),
    "receive_latency": Measure(
        "Milliseconds",
        (),
        "from the request to its acknowledgement, the disk included",
        "p99 above 1000 (X waits 3 seconds)",
    ),
    "decision_latency": Measure("Milliseconds", (), "considering one post or retraction", "p99 above 1000"),
    "time_to_decision": Measure(
        "Milliseconds", (), "from the receipt of a post to its first decision, queues included", "p99 above 60000"
    ),
    "act_latency": Measure("Milliseconds", ("action",), "one try of one action, other people's servers included"),
    "queue_depth": Measure("Count", ("queue",), "messages that wait or are being worked on", "rising for minutes"),
    "dead_letters": Measure("Count", ("queue",), "messages that nobody could do; 100 means 100 or more", "any"),
    "effects_unknown": Measure("Count", (), "actions of which nobody knows yet whether they happened", "rising"),
    "cases_open": Measure("Count", ("brand",), "cases that someone must close"),
    "drafts_waiting": Measure("Count", ("brand",), "replies that wait for a person"),
    "oldest_unanswered": Measure(
        "Seconds", ("brand",), "how long the case that is due first, or the oldest waiting reply, has been there"
    ),
    "answer_overdue": Measure(
        "Seconds", ("brand",), "how long the first answer to the case that is due first is overdue", "above 0"
    ),
    "purse_left": Measure("Percent", ("brand", "purse"), "what is left in a purse's period", "below 10"),
}
