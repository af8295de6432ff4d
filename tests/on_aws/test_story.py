"""The story on AWS: the steak from the webhook to the receipt, and what must not come through."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

from tests.e2e.engine import until
from tests.e2e.outcome import Outcome, accept, spent_cents
from tests.e2e.posts import STEAK, STEAK_ID, encode, sample, wish
from tests.e2e.standin import StandIn
from tests.on_aws.engine import PATIENCE_S, AwsEngine


def test_a_regular_gets_a_steak_at_the_airport_and_ten_deliveries_are_one(engine: AwsEngine, x: StandIn) -> None:
    spent = spent_cents(engine)
    bodies = [encode(sample(f"steak__{name}")) for name in ("activity", "account_activity", "filtered_stream")]
    with ThreadPoolExecutor(5) as together:
        list(together.map(engine.deliver, (bodies * 4)[:10]))
    steak = Outcome(engine, STEAK)
    task = until(lambda: steak.tasks, within_s=PATIENCE_S)[0]
    assert [offer.store for offer in task.offers] == ["hackensack"]
    engine.settle()
    assert spent_cents(engine) == spent + 9000
    (message,) = until(lambda: steak.messages, within_s=PATIENCE_S)
    assert message["to"] == "hackensack-manager"
    shown = json.loads(engine.delight("outbox", "--json").stdout)["sent"]
    assert [one["to"] for one in shown if one["key"] == message["key"]] == ["hackensack-manager"]

    store = engine.open_browser()
    page = store.get(engine.base + message["link"])
    assert "porterhouse" in page.words
    assert accept(store, engine.base + message["link"], "Luis").status == 303
    until(lambda: steak.drafts, within_s=PATIENCE_S)

    waiting = json.loads(engine.delight("replies", "--json").stdout)["waiting"]
    (draft,) = [one for one in waiting if one["post_key"] == STEAK]
    done = engine.delight("replies", "--approve", draft["as_shown"], "--as", "Maria")
    assert done.returncode == 0, done.stderr
    until(lambda: steak.sending.state == "done", within_s=PATIENCE_S)
    (asked,) = [one for one in x.asked if one.answers == STEAK_ID]
    assert asked.text == draft["text"]
    trace = engine.trace(STEAK)
    receipts = [one["receipt"] for one in trace["effects"] if one["planned"]["do"] == "send_reply"]
    assert [one["provider"] for one in receipts] == ["x"]
    assert len(steak.messages) == 1
    assert spent_cents(engine) == spent + 9000


def test_what_is_forged_comes_no_further_than_the_door(engine: AwsEngine) -> None:
    raw = encode(wish(post_id="2098765432109876777"))
    forged = {**engine.signed(raw + b" ", "x")}
    answer = engine.ask("POST", "/webhooks/x/mortons", headers=forged, body=raw)
    assert (answer.status, answer.json()["code"]) == (401, "bad_signature")
    assert engine.ask("POST", "/webhooks/x/nobody", headers=forged, body=raw).status == 404
    assert engine.ask("POST", "/webhooks/x/mortons", headers={"content-type": "text/plain"}, body=raw).status == 415
    engine.settle()
    assert Outcome(engine, "x:2098765432109876777").decision is None


def test_pages_are_closed_to_strangers(engine: AwsEngine) -> None:
    for path in ("/", "/replies", "/cases", "/outbox"):
        closed = engine.ask("GET", path)
        assert closed.status == 401
        assert "delight cases" in closed.text
    assert engine.ask("GET", "/t/forged").status in {400, 401, 403, 404, 410}
