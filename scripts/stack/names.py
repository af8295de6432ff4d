"""How things are called in the stack."""

from __future__ import annotations

from typing import Any

from chalicelib import measures

Resources = dict[str, dict[str, Any]]

FUNCTIONS = {
    "APIHandler": "receive",
    "Normalise": "normalise",
    "Consider": "consider",
    "Act": "act",
    "FollowUp": "follow_up",
    "PlaybookChanged": "playbook_changed",
    "Pages": "pages",
}
"""Chalice's name in the template → ours, which is its policy's, too."""

QUEUES = ("Raw", "Items", "Effects")
DEAD = (*QUEUES, "Events")

NAMESPACE = measures.NAMESPACE + "/${Stage}"
"""One a stage, for both may run in one account; to be put into ``Fn::Sub``."""


def sub(text: str) -> dict[str, str]:
    """With ``${Stage}`` and the like."""
    return {"Fn::Sub": text}


def ref(name: str) -> dict[str, str]:
    """A resource or a parameter."""
    return {"Ref": name}


def attribute(name: str, which: str) -> dict[str, list[str]]:
    """Of a resource."""
    return {"Fn::GetAtt": [name, which]}


def function_name(logical: str) -> dict[str, str]:
    """A name that is known before the function is there: its role, its log and the API need it."""
    return sub(f"delight-${{Stage}}-{FUNCTIONS[logical]}")


def log_group(logical: str) -> str:
    """Chalice's name in the template for a function's log."""
    return "ApiHandlerLogGroup" if logical == "APIHandler" else f"{logical}LogGroup"
