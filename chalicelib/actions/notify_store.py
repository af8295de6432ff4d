"""Ask the team of the nearest able store, one after another, and tell whoever was asked if the wish is taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct, convert

from chalicelib import wording
from chalicelib.actions import context, ladder
from chalicelib.actions.action import Action, Asked, Proposal, not_rendered
from chalicelib.books import decisions, grants, ledger, links, outbox, tasks, withdrawal
from chalicelib.books.items import short
from chalicelib.domain.decision import Decision, PlannedAction, Reason
from chalicelib.domain.errors import Conflict, GaveUp, NotRendered, TryAgainLater
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook, Store, TextName
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Effect, Offer, Receipt, Task
from chalicelib.ports import Change, Notice, World
from chalicelib.stores import feasibility
from chalicelib.stores.hours import on_duty

LINK_OUTLIVES = timedelta(days=1)
"""A link still explains for a day after the deadline why there is nothing left to accept."""

_SUBJECT = {
    "offer": {"en": "Can you make this happen by {by}?", "de": "Schafft ihr das bis {by}?"},
    "deputy": {
        "en": "Urgent, as nobody has answered yet: can you make this happen by {by}?",
        "de": "Eilt, denn bisher kam keine Antwort: Schafft ihr das bis {by}?",
    },
    "changed": {"en": "The time has changed: now by {by}", "de": "Die Zeit hat sich geändert: jetzt bis {by}"},
    "withdrawn": {"en": "Please stop: the wish was taken back", "de": "Bitte aufhören: Der Wunsch wurde zurückgezogen"},
}
_WITHDRAWN = {
    "en": "The guest took the wish back. There is nothing left to do. Thank you!",
    "de": "Der Gast hat den Wunsch zurückgezogen. Es ist nichts mehr zu tun. Danke!",
}


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a marketer sets.

    Attributes:
        text: Name of the text that the team reads.
        prepare_minutes: From the acceptance until it can leave.
    """

    store: Literal["nearest_able"]
    text: TextName
    prepare_minutes: Annotated[int, Meta(ge=0, le=24 * 60)]


def prepare(asked: Asked) -> Proposal:
    """The nearest able store, with the task's text in its language."""
    playbook, moment = asked.playbook, asked.moment
    settings = convert(dict(asked.request.settings), Settings)
    able, passed = find_store(asked, prepare_minutes=settings.prepare_minutes)
    reasons = (*asked.kept_out, *passed)
    if able is None or moment.wish.deadline is None or moment.wish.place is None:
        return Proposal("unable", reasons)
    sentence = (
        f"{able.store.name} can: {able.distance_km:.0f} km away, {able.minutes_needed} minutes needed, "
        f"{moment.wish_minutes_left} left."
    )
    german = (
        f"{able.store.name} kann: {able.distance_km:.0f} km entfernt, {able.minutes_needed} Minuten nötig, "
        f"{moment.wish_minutes_left} übrig."
    )
    reasons = (
        *reasons,
        Reason(code="store_able", store=able.store.id, sentence=sentence, sentence_de=german),
    )
    cents = 0 if asked.request.cost is None else asked.request.cost.cents
    try:
        text, language = task_text(playbook, moment, able.store, text=settings.text, cents=cents)
    except NotRendered as error:
        return Proposal("held", (*reasons, not_rendered(error)))
    if language != able.store.language:
        sentence = f"The text is not there in '{able.store.language}', so the team reads it in '{language}'."
        german = f"Den Text gibt es nicht auf '{able.store.language}', darum liest ihn das Team auf '{language}'."
        other = Reason(code="other_language", store=able.store.id, sentence=sentence, sentence_de=german)
        reasons = (other, *reasons)
    planned: dict[str, Any] = {
        "store": able.store.id,
        "deadline": moment.wish.deadline,
        "things": list(moment.wish.things),
        "place": moment.wish.place.name,
        "prepare_minutes": settings.prepare_minutes,
        "text_name": settings.text,
        "text": text,
        "offer": 1,
        "message": "offer",
    }
    return Proposal("approved", reasons, settings=planned, store=able.store.id)


def find_store(asked: Asked, *, prepare_minutes: int) -> tuple[feasibility.Able | None, tuple[Reason, ...]]:
    """Which store is able at the moment, and why the nearer ones are not."""
    return feasibility.nearest_able(
        asked.stores,
        things=asked.moment.wish.things,
        place=asked.moment.wish.place,
        deadline=asked.moment.wish.deadline,
        now=asked.moment.at,
        prepare_minutes=prepare_minutes,
        buffer_minutes=asked.playbook.brand.travel_buffer_minutes,
        accept_minutes=asked.playbook.brand.accept_minutes,
    )


