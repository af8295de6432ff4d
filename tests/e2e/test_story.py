"""The story that must always work: a steak at the airport, from the post to the receipt, through the front door."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from zoneinfo import ZoneInfo

from chalicelib.lengths import length
from tests.e2e.engine import TOKEN, Engine, until
from tests.e2e.outcome import Outcome, accept, approve, spent_cents
from tests.e2e.posts import ROOT, SAMPLES, STEAK, STEAK_ID, encode, praise, sample
from tests.e2e.standin import StandIn

SECRETS_OF_THE_GUEST = ("Peter", "petershank", "meet me", "K, thanks")
WARM_UP = "2098765432109876001"
EDITED = "We are on our way, with a porterhouse and a tuxedo. Look for us at arrivals! – LM"


def send(engine: Engine, name: str = "steak__activity") -> str:
    """``delight send``, and the post's key that it names."""
    payload = str(SAMPLES / f"{name}.json")
    done = engine.delight("send", "--platform", "x", "--endpoint", "mortons", "--url", engine.url, payload)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith('200 {"status": "accepted"}\n')
    (named,) = re.findall(r"trace .*(x:\d+)$", done.stdout, re.MULTILINE)
    return str(named)


def test_a_regular_gets_a_steak_at_the_airport(engine: Engine, x: StandIn) -> None:
    assert send(engine) == STEAK
    steak = Outcome(engine, STEAK)

    # One store is asked, in time, within the budget.
    task = steak.task
    decision = steak.decided
    assert [offer.store for offer in task.offers] == ["hackensack"]
    assert task.deadline == decision.moment.written_at + timedelta(hours=2)
    assert timedelta(0) <= engine.now() - decision.moment.written_at < timedelta(minutes=1)
    assert [(one.cents, one.state) for one in steak.reservations] == [(9000, "reserved")]
    assert spent_cents(engine) == 9000
    (message,) = until(lambda: steak.messages)
    assert message["to"] == "hackensack-manager"

    # The store sees what, where, by when and what it may cost, and nothing about the guest.
    store = engine.open_browser()
    page = store.get(message["link"])
    local = task.deadline.astimezone(ZoneInfo("America/New_York"))
    for told in ("porterhouse", "Newark Liberty", f"{local:%I:%M %p}".lstrip("0"), "$90.00"):
        assert told in page.words
    for secret in SECRETS_OF_THE_GUEST:
        assert secret not in page.text + str(engine.messages())
    assert steak.drafts == []

    # It accepts with one tap.
    assert accept(store, message["link"], "Luis").status == 303
    page = store.get(message["link"])
    assert "It's yours. Thank you! Asked: Manager on duty Accepted by Luis" in page.words
    assert steak.task.state == "accepted"

    # A personal reply waits for a person, who changes it and lets it out.
    draft = steak.draft
    agent = engine.sign_in("Maria")
    forms = [form for form in agent.get("/replies").forms if form.action.startswith("/replies/")]
    assert [form.action for form in forms] == [f"/replies/{draft.id}"]
    assert forms[0].fields["text"] == draft.text
    assert "Hackensack" in draft.text
    assert 0 < length(draft.text, "weighted") <= 280
    assert x.asked == []
    assert approve(agent, draft, EDITED).status == 303

    # It goes out once, and the receipt says so.
    effect = until(lambda: steak.sending if steak.sending.state == "done" else None)
    (asked,) = x.asked
    assert (asked.method, asked.path, asked.text, asked.answers) == ("POST", "/2/tweets", EDITED, STEAK_ID)
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    trace = engine.trace(STEAK)
    receipts = [one["receipt"] for one in trace["effects"] if one["planned"]["do"] == "send_reply"]
    assert [(one["provider"], one["provider_id"]) for one in receipts] == [("x", x.posted[0].id)]
    assert effect.receipt is not None
    assert [rule["id"] for rule in trace["rules"] if rule["result"] == "matched"] == ["airport-steak"]
    assert steak.draft.state == "sent"
    assert "Maria" in agent.get("/replies").words


def test_the_same_post_ten_times_through_all_three_envelopes_is_one_steak(restless_engine: Engine, x: StandIn) -> None:
    engine = restless_engine
    bodies = [encode(sample(f"steak__{name}")) for name in ("activity", "account_activity", "filtered_stream")] * 10
    engine.deliver(praise(post_id=WARM_UP, author_id="771"))
    assert Outcome(engine, f"x:{WARM_UP}").draft.state == "proposed"
    with ThreadPoolExecutor(len(bodies)) as together:
        list(together.map(engine.deliver, bodies))
    engine.settle()

    steak = Outcome(engine, STEAK)
    assert [offer.store for offer in steak.task.offers] == ["hackensack"]
    assert len(steak.reservations) == 1
    assert spent_cents(engine) == 9000
    (message,) = engine.messages()

    assert accept(engine.open_browser(), message["link"], "Luis").status == 303
    draft = steak.draft
    agent = engine.sign_in("Maria")
    with ThreadPoolExecutor(len(bodies)) as together:
        list(together.map(engine.deliver, bodies))
    engine.settle()
    actions = [form.action for form in agent.get("/replies").forms if form.action.startswith("/replies/")]
    assert actions.count(f"/replies/{draft.id}") == 1
    assert len(actions) == 2
    assert approve(agent, draft, EDITED).status == 303
    until(lambda: steak.sending.state == "done")
    with ThreadPoolExecutor(len(bodies)) as together:
        list(together.map(engine.deliver, bodies))
    engine.settle()
    outcomes = [line["outcome"] for line in engine.log() if line["step"] == "consider" and line["post_key"] == STEAK]
    assert outcomes.count("decided") == 1
    assert set(outcomes) == {"decided", "duplicate"}
    assert [asked.method for asked in x.asked] == ["POST"]
    assert [one.planned.do for one in steak.effects if one.receipt is not None].count("send_reply") == 1
    assert spent_cents(engine) == 9000
    assert len(engine.messages()) == 1


def test_the_commands_that_serve_prints_are_the_ones_to_type(engine: Engine) -> None:
    printed = until(lambda: engine.output() if "send --platform" in engine.output() else "")
    (line,) = (line for line in printed.splitlines() if "send --platform" in line)
    _, _, arguments = line.partition(" send ")
    assert f"--url {engine.url}" in arguments
    assert f"--data {engine.data}" in arguments
    assert (ROOT / arguments.split()[-1]).is_file()
    assert send(engine) == STEAK
