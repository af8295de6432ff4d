"""X's own counting: the official cases, and the parser without anything of setuptools."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.lengths import MEASURED, length

ROOT = Path(__file__).resolve().parents[2]
OFFICIAL = ROOT.parent / "shared" / "data" / "platforms" / "twitter_text_weighted_length.json"


@pytest.mark.parametrize(
    ("text", "weighted"),
    [
        ("", 0),
        ("porterhouse", 11),
        ("Grüße", 5),
        ("牛排", 4),
        ("🥩", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("see https://example.com/a/very/long/path?with=a&query=string", 27),
        ("see example.com", 27),
        ("e" * 280, 280),
    ],
)
def test_texts_weigh_what_x_says(text: str, weighted: int) -> None:
    assert length(text, "weighted") == weighted


def test_the_parser_needs_nothing_of_setuptools() -> None:
    code = (
        "import sys; sys.modules['setuptools'] = None\n"
        "from chalicelib.lengths import MEASURED, length\n"
        "print(length('🥩 at https://example.com', 'weighted'), 'pkg_resources' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["29", "False"]


@pytest.mark.skipif(not OFFICIAL.exists(), reason="shared samples are not here")
def test_the_official_cases_of_version_3_weigh_the_same() -> None:
    cases = [
        case
        for case in json.loads(OFFICIAL.read_text("utf-8"))["tests"]
        if case["group"] == "WeightedTweetsWithDiscountedEmojiCounterTest" and len(case["text"]) <= MEASURED
    ]
    assert len(cases) > 10
    assert [length(case["text"], "weighted") for case in cases] == [
        case["expected"]["weightedLength"] for case in cases
    ]
