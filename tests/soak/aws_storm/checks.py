"""What must hold when a storm over AWS is over: all that must hold after kills, and what only AWS can break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from chalicelib.books import quarantine
from chalicelib.domain.work import Effect
from tests.soak.kill_storm import aftermath, checks
from tests.soak.kill_storm.aftermath import Aftermath

if TYPE_CHECKING:
    from tests.soak.aws_storm.storm import Storm


def gathered(storm: Storm) -> Aftermath:
    """Of an engine that stands still."""
    records, outside = storm.engine.world.records, storm.engine.outside
    queued = {
        **{name: queue.depth() for name, queue in storm.engine.queues().items()},
        **{f"dead {name}": queue.how_many_dead() for name, queue in storm.engine.queues().items()},
    }
    return Aftermath(
        plan=storm.plan,
        records=records,
        kept=aftermath.kept(records, storm.plan),
        astray=aftermath.astray(records, storm.plan),
        acknowledged=aftermath.told(storm.acknowledged),
        tried=aftermath.told(storm.tried),
        refused=tuple(storm.refused),
        seen={"x": outside.seen("x"), "facebook": outside.seen("facebook")},
        program=outside.seen("program"),
        on_boards=aftermath.on_boards(records),
        queued=queued,
        quarantined=len(quarantine.kept(records)),
        messages=frozenset(one.id for one in outside.seen("notices").posted),
        output="",
    )


def nothing_crashed(storm: Storm, _: Aftermath) -> Iterator[str]:
    """A function answers, whatever goes wrong; what nobody expected is told in the log as such."""
    yield from storm.engine.crashes
    expected = {"NotStored", "SecretsUnreadable"}
    yield from (
        str(line)
        for line in storm.engine.log.lines
        if line.get("outcome") == "broken" and line.get("error") not in expected
    )


def nobody_hears_of_others_who_were_not_there(storm: Storm, _: Aftermath) -> Iterator[str]:
    """A write that was tried again because its answer got lost is no conflict with itself."""
    yield from storm.people.fooled


def people_were_told_of_what_is_done(_: Storm, after: Aftermath) -> Iterator[str]:
    """By key, once or more often, but never of what nobody planned."""
    effects = {effect.planned.key: effect for effect in _effects(after)}
    yield from (f"{key}: a message that nobody planned" for key in after.messages - effects.keys())
    for key, effect in effects.items():
        told = effect.receipt is not None and effect.receipt.provider in {"outbox", "webhook"}
        if told and effect.planned.do != "call_webhook" and key not in after.messages:
            yield f"{key}: done, and nobody was told"


def each_receipt_is_for_one_effect(_: Storm, after: Aftermath) -> Iterator[str]:
    receipts = Counter(
        (effect.receipt.provider, effect.receipt.provider_id)
        for effect in _effects(after)
        if effect.receipt is not None and effect.receipt.provider != "engine"  # what turned out to be no use any more
    )
    yield from (f"{receipt} stands on {times} effects" for receipt, times in receipts.items() if times > 1)


CHECKS: tuple[Callable[[Storm, Aftermath], Iterator[str]], ...] = (
    nothing_crashed,
    nobody_hears_of_others_who_were_not_there,
    people_were_told_of_what_is_done,
    each_receipt_is_for_one_effect,
)
OF_KILLS = tuple(one for one in checks.CHECKS if one is not checks.our_people_were_told_of_what_is_done)


def problems(storm: Storm, after: Aftermath) -> list[str]:
    """Everything that doesn't hold."""
    found = [(check.__name__, told) for check in OF_KILLS for told in check(after)]
    found += [(check.__name__, told) for check in CHECKS for told in check(storm, after)]
    return [f"{name.replace('_', ' ')}: {told}" for name, told in found]


def _effects(after: Aftermath) -> Iterator[Effect]:
    for kept in after.kept.values():
        yield from kept.effects.values()
