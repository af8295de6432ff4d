"""The libraries, for the functions' machine and Python: hash-checked, trimmed, compiled; kept until a pin changes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from scripts.package import bytecode, native, trimming
from scripts.package.native import Target

OWN = sorted(Path(__file__).parent.glob("*.py"))


def libraries(root: Path, target: Target, *, extras: Iterable[str], cache: Path) -> Path:
    """A folder with everything that the pins name, to be put beside the program.

    Raises:
        SystemExit: An extra has no pins, pip refuses one, or a library can't be loaded on Lambda.
    """
    pins = [root / "requirements.txt", *(root / f"requirements-{extra}.txt" for extra in sorted(extras))]
    for path in pins:
        if not path.is_file():
            raise SystemExit(f"there is no {path.name}: an extra of pyproject.toml has pins of its own (make lock)")
    folder = cache / f"{_key(pins)}-{target.minor}-{target.machine}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as made:
        fresh = Path(made) / "libraries"
        _install(pins, target, fresh)
        if problems := list(native.too_new(fresh, target)):
            raise SystemExit("\n".join(problems))
        trimming.trim(fresh)
        bytecode.compile_apart(fresh, with_source=False)
        try:
            fresh.rename(folder)
        except OSError:  # somebody else made the same at the same time
            if not folder.is_dir():
                raise
    return folder


def _key(pins: list[Path]) -> str:
    """Changes with whatever changes what is made."""
    said = [path.read_bytes() for path in (*pins, *OWN)] + [sys.version.encode()]
    return hashlib.sha256(b"\0".join(said)).hexdigest()[:16]


def _install(pins: list[Path], target: Target, to: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--target", os.fspath(to)]
    kind = ["--only-binary", ":all:", "--no-deps", "--no-compile", "--require-hashes", "--implementation", "cp"]
    place = ["--python-version", f"3.{target.minor}", *(f"--platform={tag}" for tag in target.wheels)]
    asked = [part for path in pins for part in ("-r", os.fspath(path))]
    if subprocess.run([*pip, *kind, *place, *asked], check=False).returncode:  # noqa: S603  (pip)
        raise SystemExit(f"pip could not install what {', '.join(path.name for path in pins)} names")
