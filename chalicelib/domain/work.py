"""What is under way: effects, tasks, drafts, cases, timers. Times are UTC, money is in integer cents."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from chalicelib.domain.decision import CaseKind, PlannedAction


class Receipt(Struct, frozen=True, kw_only=True):
    """Proof of what was done.

    Attributes:
        provider: Who did it: ``x``, ``outbox``, ``mail``, ``sms``, ``slack``, ``webhook``, ``engine``.
        provider_id: The provider's id of the result.
        at: When it was done.
        cost_cents: What it cost in cents of US dollars, where the provider bills it. None: unknown.
    """

    provider: str
    provider_id: str
    at: datetime
    cost_cents: float | None = None


EffectState = Literal["blocked", "waiting", "leased", "done", "gave_up", "unknown", "cancelled"]


class Effect(Struct, frozen=True, kw_only=True):
    """One outbox entry: one planned action on its way to its receipt.

    Attributes:
        state: ``blocked`` until its task is accepted; ``leased`` while somebody performs it; ``unknown`` until
            it was read back whether it happened.
        tries: How often it was performed.
        looks: How often it was looked for whether it happened.
        due_at: When somebody has to look at it next: lease end, next try, next read-back. None: never by itself.
        problem: Of the last try. None: none.
        retry_if_absent: While ``unknown``: try again if it turns out not to have happened; else a person must look.
        begun: A part of it happened: one channel of several took the message.
    """

    planned: PlannedAction
    brand: str
    post_key: str
    state: EffectState
    tries: int = 0
    looks: int = 0
    due_at: datetime | None = None
    problem: str | None = None
    retry_if_absent: bool = True
    begun: bool = False
    receipt: Receipt | None = None


class Offer(Struct, frozen=True, kw_only=True):
    """A task put to one member of one store's team: a rung of the ladder.

    Attributes:
        to: Id of the team member who is asked. None: nobody, for nobody was there any more; or it isn't known.
        accept_by: When the next one is asked: the deputy, or the next store.
        answer: None: not yet.
        by: Who answered, as they signed. None: nobody yet.
    """

    number: int
    store: str
    to: str | None = None
    offered_at: datetime
    accept_by: datetime
    answer: Literal["accepted", "declined", "silent"] | None = None
    by: str | None = None
    answered_at: datetime | None = None
    reason: str | None = None


class Task(Struct, frozen=True, kw_only=True):
    """What a store is asked to do.

    Attributes:
        key: Of the planned action it comes from.
        id: Short hash of the key, for links.
        text: What the team reads before it accepts: no name, no handle, no whole post.
        after_accept: What it may know afterwards, e.g. the name to ask for. Empty: nothing more.
        deadline: By when it must be handed over.
        offers: In the order in which people were asked; the last one counts.
        state: ``unfilled``: no store was left; ``done``: accepted, and its deadline is over.
    """

    key: str
    id: str
    post_key: str
    rule: str
    brand: str
    text: str
    things: tuple[str, ...]
    place: str
    deadline: datetime
    cost_cents: int
    currency: str
    purse: str | None
    after_accept: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    state: Literal["offered", "accepted", "done", "unfilled", "withdrawn"] = "offered"

    @property
    def offer(self) -> Offer:
        """The current offer."""
        return self.offers[-1]


class Draft(Struct, frozen=True, kw_only=True):
    """A reply on its way.

    Attributes:
        key: Of the planned action it comes from.
        id: Short hash of the key, for links.
        to: ``public`` or ``private``.
        original: The text as the engine proposed it.
        text: As it stands now.
        by: Who approved or rejected it. None: nobody yet.
        reason: Why it was rejected or held. None: none was given.
    """

    key: str
    id: str
    post_key: str
    rule: str
    brand: str
    to: Literal["public", "private"]
    original: str
    text: str
    proposed_at: datetime
    state: Literal["proposed", "approved", "sent", "not_sent", "rejected", "withdrawn"] = "proposed"
    edited_by: str | None = None
    by: str | None = None
    decided_at: datetime | None = None
    reason: str | None = None
    receipt: Receipt | None = None


class TimelineEntry(Struct, frozen=True, kw_only=True):
    """Something that happened in a case; codes, never text."""

    at: datetime
    what: str
    by: str


class Case(Struct, frozen=True, kw_only=True):
    """A customer's matter that someone must close.

    Attributes:
        person: Whose it is. None: the post named nobody.
        answer_by: When the first answer is due.
    """

    id: str
    brand: str
    post_key: str
    person: str | None
    kind: CaseKind
    department: str
    reason: str
    urgent: bool
    opened_at: datetime
    answer_by: datetime
    state: Literal["open", "closed"] = "open"
    timeline: tuple[TimelineEntry, ...] = ()


class Timer(Struct, frozen=True, kw_only=True):
    """Something due at a time.

    Attributes:
        kind: ``acceptance``: an offer's time runs out; ``unfilled``: no store took a task, so the rule's
            ``otherwise`` is due; ``deadline``: what was accepted has happened by now; ``answer``: a case should have
            been answered; ``publication``: a version that waited comes into force.
        about: Id of the task, of the case, or of the brand.
        number: Of the offer, or of the entry in the journal of versions.
    """

    id: str
    kind: Literal["acceptance", "unfilled", "deadline", "answer", "publication"]
    about: str
    number: int = 0
    at: datetime
