"""What a text is for: any of ``wish complaint thanks question``. Each intent has its own file; here they meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chalicelib.signals.asking import wishes
from chalicelib.signals.complaints import complaints, lukewarm
from chalicelib.signals.cues import Page, Span
from chalicelib.signals.gratitude import praises, thanks
from chalicelib.signals.irony import Hazard, hazard
from chalicelib.signals.questions import questions


class Intents(NamedTuple):
    """Where the text speaks for what.

    Attributes:
        by_name: Only intents that the text has, sorted by name; at least one span each.
        praised: Words of praise, whether meant so or not.
        lukewarm: Middling verdicts.
        irony: The hazard that praise is meant the other way round.
    """

    by_name: Mapping[str, tuple[Span, ...]]
    praised: tuple[Span, ...]
    lukewarm: tuple[Span, ...]
    irony: Hazard


def intents(page: Page, *, things: Sequence[Span]) -> Intents:
    """Read all four; they look at each other, since "K, thanks" after a request is no gratitude.

    Args:
        things: Where the text names something of the menu.
    """
    praised = praises(page)
    troubled = complaints(page)
    ironic = hazard(page, praised=praised, troubled=troubled)
    middling = lukewarm(page)
    wished = wishes(page, things, troubled=bool(troubled))
    asked = questions(page, wished)
    found = {
        "complaint": troubled or (ironic.spans if ironic.complains else ()),
        "question": asked,
        "thanks": thanks(
            page,
            praised=praised,
            asked=bool(wished or asked),
            troubled=bool(troubled),
            lukewarm=bool(middling),
            irony=ironic.value,
        ),
        "wish": wished,
    }
    return Intents({name: spans for name, spans in found.items() if spans}, praised, middling, ironic)
