"""botocore's clients, the ones of boto3: made at first use, one of each in a process, and nowhere else.

A client loads its service's model, which takes longer than anything else in a cold start: so nobody makes one that
is not needed, and nothing is imported until somebody does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from botocore.config import Config
    from botocore.session import Session

CONNECT_S = 2.0
READ_S = 8.0
"""Every call that the engine makes is answered within a fraction of a second; whoever waits longer waits in vain."""
SOONER_S = {"sqs": 2.5}
"""All tries have to fit into the ten seconds of whoever takes webhooks in, so that a failure is told and counted."""
ATTEMPTS = {"dynamodb": 1, "sesv2": 1, "sns": 1}
"""The first one included. `dynamodb_calls` tries again itself, for it has to know what may have taken effect; what
people read is sent again by the outbox alone."""
OTHERWISE = 3
"""Whatever stands behind the engine delivers again."""
_making = Lock()

Listener = Callable[[str, str, Mapping[str, Any]], None]
"""Hears the service as IAM names it, the operation, and what was asked for."""
_listeners: list[Listener] = []


def heard(listener: Listener) -> Callable[[], None]:
    """Have each call of this process announced before it leaves; what comes back ends that."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def announce(service: str, operation: str, asked: Mapping[str, Any]) -> None:
    """Say that a call leaves, once however often it is tried; clients made here do so by themselves."""
    for listener in _listeners:
        listener(service, operation, asked)


@cache
def session() -> Session:
    """This process's own, with the credentials and the region of its environment.

    botocore's and not boto3's, whose resources and transfers nobody here needs: a sixth of a cold start.
    """
    from botocore.session import get_session  # noqa: PLC0415  (the half of a cold start)

    return get_session()


@cache
def client(service: str) -> Any:
    """The one for a service; where it is comes from ``AWS_ENDPOINT_URL``, if that is set."""
    with _making:  # sessions are not made for threads, clients are
        make: Any = session().create_client  # its stubs know services by their literal names only
        made = make(service, config=config(service))
    made.meta.events.register("provide-client-params.*.*", _announce)
    return made


def _announce(params: Mapping[str, Any], model: Any, **_: object) -> None:
    announce(model.service_model.signing_name, model.name, params)


def config(service: str) -> Config:
    """How long its calls wait, and how often they are made."""
    from botocore.config import Config as Configuration  # noqa: PLC0415  (comes with boto3)

    return Configuration(
        connect_timeout=CONNECT_S,
        read_timeout=SOONER_S.get(service, READ_S),
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS.get(service, OTHERWISE)},
        tcp_keepalive=True,
    )
