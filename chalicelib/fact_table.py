"""What a rule may ask: one table, fact → path in the moment, type, unit, meaning, when it is unknown. See `facts`."""

from __future__ import annotations

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
        unknown: When there is no value; said in the trace.
        values: All that a ``word`` or the elements of a ``list`` can be. Empty: open.
        understood: It is read from the text, so it is unknown where no text was delivered.
    """

    name: str
    path: str
    type: FactType
    meaning: str
    unknown: str
    unit: str | None = None
    values: tuple[str, ...] = ()
    understood: bool = False


_NEVER = "never"
NO_TEXT = "the text was not delivered"
_NOT_TOLD = "the platform didn't tell"
_NOT_LINKED = "nobody told us which customer this is"
_NO_AUTHOR = "the platform didn't tell who wrote it"
_NO_STORE = "the text names no place that we know, or the brand has no store"

TABLE: tuple[Fact, ...] = (
    Fact(
        name="post.platform", path="post.platform", type="word", meaning="Where it was posted, e.g. x.", unknown=_NEVER
    ),
    Fact(
        name="post.kind",
        path="post.kind",
        type="word",
        meaning="What it is.",
        unknown=_NEVER,
        values=get_args(PostKind),
    ),
    Fact(
        name="post.visibility",
        path="post.visibility",
        type="word",
        meaning="Who can see it.",
        unknown=_NEVER,
        values=get_args(Visibility),
    ),
    Fact(
        name="post.addressed",
        path="post.addressed",
        type="boolean",
        meaning="It speaks to us; if not, it is an indirect touchpoint.",
        unknown=_NEVER,
    ),
    Fact(name="post.text", path="post.text", type="text", meaning="What the customer wrote.", unknown=NO_TEXT),
    Fact(
        name="post.language",
        path="post.language",
        type="word",
        meaning="Language as the platform tells, e.g. en.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="post.account",
        path="post.account_id",
        type="word",
        meaning="Which of our accounts received it.",
        unknown=_NEVER,
    ),
    Fact(name="post.hashtags", path="post.hashtags", type="list", meaning="Hashtags, without #.", unknown=_NEVER),
    Fact(
        name="post.matched_searches",
        path="post.matched_rules",
        type="list",
        meaning="Tags of the platform's searches that found it.",
        unknown=_NEVER,
    ),
    Fact(
        name="post.rating",
        path="post.rating.value",
        type="number",
        unit="stars",
        meaning="Stars of a review.",
        unknown="it is no review with stars",
    ),
    Fact(
        name="post.recommended",
        path="post.rating.recommended",
        type="boolean",
        meaning="A review that recommends us, where the platform asks for that instead of stars.",
        unknown="it is no recommendation",
    ),
    Fact(
        name="post.place",
        path="post.place",
        type="place",
        meaning="Where the post says it was written.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="author.id",
        path="post.author.id",
        type="word",
        meaning="The platform's id of the author.",
        unknown=_NO_AUTHOR,
    ),
    Fact(
        name="author.followers",
        path="post.author.followers_count",
        type="number",
        unit="people",
        meaning="How many follow the author.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="author.verified",
        path="post.author.is_verified",
        type="boolean",
        meaning="Verified by the platform.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="author.automated",
        path="post.author.is_bot",
        type="boolean",
        meaning="Says of itself that it is automated.",
        unknown=_NOT_TOLD,
    ),
    Fact(
        name="customer.visits",
        path="customer.visits",
        type="number",
        unit="visits",
        meaning="How often this customer was our guest.",
        unknown=_NOT_LINKED,
    ),
    Fact(
        name="customer.language",
        path="customer.language",
        type="word",
        meaning="The language this customer likes to be spoken to in.",
        unknown=_NOT_LINKED,
    ),
    Fact(
        name="customer.open_complaints",
        path="open_complaints",
        type="number",
        unit="complaints",
        meaning="Complaints of this person that nobody closed yet.",
        unknown=_NO_AUTHOR,
    ),
    Fact(
        name="signals.language",
        path="signals.language.value",
        type="word",
        meaning="Language that we think it is written in.",
        unknown="the text is too short to tell",
        understood=True,
    ),
    Fact(
        name="signals.mood",
        path="signals.mood.value",
        type="word",
        meaning="Mood of the text. A good mood alone is no reason to delight.",
        unknown="the text says too little",
        values=("positive", "neutral", "negative"),
        understood=True,
    ),
    Fact(
        name="signals.intents",
        path="signals.intents",
        type="list",
        meaning="What the author wants.",
        unknown=NO_TEXT,
        values=("wish", "complaint", "thanks", "question"),
        understood=True,
    ),
    Fact(
        name="signals.topics",
        path="signals.topics",
        type="list",
        meaning="The brand's topics that the text is about.",
        unknown=NO_TEXT,
        understood=True,
    ),
    Fact(
        name="signals.irony",
        path="signals.irony",
        type="number",
        unit="0 to 1",
        meaning="Hazard that praise is meant the other way round.",
        unknown=NO_TEXT,
        understood=True,
    ),
    Fact(
        name="signals.stop",
        path="signals.stop.reasons",
        type="list",
        meaning="Sensitive matters; any of them sends the post to a person before any rule.",
        unknown=NO_TEXT,
        understood=True,
    ),
    Fact(
        name="wish.things",
        path="wish.things",
        type="list",
        meaning="What of the menu the person would like, as ids.",
        unknown=NO_TEXT,
        understood=True,
    ),
    Fact(
        name="wish.place",
        path="wish.place",
        type="place",
        meaning="Where on the map the person would like it.",
        unknown="the text names no place that we know",
        understood=True,
    ),
    Fact(
        name="wish.place.kind",
        path="wish.place.kind",
        type="word",
        meaning="Where the person would like it.",
        unknown="the text names no place that we know",
        values=("store", "airport", "city"),
        understood=True,
    ),
    Fact(
        name="wish.place.id",
        path="wish.place.id",
        type="word",
        meaning="Store id or airport code of that place, e.g. EWR.",
        unknown="the text names no place that we know",
        understood=True,
    ),
    Fact(
        name="wish.minutes_left",
        path="wish_minutes_left",
        type="number",
        unit="minutes",
        meaning="Minutes until the wish is due; negative once it passed.",
        unknown="the text says no time",
        understood=True,
    ),
    Fact(
        name="store.id",
        path="store.id",
        type="word",
        meaning="The store nearest to the place of the wish, able or not.",
        unknown=_NO_STORE,
    ),
    Fact(
        name="store.distance_km",
        path="store.distance_km",
        type="number",
        unit="km",
        meaning="From that store to the place of the wish, as the crow flies.",
        unknown=_NO_STORE,
    ),
    Fact(name="store.open", path="store.open", type="boolean", meaning="That store is open now.", unknown=_NO_STORE),
    Fact(
        name="reply.public_allowed",
        path="reply.public.allowed",
        type="boolean",
        meaning="The platform lets us answer in public.",
        unknown=_NEVER,
    ),
    Fact(
        name="reply.private_allowed",
        path="reply.private.allowed",
        type="boolean",
        meaning="The platform lets us answer in private.",
        unknown=_NEVER,
    ),
    Fact(name="brand.id", path="brand", type="word", meaning="The brand whose account received it.", unknown=_NEVER),
    Fact(
        name="time.hour",
        path="time.hour",
        type="number",
        unit="0 to 23",
        meaning="Hour of the day in the brand's time zone.",
        unknown=_NEVER,
    ),
    Fact(
        name="time.weekday",
        path="time.weekday",
        type="word",
        meaning="Day of the week in the brand's time zone.",
        unknown=_NEVER,
        values=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    ),
)
