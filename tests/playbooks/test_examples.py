"""Every rule's examples, through the same decision as live posts: the world of a dry run, at the time of receipt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest

from chalicelib.bootstrap import commands, environment, machine
from chalicelib.domain.post import PostEvent
from chalicelib.domain.sentence import LANGUAGES, Language
from chalicelib.editor import explain, tell
from chalicelib.editor.page import written
from chalicelib.engine import pipeline

ROOT = Path(__file__).resolve().parents[2]
BRANDS = sorted(path.parent.name for path in (ROOT / "playbooks").glob("*/brand.json"))
OPTIONS = environment.Options(playbooks=ROOT / "playbooks")
WOULD_MATCH = {"matched", "shadow", "draft", "paused"}
"""Its tree is true and nothing hides it, whatever state the rule is in; the same as in `editor.check`."""
RULES = sorted(path.relative_to(ROOT / "playbooks") for path in (ROOT / "playbooks").glob("*/rules/*.json"))


@cache
def considered(brand: str, example: str) -> pipeline.Considered:
    content = (ROOT / "playbooks" / brand / "examples" / f"{example}.json").read_bytes()
    event = msgspec.json.decode(content, type=PostEvent)
    world = commands.dry_run(OPTIONS, at=event.received_at)
    return pipeline.decide_post(event, world.playbooks.current(brand), world.records, now=event.received_at)


def test_there_is_a_brand() -> None:
    assert BRANDS


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_matches_what_its_examples_say(path: Path) -> None:
    brand = path.parts[0]
    playbook = commands.dry_run(OPTIONS, at=machine.now()).playbooks.current(brand)
    (rule,) = [rule for rule in playbook.rules if rule.id == path.stem]
    found = {}
    for example in rule.examples:
        results = considered(brand, example.post).results
        (result,) = [one.result for one in results if one.id == rule.id]
        found[example.post] = "match" if result in WOULD_MATCH else "no match"
    assert found == {example.post: example.expect for example in rule.examples}
    assert set(found.values()) == {"match", "no match"}


@pytest.mark.parametrize("brand", BRANDS)
def test_every_example_is_answered_or_seen_by_a_person_where_somebody_spoke_to_us(brand: str) -> None:
    for path in sorted((ROOT / "playbooks" / brand / "examples").glob("*.json")):
        decision = considered(brand, path.stem).decision
        if decision.moment.post.addressed:
            assert decision.plan or decision.case, path.stem


@pytest.mark.parametrize("brand", BRANDS)
def test_nobody_who_complains_or_mourns_is_delighted(brand: str) -> None:
    playbook = commands.dry_run(OPTIONS, at=machine.now()).playbooks.current(brand)
    delighting = {rule.id for rule in playbook.rules if rule.goal == "delight"}
    for path in sorted((ROOT / "playbooks" / brand / "examples").glob("*.json")):
        decision = considered(brand, path.stem).decision
        if "complaint" in decision.moment.signals.intents or decision.moment.signals.stop.reasons:
            assert delighting.isdisjoint(verdict.rule for verdict in decision.verdicts), path.stem


@pytest.mark.parametrize("brand", BRANDS)
def test_every_matched_rule_can_say_its_texts(brand: str) -> None:
    for path in sorted((ROOT / "playbooks" / brand / "examples").glob("*.json")):
        for verdict in considered(brand, path.stem).decision.verdicts:
            codes = {reason.code for reason in verdict.reasons}
            assert "text_not_rendered" not in codes, (path.stem, verdict.rule)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("brand", BRANDS)
def test_the_trace_of_every_example_can_be_told(brand: str, language: Language) -> None:
    for path in sorted((ROOT / "playbooks" / brand / "examples").glob("*.json")):
        found = considered(brand, path.stem)
        results = found.results
        told = "\n".join(written(tell.lines(explain.explanation(found.decision, results), language)))
        for rule in results:
            assert rule.path in told
            assert all(tell.sentence(leaf, language) in told for leaf in rule.leaves), (path.stem, rule.id)
        assert "None" not in told, path.stem
        assert "{'" not in told, path.stem  # no JSON of ours


@pytest.mark.parametrize("brand", BRANDS)
def test_every_example_belongs_to_a_rule(brand: str) -> None:
    playbook = commands.dry_run(OPTIONS, at=machine.now()).playbooks.current(brand)
    used = {example.post for rule in playbook.rules for example in rule.examples}
    assert set(playbook.examples) - used == set()
