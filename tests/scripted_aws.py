"""An AWS on loopback that answers as told, call by call: for what an emulator never does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from chalicelib.adapters.aws import clients
from tests.emulator import environment
from tests.listener import Listener, Said, listener

SILENCE = Said(0)


def answers(**body: Any) -> Said:
    """What was asked for."""
    return Said(200, {"content-type": "application/x-amz-json-1.0"}, json.dumps(body).encode())


def refuses(code: str, status: int = 400) -> Said:
    """AWS's word for why not."""
    return Said(status, {"content-type": "application/x-amz-json-1.0"}, json.dumps({"__type": f"a.b#{code}"}).encode())


def text_message(code: str | None = None) -> Said:
    """SNS's answer, which still speaks XML: it took it, or its word for why not."""
    said = "<PublishResponse><PublishResult><MessageId>5f0c</MessageId></PublishResult></PublishResponse>"
    if code is not None:
        said = f"<ErrorResponse><Error><Code>{code}</Code><Message>+4930123456</Message></Error></ErrorResponse>"
    return Said(200 if code is None else 400, {"content-type": "text/xml"}, said.encode())


@contextmanager
def scripted() -> Iterator[Listener]:
    """The other side of every call in the meantime."""
    with pytest.MonkeyPatch.context() as surroundings, listener() as there:
        surroundings.delenv("AWS_PROFILE", raising=False)
        for name, value in environment(there.url).items():
            surroundings.setenv(name, value)
        _forget()
        yield there
        _forget()


def _forget() -> None:
    for made in (clients.session, clients.client):
        made.cache_clear()
