"""Doing: one file an action. A rule can ask for `ACTIONS`; `INTERNAL` ones follow from what people decide, or don't."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from chalicelib.actions import (
    call_people,
    call_webhook,
    escalate,
    hold_reply,
    notify_store,
    queue_reply,
    send_reply,
    tag,
    tell_headquarters,
)
from chalicelib.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    notify_store.ACTION,
    queue_reply.ACTION,
    hold_reply.ACTION,
    escalate.ACTION,
    tag.ACTION,
    call_webhook.ACTION,
)
INTERNAL: tuple[Action, ...] = (send_reply.ACTION, call_people.ACTION, tell_headquarters.ACTION)

BY_NAME: Mapping[str, Action] = {action.name: action for action in (*ACTIONS, *INTERNAL)}

SETTINGS: Mapping[str, type[Struct]] = {action.name: action.settings for action in ACTIONS}
