"""A short storm of hostile HTTP; ``make soak STORM=http`` blows longer."""

from __future__ import annotations

from pathlib import Path

from tests.soak import http


def test_hostile_requests_are_answered_and_nothing_breaks(tmp_path: Path) -> None:
    assert "none wrong" in http.run(1, tmp_path, seconds=10)
