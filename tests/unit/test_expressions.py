"""JMESPath in rules: bounded, checked before it is asked, null-safe, and never an exception."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jmespath.exceptions import JMESPathError
from jmespath.parser import Parser
from jmespath.visitor import TreeInterpreter

from chalicelib import expressions, facts
from chalicelib.matching.plain import Look
from tests.moments import moment

HI = moment({"post.text": "Hi, two steaks", "author.followers": 12, "post.hashtags": ["a", "b"]})
DOCUMENT = {name: facts.part(HI, name) for name in facts.PARTS}
SAID: list[tuple[str, bool | None, Any]] = [
    ("length(post.mentions) <= `3`", True, 1),
    ("post.mentions[0].is_self == `true`", True, True),
    ("length(post.mentions[?is_self]) == `2`", False, 1),
    ("contains(post.hashtags, 'b')", True, True),
    ("contains(post.text, 'pie')", False, False),
    ("starts_with(post.text, 'Hi') && author.followers > `10`", True, True),
    ("!(author.followers > `10`)", False, False),
    ("post.author.followers_count == author.followers", True, 12),
    # Unknown: customer.visits, author.verified.
    ("customer.visits > `3`", None, None),
    ("customer.visits == `3`", None, None),
    ("customer.visits != `3`", None, None),
    ("!(customer.visits == `3`)", None, None),
    ("customer.visits == `null`", True, None),
    ("customer.visits != `null`", False, None),
    ("contains(customer.language, 'x')", None, None),
    ("length(customer.language) > `1`", None, None),
    ("customer.visits > `3` || author.followers > `10`", True, True),
    ("customer.visits > `3` || author.followers < `10`", None, None),
    ("customer.visits > `3` && author.followers < `10`", False, False),
    ("author.followers < `10` && customer.visits > `3`", False, False),
    ("customer.visits > `3` && author.followers > `10`", None, None),
    ("(customer.visits || `0`) < `3`", True, 0),
    # Of another kind: unknown, never an exception.
    ("length(author.followers) > `1`", None, None),
    ("post.text > `3`", None, "Hi, two steaks"),
    ("sum(post.hashtags) > `3`", None, None),
    ("post.text.length == `3`", None, None),
    ("author.followers == '12'", False, 12),
    ("author.followers == `12.0`", True, 12),
]


@pytest.mark.parametrize(("text", "result", "found"), SAID, ids=[text for text, _, _ in SAID])
def test_an_expression_says_what_it_means(text: str, result: bool | None, found: Any) -> None:
    assert expressions.evaluate(text, DOCUMENT) == (result, found)
    if text != "post.text.length == `3`":
        assert expressions.findings(text, facts.names()) == []


WRONG = [
    ("length(post.mentions) >", "not understood from its character 24 on"),
    ("post.text ==", "not understood"),
    ("", "is no JMESPath"),
    ("a" * 301, "longer than 300 characters"),
    ("!" * 299 + "a", "more than 40 parts"),
    ("(((((((((author.followers > `1`) && `true` == `true`) && `true` == `true`)))))))", None),
    (
        "length(reverse(reverse(reverse(reverse(reverse(reverse(reverse(reverse(post.hashtags))))))))) > `1`",
        "deeper than 8",
    ),
    ("!post.addressed.x", "write !(a.b) instead of !a.b"),
    ("post.addressed == true", "field named true; write `true` in backticks"),
    ('post.platform == "Hi"', "a text stands in single quotes: 'Hi'"),
    ("author.followers > '3'", "compares by > with something that is no number; write `3`"),
    ("nosuch(post.text) == 'a'", "calls 'nosuch', which is no function"),
    ("lenght(post.text) > `3`", "did you mean 'length'?"),
    ("starts_with(post.text)", "gives 'starts_with' 1 values; it takes 2"),
    ("length(post.txt) > `3`", "asks for 'post.txt', which does not exist; did you mean 'post.text'?"),
    ("autor.followers > `3`", "did you mean 'author'?"),
    ("post.author.folowers_count > `3`", "did you mean 'post.author.followers_count'?"),
    ("post.text", "must be true or false"),
    ("length(post.mentions)", "must be true or false"),
    ("post.text && author.followers > `3`", "must be true or false"),
    ("length([@,@][]) > `3`", "builds lists or objects"),
    ("{a: post.text} == `null`", "builds lists or objects"),
]


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[text[:40] for text, _ in WRONG])
def test_what_is_wrong_with_an_expression_is_told(text: str, told: str | None) -> None:
    found = [one.sentence for one in expressions.findings(text, facts.names())]
    assert (told is None and found == []) or any(str(told) in sentence for sentence in found), found


def test_a_wrong_name_is_told_once() -> None:
    assert len(expressions.findings("post.addressed == false", facts.names())) == 1


def test_every_name_that_may_be_asked_for_is_in_the_document() -> None:
    def missing(known: Any, document: Any, path: str) -> list[str]:
        return [
            f"{path}.{name}"
            for name, below in known.items()
            for _ in (
                [0] if name not in document else missing(below, document[name], f"{path}.{name}") if below else []
            )
        ]

    assert missing(facts.names(), DOCUMENT, "") == []


PARTS = st.sampled_from(
    [
        "post",
        "text",
        ".",
        "[*]",
        "[?",
        "]",
        "(",
        ")",
        "length",
        "contains",
        "==",
        ">",
        "&&",
        "||",
        "!",
        "`1`",
        "'a'",
        "@",
        "&",
        ",",
        "[]",
        "[0]",
        "[::2]",
        "map",
        "sort_by",
        "max_by",
        "to_string",
        "join",
        "{",
        "}",
        ":",
        "|",
        "*",
        '"x"',
    ]
)


@settings(max_examples=1500, deadline=None)
@given(st.one_of(st.lists(PARTS, max_size=14).map("".join), st.text(max_size=30)))
def test_whatever_is_written_there_is_an_answer_and_no_exception(text: str) -> None:
    assert isinstance(expressions.findings(text, facts.names()), list)
    assert expressions.evaluate(text, DOCUMENT).result in {True, False, None}


class Interpreted(TreeInterpreter):  # type: ignore[misc]  # jmespath has no types
    """The same language by the library's interpreter, node by node: what compiling has to come to as well."""

    def visit_comparator(self, node: Any, value: Any) -> Any:
        left, right = (self.visit(child, value) for child in node["children"])
        about_null = any(child["type"] == "literal" and child["value"] is None for child in node["children"])
        if (left is None or right is None) and not about_null:
            return None
        numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in (left, right))
        if node["value"] not in {"eq", "ne"} and not numbers:
            return None
        return self.COMPARATOR_FUNC[node["value"]](left, right)

    def visit_function_expression(self, node: Any, value: Any) -> Any:
        given = [self.visit(child, value) for child in node["children"]]
        if any(one is None for one in given) and node["value"] not in {"not_null", "type", "to_array"}:
            return None
        return self._functions.call_function(node["value"], given)

    def visit_not_expression(self, node: Any, value: Any) -> Any:
        return None if self.visit(node["children"][0], value) is None else super().visit_not_expression(node, value)

    def visit_and_expression(self, node: Any, value: Any) -> Any:
        left = self.visit(node["children"][0], value)
        if left is not None and self._is_false(left):
            return left
        right = self.visit(node["children"][1], value)
        return right if left is not None or (right is not None and self._is_false(right)) else None

    def visit_or_expression(self, node: Any, value: Any) -> Any:
        left = self.visit(node["children"][0], value)
        if left is not None and self._is_true(left):
            return left
        right = self.visit(node["children"][1], value)
        return None if left is None and right is False else right


