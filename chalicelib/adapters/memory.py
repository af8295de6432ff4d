"""Adapters that touch nothing: for dry runs (explain, trace) and tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chalicelib.domain.errors import GaveUp, OutOfService
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.publication import Publication
from chalicelib.domain.work import Receipt
from chalicelib.measures import Counted, Gauged, Timed
from chalicelib.ports import Alarm, HttpAnswer, HttpRequest, Notice, Shelf, Told


class MemoryShelf:
    """The Shelf port in memory, in front of another that is only read.

    Attributes:
        behind: None: nothing is behind it.
    """

    def __init__(self, behind: Shelf | None = None) -> None:
        self.behind = behind
        self._content: dict[str, bytes] = {}

    def put(self, name: str, content: bytes) -> None:
        self._content[name] = content

    def get(self, name: str) -> bytes | None:
        if name in self._content:
            return self._content[name]
        return None if self.behind is None else self.behind.get(name)


class OnePlaybook:
    """The Playbooks port with one version of one brand, which stays in force."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook

    def publish(self, bundle: Mapping[str, str]) -> Playbook:
        return self.keep(bundle)

    def keep(self, bundle: Mapping[str, str]) -> Playbook:  # noqa: ARG002
        raise GaveUp("nothing is published here")

    def load(self, publication: Publication) -> Playbook:
        return self.version(publication.brand, publication.version)

    def use(self, playbook: Playbook) -> None:  # noqa: ARG002
        raise GaveUp("nothing is published here")

    def files(self, brand: str, version: str) -> Mapping[str, Any]:
        raise KeyError(f"{brand} {version}")

    def brands(self) -> Iterable[str]:
        return (self._playbook.brand.id,)

    def current(self, brand: str) -> Playbook:
        return self.version(brand, self._playbook.version)

    def version(self, brand: str, version: str) -> Playbook:
        if (brand, version) != (self._playbook.brand.id, self._playbook.version):
            raise KeyError(f"{brand} {version}")
        return self._playbook

    def endpoint(self, platform: str, name: str) -> Playbook | None:
        found = self._playbook.endpoints.get(name)
        return self._playbook if found is not None and found.platform == platform else None


class NoSecrets:
    """The Vault port without any secret: everything that needs one refuses."""

    def secrets(self, name: str) -> tuple[str, ...]:  # noqa: ARG002
        return ()


class NoHttp:
    """The Http port where nothing may leave."""

    def send(self, request: HttpRequest) -> HttpAnswer:  # noqa: ARG002
        raise GaveUp("a dry run sends nothing")


class NoNotices:
    """The Notices port where nothing may leave."""

    def send(self, notice: Notice) -> Receipt:  # noqa: ARG002
        raise GaveUp("a dry run sends nothing")

    def seen(self) -> Sequence[Mapping[str, Any]]:
        return ()


class NoLog:
    """The Log port where nobody reads."""

    def step(self, name: str, **fields: Told) -> None:
        """Write nothing."""


class NoMetrics:
    """The Metrics port where nobody counts."""

    def count(self, name: Counted, amount: int = 1, **dimensions: str) -> None:
        """Count nothing."""

    def time_ms(self, name: Timed, ms: float, **dimensions: str) -> None:
        """Note nothing."""

    def gauge(self, name: Gauged, value: float, **dimensions: str) -> None:
        """Note nothing."""

    def flush(self) -> None:
        """Write nothing."""


class NoAlarms:
    """The Alarms port where nobody waits for any."""

    def raised(self, error: OutOfService) -> None:
        """Tell nobody."""

    def over(self, about: str) -> None:
        """Tell nobody."""

    def standing(self) -> Mapping[str, Alarm]:
        return {}
