"""The `delight` command, as it is in the copy."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

import chalicelib
from tests.worlds import Files, demo_files, post, with_rule, without_rules

COMMAND = (sys.executable, "-c", "from chalicelib.cli import main; raise SystemExit(main())")


def delight(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Ends within a minute."""
    assert Path(chalicelib.__file__).is_relative_to(Path.cwd()), "this is not the copy"
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)


def written(files: Files, folder: Path) -> Path:
    """Write a brand's files; returns the brand's folder."""
    for name, text in files.items():
        path = folder / "mortons" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "mortons"


def _brand(folder: Path, rules: Mapping[str, Mapping[str, Any]]) -> Path:
    """The demo brand with these rules alone, by their ids."""
    files: Files = without_rules(demo_files())
    for name, rule in rules.items():
        files = with_rule(files, id=name, **rule)
    return written(files, folder)


def problems(folder: Path, **rules: Mapping[str, Any]) -> dict[str, str]:
    """What `delight check` says of rules, by their ids, but for their missing examples; at most one a rule."""
    told = delight("check", "--json", str(_brand(folder, rules)))
    (report,) = json.loads(told.stdout)["brands"]
    wrong = [one for one in report["problems"] if one["severity"] == "error"]
    found = [one for one in wrong if one["path"].startswith(("#/when", "#/then"))]
    assert len({one["file"] for one in found}) == len(found)
    return {Path(one["file"]).stem: one["sentence"] for one in found}


def explained(folder: Path, text: str, **when: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """How `delight explain` tells of rules with one condition each, on a post with this text: result and what was
    found, by the rules' ids."""
    brand = _brand(folder, {name: {"when": condition} for name, condition in when.items()})
    path = folder / "post.json"
    path.write_bytes(msgspec.json.encode(post(text)))
    told = delight("explain", "--json", "--playbooks", str(brand), str(path))
    assert told.returncode == 0, told.stderr
    rules = json.loads(told.stdout)["rules"]
    return {rule["id"]: (rule["result"], rule["leaves"][0]["found"]) for rule in rules}
