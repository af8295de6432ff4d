"""Hand a matter to a department, with a reason and the time by which somebody has to answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct, convert

from chalicelib import wording
from chalicelib.actions.action import Action, Asked, Proposal
from chalicelib.books import cases, decisions, timers
from chalicelib.books.items import short
from chalicelib.domain.decision import Decision, PlannedAction, Reason
from chalicelib.domain.errors import GaveUp
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Brand, DepartmentName, Playbook
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Effect, Receipt, Timer
from chalicelib.ports import Notice, World

NAME = "escalate"
OVERDUE = "overdue"

_SUBJECT = {
    "due": {"en": "Please answer by {by}: {reason}", "de": "Bitte bis {by} antworten: {reason}"},
    OVERDUE: {"en": "Nobody has answered yet: {reason}", "de": "Noch hat niemand geantwortet: {reason}"},
}
_TEXT = {
    "due": {
        "en": "A {kind} on {platform} needs you by {by}.\n{reason}\nThe post and its history stand under Cases.",
        "de": "{kind} auf {platform}: bitte bis {by} antworten.\n{reason}\nBeitrag und Verlauf stehen unter Fälle.",
    },
    OVERDUE: {
        "en": "The answer was due at {by}, and nobody has looked at the case.\n{reason}\nIt stands under Cases.",
        "de": "Die Antwort war um {by} fällig, und niemand hat den Fall angesehen.\n{reason}\nEr steht unter Fälle.",
    },
}
_KIND = {
    "en": {"direct_message": "message", "review": "review", "comment": "comment", "mention": "mention"},
    "de": {"direct_message": "Nachricht", "review": "Bewertung", "comment": "Kommentar", "mention": "Erwähnung"},
}
_ANY_KIND = {"en": "post", "de": "Beitrag"}


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a marketer sets.

    Attributes:
        reason: Why, in a few words, by language; a plain text is for all languages. Shown to the department.
        within_minutes: From the receipt of the post. None: the brand's service level.
    """

    department: DepartmentName
    reason: Annotated[str, Meta(min_length=1, max_length=200)] | dict[str, str]
    within_minutes: Annotated[int, Meta(gt=0, le=14 * 24 * 60)] | None = None


def prepare(asked: Asked) -> Proposal:
    """The department with its deadline; always possible."""
    settings = convert(dict(asked.request.settings), Settings)
    brand, moment = asked.playbook.brand, asked.moment
    minutes = settings.within_minutes or brand.service_level.first_answer_minutes
    answer_by = moment.received_at + timedelta(minutes=minutes)
    planned: dict[str, Any] = {
        "department": settings.department,
        "reason": settings.reason,
        "answer_by": answer_by,
        "message": "due",
    }
    (name, by), (name_de, by_de) = (
        (department_name(brand, settings.department, language), _by(answer_by, brand, language))
        for language in ("en", "de")
    )
    reason = Reason(
        code="department",
        sentence=f"{name} has it, to be answered by {by}.",
        sentence_de=f"{name_de} hat es, zu beantworten bis {by_de}.",
    )
    return Proposal("approved", (reason,), settings=planned)


def department_name(brand: Brand, department: str, language: str) -> str:
    """How people call a department; its id where it has no name."""
    known = brand.departments.get(department)
    return department if known is None else known.name.get(language) or next(iter(known.name.values()), department)


def matter(decision: Decision, language: str) -> str | None:
    """Why a decision handed its post over, in the marketer's words. None: it didn't."""
    handed = next((planned for planned in decision.plan if planned.do == NAME), None)
    return None if handed is None else reason_in(handed.settings["reason"], language)


def perform(effect: Effect, world: World) -> Receipt:
    """Tell the department, and wait for its deadline; the same again is the same message and the same timer."""
    found = decisions.get(world.records, effect.post_key)
    if found is None:
        raise GaveUp("there is no decision behind this matter")
    playbook = world.playbooks.version(found[0].brand, found[0].version)
    settings = effect.planned.settings
    if settings["message"] == "due":
        about = cases.case_id(effect.post_key)
        at = _time(settings["answer_by"])
        timer = Timer(id=timer_id(about, effect.planned), kind="answer", about=about, at=at)
        world.records.write(timers.start(timer))
    return world.notices.send(_notice(effect, playbook, found[0].moment))


def timer_id(case_id: str, planned: PlannedAction) -> str:
    """Of the timer that waits for the answer to one handing over."""
    return f"{case_id}.{short(planned.key)}"


def remind(planned: PlannedAction, brand: Brand) -> list[PlannedAction]:
    """Whom to tell that nobody answered in time: the department again, and headquarters."""
    told = dict.fromkeys((str(planned.settings["department"]), brand.headquarters or ""))
    return [
        PlannedAction(
            key=f"{planned.key}/{OVERDUE}-{number}",
            rule=planned.rule,
            do=NAME,
            settings={**planned.settings, "department": department, "message": OVERDUE},
        )
        for number, department in enumerate(filter(None, told))
    ]


def _notice(effect: Effect, playbook: Playbook, moment: Moment) -> Notice:
    brand, settings = playbook.brand, effect.planned.settings
    department, message = str(settings["department"]), str(settings["message"])
    known = brand.departments.get(department)
    wanted = (known.language if known is not None else None) or brand.languages[0]
    language = wanted if wanted in _ANY_KIND else "en"
    filled = {
        "by": _by(_time(settings["answer_by"]), brand, language),
        "reason": reason_in(settings["reason"], language),
        "kind": _KIND[language].get(moment.post.kind, _ANY_KIND[language]),
        "platform": moment.post.platform.capitalize(),
    }
    return Notice(
        key=effect.planned.key,
        brand=effect.brand,
        to=department,
        subject=_SUBJECT[message][language].format(**filled),
        text=_TEXT[message][language].format(**filled),
        link=f"/cases#{cases.case_id(effect.post_key)}",
    )


def reason_in(reason: str | Mapping[str, str], language: str) -> str:
    """The marketer's reason in a language, or in the first that it is written in."""
    if isinstance(reason, str):
        return reason
    return reason.get(language) or next(iter(reason.values()), "")


def _by(at: datetime, brand: Brand, language: str) -> str:
    return wording.clock(at.astimezone(ZoneInfo(brand.time_zone)), language=language)


def _time(stored: datetime | str) -> datetime:
    return stored if isinstance(stored, datetime) else datetime.fromisoformat(stored)


ACTION = Action(
    name=NAME,
    sentence="Hand the matter to a department, to be answered by a time.",
    sentence_de="Die Sache an eine Abteilung geben, mit einer Frist für die Antwort.",
    label={"en": "hand over to a department", "de": "an eine Abteilung geben"},
    settings=Settings,
    means={
        "department": Sentence("One of the brand's departments.", "Eine der Abteilungen der Marke."),
        "reason": Sentence(
            "Why, in a few words, for the department; one text is for all languages.",
            "Warum, in wenigen Worten, für die Abteilung; ein einzelner Text gilt für alle Sprachen.",
        ),
        "within_minutes": Sentence(
            "Minutes after the post came in, until it has to be answered. Without it, the brand's `service_level`"
            " counts.",
            "Minuten nach dem Eingang, bis geantwortet sein muss. Ohne diese Angabe gilt das `service_level` der"
            " Marke.",
        ),
    },
    example={"department": "guest-relations", "reason": "An angry guest in public", "within_minutes": 15},
    prepare=prepare,
    perform=perform,
    repeatable=True,
    hands_over=True,
)
