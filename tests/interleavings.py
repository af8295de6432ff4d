"""What several workers and people do to one engine at the same time, step by step, in an order that others choose.

Each actor runs the engine's own code and stops before every read, every write and every message that leaves. So it goes
on with what it read long ago, while others wrote, the clock jumped, or it died right there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chalicelib.books import drafts, ledger, outbox, tasks, timers
from chalicelib.books.items import post_partition
from chalicelib.domain.errors import FateUnknown, Refused, TryAgainLater
from chalicelib.domain.work import Draft, Receipt, Task
from chalicelib.engine import people, pipeline
from chalicelib.ports import Change, Http, HttpAnswer, HttpRequest, Key, Notice, Notices, Put, Records, Stored, World
from tests.worlds import (
    BRAND,
    POST,
    STEAK,
    STEAK_KEY,
    Killed,
    Stage,
    StandInX,
    changed,
    demo_files,
    edit,
    item,
    post,
    taken_back,
)

ARROWS: Mapping[str, Mapping[str, set[str]]] = {
    "effect": {
        "": {"blocked", "waiting"},
        "blocked": {"blocked", "waiting", "cancelled"},
        "waiting": {"waiting", "leased", "cancelled"},
        "leased": {"leased", "done", "waiting", "gave_up", "unknown", "cancelled"},
        "unknown": {"unknown", "done", "waiting", "gave_up", "cancelled"},
        "gave_up": {"cancelled", "done"},
        "cancelled": {"done"},
        "done": set(),
    },
    "task": {
        "": {"offered"},
        "offered": {"offered", "accepted", "unfilled", "withdrawn"},
        "accepted": {"accepted", "done", "withdrawn"},
        "unfilled": set(),
        "withdrawn": set(),
        "done": set(),
    },
    "draft": {
        "": {"proposed", "approved"},
        "proposed": {"proposed", "approved", "rejected", "withdrawn"},
        "approved": {"sent", "not_sent", "withdrawn"},
        "withdrawn": {"sent"},
        "not_sent": {"sent"},
        "rejected": set(),
        "sent": set(),
    },
}
"""Where each state may lead, as the books draw it. What turns out to have happened is written down from anywhere."""

CALM = 12
"""Steps until something may come between again: most mistakes need no more than two who meet."""


Act = Callable[[World, "Story", int], object]


class Actor:
    """Somebody who does one thing after another, and each only as far as it is let.

    Attributes:
        does: What it does, or did last.
    """

    def __init__(self) -> None:
        self.does: Act | None = None
        self._turn = threading.Semaphore(0)
        self._rests = threading.Semaphore(0)
        self._killed = False
        self._error: BaseException | None = None
        self.is_busy = False

    def begin(self, do: Callable[[], object]) -> None:
        """Until before its first step."""
        self._killed, self._error, self.is_busy = False, None, True
        threading.Thread(target=self._run, args=(do,), daemon=True).start()
        self._wait()

    def step(self) -> None:
        """One more step, until before the next or to the end."""
        self._turn.release()
        self._wait()

    def die(self) -> None:
        """Where it is."""
        self._killed = True
        self.step()

    def pause(self) -> None:
        """Its own code comes by here before each step."""
        self._rests.release()
        self._turn.acquire()
        if self._killed:
            raise Killed

    def _wait(self) -> None:
        assert self._rests.acquire(timeout=60), "somebody waits for somebody who rests"
        if self._error is not None:
            raise self._error

    def _run(self, do: Callable[[], object]) -> None:
        try:
            do()
        except (Killed, Refused, TryAgainLater):
            return  # all three are ends that somebody else takes care of
        except BaseException as error:  # noqa: BLE001  (told by whoever waits)
            self._error = error
        finally:
            self.is_busy = False
            self._rests.release()


class SteppedRecords:
    """The Records port for one actor."""

    def __init__(self, behind: Records, pause: Callable[[], None]) -> None:
        self._behind = behind
        self._pause = pause

    def get(self, key: Key) -> Stored | None:
        self._pause()
        return self._behind.get(key)

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        self._pause()
        return self._behind.get_all(keys)

    def query(
        self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100
    ) -> Sequence[Stored]:
        self._pause()
        return self._behind.query(partition, prefix=prefix, after=after, limit=limit)

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        self._pause()
        return self._behind.due(agenda, now=now, limit=limit)

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        self._pause()
        return self._behind.latest(agenda, since=since, limit=limit)

    def write(self, *changes: Change) -> None:
        self._pause()
        self._behind.write(*changes)


class SteppedHttp:
    """The Http port for one actor: a request can be under way for as long as others like."""

    def __init__(self, behind: Http, pause: Callable[[], None]) -> None:
        self._behind = behind
        self._pause = pause

    def send(self, request: HttpRequest) -> HttpAnswer:
        self._pause()
        try:
            return self._behind.send(request)
        finally:
            self._pause()


class SteppedNotices:
    """The Notices port for one actor."""

    def __init__(self, behind: Notices, pause: Callable[[], None]) -> None:
        self._behind = behind
        self._pause = pause

    def send(self, notice: Notice) -> Receipt:
        self._pause()
        return self._behind.send(notice)


class ObservedRecords:
    """The Records port in front of another, which sees each change of a state."""

    def __init__(self, behind: Records) -> None:
        self._behind = behind
        self.get, self.query, self.due = behind.get, behind.query, behind.due
        self.get_all, self.latest = behind.get_all, behind.latest

    def write(self, *changes: Change) -> None:
        before = {change.key: self._state(change.key) for change in changes}
        self._behind.write(*changes)
        for change in changes:
            kind = _kind(change.key)
            if kind is not None and isinstance(change, Put):
                was, now = before[change.key], str(change.body["state"])
                assert now in ARROWS[kind][was], f"{change.key}: {was or 'nothing'} → {now}"

    def _state(self, key: Key) -> str:
        stored = None if _kind(key) is None else self._behind.get(key)
        return "" if stored is None else str(stored.body["state"])


def _kind(key: Key) -> str | None:
    return next((kind for kind in ARROWS if key.sort == kind or key.sort.startswith(f"{kind}#")), None)


class Story(RuleBasedStateMachine):
    """One engine, some actors, and everything that must be true after each step.

    Attributes:
        posts: Keys of those that it may know.
        accepted, decided: Who was told that they accepted the task, or decided on a draft.
    """

    acts: tuple[Act, ...] = ()
    limit_cents = 100_000

    def __init__(self) -> None:
        super().__init__()
        self.stage = self.prepare()
        self.observed = ObservedRecords(self.stage.records)
        self.actors = [Actor() for _ in range(3)]
        self.posts = [STEAK_KEY]
        self.accepted: list[tuple[str, int, str]] = []
        self.decided: list[tuple[str, str, str]] = []
        self.latest = self.stage.clock.at
        self.calm_for = 0
        self.seen: tuple[int, ...] = ()

    def prepare(self) -> Stage:
        return Stage(on_x=True)

    def world_of(self, actor: Actor) -> World:
        world = self.stage.world
        return replace(
            world,
            records=SteppedRecords(self.observed, actor.pause),
            http=SteppedHttp(world.http, actor.pause),
            notices=SteppedNotices(world.notices, actor.pause),
        )

    # What happens

    @initialize(what=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9)), min_size=3, max_size=3))
    def all_begin(self, what: list[tuple[int, int]]) -> None:
        for each in what:
            self.somebody_begins(*each)

    @precondition(lambda self: not all(actor.is_busy for actor in self.actors))
    @rule(what=st.integers(0, 99), which=st.integers(0, 9))
    def somebody_begins(self, what: int, which: int) -> None:
        actor = next(actor for actor in self.actors if not actor.is_busy)
        act, world = self.acts[what % len(self.acts)], self.world_of(actor)
        actor.does = act
        actor.begin(lambda: act(world, self, which))

    @precondition(lambda self: any(actor.is_busy for actor in self.actors))
    @rule(who=st.integers(0, 99), steps=st.sampled_from([1, 1, 2, 2, 3, 5, 8]))
    def somebody_goes_on(self, who: int, steps: int) -> None:
        busy = [actor for actor in self.actors if actor.is_busy]
        actor = busy[who % len(busy)]
        for _ in range(steps):
            if actor.is_busy:
                actor.step()
                self.everything_is_sound()

    @precondition(lambda self: self.calm_for > CALM)
    @rule(what=st.sampled_from(["death", "before", "after", -180, -5, -1, 1, 2, 5, 6, 40, 180]), who=st.integers(0, 99))
    def something_comes_between(self, what: str | int, who: int) -> None:
        self.calm_for = 0
        busy = [actor for actor in self.actors if actor.is_busy]
        if isinstance(what, int):
            if what > 0 and any(actor.does is perform for actor in busy):
                return  # whoever holds a lease is alive and keeps to it; who does not is killed
            self.stage.clock.at += timedelta(minutes=what)
            self.latest = max(self.latest, self.stage.clock.at)
        elif what == "death":
            for actor in busy[who % len(busy) :][:1] if busy else ():
                actor.die()
        else:
            failures = self.stage.x.before if what == "before" else self.stage.x.after
            failures[:] = [FateUnknown("no answer")]

    # What is always true

    @invariant()
    def everything_is_sound(self) -> None:
        self.calm_for += 1
        now = (self.stage.records.writes, len(self.stage.x.written), len(self.accepted), len(self.decided))
        if now == self.seen:  # most steps only read
            return
        self.seen = now
        for key in self.posts:
            self._effects_are_sound(key)
        self._money_is_sound()
        self._tasks_and_drafts_are_sound()
        texts = [one["text"] for one in self.stage.x.written]
        assert len(texts) == len(set(texts)), "said twice"

    def _effects_are_sound(self, post_key: str) -> None:
        for stored in self.stage.records.query(post_partition(post_key), prefix="effect#"):
            waits = stored.body["state"] in {"waiting", "leased", "unknown"}
            assert (stored.due is not None) == waits, f"{stored.key} {stored.body['state']} on agenda: {stored.due}"

    def _money_is_sound(self) -> None:
        reserved = [
            one.cents
            for key in self.posts
            for one in ledger.reservations(self.stage.records, key)
            if one.state == "reserved"
        ]
        assert self.stage.reserved() == sum(reserved) <= self.limit_cents

    def _tasks_and_drafts_are_sound(self) -> None:
        records = self.stage.records
        open_tasks = {task.id for task in tasks.open_tasks(records, BRAND)}
        proposed = {draft.id for draft in drafts.proposed(records, BRAND)}
        for key in self.posts:
            for entry in outbox.of_post(records, key):
                found = tasks.of_action(records, entry.effect.planned.key)
                if found is not None:
                    self._task_is_sound(found[0], is_open=found[0].id in open_tasks)
                draft = drafts.of_action(records, entry.effect.planned.key)
                if draft is not None:
                    self._draft_is_sound(draft[0], is_open=draft[0].id in proposed)

    def _task_is_sound(self, task: Task, *, is_open: bool) -> None:
        assert is_open == (task.state in {"offered", "accepted"}), f"{task.state} on the board: {is_open}"
        yes = [(offer.number, offer.by) for offer in task.offers if offer.answer == "accepted"]
        told = {(number, name) for id_, number, name in self.accepted if id_ == task.id}
        assert len(yes) <= 1
        assert told <= set(yes), "somebody was told that they have it, and do not"
        assert (task.state in {"accepted", "done"}) <= bool(yes)
        if is_open:
            rings = f"{task.id}.{'deadline' if task.state == 'accepted' else task.offer.number}"
            timer = self.stage.records.get(Key(f"timer#{rings}", "timer"))
            assert timer is not None, f"nobody would look after the task: {task.state}"
            assert timer.due is not None

    def _draft_is_sound(self, draft: Draft, *, is_open: bool) -> None:
        assert is_open == (draft.state == "proposed"), f"{draft.state} on the board: {is_open}"
        told = {(what, name) for id_, what, name in self.decided if id_ == draft.id}
        assert len(told) <= 1, "two were told that they decided"
        if told:
            ((what, name),) = told
            assert draft.by == name
            assert what == "approved" or draft.state == "rejected"
        sending = outbox.get(self.stage.records, draft.post_key, f"{draft.key}/send")
        if draft.state in {"rejected", "proposed"}:
            assert sending is None

    # In the end

    def teardown(self) -> None:
        """Everybody comes to an end, the clock goes on, and nothing is left over."""
        for actor in self.actors:
            while actor.is_busy:
                actor.step()
                self.everything_is_sound()
        self.stage.x.before.clear()
        self.stage.x.after.clear()
        self.stage.clock.at = self.latest
        self.stage.queue_clock.at += timedelta(hours=1)
        for _ in range(12):
            self.stage.tick(minutes=4)
            self.everything_is_sound()
        for key in self.posts:
            assert set(self.stage.states(key).values()) <= {"done", "cancelled", "gave_up", "blocked"}
        now = self.stage.clock.now()
        assert timers.due(self.stage.records, now=now) == []


# What actors do. Each takes the number of what it does that to, so that links and messages may be old.


def consider(world: World, story: Story, which: int) -> None:
    """One of several posts by several people comes in, or comes again."""
    number = f"{int(POST) + which % 4}"
    key = f"x:{number}"
    if key not in story.posts:
        story.posts.append(key)
    pipeline.consider(item(post(number=number, author=str(900 + which % 4))), world)


def edit_it(world: World, story: Story, which: int) -> None:
    wording = ("two hours", "three hours", "30 minutes", "105 minutes")[which % 4]
    pipeline.consider(item(edit(STEAK.format(wording), revision=f"209876888888888888{which % 4}")), world)


def take_back(world: World, story: Story, which: int) -> None:
    pipeline.consider(taken_back(story.posts[which % len(story.posts)]), world)


def perform(world: World, story: Story, which: int) -> None:
    due = outbox.due(world.records, now=world.clock.now())
    if due:
        effect = due[which % len(due)]
        pipeline.perform(f'["{effect.post_key}","{effect.planned.key}"]', world)


def ring(world: World, story: Story, which: int) -> None:
    due = pipeline.due_timers(world)
    if due:
        pipeline.ring(due[which % len(due)], world)


def accept(world: World, story: Story, which: int) -> None:
    for task in tasks.open_tasks(world.records, BRAND)[:1]:
        name, number = f"store {which}", max(task.offer.number - which % 2, 1)
        people.accept(task.id, offer=number, by=name, world=world)
        story.accepted.append((task.id, number, name))


def decline(world: World, story: Story, which: int) -> None:
    for task in tasks.open_tasks(world.records, BRAND)[:1]:
        people.decline(task.id, offer=max(task.offer.number - which % 2, 1), by="Cy", reason=None, world=world)


def approve(world: World, story: Story, which: int) -> None:
    for draft in drafts.proposed(world.records, BRAND)[:1]:
        name = f"agent {which}"
        people.approve(draft.id, text=f"{draft.original} – {name}", seen=draft.text, by=name, world=world)
        story.decided.append((draft.id, "approved", name))


def reject(world: World, story: Story, which: int) -> None:
    for draft in drafts.proposed(world.records, BRAND)[:1]:
        people.reject(draft.id, by=f"agent {which}", reason=None, world=world)
        story.decided.append((draft.id, "rejected", f"agent {which}"))


def reword(world: World, story: Story, which: int) -> None:
    for draft in drafts.proposed(world.records, BRAND)[:1]:
        people.save(draft.id, text=f"In my words, {which}", seen=draft.text, by=f"agent {which}", world=world)


# The stories


class OutboxStory(Story):
    """A reply was approved, and is sent, looked for, or taken back."""

    acts = (perform, perform, perform, take_back, edit_it)

    def prepare(self) -> Stage:
        stage = _proposed()
        draft = stage.draft()
        people.approve(draft.id, text=draft.text, seen=draft.text, by="Bo", world=stage.world)
        return stage


class TaskStory(Story):
    """A store was asked: it accepts, declines, stays silent, or the guest wants something else."""

    acts = (accept, accept, decline, ring, ring, perform, take_back, edit_it)

    def prepare(self) -> Stage:
        return _offered("three hours")


class DraftStory(Story):
    """A reply waits for people."""

    acts = (approve, approve, reject, reword, perform, perform, take_back, edit_it)

    def prepare(self) -> Stage:
        return _proposed()


class LedgerStory(Story):
    """Several guests wish for a steak, and there is money for one."""

    acts = (consider, consider, consider, take_back, accept, decline, perform, ring)
    limit_cents = 9_000

    def prepare(self) -> Stage:
        """Without limits that they share: nothing but the purse stands in their way."""
        limits = [{"per": "customer", "times": 1, "days": 365}]
        files = changed(demo_files(), "rules/airport-steak.json", lambda rule: rule.update(limits=limits))
        files["brand.json"] = files["brand.json"].replace('"cents": 100000', f'"cents": {self.limit_cents}')
        return Stage(files, on_x=True)


STORIES: tuple[type[Story], ...] = (OutboxStory, TaskStory, DraftStory, LedgerStory)


class CarelessX(StandInX):
    """An X that posts whatever it is told, as often as it is told."""

    def is_said(self, text: str) -> bool:
        return False


def _offered(how_long: str = "two hours") -> Stage:
    stage = Stage(on_x=True, x=CarelessX())
    stage.consider(post(STEAK.format(how_long)))
    stage.work()
    return stage


def _proposed() -> Stage:
    stage = _offered()
    task = stage.task()
    people.accept(task.id, offer=task.offer.number, by="Ann", world=stage.world)
    stage.work()
    return stage
