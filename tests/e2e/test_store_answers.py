"""Stores say yes or no: who is first, who is told, and what happens when nobody can."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from tests.e2e.browser import Answer
from tests.e2e.engine import Engine, until
from tests.e2e.outcome import Outcome, accept, decline, spent_cents
from tests.e2e.posts import STEAK, wish


@pytest.fixture
def steak(engine: Engine) -> Outcome:
    """The steak tweet has come."""
    engine.deliver(wish())
    return Outcome(engine, STEAK)


def link_to(steak: Outcome, store: str, *, role: str = "manager") -> str:
    """Of the message to somebody of a store's team; waits for it."""
    found = until(lambda: [one["link"] for one in steak.messages if one["to"] == f"{store}-{role}"])
    return found[-1]


def test_when_a_store_declines_the_next_one_is_asked(engine: Engine, steak: Outcome) -> None:
    hackensack = engine.open_browser()
    first = link_to(steak, "hackensack")
    assert decline(hackensack, first, "Luis", "too_busy").status == 303
    second = link_to(steak, "great-neck")
    assert [(one.store, one.answer, one.reason) for one in steak.task.offers] == [
        ("hackensack", "declined", "too_busy"),
        ("great-neck", None, None),
    ]
    assert "Thanks for telling us" in hackensack.get(first).words

    great_neck = engine.open_browser()
    assert accept(great_neck, second, "Ines").status == 303
    draft = steak.draft
    assert "Great Neck" in draft.text
    assert spent_cents(engine) == 9000
    assert len(steak.reservations) == 1


def test_of_two_accepts_at_once_one_wins_and_the_other_is_told_who(restless_engine: Engine) -> None:
    engine = restless_engine
    engine.deliver(wish())
    steak = Outcome(engine, STEAK)
    link = link_to(steak, "hackensack")
    form = engine.open_browser().get(link).form()
    names = [f"Team member {number}" for number in range(8)]
    ready = Barrier(len(names))

    def take(name: str) -> Answer:
        ready.wait(timeout=10)
        return engine.open_browser().send(link, {**form.fields, "name": name, "answer": "accept"})

    with ThreadPoolExecutor(len(names)) as together:
        answers = dict(zip(names, together.map(take, names), strict=True))
    (winner,) = (name for name, answer in answers.items() if answer.status == 303)
    losers = [answer for answer in answers.values() if answer.status != 303]
    assert {answer.status for answer in losers} == {409}
    for answer in losers:
        assert f"Accepted by {winner}" in answer.words
    assert (steak.task.state, steak.task.offer.by) == ("accepted", winner)
    engine.settle()
    assert len(steak.drafts) == 1


def test_a_store_that_declined_is_told_when_another_one_has_it(engine: Engine, steak: Outcome) -> None:
    hackensack, great_neck = engine.open_browser(), engine.open_browser()
    first = link_to(steak, "hackensack")
    form = hackensack.get(first).form()
    decline(hackensack, first, "Luis")
    assert accept(great_neck, link_to(steak, "great-neck"), "Ines").status == 303

    late = hackensack.send(first, {**form.fields, "name": "Luis", "answer": "accept"})
    assert late.status == 409
    assert "It's yours" not in late.words
    assert (steak.task.offer.store, steak.task.offer.by) == ("great-neck", "Ines")


def test_a_store_that_stayed_silent_is_told_when_another_one_has_it(engine: Engine, steak: Outcome) -> None:
    hackensack = engine.open_browser()
    first = link_to(steak, "hackensack")
    form = hackensack.get(first).form()
    for role in ("manager", "captain"):
        link_to(steak, "hackensack", role=role)
        engine.later(timedelta(minutes=6))
    second = link_to(steak, "great-neck")
    assert [one.answer for one in steak.task.offers] == ["silent", "silent", None]
    assert "This has moved on" in hackensack.get(first).words
    too_late = hackensack.send(first, {**form.fields, "name": "Luis", "answer": "accept"})
    assert (too_late.status, steak.task.state) == (409, "offered")

    assert accept(engine.open_browser(), second, "Ines").status == 303
    late = hackensack.send(first, {**form.fields, "name": "Luis", "answer": "accept"})
    assert late.status == 409
    assert "Another store has it" in late.words
    assert "Accepted by Ines" in late.words
    assert steak.task.offer.by == "Ines"


def test_a_deputy_takes_over_and_whoever_was_silent_is_told_so(engine: Engine, steak: Outcome) -> None:
    manager, captain = engine.open_browser(), engine.open_browser()
    first = link_to(steak, "hackensack")
    form = manager.get(first).form()
    engine.later(timedelta(minutes=6))
    second = link_to(steak, "hackensack", role="captain")
    assert "Asked: Dining room captain" in captain.get(second).words
    assert "somebody else in your team" in manager.get(first).words
    late = manager.send(first, {**form.fields, "name": "Luis", "answer": "accept"})
    assert (late.status, steak.task.state) == (409, "offered")

    assert accept(captain, second, "Ines").status == 303
    after = manager.get(first).words
    assert "Your team has it" in after
    assert "Ines" not in after
    assert "Hackensack" in steak.draft.text
    told = [(one["to"], one["subject"].startswith("Urgent")) for one in steak.messages]
    assert told == [("hackensack-manager", False), ("hackensack-captain", True)]
    assert spent_cents(engine) == 9000


def test_when_no_store_is_left_the_guest_gets_another_answer_and_the_money_comes_back(
    engine: Engine, steak: Outcome
) -> None:
    decline(engine.open_browser(), link_to(steak, "hackensack"), "Luis")
    decline(engine.open_browser(), link_to(steak, "great-neck"), "Ines")
    draft = steak.draft
    assert draft.text.startswith("How we wish we could: porterhouse")
    engine.settle()
    assert steak.task.state == "unfilled"
    assert [one.state for one in steak.reservations] == ["released"]
    assert spent_cents(engine) == 0
    agent = engine.sign_in("Maria")
    forms = [form.action for form in agent.get("/replies").forms if form.action.startswith("/replies/")]
    assert forms == [f"/replies/{draft.id}"]
    message = steak.messages[-1]
    assert steak.case is not None
    assert (message["to"], message["link"]) == ("guest-relations", f"/cases#{steak.case.id}")
    assert "No store is left to ask" in agent.get("/cases").words


def test_an_answer_without_a_name_is_no_answer(engine: Engine, steak: Outcome) -> None:
    link = link_to(steak, "hackensack")
    store = engine.open_browser()
    answer = accept(store, link, "  ")
    assert answer.status == 409
    assert "Please tell us your name first." in answer.words
    assert steak.task.state == "offered"
    assert accept(store, link, "Luis").status == 303
