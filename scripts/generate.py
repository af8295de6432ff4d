"""Write ``schemas/`` and the tables in ``docs/ops/logs.md`` from the code, so that they can't say anything else."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from chalicelib.domain.decision import Explanation
from chalicelib.domain.post import PostEvent
from chalicelib.domain.problem import CheckReport
from chalicelib.editor.preview import Preview
from chalicelib.editor.replayed import ReplayReport
from chalicelib.measures import MEASURES
from chalicelib.steps import ALWAYS, FIELDS, STEPS

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "docs" / "ops" / "logs.md"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES: dict[str, tuple[str, Any]] = {
    "post.schema.json": ("A post in canonical form: what `delight explain` reads", PostEvent),
    "check.schema.json": ("What `delight check --json` writes", CheckReport),
    "preview.schema.json": ("What `delight preview --json` writes", Preview),
    "explain.schema.json": ("What `delight explain --json` writes", Explanation),
    "replay.schema.json": ("What `delight replay --json` writes", ReplayReport),
}


def schemas() -> dict[Path, str]:
    """File → content."""
    found = {}
    for name, (title, kind) in TITLES.items():
        (root,), definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
        schema = {"$schema": DIALECT, "title": title, **root, "$defs": definitions}
        found[ROOT / "schemas" / name] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return found


def tables() -> dict[str, str]:
    """What stands between the marks in the page on logs, by their names."""
    steps = ["| step | outcome | level | means | to do |", "|---|---|---|---|---|"]
    for name, step in STEPS.items():
        steps.append(f"| **`{name}`** | | | {step.meaning} | |")
        steps += [f"| | `{one}` | {told.level} | {told.meaning} | {told.todo} |" for one, told in step.outcomes.items()]
    fields = ["| field | in | means |", "|---|---|---|"]
    for name, meaning in FIELDS.items():
        where = ", ".join(f"`{one}`" for one, step in STEPS.items() if name in step.fields)
        fields.append(f"| `{name}` | {'every line' if name in ALWAYS else where} | {meaning} |")
    metrics = ["| metric | unit | by | means | watch |", "|---|---|---|---|---|"]
    for name, measure in MEASURES.items():
        by = ", ".join(f"`{one}`" for one in measure.dimensions)
        metrics.append(f"| `{name}` | {measure.unit} | {by} | {measure.meaning} | {measure.watch} |")
    return {"steps": "\n".join(steps), "fields": "\n".join(fields), "metrics": "\n".join(metrics)}


def page_on_logs() -> str:
    """The page with its tables written anew; what stands around them stays."""
    page = LOGS.read_text("utf-8")
    for name, table in tables().items():
        mark, end = f"<!-- generated: {name} -->\n", "<!-- end -->"
        before, found, rest = page.partition(mark)
        if not found:
            raise SystemExit(f"{LOGS}: {mark} is missing")
        page = before + mark + table + "\n" + rest[rest.index(end) :]
    return page


def main() -> int:
    """Write the files; with ``--check``, only tell whether they are fresh (exit 1: they aren't)."""
    stale = 0
    for path, content in {**schemas(), LOGS: page_on_logs()}.items():
        if "--check" in sys.argv:
            stale += not path.is_file() or path.read_text("utf-8") != content
        else:
            path.write_text(content, "utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
