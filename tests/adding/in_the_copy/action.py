"""What the guide to actions promises, tried in the copy in which it was followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chalicelib.console.words import WORDS
from tests.adding.in_the_copy.command import problems
from tests.worlds import STEAK_KEY, Stage, demo_files, post, with_rule, without_rules

ASKED: dict[str, Any] = {"do": "tell_department", "department": "guest-relations", "message": "Look at this"}


def test_it_is_planned_and_performed_once() -> None:
    stage = Stage(with_rule(without_rules(demo_files()), id="tried", then=[ASKED]))
    for _ in range(2):
        stage.consider(post("What a steak!"))
        stage.work()
    (planned,) = stage.decision().plan
    assert (planned.do, planned.key) == ("tell_department", f"{STEAK_KEY}/tried/0")
    assert stage.states() == {"tried/0": "done"}
    assert stage.notices.sends[planned.key] == 1


def test_its_label_and_its_reason_are_shown_in_both_languages() -> None:
    assert WORDS["en"]["action.tell_department"] == "let a department know"
    assert WORDS["de"]["action.tell_department"] == "eine Abteilung informieren"
    assert {language for language in WORDS if "reason.department_told" in WORDS[language]} == {"en", "de"}


def test_check_refuses_a_department_that_is_none(tmp_path: Path) -> None:
    told = problems(tmp_path, right={"then": [ASKED]}, wrong={"then": [{**ASKED, "department": "marketing"}]})
    assert told.keys() == {"wrong"}
    assert "no department 'marketing' in brand.json" in told["wrong"]
