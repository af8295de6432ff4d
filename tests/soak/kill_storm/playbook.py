"""The demo brand's playbook as a storm needs it: stores that are asked often, a purse that runs empty, a program."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.e2e.posts import ROOT

COST_CENTS = 9_000
ROOM = 25
"""So many wishes the purse can pay."""
A_STORE_A_DAY = 40
PROGRAM = "seating"
SECRET = f"hooks/mortons/{PROGRAM}/secret"
PARKING_RULE = "seating-hears-of-parking"


def changed(folder: Path, *, program: str, room: int = ROOM, stores_tire: bool = True) -> Path:
    """A changed copy of the playbooks.

    Args:
        program: URL of the brand's program.
        room: So many wishes the purse can pay.
        stores_tire: A store is asked so often a day; else nothing but the purse stands between wishes.
    """
    copy = folder / "playbooks"
    shutil.copytree(ROOT / "playbooks", copy)
    brand = copy / "mortons"

    def more(content: dict[str, Any]) -> None:
        content["purses"]["airport-delight"]["cents"] = room * COST_CENTS
        content["hooks"] = {PROGRAM: {"url": program}}

    def oftener(rule: dict[str, Any]) -> None:
        anybody = next(leaf for leaf in rule["when"]["all"] if "any" in leaf)
        anybody["any"].append({"fact": "author.followers", "is_known": False})
        per_store = [{"per": "store", "times": A_STORE_A_DAY, "days": 1}] if stores_tire else []
        rule["limits"] = [{"per": "customer", "times": 1, "days": 365}, *per_store]

    _change(brand / "brand.json", more)
    _change(brand / "rules" / "airport-steak.json", oftener)
    (brand / "rules" / f"{PARKING_RULE}.json").write_text(json.dumps(_parking_rule()))
    return copy


def _change(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False))


def _parking_rule() -> dict[str, Any]:
    return {
        "id": PARKING_RULE,
        "title": "The seating plan hears of cars",
        "why": "Whoever seats the guests wants to know how many come by car.",
        "owner": "guest-relations",
        "goal": "listen",
        "state": "live",
        "priority": 60,
        "when": {"all": [{"fact": "signals.topics", "includes": "parking"}]},
        "then": [{"do": "call_webhook", "hook": PROGRAM, "facts": ["signals.topics"]}],
        "examples": [{"post": "opening-hours", "expect": "match"}, {"post": "praise", "expect": "no match"}],
    }
