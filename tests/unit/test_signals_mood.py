"""Language, mood, irony and topics."""

from __future__ import annotations

from datetime import datetime

import pytest

from chalicelib.domain.playbook import MenuItem
from chalicelib.domain.signals import Signals, Wish
from chalicelib.signals import Context, understand
from chalicelib.signals.language import guess

WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
STEAK = "Hey @Mortons – can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)"
BRAND = Context(
    languages=("en",),
    menu=(
        MenuItem(id="porterhouse", name={"en": "Porterhouse"}, words=("porterhouse", "steak")),
        MenuItem(id="filet", name={"en": "Filet mignon"}, words=("filet", "filet mignon")),
        MenuItem(id="shrimp", name={"en": "Shrimp"}, words=("shrimp cocktail", "shrimp")),
    ),
    topics={"refund": ("refund", "money back"), "food-safety": ("food poisoning", "undercook*")},
    stores=(),
    time_zone="America/New_York",
)


def heard(text: str | None) -> tuple[Signals, Wish]:
    return understand(text, language="en", written_at=WRITTEN, context=BRAND)


@pytest.mark.parametrize(
    ("text", "tag", "value"),
    [
        ("Wo ist mein Steak?", "en-US", "en"),
        ("Wo ist mein Steak und warum ist es kalt?", None, "de"),
        ("Where is my steak and why is it cold?", None, "en"),
        ("Where is my steak?", "und", "en"),
        ("where is the steak", "fr", "en"),
        ("Guten Abend, ich hätte gerne ein Steak", "de_AT", "de"),
        ("🥩🥩🥩", None, None),
        ("", None, None),
        ("Xyzzy", None, None),
    ],
)
def test_the_brand_s_languages_are_told_apart(text: str, tag: str | None, value: str | None) -> None:
    found = guess(text, tag=tag, languages=("en", "de"))
    assert found.value == value
    assert (found.p > 0) is (value is not None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Best steak ever! Thank you!", "positive"),
        ("I love this place ❤️", "positive"),
        (STEAK, "positive"),
        ("Worst service ever, never again", "negative"),
        ("My steak was cold 😡", "negative"),
        ("not good", "negative"),
        ("Thanks for nothing, two hours on hold", "negative"),
        ("The restaurant is on Main Street", "neutral"),
        ("What time do you open?", "neutral"),
    ],
)
def test_mood(text: str, value: str) -> None:
    found = heard(text)[0].mood
    assert found.value == value
    assert 0.5 <= found.p <= 1


MOCKERY = (
    "Thanks for nothing",
    "Great job losing my luggage again",
    "Love waiting two hours for a cold steak",
    "Wow, amazing service. Only 3 hours on hold 👏👏",
    "Best airline ever, they lost my bag for the third time",
    "Bravo, another cancelled flight",
    'Your "premium" service left me waiting for an hour',
    "Well done @Mortons, my order is wrong again",
    "Fantastic, still no answer",
    "So glad I paid $90 for a cold steak",
)
MEANT = (
    STEAK,
    "Best steak ever!",
    "Thank you for a wonderful evening",
    "My steak was cold",
    "What time do you open?",
    "I'd love a porterhouse",
    "Great service tonight",
)


@pytest.mark.parametrize("text", MOCKERY)
def test_praise_beside_trouble_is_a_hazard(text: str) -> None:
    signals = heard(text)[0]
    assert signals.irony >= 0.5
    assert "thanks" not in signals.intents


@pytest.mark.parametrize("text", MEANT)
def test_plain_words_are_no_hazard(text: str) -> None:
    assert heard(text)[0].irony < 0.3


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("I want a Refund", ("refund",)),
        ("give me my money\nback", ("refund",)),
        ("food poisoning! refund!", ("food-safety", "refund")),
        ("my steak was undercooked", ("food-safety",)),
        ("refunds", ()),
        ("great steak", ()),
    ],
)
def test_topics_are_the_brand_s_words(text: str, topics: tuple[str, ...]) -> None:
    signals = heard(text)[0]
    assert signals.topics == topics
    assert {one.signal for one in signals.evidence if one.signal.startswith("topic:")} == {f"topic:{t}" for t in topics}
