"""The Metrics port: gathered in memory, written as CloudWatch's Embedded Metric Format, one document a line.

Counting is on the way of every post, so it is an addition under a lock; powertools makes the documents, and is imported
with the first one.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from chalicelib.measures import MEASURES, NAMESPACE, Counted, Gauged, Timed
from chalicelib.ports import Clock

MOST_VALUES = 100
"""Of one metric in one document, as the format says."""
MOST_GATHERED = 10_000
"""Values of one series between two flushes; further ones are left out, so that memory stays bounded."""

Dimensions = tuple[tuple[str, str], ...]
Series = tuple[str, Dimensions]


class EmfMetrics:
    """Sums of counts, every time that was taken, the last of each gauge."""

    def __init__(self, write: Callable[[str], None], *, clock: Clock, namespace: str = NAMESPACE) -> None:
        """Start it.

        Args:
            write: Takes a line without its end, and never raises.
            namespace: Keeps the metrics of one engine apart from another's in the same account.
        """
        self._namespace = namespace
        self._write = write
        self._clock = clock
        self._lock = threading.Lock()
        self._forget()

    def _forget(self) -> None:
        self._sums: dict[Series, float] = {}
        self._times: dict[Series, list[float]] = {}

    def count(self, name: Counted, amount: int = 1, **dimensions: str) -> None:
        series = (name, tuple(dimensions.items()))
        with self._lock:
            self._sums[series] = self._sums.get(series, 0) + amount

    def time_ms(self, name: Timed, ms: float, **dimensions: str) -> None:
        series = (name, tuple(dimensions.items()))
        with self._lock:
            taken = self._times.setdefault(series, [])
            if len(taken) < MOST_GATHERED:
                taken.append(ms)

    def gauge(self, name: Gauged, value: float, **dimensions: str) -> None:
        with self._lock:
            self._sums[name, tuple(dimensions.items())] = value

    def flush(self) -> None:
        with self._lock:
            gathered = {**{series: [value] for series, value in self._sums.items()}, **self._times}
            self._forget()
        now = self._clock.now()
        for dimensions, values in _documents(gathered):
            self._write(document(values, dimensions=dict(dimensions), at=now, namespace=self._namespace))


def _documents(gathered: Mapping[Series, Sequence[float]]) -> Iterator[tuple[Dimensions, dict[str, list[float]]]]:
    """What goes together: metrics with the same dimensions, as many values as a document takes."""
    together: dict[Dimensions, dict[str, Sequence[float]]] = defaultdict(dict)
    for (name, dimensions), values in gathered.items():
        together[dimensions][name] = values
    for dimensions, metrics in together.items():
        for start in range(0, max(map(len, metrics.values())), MOST_VALUES):
            parts = {name: list(values[start : start + MOST_VALUES]) for name, values in metrics.items()}
            yield dimensions, {name: part for name, part in parts.items() if part}


def document(
    values: Mapping[str, Sequence[float]],
    *,
    dimensions: Mapping[str, str],
    at: datetime,
    namespace: str = NAMESPACE,
) -> str:
    """One EMF document.

    Args:
        values: At most 100 of each metric.
    """
    from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import (  # noqa: PLC0415  (12 ms)
        AmazonCloudWatchEMFProvider,
    )

    provider = AmazonCloudWatchEMFProvider(namespace=namespace, service="", dimension_set=dict(dimensions))
    provider.timestamp = int(at.timestamp() * 1000)
    metrics = {
        name: {"Unit": MEASURES[name].unit, "StorageResolution": 60, "Value": list(numbers)}
        for name, numbers in values.items()
    }
    return json.dumps(provider.serialize_metric_set(metrics), separators=(",", ":"))
