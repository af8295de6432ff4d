"""Sensitive matters, and idioms that only sound like them."""

from __future__ import annotations

from datetime import datetime

import pytest

from chalicelib.domain.playbook import MenuItem
from chalicelib.domain.signals import Signals, Wish
from chalicelib.signals import Context, understand

WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
STEAK = "Hey @Mortons – can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)"
BRAND = Context(
    languages=("en",),
    menu=(
        MenuItem(id="porterhouse", name={"en": "Porterhouse"}, words=("porterhouse", "steak")),
        MenuItem(id="filet", name={"en": "Filet mignon"}, words=("filet", "filet mignon")),
        MenuItem(id="shrimp", name={"en": "Shrimp"}, words=("shrimp cocktail", "shrimp")),
    ),
    topics={},
    stores=(),
    time_zone="America/New_York",
)


def heard(text: str | None) -> tuple[Signals, Wish]:
    return understand(text, language="en", written_at=WRITTEN, context=BRAND)


STOPS = (
    ("death", "My father passed away on Sunday, his table was number 12"),
    ("death", "in memory of my mom, we had her favourite steak"),
    ("death", "dinner after the funeral"),
    ("death", "We lost my dad last week"),
    ("death", "RIP grandpa"),
    ("death", "my husband died in March, please stop mailing him"),
    ("death", "Sorry for the loss of your colleague"),
    ("death", "she has weeks to live and dreams of your porterhouse"),
    ("death", "our dog died today"),
    ("death", "he's dead and you keep calling"),
    ("injury", "I choked on a bone in your steak"),
    ("injury", "burned my hand on the plate"),
    ("injury", "I broke a tooth on your porterhouse"),
    ("injury", "slipped on your wet floor and hurt my back"),
    ("injury", "my daughter cut her finger on a broken glass"),
    ("injury", "needed stitches after dinner"),
    ("injury", "my tooth cracked on a piece of bone"),
    ("injury", "Waiter spilled soup, my leg is burned"),
    ("allergy", "I have a nut allergy, told the waiter twice"),
    ("allergy", "had an allergic reaction to your sauce"),
    ("allergy", "went into anaphylactic shock"),
    ("allergy", "had to use my EpiPen"),
    ("allergy", "my throat is closing up after the shrimp"),
    ("allergy", "are the fries safe for celiacs?"),
    ("medical", "an ambulance took my wife away"),
    ("medical", "spent the night in the ER"),
    ("medical", "in hospital since Friday because of your chicken"),
    ("medical", "I'm on chemo and your steak is all I can taste"),
    ("medical", "he had a heart attack at your bar"),
    ("threat", "I'm going to hurt your manager"),
    ("threat", "I'll come and burn your place down"),
    ("threat", "I will kill you all"),
    ("threat", "someone is going to get hurt at your store"),
    ("threat", "I know where you live"),
    ("threat", "there is a bomb in your restaurant"),
    ("threat", "gonna shoot up your restaurant"),
    ("threat", "I hope you die"),
    ("self-harm", "I just want to kill myself"),
    ("self-harm", "I don't want to live anymore"),
    ("self-harm", "thinking about how to end it all"),
    ("self-harm", "I want to die"),
    ("self-harm", "feeling suicidal tonight"),
    ("self-harm", "last steak before I end my life"),
    ("self-harm", "everyone would be better off without me"),
    ("legal", "I'll sue you"),
    ("legal", "you will hear from my lawyer"),
    ("legal", "my attorney will be in touch"),
    ("legal", "see you in court"),
    ("legal", "taking legal action"),
    ("legal", "we are filing a lawsuit"),
    ("legal", "in 2 weeks' time you'll hear from my lawyers"),
    ("safety", "found glass in my salad"),
    ("safety", "got food poisoning from your oysters"),
    ("safety", "smell of gas in your kitchen"),
    ("safety", "cockroaches in the restroom"),
    ("discrimination", "refused to serve us because we are black"),
    ("harassment", "your waiter groped my sister"),
    ("crime", "we were robbed in your parking lot"),
    ("fire", "there's a fire in the kitchen"),
    ("minor", "I'm 14 and want a job"),
    ("boycott", "Boycott Mortons!"),
    ("press", "I'm a reporter with the Herald, who can comment?"),
    ("data-protection", "you leaked my data"),
)
IDIOMS = (
    STEAK,
    "I would kill for a porterhouse",
    "I'd kill for a steak right now",
    "steak to die for",
    "that filet is to die for!",
    "dying for a steak",
    "I'm dying to try the porterhouse",
    "killer steak",
    "I'm starving to death here, bring steak",
    "my phone is dead so I can't call",
    "dead phone, hungry man",
    "my battery died in the cab",
    "bombs away!",
    "this burger is the bomb",
    "my lawyer friend loves it",
    "dinner with my lawyer tonight at 8",
    "best in the food court",
    "you guys are killing it",
    "my feet are killing me, need a steak",
    "death by chocolate for dessert",
    "the steak was fire 🔥",
    "I could murder a steak",
    "I'm gonna destroy that porterhouse",
    "burnt ends are great",
    "I like it bloody rare",
    "took a shot of the steak for instagram",
    "deadline at 5, steak at 8",
    "I'd give my left arm for a porterhouse",
    "dead serious, bring me a steak",
    "killing time at the airport",
    "great hospitality at your place",
    "I'm sick of airport food",
    "What time do you open on Sunday?",
    "my wife would love a filet",
    "I could die happy after that porterhouse",
    "hit me up when the porterhouse is ready",
    "the porterhouse is calling me",
    "cold weather, warm steak",
)


@pytest.mark.parametrize(("reason", "text"), STOPS)
def test_a_sensitive_matter_stops(reason: str, text: str) -> None:
    signals, _ = heard(text)
    assert reason in signals.stop.reasons
    assert any(one.signal == f"stop:{reason}" for one in signals.evidence)


@pytest.mark.parametrize("text", IDIOMS)
def test_an_idiom_does_not_stop(text: str) -> None:
    signals, _ = heard(text)
    assert signals.stop.reasons == (), [one for one in signals.evidence if one.signal.startswith("stop:")]


@pytest.mark.parametrize(
    ("text", "page_now"),
    [
        ("I want to kill myself", True),
        ("there is a bomb in your restaurant", True),
        ("smell of gas in your kitchen", True),
        ("my father passed away", False),
        ("I'll sue you", False),
        ("I know where you live", False),
        ("great steak", False),
    ],
)
def test_danger_to_life_pages_someone(text: str, *, page_now: bool) -> None:
    assert heard(text)[0].stop.page_now is page_now


def test_reasons_are_sorted() -> None:
    reasons = heard("My lawyer says the allergic reaction that killed my father is your fault")[0].stop.reasons
    assert reasons == tuple(sorted(reasons))
    assert {"allergy", "death", "legal"} <= set(reasons)


def test_a_handle_or_a_link_is_no_cue() -> None:
    assert heard("dinner with @deathmetalfan, see https://example.org/suicide-hotline/funeral")[0].stop.reasons == ()
