"""What misses by one leaf alone is what the plain evaluator says, for rules together and one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Rule
from chalicelib.matching.near import NearMiss, NearMisses
from chalicelib.matching.plain import Look, evaluate
from tests.demo import BRANDS, playbook
from tests.moments import listening, moment
from tests.playbooks.test_examples import considered
from tests.properties.test_matching import KNOWN, SHAPES, Shape, tree

SOUGHT: list[Condition] = [
    Leaf(path="#/a", fact="post.text", operator="mentions_all", wanted=["pie", "steak"]),
    Leaf(path="#/b", fact="post.text", operator="near", wanted={"phrases": ["pie", "steak"], "within": 0}),
    Leaf(path="#/c", fact="post.text", operator="near", wanted={"phrases": ["pie", "steak"], "within": 3}),
    Leaf(path="#/d", fact="post.text", operator="mentions_any", wanted=["stea*", "a " * 21 + "b"]),
    Leaf(path="#/e", fact="post.text", operator="matches", wanted="^pie"),
    Expression(path="#/f", text="post.visibility == 'public'"),
    Expression(path="#/g", text="author.followers > `3`"),
]


def one_by_one(rules: Sequence[Rule], seen: Moment) -> list[NearMiss]:
    look = Look(seen)
    found = []
    for rule in rules:
        tried = evaluate(rule.when, look)
        if tried.result is not True and len(tried.to_true) == 1:
            (unknown,) = {leaf.result is None for leaf in tried.leaves if leaf.path == tried.to_true[0]}
            found.append(NearMiss(rule.id, tried.to_true[0], unknown))
    return found


def together(rules: Sequence[Rule], seen: Moment) -> list[NearMiss]:
    true = {rule.id for rule in rules if evaluate(rule.when, Look(seen)).result is True}
    return list(NearMisses(rules).of(seen, true=true))


@settings(deadline=None, max_examples=300)
@given(shapes=st.lists(SHAPES, min_size=1, max_size=5), known=KNOWN)
def test_rules_together_miss_as_each_does_alone(shapes: list[Shape], known: Mapping[str, Any]) -> None:
    rules = [listening(number, tree(shape)) for number, shape in enumerate(shapes)]
    assert together(rules, moment(known)) == one_by_one(rules, moment(known))


@settings(deadline=None, max_examples=300)
@given(
    chosen=st.lists(st.lists(st.sampled_from(SOUGHT), min_size=1, max_size=3), min_size=1, max_size=4),
    groups=st.lists(st.sampled_from([AllOf, AnyOf]), min_size=4, max_size=4),
    opposite=st.booleans(),
    known=KNOWN,
)
def test_phrases_patterns_and_expressions_miss_as_they_do_alone(
    chosen: list[list[Condition]], groups: list[Any], opposite: bool, known: Mapping[str, Any]
) -> None:
    trees = [groups[n](path="#/when", children=tuple(one)) for n, one in enumerate(chosen)]
    rules = [listening(n, Not(path="#/not", child=one) if opposite else one) for n, one in enumerate(trees)]
    assert together(rules, moment(known)) == one_by_one(rules, moment(known))


@pytest.mark.parametrize("brand", BRANDS)
def test_the_demo_brands_rules_miss_as_their_traces_say(brand: str) -> None:
    rules = playbook(brand).rules
    found = []
    for name in playbook(brand).examples:
        seen = considered(brand, name).decision.moment
        assert together(rules, seen) == one_by_one(rules, seen), name
        found += together(rules, seen)
    assert found
