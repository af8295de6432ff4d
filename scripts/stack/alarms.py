"""Every alarm: one table, from which the template's are made.

An alarm's description ends with the heading of ``docs/ops/runbooks.md`` that says what to do. Our own metrics with
dimensions are watched by a Metrics Insights query over all their values (an alarm can't search, and nobody knows the
brands here); such a query sees the last three hours at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from scripts.stack.names import DEAD, FUNCTIONS, NAMESPACE, QUEUES, Resources, attribute, function_name, ref, sub

RUNBOOKS = "docs/ops/runbooks.md"
MOST_QUERIED_S = 3 * 3600


@dataclass(frozen=True, slots=True)
class Query:
    """What one of our own metrics with dimensions comes to, whatever their values.

    Attributes:
        dimensions: All that the metric has, as `measures.MEASURES` says.
        where: Values that count; empty: every one.
    """

    calculate: Literal["SUM", "MAX", "MIN"]
    metric: str
    dimensions: tuple[str, ...]
    where: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """To be put into ``Fn::Sub``."""
        schema = ", ".join((f'"{NAMESPACE}"', *self.dimensions))
        wanted = " AND ".join(f"{name} = '{value}'" for name, value in self.where.items())
        asked = f"SELECT {self.calculate}({self.metric}) FROM SCHEMA({schema})"  # noqa: S608  (no database hears it)
        return f"{asked} WHERE {wanted}" if wanted else asked


@dataclass(frozen=True, slots=True)
class Metric:
    """One series.

    Attributes:
        statistic: ``Sum``, ``Maximum`` and the like, or a percentile like ``p99``.
    """

    namespace: str
    name: str
    statistic: str
    dimensions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alarm:
    """When somebody is told.

    Attributes:
        says: What is wrong, for who reads the mail.
        runbook: Heading's anchor in `RUNBOOKS`.
        above: Told when it is above that for `times` periods. None: `below` counts.
        period_s: Length of a period, in seconds.
        silence: What no data at all means: ``fine`` or ``wrong``.
        condition: The template's, under which it is there.
    """

    name: str
    says: str
    runbook: str
    of: Metric | Query
    above: float | None = None
    below: float | None = None
    period_s: int = 300
    times: int = 1
    silence: Literal["fine", "wrong"] = "fine"
    condition: str = "Watching"


def ours(name: str, statistic: str, **dimensions: str) -> Metric:
    """A metric of `measures.MEASURES`."""
    return Metric(NAMESPACE, name, statistic, dimensions)


OURS = (
    Alarm("Breakages", "An error that nobody expected.", "breakages", Query("SUM", "breakages", ("step",)), above=0),
    Alarm(
        "Quarantined", "A delivery can't be read.", "quarantined", Query("SUM", "quarantined", ("platform",)), above=0
    ),
    Alarm(
        "AccountAlerts",
        "A platform took our account's access away, or hands over less than all.",
        "deaf-channel",
        Query("SUM", "account_alerts", ("platform",)),
        above=0,
    ),
    Alarm(
        "Deaf",
        "Nothing was delivered for three hours.",
        "deaf-channel",
        Query("SUM", "deliveries", ("platform",)),
        below=1,
        period_s=3600,
        times=3,
        silence="wrong",
        condition="TellingSilence",
    ),
    Alarm(
        "BadSignatures",
        "Many deliveries whose signature doesn't fit: was a secret changed?",
        "bad-signatures",
        ours("refusals", "Sum", reason="bad_signature"),
        above=20,
    ),
    Alarm(
        "NotStored",
        "Deliveries could not be stored; the platform comes again.",
        "not-stored",
        ours("refusals", "Sum", reason="not_stored"),
        above=0,
    ),
    Alarm(
        "NoSecrets",
        "The secrets can't be read, so deliveries are refused.",
        "no-secrets",
        ours("refusals", "Sum", reason="no_secrets"),
        above=0,
    ),
    Alarm(
        "GaveUp",
        "An action can't be done; a case waits for a person.",
        "gave-up",
        Query("SUM", "effects", ("action", "outcome"), {"outcome": "gave_up"}),
        above=0,
    ),
    Alarm(
        "EffectsUnknown",
        "For half an hour nobody has known whether an action happened.",
        "effects-unknown",
        ours("effects_unknown", "Maximum"),
        above=0,
        times=6,
    ),
    Alarm(
        "PlaybookRefused",
        "A playbook was refused; the last good version decides.",
        "playbook-refused",
        Query("SUM", "playbook_changes", ("brand", "outcome"), {"outcome": "refused"}),
        above=0,
    ),
    Alarm(
        "UploadRefused",
        "A playbook or customers in the bucket can't be used; what is in force stays in force.",
        "playbook-refused",
        ours("uploads", "Sum", outcome="refused"),
        above=0,
    ),
    Alarm(
        "AnswerOverdue",
        "Somebody waits for a first answer longer than promised.",
        "answer-overdue",
        Query("MAX", "answer_overdue", ("brand",)),
        above=0,
    ),
    Alarm(
        "OldestUnanswered",
        "A case or a reply has waited for a day.",
        "answer-overdue",
        Query("MAX", "oldest_unanswered", ("brand",)),
        above=86_400,
    ),
    Alarm(
        "PurseLow",
        "Less than a tenth is left in a purse.",
        "purse-low",
        Query("MIN", "purse_left", ("brand", "purse")),
        below=10,
    ),
    Alarm(
        "StoresSilent",
        "More than twenty tasks within an hour were passed on because nobody took them.",
        "stores-silent",
        Query("SUM", "follow_ups", ("timer", "outcome"), {"timer": "acceptance", "outcome": "passed_on"}),
        above=20,
        period_s=3600,
    ),
    Alarm(
        "Retries",
        "Many messages have to be delivered again.",
        "retries",
        Query("SUM", "retries", ("step",)),
        above=50,
        times=3,
    ),
    Alarm(
        "ReceiveSlow",
        "One delivery in a hundred takes more than a second; X waits for three.",
        "slow",
        ours("receive_latency", "p99"),
        above=1000,
        times=3,
    ),
    Alarm(
        "DecidingSlow",
        "One decision in a hundred takes more than a second.",
        "slow",
        ours("decision_latency", "p99"),
        above=1000,
        times=3,
    ),
    Alarm(
        "DecidedLate",
        "One post in a hundred is decided more than a minute after it came.",
        "queue-age",
        ours("time_to_decision", "p99"),
        above=60_000,
        times=3,
    ),
)


def of_the_api() -> Iterator[Alarm]:
    """API Gateway's own figures."""
    api = {"ApiName": sub("delight-${Stage}"), "Stage": "api"}
    yield Alarm(
        "ApiBroken", "The API answers 5xx.", "api-broken", Metric("AWS/ApiGateway", "5XXError", "Sum", api), above=0
    )
    yield Alarm(
        "ApiSlow",
        "One request in a hundred takes more than a second and a half.",
        "slow",
        Metric("AWS/ApiGateway", "Latency", "p99", api),
        above=1500,
        times=3,
    )


