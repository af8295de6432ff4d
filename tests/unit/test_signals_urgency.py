"""Urgency: who says that it can't wait, in English and German."""

from __future__ import annotations

import pytest

from chalicelib.signals import SIGNALS
from chalicelib.signals.cues import read
from chalicelib.signals.urgency import urgent

URGENT = [
    "This is urgent, please call me back",
    "I need an answer NOW",
    "Please reply ASAP, my flight leaves at 5",
    "somebody has to come right away",
    "We can't wait any longer",
    "It's an emergency, the doors are locked",
    "Ich brauche dringend eine Antwort",
    "Bitte sofort melden!",
    "das eilt, morgen ist der Kurs",
    "Meldet euch so schnell wie möglich",
    "meldet euch schnellstmoeglich",
    "Ich kann nicht länger warten",
]
CALM = [
    "Not urgent, but could you send me the menu?",
    "No rush at all, take your time",
    "Can't wait to see you all again!",
    "can't wait for Friday",
    "Great evening, thank you",
    "I was never in a hurry with you",
    "Das eilt nicht, nur wenn ihr Zeit habt",
    "nicht dringend, aber schön wäre es",
    "Keine Eile, meldet euch in Ruhe",
    "Tolles Training heute",
    "",
]


@pytest.mark.parametrize("text", URGENT)
def test_it_is_heard_that_something_cant_wait(text: str) -> None:
    found = urgent(read(text, languages=("en", "de")))
    assert found.value is True
    assert all(text[start:end].strip() for start, end in found.spans)


@pytest.mark.parametrize("text", CALM)
def test_nobody_is_hurried_who_didnt_ask_for_it(text: str) -> None:
    assert urgent(read(text, languages=("en", "de"))).value is False


def test_a_signal_that_stands_by_itself_is_a_fact() -> None:
    from chalicelib import facts

    for signal in SIGNALS:
        assert facts.BY_NAME[f"signals.{signal.name}"].type == signal.type
