"""Moments for tests of rules, made from the values of facts, and rules that only listen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib import facts
from chalicelib.domain.conditions import Condition
from chalicelib.domain.moment import Customer, History, LocalTime, Moment, NearestStore
from chalicelib.domain.playbook import Rule
from chalicelib.domain.post import Author, Rating, TaggedPlace
from chalicelib.domain.signals import Place, Signals, Wish
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


def with_known(moment: Moment, known: Mapping[str, Any]) -> Moment:
    """The same moment with other values of some facts; None: unknown."""
    for name, value in known.items():
        moment = _with(moment, name, value)
    return moment


_EMPTY: Mapping[str, Any] = {
    "rating": Rating(),
    "customer": Customer(id="c"),
    "store": NearestStore(id="s", name="S", city="C", distance_km=1.0, open=True),
    "place": Place(
        kind="city", id="c", name="C", city="C", latitude=1, longitude=2, time_zone="UTC", text="C", start=0, end=1
    ),
}
"""What is put in place of what is not there, when something in it is asked for."""


def _with(bare: Moment, name: str, value: Any) -> Moment:
    given: Any = tuple(value) if isinstance(value, list) else value
    match facts.BY_NAME[name].path.split("."):
        case ["open_complaints"]:
            complaints = None if given is None else History(open_complaints=tuple(map(str, range(given))))
            return replace(bare, history=complaints)
        case ["wish_minutes_left"]:
            deadline = None if given is None else bare.at + timedelta(minutes=given)
            return replace(bare, wish=replace(bare.wish, deadline=deadline))
        case ["post", "place"]:
            return replace(bare, post=replace(bare.post, place=None if given is None else TaggedPlace(**given)))
        case ["wish", "place"]:
            place = None if given is None else replace(_EMPTY["place"], **given)
            return replace(bare, wish=replace(bare.wish, place=place))
        case path:
            found: Moment = _put(bare, path, given)
            return found


def _put(whole: Any, path: Sequence[str], value: Any) -> Any:
    """The same with another value at a path; what has to be known as a whole is unknown as a whole."""
    name, *below = path
    if isinstance(whole, dict):
        return {**whole, name: value}
    if not below:
        return replace(whole, **{name: value})
    there = getattr(whole, name)
    if value is None and name in {"store", "place", "customer", "rating"}:
        return replace(whole, **{name: None})
    return replace(whole, **{name: _put(_EMPTY[name] if there is None else there, below, value)})


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
