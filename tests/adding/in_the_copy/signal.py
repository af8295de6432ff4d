"""What the guide to signals promises, tried in the copy in which it was followed."""

from __future__ import annotations

from pathlib import Path

from tests.adding.in_the_copy.command import explained, problems

WANTED = {"fact": "signals.person_wanted", "is": True}
NOT_WANTED = {"fact": "signals.person_wanted", "is": False}


def test_the_fact_is_known_and_explain_shows_it(tmp_path: Path) -> None:
    told = explained(tmp_path, "Can I speak to a real person about my steak?", wanted=WANTED, calm=NOT_WANTED)
    assert told == {"wanted": ("matched", True), "calm": ("missed", True)}


def test_check_knows_the_fact(tmp_path: Path) -> None:
    told = problems(tmp_path, right={"when": WANTED}, wrong={"when": {**WANTED, "is": "yes"}})
    assert told.get("right", "fine") == "fine"
    assert "is true or false" in told["wrong"]
