"""Tokens and folding: what counts as the same word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.text import fold, forms, occurrences, phrase, tokens


def found(wanted: str, text: str) -> list[str]:
    return [text[start:end] for start, end in occurrences(phrase(wanted), tokens(text))]


@pytest.mark.parametrize(
    ("wanted", "text", "words"),
    [
        ("steak", "Steak, please", ["Steak"]),
        ("steak", "STEAK STEAK", ["STEAK", "STEAK"]),
        ("cat", "a category of cats", []),
        ("steak*", "steaks and steakhouses", ["steaks", "steakhouses"]),
        ("money back", "my money\nback!", ["money\nback"]),
        ("money back", "my money is not back", []),
        ("filet mig*", "one Filet-Mignon", ["Filet-Mignon"]),
        ("käse", "Kaese, Käse, KASE", ["Kaese", "Käse", "KASE"]),
        ("kase", "Käse", ["Käse"]),
        ("kaese", "Käse", ["Käse"]),
        ("kaese", "kase", []),
        ("straße", "STRASSE", ["STRASSE"]),
        ("café", "cafe", ["cafe"]),
        ("cafe", "CAFÉ", ["CAFÉ"]),
        ("don't", "I don’t", ["don’t"]),
        ("don’t", "I DON'T", ["DON'T"]),
        ("steak", "#steak @steak", ["steak", "steak"]),
        ("steak", "_steak_ and #best_steak", ["steak", "steak"]),
        ("🥩", "a 🥩!", ["🥩"]),
        ("steak", "🥩steak🥩", ["steak"]),
        ("fi", "ﬁ", ["ﬁ"]),
        ("24", "24 hours, 240 minutes", ["24"]),
        ("istanbul", "İstanbul", ["İstanbul"]),
        ("steak", "", []),
    ],
)
def test_a_phrase_is_found_as_whole_words(wanted: str, text: str, words: list[str]) -> None:
    assert found(wanted, text) == words


@pytest.mark.parametrize("text", ["Käse im Café", "über Straßen", "Åse"])
def test_a_text_of_separate_accents_has_the_same_words(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert [token.forms for token in tokens(apart)] == [token.forms for token in tokens(text)]


@pytest.mark.parametrize("written", ["", "  ", "*", "!?", "_"])
def test_a_phrase_without_a_word_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        phrase(written)


def test_a_word_with_an_umlaut_has_two_plain_forms() -> None:
    assert forms("Käse") == {"kase", "kaese"}
    assert forms("steak") == {"steak"}


@given(st.text(max_size=200))
def test_positions_of_tokens_point_into_the_text(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.forms
        end = token.end


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(alphabet="abcäöüß-' ", min_size=1, max_size=30).filter(lambda text: bool(tokens(text))))
def test_every_text_holds_itself(text: str) -> None:
    assert found(text, text)
