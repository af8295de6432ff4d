"""What the guide to storages promises, tried in the copy in which it was followed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.engine import running
from tests.e2e.posts import ROOT


def test_an_engine_starts_with_it_and_finds_everything_again(tmp_path: Path) -> None:
    with running(tmp_path, api=None) as engine:
        kept = [path for path in (engine.data / "shelf").rglob("*") if path.is_file()]
        assert kept
        assert all(path.read_bytes().startswith(b"packed\x00") for path in kept)
        engine.deliver(json.loads((ROOT / "tests/platforms/x/steak__activity.json").read_bytes()))
        engine.settle()
        assert engine.trace("x:2098765432109876543")["rules"]
        assert engine.stop() == 0
        engine.start()
        assert engine.trace("x:2098765432109876543")["rules"]
