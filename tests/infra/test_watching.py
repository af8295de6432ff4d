"""Alarms, charts and saved queries speak of metrics and fields that there are."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from chalicelib.measures import MEASURES, NAMESPACE
from chalicelib.steps import FIELDS, STEPS
from scripts.stack import alarms
from scripts.stack.alarms import MOST_QUERIED_S, RUNBOOKS, Alarm, Metric, Query
from scripts.stack.names import DEAD, FUNCTIONS, QUEUES
from scripts.stack.queries import QUESTIONS
from tests.infra.rendered import ROOT, Template, resolved

ALARMS = alarms.alarms()
WATCHED_OTHERWISE = {
    "dead_letters": {f"{one}DeadLettersAlarm" for one in DEAD},
    "queue_depth": {f"{one}QueueAgeAlarm" for one in QUEUES},
}
"""Of these SQS itself keeps an account."""


def ours(alarm: Alarm) -> str | None:
    """The metric of `MEASURES` that it is about."""
    if isinstance(alarm.of, Query):
        return alarm.of.metric
    return alarm.of.name if alarm.of.namespace.startswith(NAMESPACE) else None


@pytest.mark.parametrize("name", [name for name, measure in MEASURES.items() if measure.watch])
def test_whatever_is_worth_an_alarm_has_one(template: Template, name: str) -> None:
    instead = WATCHED_OTHERWISE.get(name)
    assert instead <= set(template["Resources"]) if instead else name in set(map(ours, ALARMS))


@pytest.mark.parametrize("alarm", [one for one in ALARMS if ours(one)], ids=lambda one: str(one.name))
def test_an_alarm_asks_for_a_metric_with_the_dimensions_that_it_has(alarm: Alarm) -> None:
    measure = MEASURES[str(ours(alarm))]
    assert tuple(alarm.of.dimensions) == measure.dimensions
    if isinstance(alarm.of, Query):
        assert set(alarm.of.where) <= set(measure.dimensions)
        assert alarm.period_s * alarm.times <= MOST_QUERIED_S
        assert alarm.period_s % 60 == 0
    else:
        assert isinstance(alarm.of, Metric)


@pytest.mark.parametrize("alarm", ALARMS, ids=lambda one: str(one.name))
def test_an_alarm_is_told_once_above_or_once_below(alarm: Alarm) -> None:
    assert (alarm.above is None) != (alarm.below is None)


def test_an_outcome_that_an_alarm_waits_for_can_happen() -> None:
    said = {alarm.name: dict(alarm.of.where) for alarm in ALARMS if isinstance(alarm.of, Query) and alarm.of.where}
    assert said == {
        "GaveUp": {"outcome": "gave_up"},
        "PlaybookRefused": {"outcome": "refused"},
        "StoresSilent": {"timer": "acceptance", "outcome": "passed_on"},
    }
    assert "gave_up" in STEPS["act"].outcomes
    assert "refused" in STEPS["playbook"].outcomes
    assert "passed_on" in STEPS["follow_up"].outcomes
    assert {"bad_signature", "not_stored", "no_secrets"} <= set(STEPS["receive"].outcomes)


def test_every_function_is_watched_for_errors_and_throttling(template: Template) -> None:
    assert {f"{one}{kind}Alarm" for one in FUNCTIONS for kind in ("Errors", "Throttles")} <= set(template["Resources"])


def test_every_alarm_says_what_is_wrong_and_leads_to_its_runbook(template: Template) -> None:
    page = (ROOT / RUNBOOKS).read_text("utf-8")
    titles = re.findall(r"^## (.+)$", page, re.MULTILINE)
    headings = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
    said = [one["Properties"]["AlarmDescription"] for one in of_type(template, "AWS::CloudWatch::Alarm")]
    assert len(said) == len(ALARMS)
    assert {one.rpartition(f" {RUNBOOKS}#")[2] for one in said} == {alarm.runbook for alarm in ALARMS}
    assert {alarm.runbook for alarm in ALARMS} <= headings


def test_no_alarm_where_nobody_watches(template: Template) -> None:
    watching = {one["Condition"] for one in of_type(template, "AWS::CloudWatch::Alarm")}
    assert watching == {"Watching", "TellingSilence"}
    conditions = template["Conditions"]
    assert resolved(conditions["Watching"], template, Watched="no") is False
    assert resolved(conditions["TellingSilence"], template, Watched="no", TellSilence="yes") is False


def test_a_query_is_what_cloudwatch_reads(template: Template) -> None:
    (query,) = template["Resources"]["PurseLowAlarm"]["Properties"]["Metrics"]
    assert resolved(query["Expression"], template) == (
        'SELECT MIN(purse_left) FROM SCHEMA("DelightEngine/dev", brand, purse)'
    )
    (query,) = template["Resources"]["GaveUpAlarm"]["Properties"]["Metrics"]
    assert resolved(query["Expression"], template) == (
        "SELECT SUM(effects) FROM SCHEMA(\"DelightEngine/dev\", action, outcome) WHERE outcome = 'gave_up'"
    )


def test_saved_queries_ask_for_fields_of_the_log() -> None:
    words = {
        "fields",
        "filter",
        "sort",
        "stats",
        "limit",
        "desc",
        "asc",
        "and",
        "by",
        "as",
        "count",
        "sum",
        "max",
        "pct",
    }
    words |= {"ispresent", "rules"}
    for name, question in QUESTIONS.items():
        text = "\n".join(question.lines)
        made = set(re.findall(r" as (\w+)", text))
        found = set(re.findall(r"(?<![@\w.\"])[a-z_]+\b", re.sub(r'"[^"]*"', "", text)))
        assert found - words - made <= set(FIELDS), name


def test_the_dashboard_shows_every_metric_that_people_wait_for(template: Template) -> None:
    body = resolved(template["Resources"]["Dashboard"]["Properties"]["DashboardBody"], template)
    widgets = json.loads(body)["widgets"]
    shown = json.dumps(widgets)
    assert "DelightEngine/dev" in shown
    for name in ("deliveries", "refusals", "considered", "effects", "answer_overdue", "purse_left", "time_to_decision"):
        assert name in shown
    places = {(one["x"], one["y"]) for one in widgets}
    assert len(places) == len(widgets)


def test_a_chart_of_many_series_names_the_dimensions_of_its_metric(template: Template) -> None:
    body = json.loads(resolved(template["Resources"]["Dashboard"]["Properties"]["DashboardBody"], template))
    asked = re.findall(r"SEARCH\('\{\"DelightEngine/dev\",([\w,]+)\} MetricName=\"(\w+)\"", expressions(body))
    assert len(asked) >= 9
    for schema, metric in asked:
        assert tuple(schema.split(",")) == MEASURES[metric].dimensions


def expressions(body: Any) -> str:
    """All of a dashboard's, one a line."""
    series = [one for widget in body["widgets"] for one in widget["properties"]["metrics"]]
    parts = [part for one in series for part in one if isinstance(part, dict)]
    return "\n".join(part["expression"] for part in parts if "expression" in part)


def of_type(template: Template, kind: str) -> list[dict[str, Any]]:
    return [one for one in template["Resources"].values() if one["Type"] == kind]
