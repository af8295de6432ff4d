"""What a change set would do, as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

ACTIONS = {"Add": "add", "Modify": "change", "Remove": "remove", "Import": "take up", "Dynamic": "perhaps change"}
ANEW = {"True": "is made anew; what it holds is lost", "Conditional": "may be made anew; what it holds would be lost"}
KEEPS = {"Retain": "stays, without the stack"}
MOST_DETAILS = 4


def table(changes: Iterable[Mapping[str, Any]]) -> str:
    """One line a resource: what happens to it, what it is, and which of its properties differ."""
    rows = [_row(change["ResourceChange"]) for change in changes]
    rows.sort(key=lambda row: (list(ACTIONS.values()).index(row[0]), row[1]))
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    lines = [
        "  ".join(part.ljust(width) for part, width in zip(row, [*widths, 0], strict=True)).rstrip() for row in rows
    ]
    return "\n".join(f"  {line}" for line in lines)


def _row(change: Mapping[str, Any]) -> tuple[str, str, str, str]:
    action = ACTIONS.get(change["Action"], change["Action"])
    kind = change["ResourceType"].removeprefix("AWS::").replace("::", " ")
    return action, change["LogicalResourceId"], kind, _remark(change)


def _remark(change: Mapping[str, Any]) -> str:
    if change["Action"] == "Remove":
        return KEEPS.get(change.get("PolicyAction", ""), "")
    if change["Action"] != "Modify":
        return ""
    anew = ANEW.get(str(change.get("Replacement")), "")
    targets = (detail.get("Target", {}) for detail in change.get("Details", ()))
    names = list(dict.fromkeys(str(one.get("Name") or one.get("Attribute")) for one in targets))
    shown = ", ".join(names[:MOST_DETAILS]) + (
        f" and {len(names) - MOST_DETAILS} more" if len(names) > MOST_DETAILS else ""
    )
    return ": ".join(
        part for part in (anew.upper() if str(change.get("Replacement")) == "True" else anew, shown) if part
    )
