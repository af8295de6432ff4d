"""Texts are measured as platforms measure, and what can't be measured soon errs on the safe side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import lengths
from chalicelib.domain.errors import NotRendered
from chalicelib.domain.post import LengthUnit, ReplyRight


@pytest.mark.parametrize(
    ("text", "unit", "long"),
    [
        ("abc", "characters", 3),
        ("äöü", "utf8_bytes", 6),
        ("👍", "utf16", 2),
        ("👍", "characters", 1),
        ("abc", "weighted", 3),
        ("日本", "weighted", 4),
        ("👍🏽", "weighted", 2),
        ("see https://example.com/a/very/long/path/that/counts/as/23", "weighted", 27),
    ],
)
def test_a_text_is_as_long_as_its_platform_says(text: str, unit: LengthUnit, long: int) -> None:
    assert lengths.length(text, unit) == long


def test_graphemes_err_on_the_safe_side() -> None:
    assert lengths.length("👨‍👩‍👧", "graphemes") >= 1


def test_a_reply_is_neither_empty_nor_too_long() -> None:
    right = ReplyRight(allowed=True, max_length=3, length_unit="characters")
    lengths.check_length("abc", right)
    for text in ("abcd", "", " \n"):
        with pytest.raises(NotRendered):
            lengths.check_length(text, right)


@pytest.mark.parametrize("text", ["a.b." * 150, "www." * 150, "a.b-" * 150, "日.本." * 100, "x" * 601])
def test_a_text_that_takes_long_to_measure_is_never_taken_for_shorter_than_it_is(text: str) -> None:
    assert lengths.length(text, "weighted") == lengths.at_most(text, "weighted") >= len(text)


@given(
    st.lists(
        st.sampled_from(
            (
                "a",
                "Hello ",
                "日",
                "ß",
                "👍🏽",
                "👨‍👩‍👧",
                "🇩🇪",
                ".",
                "..",
                "a.co",
                "www.x.de/",
                "é",
                "e\u0301",
                "\u0958",
                "…",
                "\n",
            )
        ),
        max_size=60,
    ).map("".join)
    | st.text(max_size=200)
)
def test_what_is_told_at_once_is_never_too_little(text: str) -> None:
    for unit in ("weighted", "characters", "utf8_bytes", "utf16", "graphemes"):
        clean = text.encode("utf-8", "ignore").decode()
        assert lengths.at_most(clean, unit) >= lengths.length(clean, unit)
