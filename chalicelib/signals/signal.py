"""The shape of a signal that stands by itself: it reads the page, and nothing that another signal found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from chalicelib.fact import NO_TEXT, Fact, FactType
from chalicelib.signals.cues import Page, Span


class Found(NamedTuple):
    """What a signal says of one text.

    Attributes:
        value: As its fact's type wants it. None: unknown.
        spans: The words that made us think so.
    """

    value: Any
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing to be understood of a text; rules ask for it as ``signals.<name>``.

    Attributes:
        meaning: For the reader of the table of facts; in `meaning_de` in German.
        read: Never raises, whatever the text.
        values: All that a word, or the elements of a list, can be. Empty: open.
    """

    name: str
    type: FactType
    meaning: str
    meaning_de: str
    read: Callable[[Page], Found]
    values: tuple[str, ...] = ()

    @property
    def fact(self) -> Fact:
        """Its row in the table of facts."""
        return Fact(
            name=f"signals.{self.name}",
            path=f"signals.more.{self.name}",
            type=self.type,
            meaning=self.meaning,
            meaning_de=self.meaning_de,
            unknown=NO_TEXT,
            values=self.values,
            understood=True,
        )
