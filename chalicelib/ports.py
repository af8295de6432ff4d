"""Every port on one page, and the World that holds them: nothing else in the engine touches the outside.

Adapters live in `adapters/`; each port has one contract suite in ``tests/contract/`` for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from chalicelib.domain.carried import HttpAnswer, HttpRequest, Notice
from chalicelib.domain.message import Message
from chalicelib.domain.records import ABSENT, Add, Change, Check, Delete, Due, Key, Put, Stored
from chalicelib.measures import Counted, Gauged, Timed

if TYPE_CHECKING:
    from chalicelib.domain.errors import OutOfService
    from chalicelib.domain.playbook import Playbook
    from chalicelib.domain.publication import Publication
    from chalicelib.domain.settings import Settings
    from chalicelib.domain.work import Receipt

__all__ = ["ABSENT", "Add", "Change", "Check", "Delete", "Due", "HttpAnswer", "HttpRequest", "Key", "Message", "Notice"]
__all__ += ["Put", "Stored"]  # besides what is defined here


class Records(Protocol):
    """Items by key, written all or nothing."""

    def get(self, key: Key) -> Stored | None:
        """The item as last written, by anybody. None: not there, deleted or expired."""

    def get_all(self, keys: Iterable[Key]) -> Mapping[Key, Stored]:
        """Any number of items, each as `get` gives it, at about the price of one; what isn't there is left out."""

    def query(
        self, partition: str, *, prefix: str = "", after: str | None = None, limit: int = 100
    ) -> Sequence[Stored]:
        """Items whose sort key starts with the prefix, in the order of their sort keys, from behind `after` on."""

    def due(self, agenda: str, *, now: datetime, limit: int = 100) -> Sequence[Stored]:
        """Items on the agenda with a due time up to `now`, the longest overdue first.

        Each is as last written. What was written a moment ago may be missing, and is there the next time.
        """

    def latest(self, agenda: str, *, since: datetime, limit: int = 100) -> Sequence[Stored]:
        """Items on the agenda with a due time from `since` on, the latest first; as with `due`."""

    def write(self, *changes: Change) -> None:
        """Apply every change, or none. At most 100, and each key at most once.

        Raises:
            Conflict: An expectation did not hold; `conflict.change` is the first that failed, and nothing was written.
            NotStored: The storage can't take it now, or did and nobody knows.
            ValueError: More than 100 changes, a key twice, a naive time, or larger than the storage takes anything.
        """


class Queue(Protocol):
    """Things to do, delivered at least once, in order within a group."""

    def put(self, body: str, *, group: str | None = None, key: str | None = None) -> None:
        """Keep it durably before returning.

        Args:
            group: Messages of one group are delivered in the order of their puts. None: no order.
            key: A second put with the same key may be dropped while the first is not done. None: never dropped.

        Raises:
            NotStored: It could not be kept.
            ValueError: A group, but the queue keeps no order.
        """

    def put_all(self, bodies: Sequence[str]) -> None:
        """Keep all of them durably before returning, each as if it were put alone, without a group or key.

        Raises:
            NotStored: Not all could be kept. Some may have been, so whoever puts them again may put some twice.
        """

    def take(self, *, limit: int = 1, lease: timedelta = timedelta(seconds=30)) -> Sequence[Message]:
        """Deliver what is ready, or some of it. What is not `done` when the lease ends is delivered again.

        One take may bring several of a group, in their order: whoever fails one fails those behind it too. To others no
        message of a group is delivered while an earlier one of it is leased or waits for its next try.
        """

    def done(self, message: Message) -> bool:
        """Never deliver it again. False: the lease was lost, and somebody else has it or had it.

        A queue may not notice that a lease was lost; then True says nothing, and whoever has the message keeps it.
        """

    def fail(self, message: Message, *, after: timedelta = timedelta(0), counts: bool = True) -> bool:
        """Give it back; after too many deliveries it goes to the dead letters, when somebody takes again at the latest.

        Args:
            after: How long it waits at least.
            counts: False: it was not the message's fault, so this delivery doesn't count as one; where the queue counts
                all the same, it waits longer instead.

        Returns:
            As `done`.
        """

    def dead(self, *, limit: int = 100) -> Sequence[Message]:
        """Dead letters, oldest first, or some of them. Their group goes on without them."""

    def how_many_dead(self) -> int:
        """How many dead letters there are, or about as many."""

    def redrive(self, *, limit: int = 100) -> int:
        """Put dead letters back, oldest first; they start with fresh tries. Returns how many."""

    def depth(self) -> int:
        """How many wait or are being worked on, or about as many; dead letters don't count."""


class Shelf(Protocol):
    """Named bytes: playbook bundles, raw bodies. ValueError: no name for it (`domain.shelf_names`)."""

    def put(self, name: str, content: bytes) -> None:
        """Keep it durably; the same name again replaces it. NotStored: it could not be kept."""

    def get(self, name: str) -> bytes | None:
        """None: nothing has that name. NotStored: it can't be read."""


class Vault(Protocol):
    """Secrets by name."""

    def secrets(self, name: str) -> tuple[str, ...]:
        """The valid ones, newest first; two while one is being rotated. Empty: there is none, so refuse."""


