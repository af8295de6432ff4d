"""What was read ahead is answered from memory, the rest as ever; and what that makes of a post that matches nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import pytest

from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import SystemClock
from chalicelib.books import decisions
from chalicelib.books.glance import Glance
from chalicelib.books.items import retraction_key
from chalicelib.engine import pipeline
from chalicelib.ports import Change, Key, Put, Records, Stored
from tests.newsroom import small
from tests.worlds import HookedRecords, Stage, edit, item, post, taken_back

ONE, TWO, THREE = (Key("p", name) for name in ("one", "two", "three"))


class Asked(HookedRecords):
    """Counts what it is asked."""

    def __init__(self, behind: Records) -> None:
        super().__init__(behind)
        self.calls: Counter[str] = Counter()
        self.written: list[Change] = []

    def __getattribute__(self, name: str) -> object:
        if name in {"get", "get_all", "query", "due", "latest", "write"}:
            self.calls[name] += 1
        return super().__getattribute__(name)

    def write(self, *changes: Change) -> None:
        self.written += changes
        super().write(*changes)


@pytest.fixture
def behind() -> Asked:
    records = SqliteRecords(Database(None), SystemClock())
    records.write(Put(ONE, {"n": 1}), Put(THREE, {"n": 3}))
    return Asked(records)


def test_what_was_read_ahead_is_not_asked_for_again_there_or_not(behind: Asked) -> None:
    glance = Glance(behind, [ONE, TWO])
    one = glance.get(ONE)
    assert one is not None
    assert (one.body, glance.get(TWO)) == ({"n": 1}, None)
    assert dict(glance.get_all([TWO, ONE])) == {ONE: one}
    assert behind.calls == {"get_all": 1}


def test_the_rest_is_asked_for(behind: Asked) -> None:
    glance = Glance(behind, [ONE, TWO])
    three = glance.get(THREE)
    assert three is not None
    assert dict(glance.get_all([ONE, TWO, THREE])) == {ONE: glance.get(ONE), THREE: three}
    assert [stored.key for stored in glance.query("p")] == [ONE, THREE]


def test_what_is_written_through_it_is_read_anew(behind: Asked) -> None:
    glance = Glance(behind, [ONE, TWO])
    glance.write(Put(TWO, {"n": 2}))
    two = glance.get(TWO)
    assert two is not None
    assert two.body == {"n": 2}


def through(stage: Stage, message: str) -> tuple[str, Asked]:
    asked = Asked(stage.records)
    return pipeline.consider(message, stage.with_records(asked)), asked


def test_a_post_that_matches_nothing_is_one_look_and_one_change() -> None:
    stage = Stage(small())
    message = item(post("What a night!", author="7", addressed=False, answerable=False), stage.brand)
    outcome, asked = through(stage, message)
    assert (outcome, dict(asked.calls), len(asked.written)) == ("decided", {"get_all": 1, "write": 1}, 1)
    again, asked = through(stage, message)
    assert (again, dict(asked.calls)) == ("duplicate", {"get_all": 1})


class Interrupted(HookedRecords):
    """Somebody else does something once this one has looked."""

    def __init__(self, behind: Records, meanwhile: Callable[[], object]) -> None:
        super().__init__(behind)
        self._meanwhile: Callable[[], object] | None = meanwhile

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        found = super().get_all(keys)
        if self._meanwhile is not None:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()
        return found


def test_a_post_that_matches_nothing_and_is_taken_back_just_now_stays_without_consequences() -> None:
    stage = Stage(small())
    event = post("What a night!", addressed=False, answerable=False)
    records = Interrupted(stage.records, lambda: stage.retract(event.id))
    assert pipeline.consider(item(event, stage.brand), stage.with_records(records)) == "decided"
    assert decisions.recent(stage.records, stage.brand, now=stage.clock.now(), limit=9) == []
    assert stage.consider(event) == "retracted_before"
    assert stage.consider(edit("Can you bring me a steak?")) == "retracted_before"
    assert stage.states(event.id) == {}


def test_a_post_of_which_something_comes_is_decided_again_if_it_is_taken_back_just_now() -> None:
    stage = Stage()
    event = post()
    records = Interrupted(stage.records, lambda: stage.retract(event.id))
    assert pipeline.consider(item(event, stage.brand), stage.with_records(records)) == "retracted_before"
    assert decisions.get(stage.records, event.id) is None


def test_two_who_decide_a_post_that_matches_nothing_decide_it_once() -> None:
    stage = Stage(small())
    event = post("What a night!", addressed=False, answerable=False)
    records = Interrupted(stage.records, lambda: stage.consider(event))
    assert pipeline.consider(item(event, stage.brand), stage.with_records(records)) == "duplicate"


def test_a_post_with_other_ids_still_expects_that_none_was_taken_back() -> None:
    stage = Stage(small())
    event = edit("What a night!")
    other = f"x:{event.post.revision}"
    records = Interrupted(stage.records, lambda: pipeline.consider(taken_back(other), stage.world))
    assert pipeline.consider(item(event, stage.brand), stage.with_records(records)) == "retracted_before"
    assert stage.records.get(retraction_key(event.id)) is not None
