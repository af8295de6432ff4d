"""Every exception of the engine, one tree, with the fate of each beside it.

::

    DelightError
    ├── WebhookRejected      the HTTP answer says why; nothing is stored
    ├── Unreadable           the item is quarantined with its JSON path; the rest of the batch goes on
    ├── PlaybookBroken       the playbook is refused; the last good version stays in force
    ├── NotRendered          the text is held for a person
    ├── Conflict             nothing was written; read again and try again
    ├── OutOfService         503, and an alarm: somebody who runs the engine has to see to it; then it goes on by itself
    │   ├── NotStored            the platform delivers the webhook again, the queue the message
    │   ├── SecretsUnreadable    so nothing can be verified or signed
    │   ├── PlaybookRefused      the version that was published can't be used; the last good one stays in force
    │   └── ClockJumped          told, and that is all
    ├── TryAgainLater        the outbox comes back after a pause
    ├── GaveUp               the case goes to a person
    ├── FateUnknown          the outbox reads back what happened before any retry
    └── Refused              a person asked for something that can't be done (any more); the page says why

A "no" from a guardrail is no exception: it is a value with a reason (`decision.Reason`).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from chalicelib.domain import advice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.problem import Problem
    from chalicelib.domain.sentence import Language, Sentence

_OURS = __file__.removesuffix("domain/errors.py")
_MOST_FRAMES = 8


def place(error: BaseException) -> str:
    """Where it was raised, for the log: ``file:line function`` of the engine's own frames, the innermost last.

    Nothing but names and numbers of our own source is in it: no message, no value, no template, no file of others.
    """
    frames = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.startswith(_OURS):
            frames.append(f"{code.co_filename.removeprefix(_OURS)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " > ".join(frames[-_MOST_FRAMES:])


class DelightError(Exception):
    """Root of everything that the engine raises on purpose."""

    def said(self, language: Language) -> str:
        """What it says, in a language if it was raised with a sentence."""
        told = self.args[0] if self.args else ""
        return str(self) if isinstance(told, str) else str(told.said(language))


class WebhookRejected(DelightError):
    """A request to a webhook that is not accepted.

    Attributes:
        status: HTTP status of the answer.
        code: Short word for machines, e.g. ``bad_signature``; also the outcome in the log.
        fix: What the person who set up the webhook can do about it. Never quotes the request.
    """

    def __init__(self, *, status: int, code: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.fix = fix


class Unreadable(DelightError):
    """Untrusted JSON that is not what was promised.

    Attributes:
        path: Where, as JSON path from the root, e.g. ``$.data.payload.id``.
        problem: What is wrong there, without quoting the value.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class PlaybookBroken(DelightError):
    """A playbook that must not decide anything.

    Attributes:
        problems: All that was found.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class NotRendered(DelightError):
    """A text that can't be rendered, or is too long for where it goes.

    Attributes:
        why: In each language of our people.
    """

    def __init__(self, why: Sentence) -> None:
        super().__init__(str(why))
        self.why = why


class Conflict(DelightError):
    """An expectation of a write did not hold; nothing was written.

    Attributes:
        change: The first `ports.Change` whose expectation failed.
    """

    def __init__(self, change: object) -> None:
        super().__init__(f"expectation failed: {type(change).__name__} {getattr(change, 'key', '')}")
        self.change = change


class OutOfService(DelightError):
    """What the engine stands on fails.

    Attributes:
        about: One word for it; the alarm's name.
        fix: What to do about it. Names no place, so that strangers may read it.
        kind: Tells one failure from another; the same again is no news.
    """

    about = "engine"

    def __init__(self, fix: str, *, where: str | None = None) -> None:
        """Say it.

        Args:
            where: The file or folder, for the terminal and the log.
        """
        super().__init__(fix if where is None else f"{where}: {fix}")
        self.fix = self.kind = fix


class NotStored(OutOfService):
    """Durable storage did not take it, or can't be read (disk full, read-only, locked for too long)."""

    about = "storage"


class SecretsUnreadable(OutOfService):
    """The vault can't be read; the message says why, and never quotes it."""

    about = "secrets"

    def __init__(self, problem: str) -> None:
        super().__init__(advice.SECRETS)
        self.kind = problem
        self.args = (problem,)


class PlaybookRefused(OutOfService):
    """A published version that must not decide anything.

    Attributes:
        first: The first of what is wrong in it: file, JSON path and code. None: it can't be read at all.
    """

    about = "playbook"

    def __init__(self, fix: str, *, brand: str, version: str, problems: Sequence[Problem] = ()) -> None:
        more = "".join(f"\n  {brand}/{problem}" for problem in problems)
        super().__init__(fix, where=f"{brand} {version}")
        self.args = (f"{self.args[0]}{more}",)
        self.kind = f"{brand} {version} {fix}"
        self.first = f"{problems[0].file}{problems[0].path} {problems[0].code}" if problems else None


class ClockJumped(OutOfService):
    """Somebody set the clock, or the machine slept."""

    about = "clock"


class TryAgainLater(DelightError):
    """Nothing happened, and it may work later.

    Attributes:
        after: How long to wait at least. None: the outbox's own backoff.
        begun: A part happened all the same, and will not be done again: one channel of several took the message.
    """

    def __init__(self, problem: str, *, after: timedelta | None = None, begun: bool = False) -> None:
        super().__init__(problem)
        self.after = after
        self.begun = begun


class GaveUp(DelightError):
    """It can't be done; a person has to know."""


class FateUnknown(DelightError):
    """It was asked for, and nobody knows whether it happened.

    Attributes:
        retry_if_absent: Whether trying again makes sense when the other side turns out not to have it.
    """

    retry_if_absent = True


class Refused(DelightError):
    """A person's wish that can't be fulfilled.

    Attributes:
        code: Short word for machines, which a page turns into a sentence in the reader's language.
        facts: What the sentence needs, e.g. who was faster and when.
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
