"""The simulation of load: units by DynamoDB's rules, the same for the same seed, and what the document says of it."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest

from bench.scale import partitions, stream, tables
from bench.scale.contention import contended
from bench.scale.limits import PROD, Limit, capacity, limits
from bench.scale.splitting import split
from bench.scale.stream import Run
from bench.scale.units import Op, Table, item_size, reading, shard
from bench.scale.usage import measured as usage_of
from chalicelib.adapters.aws import dynamodb_items as items
from chalicelib.costs.usage import measured
from chalicelib.ports import Add, Check, Delete, Due, Key, Put
from tests.worlds import ROOT, STEAK_AT

ITEM = Key("case#1", "case")
WORDS = {"text": " ".join(str(number**3) for number in range(300))}
"""Some 2 KiB that shrink by half."""


@pytest.fixture(scope="module")
def run() -> Run:
    return stream.run(400)


def test_a_write_takes_a_unit_for_each_kib_and_twice_that_in_a_transaction() -> None:
    table = Table()
    assert table.write([Put(ITEM, {})]) == [Op("case#1", "case", written=1)]
    both = table.write([Put(ITEM, {}), Check(Key("a", "b"), 0)])
    assert [op.written for op in both] == [2, 2]


def test_the_larger_of_before_and_after_counts_and_bodies_are_kept_compressed() -> None:
    table = Table()
    size = item_size(Put(ITEM, WORDS))
    assert 1024 < size < len(str(WORDS))
    assert [table.write([change])[0].written for change in (Put(ITEM, WORDS), Put(ITEM, {}), Put(ITEM, {}))] == [
        items.units(size),
        items.units(size),
        1,
    ]


def test_an_item_on_an_agenda_is_written_to_the_index_too_and_moves_by_going_and_coming() -> None:
    table = Table()
    there, later = (Due("effects", STEAK_AT + timedelta(minutes=minutes)) for minutes in (0, 1))
    index = shard(ITEM, "effects")
    found = [
        [op.partition for op in table.write([change])].count(index)
        for change in (Put(ITEM, {}, due=there), Put(ITEM, {}, due=there), Put(ITEM, {}, due=later), Delete(ITEM))
    ]
    assert found == [1, 0, 2, 1]
    assert re.fullmatch(r"due:effects#[0-9a-f]", index)


def test_a_counter_stays_one_unit() -> None:
    table = Table()
    assert [table.write([Add(ITEM, "cents", 1)])[0].written for _ in range(3)] == [1, 1, 1]


def test_a_read_takes_a_unit_for_four_kib_of_all_that_was_found_and_one_for_nothing() -> None:
    assert [reading("p", found).read for found in ([], [100], [4096], [4000, 4000])] == [1, 1, 1, 2]


def test_the_same_seed_gives_the_same_load(run: Run) -> None:
    again = stream.run(60)
    assert [one.ops for one in again.posts] == [one.ops for one in run.posts[:60]]
    assert [one.ops for one in stream.run(60, seed=2).posts] != [one.ops for one in again.posts]


def test_the_mix_is_as_it_was_asked_for(run: Run) -> None:
    for kind, share in stream.MIX.items():
        found = sum(one.kind == kind for one in run.posts) / len(run.posts)
        assert found == pytest.approx(share, abs=0.06)


def test_the_figures_of_costs_are_those_of_a_run(run: Run) -> None:
    """They are written by a longer run; a change of the books that moves them asks for a fresh one."""
    found, kept = usage_of(run, measured(), today="2026-11-27"), measured()
    for kind in ("nothing", "case"):
        fresh, old = getattr(found, kind), getattr(kept, kind)
        assert fresh.write_units == pytest.approx(old.write_units, rel=0.1), kind
        assert fresh.stored_bytes == pytest.approx(old.stored_bytes, rel=0.1), kind
    assert found.acts.write_units == pytest.approx(kept.acts.write_units, rel=0.25)
    assert found.idle.series == pytest.approx(kept.idle.series, abs=4)
    assert found.idle.brand_series == pytest.approx(kept.idle.brand_series, abs=1)


def test_the_document_ranks_partitions_as_a_fresh_run_does(run: Run) -> None:
    page = (ROOT / "docs" / "ops" / "scale.md").read_text("utf-8")
    table = page.partition("<!-- generated: load -->")[2].partition("<!-- end -->")[0]
    told = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    fresh = [hot.design for hot in partitions.hottest(run)]
    assert told[:3] == fresh[:3]
    assert set(fresh) <= set(told)


def test_every_table_has_its_place_in_a_document(run: Run) -> None:
    pages = "".join(page.read_text("utf-8") for page in tables.pages())
    made = tables.tables(run, measured())
    assert re.findall(r"<!-- generated: (\w+) -->", pages) == list(made)
    assert "| sure |" in tables.rewritten("<!-- generated: load -->\nold\n<!-- end -->\n", {"load": "| sure |"})


def test_a_partition_that_grows_at_an_end_is_told_from_one_that_is_split() -> None:
    def grows(sorts: list[str]) -> bool:
        return partitions._grows_at_its_end(sorts)

    assert grows([f"{number:04}" for number in range(100)])
    assert grows([f"{1000 - number:04}" for number in range(100)])
    assert not grows([f"{number * 7919 % 1000:04}" for number in range(100)])


def test_a_table_is_split_until_only_what_can_t_be_split_is_too_hot(run: Run) -> None:
    calm, busy = split(run, 10), split(run, 20_000)
    assert (calm.heat, calm.rounds, calm.refused) == (4, 0, 0)
    assert busy.heat > 60
    assert busy.hottest > 1000
    assert 0 < busy.refused < 0.2


def test_limits_are_told_in_the_order_in_which_they_are_met(run: Run) -> None:
    found = limits(run, measured())
    assert [one.posts for one in found] == sorted(one.posts for one in found)
    assert Limit("", 1000, 2, "").posts == 500
    assert capacity(0.06) == pytest.approx(10 / 0.61)


def test_what_is_taken_for_the_stack_s_settings_is_what_it_sets() -> None:
    stage = json.loads((ROOT / ".chalice" / "infra.json").read_text("utf-8"))["Mappings"]["ByStage"]["prod"]
    names = {"requests": "RequestsPerSecond", "normalise": "Normalising", "consider": "Considering", "act": "Acting"}
    assert {name: stage[there] for name, there in names.items()} == PROD
    functions = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))["lambda_functions"]
    for name in ("receive", "normalise", "consider", "act", "follow_up"):
        configured = functions["api_handler" if name == "receive" else name]["lambda_memory_size"]
        assert getattr(measured(), name).memory_gb * 1024 == configured


def test_nobody_waits_for_an_item_that_few_write() -> None:
    calm = contended(1, versioned=True)
    assert calm.again == 0
    assert calm.done == pytest.approx(1, abs=0.3)


def test_what_is_expected_unchanged_is_written_less_often_than_what_is_only_added_to() -> None:
    added, expected = (contended(100, versioned=versioned, seconds=20) for versioned in (False, True))
    assert added.done > 2 * expected.done
    assert expected.tries > added.tries == 1
