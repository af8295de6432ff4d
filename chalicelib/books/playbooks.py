"""Playbook versions: bundles on the shelf, the one in force per brand, and how files become a playbook.

A bundle is ``{path: text}`` of one brand's folder. Its version is the SHA-256 of its canonical JSON, so that the same
files are the same version everywhere, however they are formatted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from chalicelib.books import playbook_files
from chalicelib.domain.errors import PlaybookBroken
from chalicelib.domain.playbook import Playbook
from chalicelib.ports import Shelf


def canonical(bundle: Mapping[str, str]) -> bytes:
    """The bundle's canonical JSON: JSON files parsed, names sorted, no spaces.

    Raises:
        PlaybookBroken: A file is no JSON; names file, line and column of each.
    """
    files: dict[str, Any] = {}
    problems = []
    for path, text in bundle.items():
        if not path.endswith(".json"):
            files[path] = text
            continue
        try:
            files[path] = json.loads(text)
        except json.JSONDecodeError as error:
            problems.append(f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}")
        except RecursionError:
            problems.append(f"{path}: nested too deep")
    if problems:
        raise PlaybookBroken(problems)
    return json.dumps(files, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def version_of(content: bytes) -> str:
    """The name of a version."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


class PublishedPlaybooks:
    """The Playbooks port, on a shelf.

    Attributes:
        settings: Action name → type of its settings; what a rule may do.
    """

    def __init__(self, shelf: Shelf, *, settings: Mapping[str, type[msgspec.Struct]]) -> None:
        self._shelf = shelf
        self._settings = settings
        self._current: dict[str, Playbook] = {}
        self._old = lru_cache(maxsize=32)(self._load)

    def publish(self, bundle: Mapping[str, str]) -> Playbook:
        """Put a version in force; the old ones stay on the shelf.

        Raises:
            PlaybookBroken: It is not put in force, with all that is wrong with it.
        """
        content = canonical(bundle)
        version = version_of(content)
        playbook = playbook_files.read(json.loads(content), version=version, settings=self._settings)
        taken = [
            f"channels.json: endpoint '{name}' belongs to brand '{other.brand.id}' already"
            for other in self._current.values()
            for name in other.endpoints
            if other.brand.id != playbook.brand.id and name in playbook.endpoints
        ]
        if taken:
            raise PlaybookBroken(taken)
        self._shelf.put(_name(playbook.brand.id, version), content)
        self._current[playbook.brand.id] = playbook
        return playbook

    def current(self, brand: str) -> Playbook:
        return self._current[brand]

    def version(self, brand: str, version: str) -> Playbook:
        in_force = self._current.get(brand)
        return in_force if in_force is not None and in_force.version == version else self._old(brand, version)

    def brands(self) -> Iterable[str]:
        return sorted(self._current)

    def endpoint(self, platform: str, name: str) -> Playbook | None:
        for playbook in self._current.values():
            endpoint = playbook.endpoints.get(name)
            if endpoint is not None and endpoint.platform == platform:
                return playbook
        return None

    def _load(self, brand: str, version: str) -> Playbook:
        content = self._shelf.get(_name(brand, version))
        if content is None:
            raise KeyError(f"{brand} {version}")
        return playbook_files.read(json.loads(content), version=version, settings=self._settings)


def _name(brand: str, version: str) -> str:
    return f"playbooks/{brand}/{version.removeprefix('sha256:')}.json"
