"""A brand for the tests of signals: a steakhouse with stores in the United States."""

from __future__ import annotations

from datetime import datetime

from chalicelib.domain.playbook import MenuItem, Store
from chalicelib.domain.signals import Signals, Wish
from chalicelib.signals import Context, understand

WRITTEN = datetime.fromisoformat("2026-03-11T15:05:00-04:00")
STEAK = "Hey @Mortons – can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)"


def store(city: str, *, time_zone: str = "America/New_York", name: str | None = None) -> Store:
    return Store(
        id=city.lower().replace(" ", "-"),
        name=name or f"Morton's {city}",
        address="1 Main Street",
        city=city,
        latitude=40.0,
        longitude=-74.0,
        time_zone=time_zone,
        hours={},
    )


BRAND = Context(
    languages=("en",),
    menu=(
        MenuItem(id="porterhouse", name={"en": "Porterhouse"}, words=("porterhouse", "steak")),
        MenuItem(id="filet", name={"en": "Filet mignon"}, words=("filet", "filet mignon")),
        MenuItem(id="shrimp", name={"en": "Shrimp"}, words=("shrimp cocktail", "shrimp")),
    ),
    topics={"refund": ("refund", "money back"), "food-safety": ("food poisoning", "undercook*")},
    stores=(
        store("Hackensack"),
        store("Chicago", time_zone="America/Chicago"),
        store("Boca Raton"),
        store("Portland", time_zone="America/Los_Angeles"),
    ),
    time_zone="America/New_York",
)


def heard(text: str | None, *, written_at: datetime = WRITTEN, context: Context = BRAND) -> tuple[Signals, Wish]:
    return understand(text, language="en", written_at=written_at, context=context)
