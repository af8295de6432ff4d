"""What a post uses, measured by a run: the figures of ``chalicelib/costs/usage.json``."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from bench.scale.stream import Run, Seen
from bench.scale.units import Op
from chalicelib.costs.usage import PostUsage, Usage

RECEIVED_LOG_BYTES = 430
"""The lines of `receive` and `normalise`, as docs/ops/logs.md shows them."""
SERIES_OF_THE_INTAKE = 9
"""``deliveries``, ``refusals``, ``posts`` and ``receive_latency``, which a run does not write."""


def measured(run: Run, before: Usage, *, today: str) -> Usage:
    """The figures of a run; what a run can't measure stays as it was."""
    of = {kind: [one for one in run.posts if one.kind == kind] for kind in ("nothing", "case", "acts")}
    replies = sum(one.replies for one in run.posts)
    replied = [op for one in run.posts for op in one.replied]
    reply = PostUsage(
        write_units=_mean(sum(op.written for op in replied), replies),
        read_units=_mean(sum(op.read for op in replied), replies),
        stored_bytes=0,  # with the post that it answers
        log_bytes=0,
        effects=1,
    )
    return replace(
        before,
        measured=today,
        nothing=_usage(of["nothing"]),
        case=_usage(of["case"]),
        acts=_usage(of["acts"]),
        reply=reply,
        idle=replace(
            before.idle,
            read_units=sum(op.read for op in run.minute),
            series=run.series + SERIES_OF_THE_INTAKE,
            brand_series=run.brand_series,
        ),
    )


def written(usage: Usage) -> bytes:
    """The file."""
    return msgspec.json.format(msgspec.json.encode(usage), indent=2) + b"\n"


def _usage(posts: Sequence[Seen]) -> PostUsage:
    ops: list[Op] = [op for one in posts for op in (*one.ops, *one.later, *one.answered)]
    many = len(posts)
    return PostUsage(
        write_units=_mean(sum(op.written for op in ops), many),
        read_units=_mean(sum(op.read for op in ops), many),
        stored_bytes=_mean(sum(one.stored for one in posts), many),
        log_bytes=round(RECEIVED_LOG_BYTES + _mean(sum(one.log_bytes for one in posts), many), -1),
        effects=_mean(sum(one.effects for one in posts), many),
        mails=_mean(sum(one.notices for one in posts), many),
    )


def _mean(total: float, many: int) -> float:
    return round(total / many, 2) if many else 0.0
