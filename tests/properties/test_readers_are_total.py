"""A short storm of hostile input for every reader; ``make soak STORM=parsers`` blows longer."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.soak import parsers
from tests.soak.readers import Reader


@pytest.mark.filterwarnings("ignore:deprecated string literal syntax:PendingDeprecationWarning")
def test_every_reader_gives_a_value_or_says_what_is_wrong(tmp_path: Path) -> None:
    assert "none wrong" in parsers.run(1, tmp_path, seconds=10)


def test_a_reader_that_breaks_is_told_with_its_input() -> None:
    broken = Reader("broken", lambda chance: chance.choice(()))
    with pytest.raises(AssertionError, match="reader 'broken', input 0 of seed 7"):
        parsers.feed((broken,), 7, seconds=1)


def test_a_reader_that_hangs_is_told() -> None:
    def hang(chance: random.Random) -> None:
        while True:
            pass

    with pytest.raises(AssertionError, match="reader 'endless', input 0 of seed 7"):
        parsers.feed((Reader("endless", hang),), 7, seconds=1)


def test_a_reader_that_bursts_is_told() -> None:
    with pytest.raises(AssertionError, match="reader 'greedy', input 0 of seed 7"):
        parsers.feed((Reader("greedy", lambda chance: b"x" * 10**10),), 7, seconds=1)
