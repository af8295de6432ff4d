"""The one dashboard: the way of a post from left to right, and below it what people wait for and what it costs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from scripts.stack.names import DEAD, FUNCTIONS, NAMESPACE, QUEUES, Resources, function_name, sub

WIDTH, HEIGHT, ACROSS = 8, 6, 3
Chart = tuple[str, str, Sequence[Any]]


def _search(metric: str, *dimensions: str, statistic: str = "Sum", label: str = "") -> list[dict[str, str]]:
    """Every series of one of our metrics, whatever its dimensions' values."""
    schema = ",".join((f'"{NAMESPACE}"', *dimensions))
    shown = label or " ".join(f"${{!PROP('Dim.{name}')}}" for name in dimensions)
    return [{"expression": f"SEARCH('{{{schema}}} MetricName=\"{metric}\"', '{statistic}', 300)", "label": shown}]


def _ours(metric: str, *statistics: str) -> list[list[Any]]:
    return [[NAMESPACE, metric, {"stat": one, "label": one}] for one in statistics]


def _function(metric: str, statistic: str) -> list[list[Any]]:
    return [
        ["AWS/Lambda", metric, "FunctionName", function_name(one)["Fn::Sub"], {"stat": statistic, "label": name}]
        for one, name in FUNCTIONS.items()
    ]


def _queue(metric: str, statistic: str, ends: Sequence[str]) -> list[list[Any]]:
    return [
        ["AWS/SQS", metric, "QueueName", f"${{{one}.QueueName}}", {"stat": statistic, "label": one}] for one in ends
    ]


def _table(metric: str) -> list[Any]:
    return ["AWS/DynamoDB", metric, "TableName", "${Table}", {"stat": "Sum", "label": metric}]


def charts() -> tuple[Chart, ...]:
    """Title, the vertical axis, and the series."""
    waiting = [f"{one}Queue" for one in QUEUES]
    dead = [f"{one}Dead" for one in DEAD]
    return (
        ("Deliveries", "Count", [_search("deliveries", "platform")]),
        ("Refusals", "Count", [_search("refusals", "reason")]),
        ("Acknowledged within", "Milliseconds", _ours("receive_latency", "p50", "p99")),
        ("Considered", "Count", [_search("considered", "outcome")]),
        ("From receipt to decision", "Milliseconds", _ours("time_to_decision", "p50", "p99")),
        ("Deciding", "Milliseconds", _ours("decision_latency", "p50", "p99")),
        ("Actions", "Count", [_search("effects", "action", "outcome")]),
        ("Actions take", "Milliseconds", [_search("act_latency", "action", statistic="p99")]),
        ("Actions nobody knows about", "Count", _ours("effects_unknown", "Maximum")),
        ("First answer overdue", "Seconds", [_search("answer_overdue", "brand", statistic="Maximum")]),
        ("Open cases", "Count", [_search("cases_open", "brand", statistic="Maximum")]),
        ("Left in purses", "Percent", [_search("purse_left", "brand", "purse", statistic="Minimum")]),
        ("Waiting messages", "Count", _queue("ApproximateNumberOfMessagesVisible", "Maximum", waiting)),
        ("Oldest message", "Seconds", _queue("ApproximateAgeOfOldestMessage", "Maximum", waiting)),
        ("Dead letters", "Count", _queue("ApproximateNumberOfMessagesVisible", "Maximum", dead)),
        ("Errors", "Count", _function("Errors", "Sum")),
        ("At the same time", "Count", _function("ConcurrentExecutions", "Maximum")),
        ("Functions take", "Milliseconds", _function("Duration", "p99")),
        ("Units of the table", "Count", [_table("ConsumedReadCapacityUnits"), _table("ConsumedWriteCapacityUnits")]),
        ("Refused by the table", "Count", [_table("ReadThrottleEvents"), _table("WriteThrottleEvents")]),
        ("Playbooks", "Count", [_search("playbook_changes", "brand", "outcome")]),
    )


def resources() -> Resources:
    """For the template."""
    body = {"start": "-PT6H", "periodOverride": "inherit", "widgets": [_widget(*one) for one in enumerate(charts())]}
    return {
        "Dashboard": {
            "Type": "AWS::CloudWatch::Dashboard",
            "Properties": {"DashboardName": sub("delight-${Stage}"), "DashboardBody": sub(json.dumps(body))},
        }
    }


def _widget(place: int, chart: Chart) -> dict[str, Any]:
    title, axis, series = chart
    return {
        "type": "metric",
        "x": place % ACROSS * WIDTH,
        "y": place // ACROSS * HEIGHT,
        "width": WIDTH,
        "height": HEIGHT,
        "properties": {
            "title": title,
            "region": "${AWS::Region}",
            "view": "timeSeries",
            "period": 300,
            "metrics": list(series),
            "yAxis": {"left": {"min": 0, "label": axis, "showUnits": False}},
        },
    }