def task_text(playbook: Playbook, moment: Moment, store: Store, *, text: str, cents: int) -> tuple[str, str]:
    """What the team of a store reads before it accepts, in its language if it is there, and that language.

    Raises:
        NotRendered: Also where the text speaks of the author or the post, which it doesn't know.
    """
    telling = context.Telling(playbook, moment, store.language, "store", store=store, cents=cents)
    return context.say(telling, text, context.languages(playbook, store.language))


def hand_on(task: Task, version: int, world: World) -> tuple[list[Change], list[str]]:
    """Offer a task to whoever is next on the ladder, or leave it unfilled and give its money back.

    Args:
        task: With the answer to its current offer, or the silence.

    Returns:
        The changes, and the keys of effects to announce after they are written.
    """
    now = world.clock.now()
    found = decisions.get(world.records, task.post_key)
    entry = outbox.get(world.records, task.post_key, task.key)
    if found is None or entry is None:
        raise GaveUp("there is no decision behind this task")
    decision = found[0]
    playbook = world.playbooks.version(decision.brand, decision.version)
    minutes = int(entry.effect.planned.settings["prepare_minutes"])
    rung = ladder.after(ladder.Asking(task, decision, playbook, minutes, now), world.records)
    if rung is None or rung.to is None:
        return _unfilled(task, version, world, now=now), []
    try:
        name = str(entry.effect.planned.settings["text_name"])
        text, _ = task_text(playbook, decision.moment, rung.store, text=name, cents=task.cost_cents)
    except NotRendered:
        text = task.text
    after, changes = tasks.pass_on(
        task, version, store=rung.store.id, to=rung.to, text=text, now=now, accept_by=rung.accept_by
    )
    message = "deputy" if rung.deputy else "offer"
    offer = PlannedAction(
        key=f"{task.key}/offer-{after.offer.number}",
        rule=task.rule,
        do=ACTION.name,
        settings={"task": task.key, "store": rung.store.id, "offer": after.offer.number, "message": message},
    )
    changes += grants.grant(world.records, rung.tallies, post_key=task.post_key, rule=task.rule, now=now)
    changes.append(outbox.add(offer, brand=task.brand, post_key=task.post_key, now=now))
    return changes, [offer.key]


def tell_change(task: Task, decision: Decision, playbook: Playbook) -> tuple[str, PlannedAction]:
    """The task's text with the new deadline, and the message to the store that has it."""
    text_name = next(one.settings["text_name"] for one in decision.plan if one.key == task.key)
    try:
        text, _ = task_text(
            playbook, decision.moment, playbook.store(task.offer.store), text=text_name, cents=task.cost_cents
        )
    except NotRendered:
        text = task.text
    message = PlannedAction(
        key=f"{task.key}/changed-{decision.revision}",
        rule=task.rule,
        do=ACTION.name,
        settings={"task": task.key, "store": task.offer.store, "offer": task.offer.number, "message": "changed"},
    )
    return text, message


def _unfilled(task: Task, version: int, world: World, *, now: datetime) -> list[Change]:
    """No store is left: money and grants go back, and what waited for the task will never be due."""
    records = world.records
    happened = withdrawal.anything_happened(records, post_key=task.post_key, rule=task.rule, now=now)
    return [
        *tasks.leave_unfilled(task, version, now=now),
        *ledger.release(records, task.post_key, task.key),
        *([] if happened else grants.take_back(records, post_key=task.post_key, rule=task.rule, now=now)),
        *(outbox.cancel(entry) for entry in outbox.blocked_by(records, task.post_key, task.key)),
    ]


