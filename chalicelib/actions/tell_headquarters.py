"""Tell headquarters that no store took a task: what, where, by when, and the case in which to save the day."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from chalicelib import wording
from chalicelib.actions import context
from chalicelib.actions.action import Action, never_asked
from chalicelib.books import cases, decisions, tasks
from chalicelib.domain.decision import CaseRequest, Decision, PlannedAction
from chalicelib.domain.errors import GaveUp
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.work import Effect, Receipt, Task
from chalicelib.ports import Notice, World

NAME = "tell_headquarters"

_SUBJECT = {
    "en": ("No store is left: can you still make this happen by {by}?", "No store was left, and its time is over"),
    "de": ("Keine Filiale übrig: Schafft ihr das noch bis {by}?", "Keine Filiale war übrig, und die Zeit ist um"),
}
"""While there is time, and afterwards."""
_TEXT = {
    "en": "No store took this on.\nWhat: {things}\nWhere: {place}\nBy when: {by}\nThe case tells the rest.",
    "de": "Keine Filiale hat das übernommen.\nWas: {things}\nWo: {place}\nBis wann: {by}\nDas Weitere steht im Fall.",
}
_WHATEVER = {"en": "not said", "de": "nicht gesagt"}


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to tell of which task."""

    department: str
    task: str


def planned(task: Task, *, department: str) -> PlannedAction:
    """The message about an unfilled task; each task has one."""
    return PlannedAction(
        key=f"{task.key}/headquarters",
        rule=task.rule,
        do=NAME,
        settings={"department": department, "task": task.key},
    )


def case(before: CaseRequest | None, task: Task, *, department: str, now: datetime) -> CaseRequest:
    """The case in which headquarters can still save the day; urgent while there is time.

    Args:
        before: What it would be without headquarters. None: something else answers the customer.
    """
    return CaseRequest(
        kind="care" if before is None else before.kind,
        department=department,
        reason=cases.HEADQUARTERS,
        urgent=now < task.deadline,
    )


def perform(effect: Effect, world: World) -> Receipt:
    """Send the message once."""
    settings = effect.planned.settings
    task = tasks.of_action(world.records, str(settings["task"]))
    decided = decisions.get(world.records, effect.post_key)
    if task is None or decided is None:
        raise GaveUp("there is no task behind this message")
    playbook = world.playbooks.version(decided[0].brand, decided[0].version)
    return world.notices.send(_notice(effect, task[0], decided[0], playbook, now=world.clock.now()))


def _notice(effect: Effect, task: Task, decision: Decision, playbook: Playbook, *, now: datetime) -> Notice:
    department = str(effect.planned.settings["department"])
    known = playbook.brand.departments.get(department)
    spoken = (known.language if known is not None else None) or playbook.brand.languages[0]
    language = spoken if spoken in _TEXT else "en"
    place = decision.moment.wish.place
    zone = ZoneInfo(playbook.brand.time_zone if place is None else place.time_zone)
    by = wording.clock(task.deadline.astimezone(zone), language=language)
    in_time, too_late = _SUBJECT[language]
    things = context.names(playbook, task.things, language=language)
    return Notice(
        key=effect.planned.key,
        brand=effect.brand,
        to=department,
        subject=(in_time if now < task.deadline else too_late).format(by=by),
        text=_TEXT[language].format(
            things=wording.listed(things, language=language) or _WHATEVER[language], place=task.place, by=by
        ),
        link=f"/cases#{cases.case_id(effect.post_key)}",
    )


ACTION = Action(
    name=NAME,
    sentence="Tell headquarters that no store took a task.",
    sentence_de="Der Zentrale sagen, dass keine Filiale einen Auftrag angenommen hat.",
    label={"en": "tell headquarters", "de": "die Zentrale benachrichtigen"},
    settings=Settings,
    example={"department": "guest-relations", "task": "x:2098765432109876543/airport-steak/0"},
    prepare=never_asked,
    perform=perform,
    repeatable=True,
)
