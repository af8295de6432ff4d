"""``delight cases``: what a person must see to, told in words, and closed by somebody with a name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from chalicelib.books import cases
from chalicelib.bootstrap import environment, machine
from chalicelib.cli import cases as command
from chalicelib.cli import main
from chalicelib.engine import people, pipeline
from chalicelib.ports import World
from tests.worlds import ROOT, STEAK_AT, item, post

Said = pytest.CaptureFixture[str]
COLD = "@Mortons my steak was cold and the waiter was slow. I am disappointed."
SICK = "@Mortons we all got food poisoning at your place \x1b[31mlast night, my son is in hospital"


@pytest.fixture
def engine(tmp_path: Path) -> World:
    world = machine.one_machine(environment.Options(data=tmp_path, clock=STEAK_AT))
    for number, text in (("1", COLD), ("2", SICK)):
        pipeline.consider(item(post(text, number=number, author=f"88{number}")), world)
    return world


def told(said: Said, *arguments: str) -> dict[str, Any]:
    assert main(["cases", *arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(said.readouterr().out)
    jsonschema.validate(found, json.loads((ROOT / "schemas" / "cases.schema.json").read_text("utf-8")))
    return found


@pytest.mark.usefixtures("engine")
def test_open_cases_are_told_with_why_and_what_was_written(tmp_path: Path, capsys: Said) -> None:
    where = ["--data", str(tmp_path)]
    found = told(capsys, *where)
    assert found["how_many"] == {"mortons": 2, "studio-aktiv": 0}
    assert [(one["post_key"], one["kind"], one["urgent"]) for one in found["open"]] == [
        ("x:2", "sensitive", True),
        ("x:1", "complaint", False),
    ]
    assert found["open"][0]["reason"].startswith("sensitive: ")
    assert not found["open"][1]["overdue"]
    assert main(["cases", *where, "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "  Urgent · Answer due now · " in out
    assert "  Answer due in 14 min · For Guest relations\n" in out
    assert "It seems to be about: " in out
    assert "An angry guest in public" in out  # why the rule handed it over, in the marketer's words
    assert f"the post: {COLD}" in out
    assert "\x1b" not in out  # whatever a stranger wrote moves no cursor
    assert f"cases --close ID --as NAME --data {tmp_path}" in out
    assert main(["cases", *where, "--language", "de"]) == 0
    assert "Dringend" in capsys.readouterr().out
    assert told(capsys, *where, "--brand", "studio-aktiv")["open"] == []


def test_a_case_is_closed_once_by_somebody_with_a_name(engine: World, tmp_path: Path, capsys: Said) -> None:
    where = ["--data", str(tmp_path), "--language", "en"]
    identifier = told(capsys, *where)["open"][1]["id"]
    close = ["cases", "--close", identifier, *where]
    assert main(close) == 1
    assert capsys.readouterr().err == "Say who you are: --as NAME\n"
    assert main([*close, "--as", " Engine "]) == 1
    assert capsys.readouterr().err == "The engine signs with this name. Please take another.\n"
    assert main([*close, "--as", "Lena  Roth"]) == 0
    assert capsys.readouterr().out.startswith(f"{identifier} is closed.\nThis person can be surprised again")
    case = cases.get(engine.records, identifier)
    assert case is not None
    assert (case[0].state, case[0].timeline[-1].by) == ("closed", "Lena Roth")
    assert [one["post_key"] for one in told(capsys, *where)["open"]] == ["x:2"]
    assert main([*close, "--as", "Ben"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("This was already closed. Lena Roth · ")
    assert main(["cases", "--close", "nobody", "--as", "Ben", *where]) == 1
    assert capsys.readouterr().err == "This is no longer here. Nothing was changed.\n"


def test_nothing_is_open_and_a_brand_that_is_none(engine: World, tmp_path: Path, capsys: Said) -> None:
    where = ["--data", str(tmp_path), "--language", "de"]
    for case in cases.open_cases(engine.records, "mortons"):
        people.close_case(case.id, by="Lena", world=engine)
    assert main(["cases", *where]) == 0
    assert capsys.readouterr().out == "Kein Fall ist offen.\n"
    assert main(["cases", "--brand", "nobody", *where]) == 2
    assert "die Marke „nobody“ gibt es nicht" in capsys.readouterr().err


@pytest.mark.usefixtures("engine")
def test_more_than_are_shown_are_counted(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "MOST_SHOWN", 1)
    assert main(["cases", "--data", str(tmp_path), "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "1 more are open at mortons." in out
    assert "x:1" not in out
