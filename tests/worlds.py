"""A whole world in memory for tests: SQLite for records and queues, still clocks, and an outside that only notes.

Nothing here is a mock: every port has an adapter that keeps its promise, and can be told to fail as the real one does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from chalicelib import actions, measures, steps
from chalicelib.adapters.alarms import TerminalAlarms
from chalicelib.adapters.files import brands
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.adapters.sqlite.database import Database
from chalicelib.adapters.sqlite.queue import SqliteQueue
from chalicelib.adapters.sqlite.records import SqliteRecords
from chalicelib.adapters.system import FixedClock
from chalicelib.books import customers, decisions, drafts, outbox, tasks
from chalicelib.books.items import short
from chalicelib.books.links import SECRET as LINKS_SECRET
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.domain import structs
from chalicelib.domain.decision import Decision
from chalicelib.domain.errors import TryAgainLater
from chalicelib.domain.post import Author, PostEvent, Retraction
from chalicelib.domain.settings import Settings
from chalicelib.domain.work import Draft, Receipt, Task
from chalicelib.engine import pipeline, receive
from chalicelib.engine.items import ToConsider
from chalicelib.ports import Change, Clock, HttpAnswer, HttpRequest, Key, Notice, Queue, Records, Stored, Told, World

ROOT = Path(__file__).resolve().parents[1]
STEAK_AT = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)
"""Wednesday, 15:05 in New York: the story's hour."""
STEAK = "Hey @Mortons – can you meet me at newark airport with a porterhouse when I land in {}? K, thanks. :-)"
REGULAR = "15948437"
BRAND, ACCOUNT = "mortons", "1380001112223334445"
POST = "2098765432109876543"
STEAK_KEY = f"x:{POST}"
TASK, REPLY = f"{STEAK_KEY}/airport-steak/0", f"{STEAK_KEY}/airport-steak/1"

Files = Mapping[str, str]


@cache
def demo_files(brand: str = BRAND) -> Files:
    """A demo brand, as it would be published."""
    return brands.bundle(ROOT / "playbooks" / brand)


def changed(files: Files, path: str, change: Callable[[Any], object]) -> dict[str, str]:
    """The files with one JSON file changed in place."""
    content = json.loads(files[path])
    change(content)
    return {**files, path: json.dumps(content)}


def with_rule(files: Files, **rule: Any) -> dict[str, str]:
    """The files with one more rule, which matches every public post unless told otherwise."""
    whole = {
        "title": "A rule of a test",
        "why": "A test needs it.",
        "owner": "tests",
        "goal": "acknowledge",
        "state": "live",
        "when": {"fact": "post.visibility", "is": "public"},
        "then": [],
        **rule,
    }
    return {**files, f"rules/{rule['id']}.json": json.dumps(whole)}


def without_rules(files: Files) -> dict[str, str]:
    """The files without any rule."""
    return {path: text for path, text in files.items() if not path.startswith("rules/")}


@cache
def _shankman() -> PostEvent:
    return msgspec.convert(json.loads(demo_files()["examples/shankman.json"]), PostEvent)


def post(
    text: str | None = None,
    *,
    number: str = POST,
    revision: str | None = None,
    revisions: tuple[str, ...] = (),
    author: str | None = REGULAR,
    at: datetime = STEAK_AT,
    addressed: bool = True,
    answerable: bool = True,
    **fields: Any,
) -> PostEvent:
    """A public mention on X; without a text, the steak post.

    Args:
        revision: Id of this revision; default: the post's own.
        author: None: the platform names nobody.
        answerable: The platform lets us answer in public.
        fields: Of `domain.post.Post`.
    """
    base = _shankman()
    written = msgspec.structs.replace(
        base.post,
        post_id=number,
        conversation_id=number,
        revision=revision or number,
        revision_ids=revisions,
        text=STEAK.format("two hours") if text is None else text,
        author=Author() if author is None else msgspec.structs.replace(base.post.author, id=author),
        addressed=addressed,
        **fields,
    )
    public = msgspec.structs.replace(
        base.reply.public, allowed=answerable, reason=None if answerable else "not_summoned"
    )
    return msgspec.structs.replace(
        base,
        id=f"x:{number}",
        subject=number,
        time=at,
        received_at=at,
        post=written,
        reply=msgspec.structs.replace(base.reply, public=public),
    )


def edit(text: str, *, revision: str = "2098768888888888888", at: datetime = STEAK_AT) -> PostEvent:
    """The steak post, edited."""
    return post(text, revision=revision, revisions=(POST, revision), at=at)


class Killed(BaseException):
    """The process died here. No `Exception`: nothing may catch it."""


Hook = Callable[[int], None]


