"""``make bench ARGS="--part scale"``: the tables; with ``--write``, into the documents and ``usage.json`` as well."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bench.scale import tables, usage
from bench.scale.stream import run
from chalicelib.costs import usage as costs

POSTS = 1500


def measure(*, write: bool, today: date) -> str:
    """Run the stream; returns what it shows."""
    seen = run(POSTS)
    found = usage.measured(seen, costs.measured(), today=today.isoformat())
    made = tables.tables(seen, found)
    if write:
        Path(costs.FILE).write_bytes(usage.written(found))
        for page in tables.pages():
            page.write_text(tables.rewritten(page.read_text("utf-8"), made), "utf-8")
    return "\n\n".join(f"{name}\n{table}" for name, table in made.items())
