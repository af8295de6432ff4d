"""``/health``: whether the engine is up and what it stands on works, and what time it takes it to be.

Open to strangers, so it says no more, and costs nothing: what is wrong was found out before (`entry.watch`).
"""

from __future__ import annotations

import json

from chalicelib.entry.web import Answer
from chalicelib.ports import World


def health(world: World) -> Answer:
    """``{"status": "ok", "time": …}``; the time is the engine's, which may be a demo's.

    While an alarm stands: 503, ``{"status": "broken", "time": …, "storage": "what to do about it"}``.
    """
    wrong = {about: alarm.fix for about, alarm in world.alarms.standing().items()}
    content = {"status": "broken" if wrong else "ok", "time": world.clock.now().isoformat(), **wrong}
    return Answer(503 if wrong else 200, json.dumps(content))
