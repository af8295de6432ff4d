"""`near` against every way to choose a place for each phrase."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from chalicelib import operators

WORDS = ["a", "b", "c", "d"]
CHOICES: list[str | list[str]] = ["a", "b", "a b", "c*", "b c", ["a", "c"], ["a b", "d", "b"]]
TRIES = 6_000


def spans(choice: str | list[str], text: Sequence[str]) -> list[tuple[int, int]]:
    found = []
    for phrase in [choice] if isinstance(choice, str) else choice:
        words = phrase.rstrip("*").split()
        found += [(at, at + len(words)) for at in range(len(text)) if list(text[at : at + len(words)]) == words]
    return found


def stands(chosen: Iterable[tuple[int, int]], within: int) -> bool:
    row = sorted(chosen)
    apart = all(one[1] <= other[0] for one, other in pairwise(row))
    return apart and row[-1][1] - row[0][0] - sum(end - start for start, end in row) <= within


def test_near_finds_what_trying_everything_finds() -> None:
    chance = random.Random(20260311)
    near = operators.BY_NAME["near"]
    said = {True: 0, False: 0}
    for _ in range(TRIES):
        text = chance.choices(WORDS, k=chance.randint(0, 12))
        phrases = chance.choices(CHOICES, k=chance.randint(2, 4))
        within, in_order = chance.randint(0, 4), chance.random() < 0.4
        ways = product(*(spans(one, text) for one in phrases))
        expected = any(stands(way, within) and (not in_order or list(way) == sorted(way)) for way in ways)
        wanted = {"phrases": phrases, "within": within, "in_order": in_order}
        found = near.evaluate(" ".join(text), wanted)
        assert found.result is expected, (text, wanted)
        said[expected] += 1
    assert min(said.values()) > TRIES / 10


def test_a_text_made_to_hold_many_ways_takes_one_walk() -> None:
    """Ten thousand of each word, and the last phrase nowhere near: trying everything would take for ever."""
    near = operators.BY_NAME["near"]
    text = "a b a c b " * 10_000 + "x " * 100 + "d"
    wanted = {"phrases": ["a", "b", "c", "a b", "d"], "within": 50}
    assert near.evaluate(text, wanted).result is False
    assert near.evaluate(text + " a b c a b", wanted).result is True
