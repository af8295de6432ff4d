"""Propose a reply to the customer; a person edits, approves or rejects it before it is sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, convert

from chalicelib import lengths
from chalicelib.actions import context
from chalicelib.actions.action import Action, Asked, Proposal, not_rendered
from chalicelib.books import decisions, drafts, tasks
from chalicelib.books.items import short
from chalicelib.domain.decision import Decision, PlannedAction, Reason
from chalicelib.domain.errors import Conflict, GaveUp, NotRendered
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook, Store, TextName
from chalicelib.domain.post import ReplyRight
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Draft, Effect, Receipt
from chalicelib.ports import World

_WHY_NOT = {
    "not_summoned": (
        "The platform lets us answer only authors who mentioned or quoted us.",
        "Die Plattform lässt uns nur Leuten antworten, die uns erwähnt oder zitiert haben.",
    ),
    "author_must_write_first": (
        "The platform lets us write in private only to people who wrote to us first.",
        "Die Plattform lässt uns privat nur Leuten schreiben, die uns zuerst schrieben.",
    ),
    "no_api": ("The platform has no way to answer here.", "Die Plattform kennt hier keinen Weg zu antworten."),
    "hidden": ("The post is not open to everyone.", "Der Beitrag ist nicht für alle offen."),
    "window_closed": (
        "The platform's time to answer is over.",
        "Die Zeit, in der die Plattform Antworten zulässt, ist vorbei.",
    ),
    "once_used": (
        "The platform lets us answer once, and we have.",
        "Die Plattform lässt uns einmal antworten, und das haben wir.",
    ),
}
"""By code, in English and in German."""

_PERSON_APPROVES = Reason(
    code="person_approves",
    sentence="A person reads it before it is sent.",
    sentence_de="Ein Mensch liest sie, bevor sie hinausgeht.",
)


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a marketer sets.

    Attributes:
        text: Name of the text.
        approval: Who lets it out.
        when_task: The reply waits until a store accepted the task of the same rule. None: it waits for nothing.
    """

    text: TextName
    to: Literal["public", "private"]
    approval: Literal["person"] = "person"
    when_task: Literal["accepted"] | None = None


def prepare(asked: Asked) -> Proposal:
    """The rendered text, if the platform lets us say it there."""
    settings = convert(dict(asked.request.settings), Settings)
    right = right_of(asked.moment, settings.to)
    not_allowed = refused(asked.moment, settings.to)
    if not_allowed is not None:
        return Proposal("declined", (not_allowed,))
    nearest = None if asked.moment.store is None else asked.moment.store.id
    meant = asked.chosen or nearest
    store = None if meant is None else asked.playbook.store(meant)
    try:
        text, language = say(
            asked.playbook, asked.moment, text=settings.text, store=store, right=right, audience=settings.to
        )
    except NotRendered as error:
        return Proposal("held", (not_rendered(error),))
    planned: dict[str, Any] = {
        "text_name": settings.text,
        "text": text,
        "language": language,
        "to": settings.to,
        "approval": settings.approval,
        "when_task": settings.when_task,
    }
    reasons = (*context.fallback(asked.playbook, asked.moment, language), _PERSON_APPROVES)
    return Proposal("approved", reasons, settings=planned)


def refused(moment: Moment, to: str) -> Reason | None:
    """Why the platform doesn't let us answer on a channel. None: it does."""
    right = right_of(moment, to)
    if right.allowed and not is_over(right, moment.at):
        return None
    code = "window_closed" if right.allowed else right.reason or "no_api"
    english, german = _WHY_NOT.get(code, ("The platform does not let us.", "Die Plattform lässt uns nicht."))
    return Reason(code=code, sentence=english, sentence_de=german)


def right_of(moment: Moment, to: str) -> ReplyRight:
    """Our right to answer on a channel."""
    return moment.reply.public if to == "public" else moment.reply.private


def is_over(right: ReplyRight, now: datetime) -> bool:
    """Whether the platform's time to answer has passed."""
    return right.by is not None and now > right.by


def say(
    playbook: Playbook,
    moment: Moment,
    *,
    text: str,
    store: Store | None,
    right: ReplyRight,
    audience: context.Audience,
) -> tuple[str, str]:
    """The rendered text and its language: the post's, if the brand speaks it.

    Raises:
        NotRendered: Or it is longer than the platform takes.
    """
    spoken = context.of_post(playbook, moment)
    telling = context.Telling(playbook, moment, language=spoken[0], audience=audience, store=store)
    rendered, language = context.say(telling, text, spoken)
    lengths.check_length(rendered, right)
    return rendered, language


