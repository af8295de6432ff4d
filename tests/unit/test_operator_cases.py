"""The language's operators, tested as data: ``tests/operators/*.json`` says what each answers (see its README).

A case is read as a playbook's leaf would be, then asked of the plain evaluator and of the index.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib import facts, operators
from chalicelib.books.playbook_conditions import Conditions
from chalicelib.domain.conditions import Condition, Not
from chalicelib.matching.index import Index
from chalicelib.matching.plain import Look, evaluate
from chalicelib.operators.operator import Operator
from tests.moments import listening, moment
from tests.worlds import ROOT

SUITES = sorted((ROOT / "tests" / "operators").glob("*.json"))
ANSWERS = {True: True, False: False, "unknown": None}


class Case(NamedTuple):
    """A case with what its suite says for all of them.

    Attributes:
        known: Fact → value; the last fact is the one that is asked for.
        result: True, False, ``unknown`` or ``error``.
        says: What the sentence on an error has to hold.
    """

    known: Mapping[str, Any]
    lists: Mapping[str, list[str]]
    stores: Mapping[str, tuple[float, float]]
    comment: str
    operator: str
    value: Any
    result: bool | str
    says: tuple[str, ...]

    @property
    def fact(self) -> str:
        return list(self.known)[-1]


def cases() -> Iterator[Case]:
    for path in SUITES:
        for suite in json.loads(path.read_text("utf-8")):
            assert suite.keys() <= {"given", "lists", "stores", "cases"}, path.name
            for case in suite["cases"]:
                assert case.keys() <= {"comment", "operator", "value", "result", "says"}, (path.name, case)
                yield Case(
                    known=suite["given"],
                    lists=suite.get("lists", {}),
                    stores=suite.get("stores", {}),
                    comment=case["comment"],
                    operator=case["operator"],
                    value=case["value"],
                    result=case["result"],
                    says=tuple(case.get("says", ())),
                )


ALL = tuple(cases())


def read(case: Case) -> tuple[Condition | None, str]:
    """As a playbook is read: the condition, or what is wrong with it."""
    reader = Conditions(lists=case.lists, stores=case.stores)
    condition = reader.read({"fact": case.fact, case.operator: case.value}, "#/when")
    return condition, "; ".join(f"{one.sentence} ({one.path})" for one in reader.found)


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.fact}-{case.operator}-{case.comment}")
def test_an_operator_answers_as_its_case_says(case: Case) -> None:
    condition, wrong = read(case)
    if case.result == "error":
        assert condition is None, case.comment
        assert case.says, "an error needs words that its sentence has to hold"
        assert [words for words in case.says if words not in wrong] == [], wrong
        return
    assert condition is not None, wrong
    now = moment(case.known)
    (found,) = evaluate(condition, Look(now)).leaves
    assert found.result is ANSWERS[case.result], case.comment
    assert (found.why is None) is (found.result is not None)
    rules = [listening(0, condition), listening(1, Not(path="#/when", child=condition))]
    by_index = {rule.id for rule in Index(rules).true(now)}
    assert by_index == {True: {"r0"}, False: {"r1"}, None: set()}[found.result], "the index says something else"


def test_no_case_is_there_twice_and_there_are_many() -> None:
    asked = [json.dumps([one.known, one.lists, one.operator, one.value]) for one in ALL]
    assert [one for one in asked if asked.count(one) > 1] == []
    assert len(asked) >= 450


def test_every_operator_has_a_case_for_each_answer() -> None:
    """On each type of fact: true, false, unknown, and a value that it refuses; what is known is never unknown."""
    answers: dict[tuple[str, str], set[Any]] = defaultdict(set)
    for case in ALL:
        answers[case.operator, facts.BY_NAME[case.fact].type].add(case.result)
    for operator in operators.OPERATORS:
        every = {True, False, "error"} if operator.name == "is_known" else {True, False, "unknown", "error"}
        for kind in operator.compares:
            assert answers[operator.name, kind] == every, (operator.name, kind)


@pytest.mark.parametrize("operator", operators.OPERATORS, ids=lambda one: one.name)
def test_an_operator_is_refused_on_facts_that_it_does_not_compare(operator: Operator) -> None:
    for fact in facts.FACTS:
        if fact.type not in operator.compares:
            wrong = str(operator.problem(fact, "a"))
            assert all(words in wrong for words in (operator.name, "can't be used on", fact.name))


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
