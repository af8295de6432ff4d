"""The demo brands' texts: what each reader may know, in every language, and short enough."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment, meta

from chalicelib import lengths, wording
from tests.demo import EVERY_BRAND, TO_CUSTOMERS, TO_STORES, playbook, sources, texts_of
from tests.worlds import STEAK_AT


def names_in(source: str) -> set[str]:
    environment = Environment()
    environment.filters["clock"] = environment.filters["listed"] = str
    return meta.find_undeclared_variables(environment.parse(source))


@EVERY_BRAND
def test_every_text_that_a_rule_names_is_there_in_every_language_and_no_other(brand: str) -> None:
    named = set(texts_of(brand, TO_STORES | TO_CUSTOMERS))
    languages = playbook(brand).brand.languages
    assert set(playbook(brand).texts) == {(name, language) for name in named for language in languages}


@EVERY_BRAND
def test_complaints_and_praise_never_share_a_text(brand: str) -> None:
    by_goal: dict[str, set[str]] = {}
    for rule in playbook(brand).rules:
        said = {action.settings["text"] for action in (*rule.then, *rule.otherwise) if "text" in action.settings}
        by_goal.setdefault(rule.goal, set()).update(said)
    for goal, texts in by_goal.items():
        assert all(texts.isdisjoint(others) for other, others in by_goal.items() if other != goal), goal


@EVERY_BRAND
def test_a_text_says_only_what_its_reader_may_know(brand: str) -> None:
    for name, language, source in sources(brand, TO_STORES):
        assert names_in(source) <= {"wish", "store", "cost", "deadline"}, (name, language)
    for name, language, source in sources(brand, TO_CUSTOMERS):
        assert names_in(source) <= {"brand", "wish", "store"}, (name, language)
    for name, language, source in sources(brand, {"hold_reply"}):
        assert names_in(source) <= {"brand"}, (name, language)


@EVERY_BRAND
def test_a_reply_without_an_able_store_names_none(brand: str) -> None:
    without_store = {
        action.settings["text"]
        for rule in playbook(brand).rules
        for action in (rule.otherwise or rule.then)
        if action.do in TO_CUSTOMERS
    }
    for name, language, source in sources(brand, TO_CUSTOMERS):
        if name in without_store:
            assert names_in(source) <= {"brand", "wish"}, (name, language)


@EVERY_BRAND
@pytest.mark.parametrize("number", [0, 1, 3])
def test_every_reply_is_far_shorter_than_a_post_on_x(brand: str, number: int) -> None:
    known = playbook(brand).brand
    for name, language, source in sources(brand, TO_CUSTOMERS):
        text = wording.render(
            source,
            language=language,
            brand={"name": known.name, "signature": known.signature},
            wish={
                "things": [item.name[language] for item in known.menu[:number]],
                "place": "Newark Liberty International Airport",
                "deadline": STEAK_AT,
            },
            store={"name": "Berlin Friedrichshain", "city": "San Francisco"},
        )
        assert lengths.length(text, "weighted") <= (260 if number > 1 else 235), (name, language, text)
        assert "  " not in text
        assert text.endswith(known.signature), (name, language)


@EVERY_BRAND
def test_a_task_says_what_by_when_and_for_how_much(brand: str) -> None:
    known = playbook(brand).brand
    for name, language, source in sources(brand, TO_STORES):
        said: dict[str, Any] = {
            "wish": {"things": [known.menu[0].name[language]], "place": "Newark Liberty International Airport"},
            "store": {"name": "Hackensack", "city": "Hackensack"},
            "cost": wording.money(9000, currency=known.currency, language=language),
            "deadline": STEAK_AT.astimezone(ZoneInfo("America/New_York")),
        }
        text = wording.render(source, language=language, **said)
        assert known.menu[0].name[language] in text, (name, language)
        assert wording.clock(said["deadline"], language=language) in text, (name, language)
        assert said["cost"] in text, (name, language)
        assert said["wish"]["place"] in text or said["store"]["name"] in text, (name, language)