class HookedRecords:
    """The Records port in front of another, with something happening before or after its writes.

    Attributes:
        before: Called with the number of the write (from 1) before it is applied. None: nothing happens.
        after: The same, once it is applied.
    """

    def __init__(self, behind: Records) -> None:
        self.behind = behind
        self.before: Hook | None = None
        self.after: Hook | None = None
        self.writes = 0

    def get(self, key: Key) -> Stored | None:
        return self.behind.get(key)

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        return self.behind.get_all(keys)

    def query(
        self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100
    ) -> Sequence[Stored]:
        return self.behind.query(partition, prefix=prefix, after=after, limit=limit)

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        return self.behind.due(agenda, now=now, limit=limit)

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        return self.behind.latest(agenda, since=since, limit=limit)

    def write(self, *changes: Change) -> None:
        self.writes += 1
        number = self.writes
        if self.before is not None:
            self.before(number)
        self.behind.write(*changes)
        if self.after is not None:
            self.after(number)

    def calm(self) -> None:
        """Nothing happens any more, and writes are counted anew."""
        self.before = self.after = None
        self.writes = 0


class KeptNotices:
    """The LocalOutbox port: keeps what was sent, in order; each key once.

    Attributes:
        failures: Raised by the next sends, one each, the first first.
        sends: How often each key was sent.
    """

    def __init__(self, clock: FixedClock) -> None:
        self._clock = clock
        self.failures: list[BaseException] = []
        self.kept: dict[str, Notice] = {}
        self.sends: dict[str, int] = {}

    def send(self, notice: Notice) -> Receipt:
        if self.failures:
            raise self.failures.pop(0)
        self.kept.setdefault(notice.key, notice)
        self.sends[notice.key] = self.sends.get(notice.key, 0) + 1
        return Receipt(provider="outbox", provider_id=short(notice.key), at=self._clock.now())

    def seen(self) -> Sequence[Mapping[str, Any]]:
        return [{"key": one.key, "to": one.to, "text": one.text} for one in reversed(self.kept.values())]


class StandInX:
    """The Http port in front of a small X: takes answers, shows them, refuses the same text twice.

    Attributes:
        written: What we posted.
        before: Raised or answered instead of the next posts, one each; nothing is posted then.
        after: The same, but once it is posted.
        shows: False: the timeline hides what we wrote.
    """

    def __init__(self) -> None:
        self.written: list[dict[str, Any]] = []
        self.before: list[BaseException | HttpAnswer] = []
        self.after: list[BaseException | HttpAnswer] = []
        self.shows = True
        self.requests: list[HttpRequest] = []

    def send(self, request: HttpRequest) -> HttpAnswer:
        self.requests.append(request)
        if request.method == "GET":
            assert urlsplit(request.url).path == f"/2/users/{ACCOUNT}/tweets"
            data = self.written if self.shows else []
            return HttpAnswer(200, {}, json.dumps({"data": data, "meta": {"result_count": len(data)}}).encode())
        if self.before:
            return _told(self.before.pop(0))
        content = json.loads(request.body or b"{}")
        if self.is_said(content["text"]):
            return HttpAnswer(403, {}, b'{"detail": "You are not allowed to create a Tweet with duplicate content."}')
        tweet = {
            "id": str(3_000_000_000_000_000_000 + len(self.written)),
            "text": content["text"],
            "referenced_tweets": [{"type": "replied_to", "id": content["reply"]["in_reply_to_tweet_id"]}],
        }
        self.written.append(tweet)
        if self.after:
            return _told(self.after.pop(0))
        return HttpAnswer(201, {}, json.dumps({"data": {"id": tweet["id"], "text": tweet["text"]}}).encode())

    def is_said(self, text: str) -> bool:
        """Whether we wrote that before."""
        return any(one["text"] == text for one in self.written)


def _told(what: BaseException | HttpAnswer) -> HttpAnswer:
    if isinstance(what, BaseException):
        raise what
    return what


class KeptLog:
    """The Log port: keeps every line, and takes none that `steps.STEPS` doesn't know."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Told]] = []

    def step(self, name: str, **fields: Told) -> None:
        line: dict[str, Told] = {"step": name, **{field: told for field, told in fields.items() if told is not None}}
        assert undocumented(line) == []
        self.lines.append(line)


def undocumented(line: Mapping[str, Any]) -> list[str]:
    """What of a line of the log the table of steps doesn't know, or misses."""
    step = steps.STEPS.get(line["step"])
    if step is None:
        return [f"step {line['step']}"]
    said_by_the_log = {"at", "level"}
    wrong = line.keys() - set(step.fields) - set(steps.ALWAYS) | set(steps.ALWAYS) - said_by_the_log - line.keys()
    outcome = str(line.get("outcome"))
    return [*(f"{line['step']}: field {name}" for name in sorted(wrong))] + (
        [] if outcome in step.outcomes else [f"{line['step']}: outcome {outcome}"]
    )


