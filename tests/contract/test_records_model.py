"""Records against a plain dictionary: any writes, in any order, with time passing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from chalicelib.domain.errors import Conflict
from chalicelib.ports import Add, Change, Check, Clock, Delete, Due, Key, Put, Records

PassTime = Callable[[timedelta], None]


@dataclass
class Item:
    """What the model knows of an item."""

    body: dict[str, Any]
    version: int
    counters: dict[str, int] = field(default_factory=dict)
    due: Due | None = None
    expires: datetime | None = None


KEYS = [Key(partition, sort) for partition in ("p", "q") for sort in ("a", "a/1", "b")]
keys = st.sampled_from(KEYS)
expectations = st.none() | st.integers(0, 4)
seconds = st.integers(0, 5)
bounds = st.none() | st.integers(-3, 5)
bodies = st.dictionaries(st.text(max_size=2), st.integers() | st.text(max_size=3) | st.none(), max_size=2)
puts = st.tuples(st.just("put"), keys, expectations, bodies, st.none() | seconds, st.none() | seconds)
deletes = st.tuples(st.just("delete"), keys, expectations)
checks = st.tuples(st.just("check"), keys, st.integers(0, 4))
adds = st.builds(Add, keys, st.sampled_from(["n", "m"]), st.integers(-3, 5), bounds, bounds)
wishes = st.lists(puts | deletes | checks | adds, min_size=1, max_size=4)


class Anything(RuleBasedStateMachine):
    """Random writes against a dictionary that is changed by the same rules, written plainly."""

    def __init__(self, records: Records, clock: Clock, pass_time: PassTime) -> None:
        super().__init__()
        self.records = records
        self.clock = clock
        self.pass_time = pass_time
        self.model: dict[Key, Item] = {}

    @rule(wishes=wishes)
    def write(self, wishes: list[Any]) -> None:
        changes = list({change.key: change for change in map(self.change, wishes)}.values())
        after: dict[Key, Item] = dict(self.model)
        failed = next((change for change in changes if not self.applied(change, after)), None)
        if failed is None:
            self.records.write(*changes)
            self.model = after
        else:
            with pytest.raises(Conflict) as caught:
                self.records.write(*changes)
            assert caught.value.change is failed

    @rule(by=seconds)
    def time_passes(self, by: int) -> None:
        self.pass_time(timedelta(seconds=by))

    @invariant()
    def everything_reads_as_in_the_model(self) -> None:
        now = self.clock.now()
        self.model = {k: item for k, item in self.model.items() if item.expires is None or item.expires > now}
        together = self.records.get_all(KEYS)
        for key in KEYS:
            stored, item = self.records.get(key), self.model.get(key)
            read = stored and (stored.body, stored.version, stored.counters, stored.due)
            assert read == (item and (item.body, item.version, item.counters, item.due))
            assert together.get(key) == stored
        for partition in ("p", "q"):
            found = [stored.key for stored in self.records.query(partition, prefix="a")]
            assert found == sorted(k for k in self.model if k.partition == partition and k.sort.startswith("a"))
        due = [stored.key for stored in self.records.due("agenda", now=now)]
        agenda = {k: item.due.at for k, item in self.model.items() if item.due is not None and item.due.at <= now}
        assert sorted(due) == sorted(agenda)
        assert [agenda[key] for key in due] == sorted(agenda.values())
        latest = [stored.key for stored in self.records.latest("agenda", since=now)]
        ahead = {k: item.due.at for k, item in self.model.items() if item.due is not None and item.due.at >= now}
        assert sorted(latest) == sorted(ahead)
        assert [ahead[key] for key in latest] == sorted(ahead.values(), reverse=True)

    def change(self, wish: Any) -> Change:
        now = self.clock.now()
        match wish:
            case Add():
                return wish
            case ("delete", key, expect):
                return Delete(key, expect)
            case ("check", key, expect):
                return Check(key, expect)
        _, key, expect, body, due, expires = wish
        return Put(
            key,
            body,
            expect,
            due=None if due is None else Due("agenda", now + timedelta(seconds=due)),
            expires=None if expires is None else now + timedelta(seconds=expires),
        )

    @staticmethod
    def applied(change: Change, items: dict[Key, Item]) -> bool:
        """Change the items; False: the expectation failed."""
        item = items.get(change.key)
        version = item.version if item else 0
        if isinstance(change, Add):
            old = item or Item({}, 0)
            total = old.counters.get(change.counter, 0) + change.amount
            if change.at_most is not None and total > change.at_most:
                return False
            if change.at_least is not None and total < change.at_least:
                return False
            counters = old.counters | {change.counter: total}
            items[change.key] = Item(old.body, version + 1, counters, old.due, old.expires)
            return True
        if change.expect is not None and change.expect != version:
            return False
        if isinstance(change, Put):
            counters = item.counters if item else {}
            items[change.key] = Item(dict(change.body), version + 1, counters, change.due, change.expires)
        elif isinstance(change, Delete):
            items.pop(change.key, None)
        return True


def test_any_order_of_writes_reads_as_in_a_plain_dictionary(
    make_records: Callable[[], Records], clock: Clock, pass_time: PassTime, stories: int
) -> None:
    class Fresh(Anything):
        def __init__(self) -> None:
            super().__init__(make_records(), clock, pass_time)

    run_state_machine_as_test(Fresh, settings=settings(max_examples=stories, stateful_step_count=25, deadline=None))
