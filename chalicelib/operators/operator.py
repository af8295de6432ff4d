"""The shape of an operator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from chalicelib.facts import Fact, FactType


class Compared(NamedTuple):
    """The answer of an operator.

    Attributes:
        found: What the trace shows: the value, or the part of it that made the difference.
    """

    result: bool
    found: Any


def plain(value: Any) -> str:
    """A value as a person writes it; long ones are cut."""
    if isinstance(value, list):
        return ", ".join(plain(one) for one in value) or "nothing"
    if isinstance(value, dict):
        return ", ".join(f"{name} {plain(one)}" for name, one in value.items() if one is not None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = "unknown" if value is None else str(value)
    return f"“{text[:60]}…”" if len(text) > 60 else text


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to compare a fact with a marketer's value.

    Attributes:
        sentence: In plain words, ``{fact}`` and ``{value}`` to be filled in (`says`).
        wants: Type of the marketer's value, as msgspec reads it.
        compares: Types of facts it can be used on.
        evaluate: ``(found, wanted) -> Compared``; never raises on values of those types.
        on_unknown: Its answer where the fact is unknown. None: the leaf is unknown.
        refuses: What is wrong with a value of the right type, as a sentence; None from it: nothing.
        words: The value as it stands in the sentence.
    """

    name: str
    sentence: str
    wants: Any
    compares: frozenset[FactType]
    evaluate: Callable[[Any, Any], Compared]
    on_unknown: bool | None = None
    refuses: Callable[[Any], str | None] = lambda _: None
    words: Callable[[Any], str] = plain

    def says(self, fact: str, wanted: Any) -> str:
        """A leaf in plain words."""
        return self.sentence.format(fact=fact, value=self.words(wanted))

    def problem(self, fact: Fact, wanted: Any) -> str | None:
        """What is wrong with using it on this fact with this value, as a sentence. None: nothing."""
        if fact.type not in self.compares:
            return f"'{self.name}' can't be used on {fact.name}, which is a {fact.type}"
        try:
            msgspec.convert(wanted, self.wants)
        except msgspec.ValidationError as error:
            return f"'{self.name}' wants another value: {error}"
        refused = self.refuses(wanted)
        if refused is not None:
            return f"'{self.name}' wants another value: {refused}"
        if fact.type == "number" and self.name in {"is", "is_not"} and isinstance(wanted, str | bool):
            return f"{fact.name} is a number, and is compared with {wanted!r}"
        if fact.type == "boolean" and self.name in {"is", "is_not"} and not isinstance(wanted, bool):
            return f"{fact.name} is true or false, and is compared with {wanted!r}"
        if fact.type in {"word", "text"} and self.name in {"is", "is_not"} and not isinstance(wanted, str):
            return f"{fact.name} is a {fact.type}, and is compared with {wanted!r}"
        if fact.values and self.name != "is_known":
            asked = wanted if isinstance(wanted, list) else [wanted]
            for word in asked:
                if isinstance(word, str) and word not in fact.values:
                    return f"{fact.name} is never {word!r}; it can be {', '.join(fact.values)}"
        return None