class KeptMetrics:
    """The Metrics port: keeps all values by name and dimensions, and takes none that `measures.MEASURES` doesn't know.

    Attributes:
        values: Of ``name`` or ``name dimension=value …``.
        flushes: How often somebody wanted them written.
    """

    def __init__(self) -> None:
        self.values: dict[str, list[float]] = {}
        self.flushes = 0

    def count(self, name: measures.Counted, amount: int = 1, **dimensions: str) -> None:
        self._keep(name, amount, dimensions)

    def time_ms(self, name: measures.Timed, ms: float, **dimensions: str) -> None:
        self._keep(name, ms, dimensions)

    def gauge(self, name: measures.Gauged, value: float, **dimensions: str) -> None:
        self._keep(name, value, dimensions)

    def flush(self) -> None:
        """Everything stays here."""
        self.flushes += 1

    def _keep(self, name: str, value: float, dimensions: Mapping[str, str]) -> None:
        assert tuple(dimensions) == measures.MEASURES[name].dimensions
        series = " ".join([name, *(f"{dimension}={told}" for dimension, told in dimensions.items())])
        self.values.setdefault(series, []).append(value)


class KeptSecrets:
    """The Vault port: secrets by name.

    Attributes:
        by_name: Newest first.
    """

    def __init__(self) -> None:
        self.by_name: dict[str, tuple[str, ...]] = {
            LINKS_SECRET: ("links-secret",),
            "x/mortons/consumer_secret": ("webhook-secret",),
            "x/mortons/access_token": ("x-token",),
            "facebook/mortons-fb/app_secret": ("app-secret",),
            "facebook/mortons-fb/verify_token": ("verify-token",),
        }

    def secrets(self, name: str) -> tuple[str, ...]:
        return self.by_name.get(name, ())


class CountedIds:
    """The Ids port: never the same twice."""

    def __init__(self) -> None:
        self._last = 0

    def token(self) -> str:
        self._last += 1
        return f"token-{self._last}"


