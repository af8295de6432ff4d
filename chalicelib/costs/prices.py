"""AWS list prices and what is always free, by meter. Dollars, without tax.

Looked up in stored copies of AWS's pages; `UNCHECKED` names what could not be. Tiers for very large amounts, savings
plans and what only new accounts get for free are left out, so a bill is rather lower.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Meter = Literal[
    "rest_requests",
    "http_requests",
    "invocations",
    "gb_seconds",
    "standard_requests",
    "fifo_requests",
    "write_units",
    "read_units",
    "table_gb",
    "backup_gb",
    "puts",
    "shelf_gb",
    "log_gb",
    "log_gb_kept",
    "series",
    "alarms",
    "dashboards",
    "traces",
    "secrets",
    "secret_calls",
    "mails",
]
Region = Literal["us-east-1", "eu-central-1"]
REGIONS: tuple[Region, ...] = get_args(Region)

AS_OF = "2026-11"
MILLION = 1_000_000

_US_EAST_1: Mapping[Meter, float] = {
    "rest_requests": 3.50 / MILLION,
    "http_requests": 1.00 / MILLION,
    "invocations": 0.20 / MILLION,
    "gb_seconds": 0.0000166667,
    "standard_requests": 0.40 / MILLION,
    "fifo_requests": 0.50 / MILLION,
    "write_units": 0.625 / MILLION,
    "read_units": 0.125 / MILLION,
    "table_gb": 0.25,
    "backup_gb": 0.20,
    "puts": 5.00 / MILLION,
    "shelf_gb": 0.023,
    "log_gb": 0.50,
    "log_gb_kept": 0.03,
    "series": 0.30,
    "alarms": 0.10,
    "dashboards": 3.00,
    "traces": 5.00 / MILLION,
    "secrets": 0.40,
    "secret_calls": 5.00 / MILLION,
    "mails": 100.0 / MILLION,
}
PRICES: Mapping[Region, Mapping[Meter, float]] = {
    "us-east-1": _US_EAST_1,
    "eu-central-1": {
        **_US_EAST_1,
        "rest_requests": 3.70 / MILLION,
        "http_requests": 1.20 / MILLION,
        "write_units": 0.7625 / MILLION,
        "read_units": 0.1525 / MILLION,
        "table_gb": 0.306,
        "backup_gb": 0.2448,
        "puts": 5.40 / MILLION,
        "shelf_gb": 0.0245,
        "log_gb": 0.63,
        "log_gb_kept": 0.0324,
    },
}
"""For each unit of a meter, in a month."""

UNCHECKED: Mapping[Region, frozenset[Meter]] = {
    "us-east-1": frozenset({"backup_gb", "traces", "secret_calls", "mails"}),
    "eu-central-1": frozenset(get_args(Meter)),
}

FREE: Mapping[Meter, float] = {
    "invocations": 1 * MILLION,
    "gb_seconds": 400_000,
    "table_gb": 25,
    "log_gb": 5,
    "series": 10,
    "alarms": 10,
    "traces": 100_000,
}
"""Each month, for the whole account, in every year of it. Dashboards are free up to 50 metrics; ours has more."""

FREE_SQS_REQUESTS = 1 * MILLION
"""The same, for standard and FIFO queues together; the cheaper ones are taken to be free first."""

PARTS: Mapping[str, tuple[Meter, ...]] = {
    "api": ("rest_requests", "http_requests"),
    "lambda": ("invocations", "gb_seconds"),
    "sqs": ("standard_requests", "fifo_requests"),
    "dynamodb": ("write_units", "read_units", "table_gb", "backup_gb"),
    "s3": ("puts", "shelf_gb"),
    "logs": ("log_gb", "log_gb_kept"),
    "metrics": ("series",),
    "alarms": ("alarms", "dashboards"),
    "tracing": ("traces",),
    "secrets": ("secrets", "secret_calls"),
    "mail": ("mails",),
}
"""What is told together."""
