"""Tell the customer that we are on it, without waiting for a person: only with a wording that the marketer released."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, convert

from chalicelib import wording
from chalicelib.actions import context, queue_reply, send_reply
from chalicelib.actions.action import Action, Asked, Proposal, not_rendered
from chalicelib.books import decisions, drafts, outbox
from chalicelib.books.items import short
from chalicelib.domain.decision import Reason
from chalicelib.domain.errors import Conflict, GaveUp, NotRendered
from chalicelib.domain.playbook import Limit, Playbook, TextName
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Draft, Effect, Receipt
from chalicelib.ports import World

NAME = "hold_reply"
LIMITS = (Limit(per="customer", times=1, days=1), Limit(per="rule", times=200, days=1))
"""One a day to a person, whatever rules match; and not more a day to all than a person would notice going wrong."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a marketer sets.

    Attributes:
        text: Name of the text; each language counts by itself (``released_texts`` in brand.json).
    """

    text: TextName
    to: Literal["public", "private"] = "public"


_AUTOMATED = Reason(
    code="automated",
    sentence="The author says that it is automated.",
    sentence_de="Der Absender ist nach eigener Angabe ein Automat.",
)
_RELEASED = Reason(
    code="released",
    sentence="The wording is released, so it goes out at once.",
    sentence_de="Der Wortlaut ist freigegeben, darum geht er sofort hinaus.",
)


def prepare(asked: Asked) -> Proposal:
    """The released text, if the platform lets us say it there and a person wrote the post."""
    settings = convert(dict(asked.request.settings), Settings)
    moment, playbook = asked.moment, asked.playbook
    refused = queue_reply.refused(moment, settings.to)
    if refused is not None:
        return Proposal("declined", (refused,))
    if moment.post.author.is_bot:
        return Proposal("declined", (_AUTOMATED,))
    right = queue_reply.right_of(moment, settings.to)
    if right.once:
        sentence = "The platform takes one answer there; it is kept for a person's."
        german = "Die Plattform nimmt dort eine Antwort an; sie bleibt einem Menschen vorbehalten."
        return Proposal("declined", (Reason(code="one_answer", sentence=sentence, sentence_de=german),))
    try:
        text, language = queue_reply.say(
            playbook, moment, text=settings.text, store=None, right=right, audience="unread"
        )
    except NotRendered as error:
        return Proposal("held", (not_rendered(error),))
    if not is_released(playbook, settings.text, language):
        sentence = f"Nobody released this wording of '{settings.text}' in {language}; a person has to answer."
        german = (
            f"Diesen Wortlaut von '{settings.text}' ({language}) hat niemand freigegeben; ein Mensch muss antworten."
        )
        return Proposal("held", (Reason(code="not_released", sentence=sentence, sentence_de=german),))
    planned: dict[str, Any] = {"text_name": settings.text, "text": text, "language": language, "to": settings.to}
    reasons = (*context.fallback(playbook, moment, language), _RELEASED)
    return Proposal("approved", reasons, settings=planned)


def is_released(playbook: Playbook, text: str, language: str) -> bool:
    """Whether the text, as it is worded now, may go out without a person reading it."""
    source, _ = wording.pick(playbook.texts, text, context.languages(playbook, language))
    return playbook.brand.released_texts.get(f"{text}.{language}") == wording.seal(source)


def perform(effect: Effect, world: World) -> Receipt:
    """Put it on its way as a draft that is approved already; the same again is the same draft."""
    planned = effect.planned
    found = decisions.get(world.records, effect.post_key)
    if found is None:
        raise GaveUp("there is no decision behind this reply")
    now = world.clock.now()
    draft = Draft(
        key=planned.key,
        id=short(planned.key),
        post_key=effect.post_key,
        rule=planned.rule,
        brand=effect.brand,
        to=planned.settings["to"],
        original=planned.settings["text"],
        text=planned.settings["text"],
        proposed_at=now,
        state="approved",
        by=drafts.RELEASED,
        decided_at=now,
    )
    sending = send_reply.planned(draft, revision=found[0].revision)
    try:
        world.records.write(
            *drafts.release(draft), outbox.add(sending, brand=effect.brand, post_key=effect.post_key, now=now)
        )
    except Conflict:
        if drafts.get(world.records, draft.id) is None:
            raise GaveUp("the post was taken back") from None
    outbox.announce(world.effects, effect.post_key, [sending.key])
    return Receipt(provider="engine", provider_id=draft.id, at=now)


_REASONS = {
    "automated": {
        "en": "The author says that it is automated, so nothing answers by itself.",
        "de": "Der Absender ist nach eigener Angabe ein Automat, darum antwortet nichts von selbst.",
    },
    "not_released": {
        "en": "The wording for a first answer is not released, so a person has to answer.",
        "de": "Dieser Wortlaut ist nicht freigegeben, darum muss eine Person antworten.",
    },
    "one_answer": {
        "en": "The platform takes one answer there, which is kept for a person's.",
        "de": "Die Plattform nimmt dort nur eine Antwort an; sie bleibt einer Person vorbehalten.",
    },
    "released": {
        "en": "A first word went out by itself. A person has to answer.",
        "de": "Ein erstes Wort ging von selbst hinaus. Eine Person muss antworten.",
    },
}
"""What a case says where nothing else was done, by the codes above."""


ACTION = Action(
    name=NAME,
    sentence="Tell the customer with a released text that we are on it.",
    sentence_de="Mit einem freigegebenen Text sagen, dass wir uns kümmern.",
    label={"en": "send a first word", "de": "ein erstes Wort senden"},
    reasons=_REASONS,
    settings=Settings,
    means={
        "text": Sentence(
            "Name of the text; each language is released by itself (`released_texts` in `brand.json`).",
            "Name des Textes; jede Sprache wird für sich freigegeben (`released_texts` in `brand.json`).",
        ),
        "to": Sentence(
            "In public, or to the person alone; in public if you don't say.",
            "Öffentlich, oder nur an die Person; ohne Angabe öffentlich.",
        ),
    },
    example={"text": "we-are-on-it", "to": "public"},
    prepare=prepare,
    perform=perform,
    repeatable=True,
    limits=LIMITS,
    hears=lambda _: "unread",
)
