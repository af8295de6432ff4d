"""Which language a post is in, where the platform doesn't say."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.signals.language import guess

POSTS = Path(__file__).resolve().parents[3] / "shared/data/posts"
NEEDS_POSTS = pytest.mark.skipif(not POSTS.exists(), reason="the posts are not on this machine")
EITHER_ORDER = pytest.mark.parametrize("languages", [("en", "de"), ("de", "en")])

SHORT = {
    "de": (
        "so Bock auf Steak",
        "Kurs fällt aus",
        "Danke!",
        "mega Training heute",
        "eure Duschen sind eklig",
        "Umkleide dreckig",
        "Schmeckt's?",
        "Tolle Trainer",
        "lecker!!",
        "Ku\u0308ndigung raus",
    ),
    "en": (
        "rude waiter",
        "Thanks!",
        "great steak tonight",
        "steak was cold",
        "waiting forever",
        "gym closed again",
        "loved dinner",
        "couldn't be better",
    ),
}


@EITHER_ORDER
@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in SHORT.items() for text in texts])
def test_a_few_words_are_enough(language: str, text: str, languages: tuple[str, ...]) -> None:
    assert guess(text, tag=None, languages=languages).value == language


@pytest.mark.parametrize("text", ["", "👍", "@mortons", "https://example.com/die/das/und", "Steak 🥩", "12:30"])
def test_what_is_in_no_language_is_left_open(text: str) -> None:
    assert guess(text, tag=None, languages=("de", "en")).value is None


def test_the_platform_knows_better() -> None:
    assert guess("Der Kurs fällt schon wieder aus", tag="en-US", languages=("de", "en")).value == "en"


def test_a_language_that_the_brand_does_not_speak_is_never_guessed() -> None:
    assert guess("Der Kurs fällt schon wieder aus", tag="de", languages=("en",)).value in (None, "en")


def test_fewer_words_are_less_sure() -> None:
    sure, unsure = (guess(text, tag=None, languages=("de", "en")).p for text in ("Ich bin bei euch", "lecker"))
    assert 0 < unsure < 0.3 < sure


def german() -> Iterator[str]:
    for line in (POSTS / "germeval18/germeval2018.training.txt").read_text(encoding="utf-8").splitlines():
        yield line.split("\t")[0]


def english() -> Iterator[str]:
    for line in (POSTS / "care_dialogues.jsonl").read_text(encoding="utf-8").splitlines():
        yield from (turn["text"] for turn in json.loads(line)["turns"] if turn["from"] == "client")
    with (POSTS / "banking77/test.csv").open(encoding="utf-8", newline="") as rows:
        yield from (row["text"] for row in csv.DictReader(rows))


@NEEDS_POSTS
@EITHER_ORDER
def test_real_posts_are_told_apart(languages: tuple[str, ...]) -> None:
    for language, texts, least in (("de", tuple(german()), 0.995), ("en", tuple(english()), 0.985)):
        right = sum(guess(text, tag=None, languages=languages).value == language for text in texts)
        assert len(texts) > 1000
        assert right / len(texts) >= least
