"""Whatever stands in a marketer's files, reading them tells problems or gives a playbook that decides."""

from __future__ import annotations

import copy
import json
import random
from datetime import UTC, datetime
from typing import Any

import msgspec

from chalicelib import actions
from chalicelib.books.playbooks import read_bundle
from chalicelib.bootstrap import commands, environment
from chalicelib.domain.post import PostEvent
from chalicelib.domain.problem import BrandReport
from chalicelib.domain.sentence import LANGUAGES
from chalicelib.editor import check
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
    records = commands.example_records(environment.Options(), at=datetime(2026, 3, 11, tzinfo=UTC))
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


DAMAGES = 80
SNIPPETS = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    "\\",
    "\n",
    "\ufeff",
    "\udc80",
    "null",
    "-",
    "9e999",
    "{{",
    "{%",
    "ß",
    "@",
    " ",
]


def damaged(text: str, chance: random.Random) -> str:
    """The text with something cut out, put in, swapped or said twice."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice((1, 1, 5, 40, 400)))
    put = chance.choice((*SNIPPETS, "", "", text[start:end] * 2, text[chance.randrange(len(text) + 1) :][:9]))
    return text[:start] + put + text[end:]


def test_no_damage_to_a_file_breaks_the_check_and_it_is_told_in_both_languages() -> None:
    chance = random.Random(5)
    records = commands.example_records(environment.Options(), at=datetime(2026, 3, 11, tzinfo=UTC))
    told = 0
    for _ in range(DAMAGES):
        bundle = dict(demo_files())
        for _ in range(chance.randint(1, 3)):
            few = [one for one in bundle if not one.startswith("examples/") or chance.random() < 0.2]
            path = chance.choice(few)
            bundle[path] = damaged(bundle[path], chance)
        report = check.report("mortons", bundle, records=records)
        told += bool(report.problems)
        assert msgspec.json.decode(msgspec.json.encode(report), type=BrandReport).brand == report.brand
        for language in LANGUAGES:
            assert len(list(check.lines(report, folder="x", language=language))) == len(report.problems) + 1
        assert list(report.problems) == sorted(report.problems)
    assert told > DAMAGES / 2