PATHS = st.sampled_from(
    [
        *("@", "nothing", "post", "post.*", "author.followers", "author.verified", "customer.visits", "keys(post)"),
        *(
            "post.text",
            "post.hashtags",
            "post.mentions",
            "post.mentions[*].is_self",
            "post.mentions[?is_self]",
            "post.id",
        ),
        *("post.hashtags[0]", "post.hashtags[1:]", "post.mentions[].handle", "post.mentions[0]", "post.author.name"),
        *("author", "`0`", "`3`", "''", "'b'", "`null`", "`[]`", "`true`"),
    ]
)
CALLS = st.sampled_from(["length", "contains", "not_null", "type", "to_array", "keys", "sum", "max", "join", "reverse"])
EXPRESSIONS = st.recursive(
    PATHS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["==", "!=", "<", ">=", "&&", "||", "|"]), inner).map(" ".join),
        inner.map("!({})".format),
        st.tuples(CALLS, st.lists(inner, min_size=1, max_size=2).map(", ".join)).map(lambda one: f"{one[0]}({one[1]})"),
        st.tuples(inner, inner).map(lambda one: f"({one[0]})[?{one[1]}]"),
        st.lists(inner, min_size=1, max_size=2).map(lambda many: f"[{', '.join(many)}]"),
        inner.map("{{a: {}}}.a".format),
        inner.map("max_by(post.mentions, &{})".format),
    ),
    max_leaves=6,
)


@settings(max_examples=1500, deadline=None)
@given(EXPRESSIONS)
def test_compiled_it_says_what_the_interpreter_says(text: str) -> None:
    try:
        tree = Parser().parse(text).parsed
        result = Interpreted().visit(tree, DOCUMENT)
    except (JMESPathError, TypeError, ValueError):
        result = None
    assert expressions.evaluate(text, DOCUMENT).result is (result if isinstance(result, bool) else None)


@settings(max_examples=1500, deadline=None)
@given(st.lists(EXPRESSIONS, min_size=1, max_size=4))
def test_the_answer_is_the_same_where_only_what_is_asked_for_is_there(texts: list[str]) -> None:
    look = Look(HI)
    for text in texts:
        with suppress(JMESPathError):
            Parser().parse(text)
            assert look.answer(text) == expressions.evaluate(text, DOCUMENT)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("length(post.hashtags) <= `3`", {("post", "hashtags")}),
        (
            "author.followers > `5` && !(post.addressed == `true`)",
            {("author", "followers"), ("post", "addressed")},
        ),
        ("post.mentions[?is_self].handle == `[]`", {("post", "mentions"), ("is_self",), ("handle",)}),
        ("length(keys(post)) > `3`", {("post",)}),
        ("contains(keys(@), 'post')", None),
        ("length(values(*)) > `1`", None),
    ],
)
def test_what_an_expression_asks_for_is_known_beforehand(text: str, asked: set[tuple[str, ...]] | None) -> None:
    assert expressions.asks_for(text) == asked
