"""All storms, in the order in which they blow."""

from __future__ import annotations

from tests.soak import books, faults, http, parsers, patterns
from tests.soak.aws_storm import storm as aws
from tests.soak.kill_storm import storm as kill
from tests.soak.storm import Storm

STORMS: tuple[Storm, ...] = (
    Storm("kill", kill.run, seeds=10, minutes=20),
    http.STORM,
    parsers.STORM,
    patterns.STORM,
    Storm("books", books.run, seeds=4, minutes=4),
    Storm("faults", faults.run, seeds=4, minutes=4),
    Storm("aws", aws.run, seeds=300, minutes=20, processes=2),
)