def perform(effect: Effect, world: World) -> Receipt:
    """Open the task unless it is open, then send the message with its link; the same again is the same message."""
    found = decisions.get(world.records, effect.post_key)
    if found is None:
        raise GaveUp("there is no decision behind this task")
    decision, _ = found
    playbook = world.playbooks.version(decision.brand, decision.version)
    settings = effect.planned.settings
    if settings["message"] == "offer" and settings["offer"] == 1:
        _open(effect, decision, playbook, world)
    opened = tasks.of_action(world.records, str(settings.get("task", effect.planned.key)))
    if opened is None:
        raise GaveUp("there is no task behind this message")
    task = opened[0]
    asking = settings["message"] in {"offer", "deputy"}
    answered = asking and task.state == "accepted"  # by a team that was told in person, before the message got through
    asked_in_vain = task.state == "offered" and world.clock.now() >= task.offer.accept_by
    under_way = task.state in {"offered", "accepted"} and task.offer.number == settings["offer"]
    if settings["message"] != withdrawal.WITHDRAWN and (answered or asked_in_vain or not under_way):
        return Receipt(provider="engine", provider_id=withdrawal.OVERTAKEN, at=world.clock.now())
    return world.notices.send(_notice(effect, task, playbook, world))


def _open(effect: Effect, decision: Decision, playbook: Playbook, world: World) -> None:
    planned, settings = effect.planned, effect.planned.settings
    if tasks.of_action(world.records, planned.key) is not None:
        return
    author = decision.moment.post.author
    task = Task(
        key=planned.key,
        id=short(planned.key),
        post_key=effect.post_key,
        rule=planned.rule,
        brand=effect.brand,
        text=settings["text"],
        things=tuple(settings["things"]),
        place=settings["place"],
        deadline=decision.moment.wish.deadline or world.clock.now(),
        cost_cents=planned.cost_cents,
        currency=playbook.brand.currency,
        purse=planned.purse,
        after_accept=tuple(one for one in (author.display_name, decision.moment.post.url) if one),
    )
    asking = ladder.Asking(task, decision, playbook, int(settings["prepare_minutes"]), world.clock.now())
    rung = ladder.first(asking, playbook.store(settings["store"]))
    changes = tasks.open_task(task, store=rung.store.id, to=rung.to, now=asking.now, accept_by=rung.accept_by)
    try:
        world.records.write(*changes)
    except Conflict:
        if tasks.of_action(world.records, planned.key) is None:
            raise GaveUp("the post was taken back") from None


def _notice(effect: Effect, task: Task, playbook: Playbook, world: World) -> Notice:
    settings = effect.planned.settings
    kind = str(settings["message"])
    store = playbook.store(settings["store"])
    offer = next(one for one in task.offers if one.number == settings["offer"])
    language = store.language if store.language in _WITHDRAWN else "en"
    deadline = task.deadline.astimezone(ZoneInfo(store.time_zone))
    token = links.task_token(
        world.vault.secrets(links.SECRET),
        task_id=task.id,
        offer=offer.number,
        expires=task.deadline + LINK_OUTLIVES,
    )
    by = wording.clock(deadline, language=language)
    return Notice(
        key=effect.planned.key,
        brand=effect.brand,
        to=_addressee(offer, store, kind=kind, now=world.clock.now()),
        subject=_SUBJECT[kind][language].format(by=by),
        text=_WITHDRAWN[language] if kind == withdrawal.WITHDRAWN else task.text,
        link=f"/t/{token}",
    )


def _addressee(offer: Offer, store: Store, *, kind: str, now: datetime) -> str:
    """Whoever was asked, if they are on shift. What else there is to tell about a task can't wait for their next one:
    then it goes to whoever is there, or to the store.

    Raises:
        TryAgainLater: It is theirs to answer, and they are off shift.
    """
    there = [member.id for member in on_duty(store, now)]
    if offer.to in there:
        return str(offer.to)
    if kind in {"offer", "deputy"} and (offer.to is not None or not there):
        raise TryAgainLater("whoever is asked is off shift")
    return there[0] if there else store.id


ACTION = Action(
    name="notify_store",
    sentence="Ask the team of the nearest able store to do it.",
    sentence_de="Das Team der nächsten Filiale, die es schafft, darum bitten.",
    label={"en": "ask a store", "de": "eine Filiale fragen"},
    settings=Settings,
    means={
        "store": Sentence(
            "Which store: the nearest one that can make it in time.",
            "Welche Filiale: die nächste, die es rechtzeitig schafft.",
        ),
        "text": Sentence("Name of the text that the team reads.", "Name des Textes, den das Team liest."),
        "prepare_minutes": Sentence(
            "Minutes from the yes of the team until it can leave.",
            "Minuten vom Ja des Teams, bis es losgehen kann.",
        ),
    },
    example={"store": "nearest_able", "text": "porterhouse-task", "prepare_minutes": 40},
    prepare=prepare,
    perform=perform,
    repeatable=True,
    hears=lambda _: "store",
)
