"""Words that speak for sensitive matters, by reason and language. Data for `stops` only; a language is a file."""

from __future__ import annotations

from chalicelib.signals.stop_german_dangers import GERMAN_DANGERS
from chalicelib.signals.stop_german_despair import GERMAN_DESPAIR
from chalicelib.signals.stop_german_harms import GERMAN_HARMS
from chalicelib.signals.stop_german_illness import GERMAN_ILLNESS
from chalicelib.signals.stop_german_pairs import GERMAN_PAIRS
from chalicelib.signals.stop_german_privacy import GERMAN_PRIVACY
from chalicelib.signals.stop_german_public import GERMAN_PUBLIC
from chalicelib.signals.stop_german_wrongs import GERMAN_WRONGS
from chalicelib.signals.stop_harms import HARMS
from chalicelib.signals.stop_wrongs import WRONGS

_ENGLISH = {**HARMS, **WRONGS}
_GERMAN = {
    **GERMAN_DESPAIR,
    **GERMAN_HARMS,
    **GERMAN_ILLNESS,
    **GERMAN_DANGERS,
    **GERMAN_WRONGS,
    **GERMAN_PRIVACY,
    **GERMAN_PUBLIC,
}

REASONS: dict[str, dict[str, tuple[str, ...]]] = {
    reason: {
        "en": _ENGLISH.get(reason, ()),
        "de": (*_GERMAN.get(reason, ()), *GERMAN_PAIRS.get(reason, ())),
    }
    for reason in sorted({*_ENGLISH, *_GERMAN})
}
