"""A trace as a person reads it: each leaf a sentence, grouped as the rule groups them."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import operators
from chalicelib.domain.decision import Explanation, RuleResult
from chalicelib.editor import tell
from chalicelib.editor.page import written
from chalicelib.matching import plain
from tests.moments import moment
from tests.unit.test_matching import playbook


def told(when: dict[str, Any], **known: Any) -> list[str]:
    facts = {name.replace("__", "."): value for name, value in known.items()}
    (result,) = plain.match(playbook({"id": "r", "when": when}), moment(facts))
    found = Explanation(post_key="x:1", decision_id="d", brand="b", version="v", rules=(result,))
    lines = list(written(tell.lines(found)))
    return lines[lines.index(next(line for line in lines if line.startswith("rules/r.json"))) :]


FOLLOWED = {"fact": "author.followers", "at_least": 100}
VERIFIED = {"fact": "author.verified", "is": True}
PUBLIC = {"fact": "post.visibility", "is": "public"}
SHORT = {"jmespath": "length(post.mentions) <= `3`"}


def test_each_leaf_is_a_sentence_with_what_was_found() -> None:
    assert told({"all": [PUBLIC, FOLLOWED, VERIFIED, SHORT]}, author__followers=7) == [
        "rules/r.json: misses: 2 conditions stand in the way",
        "    ✓ post.visibility is public: found public",
        "    ✗ author.followers is at least 100: found 7  ← would have to change",
        "    ? author.verified is yes: unknown: the platform didn't tell  ← would have to change",
        "    ✓ length(post.mentions) <= `3`: found 1",
    ]


def test_groups_are_told_as_the_rule_has_them() -> None:
    when = {"all": [PUBLIC, {"any": [FOLLOWED, {"all": [VERIFIED, SHORT]}]}, {"not": VERIFIED}]}
    assert told(when, author__followers=700, author__verified=False) == [
        "rules/r.json: matched",
        "    ✓ post.visibility is public: found public",
        "    any of:",
        "      ✓ author.followers is at least 100: found 700",
        "      all of:",
        "        ✗ author.verified is yes: found no",
        "        ✓ length(post.mentions) <= `3`: found 1",
        "    ✓ not: author.verified is yes: found no",
    ]


def test_whether_a_fact_is_known_says_it_all() -> None:
    assert told({"all": [{"fact": "post.rating", "is_known": True}]}) == [
        "rules/r.json: just misses: one condition stands in the way",
        "    ✗ post.rating is known  ← would have to change",
        "      Stars of a review.",
    ]


def test_below_a_not_groups_are_told_as_their_opposites() -> None:
    """Not any of two is all of their opposites."""
    when = {"not": {"any": [FOLLOWED, VERIFIED]}}
    assert told(when, author__followers=7, author__verified=False) == [
        "rules/r.json: matched",
        "    all of:",
        "      ✓ not: author.followers is at least 100: found 7",
        "      ✓ not: author.verified is yes: found no",
    ]


@pytest.mark.parametrize(
    ("operator", "wanted", "sentence"),
    [
        ("is_known", True, "f is known"),
        ("is_known", False, "f is not known"),
        ("is_empty", True, "f is empty"),
        ("between", [0, 240.0], "f is from 0 to 240"),
        ("in", ["a", "b"], "f is one of a, b"),
        ("near", {"phrases": ["cold", "steak"], "within": 4}, "f has cold, steak with at most 4 words between"),
        ("within_km", {"km": 40, "of": {"store": "hq", "latitude": 1, "longitude": 2}}, "f is within 40 km of hq"),
        ("within_km", {"km": 1.5, "of": {"latitude": 1, "longitude": 2.5}}, "f is within 1.5 km of 1, 2.5"),
        ("matches", "^a+$", "f matches the pattern ^a+$"),
    ],
)  # fmt: skip
def test_an_operator_says_what_it_wants(operator: str, wanted: Any, sentence: str) -> None:
    assert operators.BY_NAME[operator].says("f", wanted) == sentence


def test_the_nearest_misses_come_first() -> None:
    rules = tuple(
        RuleResult(id=name, path=f"rules/{name}.json", result="missed", leaves=(), nearest_miss=("#/when",) * misses)
        for name, misses in (("far", 3), ("near", 1), ("nearer", 1), ("middle", 2))
    )
    found = Explanation(post_key="x:1", decision_id="d", brand="b", version="v", rules=rules)
    lines = [line for line in written(tell.lines(found)) if line.startswith("rules/")]
    assert [line.partition(":")[0] for line in lines] == [
        "rules/near.json", "rules/nearer.json", "rules/middle.json", "rules/far.json",
    ]  # fmt: skip
