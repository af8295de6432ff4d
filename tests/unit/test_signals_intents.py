"""What a post is for."""

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


WISHES = (
    STEAK,
    "can you meet me at JFK with a steak? I land in 90 minutes",
    "I'd love a porterhouse right now",
    "id love a porterhouse rn",
    "I would kill for a porterhouse",
    "Craving a filet mignon so badly",
    "dreaming of a medium rare porterhouse on this flight",
    "please bring me a steak to gate 22",
    "Could you guys bring a porterhouse to EWR? Landing at 8pm",
    "Somebody bring me a steak. Please.",
    "I need a steak in my life right now",
    "I really really want a porterhouse",
    "can i get a filet delivered to Newark airport tonight?",
    "Stuck at O'Hare. Any chance someone could bring me a shrimp cocktail?",
    "What I wouldn't give for a Mortons steak right about now",
    "I could really go for a porterhouse",
    "would do anything for a filet right now",
    "Wish I had a steak waiting for me when I land",
    "How about a porterhouse waiting for me at baggage claim? 😉",
    "It would be amazing if you could have a steak ready when I land",
    "Feed me! Porterhouse, medium rare, terminal C.",
    "Need a porterhouse asap",
    "Hook a guy up with a porterhouse @Mortons",
    "why don't you bring me a steak at the gate",
    "My kingdom for a porterhouse!",
    "in desperate need of a steak",
    "Would you be able to have a filet ready for my wife at 7?",
    "Will someone please deliver a shrimp cocktail to my office",
    "if only you could meet me at the airport with a steak",
    "Starving on the tarmac. Send steak.",
    "Hoping you can surprise my dad with a porterhouse tonight, he turns 70",
    "we want steak!",
    "Can't stop thinking about your porterhouse",
    "landing EWR 8:05pm. A porterhouse waiting at baggage claim would make my night",
    "If someone showed up at JFK with a filet tonight I'd cry",
    "land at EWR @ 7:45 need steak STAT",
    "thinking about that porterhouse... landing in Chicago in an hour",
    "Starving. 2 hrs until I land in Newark. You know what to do. Porterhouse. Medium rare.",
    "Flight lands at ORD around 5. Steak? Anyone?",
    "our anniversary is tonight, a little surprise dessert would be lovely",
    "May I have a table for two by the window tonight?",
)
NO_WISHES = (
    "I had a great steak last night",
    "Here's how I cook a porterhouse",
    "The best steak recipe you'll ever need",
    "How do you grill a porterhouse at home?",
    "I don't want a steak, ever again",
    "I never want to see another porterhouse",
    "Can I get a refund for my steak?",
    "I want my money back",
    "Can you help me with my account?",
    "I need help with my reservation",
    "Could you please reply to my email?",
    "I'd love to know why nobody answers the phone",
    "please send me the receipt for last night's steak",
    "My porterhouse was cold and the waiter was rude",
    "What time do you open?",
    "Do you have a kids menu?",
    "Thanks for the amazing porterhouse!",
    "don't bring me another steak like that",
    "Steak is overrated",
    "New York strip vs porterhouse: a guide",
    "I'd like to speak to a manager",
    "I would like to cancel my reservation",
    "We ordered two steaks and waited an hour",
    "She said I could have the steak rare",
    "I wish you would answer your phone",
    "Need help asap!!",
    "RT: top ten steakhouses in America",
    "You made my day with that steak",
    "Can you tell me where the Hackensack restaurant is?",
    "I need to reset my password",
    "Best steak ever. Steak heaven.",
    "Can I get paid in a different currency?",
    "any help would be great",
    "I want this fixed",
    "it will just give me an error",
)
COMPLAINTS = (
    "My steak was cold",
    "porterhouse came out raw in the middle",
    "Waited 50 minutes for a table we had reserved",
    "never again.",
    "Worst service I've had in years",
    "The waiter was so rude to my wife",
    "you overcharged me by $40",
    "This is the wrong order",
    "Still no answer to my email from last week",
    "I want a refund",
    "disgusting food, dirty table",
    "really disappointed tonight",
    "You lost my reservation",
    "no one answers the phone at the Hackensack store",
    "been on hold for 40 min",
    "unacceptable",
    "My bag is lost and nobody cares",
    "food was terrible",
    "the app doesn't work",
    "can't log in to my account",
    "stone cold fries and a warm beer",
    "our waitress forgot our drinks twice",
    "How hard is it to get an order right? Third time this month",
    "you guys suck",
    "charged twice for the same dinner",
    "It's been an hour and still waiting for our food",
)
NO_COMPLAINTS = (
    STEAK,
    "Not bad at all!",
    "no complaints here, great dinner",
    "can't complain",
    "No problem, see you at 8",
    "never disappoints",
    "ice cold beer and a porterhouse, what a night",
    "cold outside, steak inside",
    "I'd love a porterhouse",
    "What time do you open?",
    "Thank you for the wonderful evening",
    "Can't wait to come again",
    "The wait was worth it",
    "We were not disappointed",
    "I like my steak rare",
)
THANKS = (
    "Thank you for the wonderful evening!",
    "best steak ever",
    "Thanks @Mortons for making my dad's birthday special",
    "Kudos to Maria at the Hackensack restaurant",
    "The porterhouse was amazing",
    "I love you guys",
    "Great service tonight, as always",
    "You made my day",
    "perfectly cooked filet, 10/10",
    "Hats off to the chef",
    "Absolutely delicious",
    "much appreciated!",
    "shout out to our waiter Ben",
    "We loved every bite",
)
NO_THANKS = (
    STEAK,
    "Thanks for nothing",
    "no thanks",
    "Can you bring a steak? Thanks!",
    "What time do you open? thx",
    "My order is wrong. Please call me. Thanks",
    "I'd love a porterhouse",
    "not great",
    "the food wasn't good",
    "Thanks in advance",
    "Great, another hour on hold. Thanks a lot",
)
QUESTIONS = (
    "What time do you open?",
    "do you have gluten free bread?",
    "Is the Hackensack restaurant open on Sundays?",
    "where can I park?",
    "how much is the porterhouse?",
    "what time do you close tonight",
    "Does anyone know if they take walk-ins",
    "Hi! Are dogs allowed on the patio?",
    "Which wine goes with the filet?",
    "just wondering if you have vegan options",
    "do you guys deliver to Hoboken",
    "Hey @Mortons, is there a dress code?",
    "I'm in town on Friday. Any specials?",
    "Can children come to the bar area?",
)
NO_QUESTIONS = (
    STEAK,
    "Best steak ever!",
    "Really? Seriously?",
    "Are you kidding me?!",
    "My steak was cold.",
    "Can you bring me a porterhouse?",
    "Could someone meet me at JFK with a steak, please?",
    "I don't know what to say. Wonderful.",
    "See you tonight",
    "When I land I want a steak",
)


