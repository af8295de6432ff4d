"""What the guide to platforms promises, tried in the copy in which it was followed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chalicelib import platforms
from chalicelib.domain.errors import WebhookRejected
from tests.adding.guides import ROOT, blocks
from tests.adding.in_the_copy.command import delight, written
from tests.worlds import Files, Stage, changed, demo_files

PAYLOAD = Path("tests/platforms/discourse/post__created.json")
KEY = "discourse:4711"


def files() -> Files:
    """The demo brand, with the forum that the guide shows."""
    shown = [block.text for block in blocks(ROOT / "docs" / "adding" / "platform.md") if not block.path]
    forum = next(json.loads(text) for text in shown if "discourse" in text)
    return changed(demo_files(), "channels.json", lambda channels: channels["endpoints"].update(forum))


def deliver(stage: Stage, *, secret: str) -> None:
    stage.vault.by_name["discourse/mortons-forum/webhook_secret"] = ("forum-secret",)
    raw = PAYLOAD.read_bytes()
    headers = platforms.get("discourse").sign(raw, secret)
    stage.receive(platform="discourse", endpoint="mortons-forum", headers=headers, raw=raw)


def test_a_signed_post_is_let_in_and_decided() -> None:
    stage = Stage(files())
    deliver(stage, secret="forum-secret")
    stage.work()
    decision = stage.decision(KEY)
    assert decision.moment.post.platform == "discourse"
    assert "complaint-to-care" in {planned.rule for planned in decision.plan}


def test_a_wrong_signature_is_refused() -> None:
    stage = Stage(files())
    with pytest.raises(WebhookRejected, match="doesn't fit"):
        deliver(stage, secret="guessed")
    assert stage.world.raw.depth() == 0


def test_explain_decides_on_a_payload(tmp_path: Path) -> None:
    brand = written(files(), tmp_path)
    told = delight("explain", "--platform", "discourse", "--playbooks", str(brand), str(PAYLOAD))
    assert told.returncode == 0, told.stderr
    assert "complaint-to-care" in told.stdout


def test_an_answer_to_the_stored_post_is_built() -> None:
    stage = Stage(files())
    deliver(stage, secret="forum-secret")
    stage.work()
    platform = platforms.get("discourse")
    event = stage.decision(KEY).moment.event
    request = platform.reply_request(event, "We are sorry.", to="public", base="https://forum.test", token="key")
    assert request.headers["Api-Key"] == "key"
    assert json.loads(request.body or b"") == {"topic_id": 52, "reply_to_post_number": 2, "raw": "We are sorry."}
