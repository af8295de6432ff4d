"""Texts: they say only what they are told, can reach nothing else, and end soon whatever is written in them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from chalicelib import wording
from chalicelib.domain.errors import NotRendered
from tests.hostile_texts import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 3, 11, 21, 5, tzinfo=UTC)


def test_a_text_says_what_it_is_told() -> None:
    text = wording.render(
        "  {{ wish.things | listed }} at {{ at | clock }}\n", language="en", wish={"things": ["a"]}, at=AT
    )
    assert text == "a at 9:05 PM"


@pytest.mark.parametrize(
    "source",
    [
        "{{ nobody }}",
        "{{ wish.nothing }}",
        "{{ wish.nothing or 'x' }}",
        "{% if nobody %}x{% endif %}",
        "{{ wish.things[3] }}",
        "{{ 1 / 0 }}",
        "{{ wish.things + 1 }}",
        "{{ 3 | clock }}",
        "{{ open",
        "{% include 'brand.json' %}",
        "{% extends 'x' %}",
        "{% import 'x' as y %}",
    ],
)
def test_what_cant_be_said_is_an_error_and_no_empty_place(source: str) -> None:
    with pytest.raises(NotRendered, match="can't be rendered"):
        wording.render(source, language="en", wish={"things": ["a"]})


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ wish.__class__ }}",
        "{{ wish.things.append('b') }}",
        "{{ wish.clear() }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{{ cycler('a').__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ at.__reduce__() }}",
        "{{ '{0.__class__}'.format(at) }}",
    ],
)
def test_a_text_reaches_nothing_but_what_it_is_told(source: str) -> None:
    wish = {"things": ["a"]}
    try:
        said = wording.render(source, language="en", wish=wish, at=AT)
    except NotRendered:
        said = ""
    assert "class" not in said
    assert "function" not in said
    assert wish == {"things": ["a"]}


def test_an_error_never_quotes_what_the_text_was_told() -> None:
    with pytest.raises(NotRendered) as refused:
        wording.render("{{ wish.things + 1 }}", language="en", wish={"things": "a secret wish"})
    assert "secret" not in str(refused.value)


def test_a_text_is_plain_and_not_escaped() -> None:
    assert wording.render("{{ a }}", language="en", a="<b> & 'c'") == "<b> & 'c'"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ fine }}", None),
        ("hm {{ a", "line=1, column=4, "),
        ("a\n{% if %}", "line=2, "),
        ("{{ a | shout }}", "there is no filter 'shout'; there is clock, listed, "),
        ("\n\n{% set a = 1 %}", "line=3, column=1, a text can't set a name"),
        ("{{ a }} and {{ b | listd }}", "line=1, column=20, can't be read as a text: there is no filter 'listd'"),
        ("{{ b | listd }}", "did you mean 'listed'?"),
        ("a\n\n {{ a * 3 }}", "line=3, column=2, a text can't calculate with *"),
        ("{% for a in 'abc' %}{% endfor %}", "only loop over a list that it is told"),
        ("{% for a in b %}{% for a in b %}{% endfor %}{% endfor %}", "a loop in a loop"),
        ("{% include 'brand.json' %}", "a text can't use 'include'"),
        ("{% for a in b %}{{ a | upper }}{% endfor %}{% if c is defined and c > 3 %}{{ d[0] ~ 'x' }}{% endif %}", None),
        ("x" * 4001, "4000"),
    ],
)
def test_what_keeps_a_text_from_being_rendered_is_known_before(source: str, told: str | None) -> None:
    found = wording.problem(source)
    assert told is None if found is None else told and told in f"line={found.line}, column={found.column}, {found.why}"


@pytest.mark.parametrize(
    ("source", "german"),
    [
        ("{{ a | listd }}", "den Filter „listd“ gibt es nicht; gemeint ist vielleicht „listed“"),
        ("{{ a is funny }}", "„is funny“ gibt es nicht"),
        ("{% iff a %}", "„iff“ gibt es nicht; es gibt if, elif,"),
        ("{% endif %}", "„endif“ steht, wo kein if und kein for offen ist"),
        ("{% if a %}", "{% endif %} oder {% endfor %} fehlt"),
        ("{# a", "ein Kommentar wird nie geschlossen; #} fehlt"),
        ("{{ }}", "zwischen den Klammern fehlt ein Name oder ein Wert"),
        ("{{ a b }}", "„b“ ist zu viel, oder davor fehlt ein Punkt oder ein |"),
        ("{% for in a.b %}{% endfor %}", "vor „a“ fehlt „in“"),
        ("{{ a }", "„}“ ist zu viel, oder davor fehlt etwas"),
        ("{{ [a }}", "„}“ ist zu viel, oder davor fehlt etwas"),
        ("{{ a ? b }}", "„?“ ist zu viel, oder davor fehlt etwas"),
    ],
)
def test_what_jinja_says_is_said_in_german_too(source: str, german: str) -> None:
    found = wording.problem(source)
    assert found is not None
    assert found.why.said("de").startswith("ist nicht als Text zu lesen: ")
    assert german in found.why.said("de")


@pytest.mark.parametrize("source", ["{{ nobody }}", "{{ wish.nobody }}"])
def test_that_nobody_told_a_name_is_said_in_german_too(source: str) -> None:
    with pytest.raises(NotRendered) as refused:
        wording.render(source, language="de", wish={"things": ["a"]})
    assert refused.value.why.said("de") == "der Text lässt sich nicht ausfüllen: „nobody“ ist nicht bekannt"


@pytest.mark.parametrize(
    "source",
    ["{{ wish.things }}", "{{ wish }}", "{{ at }}", "{{ wish.things is defined }}"],
)
def test_what_nobody_could_read_is_not_said(source: str) -> None:
    with pytest.raises(NotRendered, match=r"a list needs '\| listed', a time '\| clock'") as refused:
        wording.render(source, language="en", wish={"things": ["a"]}, at=AT)
    assert "eine Liste braucht" in refused.value.why.said("de")


def test_names_are_found_however_they_are_written() -> None:
    source = (
        "{{ a.b }} {{ a['c'] }}\n{% for x in d.e %}{{ x.f }}{{ g }}{% endfor %}\n{{ (h | default({})).i ~ a . b.c }}"
    )
    found = {(one.name, one.line, one.column) for one in wording.names(source)}
    assert found == {("a.b", 1, 4), ("a.c", 1, 4), ("d.e", 2, 13), ("g", 2, 31), ("h", 3, 5), ("a.b.c", 3, 26)}
    assert wording.names("{{ open") == wording.names("x" * 4001) == ()


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{% for a in b %}0123456789{% endfor %}" * 3, {"b": "x" * 700}),
        ("{{ b }}", {"b": "x" * 1001}),
        ("{% for a in b.c %}{% endfor %}", {"b": {"c": ["x"] * 1001}}),
        ("x" * 4001, {}),
    ],
)
def test_a_text_that_says_or_is_told_too_much_is_not_said(source: str, told: dict[str, Any]) -> None:
    with pytest.raises(NotRendered, match=r"more than 20000|longer than"):
        wording.render(source, language="en", **told)


@pytest.mark.parametrize(
    ("hour", "minute", "en", "de"),
    [
        (0, 5, "12:05 AM", "0:05 Uhr"),
        (12, 0, "12:00 PM", "12:00 Uhr"),
        (13, 59, "1:59 PM", "13:59 Uhr"),
        (11, 30, "11:30 AM", "11:30 Uhr"),
    ],
)
def test_a_time_of_day_in_each_language(hour: int, minute: int, en: str, de: str) -> None:
    at = AT.replace(hour=hour, minute=minute)
    assert (wording.clock(at, language="en"), wording.clock(at, language="de")) == (en, de)


def test_a_time_is_said_in_the_zone_that_it_carries() -> None:
    assert wording.clock(AT.astimezone(ZoneInfo("America/New_York")), language="en") == "5:05 PM"


@pytest.mark.parametrize(
    ("words", "en", "de"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a und b"),
        (["a", "b", "c"], "a, b and c", "a, b und c"),
    ],
)
def test_a_list_in_each_language(words: list[str], en: str, de: str) -> None:
    assert (wording.listed(words, language="en"), wording.listed(words, language="de")) == (en, de)


@pytest.mark.parametrize(
    ("cents", "currency", "en", "de"),
    [
        (9000, "USD", "$90.00", "90,00 $"),
        (5, "EUR", "€0.05", "0,05 €"),
        (123456789, "USD", "$1,234,567.89", "1.234.567,89 $"),
        (100, "CHF", "CHF 1.00", "1,00 CHF"),
        (100, "SEK", "SEK 1.00", "1,00 SEK"),
    ],
)
def test_money_in_each_language(cents: int, currency: str, en: str, de: str) -> None:
    assert wording.money(cents, currency=currency, language="en") == en
    assert wording.money(cents, currency=currency, language="de") == de


def test_the_first_language_that_has_the_text_is_taken() -> None:
    texts = {("hi", "en"): "Hello", ("hi", "de"): "Hallo"}
    assert wording.pick(texts, "hi", ["fr", "de", "en"]) == ("Hallo", "de")
    with pytest.raises(NotRendered, match="there is no text 'bye' in de, en"):
        wording.pick(texts, "bye", ["de", "en"])


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    "source",
    [
        "{{ 9 ** (9 ** 9) }}",
        "{{ 'x' * 9999999999 }}",
        "{{ [1] * 9999999999 }}",
        "{% set x = 'xx' %}" + "{% set x = x ~ x %}" * 100 + "{{ x }}",
        "{% for a in 'x' %}{% set b %}{{ b ~ b }}{% endset %}{% endfor %}",
        "".join(f"{{% for {name} in '{LETTERS}' %}}" for name in LETTERS) + "x" + "{% endfor %}" * len(LETTERS),
        "{% macro x(a) %}{{ x(a ~ a) }}{{ x(a ~ a) }}{% endmacro %}{{ x('x') }}",
        "{{ 'x'.ljust(9999999999) }}",
        "{{ '{:>9999999999}'.format(1) }}",
        "{{ 'x' | batch(999999999, 'x') | list }}",
        "{{ 'x' | list | slice(999999999) | list }}",
        "{{ 'x'" + f" | replace('', '{LETTERS * 4}')" * 30 + " }}",
        "{{ 'xyz'" + f" | join('{LETTERS * 4}')" * 30 + " }}",
        "{{ 'xyz'" + " | listed" * 400 + " }}",
        "{{ 'xyz'" + " | list | listed" * 250 + " }}",
        "{{ 1 | round(-999999999) }}",
        *HOSTILE.values(),
    ],
)
def test_no_text_hangs_or_bursts_the_engine(source: str) -> None:
    """Neither when it is checked nor when it is rendered; in a process of its own that has little memory and time."""
    code = """
import resource, sys
from chalicelib import wording
from chalicelib.domain.errors import NotRendered
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
source = sys.stdin.read()
wording.names(source)
if wording.problem(source) is None:
    try:
        wording.render(source, language="en", wish={"things": ["a"], "place": "x" * 1000}, a="z")
    except NotRendered:
        pass
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, timeout=4, check=False, capture_output=True, input=source.encode()
    )
    assert done.returncode == 0, done.stderr.decode()[-200:]
