"""For all tests: properties are tried on the same examples each time, so that a failure can be repeated.

``HYPOTHESIS_PROFILE=explore`` looks for new ones; what it finds becomes a test of its own. Whoever needs an AWS asks
for ``emulator``, which starts when the first one does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from chalicelib.adapters.aws import clients
from tests import emulator as local_aws
from tests.tables import Tables

os.environ["LC_ALL"] = "C.UTF-8"  # what is told to people is told in English, whatever this terminal speaks

settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of an AWS, to which `clients.client` leads from now on; ``real``: AWS itself, if somebody asked."""
    elsewhere = local_aws.elsewhere()
    with pytest.MonkeyPatch.context() as surroundings:
        if elsewhere is not None:
            if elsewhere != "real":
                surroundings.setenv("AWS_ENDPOINT_URL", elsewhere)
            yield from _used(elsewhere)
            return
        with local_aws.running(tmp_path_factory.mktemp("emulator")) as endpoint:
            surroundings.delenv("AWS_PROFILE", raising=False)
            for name, value in local_aws.environment(endpoint).items():
                surroundings.setenv(name, value)
            yield from _used(endpoint)


@pytest.fixture(scope="session")
def tables_of_this_run(emulator: str) -> Iterator[Tables]:
    """Kept between tests."""
    tables = Tables()
    yield tables
    tables.delete()


@pytest.fixture
def tables(tables_of_this_run: Tables) -> Iterator[Tables]:
    """DynamoDB's, empty ones."""
    yield tables_of_this_run
    tables_of_this_run.give_back()


def _used(endpoint: str) -> Iterator[str]:
    """Clients that were made before, or are still there after, would lead elsewhere."""
    for cached in (clients.session, clients.client):
        cached.cache_clear()
    yield endpoint
    for cached in (clients.session, clients.client):
        cached.cache_clear()
