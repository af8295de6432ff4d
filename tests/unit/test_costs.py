"""What a month costs: recomputed by hand, never less for more posts, and told as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, get_args

import jsonschema
import pytest
from msgspec.structs import replace

from chalicelib.cli import main
from chalicelib.costs import telling
from chalicelib.costs.estimate import CostReport, Load, amounts, priced, report
from chalicelib.costs.prices import FREE, PARTS, PRICES, UNCHECKED, Meter
from chalicelib.costs.usage import FunctionUsage, Idle, PostUsage, Usage, measured
from tests.worlds import ROOT

NOTHING = PostUsage(write_units=0, read_units=0, stored_bytes=0, log_bytes=0)
AT_REST = FunctionUsage(memory_gb=0, billed_ms=0)
IDLE = Idle(
    read_units=0, queue_calls=0, polls=0, look_units=0, series=0, brand_series=0, alarms=0, dashboards=0, secrets=0
)


def usage(**figures: Any) -> Usage:
    """Nothing at all, but for these."""
    bare = Usage(
        measured="2026-11-27",
        assumed=(),
        nothing=NOTHING,
        case=NOTHING,
        acts=NOTHING,
        reply=NOTHING,
        receive=AT_REST,
        normalise=AT_REST,
        consider=AT_REST,
        act=AT_REST,
        follow_up=AT_REST,
        idle=IDLE,
        invocation_log_bytes=0,
        access_log_bytes=0,
        shelved=0,
        shelved_bytes=0,
    )
    return replace(bare, **figures)


def load(posts_per_day: int, **more: Any) -> Load:
    """All posts are of the kind ``nothing``, and nothing is free."""
    only = {"cases": 0.0, "matching": 0.0, "replies": 0.0, "free_tier": False, "months": 1}
    return Load(posts_per_day=posts_per_day, **{**only, **more})


def dollars(found: CostReport) -> dict[str, float]:
    return {part.part: part.dollars for part in found.parts}


@pytest.mark.parametrize(("api", "expected"), [("rest", 9.1), ("http", 6.6)])
def test_the_sketch_of_the_design_comes_out(api: Any, expected: float) -> None:
    """By it: one queue, one worker, batches of 5, 5 write and 3 read units, 1 KB of log; $0.1 of it for a scheduler."""
    sketch = usage(
        nothing=PostUsage(write_units=5, read_units=3, stored_bytes=0, log_bytes=1024**3 / 1e6),
        receive=FunctionUsage(memory_gb=0.5, billed_ms=25),
        consider=FunctionUsage(memory_gb=0.5, billed_ms=60),
    )
    asked = load(1_000_000, api=api, batch=5)
    found = amounts(asked, sketch)
    normalise = found["rest_requests"] + found["http_requests"]
    one_queue = {**found, "fifo_requests": 0.0, "traces": 0.0, "log_gb_kept": 0.0}
    one_queue["invocations"] -= normalise / 5
    a_million = sum(part.dollars for part in priced(asked, one_queue)) / 30
    assert a_million + 0.1 == pytest.approx(expected, abs=0.05)


def test_a_thousand_posts_a_day_by_hand() -> None:
    found = report(
        load(1000, brands=2, vault="secretsmanager"),
        usage(
            nothing=PostUsage(write_units=9, read_units=6, stored_bytes=2048, log_bytes=1000, effects=0.5, mails=0.2),
            receive=FunctionUsage(memory_gb=0.5, billed_ms=20),
            act=FunctionUsage(memory_gb=1, billed_ms=100),
            follow_up=FunctionUsage(memory_gb=0.5, billed_ms=400),
            idle=replace(
                IDLE,
                read_units=10,
                polls=3,
                look_units=1,
                series=20,
                brand_series=5,
                alarms=24,
                dashboards=1,
                secrets=4,
            ),
            invocation_log_bytes=500,
            access_log_bytes=300,
        ),
    )
    runs = 30_000 * 3 + 15_000 + 43_200
    log_gb = (30_000 * 1000 + runs * 500 + 30_000 * 300) / 1024**3
    stored_gb = 30_000 * 2048 / 1024**3
    by_hand = {
        "api": 30_000 * 3.5e-6,
        "lambda": runs * 0.2e-6 + (30_000 * 0.01 + 15_000 * 0.1 + 43_200 * 0.2) * 0.0000166667,
        "sqs": (45_000 * 3 + 2 * 3 * 43_200) * 0.4e-6 + (30_000 * 3 + 3 * 43_200) * 0.5e-6,
        "dynamodb": 270_000 * 0.625e-6 + (180_000 + 10 * 2 * 43_200 + 75_000) * 0.125e-6 + stored_gb * (0.25 + 0.2),
        "s3": 0.0,
        "logs": log_gb * 0.5 + log_gb * 0.15 * 0.03,
        "metrics": 30 * 0.3,
        "alarms": 24 * 0.1 + 3,
        "tracing": 73_200 * 5e-6,
        "secrets": 8 * 0.4 + 8 * 3 * 12 * 24 * 30 * 5e-6,
        "mail": 6_000 * 1e-4,
    }
    assert dollars(found) == pytest.approx(by_hand, abs=0.0003)
    assert found.dollars == pytest.approx(sum(by_hand.values()), abs=0.001)


def test_what_is_free_is_taken_off_but_never_more_than_there_is() -> None:
    few = report(Load(posts_per_day=10), measured())
    meters = {meter.meter: meter for part in few.parts for meter in part.meters}
    assert all(0 <= meter.free <= meter.amount and meter.dollars >= 0 for meter in meters.values())
    assert meters["invocations"].dollars == 0
    queues = meters["standard_requests"].free + meters["fifo_requests"].free
    assert queues == pytest.approx(1_000_000)


def test_more_posts_never_cost_less_in_any_part() -> None:
    for free_tier in (True, False):
        before: Mapping[str, float] = {}
        for posts in (0, 1, 50, 3_000, 86_400, 90_000, 10**6, 10**8):
            now = dollars(report(Load(posts_per_day=posts, free_tier=free_tier), measured()))
            assert all(now[part] >= paid for part, paid in before.items())
            before = now


def test_more_of_anything_costs_no_less() -> None:
    usual = report(Load(posts_per_day=100_000), measured()).dollars
    more: list[dict[str, Any]] = [{"cases": 0.5}, {"matching": 0.2}, {"replies": 0.1}, {"brands": 3}, {"months": 24}]
    more += [{"vault": "secretsmanager"}, {"region": "eu-central-1"}, {"free_tier": False}]
    for one in more:
        assert report(Load(posts_per_day=100_000, **one), measured()).dollars > usual, one
    assert report(Load(posts_per_day=100_000, api="http"), measured()).dollars < usual
    assert report(Load(posts_per_day=100_000, batch=10), measured()).dollars < usual


def test_each_meter_has_a_price_in_each_region_a_part_and_words() -> None:
    meters = set(get_args(Meter))
    assert all(set(prices) == meters for prices in PRICES.values())
    assert sorted(meter for part in PARTS.values() for meter in part) == sorted(meters)
    assert set(telling.METERS) == meters
    assert set(telling.PARTS) == set(PARTS)
    assert set(FREE) <= meters
    assert set(UNCHECKED) == set(PRICES)


def test_what_was_not_measured_is_named_and_there() -> None:
    for name in measured().assumed:
        found: Any = measured()
        for part in name.split("."):
            found = getattr(found, part)
        assert found >= 0


Said = pytest.CaptureFixture[str]


def test_it_is_told_in_both_languages(capsys: Said) -> None:
    for language, total in (("en", r"about \$[\d,]+\.\d\d a month"), ("de", r"etwa [\d.]+,\d\d \$ im Monat")):
        assert main(["cost", "--posts-per-day", "10000", "--language", language]) == 0
        told = capsys.readouterr().out
        assert re.search(total, told)
        assert "{" not in told


def test_machines_read_the_same(capsys: Said) -> None:
    assert main(["cost", "--posts-per-day", "100000", "--json", "--region", "eu-central-1", "--no-free-tier"]) == 0
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, json.loads((ROOT / "schemas" / "cost.schema.json").read_text("utf-8")))
    assert told["dollars"] == pytest.approx(sum(part["dollars"] for part in told["parts"]), abs=0.01)
    assert told["dollars"] > told["idle_dollars"] > 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--cases", "0.8", "--matching", "0.3"], "80% that open a case and 30% for which"),
        (["--replies", "0.2"], "20% can't be answered where a rule does something for 10% only"),
    ],
)
def test_shares_that_can_t_be_are_refused(asked: list[str], said: str, capsys: Said) -> None:
    assert main(["cost", "--posts-per-day", "10", "--language", "en", *asked]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "asked", [["-1"], ["many"], ["1", "--batch", "11"], ["1", "--cases", "2"], ["1", "--cases", "x"]]
)
def test_what_is_no_number_is_refused(asked: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["cost", "--posts-per-day", *asked])
    assert "is no " in capsys.readouterr().err
