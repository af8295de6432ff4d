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


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to compare a fact with a marketer's value.

    Attributes:
        sentence: In plain words, ``{fact}`` and ``{value}`` to be filled in.
        wants: Type of the marketer's value, as msgspec reads it.
        compares: Types of facts it can be used on.
        evaluate: ``(found, wanted) -> Compared``; never raises on values of those types.
        on_unknown: Its answer where the fact is unknown. None: the leaf is unknown.
        refuses: What is wrong with a value of the right type, as a sentence; None from it: nothing.
    """

    name: str
    sentence: str
    wants: Any
    compares: frozenset[FactType]
    evaluate: Callable[[Any, Any], Compared]
    on_unknown: bool | None = None
    refuses: Callable[[Any], str | None] = lambda _: None

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
