"""The language's operators, tested as data: ``tests/operators/*.json`` says what each answers.

A suite names one fact and its value (null: unknown); a case names an operator, the marketer's value, and the result
(null: unknown). A case is first checked as a playbook's leaf would be, then evaluated in a moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib import facts, operators
from chalicelib.domain.conditions import Leaf
from chalicelib.matching.plain import Look, evaluate
from chalicelib.operators.operator import Operator
from tests.moments import moment
from tests.worlds import ROOT

SUITES = sorted((ROOT / "tests" / "operators").glob("*.json"))


def cases() -> Iterator[Any]:
    for path in SUITES:
        for suite in json.loads(path.read_text("utf-8")):
            for number, case in enumerate(suite["cases"]):
                fact = next(reversed(suite["given"]))
                yield pytest.param(suite["given"], case, id=f"{path.stem}-{fact}-{case['operator']}-{number}")


@pytest.mark.parametrize(("known", "case"), list(cases()))
def test_an_operator_answers_as_its_case_says(known: dict[str, Any], case: dict[str, Any]) -> None:
    fact = next(reversed(known))
    operator = operators.BY_NAME[case["operator"]]
    assert operator.problem(facts.BY_NAME[fact], case["value"]) is None
    leaf = Leaf(path="#/when", fact=fact, operator=operator.name, wanted=case["value"])
    (found,) = evaluate(leaf, Look(moment(known))).leaves
    assert found.result is case["result"], case["comment"]
    assert (found.why is None) is (found.result is not None)


def test_every_operator_has_a_case_for_each_answer() -> None:
    answers: dict[str, set[bool | None]] = {operator.name: set() for operator in operators.OPERATORS}
    for parameters in cases():
        case = parameters.values[1]
        answers[case["operator"]].add(case["result"])
    missing = {name: {True, False, None} - found for name, found in answers.items() if name != "is_known"}
    assert {name: left for name, left in missing.items() if left} == {}
    assert answers["is_known"] == {True, False}


@pytest.mark.parametrize(
    ("fact", "operator", "value", "told"),
    [
        ("post.text", "at_least", 3, "can't be used on post.text"),
        ("author.followers", "mentions_any", ["a"], "can't be used on author.followers"),
        ("author.followers", "at_least", "many", "wants another value"),
        ("author.followers", "at_least", True, "wants another value"),
        ("author.followers", "between", [1], "wants another value"),
        ("author.followers", "is", "many", "is a number"),
        ("author.followers", "is", True, "is a number"),
        ("author.verified", "is", "yes", "is true or false"),
        ("post.visibility", "is", 3, "is a word"),
        ("post.visibility", "is", "secret", "is never 'secret'; it can be public, limited, private"),
        ("post.visibility", "in", ["public", "secret"], "is never 'secret'"),
        ("signals.intents", "includes", "praise", "is never 'praise'"),
        ("signals.intents", "is", "wish", "can't be used on signals.intents"),
        ("signals.topics", "includes_any", [], "wants another value"),
        ("post.text", "mentions_any", "steak", "wants another value"),
        ("post.text", "mentions_any", [], "wants another value"),
        ("post.text", "mentions_any", ["..."], "wants another value"),
        ("post.text", "is_known", "yes", "wants another value"),
        ("post.text", "near", ["a", "b"], "wants another value"),
        ("post.text", "near", {"phrases": ["a"], "within": 3}, "wants another value"),
        ("post.text", "near", {"phrases": ["a", "…"], "within": 3}, "has no word to look for"),
        ("post.text", "near", {"phrases": ["a", "b"], "within": -1}, "wants another value"),
        ("post.text", "matches", ["a"], "wants another value"),
        ("post.text", "matches", "", "must have 1 to 1000 characters"),
        ("post.text", "matches", "a" * 1001, "must have 1 to 1000 characters"),
        ("post.text", "matches", "(a", "opens a parenthesis that nothing closes"),
        ("post.text", "matches", "a(?=b)", "looks ahead or back"),
        ("post.text", "matches", "(?<!a)b", "looks ahead or back"),
        ("post.text", "matches", r"(a)\1", "back-references"),
        ("post.text", "matches", "a{1001}", "repeats more than 1,000 times"),
        ("post.text", "matches", "\ud800", "half of a character"),
        ("post.language", "matches", "a", "can't be used on post.language"),
        ("wish.place", "within_km", 5, "wants another value"),
        ("wish.place", "within_km", {"km": 0, "of": {"latitude": 1, "longitude": 1}}, "wants another value"),
        ("wish.place", "within_km", {"km": 1, "of": {"latitude": 91, "longitude": 1}}, "wants another value"),
        ("store.id", "within_km", {"km": 1, "of": {"latitude": 1, "longitude": 1}}, "can't be used on store.id"),
        ("wish.place", "is", "EWR", "can't be used on wish.place"),
    ],
)
def test_what_an_operator_cant_take_is_told_in_a_sentence(fact: str, operator: str, value: object, told: str) -> None:
    assert told in str(operators.BY_NAME[operator].problem(facts.BY_NAME[fact], value))


WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["steak", "cat*", "*", "—", "€", "…", "_", "👍🏽", "❤️", "é", "ﬁ", "ſ", "İ", "ß", "‼", "°", "½"]),
)
SCALARS = st.one_of(WORDS, st.booleans(), st.integers(), st.floats(), st.none())
NEAR = st.fixed_dictionaries({"phrases": st.lists(WORDS, max_size=6), "within": st.integers(-1, 60)})
AROUND = st.fixed_dictionaries(
    {"km": st.floats(-1, 30_000), "of": st.fixed_dictionaries({"latitude": st.floats(), "longitude": st.floats()})}
)
PATTERNS = st.text(alphabet=r"ab\wdbpQE(){}[]|*+?.^$-,:=!<>P#1 ßä", max_size=20)
VALUES = st.one_of(
    SCALARS, st.lists(SCALARS, max_size=4), st.lists(WORDS, min_size=1, max_size=3), NEAR, AROUND, PATTERNS
)
FOUND = {
    "text": st.one_of(st.text(max_size=60), WORDS),
    "word": WORDS,
    "number": st.one_of(st.integers(), st.floats()),
    "boolean": st.booleans(),
    "list": st.lists(WORDS, max_size=4),
    "place": st.fixed_dictionaries(
        {"name": st.none(), "latitude": st.floats(-90, 90), "longitude": st.floats(-180, 180)},
    ),
}


@pytest.mark.parametrize("operator", operators.OPERATORS, ids=lambda one: one.name)
@settings(deadline=None)
@given(data=st.data())
def test_no_operator_ever_breaks_on_a_value_that_was_checked(operator: Operator, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from([one for one in facts.FACTS if one.type in operator.compares]))
    wanted = data.draw(VALUES)
    if operator.problem(fact, wanted) is None:
        compared = operator.evaluate(data.draw(FOUND[fact.type]), wanted)
        assert isinstance(compared.result, bool)


@pytest.mark.parametrize("word", ["€", "—", "…", "‼", "_", "“”", "→"])
def test_a_phrase_without_a_word_is_refused_when_it_is_checked(word: str) -> None:
    """Nothing could ever mention it, and looking for it would break the rule on every post."""
    for name in ("mentions_any", "mentions_all", "mentions_none"):
        assert operators.BY_NAME[name].problem(facts.BY_NAME["post.text"], ["steak", word]) is not None
