"""Thanks that are none, wishes that aren't, troubles that aren't ours, and wishes for too many."""

from __future__ import annotations

from datetime import datetime

import pytest

from chalicelib.domain.playbook import MenuItem
from chalicelib.domain.signals import Signals, Wish
from chalicelib.signals import Context, understand

WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
BRAND = Context(
    languages=("en", "de"),
    menu=(MenuItem(id="porterhouse", name={"en": "Porterhouse"}, words=("porterhouse",)),),
    topics={"refund": ("refund",)},
    stores=(),
    time_zone="America/New_York",
)


def heard(text: str, *, language: str = "en") -> tuple[Signals, Wish]:
    return understand(text, language=language, written_at=WRITTEN, context=BRAND)


MOCKERY = (
    "thank you for ruining my birthday",
    "Thank you so much for wasting our evening",
    "thanks for making my wife cry",
    "thank you @Mortons for making my mother feel like dirt",
    "great job giving my table away",
    "nice work, guys, losing our reservation",
    "Amazing how you can turn a $90 steak into shoe leather. Thanks!",
    "impressive how your kitchen makes a filet taste like cardboard",
    "Thank you for giving me food I could not eat",
    "thanks a million for cancelling our wedding dinner",
    "thanks again for leaving us in the rain",
    "Cheers for the cold steak",
    "way to ruin an anniversary",
    "thanks Mortons for ruining our evening",
    "congrats on losing my reservation",
    "thank you for serving us raw chicken",
)
MEANT = (
    "thank you for making my birthday",
    "thanks for making my wife cry happy tears",
    "Thank you for making us laugh",
    "great job on the party, everyone!",
    "Amazing how you turn a simple steak into art",
    "thanks for treating us like royalty",
    "thank you for not giving up on us",
    "great service, and thank you for cancelling the fee",
    "thanks a million for our wedding dinner",
    "your porterhouse is to die for",
)


@pytest.mark.parametrize("text", MOCKERY)
def test_thanks_for_damage_is_a_complaint(text: str) -> None:
    signals, _ = heard(text)
    assert signals.irony >= 0.5
    assert "thanks" not in signals.intents
    assert "complaint" in signals.intents


@pytest.mark.parametrize("text", MEANT)
def test_thanks_that_are_meant_stay_thanks(text: str) -> None:
    signals, _ = heard(text)
    assert signals.irony < 0.3
    assert signals.intents == ("thanks",)
    assert signals.mood.value == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "steak was good. service meh.",
        "Good steak, service was slow.",
        "The filet was great, the sides were just ok",
        "Lovely evening but the waiter was rude",
    ],
)
def test_a_mixed_verdict_is_not_positive(text: str) -> None:
    assert heard(text)[0].mood.value != "positive"


def test_a_middling_verdict_is_neither_thanks_nor_complaint() -> None:
    signals, _ = heard("steak was good. service meh.")
    assert (signals.intents, signals.mood.value) == ((), "neutral")


NO_WISHES = (
    'some guy tweeted "can you meet me at newark airport with a porterhouse" lol how entitled',
    "some guy tweeted can you meet me at newark airport with a porterhouse",
    "RT @someone: can you meet me at newark airport with a porterhouse",
    "That influencer asked you to bring her a porterhouse at JFK, unbelievable",
    "Imagine tweeting “please bring me a porterhouse to EWR” and getting one",
    "I'd never ask you to bring me a porterhouse to EWR",
    "I would never expect you to meet me at EWR with a porterhouse",
    "Why would anyone want you to bring a porterhouse to EWR",
    "nobody wants you to bring a porterhouse to the airport",
    "I hate you all. Bring me a porterhouse to EWR so I can throw it in the bin",
    "bring me a porterhouse and shove it",
    "I don't trust you to bring me a porterhouse",
)
WISHES = (
    "“can you meet me at newark airport with a porterhouse”",
    'can you bring me a "porterhouse" to EWR',
    'Hey @Mortons "can you meet me at newark airport with a porterhouse?" Thanks',
    "why don't you bring me a porterhouse at EWR",
    "I hate you guys for making me so hungry. Bring me a porterhouse to EWR!",
    "I asked before: can you bring me a porterhouse to EWR?",
    "never had a porterhouse. Can you bring me one to EWR? I'd love a porterhouse",
)


