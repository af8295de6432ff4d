"""Playbook versions: bundles on the shelf, the one in force per brand, and how files become a playbook.

A bundle is ``{path: text}`` of one brand's folder. Its version is the SHA-256 of its canonical JSON, so that the same
files are the same version everywhere, however they are formatted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from chalicelib.books import playbook_files
from chalicelib.books.playbook_source import child, load, placed
from chalicelib.domain import advice
from chalicelib.domain.errors import PlaybookBroken, PlaybookRefused
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.problem import Problem, errors, in_order, problem
from chalicelib.domain.publication import Publication
from chalicelib.ports import Shelf


def canonical(files: Mapping[str, Any]) -> bytes:
    """A bundle's canonical JSON: names sorted, no spaces.

    Args:
        files: Path → JSON value, or text for what is no JSON.
    """
    return json.dumps(files, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def version_of(content: bytes) -> str:
    """The name of a version."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


class Read(NamedTuple):
    """A bundle as it was read.

    Attributes:
        playbook: Of what can be used. None: nothing can.
        problems: In the order of files, lines and columns; without an error among them it can be put in force.
    """

    content: bytes
    playbook: Playbook | None
    problems: tuple[Problem, ...]


def files_of(bundle: Mapping[str, str]) -> dict[str, Any]:
    """A brand's files (path → text) as JSON values, and texts; what can't be read is left out."""
    loaded = ((path, *load(path, text)) for path, text in bundle.items())
    return {path: value for path, value, problem in loaded if problem is None}


def version_of_files(bundle: Mapping[str, str]) -> str:
    """The version that a brand's files would be."""
    return version_of(canonical(files_of(bundle)))


def read_bundle(bundle: Mapping[str, str], *, settings: Mapping[str, type[msgspec.Struct]]) -> Read:
    """Read a brand's files (path → text), with everything that is wrong with them, each at its line and column."""
    files: dict[str, Any] = {}
    unreadable: list[Problem] = []
    for path, text in bundle.items():
        files[path], wrong = load(path, text)
        if wrong is not None:
            unreadable.append(wrong)
    broken = {one.file for one in unreadable}
    content = canonical({path: value for path, value in files.items() if path not in broken})
    readable = json.loads(content)
    playbook, found = playbook_files.read(readable, version=version_of(content), settings=settings, unreadable=broken)
    problems = in_order([*unreadable, *(placed(one, bundle.get(one.file, "")) for one in found)])
    return Read(content, playbook, problems)


class PublishedPlaybooks:
    """The Playbooks port, on a shelf.

    Attributes:
        settings: Action name → type of its settings; what a rule may do.
    """

    def __init__(self, shelf: Shelf, *, settings: Mapping[str, type[msgspec.Struct]]) -> None:
        self._shelf = shelf
        self._settings = settings
        self._current: dict[str, Playbook] = {}
        self._old = lru_cache(maxsize=32)(self._load_old)

    def publish(self, bundle: Mapping[str, str]) -> Playbook:
        """See `ports.Playbooks.publish`."""
        playbook = self.keep(bundle)
        self.use(playbook)
        return playbook

    def keep(self, bundle: Mapping[str, str]) -> Playbook:
        """See `ports.Playbooks.keep`."""
        read = read_bundle(bundle, settings=self._settings)
        playbook = read.playbook
        taken = [] if playbook is None else [placed(one, bundle["channels.json"]) for one in self._taken(playbook)]
        wrong = [*errors(read.problems), *taken]
        if playbook is None or wrong:
            raise PlaybookBroken(wrong)
        self._shelf.put(_name(playbook.brand.id, playbook.version), read.content)
        return playbook

    def load(self, publication: Publication) -> Playbook:
        """See `ports.Playbooks.load`."""
        brand, version = publication.brand, publication.version
        try:
            files = self.files(brand, version)
        except KeyError:
            raise PlaybookRefused(advice.BUNDLE_MISSING, brand=brand, version=version) from None
        playbook, found = playbook_files.read(files, version=version, settings=self._settings)
        wrong = [*errors(found), *([] if playbook is None else self._taken(playbook))]
        if playbook is None or wrong or playbook.brand.id != brand:
            raise PlaybookRefused(advice.PLAYBOOK_BROKEN, brand=brand, version=version, problems=wrong)
        return replace(playbook, on_trial=publication.on_trial)

    def use(self, playbook: Playbook) -> None:
        """See `ports.Playbooks.use`."""
        self._current = {**self._current, playbook.brand.id: playbook}  # others may be going through the old one

    def _taken(self, playbook: Playbook) -> Iterator[Problem]:
        """Endpoints that are another brand's."""
        for other in self._current.values():
            for name in other.endpoints:
                if other.brand.id != playbook.brand.id and name in playbook.endpoints:
                    yield problem(
                        "endpoint_taken",
                        file="channels.json",
                        path=child("#/endpoints", name),
                        at_name=True,
                        endpoint=name,
                        brand=other.brand.id,
                    )

    def current(self, brand: str) -> Playbook:
        return self._current[brand]

    def version(self, brand: str, version: str) -> Playbook:
        in_force = self._current.get(brand)
        return in_force if in_force is not None and in_force.version == version else self._old(brand, version)

    def files(self, brand: str, version: str) -> dict[str, Any]:
        """See `ports.Playbooks.files`."""
        content = self._shelf.get(_name(brand, version))
        if content is None:
            raise KeyError(f"{brand} {version}")
        if version_of(content) != version:
            raise PlaybookRefused(advice.BUNDLE_DAMAGED, brand=brand, version=version)
        files: dict[str, Any] = json.loads(content)
        return files

    def brands(self) -> Iterable[str]:
        return sorted(self._current)

    def endpoint(self, platform: str, name: str) -> Playbook | None:
        for playbook in self._current.values():
            endpoint = playbook.endpoints.get(name)
            if endpoint is not None and endpoint.platform == platform:
                return playbook
        return None

    def _load_old(self, brand: str, version: str) -> Playbook:
        """What today's checks say against a version of old doesn't keep anybody from reading what it decided."""
        playbook, problems = playbook_files.read(self.files(brand, version), version=version, settings=self._settings)
        if playbook is None:
            raise PlaybookBroken(problems)
        return playbook


def _name(brand: str, version: str) -> str:
    return f"playbooks/{brand}/{version.removeprefix('sha256:')}.json"