class Stage:
    """One engine in memory, and everything around it within reach of a test.

    Attributes:
        brand: Whose posts it considers.
        clock: The engine's.
        queue_clock: On which leases of queues run.
        terminal: What the operator read.
    """

    def __init__(
        self,
        files: Files | None = None,
        *,
        at: datetime = STEAK_AT,
        on_x: bool = False,
        x: StandInX | None = None,
        path: Path | None = None,
        leases: Clock | None = None,
    ) -> None:
        """Start it, with the demo brand and its customers unless told otherwise.

        Args:
            on_x: X's API is set up, so that replies leave; else they stay in the local outbox.
            x: Another X than usual.
            path: Of the database, for tests with threads that must not wait. None: in memory.
            leases: On which leases of queues run. None: the clock of the tests' queues.
        """
        structs.learn()  # for tests with threads
        self.clock = FixedClock(at)
        self.queue_clock = FixedClock(at)
        self._leases: Clock = leases or self.queue_clock
        self.database = Database(path)
        self.records = HookedRecords(SqliteRecords(self.database, self.clock))
        self.log = KeptLog()
        self.metrics = KeptMetrics()
        self.terminal = StringIO()
        self.alarms = TerminalAlarms(self.terminal, self.log)
        self.notices = KeptNotices(self.clock)
        self.unsent = KeptNotices(self.clock)
        self.x = x or StandInX()
        self.vault = KeptSecrets()
        shelf = MemoryShelf()
        self.playbooks = PublishedPlaybooks(shelf, settings=actions.SETTINGS)
        self.brand = self.playbooks.publish(demo_files() if files is None else files).brand.id
        self.world = World(
            settings=Settings(api_bases={"x": "https://x.test"} if on_x else {}),
            clock=self.clock,
            ids=CountedIds(),
            log=self.log,
            metrics=self.metrics,
            alarms=self.alarms,
            records=self.records,
            raw=self._queue("raw"),
            items=self._queue("items"),
            effects=self._queue("effects"),
            shelf=shelf,
            vault=self.vault,
            http=self.x,
            notices=self.notices,
            unsent=self.unsent,
            playbooks=self.playbooks,
        )
        for brand, known in customers.read_seed((ROOT / "seeds" / "customers.json").read_bytes()).items():
            customers.fill(self.records, brand, known)
        self.records.calm()

    def receive(self, *, platform: str, endpoint: str, headers: Mapping[str, str], raw: bytes) -> None:
        """Take in a delivery, as a webhook does."""
        arrival = receive.verified(platform=platform, endpoint=endpoint, headers=headers, raw=raw, world=self.world)
        receive.keep([arrival], self.world)

    def _queue(self, name: str) -> Queue:
        return SqliteQueue(self.database, name, now=self._leases.now)

    def publish(self, files: Files) -> None:
        """Another version of the playbook is in force."""
        self.playbooks.publish(files)

    def with_records(self, records: Records) -> World:
        """The same world for somebody else, who reads and writes through other records."""
        return replace(self.world, records=records)

    def pass_time(self, **how_much: float) -> None:
        """Let time pass for everybody; nothing is done about it yet."""
        self.clock.at += timedelta(**how_much)
        self.queue_clock.at += timedelta(**how_much)

    def consider(self, event: PostEvent) -> str:
        """One delivery of a post; what can't be considered just now is delivered again later."""
        try:
            return pipeline.consider(item(event, self.brand), self.world)
        except TryAgainLater:
            self.world.items.put(item(event, self.brand))
            return "again"

    def retract(self, key: str = STEAK_KEY) -> str:
        """The author takes a post back."""
        return pipeline.consider(taken_back(key), self.world)

    def work(self) -> None:
        """Do what stands on the queues, until nothing is ready."""
        while any(
            [
                self._drain(self.world.raw, pipeline.normalise_body),
                self._drain(self.world.items, pipeline.consider),
                self._drain(self.world.effects, pipeline.perform),
            ]
        ):
            pass

    def _drain(self, queue: Queue, do: Callable[[str, World], object]) -> bool:
        messages = queue.take(limit=10)
        for message in messages:
            try:
                do(message.body, self.world)
            except TryAgainLater:
                assert queue.fail(message, after=timedelta(minutes=1))
            else:
                assert queue.done(message)
        return bool(messages)

    def tick(self, **how_much: float) -> None:
        """Time passes, and everything that it brings is done."""
        self.pass_time(**how_much)
        pipeline.sweep(self.world)
        for timer in pipeline.due_timers(self.world):
            pipeline.ring(timer, self.world)
        self.work()

    def restart(self) -> None:
        """Whoever was killed is gone; what it had taken from queues will be delivered again."""
        self.records.calm()
        self.queue_clock.at += timedelta(minutes=10)

    def decision(self, key: str = STEAK_KEY) -> Decision:
        found = decisions.get(self.records, key)
        assert found is not None
        return found[0]

    def state(self, planned_key: str) -> str:
        """Of an effect; ``none`` if it was never planned."""
        entry = outbox.get(self.records, "/".join(planned_key.split("/")[:1]), planned_key)
        return "none" if entry is None else entry.effect.state

    def states(self, key: str = STEAK_KEY) -> dict[str, str]:
        """Of all effects of a post, by their keys without the post's."""
        entries = outbox.of_post(self.records, key)
        return {entry.effect.planned.key.removeprefix(f"{key}/"): entry.effect.state for entry in entries}

    def task(self, planned_key: str = TASK) -> Task:
        found = tasks.of_action(self.records, planned_key)
        assert found is not None
        return found[0]

    def draft(self, planned_key: str = REPLY) -> Draft:
        found = drafts.of_action(self.records, planned_key)
        assert found is not None
        return found[0]

    def reserved(self, purse: str = "airport-delight") -> int:
        """Cents that are taken from a purse, over all periods."""
        return sum(stored.counters.get("cents", 0) for stored in self.records.query(f"purse#{self.brand}#{purse}"))

    def granted(self, rule: str = "airport-steak") -> dict[str, list[str]]:
        """Posts that each tally of a rule counts."""
        found = self.records.query(f"grants#{self.brand}#{rule}")
        return {stored.key.sort: sorted(stored.body["grants"]) for stored in found if stored.body["grants"]}

    def picture(self) -> dict[str, str]:
        """Everything that is kept and everything that left, without when it was."""
        with self.database.reading() as connection:
            rows = connection.execute("SELECT partition, sort, body, counters, agenda FROM records").fetchall()
        kept = {
            _timeless(f"{partition} {sort}"): _timeless(f"{body} {counters} {agenda}")
            for partition, sort, body, counters, agenda in rows
        }
        kept["notices"] = " ".join(sorted(self.notices.kept))
        kept["unsent"] = " ".join(sorted(self.unsent.kept))
        kept["on x"] = " | ".join(sorted(one["text"] for one in self.x.written))
        return dict(sorted(kept.items()))


_TIME = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)?|\b\d{12}(?=#)")
_TRIES = re.compile(r'"(tries|looks)":\d+')


def _timeless(text: str) -> str:
    return _TRIES.sub(r'"\1":n', _TIME.sub("at", text))


def item(event: PostEvent, brand: str = BRAND) -> str:
    """A post as it stands on the queue of items."""
    return msgspec.json.encode(ToConsider(brand=brand, post=event)).decode()


def taken_back(key: str = STEAK_KEY) -> str:
    """A retraction as it stands on the queue of items."""
    return msgspec.json.encode(ToConsider(brand=BRAND, retraction=Retraction(key=key, account_id=ACCOUNT))).decode()
