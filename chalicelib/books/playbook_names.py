"""What there is to be named in a brand's files, read leniently: a broken file must not make others look broken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any

from chalicelib import facts
from chalicelib.platforms.verify import SCHEMES
from chalicelib.signals.topics import BUILT_IN

_PARTS = {"purse": "purses", "department": "departments", "hook": "hooks", "thing": "menu"}
"""Kind of name → the part of brand.json in which it is given."""


def existing(
    files: Mapping[str, Any],
    texts: Mapping[tuple[str, str], str],
    unreadable: Collection[str],
    *,
    doubtful: Collection[str],
) -> dict[str, tuple[str, ...]]:
    """What there is to be named, as far as it can be read: one broken file must not make others look broken.

    Args:
        doubtful: Parts of brand.json and other files that can't be relied on.
    """
    known = {
        "fact": tuple(facts.BY_NAME),
        "platform": tuple(SCHEMES),
        "example": tuple(PurePosixPath(path).stem for path in (*files, *unreadable) if path.startswith("examples/")),
    }
    if "stores.json" not in {*unreadable, *doubtful}:
        known["store"] = tuple(points(files.get("stores.json")))
    brand = files.get("brand.json")
    if not isinstance(brand, dict):
        return known
    languages = brand.get("languages")
    first = languages[0] if isinstance(languages, list) and languages and isinstance(languages[0], str) else "en"
    known["language"] = (first,)
    known["text"] = tuple(dict.fromkeys(name for name, _ in texts))
    for kind, part in _PARTS.items():
        names = _ids(brand.get(part)) if kind == "thing" else tuple(member(brand, part))
        if part not in doubtful and (names or kind != "department"):
            known[kind] = names
    return known


def values(files: Mapping[str, Any], *, doubtful: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Fact → all that it can be for this brand; a fact that isn't there can be anything, as far as can be told."""
    brand, channels, stores = (files.get(f"{name}.json") for name in ("brand", "channels", "stores"))
    found: dict[str, tuple[str, ...]] = {"post.platform": tuple(SCHEMES)}
    if isinstance(brand, dict):
        if "topics" not in doubtful:
            found["signals.topics"] = (*member(brand, "topics"), *BUILT_IN)
        if "menu" not in doubtful:
            found["wish.things"] = _ids(brand.get("menu"))
        if isinstance(brand.get("id"), str):
            found["brand.id"] = (brand["id"],)
    if isinstance(stores, dict) and "stores.json" not in doubtful:
        found["store.id"] = tuple(points(stores))
    if isinstance(channels, dict) and "channels.json" not in doubtful:
        endpoints = [one for one in member(channels, "endpoints").values() if isinstance(one, dict)]
        found["post.account"] = tuple(account for one in endpoints for account in _ids(one.get("accounts")))
    return found


def _ids(listed: Any) -> tuple[str, ...]:
    ids = [one.get("id") for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict)]
    return tuple(one for one in ids if isinstance(one, str))


def member(brand: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = brand.get(name)
    return found if isinstance(found, dict) else {}


def lists(brand: Mapping[str, Any]) -> dict[str, list[str]]:
    """The brand's named lists that are lists of texts."""
    return {
        name: words
        for name, words in member(brand, "lists").items()
        if isinstance(words, list) and all(isinstance(word, str) for word in words)
    }


def points(stores: Any) -> dict[str, tuple[float, float]]:
    """Where stores are, by id."""
    listed = stores.get("stores") if isinstance(stores, dict) else None
    return {
        store["id"]: (store.get("latitude", 0.0), store.get("longitude", 0.0))
        for store in (listed if isinstance(listed, list) else ())
        if isinstance(store, dict) and isinstance(store.get("id"), str)
    }
