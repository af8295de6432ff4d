"""What stands on the queue of raw bodies. On the receive path: the standard library only."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

from chalicelib.ports import World


@dataclass(frozen=True, slots=True)
class Arrival:
    """A verified body on its way to be read.

    Attributes:
        received_at: UTC, ISO 8601.
        raw_ref: Its name on the shelf, which ends with the body's SHA-256.
        body: Base64. None: it is on the shelf under `raw_ref`.
    """

    platform: str
    endpoint: str
    received_at: str
    raw_ref: str
    body: str | None

    @property
    def delivery(self) -> str:
        """What the log calls it: the beginning of that hash."""
        return self.raw_ref.rpartition("-")[2][:16]

    def message(self) -> str:
        """For the queue."""
        return json.dumps({name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def read(cls, message_body: str) -> Arrival:
        """Back from the queue."""
        return cls(**json.loads(message_body))

    def raw(self, world: World) -> bytes:
        """The bytes as they came; LookupError if the shelf lost them."""
        if self.body is not None:
            return base64.b64decode(self.body)
        content = world.shelf.get(self.raw_ref)
        if content is None:
            raise LookupError(self.raw_ref)
        return content
