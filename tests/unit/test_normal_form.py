"""Normal forms: the same as Python's, piece by piece."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.normal_form import PIECE, normalized, pieces

LETTERS = "aäßéo\u0308\u0323\u0301かは\u3099\u1100\u1161\u11a8\u09c7\u09be각ﬁﷺé🥩"
WORDS = st.text(LETTERS, max_size=PIECE - 1)


@given(st.lists(WORDS, max_size=12), st.sampled_from(" .,!–\n🥩"), st.sampled_from(("NFC", "NFKD")))
def test_piece_by_piece_is_the_same_as_at_once(words: list[str], between: str, form: Literal["NFC", "NFKD"]) -> None:
    text = between.join(words)
    assert normalized(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301\u0327" * 31_000,
        "a" + "\u0f73" * 31_000,
        "\U0001d165\U0001d167" * 16_000,
        "の" * 999,
        "Käse " * 999,
    ],
)
def test_no_piece_is_so_long_that_sorting_its_marks_takes_long(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(cut) == text
    assert max(map(len, cut)) <= 2 * PIECE
