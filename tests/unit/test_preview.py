"""`delight preview`: a text as marketers look at it before anybody else does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from chalicelib.cli import main
from tests.worlds import ROOT, demo_files

SCHEMA = json.loads((ROOT / "schemas" / "preview.schema.json").read_text("utf-8"))
Said = pytest.CaptureFixture[str]


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def previewed(said: Said, *arguments: str, status: int = 0) -> dict[str, Any]:
    assert main(["preview", "--json", *arguments]) == status
    found: dict[str, Any] = json.loads(said.readouterr().out)
    jsonschema.validate(found, SCHEMA)
    return found


def brands(folder: Path, **files: str) -> str:
    for path, text in {**demo_files(), **files}.items():
        (folder / "mortons" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "mortons" / path).write_text(text, "utf-8")
    return str(folder)


def test_a_text_is_shown_with_its_examples_in_each_language_and_measured_on_each_platform(capsys: Said) -> None:
    found = previewed(capsys, "on-our-way")
    shankman, german = (one for one in found["said"] if one["post"] == "shankman")
    assert (shankman["language"], german["language"]) == ("en", "de")
    assert "porterhouse, coming from Hackensack to Newark Liberty International Airport" in shankman["text"]
    assert "17:05 Uhr" in german["text"]
    assert [one["platform"] for one in german["lengths"]] == ["x", "facebook"]
    on_x = german["lengths"][0]
    assert (on_x["unit"], on_x["most"], on_x["length"]) == ("weighted", 280, len(german["text"]))
    assert on_x["length"] < on_x["longest"] <= 280
    assert "steak-in-30-minutes" not in {one["post"] for one in found["said"]}, "on which another text would be said"


def test_one_post_one_language_one_platform(capsys: Said) -> None:
    post = str(ROOT / "playbooks" / "mortons" / "examples" / "german-wish.json")
    found = previewed(
        capsys, "on-our-way", "--post", post, "--text-language", "de", "--platform", "x", "--brand", "mortons"
    )
    (said,) = found["said"]
    assert [one["platform"] for one in said["lengths"]] == ["x"]
    assert said["said_in"] == "de"


def test_a_task_is_shown_as_its_store_reads_it(capsys: Said) -> None:
    found = previewed(capsys, "porterhouse-task", "--text-language", "en")
    assert {(one["audience"], len(one["lengths"])) for one in found["said"]} == {("store", 0)}
    assert all("$90.00" in one["text"] for one in found["said"])


def test_what_would_be_held_is_told(capsys: Said, english: None) -> None:
    post = str(ROOT / "playbooks" / "mortons" / "examples" / "praise.json")
    found = previewed(capsys, "on-our-way", "--post", post, "--text-language", "en", status=1)
    (said,) = found["said"]
    assert said["text"] is None
    assert "is not known here" in said["held"][0]
    assert main(["preview", "we-are-on-it"]) == 1
    out = capsys.readouterr()
    assert "held: nobody released this wording in 'de', so a person has to answer" in out.out
    assert "Not all of this would be said." in out.err


def test_a_text_that_is_too_long_and_one_that_is_missing_in_a_language(
    tmp_path: Path, capsys: Said, english: None
) -> None:
    folder = brands(tmp_path, **{"texts/thank-you.en.jinja": "so many words " * 30})
    (tmp_path / "mortons" / "texts" / "thank-you.de.jinja").unlink()
    assert main(["preview", "--playbooks", folder, "thank-you", "--text-language", "de"]) == 1
    out = capsys.readouterr().out
    assert "en (there is none in de) · a public reply · rules/thanks-for-praise.json · praise" in out
    assert "x: 419 of 280, at its longest 419 · facebook: 419 of 8000" in out
    assert "held: the text is 419 long; the platform takes 280 (x)" in out


def test_people_are_told_in_their_language(capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert main(["preview", "thank-you", "--text-language", "en"]) == 0
    out = capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert main(["preview", "thank-you", "--text-language", "en", "--language", "de"]) == 0
    assert capsys.readouterr().out == out
    assert "thank-you von mortons" in out
    assert "en · eine öffentliche Antwort" in out
    assert "von 280, höchstens" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["thank-yu"], "there is no text 'thank-yu'; did you mean 'thank-you'?"),
        (["thank-you", "--platform", "y"], "there is no platform 'y'"),
        (["thank-you", "--brand", "nobody"], "there is no brand 'nobody'"),
        (["thank-you", "--post", "nowhere.json"], "nowhere.json"),
    ],
)
def test_what_is_not_there_is_told(arguments: list[str], told: str, capsys: Said) -> None:
    assert main(["preview", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_a_text_that_no_rule_says_has_no_hearers_yet(tmp_path: Path, capsys: Said) -> None:
    folder = brands(tmp_path, **{"texts/new.en.jinja": "Hi"})
    assert main(["preview", "--playbooks", folder, "new"]) == 2
    assert "no rule says 'new' yet" in capsys.readouterr().err
