"""Requests and answers, free of any framework, and the rim at which every error becomes an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from chalicelib.domain.errors import NotStored, OutOfService, WebhookRejected, place
from chalicelib.ports import Told, World
from chalicelib.steps import Stopwatch

MAX_FORM = 64 * 1024
MAX_FIELDS = 20
NOT_STORED = "not_stored", "it could not be stored"
UNAVAILABLE = "unavailable", "something is broken here"


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request.

    Attributes:
        headers: Names in lower case.
        base: Path prefix under which the engine is reached, without a slash at its end.
    """

    method: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    raw: bytes = b""
    base: str = ""

    def form(self) -> dict[str, str]:
        """The fields of a form; empty if it is none, or too big to be one of ours."""
        if len(self.raw) > MAX_FORM:
            return {}
        try:
            return dict(parse_qsl(self.raw.decode(), keep_blank_values=True, max_num_fields=MAX_FIELDS))
        except ValueError:
            return {}

    def cookie(self, name: str) -> str | None:
        """One cookie."""
        for part in self.headers.get("cookie", "").split(";"):
            found, _, value = part.strip().partition("=")
            if found == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer."""

    status: int
    body: str
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


def problem(status: int, *, code: str, message: str, fix: str, path: str | None = None) -> Answer:
    """An error as every API of the engine tells it."""
    content = {"code": code, "message": message, "path": path, "fix": fix}
    return Answer(status, json.dumps(content))


REFUSALS: Mapping[int, Answer] = {
    405: problem(405, code="wrong_method", message="this is not done here", fix="Check the method."),
    415: problem(
        415,
        code="wrong_content_type",
        message="this content type is not read",
        fix="Webhooks are application/json, forms application/x-www-form-urlencoded.",
    ),
}


def refused(status: int, world: World, watch: Stopwatch) -> Answer:
    """What to say to a request that no function of ours takes."""
    world.log.step("http", status=status, outcome="refused", latency_ms=watch.ms())
    return REFUSALS[status]


UNPROVEN = frozenset({"unknown_endpoint", "too_big", "broken"})
"""Outcomes that don't say whether the endpoint is one of ours: its name may be one that a stranger chose."""


def guarded(
    name: str, call: Callable[[], Answer], world: World, *, names: Mapping[str, str], told: Mapping[str, Told]
) -> Answer:
    """Run a call; whatever it raises becomes an answer and one line in the log, without a word of the request.

    Args:
        names: In the address; told in the log where they are known to be ours.
        told: For the line besides; read once the call is over.
    """
    watch = Stopwatch()
    try:
        answer = call()
    except Exception as error:  # noqa: BLE001  (one of the two rims: a stranger never sees a stack trace)
        return failed(name, error, world, watch, names=names, told=told)
    world.log.step(name, status=answer.status, outcome="ok", latency_ms=watch.ms(), **told, **names)
    return answer


def failed(
    name: str,
    error: Exception,
    world: World,
    watch: Stopwatch,
    *,
    names: Mapping[str, str],
    told: Mapping[str, Told],
) -> Answer:
    """What to say where a step raised this; the arguments are those of `guarded`."""
    trouble: dict[str, Told] = {}
    if isinstance(error, WebhookRejected):
        outcome = error.code
        answer = problem(error.status, code=error.code, message=error.message, fix=error.fix)
    elif isinstance(error, OutOfService):
        world.alarms.raised(error)
        outcome, trouble = "not_stored" if isinstance(error, NotStored) else "no_secrets", {"advice": str(error)}
        code, message = NOT_STORED if isinstance(error, NotStored) else UNAVAILABLE
        answer = problem(503, code=code, message=message, fix=error.fix)
    else:
        outcome, trouble = "broken", {"error": type(error).__name__, "place": place(error)}
        code, message = UNAVAILABLE
        answer = problem(503, code=code, message=message, fix="Try again; the log has more.")
    told = {**told, **trouble, **({} if outcome in UNPROVEN else names)}
    world.log.step(name, status=answer.status, outcome=outcome, latency_ms=watch.ms(), **told)
    if outcome == "broken":
        world.metrics.count("breakages", step=name)
    else:
        world.metrics.count("refusals", reason=outcome)
    return answer
