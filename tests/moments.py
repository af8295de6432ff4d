"""Moments for tests of rules, made from the values of facts, and rules that only listen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from chalicelib import facts
from chalicelib.domain.conditions import Condition
from chalicelib.domain.moment import LocalTime, Moment
from chalicelib.domain.playbook import Rule
from chalicelib.domain.post import Author, TaggedPlace
from chalicelib.domain.signals import Guess, Signals, Stop, Wish
from tests.worlds import BRAND, STEAK_AT, post


def moment(known: Mapping[str, Any] | None = None) -> Moment:
    """A public mention of somebody of whom nothing is known but what is given: fact → value, None for unknown."""
    event = post("hm")
    bare = Moment(
        key=event.id,
        brand=BRAND,
        at=STEAK_AT,
        written_at=STEAK_AT,
        received_at=STEAK_AT,
        post=replace(event.post, author=Author(id="1"), language=None),
        reply=event.reply,
        signals=Signals(),
        wish=Wish(),
        time=LocalTime(hour=15, weekday="wed", date="2026-03-11"),
    )
    for name, value in (known or {}).items():
        if name == "post.text" or not facts.BY_NAME[name].understood or value is not None:
            bare = _with(bare, name, value)
    for name, value in (known or {}).items():
        assert facts.value(bare, facts.BY_NAME[name]) == value, f"{name} can't be made {value!r}"
    return bare


def _with(bare: Moment, name: str, value: Any) -> Moment:
    given: Any = tuple(value) if isinstance(value, list) else value
    match facts.BY_NAME[name].path.split("."):
        case ["post", "place"]:
            return replace(bare, post=replace(bare.post, place=None if given is None else TaggedPlace(**given)))
        case ["post", "author", field]:
            return replace(bare, post=replace(bare.post, author=replace(bare.post.author, **{field: given})))
        case ["post", field]:
            return replace(bare, post=replace(bare.post, **{field: given}))
        case ["signals", "more", name]:
            more = {**bare.signals.more, name: given}
            return replace(bare, signals=replace(bare.signals, more=more))
        case ["signals", "stop", _]:
            return replace(bare, signals=replace(bare.signals, stop=Stop(reasons=given)))
        case ["signals", field, "value"]:
            return replace(bare, signals=replace(bare.signals, **{field: Guess(value=given, p=1.0)}))
        case ["signals", field]:
            return replace(bare, signals=replace(bare.signals, **{field: given}))
        case path:
            raise AssertionError(f"no test has needed {'.'.join(path)} yet")


def listening(number: int, when: Condition) -> Rule:
    """A live rule that does nothing; its id is the number with an r before it."""
    return Rule(
        file=f"rules/r{number}.json",
        id=f"r{number}",
        title="t",
        why="w",
        owner="o",
        goal="listen",
        state="live",
        when=when,
        then=(),
    )
