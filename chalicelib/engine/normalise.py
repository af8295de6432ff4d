"""Normalise: raw body → items, each queued in the order of its conversation. One bad item never fails the others."""

from __future__ import annotations

from collections.abc import Iterable
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
from chalicelib.steps import Stopwatch


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
    watch = Stopwatch()
    arrival = Arrival.read(message_body)
    raw = arrival.raw(world)
    playbook = world.playbooks.endpoint(arrival.platform, arrival.endpoint)
    items: Iterable[Item]
    if playbook is None:
        items = (Quarantined(path="$", problem="no channels.json names this endpoint"),)
    else:
        endpoint = playbook.endpoints[arrival.endpoint]
        received_at = datetime.fromisoformat(arrival.received_at)
        items = read_items(raw, platform=arrival.platform, endpoint=endpoint, received_at=received_at)
    for item in items:
        brand = "" if playbook is None else playbook.brand.id
        told = _pass_on(item, arrival=arrival, raw=raw, brand=brand, world=world)
        names = {"platform": arrival.platform, "endpoint": arrival.endpoint, "delivery": arrival.delivery}
        world.log.step("normalise", **names, latency_ms=watch.ms(), **told)


def _pass_on(item: Item, *, arrival: Arrival, raw: bytes, brand: str, world: World) -> dict[str, str]:
    """See to it that the item is not lost; returns what the log tells of it."""
    match item:
        case PostEvent():
            body = msgspec.json.encode(ToConsider(brand=brand, post=item)).decode()
            # who names the author says more than who doesn't
            nobody = "@nobody" if item.post.author.id is None else ""
            world.items.put(body, group=item.conversation, key=f"{item.id}@{item.post.revision}{nobody}")
            world.metrics.count("posts", platform=arrival.platform)
            return {"outcome": "post", "post_key": item.id}
        case Retraction():
            body = msgspec.json.encode(ToConsider(brand=brand, retraction=item)).decode()
            world.items.put(body, group=item.conversation, key=f"{item.key}@retraction")
            return {"outcome": "retraction", "post_key": item.key}
        case AccountAlert():
            world.metrics.count("account_alerts", platform=arrival.platform)
            return {"outcome": "account_alert", "reason": item.code}
        case Ignored():
            return {"outcome": "ignored", "reason": item.reason}
        case Quarantined():
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
            world.metrics.count("quarantined", platform=arrival.platform)
            return {"outcome": "quarantined", "path": item.path}
