"""``make package [STAGE=dev] [ARCH=arm64] [EXTRAS=google]``: build/package/sam.json and deployment.zip."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.package import archive
from scripts.package.build import Order, build
from scripts.package.native import MACHINES, SYSTEMS, Target

ROOT = Path(__file__).resolve().parent.parent.parent
BUDGET = 8_000_000
BUDGET_WITH_EXTRAS = 13_000_000
SHOWN = 12


def main() -> int:
    """Build it, say how large it is and where. 1: larger than it may be."""
    parser = argparse.ArgumentParser(prog="make package", description=__doc__)
    parser.add_argument("--stage", default="dev")
    parser.add_argument("--arch", choices=sorted(MACHINES), default="x86_64")
    parser.add_argument("--extras", default="", help="of pyproject.toml, between commas")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "package")
    asked = parser.parse_args()
    extras = tuple(filter(None, asked.extras.split(",")))
    zipped = build(ROOT, asked.out, Order(asked.stage, Target(_minor(), asked.arch), extras))
    size, most = zipped.stat().st_size, BUDGET_WITH_EXTRAS if extras else BUDGET
    sys.stdout.write(_told(zipped, size, most))
    return int(size > most)


def _minor() -> int:
    """This Python's: byte-code is for one minor only."""
    if sys.version_info.minor in SYSTEMS:
        return sys.version_info.minor
    known = ", ".join(f"3.{minor}" for minor in SYSTEMS)
    raise SystemExit(f"Lambda runs {known}, and this is Python {sys.version.split()[0]}: make .venv with one of those.")


def _told(zipped: Path, size: int, most: int) -> str:
    parts = archive.sizes(zipped)
    lines = [f"{count / 1e6:7.2f} MB  {name}" for name, count in list(parts.items())[:SHOWN]]
    rest = sum(list(parts.values())[SHOWN:])
    lines += [f"{rest / 1e6:7.2f} MB  {max(len(parts) - SHOWN, 0)} more", ""]
    lines += [f"{size / 1e6:7.2f} MB  {zipped} (at most {most / 1e6:.0f} MB)", f"sha256 {archive.sha256(zipped)}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
