"""How people write a time, a list and an amount, in each language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


def clock(at: datetime, *, language: str) -> str:
    """A time of day as people write it, in the zone that the time carries."""
    if language == "de":
        return f"{at.hour}:{at.minute:02d} Uhr"
    hour = at.hour % 12 or 12
    half = "AM" if at.hour < 12 else "PM"
    return f"{hour}:{at.minute:02d} {half}"


def listed(words: Sequence[str], *, language: str) -> str:
    """``a, b and c``; a text is one word."""
    if isinstance(words, str):
        return words
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'und' if language == 'de' else 'and'} {words[-1]}"


def money(cents: int, *, currency: str, language: str) -> str:
    """An amount as people write it: ``$90.00``, ``90,00 €``."""
    sign = {"USD": "$", "EUR": "€", "GBP": "£", "CHF": "CHF"}.get(currency, currency)
    if language == "de":
        return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d} {sign}"
    amount = f"{cents // 100:,}.{cents % 100:02d}"
    return f"{sign}{amount}" if len(sign) == 1 else f"{sign} {amount}"
