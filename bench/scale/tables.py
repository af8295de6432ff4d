"""What a run shows, as the tables of ``docs/ops/scale.md`` and ``docs/ops/cost.md``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bench.scale.contention import contended
from bench.scale.limits import limits
from bench.scale.partitions import Hot, hottest, ops_of, spread
from bench.scale.splitting import split
from bench.scale.stream import Run
from chalicelib.costs.estimate import Load, report
from chalicelib.costs.prices import REGIONS
from chalicelib.costs.usage import Usage

ROOT = Path(__file__).resolve().parents[2]
RATES = (10, 1_000, 100_000)
SPLIT_RATES = (10, 100, 1_000, 10_000, 100_000)
ITEM_RATES = (1, 5, 10, 20, 30, 50, 100)
POSTS_A_DAY = (0, 100, 1_000, 10_000, 100_000, 1_000_000)


def tables(run: Run, usage: Usage) -> Mapping[str, str]:
    """By the names of their marks."""
    return {
        "limits": _limits(run, usage),
        "load": _load(run),
        "splits": _splits(run),
        "calls": _calls(run),
        "contention": _contention(),
        "dollars": _dollars(usage),
    }


def pages() -> tuple[Path, ...]:
    """Where tables stand."""
    return (ROOT / "docs" / "ops" / "scale.md", ROOT / "docs" / "ops" / "cost.md")


def rewritten(page: str, made: Mapping[str, str]) -> str:
    """The page with its tables written anew; what stands around them stays."""
    for name, table in made.items():
        mark, end = f"<!-- generated: {name} -->\n", "<!-- end -->"
        before, found, rest = page.partition(mark)
        if found:
            page = before + mark + table + "\n" + rest[rest.index(end) :]
    return page


def _table(head: str, rows: Iterable[Iterable[str]]) -> str:
    lines = [head, "|" + "---|" * (head.count("|") - 1)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def _limits(run: Run, usage: Usage) -> str:
    return _table(
        "| met at posts/s | limit | how it is lifted |",
        ((f"{one.posts:,.0f}", one.name, one.lifted) for one in limits(run, usage)),
    )


def _load(run: Run) -> str:
    found = hottest(run)
    rows = [_row(f"`{hot.design}`", hot.written, hot.read, _breaks(hot)) for hot in found]
    written, read = spread(run)
    rows.append(_row("all others (no two posts meet)", written, read, "-"))
    head = "| partition | written a post | read a post | breaks at posts/s of the brand | "
    return _table(head + " | ".join(f"units/s at {rate:,}" for rate in RATES) + " |", rows)


def _row(name: str, written: float, read: float, breaks: str) -> list[str]:
    load = [f"{written * rate:,.0f}" if written * rate >= 1 else f"{written * rate:.2f}" for rate in RATES]
    return [name, f"{written:.2f}", f"{read:.2f}", breaks, *load]


def _breaks(hot: Hot) -> str:
    return f"{hot.breaks_at:,.0f}{', grows at its end' if hot.grows_at_its_end else ''}"


def _splits(run: Run) -> str:
    rows = []
    for rate in SPLIT_RATES:
        one = split(run, rate)
        row = (f"{rate:,}", f"{one.heat:,}", str(one.rounds), f"{one.size:,}", f"{one.hottest:,.0f}")
        rows.append((*row, f"{one.refused:.1%}"))
    head = "| posts/s | partitions for the heat | rounds of splitting | for a month's bytes | units/s of the hottest |"
    return _table(f"{head} refused |", rows)


def _calls(run: Run) -> str:
    def mean(of: Callable[[int], float], kind: str) -> str:
        numbers = [number for number, one in enumerate(run.posts) if one.kind == kind]
        return f"{sum(map(of, numbers)) / len(numbers):.1f}" if numbers else "-"

    rows = []
    for kind in ("nothing", "case", "acts"):
        share = sum(one.kind == kind for one in run.posts) / len(run.posts)
        rows.append(
            [
                f"`{kind}`",
                f"{share:.0%}",
                mean(lambda number: run.posts[number].calls, kind),
                mean(lambda number: sum(op.written for op in run.posts[number].ops), kind),
                mean(lambda number: sum(op.read for op in run.posts[number].ops), kind),
                mean(lambda number: sum(op.written for op in ops_of(run.posts[number])), kind),
            ]
        )
    return _table("| post | share | calls to decide | write units to decide | read units | write units in all |", rows)


def _contention() -> str:
    rows = []
    for rate in ITEM_RATES:
        free, versioned = (contended(rate, versioned=one) for one in (False, True))
        purse = (f"{free.done:.0f}", f"{free.waited_s:.2f}", f"{free.again:.1%}")
        tally = (
            f"{versioned.done:.0f}",
            f"{versioned.waited_s:.2f}",
            f"{versioned.tries:.1f}",
            f"{versioned.again:.1%}",
        )
        rows.append([str(rate), *purse, *tally])
    head = "| posts/s that write it | purse: written/s | after s | given back | tally: written/s | after s |"
    head += " decisions each | given back |"
    return _table(head, rows)


def _dollars(usage: Usage) -> str:
    rows = []
    for posts in POSTS_A_DAY:
        row = [f"{posts:,}"]
        for region in REGIONS:
            with_free, without = (
                report(Load(posts_per_day=posts, region=region, free_tier=free), usage) for free in (True, False)
            )
            row += [f"{with_free.dollars:,.2f}", f"{without.dollars:,.2f}"]
        rows.append(row)
    columns = " | ".join(f"{region} | without free tier" for region in REGIONS)
    return _table(f"| posts a day | {columns} |", rows)
