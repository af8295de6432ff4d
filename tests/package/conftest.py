"""The package is made once for all of these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaged import Package, ours


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("package")


@pytest.fixture(scope="session")
def made(kept: Path) -> Package:
    """This working tree's package."""
    return ours(kept)[0]


@pytest.fixture(scope="session")
def task(kept: Path) -> Path:
    """Its zip, unpacked as on Lambda."""
    return ours(kept)[1]
