"""What of the libraries is used on Lambda. What isn't named here ships whole."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path, PurePosixPath
from typing import Any

SERVICES = {"dynamodb", "s3", "sesv2", "sns", "sqs"}
"""Of AWS, those that a function makes a client of; secrets are asked for without one."""
EVERY_SERVICE = {"endpoints.json", "partitions.json", "_retry.json", "sdk-default-configuration.json"}
"""Files of botocore's data that every client reads."""
OF_A_SERVICE = ("service-2", "endpoint-rule-set-1", "paginators-1", "waiters-2")

NEVER = {"bin", "tests", "__pycache__", "examples"}
"""Folders, wherever they lie."""
ENDINGS = {".pyi", ".pyx", ".pxd", ".c", ".h", ".typed"}
POWERTOOLS = ("auth_alpha", "circuit_breaker", "data_masking", "feature_flags", "idempotency", "kafka", "parameters",
              "parser", "streaming", "validation")  # fmt: skip
UNUSED = (
    "aws_lambda_powertools/event_handler",  # Chalice does that
    *(f"aws_lambda_powertools/utilities/{name}" for name in POWERTOOLS),
    "boto3/data",  # resources: clients are all that we make
    "dateutil/zoneinfo/dateutil-zoneinfo.tar.gz",  # zoneinfo reads tzdata
    "urllib3/contrib/emscripten",  # browsers
)
METADATA = {"METADATA", "licenses", "LICENSE", "LICENSE.txt", "LICENSE.rst", "NOTICE", "NOTICE.txt"}
"""What remains of a dist-info: scanners read the versions there, and the licences want to come along."""


def trim(folder: Path) -> None:
    """Delete what isn't used."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not kept(PurePosixPath(path.relative_to(folder).as_posix())):
            path.unlink()
    for path in folder.glob("botocore/data/**/*.json.gz"):
        path.with_suffix("").write_text(undocumented(gzip.decompress(path.read_bytes())), "utf-8")
        path.unlink()
    for path in folder.glob("botocore/data/endpoints.json"):
        path.write_text(of_our_services(path.read_bytes()), "utf-8")
    for path in folder.glob("airportsdata/airports.csv"):
        path.write_bytes(with_iata_code(path.read_bytes()))


def kept(path: PurePosixPath) -> bool:
    """Whether a file of a library ships."""
    if NEVER & set(path.parts[:-1]) or path.suffix in ENDINGS or any(map(path.is_relative_to, UNUSED)):
        return False
    if path.parts[0].endswith(".dist-info"):
        return path.parts[1] in METADATA
    if path.is_relative_to("botocore/data"):
        service = path.parts[2]
        return service in EVERY_SERVICE or (service in SERVICES and path.name.startswith(OF_A_SERVICE))
    return True


def with_iata_code(table: bytes) -> bytes:
    """The airports that `signals.airports` reads; three of four have no such code."""
    lines = table.decode().splitlines(keepends=True)
    column = next(csv.reader(lines)).index("iata")
    return "".join(line for line in lines if next(csv.reader([line]))[column]).encode()


def undocumented(description: bytes) -> str:
    """A service's description without its prose, which is most of it and which each cold start would read."""
    return _compact(_without_prose(json.loads(description)))


def of_our_services(endpoints: bytes) -> str:
    """Where services are, without all those that nobody here makes a client of; every client reads it first."""
    found = json.loads(endpoints)
    for partition in found["partitions"]:
        partition["services"] = {name: one for name, one in partition["services"].items() if name in SERVICES}
    return _compact(found)


def _without_prose(value: Any) -> Any:
    if isinstance(value, dict):
        said = value.get("documentation")
        return {
            **{name: _without_prose(one) for name, one in value.items()},
            **({"documentation": ""} if isinstance(said, str) else {}),  # botocore reads some
        }
    return [_without_prose(one) for one in value] if isinstance(value, list) else value


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
