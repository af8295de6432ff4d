"""Receive: HTTP bytes → verified → the raw body queued → 200. No database is read here, and nothing heavy imported."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence

from chalicelib.domain.errors import WebhookRejected
from chalicelib.engine.messages import Arrival
from chalicelib.platforms.verify import CHALLENGES, SCHEMES, ChallengeAnswer, chosen, verify
from chalicelib.ports import World

MAX_BODY = 10 * 1024 * 1024
"""Bytes; what API Gateway lets through."""

MAX_QUEUED = 180_000
"""Bytes of a body that goes on the queue itself; larger ones go to the shelf first (SQS takes 256 KiB, base64 a third
more than the body)."""


def verified(*, platform: str, endpoint: str, headers: Mapping[str, str], raw: bytes, world: World) -> Arrival:
    """Verify a delivery. Nothing of it is kept yet, but for a body that the queue is too small for.

    Raises:
        WebhookRejected: 401, 404 or 413.
        NotStored: The shelf could not keep it; the platform will deliver it again.
    """
    if len(raw) > MAX_BODY:
        raise too_big()
    usual = SCHEMES.get(platform)
    if usual is None:
        raise unknown_endpoint()

    def known(kind: str) -> Sequence[str]:
        return world.vault.secrets(f"{platform}/{endpoint}/{kind}")

    scheme, secrets = chosen(usual, headers=headers, secrets=known)
    if not secrets:
        raise unknown_endpoint()
    now = world.clock.now()
    verify(scheme, secrets=secrets, headers=headers, raw=raw, now=now)
    raw_ref = f"raw/{now.date()}/{platform}-{endpoint}-{hashlib.sha256(raw).hexdigest()}"
    body: str | None = None
    if len(raw) > MAX_QUEUED:
        world.shelf.put(raw_ref, raw)
    else:
        body = base64.b64encode(raw).decode()
    return Arrival(platform, endpoint, now.isoformat(), raw_ref, body)


def keep(arrivals: Sequence[Arrival], world: World) -> None:
    """Put them on the queue, all at once.

    Raises:
        NotStored: Not all could be kept; none is to be acknowledged.
    """
    world.raw.put_all([arrival.message() for arrival in arrivals])


def challenge(*, platform: str, endpoint: str, query: Mapping[str, str], world: World) -> ChallengeAnswer:
    """Prove to a platform that we own the endpoint.

    Raises:
        WebhookRejected: 400, 401, 403 or 404.
    """
    asked = CHALLENGES.get(platform)
    secrets = () if asked is None else world.vault.secrets(f"{platform}/{endpoint}/{asked.secret}")
    if asked is None or not secrets:
        raise unknown_endpoint()
    return asked.answer(query, secrets)


def too_big() -> WebhookRejected:
    """413."""
    return WebhookRejected(
        status=413,
        code="too_big",
        message=f"the body is larger than {MAX_BODY} bytes",
        fix="No platform sends bodies as large as this.",
    )


def unknown_endpoint() -> WebhookRejected:
    """404; also where an endpoint has no secret: fail closed."""
    return WebhookRejected(
        status=404,
        code="unknown_endpoint",
        message="there is no such endpoint",
        fix="Check the platform and endpoint in the URL, and that the endpoint has its secret.",
    )
