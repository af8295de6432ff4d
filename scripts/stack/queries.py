"""Saved questions to the logs, for Logs Insights: those of ``docs/ops/logs.md``, and what only AWS can tell."""

from __future__ import annotations

from typing import NamedTuple

from scripts.stack.names import FUNCTIONS, Resources, log_group, ref, sub

EVERY = tuple(FUNCTIONS)


class Question(NamedTuple):
    """One saved query.

    Attributes:
        says: What it answers.
        asks: Whose logs.
        lines: Commands of the language, with fields of `steps.FIELDS`; between them stands ``|``.
    """

    says: str
    asks: tuple[str, ...]
    lines: tuple[str, ...]


QUESTIONS = {
    "Errors": Question(
        "what somebody has to look at",
        EVERY,
        (
            "fields at, step, outcome, error, place, advice, post_key",
            'filter level = "error"',
            "sort at desc",
            "limit 200",
        ),
    ),
    "OnePost": Question(
        "one post from its delivery to its receipts",
        EVERY,
        (
            "fields at, step, outcome, latency_ms, rule, action, version, reason",
            'filter post_key = "x:PUT-ITS-ID-HERE"',
            "sort at asc",
            "limit 500",
        ),
    ),
    "OneDelivery": Question(
        "what became of one webhook",
        ("APIHandler", "Normalise"),
        (
            "fields at, step, outcome, latency_ms, post_key, reason, path",
            'filter delivery = "PUT-16-HEX-DIGITS-HERE"',
            "sort at asc",
            "limit 500",
        ),
    ),
    "Refusals": Question(
        "why webhooks were refused",
        ("APIHandler",),
        (
            'filter step = "receive" and status != 200',
            "stats count(*) as times by outcome, platform, endpoint",
            "sort times desc",
        ),
    ),
    "Outcomes": Question(
        "how every step ends",
        EVERY,
        (
            "filter ispresent(step)",
            "stats count(*) as times, pct(latency_ms, 50) as p50, pct(latency_ms, 99) as p99 by step, outcome",
            "sort step asc, times desc",
        ),
    ),
    "Rules": Question(
        "how often rules match, by playbook version",
        ("Consider",),
        (
            'filter step = "consider" and outcome = "decided"',
            "stats count(*) as posts, sum(planned) as actions by brand, version, rules.0",
            "sort posts desc",
        ),
    ),
    "Slowest": Question(
        "the slowest decisions and actions",
        ("Consider", "Act"),
        (
            "fields at, step, latency_ms, outcome, post_key, action, tries",
            "filter ispresent(latency_ms)",
            "sort latency_ms desc",
            "limit 50",
        ),
    ),
    "Actions": Question(
        "what was done, and by whom",
        ("Act",),
        (
            'filter step = "act"',
            "stats count(*) as times, max(tries) as most_tries by action, outcome, provider, provider_status",
            "sort times desc",
        ),
    ),
    "ColdStarts": Question(
        "cold starts and memory",
        EVERY,
        (
            'filter @type = "REPORT"',
            "stats count(*) as runs, count(@initDuration) as cold, max(@maxMemoryUsed / 1000000) as mb by @log",
        ),
    ),
}


def resources() -> Resources:
    """For the template."""
    return {
        f"{name}Query": {
            "Type": "AWS::Logs::QueryDefinition",
            "Properties": {
                "Name": sub(f"delight-${{Stage}}/{question.says}"),
                "QueryString": "\n| ".join(question.lines),
                "LogGroupNames": [ref(log_group(one)) for one in question.asks],
            },
        }
        for name, question in QUESTIONS.items()
    }
