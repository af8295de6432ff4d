"""Every class of problem has a planted mistake in ``tests/problems``: found where it stands, and nothing else is told.

A case: ``finds`` is the code, with its variant behind a dot; ``edits`` change a copy of a demo brand, in a file either
an ``old`` text into a ``new`` one or the whole ``content`` (null: the file is gone). What is found begins with
``mark``, looked for from the first edit on (``from_start``: from the file's start); without a mark it has no place, or
the ``line`` and ``column`` that are given. ``says`` is the sentence in each language.
"""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from chalicelib.bootstrap import commands, environment
from chalicelib.domain.problem import Problem, problem
from chalicelib.domain.problem_kinds import BY_CODE, KINDS
from chalicelib.domain.sentence import LANGUAGES, Sentence
from chalicelib.editor import check
from tests.worlds import ROOT, Files, demo_files

RECORDS = commands.example_records(environment.Options(), at=datetime(2026, 3, 11, tzinfo=UTC))
NEEDS_NO_BRAND = {"missing_file.no_brand", "missing_file.no_data"}
"""Told where there is no brand to plant a mistake in."""
NEVER_SAID_TODAY = {
    "not_json": "what the library may say tomorrow",
    "wrong_type.pattern": "every pattern says how it looks",
    "wrong_type.less_than": "no field has such a bound",
    "wrong_type.characters_at_least": "no text must have two characters",
    "wrong_type.too_large": "numbers are as large as people write them",
    "wrong_type.other": "what the library may say tomorrow",
}


def cases() -> Iterator[Any]:
    for path in sorted((ROOT / "tests" / "problems").glob("*.json")):
        for number, case in enumerate(json.loads(path.read_text("utf-8"))):
            yield pytest.param(case, id=f"{path.stem}-{number}-{case['finds']}")


def edited(case: dict[str, Any]) -> Files:
    files = dict(demo_files())
    for edit in case["edits"]:
        path = edit["file"]
        if "content" not in edit:
            assert edit["old"] in files[path], edit
            files[path] = files[path].replace(edit["old"], edit["new"], -1 if edit.get("all") else 1)
        elif edit["content"] is None:
            del files[path]
        else:
            files[path] = edit["content"]
    return files


def place(case: dict[str, Any], files: Files, file: str) -> tuple[int, int]:
    if "mark" not in case:
        return case.get("line", 0), case.get("column", 0)
    first = case["edits"][0]
    begins = 0
    if "old" in first and first["file"] == file and not case.get("from_start"):
        begins = demo_files()[file].index(first["old"])
    at = files[file].index(case["mark"], begins)
    return files[file].count("\n", 0, at) + 1, at - files[file].rfind("\n", 0, at)


@pytest.mark.parametrize("case", list(cases()))
def test_a_planted_mistake_is_found_where_it_stands_and_nothing_else_is_told(case: dict[str, Any]) -> None:
    files = edited(case)
    others = {case["beside"]: demo_files(case["beside"])} if "beside" in case else {}
    *_, report = check.reports({**others, "mortons": files}, records=RECORDS)
    assert len(report.problems) == case.get("times", 1), [str(one) for one in report.problems]
    found = report.problems[0]
    assert f"{found.code}.{found.variant}".rstrip(".") == case["finds"], str(found)
    file = case.get("file", case["edits"][0]["file"])
    assert (found.file, found.path) == (file, case["path"]), str(found)
    assert (found.line, found.column) == place(case, files, file), str(found)
    assert {language: found.said(language) for language in LANGUAGES} == case["says"]


def said_variants() -> set[str]:
    return {param.values[0]["finds"] for param in cases()}


def test_every_class_has_a_planted_mistake() -> None:
    assert {kind.code for kind in KINDS} == {one.partition(".")[0] for one in said_variants()}


def test_every_sentence_has_a_planted_mistake() -> None:
    every = {f"{kind.code}.{variant}".rstrip(".") for kind in KINDS for variant in kind.says}
    assert every - said_variants() - NEEDS_NO_BRAND == set(NEVER_SAID_TODAY)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_both_languages_say_the_same_values_and_something_of_their_own(kind: Any) -> None:
    told: list[Sentence] = [*kind.says.values(), kind.title, kind.meaning, kind.fix]
    for one in told:
        english, german = one.names()
        assert english == german
        assert one.en.strip()
        assert one.de.strip()
        assert one.en != one.de or one.en == "{why}"
    for one in (kind.title, kind.meaning, kind.fix):
        assert one.names()[0] == frozenset()


def test_a_code_stands_once_and_is_a_short_word() -> None:
    assert len(BY_CODE) == len(KINDS)
    for code in BY_CODE:
        assert set(code) <= {*string.ascii_lowercase, *string.digits, "_"}
        assert len(code) <= 24


def test_a_problem_keeps_its_values_and_says_them_in_either_language() -> None:
    one = problem("unknown_fact", file="rules/a.json", path="#/when/fact", name="post.txt", nearest="post.text")
    assert one.values == {"name": "post.txt", "nearest": "post.text"}
    assert one.sentence == one.said("en") == "there is no fact 'post.txt'; did you mean 'post.text'?"
    assert one.said("de") == "den Fakt „post.txt“ gibt es nicht; gemeint ist vielleicht „post.text“"
    assert one.told("de") == f"rules/a.json: {one.said('de')} (#/when/fact)"
    assert problem("unused_text", file="texts/a.en.jinja").told("de").startswith("texts/a.en.jinja: Warnung: ")


def test_a_value_never_floods_a_terminal() -> None:
    one = problem("unknown_fact", name="a\x1b[2J\n" + "b" * 10_000)
    assert "\x1b" not in one.sentence
    assert "\n" not in one.sentence
    assert len(one.sentence) < 200


def test_a_problem_can_be_sorted_and_counted() -> None:
    first = problem("does_nothing", file="a")
    second: Problem = problem("does_nothing", file="b")
    assert sorted([second, first]) == [first, second]
    assert (first.is_error, problem("contradiction", file="a", other="#").is_error) == (False, True)


def test_the_folder_of_problems_holds_cases_only() -> None:
    assert all(path.suffix == ".json" for path in Path(ROOT / "tests" / "problems").iterdir())
