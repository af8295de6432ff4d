"""How cues are found: only those are tried that can begin as a word does, and nothing is lost by that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.signals import asking_german, complaints_german_letdown, gratitude_german, stop_reasons, stop_urgent
from chalicelib.signals.complaints_german import PLAIN
from chalicelib.signals.cues import Cues, pattern, read
from chalicelib.signals.first_letters import ANYTHING, alternatives, beginnings
from chalicelib.signals.stop_german_idioms import GERMAN_IDIOMS

LISTS = (
    asking_german.STRONG,
    asking_german.OF_A_TREAT,
    complaints_german_letdown.LETDOWN,
    gratitude_german.PRAISE,
    PLAIN,
    GERMAN_IDIOMS,
    *(by_language[language] for by_language in stop_reasons.REASONS.values() for language in ("de", "en")),
)
POST = (
    "Der Kurs fällt schon wieder aus, keiner geht ans Telefon. Ich hätte so gern ein Steak, würde dafür sterben!\n"
    "Mein Sohn (9) hat sich am Laufband die Hand verletzt; das Essen war kalt. I'd kill for a porterhouse, my dad died."
)
WORDS = (*POST.split(), "\n", "  ", "-", "#ironie", "ä", "0151 2345678", "Nussallergie", "fu\u0308r", "'s")


def check(text: str) -> None:
    page = read(text, languages=("de",))
    for cues in LISTS:
        found = [match.span() for match in pattern(*cues).finditer(page.plain)]
        assert list(Cues({"de": cues}).spans(page)) == found


def test_a_list_finds_what_its_expression_finds() -> None:
    check(POST)


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@settings(max_examples=15, deadline=None)
def test_any_row_of_words_is_read_alike(text: str) -> None:
    page = read(text, languages=("de",))
    for cues in (asking_german.STRONG, GERMAN_IDIOMS):
        finder = Cues({"de": cues})
        assert list(finder.spans(page)) == [match.span() for match in pattern(*cues).finditer(page.plain)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("abc", {"abc"}),
        ("abcdefg", {"abcd"}),
        ("a|b", {"a", "b"}),
        ("(?:ge|ver)storben", {"gest", "vers"}),
        (r"ab\w", {"ab" + ANYTHING}),
        (r"(?<!x)(?!y)ab(?=c)", {"ab"}),
        ("ab?c", {"abc", "ac"}),
        ("[ab]c{2,3}", {"acc", "accc", "bcc", "bccc"}),
        (r"1[0-2]\s\d{0,2}?x", {f"1{n} {m}" for n in "012" for m in (*"0123456789", "x")}),
        (r"\d{1,3} kg", {digit + ANYTHING for digit in "0123456789"}),
        (r"x?\dkg", {f"{x}{digit}kg" for x in ("", "x") for digit in "0123456789"}),
        ("abcd|efgh", {"abcd", "efgh"}),
        ("abcd?", {"abcd", "abc"}),
        (
            r"(?:stop|(?:ab[)|]|\)c)[^)]x|y\|z)(?:nothing|more) of it",
            {"stop", "ab)" + ANYTHING, "ab|" + ANYTHING} | {")c" + ANYTHING, "y|zn", "y|zm"},
        ),
        (r"a[e\u0308]?b", {"aeb", "a\u0308b", "ab"}),
        (r"\.\b$", {"."}),
        (r"\w{0,3}a", {"a", ANYTHING}),
    ],
)
def test_how_an_expression_can_begin(expression: str, expected: set[str]) -> None:
    assert beginnings(expression) == expected


def test_an_expression_is_parted_outside_of_groups_only() -> None:
    assert alternatives(r"a|(?:b|c)|[|(]d\|e|") == ["a", "(?:b|c)", r"[|(]d\|e", ""]
    assert alternatives(r"[]|]a|[^\]|]b") == ["[]|]a", r"[^\]|]b"]


def test_a_group_that_nobody_can_read_is_refused() -> None:
    with pytest.raises(ValueError, match="a group that nobody can read"):
        beginnings("(?P<name>a)")


def test_urgent_words_are_found_in_both_languages() -> None:
    page = read("es brennt, call 911", languages=("de", "en"))
    assert [page.plain[slice(*span)] for span in stop_urgent.NOW.spans(page)] == ["es brennt", "call 911"]