class OwnersVault(Vault, Protocol):
    """The same for whoever puts them there; the engine itself has no right to."""

    def put(self, name: str, secrets: tuple[str, ...]) -> None:
        """From now on these are the valid ones, one or two, the newest first. Others hear of it when they ask again.

        Raises:
            SecretsUnreadable: They can't be kept; what was there still is.
            ValueError: None or more than two, or one is empty.
        """


class Http(Protocol):
    """Requests to platforms over HTTPS."""

    def send(self, request: HttpRequest) -> HttpAnswer:
        """Send it once; never follows redirects, never retries.

        Raises:
            TryAgainLater: It never left: no connection could be made.
            FateUnknown: It may have arrived: no answer came.
        """


class Notices(Protocol):
    """Messages to our own people: stores, departments."""

    def send(self, notice: Notice) -> Receipt:
        """Send it; the same key again may be sent again, but is recognised as the same.

        Raises:
            TryAgainLater: The channel is out of reach.
            GaveUp: It refuses for good.
        """


class LocalOutbox(Notices, Protocol):
    """Shows what was sent, and on which channels it went out; without any, it stayed here."""

    def seen(self) -> Sequence[Mapping[str, Any]]:
        """What is in it, newest first: ``key at brand to subject text link channels refused``."""


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """UTC, aware."""


class Ids(Protocol):
    """Randomness."""

    def token(self) -> str:
        """URL-safe, at least 128 bits, never the same twice."""


Told = str | int | float | bool | tuple[str, ...] | None
"""What the log may hold: codes, keys and numbers; never a text, a handle, a token or a secret."""


class Log(Protocol):
    """One line of JSON a step; `steps.STEPS` names them all, with their fields, outcomes and levels."""

    def step(self, name: str, **fields: Told) -> None:
        """Write it; never raises, whatever becomes of the line."""


class Metrics(Protocol):
    """What is counted and measured; `measures.MEASURES` names it all, with units and dimensions.

    Gathered in memory, so that a post costs next to nothing; a figure that gets lost harms nobody.
    """

    def count(self, name: Counted, amount: int = 1, **dimensions: str) -> None:
        """So many more of it happened."""

    def time_ms(self, name: Timed, ms: float, **dimensions: str) -> None:
        """It took so long once."""

    def gauge(self, name: Gauged, value: float, **dimensions: str) -> None:
        """It stands at this now."""

    def flush(self) -> None:
        """Write out what was gathered since the last time."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that fails.

    Attributes:
        fix: What to do about it; no secret from strangers.
        times: How often it failed since it last worked.
    """

    fix: str
    times: int


class Alarms(Protocol):
    """What somebody who runs the engine has to see to now. Each change is told once: on the terminal, in the log."""

    def raised(self, error: OutOfService) -> None:
        """It failed. Never raises anything itself."""

    def over(self, about: str) -> None:
        """It works again."""

    def standing(self) -> Mapping[str, Alarm]:
        """What is wrong now, by `OutOfService.about`."""


class Playbooks(Protocol):
    """Playbook versions on the shelf, and the ones that decide in this process.

    Which ones should, for every process, is written down in `books.publications`.
    """

    def publish(self, bundle: Mapping[str, str]) -> Playbook:
        """`keep` it, and `use` it.

        Raises:
            PlaybookBroken: As `keep`.
        """

    def keep(self, bundle: Mapping[str, str]) -> Playbook:
        """Put a brand's files (path → text) on the shelf as a version; nothing is decided by it yet.

        Raises:
            PlaybookBroken: It is not kept, with all that is wrong with it.
        """

    def load(self, publication: Publication) -> Playbook:
        """The version from the shelf, ready to be used, with its rules on trial.

        Raises:
            PlaybookRefused: It is not there, not what was published, or doesn't pass today's checks.
        """

    def use(self, playbook: Playbook) -> None:
        """From now on it decides in this process; what others hold stays as it is."""

    def brands(self) -> Iterable[str]:
        """Ids, sorted."""

    def current(self, brand: str) -> Playbook:
        """The version that decides in this process. KeyError: no such brand."""

    def version(self, brand: str, version: str) -> Playbook:
        """That version, however old. KeyError: never published."""

    def files(self, brand: str, version: str) -> Mapping[str, Any]:
        """That version's files: path → JSON value, or text. KeyError: never published.

        Raises:
            PlaybookRefused: They are not what was published.
        """

    def endpoint(self, platform: str, name: str) -> Playbook | None:
        """The playbook whose channels name this endpoint. None: unknown endpoint."""


@dataclass(frozen=True, slots=True)
class World:
    """Everything outside, handed in.

    Attributes:
        raw: Verified raw bodies, unordered.
        items: Posts and retractions, in the order of their conversation.
        effects: Keys of outbox entries that are due.
        unsent: Takes what must not really leave, because no platform is set up.
    """

    settings: Settings
    clock: Clock
    ids: Ids
    log: Log
    metrics: Metrics
    alarms: Alarms
    records: Records
    raw: Queue
    items: Queue
    effects: Queue
    shelf: Shelf
    vault: Vault
    http: Http
    notices: Notices
    unsent: LocalOutbox
    playbooks: Playbooks