def case(name: str, yes: tuple[str, ...], no: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    return [(name, text, True) for text in yes] + [(name, text, False) for text in no]


@pytest.mark.parametrize(
    ("intent", "text", "there"),
    [
        *case("wish", WISHES, NO_WISHES),
        *case("complaint", COMPLAINTS, NO_COMPLAINTS),
        *case("thanks", THANKS, NO_THANKS),
        *case("question", QUESTIONS, NO_QUESTIONS),
    ],
)
def test_an_intent_is_there_or_not(intent: str, text: str, *, there: bool) -> None:
    signals, _ = heard(text)
    assert (intent in signals.intents) is there, (signals.intents, signals.evidence)


def test_a_polite_request_is_only_a_wish() -> None:
    assert heard(STEAK)[0].intents == ("wish",)


def test_a_request_in_a_line_of_thanks_is_both() -> None:
    text = "Thank you so much for last night's dinner! Can you bring a porterhouse to EWR at 8pm?"
    assert heard(text)[0].intents == ("thanks", "wish")


def test_a_question_and_a_complaint_stand_side_by_side() -> None:
    assert heard("My steak was cold. Who can I talk to?")[0].intents == ("complaint", "question")


def test_intents_are_sorted_and_have_evidence() -> None:
    signals, _ = heard("Worst steak ever, never again. When will you hire a chef?")
    assert list(signals.intents) == sorted(signals.intents)
    assert {f"intent:{name}" for name in signals.intents} <= {one.signal for one in signals.evidence}


@pytest.mark.parametrize("text", [None, "", "   ", "\n\n"])
def test_no_text_has_no_signals(text: str | None) -> None:
    signals, wish = heard(text)
    assert signals.intents == ()
    assert signals.language.value is None
    assert wish.things == ()
