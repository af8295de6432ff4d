"""Calls that functions on the emulator wrote down (`tests/infra/hearing/sitecustomize.py`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.infra.policies import Call

HEARING = Path(__file__).parent / "hearing"


def surroundings(file: Path) -> Mapping[str, str]:
    """For the emulator, so that its functions write into the file."""
    return {"PYTHONPATH": str(HEARING), "DELIGHT_TEST_HEARD": str(file)}


def calls(file: Path, *, stage: str = "dev") -> Iterator[Call]:
    """What they wrote."""
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    for line in lines:
        function, service, operation, params = json.loads(line)
        yield Call(function.removeprefix(f"delight-{stage}-"), service, operation, params)
