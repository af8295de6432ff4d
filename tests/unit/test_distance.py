"""Distances against published ones and against geometry in space."""

from __future__ import annotations

from math import acos, cos, isclose, pi, radians, sin
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.distance import EARTH_RADIUS_KM, great_circle_km


class Point(NamedTuple):
    latitude: float
    longitude: float


HACKENSACK = Point(40.9100, -74.0310)
EWR = Point(40.692481, -74.168688)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (Point(0, 0), Point(0, 90), EARTH_RADIUS_KM * pi / 2),
        (Point(90, 0), Point(-90, 77), EARTH_RADIUS_KM * pi),
        (Point(10, 20), Point(-10, -160), EARTH_RADIUS_KM * pi),
        (Point(0, 179.5), Point(0, -179.5), EARTH_RADIUS_KM * pi / 180),
        (Point(36.12, -86.67), Point(33.94, -118.40), 2886.4),  # Nashville to Los Angeles, a common worked example
        (HACKENSACK, EWR, 26.8),
    ],
)
def test_known_distances(one: Point, other: Point, km: float) -> None:
    assert great_circle_km(one, other) == pytest.approx(km, rel=0.002)


@given(points, points)
def test_it_agrees_with_the_angle_between_two_vectors(one: Point, other: Point) -> None:
    def vector(point: Point) -> tuple[float, float, float]:
        latitude, longitude = radians(point.latitude), radians(point.longitude)
        return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)

    cosine = sum(a * b for a, b in zip(vector(one), vector(other), strict=True))
    # acos loses digits near 0 and 180 degrees: a millionth of the radius is 6 metres
    assert isclose(great_circle_km(one, other), EARTH_RADIUS_KM * acos(max(-1, min(1, cosine))), abs_tol=0.2)


@given(points, points)
def test_there_is_as_far_as_back(one: Point, other: Point) -> None:
    assert isclose(great_circle_km(one, other), great_circle_km(other, one), rel_tol=1e-9, abs_tol=1e-6)


@given(points)
def test_here_is_no_distance_away(point: Point) -> None:
    assert great_circle_km(point, point) == 0
