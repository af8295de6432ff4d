"""The same engine: a thousand posts are decided on AWS as they are on one machine, to the byte but for the time."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from chalicelib.books import decisions
from chalicelib.bootstrap import commands
from chalicelib.bootstrap.aws import desk
from chalicelib.editor import explain
from chalicelib.matching import plain
from chalicelib.ports import World
from tests.e2e.engine import Platform, running, until
from tests.e2e.posts import ROOT, Payload, comment, sample
from tests.on_aws.engine import STAGE, AwsEngine

AT_ONCE = 25
"""Posts in one delivery, as platforms do when they are in a hurry."""
X_IDS, FACEBOOK_IDS = 2098765432200000000, 8_800_000_000
TEXTS = [json.loads(line)["text"] for line in (ROOT / "tests/listening/posts.jsonl").read_text("utf-8").splitlines()]
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
"""In a sentence; the deadline that it tells stands beside it in full."""
TOLERANCE = timedelta(minutes=5)
"""Both engines' clocks show the same; deliveries reach one later than the other."""


def on_x(number: int, text: str) -> Payload:
    """A post in X's older envelope, which brings many at once."""
    post: Payload = copy.deepcopy(sample("steak__account_activity")["tweet_create_events"][0])
    identifier, author = str(X_IDS + number), str(70_000_000 + number)
    spoken_to = number % 2 == 0
    shown = f"@Mortons {text}" if spoken_to else text
    post |= {"id": int(identifier), "id_str": identifier, "text": shown, "display_text_range": [0, len(shown)]}
    post["user"] |= {"id": int(author), "id_str": author, "screen_name": f"guest{number}"}
    mentioned = {**post["entities"]["user_mentions"][0], "indices": [0, 8]}
    post["entities"]["user_mentions"] = [mentioned] if spoken_to else []
    return post


def deliveries() -> Iterator[tuple[Platform, Payload]]:
    """A thousand posts: five hundred texts, each on X and on Facebook."""
    for first in range(0, len(TEXTS), AT_ONCE):
        some = list(enumerate(TEXTS))[first : first + AT_ONCE]
        many = sample("steak__account_activity")
        yield "x", {**many, "tweet_create_events": [on_x(number, text) for number, text in some]}
        comments = [
            comment(text, comment_id=f"1_{FACEBOOK_IDS + number}", author_id=str(90_000_000 + number))
            for number, text in some
        ]
        changes = [change for one in comments for change in one["entry"][0]["changes"]]
        yield "facebook", {**comments[0], "entry": [{**comments[0]["entry"][0], "changes": changes}]}


def keys() -> list[str]:
    """Of those posts."""
    return [
        key for number in range(len(TEXTS)) for key in (f"x:{X_IDS + number}", f"facebook:1_{FACEBOOK_IDS + number}")
    ]


def explained(world: World, key: str) -> dict[str, Any]:
    """``delight trace --json``."""
    found = decisions.get(world.records, key)
    assert found is not None, key
    decision = found[0]
    playbook = world.playbooks.version(decision.brand, decision.version)
    trace = plain.match(playbook, decision.moment)
    told = msgspec.to_builtins(explain.explanation(decision, trace, (decision.moment.event,)))
    return dict(told)


def alike(one: Any, other: Any) -> bool:
    """The same, but for times that depend on when the post was received."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if one == other or not (isinstance(one, str) and isinstance(other, str)):
        return bool(one == other)
    if _CLOCK.sub("", one) == _CLOCK.sub("", other):
        return True
    try:
        return abs(datetime.fromisoformat(one) - datetime.fromisoformat(other)) <= TOLERANCE
    except ValueError:
        return False


def test_a_thousand_posts_are_decided_alike(engine: AwsEngine, tmp_path: Path) -> None:
    wanted = keys()
    assert len(wanted) == 1000
    with running(tmp_path, api=None) as machine:
        for platform, payload in deliveries():
            machine.deliver(payload, platform=platform)
            engine.deliver(payload, platform=platform)
        machine.settle()
        here = commands.look_into(machine.data)
        until(lambda: all(decisions.get(here.records, key) for key in wanted))
        there = desk(STAGE)
        until(lambda: decided(there, wanted) == len(wanted), within_s=300)
        differ = {}
        for key in wanted:
            one, other = explained(here, key), explained(there, key)
            if not alike(one, other):
                differ[key] = [(name, one[name], other[name]) for name in one if not alike(one[name], other[name])]
        assert differ == {}


def decided(world: World, wanted: list[str]) -> int:
    return len(world.records.get_all([decisions.key(key) for key in wanted]))
