"""What a rule may ask: one table, fact → path in the moment, type, unit, meaning, when it is unknown. See `facts`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import Struct

from chalicelib.domain.post import PostKind, Visibility

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
    understood: bool = False


_NEVER = "never"
NO_TEXT = "the text was not delivered"
_NOT_TOLD = "the platform didn't tell"
NOT_LINKED = "nobody told us which customer this is"
NOT_SIGNED = "the post has no author"
NOT_ANSWERED = "what it asks for is unknown, or of another kind"
_NO_AUTHOR = "the platform didn't tell who wrote it"
_NO_STORE = "the text names no place that we know, or the brand has no store"
_NO_PLACE = "the text names no place that we know"

TABLE: tuple[Fact, ...] = (
    Fact(
        name="post.platform",
        path="post.platform",
        type="word",
        meaning="Where it was posted, e.g. x.",
        meaning_de="Wo es geschrieben wurde, z. B. x.",
        unknown=_NEVER,
    ),
    Fact(
        name="post.kind",
        path="post.kind",
        type="word",
        meaning="What it is.",
        meaning_de="Was es ist.",
        unknown=_NEVER,
        values=get_args(PostKind),
    ),
    Fact(
        name="post.visibility",
        path="post.visibility",
        type="word",
        meaning="Who can see it.",
        meaning_de="Wer es sehen kann.",
        unknown=_NEVER,
        values=get_args(Visibility),
    ),
    Fact(
        name="post.addressed",
        path="post.addressed",
        type="boolean",
        meaning="It speaks to us; if not, it is an indirect touchpoint.",
        meaning_de="Es spricht uns an; wenn nicht, ist es eine indirekte Berührung.",
        unknown=_NEVER,
    ),
    Fact(
        name="post.text",
        path="post.text",
        type="text",
        meaning="What the customer wrote.",
        meaning_de="Was die Person geschrieben hat.",
        unknown=NO_TEXT,
    ),
    Fact(
        name="post.language",
        path="post.language",
        type="word",
        meaning="Language as the platform tells, e.g. en.",
        meaning_de="Sprache, wie die Plattform sie nennt, z. B. en.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="post.account",
        path="post.account_id",
        type="word",
        meaning="Which of our accounts received it.",
        meaning_de="Welches unserer Konten es bekommen hat.",
        unknown=_NEVER,
    ),
    Fact(
        name="post.hashtags",
        path="post.hashtags",
        type="list",
        meaning="Hashtags, without #.",
        meaning_de="Hashtags, ohne #.",
        unknown=_NEVER,
    ),
    Fact(
        name="post.matched_searches",
        path="post.matched_rules",
        type="list",
        meaning="Tags of the platform's searches that found it.",
        meaning_de="Namen der Suchen auf der Plattform, die es gefunden haben.",
        unknown=_NEVER,
    ),
    Fact(
        name="post.rating",
        path="post.rating.value",
        type="number",
        unit="stars",
        meaning="Stars of a review.",
        meaning_de="Sterne einer Bewertung.",
        unknown="it is no review with stars",
    ),
    Fact(
        name="post.recommended",
        path="post.rating.recommended",
        type="boolean",
        meaning="A review that recommends us, where the platform asks for that instead of stars.",
        meaning_de="Eine Bewertung, die uns empfiehlt, wo die Plattform danach statt nach Sternen fragt.",
        unknown="it is no recommendation",
    ),
    Fact(
        name="post.place",
        path="post.place",
        type="place",
        meaning="Where the post says it was written.",
        meaning_de="Wo es laut Beitrag geschrieben wurde.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="author.id",
        path="post.author.id",
        type="word",
        meaning="The platform's id of the author.",
        meaning_de="Kennung der Person auf der Plattform.",
        unknown=_NO_AUTHOR,
    ),
    Fact(
        name="author.followers",
        path="post.author.followers_count",
        type="number",
        unit="people",
        meaning="How many follow the author.",
        meaning_de="Wie viele der Person folgen.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="author.verified",
        path="post.author.is_verified",
        type="boolean",
        meaning="Verified by the platform.",
        meaning_de="Von der Plattform bestätigt.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="author.automated",
        path="post.author.is_bot",
        type="boolean",
        meaning="Says of itself that it is automated.",
        meaning_de="Ist nach eigener Angabe ein Automat.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="customer.visits",
        path="customer.visits",
        type="number",
        unit="visits",
        meaning="How often this customer was our guest.",
        meaning_de="Wie oft diese Person unser Gast war.",
        unknown=NOT_LINKED,
    ),
    Fact(
        name="customer.language",
        path="customer.language",
        type="word",
        meaning="The language this customer likes to be spoken to in.",
        meaning_de="In welcher Sprache diese Person angesprochen werden möchte.",
        unknown=NOT_LINKED,
    ),
    Fact(
        name="customer.open_complaints",
        path="open_complaints",
        type="number",
        unit="complaints",
        meaning="Complaints of this person that nobody closed yet.",
        meaning_de="Beschwerden dieser Person, die noch niemand abgeschlossen hat.",
        unknown=_NO_AUTHOR,
    ),
    Fact(
        name="signals.language",
        path="signals.language.value",
        type="word",
        meaning="Language that we think it is written in.",
        meaning_de="Sprache, in der es unserer Meinung nach geschrieben ist.",
        unknown="the text is too short to tell",
        understood=True,
    ),
    Fact(
        name="signals.mood",
        path="signals.mood.value",
        type="word",
        meaning="Mood of the text. A good mood alone is no reason to delight.",
        meaning_de="Stimmung des Textes. Gute Stimmung allein ist kein Grund für eine Überraschung.",
        unknown="the text says too little",
        values=("positive", "neutral", "negative"),
        understood=True,
    ),
    Fact(
        name="signals.intents",
        path="signals.intents",
        type="list",
        meaning="What the author wants.",
        meaning_de="Was die Person möchte.",
        unknown=NO_TEXT,
        values=("wish", "complaint", "thanks", "question"),
        understood=True,
    ),
    Fact(
        name="signals.topics",
        path="signals.topics",
        type="list",
        meaning="The brand's topics that the text is about.",
        meaning_de="Themen der Marke, um die es im Text geht.",
        unknown=NO_TEXT,
        understood=True,
    ),
    Fact(
        name="signals.irony",
        path="signals.irony",
        type="number",
        unit="0 to 1",
        meaning="Hazard that praise is meant the other way round.",
        meaning_de="Wie leicht ein Lob andersherum gemeint sein kann.",
        unknown=NO_TEXT,
        understood=True,
    ),
    Fact(
        name="signals.stop",
        path="signals.stop.reasons",
        type="list",
        meaning="Sensitive matters; any of them sends the post to a person before any rule.",
        meaning_de="Heikle Themen; jedes davon legt den Beitrag einem Menschen vor, bevor eine Regel greift.",
        unknown=NO_TEXT,
        understood=True,
    ),
    Fact(
        name="wish.things",
        path="wish.things",
        type="list",
        meaning="What of the menu the person would like, as ids.",
        meaning_de="Was von der Karte die Person möchte, als Kennungen.",
        unknown=NO_TEXT,
        understood=True,
    ),
    Fact(
        name="wish.place",
        path="wish.place",
        type="place",
        meaning="Where on the map the person would like it.",
        meaning_de="Wo auf der Landkarte die Person es möchte.",
        unknown=_NO_PLACE,
        understood=True,
    ),
    Fact(
        name="wish.place.kind",
        path="wish.place.kind",
        type="word",
        meaning="Where the person would like it.",
        meaning_de="An was für einem Ort die Person es möchte.",
        unknown=_NO_PLACE,
        values=("store", "airport", "city"),
        understood=True,
    ),
    Fact(
        name="wish.place.id",
        path="wish.place.id",
        type="word",
        meaning="Store id or airport code of that place, e.g. EWR.",
        meaning_de="Kennung der Filiale oder Flughafen-Code dieses Ortes, z. B. EWR.",
        unknown=_NO_PLACE,
        understood=True,
    ),
    Fact(
        name="wish.minutes_left",
        path="wish_minutes_left",
        type="number",
        unit="minutes",
        meaning="Minutes until the wish is due; negative once it passed.",
        meaning_de="Minuten, bis der Wunsch fällig ist; negativ, wenn es zu spät ist.",
        unknown="the text says no time",
        understood=True,
    ),
    Fact(
        name="store.id",
        path="store.id",
        type="word",
        meaning="The store nearest to the place of the wish, able or not.",
        meaning_de="Die Filiale, die dem Ort des Wunsches am nächsten liegt, ob sie kann oder nicht.",
        unknown=_NO_STORE,
    ),
    Fact(
        name="store.distance_km",
        path="store.distance_km",
        type="number",
        unit="km",
        meaning="From that store to the place of the wish, as the crow flies.",
        meaning_de="Von dieser Filiale zum Ort des Wunsches, Luftlinie.",
        unknown=_NO_STORE,
    ),
    Fact(
        name="store.open",
        path="store.open",
        type="boolean",
        meaning="That store is open now.",
        meaning_de="Diese Filiale ist gerade geöffnet.",
        unknown=_NO_STORE,
    ),
    Fact(
        name="reply.public_allowed",
        path="reply.public.allowed",
        type="boolean",
        meaning="The platform lets us answer in public.",
        meaning_de="Die Plattform lässt uns öffentlich antworten.",
        unknown=_NEVER,
    ),
    Fact(
        name="reply.private_allowed",
        path="reply.private.allowed",
        type="boolean",
        meaning="The platform lets us answer in private.",
        meaning_de="Die Plattform lässt uns privat antworten.",
        unknown=_NEVER,
    ),
    Fact(
        name="brand.id",
        path="brand",
        type="word",
        meaning="The brand whose account received it.",
        meaning_de="Die Marke, deren Konto es bekommen hat.",
        unknown=_NEVER,
    ),
    Fact(
        name="time.hour",
        path="time.hour",
        type="number",
        unit="0 to 23",
        meaning="Hour of the day in the brand's time zone.",
        meaning_de="Stunde des Tages in der Zeitzone der Marke.",
        unknown=_NEVER,
    ),
    Fact(
        name="time.weekday",
        path="time.weekday",
        type="word",
        meaning="Day of the week in the brand's time zone.",
        meaning_de="Wochentag in der Zeitzone der Marke.",
        unknown=_NEVER,
        values=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    ),
)

UNKNOWN_DE: Mapping[str, str] = {
    _NEVER: "nie",
    NO_TEXT: "der Text wurde nicht mitgeliefert",
    _NOT_TOLD: "die Plattform sagt es nicht",
    NOT_LINKED: "niemand hat uns gesagt, welcher Kunde das ist",
    _NO_AUTHOR: "die Plattform sagt nicht, wer es geschrieben hat",
    NOT_SIGNED: "der Beitrag nennt niemanden, der ihn geschrieben hat",
    _NO_STORE: "der Text nennt keinen Ort, den wir kennen, oder die Marke hat keine Filiale",
    _NO_PLACE: "der Text nennt keinen Ort, den wir kennen",
    NOT_ANSWERED: "wonach er fragt, ist unbekannt oder von anderer Art",
    "it is no review with stars": "es ist keine Bewertung mit Sternen",
    "it is no recommendation": "es ist keine Empfehlung",
    "the text is too short to tell": "der Text ist zu kurz, um es zu sagen",
    "the text says too little": "der Text sagt zu wenig",
    "the text says no time": "der Text nennt keine Zeit",
}
"""Everything that a trace says of an unknown leaf: in English, and in German."""
