"""Messages that nobody can do: put at the beginning, buried while other tests run."""

from __future__ import annotations

import json

from tests.e2e.posts import PRAISE_TEXT
from tests.on_aws.engine import AwsEngine
from tests.worlds import item, post

POISON = "2098765432109871001"
"""A post of a brand that nobody has published yet, and beside it one of another conversation that is fine."""


def poison(engine: AwsEngine) -> None:
    """One for each queue."""
    engine.world.raw.put("no arrival at all")
    engine.world.effects.put(json.dumps(["x:nobody", 7]))
    engine.world.items.put(item(post(PRAISE_TEXT, number=POISON, author="772"), "harbour"), group=POISON)
    engine.world.items.put(item(post(PRAISE_TEXT, number=f"{POISON}9", author="773")), group="another conversation")
