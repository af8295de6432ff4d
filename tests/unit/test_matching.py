"""Which rules match: order, stop, group, backstop, states, care before delight, and sensitive matters before all."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import facts
from chalicelib.books import playbook_files
from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Leaf, Not
from chalicelib.domain.decision import RuleResult, Truth
from chalicelib.domain.playbook import Playbook
from chalicelib.matching import firing, plain
from tests.moments import moment

ALWAYS = {"fact": "post.addressed", "is": True}
NEVER = {"fact": "post.addressed", "is": False}
NOBODY_KNOWS = {"fact": "author.verified", "is": True}


def playbook(*rules: dict[str, Any]) -> Playbook:
    files: dict[str, Any] = {
        "brand.json": {"id": "b", "name": "B", "languages": ["en"], "time_zone": "UTC", "currency": "USD"}
    }
    for rule in rules:
        whole = {
            "title": "t",
            "why": "w",
            "owner": "o",
            "goal": "acknowledge",
            "state": "live",
            "when": ALWAYS,
            "then": [],
            "priority": 4,
            "limits": [{"per": "rule", "times": 1, "days": 1}],
            **rule,
        }
        files[f"rules/{rule['id']}.json"] = whole
    return read(files)


def read(files: dict[str, Any]) -> Playbook:
    found, problems = playbook_files.read(files, version="sha256:test", settings={})
    assert found is not None, problems
    assert problems == []
    return found


def results(*rules: dict[str, Any], **known: Any) -> list[tuple[str, str, str | None]]:
    found = plain.match(playbook(*rules), moment({name.replace("__", "."): value for name, value in known.items()}))
    return [(one.id, one.result, one.hidden_by) for one in found]


T, F, U = True, False, None
TABLE = [(T, T, T, T), (T, F, F, T), (T, U, U, T), (F, F, F, F), (F, U, F, U), (U, U, U, U)]


def leaf(truth: Truth, path: str) -> Leaf:
    if truth is None:
        return Leaf(path=path, fact="author.verified", operator="is", wanted=True)
    return Leaf(path=path, fact="post.addressed", operator="is", wanted=truth)


def result(condition: Condition) -> Truth:
    return plain.evaluate(condition, plain.Look(moment())).result


@pytest.mark.parametrize(("one", "other", "both", "either"), TABLE)
def test_all_and_any_follow_kleene(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    for children in ((leaf(one, "a"), leaf(other, "b")), (leaf(other, "a"), leaf(one, "b"))):
        assert result(AllOf(path="#", children=children)) is both
        assert result(AnyOf(path="#", children=children)) is either


@pytest.mark.parametrize(("truth", "opposite"), [(T, F), (F, T), (U, U)])
def test_not_leaves_unknown_unknown(truth: Truth, opposite: Truth) -> None:
    assert result(Not(path="#", child=leaf(truth, "a"))) is opposite


def test_every_leaf_is_looked_at_though_one_decides_already() -> None:
    tree = AllOf(path="#", children=(leaf(F, "#/all/0"), leaf(U, "#/all/1"), leaf(T, "#/all/2")))
    found = plain.evaluate(tree, plain.Look(moment()))
    assert [(one.path, one.result) for one in found.leaves] == [("#/all/0", F), ("#/all/1", U), ("#/all/2", T)]
    assert found.to_true == ("#/all/0", "#/all/1")


def test_an_unknown_leaf_says_why() -> None:
    (found,) = plain.evaluate(leaf(U, "#/when"), plain.Look(moment())).leaves
    assert (found.result, found.found, found.why) == (None, None, "the platform didn't tell")


def test_a_leaf_tells_what_was_found_and_wanted() -> None:
    (rule,) = plain.match(
        playbook({"id": "r", "when": {"fact": "post.text", "mentions_any": ["steak", "pie"]}}),
        moment({"post.text": "a pie"}),
    )
    assert [(one.path, one.wanted, one.found, one.result) for one in rule.leaves] == [
        ("#/when", ["steak", "pie"], ["pie"], True)
    ]


def test_a_rule_matches_only_when_it_is_true() -> None:
    assert results({"id": "a"}, {"id": "b", "when": NEVER}, {"id": "c", "when": NOBODY_KNOWS}) == [
        ("a", "matched", None),
        ("b", "missed", None),
        ("c", "unknown", None),
    ]


def test_not_of_unknown_never_matches() -> None:
    assert results({"id": "a", "when": {"not": NOBODY_KNOWS}}) == [("a", "unknown", None)]


def test_high_priority_comes_first_then_the_id() -> None:
    rules = [{"id": "b", "priority": 1}, {"id": "c", "priority": 9}, {"id": "a", "priority": 1}]
    assert [one[0] for one in results(*rules)] == ["c", "a", "b"]


def test_the_order_of_files_never_matters() -> None:
    rules: list[dict[str, Any]] = [
        {"id": "a", "stop": True, "priority": 5},
        {"id": "b", "group": "g"},
        {"id": "c", "group": "g", "priority": 9},
        {"id": "d", "backstop": True},
    ]
    expected = results(*rules)
    assert results(*reversed(rules)) == expected
    assert results(*rules[2:], *rules[:2]) == expected


def test_stop_hides_what_comes_later_and_nothing_before() -> None:
    assert results(
        {"id": "a", "priority": 9}, {"id": "b", "priority": 5, "stop": True}, {"id": "c", "priority": 1}
    ) == [
        ("a", "matched", None),
        ("b", "matched", None),
        ("c", "hidden", "b"),
    ]


def test_a_rule_that_did_not_match_stops_nothing() -> None:
    assert results({"id": "a", "priority": 9, "stop": True, "when": NEVER}, {"id": "b"})[1] == ("b", "matched", None)


def test_what_would_not_have_matched_is_missed_and_not_hidden() -> None:
    assert results({"id": "a", "priority": 9, "stop": True}, {"id": "b", "when": NEVER})[1] == ("b", "missed", None)


def test_of_a_group_the_first_wins() -> None:
    rules: list[dict[str, Any]] = [
        {"id": "a", "group": "g", "when": NEVER},
        {"id": "b", "group": "g"},
        {"id": "c", "group": "g"},
        {"id": "d", "group": "h"},
        {"id": "e"},
    ]
    assert results(*rules) == [
        ("a", "missed", None),
        ("b", "matched", None),
        ("c", "hidden", "b"),
        ("d", "matched", None),
        ("e", "matched", None),
    ]


def test_a_hidden_rule_neither_stops_nor_wins_its_group() -> None:
    rules: list[dict[str, Any]] = [
        {"id": "a", "goal": "delight", "group": "g", "stop": True, "priority": 9},
        {"id": "b", "goal": "care", "group": "g", "priority": 5},
        {"id": "c", "priority": 1},
    ]
    assert results(*rules) == [("a", "hidden", "b"), ("b", "matched", None), ("c", "matched", None)]


def test_a_backstop_runs_only_when_nothing_else_matched() -> None:
    backstop: dict[str, Any] = {"id": "z", "backstop": True, "priority": 99}
    assert results({"id": "a"}, backstop) == [("a", "matched", None), ("z", "backstop", None)]
    assert results({"id": "a", "when": NEVER}, backstop) == [("a", "missed", None), ("z", "matched", None)]


@pytest.mark.parametrize("state", ["shadow", "draft", "paused"])
def test_a_rule_that_is_not_live_stops_nothing_and_lets_the_backstop_run(state: str) -> None:
    rules: list[dict[str, Any]] = [
        {"id": "a", "state": state, "stop": True, "group": "g", "priority": 9},
        {"id": "b", "group": "g", "when": NEVER},
        {"id": "z", "backstop": True},
    ]
    assert results(*rules) == [("a", state, None), ("b", "missed", None), ("z", "matched", None)]


@pytest.mark.parametrize("goal", ["care", "escalate"])
@pytest.mark.parametrize("priority", [1, 99])
def test_care_suppresses_delight_whatever_their_order(goal: str, priority: int) -> None:
    found = results({"id": "d", "goal": "delight"}, {"id": "c", "goal": goal, "priority": priority}, {"id": "e"})
    assert sorted(found) == [("c", "matched", None), ("d", "hidden", "c"), ("e", "matched", None)]


def test_care_in_shadow_suppresses_nothing() -> None:
    found = results({"id": "c", "goal": "care", "state": "shadow"}, {"id": "d", "goal": "delight"})
    assert found == [("c", "shadow", None), ("d", "matched", None)]


def test_care_suppresses_delight_among_backstops_too() -> None:
    found = results(
        {"id": "c", "goal": "care", "backstop": True}, {"id": "d", "goal": "delight", "backstop": True, "priority": 99}
    )
    assert sorted(found) == [("c", "matched", None), ("d", "hidden", "c")]


def test_a_backstop_that_stops_hides_the_next() -> None:
    found = results({"id": "a", "backstop": True, "stop": True}, {"id": "b", "backstop": True})
    assert found == [("a", "matched", None), ("b", "hidden", "a")]


def test_a_sensitive_matter_hides_every_rule_that_would_act() -> None:
    rules: list[dict[str, Any]] = [
        {"id": "a", "priority": 9, "stop": True},
        {"id": "b", "priority": 5},
        {"id": "c", "when": NEVER},
        {"id": "z", "backstop": True},
    ]
    assert results(*rules, signals__stop=["death"]) == [
        ("a", "hidden", firing.SENSITIVE),
        ("b", "hidden", firing.SENSITIVE),
        ("c", "missed", None),
        ("z", "backstop", None),
    ]


def test_a_sensitive_matter_hides_the_backstop_too() -> None:
    found = results({"id": "z", "backstop": True}, signals__stop=["death"])
    assert found == [("z", "hidden", firing.SENSITIVE)]


def test_a_named_list_stands_for_its_words() -> None:
    files: dict[str, Any] = {
        "brand.json": {
            "id": "b",
            "name": "B",
            "languages": ["en"],
            "time_zone": "UTC",
            "currency": "USD",
            "lists": {"food": ["pie", "steak"]},
        },
        "rules/r.json": {
            "id": "r",
            "title": "t",
            "why": "w",
            "owner": "o",
            "goal": "listen",
            "state": "live",
            "when": {"fact": "post.text", "mentions_any": "@food"},
            "then": [],
        },
    }
    (rule,) = plain.match(read(files), moment({"post.text": "steak!"}))
    assert (rule.result, rule.leaves[0].wanted, rule.leaves[0].found) == ("matched", ["pie", "steak"], ["steak"])


def test_the_nearest_miss_names_the_fewest_leaves() -> None:
    def miss(when: dict[str, Any]) -> RuleResult:
        (found,) = plain.match(playbook({"id": "r", "when": when}), moment())
        return found

    assert miss({"any": [{"all": [NEVER, NEVER]}, {"all": [ALWAYS, NEVER]}]}).nearest_miss == ("#/when/any/1/all/1",)
    assert miss({"all": [NEVER, {"not": ALWAYS}, NOBODY_KNOWS]}).nearest_miss == (
        "#/when/all/0",
        "#/when/all/1/not",
        "#/when/all/2",
    )
    assert miss(ALWAYS).nearest_miss == ()


def test_every_fact_is_of_the_type_that_the_table_says() -> None:
    kinds: dict[str, type | tuple[type, ...]] = {
        "text": str,
        "word": str,
        "number": (int, float),
        "boolean": bool,
        "list": list,
    }
    known = moment({"post.text": "hm", "author.followers": 3, "author.verified": True, "signals.mood": "positive"})
    for fact in facts.FACTS:
        found = facts.value(known, fact)
        assert found is None or isinstance(found, kinds[fact.type]), fact.name
        assert found is not None or fact.unknown != "never", fact.name
