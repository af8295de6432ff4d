"""Put on ``PYTHONPATH``, has each Lambda function on the emulator write down its calls to AWS.

``DELIGHT_TEST_HEARD`` names the file: one JSON line a call, without what was written or sent.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

CLIENTS = "chalicelib.adapters.aws.clients"
NAMES = ("QueueUrl", "Bucket", "Key", "TableName", "IndexName", "Name", "SecretId", "TopicArn", "PhoneNumber")
SENDER = ("FromEmailAddress", "Source")


def names(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Whom a call is about, and nothing of what it says."""
    found: dict[str, Any] = {name: asked[name] for name in (*NAMES, *SENDER) if isinstance(asked.get(name), str)}
    if "TransactItems" in asked:
        parts = [next(iter(part.items())) for part in asked["TransactItems"]]
        found["TransactItems"] = [{kind: {"TableName": one["TableName"]}} for kind, one in parts]
    if "RequestItems" in asked:
        found["RequestItems"] = dict.fromkeys(asked["RequestItems"])
    return found


def write(service: str, operation: str, asked: Mapping[str, Any]) -> None:
    """One line, appended at once, for several processes write."""
    function = os.environ.get("AWS_LAMBDA_FUNCTION_NAME", "")
    line = json.dumps([function, service, operation, names(asked)]) + "\n"
    place = os.open(os.environ["DELIGHT_TEST_HEARD"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(place, line.encode())
    finally:
        os.close(place)


class _Hearing(MetaPathFinder, Loader):
    """Listens once the engine's clients are imported, and not before."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != CLIENTS:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            self._loader, spec.loader = spec.loader, self
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        module.heard(write)


if os.environ.get("DELIGHT_TEST_HEARD") and os.environ.get("AWS_LAMBDA_FUNCTION_NAME"):
    sys.meta_path.insert(0, _Hearing())
