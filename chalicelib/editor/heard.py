"""What is understood of texts, many at once: one JSON object in a line, one line of signals for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta, Struct

from chalicelib.domain.errors import Unreadable
from chalicelib.domain.playbook import Playbook
from chalicelib.engine.enrich import context_of
from chalicelib.reading import parse
from chalicelib.signals import understand


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to be understood.

    Attributes:
        language: As a platform would tell, BCP 47. None: it doesn't.
        at: When it was written; times in it are counted from there. None: now.
        brand: Whose menu, stores and languages count. None: the first brand's.
    """

    text: str
    language: str | None = None
    at: Annotated[datetime, Meta(tz=True)] | None = None
    brand: str | None = None


class Heard(NamedTuple):
    """One answer.

    Attributes:
        content: Signals as ``explain --json`` has them, with the ``wish``; or ``error``, what is wrong with the line.
        understood: False: it is an error.
    """

    content: dict[str, Any]
    understood: bool


def hear(lines: Iterable[bytes], *, playbook: Callable[[str | None], Playbook], now: datetime) -> Iterator[Heard]:
    """Understand every line; blank ones are passed over.

    Args:
        playbook: By brand; raises KeyError where there is none.
    """
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            line = msgspec.convert(parse(raw).plain(), Line)
            told = playbook(line.brand)
        except (msgspec.ValidationError, Unreadable) as error:
            yield Heard({"error": f"line {number}: {error}"}, understood=False)
            continue
        except KeyError:
            yield Heard({"error": f"line {number}: there is no such brand"}, understood=False)
            continue
        signals, wish = understand(
            line.text, language=line.language, written_at=line.at or now, context=context_of(told)
        )
        yield Heard({**msgspec.to_builtins(signals), "wish": msgspec.to_builtins(wish)}, understood=True)


def written(heard: Heard) -> str:
    """As one line."""
    return json.dumps(heard.content, ensure_ascii=False)
