"""The local outbox: a folder in which everything sent can be seen, one JSON file a notice, with where it went."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chalicelib.adapters.files.shelf import FileShelf
from chalicelib.adapters.ways import Ways, WaysOut, nowhere, shown
from chalicelib.ports import Clock


class FolderNotices(WaysOut):
    """The LocalOutbox port on a folder: the same key again is the same file."""

    def __init__(self, folder: Path, *, clock: Clock, ways: Ways = nowhere) -> None:
        super().__init__(clock=clock, ways=ways)
        self._folder = folder
        self._shelf = FileShelf(folder)

    def seen(self) -> Sequence[Mapping[str, Any]]:
        found = [shown(json.loads(path.read_bytes())) for path in self._folder.glob("*.json")]
        return sorted(found, key=lambda one: (str(one["at"]), str(one["key"])), reverse=True)

    def _name(self, key: str) -> str:
        return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"

    def _kept(self, name: str) -> dict[str, Any] | None:
        raw = self._shelf.get(name)
        return None if raw is None else dict(json.loads(raw))

    def _keep(self, name: str, content: Mapping[str, Any]) -> None:
        self._shelf.put(name, json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8", "replace"))
