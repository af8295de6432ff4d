"""Why no expression can hang the engine: all of them are RE2's, bounded before they are looked for. How long the worst
of them take is for the storm ``patterns`` to say."""

from __future__ import annotations

import json
import random
from itertools import pairwise, permutations

import pytest
import re2

from chalicelib import actions, operators
from chalicelib.books.playbooks import read_bundle
from chalicelib.operators import patterns
from chalicelib.operators.pattern_folding import folded
from tests.soak.patterns import CATASTROPHIC, LENGTH, texts
from tests.worlds import demo_files

MATCHES = operators.BY_NAME["matches"]
TOO_MUCH = [
    "a{1001}",
    "(a{1000}){1000}",
    "((a{100}){100}){100}",
    r"(\w{100}){10}",
    r"\w{1000}",
    "." * 1000,
    "(" * 500 + ")" * 500 + "{1000}",
    "a.{0,1000}b",
    "(.*a){99}",
    "(" * 900,
    "[" * 900,
    "\\" * 999,
    "a?" * 499 + "a" * 2,
    "|".join("abc" for _ in range(250)) + "{900}",
    r"\x{110000}",
    r"\x{ffffff}",
    "(?i)" * 200 + ".{900}",
]


@pytest.mark.parametrize("pattern", CATASTROPHIC)
def test_what_hangs_elsewhere_is_looked_for_by_re2_alone(pattern: str) -> None:
    compiled = patterns._compiled(pattern)
    assert type(compiled).__module__.startswith("re2")
    assert compiled.options.never_capture
    assert compiled.options.max_mem <= 32 * 1024 * 1024


@pytest.mark.parametrize("pattern", TOO_MUCH, ids=range(len(TOO_MUCH)))
def test_a_pattern_that_is_too_much_is_a_problem_of_its_file_and_no_crash(pattern: str) -> None:
    files = dict(demo_files())
    rule = json.loads(files["rules/airport-steak.json"])
    rule["when"]["all"][1] = {"fact": "post.text", "matches": pattern}
    files["rules/airport-steak.json"] = json.dumps(rule, indent=1)
    read = read_bundle(files, settings=actions.SETTINGS)
    (found,) = [one for one in read.problems if one.file == "rules/airport-steak.json"]
    assert (found.path, found.line > 1) == ("#/when/all/1/matches", True)
    assert "pattern" in found.sentence


def test_on_a_long_text_each_pattern_is_looked_for_by_itself_and_says_the_same() -> None:
    chance = random.Random(5)
    some = [*CATASTROPHIC, "zzz", "b", r"a.{0,20}b", "^$", "!$"]
    together = patterns.together(some)
    for text in (*texts(chance).values(), "", "a!", "a" * patterns._LONG, "a" * (patterns._LONG + 1)):
        assert len(text) <= LENGTH
        alone = [number for number, one in enumerate(some) if MATCHES.evaluate(text, one).result]
        assert sorted(together(text)) == alone


def test_a_pattern_is_measured_by_what_its_repetitions_come_to() -> None:
    assert folded("abc").letters == 3
    assert folded("(abc){10}").letters == 30
    assert folded("(a{10}|b){10}") == ("(a{10}|b){10}", 110, 10)
    assert [folded(one).choices for one in ("abc", "a{9}", "a?", "a*", ".{5}", "a.{0,9}", r"(\w+ ){3}")] == [
        *(0, 0, 1, 1, 5, 9, 6),
    ]


LETTERS = ["balra", "Straße", "ÄRGER", "ça", "Ωδή", "ёлка", "ラーメン", "🥩", "st"]
SHAPES = [r"\b{}\b", "{}s?", r"{}\w*\s+{}", "({}|{})", r"^{}.*{}$", r"{} ?#?\d+", r"[^{}]\d{{2}}", r"\d+", "", "x?"]
TEXTS = ["", "a", *LETTERS, *map(str.upper, LETTERS), *map(" ".join, pairwise(LETTERS)), "straße 12, STRASSE 12", "#42"]


@pytest.mark.parametrize("memory", [None, 300_000, 1])
def test_many_patterns_say_together_what_each_says(monkeypatch: pytest.MonkeyPatch, memory: int | None) -> None:
    """Also where there is too little room for all of them in one automaton."""
    if memory is not None:
        monkeypatch.setattr(patterns, "_MEMORY_OF_MANY", memory)
        monkeypatch.setattr(patterns, "_MEMORY_OF_EACH", 0)
    made = [shape.format(*pair) for shape in SHAPES for pair in permutations(LETTERS, 2)]
    some = [one for one in dict.fromkeys(made) if one and MATCHES.refuses(one) is None]
    together = patterns.together(some)
    for text in TEXTS:
        assert together(text) == [number for number, one in enumerate(some) if MATCHES.evaluate(text, one).result]


def test_letters_that_are_too_many_for_one_automaton_are_looked_for_by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    class Small(re2.Filter):  # type: ignore[misc]  # the library has no types
        def Compile(self) -> None:  # noqa: N802  (the library's name)
            if len(self._patterns) > 3:
                raise re2.error("failed to compile Filter")
            super().Compile()

    monkeypatch.setattr(re2, "Filter", Small)
    some = [*LETTERS, r"\d", "st$"]
    together = patterns.together(some)
    for text in TEXTS:
        assert together(text) == [number for number, one in enumerate(some) if MATCHES.evaluate(text, one).result]
