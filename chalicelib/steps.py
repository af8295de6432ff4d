"""What the log may say: every step with its outcomes, their levels and what to do about them, and every field.

One table for the log itself (it takes a line's level from here), for ``docs/ops/logs.md`` and for the tests, in which
a step, a field or an outcome that is not here is an error. On the receive path: the standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import Literal, NamedTuple

Level = Literal["info", "warning", "error"]


class Stopwatch:
    """How long a step takes, whatever happens to any clock meanwhile."""

    __slots__ = ("_since",)

    def __init__(self) -> None:
        self._since = perf_counter()

    def ms(self) -> float:
        """Milliseconds since it was made."""
        return round((perf_counter() - self._since) * 1000, 3)


class Outcome(NamedTuple):
    """How a step can end.

    Attributes:
        level: ``info``: as it should be; ``warning``: it will be tried again, or somebody was refused;
            ``error``: somebody has to look.
        todo: What to do about it. Empty: nothing.
    """

    level: Level
    meaning: str
    todo: str = ""


class Step(NamedTuple):
    """One kind of line.

    Attributes:
        fields: That its lines may have besides `ALWAYS`.
    """

    meaning: str
    fields: tuple[str, ...]
    outcomes: Mapping[str, Outcome]


ALWAYS = ("at", "level", "step", "outcome", "latency_ms")
OF_THE_CALL = ("trace",)
"""In every line, on AWS only."""

FIELDS: Mapping[str, str] = {
    "at": "the engine's time when the line was written, ISO 8601, UTC",
    "level": "`info`, `warning` or `error`",
    "step": "what was done",
    "outcome": "how it ended",
    "latency_ms": "how long it took so far, in milliseconds",
    "trace": "on AWS: X-Ray's id of the call, the same in all lines of one request or one batch",
    "status": "HTTP status of the answer",
    "platform": "the platform in the webhook's address; only of an endpoint that we know",
    "endpoint": "the endpoint in the webhook's address; only of one that we know",
    "bytes": "size of the request's body",
    "delivery": "the first 16 hex digits of the body's SHA-256: leads from `receive` to `normalise`, and to the "
    "file on the shelf, whose name holds the whole hash",
    "post_key": "platform and id of the post: leads from `normalise` to `consider` and `act`, and is what "
    "`delight trace` takes",
    "reason": "a word of the platform's reader: why it is no post, or what happened to the account",
    "path": "where the body can't be read, as JSON path",
    "decision_id": "the decision, the same for the same post and playbook version everywhere",
    "version": "the playbook version that decided, or that was published",
    "brand": "the brand whose playbook it is",
    "previous": "the playbook version that was in force until then",
    "problem": "the first of what is wrong with a playbook: file, JSON path and code",
    "rules": "ids of the rules that matched, in firing order, those in shadow included",
    "planned": "how many actions were planned",
    "case": "kind of the case that was opened; absent: none",
    "rule": "the rule whose action it is",
    "effect": "key of the planned action: post, rule, position",
    "action": "name of the action",
    "tries": "how often it was tried: deciding, because others kept writing; acting, because it failed",
    "provider": "who did it, as its receipt says",
    "provider_status": "class of the last answer that the other side gave to our call: 2, 4, 5 (hundred)",
    "timer": "what the time had come for",
    "about": "id of the task, case or brand that a timer is about; of an alarm: `storage`, `secrets`, `playbook`, "
    "`clock`",
    "times": "how often it failed until it worked again",
    "page": "which page",
    "receives": "how often the queue has delivered the message; after five times it is a dead letter",
    "error": "type of the exception; its message is never written, for it may quote a post",
    "place": "where it was raised: files, lines and functions of the engine, the innermost last",
    "advice": "what the engine stands on fails, and what to do",
}

_BROKEN = Outcome(
    "error", "a bug, or a machine that is out of order; nothing is lost", "Look at `error` and `place`, and report it."
)
_AGAIN = Outcome("warning", "it can't be done just now; the queue delivers it again", "Nothing, unless it goes on.")
_NOT_STORED = Outcome("error", "503: it could not be stored; the platform comes again", "Do what `advice` says.")
_NO_SECRETS = Outcome("error", "503: the secrets can't be read", "Do what `advice` says.")
_FROM_QUEUE = ("error", "place", "receives")
_OVERTAKEN = Outcome("info", "somebody else was faster; nothing was done twice")

_REFUSED: Mapping[str, Outcome] = {
    "unknown_endpoint": Outcome(
        "warning", "404: no such endpoint, or it has no secret", "If it is ours: `channels.json` and the secrets file."
    ),
    "no_secret": Outcome("error", "401: a secret of the endpoint is empty", "Put it into the secrets file."),
    "unsigned": Outcome("warning", "401: no signature", "Nothing: strangers. Many of them: look at the proxy."),
    "bad_signature": Outcome(
        "warning",
        "401: the signature doesn't fit",
        "If all of a platform: its secret was changed.",
    ),
    "stale": Outcome("warning", "401: signed too long ago, or in the future", "Check this machine's clock."),
    "too_big": Outcome("warning", "413: larger than any platform sends"),
    "not_stored": _NOT_STORED,
    "no_secrets": _NO_SECRETS,
    "broken": _BROKEN,
}

STEPS: Mapping[str, Step] = {
    "receive": Step(
        "a webhook's event: verified and kept",
        ("status", "platform", "endpoint", "bytes", "delivery", "error", "place", "advice"),
        {"ok": Outcome("info", "acknowledged with 200, after it was on the disk"), **_REFUSED},
    ),
    "challenge": Step(
        "a platform asks whether the endpoint is ours",
        ("status", "platform", "endpoint", "error", "place", "advice"),
        {
            "ok": Outcome("info", "proved"),
            "bad_challenge": Outcome("warning", "400: not how this platform asks"),
            "bad_token": Outcome(
                "warning", "403: not our verify token", "If you are setting it up: compare it with the secrets file."
            ),
            **{code: _REFUSED[code] for code in ("unknown_endpoint", "no_secret", "no_secrets", "broken")},
        },
    ),
    "http": Step(
        "a request that was refused before any page or webhook saw it",
        ("status", "error", "place"),
        {
            "refused": Outcome(
                "warning", "unknown address, wrong method or type, bad length", "With `error`: report it."
            ),
            "broken": _BROKEN,
        },
    ),
    "page": Step(
        "a page of the console or of a store",
        ("page", "status", "error", "place", "advice"),
        {
            "ok": Outcome("info", "answered; `status` tells how"),
            "not_stored": Outcome("error", "503: it could not be read or stored", "Do what `advice` says."),
            "no_secrets": _NO_SECRETS,
            "broken": _BROKEN,
        },
    ),
    "normalise": Step(
        "a body is read; one line for each thing in it",
        ("platform", "endpoint", "delivery", "post_key", "reason", "path", *_FROM_QUEUE),
        {
            "post": Outcome("info", "a post or an edit waits to be considered"),
            "retraction": Outcome("info", "a deletion waits to be considered"),
            "ignored": Outcome("info", "no post; `reason` tells why"),
            "account_alert": Outcome(
                "error", "something happened to our account", "`access_revoked`: connect the account again."
            ),
            "quarantined": Outcome(
                "error", "well signed, but it can't be read; kept on the shelf", "Look at `path` in the kept body."
            ),
            "again": _AGAIN,
            "broken": _BROKEN,
        },
    ),
    "consider": Step(
        "a post or a retraction: enriched, matched, decided, stored",
        ("post_key", "decision_id", "version", "rules", "planned", "case", "tries", *_FROM_QUEUE),
        {
            "decided": Outcome("info", "a first decision is stored, with all that follows from it"),
            "amended": Outcome("info", "the post was edited; what has not happened yet was planned again"),
            "duplicate": Outcome("info", "the same post again; its decision stands"),
            "retracted": Outcome("info", "taken back: what has not happened yet never will"),
            "retracted_before": Outcome("info", "the post came after its own deletion; nothing is done"),
            "empty": Outcome("error", "a message with nothing in it", "Report it."),
            "again": _AGAIN,
            "broken": _BROKEN,
        },
    ),
    "act": Step(
        "one planned action on its way to its receipt",
        ("post_key", "effect", "rule", "action", "tries", "provider", "provider_status", *_FROM_QUEUE),
        {
            "done": Outcome("info", "it happened, and the receipt is stored"),
            "done_meanwhile": Outcome("info", "it happened while the post changed; the receipt is stored"),
            "retry": Outcome("warning", "it did not happen; tried again after a pause", "Nothing, unless it goes on."),
            "unknown": Outcome(
                "warning", "nobody knows whether it happened; it is looked for", "Nothing, unless it goes on."
            ),
            "gave_up": Outcome("error", "it can't be done; a case waits for a person", "See to the case."),
            "retracted": Outcome("info", "the post was taken back, so it is not done"),
            "taken": _OVERTAKEN,
            "overtaken": _OVERTAKEN,
            "again": _AGAIN,
            "broken": _BROKEN,
        },
    ),
    "follow_up": Step(
        "what time brings",
        ("timer", "about", "error", "place"),
        {
            "passed_on": Outcome("info", "whoever was asked stayed silent; the next one is asked"),
            "otherwise": Outcome("warning", "no store took it; the rule's `otherwise` is done", "Look at the rosters."),
            "reminded": Outcome("warning", "a case waits for too long; its department was told again", "Answer it."),
            "done": Outcome("info", "a store's promise has been kept by now"),
            "answered": Outcome("info", "it was answered in time"),
            "seen_to": Outcome("info", "somebody else saw to it"),
            "nothing_left": Outcome("info", "what it was about is gone"),
            "moved": Outcome("info", "the deadline was moved, and the timer with it"),
            "not_yet": Outcome("info", "the clock went back meanwhile; it rings again"),
            "in_force": Outcome("info", "the waiting time of a playbook version is over; it is in force"),
            "overtaken": _OVERTAKEN,
            "again": _AGAIN,
            "broken": _BROKEN,
        },
    ),
    "playbook": Step(
        "another version of a brand's playbook is in force; whoever runs the engine takes it up within seconds",
        ("brand", "version", "previous", "problem", "error", "place"),
        {
            "taken": Outcome("info", "it decides from now on; what is under way ends by the version that decided it"),
            "refused": Outcome("error", "it can't be used; the last good version stays in force", "See the alarm."),
            "again": Outcome("warning", "the storage can't be read just now"),
            "broken": _BROKEN,
        },
    ),
    "upload": Step(
        "a playbook or customers were put into the bucket, to be taken up",
        ("brand", "version", "error", "place"),
        {
            "published": Outcome("info", "it is in force, or was already"),
            "proposed": Outcome("info", "it waits for a second person, or for its time"),
            "filled": Outcome("info", "the customers are in the book"),
            "refused": Outcome(
                "error",
                "it can't be used; what is in force stays in force",
                "`answers/<brand>.json` in the bucket says all that is wrong with a playbook.",
            ),
            "again": _AGAIN,
            "broken": _BROKEN,
        },
    ),
    "alarm": Step(
        "what the engine stands on; the terminal and `/health` say the same",
        ("about", "advice", "times"),
        {
            "raised": Outcome("error", "it fails", "Do what `advice` says; it goes on by itself."),
            "over": Outcome("info", "it has worked again for some seconds"),
        },
    ),
    "metrics": Step(
        "looking at queues, cases and purses each minute, and writing the metrics",
        ("error", "place"),
        {"again": Outcome("warning", "the storage can't be read just now"), "broken": _BROKEN},
    ),
}

_LEVELS: Mapping[tuple[str, str], Level] = {
    (name, outcome): told.level for name, step in STEPS.items() for outcome, told in step.outcomes.items()
}


def level(step: str, outcome: object) -> Level:
    """Of a line; what the table doesn't know deserves a look."""
    return _LEVELS.get((step, str(outcome)), "error")
