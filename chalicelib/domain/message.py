"""What comes from `ports.Queue`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One delivery from a queue.

    Attributes:
        group: As it was put, or what stands for it where the queue can't keep such a name. None: it has none.
        receives: How often it was delivered, this time included; a look at a dead letter may count as one.
        lease: Handle of this very delivery.
    """

    id: str
    body: str
    group: str | None
    receives: int
    lease: str