def of_queues() -> Iterator[Alarm]:
    """Looked at each minute, for people wait behind them."""
    for queue in DEAD:
        yield Alarm(
            f"{queue}DeadLetters",
            f"A message of {queue.lower()} could not be done after all its tries.",
            "dead-letters",
            Metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", _queue(f"{queue}Dead")),
            above=0,
            period_s=60,
        )
    for queue in QUEUES:
        yield Alarm(
            f"{queue}QueueAge",
            f"A message of {queue.lower()} has waited for a quarter of an hour.",
            "queue-age",
            Metric("AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", _queue(f"{queue}Queue")),
            above=900,
            period_s=60,
            times=3,
        )


def of_functions() -> Iterator[Alarm]:
    """What becomes of a function itself; what it sees to tells of itself."""
    for logical, name in FUNCTIONS.items():
        yield Alarm(f"{logical}Errors", f"{name} fails.", "function-errors", _function(logical, "Errors"), above=0)
        throttled = _function(logical, "Throttles")
        yield Alarm(f"{logical}Throttles", f"{name} is throttled.", "throttles", throttled, above=0, times=3)
    yield Alarm(
        "NoFollowUp",
        "Nobody has looked at what is due for ten minutes.",
        "no-follow-up",
        _function("FollowUp", "Invocations"),
        below=1,
        times=2,
        silence="wrong",
    )


def of_the_table() -> Iterator[Alarm]:
    """DynamoDB's own figures."""
    for kind in ("Read", "Write"):
        yield Alarm(
            f"Table{kind}Throttles",
            f"The table refuses {kind.lower()}s: one partition is hot.",
            "table-throttles",
            Metric("AWS/DynamoDB", f"{kind}ThrottleEvents", "Sum", {"TableName": ref("Table")}),
            above=0,
            times=3,
        )


def _queue(logical: str) -> dict[str, Any]:
    return {"QueueName": attribute(logical, "QueueName")}


def _function(logical: str, metric: str) -> Metric:
    return Metric("AWS/Lambda", metric, "Sum", {"FunctionName": function_name(logical)})


def alarms() -> tuple[Alarm, ...]:
    """All of them."""
    return (*OURS, *of_the_api(), *of_queues(), *of_functions(), *of_the_table())


def resources() -> Resources:
    """For the template."""
    return {f"{alarm.name}Alarm": _resource(alarm) for alarm in alarms()}


def _resource(alarm: Alarm) -> dict[str, Any]:
    above, threshold = alarm.above is not None, alarm.below if alarm.above is None else alarm.above
    told = [ref("AlarmTopic")]
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Condition": alarm.condition,
        "Properties": {
            "AlarmName": sub(f"delight-${{Stage}}-{alarm.name}"),
            "AlarmDescription": f"{alarm.says} {RUNBOOKS}#{alarm.runbook}",
            **_watched(alarm),
            "ComparisonOperator": "GreaterThanThreshold" if above else "LessThanThreshold",
            "Threshold": threshold,
            "EvaluationPeriods": alarm.times,
            "TreatMissingData": "notBreaching" if alarm.silence == "fine" else "breaching",
            "AlarmActions": told,
            "OKActions": told,
        },
    }


def _watched(alarm: Alarm) -> dict[str, Any]:
    if isinstance(alarm.of, Query):
        asked = {"Id": "q", "Expression": sub(alarm.of.text()), "Period": alarm.period_s, "ReturnData": True}
        return {"Metrics": [asked]}
    statistic = alarm.of.statistic
    return {
        "Namespace": sub(alarm.of.namespace) if "$" in alarm.of.namespace else alarm.of.namespace,
        "MetricName": alarm.of.name,
        "Dimensions": [{"Name": name, "Value": value} for name, value in alarm.of.dimensions.items()],
        ("ExtendedStatistic" if statistic.startswith("p") else "Statistic"): statistic,
        "Period": alarm.period_s,
    }
