"""The table of facts: what each is in a moment, when it is unknown, and why."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from chalicelib import facts
from chalicelib.domain.moment import Customer, History, Moment, NearestStore
from chalicelib.domain.post import Rating
from chalicelib.engine import pipeline
from tests.moments import moment
from tests.worlds import BRAND, STEAK_AT, Stage, post


def story() -> Moment:
    stage = Stage()
    playbook = stage.playbooks.current(BRAND)
    return pipeline.decide_post(post(), playbook, stage.records, now=STEAK_AT).decision.moment


def test_every_fact_of_the_story() -> None:
    known = facts.values(story())
    assert list(known) == [fact.name for fact in facts.FACTS]
    expected = {
        "post.platform": "x",
        "post.visibility": "public",
        "post.addressed": True,
        "post.language": "en",
        "post.account": "1380001112223334445",
        "post.rating": None,
        "author.followers": 128431,
        "author.verified": True,
        "customer.visits": 14,
        "customer.language": "en",
        "customer.open_complaints": 0,
        "signals.stop": [],
        "wish.things": ["porterhouse"],
        "wish.place.kind": "airport",
        "wish.place.id": "EWR",
        "wish.minutes_left": 120,
        "reply.public_allowed": True,
        "reply.private_allowed": False,
        "brand.id": "mortons",
        "time.hour": 15,
        "time.weekday": "wed",
    }
    assert {name: known[name] for name in expected} == expected
    assert known["store.id"] in {"hackensack", "new-york-midtown"}


def test_words_that_can_be_only_some_are_some_of_them() -> None:
    told = story()
    for fact in facts.FACTS:
        value = facts.value(told, fact)
        if fact.values and value is not None:
            assert set([value] if isinstance(value, str) else value) <= set(fact.values), fact.name


def test_what_never_is_unknown_is_known_in_the_barest_moment() -> None:
    bare = moment({"post.text": None})
    for fact in facts.FACTS:
        if fact.unknown == "never":
            assert facts.value(bare, fact) is not None, fact.name


def test_everything_unknown_says_why() -> None:
    bare = replace(moment({"post.text": None}), missing={"customer": "the book is closed"})
    for fact in facts.FACTS:
        if facts.value(bare, fact) is None:
            assert len(facts.why_unknown(bare, fact)) > 10, fact.name
    assert facts.why_unknown(bare, facts.BY_NAME["customer.visits"]) == "the book is closed"
    assert facts.why_unknown(bare, facts.BY_NAME["author.followers"]) == "the platform didn't tell"


def test_what_is_read_from_a_text_is_unknown_without_one_and_empty_in_an_empty_one() -> None:
    for fact in facts.FACTS:
        if fact.understood:
            assert facts.value(moment({"post.text": None}), fact) is None, fact.name
            assert "text" in facts.why_unknown(moment({"post.text": None}), fact), fact.name
    assert facts.value(moment({"post.text": ""}), facts.BY_NAME["signals.intents"]) == []


@pytest.mark.parametrize("value", [0, 0.0, False, ""])
def test_nothing_is_a_value_and_not_unknown(value: object) -> None:
    bare = moment()
    if isinstance(value, bool):
        known = facts.value(moment({"author.verified": False}), facts.BY_NAME["author.verified"])
    elif isinstance(value, str):
        known = facts.value(moment({"post.text": ""}), facts.BY_NAME["post.text"])
    elif isinstance(value, float):
        known = facts.value(
            replace(bare, post=replace(bare.post, rating=Rating(value=0.0))), facts.BY_NAME["post.rating"]
        )
    else:
        known = facts.value(replace(bare, history=History()), facts.BY_NAME["customer.open_complaints"])
    assert known == value
    assert known is not None


def test_facts_of_a_customer_and_a_store() -> None:
    store = NearestStore(id="s", name="S", city="C", distance_km=1.5, open=False)
    known = replace(moment(), customer=Customer(id="c", visits=3), store=store)
    assert facts.value(known, facts.BY_NAME["customer.visits"]) == 3
    assert facts.value(known, facts.BY_NAME["customer.language"]) is None
    assert facts.value(known, facts.BY_NAME["store.open"]) is False
    assert facts.value(known, facts.BY_NAME["store.distance_km"]) == 1.5
    assert facts.value(moment(), facts.BY_NAME["store.open"]) is None
