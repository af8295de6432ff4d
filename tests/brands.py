"""A small brand for whoever tests what is understood of a text."""

from __future__ import annotations

from datetime import datetime

from chalicelib.domain.playbook import MenuItem, Store

WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
STEAK = "Hey @Mortons – can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)"


def store(city: str, *, time_zone: str = "America/New_York") -> Store:
    return Store(
        id=city.lower().replace(" ", "-"),
        name=f"Morton's {city}",
        address="1 Main Street",
        city=city,
        latitude=40.0,
        longitude=-74.0,
        time_zone=time_zone,
        hours={},
    )


MENU = (
    MenuItem(id="porterhouse", name={"en": "Porterhouse"}, words=("porterhouse", "steak")),
    MenuItem(id="filet", name={"en": "Filet mignon"}, words=("filet", "filet mignon")),
    MenuItem(id="shrimp", name={"en": "Shrimp"}, words=("shrimp cocktail", "shrimp")),
)
