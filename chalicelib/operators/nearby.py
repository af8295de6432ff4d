"""How far a place is from another, as the crow flies."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, convert

from chalicelib.distance import great_circle_km
from chalicelib.facts import FactType
from chalicelib.operators.operator import Compared, Operator, plain

_PLACE: frozenset[FactType] = frozenset({"place"})
Degrees = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]


class Point(Struct, frozen=True, kw_only=True):
    """A point on the map, in degrees, WGS 84; further fields don't matter."""

    latitude: Degrees
    longitude: Longitude


class Around(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A circle.

    Attributes:
        of: Its centre: the id of a store (which is looked up when the playbook is read), or degrees.
    """

    km: Annotated[float, Meta(gt=0, le=20_100)]
    of: Point


def _within_km(found: dict[str, Any], wanted: dict[str, Any]) -> Compared:
    around = convert(wanted, Around)
    return Compared((km := great_circle_km(convert(found, Point), around.of)) <= around.km, round(km, 1))


def _around(wanted: dict[str, Any], language: str) -> str:
    of = wanted["of"]
    around = {"en": "of", "de": "um"}[language]
    return f"{plain(wanted['km'])} km {around} {of.get('store') or plain([of['latitude'], of['longitude']])}"


OPERATORS = (
    Operator(
        "within_km",
        "{fact} is within {value}",
        Around,
        _PLACE,
        _within_km,
        words=_around,
        sentence_de="{fact} liegt im Umkreis von {value}",
    ),
)
