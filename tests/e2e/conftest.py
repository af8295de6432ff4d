"""Engines and stand-ins for platforms that are gone when the test is, however it ends."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.e2e.apis import Facebook, X
from tests.e2e.engine import Engine, running
from tests.e2e.posts import ROOT
from tests.e2e.standin import StandIn, playing


class Start(Protocol):
    """Starts an engine; see `engine.running`."""

    def __call__(self, *, playbooks: Path | None = None, facebook: str | None = None) -> Engine: ...


Change = Callable[[dict[str, Any]], None]


class ChangedPlaybooks(Protocol):
    """A copy of the playbooks in which one file of the brand is changed."""

    def __call__(self, file: str, change: Change) -> Path: ...


@pytest.fixture
def x() -> Iterator[StandIn]:
    with playing(X()) as standin:
        yield standin


@pytest.fixture
def facebook() -> Iterator[StandIn]:
    with playing(Facebook()) as standin:
        yield standin


@pytest.fixture
def start(x: StandIn, tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as stack:

        def begin(*, playbooks: Path | None = None, facebook: str | None = None) -> Engine:
            begun = running(tmp_path / "engine", api=x.url, facebook=facebook, playbooks=playbooks)
            return stack.enter_context(begun)

        yield begin


@pytest.fixture
def engine(start: Start) -> Engine:
    """A fresh one on a Wednesday, five past three in the afternoon in New York."""
    return start()


@pytest.fixture
def restless_engine(x: StandIn, tmp_path: Path) -> Iterator[Engine]:
    """A fresh one whose threads get into each other's way as often as they can."""
    with running(tmp_path / "engine", api=x.url, restless=True) as engine:
        yield engine


@pytest.fixture(scope="module")
def shared_x() -> Iterator[StandIn]:
    with playing(X()) as standin:
        yield standin


@pytest.fixture(scope="module")
def shared_engine(shared_x: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One for all tests of a module that don't disturb each other."""
    with running(tmp_path_factory.mktemp("shared"), api=shared_x.url) as engine:
        yield engine


@pytest.fixture
def changed_playbooks(tmp_path: Path) -> ChangedPlaybooks:
    def change_one(file: str, change: Change) -> Path:
        copy = tmp_path / "playbooks"
        shutil.copytree(ROOT / "playbooks", copy)
        path = copy / "mortons" / file
        content = json.loads(path.read_bytes())
        change(content)
        path.write_text(json.dumps(content, ensure_ascii=False))
        return copy

    return change_one
