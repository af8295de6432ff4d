"""The shape of an action, and what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from msgspec import Struct

from chalicelib.actions.context import Audience
from chalicelib.domain.decision import Reason
from chalicelib.domain.errors import NotRendered
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import ActionRequest, Limit, Playbook, Rule, Store
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Effect, Receipt
from chalicelib.ports import World


@dataclass(frozen=True, slots=True)
class Asked:
    """What a matched rule asks of an action.

    Attributes:
        stores: Those that no limit keeps out.
        kept_out: Why the others are kept out.
        chosen: Id of the store that an earlier action of the rule found able. None: none did.
    """

    playbook: Playbook
    rule: Rule
    request: ActionRequest
    moment: Moment
    stores: tuple[Store, ...]
    kept_out: tuple[Reason, ...] = ()
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an action says before anything is done; a "no" is a value with reasons.

    Attributes:
        verdict: ``unable``: no store can do it, so the rule's ``otherwise`` takes over.
        settings: For the planned action, with everything that was found out. Empty unless approved.
        store: Which store it is about. None: none.
    """

    verdict: Literal["approved", "held", "declined", "unable"]
    reasons: tuple[Reason, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    store: str | None = None


@dataclass(frozen=True, slots=True)
class Approved:
    """A request that may be planned.

    Attributes:
        position: Of the effect's key: ``0``, ``1``, … or ``otherwise-0``, ….
    """

    rule: Rule
    request: ActionRequest
    position: str
    proposal: Proposal


class Perform(Protocol):
    """Do it once.

    Raises:
        TryAgainLater: The outbox comes back.
        GaveUp: The case goes to a person.
        FateUnknown: It may have happened; `read_back` is asked before any retry.
    """

    def __call__(self, effect: Effect, world: World) -> Receipt: ...


def not_rendered(error: NotRendered) -> Reason:
    """A text that can't be said."""
    return Reason(code="text_not_rendered", sentence=error.why.said("en"), sentence_de=error.why.said("de"))


_INTERNAL = Reason(
    code="internal",
    sentence="The engine does this by itself.",
    sentence_de="Das tut die Engine von selbst.",
)


def never_asked(asked: Asked) -> Proposal:  # noqa: ARG001
    """`Action.prepare` of what no rule can ask for."""
    return Proposal("declined", (_INTERNAL,))


def _nothing_to_read(effect: Effect, world: World) -> Receipt | None:  # noqa: ARG001
    return None


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a rule can have done.

    Attributes:
        sentence: What it does, in plain words.
        sentence_de: The same in German.
        label: In a word or three, by language, for pages in each of them.
        reasons: Codes of reasons that only this action gives → by language, what a case says whose last word it was.
        settings: Type of the marketer's settings.
        means: What each of the settings means. Empty where no marketer sets any.
        example: Settings as a marketer writes them.
        prepare: Whether it can be done now, and with what; reads the moment only.
        perform: Do it.
        repeatable: Performing it again after a crash does no harm; if not, `read_back` is asked first.
        read_back: What was done, as far as the other side tells. None: it was not done.
        answers: The customer hears from a person of ours by it.
        limits: Its own, whatever rule asks for it; counted by `books.grants.of_action`.
        hears: Who hears the text that the settings name. None: they name none.
        hands_over: A department gets the matter by it; its settings say ``department`` and ``answer_by``.
    """

    name: str
    sentence: str
    sentence_de: str = field(kw_only=True)
    label: Mapping[str, str]
    settings: type[Struct]
    means: Mapping[str, Sentence] = field(default_factory=dict, kw_only=True)
    example: Mapping[str, Any]
    prepare: Callable[[Asked], Proposal]
    perform: Perform
    repeatable: bool
    read_back: Callable[[Effect, World], Receipt | None] = _nothing_to_read
    answers: bool = False
    limits: tuple[Limit, ...] = ()
    hears: Callable[[Mapping[str, Any]], Audience] | None = None
    hands_over: bool = False
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
