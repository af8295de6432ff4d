"""All storms, in the order in which they blow."""

from __future__ import annotations

from tests.soak import books, faults
from tests.soak.storm import Storm

STORMS: tuple[Storm, ...] = (
    Storm("books", books.run, seeds=4, minutes=4),
    Storm("faults", faults.run, seeds=4, minutes=4),
)
