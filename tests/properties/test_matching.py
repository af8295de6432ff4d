"""The plain evaluator against an evaluator of a few lines, over random trees and moments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not
from chalicelib.domain.decision import Truth
from chalicelib.matching.plain import Look, evaluate
from tests.moments import moment

LEAVES: list[tuple[str, str, Any]] = [
    ("author.followers", "at_least", 5),
    ("author.followers", "less_than", 5),
    ("author.verified", "is", True),
    ("author.verified", "is_known", False),
    ("post.visibility", "is_not", "private"),
    ("post.hashtags", "includes", "a"),
    ("post.hashtags", "is_empty", True),
    ("post.text", "mentions_any", ["steak"]),
    ("post.text", "mentions_none", ["pie"]),
    ("signals.intents", "includes_any", ["wish", "thanks"]),
]
KNOWN = st.fixed_dictionaries(
    {
        "author.followers": st.sampled_from([None, 0, 5, 9]),
        "author.verified": st.sampled_from([None, True, False]),
        "post.visibility": st.sampled_from(["public", "private"]),
        "post.hashtags": st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True),
        "post.text": st.sampled_from([None, "", "steak", "pie and steak"]),
        "signals.intents": st.lists(st.sampled_from(["complaint", "thanks", "wish"]), max_size=2, unique=True),
    }
).map(lambda known: {**known, "signals.intents": None} if known["post.text"] is None else known)

Shape = Any  # a leaf's number, ("not", shape), ("all", [shapes]) or ("any", [shapes])
SHAPES = st.recursive(
    st.integers(0, len(LEAVES) - 1),
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=6,
)


def tree(shape: Shape, path: str = "#/when") -> Condition:
    if isinstance(shape, int):
        fact, operator, wanted = LEAVES[shape]
        return Leaf(path=path, fact=fact, operator=operator, wanted=wanted)
    name, inner = shape
    if name == "not":
        return Not(path=path, child=tree(inner, f"{path}/not"))
    children = tuple(tree(one, f"{path}/{name}/{number}") for number, one in enumerate(inner))
    return AllOf(path=path, children=children) if name == "all" else AnyOf(path=path, children=children)


def answer(number: int, known: Mapping[str, Any]) -> float:
    """0 no, 1 yes, a half: nobody knows."""
    fact, operator, _ = LEAVES[number]
    value = known[fact]
    if operator == "is_known":
        return float(value is None)
    if value is None:
        return 0.5
    holds: dict[int, bool] = {
        0: fact == "author.followers" and value >= 5,
        1: fact == "author.followers" and value < 5,
        2: value is True,
        4: value != "private",
        5: fact == "post.hashtags" and "a" in value,
        6: value == [],
        7: fact == "post.text" and "steak" in value,
        8: fact == "post.text" and "pie" not in value,
        9: fact == "signals.intents" and bool({"wish", "thanks"} & set(value)),
    }
    return float(holds[number])


def truth(shape: Shape, known: Mapping[str, Any]) -> float:
    if isinstance(shape, int):
        return answer(shape, known)
    name, inner = shape
    if name == "not":
        return 1 - truth(inner, known)
    return (min if name == "all" else max)(truth(one, known) for one in inner)


AS_TRUTH: dict[float, Truth] = {0: False, 0.5: None, 1: True}


@settings(deadline=None, max_examples=300)
@given(shape=SHAPES, known=KNOWN)
def test_it_says_what_kleene_says(shape: Shape, known: Mapping[str, Any]) -> None:
    found = evaluate(tree(shape), Look(moment(known)))
    assert found.result is AS_TRUTH[truth(shape, known)]
    assert [leaf.result for leaf in found.leaves] == [AS_TRUTH[answer(one, known)] for one in numbers(shape)]


def numbers(shape: Shape) -> Iterator[int]:
    if isinstance(shape, int):
        yield shape
    else:
        for one in [shape[1]] if shape[0] == "not" else shape[1]:
            yield from numbers(one)


def with_leaves(condition: Condition, fixed: Mapping[str, bool]) -> Condition:
    """The tree, with some leaves made true or false for good."""
    match condition:
        case Leaf(path=path) if path in fixed:
            return Leaf(path=path, fact="post.addressed", operator="is", wanted=fixed[path])
        case Leaf() | Expression():
            return condition
        case Not(path=path, child=child):
            return Not(path=path, child=with_leaves(child, fixed))
        case AllOf(path=path, children=children):
            return AllOf(path=path, children=tuple(with_leaves(one, fixed) for one in children))
        case AnyOf(path=path, children=children):
            return AnyOf(path=path, children=tuple(with_leaves(one, fixed) for one in children))


def can_match(shape: Shape, known: Mapping[str, Any], changed: tuple[str, ...], *, wanted: bool = True) -> bool:
    """Whether some values of these leaves make the tree what is wanted."""
    values = product([True, False], repeat=len(changed))
    trees = (with_leaves(tree(shape), dict(zip(changed, one, strict=True))) for one in values)
    return any(evaluate(one, Look(moment(known))).result is wanted for one in trees)


@settings(deadline=None, max_examples=60)
@given(shape=SHAPES, known=KNOWN)
def test_the_nearest_miss_is_enough_and_nothing_smaller_is(shape: Shape, known: Mapping[str, Any]) -> None:
    found = evaluate(tree(shape), Look(moment(known)))
    paths = [leaf.path for leaf in found.leaves]
    for wanted, miss in ((True, found.to_true), (False, found.to_false)):
        assert (miss == ()) is (found.result is wanted)
        assert set(miss) <= set(paths)
        assert len(set(miss)) == len(miss)
        assert can_match(shape, known, miss, wanted=wanted)
        if miss:
            fewer = combinations(paths, len(miss) - 1)
            assert not any(can_match(shape, known, one, wanted=wanted) for one in fewer)
