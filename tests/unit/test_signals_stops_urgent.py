"""Stops that people phrase in many ways, what pages somebody at once, and what must not."""

from __future__ import annotations

from datetime import datetime

import pytest

from chalicelib.domain.signals import Stop
from chalicelib.signals import Context, understand

WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
BRAND = Context(languages=("en", "de"), menu=(), topics={}, stores=(), time_zone="America/New_York")


def stop(text: str) -> Stop:
    return understand(text, language="en", written_at=WRITTEN, context=BRAND)[0].stop


STOPS = (
    ("death", "flying home to bury my dad, need a porterhouse"),
    ("death", "burying grandma tomorrow"),
    ("death", "we buried my best friend this morning"),
    ("death", "landing at EWR to say goodbye to my grandfather"),
    ("death", "on my way to the hospital to say a final goodbye"),
    ("death", "we're saying our goodbyes to her tonight"),
    ("death", "in town for my uncle's service"),
    ("death", "dinner after my moms wake"),
    ("death", "flying with my husband's ashes"),
    ("death", "I have to identify my brother's body"),
    ("death", "going to identify the body at noon"),
    ("death", "scattering her ashes on Friday"),
    ("death", "my sister is in hospice, she wants a steak"),
    ("death", "he didn't make it. He loved your steaks"),
    ("death", "My father did not make it through the night, thank you for everything"),
    ("death", "I just lost my mom"),
    ("death", "we had to put down our dog"),
    ("death", "we lost grandpa on Monday"),
    ("self-harm", "bring me a steak or I jump"),
    ("self-harm", "get here soon or I'll jump."),
    ("self-harm", "one last meal before I end it"),
    ("self-harm", "my final steak before I die tonight"),
    ("self-harm", "I'm going to end things tonight"),
    ("self-harm", "thinking I should just say bye before I end things"),
    ("self-harm", "nobody would miss me if I was gone"),
    ("self-harm", "no one will even notice if I died"),
    ("self-harm", "if I was gone nobody would care"),
    ("medical", "a guest at table 4 isn't breathing"),
    ("medical", "he can not breathe"),
    ("safety", "it smells like gas in your dining room"),
    ("safety", "I smell gas near the bar"),
    ("safety", "there's a strong smell of gas outside"),
    ("crime", "a man just pulled a knife at the bar"),
    ("crime", "someone pulled out a gun in your parking lot"),
    ("injury", "your waitress dropped hot coffee on my toddler"),
    ("injury", "server spilled boiling soup all over my lap"),
    ("injury", "my son got scalded by the gravy"),
    ("injury", "I slipped in your lobby"),
    ("injury", "my mother fell on your wet stairs"),
    ("injury", "tripped over a loose rug in your entrance"),
    ("harassment", "your host kept touching my shoulder"),
    ("harassment", "the bartender sniffed my hair"),
    ("harassment", "a waiter grabbed me in the hallway"),
    ("harassment", "your valet hit on me the whole time"),
    ("harassment", "he stroked my wife's arm and wouldn't stop touching her"),
    ("threat", "I'll be waiting outside for your waiter"),
    ("threat", "tell the chef: we'll be right by the back door for him"),
    ("medical", "both of us sick all night after your oysters"),
    ("medical", "we were up throwing up all night"),
    ("medical", "my wife threw up after dinner"),
    ("safety", "food poisoning, three of us"),
    ("safety", "the chicken was undercooked and now we are sick"),
    ("safety", "so sick, pretty sure it was the raw chicken"),
    ("medical", "your clams made us sick"),
)
NO_STOPS = (
    "said goodbye to my diet with that porterhouse",
    "say goodbye to boring dinners",
    "said goodbye to my kids at the airport, now I need a steak",
    "we didn't make it to dinner in time",
    "I didn't make it home for dinner",
    "she ended things with a chocolate cake",
    "ending things on a sweet note: key lime pie",
    "jump on this deal",
    "I jump for joy when I see the menu",
    "last meal before I go home on Friday",
    "nobody would miss the dessert",
    "the gas station next door is closed",
    "your steak knife is great",
    "holding a steak knife and ready",
    "dropped my fork, got a new one at once",
    "the coffee was nice and hot",
    "we fell in love in your restaurant",
    "grabbed me a porterhouse",
    "grabbed my wife a seat at the bar",
    "this touched me deeply, thank you",
    "I kissed my wife after dinner at yours",
    "waiting outside for our table",
    "I'll be waiting outside for your waiter with the porterhouse... bring it!",
    "almost choked laughing",
    "that porterhouse killed my diet",
    "in a food coma",
    "meat coma is real",
    "just back from being deployed in Gaza, dreaming of a porterhouse",
    "my brother returns from his deployment in Ukraine, can you surprise him?",
    "steak to die for",
    "buried in work, need a steak",
    "let's bury the hatchet over a steak",
    "the bread was warm, the butter soft",
    "best brand in the business",
    "a gift card for my dad",
    "the tater tots and the gravy",
    "my tote bag is still at your place",
)
NOW = (
    "a man with a gun just walked in",
    "someone pulled a knife at the bar",
    "a guest is having a heart attack",
    "heart attack at table 5!",
    "my husband is choking",
    "she's having a seizure in your lobby",
    "he isn't breathing",
    "help us, the kitchen is on fire",
    "there's a fire in your kitchen",
    "my lips are swelling up after the shrimp",
    "I can't breathe, my throat is closing",
    "going into anaphylactic shock",
    "it smells like gas in here",
    "I want to kill myself",
    "nobody would miss me if I was gone",
    "last meal before I end it",
    "bring me a steak or I jump",
    "I will kill your manager",
    "I know I had a bad evening last week but he isn't breathing right now",
)
NOT_NOW = (
    "my dad had a heart attack at your bar last year and your team saved him",
    "a man pulled a gun in your parking lot years ago",
    "there was a fire in your kitchen last year",
    "I choked on a bone at your place in 2019",
    "my lips were swelling when I was a kid, allergic to shrimp",
    "Back in 2015 it smelled like gas in your lobby",
    "found a cockroach in my salad last summer",
    "I survived a stroke and celebrate with a steak",
    "Someone had a seizure at the next table. That was last year, and you were great",
    "my father passed away",
    "I'll sue you",
    "your waiter kept touching my shoulder",
    "I have a nut allergy",
    "your lawyer called",
    "great steak",
)


@pytest.mark.parametrize(("reason", "text"), STOPS)
def test_a_matter_stops_however_it_is_put(reason: str, text: str) -> None:
    assert reason in stop(text).reasons


@pytest.mark.parametrize("text", NO_STOPS)
def test_what_only_sounds_so_does_not_stop(text: str) -> None:
    assert stop(text).reasons == ()


@pytest.mark.parametrize("text", NOW)
def test_what_happens_now_pages_somebody(text: str) -> None:
    assert stop(text).page_now


@pytest.mark.parametrize("text", NOT_NOW)
def test_a_story_pages_nobody(text: str) -> None:
    assert not stop(text).page_now
