"""The outbox on records: what was sent to our own people, and on which ways; it goes after a month."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from chalicelib.adapters.ways import Ways, WaysOut, nowhere, shown
from chalicelib.domain.errors import Conflict, NotStored
from chalicelib.ports import ABSENT, Clock, Due, Key, Put, Records

RETENTION = timedelta(days=30)
"""The outbox asks again for hours; people look back for days."""
MOST_SHOWN = 100
AGENDA = "notices"
_TRIES = 5


class RecordedNotices(WaysOut):
    """The LocalOutbox port on records, one item a notice: a way that took it is never forgotten by another's note.

    Records and not the shelf: two that send at once must not write over each other, and what was sent last is found
    without listing everything.
    """

    def __init__(self, records: Records, *, clock: Clock, ways: Ways = nowhere) -> None:
        super().__init__(clock=clock, ways=ways)
        self._records = records

    def seen(self) -> Sequence[Mapping[str, Any]]:
        """The last hundred."""
        since = self._clock.now() - RETENTION
        return [shown(one.body) for one in self._records.latest(AGENDA, since=since, limit=MOST_SHOWN)]

    def _name(self, key: str) -> str:
        return hashlib.sha256(key.encode()).hexdigest()[:32]

    def _kept(self, name: str) -> dict[str, Any] | None:
        found = self._records.get(_key(name))
        return None if found is None else dict(found.body)

    def _keep(self, name: str, content: Mapping[str, Any]) -> None:
        at = datetime.fromisoformat(content["at"])
        for _ in range(_TRIES):
            there = self._records.get(_key(name))
            went = content["went"] if there is None else {**there.body["went"], **content["went"]}
            body = _writable({**content, "went": went})
            version = ABSENT if there is None else there.version
            try:
                self._records.write(Put(_key(name), body, expect=version, due=Due(AGENDA, at), expires=at + RETENTION))
            except Conflict:
                continue
            return
        raise NotStored("others keep writing down what becomes of the same message", where=name)


def _key(name: str) -> Key:
    return Key(f"notice#{name}", "sent")


def _writable(body: Mapping[str, Any]) -> dict[str, Any]:
    """Without halves of characters, which are no Unicode."""
    return dict(json.loads(json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")))
