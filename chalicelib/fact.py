"""The shape of a fact, and everything that is said of one that is unknown, in English and in German."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

FactType = Literal["text", "word", "number", "boolean", "list", "place"]


class Fact(Struct, frozen=True, kw_only=True):
    """One named value of the moment.

    Attributes:
        path: Attributes from the moment on, dotted.
        type: ``text`` is what people wrote; ``word`` one of a few values; ``list`` a list of words; ``place`` a
            point on the map.
        unit: None: has none.
        meaning_de: The meaning in German.
        unknown: When there is no value; said in the trace (in German: `UNKNOWN_DE`).
        values: All that a ``word`` or the elements of a ``list`` can be. Empty: open.
        least: The smallest that a ``number`` can be. None: no end.
        most: The largest. None: no end.
        understood: It is read from the text, so it is unknown where no text was delivered.
    """

    name: str
    path: str
    type: FactType
    meaning: str
    meaning_de: str
    unknown: str
    unit: str | None = None
    values: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    understood: bool = False


NEVER = "never"
NO_TEXT = "the text was not delivered"
NOT_TOLD = "the platform didn't tell"
NOT_LINKED = "nobody told us which customer this is"
NOT_SIGNED = "the post has no author"
NOT_ANSWERED = "what it asks for is unknown, or of another kind"
NO_AUTHOR = "the platform didn't tell who wrote it"
NO_STORE = "the text voices no wish with a place that we know, or the brand has no store"
NO_PLACE = "the text voices no wish with a place that we know"
NO_REVIEW = "it is no review with stars"
NO_RECOMMENDATION = "it is no recommendation"
TOO_SHORT = "the text is too short to tell"
TOO_LITTLE = "the text says too little"
NO_TIME = "the text voices no wish with a time"

UNKNOWN_DE: Mapping[str, str] = {
    NEVER: "nie",
    NO_TEXT: "der Text wurde nicht mitgeliefert",
    NOT_TOLD: "die Plattform sagt es nicht",
    NOT_LINKED: "niemand hat uns gesagt, welcher Kunde das ist",
    NO_AUTHOR: "die Plattform sagt nicht, wer es geschrieben hat",
    NOT_SIGNED: "der Beitrag nennt niemanden, der ihn geschrieben hat",
    NO_STORE: "der Text äußert keinen Wunsch mit einem Ort, den wir kennen, oder die Marke hat keine Filiale",
    NO_PLACE: "der Text äußert keinen Wunsch mit einem Ort, den wir kennen",
    NOT_ANSWERED: "wonach er fragt, ist unbekannt oder von anderer Art",
    NO_REVIEW: "es ist keine Bewertung mit Sternen",
    NO_RECOMMENDATION: "es ist keine Empfehlung",
    TOO_SHORT: "der Text ist zu kurz, um es zu sagen",
    TOO_LITTLE: "der Text sagt zu wenig",
    NO_TIME: "der Text äußert keinen Wunsch mit einer Zeit",
}
"""Everything that a trace says of an unknown leaf: in English, and in German."""

UNITS_DE: Mapping[str, str] = {
    "stars": "Sterne",
    "people": "Personen",
    "visits": "Besuche",
    "complaints": "Beschwerden",
    "0 to 1": "0 bis 1",
    "minutes": "Minuten",
    "km": "km",
    "0 to 23": "0 bis 23",
}
"""Every unit in German."""
