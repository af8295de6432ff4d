"""Write ``schemas/``: JSON Schemas from the types, so that they can't say anything else."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from chalicelib.domain.decision import Explanation
from chalicelib.domain.post import PostEvent
from chalicelib.domain.problem import CheckReport

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES: dict[str, tuple[str, Any]] = {
    "post.schema.json": ("A post in canonical form: what `delight explain` reads", PostEvent),
    "check.schema.json": ("What `delight check --json` writes", CheckReport),
    "explain.schema.json": ("What `delight explain --json` writes", Explanation),
}


def schemas() -> dict[str, str]:
    """File name → content."""
    found = {}
    for name, (title, kind) in TITLES.items():
        (root,), definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
        schema = {"$schema": DIALECT, "title": title, **root, "$defs": definitions}
        found[name] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return found


def main() -> int:
    """Write the files; with ``--check``, only tell whether they are fresh (exit 1: they aren't)."""
    stale = 0
    for name, content in schemas().items():
        path = FOLDER / name
        if "--check" in sys.argv:
            stale += not path.is_file() or path.read_text("utf-8") != content
        else:
            path.write_text(content, "utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
