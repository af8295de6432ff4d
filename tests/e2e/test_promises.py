"""What is promised, what is not, and what is taken back: stores, purses, complaints, deletions and edits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.e2e.browser import Browser
from tests.e2e.conftest import ChangedPlaybooks, Start
from tests.e2e.engine import Engine, until
from tests.e2e.outcome import Outcome, accept, spent_cents
from tests.e2e.posts import REGULAR, STEAK, STEAK_ID, deletion, sample, wish

SOON = "x:2098770000000000001"
COMPLAINT = "x:2098771111111111111"
SECOND_ID = "2098765432109877001"
SECOND = f"x:{SECOND_ID}"
EDIT_ID = "2098768888888888888"


def drafts_on_the_page(browser: Browser) -> list[str]:
    return [form.action for form in browser.get("/replies").forms if form.action.startswith("/replies/")]


def offered(engine: Engine) -> tuple[Outcome, str]:
    """The steak tweet has come, and Hackensack has its message."""
    engine.deliver(wish())
    steak = Outcome(engine, STEAK)
    (message,) = until(lambda: steak.messages)
    return steak, message["link"]


def test_in_half_an_hour_there_is_no_promise_but_a_personal_reply(engine: Engine) -> None:
    engine.deliver(sample("steak__soon"))
    soon = Outcome(engine, SOON)
    draft = soon.draft
    engine.settle()
    assert draft.text.startswith("How we wish we could: porterhouse at Newark")
    assert (soon.tasks, soon.reservations, engine.messages()) == ([], [], [])
    assert ("too_late", "hackensack") in soon.reasons("notify_store")


def test_the_nearest_store_is_closed_in_the_afternoon_so_the_next_one_is_asked(engine: Engine) -> None:
    steak, _ = offered(engine)
    assert steak.reasons("notify_store") == [("closed", "new-york-midtown"), ("store_able", "hackensack")]


def test_a_store_that_is_closed_that_day_is_passed_over(start: Start, changed_playbooks: ChangedPlaybooks) -> None:
    def close(content: dict[str, Any]) -> None:
        next(store for store in content["stores"] if store["id"] == "hackensack")["closed"] = ["2026-03-11"]

    engine = start(playbooks=changed_playbooks("stores.json", close))
    steak, _ = offered(engine)
    assert [offer.store for offer in steak.task.offers] == ["great-neck"]
    assert steak.messages[0]["to"] == "great-neck-manager"
    assert steak.reasons("notify_store") == [
        ("closed", "new-york-midtown"),
        ("closed", "hackensack"),
        ("store_able", "great-neck"),
    ]


def test_an_empty_purse_makes_no_promise(start: Start, changed_playbooks: ChangedPlaybooks) -> None:
    def save_money(content: dict[str, Any]) -> None:
        content["purses"]["airport-delight"]["cents"] = 9000

    engine = start(playbooks=changed_playbooks("brand.json", save_money))
    offered(engine)
    engine.deliver(wish(post_id=SECOND_ID, author_id="48151623"))
    second = Outcome(engine, SECOND)
    assert second.draft.text.startswith("How we wish we could")
    engine.settle()
    assert (second.tasks, second.reservations, second.messages) == ([], [], [])
    assert spent_cents(engine) == 9000
    trace = engine.trace(SECOND)
    declined = next(verdict for verdict in trace["verdicts"] if verdict["action"] == "notify_store")
    assert declined["verdict"] == "declined"
    assert declined["reasons"][-1]["code"] == "purse_empty"


def test_an_open_complaint_comes_before_any_steak(engine: Engine) -> None:
    complaint = sample("complaint__activity")
    complaint["data"]["payload"]["author_id"] = REGULAR
    complaint["data"]["includes"]["users"][0]["id"] = REGULAR
    engine.deliver(complaint)
    annoyed = Outcome(engine, COMPLAINT)
    case = until(lambda: annoyed.case)
    assert case.state == "open"

    engine.deliver(wish())
    steak = Outcome(engine, STEAK)
    assert steak.reasons("notify_store") == [("open_complaint", None)]
    engine.settle()
    assert (steak.tasks, steak.reservations, engine.messages()) == ([], [], [])
    waiting = until(lambda: steak.case)
    assert (waiting.kind, waiting.state) == ("unanswered", "open")

    agent = engine.sign_in("Maria")
    assert agent.fill("/cases", {"act": "close"}, action=f"/cases/{case.id}").status == 303
    closed = until(lambda: annoyed.case)
    assert (closed.state, closed.timeline[-1].by) == ("closed", "Maria")
    assert f"/cases/{case.id}" not in agent.get("/cases").text

    engine.deliver(wish(post_id=SECOND_ID))
    granted = Outcome(engine, SECOND)
    assert [offer.store for offer in granted.task.offers] == ["hackensack"]
    assert spent_cents(engine) == 9000


def test_a_deletion_before_the_accept_takes_everything_back(engine: Engine) -> None:
    steak, link = offered(engine)
    store, agent = engine.open_browser(), engine.sign_in("Maria")
    form = store.get(link).form()
    engine.deliver(deletion(STEAK_ID))
    message = until(lambda: steak.messages[1:])[0]
    engine.settle()

    assert message["to"] == "hackensack-manager"
    assert "stop" in message["subject"]
    assert "No longer needed" in store.get(link).words
    assert store.get(message["link"]).status == 200
    assert store.send(link, {**form.fields, "name": "Luis", "answer": "accept"}).status == 409
    assert steak.task.state == "withdrawn"
    assert [one.state for one in steak.reservations] == ["released"]
    assert spent_cents(engine) == 0
    assert (steak.drafts, drafts_on_the_page(agent)) == ([], [])
    assert {one.state for one in steak.effects if one.planned.do == "queue_reply"} == {"cancelled"}


def test_a_deletion_after_the_draft_takes_the_draft_back(engine: Engine) -> None:
    steak, link = offered(engine)
    store, agent = engine.open_browser(), engine.sign_in("Maria")
    assert accept(store, link, "Luis").status == 303
    draft = steak.draft
    (form,) = (form for form in agent.get("/replies").forms if form.action == f"/replies/{draft.id}")
    engine.deliver(deletion(STEAK_ID))
    until(lambda: steak.draft.state == "withdrawn")
    engine.settle()

    assert drafts_on_the_page(agent) == []
    assert agent.send(form.action, {**form.fields, "act": "approve"}).status == 409
    assert steak.draft.state == "withdrawn"
    assert "No longer needed" in store.get(link).words
    assert spent_cents(engine) == 0


def test_a_deletion_that_overtakes_its_post_lets_nothing_happen(engine: Engine) -> None:
    engine.deliver(deletion(STEAK_ID))
    engine.settle()
    engine.deliver(wish())
    engine.settle()
    steak = Outcome(engine, STEAK)
    assert [line["outcome"] for line in engine.log() if line["step"] == "consider"] == ["retracted", "retracted_before"]
    assert (steak.decision, steak.effects, engine.messages()) == (None, [], [])
    assert spent_cents(engine) == 0


def test_an_edit_gives_the_same_task_its_new_deadline(engine: Engine) -> None:
    steak, link = offered(engine)
    before = steak.task
    engine.deliver(sample("steak__edit"))
    until(lambda: steak.decided.revision == EDIT_ID)
    engine.settle()

    after = steak.task
    assert after.id == before.id
    assert before.deadline == datetime.fromisoformat("2026-03-11T21:05:00+00:00")
    assert after.deadline == datetime.fromisoformat("2026-03-11T19:09:30+00:00") + timedelta(hours=3)
    assert [offer.store for offer in after.offers] == ["hackensack"]
    assert [(one.cents, one.state) for one in steak.reservations] == [(9000, "reserved")]
    assert spent_cents(engine) == 9000
    store = engine.open_browser()
    for message in steak.messages:  # the offer, and whatever tells the store that it changed
        assert message["to"] == "hackensack-manager"
        assert "6:09 PM" in store.get(message["link"]).words
    assert accept(store, link, "Luis").status == 303
    assert "6:09 PM" in steak.draft.text


def test_a_deletion_that_overtakes_the_edit_that_it_names_takes_the_task_back(engine: Engine) -> None:
    steak, link = offered(engine)
    engine.deliver(deletion(EDIT_ID))
    engine.settle()
    engine.deliver(sample("steak__edit"))
    engine.settle()

    assert steak.task.state == "withdrawn"
    assert "No longer needed" in engine.open_browser().get(link).words
    assert spent_cents(engine) == 0
