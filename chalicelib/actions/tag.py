"""Mark a post with words of the brand, by which people find it again."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, convert

from chalicelib.actions.action import Action, Asked, Proposal
from chalicelib.books import tags
from chalicelib.domain.decision import Reason
from chalicelib.domain.errors import Conflict, TryAgainLater
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.work import Effect, Receipt
from chalicelib.ports import World

_LOOKS_LIKE = Sentence(
    "small letters, digits and hyphens such as menu-idea",
    "aus Kleinbuchstaben, Ziffern und Bindestrichen wie menu-idea",
)
Tag = Annotated[
    str, Meta(pattern=r"^[a-z0-9äöüß]+(?:-[a-z0-9äöüß]+)*$", max_length=40, extra={"looks_like": _LOOKS_LIKE})
]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a marketer sets.

    Attributes:
        tags: Small letters, digits and hyphens, e.g. ``menu-idea``. They stand with the post, never with its author.
    """

    tags: Annotated[tuple[Tag, ...], Meta(min_length=1, max_length=10)]


def prepare(asked: Asked) -> Proposal:
    """Always possible."""
    settings = convert(dict(asked.request.settings), Settings)
    words = ", ".join(settings.tags)
    reason = Reason(
        code="tagged",
        sentence=f"The post is marked {words}.",
        sentence_de=f"Der Beitrag bekommt die Stichwörter {words}.",
    )
    return Proposal("approved", (reason,), settings={"tags": list(settings.tags)})


def perform(effect: Effect, world: World) -> Receipt:
    """Add the tags; the same again changes nothing."""
    wanted = tuple(effect.planned.settings["tags"])
    now = world.clock.now()
    try:
        world.records.write(*tags.add(world.records, effect.brand, effect.post_key, wanted, now=now))
    except Conflict:
        raise TryAgainLater("somebody marks the same post just now") from None
    return Receipt(provider="engine", provider_id=",".join(wanted), at=now)


_REASONS = {
    "tagged": {
        "en": "A rule only marks this post, and nothing answers it.",
        "de": "Eine Regel versieht den Beitrag nur mit Stichwörtern, und nichts antwortet darauf.",
    },
}
"""What a case says where nothing else was done, by the codes above."""


ACTION = Action(
    name="tag",
    sentence="Mark the post with words of the brand.",
    sentence_de="Den Beitrag mit Stichwörtern der Marke versehen.",
    label={"en": "mark with tags", "de": "mit Stichwörtern versehen"},
    reasons=_REASONS,
    settings=Settings,
    means={
        "tags": Sentence(
            "Small letters, digits and hyphens, such as `menu-idea`. They stand with the post, never with the person.",
            "Kleine Buchstaben, Ziffern und Bindestriche, etwa `menu-idea`. Sie stehen beim Beitrag, nie bei der"
            " Person.",
        ),
    },
    example={"tags": ["menu-idea"]},
    prepare=prepare,
    perform=perform,
    repeatable=True,
)
