"""From the repository to the zip, step by step."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from scripts.package import archive, bytecode, source
from scripts.package.libraries import libraries
from scripts.package.native import Target
from scripts.template import finished

CHALICE = "from chalice.cli import main; raise SystemExit(main())"
"""Chalice's command has no module that could be run."""
NOTHING_OF_OURS = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true", "LC_ALL": "C.UTF-8"}
"""The whole environment of Chalice: what it makes depends on the repository alone. The region isn't in it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be packaged.

    Attributes:
        stage: Of ``.chalice/config.json``.
        target: Where the functions run.
        extras: Of pyproject.toml, each with pins of its own (``requirements-<extra>.txt``).
    """

    stage: str
    target: Target
    extras: tuple[str, ...] = ()


def build(root: Path, out: Path, order: Order, *, cache: Path | None = None) -> Path:
    """``deployment.zip`` and ``sam.json`` in the folder; the path of the zip."""
    found = libraries(root, order.target, extras=order.extras, cache=cache or root / "build" / "libraries")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        copy, plain, whole = (Path(made) / name for name in ("copy", "plain", "whole"))
        source.copy(root, copy)
        _choose_machine(copy / ".chalice" / "config.json", order.target)
        _package(copy, plain, order.stage)
        with ZipFile(plain / "deployment.zip") as chalices:
            chalices.extractall(whole)
        bytecode.compile_apart(whole, with_source=True)
        shutil.copytree(found, whole, dirs_exist_ok=True)
        archive.archive(whole, out / "deployment.zip")
        template = finished(json.loads((plain / "sam.json").read_text("utf-8")))
    (out / "sam.json").write_text(json.dumps(template, indent=2) + "\n", "utf-8")
    return out / "deployment.zip"


def _choose_machine(path: Path, target: Target) -> None:
    said = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**said, "lambda_architecture": target.machine}), "utf-8")


def _package(copy: Path, to: Path, stage: str) -> None:
    """Chalice's own packaging: the routes of app.py become a template, and its run time goes into the zip."""
    merged = ["--merge-template", ".chalice/infra.json"] if (copy / ".chalice" / "infra.json").is_file() else []
    done = subprocess.run(  # noqa: S603  (Chalice)
        [sys.executable, "-c", CHALICE, "package", "--stage", stage, *merged, os.fspath(to)],
        cwd=copy,
        env=NOTHING_OF_OURS,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"chalice package failed:\n{done.stdout}{done.stderr}")
