"""The parts of the index: phrases and patterns found together are those found one by one."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib import facts, operators
from chalicelib.domain.conditions import AllOf, AnyOf, Leaf, Not
from chalicelib.matching import index
from chalicelib.matching.alternatives import MOST, alternatives
from chalicelib.matching.fields import MOST_KEYS, Field
from chalicelib.matching.phrases import Patterns, Phrases, is_short
from chalicelib.matching.plain import Look
from chalicelib.text import occurrences, phrase, tokens
from tests.moments import moment
from tests.worlds import BRAND, Stage

WORDS = [
    "steak",
    "Steaks",
    "pie",
    "käse",
    "kaese",
    "kase",
    "KÄSE",
    "straße",
    "it's",
    "it’s",
    "🥩",
    "a",
    "ab",
    "2",
    "_x_",
]
TEXTS = st.lists(st.sampled_from([*WORDS, "@Mortons", "#pie", "…", "ﬁsh", "cafe\u0301"]), max_size=12).map(" ".join)
WANTED = st.lists(
    st.builds(
        lambda words, star: " ".join(words) + star,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
        st.sampled_from(["", "", "*"]),
    ),
    min_size=1,
    max_size=8,
)


@settings(deadline=None, max_examples=400)
@given(text=TEXTS, wanted=WANTED)
def test_phrases_found_together_are_those_found_one_by_one(text: str, wanted: list[str]) -> None:
    phrases = Phrases()
    numbers = {written: phrases.number(written) for written in wanted}
    there = {written for written in wanted if any(occurrences(phrase(written), tokens(text)))}
    assert {written for written, number in numbers.items() if number in phrases.found(text)} == there


@settings(deadline=None, max_examples=200)
@given(text=TEXTS | st.text(max_size=40))
def test_patterns_found_together_are_those_found_one_by_one(text: str) -> None:
    written = [r"st\w+k", "^steak", "pie$", r"\bk(ä|ae)se\b", "(?i)IT", r"\d", "é", "[^a-z ]", "x|🥩", "strasse"]
    patterns = Patterns()
    numbers = [patterns.number(one) for one in written]
    alone = [operators.BY_NAME["matches"].evaluate(text, one).result for one in written]
    found = set(patterns.found(text))
    assert [number in found for number in numbers] == alone


def test_a_phrase_with_too_many_spellings_or_words_is_looked_for_by_itself() -> None:
    assert is_short("ein schönes stück käse")
    assert not is_short(" ".join(["käse"] * 7))
    assert not is_short(" ".join(["a"] * 21))


def leaf(number: int) -> Leaf:
    return Leaf(path=f"#/{number}", fact="author.followers", operator="at_least", wanted=number)


def test_a_tree_that_would_make_too_many_rows_stays_one_condition() -> None:
    pairs = tuple(
        AnyOf(path="#", children=(leaf(number), Not(path="#", child=leaf(100 + number)))) for number in range(6)
    )
    rows = alternatives(AllOf(path="#", children=pairs), whole=lambda _: False)
    assert len(rows) == MOST
    assert all(len(row) == len(pairs) for row in rows)
    assert sum(isinstance(one, AnyOf) for one in rows[0]) == 2


def test_not_is_pushed_down_to_the_leaves() -> None:
    tree = Not(path="#", child=AllOf(path="#", children=(leaf(1), Not(path="#", child=leaf(2)))))
    assert alternatives(tree, whole=lambda _: False) == ((Not(path="#", child=leaf(1)),), (leaf(2),))


def test_a_playbook_is_indexed_once_and_few_are_kept() -> None:
    first = Stage().playbooks.current(BRAND)
    built = index.index_of(first)
    assert index.index_of(first) is built
    for _ in range(index.MOST_INDEXES + 5):
        index.index_of(msgspec.structs.replace(first))
    assert len(index._indexes) == index.MOST_INDEXES
    assert index.index_of(first) is not built


def test_a_fact_of_many_values_takes_little_memory() -> None:
    def passing(field: Field, **known: Any) -> int:
        return field.passes(Look(moment({name.replace("__", "."): value for name, value in known.items()})))

    numbers = Field(facts.BY_NAME["author.followers"], [(leaf(5), 1), (leaf(9), 2)], everything=3)
    assert [passing(numbers, author__followers=one) for one in (0, 5, 7, 9, 10**9, None)] == [0, 1, 1, 3, 3, 0]
    for value in range(3 * MOST_KEYS):
        passing(numbers, author__followers=value)
    assert len(numbers._known) <= 6
