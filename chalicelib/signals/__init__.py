"""UNDERSTAND. What a text says, as far as words tell: one file a signal, pure functions, no model, no network.

`understand` is the table of contents. Cues are data at the top of each file, by language; a language without cues
finds nothing but what needs no words (codes of airports, topics, menu).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.domain.playbook import MenuItem, Store
from chalicelib.domain.signals import Evidence, Signals, TimeMention, Wish
from chalicelib.signals import urgency
from chalicelib.signals.cues import MOST, Page, Span, read
from chalicelib.signals.intents import intents
from chalicelib.signals.language import guess
from chalicelib.signals.mood import mood
from chalicelib.signals.places import places
from chalicelib.signals.quantity import group_order
from chalicelib.signals.signal import Signal
from chalicelib.signals.stops import stops
from chalicelib.signals.times import times, times_of
from chalicelib.signals.topics import BUILT_IN, GROUP_ORDER, phrase_lists, topics
from chalicelib.signals.wish import wish_of
from chalicelib.text import tokens

__all__ = ["BUILT_IN", "MOST", "SIGNALS", "Context", "TimeMention", "times", "understand"]

SIGNALS: tuple[Signal, ...] = (urgency.SIGNAL,)
"""Those that stand by themselves. The others below look at each other."""

_MOST_EVIDENCE = 3  # of one signal; more proves nothing


class Context(Struct, frozen=True, kw_only=True):
    """What the brand knows, handed in.

    Attributes:
        languages: BCP 47 primary tags that the brand speaks.
        topics: Topic → words and phrases; ``group-order`` is found besides, see `topics`.
        time_zone: IANA name; times of day are local to the place of the wish, and to this where there is none.
        names: What people call the brand, so that "Mortons Hackensack" names a store. Empty: its handles must do.
    """

    languages: tuple[str, ...]
    menu: tuple[MenuItem, ...]
    topics: Mapping[str, tuple[str, ...]]
    stores: tuple[Store, ...]
    time_zone: str
    names: tuple[str, ...] = ()


def understand(
    text: str | None, *, language: str | None, written_at: datetime, context: Context
) -> tuple[Signals, Wish]:
    """Everything that the text says.

    Args:
        text: None and empty texts have no signals. Only the first `MOST` characters are looked at.
        language: The platform's tag. None: it didn't say.
        written_at: Aware; times are counted from it.
    """
    if text is None:
        return Signals(), Wish()
    if not text.strip():
        blank = read("", languages=context.languages)
        return Signals(more={signal.name: signal.read(blank).value for signal in SIGNALS}), Wish()
    spoken = guess(text[:MOST], tag=language, languages=context.languages)
    page = read(text, languages=context.languages if spoken.value is None else (spoken.value,))
    words = tokens(page.text)
    menu = phrase_lists(tuple((item.id, item.words) for item in context.menu), plurals="en" in page.languages)
    things = tuple(menu.find(words))
    named_things = [(thing.start, thing.end) for thing in things]
    meant = intents(page, things=named_things)
    stopped = stops(page, languages=context.languages)
    named = places(page, stores=context.stores, names=context.names)
    asked = meant.by_name.get("wish", ())
    draft = wish_of(page, asked=asked, things=things, places=named, times=())
    zone = context.time_zone if draft.place is None else draft.place.time_zone
    told = times_of(page, written_at=written_at, time_zone=zone)
    felt = mood(
        page,
        praised=meant.praised,
        thanked="thanks" in meant.by_name,
        troubled=meant.by_name.get("complaint", ()),
        lukewarm=meant.lukewarm,
        irony=meant.irony.value,
    )
    many = group_order(page, named_things)
    found_topics = (
        *topics(page.text, words, of=context.topics),
        *(() if many is None else _evidence(page, f"topic:{GROUP_ORDER}", (many,))),
    )
    more = {signal.name: signal.read(page) for signal in SIGNALS}
    evidence = (
        *(one for name, spans in meant.by_name.items() for one in _evidence(page, f"intent:{name}", spans)),
        *_evidence(page, f"mood:{felt.guess.value}", felt.spans),
        *_evidence(page, "irony", meant.irony.spans),
        *(one for reason, span in stopped.spans for one in _evidence(page, f"stop:{reason}", (span,))),
        *found_topics,
        *(one for name, found in more.items() for one in _evidence(page, name, found.spans)),
    )
    signals = Signals(
        language=spoken,
        mood=felt.guess,
        intents=tuple(sorted(meant.by_name)),
        topics=tuple(sorted({one.signal.removeprefix("topic:") for one in found_topics})),
        stop=stopped.stop,
        irony=meant.irony.value,
        places=named,
        times=told,
        more={name: found.value for name, found in more.items()},
        evidence=evidence,
    )
    return signals, wish_of(page, asked=asked, things=things, places=named, times=told) if asked else Wish()


def _evidence(page: Page, signal: str, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(signal=signal, text=page.text[start:end], start=start, end=end)
        for start, end in tuple(spans)[:_MOST_EVIDENCE]
    )
