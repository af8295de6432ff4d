"""``/health``: whether the engine is up, and what time it takes it to be. Open to strangers, so it says no more."""

from __future__ import annotations

import json

from chalicelib.entry.web import Answer
from chalicelib.ports import World


def health(world: World) -> Answer:
    """``{"status": "ok", "time": …}``; the time is the engine's, which may be a demo's."""
    return Answer(200, json.dumps({"status": "ok", "time": world.clock.now().isoformat()}))
