"""The metrics: what CloudWatch would take, nothing lost between threads, and bounded in memory."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from chalicelib import measures
from chalicelib.adapters import emf
from chalicelib.adapters.emf import EmfMetrics
from chalicelib.adapters.system import FixedClock
from tests.emf import UNITS, check, series

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)


class Desk:
    """Metrics, and what they wrote."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.metrics = EmfMetrics(self.written.append, clock=FixedClock(NOON))

    def documents(self) -> list[dict[str, Any]]:
        """What a flush writes, each held against the specification."""
        self.written.clear()
        self.metrics.flush()
        assert not any("\n" in line for line in self.written)
        found = [json.loads(line) for line in self.written]
        for document in found:
            check(document)
        return found

    def series(self) -> dict[str, list[float]]:
        """All values of a flush."""
        gathered: dict[str, list[float]] = {}
        for document in self.documents():
            for name, values in series(document).items():
                gathered.setdefault(name, []).extend(values)
        return gathered


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_counts_are_sums_times_are_all_there_and_of_a_gauge_the_last_counts(desk: Desk) -> None:
    for _ in range(3):
        desk.metrics.count("deliveries", platform="x")
    desk.metrics.count("deliveries", 5, platform="facebook")
    for ms in (1.5, 2.5):
        desk.metrics.time_ms("receive_latency", ms)
    for depth in (7, 4):
        desk.metrics.gauge("queue_depth", depth, queue="raw")
    assert desk.series() == {
        "deliveries platform=x": [3],
        "deliveries platform=facebook": [5],
        "receive_latency": [1.5, 2.5],
        "queue_depth queue=raw": [4],
    }


def test_a_document_names_time_namespace_and_unit(desk: Desk) -> None:
    desk.metrics.time_ms("act_latency", 3.0, action="send_reply")
    (document,) = desk.documents()
    assert document == {
        "_aws": {
            "Timestamp": int(NOON.timestamp() * 1000),
            "CloudWatchMetrics": [
                {
                    "Namespace": "DelightEngine",
                    "Dimensions": [["action"]],
                    "Metrics": [{"Name": "act_latency", "Unit": "Milliseconds"}],
                }
            ],
        },
        "action": "send_reply",
        "act_latency": [3.0],
    }


def test_what_has_the_same_dimensions_shares_a_document(desk: Desk) -> None:
    desk.metrics.time_ms("receive_latency", 1.0)
    desk.metrics.time_ms("decision_latency", 2.0)
    desk.metrics.gauge("effects_unknown", 0)
    desk.metrics.count("posts", platform="x")
    assert len(desk.documents()) == 2


def test_nothing_is_written_twice_and_nothing_where_nothing_happened(desk: Desk) -> None:
    desk.metrics.count("posts", platform="x")
    assert desk.series() == {"posts platform=x": [1]}
    assert desk.documents() == []


def test_more_than_a_hundred_values_make_more_documents(desk: Desk) -> None:
    for number in range(250):
        desk.metrics.time_ms("receive_latency", number)
    desk.metrics.time_ms("decision_latency", 1)
    found = desk.documents()
    assert [len(one["receive_latency"]) for one in found] == [100, 100, 50]
    assert [value for one in found for value in one["receive_latency"]] == list(range(250))
    assert [one.get("decision_latency") for one in found] == [[1], None, None]


def test_memory_is_bounded_where_nobody_flushes(desk: Desk) -> None:
    for number in range(emf.MOST_GATHERED + 500):
        desk.metrics.time_ms("receive_latency", number)
        desk.metrics.count("posts", platform="x")
    found = desk.series()
    assert found["receive_latency"] == list(range(emf.MOST_GATHERED))
    assert found["posts platform=x"] == [emf.MOST_GATHERED + 500]


def test_threads_that_count_while_others_flush_lose_nothing(desk: Desk) -> None:
    def count(_: int) -> None:
        for number in range(500):
            desk.metrics.count("posts", platform="x")
            desk.metrics.time_ms("decision_latency", number)
            if number % 50 == 0:
                desk.metrics.flush()

    with ThreadPoolExecutor(8) as together:
        list(together.map(count, range(8)))
    desk.metrics.flush()
    found = [series(json.loads(line)) for line in desk.written]
    assert sum(sum(one.get("posts platform=x", [])) for one in found) == 4000
    assert sum(len(one.get("decision_latency", [])) for one in found) == 4000


def test_the_environment_adds_nothing_to_a_document(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SERVICE_NAME", "METRICS_NAMESPACE", "DEV", "METRICS_DISABLED"):
        monkeypatch.setenv(f"POWERTOOLS_{name}", "true")
    desk.metrics.count("posts", platform="x")
    (document,) = desk.documents()
    assert document.keys() == {"_aws", "platform", "posts"}
    assert document["_aws"]["CloudWatchMetrics"][0]["Namespace"] == measures.NAMESPACE


# The table


def test_the_names_that_the_type_check_lets_in_are_those_of_the_table() -> None:
    counted, timed, gauged = (set(get_args(kind)) for kind in (measures.Counted, measures.Timed, measures.Gauged))
    assert counted | timed | gauged == set(measures.MEASURES)
    assert {name for name, one in measures.MEASURES.items() if one.unit == "Milliseconds"} == timed
    assert {name for name, one in measures.MEASURES.items() if one.unit == "Count"} >= counted


@pytest.mark.parametrize("name", measures.MEASURES)
def test_every_metric_fits_cloudwatch(name: str) -> None:
    measure = measures.MEASURES[name]
    assert re.fullmatch("[a-z]+(_[a-z]+)*", name)
    assert measure.unit in UNITS
    assert measure.meaning
    assert len(set(measure.dimensions)) == len(measure.dimensions)
    check(json.loads(emf.document({name: [1]}, dimensions=dict.fromkeys(measure.dimensions, "a"), at=NOON)))
