"""Whatever stands in a marketer's files, reading them tells problems or gives a playbook that decides."""

from __future__ import annotations

import copy
import json
import random
from datetime import UTC, datetime
from typing import Any

from chalicelib import actions, bootstrap
from chalicelib.books.playbooks import read_bundle
from chalicelib.domain.post import PostEvent
from chalicelib.engine import pipeline
from tests.worlds import demo_files, post

MUTATIONS = 300
KEPT = ("brand.json", "channels.json", "stores.json", "rules/airport-steak.json", "rules/complaint-to-care.json")
TEXTS = {f"texts/{name}.en.jinja" for name in ("porterhouse-task", "on-our-way", "wish-we-could", "so-sorry")}
JUNK: list[Any] = [
    *[None, True, False, 0, -1, 1.5, 10**30, "", "x", "@x", "@steak_terms", "\ud7ff", "…", "*", "2026-02-30", "25:00"],
    *[[], [[]], ["x"], [None], {}, {"fact": "post.text"}, {"all": []}, {"not": {}}, {"jmespath": "!a.b"}, {"en": 3}],
    *[{"per": "customer"}, {"do": "escalate"}, {"cents": -1, "purse": "x"}, [["17:30"]], [["17:30", "x", 3]]],
]
NAMES = ["id", "fact", "all", "any", "not", "jmespath", "do", "text", "cost", "$schema", "is", "near", "", "a/b~c", "ä"]


def files() -> dict[str, Any]:
    found = {
        path: text
        for path, text in demo_files().items()
        if path in KEPT or path in TEXTS or path.startswith("examples/")
    }
    return {path: json.loads(text) if path.endswith(".json") else text for path, text in found.items()}


def spoil(value: Any, chance: random.Random) -> Any:
    """The value with something in it replaced, removed, added, or wrapped."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        name = chance.choice(list(value))
        match chance.randrange(6):
            case 0:
                return {one: below for one, below in value.items() if one != name}
            case 1:
                return {**value, chance.choice(NAMES): chance.choice(JUNK)}
            case 2:
                return {chance.choice(NAMES) if one == name else one: below for one, below in value.items()}
            case _:
                return {**value, name: spoil(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.85:
        at = chance.randrange(len(value))
        return [*value[:at], spoil(value[at], chance), *value[at + 1 :]]
    return chance.choice([*JUNK, [value], {"all": value}])


def test_no_mistake_in_a_playbook_breaks_the_reader_or_a_later_decision() -> None:
    chance = random.Random(4711)
    base = files()
    records = bootstrap.example_records(bootstrap.Options(), at=datetime(2026, 3, 11, tzinfo=UTC))
    event: PostEvent = post()
    broken = decided = 0
    for _ in range(MUTATIONS):
        changed = copy.deepcopy(base)
        for _ in range(chance.randint(1, 3)):
            path = chance.choice(KEPT)
            changed[path] = spoil(changed[path], chance)
        bundle = {path: json.dumps(one) if path.endswith(".json") else one for path, one in changed.items()}
        read = read_bundle(bundle, settings=actions.SETTINGS)
        for problem in read.problems:
            assert problem.sentence
            assert problem.file in bundle
            assert (problem.line > 0) is (problem.column > 0)
        broken += bool(read.problems)
        if read.playbook is not None and not read.problems:
            pipeline.decide_post(event, read.playbook, records, now=event.received_at)
            decided += 1
    assert broken > MUTATIONS / 2
    assert decided > MUTATIONS / 50
