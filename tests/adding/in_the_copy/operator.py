"""What the guide to operators promises, tried in the copy in which it was followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.adding.in_the_copy.command import explained, problems


def longer_than(wanted: object, fact: str = "post.text") -> dict[str, Any]:
    return {"fact": fact, "longer_than": wanted}


def test_a_rule_matches_and_misses_by_it(tmp_path: Path) -> None:
    told = explained(tmp_path, "What a steak that was", shorter=longer_than(4), longer=longer_than(5))
    assert told == {"shorter": ("matched", 5), "longer": ("missed", 5)}


def test_a_wrong_value_is_refused_by_check(tmp_path: Path) -> None:
    wrong = {f"wrong-{number}": longer_than(value) for number, value in enumerate(("thirty", -1, 2.5, 1001, True))}
    asked = {"right": longer_than(30), **wrong, "elsewhere": longer_than(30, "author.followers")}
    told = problems(tmp_path, **{name: {"when": when} for name, when in asked.items()})
    assert told.keys() == asked.keys() - {"right"}
    assert all(told[name].startswith("must be ") for name in wrong), told
    assert "can't be used on author.followers" in told["elsewhere"]
