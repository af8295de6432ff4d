"""Words that speak for sensitive matters, by reason and language. Data for `stops` only; a language is a file."""

from __future__ import annotations

from chalicelib.signals.stop_german import GERMAN
from chalicelib.signals.stop_harms import HARMS
from chalicelib.signals.stop_wrongs import WRONGS

_ENGLISH = {**HARMS, **WRONGS}

REASONS: dict[str, dict[str, tuple[str, ...]]] = {
    reason: {"en": _ENGLISH.get(reason, ()), "de": GERMAN.get(reason, ())} for reason in sorted({*_ENGLISH, *GERMAN})
}
