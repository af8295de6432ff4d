"""The Log port as lines of JSON, wherever they go: a file on one machine, the standard output on Lambda.

On the receive path: the standard library only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from chalicelib.ports import Clock, Told
from chalicelib.steps import level

_encode = json.JSONEncoder(separators=(",", ":")).encode


class JsonLog:
    """One line a step, in ASCII; fields that are None are left out."""

    def __init__(
        self,
        write: Callable[[str], None],
        *,
        clock: Clock,
        call: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Start it.

        Args:
            write: Takes a line without its end, from any thread, and never raises.
            call: What stands in every line of the call that is being worked on: `steps.OF_THE_CALL`.
        """
        self._write = write
        self._clock = clock
        self._call = call

    def step(self, name: str, **fields: Told) -> None:
        told = {field: value for field, value in fields.items() if value is not None}
        at = self._clock.now().isoformat()
        self._write(
            _encode({"at": at, "level": level(name, fields.get("outcome")), "step": name, **told, **self._call()})
        )
