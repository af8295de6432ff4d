"""Act: outbox entry → receipt. Lease → perform → done; an unknown fate is read back before any retry."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from chalicelib import actions
from chalicelib.actions.action import Action
from chalicelib.books import cases, drafts, outbox, replies, withdrawal
from chalicelib.books.items import retraction_key
from chalicelib.domain.decision import CaseRequest
from chalicelib.domain.errors import Conflict, FateUnknown, GaveUp, OutOfService, TryAgainLater, place
from chalicelib.domain.work import Effect, Receipt
from chalicelib.ports import Change, Http, HttpAnswer, HttpRequest, World
from chalicelib.steps import Stopwatch


class _Step(NamedTuple):
    """What came of one look at an effect.

    Attributes:
        changes: To be written; empty: nothing moved.
        receipt: It happened, and this proves it.
    """

    outcome: str
    changes: list[Change]
    receipt: Receipt | None = None


class _Acted(NamedTuple):
    """What is told of it.

    Attributes:
        receipt: None: it didn't happen just now.
    """

    outcome: str
    effect: Effect
    receipt: Receipt | None = None


class _Heard:
    """The Http port, remembering how the other side answered last.

    Attributes:
        status: None: it didn't.
    """

    def __init__(self, behind: Http) -> None:
        self._behind = behind
        self.status: int | None = None

    def send(self, request: HttpRequest) -> HttpAnswer:
        self.status = None
        answer = self._behind.send(request)
        self.status = answer.status
        return answer


def act(post_key: str, planned_key: str, world: World) -> str:
    """Bring one effect a step further; returns the outcome."""
    watch = Stopwatch()
    entry = outbox.get(world.records, post_key, planned_key)
    if entry is None or not _is_due(entry.effect, world.clock.now()):
        return "not_due"
    heard = _Heard(world.http)
    acted = _act(entry, replace(world, http=heard))
    latency_ms, action = watch.ms(), acted.effect.planned.do
    world.log.step(
        "act",
        **_names(acted.effect),
        outcome=acted.outcome,
        latency_ms=latency_ms,
        tries=acted.effect.tries,
        provider=None if acted.receipt is None else acted.receipt.provider,
        provider_status=None if heard.status is None else heard.status // 100,
    )
    world.metrics.count("effects", action=action, outcome=acted.outcome)
    world.metrics.time_ms("act_latency", latency_ms, action=action)
    return acted.outcome


def _act(entry: outbox.Entry, world: World) -> _Acted:
    now = world.clock.now()
    action = actions.BY_NAME.get(entry.effect.planned.do)
    if action is None:  # planned by a later version of the engine, which is gone again
        return _written(_gave_up(entry, "this engine knows no such action", world), entry, world)
    uncertain = entry.effect.state == "unknown" or (entry.effect.state == "leased" and not action.repeatable)
    retracted = _is_retracted(entry.effect, world)
    begin = outbox.cancel(entry) if retracted and not uncertain else outbox.lease(entry, looking=uncertain, now=now)
    try:
        world.records.write(begin)
    except Conflict:
        return _Acted("taken", entry.effect)
    if retracted and not uncertain:
        return _Acted("retracted", entry.effect)
    leased = outbox.Entry(outbox.leased(entry.effect, looking=uncertain, now=now), entry.version + 1)
    step = _settle(action, leased, world) if uncertain else _perform(action, leased, world)
    return _written(step, leased, world)


def _written(step: _Step, entry: outbox.Entry, world: World) -> _Acted:
    try:
        world.records.write(*step.changes)
    except Conflict:
        return _Acted(_overtaken(entry, step, world), entry.effect, step.receipt)
    return _Acted(step.outcome, entry.effect, step.receipt)


def _is_due(effect: Effect, now: datetime) -> bool:
    """What nobody has tried yet is due at once, by whatever clock it was planned: that clock may have been ahead."""
    fresh = effect.state == "waiting" and effect.tries == 0
    return effect.due_at is not None and (fresh or effect.due_at <= now)


def _perform(action: Action, entry: outbox.Entry, world: World) -> _Step:
    watch = Stopwatch()
    try:
        receipt = action.perform(entry.effect, world)
    except TryAgainLater as error:
        if isinstance(error.__cause__, OutOfService):
            world.alarms.raised(error.__cause__)
        return _later(entry, error, world)
    except GaveUp as error:
        return _gave_up(entry, str(error), world)
    except FateUnknown as error:
        return _unknown(entry, error, world)
    except Exception as error:  # noqa: BLE001  (the outbox worker is one of the two rims: nothing may end it)
        _broken(entry, error, watch, world)
        if action.repeatable:
            return _later(entry, TryAgainLater(type(error).__name__), world)
        return _unknown(entry, FateUnknown(type(error).__name__), world)
    return _done(entry, receipt, world)


def _settle(action: Action, entry: outbox.Entry, world: World) -> _Step:
    """Somebody may have done it: ask the other side before anything else."""
    watch = Stopwatch()
    try:
        receipt = action.read_back(entry.effect, world)
    except GaveUp as error:
        return _gave_up(entry, str(error), world)
    except (TryAgainLater, FateUnknown) as error:
        return _unknown(entry, FateUnknown(str(error)), world)
    except Exception as error:  # noqa: BLE001  (as above)
        _broken(entry, error, watch, world)
        return _unknown(entry, FateUnknown(type(error).__name__), world)
    if receipt is not None:
        return _done(entry, receipt, world)
    if not entry.effect.retry_if_absent:
        return _gave_up(entry, "refused as said before, and not found where it belongs", world)
    return _later(entry, TryAgainLater("it did not happen"), world)


def _later(entry: outbox.Entry, error: TryAgainLater, world: World) -> _Step:
    if _is_retracted(entry.effect, world):
        return _Step("retracted", [outbox.cancel(entry)])
    entry = outbox.begun(entry) if error.begun else entry
    if entry.effect.tries >= outbox.MAX_TRIES:
        return _gave_up(entry, f"tried {entry.effect.tries} times: {error}", world)
    return _Step("retry", [outbox.retry(entry, now=world.clock.now(), after=error.after, problem=str(error))])


def _unknown(entry: outbox.Entry, error: FateUnknown, world: World) -> _Step:
    """Looked for again and again, ever less often; when nobody can tell, a person has to look."""
    if entry.effect.looks >= outbox.MAX_TRIES:
        return _gave_up(entry, f"nobody can tell whether it happened: {error}", world)
    retry = error.retry_if_absent and entry.effect.retry_if_absent
    change = outbox.unknown(entry, now=world.clock.now(), problem=str(error), retry_if_absent=retry)
    return _Step("unknown", [change])


def _done(entry: outbox.Entry, receipt: Receipt, world: World) -> _Step:
    changes: list[Change] = [outbox.done(entry, receipt)]
    draft = entry.effect.planned.settings.get("draft")
    if draft is not None:
        changes += [*drafts.sent(world.records, str(draft), receipt), replies.claim(receipt, entry.effect.planned.key)]
    return _Step("done", changes, receipt)


def _gave_up(entry: outbox.Entry, problem: str, world: World) -> _Step:
    """A person has to know; unless the post was taken back, then nobody misses it."""
    effect, now = entry.effect, world.clock.now()
    if _is_retracted(effect, world):
        return _Step("retracted", [outbox.cancel(entry)])
    brand = world.playbooks.current(effect.brand).brand
    reason = f"{cases.GAVE_UP}{effect.planned.do}"
    changes = cases.raise_case(
        world.records,
        CaseRequest(kind="held", department=brand.care_department, reason=reason),
        brand=effect.brand,
        post_key=effect.post_key,
        person=None,
        now=now,
        answer_minutes=brand.service_level.first_answer_minutes,
    )
    draft = effect.planned.settings.get("draft")
    if draft is not None:
        changes += drafts.not_sent(world.records, str(draft))
    return _Step("gave_up", [outbox.give_up(entry, problem=problem), *changes])


def _overtaken(leased: outbox.Entry, step: _Step, world: World) -> str:
    """Something moved while it was performed. What happened is written down all the same; the rest waits its turn."""
    effect = leased.effect
    current = outbox.get(world.records, effect.post_key, effect.planned.key)
    if step.receipt is None or current is None or current.effect.state == "done":
        return "overtaken"
    try:
        world.records.write(*_done(current, step.receipt, world).changes)
    except Conflict:
        return "overtaken"  # again, or another effect has this reply; its lease ends, and it is looked for
    return "done_meanwhile"


def _is_retracted(effect: Effect, world: World) -> bool:
    """Whether the post was taken back, and this with it; or by an edit only the reply that this would send."""
    if withdrawal.not_to_be_taken_back(effect.planned):
        return False
    if world.records.get(retraction_key(effect.post_key)) is not None:
        return True
    draft = effect.planned.settings.get("draft")
    found = None if draft is None else drafts.get(world.records, str(draft))
    return found is not None and found[0].state == "withdrawn"


def _broken(entry: outbox.Entry, error: Exception, watch: Stopwatch, world: World) -> None:
    trouble = {"error": type(error).__name__, "place": place(error)}
    if isinstance(error, OutOfService):
        world.alarms.raised(error)
        world.log.step("act", **_names(entry.effect), outcome="again", latency_ms=watch.ms(), **trouble)
        world.metrics.count("retries", step="act")
    else:
        world.log.step("act", **_names(entry.effect), outcome="broken", latency_ms=watch.ms(), **trouble)
        world.metrics.count("breakages", step="act")


def _names(effect: Effect) -> dict[str, str]:
    planned = effect.planned
    return {"post_key": effect.post_key, "effect": planned.key, "rule": planned.rule, "action": planned.do}
