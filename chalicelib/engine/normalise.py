"""Normalise: raw body → items, each queued in the order of its conversation. One bad item never fails the others."""

from __future__ import annotations

from datetime import datetime

import msgspec

from chalicelib import platforms
from chalicelib.books import quarantine
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.playbook import Endpoint
from chalicelib.domain.post import AccountAlert, Ignored, Item, PostEvent, Quarantined, Retraction
from chalicelib.engine.items import ToConsider
from chalicelib.engine.messages import Arrival
from chalicelib.ports import World
from chalicelib.reading import parse


def read_items(raw: bytes, *, platform: str, endpoint: Endpoint, received_at: datetime) -> tuple[Item, ...]:
    """Every item of a body; never raises."""
    try:
        payload = parse(raw)
    except Unreadable as error:
        return (Quarantined(path=error.path, problem=error.problem),)
    return platforms.get(platform).parse(
        payload, accounts=endpoint.accounts, access=endpoint.access, received_at=received_at
    )


def normalise(message_body: str, world: World) -> None:
    """Read one raw body from the queue and put its items on theirs.

    Raises:
        NotStored: The message stays on the queue.
    """
    arrival = Arrival.read(message_body)
    raw = arrival.raw(world)
    playbook = world.playbooks.endpoint(arrival.platform, arrival.endpoint)
    if playbook is None:
        _quarantine(
            Quarantined(path="$", problem="no channels.json names this endpoint"), arrival=arrival, raw=raw, world=world
        )
        return
    endpoint = playbook.endpoints[arrival.endpoint]
    received_at = datetime.fromisoformat(arrival.received_at)
    for item in read_items(raw, platform=arrival.platform, endpoint=endpoint, received_at=received_at):
        match item:
            case PostEvent():
                body = msgspec.json.encode(ToConsider(brand=playbook.brand.id, post=item)).decode()
                nobody = (
                    "@nobody" if item.post.author.id is None else ""
                )  # who names the author says more than who doesn't
                world.items.put(body, group=item.conversation, key=f"{item.id}@{item.post.revision}{nobody}")
                _log(world, "post", arrival, post_key=item.id)
            case Retraction():
                body = msgspec.json.encode(ToConsider(brand=playbook.brand.id, retraction=item)).decode()
                world.items.put(body, group=item.conversation, key=f"{item.key}@retraction")
                _log(world, "retraction", arrival, post_key=item.key)
            case AccountAlert():
                _log(world, f"account_alert:{item.code}", arrival)
            case Ignored():
                _log(world, f"ignored:{item.reason}", arrival)
            case Quarantined():
                _quarantine(item, arrival=arrival, raw=raw, world=world)


def _quarantine(item: Quarantined, *, arrival: Arrival, raw: bytes, world: World) -> None:
    world.shelf.put(arrival.raw_ref, raw)
    kept = quarantine.Kept(
        platform=arrival.platform,
        endpoint=arrival.endpoint,
        path=item.path,
        problem=item.problem,
        raw_ref=arrival.raw_ref,
        at=arrival.received_at,
    )
    world.records.write(quarantine.keep(kept))
    _log(world, "quarantined", arrival, path=item.path)


def _log(world: World, outcome: str, arrival: Arrival, **fields: str) -> None:
    world.log.step("normalise", platform=arrival.platform, endpoint=arrival.endpoint, outcome=outcome, **fields)
