"""Distances on the globe, as the crow flies. Roads are the feasibility's business."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of WGS 84; taking the globe for a ball is off by at most half a percent."""


class Located(Protocol):
    """Anything with a position in degrees, WGS 84: a store, a place."""

    @property
    def latitude(self) -> float: ...

    @property
    def longitude(self) -> float: ...


def great_circle_km(one: Located, other: Located) -> float:
    """The shortest way over the ground, in kilometres (haversine formula)."""
    here, there = radians(one.latitude), radians(other.latitude)
    half_chord = (
        sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))
