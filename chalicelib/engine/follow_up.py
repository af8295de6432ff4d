"""Follow up: timers and agendas. Looked at each minute on AWS, each second on one machine."""

from __future__ import annotations

from chalicelib.actions import escalate, notify_store
from chalicelib.books import cases, outbox, publications, tasks, timers
from chalicelib.domain.errors import Conflict
from chalicelib.domain.work import Task, Timer
from chalicelib.ports import World


def sweep(world: World, *, most: int = 100) -> int:
    """Announce effects that are due: committed but never announced, to be retried, or left by somebody who died.

    Args:
        most: The longest overdue ones; the others have to wait for the next look.
    """
    due = outbox.due(world.records, now=world.clock.now(), limit=most)
    for effect in due:
        outbox.announce(world.effects, effect.post_key, [effect.planned.key])
    return len(due)


def due_timers(world: World, *, most: int = 100) -> list[Timer]:
    """Whose time has come, the longest overdue first."""
    return timers.due(world.records, now=world.clock.now(), limit=most)


def acceptance_ran_out(timer: Timer, world: World) -> str:
    """Whoever was asked stayed silent: the next one is asked."""
    found = tasks.get(world.records, timer.about)
    if found is None or found[0].state != "offered" or found[0].offer.number != timer.number:
        world.records.write(timers.stop(timer))
        return "answered"
    if world.clock.now() < found[0].offer.accept_by:
        return "not_yet"  # the clock went back meanwhile
    silent = tasks.stay_silent(found[0], now=world.clock.now())
    changes, effects = notify_store.hand_on(silent, found[1], world)
    try:
        world.records.write(*changes, timers.stop(timer))
    except Conflict:
        return "overtaken"
    outbox.announce(world.effects, silent.post_key, effects)
    return "passed_on"


def deadline_is_over(timer: Timer, world: World) -> str:
    """What a store accepted has happened by now."""
    found = tasks.get(world.records, timer.about)
    if found is None or found[0].state != "accepted":
        world.records.write(timers.stop(timer))
        return "nothing_left"
    if not tasks.has_happened(found[0], now=world.clock.now()):
        return "moved"  # and the timer with it
    try:
        world.records.write(*tasks.finish(*found), timers.stop(timer))
    except Conflict:
        return "overtaken"
    return "done"


def answer_is_due(timer: Timer, world: World) -> str:
    """A case that was handed to a department should have been looked at by now: they are told again, once."""
    found = cases.get(world.records, timer.about)
    if found is None or not cases.is_untouched(found[0]):
        world.records.write(timers.stop(timer))
        return "answered"
    case = found[0]
    brand = world.playbooks.current(case.brand).brand
    entries = outbox.of_post(world.records, case.post_key)
    there = {entry.effect.planned.key for entry in entries}
    overdue = [
        reminder
        for entry in entries
        if entry.effect.planned.do == escalate.NAME and timer.id == escalate.timer_id(case.id, entry.effect.planned)
        for reminder in escalate.remind(entry.effect.planned, brand)
        if reminder.key not in there
    ]
    now = world.clock.now()
    try:
        world.records.write(
            timers.stop(timer),
            *(outbox.add(one, brand=case.brand, post_key=case.post_key, now=now) for one in overdue),
        )
    except Conflict:
        return "overtaken"
    outbox.announce(world.effects, case.post_key, [one.key for one in overdue])
    return "reminded"


def publication_is_due(timer: Timer, world: World) -> str:
    """Nobody withdrew a version while it waited: now it is in force."""
    found = publications.get(world.records, timer.about)
    waiting = None if found is None else found[0].waiting
    if found is None or waiting is None or waiting.number != timer.number or waiting.until is None:
        world.records.write(timers.stop(timer))
        return "nothing_left"
    now = world.clock.now()
    if now < waiting.until:
        return "not_yet"
    try:
        world.records.write(*publications.come_into_force(waiting, *found, now=now))
    except Conflict:
        return "overtaken"
    return "in_force"


def task_of(timer: Timer, world: World) -> Task | None:
    """The task a timer is about."""
    found = tasks.get(world.records, timer.about)
    return None if found is None else found[0]
