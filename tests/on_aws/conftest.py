"""One deployed engine for all tests here: they disturb each other no more than guests do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.apis import X
from tests.e2e.standin import StandIn, playing
from tests.on_aws.engine import AwsEngine, deployed
from tests.on_aws.poison import poison


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks back at all that was done comes last."""
    items.sort(key=lambda item: "test_rights" in item.nodeid)


@pytest.fixture(scope="session")
def x() -> Iterator[StandIn]:
    with playing(X()) as standin:
        yield standin


@pytest.fixture(scope="session")
def engine(x: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AwsEngine]:
    with deployed(tmp_path_factory.mktemp("aws"), api=x.url) as engine:
        poison(engine)
        yield engine
