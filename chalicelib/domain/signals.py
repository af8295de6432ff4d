"""What was understood of a text. Positions count characters of `Post.text`, end exclusive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, field


class Evidence(Struct, frozen=True, kw_only=True):
    """The words that made us think so.

    Attributes:
        signal: What they speak for, e.g. ``intent:complaint`` or ``stop:medical``.
        text: The words as they stand in the post.
    """

    signal: str
    text: str
    start: int
    end: int


class Guess(Struct, frozen=True, kw_only=True):
    """A value and how sure we are.

    Attributes:
        value: None: we can't tell.
        p: From 0 to 1.
    """

    value: str | None = None
    p: float = 0.0


class Place(Struct, frozen=True, kw_only=True):
    """A place that the text names.

    Attributes:
        kind: ``store`` (one of the brand's own), ``airport`` or ``city``.
        id: The store's id, the airport's IATA code, or the city's name.
        latitude: Degrees, WGS 84.
        longitude: Degrees, WGS 84.
        time_zone: IANA name, e.g. ``America/New_York``.
    """

    kind: Literal["store", "airport", "city"]
    id: str
    name: str
    city: str
    latitude: float
    longitude: float
    time_zone: str
    text: str
    start: int
    end: int


class TimeMention(Struct, frozen=True, kw_only=True):
    """A time that the text names, counted from when it was written.

    Attributes:
        at: The moment meant, UTC.
        text: The words, e.g. ``in two hours``.
    """

    at: datetime
    text: str
    start: int
    end: int


class Stop(Struct, frozen=True, kw_only=True):
    """Sensitive matters. A stop beats every rule: the post goes to a person.

    Attributes:
        reasons: Of ``death medical injury allergy safety fire crime harassment discrimination self-harm threat
            legal …``, sorted. Empty: no stop.
        page_now: Someone must look at once (self-harm, safety).
    """

    reasons: tuple[str, ...] = ()
    page_now: bool = False


class Signals(Struct, frozen=True, kw_only=True):
    """Everything understood of one text.

    Attributes:
        language: BCP 47 primary tag, e.g. ``en``.
        mood: ``positive``, ``neutral`` or ``negative``. Positive mood alone is no delight trigger.
        intents: Of ``wish complaint thanks question``, sorted.
        topics: Of the brand's topics, sorted, e.g. ``refund``.
        irony: 0 to 1, hazard that praise is meant the other way round; holds, never labels.
        more: What signals that stand by themselves found, by their names, e.g. ``{"urgent": True}``.
    """

    language: Guess = field(default_factory=Guess)
    mood: Guess = field(default_factory=Guess)
    intents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stop: Stop = field(default_factory=Stop)
    irony: float = 0.0
    places: tuple[Place, ...] = ()
    times: tuple[TimeMention, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


class Wish(Struct, frozen=True, kw_only=True):
    """What the person would like.

    Attributes:
        things: Ids from the brand's menu, in the order in which the text names them.
        place: Where. None: the text names no place that we know.
        deadline: By when, UTC. None: the text doesn't say.
    """

    things: tuple[str, ...] = ()
    place: Place | None = None
    deadline: datetime | None = None
