"""`delight check`: a planted mistake is found where it stands, in words that help, and nothing else is told."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from chalicelib import wording
from chalicelib.adapters.files import brands
from chalicelib.bootstrap import commands, environment
from chalicelib.cli import main
from chalicelib.domain.problem import BrandReport, CheckReport, Problem
from chalicelib.editor import check
from tests.worlds import ROOT, Files, changed, demo_files

STEAK = "rules/airport-steak.json"
THANKS = "rules/thanks-for-praise.json"
RECORDS = commands.example_records(environment.Options(), at=datetime(2026, 3, 11, tzinfo=UTC))


def checked(files: Files) -> BrandReport:
    return check.report("mortons", files, records=RECORDS)


def replaced(path: str, old: str, new: str) -> dict[str, str]:
    files = demo_files()
    assert files[path].count(old) >= 1, old
    return {**files, path: files[path].replace(old, new, 1)}


def place_of(files: Files, path: str, mark: str) -> tuple[int, int]:
    """Line and column of the first character of a mark."""
    at = files[path].index(mark)
    before = files[path][:at]
    return before.count("\n") + 1, at - before.rfind("\n")


def test_the_demo_has_no_problem() -> None:
    report = checked(demo_files())
    assert report.problems == ()
    assert report.examples == sum(path.startswith("examples/") for path in demo_files()) > 20


# (file, what is replaced, by what, where the finger points, code, part of the sentence)
PLANTED = [
    (STEAK, '"why"', '"wy"', '"wy"', "unknown_field", "'wy' is no field here; did you mean 'why'?"),
    (STEAK, '"delight"', '"delite"', '"delite"', "wrong_type", "did you mean 'delight'?"),
    (STEAK, '"signals.intents"', '"signals.intent"', '"signals.intent"', "unknown_fact", "'signals.intents'?"),
    (STEAK, '"includes"', '"include"', '"include"', "unknown_operator", "did you mean 'includes'?"),
    (STEAK, '"public"', '"publik"', '"publik"', "wrong_value", "it can be public, limited, private"),
    (STEAK, "[0, 240]", "[240, 0]", "[240, 0]", "wrong_value", "the first bound is above the second"),
    (STEAK, '"notify_store"', '"notfy_store"', '"notfy_store"', "unknown_action", "did you mean 'notify_store'?"),
    (STEAK, '"porterhouse-task"', '"porterhouse"', '"porterhouse",', "unknown_text", "porterhouse-task"),
    (STEAK, '"airport-delight"}', '"airport"}', '"airport"}', "unknown_purse", "did you mean 'airport-delight'?"),
    (STEAK, '"cents": 9000', '"cents": 900000', "900000", "over_purse", "holds, 100000"),
    (STEAK, '"times": 1', '"times": 0', "0,", "wrong_type", "must be at least 1"),
    (STEAK, '"post": "shankman"', '"post": "shankmann"', '"shankmann"', "unknown_example", "did you mean 'shankman'?"),
    (
        STEAK,
        '"prepare_minutes": 40',
        '"prepare_minutes": "40"',
        '"40"',
        "wrong_type",
        "must be a whole number, is a text",
    ),
    ("brand.json", '"time_zone"', '"timezone"', '"timezone"', "unknown_field", "did you mean 'time_zone'?"),
    ("brand.json", '"America/New_York"', '"New York"', '"New York"', "unknown_time_zone", "no time zone 'New York'"),
    ("stores.json", '"porterhouse"', '"porterhose"', '"porterhose"', "unknown_thing", "did you mean 'porterhouse'?"),
    ("stores.json", '["17:30", "22:00"]', '["17:30", "24:00"]', '"24:00"', "wrong_type", "a time of day such as 17:30"),
    ("stores.json", '"mon": [', '"monday": [', '"monday"', "unknown_field", "is none of mon, tue, wed"),
    ("brand.json", '"period": "month"', '"period": "monthly"', '"monthly"', "wrong_type", "did you mean 'month'?"),
    ("channels.json", '"platform"', '"plattform"', '"plattform"', "unknown_field", "did you mean 'platform'?"),
]


@pytest.mark.parametrize(
    ("path", "old", "new", "mark", "code", "told"), PLANTED, ids=[f"{one[0]}-{one[1]}" for one in PLANTED]
)
def test_a_planted_mistake_is_found_at_its_line_and_column(
    path: str, old: str, new: str, mark: str, code: str, told: str
) -> None:
    files = replaced(path, old, new)
    problems = checked(files).problems
    found = [one for one in problems if one.code == code]
    assert told in found[0].sentence, problems
    assert found[0].file == path
    start = demo_files()[path].index(old)
    at = files[path].index(mark, start)
    before = files[path][:at]
    assert (found[0].line, found[0].column) == (before.count("\n") + 1, at - before.rfind("\n")), str(found[0])
    others = [one for one in problems if one not in found]
    assert [one for one in others if one.code != "missing_field"] == []  # whoever misspells a field misses it too


def test_all_mistakes_are_told_at_once_in_the_order_of_the_files() -> None:
    files = replaced(STEAK, '"public"', '"publik"')
    files = {**files, STEAK: files[STEAK].replace('"includes"', '"include"', 1)}
    files = {**files, "brand.json": files["brand.json"].replace('"New_York"', '"x"')}
    files = changed(files, THANKS, lambda rule: rule.update(colour="red", mood="good"))
    files["stores.json"] = files["stores.json"].replace('"porterhouse"', '"porterhose"', 1)
    problems = checked(files).problems
    assert [one.code for one in problems if one.file == STEAK] == ["wrong_value", "unknown_operator"]
    assert [one.code for one in problems if one.file == THANKS] == ["unknown_field", "unknown_field"]
    assert list(problems) == sorted(problems)


def test_one_broken_file_makes_no_other_look_broken() -> None:
    for path in ("brand.json", "stores.json", "examples/shankman.json", "channels.json"):
        problems = checked({**demo_files(), path: demo_files()[path] + "}"}).problems
        assert [(one.file, one.code) for one in problems] == [(path, "not_json")], path


def test_a_name_twice_in_one_object_is_told_where_it_stands_again() -> None:
    files = replaced(STEAK, '"priority": 50', '"priority": 50,\n  "state": "draft"')
    (problem,) = checked(files).problems
    assert (problem.code, problem.line, problem.column) == ("name_twice", *place_of(files, STEAK, '"state": "draft"'))


def test_what_is_no_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "brand.json").write_bytes(b'{"id": "a",\n "name": "K\xe4se"}')
    (problem, *_) = checked(brands.bundle(tmp_path)).problems
    assert (problem.code, problem.line, problem.column) == ("not_utf8", 2, 12)


def test_a_file_that_nobody_reads_is_told() -> None:
    files = {**demo_files(), "rule/new.json": "{}"}
    (problem,) = checked(files).problems
    assert str(problem) == "rule/new.json:1:1: is a file that nobody reads; did you mean 'rules/new.json'?"


def test_an_example_that_fails_names_what_would_have_to_change() -> None:
    files = replaced(
        STEAK, '{"post": "steak-recipe", "expect": "no match"}', '{"post": "steak-recipe", "expect": "match"}'
    )
    (problem,) = checked(files).problems
    assert problem.code == "example_fails"
    assert "'steak-recipe' should match, and does not" in problem.sentence
    assert "#/when/all/" in problem.sentence
    line, column = place_of(files, STEAK, '"steak-recipe", "expect": "match"')
    assert (problem.line, problem.column) == (line, column + len('"steak-recipe", "expect": '))


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"received_at": "9999-12-31T23:59:59Z"}, "#/received_at"),
        ({"time": "0001-01-01T00:00:00Z"}, "#/received_at"),
        ({"time": "yesterday"}, "#/time"),
        ({"subject": 3}, "#/subject"),
    ],
)
def test_an_example_that_is_no_post_is_told_and_not_decided(change: dict[str, object], path: str) -> None:
    (problem,) = checked(changed(demo_files(), "examples/steak-recipe.json", lambda post: post.update(change))).problems
    assert (problem.file, problem.code, problem.path) == ("examples/steak-recipe.json", "bad_example", path)
    assert problem.line > 0


def test_a_rule_needs_an_example_of_each_kind() -> None:
    problems = checked(changed(demo_files(), THANKS, lambda rule: rule.update(examples=[]))).problems
    assert [one.code for one in problems if one.file == THANKS] == ["example_wanted", "example_wanted"]


def test_a_text_that_asks_for_what_no_text_is_told() -> None:
    files = {**demo_files(), "texts/thank-you.en.jinja": "Hi {{ guest.name }},\n{{ wish.thing }} {{ brand.name }}"}
    problems = [one for one in checked(files).problems if one.file.startswith("texts/")]
    assert [(one.code, one.line, one.column) for one in problems] == [("unknown_name", 1, 7), ("unknown_name", 2, 4)]
    assert "'guest.name', which no text is told" in problems[0].sentence
    assert "wish.things" in problems[1].sentence


def test_a_text_that_its_own_example_cant_fill_is_told() -> None:
    files = {**demo_files(), "texts/thank-you.en.jinja": "See you {{ wish.deadline | clock }}!"}
    problems = checked(files).problems
    assert {one.code for one in problems} == {"text_not_rendered"}
    assert all(one.file == THANKS for one in problems)


def test_a_jmespath_that_would_run_on_every_post_is_refused() -> None:
    alone = {"jmespath": "length(post.mentions) <= `3`"}
    files = changed(demo_files(), STEAK, lambda rule: rule.update(when=alone))
    assert [one.code for one in checked(files).problems] == ["not_indexed"]
    either = {"any": [{"fact": "post.addressed", "is": True}, alone]}
    files = changed(demo_files(), STEAK, lambda rule: rule.update(when=either))
    assert [one.code for one in checked(files).problems] == ["not_indexed"]


def test_a_jmespath_is_checked_with_the_rest() -> None:
    files = changed(
        demo_files(), STEAK, lambda rule: rule["when"]["all"].append({"jmespath": "author.folowers == false"})
    )
    found = [one.sentence for one in checked(files).problems]
    assert len(found) == 2
    assert "the jmespath compares with a field named false; write `false` in backticks" in found
    assert "the jmespath asks for 'author.folowers', which does not exist; did you mean 'author.followers'?" in found


def test_a_release_counts_for_one_wording_only() -> None:
    source = demo_files()["texts/so-sorry.en.jinja"]
    seal = wording.seal(source)
    released = changed(demo_files(), "brand.json", lambda brand: brand["released_texts"].update({"so-sorry.en": seal}))
    assert checked(released).problems == ()
    (problem,) = checked({**released, "texts/so-sorry.en.jinja": source.strip() + " Really."}).problems
    assert problem.code == "released_otherwise"
    assert wording.seal(source.strip() + " Really.") in problem.sentence
    lost = changed(demo_files(), "brand.json", lambda brand: brand["released_texts"].update({"so-sory.en": seal}))
    assert [one.code for one in checked(lost).problems] == ["unknown_text"]


def test_a_list_a_store_and_a_department_that_are_not_there() -> None:
    def spoil(rule: dict[str, object]) -> None:
        rule["when"] = {
            "all": [
                {"fact": "post.text", "mentions_any": "@steak_term"},
                {"fact": "wish.place", "within_km": {"km": 40, "of": "hackensak"}},
                {"fact": "post.text", "near": {"phrases": "@steak_terms", "within": 3}},
            ]
        }
        rule["then"] = [{"do": "escalate", "department": "guests", "reason": "x"}]

    files = changed(demo_files(), THANKS, spoil)
    files = changed(files, "brand.json", lambda brand: brand.update(departments={"guest-relations": {"name": {}}}))
    files = changed(files, "brand.json", lambda brand: brand["lists"].update(steak_terms=["steak", "porterhouse"]))
    found = {one.code: one.sentence for one in checked(files).problems if one.is_error}
    assert "did you mean 'steak_terms'?" in found["unknown_list"]
    assert "did you mean 'hackensack'?" in found["unknown_store"]
    assert "there is no department 'guests'" in found["unknown_department"]
    assert len(found) == 3


def test_a_program_that_is_not_there_and_a_fact_that_is_none() -> None:
    call = {"do": "call_webhook", "hook": "crn", "facts": ["author.folowers"]}
    files = changed(demo_files(), THANKS, lambda rule: rule["then"].append(call))
    files = changed(files, "brand.json", lambda brand: brand.update(hooks={"crm": {"url": "https://crm.example/in"}}))
    found = {one.code: one.sentence for one in checked(files).problems}
    assert "did you mean 'crm'?" in found["unknown_hook"]
    assert "did you mean 'author.followers'?" in found["unknown_fact"]
    assert len(found) == 2
    plain = changed(demo_files(), "brand.json", lambda brand: brand.update(hooks={"crm": {"url": "http://a.b/in"}}))
    assert [(one.code, one.path) for one in checked(plain).problems] == [("bad_url", "#/hooks/crm/url")]


def test_the_command_tells_everything_and_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["check", str(ROOT / "playbooks")]) == 0
    assert "mortons: " in capsys.readouterr().out
    folder = written(replaced(STEAK, '"includes"', '"include"'), tmp_path / "mortons")
    monkeypatch.chdir(tmp_path)
    for argument in ("mortons", ".", str(folder)):
        assert main(["check", argument]) == 1
        assert "mortons/rules/airport-steak.json:" in capsys.readouterr().out
    assert main(["check", "--json", "mortons"]) == 1
    report = msgspec.json.decode(capsys.readouterr().out, type=CheckReport)
    assert [one.code for one in report.brands[0].problems] == ["unknown_operator"]
    assert isinstance(report.brands[0].problems[0], Problem)
    assert main(["check", str(tmp_path / "nowhere")]) == 2


def written(files: Files, folder: Path) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def test_it_speaks_the_readers_language_and_machines_read_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(written(replaced(STEAK, '"includes"', '"include"'), tmp_path / "mortons"))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert main(["check", folder]) == 1
    told = capsys.readouterr()
    assert "„include“ ist kein Operator; gemeint ist vielleicht „includes“ (#/when/all/2/include)" in told.out
    assert re.search(r"^mortons: \d+ Regeln, ", told.out, re.MULTILINE)
    assert "nicht zu gebrauchen" in told.err
    assert main(["check", "--language", "en", folder]) == 1
    assert "did you mean 'includes'?" in capsys.readouterr().out
    assert main(["check", "--json", folder]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["brands"][0]["problems"]
    assert problem["sentence"] == "'include' is no operator; did you mean 'includes'?"
    assert problem["severity"] == "error"
    assert problem["values"] == {"name": "include", "nearest": "includes"}


def test_warnings_are_told_and_keep_nobody_from_publishing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {**demo_files(), "texts/good-night.en.jinja": "Good night!", "texts/good-night.de.jinja": "Gute Nacht!"}
    assert main(["check", "--language", "en", str(written(files, tmp_path / "mortons"))]) == 0
    out = capsys.readouterr().out
    assert "mortons/texts/good-night.de.jinja: warning: is a text that no rule says" in out
    assert out.rstrip().endswith("examples decided: 1 warning")


def test_one_mistake_is_one_problem_however_much_hangs_on_it() -> None:
    """A misspelt part of brand.json makes no rule look wrong, and a rule that can't be used no other one's examples."""
    for part in ("purses", "lists", "topics", "menu", "departments"):
        report = checked(replaced("brand.json", f'"{part}"', f'"{part}x"'))
        assert [one.code for one in report.problems] == ["unknown_field"], [str(one) for one in report.problems]
    for path in sorted(demo_files()):
        if path.startswith("rules/"):
            report = checked(replaced(path, '"owner"', '"owners"'))
            assert [one.code for one in report.problems] == ["unknown_field"], [str(one) for one in report.problems]


def test_the_check_ends_whatever_stands_in_the_files() -> None:
    for content in (
        "[" * 100_000,
        "9" * 10_000,
        '{"id": NaN}',
        "\ufeff{}",
        '"\\ud800"',
        "",
        "null",
        '{"a": 1, "a": 2}',
    ):
        for path in ("brand.json", "stores.json", STEAK, "examples/shankman.json"):
            report = checked({**demo_files(), path: content})
            assert report.problems, (path, content[:10])
            assert json.loads(msgspec.json.encode(report))
