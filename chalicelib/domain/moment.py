"""All that a rule may look at, frozen at one instant. Every rule sees the same moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from chalicelib.domain.post import Post, PostEvent, ReplyRights
from chalicelib.domain.signals import Signals, Wish


class Customer(Struct, frozen=True, kw_only=True):
    """A person we know, because they told us that this handle is theirs.

    Attributes:
        id: Of the customer book.
        visits: How often they were our guest.
        since: When they first were. None: unknown.
        language: The one they like to be spoken to in. None: unknown.
    """

    id: str
    visits: int | None = None
    since: datetime | None = None
    language: str | None = None


class History(Struct, frozen=True, kw_only=True):
    """What is between a person and the brand.

    Attributes:
        open_complaints: Ids of complaints that nobody closed yet.
    """

    open_complaints: tuple[str, ...] = ()


class NearestStore(Struct, frozen=True, kw_only=True):
    """The store closest to the place of the wish, able or not; whether it is able is for the action to ask.

    Attributes:
        distance_km: As the crow flies.
        open: Now.
    """

    id: str
    name: str
    city: str
    distance_km: float
    open: bool


class LocalTime(Struct, frozen=True, kw_only=True):
    """The clock on the brand's wall.

    Attributes:
        hour: 0 to 23.
        weekday: ``mon`` … ``sun``.
        date: ISO 8601, e.g. ``2026-03-11``.
    """

    hour: int
    weekday: str
    date: str


class Moment(Struct, frozen=True, kw_only=True):
    """A post and everything around it.

    Attributes:
        key: The post's key, ``platform:post_id``.
        brand: The brand's id.
        at: The engine's time when the post was considered, UTC.
        written_at: When the post was written, UTC.
        customer: None: unknown (not linked, or nobody told us).
        history: With the person who wrote it. None: the post has no author.
        store: None: no place was named, or the brand has no store.
        missing: Source → why it told nothing, e.g. ``customer``: ``no basis for a link``.
        on_trial: Ids of rules that were too new to act when the post was received; no rule may look at it.
    """

    key: str
    brand: str
    at: datetime
    written_at: datetime
    received_at: datetime
    post: Post
    reply: ReplyRights
    signals: Signals
    wish: Wish
    customer: Customer | None = None
    history: History | None = None
    store: NearestStore | None = None
    time: LocalTime
    missing: Mapping[str, str] = field(default_factory=dict)
    on_trial: tuple[str, ...] = ()

    @property
    def event(self) -> PostEvent:
        """The post in its canonical form."""
        return PostEvent(
            id=self.key,
            source=f"/platforms/{self.post.platform}/accounts/{self.post.account_id}",
            subject=self.post.post_id,
            time=self.written_at,
            received_at=self.received_at,
            post=self.post,
            reply=self.reply,
        )

    @property
    def wish_minutes_left(self) -> int | None:
        """Whole minutes from `at` until the wish's deadline; negative once it passed. None: no deadline."""
        if self.wish.deadline is None:
            return None
        return int((self.wish.deadline - self.at).total_seconds() // 60)

    @property
    def open_complaints(self) -> int | None:
        """How many complaints of this person nobody closed yet. None: nobody knows who it is."""
        return None if self.history is None else len(self.history.open_complaints)

    @property
    def persons(self) -> tuple[str, ...]:
        """Every key under which something may stand against the author. Empty: nobody is named."""
        return persons_of(self.post, self.customer)

    @property
    def person(self) -> str | None:
        """Whose matter this is: the linked customer, else the author. None: nobody is named."""
        return person_of(self.post, self.customer)


def persons_of(post: Post, customer: Customer | None) -> tuple[str, ...]:
    """Every key under which something may stand against a person, whose handle may be linked after a complaint."""
    keys = (person_of(post, customer), person_of(post, None))
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def person_of(post: Post, customer: Customer | None) -> str | None:
    """One key for one person, as far as anybody told us that two handles are the same."""
    if customer is not None:
        return f"customer:{customer.id}"
    if post.author.id is not None:
        return f"{post.platform}:{post.author.id}"
    return None
