"""Compile a folder, in a process that holds nothing else.

Lambda's folder can't be written to, so what isn't compiled here is compiled at every cold start. The files are
unchecked: nobody compares them with their source, whose date the zip doesn't keep. Of our own code the source comes
along, for `domain.errors.place` and whoever reads a traceback; libraries ship without (a quarter of the zip).
"""

from __future__ import annotations

import os
import py_compile
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

TASK = "/var/task"
"""Where Lambda unpacks the zip; stands in what is compiled, so that no folder of this machine does."""


def compiled(folder: Path, *, with_source: bool) -> None:
    """Byte-code beside each source, or in its place. PyCompileError: what doesn't parse."""
    for path in sorted(folder.rglob("*.py")):
        py_compile.compile(
            os.fspath(path),
            cfile=cache_from_source(os.fspath(path), optimization="") if with_source else f"{path}c",
            dfile=f"{TASK}/{path.relative_to(folder).as_posix()}",
            doraise=True,
            optimize=0,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        if not with_source:
            path.unlink()


def compile_apart(folder: Path, *, with_source: bool) -> None:
    """The same in a process of its own: what is marked as shared depends on what else a process knows."""
    own = [sys.executable, "-s", "-S", "-B", "-W", "ignore", __file__, os.fspath(folder), str(int(with_source))]
    subprocess.run(own, check=True, env={"PYTHONHASHSEED": "0"})  # noqa: S603  (ourselves)


if __name__ == "__main__":
    compiled(Path(sys.argv[1]), with_source=sys.argv[2] == "1")
