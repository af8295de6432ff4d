"""What ops and marketers are promised, on AWS: nothing is lost, nothing broken serves, what is new serves at once."""

from __future__ import annotations

import json
import time

from chalicelib.adapters.files.brands import bundle
from chalicelib.books import decisions, outbox, publications
from chalicelib.bootstrap.aws import desk
from chalicelib.editor.uploads import CUSTOMERS
from chalicelib.engine import pipeline
from tests.e2e.engine import until
from tests.e2e.outcome import Outcome
from tests.e2e.posts import PRAISE_TEXT, ROOT, mention
from tests.on_aws.engine import PATIENCE_S, STAGE, AwsEngine
from tests.on_aws.poison import POISON
from tests.worlds import changed, demo_files, post, with_rule

SWEPT, NEW = "2098765432109871002", "2098765432109871003"
WITHIN_S = 20.0
"""A new version decides: five seconds until a function looks, the rest is two cores shared by all of them."""


def test_a_poison_message_is_buried_and_done_once_it_can_be(engine: AwsEngine) -> None:
    """A post of a brand that nobody published yet: no fault of its own, and no try is enough."""
    assert until(lambda: Outcome(engine, f"x:{POISON}9").decision, within_s=PATIENCE_S)
    buried = until(engine.world.items.dead, within_s=120)
    assert len(buried) == 1
    told = engine.delight("dead-letters", "--json")
    (letter,) = json.loads(told.stdout)["letters"]
    assert (told.returncode, letter["queue"], letter["about"]) == (1, "items", {"post_key": f"x:{POISON}"})
    assert Outcome(engine, f"x:{POISON}").decision is None

    files = changed(demo_files(), "brand.json", lambda brand: brand.update(id="harbour"))
    files = changed(files, "channels.json", lambda channels: channels.update(endpoints={}))
    assert engine.publish("harbour", files, reason="a third brand")["outcome"] == "published"
    time.sleep(6)  # until every function has looked
    assert engine.delight("dead-letters", "--redrive").returncode == 0
    decision = until(lambda: Outcome(engine, f"x:{POISON}").decision, within_s=PATIENCE_S)
    assert decision.brand == "harbour"
    assert json.loads(engine.delight("dead-letters", "--json").stdout)["letters"] == []


def test_a_broken_upload_is_refused_and_the_old_version_serves_on(engine: AwsEngine) -> None:
    before = publications.get(engine.records, "mortons")
    assert before is not None
    broken = changed(demo_files(), "rules/airport-steak.json", lambda rule: rule.update(owner=7))
    told = engine.publish("mortons", broken, reason="a mistake")
    assert (told["outcome"], told["publication"]) == ("refused", None)
    assert [one["file"] for one in told["problems"]] == ["rules/airport-steak.json"]
    after = publications.get(engine.records, "mortons")
    assert after is not None
    assert after[0].in_force == before[0].in_force
    assert [line["outcome"] for line in engine.log("playbook_changed") if line.get("step") == "upload"].count("refused")


def test_a_new_rule_is_live_within_seconds(engine: AwsEngine) -> None:
    rule = {
        "id": "umbrella",
        "when": {"fact": "post.text", "mentions_any": ["umbrella"]},
        "then": [{"do": "tag", "tags": ["rain"]}],
        "goal": "listen",
        "examples": [
            {"post": "umbrella", "expect": "match"},
            {"post": "praise", "expect": "no match"},
        ],
    }
    example = json.loads(demo_files()["examples/praise.json"])
    example["post"]["text"] = "@Mortons is there an umbrella I could borrow tonight?"
    files = with_rule({**bundle(ROOT / "playbooks" / "mortons"), "examples/umbrella.json": json.dumps(example)}, **rule)
    told = engine.publish("mortons", files, reason="it rains")
    assert told["outcome"] == "published", told
    published = time.monotonic()
    time.sleep(5)
    engine.deliver(mention("@Mortons do you have an umbrella for me?", post_id=NEW, author_id="4711"))
    decision = until(lambda: Outcome(engine, f"x:{NEW}").decision, within_s=PATIENCE_S)
    assert decision.version == told["publication"]["version"]
    assert "umbrella" in decision.matched
    assert time.monotonic() - published < WITHIN_S
    engine.publish("mortons", bundle(ROOT / "playbooks" / "mortons"), reason="it is dry again")


def test_what_was_committed_and_never_announced_is_found_by_the_schedule(engine: AwsEngine) -> None:
    """The function died between its commit and the queue: the next minute's follow-up announces it."""
    key = f"x:{SWEPT}"
    event = post(PRAISE_TEXT, number=SWEPT, author="771")
    settled = pipeline.settle(event, desk(STAGE).playbooks.current("mortons"), engine.world)
    assert settled.outcome == "decided"
    waiting = [entry.effect.planned.key for entry in outbox.of_post(engine.records, key)]
    assert waiting
    until(lambda: all(entry.effect.state == "done" for entry in outbox.of_post(engine.records, key)), within_s=150)
    assert decisions.get(engine.records, key) is not None


def test_customers_come_by_the_bucket(engine: AwsEngine) -> None:
    seed = {"mortons": [{"id": "c-77", "visits": 9, "handles": [{"platform": "x", "id": "4712", "basis": "told_us"}]}]}
    engine.upload(f"{CUSTOMERS}more.json", json.dumps(seed).encode())
    until(
        lambda: [line for line in engine.log("playbook_changed") if line.get("outcome") == "filled"],
        within_s=PATIENCE_S,
    )
    number = "2098765432109871004"
    engine.deliver(mention("@Mortons see you tonight!", post_id=number, author_id="4712"))
    decision = until(lambda: Outcome(engine, f"x:{number}").decision, within_s=PATIENCE_S)
    assert decision.moment.customer is not None
    assert decision.moment.customer.visits == 9
