"""All storms, in the order in which they blow."""

from __future__ import annotations

from tests.soak import http, parsers
from tests.soak.storm import Storm

STORMS: tuple[Storm, ...] = (http.STORM, parsers.STORM)
