"""What the demo brand's query for talk about it finds, and what it leaves: see the README beside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct, convert

from chalicelib.matching.index import Index
from tests.demo import playbook
from tests.moments import moment

POSTS = Path(__file__).with_name("posts.jsonl")
RULE = "talk-about-us"
RECALL, PRECISION = 0.95, 0.90
HALVED = 200
"""Posts whose half was chosen by their id; all later ones were held out when they were written."""


class Labelled(Struct, frozen=True):
    """A post with what its author says of it.

    Attributes:
        meant: The brand is meant.
        reason: Why.
        half: What it is for: ``looked_at``, ``held_out``, or held out in an earlier round.
    """

    id: str
    text: str
    language: str
    meant: bool
    reason: str
    half: str


@cache
def posts() -> Sequence[Labelled]:
    return [convert(json.loads(line), Labelled) for line in POSTS.read_text("utf-8").splitlines()]


def heard(half: str) -> Iterator[tuple[Labelled, bool]]:
    """Each post of a half, and whether the query takes it for one that means the brand."""
    rules = Index([rule for rule in playbook("mortons").rules if rule.id == RULE])
    for one in posts():
        if one.half == half:
            now = moment({"post.text": one.text, "post.language": one.language, "post.addressed": False})
            yield one, bool(rules.true(now))


@pytest.mark.parametrize("half", ["looked_at", "held_out"])
def test_the_query_finds_nearly_all_that_is_meant_and_little_else(half: str) -> None:
    found = list(heard(half))
    meant = [one for one, _ in found if one.meant]
    taken = [one for one, is_taken in found if is_taken]
    right = [one for one in taken if one.meant]
    assert min(len(meant), len(found) - len(meant)) >= 40
    assert len(right) / len(meant) >= RECALL
    assert len(right) / len(taken) >= PRECISION


def test_whose_half_is_chosen_by_the_id_is_in_it() -> None:
    for one in posts()[:HALVED]:
        odd = int(hashlib.sha256(one.id.encode()).hexdigest(), 16) % 2
        assert one.half == ("held_out_first" if odd else "looked_at"), one.id


def test_no_post_is_there_twice_and_each_says_why() -> None:
    assert len({one.text for one in posts()}) == len({one.id for one in posts()}) == len(posts()) >= 200
    assert all(one.reason for one in posts())
    assert sum(one.language != "en" for one in posts()) >= 60
    assert sum(one.half == "held_out" for one in posts()) == 100
