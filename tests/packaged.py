"""The package of this working tree, made once in a test run."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from zipfile import ZipFile

from scripts.package.build import Order, build
from scripts.package.native import Target
from tests.lambdas import unpacked

ROOT = Path(__file__).parent.parent
LIBRARIES = ROOT / "build" / "libraries"
MACHINE = "x86_64"


@dataclass(frozen=True, slots=True)
class Package:
    """What ``make package`` leaves.

    Attributes:
        zipped: The functions' code.
        template: Of their stack.
    """

    zipped: Path
    template: dict[str, Any]

    def names(self) -> list[str]:
        """Of the files in the zip."""
        with ZipFile(self.zipped) as made:
            return made.namelist()

    def functions(self) -> dict[str, str]:
        """Handlers, e.g. ``app.consider``, by their names in the template."""
        resources = self.template["Resources"]
        found = {name: one for name, one in resources.items() if one["Type"] == "AWS::Serverless::Function"}
        return {name: one["Properties"]["Handler"] for name, one in sorted(found.items())}


def package(root: Path, to: Path, *, machine: str = MACHINE, extras: tuple[str, ...] = ()) -> Package:
    """Of a working tree, into a folder."""
    order = Order("dev", Target(sys.version_info.minor, machine), extras)
    zipped = build(root, to, order, cache=LIBRARIES)
    return Package(zipped, json.loads((to / "sam.json").read_text("utf-8")))


@cache
def ours(kept: Path) -> tuple[Package, Path]:
    """This tree's, and its unpacked folder; both lie in the folder that is handed in."""
    made = package(ROOT, kept / "package")
    return made, unpacked(made.zipped, Path(mkdtemp(dir=kept)) / "task")
