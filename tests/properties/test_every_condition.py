"""Whatever fact and operator a marketer can choose together: there is a moment in which it is true, and one in which
it is false. A condition that can be chosen and never fires would be a trap."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from chalicelib import facts, operators
from chalicelib.domain.conditions import Leaf
from chalicelib.domain.decision import Truth
from chalicelib.facts import Fact
from chalicelib.matching.plain import Look, evaluate
from chalicelib.operators.operator import Operator
from tests.moments import moment

NEWARK = {"name": "Newark", "latitude": 40.69, "longitude": -74.17}
SYDNEY = {"name": None, "latitude": -33.87, "longitude": 151.21}
TEXTS = ["", "steak", "pie", "a steak and a pie", "käse", "steak steak käse pie pie käse käse steak pie steak"]
VALUES = 40
"""Random values for each pair of fact and operator, of those that the check accepts."""

PAIRS = [(fact, operator) for fact in facts.FACTS for operator in operators.OPERATORS if fact.type in operator.compares]


def known(fact: Fact) -> list[Any]:
    """Values that the fact can have, its ends and its unknown included."""
    unknown = [] if fact.unknown == "never" else [None]
    match fact.type:
        case "text":
            return [*unknown, *TEXTS]
        case "boolean":
            return [*unknown, True, False]
        case "place":
            return [*unknown, NEWARK, SYDNEY]
        case "word":
            return [*unknown, *(fact.values or ("a", "b", "c"))]
        case "list":
            some = list(fact.values or ("a", "b", "c"))
            return [*unknown, [], *([one] for one in some), some]
    low = -500 if fact.least is None else int(fact.least)
    high = low + 1000 if fact.most is None else int(fact.most)
    return [*unknown, *sorted({low, low + 1, (low + high) // 2, high})]


def wanted(fact: Fact, operator: Operator, chance: random.Random) -> Any:
    """Something a marketer may write there, sensible or not."""
    some = [one for one in known(fact) if one is not None]
    match operator.name, fact.type:
        case (("is_known" | "is_empty"), _):
            return chance.random() < 0.5
        case "between", _:
            return [chance.choice([*some, -7]) for _ in range(2)]
        case "near", _:
            words = [chance.choice(["steak", "pie", "kaese", ["steak", "pie"]]) for _ in range(2)]
            return {"phrases": words, "within": chance.randint(0, 3)}
        case "matches", _:
            return chance.choice(["steak", "^pie$", r"\bk\w+e\b", "st(e|a)+k", r"a \w+ and"])
        case (("mentions_any" | "mentions_all" | "mentions_none"), _):
            return chance.sample(["steak", "pie", "kä*", "STEAK"], chance.randint(1, 2))
        case "within_km", _:
            return {"km": chance.choice([1, 500]), "of": chance.choice([NEWARK, SYDNEY])}
        case "includes", _:
            return chance.choice(some[-1])
        case _, "list":
            return chance.sample(some[-1], chance.randint(1, min(2, len(some[-1]))))
        case (("in" | "not_in"), _):
            return chance.sample(some, chance.randint(1, min(2, len(some))))
    return chance.choice([*some, 10**6, -1, 0.5] if fact.type == "number" else some)


def moments(fact: Fact) -> Iterator[Mapping[str, Any]]:
    for value in known(fact):
        yield {"post.text": None, fact.name: None} if value is None and fact.understood else {fact.name: value}


def answers(fact: Fact, operator: Operator, value: Any) -> set[Truth]:
    leaf = Leaf(path="#/when", fact=fact.name, operator=operator.name, wanted=value)
    return {evaluate(leaf, Look(moment(one))).result for one in moments(fact)}


@pytest.mark.parametrize(("fact", "operator"), PAIRS, ids=[f"{one.name}-{other.name}" for one, other in PAIRS])
def test_what_the_check_accepts_can_be_true_and_can_be_false(fact: Fact, operator: Operator) -> None:
    chance = random.Random(f"{fact.name} {operator.name}")
    values = [wanted(fact, operator, chance) for _ in range(VALUES)]
    accepted = [one for one in values if operator.problem(fact, one) is None]
    if operator.name == "is_known" and fact.unknown == "never":
        return  # which `editor.dead` tells
    seen: set[Truth] = set()
    for value in accepted:
        found = answers(fact, operator, value)
        assert True in found or fact.type == "number", value  # of those see below
        assert (None in found) is (fact.unknown != "never" and operator.on_unknown is None), value
        seen |= found
    assert {True, False} <= seen


@pytest.mark.parametrize("fact", [one for one in facts.FACTS if one.type == "number"], ids=lambda fact: fact.name)
def test_a_number_that_is_never_reached_is_refused_and_one_that_is_can_be_true(fact: Fact) -> None:
    ends = {end for end in (fact.least, fact.most) if end is not None}
    tried = sorted({*ends, *(end + step for end in ends for step in (-1, 1)), 0.5, 10.0})
    low, high = (-(10.0**9) if fact.least is None else fact.least), (10.0**9 if fact.most is None else fact.most)
    possible = [low, *(one for one in tried if low <= one <= high), high]
    for name in ("is", "at_least", "at_most", "more_than", "less_than"):
        operator = operators.BY_NAME[name]
        for value in tried:
            reached = any(operator.evaluate(one, value).result for one in possible)
            assert (operator.problem(fact, value) is None) is reached, (name, value)
