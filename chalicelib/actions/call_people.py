"""Call our people to a case that can't wait: the message says where to look, and nothing of the post."""

from __future__ import annotations

from msgspec import Struct

from chalicelib.actions.action import Action, never_asked
from chalicelib.domain.work import Effect, Receipt
from chalicelib.ports import Notice, World

NAME = "call_people"

_SUBJECT = {"en": "Please look at this case now", "de": "Bitte sofort diesen Fall ansehen"}
_TEXT = {
    "en": "A post came in that can't wait. It stands first under Cases.",
    "de": "Ein Beitrag kann nicht warten. Er steht unter Fälle ganz oben.",
}


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to call."""

    department: str


def perform(effect: Effect, world: World) -> Receipt:
    """Send the message once."""
    spoken = world.playbooks.current(effect.brand).brand.languages[0]
    language = spoken if spoken in _TEXT else "en"
    notice = Notice(
        key=effect.planned.key,
        brand=effect.brand,
        to=str(effect.planned.settings["department"]),
        subject=_SUBJECT[language],
        text=_TEXT[language],
        link="/cases",
    )
    return world.notices.send(notice)


ACTION = Action(
    name=NAME,
    sentence="Call our people to a case that can't wait.",
    sentence_de="Unsere Leute zu einem Fall rufen, der nicht warten kann.",
    label={"en": "call people", "de": "Leute rufen"},
    settings=Settings,
    example={"department": "guest-relations"},
    prepare=never_asked,
    perform=perform,
    repeatable=True,
)
