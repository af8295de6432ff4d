"""Calls to AWS's JSON services, signed but without a client: no service model is loaded.

A model takes longer than all else in a cold start. Secrets are asked for where each webhook waits for its answer, and
what is asked fits into one line.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.aws import clients, faults

if TYPE_CHECKING:
    from botocore.httpsession import URLLib3Session

CONNECT_S = 1.0
READ_S = 2.0
ATTEMPTS = 3
PATIENCE_S = 4.0
"""Then it is not tried again: whoever waits for the answer has to give one, too."""


class CallFailed(Exception):
    """It was refused, or nothing came back.

    Attributes:
        code: AWS's word for it. Empty: nothing came back.
        status: Of the HTTP answer. None: nothing came back.
    """

    def __init__(self, code: str = "", status: int | None = None) -> None:
        super().__init__(code or "no answer")
        self.code = code
        self.status = status


def call(
    service: str, operation: str, asked: Mapping[str, Any], *, target: str, version: str = "1.1"
) -> dict[str, Any]:
    """Ask, and return the answer.

    Args:
        service: As in its host name, and as it is signed for.
        target: Of all its operations, as ``X-Amz-Target`` begins.
        version: Of AWS's JSON protocol.

    Raises:
        CallFailed: After some tries, where trying helps.
    """
    clients.announce(service, operation, asked)
    headers = {"Content-Type": f"application/x-amz-json-{version}", "X-Amz-Target": f"{target}.{operation}"}
    until = time.monotonic() + PATIENCE_S
    for tries in range(1, ATTEMPTS + 1):
        try:
            return _once(service, headers, json.dumps(asked).encode())
        except CallFailed as error:
            helps = not error.code or faults.is_passing(error.code, error.status)
            if not helps or tries == ATTEMPTS or time.monotonic() > until:
                raise
        time.sleep(0.05 * 2**tries)
    raise CallFailed


def _once(service: str, headers: Mapping[str, str], content: bytes) -> dict[str, Any]:
    from botocore.auth import SigV4Auth  # noqa: PLC0415  (imported with the session, not before)
    from botocore.awsrequest import AWSRequest  # noqa: PLC0415
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415

    try:
        region = str(clients.session().get_config_variable("region"))
        credentials = clients.session().get_credentials()
        if credentials is None:
            raise CallFailed("MissingAuthenticationToken")
        request = AWSRequest("POST", _endpoint(service, region), headers=dict(headers), data=content)
        SigV4Auth(credentials.get_frozen_credentials(), service, region).add_auth(request)
        answer = _http().send(request.prepare())
        return _read(answer.status_code, answer.content)
    except BotoCoreError as error:
        raise CallFailed from error


def _read(status: int, content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise CallFailed("" if status < 400 else "InternalFailure", status)
    if status >= 300:
        raise CallFailed(str(said.get("__type", "")).rpartition("#")[2] or "InternalFailure", status)
    return said


def _endpoint(service: str, region: str) -> str:
    """As boto3 finds it: from the environment, else AWS's own."""
    here = os.environ  # noqa: TID251  (AWS's own variables, not ours; boto3 reads the same)
    said = here.get(f"AWS_ENDPOINT_URL_{_ID[service]}") or here.get("AWS_ENDPOINT_URL")
    end = ".cn" if region.startswith("cn-") else ""
    return (said or f"https://{service}.{region}.amazonaws.com{end}").rstrip("/") + "/"


_ID = {"ssm": "SSM", "secretsmanager": "SECRETS_MANAGER"}


@cache
def _http() -> URLLib3Session:
    from botocore.httpsession import URLLib3Session as Session  # noqa: PLC0415

    timeout: Any = (CONNECT_S, READ_S)  # its stubs know one number only
    at_once: Any = [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]  # as clients do; else the body waits for an answer
    return Session(timeout=timeout, socket_options=at_once)
