"""What a text can say. Texts for customers know the wish, the store and the brand; nothing that only our records know.

Texts for stores know even less: before a team accepts, nothing of the author or the post.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook, Store

NAMES = frozenset(
    {
        "brand.name",
        "brand.signature",
        "cost",
        "deadline",
        "store.city",
        "store.name",
        "wish.deadline",
        "wish.place",
        "wish.things",
    }
)
"""All that a text may ever ask for; `of` says which of it there is. Only stores hear ``cost`` and ``deadline``."""


def languages(playbook: Playbook, *preferred: str | None) -> list[str]:
    """The brand's languages, the preferred ones first."""
    spoken = playbook.brand.languages
    first = [language for language in preferred if language in spoken]
    return list(dict.fromkeys([*first, *spoken]))


def names(playbook: Playbook, things: Sequence[str], *, language: str) -> list[str]:
    """How the menu calls things in a language."""
    menu = {item.id: item for item in playbook.brand.menu}
    return [
        menu[thing].name.get(language) or next(iter(menu[thing].name.values())) for thing in things if thing in menu
    ]


def of(playbook: Playbook, moment: Moment, *, language: str, store: Store | None) -> dict[str, Any]:
    """Names for a text's template: ``brand``, ``wish``, and ``store`` where one is meant."""
    wish = moment.wish
    zone = ZoneInfo(wish.place.time_zone if wish.place is not None else playbook.brand.time_zone)
    told: dict[str, Any] = {
        "brand": {"name": playbook.brand.name, "signature": playbook.brand.signature},
        "wish": {"things": names(playbook, wish.things, language=language)},
    }
    if wish.place is not None:
        told["wish"]["place"] = wish.place.name
    if wish.deadline is not None:
        told["wish"]["deadline"] = wish.deadline.astimezone(zone)
    if store is not None:
        told["store"] = {"name": store.name, "city": store.city}
    return told
