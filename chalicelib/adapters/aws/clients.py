"""boto3's clients: made at first use, one of each in a process. The only place where they are made.

A client loads its service's model, which takes longer than anything else in a cold start: so nobody makes one that
is not needed, and nothing is imported until somebody does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import boto3
    from botocore.config import Config

CONNECT_S = 2.0
READ_S = 8.0
"""Every call that the engine makes is answered within a fraction of a second; whoever waits longer waits in vain."""
ATTEMPTS = 3
"""The first one included; whatever stands behind the engine delivers again."""


@cache
def session() -> boto3.Session:
    """This process's own, with the credentials and the region of its environment."""
    import boto3 as library  # noqa: PLC0415  (165 ms)

    return library.Session()


@cache
def client(service: str) -> Any:
    """The one for a service; where it is comes from ``AWS_ENDPOINT_URL``, if that is set."""
    make: Any = session().client  # its stubs know services by their literal names only
    return make(service, config=_config())


def _config() -> Config:
    from botocore.config import Config as Configuration  # noqa: PLC0415  (comes with boto3)

    return Configuration(
        connect_timeout=CONNECT_S,
        read_timeout=READ_S,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        tcp_keepalive=True,
    )
