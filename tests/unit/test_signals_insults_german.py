"""Real German posts, offensive and harmless: nobody is thanked for an insult."""

from __future__ import annotations

from pathlib import Path

import pytest

from chalicelib.domain.signals import Signals
from chalicelib.signals import Context, understand
from tests.brands import MENU, WRITTEN

POSTS = Path(__file__).resolve().parents[3] / "shared/data/posts/germeval18/germeval2018.training.txt"
BRAND = Context(languages=("de", "en"), menu=MENU, topics={}, stores=(), time_zone="Europe/Berlin")
MATTERS_OF_LIFE = {"self-harm", "fire", "minor", "data-protection", "personal-data", "allergy"}
NEEDS_POSTS = pytest.mark.skipif(not POSTS.exists(), reason="the posts are not on this machine")


def heard(label: str, *, most: int) -> list[Signals]:
    rows = (line.split("\t") for line in POSTS.read_text(encoding="utf-8").splitlines())
    texts = [text for text, offensive, _ in rows if offensive == label][:most]
    return [understand(text, language="de", written_at=WRITTEN, context=BRAND)[0] for text in texts]


@NEEDS_POSTS
def test_hardly_an_offensive_post_is_taken_for_a_wish_or_for_thanks() -> None:
    offensive = heard("OFFENSE", most=600)
    assert len(offensive) == 600
    assert sum("wish" in signals.intents for signals in offensive) <= 3
    assert sum("thanks" in signals.intents for signals in offensive) <= 12


@NEEDS_POSTS
def test_hardly_a_harmless_post_is_taken_for_a_matter_of_life() -> None:
    harmless = heard("OTHER", most=600)
    assert len(harmless) == 600
    assert sum(bool(MATTERS_OF_LIFE & set(signals.stop.reasons)) for signals in harmless) <= 6
