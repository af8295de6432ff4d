"""The local outbox: a folder in which everything sent can be seen, one JSON file a notice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chalicelib.adapters.files.shelf import FileShelf
from chalicelib.domain.errors import NotStored, TryAgainLater
from chalicelib.domain.work import Receipt
from chalicelib.ports import Clock, Notice, Notices


class FolderNotices:
    """The LocalOutbox port on a folder: the same key again is the same file.

    Attributes:
        also: Further channels that get every notice; the folder comes last, so that it shows what really went out.
    """

    def __init__(self, folder: Path, *, clock: Clock, also: Sequence[Notices] = ()) -> None:
        self._folder = folder
        self._shelf = FileShelf(folder)
        self._clock = clock
        self.also = tuple(also)

    def send(self, notice: Notice) -> Receipt:
        receipts = [channel.send(notice) for channel in self.also]
        name = f"{hashlib.sha256(notice.key.encode()).hexdigest()[:32]}.json"
        now = self._clock.now()
        if self._shelf.get(name) is None:
            content = {
                "key": notice.key,
                "at": now.isoformat(),
                "brand": notice.brand,
                "to": notice.to,
                "subject": notice.subject,
                "text": notice.text,
                "link": notice.link,
            }
            try:
                self._shelf.put(name, json.dumps(content, ensure_ascii=False, indent=2).encode())
            except NotStored as error:
                raise TryAgainLater(str(error)) from None
        return receipts[0] if receipts else Receipt(provider="outbox", provider_id=name, at=now)

    def seen(self) -> Sequence[Mapping[str, Any]]:
        found = [json.loads(path.read_bytes()) for path in self._folder.glob("*.json")]
        return sorted(found, key=lambda one: (str(one["at"]), str(one["key"])), reverse=True)
