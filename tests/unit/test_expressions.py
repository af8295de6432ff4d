"""JMESPath in rules: bounded, checked before it is asked, null-safe, and never an exception."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib import expressions, facts
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


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("length(post.hashtags) <= `3`", {"post", "hashtags"}),
        ("author.followers > `5` && !(post.addressed == `true`)", {"author", "followers", "post", "addressed"}),
        ("contains(keys(@), 'post')", None),
        ("length(values(*)) > `1`", None),
    ],
)
def test_what_an_expression_asks_for_is_known_beforehand(text: str, asked: set[str] | None) -> None:
    assert expressions.asks_for(text) == asked
