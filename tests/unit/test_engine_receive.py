"""Receive and normalise: verified, kept, read; what can't be read is quarantined and takes nothing along."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import msgspec
import pytest

from chalicelib.books import quarantine
from chalicelib.domain.errors import NotStored, WebhookRejected
from chalicelib.engine import pipeline, receive
from chalicelib.engine.items import ToConsider
from chalicelib.engine.messages import Arrival
from chalicelib.platforms import verify
from tests.worlds import ROOT, STEAK_KEY, Stage, changed, demo_files

SAMPLES = ROOT / "tests" / "platforms" / "x"
STEAK_BODY = (SAMPLES / "steak__activity.json").read_bytes()


@pytest.fixture
def stage() -> Stage:
    return Stage()


def deliver(stage: Stage, raw: bytes, *, secret: str = "webhook-secret", endpoint: str = "mortons") -> None:
    headers = verify.sign(verify.SCHEMES["x"], secret=secret, raw=raw)
    stage.receive(platform="x", endpoint=endpoint, headers=headers, raw=raw)


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.json").read_bytes()


@pytest.mark.parametrize("heavy", ["msgspec", "jinja2", "sqlite3", "urllib3", "chalicelib.platforms.x"])
def test_receiving_imports_nothing_heavy(heavy: str) -> None:
    code = f"import sys, chalicelib.engine.receive; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_delivery_is_kept_as_it_came(stage: Stage) -> None:
    deliver(stage, STEAK_BODY)
    (message,) = stage.world.raw.take()
    arrival = Arrival.read(message.body)
    assert arrival.raw(stage.world) == STEAK_BODY
    assert (arrival.platform, arrival.endpoint, arrival.received_at) == ("x", "mortons", "2026-03-11T19:05:00+00:00")


def test_a_large_body_goes_to_the_shelf_first(stage: Stage) -> None:
    raw = b'{"a": "' + b"x" * receive.MAX_QUEUED + b'"}'
    deliver(stage, raw)
    (message,) = stage.world.raw.take()
    assert len(message.body) < 1000
    assert Arrival.read(message.body).raw(stage.world) == raw


def test_the_largest_body_on_the_queue_fits_a_hosted_queue(stage: Stage) -> None:
    deliver(stage, b"x" * receive.MAX_QUEUED)
    (message,) = stage.world.raw.take()
    assert len(message.body) < 256 * 1024


def test_a_body_that_the_shelf_lost_is_told(stage: Stage) -> None:
    with pytest.raises(LookupError):
        Arrival("x", "mortons", "2026-03-11T19:05:00+00:00", "raw/lost", None).raw(stage.world)


@pytest.mark.parametrize(
    ("platform", "endpoint", "secret", "status"),
    [
        ("x", "mortons", "wrong", 401),
        ("x", "nowhere", "webhook-secret", 404),
        ("nobody", "mortons", "webhook-secret", 404),
    ],
)
def test_strangers_stay_out(stage: Stage, platform: str, endpoint: str, secret: str, status: int) -> None:
    headers = verify.sign(verify.SCHEMES["x"], secret=secret, raw=STEAK_BODY)
    with pytest.raises(WebhookRejected) as rejected:
        stage.receive(platform=platform, endpoint=endpoint, headers=headers, raw=STEAK_BODY)
    assert rejected.value.status == status
    assert stage.world.raw.depth() == 0


def test_without_a_secret_nobody_gets_in(stage: Stage) -> None:
    stage.vault.by_name.clear()
    with pytest.raises(WebhookRejected) as rejected:
        deliver(stage, STEAK_BODY)
    assert rejected.value.status == 404


def test_both_secrets_count_while_one_is_rotated(stage: Stage) -> None:
    stage.vault.by_name["x/mortons/consumer_secret"] = ("newer", "webhook-secret")
    deliver(stage, STEAK_BODY)
    deliver(stage, STEAK_BODY, secret="newer")
    assert stage.world.raw.depth() == 2


def test_too_big_is_refused_before_anything_else(stage: Stage) -> None:
    with pytest.raises(WebhookRejected) as rejected:
        stage.receive(platform="x", endpoint="mortons", headers={}, raw=b"x" * (receive.MAX_BODY + 1))
    assert rejected.value.status == 413


def test_what_could_not_be_kept_is_not_acknowledged(stage: Stage) -> None:
    busy, go_on = Event(), Event()

    def hold(connection: object) -> None:
        busy.set()
        assert go_on.wait(60)

    stage.database._line._patience_s = 0.05
    with ThreadPoolExecutor(1) as thread:
        held = thread.submit(stage.database.write, hold)  # somebody else writes for longer than anybody waits
        assert busy.wait(60)
        with pytest.raises(NotStored):
            deliver(stage, STEAK_BODY)
        go_on.set()
        held.result(60)
    assert stage.world.raw.depth() == 0


def test_a_challenge_is_answered_for_an_endpoint_that_has_a_secret(stage: Stage) -> None:
    answer = receive.challenge(platform="x", endpoint="mortons", query={"crc_token": "abc"}, world=stage.world)
    assert answer.body.startswith('{"response_token')
    with pytest.raises(WebhookRejected) as rejected:
        receive.challenge(platform="x", endpoint="nowhere", query={"crc_token": "abc"}, world=stage.world)
    assert rejected.value.status == 404


def test_from_the_webhook_to_the_store_in_one_go(stage: Stage) -> None:
    deliver(stage, STEAK_BODY)
    stage.work()
    assert stage.decision().matched == ("airport-steak",)
    assert stage.task().offer.store == "hackensack"


def test_the_same_delivery_twice_is_decided_once(stage: Stage) -> None:
    for _ in range(2):
        deliver(stage, STEAK_BODY)
    stage.work()
    deliver(stage, STEAK_BODY)
    stage.work()
    assert [line["outcome"] for line in stage.log.lines if line["step"] == "consider"] == ["decided", "duplicate"]
    assert stage.reserved() == 9000


def test_one_post_by_all_of_x_products_is_decided_once(stage: Stage) -> None:
    for name in ("steak__activity", "steak__account_activity", "steak__filtered_stream"):
        deliver(stage, sample(name))
        stage.work()
    outcomes = [line["outcome"] for line in stage.log.lines if line["step"] == "consider"]
    assert outcomes == ["decided", "duplicate", "duplicate"]


def test_an_edit_and_a_deletion_by_webhook(stage: Stage) -> None:
    for name in ("steak__activity", "steak__edit", "steak__delete"):
        deliver(stage, sample(name))
        stage.work()
    outcomes = [line["outcome"] for line in stage.log.lines if line["step"] == "consider"]
    assert outcomes == ["decided", "amended", "retracted"]
    stage.tick()
    assert stage.task().state == "withdrawn"
    assert stage.reserved() == 0


def test_the_edit_before_the_post_leaves_the_edit_in_force(stage: Stage) -> None:
    for name in ("steak__edit", "steak__activity"):
        deliver(stage, sample(name))
        stage.work()
    outcomes = [line["outcome"] for line in stage.log.lines if line["step"] == "consider"]
    assert outcomes == ["decided", "duplicate"]
    assert stage.decision(STEAK_KEY).revision == "2098768888888888888"


@pytest.mark.parametrize("raw", [b"not json", b"[1", b'{"data": {"event_type": 3, "payload": {}}}', b"\xff"])
def test_what_is_signed_but_unreadable_is_quarantined(stage: Stage, raw: bytes) -> None:
    deliver(stage, raw)
    stage.work()
    (kept,) = quarantine.kept(stage.records)
    assert (kept.platform, kept.endpoint) == ("x", "mortons")
    assert kept.path.startswith("$")
    assert stage.world.shelf.get(kept.raw_ref) == raw


def test_one_bad_item_takes_no_other_along(stage: Stage) -> None:
    batch: dict[str, Any] = json.loads(sample("steak__account_activity"))
    batch["tweet_create_events"].insert(0, {"id": "not an id"})
    deliver(stage, json.dumps(batch).encode())
    stage.work()
    assert len(quarantine.kept(stage.records)) == 1
    assert stage.decision().post_key == STEAK_KEY


def test_an_account_that_no_channel_names_is_quarantined(stage: Stage) -> None:
    deliver(stage, STEAK_BODY.replace(b"1380001112223334445", b"999"))
    stage.work()
    (kept,) = quarantine.kept(stage.records)
    assert "channels.json" in kept.problem


def test_an_endpoint_that_left_the_playbook_is_quarantined(stage: Stage) -> None:
    deliver(stage, STEAK_BODY)
    stage.publish(changed(demo_files(), "channels.json", lambda file: file["endpoints"].clear()))
    stage.work()
    (kept,) = quarantine.kept(stage.records)
    assert stage.world.shelf.get(kept.raw_ref) == STEAK_BODY


@pytest.mark.parametrize(
    ("name", "outcome", "reason"),
    [
        ("echo__own_post", "ignored", "echo"),
        ("like__create", "ignored", "not_a_post"),
        ("chat__received", "ignored", "encrypted"),
        ("revoke__oauth", "account_alert", "access_revoked"),
        ("replay__incomplete", "account_alert", "replay_incomplete"),
    ],
)
def test_what_is_no_post_is_told_in_the_log(stage: Stage, name: str, outcome: str, reason: str) -> None:
    deliver(stage, sample(name))
    stage.work()
    told = [(line["outcome"], line["reason"]) for line in stage.log.lines if line["step"] == "normalise"]
    assert (outcome, reason) in told
    assert not [line for line in stage.log.lines if line["step"] == "consider"]


def test_items_of_one_conversation_wait_for_each_other(stage: Stage) -> None:
    deliver(stage, STEAK_BODY)
    deliver(stage, sample("steak__edit"))
    for message in stage.world.raw.take(limit=10):
        pipeline.normalise_body(message.body, stage.world)
    first = stage.world.items.take(limit=10)
    assert len(first) == 1
    posted = msgspec.json.decode(first[0].body, type=ToConsider).post
    assert posted is not None
    assert posted.post.revision == "2098765432109876543"
    assert stage.world.items.take(limit=10) == []


def test_the_log_holds_no_text_no_handle_and_no_secret(stage: Stage) -> None:
    deliver(stage, STEAK_BODY)
    stage.work()
    told = json.dumps(stage.log.lines)
    for private in ("porterhouse", "petershank", "Peter", "webhook-secret", "newark"):
        assert private.lower() not in told.lower()
