"""A small brand whose versions are published in tests, and people who publish them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from chalicelib.books import publications
from chalicelib.domain.publication import Pointer, Publication, Threshold
from chalicelib.editor import publishing
from chalicelib.editor.publishing import Published
from chalicelib.engine.changeover import Changeover
from chalicelib.ports import World
from tests.worlds import BRAND, Stage, changed, demo_files, with_rule, without_rules

RULE = "thanks"
COSTLY: Mapping[Threshold, int] = {"cost_cents_per_day": 501}
CAREFUL = {"publishing": {"cost_cents_per_day": 500}}
ALONE = {**CAREFUL, "marketers": ["Ann"]}
"""What a version does more, and brands with a threshold that it passes."""
TAG = [{"do": "tag", "tags": ["praise"]}]


@cache
def _plain() -> Mapping[str, str]:
    kept = {"brand.json", "channels.json", "stores.json", "examples/praise.json", "examples/nobody.json"}
    files = without_rules(demo_files())
    nobody = json.loads(files["examples/shankman.json"])
    nobody["post"]["visibility"] = "private"
    files["examples/nobody.json"] = json.dumps(nobody)
    return changed({path: text for path, text in files.items() if path in kept}, "brand.json", _bare)


def _bare(brand: dict[str, Any]) -> None:
    brand.pop("released_texts", None)


def small(why: str = "A test needs it.", *, brand: Mapping[str, Any] | None = None, **rule: Any) -> dict[str, str]:
    """The demo brand with one rule, which listens to public posts; checked in no time.

    Args:
        why: Makes it another version.
        brand: Changes to brand.json.
        rule: Changes to the rule.
    """
    examples = [{"post": "praise", "expect": "match"}, {"post": "nobody", "expect": "no match"}]
    files = with_rule(dict(_plain()), **{"id": RULE, "why": why, "goal": "listen", "examples": examples, **rule})
    return changed(files, "brand.json", lambda one: one.update(brand or {}))


def nothing_more(before: object, after: object) -> dict[Threshold, int]:
    """`publishing.Measure` of versions that do the same."""
    return {"cost_cents_per_day": 0, "public_texts_per_day": 0}


def publish(
    stage: Stage,
    files: Mapping[str, str],
    *,
    by: str = "Ann",
    reason: str = "because",
    more: Mapping[Threshold, int] | None = None,
    world: World | None = None,
) -> Published:
    """As `delight publish` does, with what was measured given."""
    return publishing.publish(
        files,
        by=by,
        reason=reason,
        world=world or stage.world,
        examples=stage.records.behind,
        measure=lambda before, after: {**nothing_more(before, after), **(more or {})},
    )


def sign(stage: Stage, version: str, by: str) -> Published:
    return publishing.sign(version, by=by, world=stage.world)


def roll_back(stage: Stage, version: str | None = None, *, by: str = "Ann", reason: str = "it went wrong") -> Published:
    return publishing.roll_back(version, brand=None, by=by, reason=reason, world=stage.world)


def look(stage: Stage) -> None:
    """The engine's next look at what is in force."""
    Changeover(stage.world).look()


def pointer(stage: Stage) -> Pointer:
    found = publications.get(stage.records, BRAND)
    assert found is not None
    return found[0]


def in_force(stage: Stage) -> str:
    """The version that should decide."""
    return pointer(stage).in_force.version


def journal(stage: Stage) -> list[Publication]:
    return publications.journal(stage.records, BRAND)
