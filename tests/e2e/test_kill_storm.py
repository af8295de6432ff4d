"""One kill storm; `make soak` has more of them."""

from __future__ import annotations

from pathlib import Path

from tests.soak.kill_storm.storm import blow


def test_two_thousand_posts_survive_a_storm_of_kills(tmp_path: Path) -> None:
    figures = blow(1, tmp_path)
    assert figures.posts == 2_000
    assert figures.kills >= 20
    assert figures.kills_in_flight >= 5
