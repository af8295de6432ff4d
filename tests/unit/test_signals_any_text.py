"""Whatever people write, understanding never fails."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.signals import Signals, Wish
from chalicelib.signals import MOST, Context, understand
from tests.brands import MENU, STEAK, WRITTEN, store

BRAND = Context(
    languages=("en",),
    menu=MENU,
    topics={"refund": ("refund", "money back")},
    stores=(store("Hackensack"), store("Chicago", time_zone="America/Chicago")),
    time_zone="America/New_York",
)


GERMAN = replace(BRAND, languages=("de", "en"), stores=(*BRAND.stores, store("Köln"), store("München")))


def heard(text: str | None, *, language: str | None = "en", context: Context = BRAND) -> tuple[Signals, Wish]:
    return understand(text, language=language, written_at=WRITTEN, context=context)


PIECES = (
    *STEAK.split(),
    *(
        "İstanbul",
        "ß",
        "ﬁlet",
        "🙏🏽",
        "\u200fשלום",
        "e\u0301",
        "at 8",
        "in 2h",
        "@",
        "#EWR",
        "12:30",
        "25:99",
        "I'd love",
        "kill",
        "'",
        "’",
        "\u0000",
    ),
    *(
        "airport",
        "at 24:00",
        "in 999 hours",
        "half past 12",
        "tomorrow",
        "1,5 hours",
        "in ½ hour",
        "http://x.y/z",
        "\n",
        "\n\n",
        ".",
        "?!",
        "store",
    ),
)


def check(text: str, *, language: str | None = "en", context: Context = BRAND) -> None:
    signals, wish = heard(text, language=language, context=context)
    told = [(one.text, one.start, one.end) for one in signals.evidence]
    told += [(one.text, one.start, one.end) for one in signals.places]
    told += [(one.text, one.start, one.end) for one in signals.times]
    for words, start, end in told:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words
    assert set(signals.intents) <= {"wish", "complaint", "thanks", "question"}
    assert 0 <= signals.irony <= 1
    if wish.place is not None:
        assert wish.place in signals.places


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_understood(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
@settings(max_examples=250, deadline=None)
def test_any_row_of_telling_pieces_is_understood(text: str) -> None:
    check(text)


GERMAN_PIECES = (
    *("um", "acht", "Uhr", "halb", "viertel", "vor", "nach", "dreiviertel", "heute", "morgen", "Abend", "übermorgen"),
    *("Freitag", "in", "einer", "Stunde", "bis", "ab", "in 2 Std.", "am 12.03.", "Fr.", "18:30", "20.15", "24", "0"),
    *("Flughafen", "Köln", "München", "lande", "von", "FRA", "aus", "Filiale", "bei", "euch", "Ku'damm", "Straße"),
    *("Tisch", "für", "8", "Personen", "zu acht", "fu\u0308nf", "1:30 h", "½", "@", ",", ".", "\n"),
)


@given(st.lists(st.sampled_from(GERMAN_PIECES), max_size=40).map(" ".join), st.sampled_from(["de", None]))
@settings(max_examples=250, deadline=None)
def test_any_row_of_telling_german_pieces_is_understood(text: str, language: str | None) -> None:
    check(text, language=language, context=GERMAN)


HOSTILE = (
    *(
        "[",
        "(",
        "🙏",
        "\u200fא",
        "a",
        "a ",
        "1",
        "1 ",
        "1:",
        "in ",
        "can you ",
        "at ",
        "not ",
        "NEW ",
        ". ",
        "'",
        "in 2 ",
    ),
    *(
        "@a",
        "airport ",
        "\n",
        "in two and a half ",
        "new york ",
        "if you please ",
        "aé",
        "wait for 2 ",
        "i would really ",
    ),
    *("EWR ", "EWR-", "EWR or ", '"', '"a b c "', "'a ", "some guy asked ", "never ask ", "undercooked a ", "12 big "),
    *("x@", "1.", "thanks ", "half an ", "dying for ", "your store in ", "eta "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Each of them once took minutes, or would with a careless pattern."""
    check(piece * (100_000 // len(piece)))


HOSTILE_IN_GERMAN = (
    *(
        "um ",
        "in ",
        "in 2 ",
        "in 2 Std. ",
        "in einer ",
        "bis 8 ",
        "von 8 bis ",
        "viertel vor ",
        "5 vor halb ",
        "morgen ",
    ),
    *(
        "Freitag ",
        "heute Abend ",
        "noch 2 Stunden bis ich a ",
        "so etwa um ",
        "8.",
        "8.8.",
        "1",
        "ca. ",
        "am ",
        "wir a ",
    ),
    *(
        "Flughafen ",
        "Köln ",
        "Köln-",
        "nach Köln ",
        "lande in ",
        "in München ",
        "Filiale a ",
        "eure Filiale ",
        "bei euch ",
    ),
    *(
        "Tisch a ",
        "Tisch in ",
        "für 8 ",
        "8 a ",
        "habt ihr a ",
        "ge",
        "gelandet ",
        "ä",
        "ae",
        "fu\u0308",
        "Straße ",
        "von ",
    ),
)


GERMAN_INTENT_PIECES = (
    *(
        "könnt ihr mir ",
        "ob ihr mir ",
        "würde ich so gern ",
        "bring mir ",
        "kein ",
        "nicht ",
        "es brennt ",
        "in den Waden ",
    ),
    *("danke dass ihr ", "toll wie ihr ", "war so ", "super ", "warte seit drei ", "der Kurs fällt ", "das Gerät ist "),
    *(
        "wann ",
        "wie lange ",
        "kann ich ",
        "nach dem Training ",
        "beim ",
        "bin tot ",
        "wegen meiner ",
        "die Hand ",
        "ß ",
    ),
    *(
        "Kind ",
        "Essen ",
        "ohne mich ",
        "Trainer ",
        "bestellt und ",
        "kann nicht mehr ",
        "muss ein ",
        "kündige ich ",
        "schon wieder ",
        "na ",
        "läuft bei ",
        "Kontonummer 1 ",
        "0151 2",
        "bin 1",
        "Steak ",
        "ä",
        "hatte ",
    ),
)


@pytest.mark.parametrize("piece", HOSTILE_IN_GERMAN)
def test_a_hostile_german_text_is_read_to_its_end(piece: str) -> None:
    check(piece * (100_000 // len(piece)), language="de", context=GERMAN)


@pytest.mark.parametrize("piece", GERMAN_INTENT_PIECES)
def test_a_hostile_german_wish_or_complaint_is_read_to_its_end(piece: str) -> None:
    check(piece * (10_000 // len(piece)), language="de", context=GERMAN)


@given(st.lists(st.sampled_from(GERMAN_INTENT_PIECES), max_size=40).map("".join))
@settings(max_examples=250, deadline=None)
def test_any_row_of_german_wishes_and_complaints_is_understood(text: str) -> None:
    check(text, language="de", context=GERMAN)


def test_what_lies_beyond_is_not_looked_at() -> None:
    assert heard(" " * MOST + " " + STEAK)[0].places == ()