@pytest.mark.parametrize("text", NO_WISHES)
def test_what_others_say_or_nobody_means_is_no_wish(text: str) -> None:
    assert "wish" not in heard(text)[0].intents


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_in_quotes_or_with_a_wink_is_one(text: str) -> None:
    assert "wish" in heard(text)[0].intents


@pytest.mark.parametrize(
    "text",
    [
        "can you bring 12 porterhouse steaks to EWR",
        "bring a dozen porterhouses to EWR",
        "I'd love ten of your best porterhouses",
        "I'd love porterhouses for the whole team",
        "bring porterhouses for 12 people",
        "need porterhouse x4 at EWR",
        "there are six of us, bring a porterhouse",
        "a porterhouse for the entire plane please",
        "dinner for a party of 8 at the gate, porterhouse please",
        "bring steaks for my whole office",
        "ein Porterhouse für 12 Personen bitte",
    ],
)
def test_many_are_a_group_order(text: str) -> None:
    language = "de" if "bitte" in text else "en"
    signals, _ = heard(text, language=language)
    assert signals.topics == ("group-order",)
    assert any(one.signal == "topic:group-order" for one in signals.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)",
        "bring a 24 oz porterhouse",
        "a $90 porterhouse please",
        "bring a porterhouse for two",
        "two porterhouses please",
        "meet me at gate 22 porterhouse in hand",
        "landing at 8, porterhouse please",
        "I'd love a porterhouse, 3 hours to landing",
        "bring me a porterhouse in 3 hours",
        "4 days without a porterhouse, bring me one",
        "flight 1234 porterhouse please",
        "10,000 followers and still no porterhouse",
        "There were 200 people at the station",
    ],
)
def test_one_or_two_and_other_numbers_are_no_group_order(text: str) -> None:
    assert heard(text)[0].topics == ()


@pytest.mark.parametrize(
    "text", ["I'd love two porterhouses", "bring me a porterhouse’s worth", "craving porterhouses"]
)
def test_plurals_are_on_the_menu(text: str) -> None:
    assert heard(text)[1].things == ("porterhouse",)


@pytest.mark.parametrize(
    "text",
    [
        "flight delayed again!! Landing EWR at 6pm, need a porterhouse",
        "flight got cancelled, stuck at EWR, can you bring me a porterhouse?",
        "United lost my luggage, need a porterhouse to cheer me up",
        "waited 3 hours at the gate, I'd love a porterhouse",
        "my plane is 2 hours late. Bring me a porterhouse",
        "American Airlines cancelled on me. I need a porterhouse at EWR",
    ],
)
def test_an_airline_s_trouble_is_no_complaint(text: str) -> None:
    assert heard(text)[0].intents == ("wish",)


@pytest.mark.parametrize(
    "text",
    [
        "your driver was delayed again",
        "You cancelled my reservation",
        "missed my flight because your kitchen took ages, waited 90 minutes for our food",
        "you lost my reservation while I was on the plane",
        "our table was delayed by an hour",
        "waited 50 minutes for a table",
    ],
)
def test_our_own_trouble_is_a_complaint(text: str) -> None:
    assert "complaint" in heard(text)[0].intents


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Das Steak war kalt", "complaint"),
        ("Wir haben 50 Minuten gewartet", "complaint"),
        ("Nie wieder, der Service war unverschämt", "complaint"),
        ("ich bin enttaeuscht", "complaint"),
        ("falsche Bestellung und keine Antwort", "complaint"),
        ("Danke für nichts", "complaint"),
        ("Vielen Dank für den schönen Abend", "thanks"),
        ("das beste Steak meines Lebens", "thanks"),
        ("todlecker! Danke!", "thanks"),
        ("die Bedienung war wirklich super", "thanks"),
        ("ein großes Lob an das Team", "thanks"),
    ],
)
def test_german_complaints_and_thanks(text: str, intent: str) -> None:
    assert heard(text, language="de")[0].intents == (intent,)


@pytest.mark.parametrize(
    "text",
    [
        "Wir wurden nicht enttäuscht",
        "Das Restaurant liegt in der Hauptstraße",
        "nein danke",
        "Wann macht ihr auf?",
        "kalt draußen, heute Abend Steak",
    ],
)
def test_german_that_is_neither(text: str) -> None:
    assert {"complaint", "thanks"}.isdisjoint(heard(text, language="de")[0].intents)