def perform(effect: Effect, world: World) -> Receipt:
    """Put the draft before the people; the same again is the same draft."""
    planned = effect.planned
    found = decisions.get(world.records, effect.post_key)
    if found is None:
        raise GaveUp("there is no decision behind this reply")
    text = wording_now(planned, found[0], world)
    draft = Draft(
        key=planned.key,
        id=short(planned.key),
        post_key=effect.post_key,
        rule=planned.rule,
        brand=effect.brand,
        to=planned.settings["to"],
        original=text,
        text=text,
        proposed_at=world.clock.now(),
    )
    try:
        world.records.write(*drafts.propose(draft))
    except Conflict:
        if drafts.get(world.records, draft.id) is None:
            raise GaveUp("the post was taken back") from None
    return Receipt(provider="engine", provider_id=draft.id, at=world.clock.now())


def wording_now(planned: PlannedAction, decision: Decision, world: World) -> str:
    """The planned text, or the same for the store that accepted, which may be another than the one first asked.

    Raises:
        GaveUp: It can't be rendered for that store.
    """
    text = str(planned.settings["text"])
    task = None if planned.after_task is None else tasks.of_action(world.records, planned.after_task)
    if task is None or task[0].state not in {"accepted", "done"}:
        return text
    playbook = world.playbooks.version(decision.brand, decision.version)
    try:
        return say(
            playbook,
            decision.moment,
            text=planned.settings["text_name"],
            store=playbook.store(task[0].offer.store),
            right=right_of(decision.moment, planned.settings["to"]),
            audience=planned.settings["to"],
        )[0]
    except NotRendered as error:
        raise GaveUp(f"for the store that accepted, {error}") from None


_REASONS = {
    "not_summoned": {
        "en": "The platform lets us answer only people who mentioned or quoted us.",
        "de": "Die Plattform lässt uns nur Leuten antworten, die uns erwähnt oder zitiert haben.",
    },
    "author_must_write_first": {
        "en": "The platform lets us write privately only to people who wrote to us first.",
        "de": "Die Plattform lässt uns privat nur Leuten schreiben, die uns zuerst schrieben.",
    },
    "no_api": {
        "en": "The engine can't answer here. Please answer on the platform itself.",
        "de": "Die Engine kann hier nicht antworten. Bitte antworten Sie direkt auf der Plattform.",
    },
    "hidden": {
        "en": "The post is not open to everyone, so the engine can't answer it.",
        "de": "Der Beitrag ist nicht für alle offen, darum kann die Engine nicht antworten.",
    },
    "window_closed": {
        "en": "The platform's time to answer is over.",
        "de": "Die Zeit, in der die Plattform Antworten zulässt, ist vorbei.",
    },
    "once_used": {
        "en": "The platform lets us answer once, and we have.",
        "de": "Die Plattform lässt uns einmal antworten, und das haben wir.",
    },
}
"""What a case says where nothing else was done, by the codes above."""


ACTION = Action(
    name="queue_reply",
    sentence="Propose a reply, which a person approves before it is sent.",
    sentence_de="Eine Antwort vorschlagen, die ein Mensch freigibt, bevor sie gesendet wird.",
    label={"en": "propose a reply", "de": "eine Antwort vorschlagen"},
    reasons=_REASONS,
    settings=Settings,
    means={
        "text": Sentence("Name of the text.", "Name des Textes."),
        "to": Sentence("In public, or to the person alone.", "Öffentlich, oder nur an die Person."),
        "approval": Sentence("Who lets it out: always a person.", "Wer sie hinauslässt: immer ein Mensch."),
        "when_task": Sentence(
            "The reply waits until a store has accepted the task of the same rule. Without it, it waits for nothing.",
            "Die Antwort wartet, bis eine Filiale den Auftrag derselben Regel angenommen hat. Ohne diese Angabe wartet"
            " sie auf nichts.",
        ),
    },
    example={"text": "on-our-way", "to": "public", "approval": "person", "when_task": "accepted"},
    prepare=prepare,
    perform=perform,
    repeatable=True,
    answers=True,
    hears=lambda settings: "private" if settings.get("to") == "private" else "public",
)
